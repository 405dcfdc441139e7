//! Which pieces of one text are which of another, in the order that both have.
//!
//! Histogram diff is what does this best (docs/adr/0011-re-anchoring.md), and it takes time that grows with the square of
//! texts that repeat themselves. So the texts are first held together where a few words in a row stand once in each, and
//! what lies between is compared by histogram if it is small enough.

use super::words::{Piece, WORD_WEIGHT};
use imara_diff::{Algorithm, Diff, Token};
use std::collections::HashMap;

/// No counterpart.
pub(super) const NONE: u32 = u32::MAX;

/// The most pieces on one side that the histogram diff is given.
const MAX_HISTOGRAM: usize = 1_000;
/// How many pieces in a row have to stand once in either text to hold them together, tried in turn.
const HOLDS: [usize; 3] = [3, 12, 1];
/// Words that, matched alone between words that did not match, say nothing.
const STRAY: u32 = 2 * WORD_WEIGHT + 9;

/// For each piece of `old` its counterpart in `new`, in order, or [`NONE`]; stray matches left out.
pub(super) fn in_order(old: &[Piece], new: &[Piece]) -> Vec<u32> {
    let tokens = |pieces: &[Piece]| pieces.iter().map(|piece| Token(piece.loose)).collect::<Vec<_>>();
    let (before, after) = (tokens(old), tokens(new));
    let mut aligner = Aligner { map: vec![NONE; old.len()], local: HashMap::new(), diff: Diff::default() };
    aligner.hold(&before, &after, (0, 0), 0);
    drop_strays(old, new, &mut aligner.map);
    aligner.map
}

struct Aligner {
    map: Vec<u32>,
    /// Keys as the diff wants them: small, and without holes.
    local: HashMap<u32, u32>,
    diff: Diff,
}

impl Aligner {
    /// Matches two stretches that begin at `base`, holding them together by the `level`th of [`HOLDS`] where they are large.
    fn hold(&mut self, mut old: &[Token], mut new: &[Token], mut base: (usize, usize), level: usize) {
        let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        for step in 0..same {
            self.map[base.0 + step] = (base.1 + step) as u32;
        }
        (old, new, base) = (&old[same..], &new[same..], (base.0 + same, base.1 + same));
        let same = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
        (old, new) = (&old[..old.len() - same], &new[..new.len() - same]);
        for step in 0..same {
            self.map[base.0 + old.len() + step] = (base.1 + new.len() + step) as u32;
        }
        if old.is_empty() || new.is_empty() {
            return;
        }
        if old.len().max(new.len()) <= MAX_HISTOGRAM {
            self.histogram(old, new, base);
            return;
        }
        // Where nothing holds them together, two large stretches have nothing to do with each other.
        let Some(&width) = HOLDS.get(level) else { return };
        let (mut done_old, mut done_new) = (0, 0);
        for (at, to) in held(old, new, width) {
            for step in 0..width {
                if at + step < done_old || to + step < done_new {
                    continue;
                }
                let gap = (&old[done_old..at + step], &new[done_new..to + step]);
                self.hold(gap.0, gap.1, (base.0 + done_old, base.1 + done_new), level + 1);
                self.map[base.0 + at + step] = (base.1 + to + step) as u32;
                (done_old, done_new) = (at + step + 1, to + step + 1);
            }
        }
        self.hold(&old[done_old..], &new[done_new..], (base.0 + done_old, base.1 + done_new), level + 1);
    }

    fn histogram(&mut self, old: &[Token], new: &[Token], base: (usize, usize)) {
        let local = &mut self.local;
        local.clear();
        let mut small = |tokens: &[Token]| {
            let key = |token: &Token| {
                let next = local.len() as u32;
                Token(*local.entry(token.0).or_insert(next))
            };
            tokens.iter().map(key).collect::<Vec<_>>()
        };
        let (before, after) = (small(old), small(new));
        self.diff.compute_with(Algorithm::Histogram, &before, &after, self.local.len() as u32);
        let mut to = 0;
        for at in 0..before.len() as u32 {
            if self.diff.is_removed(at) {
                continue;
            }
            while self.diff.is_added(to) {
                to += 1;
            }
            self.map[base.0 + at as usize] = base.1 as u32 + to;
            to += 1;
        }
    }
}

/// Where `width` tokens in a row stand once in either text: the longest list of such places that ascends in both.
fn held(old: &[Token], new: &[Token], width: usize) -> Vec<(usize, usize)> {
    let once = |tokens: &[Token]| {
        let mut rows: Vec<(u64, u32)> = tokens
            .windows(width)
            .enumerate()
            .map(|(at, row)| (hash(row.iter().map(|token| token.0)), at as u32))
            .collect();
        rows.sort_unstable();
        let single = rows.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() == 1).map(|same| same[0]);
        single.collect::<Vec<_>>()
    };
    let (here, there) = (once(old), once(new));
    let mut others = there.iter().peekable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (row, at) in here {
        while others.next_if(|other| other.0 < row).is_some() {}
        let Some((_, to)) = others.next_if(|other| other.0 == row) else { continue };
        let (at, to) = (at as usize, *to as usize);
        if old[at..at + width] == new[to..to + width] {
            pairs.push((at, to));
        }
    }
    pairs.sort_unstable();
    ascending(&pairs)
}

/// One number for a row of keys; equal rows have equal numbers, and others nearly never.
pub(super) fn hash(keys: impl Iterator<Item = u32>) -> u64 {
    keys.fold(0, |sum: u64, key| (sum ^ u64::from(key)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29))
}

/// The longest part of `pairs`, which ascend in the first, that ascends in the second too.
fn ascending(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // `ends[n]`: which pair ends the list of n + 1 that ends lowest; `before[n]`: which one pair n comes after.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (n, pair) in pairs.iter().enumerate() {
        let place = ends.partition_point(|end| pairs[*end].1 < pair.1);
        before.push(place.checked_sub(1).map(|last| ends[last]));
        if place == ends.len() {
            ends.push(n);
        } else {
            ends[place] = n;
        }
    }
    let mut list: Vec<_> = std::iter::successors(ends.last().copied(), |n| before[*n]).map(|n| pairs[n]).collect();
    list.reverse();
    list
}

/// Takes back matches of one or two words that stand alone between longer stretches that did not match: "of the" is found
/// everywhere.
fn drop_strays(old: &[Piece], new: &[Piece], map: &mut [u32]) {
    let (old_sums, new_sums) = (sums(old.iter().map(Piece::weight)), sums(new.iter().map(Piece::weight)));
    let runs = runs(map);
    let (mut old_end, mut new_end) = (0, 0);
    for (n, run) in runs.iter().enumerate() {
        let (end_old, end_new) = (run.old + run.len, run.new + run.len);
        let own = old_sums[end_old] - old_sums[run.old];
        let (next_old, next_new) = runs.get(n + 1).map_or((old.len(), new.len()), |next| (next.old, next.new));
        let before = (old_sums[run.old] - old_sums[old_end]).max(new_sums[run.new] - new_sums[new_end]);
        let after = (old_sums[next_old] - old_sums[end_old]).max(new_sums[next_new] - new_sums[end_new]);
        if own <= STRAY && before.min(after) > own * 2 {
            map[run.old..end_old].fill(NONE);
        } else {
            (old_end, new_end) = (end_old, end_new);
        }
    }
}

/// The sum of the first n numbers, for each n.
pub(super) fn sums(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let add = |sum: &mut u32, number| {
        *sum += number;
        Some(*sum)
    };
    std::iter::once(0).chain(numbers.scan(0, add)).collect()
}

/// A row of counterparts that follow on each other in both texts.
#[derive(Debug, Clone, Copy)]
struct Run {
    old: usize,
    new: usize,
    len: usize,
}

fn runs(map: &[u32]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, &to) in map.iter().enumerate() {
        let to = to as usize;
        match runs.last_mut() {
            _ if to == NONE as usize => {}
            Some(run) if run.old + run.len == at && run.new + run.len == to => run.len += 1,
            _ => runs.push(Run { old: at, new: to, len: 1 }),
        }
    }
    runs
}
