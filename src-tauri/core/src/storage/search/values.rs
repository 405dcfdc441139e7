//! The values that fields have in this library, the most frequent first.

use super::super::Connection;
use crate::error::Result;

/// Values of one field that are kept: whoever has more of them begins with a letter or two.
const MAX_VALUES: usize = 20_000;

/// A field whose values are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Outlet,
    Byline,
    Language,
    Kind,
    Site,
}

/// Each value with the number of articles outside the trash that have it.
pub(crate) fn values(conn: &Connection, column: Column) -> Result<Vec<(String, u32)>> {
    let (value, from) = match column {
        Column::Outlet => ("a.outlet", "article a"),
        Column::Byline => ("trim(name.value)", "article a, json_each(a.byline) name"),
        Column::Language => ("lower(a.language)", "article a"),
        Column::Kind => ("c.importer", "article a JOIN capture c ON c.article = a.id AND c.withdrawn = 0"),
        // The one spelling of an address begins with `https://`, whatever it was.
        Column::Site => ("substr(a.address, 9, instr(substr(a.address, 9) || '/', '/') - 1)", "article a"),
    };
    let sql = format!(
        "SELECT {value}, count(DISTINCT a.id) FROM {from} WHERE a.trashed_ms IS NULL AND a.withdrawn = 0
           AND {value} <> '' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MAX_VALUES}"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Which change was the last one: the values are counted anew when it is another.
pub(crate) fn last_step(conn: &Connection) -> Result<i64> {
    Ok(conn.prepare_cached("SELECT coalesce(max(id), 0) FROM step")?.query_row([], |row| row.get(0))?)
}
