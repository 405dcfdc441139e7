//! Other tables under the names of the index: whoever writes the index writes there, and need not know.
//!
//! A temporary view goes before a table of the same name, and its triggers say where a row goes. So there is one place that
//! says what stands in the index, also for checking it and for making it anew beside the one that is searched.

use super::super::{Connection, migrate};
use crate::error::Result;

/// A table of the index as this version of the program makes it.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    /// The statement that makes it.
    pub(super) sql: String,
    /// Its settings beside those of every such table.
    pub(super) settings: Vec<(String, rusqlite::types::Value)>,
}

/// The tables of the index, from a library without articles: what a damaged file says of itself counts for nothing.
pub(super) fn tables() -> Result<Vec<Table>> {
    let model = Connection::open_in_memory()?;
    for migration in migrate::MIGRATIONS {
        model.execute_batch(migration.sql)?;
    }
    let mut found = Vec::new();
    let mut statement = model.prepare(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name LIKE 'search%'
           AND sql LIKE '%VIRTUAL TABLE%USING fts5%' ORDER BY rowid",
    )?;
    let named = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    for table in named {
        let (name, sql) = table?;
        let columns = model
            .prepare(&format!("SELECT name FROM pragma_table_info('{name}')"))?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let settings = model
            .prepare(&format!("SELECT k, v FROM {name}_config WHERE k <> 'version'"))?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        found.push(Table { name, columns, sql, settings });
    }
    Ok(found)
}

/// Where rows go while a [`Detour`] lasts.
#[derive(Debug, Clone, Copy)]
pub(super) enum To {
    /// Into temporary tables, to be looked at: [`Detour::heard`].
    Ear,
    /// Into tables of the library that have this at the end of their names.
    Beside(&'static str),
}

/// While it lasts, the names of the index mean other tables on this connection. Nothing else may be done with it.
pub(super) struct Detour<'a> {
    conn: &'a Connection,
    tables: &'a [Table],
}

impl<'a> Detour<'a> {
    pub(super) fn begin(conn: &'a Connection, tables: &'a [Table], to: To) -> Result<Self> {
        let detour = Self { conn, tables };
        detour.end()?;
        for Table { name, columns, .. } in tables {
            let list = columns.join(", ");
            let values: String = columns.iter().map(|column| format!(", new.{column}")).collect();
            let empty = ", NULL".repeat(columns.len());
            let (target, key, rows) = match to {
                To::Ear => {
                    let target = format!("{name}_heard");
                    conn.execute_batch(&format!("CREATE TEMP TABLE {target}(id INTEGER PRIMARY KEY, {list})"))?;
                    (target.clone(), "id", format!("temp.{target}"))
                }
                To::Beside(end) => (format!("{name}{end}"), "rowid", format!("main.{name}{end}_docsize")),
            };
            conn.execute_batch(&format!(
                "CREATE TEMP VIEW {name}(rowid, {list}) AS SELECT id{empty} FROM {rows};
                 CREATE TEMP VIEW {name}_docsize AS SELECT id FROM {rows};
                 CREATE TEMP TRIGGER {name}_comes INSTEAD OF INSERT ON {name}
                   BEGIN INSERT INTO {target}({key}, {list}) VALUES (new.rowid{values}); END;
                 CREATE TEMP TRIGGER {name}_goes INSTEAD OF DELETE ON {name}
                   BEGIN DELETE FROM {target} WHERE {key} = old.rowid; END;"
            ))?;
        }
        Ok(detour)
    }

    /// Hands over the rows that were heard since, with the number of their table and the words of each column.
    pub(super) fn heard(&self, mut each: impl FnMut(usize, i64, &[Option<String>])) -> Result<()> {
        for (number, Table { name, columns, .. }) in self.tables.iter().enumerate() {
            let mut statement = self.conn.prepare_cached(&format!("SELECT * FROM temp.{name}_heard"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let words: Vec<Option<String>> =
                    (1..=columns.len()).map(|column| row.get(column)).collect::<rusqlite::Result<_>>()?;
                each(number, row.get(0)?, &words);
            }
            drop(rows);
            self.conn.prepare_cached(&format!("DELETE FROM temp.{name}_heard"))?.execute([])?;
        }
        Ok(())
    }

    fn end(&self) -> Result<()> {
        for Table { name, .. } in self.tables {
            self.conn.execute_batch(&format!(
                "DROP VIEW IF EXISTS temp.{name}; DROP VIEW IF EXISTS temp.{name}_docsize;
                 DROP TABLE IF EXISTS temp.{name}_heard;"
            ))?;
        }
        Ok(())
    }
}

impl Drop for Detour<'_> {
    fn drop(&mut self) {
        // What cannot be dropped is dropped with the connection.
        let _ = self.end();
    }
}
