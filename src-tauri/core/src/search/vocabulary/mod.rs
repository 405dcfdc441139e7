//! The words of a library with the number of articles that have each: for completions, for misspelt words, for other forms
//! of a word, and for telling rare words from common ones (`docs/adr/0018-words.md`).
//!
//! The numbers are those of the index for articles that came since it was counted, and a little behind where an article was
//! changed or taken back. Nothing that is found depends on them.

mod count;
mod forms;
mod likely;
mod list;
mod near;
#[cfg(test)]
mod tests;

pub(crate) use count::CountedWords;
pub(crate) use likely::MAX_COMPLETIONS;
pub use near::Near;

use crate::error::{Error, Result};
use fst::{IntoStreamer, Streamer};
use likely::Best;
use list::{Building, List};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Words of more bytes are not in it: they are addresses and accidents.
const MAX_WORD_BYTES: usize = 64;
/// Words that are counted before they are merged into the list, which takes as long as the list is.
const MANY_FRESH: usize = 100_000;

/// A word and how many articles have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The word, folded.
    pub word: String,
    /// Articles that have it, or a little more or less.
    pub articles: u32,
}

/// The words of a library. Threads share it: whoever asks waits for nobody but the moment in which words are added.
#[derive(Debug)]
pub struct Vocabulary {
    inner: RwLock<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    list: Arc<List>,
    fresh: Fresh,
}

/// As it is kept in the library.
#[derive(Debug, PartialEq, Eq, Clone, Default)]
pub(crate) struct Kept {
    /// The list, and its likeliest completions; `None` where the list that is kept already still is the one.
    pub(crate) list: Option<(Vec<u8>, Vec<u8>)>,
    /// What was counted since.
    pub(crate) fresh: Vec<u8>,
}

impl Vocabulary {
    /// No words.
    pub(crate) fn empty() -> Self {
        Self { inner: RwLock::default() }
    }

    /// What was kept.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when it is damaged.
    pub(crate) fn of(kept: Kept) -> Result<Self> {
        let vocabulary = Self::empty();
        vocabulary.replace(kept)?;
        Ok(vocabulary)
    }

    /// Becomes what was kept.
    pub(crate) fn replace(&self, kept: Kept) -> Result<()> {
        let list = match kept.list {
            Some((words, likely)) => List::of(words, likely)?,
            None => List::default(),
        };
        let mut fresh = Fresh::default();
        if !kept.fresh.is_empty() {
            List::of(kept.fresh, Vec::new())?.each(|word, articles| fresh.add(word.into(), articles));
        }
        *self.write() = Inner { list: Arc::new(list), fresh };
        Ok(())
    }

    /// How many words there are, or a few more.
    pub fn len(&self) -> usize {
        let inner = self.read();
        inner.list.len() + inner.fresh.len
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many articles have a word, as it is written in the index.
    pub fn articles(&self, word: &str) -> u32 {
        self.read().articles(word)
    }

    /// The words that begin with `prefix`, the most frequent first; at most `limit`, and 32 of the commonest beginnings,
    /// 128 of one letter. The prefix is among them if it is a word itself.
    pub fn completions(&self, prefix: &str, limit: usize) -> Vec<Known> {
        let inner = self.read();
        let mut best = Best::new(limit);
        // Twice as many of each, for a word may be frequent in both together.
        let known = inner.list.completions(prefix, 2 * limit);
        for (word, articles) in &known {
            best.put(word, articles.saturating_add(inner.fresh.get(word)));
        }
        // The list has those words already that are in both; of the others only the most frequent can be among the best.
        let mut others = Best::new(2 * limit);
        inner.fresh.each_of(prefix, |word, articles| others.put(word, articles));
        for Known { word, articles } in others.into_sorted() {
            if !known.iter().any(|(other, _)| *other == word) {
                best.put(&word, articles.saturating_add(inner.list.get(&word)));
            }
        }
        let mut best = best.into_sorted();
        let articles = inner.articles(prefix);
        if articles > 0 && !best.iter().any(|known| known.word == prefix) {
            best.truncate(limit.saturating_sub(1));
            best.push(Known { word: prefix.to_owned(), articles });
        }
        best
    }

    /// Whether so many words begin with `prefix` that its likeliest completions are kept.
    pub(crate) fn is_common(&self, prefix: &str) -> bool {
        self.read().list.is_common(prefix)
    }

    /// Adds what was counted. Gives whether so much was that the list should be made anew: see [`Vocabulary::merge`].
    pub(crate) fn add(&self, counted: CountedWords) -> bool {
        let mut inner = self.write();
        let Inner { list, fresh } = &mut *inner;
        for (word, count) in counted.into_words() {
            // A word of an article that was counted before counts only if nobody knows it yet.
            let is_known = || fresh.get(&word) > 0 || list.get(&word) > 0;
            let articles = if count > 0 { count } else { u32::from(!is_known()) };
            fresh.add(word, articles);
        }
        inner.fresh.len > MANY_FRESH.max(inner.list.len() / 8)
    }

    /// Makes one list of all words. To be called by whoever adds words, and by nobody else at the same time: who asks
    /// meanwhile gets answers from before.
    pub(crate) fn merge(&self) {
        let (list, fresh) = {
            let inner = self.read();
            (Arc::clone(&inner.list), inner.fresh.sorted())
        };
        let merged = list.with(&fresh);
        *self.write() = Inner { list: Arc::new(merged), fresh: Fresh::default() };
    }

    /// Becomes the list that was counted anew, and what was added since that began.
    pub(crate) fn recounted(&self, recount: Recount) {
        self.write().list = Arc::new(recount.building.finish());
    }

    /// What is to be kept; the list only if it is not the one that `kept` tells of or much was counted since.
    pub(crate) fn keep(&self, is_list_kept: bool) -> Kept {
        let is_long = {
            let inner = self.read();
            inner.fresh.len > inner.list.len() / 8
        };
        if is_long {
            self.merge();
        }
        let inner = self.read();
        let list = (is_long || !is_list_kept).then(|| inner.list.bytes());
        let mut fresh = Building::default();
        for (word, articles) in inner.fresh.sorted() {
            fresh.add(&word, articles);
        }
        Kept { list, fresh: if inner.fresh.len == 0 { Vec::new() } else { fresh.finish().bytes().0 } }
    }

    fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn articles(&self, word: &str) -> u32 {
        self.list.get(word).saturating_add(self.fresh.get(word))
    }

    /// Calls `each` with every word that `automaton` takes, whichever way it came in, perhaps twice.
    fn each_that(&self, automaton: &(impl fst::Automaton<State = u32> + Sync), mut each: impl FnMut(&str)) {
        let mut found = self.list.words.search(automaton).into_stream();
        while let Some((word, _)) = found.next() {
            if let Ok(word) = std::str::from_utf8(word) {
                each(word);
            }
        }
    }
}

/// A list that is counted anew from the index, in its order.
#[derive(Debug, Default)]
pub(crate) struct Recount {
    building: Building,
}

impl Recount {
    /// Adds the next word.
    pub(crate) fn add(&mut self, word: &str, articles: u32) {
        self.building.add(word, articles);
    }

    /// The list, as it is kept.
    pub(crate) fn finish(self) -> Kept {
        Kept { list: Some(self.building.finish().bytes()), fresh: Vec::new() }
    }
}

/// Words that were counted since the list was made, by their first byte, so that those with a given beginning are few.
#[derive(Debug)]
struct Fresh {
    words: Vec<HashMap<Box<str>, u32>>,
    len: usize,
}

impl Default for Fresh {
    fn default() -> Self {
        Self { words: vec![HashMap::new(); 256], len: 0 }
    }
}

impl Fresh {
    fn of(&self, word: &str) -> Option<&HashMap<Box<str>, u32>> {
        word.as_bytes().first().map(|first| &self.words[usize::from(*first)])
    }

    fn get(&self, word: &str) -> u32 {
        self.of(word).and_then(|words| words.get(word)).copied().unwrap_or(0)
    }

    fn add(&mut self, word: Box<str>, articles: u32) {
        let Some(first) = word.as_bytes().first() else { return };
        if articles > 0 && is_listed(&word) {
            let count = self.words[usize::from(*first)].entry(word).or_default();
            self.len += usize::from(*count == 0);
            *count = count.saturating_add(articles);
        }
    }

    fn each_of(&self, prefix: &str, mut each: impl FnMut(&str, u32)) {
        for (word, articles) in self.of(prefix).into_iter().flatten() {
            if word.starts_with(prefix) {
                each(word, *articles);
            }
        }
    }

    fn sorted(&self) -> Vec<(Box<str>, u32)> {
        let mut all: Vec<(Box<str>, u32)> = self.words.iter().flatten().map(|(word, n)| (word.clone(), *n)).collect();
        all.sort_unstable();
        all
    }
}

/// Whether a word of the index is in the vocabulary. Those that begin with a character of private use are no words: the
/// index has them for what it knows of an article beside its words.
pub(crate) fn is_listed(word: &str) -> bool {
    word.len() <= MAX_WORD_BYTES && !word.starts_with(|first| ('\u{e000}'..='\u{f8ff}').contains(&first))
}

fn damaged(_: fst::Error) -> Error {
    Error::corrupt("the vocabulary of the search index is damaged")
}
