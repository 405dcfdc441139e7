//! Which articles were read. It stands beside the journal: nobody undoes having read something.

use crate::error::Result;
use crate::id::ArticleId;
use crate::storage::Connection;
use rusqlite::OptionalExtension;

/// The articles that were read.
pub(crate) const READ_SQL: &str = "SELECT article FROM reading";

/// When an article was read first.
pub(crate) fn read_ms(conn: &Connection, id: ArticleId) -> Result<Option<i64>> {
    let mut statement = conn.prepare_cached("SELECT read_ms FROM reading WHERE article = ?1")?;
    Ok(statement.query_row([id.0], |row| row.get(0)).optional()?)
}

/// Says when an article was read; one that was read before keeps its time.
pub(crate) fn set_read(conn: &Connection, id: ArticleId, ms: i64) -> Result<()> {
    conn.prepare_cached("INSERT OR IGNORE INTO reading(article, read_ms) VALUES (?1, ?2)")?.execute([id.0, ms])?;
    Ok(())
}

/// Says that an article was not read.
pub(crate) fn set_unread(conn: &Connection, id: ArticleId) -> Result<()> {
    conn.prepare_cached("DELETE FROM reading WHERE article = ?1")?.execute([id.0])?;
    Ok(())
}
