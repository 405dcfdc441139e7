//! Finding: the query as typed, what it asks of the index, and the place in an article that shows why it was found.

mod expr;
mod fold;
mod forms;
mod place;
mod propose;
mod query;
mod searcher;
mod suggest;
mod vocabulary;

pub use expr::{
    ClaimField, DateOf, Ending, Expr, Field, MAX_NEAR_WORDS, Moments, Now, Part, Problem, State, Term, Words,
};
pub(crate) use fold::{each_word, each_word_in, folded, is_unspaced};
pub use place::{Found, FoundIn};
pub use propose::Proposal;
pub(crate) use propose::Values;
pub use query::{
    Bound, Condition, FIELDS, FieldInfo, Form, HAS, IN, IS, Named, Place, Query, Takes, Writing, Written, writing_at,
};
pub(crate) use searcher::every;
pub use searcher::{
    Answer, Counted, Effort, FoundNote, Interrupter, List, ListCounts, ListedPassage, Searcher, Window,
};
pub(crate) use vocabulary::{CountedWords, Kept, MAX_COMPLETIONS, Recount, is_listed};
pub use vocabulary::{Known, Near, Vocabulary};

use crate::clock::Clock;
use crate::library::Library;
use std::ops::ControlFlow;

/// The words of a text, folded as the index has them.
pub(crate) fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let _ = fold::cut::<()>(text, |token| {
        words.push(token.word.to_owned());
        ControlFlow::Continue(())
    });
    words
}

/// The words of a text, folded, with a space between: what two spellings of one name have in common.
pub(crate) fn spelling(text: &str) -> String {
    words_of(text).join(" ")
}

impl Library {
    /// Reads what was typed in the search box, now; with `is_typing`, its last word may still be growing.
    pub fn query(&self, typed: &str, is_typing: bool) -> Query {
        read(self.clock().as_ref(), typed, is_typing)
    }
}

/// Reads what was typed at the clock's time.
fn read(clock: &dyn Clock, typed: &str, is_typing: bool) -> Query {
    let ms = clock.now_ms();
    let now = Now { ms, offset_minutes: clock.offset_minutes(ms) };
    Query::parse_where(typed, now, &|at_ms| clock.offset_minutes(at_ms), is_typing)
}
