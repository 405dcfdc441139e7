//! The full-text index: one row for each article, written anew whenever something that is searched changes.

use super::article::{EDITED_SQL, TAGGED_SQL, order_sql, scope_sql, tagged_values};
use super::capture::json;
use super::{Connection, capture};
use crate::article::{Order, Scope};
use crate::error::Result;
use crate::id::ArticleId;
use crate::search::folded;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params, params_from_iter};
use std::collections::HashMap;

/// Pages of the index that one step of merging writes: short enough that nobody notices.
const MERGE_PAGES: i64 = 64;

/// What is asked of the index.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    /// An FTS5 expression; empty when no words are asked for.
    pub(crate) expression: String,
    /// An FTS5 expression of what must not be there; empty for nothing.
    pub(crate) without: String,
    /// Paths of tags that must be there, or must not.
    pub(crate) tags: Vec<(String, bool)>,
    /// Whether the words must have changed since they were clipped, or must not.
    pub(crate) edited: Vec<bool>,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Hits {
    /// All that were found.
    pub(crate) total: u32,
    /// Passages of all of them.
    pub(crate) passages: u32,
    /// The window that was asked for.
    pub(crate) articles: Vec<(ArticleId, Option<f64>)>,
}

/// Writes an article's row anew; an article that was withdrawn loses its row.
pub(crate) fn index(conn: &Connection, article: ArticleId) -> Result<()> {
    conn.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([article.0])?;
    // Asked from the passages on, each once: an `OR … IN` is looked through anew for every note.
    let fields = conn
        .prepare_cached(
            "SELECT a.headline, (SELECT group_concat(value, ', ') FROM json_each(a.byline)), a.outlet,
               (SELECT group_concat(exact, char(10)) FROM highlight WHERE article = a.id AND trashed_ms IS NULL),
               (SELECT group_concat(body, char(10)) FROM
                (SELECT body FROM note WHERE article = ?1 UNION ALL
                 SELECT n.body FROM highlight h JOIN note n ON n.highlight = h.id
                 WHERE h.article = ?1 AND h.trashed_ms IS NULL)),
               (SELECT group_concat(path, ', ') FROM
                (SELECT g.path FROM tagging t JOIN tag g ON g.id = t.tag WHERE t.article = ?1 UNION ALL
                 SELECT g.path FROM highlight h JOIN tagging t ON t.highlight = h.id JOIN tag g ON g.id = t.tag
                 WHERE h.article = ?1 AND h.trashed_ms IS NULL))
             FROM article a WHERE a.id = ?1 AND a.withdrawn = 0",
        )?
        .query_row([article.0], |row| {
            let words = |column| Ok(row.get::<_, Option<String>>(column)?.as_deref().map(folded));
            (0..6).map(words).collect::<rusqlite::Result<Vec<_>>>()
        })
        .optional()?;
    let Some(fields) = fields else { return Ok(()) };
    let text = folded(&capture::text(conn, capture::shown_document(conn, article)?)?);
    let [headline, byline, outlet, quotes, notes, tags] = fields.as_slice() else { unreachable!("six were selected") };
    conn.prepare_cached(
        "INSERT INTO search(rowid, headline, byline, outlet, text, quotes, notes, tags)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![article.0, headline, byline, outlet, text, quotes, notes, tags])?;
    Ok(())
}

/// Finds a window of the articles of `scope`.
pub(crate) fn find(
    conn: &Connection,
    wanted: &Wanted,
    scope: &Scope,
    order: Order,
    offset: u32,
    limit: u32,
) -> Result<Hits> {
    let (from, condition, mut values) = asked(conn, wanted, scope)?;
    let has_expression = !wanted.expression.is_empty();
    let (total, passages) = conn
        .prepare_cached(&format!(
            "SELECT count(*), coalesce(sum((SELECT count(*) FROM highlight p
                WHERE p.article = a.id AND p.trashed_ms IS NULL)), 0) FROM {from} WHERE {condition}"
        ))?
        .query_row(params_from_iter(&values), |row| Ok((row.get(0)?, row.get(1)?)))?;
    values.extend([i64::from(limit).into(), i64::from(offset).into()]);
    let (column, order_by) = match order {
        Order::Relevance if has_expression => (SCORE, "2 DESC, a.id DESC"),
        other => ("NULL", order_sql(other)),
    };
    let mut articles = conn
        .prepare_cached(&format!(
            "SELECT a.id, {column} FROM {from} WHERE {condition} ORDER BY {order_by} LIMIT ? OFFSET ?"
        ))?
        .query_map(params_from_iter(&values), |row| Ok((ArticleId(row.get(0)?), row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(ArticleId, Option<f64>)>>>()?;
    if has_expression && !matches!(order, Order::Relevance) {
        score(conn, &values[0], &mut articles)?;
    }
    Ok(Hits { total, passages, articles })
}

/// What is asked, as SQL: tables with the article as `a`, a condition, and its values.
pub(crate) fn asked(conn: &Connection, wanted: &Wanted, scope: &Scope) -> Result<(&'static str, String, Vec<Value>)> {
    let mut condition = scope_sql(scope).to_owned();
    let mut values: Vec<Value> = Vec::new();
    let has_expression = !wanted.expression.is_empty();
    let from = if has_expression {
        condition = format!("search MATCH ? AND {condition}");
        values.push(if wanted.without.is_empty() {
            wanted.expression.clone().into()
        } else {
            format!("({}) NOT ({})", wanted.expression, wanted.without).into()
        });
        "search JOIN article a ON a.id = search.rowid"
    } else {
        if !wanted.without.is_empty() {
            condition.push_str(" AND a.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)");
            values.push(wanted.without.clone().into());
        }
        "article a"
    };
    for is_wanted in &wanted.edited {
        condition = format!("{condition} AND {}{EDITED_SQL}", if *is_wanted { "" } else { "NOT " });
    }
    let scope_tag = match scope {
        Scope::Tag(tag) => Some((super::tag::path(conn, *tag)?, true)),
        _ => None,
    };
    for (path, is_wanted) in wanted.tags.iter().chain(&scope_tag) {
        condition = format!("{condition} AND {}{TAGGED_SQL}", if *is_wanted { "" } else { "NOT " });
        values.extend(tagged_values(path));
    }
    Ok((from, condition, values))
}

/// Says of the articles of a window how well they match.
///
/// The sign before `rowid` keeps SQLite from asking the index for each article anew, which would count all hits each time.
fn score(conn: &Connection, expression: &Value, window: &mut [(ArticleId, Option<f64>)]) -> Result<()> {
    let keys = json(&window.iter().map(|(article, _)| article).collect::<Vec<_>>())?;
    let sql = format!(
        "SELECT rowid, {SCORE} FROM search WHERE search MATCH ?1 AND +rowid IN (SELECT value FROM json_each(?2))"
    );
    let scores: HashMap<ArticleId, f64> = conn
        .prepare_cached(&sql)?
        .query_map(params![expression, keys], |row| Ok((ArticleId(row.get(0)?), row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (article, score) in window {
        *score = scores.get(article).copied();
    }
    Ok(())
}

/// A word in the headline weighs more than one in the text; a word that the user wrote, more than one that was read.
const SCORE: &str = "-bm25(search, 8.0, 4.0, 2.0, 1.0, 3.0, 4.0, 4.0)";

/// Merges a little of what single commits left behind. Gives whether there may be more to do.
pub(crate) fn merge_step(conn: &Connection) -> Result<bool> {
    let before: i64 = conn.query_row("SELECT total_changes()", [], |row| row.get(0))?;
    conn.execute("INSERT INTO search(search, rank) VALUES ('merge', ?1)", [MERGE_PAGES])?;
    let after: i64 = conn.query_row("SELECT total_changes()", [], |row| row.get(0))?;
    // SQLite documents (FTS5, section 6.8): fewer than two changes mean that there was nothing left to merge.
    Ok(after - before >= 2)
}

/// Compares the index with the articles and says what is missing or too much.
pub(crate) fn check(conn: &Connection, mut report: impl FnMut(String)) -> Result<()> {
    // What the index holds inside itself is looked at by `PRAGMA integrity_check`, also where nothing can be written.
    let lost = "SELECT id FROM article WHERE withdrawn = 0 AND id NOT IN (SELECT id FROM search_docsize)";
    let stray = "SELECT id FROM search_docsize WHERE id NOT IN (SELECT id FROM article WHERE withdrawn = 0)";
    for (sql, what) in [(lost, "is not in the search index"), (stray, "is in the search index and nowhere else")] {
        let mut statement = conn.prepare(sql)?;
        for id in statement.query_map([], |row| row.get::<_, i64>(0))? {
            report(format!("article {} {what}", id?));
        }
    }
    Ok(())
}
