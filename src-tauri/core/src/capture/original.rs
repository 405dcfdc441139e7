//! Looking at the source of a capture, and taking it out again as it came.

use super::Capture;
use crate::error::{Error, Result};
use crate::id::CaptureId;
use crate::importers::{self, Alone, Reader, Shown, Source};
use crate::library::Library;
use crate::{exporters, storage};
use std::path::Path;

/// The source of a capture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// The capture.
    pub capture: Capture,
    /// The headline of its article, as the user has it.
    pub headline: Option<String>,
    /// The bytes as they came.
    pub bytes: Vec<u8>,
}

impl Library {
    /// The source of a capture.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn original(&self, id: CaptureId) -> Result<Original> {
        let (article, _) = self.read(|conn| storage::capture::owner_of(conn, id))?;
        let captures = self.captures(article)?.into_iter();
        let capture = captures.into_iter().find(|capture| capture.id == id);
        let capture = capture.ok_or_else(|| Error::NotFound(format!("capture {id}")))?;
        let bytes = self.bytes(capture.source)?;
        Ok(Original { headline: self.article(article)?.citation.headline, capture, bytes })
    }
}

impl Original {
    /// What can be shown of it, read by `reader`.
    ///
    /// # Errors
    /// Why it cannot be read, in words.
    pub fn shown(&self, reader: &dyn Reader) -> std::result::Result<Shown, String> {
        reader.show(&self.capture.importer, &self.source())
    }

    /// It as an importer reads it.
    pub(crate) fn source(&self) -> Source<'_> {
        let is_pasted = self.capture.file_name.is_none();
        Source {
            bytes: &self.bytes,
            file_name: self.capture.file_name.as_deref(),
            url: self.capture.url.as_deref(),
            // What came from the clipboard came as text.
            encoding: is_pasted.then_some("utf-8"),
            is_selection: is_pasted,
            beside: &Alone,
        }
    }

    /// A name for a copy of it: the one it came with, or else the headline.
    pub fn file_name(&self) -> String {
        match &self.capture.file_name {
            Some(name) => name.clone(),
            None => {
                let stem = exporters::file_stem(self.headline.as_deref().unwrap_or("Clipping"));
                format!("{stem}.{}", importers::extension_of(&self.capture.importer).unwrap_or("txt"))
            }
        }
    }

    /// Writes the bytes as they came to `out`. The file appears when it is whole.
    ///
    /// # Errors
    /// [`Error::Conflict`] when a folder stands there; [`Error::Io`], [`Error::Full`].
    pub fn save(&self, out: &Path) -> Result<()> {
        exporters::write_bytes(out, &self.bytes)
    }
}
