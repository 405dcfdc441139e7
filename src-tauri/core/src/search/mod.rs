//! Finding: the query as typed, what it asks of the index, and the place in an article that shows why it was found.

mod expr;
mod fold;
mod place;
mod query;
mod searcher;

pub use expr::{ClaimField, DateOf, Ending, Expr, Field, Moments, Now, Part, Problem, State, Term, Words};
pub(crate) use fold::folded;
pub use place::{Found, FoundIn};
pub use query::Query;
pub use searcher::{
    Answer, Completions, Counted, Effort, Interrupter, List, ListCounts, ListedPassage, Searcher, Window,
};

use crate::clock::Clock;
use crate::library::Library;

/// The words of a text, folded as the index has them.
pub(crate) fn words_of(text: &str) -> Vec<String> {
    fold::tokens(text).map(|token| token.folded).collect()
}

impl Library {
    /// Reads what was typed in the search box, now; with `is_typing`, its last word may still be growing.
    pub fn query(&self, typed: &str, is_typing: bool) -> Query {
        Query::parse(typed, now(&**self.clock()), is_typing)
    }
}

fn now(clock: &dyn Clock) -> Now {
    Now { ms: clock.now_ms(), offset_minutes: 0 }
}
