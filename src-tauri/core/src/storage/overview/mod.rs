//! Columns of everything, in one scan each, for what is counted and grouped in memory.

use super::Connection;
use super::capture::NEWEST_FIRST;
use crate::error::Result;
use crate::overview::{Noun, Sort};
use crate::search::DateOf;

/// Two numbers, one of which is another one when anything was written since, here or elsewhere.
pub(crate) fn state(conn: &Connection) -> Result<(i64, i64)> {
    let ours = conn.prepare_cached("SELECT total_changes()")?.query_row([], |row| row.get(0))?;
    Ok((ours, conn.pragma_query_value(None, "data_version", |row| row.get(0))?))
}

/// Calls `visit` with each article that was not withdrawn and its date.
pub(crate) fn each_date(conn: &Connection, date: DateOf, mut visit: impl FnMut(i64, Option<i64>)) -> Result<()> {
    let column = if date == DateOf::Published { "published_ms" } else { "clipped_ms" };
    let mut statement = conn.prepare_cached(&format!("SELECT id, {column} FROM article WHERE withdrawn = 0"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        visit(row.get(0)?, row.get(1)?);
    }
    Ok(())
}

/// Calls `visit` with each article that has an outlet, in order of outlet.
pub(crate) fn each_outlet(conn: &Connection, mut visit: impl FnMut(i64, &str)) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT id, outlet FROM article WHERE withdrawn = 0 AND outlet IS NOT NULL ORDER BY outlet COLLATE NOCASE, id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        visit(row.get(0)?, row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
    }
    Ok(())
}

/// Calls `visit` with each tag, article and passage that belong together, outside the trash and in it, article by article
/// and passage by passage; a passage that was thrown away is left out.
pub(crate) fn each_use(conn: &Connection, mut visit: impl FnMut(i64, i64, Option<i64>)) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT t.tag, coalesce(t.article, h.article) AS of, h.id FROM tagging t
         LEFT JOIN highlight h ON h.id = t.highlight WHERE h.trashed_ms IS NULL ORDER BY of, h.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        visit(row.get(0)?, row.get(1)?, row.get(2)?);
    }
    Ok(())
}

/// Calls `visit` with each note and tag of what the note is on.
pub(crate) fn each_noted_use(conn: &Connection, mut visit: impl FnMut(i64, i64)) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT n.id, t.tag FROM note n JOIN tagging t ON t.article = n.article
         UNION ALL SELECT n.id, t.tag FROM note n JOIN tagging t ON t.highlight = n.highlight",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        visit(row.get(0)?, row.get(1)?);
    }
    Ok(())
}

/// Every row of a list with its article, in order; 0 for a note that is on none.
pub(crate) fn ordered(conn: &Connection, noun: Noun, sort: Sort, is_descending: bool) -> Result<Vec<(i64, i64)>> {
    let (from, key, made) = match noun {
        Noun::Articles => ("article a", "a.id", "a.clipped_ms"),
        Noun::Passages => ("highlight h JOIN article a ON a.id = h.article", "h.id", "h.made_ms"),
        Noun::Notes => (
            "note n LEFT JOIN highlight h ON h.id = n.highlight LEFT JOIN article a ON a.id = coalesce(n.article, h.article)",
            "n.id",
            "n.edited_ms",
        ),
    };
    let words = format!(
        "(SELECT d.words FROM document d JOIN capture c ON c.id = d.capture
          WHERE c.article = a.id AND c.withdrawn = 0 AND d.withdrawn = 0 ORDER BY {NEWEST_FIRST}, d.id DESC LIMIT 1)"
    );
    let column = match sort {
        Sort::Relevance | Sort::Made => made,
        Sort::Published => "a.published_ms",
        Sort::Clipped => "a.clipped_ms",
        Sort::Headline => "a.headline COLLATE NOCASE",
        Sort::Outlet => "a.outlet COLLATE NOCASE",
        Sort::Byline => "nullif(a.byline, '[]') COLLATE NOCASE",
        Sort::Language => "a.language",
        Sort::Words => &words,
        Sort::Passages => "(SELECT count(*) FROM highlight p WHERE p.article = a.id AND p.trashed_ms IS NULL)",
        Sort::Colour if noun == Noun::Articles => made,
        Sort::Colour => "h.colour",
    };
    let way = if is_descending { "DESC" } else { "ASC" };
    let sql = format!(
        "SELECT {key}, coalesce(a.id, 0) FROM {from} WHERE coalesce(a.withdrawn, 0) = 0 ORDER BY {column} {way} NULLS LAST, {key} {way}"
    );
    Ok(conn
        .prepare_cached(&sql)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}
