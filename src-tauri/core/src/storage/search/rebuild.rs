//! Makes the index anew beside the one that is searched, in steps, and puts it in its place.

use super::super::Connection;
use super::detour::{Detour, Table, To, tables};
use super::index::{index_article, index_claim, index_note, index_passage};
use super::vocabulary;
use crate::error::{Error, Result};
use crate::search::{CountedWords, Kept};
use rusqlite::config::DbConfig;

/// At the end of the names of tables that are being made.
const NEW: &str = "_anew";
/// Things that one transaction indexes.
const STEP: usize = 200;

/// Something that has rows in the index.
#[derive(Debug, Clone, Copy)]
pub(super) enum Thing {
    Article(i64),
    Passage(i64),
    Note(i64),
    Claim(i64),
}

impl Thing {
    /// Writes its rows.
    pub(super) fn index(self, conn: &Connection, counted: &mut CountedWords) -> Result<()> {
        match self {
            Self::Article(id) => index_article(conn, id, counted),
            Self::Passage(id) => index_passage(conn, id),
            Self::Note(id) => index_note(conn, id),
            Self::Claim(id) => index_claim(conn, id),
        }
    }
}

/// All that the index has rows of.
pub(super) fn everything(conn: &Connection) -> Result<Vec<Thing>> {
    let mut all = Vec::new();
    let mut add = |sql: &str, thing: fn(i64) -> Thing| -> Result<()> {
        let mut statement = conn.prepare(sql)?;
        for id in statement.query_map([], |row| row.get(0))? {
            all.push(thing(id?));
        }
        Ok(())
    };
    add("SELECT id FROM article WHERE withdrawn = 0 ORDER BY id", Thing::Article)?;
    add("SELECT id FROM highlight ORDER BY id", Thing::Passage)?;
    add("SELECT id FROM note ORDER BY id", Thing::Note)?;
    add("SELECT id FROM claim ORDER BY id", Thing::Claim)?;
    Ok(all)
}

/// Makes the whole index and its vocabulary anew. Until the last step, who searches gets what the old index has.
///
/// `progress` is told how much of how much was done.
pub(crate) fn rebuild(conn: &mut Connection, progress: &mut dyn FnMut(usize, usize)) -> Result<Kept> {
    let tables = tables()?;
    // What a rebuilding left that did not come to its end.
    let transaction = conn.transaction()?;
    for table in &tables {
        remove(&transaction, &format!("{}{NEW}", table.name))?;
        make(&transaction, table)?;
    }
    transaction.commit()?;
    let everything = everything(conn)?;
    progress(0, everything.len());
    {
        let conn = &*conn;
        let _detour = Detour::begin(conn, &tables, To::Beside(NEW))?;
        for (step, things) in everything.chunks(STEP).enumerate() {
            let transaction = conn.unchecked_transaction()?;
            let mut counted = CountedWords::default();
            things.iter().try_for_each(|thing| thing.index(conn, &mut counted))?;
            transaction.commit()?;
            progress(step * STEP + things.len(), everything.len());
        }
    }
    let transaction = conn.transaction()?;
    for Table { name, .. } in &tables {
        remove(&transaction, name)?;
        transaction.execute_batch(&format!("ALTER TABLE main.{name}{NEW} RENAME TO {name}"))?;
    }
    let words = vocabulary::recounted(&transaction)?;
    vocabulary::keep(&transaction, &words)?;
    transaction.commit()?;
    Ok(words)
}

/// Makes an empty table under its new name.
fn make(conn: &Connection, table: &Table) -> Result<()> {
    let name = format!("{}{NEW}", table.name);
    let statement = table.sql.replacen(&table.name, &name, 1);
    conn.execute_batch(&statement)?;
    for (key, value) in &table.settings {
        conn.execute(&format!("INSERT INTO {name}({name}, rank) VALUES (?1, ?2)"), rusqlite::params![key, value])?;
    }
    Ok(())
}

/// Removes a table of the index, also one that is too damaged to be dropped.
fn remove(conn: &Connection, name: &str) -> Result<()> {
    if conn.execute_batch(&format!("DROP TABLE IF EXISTS main.{name}")).is_ok() {
        return Ok(());
    }
    // Nothing else may touch what an index keeps of its own, or the schema.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    let removed = remove_parts(conn, name);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    removed
}

fn remove_parts(conn: &Connection, name: &str) -> Result<()> {
    for part in ["data", "idx", "content", "docsize", "config"] {
        conn.execute_batch(&format!("DROP TABLE IF EXISTS main.{name}_{part}"))?;
    }
    conn.pragma_update(None, "writable_schema", true)?;
    let removed = conn.execute("DELETE FROM main.sqlite_schema WHERE name = ?1 AND type = 'table'", [name]);
    // Reads the schema again, too.
    conn.execute_batch("PRAGMA writable_schema = RESET")?;
    match removed? {
        0 => Err(Error::corrupt("the search index can neither be read nor removed")),
        _ => Ok(()),
    }
}
