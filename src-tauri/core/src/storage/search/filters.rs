//! Conditions that many rows meet, such as a tag or a year: asked of the index once, and looked up from then on. So a filter
//! costs a quick answer a bit for each hit, and not a second list to go through beside the first.

use super::fts::Fts;
use super::view::Bits;
use crate::error::Result;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// Sets that are kept: of a million articles, each takes 125 kB.
const MOST: usize = 64;
/// Of a condition that fewer than one of so many rows meet, FTS5 skips to the next one faster than hits are looked up.
const COMMON: usize = 24;
/// The newest rows that are looked at for that: those of which a quick answer is made.
const NEWEST: usize = 100;

/// The rows that meet each condition that was asked for since the library last changed.
#[derive(Debug, Default)]
pub(super) struct Filters(RefCell<HashMap<String, Arc<Bits>>>);

impl Filters {
    /// The rows that meet a condition; `read` asks the index.
    pub(super) fn rows(&self, condition: String, read: impl FnOnce() -> Result<Bits>) -> Result<Arc<Bits>> {
        if let Some(known) = self.0.borrow().get(&condition) {
            return Ok(Arc::clone(known));
        }
        let rows = Arc::new(read()?);
        let mut kept = self.0.borrow_mut();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(condition, Arc::clone(&rows));
        Ok(rows)
    }

    /// Everything may be different now.
    pub(super) fn forget(&mut self) {
        self.0.get_mut().clear();
    }
}

/// Whether so many of the rows, among the newest ones that a condition can find, meet it that it is quicker looked up than
/// gone through.
pub(super) fn is_common(rows: &Bits) -> bool {
    let mut newest = rows.newest_first();
    let (first, last) = (newest.next(), newest.by_ref().take(NEWEST).enumerate().last());
    first.zip(last).is_some_and(|(first, (count, last))| (count + 1) * COMMON > first - last)
}

/// Parts of a condition that ask for facets alone, and the others.
pub(super) fn facets_apart(parts: Vec<Fts>, facets: u16) -> (Vec<Fts>, Vec<Fts>) {
    parts.into_iter().partition(|part| part.phrases().iter().all(|phrase| phrase.columns == facets))
}
