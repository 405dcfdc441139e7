//! Passages.

use crate::article::Scope;
use crate::library::Changes;
use crate::tag::TagRef;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The five colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Colour {
    /// First.
    Amber,
    /// Second.
    Green,
    /// Third.
    Blue,
    /// Fourth.
    Rose,
    /// Fifth.
    Violet,
}

/// What became of a passage in the document on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
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

/// Asks for the passages of a document, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Passages {
    /// The document on screen.
    pub document: i64,
}

/// A passage as it stands in the document that was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassageView {
    /// Key.
    pub id: i64,
    /// Colour.
    pub colour: Colour,
    /// The words, as first marked.
    pub exact: String,
    /// What became of it.
    pub verdict: Verdict,
    /// First UTF-16 unit; null when it is gone.
    pub start_unit: Option<u32>,
    /// One past the last UTF-16 unit; null when it is gone.
    pub end_unit: Option<u32>,
    /// Tags in order of path.
    pub tags: Vec<TagRef>,
    /// Note in Markdown; empty when it has none.
    pub note: String,
    /// When it was marked, in UTC milliseconds.
    pub made_ms: i64,
}

/// Asks for a window of all passages of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListPassages {
    /// Of which articles; `trash` gives the passages that were thrown away.
    pub scope: Scope,
    /// Words that the quote, the note or a tag must have; empty for all.
    pub query: String,
    /// Rows to skip.
    pub offset: u32,
    /// Rows wanted, 500 at most.
    pub limit: u32,
}

/// A window of the passages, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassagePage {
    /// All that fit.
    pub total: u32,
    /// The window.
    pub rows: Vec<PassageRow>,
}

/// A passage in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassageRow {
    /// Key.
    pub id: i64,
    /// Its article.
    pub article: i64,
    /// The article's headline.
    pub headline: String,
    /// The article's outlet; empty when unknown.
    pub outlet: String,
    /// Colour.
    pub colour: Colour,
    /// The words.
    pub exact: String,
    /// Tags in order of path.
    pub tags: Vec<TagRef>,
    /// Note in Markdown; empty when it has none.
    pub note: String,
    /// When it was marked, in UTC milliseconds.
    pub made_ms: i64,
}

/// Marks a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddHighlight {
    /// The document on screen.
    pub document: i64,
    /// First UTF-16 unit of the selection.
    pub start_unit: u32,
    /// One past the last UTF-16 unit of the selection.
    pub end_unit: u32,
    /// Colour.
    pub colour: Colour,
}

/// A passage that was marked.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddedHighlight {
    /// Its key.
    pub passage: i64,
    /// What changed.
    pub changes: Changes,
}

/// Names several passages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ManyPassages {
    /// The passages.
    pub passages: Vec<i64>,
}

/// Changes the colour of passages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetColour {
    /// The passages.
    pub passages: Vec<i64>,
    /// The new colour.
    pub colour: Colour,
}

/// Adds a tag to passages, or takes it off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TagPassages {
    /// The passages.
    pub passages: Vec<i64>,
    /// Path of the tag; made when it is new.
    pub path: String,
}

/// Writes the note of a passage; an empty body removes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetPassageNote {
    /// The passage.
    pub passage: i64,
    /// Markdown.
    pub body: String,
}

/// Puts a quotation with its source on the clipboard, as rich text and as plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CopyQuotation {
    /// The document on screen.
    pub document: i64,
    /// First UTF-16 unit.
    pub start_unit: u32,
    /// One past the last UTF-16 unit.
    pub end_unit: u32,
}
