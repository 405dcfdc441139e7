//! The codebook: the tags with what they mean, out to other programs and in from them.
//!
//! Two forms: CSV, for spreadsheets, and the codebook of REFI-QDA, which programs for qualitative analysis exchange.

mod csv;
mod merge;
mod qdc;

pub(crate) use qdc::hex as colour_css;

pub use merge::{LeftOut, Merged};

use crate::error::{Error, Result};
use crate::exporters::write_bytes;
use crate::highlight::Colour;
use crate::id::Uid;
use crate::library::Library;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The most codes of one file: some twenty times the largest codebooks in use.
const MAX_CODES: usize = 10_000;
/// The largest file, in bytes.
const MAX_FILE_BYTES: u64 = 32_000_000;

/// A form of the codebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Comma-separated values (RFC 4180), UTF-8.
    Csv,
    /// The codebook of REFI-QDA 1.0 (`urn:QDA-XML:codebook:1.0`).
    Qdc,
}

impl Form {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Qdc];

    /// The ending of its files, which is its name too.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Qdc => "qdc",
        }
    }

    /// The form of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }
}

/// A code as a file has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Code {
    /// Identity, where the file has one that is a UUID.
    guid: Option<Uid>,
    /// Path from the root, parts joined by `/`, not yet looked at.
    path: String,
    colour: Option<Colour>,
    definition: String,
}

/// Stands for a `/` in the name of one code, where `/` parts the levels: the division slash, which looks like it.
pub(crate) const SLASH_IN_NAME: char = '\u{2215}';

impl Library {
    /// Writes every tag with its definition to `out`; the file appears when it is whole. Gives the number of tags.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no tag; [`Error::Io`], [`Error::Full`].
    pub fn export_codebook(&self, form: Form, out: &Path) -> Result<usize> {
        let tags = self.tags()?;
        if tags.is_empty() {
            return Err(Error::Invalid("there is no tag yet, so there is no codebook to export".to_owned()));
        }
        let bytes = match form {
            Form::Csv => csv::write(&tags)?,
            Form::Qdc => qdc::write(&tags)?,
        };
        write_bytes(out, &bytes)?;
        Ok(tags.len())
    }
}

/// The bytes of a codebook on disk.
///
/// # Errors
/// [`Error::Invalid`] when the file is larger than any codebook; [`Error::Io`].
pub fn read_file(path: &Path) -> Result<Vec<u8>> {
    let io = |cause| Error::io(path, cause);
    let mut bytes = Vec::new();
    File::open(path).map_err(io)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        let megabytes = MAX_FILE_BYTES / 1_000_000;
        return Err(Error::Invalid(format!("{} is larger than {megabytes} MB; no codebook is", path.display())));
    }
    Ok(bytes)
}

/// The codes in a file, told from its first bytes.
fn read(bytes: &[u8]) -> Result<Vec<Code>> {
    let start = bytes.iter().copied().find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xEF | 0xBB | 0xBF));
    let is_wide = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    let codes = if start == Some(b'<') || is_wide { qdc::read(bytes)? } else { csv::read(bytes)? };
    match codes.len() {
        0 => Err(Error::Invalid("there is no code in this codebook".to_owned())),
        many if many > MAX_CODES => Err(too_many(many)),
        _ => Ok(codes),
    }
}

fn too_many(many: usize) -> Error {
    Error::Invalid(format!(
        "this codebook has {many} codes; {MAX_CODES} can be taken at once. Split the file and import its parts"
    ))
}
