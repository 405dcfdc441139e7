//! Looks at everything in the file that can be looked at.

use super::{Connection, blob, capture, claim, copies, highlight, journal, search, trash};
use crate::anchor::{self, Verdict};
use crate::capture::Hash;
use crate::error::{Error, Result};
use crate::id::{DocumentId, HighlightId};

/// Runs every check and hands each finding to `report`.
pub(crate) fn check(conn: &Connection, mut report: impl FnMut(String)) -> Result<()> {
    check_file(conn, &mut report)?;
    check_references(conn, &mut report)?;
    if trash::must_be_wiped(conn)? {
        report("file: unused parts may hold deleted words; free some space and open it again".to_owned());
    }
    check_blobs(conn, &mut report)?;
    check_documents(conn, &mut report)?;
    check_anchors(conn, &mut report)?;
    claim::check(conn, &mut report)?;
    search::check(conn, &mut report);
    copies::check(conn, &mut report)?;
    journal::check(conn, &mut report)
}

fn check_file(conn: &Connection, report: &mut impl FnMut(String)) -> Result<()> {
    let lines = rows::<String>(conn, "PRAGMA integrity_check").or_else(|error| match error {
        // A search index that cannot even be opened keeps it from looking at anything.
        Error::Sqlite(_) => structure(conn, "('table', 'shadow')"),
        other => Err(other),
    })?;
    for line in lines {
        // It looks into the search index, too, which can be made anew.
        let part = if line.contains("FTS5 table") { "search index" } else { "file" };
        if line != "ok" {
            report(format!("{part}: {line}"));
        }
    }
    Ok(())
}

/// What SQLite finds wrong with the tables of these kinds; "ok" for each with which nothing is.
fn structure(conn: &Connection, kinds: &str) -> Result<Vec<String>> {
    let sql = format!(
        "SELECT i.integrity_check FROM pragma_table_list t JOIN pragma_integrity_check(t.name) i
         WHERE t.schema = 'main' AND t.type IN {kinds}"
    );
    rows(conn, &sql)
}

/// Looks at the structure of everything but the search index, and whether rows name rows that are there.
pub(crate) fn check_tables(conn: &Connection, report: &mut impl FnMut(String)) -> Result<()> {
    structure(conn, "('table')")?
        .into_iter()
        .filter(|line| line != "ok")
        .for_each(|line| report(format!("file: {line}")));
    check_references(conn, report)
}

fn check_references(conn: &Connection, report: &mut impl FnMut(String)) -> Result<()> {
    for table in rows::<String>(conn, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")? {
        report(format!("a row of {table} names another row that is not there"));
    }
    Ok(())
}

fn check_blobs(conn: &Connection, report: &mut impl FnMut(String)) -> Result<()> {
    for hash in rows::<[u8; 32]>(conn, "SELECT sha256 FROM blob")?.into_iter().map(Hash) {
        match blob::get(conn, hash) {
            Ok(Some(found)) if Hash::of(&found.bytes) == hash => {}
            Ok(_) => report(format!("bytes {hash}: they have another hash")),
            Err(error) => report(format!("bytes {hash}: {}", what(&error))),
        }
    }
    Ok(())
}

fn check_documents(conn: &Connection, report: &mut impl FnMut(String)) -> Result<()> {
    for id in rows::<i64>(conn, "SELECT id FROM document")?.into_iter().map(DocumentId) {
        if let Err(error) = capture::check_document(conn, id, &mut *report) {
            report(what(&error));
        }
    }
    let missing =
        "SELECT p.document FROM document_picture p LEFT JOIN blob b ON b.sha256 = p.sha256 WHERE b.id IS NULL";
    for id in rows::<i64>(conn, missing)? {
        report(format!("document {id}: a picture is missing"));
    }
    let empty = "SELECT a.id FROM article a WHERE a.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM capture c
                 JOIN document d ON d.capture = c.id WHERE c.article = a.id AND c.withdrawn = 0 AND d.withdrawn = 0)";
    for id in rows::<i64>(conn, empty)? {
        report(format!("article {id}: it has no document"));
    }
    Ok(())
}

fn check_anchors(conn: &Connection, report: &mut impl FnMut(String)) -> Result<()> {
    let lonely = "SELECT id FROM highlight WHERE id NOT IN (SELECT highlight FROM anchor)";
    for id in rows::<i64>(conn, lonely)? {
        report(format!("passage {id}: it stands in no document"));
    }
    let mut last: Option<(DocumentId, String)> = None;
    for id in rows::<i64>(conn, "SELECT DISTINCT highlight FROM anchor ORDER BY document")?.into_iter().map(HighlightId)
    {
        let exact = highlight::get(conn, id)?.exact;
        for anchor in highlight::anchors(conn, id)? {
            let Some(range) = anchor.place.range else { continue };
            if last.as_ref().is_none_or(|(document, _)| *document != anchor.document) {
                last = capture::text(conn, anchor.document).ok().map(|text| (anchor.document, text));
            }
            let words = last.as_ref().and_then(|(_, text)| text.get(range.start.0..range.end.0));
            match (words, anchor.place.verdict) {
                (None, _) => report(format!("passage {id}: its place is not in document {}", anchor.document)),
                (Some(words), Verdict::Same | Verdict::Moved) if !anchor::is_same(&exact, words) => {
                    report(format!("passage {id}: other words stand at its place in document {}", anchor.document));
                }
                _ => {}
            }
        }
    }
    Ok(())
}

fn rows<T: rusqlite::types::FromSql>(conn: &Connection, sql: &str) -> Result<Vec<T>> {
    Ok(conn.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn what(error: &Error) -> String {
    match error {
        Error::Corrupt { what, .. } => what.clone(),
        other => other.to_string(),
    }
}
