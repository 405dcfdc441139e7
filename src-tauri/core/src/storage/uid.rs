//! Identities across all tables.

use super::table::Keeping;
use super::{Connection, Noun};
use crate::error::Result;
use crate::id::Uid;
use rusqlite::OptionalExtension;

/// A row that has an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) noun: Noun,
    pub(crate) id: i64,
    pub(crate) is_withdrawn: bool,
}

/// The row of that identity, in whichever table it stands and whether it was withdrawn or not.
pub(crate) fn find(conn: &Connection, uid: Uid) -> Result<Option<Known>> {
    for noun in Noun::ALL {
        let withdrawn = if noun.keeping() == Keeping::Withdrawn { "withdrawn" } else { "0" };
        let sql = format!("SELECT id, {withdrawn} FROM {} WHERE uid = ?1", noun.table());
        let found = conn
            .prepare_cached(&sql)?
            .query_row([uid.as_bytes().as_slice()], |row| {
                Ok(Known { noun, id: row.get(0)?, is_withdrawn: row.get(1)? })
            })
            .optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// The identity of a row that was not withdrawn.
pub(crate) fn standing(conn: &Connection, noun: Noun, id: i64) -> Result<Option<Uid>> {
    let sql = format!("SELECT uid FROM {} WHERE id = ?1{}", noun.table(), noun.standing_sql());
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(|row| super::capture::uid(row, 0)).transpose()
}
