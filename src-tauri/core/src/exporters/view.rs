//! What an exporter may see: the articles of a scope, read one by one, and no way to write.

use crate::article::{Article, Order, Scope};
use crate::capture::Capture;
use crate::document::Document;
use crate::error::{Error, Result};
use crate::highlight::{Colour, Passage};
use crate::id::ArticleId;
use crate::note::Subject;
use crate::search::Query;
use crate::storage::{self, Connection};
use std::collections::HashSet;
use std::path::PathBuf;

/// What is exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportScope {
    /// These articles, in this order, wherever they are.
    Articles(Vec<ArticleId>),
    /// Everything a list shows, newest first.
    List {
        /// Which articles.
        scope: Scope,
        /// The query; empty for all of the scope.
        query: Query,
    },
    /// The whole library. Formats made to be read leave the trash out; the lossless one takes it with it.
    Everything,
}

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file or folder.
    pub path: PathBuf,
    /// Files written.
    pub files: u32,
    /// Articles in them.
    pub articles: u32,
    /// Passages in them.
    pub passages: u32,
}

/// The articles of an export, to read.
pub struct ExportView<'l> {
    pub(super) conn: &'l Connection,
    /// In the order of the list.
    articles: Vec<ArticleId>,
    pub(super) is_everything: bool,
}

/// An article with everything that is exported of it in a format made to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedArticle {
    /// The article.
    pub article: Article,
    /// The capture that is shown of it.
    pub capture: Capture,
    /// The document that is shown of it.
    pub document: Document,
    /// Paths of its own tags.
    pub tags: Vec<String>,
    /// Its note, in Markdown; empty when it has none.
    pub note: String,
    /// Its passages outside the trash, in reading order. Those that do not stand in the document come last, without a
    /// place.
    pub passages: Vec<Passage>,
}

/// An article with what cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The article.
    pub article: Article,
    /// The capture that is shown of it.
    pub capture: Capture,
    /// Paths of its own tags.
    pub tags: Vec<String>,
}

impl<'l> ExportView<'l> {
    /// Of what `scope` names; `found` is what its query finds, in order.
    pub(super) fn new(conn: &'l Connection, scope: &ExportScope, found: Option<Vec<ArticleId>>) -> Result<Self> {
        let listed = |scope: &Scope| {
            storage::article::list(conn, scope, Order::Newest, 0, u32::MAX).map(|(_, articles)| articles)
        };
        let articles = match scope {
            ExportScope::Articles(articles) => {
                let mut seen = HashSet::new();
                articles.iter().copied().filter(|article| seen.insert(*article)).collect()
            }
            ExportScope::List { scope, .. } => found.map_or_else(|| listed(scope), Ok)?,
            ExportScope::Everything => listed(&Scope::Articles)?,
        };
        Ok(Self { conn, articles, is_everything: matches!(scope, ExportScope::Everything) })
    }

    /// What a colour is called: the user's name where there is one, with the colour's own behind it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn colour_name(&self, colour: Colour) -> Result<String> {
        let names = storage::highlight::colour_names(self.conn)?;
        Ok(names.of(colour).map_or_else(|| colour.name().to_owned(), |name| format!("{name} ({})", colour.name())))
    }

    /// Number of articles in formats made to be read.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether there is no article.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// What cites each article, read one after the other.
    pub fn headers(&self) -> impl Iterator<Item = Result<Header>> + '_ {
        self.articles.iter().map(|article| self.header(*article))
    }

    /// Each article with all that is on it, read one after the other.
    pub fn articles(&self) -> impl Iterator<Item = Result<ExportedArticle>> + '_ {
        self.articles.iter().map(|article| self.article(*article))
    }

    /// The keys of the articles of a lossless export, in order of their uids.
    pub(super) fn kept(&self) -> Result<Vec<ArticleId>> {
        if self.is_everything {
            return storage::article::all(self.conn);
        }
        let mut kept = self
            .articles
            .iter()
            .map(|article| Ok((storage::article::get(self.conn, *article)?.uid, *article)))
            .collect::<Result<Vec<_>>>()?;
        kept.sort_unstable();
        Ok(kept.into_iter().map(|(_, article)| article).collect())
    }

    /// The view of one of its articles.
    pub(super) fn only(&self, header: &Header) -> Self {
        Self { conn: self.conn, articles: vec![header.article.id], is_everything: false }
    }

    fn header(&self, id: ArticleId) -> Result<Header> {
        let article = storage::article::get(self.conn, id)?;
        let newest = storage::capture::of_article(self.conn, id)?.into_iter().next();
        let capture = newest.ok_or_else(|| Error::NotFound(format!("a capture of article {id}")))?;
        Ok(Header { article, capture, tags: storage::tag::of_article(self.conn, id)? })
    }

    fn article(&self, id: ArticleId) -> Result<ExportedArticle> {
        let Header { article, capture, tags } = self.header(id)?;
        let mut passages = storage::highlight::of_document(self.conn, capture.document)?;
        let placed: HashSet<_> = passages.iter().map(|passage| passage.id).collect();
        for passage in storage::highlight::of_article(self.conn, id)? {
            if placed.contains(&passage) {
                continue;
            }
            // It stands in an older document only: its words go out, its place there would be wrong here.
            let passage = storage::highlight::get(self.conn, passage)?;
            if passage.trashed_ms.is_none() {
                passages.push(Passage { range: None, ..passage });
            }
        }
        Ok(ExportedArticle {
            document: storage::capture::document(self.conn, capture.document)?,
            note: storage::note::get(self.conn, Subject::Article(id))?.map(|note| note.body).unwrap_or_default(),
            article,
            capture,
            tags,
            passages,
        })
    }
}
