//! Puts a document together block by block, so that the invariants hold by construction.

use super::{Block, BlockKind, ByteRange, Document, DropReason, Dropped, Span, SpanKind};

/// Collects blocks, spans and what was left out, in reading order.
#[derive(Debug, Default)]
pub struct Builder {
    document: Document,
    page: Option<u32>,
}

impl Builder {
    /// An empty document to add to.
    pub fn new() -> Self {
        Self::default()
    }

    /// Names the page of the source on which the blocks that follow begin.
    pub fn page(&mut self, page: Option<u32>) {
        self.page = page;
    }

    /// Adds a block with `text` and its spans, whose ranges count from the start of `text`.
    ///
    /// Text that is empty adds nothing; ask [`Builder::figure`] for a picture.
    pub fn block(&mut self, kind: BlockKind, text: &str, spans: impl IntoIterator<Item = (ByteRange, SpanKind)>) {
        if text.is_empty() {
            return;
        }
        let start = self.start_block();
        self.document.text.push_str(text);
        self.document.blocks.push(Block { range: ByteRange::new(start, start + text.len()), page: self.page, kind });
        let moved = spans
            .into_iter()
            .filter(|(range, _)| !range.is_empty())
            .map(|(range, kind)| Span { range: ByteRange::new(start + range.start.0, start + range.end.0), kind });
        let first = self.document.spans.len();
        self.document.spans.extend(moved);
        self.document.spans[first..].sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
    }

    /// Adds a picture.
    pub fn figure(&mut self, blob: Option<String>, alt: String) {
        let start = self.start_block();
        self.document.blocks.push(Block {
            range: ByteRange::new(start, start),
            page: self.page,
            kind: BlockKind::Figure { blob, alt },
        });
    }

    /// Notes that `text` stood here and was left out; white space alone is not worth a note.
    pub fn drop(&mut self, reason: DropReason, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            let before_block = self.document.blocks.len() as u32;
            self.document.dropped.push(Dropped { before_block, reason, text });
        }
    }

    /// The number of blocks so far.
    pub fn len(&self) -> usize {
        self.document.blocks.len()
    }

    /// Whether there is no block yet.
    pub fn is_empty(&self) -> bool {
        self.document.blocks.is_empty()
    }

    /// The whole document.
    pub fn finish(self) -> Document {
        debug_assert_eq!(self.document.check(), Ok(()));
        self.document
    }

    fn start_block(&mut self) -> usize {
        if !self.document.blocks.is_empty() {
            self.document.text.push('\n');
        }
        self.document.text.len()
    }
}
