//! The one who checks drafts, with a connection of its own, so that nothing else waits for a check.

use crate::shell::lock;
use clipfile_core::Result;
use clipfile_core::draft::{Checker, Draft, Finding, Progress, Report};
use clipfile_core::search::Interrupter;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard};

/// Checks drafts, one at a time.
#[derive(Default)]
pub(crate) struct Drafting {
    checker: Mutex<Option<Checker>>,
    interrupter: Mutex<Option<Interrupter>>,
    /// The check that is wanted: an earlier one gives up.
    turn: AtomicU64,
    done: AtomicU32,
    all: AtomicU32,
}

impl Drafting {
    /// Checks `text`; a check that runs is broken off. `open` gives what is needed for the first one.
    pub(crate) fn check(
        &self,
        text: &str,
        language: Option<&str>,
        open: impl FnOnce() -> Result<Checker>,
    ) -> Result<Report> {
        let turn = self.overtake();
        let mut checker = self.checker(open)?;
        let Some(checker) = checker.as_mut() else { return Ok(Report::default()) };
        checker.take_turn(turn);
        self.done.store(0, Ordering::Relaxed);
        self.all.store(0, Ordering::Relaxed);
        checker.check(text, language, &mut |Progress { done, all }| {
            self.done.store(done, Ordering::Relaxed);
            self.all.store(all, Ordering::Relaxed);
            let is_wanted = self.turn.load(Ordering::Acquire) == turn;
            if is_wanted { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
    }

    /// What was found of a draft when it was checked last.
    pub(crate) fn show(&self, draft: &Draft, open: impl FnOnce() -> Result<Checker>) -> Result<Vec<Finding>> {
        self.checker(open)?.as_mut().map_or(Ok(Vec::new()), |checker| checker.show(draft))
    }

    /// How far the check is: things looked up, and all.
    pub(crate) fn progress(&self) -> (u32, u32) {
        (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed))
    }

    /// Breaks the check off.
    pub(crate) fn stop(&self) {
        self.overtake();
    }

    /// Breaks the check off and closes the connection.
    pub(crate) fn end(&self) {
        self.stop();
        *lock(&self.interrupter) = None;
        *lock(&self.checker) = None;
    }

    fn overtake(&self) -> u64 {
        let turn = self.turn.fetch_add(1, Ordering::AcqRel) + 1;
        if let Some(interrupter) = &*lock(&self.interrupter) {
            interrupter.overtake(turn);
        }
        turn
    }

    fn checker(&self, open: impl FnOnce() -> Result<Checker>) -> Result<MutexGuard<'_, Option<Checker>>> {
        let mut checker = lock(&self.checker);
        if checker.is_none() {
            let opened = open()?;
            *lock(&self.interrupter) = Some(opened.interrupter());
            *checker = Some(opened);
        }
        Ok(checker)
    }
}
