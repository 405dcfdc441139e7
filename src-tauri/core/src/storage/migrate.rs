//! Brings a file from the version it was written in to the one this program writes.

use crate::error::{Error, Result};
use rusqlite::Connection;
use std::path::Path;

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

/// The version that the file was written in; 0 for one without content.
pub(crate) fn found_in(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Runs what is missing, all of it and the new version number in one transaction. Whoever has a file with content makes a copy
/// of it before.
pub(crate) fn migrate(conn: &mut Connection, path: &Path, migrations: &[Migration]) -> Result<()> {
    let found = found_in(conn)?;
    let known = version_of(migrations);
    if found > known {
        return Err(Error::TooNew { path: path.to_owned(), found, known });
    }
    if found == known {
        return Ok(());
    }
    let tx = conn.transaction()?;
    for migration in &migrations[found as usize..] {
        tx.execute_batch(migration.sql).map_err(|error| Error::Corrupt {
            path: path.to_owned(),
            what: format!("it cannot be brought up to date (step “{}”: {error})", migration.name),
        })?;
    }
    tx.pragma_update(None, "user_version", known)?;
    Ok(tx.commit()?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::connection;
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
    fn a_file_is_brought_up_to_date_from_where_it_is() {
        let path = Path::new("Desk.clipfile");
        let mut conn = Connection::open_in_memory().unwrap();
        migrate(&mut conn, path, &[FIRST]).unwrap();
        migrate(&mut conn, path, &[FIRST, SECOND]).unwrap();
        assert_eq!(conn.query_row("SELECT b FROM t", [], |row| row.get::<_, i64>(0)).unwrap(), 2);
        assert_eq!(version(&conn), 2);
    }

    #[test]
    fn a_migration_that_fails_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Desk.clipfile");
        let mut conn = new(&path);
        migrate(&mut conn, &path, &[FIRST]).unwrap();
        let error = migrate(&mut conn, &path, &[FIRST, SECOND, BROKEN]).unwrap_err();
        assert!(error.to_string().contains("broken"), "{error}");
        assert_eq!(version(&conn), 1);
        assert!(conn.prepare("SELECT b FROM t").is_err(), "the second one was rolled back with it");
    }
}
