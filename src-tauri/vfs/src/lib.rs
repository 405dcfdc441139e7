//! A VFS of SQLite (sqlite.org/vfs.html) that leaves room for an *envelope* before the database: a library that is encrypted has
//! its wrapped keys there, in one file with all the rest. Everything that SQLite reads and writes of such a file lies
//! [`ENVELOPE_BYTES`] further on; files without an envelope, logs and journals are the system's own.
//!
//! It also hands a key to SQLCipher. This crate holds what is `unsafe` about both and nothing else.

mod shim;

use rusqlite::ffi;
use rusqlite::{Connection, Error, OpenFlags, Result};
use std::ffi::c_int;
use std::path::Path;
use zeroize::Zeroizing;

/// Bytes before the database: the size of a page of every file system in use, so that the database's own pages stay aligned.
pub const ENVELOPE_BYTES: usize = 4096;

/// What a file with an envelope begins with; the database of any other file begins at its first byte.
pub const MAGIC: &[u8; 16] = b"Clipfile sealed\0";

/// Opens `path`, with an envelope or without.
///
/// # Errors
/// As [`Connection::open_with_flags`].
pub fn open(path: impl AsRef<Path>, flags: OpenFlags) -> Result<Connection> {
    shim::register()?;
    Connection::open_with_flags_and_vfs(path, flags, shim::NAME)
}

/// The envelope of the file that `conn` has open; `None` for one that has none.
///
/// # Errors
/// When the file cannot be read.
pub fn envelope(conn: &Connection) -> Result<Option<Vec<u8>>> {
    let mut bytes = vec![0; ENVELOPE_BYTES];
    let mut exchange = shim::Exchange::Read { into: &mut bytes, found: false };
    shim::exchange(conn, &mut exchange)?;
    Ok(matches!(exchange, shim::Exchange::Read { found: true, .. }).then_some(bytes))
}

/// Writes `bytes` at `at` of the envelope and waits until they are on the disk.
///
/// # Errors
/// When the file has no envelope, or cannot be written.
///
/// # Panics
/// When they do not lie in the envelope behind what it begins with.
pub fn write(conn: &Connection, at: usize, bytes: &[u8]) -> Result<()> {
    assert!(at >= MAGIC.len() && at + bytes.len() <= ENVELOPE_BYTES, "outside the envelope");
    shim::exchange(conn, &mut shim::Exchange::Write { at: at as i64, bytes })
}

/// Tells SQLCipher the key of the database and its salt (“PRAGMA key”, raw key with salt); before anything is read.
///
/// # Errors
/// When SQLCipher cannot take it. Whether it fits is known when the database is first read.
pub fn unlock(conn: &Connection, key: &[u8; 32], salt: &[u8; 16]) -> Result<()> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    // SQLCipher writes lines of its own to stderr when a key does not fit; that is told by an error.
    conn.pragma_update(None, "cipher_log_level", "NONE")?;
    let mut text = Zeroizing::new(Vec::with_capacity(3 + 2 * (key.len() + salt.len())));
    text.extend_from_slice(b"x'");
    for byte in key.iter().chain(salt) {
        text.extend([DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
    text.push(b'\'');
    // SAFETY: the handle is used while the connection is borrowed, and the text lives until the call returns.
    let code = unsafe { ffi::sqlite3_key(conn.handle(), text.as_ptr().cast(), text.len() as c_int) };
    done(code)
}

fn done(code: c_int) -> Result<()> {
    if code == ffi::SQLITE_OK { Ok(()) } else { Err(Error::SqliteFailure(ffi::Error::new(code), None)) }
}

#[cfg(test)]
mod tests;
