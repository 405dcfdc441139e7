//! A passage: a stretch of a document that the user marked.

mod carry;
mod change;
mod colours;
mod ends;
mod quotation;
mod review;

pub(crate) use carry::{carry, forget_places};
pub use colours::ColourNames;
pub(crate) use colours::tidied as tidied_colour_name;
pub use quotation::Quotation;
pub use review::{Answer, Review};

use crate::anchor::Verdict;
use crate::document::ByteRange;
use crate::id::{ArticleId, HighlightId, Uid};
use serde::{Deserialize, Serialize};

/// The five colours that a passage can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// The first colour.
    #[default]
    Amber,
    /// The second colour.
    Green,
    /// The third colour.
    Blue,
    /// The fourth colour.
    Rose,
    /// The fifth colour.
    Violet,
}

impl Colour {
    /// All of them, in the order of their keys.
    pub const ALL: [Self; 5] = [Self::Amber, Self::Green, Self::Blue, Self::Rose, Self::Violet];

    /// The name as it stands in the file and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Rose => "rose",
            Self::Violet => "violet",
        }
    }

    /// The colour of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.name() == name)
    }
}

/// A passage as it stands in one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Key in this library.
    pub id: HighlightId,
    /// Identity in every library.
    pub uid: Uid,
    /// The article it was marked in.
    pub article: ArticleId,
    /// Colour.
    pub colour: Colour,
    /// The words, as the user marked them.
    pub exact: String,
    /// The words before it when it was marked.
    pub prefix: String,
    /// The words after it when it was marked.
    pub suffix: String,
    /// When it was marked, in UTC milliseconds.
    pub made_ms: i64,
    /// When it was thrown away, if it was.
    pub trashed_ms: Option<i64>,
    /// What became of it in the document that was asked about.
    pub verdict: Verdict,
    /// Where it stands there; `None` when it is gone or the user keeps it on the old version only.
    pub range: Option<ByteRange>,
    /// Whether that waits for the user's answer, or what the answer was; `None` where there was nothing to ask.
    pub review: Option<Review>,
    /// Paths of its tags, in order.
    pub tags: Vec<String>,
    /// Its note, in Markdown; empty when it has none.
    pub note: String,
    /// Whether the note stays out of what is made for others to read.
    pub is_note_private: bool,
}
