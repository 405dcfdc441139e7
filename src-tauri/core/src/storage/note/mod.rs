//! Notes.

use super::capture::uid;
use super::{Connection, Noun, Tx};
use crate::error::{Error, Result};
use crate::id::{ArticleId, HighlightId, NoteId, Uid};
use crate::note::{ListedNote, Note, Subject};
use rusqlite::{OptionalExtension, params};

impl Tx<'_> {
    /// Writes the note on `subject`; an empty body removes it. Gives whether anything changed.
    pub(crate) fn set_note(&mut self, subject: Subject, body: &str) -> Result<bool> {
        let (column, id) = column_of(subject);
        let present: Option<i64> = self
            .conn()
            .prepare_cached(&format!("SELECT id FROM note WHERE {column} = ?1"))?
            .query_row([id], |row| row.get(0))
            .optional()?;
        match (present, body.is_empty()) {
            (None, true) => Ok(false),
            (Some(note), true) => self.delete(Noun::Note, note).map(|()| true),
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
                self.add_note(uid, subject, body, now_ms, now_ms).map(|()| true)
            }
        }
    }

    pub(crate) fn add_note(
        &mut self,
        uid: Uid,
        subject: Subject,
        body: &str,
        made_ms: i64,
        edited_ms: i64,
    ) -> Result<()> {
        let (column, id) = column_of(subject);
        self.insert_as(
            Noun::Note,
            uid,
            &[(column, &id), ("body", &body), ("made_ms", &made_ms), ("edited_ms", &edited_ms)],
        )?;
        Ok(())
    }
}

fn column_of(subject: Subject) -> (&'static str, i64) {
    match subject {
        Subject::Article(ArticleId(id)) => ("article", id),
        Subject::Highlight(HighlightId(id)) => ("highlight", id),
    }
}

/// The note on an article; empty when it has none.
pub(crate) fn of_article(conn: &Connection, article: ArticleId) -> Result<String> {
    Ok(get(conn, Subject::Article(article))?.map(|note| note.body).unwrap_or_default())
}

/// The note on a passage; empty when it has none.
pub(crate) fn of_highlight(conn: &Connection, highlight: HighlightId) -> Result<String> {
    Ok(get(conn, Subject::Highlight(highlight))?.map(|note| note.body).unwrap_or_default())
}

/// What a note is on.
pub(crate) fn subject(conn: &Connection, id: NoteId) -> Result<Subject> {
    let (article, highlight): (Option<i64>, Option<i64>) = conn
        .prepare_cached("SELECT article, highlight FROM note WHERE id = ?1")?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| Error::NotFound(format!("note {id}")))?;
    Ok(match (article, highlight) {
        (Some(article), _) => Subject::Article(ArticleId(article)),
        (None, highlight) => Subject::Highlight(HighlightId(highlight.unwrap_or_default())),
    })
}

/// The note on `subject`.
pub(crate) fn get(conn: &Connection, subject: Subject) -> Result<Option<Note>> {
    let (column, id) = column_of(subject);
    let mut statement =
        conn.prepare_cached(&format!("SELECT id, uid, body, made_ms, edited_ms FROM note WHERE {column} = ?1"))?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(Note {
        id: NoteId(row.get(0)?),
        uid: uid(row, 1)?,
        body: row.get(2)?,
        made_ms: row.get(3)?,
        edited_ms: row.get(4)?,
    }))
}

const LISTED: &str = "note n LEFT JOIN highlight h ON h.id = n.highlight
     JOIN article a ON a.id = coalesce(n.article, h.article)
     WHERE a.withdrawn = 0 AND a.trashed_ms IS NULL AND h.trashed_ms IS NULL";

/// What a list shows of a note.
pub(crate) fn listed(conn: &Connection, id: NoteId) -> Result<ListedNote> {
    conn.prepare_cached(
        "SELECT n.id, a.id, n.highlight, a.headline, h.exact, n.body, n.edited_ms
         FROM note n LEFT JOIN highlight h ON h.id = n.highlight JOIN article a ON a.id = coalesce(n.article, h.article)
         WHERE n.id = ?1",
    )?
    .query_row([id.0], |row| {
        Ok(ListedNote {
            id: NoteId(row.get(0)?),
            article: ArticleId(row.get(1)?),
            highlight: row.get::<_, Option<i64>>(2)?.map(HighlightId),
            headline: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            exact: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
            body: row.get(5)?,
            edited_ms: row.get(6)?,
        })
    })
    .optional()?
    .ok_or_else(|| Error::NotFound(format!("note {id}")))
}

/// How many notes there are outside the trash.
pub(crate) fn count(conn: &Connection) -> Result<u32> {
    Ok(conn.prepare_cached(&format!("SELECT count(*) FROM {LISTED}"))?.query_row([], |row| row.get(0))?)
}
