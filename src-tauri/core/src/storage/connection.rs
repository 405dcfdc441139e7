//! How the file is opened and closed: every setting of a connection, each with its reason.

use super::migrate::MIGRATIONS;
use crate::encryption::Key;
use crate::error::{Error, Result};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, OptionalExtension, TransactionBehavior};
use std::fs;
use std::path::{Path, PathBuf};

/// "Clip" in ASCII, in the header of every library (SQLite file format, section 1.3.9).
const APPLICATION_ID: i64 = 0x436C_6970;
/// Wastes half of what 4 KiB pages waste on rows of a few kilobytes.
const PAGE_BYTES: i64 = 16 * 1024;
/// Memory for pages, taken as they are read. SQLite's own 2 MB hold so few that an import reads the tops of the same
/// indexes over and over.
const CACHE_KIB: i64 = 32 * 1024;
/// Pages of the log that are merged into the file together: what is written again and again is merged once.
const LOG_PAGES: i64 = 4_000;
/// How long a statement waits for another connection, such as a backup that reads.
const BUSY_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(10);

/// The most that a file may ask of SQLite (sqlite.org/c3ref/c_limit_attached.html): a library may come from someone else, and
/// its schema is read before anything in it is known.
const LIMITS: [(Limit, i32); 9] = [
    // A text or bytes: twice what the largest import unpacks to, and more than the list of words of a million articles.
    (Limit::SQLITE_LIMIT_LENGTH, 512_000_000),
    // A statement, also those in the schema; the migrations have a few kilobytes each.
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
    // Columns of a table, an index or a result; ours have fewer than 40.
    (Limit::SQLITE_LIMIT_COLUMN, 100),
    // How deep expressions are nested; a parser that goes deeper asks for a stack as deep.
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 1_000),
    // Parts of a UNION.
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 50),
    // Databases beside the library: the one into which VACUUM writes.
    (Limit::SQLITE_LIMIT_ATTACHED, 1),
    // Triggers that set off triggers: those of the journal set off none.
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 2),
    // Values that are bound to a statement.
    (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 32_766),
    // Threads that a statement may start.
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// Opens a file and tells SQLCipher its key: the one way by which a connection comes to be.
pub(super) fn connect(path: impl AsRef<Path>, flags: OpenFlags, key: Option<&Key>) -> rusqlite::Result<Connection> {
    let conn = clipfile_vfs::open(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    if let Some(key) = key {
        clipfile_vfs::unlock(&conn, &key.bytes, &key.salt)?;
        // What a page has besides its bytes is encrypted too, so the size must be known before the first is read.
        conn.pragma_update(None, "cipher_page_size", PAGE_BYTES)?;
    }
    Ok(conn)
}

/// Opens a new, empty database at `path`, a file without content, or with an envelope when there is a key.
pub(crate) fn create(path: &Path, key: Option<&Key>) -> Result<Connection> {
    let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, key)?;
    lay_out(&conn, "main")?;
    settle(&conn)?;
    Ok(conn)
}

/// Makes `schema`, which is empty, the beginning of a library.
pub(super) fn lay_out(conn: &Connection, schema: &str) -> Result<()> {
    conn.pragma_update(Some(schema), "page_size", PAGE_BYTES)?;
    Ok(conn.pragma_update(Some(schema), "application_id", APPLICATION_ID)?)
}

/// Writes what a new library says of itself.
pub(crate) fn note(conn: &Connection, facts: &[(&str, &str)]) -> Result<()> {
    for (key, value) in facts {
        conn.execute("INSERT INTO meta(key, value) VALUES (?1, ?2)", [key, value])?;
    }
    Ok(())
}

/// Opens the library at `path` to read and write.
///
/// Where `is_elsewhere`, on another machine or in a folder that is synchronised, without a log beside the file: programs share it by
/// memory, which no network has (sqlite.org/wal.html, “Overview”), and a service would carry it apart from its file.
pub(crate) fn open(path: &Path, is_elsewhere: bool, key: Option<&Key>) -> Result<Connection> {
    let mut conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, key).map_err(|error| at(path, error))?;
    settle(&conn).map_err(|error| named(path, error))?;
    refuse_strangers(&conn, path)?;
    if is_elsewhere {
        match conn.pragma_update(None, "journal_mode", "DELETE") {
            // Somebody reads what another place let begin with a log: it stays until they are gone.
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => {}
            changed => changed.map_err(|error| at(path, error))?,
        }
        // That what would turn a change back is gone must be on disk too (sqlite.org/pragma.html#pragma_synchronous).
        conn.pragma_update(None, "synchronous", "EXTRA").map_err(|error| at(path, error))?;
    } else {
        // Readers go on while an import writes; the log is gone again when the library is closed.
        conn.pragma_update(None, "journal_mode", "WAL").map_err(|error| at(path, error))?;
    }
    // A transaction that reads first and then writes does not wait when somebody merges the log at that moment.
    conn.set_transaction_behavior(TransactionBehavior::Immediate);
    Ok(conn)
}

/// Opens the library at `path` to read only, also from a medium that cannot be written.
pub(crate) fn open_read_only(path: &Path, key: Option<&Key>) -> Result<Connection> {
    let log = beside(path, "-wal");
    let is_fixed = is_read_only(path);
    // SQLite wants to make files beside the library, which a place that cannot be written does not allow. Elsewhere the
    // last one to close, and that can be a reader, merges the log and removes it.
    let access = if is_fixed { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::SQLITE_OPEN_READ_WRITE };
    let uri = uri(path, is_fixed && !log.exists())?;
    let conn = connect(uri.as_str(), access | OpenFlags::SQLITE_OPEN_URI, key).map_err(|error| at(path, error))?;
    settle(&conn).map_err(|error| named(path, error))?;
    refuse_strangers(&conn, path)?;
    conn.pragma_update(None, "query_only", true).map_err(|error| at(path, error))?;
    Ok(conn)
}

/// The file beside a library whose name has `ending` more, as SQLite names its own: `-wal` for the write-ahead log.
pub(crate) fn beside(library: &Path, ending: &str) -> PathBuf {
    let mut name = library.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    library.with_file_name(name)
}

/// Refuses a file that acts by itself: with a trigger or a view that none of the migrations made, writing to it could change
/// what nobody touched, and reading show what is not there (“Defense Against The Dark Arts”, section 1.1, sqlite.org/security.html).
fn refuse_strangers(conn: &Connection, path: &Path) -> Result<()> {
    let strange = || -> rusqlite::Result<Option<(String, String)>> {
        let mut statement =
            conn.prepare("SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let sql: String = row.get(2)?;
            if !MIGRATIONS.iter().any(|migration| migration.sql.contains(&sql)) {
                return Ok(Some((row.get(0)?, row.get(1)?)));
            }
        }
        Ok(None)
    };
    match strange().map_err(|error| at(path, error))? {
        Some((kind, name)) => Err(Error::Corrupt {
            path: path.to_owned(),
            what: format!("it has a {kind} “{name}” that no Clipfile made and that could act by itself"),
        }),
        None => Ok(()),
    }
}

/// Whether the system says that `path` or its folder is not to be written.
pub(crate) fn is_read_only(path: &Path) -> bool {
    let read_only = |path: &Path| fs::metadata(path).is_ok_and(|about| about.permissions().readonly());
    read_only(path) || path.parent().is_some_and(read_only)
}

pub(super) fn settle(conn: &Connection) -> Result<()> {
    for (limit, most) in LIMITS {
        conn.set_limit(limit, most)?;
    }
    conn.busy_timeout(BUSY_TIMEOUT)?;
    conn.set_prepared_statement_cache_capacity(128);
    // A statement is planned once and not anew for every value that is bound: that took a fifth of an import.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.pragma_update(None, "cache_size", -CACHE_KIB)?;
    conn.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    // An acknowledged change survives a power cut: the log is synced at every commit.
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // Sorting never writes clippings to the system's temporary folder.
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    // A library may come from someone else: its schema cannot call functions that act.
    conn.pragma_update(None, "trusted_schema", false)?;
    // Nor can a statement write to the schema itself or to what an index keeps of its own.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

/// Merges the log into the file and leaves one file that can be copied.
pub(crate) fn close(conn: Connection) -> Result<()> {
    if !conn.is_readonly("main")? {
        // Whoever else has the file open keeps the log alive, and the last one to close removes it: nothing to wait for.
        conn.busy_timeout(std::time::Duration::ZERO)?;
        let is_reader: bool = conn.pragma_query_value(None, "query_only", |row| row.get(0))?;
        conn.pragma_update(None, "query_only", false)?;
        if !is_reader {
            // A reader keeps nobody who writes from writing; where it is the last, leaving the log merges it.
            conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        }
        match conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(())) {
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => {}
            merged => merged?,
        }
    }
    conn.close().map_err(|(_, error)| error.into())
}

/// Looks at a file's header before it is opened as a library. Nothing is written, not even beside it.
///
/// Through SQLite and never through a handle of our own: closing one would drop the locks that SQLite holds on the file
/// for this process (POSIX fcntl), and another program could delete the log under us.
///
/// # Errors
/// [`Error::NotALibrary`] for anything but a Clipfile library, [`Error::TooNew`] for one of a later version than `known`,
/// [`Error::Locked`] for one that is encrypted when there is no key.
pub(crate) fn look_at_header(path: &Path, known: i64, key: Option<&Key>) -> Result<()> {
    let about = fs::metadata(path).map_err(|error| Error::io(path, error))?;
    if !about.is_file() {
        return Err(Error::NotALibrary(path.to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let conn = connect(uri(path, true)?.as_str(), flags, key).map_err(|error| at(path, error))?;
    if key.is_none() && clipfile_vfs::envelope(&conn).map_err(|error| at(path, error))?.is_some() {
        return Err(Error::Locked(path.to_owned()));
    }
    let number = |name: &str| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    match number("application_id") {
        Ok(APPLICATION_ID) => {}
        Ok(_) => return Err(Error::NotALibrary(path.to_owned())),
        // A log that was merged in part, for the disk was full: only with it is the file whole, and this look leaves it out.
        Err(error)
            if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt)
                && beside(path, "-wal").exists() =>
        {
            return Ok(());
        }
        Err(error) => return Err(at(path, error)),
    }
    match number("user_version").map_err(|error| at(path, error))? {
        found if found > known => Err(Error::TooNew { path: path.to_owned(), found, known }),
        _ => Ok(()),
    }
}

/// The file as SQLite names it; one that is `immutable` is read without locks and without its log.
fn uri(path: &Path, is_immutable: bool) -> Result<url::Url> {
    let mut uri = url::Url::from_file_path(std::path::absolute(path).map_err(|error| Error::io(path, error))?)
        .map_err(|()| Error::NotALibrary(path.to_owned()))?;
    uri.set_query(is_immutable.then_some("immutable=1"));
    Ok(uri)
}

/// What a library is told from every other by, in whatever file it is.
pub(crate) fn library_uid(conn: &Connection) -> rusqlite::Result<Option<String>> {
    conn.query_row("SELECT value FROM meta WHERE key = 'library_uid'", [], |row| row.get(0)).optional()
}

/// The same of the file at `path`, which nothing in this process has open; `None` where it is none or cannot be read.
pub(crate) fn library_uid_of(path: &Path) -> Result<Option<String>> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let conn = connect(uri(path, true)?.as_str(), flags, None)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(library_uid(&conn)?)
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
            Some(
                rusqlite::ErrorCode::CannotOpen
                | rusqlite::ErrorCode::PermissionDenied
                | rusqlite::ErrorCode::SystemIoFailure,
            ) => Error::Io { path: path.to_owned(), cause: std::io::Error::other(inner.to_string()) },
            _ => Error::Sqlite(inner),
        },
        Error::Corrupt { what, .. } => Error::Corrupt { path: path.to_owned(), what },
        other => other,
    }
}

/// What a search says of an error: whatever is typed makes well-formed questions, so one that fails tells of the file.
pub(crate) fn unreadable(path: &Path, error: Error) -> Error {
    match named(path, error) {
        Error::Sqlite(inner) => Error::Corrupt { path: path.to_owned(), what: inner.to_string() },
        other => other,
    }
}

/// Pages that are copied at once: 16 MiB.
const COPIED_AT_ONCE: std::ffi::c_int = 1_000;

/// Writes a whole copy of the library to `to`, which must not exist, while others go on reading and writing; it is encrypted as
/// the library is. It is not on the disk before it was synced.
pub(crate) fn copy_into(conn: &Connection, to: &Path, key: Option<&Key>) -> Result<()> {
    fs::write(to, clipfile_vfs::envelope(conn)?.unwrap_or_default()).map_err(|error| Error::io(to, error))?;
    let mut copy = connect(to, OpenFlags::SQLITE_OPEN_READ_WRITE, key)?;
    // A copy that is not finished is thrown away, so nothing of it need be undone.
    copy.pragma_update(None, "synchronous", "OFF")?;
    // All steps copy the same moment.
    let moment = snapshot(conn)?;
    let backup = Backup::new(conn, &mut copy)?;
    while backup.step(COPIED_AT_ONCE)? != StepResult::Done {}
    drop(backup);
    moment.finish()?;
    // The copied header speaks of a log.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    copy.close().map_err(|(_, error)| error.into())
}

/// Holds the library as it is at the first read that follows, until the value is dropped.
pub(crate) fn snapshot(conn: &Connection) -> Result<rusqlite::Transaction<'_>> {
    Ok(rusqlite::Transaction::new_unchecked(conn, TransactionBehavior::Deferred)?)
}
