//! Where the words of two paragraphs differ.

use super::classify::Context;
use super::sequence::{Hunk, hunks, runs};
use super::words::{Word, plain};
use super::{Change, Piece, Place};
use crate::document::{ByteRange, Document};
use std::ops::Range;

/// The most letters of a lone word between two edits that are read as one.
const LONE_LETTERS: usize = 3;

/// A stretch that differs: its bytes in both texts.
pub(super) struct Edit {
    at: [ByteRange; 2],
    kinds: Vec<super::ChangeKind>,
}

/// Where a paragraph differs.
pub(super) struct Cut {
    pub(super) edits: Vec<Edit>,
    /// Whether something differs besides that is no change: quotes, dashes, spaces, paragraph breaks.
    pub(super) typography: bool,
}

/// Where blocks of the old document differ from blocks of the new one.
pub(super) fn cut(context: &Context<'_>, documents: [&Document; 2], old: &Range<usize>, new: &Range<usize>) -> Cut {
    let texts = [documents[0].text.as_str(), documents[1].text.as_str()];
    cut_words(context, texts, context.words(0).in_blocks(old), context.words(1).in_blocks(new))
}

/// Where words of the old text differ from words of the new one.
pub(super) fn cut_words(context: &Context<'_>, texts: [&str; 2], old: Range<usize>, new: Range<usize>) -> Cut {
    let sides = [&context.words(0).all[old.clone()], &context.words(1).all[new.clone()]];
    let ids = sides.map(|side| side.iter().map(|word| word.id).collect::<Vec<_>>());
    let found = hunks(&ids[0], &ids[1]);
    let (found, typography) = with_case(found, sides, texts);
    let found = joined(found, sides);
    let mut edits = Vec::with_capacity(found.len());
    for hunk in found {
        let at = bytes(&hunk, sides);
        let (old, new) = (
            hunk.old.start + old.start..hunk.old.end + old.start,
            hunk.new.start + new.start..hunk.new.end + new.start,
        );
        edits.push(Edit { at, kinds: context.kinds(&old, &new) });
    }
    Cut { edits, typography }
}

/// Adds the words that differ in case alone where no sentence begins; says whether other typography differs.
fn with_case(found: Vec<Hunk>, sides: [&[Word]; 2], texts: [&str; 2]) -> (Vec<Hunk>, bool) {
    let raw = |side: usize, at: usize| {
        let word = &sides[side][at];
        texts[side].get(word.start as usize..word.end as usize).unwrap_or_default()
    };
    let gap = |side: usize, at: usize| {
        let (before, after) = (&sides[side][at - 1], &sides[side][at]);
        texts[side].get(before.end as usize..after.start as usize).unwrap_or_default()
    };
    let mut typography = false;
    let mut all = found.clone();
    for (old, new, len) in runs(&found, sides[0].len(), sides[1].len()) {
        for (old, new) in (old..old + len).zip(new..new + len) {
            let is_inside = old > 0 && new > 0 && sides[0][old - 1].id == sides[1][new - 1].id;
            typography |= is_inside && gap(0, old) != gap(1, new);
            if raw(0, old) == raw(1, new) {
                continue;
            }
            let starts = sides[0][old].starts_sentence || sides[1][new].starts_sentence;
            let differs = sides[0][old].has_letters && !starts && differs_in_case(raw(0, old), raw(1, new));
            if differs {
                all.push(Hunk { old: old..old + 1, new: new..new + 1 });
            } else {
                typography = true;
            }
        }
    }
    if all.len() > found.len() {
        all.sort_by_key(|hunk| (hunk.old.start, hunk.new.start, hunk.old.end));
    }
    (all, typography)
}

fn differs_in_case(old: &str, new: &str) -> bool {
    let (old, new) = (plain(old), plain(new));
    old != new && old.to_lowercase() == new.to_lowercase()
}

/// Reads edits as one that only a short word or a sign parts, when each is more than a word: a rewritten stretch is not a
/// chequerboard.
fn joined(found: Vec<Hunk>, sides: [&[Word]; 2]) -> Vec<Hunk> {
    let is_long = |hunk: &Hunk| hunk.old.len().max(hunk.new.len()) > 1;
    let mut joined: Vec<Hunk> = Vec::with_capacity(found.len());
    for hunk in found {
        let Some(last) = joined.last_mut() else {
            joined.push(hunk);
            continue;
        };
        let between = &sides[0][last.old.end..hunk.old.start];
        let parts_little = match between {
            [] => true,
            [word] => !word.has_letters || (word.end - word.start) as usize <= LONE_LETTERS,
            _ => false,
        };
        let is_one = between.is_empty() || (parts_little && is_long(last) && is_long(&hunk));
        if is_one && (!between.is_empty() || hunk.new.start == last.new.end) {
            *last = Hunk { old: last.old.start..hunk.old.end, new: last.new.start..hunk.new.end };
        } else {
            joined.push(hunk);
        }
    }
    joined
}

/// The bytes of an edit. What was only added or only removed takes the space after it along, or the one before it at the
/// end, so that the rest reads on.
fn bytes(hunk: &Hunk, sides: [&[Word]; 2]) -> [ByteRange; 2] {
    let is_replaced = !hunk.old.is_empty() && !hunk.new.is_empty();
    [(&hunk.old, sides[0]), (&hunk.new, sides[1])].map(|(range, words)| {
        let start_of = |at: usize| words[at].start as usize;
        let end_of = |at: usize| words[at].end as usize;
        if range.is_empty() {
            let at = match (words.get(range.start), range.start.checked_sub(1)) {
                (Some(next), _) => next.start as usize,
                (None, Some(last)) => end_of(last),
                (None, None) => return ByteRange::default(),
            };
            return ByteRange::new(at, at);
        }
        if is_replaced {
            return ByteRange::new(start_of(range.start), end_of(range.end - 1));
        }
        match (words.get(range.end), range.start.checked_sub(1)) {
            (Some(next), _) => ByteRange::new(start_of(range.start), next.start as usize),
            (None, Some(before)) => ByteRange::new(end_of(before), end_of(range.end - 1)),
            (None, None) => ByteRange::new(start_of(range.start), end_of(range.end - 1)),
        }
    })
}

/// The pieces that tile `whole`, the bytes of a row in both texts; each edit becomes a change.
pub(super) fn tiled(
    cut: &Cut,
    whole: [ByteRange; 2],
    found: &mut Vec<Change>,
    place: impl Fn(usize) -> Place,
) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(cut.edits.len() * 2 + 1);
    let mut at = [whole[0].start.0, whole[1].start.0];
    for edit in &cut.edits {
        let clamp = |side: usize| {
            let (low, high) = (at[side], whole[side].end.0);
            ByteRange::new(edit.at[side].start.0.clamp(low, high), edit.at[side].end.0.clamp(low, high))
        };
        let [old, new] = [clamp(0), clamp(1)];
        if old.start.0 > at[0] || new.start.0 > at[1] {
            let (old, new) = (ByteRange::new(at[0], old.start.0), ByteRange::new(at[1], new.start.0));
            pieces.push(Piece { change: None, old, new });
        }
        pieces.push(Piece { change: Some(found.len()), old, new });
        found.push(Change { kinds: edit.kinds.clone(), place: place(pieces.len() - 1), old, new });
        at = [old.end.0, new.end.0];
    }
    if at[0] < whole[0].end.0 || at[1] < whole[1].end.0 {
        let (old, new) = (ByteRange::new(at[0], whole[0].end.0), ByteRange::new(at[1], whole[1].end.0));
        pieces.push(Piece { change: None, old, new });
    }
    pieces
}
