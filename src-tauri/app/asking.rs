//! A searcher and what breaks it off: whoever asks anew does not wait for what was asked before.

use crate::shell::lock;
use clipfile_core::Result;
use clipfile_core::search::{Interrupter, Searcher};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// Questions of one kind about the open library, answered one after the other.
#[derive(Default)]
pub(crate) struct Asking {
    searcher: Mutex<Option<Searcher>>,
    interrupter: Mutex<Option<Interrupter>>,
    /// The latest turn, also of before the searcher was there.
    latest: AtomicU64,
}

impl Asking {
    /// Says that `turn` is asked now, before anybody waits.
    pub(crate) fn overtake(&self, turn: u64) {
        self.latest.fetch_max(turn, Ordering::AcqRel);
        if let Some(interrupter) = &*lock(&self.interrupter) {
            interrupter.overtake(turn);
        }
    }

    /// Asks for `turn`, or without one so that it is never overtaken; `open` makes the searcher when it is first needed.
    pub(crate) fn ask<T>(
        &self,
        turn: Option<u64>,
        open: impl FnOnce() -> Result<Searcher>,
        work: impl FnOnce(&mut Searcher) -> Result<T>,
    ) -> Result<T> {
        let mut searcher = lock(&self.searcher);
        let searcher = match &mut *searcher {
            Some(searcher) => searcher,
            none => {
                let opened = open()?;
                let interrupter = opened.interrupter();
                interrupter.overtake(self.latest.load(Ordering::Acquire));
                *lock(&self.interrupter) = Some(interrupter);
                none.insert(opened)
            }
        };
        searcher.take_turn(turn.unwrap_or(u64::MAX));
        work(searcher)
    }

    /// Begins to count turns anew: the page was loaded.
    pub(crate) fn start_over(&self) {
        self.latest.store(0, Ordering::Release);
        if let Some(interrupter) = &*lock(&self.interrupter) {
            interrupter.start_over();
        }
    }

    /// Breaks off what is asked and closes the searcher.
    pub(crate) fn end(&self) {
        if let Some(interrupter) = lock(&self.interrupter).take() {
            interrupter.overtake(u64::MAX);
        }
        *lock(&self.searcher) = None;
    }
}
