//! Lists of articles, searched or not, in windows: a list of any length costs what its window costs.

use super::Article;
use crate::capture::Capture;
use crate::document::Document;
use crate::error::Result;
use crate::id::{ArticleId, DocumentId, TagId};
use crate::library::Library;
use crate::search::{Found, Query};
use crate::storage;

/// Which articles a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Outside the trash and not archived.
    Inbox,
    /// Outside the trash.
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
}

/// A row with the place that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The row.
    pub row: Row,
    /// The best matching place, when something was searched for.
    pub found: Option<Found>,
    /// How well it matches, higher is better; `None` when nothing was searched for.
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

impl Library {
    /// A window of the articles of `scope` that fit `query`.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] for a tag that is not here; when the file cannot be read.
    pub fn list_articles(&self, scope: Scope, query: &Query, order: Order, offset: u32, limit: u32) -> Result<Page> {
        self.read(|conn| {
            if query.is_empty() {
                let (total, articles) = storage::article::list(conn, &scope, order, offset, limit)?;
                let rows = articles
                    .into_iter()
                    .map(|article| Ok(Listed { row: storage::article::row(conn, article)?, found: None, score: None }))
                    .collect::<Result<_>>()?;
                return Ok(Page { total, passages: storage::article::passages_in(conn, &scope)?, rows });
            }
            let hits = storage::search::find(conn, &query.wanted(), &scope, order, offset, limit)?;
            let rows = hits
                .articles
                .into_iter()
                .map(|(article, score)| {
                    let row = storage::article::row(conn, article)?;
                    let found = query.place_in(conn, &row)?;
                    Ok(Listed { row, found, score })
                })
                .collect::<Result<_>>()?;
            Ok(Page { total: hits.total, passages: hits.passages, rows })
        })
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
