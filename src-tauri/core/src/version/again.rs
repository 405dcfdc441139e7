//! Reading a source again, for a later extraction may read it better.

use crate::capture::{Draft, Hash, Original};
use crate::error::{Error, Result};
use crate::extract::EXTRACTOR;
use crate::highlight;
use crate::id::{ArticleId, DocumentId};
use crate::importers::{Held, Reader};
use crate::library::{Done, Library, Op};
use crate::storage;
use crate::storage::capture::NewDocument;

impl Library {
    /// Reads the source of the version that is shown again and adds the document that this extraction makes of it; the old
    /// one stays. `None` when this extraction read it before or the text comes out the same. Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the source cannot be read by itself; [`Error::NotFound`].
    pub fn extract_again(&mut self, article: ArticleId, reader: &dyn Reader) -> Result<Done<Option<DocumentId>>> {
        let shown = self.shown_document(article)?;
        let (capture, row) = self.read(|conn| storage::capture::document_row(conn, shown))?;
        let known = self.read(|conn| storage::capture::document_by(conn, capture, EXTRACTOR))?;
        let name = self.article(article)?.citation.headline.unwrap_or_default();
        if row.extractor >= EXTRACTOR || known.is_some_and(|(_, is_withdrawn)| !is_withdrawn) {
            return self.transact(Op::ExtractAgain.named(1, &name), |_| Ok(None));
        }
        let draft = read_again(&self.original(capture)?, reader)?;
        let old = self.document(shown)?;
        if draft.document == old {
            return self.transact(Op::ExtractAgain.named(1, &name), |_| Ok(None));
        }
        self.transact(Op::ExtractAgain.named(1, &name), |tx| {
            for picture in &draft.pictures {
                storage::blob::put(tx.conn(), picture.hash, Some(picture.media_type), &picture.bytes)?;
            }
            let text = Hash::of(draft.document.text.as_bytes());
            let same =
                known.map(|(id, _)| storage::capture::owner_of_document(tx.conn(), id).map(|(_, hash)| (id, hash)));
            let id = match same.transpose()? {
                // Undo took it back before.
                Some((id, hash)) if hash == text => {
                    tx.bring_back(storage::Noun::Document, id.0)?;
                    id
                }
                Some((id, _)) => return Err(Error::Conflict(format!("document {id} was read otherwise before"))),
                None => tx.add_document(&NewDocument {
                    uid: None,
                    capture,
                    extractor: EXTRACTOR,
                    found: &draft.citation,
                    document: &draft.document,
                    made_from: None,
                })?,
            };
            super::change::follow_fields(tx, article, shown)?;
            highlight::carry(tx, article, None)?;
            Ok(Some(id))
        })
    }
}

fn read_again(original: &Original, reader: &dyn Reader) -> Result<Draft> {
    match reader.take(&original.source()) {
        Ok(Held::Article(incoming)) => Ok(incoming.draft),
        Ok(Held::Many(_) | Held::Archive(_) | Held::Annotations(_)) => {
            Err(Error::Invalid("the source holds more than this article and cannot be read again".to_owned()))
        }
        Err(error) => Err(Error::Invalid(format!("the source cannot be read again: {error}"))),
    }
}
