//! How the file is opened and closed: every setting of a connection, each with its reason.

use crate::error::{Error, Result};
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::io::Read;
use std::path::Path;

/// "Clip" in ASCII, in the header of every library (SQLite file format, section 1.3.9).
const APPLICATION_ID: i64 = 0x436C_6970;
/// The bytes that every SQLite file starts with (SQLite file format, section 1.3.1).
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Wastes half of what 4 KiB pages waste on rows of a few kilobytes.
const PAGE_BYTES: i64 = 16 * 1024;
/// How long a statement waits for another connection, such as a backup that reads.
const BUSY_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(10);

/// Opens a new, empty database at `path`, a file without content.
pub(crate) fn create(path: &Path) -> Result<Connection> {
    let conn = Connection::open(path)?;
    conn.pragma_update(None, "page_size", PAGE_BYTES)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    settle(&conn)?;
    Ok(conn)
}

/// Opens the library at `path` to read and write.
pub(crate) fn open(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags).map_err(|error| at(path, error))?;
    settle(&conn).map_err(|error| named(path, error))?;
    // Readers go on while an import writes; the log is gone again when the library is closed.
    conn.pragma_update(None, "journal_mode", "WAL").map_err(|error| at(path, error))?;
    Ok(conn)
}

/// Opens the library at `path` to read only, also from a medium that cannot be written.
pub(crate) fn open_read_only(path: &Path) -> Result<Connection> {
    let log = path.with_file_name(format!("{}-wal", path.file_name().unwrap_or_default().to_string_lossy()));
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let mut uri = url::Url::from_file_path(std::path::absolute(path).map_err(|error| Error::io(path, error))?)
        .map_err(|()| Error::NotALibrary(path.to_owned()))?;
    if !log.exists() && is_read_only(path) {
        // Without this, SQLite wants to make files beside the library, which such a place does not allow.
        uri.set_query(Some("immutable=1"));
    }
    let conn = Connection::open_with_flags(uri.as_str(), flags).map_err(|error| at(path, error))?;
    settle(&conn).map_err(|error| named(path, error))?;
    Ok(conn)
}

/// Whether the system says that `path` or its folder is not to be written.
pub(crate) fn is_read_only(path: &Path) -> bool {
    let read_only = |path: &Path| fs::metadata(path).is_ok_and(|about| about.permissions().readonly());
    read_only(path) || path.parent().is_some_and(read_only)
}

fn settle(conn: &Connection) -> Result<()> {
    conn.busy_timeout(BUSY_TIMEOUT)?;
    conn.set_prepared_statement_cache_capacity(128);
    // An acknowledged change survives a power cut: the log is synced at every commit.
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // Sorting never writes clippings to the system's temporary folder.
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    // A library may come from someone else: its schema cannot call functions that act.
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

/// Merges the log into the file and leaves one file that can be copied.
pub(crate) fn close(conn: Connection) -> Result<()> {
    if !conn.is_readonly("main")? {
        conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        // A reader in another program keeps the log alive; the last one to close removes it.
        conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    }
    conn.close().map_err(|(_, error)| error.into())
}

/// Looks at the first bytes of a file before SQLite touches it.
///
/// # Errors
/// [`Error::NotALibrary`] for anything but a Clipfile library, [`Error::TooNew`] for one of a later version than `known`.
pub(crate) fn look_at_header(path: &Path, known: i64) -> Result<()> {
    let mut header = [0_u8; 100];
    let mut file = fs::File::open(path).map_err(|error| Error::io(path, error))?;
    if file.metadata().map_err(|error| Error::io(path, error))?.is_dir() || file.read_exact(&mut header).is_err() {
        return Err(Error::NotALibrary(path.to_owned()));
    }
    // Offsets from the SQLite file format, section 1.3.
    let number =
        |at: usize| i64::from(u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]));
    if &header[..16] != MAGIC || number(68) != APPLICATION_ID {
        return Err(Error::NotALibrary(path.to_owned()));
    }
    match number(60) {
        found if found > known => Err(Error::TooNew { path: path.to_owned(), found, known }),
        _ => Ok(()),
    }
}

/// Ties a database error to the file it happened in.
pub(crate) fn at(path: &Path, error: rusqlite::Error) -> Error {
    named(path, error.into())
}

/// Gives the file's name to errors that were raised without it.
pub(crate) fn named(path: &Path, error: Error) -> Error {
    match error {
        Error::Sqlite(inner) => match inner.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => Error::NotALibrary(path.to_owned()),
            Some(rusqlite::ErrorCode::ReadOnly) => Error::ReadOnly(path.to_owned()),
            Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::PermissionDenied) => {
                Error::Io { path: path.to_owned(), cause: std::io::Error::other(inner.to_string()) }
            }
            _ => Error::Sqlite(inner),
        },
        Error::Corrupt { what, .. } => Error::Corrupt { path: path.to_owned(), what },
        other => other,
    }
}

/// Writes a whole, compact copy of the library to `to`, which must not exist, while others go on reading and writing.
pub(crate) fn copy_into(conn: &Connection, to: &Path) -> Result<()> {
    conn.execute("VACUUM INTO ?1", [to.to_string_lossy()])?;
    Ok(())
}

/// Holds the library as it is at the first read that follows, until the value is dropped.
pub(crate) fn snapshot(conn: &Connection) -> Result<rusqlite::Transaction<'_>> {
    Ok(conn.unchecked_transaction()?)
}
