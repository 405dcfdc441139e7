//! The marks of a text: a small sample of its word pairs, the same sample in every copy of it.
//!
//! A mark is a number that stands for two content words that follow each other, whatever small words are between them.
//! Of all marks of a text the smallest are kept (a bottom-k sample): what two texts share in full, they share in the
//! samples, and a longer text keeps more of them, so that a short text is found in a long one too.

use super::words::{Word, together};

/// A text of fewer words has copies only where all words are the same.
pub(super) const MIN_WORDS: usize = 25;
/// One mark is kept of this many.
const ONE_OF: usize = 8;
/// No fewer are kept, where there are that many.
const MIN_KEPT: usize = 20;
/// No more are kept.
const MAX_KEPT: usize = 96;
/// Characters that make a mark in scripts that put no space between words.
const CHARACTERS: usize = 4;

/// The marks of a text, in order.
pub(super) fn marks(words: &[Word]) -> Vec<u32> {
    if words.is_empty() {
        return Vec::new();
    }
    if words.len() < MIN_WORDS {
        return vec![together(words.iter().map(|word| word.key)) as u32];
    }
    let content = words.iter().filter(|word| word.is_content).count();
    // Where words are short, as in Vietnamese, all of them count.
    let is_all = content * 3 < words.len();
    let kept: Vec<&Word> = words.iter().filter(|word| is_all || word.is_content).collect();
    let mut marks: Vec<u32> = (0..kept.len())
        .filter_map(|at| {
            let length = if kept[at].is_character { CHARACTERS } else { 2 };
            Some(together(kept.get(at..at + length)?.iter().map(|word| word.key)) as u32)
        })
        .collect();
    marks.sort_unstable();
    marks.dedup();
    marks.truncate((marks.len() / ONE_OF).clamp(MIN_KEPT, MAX_KEPT));
    marks
}
