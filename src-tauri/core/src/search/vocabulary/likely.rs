//! The likeliest completions of beginnings that thousands of words share, made when the list is: looking for them in a
//! million words at each key would take as long as the search itself.

use super::Known;
use crate::error::{Error, Result};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// Completions that are kept of a beginning.
pub(super) const MAX_LISTED: usize = 32;
/// Completions that are kept of one letter.
pub(crate) const MAX_COMPLETIONS: usize = 128;
/// Beginnings are kept up to this many characters; of longer ones the words are few enough to look at.
const MAX_CHARACTERS: usize = 5;
/// Beginnings with fewer words are not kept: looking at so many takes a fraction of a millisecond.
const FEW_WORDS: usize = 1_000;

/// The most frequent of many words.
#[derive(Debug)]
pub(super) struct Best {
    limit: usize,
    /// The least frequent on top; of equals, the one that comes last in the alphabet.
    heap: BinaryHeap<(Reverse<u32>, String)>,
}

impl Best {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, heap: BinaryHeap::new() }
    }

    pub(super) fn put(&mut self, word: &str, articles: u32) {
        if self.heap.len() >= self.limit {
            match self.heap.peek() {
                Some((Reverse(fewest), other)) if (*fewest, Reverse(other.as_str())) < (articles, Reverse(word)) => {
                    self.heap.pop();
                }
                _ => return,
            }
        }
        self.heap.push((Reverse(articles), word.to_owned()));
    }

    /// The most frequent first.
    pub(super) fn into_sorted(self) -> Vec<Known> {
        self.heap.into_sorted_vec().into_iter().map(|(Reverse(articles), word)| Known { word, articles }).collect()
    }
}

/// The likeliest completions while words come in their order.
pub(super) struct Likeliest {
    limit: usize,
    /// The beginnings of the last word, one character longer each.
    open: Vec<(String, usize, Best)>,
    done: Vec<u8>,
}

impl Likeliest {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, open: Vec::new(), done: Vec::new() }
    }

    pub(super) fn add(&mut self, word: &str, articles: u32) {
        let same = self.open.iter().take_while(|(prefix, ..)| word.starts_with(prefix.as_str())).count();
        while self.open.len() > same {
            self.close();
        }
        let ends = word.char_indices().map(|(at, character)| at + character.len_utf8()).take(MAX_CHARACTERS);
        for end in ends.skip(same) {
            let limit = if self.open.is_empty() { MAX_COMPLETIONS } else { self.limit };
            self.open.push((word[..end].to_owned(), 0, Best::new(limit)));
        }
        for (_, words, best) in &mut self.open {
            *words += 1;
            best.put(word, articles);
        }
    }

    fn close(&mut self) {
        let Some((prefix, words, best)) = self.open.pop() else { return };
        if words < FEW_WORDS {
            return;
        }
        let put = |done: &mut Vec<u8>, word: &str| {
            done.push(u8::try_from(word.len()).unwrap_or(u8::MAX));
            done.extend_from_slice(word.as_bytes());
        };
        put(&mut self.done, &prefix);
        let best = best.into_sorted();
        self.done.push(u8::try_from(best.len()).unwrap_or(u8::MAX));
        for Known { word, articles } in best {
            self.done.extend_from_slice(&articles.to_le_bytes());
            put(&mut self.done, &word);
        }
    }

    pub(super) fn finish(mut self) -> Likely {
        while !self.open.is_empty() {
            self.close();
        }
        Likely::of(self.done).expect("it was just written")
    }
}

/// The likeliest completions of the beginnings that many words share.
#[derive(Debug, Default)]
pub(super) struct Likely {
    bytes: Vec<u8>,
    /// Where the completions of a beginning stand, and how many they are.
    at: HashMap<String, (usize, u8)>,
}

impl Likely {
    /// Reads what [`Likely::bytes`] gave.
    pub(super) fn of(bytes: Vec<u8>) -> Result<Self> {
        let at = read(&bytes).ok_or_else(|| Error::corrupt("the likeliest completions are damaged"))?;
        Ok(Self { bytes, at })
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The completions of a beginning, the most frequent first; `None` when there are not many.
    pub(super) fn of_prefix(&self, prefix: &str) -> Option<impl Iterator<Item = (&str, u32)>> {
        let (mut at, count) = *self.at.get(prefix)?;
        Some((0..count).map_while(move |_| {
            let (articles, word, next) = entry(&self.bytes, at)?;
            at = next;
            Some((word, articles))
        }))
    }
}

fn read(bytes: &[u8]) -> Option<HashMap<String, (usize, u8)>> {
    let mut found = HashMap::new();
    let mut at = 0;
    while at < bytes.len() {
        let (prefix, next) = word(bytes, at)?;
        let count = *bytes.get(next)?;
        at = next + 1;
        found.insert(prefix.to_owned(), (at, count));
        for _ in 0..count {
            (_, _, at) = entry(bytes, at)?;
        }
    }
    Some(found)
}

fn word(bytes: &[u8], at: usize) -> Option<(&str, usize)> {
    let start = at + 1;
    let end = start + usize::from(*bytes.get(at)?);
    Some((std::str::from_utf8(bytes.get(start..end)?).ok()?, end))
}

fn entry(bytes: &[u8], at: usize) -> Option<(u32, &str, usize)> {
    let articles = u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
    let (word, next) = word(bytes, at + 4)?;
    Some((articles, word, next))
}
