//! Pictures that came with a page: found by the name the page calls them, typed by their first bytes.

use crate::capture::{Hash, Picture, RawImage};
use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use std::collections::HashMap;

/// The largest picture that is kept, in bytes.
pub const MAX_PICTURE_BYTES: usize = 20_000_000;

/// The most pictures that are kept of one capture.
const MAX_PICTURES: usize = 1_000;

/// The media type of `bytes`, told from their signature; `None` for what is not shown: SVG can carry scripts, and every
/// other format is rare in news.
pub(crate) fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some("image/png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

/// The pictures of one capture.
#[derive(Debug)]
pub(super) struct Pictures<'a> {
    brought: HashMap<&'a str, &'a [u8]>,
    kept: Vec<Picture>,
}

impl<'a> Pictures<'a> {
    pub(super) fn new(images: &'a [RawImage]) -> Self {
        let brought = images.iter().map(|image| (image.name.as_str(), image.bytes.as_slice())).collect();
        Self { brought, kept: Vec::new() }
    }

    /// The hash of the picture that the page calls `name`: one that was brought, or the bytes in a `data:` URI.
    pub(super) fn find(&mut self, name: &str) -> Option<Hash> {
        match self.brought.get(name).copied() {
            Some(bytes) => self.keep(bytes.to_vec()),
            None => data_uri(name).and_then(|bytes| self.keep(bytes)),
        }
    }

    /// Whether a picture with this hash was found.
    pub(super) fn has(&self, hash: &Hash) -> bool {
        self.kept.iter().any(|picture| picture.hash == *hash)
    }

    /// The pictures that `is_used` names, in the order in which they were found.
    pub(super) fn finish(self, is_used: impl Fn(&Hash) -> bool) -> Vec<Picture> {
        self.kept.into_iter().filter(|picture| is_used(&picture.hash)).collect()
    }

    fn keep(&mut self, bytes: Vec<u8>) -> Option<Hash> {
        if bytes.len() > MAX_PICTURE_BYTES || self.kept.len() >= MAX_PICTURES || is_placeholder(&bytes) {
            return None;
        }
        let media_type = media_type(&bytes)?;
        let hash = Hash::of(&bytes);
        if !self.has(&hash) {
            self.kept.push(Picture { hash, media_type, bytes });
        }
        Some(hash)
    }
}

/// Pages put a GIF or PNG of one or two pixels where a picture is yet to be loaded, or to count readers.
fn is_placeholder(bytes: &[u8]) -> bool {
    let size = match media_type(bytes) {
        Some("image/gif") => {
            bytes.get(6..10).map(|b| (u32::from(b[0]) | u32::from(b[1]) << 8, u32::from(b[2]) | u32::from(b[3]) << 8))
        }
        Some("image/png") => bytes
            .get(16..24)
            .map(|b| (u32::from_be_bytes([b[0], b[1], b[2], b[3]]), u32::from_be_bytes([b[4], b[5], b[6], b[7]]))),
        _ => None,
    };
    size.is_some_and(|(width, height)| width <= 2 && height <= 2)
}

/// The bytes in a `data:` URI (RFC 2397) of a picture.
fn data_uri(uri: &str) -> Option<Vec<u8>> {
    let is_data = uri.get(..11).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:image/"));
    if !is_data || uri.len() > MAX_PICTURE_BYTES / 3 * 4 + 1000 {
        return None;
    }
    let (head, payload) = uri.split_once(',')?;
    if !head.to_ascii_lowercase().ends_with(";base64") {
        return None;
    }
    let payload: String = payload.chars().filter(|character| !character.is_ascii_whitespace()).collect();
    let lenient = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(&STANDARD, lenient)
        .decode(payload.replace("%2B", "+").replace("%2F", "/").replace("%3D", "="))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIF: &str = "data:image/gif;base64,R0lGODlhAwADAIAAAP///wAAACwAAAAAAwADAAACAoRRADs=";

    #[test]
    fn a_data_uri_is_kept_once() {
        let mut pictures = Pictures::new(&[]);
        let hash = pictures.find(GIF);
        assert!(hash.is_some());
        assert_eq!(pictures.find(GIF), hash);
        assert_eq!(pictures.finish(|_| true).len(), 1);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let mut pictures = Pictures::new(&[]);
        for uri in [
            "data:image/svg+xml;base64,PHN2Zy8+",
            "data:image/png;base64,PHNjcmlwdD4=",
            "data:text/html;base64,R0lGODlhAwADAIAAAP",
            "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
            "https://a.example/x.png",
            "data:image/gif",
        ] {
            assert_eq!(pictures.find(uri), None, "{uri}");
        }
    }

    #[test]
    fn a_brought_picture_is_found_by_its_name() {
        let images = [RawImage { name: "page_files/x.jpg".into(), bytes: vec![0xFF, 0xD8, 0xFF, 0xE0, 1] }];
        let mut pictures = Pictures::new(&images);
        assert_eq!(pictures.find("page_files/x.jpg"), Some(Hash::of(&images[0].bytes)));
        assert_eq!(pictures.finish(|_| true)[0].media_type, "image/jpeg");
    }
}
