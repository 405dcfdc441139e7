//! Marking, and changes of passages. Every one can be undone.

use super::{Colour, Passage};
use crate::anchor::{self, QuoteError};
use crate::article::Scope;
use crate::document::ByteRange;
use crate::error::{Error, Result};
use crate::id::{DocumentId, HighlightId};
use crate::library::{Done, Library, Op};
use crate::search::{List, Window, every};
use crate::storage::search::Asked;
use crate::storage::{self, Noun};

impl From<QuoteError> for Error {
    fn from(error: QuoteError) -> Self {
        Self::Invalid(error.to_string())
    }
}

impl Library {
    /// Marks `range` of the document on screen, which need not be the newest. The same stretch in the same colour is not
    /// marked twice.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the range does not fit the document or holds no words.
    pub fn add_highlight(&mut self, shown: DocumentId, range: ByteRange, colour: Colour) -> Result<Done<HighlightId>> {
        let article = self.read(|conn| storage::capture::article_of(conn, shown))?;
        let document = self.read(|conn| storage::capture::document(conn, shown))?;
        let quote = anchor::describe(&document, range)?;
        self.transact(Op::AddHighlight.of(1), |tx| {
            match storage::highlight::same(tx.conn(), shown, quote.range, colour)? {
                Some(present) => Ok(present),
                None => {
                    let added = tx.add_highlight(article, shown, &quote, colour)?;
                    super::carry(tx, article, Some(added))?;
                    Ok(added)
                }
            }
        })
    }

    /// Gives passages another colour.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is changed.
    pub fn set_highlight_colour(&mut self, passages: &[HighlightId], colour: Colour) -> Result<Done<()>> {
        self.transact(Op::SetHighlightColour.of(passages.len()), |tx| {
            for passage in passages {
                let is_changed = tx.update(Noun::Highlight, passage.0, &[("colour", &colour.name())])?;
                tx.count(is_changed);
            }
            Ok(())
        })
    }

    /// Throws passages away. They stay in the trash until it is emptied.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is changed.
    pub fn trash_highlights(&mut self, passages: &[HighlightId]) -> Result<Done<()>> {
        self.transact(Op::TrashHighlights.of(passages.len()), |tx| {
            for passage in passages {
                let is_already = storage::highlight::get(tx.conn(), *passage)?.trashed_ms.is_some();
                tx.count(!is_already);
                if !is_already {
                    let now_ms = Some(tx.now_ms());
                    tx.update(Noun::Highlight, passage.0, &[("trashed_ms", &now_ms)])?;
                }
            }
            Ok(())
        })
    }

    /// Brings passages back from the trash.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is changed.
    pub fn restore_highlights(&mut self, passages: &[HighlightId]) -> Result<Done<()>> {
        self.transact(Op::RestoreHighlights.of(passages.len()), |tx| {
            for passage in passages {
                let is_changed = tx.update(Noun::Highlight, passage.0, &[("trashed_ms", &None::<i64>)])?;
                tx.count(is_changed);
            }
            Ok(())
        })
    }

    /// The passages of a document outside the trash, in reading order; those that are gone from it come last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn passages(&self, document: DocumentId) -> Result<Vec<Passage>> {
        self.read(|conn| storage::highlight::of_document(conn, document))
    }

    /// One passage, in the trash or not.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn passage(&self, id: HighlightId) -> Result<Passage> {
        self.read(|conn| storage::highlight::get(conn, id))
    }

    /// A window of all passages that fit `query`, newest first, and their number; of those in the trash, or of those
    /// outside.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn list_passages(&self, is_trash: bool, query: &str, offset: u32, limit: u32) -> Result<(u32, Vec<Passage>)> {
        let query = self.query(query, false);
        let scope = if is_trash { Scope::Trash } else { Scope::Articles };
        let asked =
            Asked { list: List::Passages, window: Window { offset, limit }, ..every(&query, &scope, &|| false) };
        self.search(|conn, engine| {
            let found = engine.find(conn, &asked)?;
            let passage = |(id, _)| storage::highlight::get(conn, HighlightId(id));
            Ok((found.count, found.rows.into_iter().map(passage).collect::<Result<_>>()?))
        })
    }
}
