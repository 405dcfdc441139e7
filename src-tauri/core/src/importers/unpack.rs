//! Compressed bytes from outside, unpacked within limits. No importer itself.

use super::ImportError;
use brotli_decompressor::Decompressor;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// All that is unpacked at once, in bytes.
pub(super) const MAX_BYTES: usize = 256_000_000;
/// How many times its packed size something may have.
const MAX_RATIO: usize = 200;
/// Up to this size, in bytes, any ratio is harmless.
const ANY_RATIO_BYTES: usize = 4_000_000;

/// What was unpacked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// Whether it ends where it should. What stands before a wound can be read all the same.
    pub(super) is_whole: bool,
}

/// Whether `bytes` begin as gzip does (RFC 1952).
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1F\x8B\x08")
}

/// Unpacks gzip, all members one after the other, to at most `limit` bytes.
///
/// # Errors
/// [`ImportError::Malformed`] when it unpacks to more.
pub(super) fn gzip(bytes: &[u8], limit: usize) -> Result<Unpacked, ImportError> {
    unpacked(MultiGzDecoder::new(bytes), bytes.len(), limit)
}

/// The first bytes of what gzip holds, at most `len`; fewer when it holds fewer or is broken.
pub(super) fn gzip_head(bytes: &[u8], len: usize) -> Vec<u8> {
    let mut head = Vec::new();
    // What was read before an error stays in `head`, and that is all that is asked for.
    let _ = MultiGzDecoder::new(bytes).take(len as u64).read_to_end(&mut head);
    head
}

/// Unpacks the body of an HTTP message as its `Content-Encoding` says (RFC 9110, section 8.4); one that is not packed as it
/// says, because whoever saved it unpacked it, is given as it is.
///
/// # Errors
/// [`ImportError::Malformed`] when it unpacks to more than `limit` bytes.
pub(super) fn http_body(bytes: Vec<u8>, encoding: &str, limit: usize) -> Result<Unpacked, ImportError> {
    /// No server packs twice; each more costs a pass over all of it.
    const MAX_LAYERS: usize = 4;
    let mut body = Unpacked { bytes, is_whole: true };
    // They were packed in the order of the list.
    for name in encoding.rsplit(',').map(str::trim).take(MAX_LAYERS) {
        let (packed, len) = (body.bytes.as_slice(), body.bytes.len());
        let next = match name.to_ascii_lowercase().as_str() {
            "gzip" | "x-gzip" if is_gzip(packed) => gzip(packed, limit)?,
            "deflate" => match unpacked(ZlibDecoder::new(packed), len, limit)? {
                found if !found.bytes.is_empty() => found,
                _ => unpacked(DeflateDecoder::new(packed), len, limit)?,
            },
            "br" => unpacked(Decompressor::new(packed, 65_536), len, limit)?,
            "zstd" if packed.starts_with(b"\x28\xB5\x2F\xFD") => match zstd::Decoder::new(packed) {
                Ok(decoder) => unpacked(decoder, len, limit)?,
                Err(_) => continue,
            },
            _ => continue,
        };
        if !next.bytes.is_empty() {
            body = Unpacked { is_whole: body.is_whole && next.is_whole, bytes: next.bytes };
        }
    }
    Ok(body)
}

fn unpacked(reader: impl Read, packed: usize, limit: usize) -> Result<Unpacked, ImportError> {
    let limit = packed.saturating_mul(MAX_RATIO).max(ANY_RATIO_BYTES).min(limit);
    let mut bytes = Vec::new();
    let read = reader.take(limit as u64 + 1).read_to_end(&mut bytes);
    if bytes.len() > limit {
        return Err(ImportError::Malformed("it unpacks to more than any page or archive of its size does".to_owned()));
    }
    Ok(Unpacked { bytes, is_whole: read.is_ok() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use std::io::Write as _;

    fn gzipped(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("memory takes it");
        encoder.finish().expect("memory takes it")
    }

    #[test]
    fn all_members_are_unpacked() {
        let packed = [gzipped(b"one "), gzipped(b"two")].concat();
        assert_eq!(gzip(&packed, 100), Ok(Unpacked { bytes: b"one two".to_vec(), is_whole: true }));
        assert_eq!(gzip_head(&packed, 5), b"one t");
        let cut = gzip(&packed[..packed.len() - 4], 100).expect("it is small");
        assert_eq!((cut.bytes.as_slice(), cut.is_whole), (&b"one two"[..], false));
    }

    #[test]
    fn a_bomb_is_refused_before_it_fills_the_memory() {
        let packed = gzipped(&vec![0; 30_000_000]);
        assert!(gzip(&packed, MAX_BYTES).is_err());
        assert!(gzip(&gzipped(&[0; 2_000]), 1_000).is_err());
        let twice = gzipped(&gzipped(&vec![0; 30_000_000]));
        assert!(http_body(twice, "gzip, gzip", MAX_BYTES).is_err());
    }

    #[test]
    fn bodies_are_unpacked_as_their_header_says() {
        let words = b"words and more words".as_slice();
        let body = |bytes: &[u8], encoding: &str| http_body(bytes.to_vec(), encoding, 1_000).map(|body| body.bytes);
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(words).expect("memory takes it");
        let mut raw = DeflateEncoder::new(Vec::new(), Compression::default());
        raw.write_all(words).expect("memory takes it");
        assert_eq!(body(&gzipped(words), "gzip").as_deref(), Ok(words));
        assert_eq!(body(&zlib.finish().expect("memory takes it"), "deflate").as_deref(), Ok(words));
        assert_eq!(body(&raw.finish().expect("memory takes it"), "Deflate").as_deref(), Ok(words));
        assert_eq!(body(&zstd::encode_all(words, 0).expect("memory takes it"), "zstd").as_deref(), Ok(words));
        // “words” as brotli writes it when it packs nothing (RFC 7932, section 9.2).
        assert_eq!(body(b"\x0b\x02\x80words\x03", "br").as_deref(), Ok(&b"words"[..]));
        // Unpacked by whoever saved it, with the header left in.
        assert_eq!(body(words, "gzip").as_deref(), Ok(words));
        assert_eq!(body(words, "br").as_deref(), Ok(words));
    }
}
