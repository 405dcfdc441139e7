//! The source of a capture on its way to the page: what is said of it, and text. Its HTML goes to a frame and never to the
//! page.

use clipfile_core::capture::Original;
use clipfile_core::importers::{Reader, Shown};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names one capture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneCapture {
    /// The capture.
    pub capture: i64,
}

/// The source of a capture.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OriginalView {
    /// The capture.
    pub capture: i64,
    /// Name of the file; empty when it was pasted.
    pub file_name: String,
    /// Which importer read it.
    pub importer: String,
    /// When it was taken, in UTC milliseconds.
    pub captured_ms: i64,
    /// SHA-256 of the bytes as they came, in hexadecimal.
    pub sha256: String,
    /// Their number.
    pub bytes: u32,
    /// How it can be looked at.
    pub look: LookView,
}

/// How a source can be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum LookView {
    /// As a web page.
    Page {
        /// Address for a frame (`clip:` protocol).
        src: String,
    },
    /// As text.
    Text {
        /// The text.
        text: String,
    },
    /// Only with the program that it was made for.
    Nothing,
    /// Not here.
    Refused {
        /// Why, in words.
        why: String,
    },
}

impl OriginalView {
    /// The page's twin of a source, which `reader` reads.
    pub fn of(original: &Original, reader: &dyn Reader) -> Self {
        let capture = &original.capture;
        Self {
            capture: capture.id.0,
            file_name: capture.file_name.clone().unwrap_or_default(),
            importer: capture.importer.clone(),
            captured_ms: capture.captured_ms,
            sha256: capture.source.to_string(),
            bytes: u32::try_from(original.bytes.len()).unwrap_or(u32::MAX),
            look: match original.shown(reader) {
                Ok(Shown::Page(_)) => LookView::Page { src: format!("clip://localhost/original/{}", capture.id) },
                Ok(Shown::Text(text)) => LookView::Text { text },
                Ok(Shown::Nothing) => LookView::Nothing,
                Err(why) => LookView::Refused { why },
            },
        }
    }
}
