//! Looking at a source as it came.

use super::{IMPORTERS, ImportError, Source};
use crate::capture::RawImage;
use crate::extract;
use serde::{Deserialize, Serialize};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How a source can be looked at, as its importer sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// As the web page that it is.
    Page {
        /// Its HTML, from outside and untouched.
        html: String,
        /// The pictures that are in the source with it.
        images: Vec<RawImage>,
    },
    /// As text.
    Text(String),
    /// Not without the program that it was made for.
    Nothing,
}

/// A source as it can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    /// A page with its own looks and nothing in it that acts. It is HTML from outside all the same: show it in a frame
    /// without scripts and without a network, and nowhere else.
    Page(String),
    /// Text.
    Text(String),
    /// It takes the program that it was made for.
    Nothing,
}

/// What can be shown of a source that the importer `id` read. A fault of an importer costs this source and nothing else.
///
/// # Errors
/// [`ImportError::Malformed`] after such a fault.
pub fn show(id: &str, source: &Source<'_>) -> Result<Shown, ImportError> {
    let Some(importer) = IMPORTERS.iter().find(|importer| importer.about().id == id) else { return Ok(Shown::Nothing) };
    let look = || match importer.look(source) {
        Look::Page { html, images } => extract::inert(&html, &images).map_or(Shown::Nothing, Shown::Page),
        Look::Text(text) => Shown::Text(text),
        Look::Nothing => Shown::Nothing,
    };
    catch_unwind(AssertUnwindSafe(look)).map_err(|_| ImportError::fault())
}
