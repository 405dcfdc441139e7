//! Annotations of other programs: W3C Web Annotations and those of Hypothesis, in and out.
//!
//! One that comes in is kept as it came, with what became of it: it is a passage, it is part of an article's note, or it has
//! no place yet and waits for one to be given by hand.

mod add;
mod colour;
mod fields;
mod hypothesis;
mod place;
mod read;
mod resolve;
mod w3c;

pub use add::{Fate, ImportedAnnotation, ImportedAnnotations};
pub(crate) use colour::css_of;
pub(crate) use fields::{moment_of, paragraphs, same_words};
pub use place::{Unplaced, Why};
pub(crate) use read::kept;
pub use read::{is_annotations, read};

use crate::highlight::Colour;
use crate::id::{AnnotationId, ArticleId, HighlightId, Uid};
use serde::{Deserialize, Serialize};

/// The largest annotation that is kept, in bytes of JSON.
pub const MAX_ORIGIN_BYTES: usize = 1_000_000;

/// Who wrote it, and so how it is read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// W3C Web Annotation Data Model, as JSON-LD. Positions count code points.
    W3c,
    /// Hypothesis' own JSON, and that of Annotator before it. Positions count UTF-16 units.
    Hypothesis,
}

impl Format {
    /// The name as it stands in the file and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::W3c => "w3c",
            Self::Hypothesis => "hypothesis",
        }
    }

    /// The format of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::W3c, Self::Hypothesis].into_iter().find(|format| format.name() == name)
    }
}

/// The annotations of a source.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Annotations {
    /// Each of them, in the order of the source, or why it cannot be read, in words.
    pub items: Vec<Result<Foreign, String>>,
}

/// An annotation of another program, as far as it is understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foreign {
    /// Its format.
    pub format: Format,
    /// Its identity there.
    pub foreign_id: Option<String>,
    /// Its identity here, when it was written by Clipfile.
    pub uid: Option<Uid>,
    /// The article's identity, when it was written by Clipfile.
    pub article: Option<Uid>,
    /// The identity of the capture that it was marked in, when it was written by Clipfile.
    pub capture: Option<Uid>,
    /// The addresses of the page that it is about, the surest first.
    pub urls: Vec<String>,
    /// What it is about.
    pub about: About,
    /// Its colour, where it says one that is near one of ours.
    pub colour: Option<Colour>,
    /// Paths of its tags.
    pub tags: Vec<String>,
    /// Its note, in Markdown; may be empty.
    pub note: String,
    /// When it was made, in UTC milliseconds.
    pub made_ms: Option<i64>,
    /// When its note was written.
    pub note_made_ms: Option<i64>,
    /// When its note was last changed.
    pub note_edited_ms: Option<i64>,
    /// All of it as JSON, with what is not understood.
    pub origin: String,
}

/// What an annotation is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A stretch of text.
    Words(Quoted),
    /// The page as a whole.
    Page,
    /// Another annotation, which it answers.
    Reply,
    /// A part that it does not name in words: a picture's corner, a moment of a video.
    Part,
}

/// A stretch of text as another program names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted {
    /// The words.
    pub exact: String,
    /// The words before, as far as they were noted.
    pub prefix: String,
    /// The words after, as far as they were noted.
    pub suffix: String,
    /// Where they stood in its own text, in the format's unit, end exclusive.
    pub place: Option<(usize, usize)>,
}

/// What became of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It is a passage.
    Passage,
    /// Its note and tags are on the article.
    Page,
    /// It has no place yet.
    Unplaced,
}

impl State {
    /// The name as it stands in the file and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Passage => "passage",
            Self::Page => "page",
            Self::Unplaced => "unplaced",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Passage, Self::Page, Self::Unplaced].into_iter().find(|state| state.name() == name)
    }
}

/// An annotation as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// Key in this library.
    pub id: AnnotationId,
    /// Identity in every library.
    pub uid: Uid,
    /// The article that it is about, if that is here.
    pub article: Option<ArticleId>,
    /// The passage that was made of it.
    pub highlight: Option<HighlightId>,
    /// What became of it.
    pub state: State,
    /// Its format.
    pub format: Format,
    /// Its identity there.
    pub foreign_id: Option<String>,
    /// The address of the page that it says it is about; may be empty.
    pub url: String,
    /// Name of the file that it came in; may be empty.
    pub file_name: String,
    /// When it came, in UTC milliseconds.
    pub added_ms: i64,
    /// All of it as JSON.
    pub origin: String,
}
