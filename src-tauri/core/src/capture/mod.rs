//! One immutable taking of an article at one moment: the bytes as they came, their hash, where from, when.

mod add;
mod original;
mod put_back;

pub(crate) use add::keep;
pub use add::{Belongs, Incoming, Kept, Status};
pub use original::Original;

use crate::article::Citation;
use crate::document::{BlockKind, Document, DropReason};
use crate::id::{CaptureId, DocumentId, Uid};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// SHA-256 of some bytes (FIPS 180-4).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The hash of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Reads 64 hexadecimal digits; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What an importer makes of a source, before extraction: untrusted, and not yet read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawCapture {
    /// The article's words, in one of the shapes that extraction reads.
    pub content: Content,
    /// Where the source says, or the user said, that it comes from.
    pub url: Option<String>,
    /// Fields that the source's container states: front matter, mail headers. They come before what the page says.
    pub stated: Citation,
    /// Fields that the container only hints at, such as the sender of a mail as its author. They come after all others.
    pub hinted: Citation,
    /// Pictures that came with the source.
    pub images: Vec<RawImage>,
    /// When the source says that it was taken from the web, in UTC milliseconds.
    pub saved_ms: Option<i64>,
    /// Tags that the source has for it, as it writes them.
    pub tags: Vec<String>,
    /// What the importer has to say about the source.
    pub warnings: Vec<Warning>,
}

impl RawCapture {
    /// A source of which nothing but its words is known.
    pub fn new(content: Content) -> Self {
        Self {
            content,
            url: None,
            stated: Citation::default(),
            hinted: Citation::default(),
            images: Vec::new(),
            saved_ms: None,
            tags: Vec::new(),
            warnings: Vec::new(),
        }
    }
}

/// The shapes that extraction reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A whole web page, with its furniture.
    Page(String),
    /// HTML of which everything is meant: a selection that was copied, a converted document.
    Fragment(String),
    /// Plain text.
    Plain(String),
    /// A document of an office program, as HTML of which everything is meant.
    Converted(Converted),
    /// Blocks that were put together from the places of letters on printed pages.
    Printed(Printed),
}

/// A document of an office program, converted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Converted {
    /// Its text as HTML.
    pub html: String,
    /// What is no part of the text as it would be printed, with the reason, in order.
    pub left_out: Vec<(DropReason, String)>,
}

/// What was printed on the pages of a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printed {
    /// Blocks in reading order.
    pub blocks: Vec<PrintedBlock>,
    /// What was left out: the index of the block before which it stood, the reason, its words.
    pub left_out: Vec<(usize, DropReason, String)>,
}

/// A block of a printed page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its words. Between two parts a word was divided by a hyphen at the end of a line; together they are the text.
    pub parts: Vec<String>,
    /// The page on which it begins, from 1.
    pub page: u32,
}

/// A picture as it came, named as the page names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawImage {
    /// The `src` by which the page asks for it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A picture that may be kept: its type was told from its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Hash of the bytes.
    pub hash: Hash,
    /// `image/png`, `image/jpeg`, `image/gif` or `image/webp`.
    pub media_type: &'static str,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What extraction makes of a [`RawCapture`]: everything that the paste sheet shows, and that the library keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The fields as found.
    pub citation: Citation,
    /// The document.
    pub document: Document,
    /// The pictures that its figures name.
    pub pictures: Vec<Picture>,
    /// What is not as it should be.
    pub warnings: Vec<Warning>,
}

/// Something that the user should know of an import that did work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Warning {
    /// No headline was found; the first words stand in.
    NoHeadline,
    /// No article was found on the page, so all of its text was kept.
    NoBody,
    /// Hardly any text was found.
    LittleText {
        /// Number of words.
        words: u32,
    },
    /// Only what the publisher shows without a subscription was found.
    Paywall,
    /// The page asks for consent and is not the article.
    ConsentWall,
    /// The page says that there is no article, or that it may not be seen.
    ErrorPage,
    /// Some bytes stood for no character in the source's encoding and are shown as U+FFFD.
    Undecodable {
        /// How many such places.
        places: u32,
        /// The encoding's name (WHATWG Encoding).
        encoding: String,
    },
    /// The encoding was nowhere declared and was guessed from the bytes.
    EncodingGuessed {
        /// The encoding's name (WHATWG Encoding).
        encoding: String,
    },
    /// Control characters, which no reader can show, were left out.
    ControlCharacters {
        /// How many.
        count: u32,
    },
    /// The pages hold pictures and no text, as scans do.
    NoText {
        /// How many pages.
        pages: u32,
    },
    /// Words that were divided by a hyphen at the end of a printed line were put together; spans say where.
    HyphensJoined {
        /// How many words.
        count: u32,
    },
    /// Letters for which the file names no character were guessed by their number or are shown as U+FFFD.
    LettersUnknown {
        /// How many.
        count: u32,
    },
    /// Pages that are too large or too broken to be read were left out.
    PagesUnread {
        /// How many.
        count: u32,
    },
    /// The document has changes that were tracked and not yet accepted: what was added is in the text, what was deleted is
    /// listed.
    TrackedChanges {
        /// How many.
        count: u32,
    },
    /// Pictures that the page names did not come with it.
    PicturesMissing {
        /// How many.
        count: u32,
    },
    /// The source ends before it should; what was there is kept.
    CutShort,
    /// Files that came with a message or note are in its original only.
    Attachments {
        /// How many.
        count: u32,
        /// Their names, joined by commas.
        names: String,
    },
    /// Little of the words of the article that it was taken for a version of is in it.
    FewOldWords {
        /// How much, in per cent.
        percent: u32,
    },
    /// Fields that were found are longer than a field can be; the article has their beginnings.
    FieldsCut {
        /// How many.
        count: u32,
    },
    /// The address that the source gives is none of a web page, or too long, so the article has none.
    AddressLeftOut,
    /// The page tells only when it was changed last; that stands for the day of publication.
    OnlyChanged,
    /// The address was a safe one and led to one that is not: somebody on the way could have changed the page.
    Downgraded,
}

/// A capture of the library, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Key in this library.
    pub id: CaptureId,
    /// Identity in every library.
    pub uid: Uid,
    /// When it was taken, in UTC milliseconds.
    pub captured_ms: i64,
    /// When the source says that it was taken from the web, in UTC milliseconds: often long before it was imported.
    pub saved_ms: Option<i64>,
    /// Which importer read it.
    pub importer: String,
    /// Name of the file it came from, if it came from one.
    pub file_name: Option<String>,
    /// The URL the user or the source gave.
    pub url: Option<String>,
    /// Hash of the bytes as they came.
    pub source: Hash,
    /// Its newest document.
    pub document: DocumentId,
    /// What was not as it should be.
    pub warnings: Vec<Warning>,
    /// Whether the user has still to say that it is a version of its article. Until then it is not shown of it.
    pub is_doubtful: bool,
}

impl crate::library::Library {
    /// The bytes of a capture as they came, or those of a picture.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn bytes(&self, hash: Hash) -> crate::Result<Vec<u8>> {
        self.picture(hash).map(|(bytes, _)| bytes)
    }

    /// The bytes of a picture and its media type, where it is known.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn picture(&self, hash: Hash) -> crate::Result<(Vec<u8>, Option<String>)> {
        let found = self.read(|conn| crate::storage::blob::get(conn, hash))?;
        let blob = found.ok_or_else(|| crate::Error::NotFound(format!("what has the hash {hash}")))?;
        Ok((blob.bytes, blob.media_type))
    }
}
