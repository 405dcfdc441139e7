//! Documents on their way to the page: byte positions become UTF-16 positions here and nowhere else.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneDocument {
    /// The document.
    pub document: i64,
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
}
