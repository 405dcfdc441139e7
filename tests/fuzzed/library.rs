//! Library files that were damaged, by a disk or by somebody: opening, checking, reading and writing one ends in an answer or
//! in an error.
//!
//! The first byte chooses how: bytes of the file are changed wherever they stand, or values of its tables, those of the journal
//! among them, by who knows SQL and turns off what would stop it.

use super::chosen;
use super::opened::{FULL, file};
use crate::support::{article, host, stock_of};
use clipfile_core::article::{Order, Scope};
use clipfile_core::claim::{Filter, Sort};
use clipfile_core::{Library, Result};
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

pub(super) fn check(data: &[u8]) {
    let (choice, changes) = chosen(data);
    let mut bytes = FULL.clone();
    let is_by_sql = choice % 2 == 1;
    if !is_by_sql {
        patch(&mut bytes, changes);
    }
    let is_whole = bytes == *FULL;
    let (_folder, path) = file(&bytes);
    if is_by_sql {
        forge(&path, changes);
    }
    // Without the right to write nothing may be mended on the way.
    if let Ok(library) = Library::open_read_only(&path, &host()) {
        look(&library, is_whole && !is_by_sql);
    }
    if let Ok(mut library) = Library::open(&path, &host()) {
        look(&library, false);
        let _ = work(&mut library);
        look(&library, false);
        let _ = library.close();
    }
}

/// Writes over parts of the file: an offset in three bytes, a length of up to sixteen, and what is written.
fn patch(bytes: &mut [u8], mut changes: &[u8]) {
    while let [low, middle, high, len, rest @ ..] = changes {
        let at = usize::from(*low) | usize::from(*middle) << 8 | usize::from(*high) << 16;
        let (new, rest) = rest.split_at(rest.len().min(usize::from(len % 16) + 1));
        let at = at % (bytes.len() - new.len());
        bytes[at..at + new.len()].copy_from_slice(new);
        changes = rest;
    }
}

/// Changes values of tables: a column, a row, how, and up to fifteen bytes. What the database refuses is left out.
fn forge(path: &Path, mut changes: &[u8]) {
    let conn = Connection::open(path).expect("it is a database");
    let ready = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF;
                 DROP TRIGGER step_is_append_only; DROP TRIGGER step_stays;
                 DROP TRIGGER journal_is_append_only; DROP TRIGGER journal_stays;";
    conn.execute_batch(ready).expect("nothing stops it");
    while let [column, row, how, rest @ ..] = changes {
        let (new, rest) = rest.split_at(rest.len().min(usize::from(how >> 4)));
        let (table, column) = &COLUMNS[usize::from(*column) % COLUMNS.len()];
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

/// Looks at everything in it, as far as that goes.
fn look(library: &Library, is_whole: bool) {
    let findings = library.check();
    assert!(!is_whole || findings.is_ok_and(|findings| findings.is_empty()), "nothing was changed");
    let _ = stock_of(library);
    let _ = (library.counts(), library.tags(), library.undo_state(), library.list_notes("", 0, 100));
    let _ = (library.people(false, ""), library.stories(false), library.drafts(false, None), library.corrections(None));
    let _ = (library.saved_searches(), library.kept_styles(), library.colour_names());
    let _ = library.list_claims(&Filter::default(), Sort::Made, false, 0, 100);
    for typed in ["gate", "\"the gate\" OR has:note", "ga"] {
        let query = library.query(typed, typed == "ga");
        let _ = library.list_articles(Scope::Articles, &query, Order::Newest, 0, 10);
    }
}

/// Writes to it, and turns that back.
fn work(library: &mut Library) -> Result<()> {
    let _ = library.undo();
    let _ = library.redo();
    let added = library.add(&article("Budget\nThe vote was close."))?.value.article;
    let _ = library.merge_step();
    let _ = library.trash(&[added])?;
    let _ = library.undo()?;
    let _ = library.undo()?;
    library.empty_trash().map(drop)
}
