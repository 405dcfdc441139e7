//! The query language: what was typed in the search box as a tree, with what is wrong with it (`docs/search.md`).
//!
//! `grammar` reads the text, `lower` makes conditions of it by the table in `fields`; `condition` and `writing` are for who
//! shows a query and helps to write one, `text` writes a tree as it would be typed. Nothing that is typed is an error.

mod condition;
mod dates;
mod fields;
mod grammar;
mod lower;
mod problem;
#[cfg(test)]
mod tests;
mod text;
mod writing;

use super::expr::{Expr, Now, Problem};
use dates::Calendar;

pub use condition::{Condition, Form};
pub use fields::{Bound, FIELDS, FieldInfo, HAS, IN, IS, Named, Place, Takes};
pub(super) use text::quoted as as_value;
pub use writing::{Writing, Written, writing_at};

/// A query, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What it asks.
    pub expr: Expr,
    /// What its writer should know; the query is answered as well as it can be all the same.
    pub problems: Vec<Problem>,
    typed: String,
    conditions: Vec<Condition>,
}

impl Default for Query {
    fn default() -> Self {
        Self { expr: lower::nothing(), problems: Vec::new(), typed: String::new(), conditions: Vec::new() }
    }
}

impl Query {
    /// Reads what was typed at `now`, where local time was always as far ahead of UTC as it is then.
    pub fn parse(typed: &str, now: Now, is_typing: bool) -> Self {
        Self::parse_where(typed, now, &|_| now.offset_minutes, is_typing)
    }

    /// Reads what was typed at `now`; with `is_typing`, what stands at the end may not be finished.
    ///
    /// `offset_at` tells how many minutes local time was ahead of UTC at a moment in UTC milliseconds: days are local.
    pub fn parse_where(typed: &str, now: Now, offset_at: &dyn Fn(i64) -> i32, is_typing: bool) -> Self {
        let calendar = Calendar { now, offset_at };
        let nodes = grammar::read(typed);
        let mut reading = lower::Reading {
            typed,
            calendar,
            is_typing,
            terms: 0,
            problems: Vec::new(),
            places: 0,
            unclosed: Vec::new(),
        };
        let read = reading.each(&nodes, None);
        reading.warn_of_unclosed();
        let asking = nodes.iter().zip(&read).filter(|(_, expr)| !expr.is_empty()).map(|(node, _)| node);
        let conditions = condition::conditions(typed, asking);
        Self { expr: lower::all(read), problems: reading.problems, typed: typed.to_owned(), conditions }
    }

    /// One that nobody typed.
    pub fn of(expr: Expr) -> Self {
        Self { expr, ..Self::default() }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.expr.is_empty()
    }

    /// The conditions that must all hold, in the order in which they were typed.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// What is left to type when a condition is taken out.
    ///
    /// # Panics
    /// When there is no condition of this number.
    pub fn without(&self, condition: usize) -> String {
        condition::without(&self.typed, &self.conditions[condition])
    }

    /// What it was read as, in the language itself; dates as days where local time was always `now.offset_minutes` ahead.
    pub fn read_as(&self, now: Now) -> String {
        text::written(&self.expr, &Calendar { now, offset_at: &|_| now.offset_minutes })
    }
}
