//! Where passages of one text stand in another, when both texts are at hand.

use super::Verdict;
use super::align::{NONE, in_order, sums};
use super::map::{Map, Text};
use super::moves::{Moves, moves};
use super::words::{Lexicon, Piece, WORD_WEIGHT};
use crate::document::ByteRange;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// Words on either side of a passage that are asked whether they moved with it.
const AROUND: u32 = 12;
/// Share of the passage and what stands around it, in per cent, that must have moved together.
const MOVED_TOGETHER: u64 = 30;
/// Pieces that are looked at, at most, to tell with which stretch passages moved: fifty passages as long as a text of 1 MB.
const MAX_LOOKED_AT: usize = 20_000_000;

/// What became of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Whether the words are the same ones.
    pub verdict: Verdict,
    /// Where they stand now; `None` exactly when the verdict is [`Verdict::Gone`].
    pub range: Option<ByteRange>,
}

impl Place {
    pub(super) const GONE: Self = Self { verdict: Verdict::Gone, range: None };
}

/// Where each of `ranges`, byte positions in `old`, stands in `new`; in the order asked.
///
/// The texts are compared by words and marks. A passage of which at least half is found in the order that both texts
/// share is *in place*: [`Verdict::Same`] if its words are the same, [`Verdict::Changed`] if not. Of what is left over in
/// both texts, stretches that were cut in one place and put down in another are searched: [`Verdict::Moved`], or again
/// changed. What stands where it always stood is never taken for something that moved there.
///
/// The same words are those that differ in nothing but typography: white space, quotes, dashes, invisible characters,
/// ligatures, the composition of accents. Case, digits, punctuation and symbols differ. A range without a word or a mark,
/// past the end or inside a character is gone.
pub fn follow(old: &str, new: &str, ranges: &[ByteRange]) -> Vec<Place> {
    let has_words =
        |range: ByteRange| old.get(range.start.0..range.end.0).is_some_and(|words| !words.trim().is_empty());
    if old == new {
        let stays =
            |range: &ByteRange| if has_words(*range) { judged((*range, true), Verdict::Same) } else { Place::GONE };
        return ranges.iter().map(stays).collect();
    }
    let mut lexicon = Lexicon::default();
    let (from, to) = (lexicon.read(old), lexicon.read(new));
    let (from, to) = (Text { text: old, pieces: &from }, Text { text: new, pieces: &to });
    let matches = in_order(from.pieces, to.pieces);
    let elsewhere = Moved::new(from, to, moves(from.pieces, to.pieces, &matches));
    let in_place = Map::new(from, to, matches);
    let mut looked_at = 0;
    let place = |range: &ByteRange| {
        let part = from.touched(*range);
        if part.is_empty() || !has_words(*range) {
            return Place::GONE;
        }
        let (all, here) = in_place.weights(&part);
        if here * 2 < all {
            looked_at += part.len();
            let place = if looked_at <= MAX_LOOKED_AT { elsewhere.carry(*range, &part) } else { None };
            return place.map_or(Place::GONE, |place| judged(place, Verdict::Moved));
        }
        in_place.carry(*range).map_or(Place::GONE, |place| judged(place, Verdict::Same))
    };
    ranges.iter().map(place).collect()
}

fn judged((range, is_same): (ByteRange, bool), same: Verdict) -> Place {
    Place { verdict: if is_same { same } else { Verdict::Changed }, range: Some(range) }
}

/// The stretches that moved.
struct Moved<'t> {
    from: Text<'t>,
    to: Text<'t>,
    moves: Moves,
    /// Sums of the weights of all pieces, and of those that moved.
    all: Vec<u32>,
    gone_along: Vec<u32>,
}

impl<'t> Moved<'t> {
    fn new(from: Text<'t>, to: Text<'t>, moves: Moves) -> Self {
        let weights = from.pieces.iter().zip(&moves.to).map(|(piece, to)| if *to == NONE { 0 } else { piece.weight() });
        let (all, gone_along) = (sums(from.pieces.iter().map(Piece::weight)), sums(weights));
        Self { from, to, moves, all, gone_along }
    }

    /// Where `range` went, which is the pieces `part`; `None` unless half of it went with one stretch, and enough of what
    /// stands around it moved too: three words alone are found anywhere.
    fn carry(&self, range: ByteRange, part: &Range<usize>) -> Option<(ByteRange, bool)> {
        let mut weights: HashMap<u32, u32> = HashMap::new();
        for at in part.clone().filter(|at| self.moves.to[*at] != NONE) {
            *weights.entry(self.moves.stretch[at]).or_default() += self.from.pieces[at].weight();
        }
        let (stretch, weight) = weights.into_iter().max_by_key(|(stretch, weight)| (*weight, Reverse(*stretch)))?;
        if weight * 2 < self.all[part.end] - self.all[part.start] {
            return None;
        }
        let around = self.around(part);
        let sum = |sums: &[u32]| u64::from(sums[around.end] - sums[around.start]);
        if sum(&self.gone_along) * 100 < sum(&self.all) * MOVED_TOGETHER {
            return None;
        }
        let matches = around.clone().map(|at| if self.moves.stretch[at] == stretch { self.moves.to[at] } else { NONE });
        let near = Text { text: self.from.text, pieces: &self.from.pieces[around.clone()] };
        Map::of_part(near, self.to, matches.collect()).carry(range)
    }

    /// `part` and a few words on either side.
    fn around(&self, part: &Range<usize>) -> Range<usize> {
        let (mut first, mut end) = (part.start, part.end);
        while first > 0 && self.all[part.start] - self.all[first] < AROUND * WORD_WEIGHT {
            first -= 1;
        }
        while end < self.from.pieces.len() && self.all[end] - self.all[part.end] < AROUND * WORD_WEIGHT {
            end += 1;
        }
        first..end
    }
}
