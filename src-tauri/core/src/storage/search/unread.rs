//! The top of a list that asks for nothing, from an index of the table: it is there before anything of a large library was
//! read into memory.

use super::super::Connection;
use super::super::article::scope_sql;
use super::super::copies::FOLDED_SQL;
use super::Asked;
use super::find::Found;
use crate::article::{Order, Scope};
use crate::error::Result;
use crate::search::{Expr, List, State, Term};

/// The window, where it is one that an index has in order.
pub(super) fn find(conn: &Connection, asked: &Asked<'_>) -> Result<Option<Found>> {
    let is_newest = matches!(asked.order, Order::Newest | Order::Relevance);
    let Some(folds) = folds(asked.expr).filter(|_| asked.list == List::Articles && is_newest) else {
        return Ok(None);
    };
    if !matches!(asked.scope, Scope::Inbox | Scope::Articles) {
        return Ok(None);
    }
    let mut is_in = scope_sql(asked.scope).to_owned();
    if folds {
        is_in = format!("{is_in} AND a.id NOT IN ({FOLDED_SQL})");
    }
    let rows = conn
        .prepare_cached(&format!(
            "SELECT a.id FROM article a WHERE {is_in} ORDER BY a.clipped_ms DESC, a.id DESC LIMIT ?1 OFFSET ?2"
        ))?
        .query_map([asked.window.limit, asked.window.offset], |row| Ok((row.get(0)?, None)))?
        .collect::<rusqlite::Result<_>>()?;
    let count = conn
        .prepare_cached(&format!("SELECT count(*) FROM article a WHERE {is_in}"))?
        .query_row([], |row| row.get(0))?;
    Ok(Some(Found { rows, count, is_count_exact: true, is_exact: true }))
}

/// Whether copies shall stand behind one of them; `None` where something else is asked.
fn folds(expr: &Expr) -> Option<bool> {
    match expr {
        Expr::All(parts) => parts.iter().try_fold(false, |found, part| Some(found | folds(part)?)),
        Expr::Not(inner) if **inner == Expr::Term(Term::Is(State::Folded)) => Some(true),
        _ => None,
    }
}
