//! Bytes by their hash: sources as they came, and pictures. Stored once, however often they are named.

use crate::capture::Hash;
use crate::error::{Error, Result};
use rusqlite::{Connection, OptionalExtension, params};
use std::borrow::Cow;
use std::cell::RefCell;
use zstd::bulk::{Compressor, Decompressor};

/// zstd's default: text shrinks to a third at several hundred megabytes a second.
const LEVEL: i32 = 3;

/// Bytes with their media type, where it is known.
pub(crate) struct Blob {
    pub(crate) media_type: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

/// Keeps `bytes` under their hash, unless they are here.
pub(crate) fn put(conn: &Connection, hash: Hash, media_type: Option<&str>, bytes: &[u8]) -> Result<()> {
    let is_here = conn
        .prepare_cached("SELECT 1 FROM blob WHERE sha256 = ?1")?
        .query_row(params![hash.0], |_| Ok(()))
        .optional()?
        .is_some();
    if is_here {
        return Ok(());
    }
    // Pictures are compressed already.
    let stored = if media_type.is_some() { Cow::Borrowed(bytes) } else { Cow::Owned(pack(bytes)) };
    conn.prepare_cached("INSERT INTO blob(sha256, media_type, size, packed, bytes) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![hash.0, media_type, bytes.len() as i64, media_type.is_none(), stored])?;
    Ok(())
}

/// The bytes of that hash.
pub(crate) fn get(conn: &Connection, hash: Hash) -> Result<Option<Blob>> {
    let found = conn
        .prepare_cached("SELECT media_type, size, packed, bytes FROM blob WHERE sha256 = ?1")?
        .query_row(params![hash.0], |row| {
            Ok((
                row.get::<_, Option<String>>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, bool>(2)?,
                row.get::<_, Vec<u8>>(3)?,
            ))
        })
        .optional()?;
    let Some((media_type, size, is_packed, stored)) = found else { return Ok(None) };
    let bytes = if is_packed { unpack(&stored, size as usize)? } else { stored };
    Ok(Some(Blob { media_type, bytes }))
}

/// What zstd works with. Making one takes as long as packing a few kilobytes does, so each thread keeps its own.
struct Press {
    compressor: Compressor<'static>,
    decompressor: Decompressor<'static>,
}

thread_local! {
    static PRESS: RefCell<Press> = RefCell::new(Press {
        compressor: Compressor::new(LEVEL).expect("zstd has this level"),
        decompressor: Decompressor::new().expect("zstd needs nothing to begin"),
    });
}

/// A zstd frame of `bytes`.
pub(crate) fn pack(bytes: &[u8]) -> Vec<u8> {
    PRESS.with_borrow_mut(|press| press.compressor.compress(bytes)).expect("zstd compresses any bytes into memory")
}

/// The bytes in a zstd frame, `limit` at most.
pub(crate) fn unpack(frame: &[u8], limit: usize) -> Result<Vec<u8>> {
    // The frame says how much is in it; asking for the limit would take that much memory for every document.
    let size =
        zstd::zstd_safe::get_frame_content_size(frame).ok().flatten().and_then(|size| usize::try_from(size).ok());
    let limit = size.unwrap_or(limit).min(limit);
    PRESS
        .with_borrow_mut(|press| press.decompressor.decompress(frame, limit))
        .map_err(|error| Error::corrupt(format!("stored bytes cannot be unpacked ({error})")))
}
