//! From what an importer read to what the library keeps: text in, value out.

use crate::capture::{Draft, RawCapture};

/// Version of everything in this folder: goes up whenever the same source gives another document.
pub const EXTRACTOR: u32 = 1;

/// Makes a draft of `raw`. A poor page is a poor document with warnings, not an error.
pub fn extract(raw: &RawCapture) -> Draft {
    let _ = raw;
    todo!()
}
