//! A library that was changed by who knows SQL, and turned off what would stop it.

use super::opened::{FULL, file};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::path::Path;
use std::sync::LazyLock;

/// Tables and their columns, those first that the journal is of.
static COLUMNS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let (_folder, path) = file(&FULL);
    let conn = Connection::open(path).expect("it is a database");
    let sql = "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
               WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%'
               ORDER BY t.name NOT IN ('step', 'journal'), t.name, c.cid";
    let mut columns = conn.prepare(sql).expect("it has tables");
    let rows = columns.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("they can be listed");
    rows.map(|row| row.expect("names are text")).collect()
});

/// Changes values of the tables that `is_meant` names: a column, a row, how, and up to fifteen bytes. What the database refuses is
/// left out.
pub(super) fn forge(path: &Path, mut changes: &[u8], is_meant: fn(&str) -> bool) {
    let columns: Vec<_> = COLUMNS.iter().filter(|(table, _)| is_meant(table)).collect();
    let conn = Connection::open(path).expect("it is a database");
    let guards =
        "SELECT group_concat(sql, '; ') FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('step', 'journal')";
    let guards: String = conn.query_row(guards, [], |row| row.get(0)).expect("it has triggers");
    let ready = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF;
                 DROP TRIGGER step_is_append_only; DROP TRIGGER step_stays;
                 DROP TRIGGER journal_is_append_only; DROP TRIGGER journal_stays;";
    conn.execute_batch(ready).expect("nothing stops it");
    while let [column, row, how, rest @ ..] = changes {
        let (new, rest) = rest.split_at(rest.len().min(usize::from(how >> 4)));
        let (table, column) = columns[usize::from(*column) % columns.len()];
        let row = i64::from(*row);
        let place = format!(
            "rowid = (SELECT rowid FROM \"{table}\" LIMIT 1 OFFSET ?1 % (SELECT max(count(*), 1) FROM \"{table}\"))"
        );
        let old = format!("SELECT \"{column}\" FROM \"{table}\" WHERE {place}");
        let old = conn.query_row(&old, [row], |row| row.get::<_, Value>(0)).unwrap_or(Value::Null);
        let sql = match how & 15 {
            0 => format!("DELETE FROM \"{table}\" WHERE {place} AND ?2 IS NOT 1"),
            1 => format!(
                "UPDATE \"{table}\" SET \"{column}\" = (SELECT \"{column}\" FROM \"{table}\" ORDER BY rowid DESC) WHERE {place} AND ?2 IS NOT 1"
            ),
            _ => format!("UPDATE \"{table}\" SET \"{column}\" = ?2 WHERE {place}"),
        };
        let _ = conn.execute(&sql, (row, forged(old, how & 15, new)));
        changes = rest;
    }
    conn.execute_batch(&guards).expect("they are put back");
}

/// What is put in place of a value.
fn forged(old: Value, how: u8, new: &[u8]) -> Value {
    let number = new.iter().take(8).fold(0, |number, byte| number << 8 | i64::from(*byte));
    let spliced = |old: &mut [u8]| {
        let Some((at, new)) = new.split_first().filter(|_| !old.is_empty()) else { return };
        let at = usize::from(*at) * old.len() / 256;
        old[at..].iter_mut().zip(new).for_each(|(old, new)| *old ^= new);
    };
    match (how, old) {
        (2, _) => Value::Null,
        (3, _) => Value::Integer(number),
        (4, _) => Value::Text(String::from_utf8_lossy(new).into_owned()),
        (5, _) => Value::Blob(new.to_vec()),
        (6, _) => Value::Real(f64::from_bits(number as u64)),
        (7, Value::Integer(old)) => Value::Integer(old.wrapping_add(number)),
        (_, Value::Blob(mut old)) => {
            spliced(&mut old);
            Value::Blob(old)
        }
        (_, Value::Text(old)) => {
            let mut old = old.into_bytes();
            spliced(&mut old);
            Value::Text(String::from_utf8_lossy(&old).into_owned())
        }
        (_, Value::Integer(old)) => Value::Integer(old ^ number),
        (_, old) => old,
    }
}
