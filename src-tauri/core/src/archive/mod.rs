//! The lossless form of a library or a part of it: what the JSON exporter writes and its importer reads.

mod add;
mod add_ledger;
mod check;
mod check_citations;
mod check_ledger;
mod ledger;

pub(crate) use check::is_time;
pub use ledger::{
    Claim, Draft, EarlyExport, Evidence, Item, ItemOf, Link, Person, Publication, Status, Story, UsedClaim,
};

use crate::annotation::{Format, State};
use crate::article::Citation;
use crate::capture::Warning;
use crate::document::Document;
use crate::highlight::{Colour, Review};
use crate::id::Uid;
use serde::{Deserialize, Serialize};

/// Version of the shape below; goes up when a reader of the old shape would misread the new one.
pub const VERSION: u32 = 1;

/// A library or a part of it. Lists are in order of their uids where the user gave them no other, so that equal content gives equal
/// bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// [`VERSION`]. The first key, so that the format can be told from the first bytes.
    pub clipfile: u32,
    /// Tags, each path with its parents.
    pub tags: Vec<Tag>,
    /// What the user calls the colours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub colours: Vec<ColourName>,
    /// Saved searches, in the user's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub saved_searches: Vec<SavedSearch>,
    /// Citation styles that were added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub citation_styles: Vec<CitationStyle>,
    /// What was chosen for the library.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<Setting>,
    /// Articles with everything on them.
    pub articles: Vec<Article>,
    /// Annotations of other programs about articles that are not here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annotations: Vec<Annotation>,
    /// What the user said of pairs of these articles: that they are copies of one story, or that they are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<ToldCopies>,
    /// Persons and bodies that speak.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// Claims. Of a part of a library, those that rest on it alone and were not made in confidence, with their speakers and
    /// the links between them; stories and notes that stand alone are there when the whole library is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// Links between claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Notes that stand alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Stories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stories: Vec<Story>,
    /// Drafts. They are there when the whole library is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drafts: Vec<Draft>,
    /// Bytes that captures and figures name by hash: sources and pictures.
    pub blobs: Vec<Blob>,
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// Identity.
    pub uid: Uid,
    /// Path from the root, parts joined by `/`.
    pub path: String,
    /// Colour, if it has one.
    pub colour: Option<Colour>,
    /// What it means, in the user's words.
    pub definition: String,
}

/// What the user calls a colour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColourName {
    /// Identity.
    pub uid: Uid,
    /// The colour.
    pub colour: Colour,
    /// Its name.
    pub name: String,
}

/// What the user said of two articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToldCopies {
    /// Identity.
    pub uid: Uid,
    /// The identity of one of the articles, the lower of the two.
    pub one: Uid,
    /// That of the other.
    pub other: Uid,
    /// Whether they are copies of one story.
    pub are_copies: bool,
}

/// A saved search.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedSearch {
    /// Identity.
    pub uid: Uid,
    /// What the user calls it.
    pub name: String,
    /// The query, as typed.
    pub query: String,
    /// Where it is asked: `inbox`, `articles` or `trash`.
    pub place: String,
    /// What it lists: `articles`, `passages`, `notes` or `claims`.
    pub list: String,
    /// The order: `newest`, `oldest`, `published`, `headline` or `relevance`.
    pub sort: String,
}

/// A citation style.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CitationStyle {
    /// Identity.
    pub uid: Uid,
    /// What the user calls it.
    pub name: String,
    /// CSL 1.0, as it was added.
    pub csl: String,
}

/// A choice of the user's for the library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Identity.
    pub uid: Uid,
    /// What is chosen: `citation_style`.
    pub name: String,
    /// The choice: the name of a style that comes with the program, or the identity of one that was added.
    pub value: String,
}

/// A tag on an article or a passage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tagging {
    /// Identity.
    pub uid: Uid,
    /// The tag's identity.
    pub tag: Uid,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Identity.
    pub uid: Uid,
    /// Markdown.
    pub body: String,
    /// When it was first written, in UTC milliseconds.
    pub made_ms: i64,
    /// When it was last changed, in UTC milliseconds.
    pub edited_ms: i64,
    /// Whether it stays out of what is made for others to read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
}

/// An article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Identity.
    pub uid: Uid,
    /// The fields that cite it, as corrected by the user.
    pub citation: Citation,
    /// When it was clipped first, in UTC milliseconds.
    pub clipped_ms: i64,
    /// When it was put out of the inbox.
    pub archived_ms: Option<i64>,
    /// When it was thrown away.
    pub trashed_ms: Option<i64>,
    /// When it was read first; left out where it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_ms: Option<i64>,
    /// Tags.
    pub tags: Vec<Tagging>,
    /// Its note.
    pub note: Option<Note>,
    /// Captures, the oldest version first.
    pub captures: Vec<Capture>,
    /// Passages.
    pub passages: Vec<Passage>,
    /// Annotations of other programs about it, as they came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annotations: Vec<Annotation>,
}

/// An annotation of another program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Annotation {
    /// Identity.
    pub uid: Uid,
    /// What became of it.
    pub state: State,
    /// The identity of the passage that was made of it.
    pub passage: Option<Uid>,
    /// Its format.
    pub format: Format,
    /// Its identity there.
    pub foreign_id: Option<String>,
    /// The page that it says it is about; may be empty.
    pub url: String,
    /// Name of the file that it came in; may be empty.
    pub file_name: String,
    /// When it came, in UTC milliseconds.
    pub added_ms: i64,
    /// All of it, as JSON text.
    pub origin: String,
}

/// A capture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capture {
    /// Identity.
    pub uid: Uid,
    /// When it was taken, in UTC milliseconds.
    pub captured_ms: i64,
    /// When the source said that it was taken from the web, in UTC milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_ms: Option<i64>,
    /// Which importer read it.
    pub importer: String,
    /// Name of the file it came from.
    pub file_name: Option<String>,
    /// URL the user or the source gave.
    pub url: Option<String>,
    /// SHA-256 of the bytes as they came, in hexadecimal.
    pub source: String,
    /// What was not as it should be.
    pub warnings: Vec<Warning>,
    /// Whether the user has still to say that it is a version of its article.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub doubtful: bool,
    /// Documents, oldest first.
    pub documents: Vec<CapturedDocument>,
}

/// A document of a capture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapturedDocument {
    /// Identity.
    pub uid: Uid,
    /// Version of the extraction that made it.
    pub extractor: u32,
    /// The fields as found, before the user's corrections.
    pub found: Citation,
    /// Text, blocks, spans, what was left out. Offsets are UTF-8 bytes.
    pub document: Document,
    /// How it was made, when extraction did not make it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_from: Option<MadeFrom>,
}

/// How a document was made from another one of its capture: a stretch that was left out there is a block here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeFrom {
    /// The other document's identity; it stands before this one.
    pub document: Uid,
    /// Which stretch that was left out there, from 0.
    pub put_back: u32,
}

/// A passage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// Identity.
    pub uid: Uid,
    /// Colour.
    pub colour: Colour,
    /// The words, as the user marked them.
    pub exact: String,
    /// The words before it.
    pub prefix: String,
    /// The words after it.
    pub suffix: String,
    /// When it was marked, in UTC milliseconds.
    pub made_ms: i64,
    /// When it was thrown away.
    pub trashed_ms: Option<i64>,
    /// Tags.
    pub tags: Vec<Tagging>,
    /// Its note.
    pub note: Option<Note>,
    /// Where it stands in each document it was looked for in.
    pub anchors: Vec<PassageAnchor>,
}

/// Where a passage stands in one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassageAnchor {
    /// Identity.
    pub uid: Uid,
    /// The document's identity.
    pub document: Uid,
    /// `same`, `moved`, `changed` or `gone`.
    pub verdict: crate::anchor::Verdict,
    /// First byte; `None` when gone.
    pub start_byte: Option<usize>,
    /// One past the last byte; `None` when gone.
    pub end_byte: Option<usize>,
    /// Whether the place waits for the user's answer, or what that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// Some bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blob {
    /// SHA-256, in hexadecimal.
    pub sha256: String,
    /// Media type, where it is known.
    pub media_type: Option<String>,
    /// The bytes in base64 (RFC 4648, section 4).
    pub base64: String,
}
