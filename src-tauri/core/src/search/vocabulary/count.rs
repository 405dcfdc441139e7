//! Counting words while articles are indexed.

use super::is_listed;
use std::collections::HashMap;

/// The words of the articles that a transaction indexed.
#[derive(Debug, Default)]
pub(crate) struct CountedWords {
    words: HashMap<Box<str>, Count>,
    article: u32,
    is_new: bool,
    /// Whether words are passed over, because they are counted another way later.
    is_idle: bool,
}

#[derive(Debug)]
struct Count {
    /// New articles that have the word.
    articles: u32,
    /// The article that had it last.
    last: u32,
}

impl CountedWords {
    /// Counts articles and no words.
    pub(crate) fn passed_over() -> Self {
        Self { is_idle: true, ..Self::default() }
    }

    /// How many articles there were.
    pub(crate) fn articles(&self) -> u32 {
        self.article
    }

    /// What comes now is of another article; `is_new` says that it was not in the index before.
    pub(crate) fn next(&mut self, is_new: bool) {
        self.article += 1;
        self.is_new = is_new;
    }

    /// Counts the words of a part of the article, as it is indexed.
    pub(crate) fn add(&mut self, folded: &str) {
        if self.is_idle {
            return;
        }
        let is_between = |byte: u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
        let mut start = 0;
        let bytes = folded.as_bytes();
        while start < bytes.len() {
            let length = bytes[start..].iter().position(|byte| is_between(*byte)).unwrap_or(bytes.len() - start);
            if length > 0 {
                self.word(&folded[start..start + length]);
            }
            start += length + 1;
        }
    }

    fn word(&mut self, word: &str) {
        let (article, by) = (self.article, u32::from(self.is_new));
        match self.words.get_mut(word) {
            Some(count) if count.last == article => {}
            Some(count) => *count = Count { articles: count.articles + by, last: article },
            None if is_listed(word) => {
                self.words.insert(word.into(), Count { articles: by, last: article });
            }
            None => {}
        }
    }

    /// Whether words were passed over.
    pub(crate) fn is_passed_over(&self) -> bool {
        self.is_idle
    }

    /// The words, and how many new articles have each.
    pub(super) fn into_words(self) -> impl Iterator<Item = (Box<str>, u32)> {
        self.words.into_iter().map(|(word, count)| (word, count.articles))
    }
}
