//! Notes in a list of their own.

use crate::article::MAX_ROWS;
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

/// Writes a note that stands alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddNote {
    /// Markdown.
    pub body: String,
}

/// Writes a note that is there already, whatever it is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditNote {
    /// The note.
    pub note: i64,
    /// Markdown; empty removes it.
    pub body: String,
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
    pub article: Option<i64>,
    /// The passage it is on.
    pub passage: Option<i64>,
    /// The claim it is on.
    pub claim: Option<i64>,
    /// The story it is on. A note that is on nothing stands alone.
    pub story: Option<i64>,
    /// The article's headline, the claim's statement or the story's title; may be empty.
    pub headline: String,
    /// The words of the passage; empty when it is on no passage.
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
        let rows = notes.into_iter().map(|note| NoteRow {
            id: note.id.0,
            article: note.article.map(|article| article.0),
            passage: note.highlight.map(|highlight| highlight.0),
            claim: note.claim.map(|claim| claim.0),
            story: note.story.map(|story| story.0),
            headline: note.headline,
            exact: note.exact,
            body: note.body,
            edited_ms: note.edited_ms,
        });
        Ok(Self { total, rows: rows.collect() })
    }
}
