//! Where a quotation stands in a text, printed as editors print it: with words left out (“…”), put in (“[he]”), begun with
//! another letter (“[T]he”), and set with other quotation marks, dashes and stops.
//!
//! Words are compared by their exact keys, as everywhere here; of the first word of a stretch the case does not count. Signs
//! between words do not count, but for those that mean something beside a number.

use super::editing::{MarkKind, without_marks};
use super::words::{Lexicon, Piece};
use crate::document::ByteRange;

/// Words of a text that one ellipsis may stand for.
const MAX_LEFT_OUT: u32 = 150;
/// Words of a text that one pair of brackets may stand for.
const MAX_PUT_IN: u32 = 8;
/// Words of a quotation that are compared; what comes after them is not.
const MAX_WORDS: usize = 600;
/// Cells of one comparison; of a longer text only the stretches with the most words of the quotation are compared.
const MAX_CELLS: usize = 2_000_000;
/// Signs that are compared as words are.
const MEANS: &str = "%‰$€£¥₹₽°+=<>&@#";

/// Cuts texts and quotations into words that can be compared with each other.
#[derive(Default)]
pub(crate) struct Quoter {
    lexicon: Lexicon,
}

/// A text in which quotations are looked for.
pub(crate) struct Quotable {
    words: Vec<Word>,
    pieces: Vec<Piece>,
}

/// A quotation as it is looked for.
pub(crate) struct Quotation {
    steps: Vec<Step>,
    pieces: Vec<Piece>,
    words: u32,
    is_edited: bool,
}

#[derive(Clone, Copy)]
struct Word {
    start: u32,
    end: u32,
    exact: u32,
    loose: u32,
}

#[derive(Clone, Copy)]
enum Step {
    /// A word; its case may not count.
    Word(Word, bool),
    /// So many words of the text may stand here.
    Gap(u32),
}

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RunKind {
    /// They stand in both.
    Same,
    /// Only the quotation has them.
    Quotation,
    /// Only the text has them.
    Text,
    /// Only the text has them, and the quotation says so.
    LeftOut,
}

/// Words in a row of which the same became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) kind: RunKind,
    /// Their bytes, in the quotation for [`RunKind::Quotation`] and in the text for all others.
    pub(crate) at: ByteRange,
}

/// A place that is nearest to a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// Where it stands in the text.
    pub(crate) range: ByteRange,
    /// Words that differ.
    pub(crate) edits: u32,
    /// Words of the quotation.
    pub(crate) words: u32,
    /// Whether signs between the words differ, where the words do not.
    pub(crate) is_punctuated_otherwise: bool,
    /// The words of both, in order.
    pub(crate) runs: Vec<Run>,
}

impl Quoter {
    pub(crate) fn text(&mut self, text: &str) -> Quotable {
        let mut pieces = self.lexicon.read(text);
        let words = pieces.iter().filter(|piece| is_compared(piece, text)).map(Word::of).collect();
        pieces.retain(|piece| !is_quote(piece, text));
        Quotable { words, pieces }
    }

    /// A quotation without its quotation marks.
    pub(crate) fn quotation(&mut self, quotation: &str) -> Quotation {
        let (plain, marks) = without_marks(quotation);
        let mut pieces = self.lexicon.read(&plain);
        let mut steps: Vec<Step> = Vec::new();
        let mut marks = marks.iter().peekable();
        let (mut words, mut is_first) = (0, true);
        for piece in pieces.iter().filter(|piece| is_compared(piece, &plain)) {
            let mut is_loose = is_first;
            let mut is_inside = false;
            let mut start = piece.start;
            while let Some(mark) = marks.peek() {
                if mark.start >= piece.end as usize {
                    break;
                }
                match mark.kind {
                    MarkKind::Letter if mark.end > piece.start as usize => {
                        is_loose = true;
                        start = mark.start as u32;
                    }
                    MarkKind::Word if mark.end > piece.start as usize => {
                        is_inside = true;
                        steps.push(Step::Gap(1));
                    }
                    MarkKind::Letter | MarkKind::Word => {}
                    MarkKind::PutIn | MarkKind::LeftOut => {
                        let limit = if matches!(mark.kind, MarkKind::PutIn) { MAX_PUT_IN } else { MAX_LEFT_OUT };
                        steps.push(Step::Gap(limit));
                        is_loose = true;
                    }
                }
                marks.next();
            }
            is_first = false;
            if !is_inside && words < MAX_WORDS as u32 {
                steps.push(Step::Word(Word { start, ..Word::of(piece) }, is_loose));
                words += 1;
            }
        }
        // What was left out or put in before the first word and after the last one stands for anything.
        let first = steps.iter().position(|step| matches!(step, Step::Word(..))).unwrap_or(steps.len());
        steps.drain(..first);
        let end = steps.iter().rposition(|step| matches!(step, Step::Word(..))).map_or(0, |last| last + 1);
        steps.truncate(end);
        pieces.retain(|piece| !is_quote(piece, &plain));
        let is_edited = steps.iter().any(|step| matches!(step, Step::Gap(_)));
        Quotation { steps, pieces, words, is_edited }
    }
}

impl Quotation {
    /// How many words there are to look for.
    pub(crate) fn words(&self) -> u32 {
        self.words
    }

    /// The place of `text` that has the fewest other words; `None` when nothing of it stands there.
    pub(crate) fn nearest(&self, text: &Quotable) -> Option<Quoted> {
        if self.words == 0 || text.words.is_empty() {
            return None;
        }
        let mut best: Option<(u32, usize, usize)> = None;
        for (from, to) in self.stretches(text) {
            let found = self.sweep(&text.words[from..to]);
            let found = found.map(|(cost, start, end)| (cost, start + from, end + from));
            if let Some(found) = found
                && best.is_none_or(|best| found.0 < best.0)
            {
                best = Some(found);
            }
        }
        let (edits, first, end) = best?;
        if edits >= self.words || first >= end {
            return None;
        }
        let range = ByteRange::new(text.words[first].start as usize, text.words[end - 1].end as usize);
        let runs = self.runs(&text.words[first..end]);
        let is_punctuated_otherwise = edits == 0 && !self.is_edited && self.signs() != text.signs(range);
        Some(Quoted { range, edits, words: self.words, is_punctuated_otherwise, runs })
    }

    /// The stretches of words to be compared: all of a text that is not too long.
    fn stretches(&self, text: &Quotable) -> Vec<(usize, usize)> {
        let (all, steps) = (text.words.len(), self.steps.len());
        if all.saturating_mul(steps) <= MAX_CELLS {
            return vec![(0, all)];
        }
        let mut keys: Vec<u32> = self.steps.iter().filter_map(Step::loose).collect();
        keys.sort_unstable();
        keys.dedup();
        let width = (4 * steps + MAX_LEFT_OUT as usize).min(all);
        let tile = width / 2;
        let hits: Vec<usize> = text
            .words
            .chunks(tile.max(1))
            .map(|chunk| {
                let mut there: Vec<u32> =
                    chunk.iter().map(|word| word.loose).filter(|key| keys.binary_search(key).is_ok()).collect();
                there.sort_unstable();
                there.dedup();
                there.len()
            })
            .collect();
        let mut order: Vec<usize> = (0..hits.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(hits[*at]));
        let stretch = |at: usize| (at.saturating_sub(1) * tile, ((at + 2) * tile).min(all));
        order.into_iter().take(4).map(stretch).collect()
    }

    /// The fewest edits with which the quotation stands in `words`, and from which to before which of them (Sellers 1980).
    fn sweep(&self, words: &[Word]) -> Option<(u32, usize, usize)> {
        let width = words.len() + 1;
        let mut row: Vec<Cell> = (0..width).map(|at| Cell { cost: 0, start: at as u32, gap: 0 }).collect();
        let mut next = row.clone();
        for step in &self.steps {
            match step {
                Step::Word(word, is_loose) => {
                    next[0] = Cell { cost: row[0].cost + 1, start: 0, gap: 0 };
                    for at in 1..width {
                        let is_same = word.is(words[at - 1], *is_loose);
                        let both = Cell { cost: row[at - 1].cost + u32::from(!is_same), ..row[at - 1] };
                        let here = Cell { cost: row[at].cost + 1, ..row[at] };
                        let there = Cell { cost: next[at - 1].cost + 1, ..next[at - 1] };
                        let mut best = both;
                        if here.cost < best.cost {
                            best = here;
                        }
                        if there.cost < best.cost {
                            best = there;
                        }
                        next[at] = Cell { gap: 0, ..best };
                    }
                }
                Step::Gap(limit) => {
                    next[0] = row[0];
                    for at in 1..width {
                        let (here, before) = (row[at], next[at - 1]);
                        let goes_on = before.gap < *limit && before.cost < here.cost;
                        next[at] =
                            if goes_on { Cell { gap: before.gap + 1, ..before } } else { Cell { gap: 0, ..here } };
                    }
                }
            }
            std::mem::swap(&mut row, &mut next);
        }
        // Of places that are as good, the longest, in which other words stand for each other; with words left out, the shortest.
        let length = if self.is_edited { 0 } else { u32::MAX };
        let (end, best) = row
            .iter()
            .enumerate()
            .min_by_key(|(end, cell)| (cell.cost, (*end as u32 - cell.start).abs_diff(length)))?;
        Some((best.cost, best.start as usize, end))
    }

    /// What became of each word, where the whole quotation stands in `words`.
    fn runs(&self, words: &[Word]) -> Vec<Run> {
        let (rows, width) = (self.steps.len() + 1, words.len() + 1);
        let mut cost = vec![u32::MAX / 2; rows * width];
        for (at, cost) in cost[..width].iter_mut().enumerate() {
            *cost = at as u32;
        }
        for (row, step) in self.steps.iter().enumerate() {
            let (above, here) = (row * width, (row + 1) * width);
            for at in 0..width {
                cost[here + at] = match step {
                    Step::Word(word, is_loose) => {
                        let mut best = cost[above + at] + 1;
                        if at > 0 {
                            best = best.min(cost[here + at - 1] + 1);
                            best = best.min(cost[above + at - 1] + u32::from(!word.is(words[at - 1], *is_loose)));
                        }
                        best
                    }
                    Step::Gap(_) if at > 0 => cost[above + at].min(cost[here + at - 1]),
                    Step::Gap(_) => cost[above],
                };
            }
        }
        let mut back: Vec<Run> = Vec::new();
        let (mut row, mut at) = (self.steps.len(), words.len());
        while row > 0 || at > 0 {
            let here = cost[row * width + at];
            let word = |at: usize| ByteRange::new(words[at].start as usize, words[at].end as usize);
            let step = row.checked_sub(1).map(|row| self.steps[row]);
            let (kind, range) = match step {
                None => {
                    at -= 1;
                    (RunKind::Text, word(at))
                }
                Some(Step::Gap(_)) if at > 0 && cost[row * width + at - 1] == here => {
                    at -= 1;
                    (RunKind::LeftOut, word(at))
                }
                Some(Step::Gap(_)) => {
                    row -= 1;
                    continue;
                }
                Some(Step::Word(own, is_loose)) => {
                    let is_same = at > 0 && own.is(words[at - 1], is_loose);
                    if at > 0 && cost[(row - 1) * width + at - 1] + u32::from(!is_same) == here {
                        row -= 1;
                        at -= 1;
                        if !is_same {
                            let own = ByteRange::new(own.start as usize, own.end as usize);
                            back.push(Run { kind: RunKind::Quotation, at: own });
                        }
                        (if is_same { RunKind::Same } else { RunKind::Text }, word(at))
                    } else if at > 0 && cost[row * width + at - 1] + 1 == here {
                        at -= 1;
                        (RunKind::Text, word(at))
                    } else {
                        row -= 1;
                        (RunKind::Quotation, ByteRange::new(own.start as usize, own.end as usize))
                    }
                }
            };
            back.push(Run { kind, at: range });
        }
        back.reverse();
        joined(back)
    }

    /// The signs between its words, without those around it.
    fn signs(&self) -> Vec<u32> {
        signs(&self.pieces)
    }
}

impl Quotable {
    fn signs(&self, range: ByteRange) -> Vec<u32> {
        let first = self.pieces.partition_point(|piece| (piece.start as usize) < range.start.0);
        let end = self.pieces.partition_point(|piece| (piece.start as usize) < range.end.0);
        signs(&self.pieces[first..end])
    }
}

/// For each word the sign after it, without the last ones.
fn signs(pieces: &[Piece]) -> Vec<u32> {
    let last = pieces.iter().rposition(|piece| piece.is_word).map_or(0, |last| last + 1);
    let first = pieces.iter().position(|piece| piece.is_word).unwrap_or(last);
    let mut signs = Vec::new();
    for piece in &pieces[first..last] {
        // A word is told by 0: which one it is was compared before.
        signs.push(if piece.is_word { 0 } else { piece.exact + 1 });
    }
    signs
}

#[derive(Clone, Copy)]
struct Cell {
    cost: u32,
    start: u32,
    gap: u32,
}

impl Word {
    fn of(piece: &Piece) -> Self {
        Self { start: piece.start, end: piece.end, exact: piece.exact, loose: piece.loose }
    }

    fn is(self, other: Self, is_loose: bool) -> bool {
        self.exact == other.exact || (is_loose && self.loose == other.loose)
    }
}

impl Step {
    fn loose(&self) -> Option<u32> {
        match self {
            Self::Word(word, _) => Some(word.loose),
            Self::Gap(..) => None,
        }
    }
}

fn is_compared(piece: &Piece, text: &str) -> bool {
    piece.is_word || text[piece.start as usize..piece.end as usize].chars().all(|sign| MEANS.contains(sign))
}

/// Which quotation marks stand inside says nothing: they change with those around them.
fn is_quote(piece: &Piece, text: &str) -> bool {
    let is_mark = |sign| "\"'“”„‟‘’‚‛«»‹›「」『』`´".contains(sign);
    !piece.is_word && text[piece.start as usize..piece.end as usize].chars().all(is_mark)
}

/// Runs of one kind that follow each other become one. What only the quotation has stands after what only the text has.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    let mut pending: Option<Run> = None;
    for run in runs {
        if run.kind == RunKind::Quotation {
            match &mut pending {
                Some(before) => before.at.end = run.at.end,
                None => pending = Some(run),
            }
            continue;
        }
        if run.kind != RunKind::Text {
            joined.extend(pending.take());
        }
        match joined.last_mut() {
            Some(last) if last.kind == run.kind => last.at.end = run.at.end,
            _ => joined.push(run),
        }
    }
    joined.extend(pending);
    joined
}

#[cfg(test)]
mod tests;
