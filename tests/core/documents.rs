//! The canonical text: what is put together is whole, and whatever is not is named.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article, refused};
use clipfile_core::Kind;
use clipfile_core::document::{Block, BlockKind, Builder, ByteRange, Document, DropReason, Span, SpanKind};
use proptest::prelude::*;

fn kind() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        Just(BlockKind::Paragraph),
        (2..7_u8).prop_map(|level| BlockKind::Heading { level }),
        (0..4_u8).prop_map(|depth| BlockKind::ListItem { depth, number: None }),
        Just(BlockKind::Preformatted),
        (0..9_u32).prop_map(|row| BlockKind::TableCell { row, column: 0, header: false }),
    ]
}

/// Blocks of text with emphasis on characters `from..to`, some of them empty; `None` is a picture.
fn built(blocks: &[Option<(BlockKind, String, usize, usize)>]) -> Document {
    let mut builder = Builder::new();
    for block in blocks {
        let Some((kind, text, from, to)) = block else {
            builder.figure(None, "alt".to_owned());
            continue;
        };
        let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (from, to) = (edges[from % edges.len()], edges[to % edges.len()]);
        let span = |kind| (ByteRange::new(from.min(to), from.max(to)), kind);
        builder.block(
            kind.clone(),
            text,
            [span(SpanKind::Emphasis), (ByteRange::new(0, text.len()), SpanKind::Strong)],
        );
        builder.drop(DropReason::Related, text);
    }
    builder.finish()
}

fn document() -> impl Strategy<Value = Document> {
    let text = "[a-cé😀\n ]{0,8}";
    prop::collection::vec(prop::option::weighted(0.8, (kind(), text, 0..9_usize, 0..9_usize)), 0..6)
        .prop_map(|blocks| built(&blocks))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_built_is_whole(document in document()) {
        prop_assert_eq!(document.check(), Ok(()));
        let lines: Vec<&str> = document.blocks.iter().map(|block| document.slice(block.range).unwrap()).collect();
        prop_assert_eq!(lines.join("\n"), document.text.as_str());
    }

    #[test]
    fn a_text_that_grew_or_shrank_is_not_whole(document in document(), at in 0..40_usize) {
        let mut longer = document.clone();
        longer.text.push('x');
        prop_assert!(longer.check().is_err());
        let mut shorter = document.clone();
        if shorter.text.pop().is_some() {
            prop_assert!(shorter.check().is_err());
        }
        if !document.blocks.is_empty() {
            let at = at % document.blocks.len();
            for shift in [1, usize::MAX] {
                let mut moved = document.clone();
                moved.blocks[at].range.end.0 = moved.blocks[at].range.end.0.wrapping_add(shift);
                prop_assert!(moved.check().is_err());
                moved.blocks[at].range.start.0 = moved.blocks[at].range.start.0.wrapping_add(shift);
                prop_assert!(moved.check().is_err());
            }
            let mut lost = document.clone();
            lost.blocks.remove(at);
            prop_assert!(lost.check().is_err() || lost.text.is_empty());
        }
    }
}

#[test]
fn every_broken_rule_is_named() {
    let whole = built(&[
        Some((BlockKind::Paragraph, "Café".to_owned(), 1, 3)),
        None,
        Some((BlockKind::Quote, "b".to_owned(), 0, 1)),
    ]);
    let check = |expected: &str, breaks: &dyn Fn(&mut Document)| {
        let mut broken = whole.clone();
        breaks(&mut broken);
        assert_eq!(broken.check().unwrap_err().to_string(), expected);
    };
    check("block 0 starts at byte 1, not 0", &|document| document.blocks[0].range.start.0 = 1);
    check("block 0 ends at byte 4, inside a character or past the end", &|document| document.blocks[0].range.end.0 = 4);
    check("block 2 ends at byte 90, inside a character or past the end", &|document| {
        document.blocks[2].range.end.0 = 90;
    });
    check("no line break after block 0", &|document| document.text = document.text.replace('\n', " "));
    check("block 1: figures and only figures are empty", &|document| document.blocks[1].kind = BlockKind::Paragraph);
    check("span 0 is empty or cuts a character", &|document| document.spans[0].range.end.0 = 0);
    check("span 1 leaves its block", &|document| document.spans[1].range.end.0 = 6);
    check("span 1 is out of order", &|document| {
        document.spans.swap(0, 1);
    });
    check("dropped text before block 4 of 3", &|document| document.dropped[0].before_block = 4);
    check("the blocks end at byte 0, the text at 8", &|document| {
        document.blocks.clear();
        document.spans.clear();
        document.dropped.clear();
    });
}

#[test]
fn what_is_not_whole_is_not_kept() {
    let mut desk = Desk::new();
    let mut incoming = article("First\nOne text.");
    incoming.draft.document.spans.push(Span { range: ByteRange::new(3, 8), kind: SpanKind::Strong });
    assert_eq!(refused(desk.library.add(&incoming)).kind(), Kind::Invalid);
    let mut other = article("Second\nAnother text.");
    other.draft.document.blocks.push(Block { range: ByteRange::new(0, 1), page: None, kind: BlockKind::Paragraph });
    let batch = [article("Third\nA whole one."), other];
    assert_eq!(refused(desk.library.add_all(&batch, 1)).kind(), Kind::Invalid);
    let counts = desk.library.counts().unwrap();
    assert_eq!(counts.articles, 0, "nothing of a batch is kept when one of it cannot be");
    assert_eq!(desk.ways().0, "");
    desk.assert_sound();
}
