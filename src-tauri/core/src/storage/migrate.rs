//! Brings a file from the version it was written in to the one this program writes.

use super::connection;
use crate::encryption::Key;
use crate::error::{Error, Result};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// A numbered change of the schema; its number is its place in the list, counted from 1.
pub(crate) struct Migration {
    /// What it does, for messages.
    pub(crate) name: &'static str,
    /// The statements.
    pub(crate) sql: &'static str,
}

/// Every migration, in order. Append only: a released one is never edited.
pub(crate) const MIGRATIONS: &[Migration] =
    &[Migration { name: "first", sql: include_str!("migrations/0001_first.sql") }];

/// The version that `migrations` lead to.
pub(crate) fn version_of(migrations: &[Migration]) -> i64 {
    migrations.len() as i64
}

/// Runs what is missing, all of it and the new version number in one transaction.
///
/// A file that has content is copied first, to a file beside it whose path is given back.
pub(crate) fn migrate(
    conn: &mut Connection,
    path: &Path,
    key: Option<&Key>,
    migrations: &[Migration],
) -> Result<Option<PathBuf>> {
    let found: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = version_of(migrations);
    if found > known {
        return Err(Error::TooNew { path: path.to_owned(), found, known });
    }
    if found == known {
        return Ok(None);
    }
    let backup = (found > 0).then(|| backup_path(path, found));
    if let Some(backup) = &backup {
        if backup.exists() {
            std::fs::remove_file(backup).map_err(|error| Error::io(backup, error))?;
        }
        connection::copy_into(conn, backup, key)?;
    }
    let tx = conn.transaction()?;
    for migration in &migrations[found as usize..] {
        tx.execute_batch(migration.sql).map_err(|error| Error::Corrupt {
            path: path.to_owned(),
            what: format!("it cannot be brought up to date (step “{}”: {error})", migration.name),
        })?;
    }
    tx.pragma_update(None, "user_version", known)?;
    tx.commit()?;
    Ok(backup)
}

fn backup_path(path: &Path, version: i64) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}.before-version-{}.clipfile", version + 1))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use rusqlite::OpenFlags;

    const FIRST: Migration = Migration { name: "first", sql: "CREATE TABLE t(a); INSERT INTO t VALUES (1);" };
    const SECOND: Migration = Migration { name: "second", sql: "ALTER TABLE t ADD COLUMN b; UPDATE t SET b = a + 1;" };
    const BROKEN: Migration = Migration { name: "broken", sql: "CREATE TABLE u(a); INSERT INTO nowhere VALUES (1);" };

    fn new(path: &Path) -> Connection {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        connection::connect(path, flags, None).unwrap()
    }

    fn version(conn: &Connection) -> i64 {
        conn.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    }

    #[test]
    fn an_older_file_is_copied_and_brought_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Desk.clipfile");
        let mut conn = new(&path);
        assert_eq!(migrate(&mut conn, &path, None, &[FIRST]).unwrap(), None, "a new file needs no copy");
        let backup = migrate(&mut conn, &path, None, &[FIRST, SECOND]).unwrap().unwrap();
        assert_eq!(conn.query_row("SELECT b FROM t", [], |row| row.get::<_, i64>(0)).unwrap(), 2);
        assert_eq!(version(&conn), 2);
        let old = Connection::open(&backup).unwrap();
        assert_eq!((version(&old), old.prepare("SELECT b FROM t").is_err()), (1, true));
    }

    #[test]
    fn a_migration_that_fails_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Desk.clipfile");
        let mut conn = new(&path);
        migrate(&mut conn, &path, None, &[FIRST]).unwrap();
        let error = migrate(&mut conn, &path, None, &[FIRST, SECOND, BROKEN]).unwrap_err();
        assert!(error.to_string().contains("broken"), "{error}");
        assert_eq!(version(&conn), 1);
        assert!(conn.prepare("SELECT b FROM t").is_err(), "the second one was rolled back with it");
    }
}
