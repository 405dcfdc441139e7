//! A look at what a PDF unpacks to, before anything builds on it: a few bytes can stand for more than the memory holds.

use crate::importers::ImportError;
use flate2::read::ZlibDecoder;
use std::io::{self, Read};

/// The largest single stream, in bytes after unpacking: a page of a picture at 600 dots an inch is smaller.
const MAX_STREAM_BYTES: u64 = 256_000_000;
/// All streams together, in bytes after unpacking.
const MAX_TOTAL_BYTES: u64 = 1_500_000_000;

/// Unpacks every stream into nothing and counts.
///
/// # Errors
/// [`ImportError::Malformed`] when a stream, or all of them, unpack to more than the limits.
pub(super) fn check(bytes: &[u8]) -> Result<(), ImportError> {
    let mut total = 0;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let rest = &bytes[at + b"stream".len()..];
        let start = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        total += unpacked(&rest[start..], MAX_TOTAL_BYTES - total);
        if total >= MAX_TOTAL_BYTES {
            return Err(ImportError::Malformed("it unpacks to more than any document does".to_owned()));
        }
    }
    Ok(())
}

/// How much `packed` unpacks to, packed once or twice; at most `limit`, which a stream that is too large reaches at once.
fn unpacked(packed: &[u8], limit: u64) -> u64 {
    if !is_packed(packed) {
        return 0;
    }
    let mut once = ZlibDecoder::new(packed).take(limit.min(MAX_STREAM_BYTES));
    let mut head = Vec::new();
    // A stream that breaks off counts as far as it goes.
    let _: io::Result<usize> = once.by_ref().take(2).read_to_end(&mut head);
    let is_twice = is_packed(&head);
    let rest = io::copy(&mut once, &mut io::sink()).unwrap_or(0);
    let mut size = rest + head.len() as u64;
    if is_twice {
        let mut twice = ZlibDecoder::new(ZlibDecoder::new(packed)).take(limit.min(MAX_STREAM_BYTES));
        size = size.max(io::copy(&mut twice, &mut io::sink()).unwrap_or(0));
    }
    if size >= MAX_STREAM_BYTES { limit } else { size }
}

/// Whether bytes begin like a zlib stream (RFC 1950).
fn is_packed(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..] if first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}
