//! A list of names that is looked up, on a thread and with a connection of its own, and its answers as they come.

use clipfile_core::Result;
use clipfile_core::batch::{Batch, Lookup as Names, Tally};
use std::ops::ControlFlow;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How long a question for more answers waits for one.
const WAIT: Duration = Duration::from_millis(250);

/// The list that is looked up, or was last.
#[derive(Clone, Default)]
pub(crate) struct Lookup(Arc<Inner>);

#[derive(Default)]
struct Inner {
    state: Mutex<State>,
    bell: Condvar,
}

#[derive(Default)]
struct State {
    /// Which list: the thread of another one has nothing to say any more.
    turn: u64,
    total: u32,
    tallies: Vec<Tally>,
    /// Threads that have the library open.
    running: u32,
    is_finished: bool,
    problem: String,
}

/// Answers from one on.
pub(crate) struct Answers {
    pub(crate) total: u32,
    pub(crate) tallies: Vec<Tally>,
    pub(crate) is_finished: bool,
    pub(crate) problem: String,
}

impl Lookup {
    /// Begins to look up a list by `names`; one that runs is stopped.
    pub(crate) fn start(&self, mut names: Names, batch: Batch) {
        let turn = {
            let mut state = self.state();
            *state = State {
                turn: state.turn + 1,
                total: batch.names.len() as u32,
                running: state.running + 1,
                ..State::default()
            };
            state.turn
        };
        let lookup = self.clone();
        thread::spawn(move || {
            // Also when the thread panics, nobody waits for it.
            let _end = End { lookup: lookup.clone(), turn };
            let done = lookup.run(&mut names, &batch, turn);
            drop(names);
            let mut state = lookup.state();
            if let (Err(error), true) = (done, state.turn == turn) {
                state.problem = error.to_string();
            }
        });
    }

    fn run(&self, names: &mut Names, batch: &Batch, turn: u64) -> Result<()> {
        names.look_up(batch, &mut |tally| {
            let mut state = self.state();
            if state.turn != turn || state.is_finished {
                return ControlFlow::Break(());
            }
            state.tallies.push(tally);
            self.0.bell.notify_all();
            ControlFlow::Continue(())
        })
    }

    /// The answers from the one at `from` on, `limit` at most; waits a moment when there are none yet.
    pub(crate) fn answers(&self, from: usize, limit: usize) -> Answers {
        let state = self.state();
        let is_early = |state: &mut State| state.tallies.len() <= from && !state.is_finished;
        let waited = self.0.bell.wait_timeout_while(state, WAIT, is_early);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let end = state.tallies.len().min(from.saturating_add(limit));
        Answers {
            total: state.total,
            tallies: state.tallies.get(from..end).unwrap_or_default().to_vec(),
            is_finished: state.is_finished && end == state.tallies.len(),
            problem: state.problem.clone(),
        }
    }

    /// The answers at those places of the list, in that order.
    pub(crate) fn chosen(&self, order: &[u32]) -> Vec<Tally> {
        let state = self.state();
        order.iter().filter_map(|at| state.tallies.get(*at as usize).cloned()).collect()
    }

    /// Stops looking up; the answers that are there stay.
    pub(crate) fn stop(&self) {
        self.state().is_finished = true;
        self.0.bell.notify_all();
    }

    /// Stops looking up, forgets the answers, and waits until nobody has the library open for it.
    pub(crate) fn end(&self) {
        let mut state = self.state();
        let (turn, running) = (state.turn + 1, state.running);
        *state = State { turn, running, is_finished: true, ..State::default() };
        self.0.bell.notify_all();
        drop(self.0.bell.wait_while(state, |state| state.running > 0));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Says, when it goes, that a thread no longer has the library open.
struct End {
    lookup: Lookup,
    turn: u64,
}

impl Drop for End {
    fn drop(&mut self) {
        let mut state = self.lookup.state();
        state.running -= 1;
        if state.turn == self.turn {
            state.is_finished = true;
        }
        drop(state);
        self.lookup.0.bell.notify_all();
    }
}
