//! A draft beside the library: its quotations and numbers, each looked up in what was clipped.
//!
//! `marks` finds quotations, `sentence` and [`number`] what is counted; `quotation` and `figure` look one up in the `sources`
//! that the index proposes; [`Checker`] does it for a whole text, on a connection of its own. What is found is told as found,
//! as other words, or as not in this library: never as true (`docs/adr/0026-draft-check.md`).

mod abreast;
mod checker;
mod figure;
mod kept;
mod marks;
mod number;
mod quotation;
mod read;
mod sentence;
mod sources;
mod speaker;
mod stop;
mod words;

pub use checker::Checker;
pub(crate) use kept::fit;
pub use kept::{Answer, Draft, DraftFields, KeptFinding, Place};
pub use number::NumberKind;
pub use read::of_held;
pub(crate) use sentence::sentences;
pub(crate) use stop::is_stop;

use crate::compare::ChangeKind;
use crate::document::ByteRange;
use crate::error::Error;
use crate::id::{ArticleId, DocumentId, HighlightId};
use serde::{Deserialize, Serialize};

/// The longest draft that is checked, in bytes.
pub const MAX_DRAFT_BYTES: usize = 2_000_000;
/// Things of one draft that are looked up; what comes after them is told as left out.
pub const MAX_FINDINGS: usize = 2_000;

/// What can be looked up in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Words in quotation marks.
    Quotation,
    /// One or two words in quotation marks: a title, a nickname, a word that the writer stands apart from.
    Words,
    /// A number with what it counts, or a date.
    Number(NumberKind),
}

impl Subject {
    /// Its name in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quotation => "quotation",
            Self::Words => "words",
            Self::Number(NumberKind::Count) => "count",
            Self::Number(NumberKind::Percent) => "percent",
            Self::Number(NumberKind::Money) => "money",
            Self::Number(NumberKind::Measure) => "measure",
            Self::Number(NumberKind::Date) => "date",
            Self::Number(NumberKind::Ordinal) => "ordinal",
        }
    }
}

/// What looking one thing up gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The library has it: the same words, or the same value beside the same words.
    Found,
    /// The library has something else in its place: other words, or another value.
    Differs,
    /// The library has the words, and says that somebody else said them.
    OtherSpeaker,
    /// Nothing in this library.
    NotFound,
}

impl Outcome {
    /// Its name in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Differs => "differs",
            Self::OtherSpeaker => "other_speaker",
            Self::NotFound => "not_found",
        }
    }
}

/// What became of some words between the source and the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunKind {
    /// They stand in both.
    Same,
    /// Only the draft has them.
    Draft,
    /// Only the source has them.
    Source,
    /// Only the source has them, and the draft says so, with an ellipsis or brackets.
    LeftOut,
}

/// Words in a row of which the same became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What became of them.
    pub kind: RunKind,
    /// They.
    pub text: String,
}

/// Where something stands in the library.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The article.
    pub article: ArticleId,
    /// The version.
    pub document: DocumentId,
    /// A passage of the user's that has the place in it.
    pub passage: Option<HighlightId>,
    /// The place.
    pub at: ByteRange,
    /// The words around it, and where in them it stands.
    pub context: String,
    /// The place in `context`, in bytes.
    pub in_context: ByteRange,
    /// The article's headline, or the beginning of its text.
    pub headline: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it says it was published, ISO 8601.
    pub published: Option<String>,
    /// When the version was taken, in UTC milliseconds, where it is none that the article is shown in: the words stand in
    /// that version only.
    pub only_in_version: Option<i64>,
    /// Who says the words there, or what stands in place of a name, as far as the text tells.
    pub speaker: Option<String>,
}

/// What was found of one quotation or number.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What it is.
    pub subject: Subject,
    /// Where it stands in the draft.
    pub at: ByteRange,
    /// Its words, without quotation marks.
    pub text: String,
    /// Who says it in the draft, as far as its words tell; of a number, the words beside it.
    pub beside: String,
    /// What looking it up gave.
    pub outcome: Outcome,
    /// Where it stands, or what is nearest to it.
    pub source: Option<Source>,
    /// The words of both, in order; empty where they are the same.
    pub runs: Vec<Run>,
    /// What the differences touch, the weightiest first.
    pub kinds: Vec<ChangeKind>,
    /// Whether the words are the same and signs between them are not, or the number is a rounded one.
    pub is_loose: bool,
    /// In how many other articles it stands the same way, as far as was looked.
    pub others: u32,
}

/// What a draft was found to hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// In the order of the text.
    pub findings: Vec<Finding>,
    /// Quotations and numbers that were not looked up, because there are too many.
    pub left_out: u32,
}

/// Says that a draft is too long.
pub(crate) fn too_long(bytes: usize) -> Error {
    Error::Invalid(format!(
        "this draft has {:.1} MB of text; up to {} MB are checked at once. Check it chapter by chapter",
        bytes as f64 / 1e6,
        MAX_DRAFT_BYTES / 1_000_000
    ))
}

/// How far a check has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Things looked up.
    pub done: u32,
    /// Things to look up.
    pub all: u32,
}
