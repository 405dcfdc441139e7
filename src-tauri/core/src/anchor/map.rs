//! Where a stretch of one text comes to stand in another, given which pieces are which.

use super::align::{NONE, sums};
use super::words::{Piece, same_cut};
use crate::document::ByteRange;
use std::ops::Range;

/// Pieces that are compared one by one, at most, where rows of equal pieces do not tell.
const MAX_COMPARED: usize = 2_000;

/// Pieces that a sentence may begin before its share of the new ones, and still be the one that was marked.
const OPENING_REACH: usize = 8;

/// Of so many pieces between a stray word and the end of its paragraph, one at most is of the passage.
const STRAY_AMONG: usize = 6;

/// A text and its pieces.
#[derive(Clone, Copy)]
pub(super) struct Text<'t> {
    pub(super) text: &'t str,
    pub(super) pieces: &'t [Piece],
}

impl Text<'_> {
    /// The pieces that `range` touches; empty where it touches none.
    pub(super) fn touched(&self, range: ByteRange) -> Range<usize> {
        let first = self.pieces.partition_point(|piece| piece.end as usize <= range.start.0);
        let end = self.pieces.partition_point(|piece| (piece.start as usize) < range.end.0);
        first..end.max(first)
    }

    fn slice(&self, piece: Piece) -> &str {
        &self.text[piece.start as usize..piece.end as usize]
    }

    /// Whether a line begins with one of these pieces.
    fn opens_line_in(&self, pieces: Range<usize>) -> bool {
        self.pieces.get(pieces).is_some_and(|pieces| pieces.iter().any(|piece| piece.opens_line))
    }

    /// Whether a sentence or a line begins with piece `at`.
    fn opens(&self, at: usize) -> bool {
        match (self.pieces.get(at), at.checked_sub(1)) {
            (Some(piece), Some(before)) => piece.opens_line || (self.pieces[before].is_stop && piece.is_word),
            _ => true,
        }
    }
}

/// Which pieces of `from` are which of `to`: the matches ascend in both.
pub(super) struct Map<'t> {
    from: Text<'t>,
    to: Text<'t>,
    matches: Vec<u32>,
    /// Sums of the weights of all pieces, and of those that match.
    all: Vec<u32>,
    kept: Vec<u32>,
    /// For each piece the end of the row that is letter for letter the same in both texts.
    same_until: Vec<u32>,
    /// For each piece the last match before it, and the first from it on.
    last_before: Vec<u32>,
    first_from: Vec<u32>,
    /// Whether text goes on before and after it that is matched elsewhere.
    is_part: bool,
}

impl<'t> Map<'t> {
    pub(super) fn new(from: Text<'t>, to: Text<'t>, matches: Vec<u32>) -> Self {
        let pieces = from.pieces;
        let weights = pieces.iter().zip(&matches).map(|(piece, to)| if *to == NONE { 0 } else { piece.weight() });
        let (all, kept) = (sums(pieces.iter().map(Piece::weight)), sums(weights));
        let mut same_until: Vec<u32> = (0..pieces.len() as u32).collect();
        let mut first_from = vec![NONE; pieces.len() + 1];
        for at in (0..pieces.len()).rev() {
            first_from[at] = if matches[at] == NONE { first_from[at + 1] } else { at as u32 };
            let is_same = matches[at] != NONE && pieces[at].exact == to.pieces[matches[at] as usize].exact;
            let goes_on = is_same && at + 1 < pieces.len() && matches[at + 1] == matches[at] + 1;
            if is_same {
                same_until[at] = if goes_on { same_until[at + 1].max(at as u32 + 1) } else { at as u32 + 1 };
            }
        }
        let mut last_before = vec![NONE; pieces.len() + 1];
        for at in 0..pieces.len() {
            last_before[at + 1] = if matches[at] == NONE { last_before[at] } else { at as u32 };
        }
        Self { from, to, matches, all, kept, same_until, last_before, first_from, is_part: false }
    }

    /// The same for a part of a text: nothing before its first match or after its last one belongs to it.
    pub(super) fn of_part(from: Text<'t>, to: Text<'t>, matches: Vec<u32>) -> Self {
        Self { is_part: true, ..Self::new(from, to, matches) }
    }

    /// What the pieces `part` weigh, and what those of them weigh that match.
    pub(super) fn weights(&self, part: &Range<usize>) -> (u32, u32) {
        (self.all[part.end] - self.all[part.start], self.kept[part.end] - self.kept[part.start])
    }

    /// Where `range` comes to stand, and whether it is the same words there; `None` where none of its pieces matches.
    pub(super) fn carry(&self, range: ByteRange) -> Option<(ByteRange, bool)> {
        let part = self.from.touched(range);
        let place = self.edges(&part)?;
        let is_same = self.is_same(&part, &place);
        let (first, last) = (self.from.pieces[part.start], self.from.pieces[part.end - 1]);
        let (to_first, to_last) = (self.to.pieces[place.start], self.to.pieces[place.end - 1]);
        let cut = |old: Piece, at: usize, new: Piece| {
            let (old_text, new_text) = (self.from.slice(old), self.to.slice(new));
            same_cut(old_text, at - old.start as usize, new_text).map(|cut| new.start as usize + cut)
        };
        // A passage may begin or end inside a word; it does so there too if the word is the same.
        let (mut start, mut end) = (to_first.start as usize, to_last.end as usize);
        let mut is_whole = true;
        if range.start.0 > first.start as usize {
            match cut(first, range.start.0, to_first).filter(|_| first.exact == to_first.exact) {
                Some(at) => start = at,
                None => is_whole = false,
            }
        }
        if range.end.0 < last.end as usize {
            match cut(last, range.end.0, to_last).filter(|_| last.exact == to_last.exact) {
                Some(at) => end = at,
                None => is_whole = false,
            }
        }
        if start >= end {
            (start, end, is_whole) = (to_first.start as usize, to_last.end as usize, false);
        }
        // White space at the ends is kept where it is the same.
        if let Some(space) = self.from.text.get(range.start.0..first.start as usize)
            && self.to.text[..start].ends_with(space)
        {
            start -= space.len();
        }
        if let Some(space) = self.from.text.get(last.end as usize..range.end.0)
            && self.to.text[end..].starts_with(space)
        {
            end += space.len();
        }
        Some((ByteRange::new(start, end), is_same && is_whole))
    }

    /// Whether the pieces `part` are those of `place`, letter for letter.
    fn is_same(&self, part: &Range<usize>, place: &Range<usize>) -> bool {
        if part.len() != place.len() {
            return false;
        }
        let is_row =
            self.same_until[part.start] as usize >= part.end && self.matches[part.start] as usize == place.start;
        let (old, new) = (&self.from.pieces[part.clone()], &self.to.pieces[place.clone()]);
        is_row || (part.len() <= MAX_COMPARED && old.iter().zip(new).all(|(old, new)| old.exact == new.exact))
    }

    /// Whether the pieces `part` are marks, and the same ones stand at `at` of the new text.
    fn are_marks(&self, part: Range<usize>, at: usize) -> bool {
        let new = self.to.pieces.get(at..at + part.len());
        let is_same = |(old, new): (&Piece, &Piece)| !old.is_word && old.exact == new.exact;
        new.is_some_and(|new| self.from.pieces[part].iter().zip(new).all(is_same))
    }

    /// The first and the last match of `part`, without words at either end that stand in another paragraph than the others
    /// now, far from each other and lighter than those: a "The" is found in every paragraph.
    fn without_strays(&self, part: &Range<usize>, mut first: usize, mut last: usize) -> (usize, usize) {
        let kept = |part: Range<usize>| self.kept[part.end] - self.kept[part.start];
        let new = |at: usize| self.matches[at] as usize;
        // The edges of paragraphs between two matches, if only the new text has any there.
        let edges = |before: usize, after: usize| {
            let is_in_one = !self.from.opens_line_in(before + 1..after + 1);
            (new(before) + 1..=new(after)).filter(move |at| is_in_one && self.to.opens_line_in(*at..*at + 1))
        };
        let mut matched = 1;
        let mut at = first;
        while at < last {
            let next = self.first_from[at + 1] as usize;
            if edges(at, next).next().is_some_and(|edge| matched * STRAY_AMONG <= edge - new(first))
                && kept(first..next) < kept(next..part.end)
            {
                (first, matched) = (next, 0);
            }
            (at, matched) = (next, matched + 1);
        }
        matched = 1;
        at = last;
        while at > first {
            let before = self.last_before[at] as usize;
            if edges(before, at).next_back().is_some_and(|edge| matched * STRAY_AMONG <= new(last) + 1 - edge)
                && kept(at..last + 1) < kept(first..at)
            {
                (last, matched) = (before, 0);
            }
            (at, matched) = (before, matched + 1);
        }
        (first, last)
    }

    /// The pieces that `part` has become: from its first match to its last, and of the words that were replaced at either
    /// end, as many as its share of them.
    fn edges(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let first = self.first_from.get(part.start).map(|at| *at as usize).filter(|at| *at < part.end)?;
        let last = self.last_before[part.end] as usize;
        let (first, last) = self.without_strays(part, first, last);
        let (mut start, mut end) = (self.matches[first] as usize, self.matches[last] as usize + 1);
        if end <= start {
            return None;
        }
        if first > part.start {
            let (old, new) = match self.last_before[first] {
                NONE if self.is_part => (0, start),
                NONE => (0, 0),
                before => (before as usize + 1, self.matches[before as usize] as usize + 1),
            };
            let inside = first - part.start;
            // What was replaced within a paragraph was not replaced by words of the paragraph before.
            let new = if self.from.opens_line_in(part.start + 1..first + 1) {
                new
            } else {
                (new..=start).rev().find(|at| self.to.opens_line_in(*at..*at + 1)).unwrap_or(new)
            };
            let room = start.saturating_sub(new);
            let reach = start - room.min(most(inside) + OPENING_REACH);
            let opening = (reach..start).rev().find(|at| self.to.opens(*at)).filter(|_| self.from.opens(part.start));
            start = opening.unwrap_or(start - share(room, inside, first - old.min(part.start)));
        }
        if last + 1 < part.end {
            let (old, new) = match self.first_from[last + 1] {
                NONE if self.is_part => (self.from.pieces.len(), end),
                NONE => (self.from.pieces.len(), self.to.pieces.len()),
                after => (after as usize, self.matches[after as usize] as usize),
            };
            let inside = part.end - last - 1;
            let new = if self.from.opens_line_in(last + 1..part.end) {
                new
            } else {
                (end..new).find(|at| self.to.opens_line_in(*at..*at + 1)).unwrap_or(new)
            };
            let room = new.saturating_sub(end);
            let reach = end + room.min(most(inside) + OPENING_REACH);
            let closing = (end + 1..=reach).find(|at| self.to.opens(*at)).filter(|_| self.from.opens(part.end));
            // A mark at the end goes with the words before it, whatever sentence the comparison gave it to.
            let closing = closing.or_else(|| self.are_marks(last + 1..part.end, end).then_some(end + inside));
            end = closing.unwrap_or(end + share(room, inside, old.max(part.end) - last - 1));
        }
        Some(start..end)
    }
}

/// How many of `room` new pieces go with `inside` of the `all` old ones that they replace.
fn share(room: usize, inside: usize, all: usize) -> usize {
    let share = if inside == all { room } else { (room * inside + all / 2) / all };
    share.min(room).min(most(inside))
}

/// The most new pieces that take the place of `inside` old ones: what was put in beside them is not theirs.
fn most(inside: usize) -> usize {
    inside * 2 + 1
}
