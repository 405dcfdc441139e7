//! Where two sequences of numbers differ, in bounded time.
//!
//! imara-diff compares well and, where hardly anything is rare, in the product of both lengths. So it gets stretches in
//! which that is little; longer ones are first cut where something stands once in each. What has neither is called another
//! text, which long texts without one rare word in common are.

use imara_diff::{Algorithm, Diff, InternedInput, Interner, Token};
use std::collections::HashMap;
use std::ops::Range;

/// Largest product of two lengths that is compared at once: about a millisecond.
const MAX_PRODUCT: usize = 1 << 20;
/// The sum of such products, for one pair of sequences.
const MAX_WORK: usize = 1 << 27;
/// Numbers in a row by which long stretches are cut; the shorter where the longer find nothing.
const GRAMS: [usize; 2] = [5, 1];
/// How often what lies between cuts is cut again.
const MAX_DEPTH: usize = 8;

/// A stretch that differs; one side may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// The stretches of two sequences that differ, in order; between them they are the same.
pub(super) fn hunks(old: &[u32], new: &[u32]) -> Vec<Hunk> {
    let mut alignment = Alignment { old, new, runs: Vec::new(), work: MAX_WORK };
    alignment.align(0..old.len(), 0..new.len(), 0);
    let mut hunks = Vec::new();
    let mut at = (0, 0);
    for (from_old, from_new, len) in alignment.runs.into_iter().chain([(old.len(), new.len(), 0)]) {
        if from_old > at.0 || from_new > at.1 {
            hunks.push(Hunk { old: at.0..from_old, new: at.1..from_new });
        }
        at = (from_old + len, from_new + len);
    }
    hunks
}

/// The stretches of two sequences that are the same, in order: first index of each, and how many.
pub(super) fn runs(hunks: &[Hunk], old_len: usize, new_len: usize) -> Vec<(usize, usize, usize)> {
    let mut runs = Vec::with_capacity(hunks.len() + 1);
    let (mut old, mut new) = (0, 0);
    let end = Hunk { old: old_len..old_len, new: new_len..new_len };
    for hunk in hunks.iter().chain([&end]) {
        if hunk.old.start > old {
            runs.push((old, new, hunk.old.start - old));
        }
        (old, new) = (hunk.old.end, hunk.new.end);
    }
    runs
}

struct Alignment<'s> {
    old: &'s [u32],
    new: &'s [u32],
    /// What is the same, in order.
    runs: Vec<(usize, usize, usize)>,
    /// What may still be compared.
    work: usize,
}

impl Alignment<'_> {
    fn align(&mut self, mut old: Range<usize>, mut new: Range<usize>, depth: usize) {
        let same = |(a, b): &(&u32, &u32)| a == b;
        let head = self.old[old.clone()].iter().zip(&self.new[new.clone()]).take_while(same).count();
        self.push(old.start, new.start, head);
        (old.start, new.start) = (old.start + head, new.start + head);
        let tail = self.old[old.clone()].iter().rev().zip(self.new[new.clone()].iter().rev()).take_while(same).count();
        (old.end, new.end) = (old.end - tail, new.end - tail);
        let product = old.len().saturating_mul(new.len());
        if product > MAX_PRODUCT {
            if depth < MAX_DEPTH {
                self.cut(&old, &new, depth);
            }
        } else if product > 0 && product <= self.work {
            self.work -= product;
            self.compare(&old, &new);
        }
        self.push(old.end, new.end, tail);
    }

    fn push(&mut self, old: usize, new: usize, len: usize) {
        if len == 0 {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.0 + last.2 == old && last.1 + last.2 == new => last.2 += len,
            _ => self.runs.push((old, new, len)),
        }
    }

    fn compare(&mut self, old: &Range<usize>, new: &Range<usize>) {
        // What the algorithm sets aside grows with the largest number, so they are counted anew.
        let mut dense: HashMap<u32, u32> = HashMap::new();
        let mut tokens = |ids: &[u32]| -> Vec<Token> {
            ids.iter()
                .map(|id| {
                    let next = dense.len() as u32;
                    Token(*dense.entry(*id).or_insert(next))
                })
                .collect()
        };
        let (before, after) = (tokens(&self.old[old.clone()]), tokens(&self.new[new.clone()]));
        let input = InternedInput::<u32> { before, after, interner: Interner::new(0) };
        let mut diff = Diff::default();
        diff.compute_with(Algorithm::Histogram, &input.before, &input.after, dense.len() as u32);
        diff.postprocess_no_heuristic(&input);
        let (mut at_old, mut at_new) = (old.start, new.start);
        for hunk in diff.hunks() {
            let len = old.start + hunk.before.start as usize - at_old;
            self.push(at_old, at_new, len);
            (at_old, at_new) = (old.start + hunk.before.end as usize, new.start + hunk.after.end as usize);
        }
        self.push(at_old, at_new, old.end - at_old);
    }

    /// Cuts a long stretch where the same stands once on both sides, and aligns what is between.
    fn cut(&mut self, old: &Range<usize>, new: &Range<usize>, depth: usize) {
        for gram in GRAMS {
            let cuts = self.cuts(old, new, gram);
            if cuts.is_empty() {
                continue;
            }
            let (mut at_old, mut at_new) = (old.start, new.start);
            for (cut_old, cut_new) in cuts {
                // Those that overlap go on with each other.
                if cut_old < at_old || cut_new < at_new {
                    continue;
                }
                self.align(at_old..cut_old, at_new..cut_new, depth + 1);
                self.push(cut_old, cut_new, gram);
                (at_old, at_new) = (cut_old + gram, cut_new + gram);
            }
            self.align(at_old..old.end, at_new..new.end, depth + 1);
            return;
        }
    }

    /// Where the same `gram` numbers stand once on each side: the longest row of such places that is in order on both.
    fn cuts(&self, old: &Range<usize>, new: &Range<usize>, gram: usize) -> Vec<(usize, usize)> {
        /// Where it stands; more than once, it says nothing.
        #[derive(Clone, Copy, Default)]
        struct Places {
            old: usize,
            new: usize,
            counts: (u8, u8),
        }
        let mut places: HashMap<u64, Places> = HashMap::with_capacity(old.len());
        for (at, window) in self.old[old.clone()].windows(gram).enumerate() {
            let place = places.entry(mixed(window)).or_default();
            (place.old, place.counts.0) = (old.start + at, place.counts.0.saturating_add(1));
        }
        for (at, window) in self.new[new.clone()].windows(gram).enumerate() {
            if let Some(place) = places.get_mut(&mixed(window)) {
                (place.new, place.counts.1) = (new.start + at, place.counts.1.saturating_add(1));
            }
        }
        let mut once: Vec<(usize, usize)> = places
            .into_values()
            .filter(|place| place.counts == (1, 1))
            .map(|place| (place.old, place.new))
            // Two windows may mix to the same number.
            .filter(|(old, new)| self.old[*old..old + gram] == self.new[*new..new + gram])
            .collect();
        once.sort_unstable();
        in_order(&once)
    }
}

/// A number for a few numbers in a row (FNV-1a, over whole numbers).
fn mixed(window: &[u32]) -> u64 {
    window.iter().fold(0xcbf2_9ce4_8422_2325, |mixed: u64, id| (mixed ^ u64::from(*id)).wrapping_mul(0x0100_0000_01b3))
}

/// The longest part of `places`, which are in order of the old side, that is in order of the new one too.
fn in_order(places: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let len = ends.partition_point(|end| places[*end].1 < place.1);
        before.push(len.checked_sub(1).map(|last| ends[last]));
        if len == ends.len() {
            ends.push(at);
        } else {
            ends[len] = at;
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(place) = at {
        chain.push(places[place]);
        at = before[place];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(len: u32, of: u32) -> Vec<u32> {
        let next = |seed: &mut u64| {
            *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            Some((*seed >> 33) as u32 % of)
        };
        let mut seed = u64::from(of);
        std::iter::from_fn(|| next(&mut seed)).take(len as usize).collect()
    }

    fn same(old: &[u32], new: &[u32]) -> usize {
        let hunks = hunks(old, new);
        let runs = runs(&hunks, old.len(), new.len());
        for (from_old, from_new, len) in &runs {
            assert_eq!(old[*from_old..from_old + len], new[*from_new..from_new + len]);
        }
        runs.iter().map(|run| run.2).sum()
    }

    #[test]
    fn a_long_text_that_was_edited_everywhere_is_aligned() {
        let old = text(60_000, 9_000);
        let new: Vec<u32> = old
            .iter()
            .enumerate()
            .filter(|(at, _)| at % 50 != 7)
            .map(|(at, id)| if at % 90 == 3 { 9_999_999 } else { *id })
            .collect();
        let kept = old.len() - old.len() / 50 - old.len() / 90;
        assert!(same(&old, &new) + 20 >= kept, "{} of {kept}", same(&old, &new));
    }

    #[test]
    fn long_texts_without_a_rare_word_are_other_texts_and_still_whole() {
        let (old, new) = (text(40_000, 2), text(40_000, 3));
        assert!(same(&old, &new) < old.len());
        assert_eq!(same(&old, &old), old.len());
    }
}
