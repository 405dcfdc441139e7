//! An import or export that runs: stopped, rested and let go on from outside.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// What the user wants of it while it runs.
#[derive(Debug, Default)]
pub(crate) struct Running {
    wanted: Mutex<Wanted>,
    bell: Condvar,
}

#[derive(Debug, Default)]
struct Wanted {
    stop: bool,
    rest: bool,
}

impl Running {
    /// A new import begins, with nothing wanted yet.
    pub(crate) fn begin(&self) {
        *self.wanted() = Wanted::default();
    }

    /// It shall stop, also when it rests.
    pub(crate) fn stop(&self) {
        self.wanted().stop = true;
        self.bell.notify_all();
    }

    /// It shall rest, or go on.
    pub(crate) fn rest(&self, rest: bool) {
        self.wanted().rest = rest;
        self.bell.notify_all();
    }

    /// Waits while it shall rest; gives whether it may go on then.
    pub(crate) fn may_go_on(&self) -> bool {
        let wanted = self.bell.wait_while(self.wanted(), |wanted| wanted.rest && !wanted.stop);
        !wanted.unwrap_or_else(PoisonError::into_inner).stop
    }

    fn wanted(&self) -> MutexGuard<'_, Wanted> {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
