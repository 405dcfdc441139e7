//! When articles were published, for a list of names.

use super::Connection;
use crate::error::Result;

/// The key of every article that says when it was published, in order, with that moment in UTC milliseconds.
pub(crate) fn published(conn: &Connection) -> Result<Vec<(i64, i64)>> {
    let mut statement =
        conn.prepare_cached("SELECT id, published_ms FROM article WHERE published_ms IS NOT NULL ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
