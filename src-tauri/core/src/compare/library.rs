//! Two documents of a library, compared.

use super::{Comparison, Version, compare};
use crate::article::Citation;
use crate::document::Document;
use crate::error::Result;
use crate::id::{ArticleId, CaptureId, DocumentId};
use crate::library::Library;
use crate::storage;

/// One of two documents, with what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Which article it is of.
    pub article: ArticleId,
    /// Which capture it was read from.
    pub capture: CaptureId,
    /// When that was taken, in UTC milliseconds.
    pub captured_ms: i64,
    /// When the source says that it was taken from the web, in UTC milliseconds.
    pub saved_ms: Option<i64>,
    /// Where it came from.
    pub url: Option<String>,
    /// SHA-256 of the bytes as they came.
    pub source: crate::capture::Hash,
    /// Key of the document.
    pub id: DocumentId,
    /// The document.
    pub document: Document,
    /// The fields as extraction found them in the same source.
    pub citation: Citation,
}

/// Two documents and what differs between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The earlier one.
    pub old: Side,
    /// The later one.
    pub new: Side,
    /// What differs.
    pub comparison: Comparison,
}

impl Side {
    fn version(&self) -> Version<'_> {
        Version { document: &self.document, citation: &self.citation }
    }
}

impl Library {
    /// Compares two documents, of one article or of two.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`]; [`crate::Error::Corrupt`] when the invariants of one do not hold.
    pub fn compare(&self, old: DocumentId, new: DocumentId) -> Result<Compared> {
        let (old, new) = (self.side(old)?, self.side(new)?);
        let comparison = compare(old.version(), new.version());
        Ok(Compared { old, new, comparison })
    }

    fn side(&self, id: DocumentId) -> Result<Side> {
        let article = self.article_of_document(id)?;
        let document = self.document(id)?;
        let (capture, citation) =
            self.read(|conn| storage::capture::document_row(conn, id).map(|(capture, row)| (capture, row.found)))?;
        let not_found = || crate::Error::NotFound(format!("capture {capture}"));
        let taken = self.captures(article)?.into_iter().find(|one| one.id == capture).ok_or_else(not_found)?;
        Ok(Side {
            article,
            capture,
            captured_ms: taken.captured_ms,
            saved_ms: taken.saved_ms,
            url: taken.url,
            source: taken.source,
            id,
            document,
            citation,
        })
    }
}
