//! Notes in a list of their own.

use crate::article::{Order, Scope, Snippet};
use crate::listing::{self, Effort, EffortOf, Open};
use clipfile_core::id::{ArticleId, ClaimId, HighlightId, NoteId, StoryId};
use clipfile_core::note::{ListedNote, NoteOn};
use clipfile_core::search::{FoundNote, Searcher};
use clipfile_core::{Error, Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for a window of all notes, changed last first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListNotes {
    /// Of which articles; all when it is not said.
    #[serde(default)]
    #[ts(optional)]
    pub scope: Option<Scope>,
    /// What was typed in the search box: words are asked of the note, everything that only an article has, of its article.
    /// Empty for all.
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

/// Says whether a note stays out of what is made for others to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetNotePrivate {
    /// What the note is on.
    pub on: NoteAt,
    /// Whether it stays out.
    pub private: bool,
}

/// What a note is on, or the note itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum NoteAt {
    /// An article.
    Article {
        /// Its key.
        article: i64,
    },
    /// A passage.
    Passage {
        /// Its key.
        passage: i64,
    },
    /// A claim.
    Claim {
        /// Its key.
        claim: i64,
    },
    /// A story.
    Story {
        /// Its key.
        story: i64,
    },
    /// A note.
    Note {
        /// Its key.
        note: i64,
    },
}

impl NoteAt {
    /// The note's key.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none; also when the library cannot be read.
    pub fn key(self, library: &Library) -> Result<NoteId> {
        let on = match self {
            Self::Article { article } => NoteOn::Article(ArticleId(article)),
            Self::Passage { passage } => NoteOn::Highlight(HighlightId(passage)),
            Self::Claim { claim } => NoteOn::Claim(ClaimId(claim)),
            Self::Story { story } => NoteOn::Story(StoryId(story)),
            Self::Note { note } => return Ok(NoteId(note)),
        };
        let note = library.note_on(on)?;
        note.map(|note| note.id).ok_or_else(|| Error::NotFound("the note".to_owned()))
    }
}

/// A window of the notes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotePage {
    /// All that fit, or as many as were counted.
    pub total: u32,
    /// What is still to be known of the list.
    pub open: Open,
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
    /// When searching: the place in the note.
    pub found: Option<Snippet>,
    /// When it was last changed, in UTC milliseconds.
    pub edited_ms: i64,
    /// Whether it stays out of what is made for others to read.
    pub private: bool,
}

impl NotePage {
    /// Answers `asked`.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(searcher: &mut Searcher, asked: &ListNotes) -> Result<Self> {
        let query = searcher.asked(&asked.query)?;
        let scope = asked.scope.as_ref().unwrap_or(&Scope::Articles).into();
        let order = asked.order.unwrap_or(Order::Newest).into();
        let window = listing::window(asked.offset, asked.limit);
        let answer = searcher.notes(&query, &scope, order, window, EffortOf::from(asked.effort).0)?;
        Ok(Self {
            total: answer.total.count,
            open: Open::of(&answer),
            rows: answer.rows.into_iter().map(NoteRow::found).collect(),
        })
    }
}

impl NoteRow {
    fn found(FoundNote { note, found }: FoundNote) -> Self {
        Self { found: found.map(Snippet::of), ..Self::of(note) }
    }

    pub(crate) fn of(note: ListedNote) -> Self {
        Self {
            id: note.id.0,
            article: note.article.map(|article| article.0),
            passage: note.highlight.map(|highlight| highlight.0),
            claim: note.claim.map(|claim| claim.0),
            story: note.story.map(|story| story.0),
            headline: note.headline,
            exact: note.exact,
            body: note.body,
            found: None,
            edited_ms: note.edited_ms,
            private: note.is_private,
        }
    }
}
