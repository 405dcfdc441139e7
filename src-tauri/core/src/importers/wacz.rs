//! Web archives with a list of their pages (WACZ 1.1), as Webrecorder's programs write them: WARC files in a ZIP container.

use super::{About, Confidence, ImportError, Importer, Source, Taken, unpack, warc, zip};
use serde::Deserialize;
use std::path::Path;

#[derive(Debug)]
pub(super) struct Wacz;

/// A line of `pages.jsonl`.
#[derive(Deserialize)]
struct Line {
    url: Option<String>,
    title: Option<String>,
    ts: Option<String>,
}

impl Importer for Wacz {
    fn about(&self) -> About {
        About { id: "wacz", extensions: &["wacz"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        // Containers of every kind come by here: the list of files is only read where such a name stands in it.
        let may_be = zip::is_zip(source.bytes) && memchr::memmem::rfind(source.bytes, b"archive/").is_some();
        let is_one = may_be && zip::Zip::open(source.bytes).is_ok_and(|zip| zip.names().any(is_archive));
        if is_one { Confidence::Certain } else { Confidence::No }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let mut zip = zip::Zip::open(source.bytes)?;
        let mut wanted = Vec::new();
        for name in ["pages/pages.jsonl", "pages/extraPages.jsonl"] {
            if zip.has(name) {
                wanted.extend(pages(&zip.read(name)?));
            }
        }
        let (mut archives, mut left) = (Vec::new(), unpack::MAX_BYTES);
        let names: Vec<String> = zip.names().filter(|name| is_archive(name)).map(str::to_owned).collect();
        for name in &names {
            let bytes = zip.read(name)?;
            let unpacked = if unpack::is_gzip(&bytes) {
                unpack::gzip(&bytes, left)?
            } else {
                unpack::Unpacked { bytes, is_whole: true }
            };
            left = left.saturating_sub(unpacked.bytes.len());
            archives.push(unpacked);
        }
        warc::articles(&archives, &wanted, source.url)
    }
}

fn is_archive(name: &str) -> bool {
    let is_warc = |file: &str| {
        let file = Path::new(file.strip_suffix(".gz").unwrap_or(file));
        file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("warc"))
    };
    name.strip_prefix("archive/").is_some_and(is_warc)
}

/// The pages of a list: one JSON object a line, the first of which says what the list is.
fn pages(list: &[u8]) -> Vec<warc::Wanted> {
    let lines = list.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice::<Line>(line).ok());
    lines
        .filter_map(|line| {
            let at = line.ts.and_then(|ts| chrono::DateTime::parse_from_rfc3339(&ts).ok());
            Some(warc::Wanted { url: line.url?, title: line.title, at_ms: at.map(|at| at.timestamp_millis()) })
        })
        .collect()
}
