//! A library or a part of it, as the JSON exporter wrote it. Its content is checked when it is kept.

use super::{About, Confidence, ImportError, Importer, Source, Taken};
use crate::archive::{Archive, VERSION};

#[derive(Debug)]
pub(super) struct Archived;

impl Importer for Archived {
    fn about(&self) -> About {
        About { id: "archive", extensions: &["json"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        if is_archive(source.bytes) { Confidence::Certain } else { Confidence::No }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let bytes = without_mark(source.bytes);
        // The version is looked at first: a newer shape would only be called malformed.
        match version(bytes) {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => {
                return Err(ImportError::Malformed(format!(
                    "it was written by a newer Clipfile (archive version {newer}, this program reads {VERSION}). \
                     Install the newest Clipfile to import it"
                )));
            }
            _ => return Err(ImportError::Malformed("it names no version of Clipfile's JSON that there is".to_owned())),
        }
        let archive: Archive = serde_json::from_slice(bytes).map_err(|error| {
            ImportError::Malformed(format!("it is not whole or not Clipfile's JSON ({error}). Export it again"))
        })?;
        Ok(Taken::Archive(Box::new(archive)))
    }
}

/// Whether these are the first bytes of an archive: an object whose first key is `clipfile`.
pub fn is_archive(head: &[u8]) -> bool {
    after_key(without_mark(head)).is_some()
}

/// What follows `{"clipfile":`, with the white space that JSON allows (RFC 8259, section 2).
fn after_key(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes;
    for sign in [b"{".as_slice(), b"\"clipfile\"", b":"] {
        rest = rest.trim_ascii_start().strip_prefix(sign)?;
    }
    Some(rest.trim_ascii_start())
}

fn version(bytes: &[u8]) -> Option<u32> {
    let rest = after_key(bytes)?;
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()
}

/// `bytes` without the byte order mark that some editors put in front.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}
