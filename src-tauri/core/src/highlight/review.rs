//! What the user says of passages that did not stay the same in a newer version. Nothing is carried to other words unasked.

use super::Passage;
use crate::anchor::{self, Place, Verdict};
use crate::document::ByteRange;
use crate::error::{Error, Result};
use crate::id::{DocumentId, HighlightId};
use crate::library::{Done, Library, Op};
use crate::storage;
use serde::{Deserialize, Serialize};

/// Whether a passage's place in a document waits for the user's answer, or what that was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Nobody said anything yet.
    Open,
    /// The place that was proposed is right, or the passage is gone indeed.
    Accepted,
    /// The user showed where it stands.
    Placed,
    /// It is not in this version.
    KeptOld,
}

impl Review {
    const ALL: [Self; 4] = [Self::Open, Self::Accepted, Self::Placed, Self::KeptOld];

    /// The name as it stands in the file and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Placed => "placed",
            Self::KeptOld => "kept_old",
        }
    }

    /// The review of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|review| review.name() == name)
    }
}

/// What the user says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The words that were found are the passage now; or it is gone indeed.
    Accept,
    /// It stands there.
    Place(ByteRange),
    /// It does not stand in this version.
    KeepOld,
}

impl Library {
    /// Answers for passages what became of them in `document`. An answer can be given anew at any time. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when a passage is not known in that document; [`Error::Invalid`] when a place holds no words.
    /// Nothing is changed then.
    pub fn answer_review(
        &mut self,
        document: DocumentId,
        passages: &[HighlightId],
        answer: Answer,
    ) -> Result<Done<()>> {
        let shown = self.document(document)?;
        let name = match passages {
            [one] => self.passage(*one)?.exact,
            _ => String::new(),
        };
        let quote = match answer {
            Answer::Place(range) => Some(anchor::describe(&shown, range)?),
            _ => None,
        };
        self.transact(Op::AnswerReview.named(passages.len(), &name), |tx| {
            for passage in passages {
                let anchors = storage::highlight::anchors(tx.conn(), *passage)?;
                let row = anchors.into_iter().find(|row| row.document == document);
                let row = row.ok_or_else(|| Error::NotFound(format!("passage {passage} in document {document}")))?;
                let (place, review) = match (answer, &quote) {
                    (Answer::Accept, _) => (row.place, Review::Accepted),
                    (Answer::KeepOld, _) => (row.place, Review::KeptOld),
                    (Answer::Place(_), Some(quote)) => {
                        let exact = storage::highlight::selector(tx.conn(), *passage)?.exact;
                        let is_same = anchor::is_same(&exact, &quote.exact);
                        let verdict = if is_same { Verdict::Moved } else { Verdict::Changed };
                        (Place { verdict, range: Some(quote.range) }, Review::Placed)
                    }
                    (Answer::Place(_), None) => unreachable!("a place was described"),
                };
                let is_changed = tx.set_anchor(row.id, place, Some(review))?;
                tx.count(is_changed);
            }
            Ok(())
        })
    }

    /// The passages of `document` that wait for the user's answer, in reading order; those that are gone come last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_reviews(&self, document: DocumentId) -> Result<Vec<Passage>> {
        Ok(self.passages(document)?.into_iter().filter(|passage| passage.review == Some(Review::Open)).collect())
    }

    /// The document that a passage was marked in; `None` when it is no longer there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn marked_in(&self, passage: HighlightId) -> Result<Option<DocumentId>> {
        self.read(|conn| {
            let anchors = storage::highlight::anchors(conn, passage)?;
            Ok(anchors.into_iter().find(|row| row.place.verdict == Verdict::Same).map(|row| row.document))
        })
    }
}
