//! Importers: each format is one file here and one word in the list below.
//!
//! An importer reads bytes into a [`RawCapture`]. It knows its format's container and nothing else: no SQL, no
//! sanitising, no search for the article on the page; those come after it, once for all formats.

mod annotations;
mod archive;
mod carried;
mod converted;
mod docx;
mod eml;
mod enex;
mod epub;
mod folder;
mod html;
mod image;
mod job;
mod markdown;
mod mbox;
mod mhtml;
mod mime;
mod odt;
mod pdf;
mod pictures;
mod plain_text;
mod reader;
mod rtf;
mod shown;
mod unpack;
mod wacz;
mod warc;
mod webarchive;
pub(crate) mod xml;
mod zip;

use crate::annotation::Annotations;
use crate::archive::Archive;
pub use archive::is_archive;
pub use carried::{pack, unpack};
pub use folder::{Found, files_in};
pub use job::{FileReport, Held, HeldPart, Keep, Outcome, import};
pub use reader::{InProcess, Reader, read_file, read_file_from, take};
pub use shown::{Look, Shown, show};

use crate::capture::{Content, RawCapture};
use crate::extract;

/// Every importer. Menu, file dialog, drop, `clip import` and help read this list.
pub const IMPORTERS: &[&dyn Importer] = &[
    &archive::Archived,
    &annotations::Annotated,
    &docx::Docx,
    &epub::Epub,
    &odt::Odt,
    &pdf::Pdf,
    &rtf::Rtf,
    &image::Image,
    &mhtml::Mhtml,
    &eml::Eml,
    &mbox::Mbox,
    &webarchive::WebArchive,
    &warc::Warc,
    &wacz::Wacz,
    &enex::Enex,
    &html::Html,
    &markdown::Markdown,
    &plain_text::PlainText,
];

/// What an importer says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Stored with each capture; never changes.
    pub id: &'static str,
    /// Endings of file names, without the dot, lower case.
    pub extensions: &'static [&'static str],
}

/// Bytes from outside, and what is known of them without reading them.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The bytes as they came.
    pub bytes: &'a [u8],
    /// Name of the file, without its folder, if they came from a file.
    pub file_name: Option<&'a str>,
    /// Where the user says it comes from.
    pub url: Option<&'a str>,
    /// Encoding that the source's carrier declares, for instance UTF-8 for the clipboard (WHATWG Encoding label).
    pub encoding: Option<&'a str>,
    /// Whether the user chose a stretch of a page and copied it, so that all of it is meant.
    pub is_selection: bool,
    /// The files that lie with the source.
    pub beside: &'a dyn Beside,
}

/// The files that lie with a source, such as the pictures of a saved page.
pub trait Beside: std::fmt::Debug {
    /// The bytes of the file at `path`, relative to the source; `None` when there is none, when it is too large, or when
    /// the path leads outside.
    fn read(&self, path: &str) -> Option<Vec<u8>>;

    /// The bytes of the picture that the source calls `name`, whatever kind of address that is; `None` when it did not come
    /// with the source.
    fn picture(&self, _name: &str) -> Option<Vec<u8>> {
        None
    }
}

/// A source that came alone.
#[derive(Debug, Clone, Copy)]
pub struct Alone;

impl Beside for Alone {
    fn read(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }
}

/// How sure an importer is that a source is its own. The surest one reads it; among equals the first in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It is not.
    No,
    /// The name says so and the bytes do not contradict.
    Name,
    /// The bytes look like it.
    Looks,
    /// The bytes can be nothing else.
    Certain,
}

/// What came out of a source.
#[derive(Debug)]
pub enum Taken {
    /// One article.
    Article(Box<RawCapture>),
    /// Several articles, as a mailbox or a web archive holds them, in the order of the source.
    Many(Vec<Part>),
    /// A whole library or part of one, as the JSON exporter wrote it.
    Archive(Box<Archive>),
    /// Annotations of another program on articles that may be here.
    Annotations(Annotations),
}

/// One of several articles in a source.
#[derive(Debug)]
pub struct Part {
    /// What tells it from the others in the same source, for the report: a subject, an address.
    pub name: String,
    /// Its own bytes as they stood in the source. They are kept as the original of its capture.
    pub bytes: Vec<u8>,
    /// What came out of it. One that cannot be read does not stop the others.
    pub read: Result<RawCapture, ImportError>,
}

/// Why a source could not be read. The texts say what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is nothing in it.
    #[error("there is no text in it")]
    Empty,
    /// It is larger than an importer takes.
    #[error("it is {megabytes} MB; the limit is {limit} MB. Split it, or import the part that you need")]
    TooLarge {
        /// Its size in megabytes of 10⁶ bytes, rounded up.
        megabytes: u64,
        /// The limit in the same unit.
        limit: u64,
    },
    /// No importer knows the format.
    #[error("it is in no format that Clipfile reads{0}")]
    UnknownFormat(String),
    /// The format is known and the bytes break its rules.
    #[error("{0}")]
    Malformed(String),
}

impl ImportError {
    /// The format is known, and `why` says which of its rules the bytes break.
    fn malformed(why: &str) -> Self {
        Self::Malformed(why.to_owned())
    }

    /// An importer failed where it should not.
    fn fault() -> Self {
        Self::malformed("it could not be read: a fault of Clipfile. Please report it")
    }
}

/// Reads one format.
pub trait Importer: Sync {
    /// What it is called and which files it takes.
    fn about(&self) -> About;

    /// How sure it is, from the first kilobytes and the name.
    fn sniff(&self, source: &Source<'_>) -> Confidence;

    /// Reads the source.
    ///
    /// # Errors
    /// [`ImportError`] when nothing can be made of it; a source that is merely poor is read with warnings.
    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError>;

    /// How the source itself can be looked at. Without a word of its own, a format whose article is found on a page is
    /// shown as that page, and one that is text as text; what was converted is not shown as if it had come so.
    fn look(&self, source: &Source<'_>) -> Look {
        let raw = match self.read(source) {
            Ok(Taken::Article(raw)) => *raw,
            // What is kept of a source with several articles are the bytes of one.
            Ok(Taken::Many(mut parts)) if parts.len() == 1 => match parts.remove(0).read {
                Ok(raw) => raw,
                Err(_) => return Look::Nothing,
            },
            Ok(Taken::Many(_) | Taken::Archive(_) | Taken::Annotations(_)) | Err(_) => return Look::Nothing,
        };
        match raw.content {
            Content::Page(html) => Look::Page { html, images: raw.images },
            Content::Plain(text) if extract::decode::is_text(source.bytes) => Look::Text(text),
            Content::Fragment(_) | Content::Plain(_) | Content::Converted(_) | Content::Printed(_) => Look::Nothing,
        }
    }
}

/// The ending that names of an importer's files have.
pub(crate) fn extension_of(id: &str) -> Option<&'static str> {
    let importer = IMPORTERS.iter().find(|importer| importer.about().id == id)?;
    importer.about().extensions.first().copied()
}

/// The largest source that is taken, in bytes.
pub const MAX_SOURCE_BYTES: usize = 64_000_000;
/// The largest archive that is taken, in bytes: it holds many sources, and whoever reads it needs twice its size in memory.
pub const MAX_ARCHIVE_BYTES: usize = 2_000_000_000;

/// Finds the importer for `source` and reads it.
///
/// Detection is by content first, then by name.
///
/// # Errors
/// [`ImportError`] when no importer takes it or the one that does cannot read it.
pub fn read(source: &Source<'_>) -> Result<(&'static str, Taken), ImportError> {
    let limit = if archive::is_archive(source.bytes) { MAX_ARCHIVE_BYTES } else { MAX_SOURCE_BYTES };
    if source.bytes.len() > limit {
        return Err(ImportError::TooLarge {
            megabytes: source.bytes.len().div_ceil(1_000_000) as u64,
            limit: (limit / 1_000_000) as u64,
        });
    }
    if source.bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ImportError::Empty);
    }
    let mut best: Option<(&dyn Importer, Confidence)> = None;
    for importer in IMPORTERS {
        let confidence = importer.sniff(source);
        if confidence > best.map_or(Confidence::No, |(_, confidence)| confidence) {
            best = Some((*importer, confidence));
        }
    }
    let Some((importer, _)) = best else { return Err(ImportError::UnknownFormat(what_it_is(source.bytes))) };
    let mut taken = importer.read(source)?;
    match &mut taken {
        Taken::Article(raw) => check_text_size(&raw.content)?,
        Taken::Many(parts) => {
            for part in parts {
                let too_large = part.read.as_ref().ok().and_then(|raw| check_text_size(&raw.content).err());
                part.read = too_large.map_or(std::mem::replace(&mut part.read, Err(ImportError::Empty)), Err);
            }
        }
        Taken::Archive(_) | Taken::Annotations(_) => {}
    }
    Ok((importer.about().id, taken))
}

/// Refuses what would give more canonical text than a document may have.
fn check_text_size(content: &Content) -> Result<(), ImportError> {
    let bytes = match content {
        Content::Page(html) | Content::Fragment(html) => extract::text_bytes(html),
        Content::Converted(converted) => extract::text_bytes(&converted.html),
        Content::Plain(text) => text.len(),
        Content::Printed(printed) => printed.blocks.iter().flat_map(|block| &block.parts).map(String::len).sum(),
    };
    if bytes <= extract::MAX_TEXT_BYTES {
        return Ok(());
    }
    Err(ImportError::TooLarge {
        megabytes: bytes.div_ceil(1_000_000) as u64,
        limit: (extract::MAX_TEXT_BYTES / 1_000_000) as u64,
    })
}

/// Names the commonest formats that are none of ours, for the message.
fn what_it_is(bytes: &[u8]) -> String {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "a ZIP archive. Unpack it, and import what you need of it"),
        (b"RIFF", "a recording"),
        (b"\x1F\x8B", "a compressed file"),
        (
            b"\xD0\xCF\x11\xE0",
            "a document of an old Microsoft Office, or one that is locked. Save it as DOCX without a password",
        ),
        (b"SQLite format 3", "a database"),
    ];
    let found = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    found.map_or_else(String::new, |(_, name)| format!(": it is {name}"))
}

/// The names on one line that a person can still read.
fn listed(names: &[String]) -> String {
    const MAX_NAMES: usize = 10;
    const MAX_NAME_BYTES: usize = 80;
    let short = |name: &String| match name.floor_char_boundary(MAX_NAME_BYTES) {
        end if end < name.len() => format!("{}…", &name[..end]),
        _ => name.clone(),
    };
    let more = if names.len() > MAX_NAMES { ", …" } else { "" };
    names.iter().take(MAX_NAMES).map(short).collect::<Vec<_>>().join(", ") + more
}

/// Whether the source's file name ends in one of `extensions`.
fn has_extension(source: &Source<'_>, extensions: &[&str]) -> bool {
    let extension = source.file_name.and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension);
    extension.is_some_and(|extension| extensions.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(bytes: &[u8]) -> Source<'_> {
        Source { bytes, file_name: Some("a.html"), url: None, encoding: None, is_selection: false, beside: &Alone }
    }

    #[test]
    fn binary_files_are_refused_and_named() {
        let error = read(&source(b"SQLite format 3\0\x01\x02")).err().map(|error| error.to_string());
        assert_eq!(error.as_deref(), Some("it is in no format that Clipfile reads: it is a database"));
        assert!(matches!(read(&source(&[0; 64])), Err(ImportError::UnknownFormat(_))));
        assert_eq!(read(&source(b" \n")).err(), Some(ImportError::Empty));
    }

    #[test]
    fn too_much_text_is_refused() {
        let text = "words ".repeat(extract::MAX_TEXT_BYTES / 6 + 1);
        assert_eq!(read(&source(text.as_bytes())).err(), Some(ImportError::TooLarge { megabytes: 11, limit: 10 }));
        let script = format!("<html><script>{text}</script><p>words");
        assert!(read(&source(script.as_bytes())).is_ok());
    }
}
