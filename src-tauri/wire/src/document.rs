//! Documents on their way to the page: byte positions become UTF-16 positions here and nowhere else.

use clipfile_core::document as core;
use clipfile_core::document::{ByteRange, OffsetMap, Utf16Range};
use clipfile_core::id::DocumentId;
use clipfile_core::{Error, Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneDocument {
    /// The document.
    pub document: i64,
}

/// Puts something that was left out back as a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutBack {
    /// The document on screen.
    pub document: i64,
    /// Which of its `dropped`, from 0.
    pub dropped: u32,
}

/// A document as the page draws it. All positions are UTF-16 units in `text`, ends exclusive.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentView {
    /// Key.
    pub id: i64,
    /// The canonical text.
    pub text: String,
    /// The blocks in order.
    pub blocks: Vec<BlockView>,
    /// What extraction left out, in order.
    pub dropped: Vec<DroppedView>,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlockView {
    /// First unit.
    pub start_unit: u32,
    /// One past the last unit.
    pub end_unit: u32,
    /// The page of the source on which it begins, from 1; null where the source has no pages.
    pub page: Option<u32>,
    /// What it is.
    pub kind: BlockKindView,
    /// Its spans, in order.
    pub spans: Vec<SpanView>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum BlockKindView {
    /// Running text.
    Paragraph,
    /// A heading, 2 to 6.
    Heading {
        /// 2 to 6.
        level: u8,
    },
    /// An item of a list.
    ListItem {
        /// 0 for the outermost list.
        depth: u8,
        /// Its number, in a numbered list.
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
    /// A picture; its text is empty.
    Figure {
        /// Address to draw it from (`clip:` protocol); null when the import did not bring it.
        src: Option<String>,
        /// Description.
        alt: String,
    },
}

/// A stretch of a block that the page set apart.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpanView {
    /// First unit.
    pub start_unit: u32,
    /// One past the last unit.
    pub end_unit: u32,
    /// What it is.
    pub style: SpanStyle,
    /// Where a link leads; empty for the other styles.
    pub url: String,
}

/// What a span is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SpanStyle {
    /// A link.
    Link,
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// Code.
    Code,
    /// The part of a word before a hyphen at the end of a printed line, which the text does not have.
    Joined,
}

/// Something that extraction left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DroppedView {
    /// Index of the block before which it stood; the number of blocks for the end.
    pub before_block: u32,
    /// Why.
    pub reason: DropReason,
    /// Its words.
    pub text: String,
    /// How many words.
    pub words: u32,
}

/// Why something was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DropReason {
    /// It went into a field.
    Field,
    /// Navigation.
    Navigation,
    /// Pointers to other articles.
    Related,
    /// Calls to comment.
    Comments,
    /// Advertisements, newsletter boxes.
    Promotion,
    /// Copyright lines and credits.
    Credit,
    /// Outside the article's body.
    OutsideBody,
    /// Headers, footers and page numbers.
    PageFrame,
    /// Deleted while changes were tracked.
    Deleted,
    /// Comments beside a draft.
    Remark,
}

impl DocumentView {
    /// One document.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Corrupt`].
    pub fn of(library: &Library, id: DocumentId) -> Result<Self> {
        let document = library.document(id)?;
        let map = OffsetMap::new(&document.text);
        let mut spans = document.spans.into_iter().peekable();
        let blocks = document.blocks.into_iter().map(|block| {
            let end = block.range.end;
            let inside = std::iter::from_fn(|| spans.next_if(|span| span.range.end <= end));
            let spans = inside.map(|span| SpanView::of(span, &map)).collect();
            let (start_unit, end_unit) = units(&map, block.range);
            BlockView { start_unit, end_unit, page: block.page, kind: BlockKindView::of(block.kind), spans }
        });
        Ok(Self {
            id: id.0,
            blocks: blocks.collect(),
            dropped: document.dropped.into_iter().map(DroppedView::of).collect(),
            text: document.text,
        })
    }
}

/// A range of a document in UTF-16 units. Its edges stand between characters, for the document was checked.
pub(crate) fn units(map: &OffsetMap, range: ByteRange) -> (u32, u32) {
    let range = map.range_to_utf16(range).unwrap_or_default();
    (range.start.0 as u32, range.end.0 as u32)
}

/// The bytes that the page means by UTF-16 units of `document`.
///
/// # Errors
/// [`Error::Invalid`] when an end lies past the text or inside a character.
pub fn bytes_of(document: &core::Document, start_unit: u32, end_unit: u32) -> Result<ByteRange> {
    OffsetMap::new(&document.text)
        .range_to_bytes(Utf16Range::new(start_unit as usize, end_unit as usize))
        .filter(|range| range.start <= range.end)
        .ok_or_else(|| Error::Invalid("the selection does not fit this document; select it again".to_owned()))
}

/// Where the shell serves a picture.
fn picture_at(hash: &str) -> String {
    format!("clip://localhost/picture/{hash}")
}

/// Where the picture is that `block` is.
pub(crate) fn picture_of(block: &core::Block) -> Option<String> {
    match &block.kind {
        core::BlockKind::Figure { blob, .. } => blob.as_deref().map(picture_at),
        _ => None,
    }
}

impl BlockKindView {
    pub(crate) fn of(kind: core::BlockKind) -> Self {
        match kind {
            core::BlockKind::Paragraph => Self::Paragraph,
            core::BlockKind::Heading { level } => Self::Heading { level },
            core::BlockKind::ListItem { depth, number } => Self::ListItem { depth, number },
            core::BlockKind::Quote => Self::Quote,
            core::BlockKind::Preformatted => Self::Preformatted,
            core::BlockKind::Caption => Self::Caption,
            core::BlockKind::TableCell { row, column, header } => Self::TableCell { row, column, header },
            core::BlockKind::Figure { blob, alt } => Self::Figure { src: blob.as_deref().map(picture_at), alt },
        }
    }
}

impl SpanView {
    fn of(span: core::Span, map: &OffsetMap) -> Self {
        let (start_unit, end_unit) = units(map, span.range);
        let (style, url) = match span.kind {
            core::SpanKind::Link { url } => (SpanStyle::Link, url),
            core::SpanKind::Strong => (SpanStyle::Strong, String::new()),
            core::SpanKind::Emphasis => (SpanStyle::Emphasis, String::new()),
            core::SpanKind::Code => (SpanStyle::Code, String::new()),
            core::SpanKind::Joined => (SpanStyle::Joined, String::new()),
        };
        Self { start_unit, end_unit, style, url }
    }
}

impl DroppedView {
    /// The page's twin of a stretch that was left out.
    pub fn of(dropped: core::Dropped) -> Self {
        Self {
            before_block: dropped.before_block,
            reason: match dropped.reason {
                core::DropReason::Field => DropReason::Field,
                core::DropReason::Navigation => DropReason::Navigation,
                core::DropReason::Related => DropReason::Related,
                core::DropReason::Comments => DropReason::Comments,
                core::DropReason::Promotion => DropReason::Promotion,
                core::DropReason::Credit => DropReason::Credit,
                core::DropReason::OutsideBody => DropReason::OutsideBody,
                core::DropReason::PageFrame => DropReason::PageFrame,
                core::DropReason::Deleted => DropReason::Deleted,
                core::DropReason::Remark => DropReason::Remark,
            },
            words: dropped.text.split_whitespace().count() as u32,
            text: dropped.text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clipfile_core::document::{BlockKind, Builder};

    #[test]
    fn units_of_the_page_become_bytes_of_the_core_or_an_error() {
        let mut builder = Builder::new();
        builder.block(BlockKind::Paragraph, "Café 😀", []);
        builder.block(BlockKind::Paragraph, "line", []);
        let document = builder.finish();
        let bytes = |start, end| bytes_of(&document, start, end).ok();
        assert_eq!(bytes(0, 4), Some(ByteRange::new(0, 5)));
        assert_eq!(bytes(5, 7), Some(ByteRange::new(6, 10)));
        assert_eq!(bytes(5, 6), None, "half of a surrogate pair");
        assert_eq!(bytes(8, 12), Some(ByteRange::new(11, 15)));
        assert_eq!(bytes(8, 13), None, "past the end");
        assert_eq!(bytes(4, 2), None, "backwards");
    }
}
