//! The canonical text of a capture: one immutable string, tiled by blocks, with spans inside them.
//!
//! Rules of the text: entities are decoded; runs of white space are folded to one space, except in preformatted
//! blocks; U+00AD, U+200B and U+FEFF are dropped, joiners are kept; a line break inside a block is `\n`, and exactly one
//! `\n` stands between blocks. No Unicode normal form is imposed, for a clipping is evidence: NFC would print some
//! people's names differently. Folding for search and for finding quotes happens on copies.

mod builder;
mod check;
pub(crate) mod escape;
mod offset;
mod put_back;

pub use builder::Builder;
pub use check::Fault;
pub use offset::{ByteOffset, ByteRange, OffsetMap, Utf16Offset, Utf16Range};
pub use put_back::Insertion;

use serde::{Deserialize, Serialize};

/// What is read, searched and anchored to. Made once by extraction, never edited.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    /// The canonical text.
    pub text: String,
    /// The blocks, in order; together they tile the text.
    pub blocks: Vec<Block>,
    /// The spans, in order of their start; each lies inside one block.
    pub spans: Vec<Span>,
    /// What extraction left out, in order, so that nothing is cut in silence.
    pub dropped: Vec<Dropped>,
}

/// One block of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands in the text.
    pub range: ByteRange,
    /// The page of the source on which it begins, from 1; `None` where the source has no pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// What it is.
    #[serde(flatten)]
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading inside the article, 2 to 6 (1 is the headline, which is not in the text).
    Heading {
        /// 2 to 6.
        level: u8,
    },
    /// An item of a list.
    ListItem {
        /// 0 for the outermost list.
        depth: u8,
        /// The number it is shown with, in a numbered list.
        number: Option<u32>,
    },
    /// A block quotation.
    Quote,
    /// Text whose white space matters.
    Preformatted,
    /// The caption of a picture or table.
    Caption,
    /// One cell of a table.
    TableCell {
        /// Row, from 0.
        row: u32,
        /// Column, from 0.
        column: u32,
        /// Whether the cell heads its row or column.
        header: bool,
    },
    /// A picture. Its range is empty.
    Figure {
        /// SHA-256 of the picture's bytes, in hexadecimal; `None` where the import did not bring the picture.
        blob: Option<String>,
        /// The picture's description, as the page gave it.
        alt: String,
    },
}

/// A stretch inside a block that the page set apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Where it stands in the text.
    pub range: ByteRange,
    /// What it is.
    #[serde(flatten)]
    pub kind: SpanKind,
}

/// What a span is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SpanKind {
    /// A link; only `http`, `https` and `mailto` get this far.
    Link {
        /// Where to, absolute.
        url: String,
    },
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// Code.
    Code,
    /// The part of a word before a hyphen that stood at the end of a printed line. The hyphen is not in the text, so that
    /// the word is found and quoted as a word; this says where it was.
    Joined,
}

/// A stretch of the source that was left out of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Index of the block before which it stood; the number of blocks when it stood at the end.
    pub before_block: u32,
    /// Why it was left out.
    pub reason: DropReason,
    /// Its words, white space folded.
    pub text: String,
}

/// Why a stretch of the source was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// It went into a field: headline, byline, date, outlet, URL.
    Field,
    /// Navigation around the article: menus, share buttons, breadcrumbs.
    Navigation,
    /// Pointers to other articles.
    Related,
    /// Calls to comment or discuss.
    Comments,
    /// Advertisements and newsletter boxes.
    Promotion,
    /// Copyright lines, agency credits and the like at the end.
    Credit,
    /// Parts of the page that stand outside the article's body.
    OutsideBody,
    /// Headers, footers and page numbers, which printed pages repeat.
    PageFrame,
    /// Words that the writer had deleted while changes were tracked.
    Deleted,
    /// Comments that readers of a draft wrote beside it.
    Remark,
}

impl Document {
    /// The text of `range`.
    ///
    /// `None` when it reaches past the end or cuts a character.
    pub fn slice(&self, range: ByteRange) -> Option<&str> {
        self.text.get(range.start.0..range.end.0)
    }

    /// The page on which `at` stands, where the source has pages.
    pub fn page_at(&self, at: ByteOffset) -> Option<u32> {
        let after = self.blocks.partition_point(|block| block.range.start <= at);
        self.blocks[..after].last().and_then(|block| block.page)
    }

    /// Number of words, by the word boundaries of Unicode Standard Annex 29.
    pub fn words(&self) -> usize {
        use unicode_segmentation::UnicodeSegmentation;
        self.text.unicode_words().count()
    }
}

/// Whether a link may lead to `url`: absolute, `http`, `https` or `mailto`.
pub(crate) fn is_safe_link(url: &str) -> bool {
    url::Url::parse(url).is_ok_and(|parsed| matches!(parsed.scheme(), "http" | "https" | "mailto"))
}
