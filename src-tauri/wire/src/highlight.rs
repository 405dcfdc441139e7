//! Passages.

use crate::article::{Order, Scope, Snippet};
use crate::library::Changes;
use crate::listing::{self, Effort, EffortOf, Open};
use crate::tag::{TagRef, TagRefs};
use clipfile_core::anchor;
use clipfile_core::article::Citation;
use clipfile_core::document::OffsetMap;
use clipfile_core::highlight as core;
use clipfile_core::id::{DocumentId, HighlightId};
use clipfile_core::search::{ListedPassage, Searcher};
use clipfile_core::{Library, Result};
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
    /// First UTF-16 unit; null when it is gone or the user keeps it on the old version only.
    pub start_unit: Option<u32>,
    /// One past the last UTF-16 unit; null when it is gone.
    pub end_unit: Option<u32>,
    /// Tags in order of path.
    pub tags: Vec<TagRef>,
    /// Note in Markdown; empty when it has none.
    pub note: String,
    /// Whether the note stays out of what is made for others to read.
    pub note_private: bool,
    /// When it was marked, in UTC milliseconds.
    pub made_ms: i64,
    /// Whether its place waits for the user's answer, or what that was; null where there was nothing to ask.
    pub review: Option<Review>,
}

/// What the user said of a passage's place in a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Review {
    /// Nothing yet.
    Open,
    /// What was found is right.
    Accepted,
    /// Where it stands.
    Placed,
    /// That it is not in this version.
    KeptOld,
}

impl From<core::Review> for Review {
    fn from(review: core::Review) -> Self {
        match review {
            core::Review::Open => Self::Open,
            core::Review::Accepted => Self::Accepted,
            core::Review::Placed => Self::Placed,
            core::Review::KeptOld => Self::KeptOld,
        }
    }
}

/// Asks for a window of all passages of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListPassages {
    /// Of which articles; `trash` gives the passages that were thrown away.
    pub scope: Scope,
    /// What was typed in the search box: words are asked of the passage and its note and tags, everything that only an
    /// article has, of its article. Empty for all.
    pub query: String,
    /// The order; newest when it is not said.
    #[serde(default)]
    #[ts(optional)]
    pub order: Option<Order>,
    /// Rows to skip.
    pub offset: u32,
    /// Rows wanted, 500 at most.
    pub limit: u32,
    /// See [`crate::listing::ListArticles`].
    #[serde(default)]
    #[ts(optional)]
    pub effort: Option<Effort>,
    /// See [`crate::listing::ListArticles`].
    #[serde(default)]
    #[ts(optional)]
    pub turn: Option<u32>,
}

/// A window of the passages, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassagePage {
    /// All that fit, or as many as were counted.
    pub total: u32,
    /// What is still to be known of the list.
    pub open: Open,
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
    /// When searching: the place in the passage or its note.
    pub found: Option<Snippet>,
    /// Publication date of the article; empty when unknown.
    pub published: String,
    /// Colour.
    pub colour: Colour,
    /// The words.
    pub exact: String,
    /// Tags in order of path.
    pub tags: Vec<TagRef>,
    /// Note in Markdown; empty when it has none.
    pub note: String,
    /// Whether the note stays out of what is made for others to read.
    pub note_private: bool,
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

impl From<core::Colour> for Colour {
    fn from(colour: core::Colour) -> Self {
        match colour {
            core::Colour::Amber => Self::Amber,
            core::Colour::Green => Self::Green,
            core::Colour::Blue => Self::Blue,
            core::Colour::Rose => Self::Rose,
            core::Colour::Violet => Self::Violet,
        }
    }
}

impl From<Colour> for core::Colour {
    fn from(colour: Colour) -> Self {
        match colour {
            Colour::Amber => Self::Amber,
            Colour::Green => Self::Green,
            Colour::Blue => Self::Blue,
            Colour::Rose => Self::Rose,
            Colour::Violet => Self::Violet,
        }
    }
}

impl From<anchor::Verdict> for Verdict {
    fn from(verdict: anchor::Verdict) -> Self {
        match verdict {
            anchor::Verdict::Same => Self::Same,
            anchor::Verdict::Moved => Self::Moved,
            anchor::Verdict::Changed => Self::Changed,
            anchor::Verdict::Gone => Self::Gone,
        }
    }
}

impl PassageView {
    /// The passages of a document in reading order.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn all_of(library: &Library, document: DocumentId) -> Result<Vec<Self>> {
        let map = OffsetMap::new(&library.document(document)?.text);
        let tags = TagRefs::of(library)?;
        Ok(library.passages(document)?.into_iter().map(|passage| Self::of(passage, &map, &tags)).collect())
    }

    pub(crate) fn of(passage: core::Passage, map: &OffsetMap, tags: &TagRefs) -> Self {
        let range = passage.range.and_then(|range| map.range_to_utf16(range));
        Self {
            id: passage.id.0,
            colour: passage.colour.into(),
            exact: passage.exact,
            verdict: passage.verdict.into(),
            start_unit: range.map(|range| range.start.0 as u32),
            end_unit: range.map(|range| range.end.0 as u32),
            tags: tags.named(&passage.tags),
            note: passage.note,
            note_private: passage.is_note_private,
            made_ms: passage.made_ms,
            review: passage.review.map(Review::from),
        }
    }
}

impl PassagePage {
    /// Answers `asked`.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(searcher: &mut Searcher, asked: &ListPassages) -> Result<Self> {
        let query = searcher.asked(&asked.query)?;
        let (scope, order) = ((&asked.scope).into(), asked.order.unwrap_or(Order::Newest).into());
        let window = listing::window(asked.offset, asked.limit);
        let answer = searcher.passages(&query, &scope, order, window, EffortOf::from(asked.effort).0)?;
        let tags = TagRefs::among(&searcher.tags()?);
        Ok(Self {
            total: answer.total.count,
            open: Open::of(&answer),
            rows: answer.rows.into_iter().map(|listed| PassageRow::listed(listed, &tags)).collect(),
        })
    }
}

impl PassageRow {
    pub(crate) fn of(library: &Library, passage: core::Passage, tags: &TagRefs) -> Result<Self> {
        let Citation { headline, outlet, published, .. } = library.article(passage.article)?.citation;
        Ok(Self::listed(ListedPassage { passage, headline, outlet, published, found: None }, tags))
    }

    fn listed(listed: ListedPassage, tags: &TagRefs) -> Self {
        let passage = listed.passage;
        Self {
            id: passage.id.0,
            article: passage.article.0,
            headline: listed.headline.unwrap_or_default(),
            outlet: listed.outlet.unwrap_or_default(),
            found: listed.found.map(Snippet::of),
            published: listed.published.map(String::from).unwrap_or_default(),
            colour: passage.colour.into(),
            exact: passage.exact,
            tags: tags.named(&passage.tags),
            note: passage.note,
            note_private: passage.is_note_private,
            made_ms: passage.made_ms,
        }
    }
}

/// The passages that a call names.
pub fn highlight_ids(passages: &[i64]) -> Vec<HighlightId> {
    passages.iter().copied().map(HighlightId).collect()
}
