//! Which words of two texts are the same words: the longest sequence that both have in order, and what only moved.

use super::words::{Word, together};
use std::collections::{HashMap, HashSet};

/// Words that are the same one by one say nothing: “the” is in every text.
const MIN_RUN: usize = 2;
/// As many words in a row are the same words wherever they stand.
const MOVED_RUN: usize = 6;

/// For each word of `one` and of `other`, whether the other text has it too.
pub(super) fn shared(one: &[Word], other: &[Word]) -> [Vec<bool>; 2] {
    let mut found = [vec![false; one.len()], vec![false; other.len()]];
    let pairs = common(one, other);
    for run in pairs.chunk_by(|before, after| before.0 + 1 == after.0 && before.1 + 1 == after.1) {
        if run.len() >= MIN_RUN {
            for &(at, there) in run {
                found[0][at] = true;
                found[1][there] = true;
            }
        }
    }
    let runs = |words: &[Word]| -> Vec<u64> {
        words.windows(MOVED_RUN).map(|run| together(run.iter().map(|word| word.key))).collect()
    };
    let both = [runs(one), runs(other)];
    for (side, flags) in found.iter_mut().enumerate() {
        let there: HashSet<u64> = both[1 - side].iter().copied().collect();
        for (at, _) in both[side].iter().enumerate().filter(|(_, run)| there.contains(run)) {
            flags[at..at + MOVED_RUN].fill(true);
        }
    }
    found
}

/// A longest common subsequence, as pairs of positions in order.
///
/// Bit-parallel, 64 columns at a time (Hyyrö, “Bit-Parallel LCS-length Computation Revisited”, 2004); the rows are kept so
/// that the way back can be followed. Cost: product of the lengths, divided by 64.
fn common(one: &[Word], other: &[Word]) -> Vec<(usize, usize)> {
    let before = one.iter().zip(other).take_while(|(a, b)| a.key == b.key).count();
    let (rest, there) = (&one[before..], &other[before..]);
    let after = rest.iter().rev().zip(there.iter().rev()).take_while(|(a, b)| a.key == b.key).count();
    let (rows, columns) = (&rest[..rest.len() - after], &there[..there.len() - after]);
    let mut pairs: Vec<(usize, usize)> = (0..before).map(|at| (at, at)).collect();
    pairs.extend(between(rows, columns).into_iter().map(|(row, column)| (row + before, column + before)));
    pairs.extend((0..after).rev().map(|back| (one.len() - 1 - back, other.len() - 1 - back)));
    pairs
}

fn between(rows: &[Word], columns: &[Word]) -> Vec<(usize, usize)> {
    if rows.is_empty() || columns.is_empty() {
        return Vec::new();
    }
    let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, word) in columns.iter().enumerate() {
        places.entry(word.key).or_default().push(at);
    }
    let width = columns.len().div_ceil(64);
    // A bit that is not set: the sequence is one longer with this column.
    let mut table: Vec<u64> = Vec::with_capacity(rows.len() * width);
    let mut last = vec![u64::MAX; width];
    let mut hits = vec![0_u64; width];
    for row in rows {
        let found = places.get(&row.key).map_or(&[][..], Vec::as_slice);
        for at in found {
            hits[at / 64] |= 1 << (at % 64);
        }
        let mut carry = false;
        for (bits, hit) in last.iter_mut().zip(&hits) {
            let taken = *bits & hit;
            let (sum, one) = bits.overflowing_add(taken);
            let (sum, two) = sum.overflowing_add(u64::from(carry));
            carry = one || two;
            *bits = sum | (*bits - taken);
        }
        table.extend_from_slice(&last);
        for at in found {
            hits[at / 64] = 0;
        }
    }
    let is_set = |row: usize, column: usize| table[row * width + column / 64] >> (column % 64) & 1 == 1;
    let (mut row, mut column) = (rows.len(), columns.len());
    let mut pairs = Vec::new();
    while row > 0 && column > 0 {
        if is_set(row - 1, column - 1) {
            column -= 1;
        } else {
            row -= 1;
            if row == 0 || is_set(row - 1, column - 1) {
                column -= 1;
                pairs.push((row, column));
            }
        }
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_that_moved_or_stand_between_others_are_shared() {
        let share = |one: &str, other: &str| {
            let found = shared(&words(one), &words(other));
            found.map(|flags| flags.into_iter().map(|is| if is { '1' } else { '0' }).collect::<String>())
        };
        assert_eq!(share("the mayor said no", "Yesterday the Mayor said: No!"), ["1111", "01111"]);
        assert_eq!(share("a gate was open", "a door was shut"), ["0000", "0000"], "one word by itself is nothing");
        assert_eq!(
            share("one two three four five six seven u v w x y z", "u v w x y z one two three four five six seven"),
            ["1111111111111", "1111111111111"]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// The quick way gives a sequence as long as the plain one.
        #[test]
        fn the_longest_sequence_is_found(one in "[a-d ]{0,200}", other in "[a-d ]{0,200}") {
            let (one, other) = (words(&one), words(&other));
            let pairs = common(&one, &other);
            prop_assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
            prop_assert!(pairs.iter().all(|(a, b)| one[*a].key == other[*b].key));
            let mut longest = vec![vec![0; other.len() + 1]; one.len() + 1];
            for a in 0..one.len() {
                for b in 0..other.len() {
                    longest[a + 1][b + 1] = if one[a].key == other[b].key {
                        longest[a][b] + 1
                    } else {
                        longest[a][b + 1].max(longest[a + 1][b])
                    };
                }
            }
            prop_assert_eq!(pairs.len(), longest[one.len()][other.len()]);
        }
    }
}
