//! The list of words: an automaton that is never changed, and the likeliest completions of the commonest beginnings.

use super::likely::{Best, Likeliest, Likely, MAX_LISTED};
use super::{damaged, is_listed};
use crate::error::Result;
use fst::{IntoStreamer, Map, MapBuilder, Streamer};

/// Words with the number of articles that have each.
#[derive(Debug)]
pub(super) struct List {
    pub(super) words: Map<Vec<u8>>,
    likely: Likely,
}

impl Default for List {
    fn default() -> Self {
        Building::default().finish()
    }
}

impl List {
    /// Reads a list as [`List::bytes`] gave it.
    pub(super) fn of(words: Vec<u8>, likely: Vec<u8>) -> Result<Self> {
        let words = Map::new(words).map_err(damaged)?;
        words.as_fst().verify().map_err(damaged)?;
        Ok(Self { words, likely: Likely::of(likely)? })
    }

    /// What can be kept of it.
    pub(super) fn bytes(&self) -> (Vec<u8>, Vec<u8>) {
        (self.words.as_fst().as_bytes().to_vec(), self.likely.bytes().to_vec())
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn get(&self, word: &str) -> u32 {
        self.words.get(word).map_or(0, count)
    }

    /// Calls `each` with every word, in order.
    pub(super) fn each(&self, mut each: impl FnMut(&str, u32)) {
        let mut words = self.words.stream();
        while let Some((word, articles)) = words.next() {
            if let Ok(word) = std::str::from_utf8(word) {
                each(word, count(articles));
            }
        }
    }

    /// Calls `each` with every word that begins with `prefix`, in order, until it says that it has enough.
    pub(super) fn each_of(&self, prefix: &str, mut each: impl FnMut(&str, u32) -> bool) {
        let mut words = self.words.range().ge(prefix).into_stream();
        while let Some((word, articles)) = words.next() {
            let Ok(word) = std::str::from_utf8(word) else { continue };
            if !word.starts_with(prefix) || !each(word, count(articles)) {
                break;
            }
        }
    }

    /// The most frequent words that begin with `prefix`.
    pub(super) fn is_common(&self, prefix: &str) -> bool {
        self.likely.of_prefix(prefix).is_some()
    }

    pub(super) fn completions(&self, prefix: &str, limit: usize) -> Vec<(String, u32)> {
        if let Some(listed) = self.likely.of_prefix(prefix) {
            return listed.take(limit).map(|(word, articles)| (word.to_owned(), articles)).collect();
        }
        let mut best = Best::new(limit);
        self.each_of(prefix, |word, articles| {
            best.put(word, articles);
            true
        });
        best.into_sorted().into_iter().map(|known| (known.word, known.articles)).collect()
    }

    /// This list with those words added, which are in order.
    pub(super) fn with(&self, more: &[(Box<str>, u32)]) -> Self {
        let mut building = Building::default();
        let mut more = more.iter().peekable();
        self.each(|word, articles| {
            while let Some((other, count)) = more.next_if(|(other, _)| &**other < word) {
                building.add(other, *count);
            }
            let added = more.next_if(|(other, _)| &**other == word).map_or(0, |(_, count)| *count);
            building.add(word, articles.saturating_add(added));
        });
        for (other, count) in more {
            building.add(other, *count);
        }
        building.finish()
    }
}

fn count(articles: u64) -> u32 {
    u32::try_from(articles).unwrap_or(u32::MAX)
}

/// A list that is being made of words in order.
pub(super) struct Building {
    words: MapBuilder<Vec<u8>>,
    likeliest: Likeliest,
}

impl std::fmt::Debug for Building {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Building").finish_non_exhaustive()
    }
}

impl Default for Building {
    fn default() -> Self {
        Self { words: MapBuilder::memory(), likeliest: Likeliest::new(MAX_LISTED) }
    }
}

impl Building {
    /// Adds the next word; one that is not after the last one, or is none, is left out.
    pub(super) fn add(&mut self, word: &str, articles: u32) {
        if is_listed(word) && self.words.insert(word, u64::from(articles)).is_ok() {
            self.likeliest.add(word, articles);
        }
    }

    pub(super) fn finish(self) -> List {
        let words = Map::new(self.words.into_inner().expect("memory can be written")).expect("it was just built");
        List { words, likely: self.likeliest.finish() }
    }
}
