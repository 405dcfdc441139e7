//! JSON archives: one is added as a whole or refused with words, the library is sound after either, and what was added goes
//! out and into another library without a difference.
//!
//! Data that begins with a brace is the file itself, any other says what to change of a sample.

use super::json::changed;
use super::opened::{SAMPLE, archive, json, with_archive};
use clipfile_core::Kind;
use clipfile_core::archive::Archive;

pub(super) fn check(data: &[u8]) {
    let archive = if data.first() == Some(&b'{') { archive(data) } else { of_changes(data) };
    let Some(archive) = archive else { return };
    let (library, added, folder) = with_archive(&archive);
    assert_eq!(library.check().expect("the library can be read"), Vec::<String>::new());
    if let Err(error) = added {
        assert_eq!(error.kind(), Kind::Invalid, "{error}");
        assert_eq!(library.counts().map(|counts| counts.articles).ok(), Some(0), "nothing of it is kept");
        return;
    }
    let out = json(&library, &folder);
    let again = super::opened::archive(&out).expect("what goes out is an archive");
    let (other, added, folder) = with_archive(&again);
    added.expect("what goes out comes in");
    assert_eq!(String::from_utf8_lossy(&json(&other, &folder)), String::from_utf8_lossy(&out));
}

fn of_changes(data: &[u8]) -> Option<Archive> {
    let sample = serde_json::from_str(SAMPLE).expect("the sample is JSON");
    serde_json::from_value(changed(sample, data)).ok()
}
