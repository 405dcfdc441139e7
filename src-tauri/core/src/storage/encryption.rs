//! Envelopes on the disk, and a whole library written anew with a key or without.

use super::connection::{self, connect};
use crate::encryption::{Envelope, Key};
use crate::error::{Error, Result};
use rusqlite::{Connection, OpenFlags};
use std::ffi::c_int;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Writes the envelope of a new library to `path`, an empty file.
pub(crate) fn begin(path: &Path, envelope: &Envelope) -> Result<()> {
    let mut bytes = vec![0; clipfile_vfs::ENVELOPE_BYTES];
    bytes[..clipfile_vfs::MAGIC.len()].copy_from_slice(clipfile_vfs::MAGIC);
    for at in crate::encryption::COPIES {
        let copy = envelope.to_copy();
        bytes[at..at + copy.len()].copy_from_slice(&copy);
    }
    let written = fs::File::options().write(true).open(path).and_then(|mut file| file.write_all(&bytes));
    written.map_err(|error| Error::io(path, error))
}

/// The envelope of the library at `path`; `None` for one that is not encrypted.
///
/// Through SQLite, as in [`connection::look_at_header`], and with its locks: another connection may have the file open.
pub(crate) fn look(path: &Path) -> Result<Option<Envelope>> {
    let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, None).map_err(|error| connection::at(path, error))?;
    read(&conn).map(|read| read.map(|(envelope, _)| envelope)).map_err(|error| connection::named(path, error))
}

fn read(conn: &Connection) -> Result<Option<(Envelope, bool)>> {
    clipfile_vfs::envelope(conn)?.map(|bytes| Envelope::read(&bytes)).transpose()
}

/// Replaces the envelope: first one copy, then the other, each on the disk before anything else is written.
pub(crate) fn replace(conn: &Connection, envelope: &Envelope) -> Result<()> {
    for at in crate::encryption::COPIES {
        clipfile_vfs::write(conn, at, &envelope.to_copy())?;
    }
    Ok(())
}

/// Ends what a power cut may have left half done: a passphrase that was changed is the only one that opens the library.
pub(crate) fn settle(conn: &Connection) -> Result<()> {
    match read(conn)? {
        Some((envelope, are_alike)) if !are_alike => replace(conn, &envelope),
        _ => Ok(()),
    }
}

/// Writes all of the library at `from` to `to`, an empty file or one with an envelope only; one of the two has a key. `progress`
/// is called often and says whether to go on. The copy is compared with what was copied.
pub(crate) fn rewrite(
    from: (&Path, Option<&Key>),
    to: (&Path, Option<&Key>),
    progress: impl FnMut() -> bool + Send + 'static,
) -> Result<()> {
    /// Steps of SQLite's machine between two calls: some milliseconds.
    const STEPS: c_int = 100_000;
    // The one with a key is opened and the other attached, for only what is opened gets its key without naming it in SQL.
    let is_sealing = to.1.is_some();
    let (main, attached) = if is_sealing { (to, from) } else { (from, to) };
    let (source, target) = if is_sealing { ("plain", "main") } else { ("main", "plain") };
    let mut conn = connect(main.0, OpenFlags::SQLITE_OPEN_READ_WRITE, main.1)?;
    connection::settle(&conn)?;
    // A copy that is not finished is thrown away, so nothing of it need be undone.
    conn.execute("ATTACH DATABASE ?1 AS plain KEY ''", [attached.0.to_string_lossy()])?;
    conn.pragma_update(Some(target), "synchronous", "OFF")?;
    connection::lay_out(&conn, target)?;
    let mut go_on = progress;
    if !go_on() {
        return Err(Error::Cancelled);
    }
    conn.progress_handler(STEPS, Some(move || !go_on()))?;
    conn.query_row("SELECT sqlcipher_export(?1, ?2)", [target, source], |_| Ok(()))?;
    let version: i64 = conn.pragma_query_value(Some(source), "user_version", |row| row.get(0))?;
    conn.pragma_update(Some(target), "user_version", version)?;
    compare(&conn, source, target)?;
    conn.progress_handler(0, None::<fn() -> bool>)?;
    conn.close().map_err(|(_, error)| error.into())
}

/// Whether everything that the one schema has is in the other, and as many rows of each table.
fn compare(conn: &Connection, source: &str, target: &str) -> Result<()> {
    let differs = |what: &str| Err(Error::corrupt(format!("its copy differs in {what}; nothing was changed")));
    let made = |schema: &str| -> rusqlite::Result<Vec<(String, Option<String>)>> {
        let mut all = conn.prepare(&format!("SELECT name, sql FROM {schema}.sqlite_schema ORDER BY type, name"))?;
        all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    };
    if made(source)? != made(target)? {
        return differs("its tables");
    }
    let mut tables =
        conn.prepare(&format!("SELECT name FROM {source}.sqlite_schema WHERE type = 'table' AND rootpage > 0"))?;
    let tables: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for table in tables {
        let rows = |schema: &str| -> rusqlite::Result<i64> {
            conn.query_row(&format!("SELECT count(*) FROM {schema}.\"{table}\""), [], |row| row.get(0))
        };
        if rows(source)? != rows(target)? {
            return differs(&table);
        }
    }
    let sound: String = conn.query_row(&format!("PRAGMA {target}.integrity_check(1)"), [], |row| row.get(0))?;
    if sound == "ok" { Ok(()) } else { differs(&sound) }
}
