//! What may have been meant by a query that finds nothing.

use super::expr::{Term, Words};
use super::fold::{Kind, cut};
use super::query::Query;
use super::vocabulary::Vocabulary;
use crate::error::Result;
use std::collections::BTreeSet;
use std::ops::{ControlFlow, Range};

/// Words near a misspelt one that are tried.
const TRIED: usize = 3;
/// A word that so many times fewer articles have than one near it may be misspelt in them too.
const MUCH_RARER: u32 = 50;
/// Mended queries that are asked whether they find something.
const MAX_ASKED: usize = 8;

/// A word of what was typed, and what may have been meant.
struct Slip {
    at: Range<usize>,
    meant: Vec<String>,
    /// Whether no article has it as it is.
    is_unknown: bool,
}

impl Vocabulary {
    /// What was `typed`, with its misspelt words mended so that `finds` says yes; `None` when there is no such query.
    ///
    /// # Errors
    /// Those of `finds`.
    pub fn mend(
        &self,
        typed: &str,
        query: &Query,
        mut finds: impl FnMut(&str) -> Result<bool>,
    ) -> Result<Option<String>> {
        let slips = self.slips(typed, query);
        let unknown =
            |nth: usize| slips.iter().map(move |slip| if slip.is_unknown { nth.min(slip.meant.len()) } else { 0 });
        // The words that nobody has, all with the likeliest, then each with the next ones; then those that hardly anybody has.
        let mut tries: Vec<Vec<usize>> = vec![unknown(1).collect()];
        for (at, slip) in slips.iter().enumerate() {
            let from = if slip.is_unknown { 2 } else { 1 };
            for nth in from..=slip.meant.len() {
                let mut choice: Vec<usize> = unknown(1).collect();
                choice[at] = nth;
                tries.push(choice);
            }
        }
        let mut asked: Vec<String> = Vec::new();
        for choice in tries {
            let mended = with(typed, &slips, &choice);
            if mended == typed || asked.contains(&mended) {
                continue;
            }
            if asked.len() == MAX_ASKED {
                break;
            }
            if finds(&mended)? {
                return Ok(Some(mended));
            }
            asked.push(mended);
        }
        Ok(None)
    }

    /// The words of what was typed that are asked for and may be misspelt.
    fn slips(&self, typed: &str, query: &Query) -> Vec<Slip> {
        let mut asked_for = BTreeSet::new();
        query.expr.each_term(&mut |term, is_wanted| {
            let parts: &[Words] = match term {
                Term::Words(words) => std::slice::from_ref(words),
                Term::Near { parts, .. } => parts,
                _ => &[],
            };
            if is_wanted {
                asked_for.extend(parts.iter().flat_map(|words| &words.words).cloned());
            }
        });
        let mut slips = Vec::new();
        let _ = cut::<()>(typed, |token| {
            if token.kind == Kind::Word && asked_for.contains(token.word) {
                let articles = self.articles(token.word);
                let near = self.near(token.word, TRIED);
                let is_better = |near: u32| articles == 0 || near / MUCH_RARER >= articles;
                let mut meant: Vec<String> =
                    near.into_iter().filter(|near| is_better(near.articles)).map(|near| near.word).collect();
                if articles == 0 {
                    meant.extend(self.in_two(token.word));
                }
                if !meant.is_empty() {
                    slips.push(Slip { at: token.start..token.end, meant, is_unknown: articles == 0 });
                }
            }
            ControlFlow::Continue(())
        });
        slips
    }

    /// `word` as two words, where a space was left out.
    fn in_two(&self, word: &str) -> Option<String> {
        let halves = word.char_indices().skip(2).map(|(at, _)| word.split_at(at));
        let known = halves
            .filter(|(_, second)| second.chars().nth(1).is_some())
            .map(|(first, second)| (self.articles(first).min(self.articles(second)), format!("{first} {second}")));
        known.filter(|(articles, _)| *articles > 0).max().map(|(_, words)| words)
    }
}

/// `typed` with the chosen words; 0 is the word as it is.
fn with(typed: &str, slips: &[Slip], choice: &[usize]) -> String {
    let mut mended = typed.to_owned();
    for (slip, nth) in slips.iter().zip(choice).rev() {
        if let Some(meant) = nth.checked_sub(1).and_then(|nth| slip.meant.get(nth)) {
            mended.replace_range(slip.at.clone(), &as_typed(&typed[slip.at.clone()], meant));
        }
    }
    mended
}

/// A mended word with the capital of the one that was typed, and what did not change as it was written.
fn as_typed(typed: &str, meant: &str) -> String {
    let mut letters = meant.chars();
    match letters.next() {
        Some(first) if typed.starts_with(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => meant.to_owned(),
    }
}
