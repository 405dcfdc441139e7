//! Where two sequences of numbers differ.

use imara_diff::{Algorithm, Diff, InternedInput, Interner, Token};
use std::collections::HashMap;
use std::ops::Range;

/// A stretch that differs; one side may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// The stretches of two sequences that differ, in order; between them they are the same.
pub(super) fn hunks(old: &[u32], new: &[u32]) -> Vec<Hunk> {
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
    let (before, after) = (tokens(old), tokens(new));
    let input = InternedInput::<u32> { before, after, interner: Interner::new(0) };
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &input.before, &input.after, dense.len() as u32);
    diff.postprocess_no_heuristic(&input);
    let whole = |range: Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| Hunk { old: whole(hunk.before), new: whole(hunk.after) }).collect()
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
