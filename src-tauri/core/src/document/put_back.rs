//! A stretch that was left out becomes a block: another document, with one stretch of text more.

use super::{Block, BlockKind, ByteOffset, ByteRange, Document, Dropped, Span};

/// What a document has more than the one that it was made from: one unbroken stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Insertion {
    /// Where it begins, in both texts.
    at: usize,
    /// Its length in bytes, with the line break that sets it apart.
    len: usize,
}

impl Insertion {
    /// Where `range` of the shorter text stands in the longer one. What was inserted inside it is in it then.
    pub fn forth(self, range: ByteRange) -> ByteRange {
        let moved = |at: usize, is_behind: bool| if is_behind { at + self.len } else { at };
        let ByteRange { start, end } = range;
        ByteRange::new(moved(start.0, start.0 >= self.at), moved(end.0, end.0 > self.at))
    }

    /// Where `range` of the longer text stands in the shorter one, without what was inserted; empty when that is all.
    pub fn back(self, range: ByteRange) -> ByteRange {
        let moved = |at: ByteOffset| if at.0 <= self.at { at.0 } else { at.0.saturating_sub(self.len).max(self.at) };
        ByteRange::new(moved(range.start), moved(range.end))
    }
}

impl Document {
    /// What putting the stretch `which` of [`Document::dropped`] back inserts; `None` when there is none or it has no words.
    pub fn insertion(&self, which: usize) -> Option<Insertion> {
        let dropped = self.dropped.get(which).filter(|dropped| !dropped.text.trim().is_empty())?;
        let at = self.blocks.get(dropped.before_block as usize).map_or(self.text.len(), |block| block.range.start.0);
        Some(Insertion { at, len: dropped.text.len() + usize::from(!self.blocks.is_empty()) })
    }

    /// The document with the stretch `which` of [`Document::dropped`] as a paragraph at its place; `None` when there is
    /// none or it has no words.
    ///
    /// Everything else is as it was: the same words in the same blocks, and what else was left out before and after it.
    /// The same document and stretch always give the same document, so that a library can be checked.
    pub fn put_back(&self, which: usize) -> Option<Self> {
        let inserted = self.insertion(which)?;
        let stretch = self.dropped.get(which)?;
        let place = (stretch.before_block as usize).min(self.blocks.len());
        let is_last = place == self.blocks.len();
        let own_start = inserted.at + usize::from(is_last && !self.blocks.is_empty());
        let mut text = String::with_capacity(self.text.len() + inserted.len);
        text.push_str(self.text.get(..inserted.at)?);
        if is_last && !self.blocks.is_empty() {
            text.push('\n');
        }
        text.push_str(&stretch.text);
        if !is_last {
            text.push('\n');
        }
        text.push_str(self.text.get(inserted.at..)?);
        let shifted = |range: ByteRange| ByteRange::new(range.start.0 + inserted.len, range.end.0 + inserted.len);
        let mut blocks = self.blocks.clone();
        for block in &mut blocks[place..] {
            block.range = shifted(block.range);
        }
        let own = ByteRange::new(own_start, own_start + stretch.text.len());
        // It stood between two blocks: on the page of the one before it, as far as anybody can say.
        let page = blocks.get(place.saturating_sub(1)).and_then(|block| block.page);
        blocks.insert(place, Block { range: own, kind: BlockKind::Paragraph, page });
        let spans = self.spans.iter().cloned().map(|span| Span { range: inserted.forth(span.range), ..span }).collect();
        let others = self.dropped.iter().enumerate().filter(|(at, _)| *at != which);
        let dropped = others
            .map(|(at, dropped)| {
                let before = dropped.before_block as usize;
                // Of what stood at the same place, the list says what came first.
                let is_behind = before > place || (before == place && at > which);
                Dropped { before_block: dropped.before_block + u32::from(is_behind), ..dropped.clone() }
            })
            .collect();
        Some(Self { text, blocks, spans, dropped })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::document::{Builder, DropReason, SpanKind};
    use proptest::prelude::*;

    fn sample() -> Document {
        let mut builder = Builder::new();
        builder.drop(DropReason::Navigation, "World Sport");
        builder.block(BlockKind::Paragraph, "Ärger am Hafen", [(ByteRange::new(0, 6), SpanKind::Strong)]);
        builder.drop(DropReason::Promotion, "Get it by mail");
        builder.drop(DropReason::OutsideBody, "Call the desk 😀");
        builder.block(BlockKind::Paragraph, "Nobody was hurt", [(ByteRange::new(0, 6), SpanKind::Emphasis)]);
        builder.figure(None, "a quay".to_owned());
        builder.drop(DropReason::Credit, "All rights reserved");
        builder.finish()
    }

    #[test]
    fn a_stretch_comes_back_between_its_neighbours() {
        let made = sample().put_back(2).unwrap();
        assert_eq!(made.text, "Ärger am Hafen\nCall the desk 😀\nNobody was hurt\n");
        let left: Vec<_> = made.dropped.iter().map(|dropped| (dropped.before_block, dropped.text.as_str())).collect();
        assert_eq!(left, [(0, "World Sport"), (1, "Get it by mail"), (4, "All rights reserved")]);
        let made = made.put_back(2).unwrap();
        assert_eq!(made.text, "Ärger am Hafen\nCall the desk 😀\nNobody was hurt\n\nAll rights reserved");
        let made = made.put_back(0).unwrap();
        assert_eq!(made.text.lines().next(), Some("World Sport"));
        assert_eq!(made.slice(made.spans[1].range), Some("Nobody"));
        assert_eq!(made.put_back(1), None, "there is one left");
    }

    #[test]
    fn a_document_of_nothing_but_left_out_words_gets_its_first_block() {
        let mut builder = Builder::new();
        builder.drop(DropReason::Navigation, "World Sport");
        let made = builder.finish().put_back(0).unwrap();
        assert_eq!((made.text.as_str(), made.blocks.len()), ("World Sport", 1));
        assert_eq!(made.check(), Ok(()));
        let blank = Document {
            dropped: vec![Dropped { before_block: 0, reason: DropReason::Credit, text: " ".to_owned() }],
            ..Document::default()
        };
        assert_eq!(blank.put_back(0), None);
    }

    proptest! {
        #[test]
        fn every_order_gives_a_sound_document_and_keeps_every_word(
            pieces in prop::collection::vec((0_u8..3, "[a-zé漢😀]{1,6}( [a-z]{1,4})?"), 0..12),
            order in prop::collection::vec(0_usize..12, 0..12),
        ) {
            let mut builder = Builder::new();
            for (kind, text) in &pieces {
                match kind {
                    0 => builder.block(BlockKind::Paragraph, text, [(ByteRange::new(0, text.len()), SpanKind::Code)]),
                    1 => builder.drop(DropReason::Related, text),
                    _ => builder.figure(None, text.clone()),
                }
            }
            let mut document = builder.finish();
            for which in order {
                let Some(made) = document.put_back(which) else {
                    prop_assert!(which >= document.dropped.len());
                    continue;
                };
                prop_assert_eq!(made.check(), Ok(()));
                let inserted = document.insertion(which).unwrap();
                for (at, block) in document.blocks.iter().enumerate() {
                    let there = inserted.forth(block.range);
                    prop_assert_eq!(inserted.back(there), block.range);
                    if !block.range.is_empty() {
                        prop_assert_eq!(made.slice(there), document.slice(block.range), "block {}", at);
                    }
                }
                for (was, is) in document.spans.iter().zip(&made.spans) {
                    prop_assert_eq!(made.slice(is.range), document.slice(was.range));
                }
                document = made;
            }
            // With everything put back, the words stand in the order of the source.
            while let Some(made) = document.put_back(0) {
                document = made;
            }
            let source: Vec<&str> = pieces.iter().filter(|(kind, _)| *kind < 2).map(|(_, text)| text.as_str()).collect();
            let lines: Vec<&str> = document.text.split('\n').filter(|line| !line.is_empty()).collect();
            prop_assert_eq!(lines, source);
        }
    }
}
