//! Where quotes stand in a text, when the text they were taken from is not at hand.

use super::align::{hash, in_order};
use super::local::local;
use super::map::{Map, Text};
use super::words::{Lexicon, Piece, WORD_WEIGHT};
use super::{Place, Verdict};
use crate::document::ByteRange;
use std::cell::OnceCell;
use std::cmp::Reverse;

/// Pieces in a row that must stand in the text for a place to be looked at, where the quote and what is around it has them.
const SEED: usize = 3;
/// Places of one seed that are looked at: the nearest to where the quote stood.
const MAX_PLACES: usize = 64;
/// Stretches of text that a quote is compared with, those with the most seeds.
const MAX_STRETCHES: usize = 5;
/// A stretch with this many times fewer seeds than another is not looked at.
const FAR_FEWER: usize = 2;
/// Seeds this near to each other, in pieces, are of one stretch, and a stretch is not wider than four times that.
const NEAR: i64 = 12;
/// Pieces on either side of a stretch that belong to it: what was put in before or after.
const MARGIN: usize = 24;
/// Quotes of more pieces are compared in another way, which does not take the square of their length.
const MAX_LOCAL: usize = 400;
/// A quote of so many words stands for itself, whatever is around it, if nearly all of them are there.
const LONG: u32 = 7 * WORD_WEIGHT;
/// Context of fewer words on one side proves nothing alone.
const MIN_SIDE: u32 = 3 * WORD_WEIGHT;
/// Two places whose matches differ by less than this are alike: one word.
const ALIKE: u32 = WORD_WEIGHT;

/// A quote from a text that is not at hand (W3C Web Annotation Data Model, section 4.2.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    /// The words.
    pub exact: String,
    /// The words before it, as far as they were noted.
    pub prefix: String,
    /// The words after it, as far as they were noted.
    pub suffix: String,
    /// Where it stood in its own text, in bytes of UTF-8 as far as that can be told: a hint, no more.
    pub start: Option<usize>,
}

/// Where each quote stands in `text`; in the order asked.
///
/// A quote is found where at least half of its words stand and half of the words around it; or all of it and all that was
/// noted on one side; or where it is long and nearly all there. Where two places are alike, the one nearer to where the
/// quote should stand is taken, by its own position and those of other quotes that were found; without a position it is
/// gone rather than guessed. The words are the same ones by the rule of [`super::follow`]; where hardly anything around
/// them is as it was they count as moved.
pub fn find(text: &str, selectors: &[Selector]) -> Vec<Place> {
    let mut lexicon = Lexicon::default();
    let pieces = lexicon.read(text);
    let index = Index::new(Text { text, pieces: &pieces }, lexicon.len());
    let found: Vec<Vec<Found>> = selectors.iter().map(|selector| index.places(&mut lexicon, selector)).collect();
    let mut sure: Vec<(usize, usize)> = Vec::new();
    for (selector, places) in selectors.iter().zip(&found) {
        if let (Some(start), [best, rest @ ..]) = (selector.start, places.as_slice())
            && best.is_it()
            && rest.first().is_none_or(|second| second.score + ALIKE < best.score)
        {
            sure.push((start, best.range.start.0));
        }
    }
    sure.sort_unstable();
    let choose = |(selector, places): (&Selector, &Vec<Found>)| {
        let expected = selector.start.map(|start| expected(&sure, start));
        best_of(places, expected).filter(|place| place.is_it()).map_or(Place::GONE, Found::place)
    };
    selectors.iter().zip(&found).map(choose).collect()
}

/// Where a quote that stood at `start` should stand, going by the nearest one that is `sure`.
fn expected(sure: &[(usize, usize)], start: usize) -> usize {
    let after = sure.partition_point(|(old, _)| *old < start);
    let near =
        sure[after.saturating_sub(1)..sure.len().min(after + 1)].iter().min_by_key(|(old, _)| old.abs_diff(start));
    near.map_or(start, |(old, new)| (start + new).saturating_sub(*old))
}

/// The place with the highest score, or of several that are as good the one nearest to `expected`.
fn best_of(places: &[Found], expected: Option<usize>) -> Option<&Found> {
    let best = places.first()?;
    let mut alike = places.iter().take_while(|place| place.score == best.score);
    match expected {
        Some(expected) => alike.min_by_key(|place| place.range.start.0.abs_diff(expected)),
        None => alike.nth(1).is_none().then_some(best),
    }
}

/// A place where a quote may stand.
#[derive(Debug, Clone, Copy)]
struct Found {
    range: ByteRange,
    is_same: bool,
    /// What matches, of the quote and of what is around it, by weight.
    score: u32,
    quote: (u32, u32),
    before: (u32, u32),
    after: (u32, u32),
}

impl Found {
    /// Whether it is the quote and no look-alike.
    fn is_it(&self) -> bool {
        let (all, matched) = self.quote;
        let is_whole = matched * 20 >= all * 19;
        let stands_for_itself = all >= LONG && matched * 5 >= all * 4;
        let has_context = self.before.0 + self.after.0 > 0;
        let is_in_context = has_context && matched * 2 >= all && self.has_half_around();
        is_in_context || stands_for_itself || (is_whole && (!has_context || self.has_one_side()))
    }

    /// Half of the words around it.
    fn has_half_around(&self) -> bool {
        (self.before.1 + self.after.1) * 2 >= self.before.0 + self.after.0
    }

    /// Nearly all words on one side.
    fn has_one_side(&self) -> bool {
        [self.before, self.after].iter().any(|(all, matched)| *all >= MIN_SIDE && matched * 5 >= all * 4)
    }

    fn place(&self) -> Place {
        let has_context = self.before.0 + self.after.0 > 0;
        let is_in_place = !has_context || self.has_half_around() || self.has_one_side();
        let verdict = match (self.is_same, is_in_place) {
            (true, true) => Verdict::Same,
            (true, false) => Verdict::Moved,
            (false, _) => Verdict::Changed,
        };
        Place { verdict, range: Some(self.range) }
    }
}

/// A text in which quotes are looked for.
struct Index<'t> {
    text: Text<'t>,
    /// Keys of words that stand in the text are smaller.
    known: usize,
    /// For rows of one, two and three pieces, what they are and where they stand.
    seeds: [OnceCell<Vec<(u64, u32)>>; SEED],
}

/// A quote with what is around it, as one text.
struct Asked {
    text: String,
    pieces: Vec<Piece>,
    range: ByteRange,
    start: Option<usize>,
}

impl<'t> Index<'t> {
    fn new(text: Text<'t>, known: usize) -> Self {
        Self { text, known, seeds: [const { OnceCell::new() }; SEED] }
    }

    /// Where the quote may stand, best first.
    fn places(&self, lexicon: &mut Lexicon, selector: &Selector) -> Vec<Found> {
        if selector.exact.trim().is_empty() {
            return Vec::new();
        }
        let asked = self.asked(lexicon, selector);
        let from = Text { text: &asked.text, pieces: &asked.pieces };
        if let Some(found) = self.where_it_was(&asked, selector) {
            return vec![found];
        }
        if from.touched(asked.range).is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Found> = Vec::new();
        let mut least = 0;
        for stretch in self.stretches(&asked) {
            if stretch.seeds < least {
                break;
            }
            let (place, is_perfect) = self.compare(from, asked.range, &stretch);
            // Fewer seeds than those of a perfect match are a worse one; far fewer are worse than any.
            least = least.max(if is_perfect { stretch.seeds } else { stretch.seeds / FAR_FEWER });
            found.extend(place);
        }
        found.sort_by_key(|place| Reverse(place.score));
        found.dedup_by_key(|place| place.range);
        found
    }

    /// Reads a quote. Words that the context cuts off are left out of it.
    fn asked(&self, lexicon: &mut Lexicon, selector: &Selector) -> Asked {
        let Selector { exact, prefix, suffix, start } = selector;
        let read = |lexicon: &mut Lexicon, before: &str, after: &str| {
            let text = format!("{before}{exact}{after}");
            let range = ByteRange::new(before.len(), before.len() + exact.len());
            (lexicon.read(&text), text, range)
        };
        let (mut pieces, mut text, mut range) = read(lexicon, prefix, suffix);
        // Some programs trim the context, and then words that stood apart are one. If the text has no such word, they are two.
        let is_unknown = |at: usize| {
            let glued = pieces.iter().find(|piece| (piece.start as usize) < at && at < piece.end as usize);
            glued.is_some_and(|piece| piece.exact as usize >= self.known)
        };
        let (before, after) = (is_unknown(range.start.0), is_unknown(range.end.0));
        if before || after {
            let spaced =
                |context: &str, is_spaced: bool| if is_spaced { format!(" {context} ") } else { context.to_owned() };
            (pieces, text, range) = read(lexicon, &spaced(prefix, before), &spaced(suffix, after));
        }
        let part = Text { text: &text, pieces: &pieces }.touched(range);
        let is_cut = |piece: &Piece| piece.start == 0 || piece.end as usize == text.len();
        if pieces.len() > part.end + 1 && pieces.last().is_some_and(is_cut) {
            pieces.pop();
        }
        if part.start > 1 && is_cut(&pieces[0]) {
            pieces.remove(0);
        }
        Asked { text, pieces, range, start: *start }
    }

    /// The quote letter for letter, with all that is around it, at the very position where it stood.
    fn where_it_was(&self, asked: &Asked, selector: &Selector) -> Option<Found> {
        let (text, start) = (self.text.text, asked.start?);
        let end = start.checked_add(selector.exact.len())?;
        let is_there = text.get(start..end)? == selector.exact
            && text[..start].ends_with(&selector.prefix)
            && text[end..].starts_with(&selector.suffix);
        let all = asked.pieces.iter().map(Piece::weight).sum();
        let none = (0, 0);
        let found = Found {
            range: ByteRange::new(start, end),
            is_same: true,
            score: all,
            quote: (all, all),
            before: none,
            after: none,
        };
        is_there.then_some(found)
    }

    /// The stretches of the text that have the most seeds of the quote.
    fn stretches(&self, asked: &Asked) -> Vec<Stretch> {
        let width = asked.pieces.len().min(SEED);
        let index = self.seeds[width - 1].get_or_init(|| {
            let mut index: Vec<_> = seeds(self.text.pieces, width).collect();
            index.sort_unstable();
            index
        });
        let hint =
            asked.start.map_or(0, |start| self.text.pieces.partition_point(|piece| (piece.start as usize) < start));
        let mut hits: Vec<(i64, u32)> = Vec::new();
        for (seed, at) in seeds(&asked.pieces, width) {
            let first = index.partition_point(|entry| entry.0 < seed);
            let count = index[first..].partition_point(|entry| entry.0 == seed);
            let same = &index[first..first + count];
            let middle = same.partition_point(|entry| (entry.1 as usize) < hint);
            let from = middle.saturating_sub(MAX_PLACES / 2).min(count.saturating_sub(MAX_PLACES));
            hits.extend(same[from..].iter().take(MAX_PLACES).map(|entry| (i64::from(entry.1) - i64::from(at), at)));
        }
        hits.sort_unstable();
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut first = 0;
        while first < hits.len() {
            let lowest = hits[first].0;
            let is_near = |n: &usize| hits[*n].0 - hits[n - 1].0 <= NEAR && hits[*n].0 - lowest <= 4 * NEAR;
            let end = (first + 1..hits.len()).take_while(is_near).last().unwrap_or(first) + 1;
            // A seed that stands there several times counts once.
            let mut seeds: Vec<u32> = hits[first..end].iter().map(|hit| hit.1).collect();
            seeds.sort_unstable();
            seeds.dedup();
            stretches.push(Stretch { seeds: seeds.len(), first: lowest, last: hits[end - 1].0 });
            first = end;
        }
        let distance = |stretch: &Stretch| if asked.start.is_some() { stretch.first.abs_diff(hint as i64) } else { 0 };
        stretches.sort_by_key(|stretch| (Reverse(stretch.seeds), distance(stretch)));
        stretches.truncate(MAX_STRETCHES);
        stretches
    }

    /// How the quote stands in a stretch, and whether every piece of it and its context does.
    fn compare(&self, from: Text<'_>, range: ByteRange, stretch: &Stretch) -> (Option<Found>, bool) {
        let count = from.pieces.len();
        let margin = if count > MAX_LOCAL { MARGIN + count / 4 } else { MARGIN };
        let is_equal = |at: usize| {
            let there = self.text.pieces.get(at..at + count);
            there.is_some_and(|there| there.iter().zip(from.pieces).all(|(a, b)| a.loose == b.loose))
        };
        let perfect = usize::try_from(stretch.first).ok().filter(|at| is_equal(*at));
        let first = perfect.unwrap_or(usize::try_from(stretch.first).unwrap_or(0).saturating_sub(margin));
        let end = perfect.map_or(usize::try_from(stretch.last).unwrap_or(0) + count + margin, |at| at + count);
        let window = &self.text.pieces[first..end.min(self.text.pieces.len())];
        let matches = match perfect {
            Some(_) => (0..count as u32).collect(),
            None if count <= MAX_LOCAL => local(from.pieces, window),
            None => in_order(from.pieces, window),
        };
        let map = Map::new(from, Text { text: self.text.text, pieces: window }, matches);
        let part = from.touched(range);
        let weights = |part| map.weights(&part);
        let (quote, before, after) = (weights(part.clone()), weights(0..part.start), weights(part.end..count));
        let found = map.carry(range).map(|(range, is_same)| Found {
            range,
            is_same,
            score: quote.1 + before.1 + after.1,
            quote,
            before,
            after,
        });
        (found, perfect.is_some())
    }
}

/// Diagonals near each other: how far into the text, less how far into the quote, its seeds stand.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    /// How many seeds of the quote stand there.
    seeds: usize,
    first: i64,
    last: i64,
}

fn seeds(pieces: &[Piece], width: usize) -> impl Iterator<Item = (u64, u32)> + '_ {
    let row = |row: &[Piece]| hash(row.iter().map(|piece| piece.loose));
    pieces.windows(width).enumerate().map(move |(at, pieces)| (row(pieces), at as u32))
}
