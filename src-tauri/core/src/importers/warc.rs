//! Web archives (WARC 1.0 and 1.1, ISO 28500), plain or packed: an article for each page, with the pictures that were
//! fetched with it.

mod pages;
mod record;

use super::{About, Confidence, ImportError, Importer, Source, Taken, unpack};
pub(super) use pages::{Wanted, articles};

#[derive(Debug)]
pub(super) struct Warc;

impl Importer for Warc {
    fn about(&self) -> About {
        About { id: "warc", extensions: &["warc", "gz"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        let is_packed = || unpack::is_gzip(source.bytes) && unpack::gzip_head(source.bytes, 8).starts_with(b"WARC/");
        if source.bytes.starts_with(b"WARC/") || is_packed() { Confidence::Certain } else { Confidence::No }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let unpacked = if unpack::is_gzip(source.bytes) {
            unpack::gzip(source.bytes, unpack::MAX_BYTES)?
        } else {
            unpack::Unpacked { bytes: source.bytes.to_vec(), is_whole: true }
        };
        articles(&[unpacked], &[], source.url)
    }
}
