//! Notes in a list of their own.

use crate::article::MAX_ROWS;
use clipfile_core::id::NoteId;
use clipfile_core::note::ListedNote;
use clipfile_core::{Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for a window of all notes, changed last first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListNotes {
    /// Words that the note must have; empty for all.
    pub query: String,
    /// Rows to skip.
    pub offset: u32,
    /// Rows wanted, 500 at most.
    pub limit: u32,
}

/// Names several notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ManyNotes {
    /// The notes.
    pub notes: Vec<i64>,
}

/// Adds a tag to what notes are on, or takes it off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TagNoted {
    /// The notes.
    pub notes: Vec<i64>,
    /// Path of the tag; made when it is new.
    pub path: String,
}

/// The notes that a call names.
pub fn note_ids(notes: &[i64]) -> Vec<NoteId> {
    notes.iter().copied().map(NoteId).collect()
}

/// A window of the notes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotePage {
    /// All that fit.
    pub total: u32,
    /// The window.
    pub rows: Vec<NoteRow>,
}

/// A note in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteRow {
    /// Key.
    pub id: i64,
    /// The article it is on, or whose passage it is on.
    pub article: i64,
    /// The passage it is on; null when it is on the article.
    pub passage: Option<i64>,
    /// The article's headline.
    pub headline: String,
    /// The words of the passage; empty when it is on the article.
    pub exact: String,
    /// Markdown.
    pub body: String,
    /// When it was last changed, in UTC milliseconds.
    pub edited_ms: i64,
}

impl NotePage {
    /// Answers `asked`.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, asked: &ListNotes) -> Result<Self> {
        let (total, notes) = library.list_notes(&asked.query, asked.offset, asked.limit.min(MAX_ROWS))?;
        Ok(Self { total, rows: notes.into_iter().map(NoteRow::of).collect() })
    }
}

impl NoteRow {
    pub(crate) fn of(note: ListedNote) -> Self {
        Self {
            id: note.id.0,
            article: note.article.0,
            passage: note.highlight.map(|highlight| highlight.0),
            headline: note.headline,
            exact: note.exact,
            body: note.body,
            edited_ms: note.edited_ms,
        }
    }
}
