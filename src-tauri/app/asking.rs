//! One searcher and what breaks it off: whoever asks anew does not wait for what was asked before.

use crate::shell::lock;
use clipfile_core::search::{Interrupter, Searcher};
use clipfile_core::{Error, Result};
use std::sync::Mutex;

#[derive(Default)]
pub(crate) struct Asking {
    searcher: Mutex<Option<Searcher>>,
    interrupter: Mutex<Option<Interrupter>>,
}

impl Asking {
    /// Says that `turn` is asked now, before anybody waits.
    pub(crate) fn overtake(&self, turn: u64) {
        if let Some(interrupter) = &*lock(&self.interrupter) {
            interrupter.overtake(turn);
        }
    }

    /// Asks for `turn`; without one, it is never overtaken.
    pub(crate) fn ask<T>(
        &self,
        turn: Option<u64>,
        finds_forms: bool,
        work: impl FnOnce(&mut Searcher) -> Result<T>,
    ) -> Result<T> {
        let mut searcher = lock(&self.searcher);
        let searcher = searcher.as_mut().ok_or_else(|| Error::Invalid("no library is open".to_owned()))?;
        searcher.take_turn(turn.unwrap_or(u64::MAX));
        searcher.set_forms(finds_forms);
        work(searcher)
    }

    /// Begins to count turns anew: the page was loaded.
    pub(crate) fn start_over(&self) {
        if let Some(interrupter) = &*lock(&self.interrupter) {
            interrupter.start_over();
        }
    }

    /// Puts `searcher` in the place of the one before, which is broken off.
    pub(crate) fn put(&self, searcher: Option<Searcher>) {
        self.overtake(u64::MAX);
        *lock(&self.interrupter) = searcher.as_ref().map(Searcher::interrupter);
        *lock(&self.searcher) = searcher;
    }

    /// Lets the searcher read what it needs. An error is told when the first query meets it.
    pub(crate) fn warm(&self) {
        lock(&self.searcher).as_mut().map(Searcher::warm);
    }
}
