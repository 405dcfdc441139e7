//! Blocks of printed pages to pieces; the pages, and what the importer left out, follow the pieces that are kept.

use super::blocks::{Piece, Pieces};
use super::canonical::Line;
use super::left_out::LeftOut;
use super::trim::Meant;
use super::{Found, trimmed, undated, with_stated};
use crate::article::Citation;
use crate::capture::{Printed, PrintedBlock, Warning};
use crate::document::SpanKind;

/// Reads what was printed.
pub(super) fn read(printed: &Printed, stated: &Citation, warnings: &mut Vec<Warning>) -> Found {
    let mut pieces = Vec::new();
    let mut pages = Vec::new();
    // How many pieces came of the blocks before each block: one without words comes to nothing.
    let mut places = Vec::with_capacity(printed.blocks.len() + 1);
    for block in &printed.blocks {
        places.push(pieces.len());
        let piece = piece(block);
        if !piece.text.is_empty() {
            pieces.push(piece);
            pages.push(block.page);
        }
    }
    places.push(pieces.len());
    let citation = with_stated(Citation::default(), &undated(stated));
    let mut found = trimmed(Pieces { pieces, pictures_missing: 0 }, Meant::Everything, citation);
    found.citation.published = found.citation.published.or_else(|| stated.published.clone());
    let kept = are_kept(found.pieces.len(), &found.left_out);
    let left_out = printed.left_out.iter().map(|(before, reason, text)| {
        let before = places.get(*before).copied().unwrap_or(kept.len());
        let before = kept[..before].iter().filter(|is_kept| **is_kept).count();
        LeftOut { before, reason: *reason, text: text.clone() }
    });
    found.left_out.extend(left_out);
    found.left_out.sort_by_key(|left| left.before);
    found.pages = pages.into_iter().zip(&kept).filter(|(_, is_kept)| **is_kept).map(|(page, _)| page).collect();
    let joined = |piece: &Piece| piece.spans.iter().filter(|(_, kind)| *kind == SpanKind::Joined).count();
    let count = found.pieces.iter().map(joined).sum::<usize>() as u32;
    if count > 0 {
        warnings.push(Warning::HyphensJoined { count });
    }
    found
}

fn piece(block: &PrintedBlock) -> Piece {
    let mut line = Line::default();
    let mut word = 0;
    for (at, part) in block.parts.iter().enumerate() {
        if at > 0 {
            line.span(word, SpanKind::Joined);
        }
        let (before, last) = part.rsplit_once(char::is_whitespace).unwrap_or(("", part));
        line.push_folded(before);
        let has_space = before.len() < part.len() - last.len();
        if has_space {
            line.push_folded(" ");
        }
        // A word that runs over three lines keeps its start.
        if at == 0 || has_space {
            word = line.len() + usize::from(has_space && !line.is_empty());
        }
        line.push_folded(last);
    }
    let (text, spans) = line.finish();
    Piece { kind: block.kind.clone(), text, spans }
}

/// For each piece before the trim whether it was kept, from what was left out and where.
fn are_kept(pieces: usize, left_out: &[LeftOut]) -> Vec<bool> {
    let mut kept = Vec::with_capacity(pieces + left_out.len());
    let mut left_out = left_out.iter().peekable();
    for at in 0..=pieces {
        while left_out.next_if(|left| left.before <= at).is_some() {
            kept.push(false);
        }
        if at < pieces {
            kept.push(true);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, DropReason};

    fn block(parts: &[&str], page: u32) -> PrintedBlock {
        let parts = parts.iter().map(|part| (*part).to_owned()).collect();
        PrintedBlock { kind: BlockKind::Paragraph, parts, page }
    }

    #[test]
    fn a_joined_word_says_where_its_hyphen_was() {
        let piece = piece(&block(&["The evi", "dence of in", "com", "pe\u{AD}tence"], 1));
        assert_eq!(piece.text, "The evidence of incompetence");
        let spans: Vec<&str> = piece.spans.iter().map(|(range, _)| &piece.text[range.start.0..range.end.0]).collect();
        assert_eq!(spans, ["evi", "in", "incom"]);
    }

    #[test]
    fn pages_follow_the_pieces_that_are_kept() {
        let story = "The gate was open for years, she said on Thursday, and nobody had asked why that was so.";
        let end =
            "The authority answered after nine weeks that the badges had been counted, and that none was missing.";
        let printed = Printed {
            blocks: vec![block(&["By Mara Lind"], 1), block(&[story], 1), block(&[" "], 2), block(&[end], 3)],
            left_out: vec![(2, DropReason::PageFrame, "page 1".into()), (9, DropReason::PageFrame, "page 3".into())],
        };
        let found = read(&printed, &Citation::default(), &mut Vec::new());
        assert_eq!(found.citation.byline, ["Mara Lind"]);
        assert_eq!(found.pages, [1, 3]);
        let left: Vec<(usize, &str)> = found.left_out.iter().map(|left| (left.before, left.text.as_str())).collect();
        assert_eq!(left, [(0, "By Mara Lind"), (1, "page 1"), (2, "page 3")]);
    }
}
