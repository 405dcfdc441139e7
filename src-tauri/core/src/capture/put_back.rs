//! Putting back what extraction left out: a new document of the same capture.

use crate::error::{Error, Result};
use crate::highlight;
use crate::id::DocumentId;
use crate::library::{Done, Library, Op};
use crate::storage::capture::{MadeFrom, NewDocument};
use crate::storage::{self, Noun};

/// Characters of the stretch that name the step.
const NAME_CHARS: usize = 60;

impl Library {
    /// Makes a document in which the stretch `which` of what was left out of `shown` is a paragraph at its place. It is
    /// shown from then on, passages stand in it at the same words, and `shown` stays as it is. Undoable.
    ///
    /// # Errors
    /// [`Error::Conflict`] when `shown` is not the document that is shown of its article; [`Error::Invalid`] when nothing
    /// of that number was left out.
    pub fn put_back(&mut self, shown: DocumentId, which: u32) -> Result<Done<DocumentId>> {
        let article = self.article_of_document(shown)?;
        if self.shown_document(article)? != shown {
            return Err(Error::Conflict(
                "the article has got another text since; open it again and put the text back there".to_owned(),
            ));
        }
        let document = self.document(shown)?;
        let nothing = || Error::Invalid("nothing that can be put back was left out there".to_owned());
        let made = document.put_back(which as usize).ok_or_else(nothing)?;
        let stretch = document.dropped.get(which as usize).ok_or_else(nothing)?;
        let name: String = stretch.text.chars().take(NAME_CHARS).collect();
        self.transact(Op::PutBack.named(1, &name), |tx| {
            let from = MadeFrom { base: shown, put_back: which };
            // What was made before and taken back by undo is the same document.
            let id = if let Some((present, _)) = storage::capture::document_made(tx.conn(), from)? {
                tx.bring_back(Noun::Document, present.0)?;
                present
            } else {
                let (capture, row) = storage::capture::document_row(tx.conn(), shown)?;
                tx.add_document(&NewDocument {
                    uid: None,
                    capture,
                    extractor: row.extractor,
                    found: &row.found,
                    document: &made,
                    made_from: Some(from),
                })?
            };
            highlight::carry(tx, article, None)?;
            Ok(id)
        })
    }
}
