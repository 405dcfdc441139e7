//! The user's own words, in Markdown: on an article, a passage, a claim or a story, or alone.

mod typed;

use crate::article::Scope;
use crate::error::{Error, Result};
use crate::id::{ArticleId, ClaimId, HighlightId, NoteId, StoryId, Uid};
use crate::library::{Done, Library, Op};
use crate::search::{List, Window, every};
use crate::storage::search::Asked;
use crate::storage::{self, Noun};
pub(crate) use typed::{line, words};

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

/// What a note can be on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteOn {
    /// An article.
    Article(ArticleId),
    /// A passage.
    Highlight(HighlightId),
    /// A claim.
    Claim(ClaimId),
    /// A story.
    Story(StoryId),
}

impl From<Subject> for NoteOn {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::Article(article) => Self::Article(article),
            Subject::Highlight(highlight) => Self::Highlight(highlight),
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
    /// Whether it stays out of what is made for others to read.
    pub is_private: bool,
}

/// A note in the list of all notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedNote {
    /// Key in this library.
    pub id: NoteId,
    /// The article it is on, or whose passage it is on.
    pub article: Option<ArticleId>,
    /// The passage it is on.
    pub highlight: Option<HighlightId>,
    /// The claim it is on.
    pub claim: Option<ClaimId>,
    /// The story it is on.
    pub story: Option<StoryId>,
    /// The article's headline, the claim's statement or the story's title; empty when there is none, and for a note that
    /// stands alone.
    pub headline: String,
    /// The passage's words; empty for a note on anything else.
    pub exact: String,
    /// Markdown.
    pub body: String,
    /// When it was last changed, in UTC milliseconds.
    pub edited_ms: i64,
    /// Whether it stays out of what is made for others to read.
    pub is_private: bool,
}

impl Library {
    /// Writes the note on `subject`; a body of white space removes it. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the subject is not here.
    pub fn set_note(&mut self, subject: Subject, body: &str) -> Result<Done<()>> {
        let op = match subject {
            Subject::Article(_) => Op::SetArticleNote,
            Subject::Highlight(_) => Op::SetHighlightNote,
        };
        self.transact(op.of(1), |tx| {
            subject.must_be_in(tx.conn())?;
            tx.set_note(subject, &kept(body))?;
            Ok(())
        })
    }

    /// Writes a note that stands alone. Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it has no words.
    pub fn add_note(&mut self, body: &str) -> Result<Done<NoteId>> {
        let body = kept(body);
        if body.is_empty() {
            return Err(Error::Invalid("there is nothing in the note yet".to_owned()));
        }
        self.transact(Op::AddNote.of(1), |tx| {
            let (uid, now_ms) = (tx.uid(), tx.now_ms());
            tx.add_note(uid, None, &body, now_ms, now_ms)
        })
    }

    /// Writes a note that is there already, whatever it is on; a body of white space removes it, and takes it out of every
    /// story. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn edit_note(&mut self, note: NoteId, body: &str) -> Result<Done<()>> {
        let body = kept(body);
        let op = if body.is_empty() { Op::RemoveNote } else { Op::EditNote };
        self.transact(op.of(1), |tx| {
            let present = storage::note::body(tx.conn(), note)?;
            if body.is_empty() {
                tx.remove_note(note)
            } else if present == body {
                Ok(())
            } else {
                let now_ms = tx.now_ms();
                tx.update(Noun::Note, note.0, &[("body", &body), ("edited_ms", &now_ms)]).map(drop)
            }
        })
    }

    /// Says whether a note stays out of what is made for others to read. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn set_note_private(&mut self, note: NoteId, is_private: bool) -> Result<Done<()>> {
        let op = if is_private { Op::MakeNotePrivate } else { Op::MakeNotePublic };
        self.transact(op.of(1), |tx| {
            storage::note::body(tx.conn(), note)?;
            tx.set_note_private(note, is_private).map(drop)
        })
    }

    /// The note on a thing, if there is one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn note_on(&self, on: NoteOn) -> Result<Option<Note>> {
        self.read(|conn| storage::note::get(conn, on))
    }

    /// The body of a note, in Markdown.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn note_body(&self, note: NoteId) -> Result<String> {
        self.read(|conn| storage::note::body(conn, note))
    }

    /// Removes notes, also out of the stories that gather them. Undoable, in one step.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is removed.
    pub fn remove_notes(&mut self, notes: &[NoteId]) -> Result<Done<()>> {
        self.transact(Op::RemoveNotes.of(notes.len()), |tx| notes.iter().try_for_each(|note| tx.remove_note(*note)))
    }

    /// The articles and passages that notes are on; one that is on neither has none.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here.
    pub fn noted(&self, notes: &[NoteId]) -> Result<Vec<Subject>> {
        self.read(|conn| notes.iter().filter_map(|note| storage::note::subject(conn, *note).transpose()).collect())
    }

    /// A window of all notes outside the trash that fit `query`, changed last first, and their number.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn list_notes(&self, query: &str, offset: u32, limit: u32) -> Result<(u32, Vec<ListedNote>)> {
        let query = self.query(query, false);
        let asked =
            Asked { list: List::Notes, window: Window { offset, limit }, ..every(&query, &Scope::Articles, &|| false) };
        self.search(|conn, engine| {
            let found = engine.find(conn, &asked)?;
            let note = |(id, _)| storage::note::listed(conn, NoteId(id));
            Ok((found.count, found.rows.into_iter().map(note).collect::<Result<_>>()?))
        })
    }
}

/// A note as it is kept: without white space at its end; empty when there is nothing else.
pub(crate) fn kept(body: &str) -> String {
    let body = without_nul(body.trim_end());
    if body.trim().is_empty() { String::new() } else { body }
}

/// SQLite's text functions stop at a NUL, and no keyboard types one.
pub(crate) fn without_nul(text: &str) -> String {
    text.replace('\0', "")
}
