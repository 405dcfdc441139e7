//! Emptying the trash: the only place where what the user kept is deleted.

use super::{Connection, journal};
use crate::error::Result;
use rusqlite::params;

/// How many things were deleted for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Deleted {
    pub(crate) articles: u32,
    pub(crate) passages: u32,
}

/// Rows that go, by table, children before parents. `gone_article` and `gone_highlight` are filled before.
const GOING: &[(&str, &str)] = &[
    ("note", "article IN (SELECT id FROM gone_article) OR highlight IN (SELECT id FROM gone_highlight)"),
    ("tagging", "article IN (SELECT id FROM gone_article) OR highlight IN (SELECT id FROM gone_highlight)"),
    ("anchor", "highlight IN (SELECT id FROM gone_highlight)"),
    ("highlight", "id IN (SELECT id FROM gone_highlight)"),
    (
        "document",
        "withdrawn = 1 OR capture IN (SELECT id FROM capture WHERE withdrawn = 1 OR article IN (SELECT id FROM gone_article))",
    ),
    ("capture", "withdrawn = 1 OR article IN (SELECT id FROM gone_article)"),
    ("article", "id IN (SELECT id FROM gone_article)"),
];

/// Deletes every article and passage in the trash and everything that was withdrawn by undo, with the bytes that nothing
/// names any more, and takes their words out of the journal.
pub(crate) fn empty(conn: &Connection) -> Result<Deleted> {
    conn.execute_batch(
        "CREATE TEMP TABLE gone_article AS SELECT id FROM main.article WHERE trashed_ms IS NOT NULL OR withdrawn = 1;
         CREATE TEMP TABLE gone_highlight AS SELECT id FROM main.highlight
           WHERE trashed_ms IS NOT NULL OR article IN (SELECT id FROM gone_article);",
    )?;
    let count = |sql: &str| -> Result<u32> { Ok(conn.query_row(sql, [], |row| row.get(0))?) };
    let deleted = Deleted {
        articles: count("SELECT count(*) FROM article WHERE trashed_ms IS NOT NULL AND withdrawn = 0")?,
        passages: count(
            "SELECT count(*) FROM highlight h JOIN article a ON a.id = h.article
             WHERE h.trashed_ms IS NOT NULL AND a.trashed_ms IS NULL AND a.withdrawn = 0",
        )?,
    };
    conn.execute("DELETE FROM search WHERE rowid IN (SELECT id FROM gone_article)", [])?;
    conn.execute(
        "DELETE FROM document_picture WHERE document IN (SELECT d.id FROM document d JOIN capture c ON c.id = d.capture
         WHERE d.withdrawn = 1 OR c.withdrawn = 1 OR c.article IN (SELECT id FROM gone_article))",
        [],
    )?;
    for (table, condition) in GOING {
        let uids = conn
            .prepare(&format!("SELECT uid FROM {table} WHERE {condition}"))?
            .query_map([], |row| row.get::<_, Vec<u8>>(0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        for uid in uids {
            journal::erase(conn, &uid)?;
        }
        conn.execute(&format!("DELETE FROM {table} WHERE {condition}"), params![])?;
    }
    // Things that were deleted and brought back by nobody, such as a note that was removed, leave words in the journal too,
    // but those belong to articles that are still here.
    conn.execute(
        "DELETE FROM blob WHERE sha256 NOT IN (SELECT source_sha256 FROM capture)
         AND sha256 NOT IN (SELECT sha256 FROM document_picture)",
        [],
    )?;
    conn.execute_batch("DROP TABLE gone_article; DROP TABLE gone_highlight;")?;
    Ok(deleted)
}
