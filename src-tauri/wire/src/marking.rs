//! Marking anew: ends of passages, splitting, merging, and what the user calls the colours.

use crate::highlight::Colour;
use crate::library::Changes;
use clipfile_core::document::{OffsetMap, Utf16Offset};
use clipfile_core::highlight as core;
use clipfile_core::id::DocumentId;
use clipfile_core::library::Done;
use clipfile_core::{Error, Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Gives a passage other ends: the words between are what it marks from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MovePassage {
    /// The passage.
    pub passage: i64,
    /// The document on screen.
    pub document: i64,
    /// First UTF-16 unit.
    pub start_unit: u32,
    /// One past the last UTF-16 unit.
    pub end_unit: u32,
}

/// Splits a passage. The first part keeps the note; all keep colour and tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SplitPassage {
    /// The passage.
    pub passage: i64,
    /// The document on screen.
    pub document: i64,
    /// Where, in UTF-16 units.
    pub at_units: Vec<u32>,
}

/// The parts of a passage that was split.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SplitParts {
    /// Their keys, in reading order.
    pub passages: Vec<i64>,
    /// What changed.
    pub changes: Changes,
}

/// Makes one passage of several: the first of them, with the tags and notes of all. The others go to the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MergePassages {
    /// The passages.
    pub passages: Vec<i64>,
    /// The document on screen.
    pub document: i64,
}

/// What the user calls a colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ColourName {
    /// The colour.
    pub colour: Colour,
    /// Its name; empty takes it off.
    pub name: String,
}

impl SplitPassage {
    /// The places in bytes.
    ///
    /// # Errors
    /// [`Error::Invalid`] when one does not fit the document.
    pub fn in_bytes(&self, library: &Library) -> Result<Vec<clipfile_core::document::ByteOffset>> {
        let map = OffsetMap::new(&library.document(DocumentId(self.document))?.text);
        self.at_units
            .iter()
            .map(|unit| {
                map.to_bytes(Utf16Offset(*unit as usize)).ok_or_else(|| {
                    Error::Invalid("the place to split does not fit this document; choose it again".to_owned())
                })
            })
            .collect()
    }
}

impl From<Done<Vec<clipfile_core::id::HighlightId>>> for SplitParts {
    fn from(done: Done<Vec<clipfile_core::id::HighlightId>>) -> Self {
        Self { passages: done.value.into_iter().map(|part| part.0).collect(), changes: done.changes.into() }
    }
}

impl ColourName {
    /// The colours that have a name of the user's, in order of their keys.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn all_of(library: &Library) -> Result<Vec<Self>> {
        let names = library.colour_names()?;
        let all = core::Colour::ALL
            .into_iter()
            .filter_map(|colour| names.of(colour).map(|name| Self { colour: colour.into(), name: name.to_owned() }));
        Ok(all.collect())
    }
}
