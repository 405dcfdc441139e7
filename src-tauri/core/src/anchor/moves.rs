//! What was cut in one place and put down in another.

use super::align::{NONE, hash};
use super::words::Piece;
use std::collections::HashMap;

/// Words in a row that two stretches must share to be compared at all.
const SEED: usize = 3;
/// A seed that stands more often than this tells nothing.
const MAX_PLACES: usize = 24;
/// Rows of equal words that are kept at most.
const MAX_ROWS: usize = 100_000;
/// Words that may lie between two rows of one stretch.
const MAX_GAP: usize = 14;
/// What a word in such a gap costs, where an equal word counts 1.
const GAP_COST: f32 = 0.25;
/// How many rows back one looks for what a row goes on from.
const LOOK_BACK: usize = 60;

/// Pieces that stand in stretches which were moved.
pub(super) struct Moves {
    /// For each piece of the old text its counterpart, or [`NONE`].
    pub(super) to: Vec<u32>,
    /// For each piece that has one, the number of its stretch.
    pub(super) stretch: Vec<u32>,
}

/// Equal words in a row.
#[derive(Debug, Clone, Copy)]
struct Row {
    old: usize,
    new: usize,
    len: usize,
}

/// Looks for the pieces of `old` that `map` leaves without a counterpart among those of `new` that it leaves.
pub(super) fn moves(old: &[Piece], new: &[Piece], map: &[u32]) -> Moves {
    let mut is_taken = vec![false; new.len()];
    for to in map.iter().filter(|to| **to != NONE) {
        is_taken[*to as usize] = true;
    }
    let from = Words::new(old, |at| map[at] == NONE);
    let to = Words::new(new, |at| !is_taken[at]);
    let rows = equal_rows(&from, &to);
    let chains = chains(&rows);
    let mut best: Vec<usize> = (0..rows.len()).collect();
    best.sort_by(|a, b| chains[*b].worth.total_cmp(&chains[*a].worth));
    let mut moves = Moves { to: vec![NONE; old.len()], stretch: vec![NONE; old.len()] };
    let mut is_used = vec![false; rows.len()];
    for end in best {
        let mut next = Some(end);
        while let Some(at) = next.filter(|at| !is_used[*at]) {
            is_used[at] = true;
            let row = rows[at];
            for step in 0..row.len {
                let (word, counterpart) = (from.pieces[row.old + step] as usize, to.pieces[row.new + step]);
                if moves.to[word] == NONE && !is_taken[counterpart as usize] {
                    (moves.to[word], moves.stretch[word]) = (counterpart, end as u32);
                    is_taken[counterpart as usize] = true;
                }
            }
            next = chains[at].before;
        }
    }
    // Marks go with the words beside them.
    for at in 1..old.len() {
        take_along(old, new, map, &mut moves, &mut is_taken, (at, at - 1));
    }
    for at in (0..old.len().saturating_sub(1)).rev() {
        take_along(old, new, map, &mut moves, &mut is_taken, (at, at + 1));
    }
    moves
}

/// Matches the mark `at` when the piece `beside` it has moved and has the same mark on the same side there.
fn take_along(
    old: &[Piece],
    new: &[Piece],
    map: &[u32],
    moves: &mut Moves,
    taken: &mut [bool],
    (at, beside): (usize, usize),
) {
    if old[at].is_word || map[at] != NONE || moves.to[at] != NONE || moves.to[beside] == NONE {
        return;
    }
    let there = (moves.to[beside] as usize + at).checked_sub(beside);
    if let Some(there) =
        there.filter(|there| *there < new.len() && !taken[*there] && new[*there].loose == old[at].loose)
    {
        (moves.to[at], moves.stretch[at]) = (there as u32, moves.stretch[beside]);
        taken[there] = true;
    }
}

/// The words of a text, and which of them have no counterpart yet.
struct Words {
    pieces: Vec<u32>,
    keys: Vec<u32>,
    is_free: Vec<bool>,
}

impl Words {
    fn new(pieces: &[Piece], is_free: impl Fn(usize) -> bool) -> Self {
        let mut words = Self { pieces: Vec::new(), keys: Vec::new(), is_free: Vec::new() };
        for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.is_word) {
            words.pieces.push(at as u32);
            words.keys.push(piece.loose);
            words.is_free.push(is_free(at));
        }
        words
    }

    /// The free seeds, and at which word they begin.
    fn seeds(&self) -> impl Iterator<Item = (u64, u32)> + '_ {
        let places = 0..(self.keys.len() + 1).saturating_sub(SEED);
        let free = places.filter(|&at| self.is_free[at..at + SEED].iter().all(|is_free| *is_free));
        free.map(|at| (hash(self.keys[at..at + SEED].iter().copied()), at as u32))
    }
}

/// Every row of equal free words that is as long as it can be.
fn equal_rows(from: &Words, to: &Words) -> Vec<Row> {
    let mut index: Vec<(u64, u32)> = to.seeds().collect();
    index.sort_unstable();
    let mut rows = Vec::new();
    // Where the last row on each diagonal ended: a row is found once, by its first seed.
    let mut ends: HashMap<isize, usize> = HashMap::new();
    for (seed, old) in from.seeds() {
        let old = old as usize;
        let first = index.partition_point(|entry| entry.0 < seed);
        let count = index[first..].iter().take(MAX_PLACES + 1).take_while(|entry| entry.0 == seed).count();
        if count > MAX_PLACES {
            continue;
        }
        for &(_, new) in &index[first..first + count] {
            let new = new as usize;
            let end = ends.entry(new as isize - old as isize).or_default();
            if *end > old || rows.len() >= MAX_ROWS {
                continue;
            }
            let pairs = (old..from.keys.len()).zip(new..to.keys.len());
            let is_equal = |&(a, b): &(usize, usize)| from.is_free[a] && to.is_free[b] && from.keys[a] == to.keys[b];
            let len = pairs.take_while(is_equal).count();
            if len >= SEED {
                *end = old + len;
                rows.push(Row { old, new, len });
            }
        }
    }
    rows
}

/// The best chain that ends in a row.
#[derive(Debug, Clone, Copy)]
struct Chain {
    worth: f32,
    before: Option<usize>,
}

/// Strings rows together that stand close to each other in both texts: a passage that was moved and edited.
fn chains(rows: &[Row]) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let mut best = Chain { worth: row.len as f32, before: None };
        for before in (at.saturating_sub(LOOK_BACK)..at).rev() {
            let last = rows[before];
            let gaps = (row.old.checked_sub(last.old + last.len), row.new.checked_sub(last.new + last.len));
            let (Some(gap_old), Some(gap_new)) = gaps else { continue };
            let gap = gap_old.max(gap_new);
            let worth = chains[before].worth + row.len as f32 - GAP_COST * gap as f32;
            if gap <= MAX_GAP && worth > best.worth {
                best = Chain { worth, before: Some(before) };
            }
        }
        chains.push(best);
    }
    chains
}
