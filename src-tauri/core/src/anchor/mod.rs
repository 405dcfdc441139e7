//! Where a passage stands in a document, and how a stretch is described so that it can be found again.

mod align;
mod describe;
mod editing;
mod find;
mod follow;
mod local;
mod map;
mod moves;
mod quoted;
mod words;

pub(crate) use describe::trimmed;
pub use describe::{Quote, QuoteError, describe, locate};
pub use find::{Selector, find};
pub use follow::{Place, follow};
pub(crate) use quoted::{Quotable, Quotation, Quoted, Quoter, Run, RunKind};

use crate::document::ByteRange;
use serde::{Deserialize, Serialize};

/// Whether two quotes are the same words; typography does not count.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let whole = |text: &str| ByteRange::new(0, text.len());
    let is_followed = |place: &Place| place.verdict == Verdict::Same && place.range == Some(whole(other));
    one == other || follow(one, other, &[whole(one)]).first().is_some_and(is_followed)
}

/// What became of a passage in one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The same words in the same place.
    Same,
    /// The same words in another place.
    Moved,
    /// Other words.
    Changed,
    /// Nothing like it.
    Gone,
}

impl Verdict {
    /// The name as it stands in the file and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Gone => "gone",
        }
    }

    /// The verdict of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Same, Self::Moved, Self::Changed, Self::Gone].into_iter().find(|verdict| verdict.name() == name)
    }
}
