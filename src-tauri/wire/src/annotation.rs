//! Annotations of other programs: what an import of them did, and those that have no place yet.

use crate::article::MAX_ROWS;
use crate::highlight::Colour;
use crate::library::Changes;
use clipfile_core::annotation::{self as core, Fate};
use clipfile_core::id::AnnotationId;
use clipfile_core::library::Done;
use clipfile_core::{Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What became of the annotations of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnnotationTally {
    /// Passages on the words that were marked.
    pub exact: u32,
    /// Passages on words that are no longer those that were marked.
    pub near: u32,
    /// Notes and tags on articles.
    pub page: u32,
    /// Those that wait for a place.
    pub unplaced: u32,
    /// Those that were here already.
    pub present: u32,
    /// Those that cannot be read.
    pub refused: u32,
}

/// Why an annotation has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum UnplacedWhy {
    /// Its article is not in the library.
    NoArticle,
    /// Its words do not stand in the article, or nothing tells in which place.
    NotFound,
    /// It answers another annotation.
    Reply,
    /// It names its place in no words.
    NoWords,
}

/// Asks for a window of the annotations that have no place yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListUnplaced {
    /// Rows to skip.
    pub offset: u32,
    /// Rows wanted, 500 at most.
    pub limit: u32,
}

/// A window of the annotations that have no place yet, those of one page together.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnplacedPage {
    /// All there are.
    pub total: u32,
    /// The window.
    pub rows: Vec<UnplacedRow>,
}

/// An annotation that has no place yet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnplacedRow {
    /// Key.
    pub id: i64,
    /// The article that it is about; null when that is not here.
    pub article: Option<i64>,
    /// The article's headline; empty when it has none or is not here.
    pub headline: String,
    /// The address that it says it is about; may be empty.
    pub url: String,
    /// Name of the file that it came in.
    pub file: String,
    /// When it came, in UTC milliseconds.
    pub added_ms: i64,
    /// Why it has no place.
    pub why: UnplacedWhy,
    /// The words that were marked; empty when it names none.
    pub exact: String,
    /// The words before them.
    pub prefix: String,
    /// The words after them.
    pub suffix: String,
    /// The colour that its passage will have.
    pub colour: Colour,
    /// Paths of its tags.
    pub tags: Vec<String>,
    /// Its note, in Markdown; may be empty.
    pub note: String,
}

/// Gives an annotation its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlaceAnnotation {
    /// The annotation.
    pub annotation: i64,
    /// The document on screen.
    pub document: i64,
    /// First UTF-16 unit of the selection.
    pub start_unit: u32,
    /// One past the last UTF-16 unit of the selection.
    pub end_unit: u32,
}

/// Names several annotations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ManyAnnotations {
    /// The annotations.
    pub annotations: Vec<i64>,
}

/// What looking again found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookedAgain {
    /// What became of each that waited.
    pub tally: AnnotationTally,
    /// What changed.
    pub changes: Changes,
}

impl AnnotationTally {
    /// The counts of an import.
    pub fn of(kept: &core::ImportedAnnotations) -> Self {
        let count = |fate| kept.count(fate) as u32;
        Self {
            exact: count(Fate::Exact),
            near: count(Fate::Near),
            page: count(Fate::Page),
            unplaced: count(Fate::Unplaced),
            present: count(Fate::Present),
            refused: count(Fate::Refused),
        }
    }

    /// Whether anything is here that was not.
    pub fn is_new(&self) -> bool {
        self.exact + self.near + self.page + self.unplaced > 0
    }
}

impl From<Done<core::ImportedAnnotations>> for LookedAgain {
    fn from(done: Done<core::ImportedAnnotations>) -> Self {
        Self { tally: AnnotationTally::of(&done.value), changes: done.changes.into() }
    }
}

impl From<core::Why> for UnplacedWhy {
    fn from(why: core::Why) -> Self {
        match why {
            core::Why::NoArticle => Self::NoArticle,
            core::Why::NotFound => Self::NotFound,
            core::Why::Reply => Self::Reply,
            core::Why::NoWords => Self::NoWords,
        }
    }
}

impl UnplacedPage {
    /// A window of the list.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, asked: &ListUnplaced) -> Result<Self> {
        let (total, rows) = library.unplaced_annotations(asked.offset, asked.limit.min(MAX_ROWS))?;
        Ok(Self { total, rows: rows.into_iter().map(UnplacedRow::from).collect() })
    }
}

impl From<core::Unplaced> for UnplacedRow {
    fn from(row: core::Unplaced) -> Self {
        Self {
            id: row.id.0,
            article: row.article.map(|article| article.0),
            headline: row.headline,
            url: row.url,
            file: row.file_name,
            added_ms: row.added_ms,
            why: row.why.into(),
            exact: row.exact,
            prefix: row.prefix,
            suffix: row.suffix,
            colour: row.colour.into(),
            tags: row.tags,
            note: row.note,
        }
    }
}

impl ManyAnnotations {
    /// Their keys.
    pub fn ids(&self) -> Vec<AnnotationId> {
        self.annotations.iter().copied().map(AnnotationId).collect()
    }
}
