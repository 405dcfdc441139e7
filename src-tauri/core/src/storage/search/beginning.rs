//! The articles that have a word which begins with one letter. FTS5 would put the lists of all those words together first,
//! tens of thousands of them, although the most frequent ones stand in nearly every article: those are asked for one by one,
//! and the few articles that have none of them are read.

use super::find::{EVERY_KEY, Search};
use super::fts::{Fts, Phrase};
use super::index::has_beginning;
use super::view::{Bits, View};
use crate::error::{Error, Result};
use crate::search::MAX_COMPLETIONS;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Words are asked for until no more than one article in so many is left: from there on, reading those is quicker than asking
/// for one more word, for reading one takes as long as some 700 hits.
const FEW: usize = 750;
/// If the words do not suffice for that, no more than one in so many is read.
const SOME: usize = 100;

impl Search<'_> {
    /// The articles with a word that begins with `letter`, kept until the library changes.
    pub(super) fn beginning(&self, view: View<'_>, letter: &str) -> Result<Arc<Bits>> {
        self.filters.rows(format!("{letter}*"), || {
            let mut rows = Bits::of(view.len());
            let is_left = |rows: &Bits, part: usize| (view.len() - rows.count()) * part > view.len();
            let likely = self.known.map(|known| known.completions(letter, MAX_COMPLETIONS)).unwrap_or_default();
            for known in likely {
                if !is_left(&rows, FEW) {
                    break;
                }
                self.each_hit_of(view, &word(known.word, false), EVERY_KEY, false, &mut |slot, _| {
                    rows.put(slot);
                    ControlFlow::Continue(())
                })?;
            }
            if is_left(&rows, SOME) {
                return self.rows(view, &word(letter.to_owned(), true));
            }
            self.with_those_read(view, rows, letter)
        })
    }

    /// `rows`, and those of the others that turn out to have such a word when they are read.
    fn with_those_read(&self, view: View<'_>, mut rows: Bits, letter: &str) -> Result<Bits> {
        for slot in 0..view.len() {
            if rows.has(slot) {
                continue;
            }
            if (self.is_unwanted)() {
                return Err(Error::Cancelled);
            }
            if has_beginning(self.conn, view.id(slot), letter)? {
                rows.put(slot);
            }
        }
        Ok(rows)
    }
}

fn word(word: String, is_prefix: bool) -> Fts {
    Fts::Phrase(Phrase { columns: 0, words: vec![word], is_prefix, group: None })
}
