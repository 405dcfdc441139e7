//! Lists of articles, searched or not, in windows: a list of any length costs what its window costs.

use super::Article;
use crate::capture::Capture;
use crate::document::Document;
use crate::error::Result;
use crate::id::{ArticleId, DocumentId, TagId};
use crate::library::Library;
use crate::search::{Found, Query, Window, every};
use crate::storage::search::Asked;
use crate::storage::{self, Connection};

/// Which articles a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scope {
    /// Outside the trash and not archived.
    Inbox,
    /// Outside the trash.
    #[default]
    Articles,
    /// Outside the trash, with this tag or one below it on themselves or on a passage.
    Tag(TagId),
    /// In the trash.
    Trash,
}

/// In which order a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Clipped last, first.
    Newest,
    /// Clipped first, first.
    Oldest,
    /// Published last, first; those without a date at the end.
    Published,
    /// By headline.
    Headline,
    /// Best match first; as [`Order::Newest`] when nothing is searched for.
    Relevance,
}

/// What a list shows of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The article.
    pub article: Article,
    /// The document that is shown of it.
    pub document: DocumentId,
    /// The first words of the text.
    pub lead: String,
    /// Words of the text.
    pub words: u32,
    /// Number of passages outside the trash.
    pub passages: u32,
    /// Whether it has a note of its own.
    pub has_note: bool,
    /// Paths of its tags and those of its passages, in order.
    pub tags: Vec<String>,
    /// How many versions of it there are, without those that the user has still to say yes to.
    pub versions: u32,
    /// Whether its words changed after it was clipped first.
    pub is_edited: bool,
    /// Whether a capture waits for the user to say that it is a version of it.
    pub is_doubtful: bool,
    /// Passages whose place in the document that is shown waits for the user's answer.
    pub reviews: u32,
    /// How many copies of its story there are outside the trash, itself too; 0 when there are no others.
    pub copies: u32,
    /// Whether it was not read yet.
    pub is_unread: bool,
}

/// A row with the place that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The row.
    pub row: Row,
    /// The best matching place, when something was searched for.
    pub found: Option<Found>,
    /// How well it matches, higher is better; `None` where that was not asked for.
    pub score: Option<f64>,
}

/// A window of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// All articles that fit.
    pub total: u32,
    /// All passages of them, outside the trash.
    pub passages: u32,
    /// The window.
    pub rows: Vec<Listed>,
}

impl Listed {
    /// The row of an article that fits `query`, with the place that shows it.
    pub(crate) fn of(conn: &Connection, query: &Query, article: ArticleId, score: Option<f64>) -> Result<Self> {
        let row = storage::article::row(conn, article)?;
        let found = if query.is_empty() { None } else { query.place_in(conn, &row)? };
        Ok(Self { row, found, score })
    }
}

impl Library {
    /// A window of the articles of `scope` that fit `query`.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] for a tag that is not here; [`crate::Error::Invalid`] for a query of too many terms; when
    /// the file cannot be read.
    pub fn list_articles(&self, scope: Scope, query: &Query, order: Order, offset: u32, limit: u32) -> Result<Page> {
        let asked = Asked { order, window: Window { offset, limit }, ..every(query, &scope, &|| false) };
        self.search(|conn, engine| {
            let found = engine.find(conn, &asked)?;
            let rows = found
                .rows
                .into_iter()
                .map(|(article, score)| Listed::of(conn, query, ArticleId(article), score))
                .collect::<Result<_>>()?;
            Ok(Page { total: found.count, passages: engine.passages_of(conn, &asked)?, rows })
        })
    }

    /// Every article of `scope` that fits `query`, clipped last first.
    pub(crate) fn listed(&self, scope: &Scope, query: &Query) -> Result<Vec<ArticleId>> {
        let found = self.search(|conn, engine| engine.find(conn, &every(query, scope, &|| false)))?;
        Ok(found.rows.into_iter().map(|(article, _)| ArticleId(article)).collect())
    }

    /// One article.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn article(&self, id: ArticleId) -> Result<Article> {
        self.read(|conn| storage::article::get(conn, id))
    }

    /// The captures of an article, the newest version first; those that the user has still to say yes to come last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn captures(&self, article: ArticleId) -> Result<Vec<Capture>> {
        self.read(|conn| storage::capture::of_article(conn, article))
    }

    /// The document that is shown of an article: the newest of its newest version.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn shown_document(&self, article: ArticleId) -> Result<DocumentId> {
        self.read(|conn| storage::capture::shown_document(conn, article))
    }

    /// A document.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`]; [`crate::Error::Corrupt`] when its invariants do not hold.
    pub fn document(&self, id: DocumentId) -> Result<Document> {
        self.read(|conn| storage::capture::document(conn, id))
    }

    /// Number of words of a document.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn document_words(&self, id: DocumentId) -> Result<u32> {
        self.read(|conn| storage::capture::words(conn, id))
    }

    /// The article that a document belongs to.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn article_of_document(&self, id: DocumentId) -> Result<ArticleId> {
        self.read(|conn| storage::capture::article_of(conn, id))
    }

    /// Paths of an article's own tags.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn article_tags(&self, article: ArticleId) -> Result<Vec<String>> {
        self.read(|conn| storage::tag::of_article(conn, article))
    }

    /// The note on an article; empty when it has none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn article_note(&self, article: ArticleId) -> Result<String> {
        self.read(|conn| storage::note::of_article(conn, article))
    }
}
