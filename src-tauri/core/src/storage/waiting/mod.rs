//! Addresses that wait to be fetched.

use super::capture::uid;
use super::{Connection, Noun, Tx};
use crate::error::{Error, Result};
use crate::id::WaitingId;
use crate::waiting::Waiting;
use rusqlite::{OptionalExtension, Row};

impl Tx<'_> {
    pub(crate) fn add_waiting(&mut self, url: &str) -> Result<WaitingId> {
        let now_ms = self.now_ms();
        self.insert(Noun::Waiting, &[("url", &url), ("added_ms", &now_ms)]).map(WaitingId)
    }

    pub(crate) fn remove_waiting(&mut self, id: WaitingId) -> Result<()> {
        self.delete(Noun::Waiting, id.0)
    }
}

const COLUMNS: &str = "id, uid, url, added_ms";

fn from_row(row: &Row<'_>) -> Result<Waiting> {
    Ok(Waiting { id: WaitingId(row.get(0)?), uid: uid(row, 1)?, url: row.get(2)?, added_ms: row.get(3)? })
}

/// All of them, the newest first.
pub(crate) fn list(conn: &Connection) -> Result<Vec<Waiting>> {
    let mut statement =
        conn.prepare_cached(&format!("SELECT {COLUMNS} FROM waiting ORDER BY added_ms DESC, id DESC"))?;
    statement.query_and_then([], from_row)?.collect()
}

/// The one with that key.
pub(crate) fn get(conn: &Connection, id: WaitingId) -> Result<Waiting> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM waiting WHERE id = ?1"))?;
    let mut rows = statement.query([id.0])?;
    let row = rows.next()?.ok_or_else(|| Error::NotFound(format!("waiting address {id}")))?;
    from_row(row)
}

/// The one with that address, if there is one.
pub(crate) fn with_url(conn: &Connection, url: &str) -> Result<Option<WaitingId>> {
    let mut statement = conn.prepare_cached("SELECT id FROM waiting WHERE url = ?1")?;
    Ok(statement.query_row([url], |row| row.get(0)).optional()?.map(WaitingId))
}

/// Whether it is still on the list.
pub(crate) fn is_there(conn: &Connection, id: WaitingId) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT 1 FROM waiting WHERE id = ?1")?.exists([id.0])?)
}
