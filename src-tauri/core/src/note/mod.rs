//! The user's own words, in Markdown, on an article or on a passage.

use crate::article::{Order, Scope};
use crate::error::Result;
use crate::id::{ArticleId, HighlightId, NoteId, Uid};
use crate::library::{Done, Library, Op};
use crate::search::{Effort, List, Window};
use crate::storage;
use crate::storage::search::Asked;

/// What a note or a tag is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// An article.
    Article(ArticleId),
    /// A passage.
    Highlight(HighlightId),
}

impl Subject {
    /// # Errors
    /// [`crate::Error::NotFound`] when it is not in the library.
    pub(crate) fn must_be_in(self, conn: &storage::Connection) -> Result<()> {
        match self {
            Self::Article(article) => storage::article::get(conn, article).map(drop),
            Self::Highlight(highlight) => storage::highlight::get(conn, highlight).map(drop),
        }
    }
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Key in this library.
    pub id: NoteId,
    /// Identity in every library.
    pub uid: Uid,
    /// Markdown.
    pub body: String,
    /// When it was first written, in UTC milliseconds.
    pub made_ms: i64,
    /// When it was last changed, in UTC milliseconds.
    pub edited_ms: i64,
}

/// A note in the list of all notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedNote {
    /// Key in this library.
    pub id: NoteId,
    /// The article it is on, or whose passage it is on.
    pub article: ArticleId,
    /// The passage it is on.
    pub highlight: Option<HighlightId>,
    /// The article's headline; empty when it has none.
    pub headline: String,
    /// The passage's words; empty for a note on the article.
    pub exact: String,
    /// Markdown.
    pub body: String,
    /// When it was last changed, in UTC milliseconds.
    pub edited_ms: i64,
}

impl Library {
    /// Writes the note on `subject`; a body of white space removes it. Undoable.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when the subject is not here.
    pub fn set_note(&mut self, subject: Subject, body: &str) -> Result<Done<()>> {
        let body = without_nul(body.trim_end());
        let op = match subject {
            Subject::Article(_) => Op::SetArticleNote,
            Subject::Highlight(_) => Op::SetHighlightNote,
        };
        self.transact(op.of(1), |tx| {
            subject.must_be_in(tx.conn())?;
            tx.set_note(subject, if body.trim().is_empty() { "" } else { &body })?;
            Ok(())
        })
    }

    /// Removes notes. Undoable, in one step.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when one is not here; then none is removed.
    pub fn remove_notes(&mut self, notes: &[NoteId]) -> Result<Done<()>> {
        self.transact(Op::RemoveNotes.of(notes.len()), |tx| {
            for note in notes {
                let subject = storage::note::subject(tx.conn(), *note)?;
                let is_changed = tx.set_note(subject, "")?;
                tx.count(is_changed);
            }
            Ok(())
        })
    }

    /// The articles and passages that notes are on.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when one is not here.
    pub fn noted(&self, notes: &[NoteId]) -> Result<Vec<Subject>> {
        self.read(|conn| notes.iter().map(|note| storage::note::subject(conn, *note)).collect())
    }

    /// A window of all notes outside the trash that fit `query`, changed last first, and their number.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn list_notes(&self, query: &str, offset: u32, limit: u32) -> Result<(u32, Vec<ListedNote>)> {
        let query = self.query(query, false);
        let asked = Asked {
            expr: &query.expr,
            list: List::Notes,
            scope: &Scope::Articles,
            order: Order::Newest,
            window: Window { offset, limit },
            effort: Effort::Exact,
            is_unwanted: &|| false,
        };
        self.search(|conn, engine| {
            let (found, _) = engine.find(conn, &asked)?;
            let note = |(id, _)| storage::note::listed(conn, NoteId(id));
            Ok((found.count, found.rows.into_iter().map(note).collect::<Result<_>>()?))
        })
    }
}

/// SQLite's text functions stop at a NUL, and no keyboard types one.
pub(crate) fn without_nul(text: &str) -> String {
    text.replace('\0', "")
}
