//! Citation styles that were added, and what was chosen for the library.

use super::capture::uid;
use super::{Connection, Noun, Tx};
use crate::citation::KeptStyle;
use crate::error::{Error, Result};
use crate::id::{CitationStyleId, Uid};
use rusqlite::{OptionalExtension, Row};

impl Tx<'_> {
    pub(crate) fn add_style(&mut self, uid: Uid, name: &str, csl: &str) -> Result<CitationStyleId> {
        self.insert_as(Noun::CitationStyle, uid, &[("name", &name), ("csl", &csl)]).map(CitationStyleId)
    }

    pub(crate) fn rename_style(&mut self, id: CitationStyleId, name: &str) -> Result<()> {
        self.update(Noun::CitationStyle, id.0, &[("name", &name)]).map(drop)
    }

    pub(crate) fn remove_style(&mut self, id: CitationStyleId) -> Result<()> {
        self.delete(Noun::CitationStyle, id.0)
    }

    pub(crate) fn add_setting(&mut self, uid: Uid, name: &str, value: &str) -> Result<()> {
        self.insert_as(Noun::Setting, uid, &[("name", &name), ("value", &value)]).map(drop)
    }

    /// Sets what was chosen; `None` takes the choice away.
    pub(crate) fn set_setting(&mut self, name: &str, value: Option<&str>) -> Result<()> {
        let present: Option<i64> = self
            .conn()
            .prepare_cached("SELECT id FROM setting WHERE name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?;
        match (present, value) {
            (None, None) => Ok(()),
            (Some(id), None) => self.delete(Noun::Setting, id),
            (Some(id), Some(value)) => self.update(Noun::Setting, id, &[("value", &value)]).map(drop),
            (None, Some(value)) => {
                let uid = self.uid();
                self.add_setting(uid, name, value)
            }
        }
    }
}

fn from_row(row: &Row<'_>) -> Result<KeptStyle> {
    Ok(KeptStyle { id: CitationStyleId(row.get(0)?), uid: uid(row, 1)?, name: row.get(2)? })
}

/// All of them, by name.
pub(crate) fn all(conn: &Connection) -> Result<Vec<KeptStyle>> {
    let mut statement =
        conn.prepare_cached("SELECT id, uid, name FROM citation_style ORDER BY name COLLATE NOCASE, id")?;
    statement.query_and_then([], from_row)?.collect()
}

/// The one with that key.
pub(crate) fn get(conn: &Connection, id: CitationStyleId) -> Result<KeptStyle> {
    let mut statement = conn.prepare_cached("SELECT id, uid, name FROM citation_style WHERE id = ?1")?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map_or_else(|| Err(Error::NotFound(format!("citation style {id}"))), from_row)
}

/// The one that is the same file.
pub(crate) fn same(conn: &Connection, csl: &str) -> Result<Option<KeptStyle>> {
    let mut statement = conn.prepare_cached("SELECT id, uid, name FROM citation_style WHERE csl = ?1")?;
    let mut rows = statement.query([csl])?;
    rows.next()?.map(from_row).transpose()
}

/// The file of a style.
pub(crate) fn csl(conn: &Connection, id: CitationStyleId) -> Result<String> {
    let mut statement = conn.prepare_cached("SELECT csl FROM citation_style WHERE id = ?1")?;
    Ok(statement.query_row([id.0], |row| row.get(0))?)
}

/// What was chosen, by the name of what it is for.
pub(crate) fn setting(conn: &Connection, name: &str) -> Result<Option<String>> {
    let mut statement = conn.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?)
}

/// All that was chosen, in order of the uids.
pub(crate) fn settings(conn: &Connection) -> Result<Vec<(Uid, String, String)>> {
    let mut statement = conn.prepare_cached("SELECT uid, name, value FROM setting ORDER BY uid")?;
    statement.query_and_then([], |row| Ok((uid(row, 0)?, row.get(1)?, row.get(2)?)))?.collect()
}
