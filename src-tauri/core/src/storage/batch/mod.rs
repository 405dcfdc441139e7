//! What is counted of the articles that fit, for a list of names.

use super::Connection;
use super::search::{Wanted, asked};
use crate::article::Scope;
use crate::error::Result;
use crate::id::ArticleId;
use rusqlite::params_from_iter;

/// How many articles fit, and from when to when they were published.
#[derive(Debug, Default)]
pub(crate) struct Stretch {
    pub(crate) articles: u32,
    /// Those that do not say when.
    pub(crate) undated: u32,
    pub(crate) first: Option<ArticleId>,
    pub(crate) last: Option<ArticleId>,
}

/// Goes through the articles of `scope` that fit.
pub(crate) fn stretch(conn: &Connection, wanted: &Wanted, scope: &Scope) -> Result<Stretch> {
    let (from, condition, values) = asked(conn, wanted, scope)?;
    let mut statement = conn.prepare_cached(&format!("SELECT a.id, a.published_ms FROM {from} WHERE {condition}"))?;
    let mut rows = statement.query(params_from_iter(&values))?;
    let mut stretch = Stretch::default();
    let (mut first, mut last) = (None, None);
    while let Some(row) = rows.next()? {
        stretch.articles += 1;
        let Some(published_ms) = row.get::<_, Option<i64>>(1)? else {
            stretch.undated += 1;
            continue;
        };
        let here = (published_ms, row.get::<_, i64>(0)?);
        first = Some(first.map_or(here, |before: (i64, i64)| before.min(here)));
        last = Some(last.map_or(here, |before: (i64, i64)| before.max(here)));
    }
    stretch.first = first.map(|(_, id)| ArticleId(id));
    stretch.last = last.map(|(_, id)| ArticleId(id));
    Ok(stretch)
}
