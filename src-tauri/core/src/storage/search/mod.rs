//! The full-text index, and whatever finds in it. Why it is as it is: `docs/adr/0017-search-index.md`.
//!
//! `index` writes; `plan` says what a query asks, `simple` puts that together, `find` answers it over the arrays of `roster`
//! as `view` sees them; `engine` keeps the arrays true.

mod beginning;
mod best;
mod check;
mod dates;
mod detour;
mod engine;
mod facets;
mod filters;
mod find;
mod fts;
mod index;
mod ledger;
mod names;
mod plan;
mod rank;
mod rebuild;
mod roster;
mod simple;
mod unread;
mod values;
mod view;
pub(crate) mod vocabulary;

pub(crate) use check::check;
pub(crate) use engine::Engine;
pub(crate) use index::{index, index_claim};
pub(crate) use rebuild::rebuild;
pub(crate) use values::{Column, last_step, values};

use super::Connection;
use crate::article::{Order, Scope};
use crate::error::Result;
use crate::search::{Effort, Expr, List, Window};
use fts::{ARTICLES, CLAIMS, NOTES, PASSAGES, TABLES, Table};

/// Pages of the index that one step of merging writes: short enough that nobody notices.
const MERGE_PAGES: i64 = 64;

/// What is asked of a list.
pub(crate) struct Asked<'a> {
    pub(crate) expr: &'a Expr,
    pub(crate) list: List,
    pub(crate) scope: &'a Scope,
    pub(crate) order: Order,
    pub(crate) window: Window,
    pub(crate) effort: Effort,
    /// Whether nobody waits for the answer any more.
    pub(crate) is_unwanted: &'a dyn Fn() -> bool,
}

impl List {
    fn table(self) -> Table {
        match self {
            Self::Articles => ARTICLES,
            Self::Passages => PASSAGES,
            Self::Notes => NOTES,
            Self::Claims => CLAIMS,
        }
    }
}

/// Whether the index finds a word of small ASCII letters anywhere, which needs nothing that is kept in memory.
pub(crate) fn has_word(conn: &Connection, word: &str) -> Result<bool> {
    let sql = format!("SELECT 1 FROM {0} WHERE {0} MATCH ?1", ARTICLES.name);
    Ok(conn.prepare_cached(&sql)?.exists([format!("\"{word}\"")])?)
}

/// Merges a little of what single commits left behind. Gives whether there may be more to do.
pub(crate) fn merge_step(conn: &Connection) -> Result<bool> {
    let mut is_more = false;
    for table in TABLES {
        let before = conn.total_changes();
        conn.execute(&format!("INSERT INTO {0}({0}, rank) VALUES ('merge', ?1)", table.name), [MERGE_PAGES])?;
        // SQLite documents (FTS5, section 6.8): fewer than two changes mean that there was nothing left to merge.
        is_more |= conn.total_changes() - before >= 2;
    }
    Ok(is_more)
}
