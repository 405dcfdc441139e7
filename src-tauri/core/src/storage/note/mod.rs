//! Notes.

use super::capture::uid;
use super::{Connection, Noun, Tx};
use crate::error::{Error, Result};
use crate::id::{ArticleId, ClaimId, HighlightId, NoteId, StoryId, Uid};
use crate::note::{ListedNote, Note, NoteOn, Subject};
use rusqlite::{OptionalExtension, Row, params};

impl Tx<'_> {
    /// Writes the note on a thing; an empty body removes it. Gives whether anything changed.
    pub(crate) fn set_note(&mut self, on: impl Into<NoteOn>, body: &str) -> Result<bool> {
        let on = on.into();
        let (column, id) = column_of(on);
        let present: Option<i64> = self
            .conn()
            .prepare_cached(&format!("SELECT id FROM note WHERE {column} = ?1"))?
            .query_row([id], |row| row.get(0))
            .optional()?;
        match (present, body.is_empty()) {
            (None, true) => Ok(false),
            (Some(note), true) => self.remove_note(NoteId(note)).map(|()| true),
            (Some(note), false) => {
                let is_same = self
                    .conn()
                    .prepare_cached("SELECT body = ?2 FROM note WHERE id = ?1")?
                    .query_row(params![note, body], |row| row.get(0))?;
                if is_same {
                    return Ok(false);
                }
                self.update(Noun::Note, note, &[("body", &body), ("edited_ms", &self.now_ms())])
            }
            (None, false) => {
                let (uid, now_ms) = (self.uid(), self.now_ms());
                self.add_note(uid, Some(on), body, now_ms, now_ms).map(|_| true)
            }
        }
    }

    /// Adds a note; one that is on nothing stands alone.
    pub(crate) fn add_note(
        &mut self,
        uid: Uid,
        on: Option<NoteOn>,
        body: &str,
        made_ms: i64,
        edited_ms: i64,
    ) -> Result<NoteId> {
        let text: &dyn rusqlite::ToSql = &body;
        let mut values = vec![("body", text), ("made_ms", &made_ms), ("edited_ms", &edited_ms)];
        let on = on.map(column_of);
        if let Some((column, id)) = &on {
            values.push((*column, id));
        }
        self.insert_as(Noun::Note, uid, &values).map(NoteId)
    }

    /// Says whether a note stays out of what is made for others to read. Gives whether that is new.
    pub(crate) fn set_note_private(&mut self, note: NoteId, is_private: bool) -> Result<bool> {
        self.update(Noun::Note, note.0, &[("private", &is_private)])
    }

    /// Removes a note, also out of the stories that gather it.
    pub(crate) fn remove_note(&mut self, note: NoteId) -> Result<()> {
        self.remove_story_items("note", note.0)?;
        self.delete(Noun::Note, note.0)
    }
}

fn column_of(on: NoteOn) -> (&'static str, i64) {
    match on {
        NoteOn::Article(ArticleId(id)) => ("article", id),
        NoteOn::Highlight(HighlightId(id)) => ("highlight", id),
        NoteOn::Claim(ClaimId(id)) => ("claim", id),
        NoteOn::Story(StoryId(id)) => ("story", id),
    }
}

/// The note on an article; empty when it has none.
pub(crate) fn of_article(conn: &Connection, article: ArticleId) -> Result<String> {
    Ok(get(conn, NoteOn::Article(article))?.map(|note| note.body).unwrap_or_default())
}

/// What a note is on, when that is an article or a passage.
pub(crate) fn subject(conn: &Connection, id: NoteId) -> Result<Option<Subject>> {
    let (article, highlight): (Option<i64>, Option<i64>) = conn
        .prepare_cached("SELECT article, highlight FROM note WHERE id = ?1")?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| Error::NotFound(format!("note {id}")))?;
    let article = article.map(|id| Subject::Article(ArticleId(id)));
    Ok(article.or(highlight.map(|id| Subject::Highlight(HighlightId(id)))))
}

/// The body of a note.
pub(crate) fn body(conn: &Connection, note: NoteId) -> Result<String> {
    conn.prepare_cached("SELECT body FROM note WHERE id = ?1")?
        .query_row([note.0], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::NotFound(format!("note {note}")))
}

const COLUMNS: &str = "id, uid, body, made_ms, edited_ms, private";

fn from_row(row: &Row<'_>) -> Result<Note> {
    Ok(Note {
        id: NoteId(row.get(0)?),
        uid: uid(row, 1)?,
        body: row.get(2)?,
        made_ms: row.get(3)?,
        edited_ms: row.get(4)?,
        is_private: row.get(5)?,
    })
}

/// The note on a thing.
pub(crate) fn get(conn: &Connection, on: impl Into<NoteOn>) -> Result<Option<Note>> {
    let (column, id) = column_of(on.into());
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM note WHERE {column} = ?1"))?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(from_row).transpose()
}

/// The notes that stand alone, in order of uid.
pub(crate) fn alone(conn: &Connection) -> Result<Vec<Note>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM note
         WHERE article IS NULL AND highlight IS NULL AND claim IS NULL AND story IS NULL ORDER BY uid"
    );
    conn.prepare_cached(&sql)?.query_and_then([], from_row)?.collect()
}

const LISTED: &str = "note n LEFT JOIN highlight h ON h.id = n.highlight
     LEFT JOIN article a ON a.id = coalesce(n.article, h.article)
     LEFT JOIN claim c ON c.id = n.claim LEFT JOIN story s ON s.id = n.story
     WHERE coalesce(a.withdrawn, 0) = 0 AND a.trashed_ms IS NULL AND h.trashed_ms IS NULL AND c.trashed_ms IS NULL
       AND s.trashed_ms IS NULL";

/// What a list shows of a note.
pub(crate) fn listed(conn: &Connection, id: NoteId) -> Result<ListedNote> {
    conn.prepare_cached(
        "SELECT n.id, a.id, n.highlight, coalesce(a.headline, c.statement, s.title), h.exact, n.body, n.edited_ms, n.claim,
                n.story, n.private
         FROM note n LEFT JOIN highlight h ON h.id = n.highlight LEFT JOIN article a ON a.id = coalesce(n.article, h.article)
         LEFT JOIN claim c ON c.id = n.claim LEFT JOIN story s ON s.id = n.story WHERE n.id = ?1",
    )?
    .query_row([id.0], |row| {
        Ok(ListedNote {
            id: NoteId(row.get(0)?),
            article: row.get::<_, Option<i64>>(1)?.map(ArticleId),
            highlight: row.get::<_, Option<i64>>(2)?.map(HighlightId),
            headline: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            exact: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
            body: row.get(5)?,
            edited_ms: row.get(6)?,
            claim: row.get::<_, Option<i64>>(7)?.map(ClaimId),
            story: row.get::<_, Option<i64>>(8)?.map(StoryId),
            is_private: row.get(9)?,
        })
    })
    .optional()?
    .ok_or_else(|| Error::NotFound(format!("note {id}")))
}

/// How many notes there are outside the trash.
pub(crate) fn count(conn: &Connection) -> Result<u32> {
    Ok(conn.prepare_cached(&format!("SELECT count(*) FROM {LISTED}"))?.query_row([], |row| row.get(0))?)
}

/// A LIKE pattern for text that has `word` in it.
pub(crate) fn containing(word: &str) -> String {
    format!("%{}%", word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}
