//! Words that differ by a letter or two from one that was typed.

use super::{Known, Vocabulary};
use levenshtein_automata::{Distance, LevenshteinAutomatonBuilder};
use std::sync::LazyLock;

/// One letter more, less or another, or two that changed places.
static ONE: LazyLock<LevenshteinAutomatonBuilder> = LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
static TWO: LazyLock<LevenshteinAutomatonBuilder> = LazyLock::new(|| LevenshteinAutomatonBuilder::new(2, true));

/// Shorter words have everything near them.
const MIN_LETTERS: usize = 3;
/// Shorter words are others when two letters differ.
const MIN_LETTERS_FOR_TWO: usize = 5;
/// Longer words are not typed.
const MAX_LETTERS: usize = 40;
/// Words counted since the list was made, of which every one is looked at.
const MANY: usize = 20_000;

/// A word near another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The word, folded.
    pub word: String,
    /// Articles that have it, or a little more or less.
    pub articles: u32,
    /// How many letters differ: 1 or 2.
    pub distance: u8,
}

impl Vocabulary {
    /// Words near `word`, which is folded, the likeliest first: with one letter that differs, or two if there is none such.
    /// Numbers, very short words and those of scripts without spaces have none.
    pub fn near(&self, word: &str, limit: usize) -> Vec<Near> {
        let letters = word.chars().count();
        if !(MIN_LETTERS..=MAX_LETTERS).contains(&letters) || !word.chars().all(is_spelt) || is_number(word) {
            return Vec::new();
        }
        let one = self.within(word, 1, &ONE, limit);
        if !one.is_empty() || letters < MIN_LETTERS_FOR_TWO {
            return one;
        }
        self.within(word, 2, &TWO, limit)
    }

    fn within(&self, word: &str, distance: u8, builder: &LevenshteinAutomatonBuilder, limit: usize) -> Vec<Near> {
        let automaton = builder.build_dfa(word);
        let inner = self.read();
        let mut found: Vec<Known> = Vec::new();
        let mut put = |near: &str| {
            if near != word && !is_number(near) {
                found.push(Known { word: near.to_owned(), articles: inner.articles(near) });
            }
        };
        inner.each_that(&automaton, &mut put);
        let fresh = match inner.fresh.of(word) {
            // Most slips are not in the first letter.
            Some(same_letter) if inner.fresh.len > MANY => std::slice::from_ref(same_letter),
            _ => &inner.fresh.words,
        };
        for other in fresh.iter().flat_map(std::collections::HashMap::keys) {
            if other.len().abs_diff(word.len()) <= 4 * usize::from(distance)
                && matches!(automaton.eval(other.as_bytes()), Distance::Exact(_))
            {
                put(other);
            }
        }
        found.sort_unstable_by(|one, other| {
            likelihood(word, other).total_cmp(&likelihood(word, one)).then_with(|| one.word.cmp(&other.word))
        });
        found.dedup();
        found.truncate(limit);
        found.into_iter().map(|Known { word, articles }| Near { word, articles, distance }).collect()
    }
}

/// How likely it is that `near` was meant: by how many articles have it, and by the slips that hands make.
fn likelihood(word: &str, near: &Known) -> f64 {
    let mut likelihood = f64::from(near.articles).max(1.0).log2();
    if word.chars().next() == near.word.chars().next() {
        likelihood += 3.0;
    }
    if word.chars().next_back() == near.word.chars().next_back() {
        likelihood += 1.0;
    }
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let (ours, mut theirs) = (letters(word), letters(&near.word));
    if ours == theirs {
        // Letters that changed places.
        likelihood += 3.0;
    } else {
        // A letter doubled, or not doubled.
        let mut ours = ours;
        ours.dedup();
        theirs.dedup();
        if ours == theirs {
            likelihood += 2.0;
        }
    }
    likelihood
}

/// Whether a character is a letter of a script in which words are spelt.
fn is_spelt(character: char) -> bool {
    character.is_ascii_alphanumeric() || !crate::search::fold::is_unspaced(character)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
