//! Drafts and what was found of them.

use super::capture::{from_json, json, uid};
use super::{Connection, Noun, Tx};
use crate::draft::{Draft, DraftFields, KeptFinding};
use crate::error::{Error, Result};
use crate::id::{DraftId, StoryId, Uid};
use rusqlite::{OptionalExtension, Row};

/// A draft as it is written.
pub(crate) struct NewDraft<'a> {
    pub(crate) uid: Uid,
    pub(crate) fields: &'a DraftFields,
    pub(crate) findings: &'a [KeptFinding],
    pub(crate) made_ms: i64,
    pub(crate) checked_ms: Option<i64>,
    pub(crate) trashed_ms: Option<i64>,
}

impl Tx<'_> {
    pub(crate) fn add_draft(&mut self, new: &NewDraft<'_>) -> Result<DraftId> {
        let values: &[super::tx::Set<'_>] = &[
            ("title", &new.fields.title),
            ("text", &new.fields.text),
            ("language", &new.fields.language),
            ("story", &new.fields.story.map(|story| story.0)),
            ("findings", &json(&new.findings)?),
            ("made_ms", &new.made_ms),
            ("checked_ms", &new.checked_ms),
            ("trashed_ms", &new.trashed_ms),
        ];
        self.insert_as(Noun::Draft, new.uid, values).map(DraftId)
    }

    /// Gives whether anything is other than before.
    pub(crate) fn set_draft(&mut self, id: DraftId, fields: &DraftFields, findings: &[KeptFinding]) -> Result<bool> {
        let values: &[super::tx::Set<'_>] = &[
            ("title", &fields.title),
            ("text", &fields.text),
            ("language", &fields.language),
            ("story", &fields.story.map(|story| story.0)),
            ("findings", &json(&findings)?),
        ];
        self.update(Noun::Draft, id.0, values)
    }
}

const COLUMNS: &str = "id, uid, title, text, language, story, findings, made_ms, checked_ms, trashed_ms";

fn from_row(row: &Row<'_>) -> Result<Draft> {
    Ok(Draft {
        id: DraftId(row.get(0)?),
        uid: uid(row, 1)?,
        fields: DraftFields {
            title: row.get(2)?,
            text: row.get(3)?,
            language: row.get(4)?,
            story: row.get::<_, Option<i64>>(5)?.map(StoryId),
        },
        findings: from_json(&row.get::<_, String>(6)?)?,
        made_ms: row.get(7)?,
        checked_ms: row.get(8)?,
        trashed_ms: row.get(9)?,
    })
}

/// The one with that key.
pub(crate) fn get(conn: &Connection, id: DraftId) -> Result<Draft> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM draft WHERE id = ?1"))?;
    let mut rows = statement.query([id.0])?;
    let row = rows.next()?.ok_or_else(|| Error::NotFound(format!("draft {id}")))?;
    from_row(row)
}

/// Those in the trash, or those outside, the newest first.
pub(crate) fn list(conn: &Connection, is_trash: bool) -> Result<Vec<Draft>> {
    let sql = format!("SELECT {COLUMNS} FROM draft WHERE (trashed_ms IS NOT NULL) = ?1 ORDER BY made_ms DESC, id DESC");
    let mut statement = conn.prepare_cached(&sql)?;
    statement.query_and_then([is_trash], from_row)?.collect()
}

/// All of them, by their identities.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Draft>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM draft ORDER BY uid"))?;
    statement.query_and_then([], from_row)?.collect()
}

/// A number that is another one whenever anything but a draft was changed.
pub(crate) fn state(conn: &Connection) -> Result<i64> {
    let mut statement = conn.prepare_cached("SELECT id FROM journal WHERE noun <> 'draft' ORDER BY id DESC LIMIT 1")?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// How many are outside the trash, and how many in it.
pub(crate) fn counts(conn: &Connection) -> Result<(u32, u32)> {
    super::trash::counts_of(conn, Noun::Draft)
}
