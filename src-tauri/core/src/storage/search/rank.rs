//! How well a hit fits: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3) with places
//! weighed by their column, as FTS5's own `bm25` has it. That one reads the length of every hit from the file and counts
//! every word anew, which makes it ten times slower.

use super::fts::{ARTICLES, Phrase, Table};
use crate::search::Vocabulary;
use clipfile_fts5::Hit;
use std::collections::HashMap;

/// How soon a word that is said again and again counts no more.
const K1: f64 = 1.2;
/// How much a long text is worth less.
const B: f64 = 0.75;
/// Rows that a quick answer counts a phrase in before it guesses how common it is.
const SAMPLE: u32 = 4096;

/// In how many rows phrases stand, by their text; known until the library changes.
#[derive(Debug, Default)]
pub(super) struct Frequencies(HashMap<String, f64>);

impl Frequencies {
    pub(super) fn forget(&mut self) {
        self.0.clear();
    }
}

/// What a whole table is like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    pub(super) rows: f64,
    /// Words of a row, on average.
    pub(super) average: f64,
}

/// Ranks the hits of one expression.
pub(super) struct Ranking<'r> {
    table: Table,
    measure: Measure,
    is_quick: bool,
    /// The text of each phrase, and its number in `groups`.
    phrases: Vec<(String, usize)>,
    /// Of each phrase that is one whole word anywhere, that word.
    words: Vec<Option<String>>,
    /// Whether each is the beginning of a word.
    prefixes: Vec<bool>,
    /// For each way to say something: how rare it is, and how often it stands in the row at hand.
    groups: Vec<(f64, f64)>,
    is_ready: bool,
    frequencies: &'r mut Frequencies,
    /// Whether how common a phrase is was guessed.
    pub(super) is_guessed: bool,
}

impl<'r> Ranking<'r> {
    pub(super) fn new(
        table: Table,
        phrases: &[&Phrase],
        measure: Measure,
        is_quick: bool,
        frequencies: &'r mut Frequencies,
    ) -> Self {
        let mut numbers: Vec<u16> = phrases.iter().filter_map(|phrase| phrase.group).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let number = |group: Option<u16>| group.and_then(|group| numbers.binary_search(&group).ok());
        Self {
            table,
            measure,
            is_quick,
            phrases: phrases
                .iter()
                .map(|phrase| (phrase.key(table), number(phrase.group).unwrap_or(usize::MAX)))
                .collect(),
            prefixes: phrases.iter().map(|phrase| phrase.is_prefix).collect(),
            words: phrases
                .iter()
                .map(|phrase| match &*phrase.words {
                    [word] if phrase.columns == 0 && !phrase.is_prefix => Some(word.clone()),
                    _ => None,
                })
                .collect(),
            groups: vec![(1.0, 0.0); numbers.len()],
            is_ready: false,
            frequencies,
            is_guessed: false,
        }
    }

    /// Takes how common words are from who knows it. Words that stand anywhere in an article need no counting then.
    pub(super) fn take(&mut self, known: Option<&Vocabulary>) {
        let Some(known) = known.filter(|_| self.table == ARTICLES && self.groups.len() > 1) else { return };
        for ((text, _), word) in self.phrases.iter().zip(&self.words) {
            let articles = word.as_deref().map_or(0, |word| known.articles(word));
            if articles > 0 {
                self.frequencies.0.entry(text.clone()).or_insert(f64::from(articles));
            }
        }
    }

    /// How well a hit fits, higher is better. `place_of` gives the place of a key among all, from 0 on, for guessing.
    pub(super) fn score(&mut self, hit: &Hit<'_>, length: u32, place_of: impl Fn(i64) -> Option<usize>) -> f64 {
        if !self.is_ready {
            self.is_ready = true;
            self.weigh(hit, place_of);
        }
        for (_, count) in &mut self.groups {
            *count = 0.0;
        }
        for (at, (_, group)) in self.phrases.iter().enumerate() {
            let Some((_, count)) = self.groups.get_mut(*group) else { continue };
            hit.each_place(at, |column| *count += self.table.weights.get(column).copied().unwrap_or(1.0));
        }
        let long = K1 * (1.0 - B + B * f64::from(length) / self.measure.average);
        self.groups.iter().map(|(rareness, count)| rareness * count * (K1 + 1.0) / (count + long)).sum()
    }

    /// How rare each group is. Of one alone it does not matter, for it orders nothing.
    fn weigh(&mut self, hit: &Hit<'_>, place_of: impl Fn(i64) -> Option<usize>) {
        if self.groups.len() < 2 || hit.phrases() != self.phrases.len() {
            return;
        }
        let mut rows = vec![0.0; self.groups.len()];
        for (at, (text, group)) in self.phrases.iter().enumerate() {
            let Some(sum) = rows.get_mut(*group) else { continue };
            if let Some(known) = self.frequencies.0.get(text) {
                *sum += known;
                continue;
            }
            // Counting the rows of a beginning in full would find all its words once more.
            let is_sampled = self.is_quick || self.prefixes[at];
            let (count, last) = hit.rows_with(at, if is_sampled { SAMPLE } else { u32::MAX });
            if count < SAMPLE || !is_sampled {
                self.frequencies.0.insert(text.clone(), f64::from(count));
                *sum += f64::from(count);
            } else {
                self.is_guessed |= !self.prefixes[at];
                let looked_at = place_of(last).map_or(self.measure.rows, |place| place as f64 + 1.0);
                *sum += f64::from(count) * self.measure.rows / looked_at;
            }
        }
        for ((rareness, _), rows) in self.groups.iter_mut().zip(rows) {
            let rows = rows.min(self.measure.rows);
            // What stands nearly everywhere says hardly anything, but never the opposite.
            *rareness = ((self.measure.rows - rows + 0.5) / (rows + 0.5)).ln().max(1e-6);
        }
    }
}
