//! The vocabulary as it is kept in the file, and the words of the index that it is counted from.

use super::super::Connection;
use crate::error::Result;
use crate::search::{Kept, Recount, is_listed};
use rusqlite::{OptionalExtension, params};

/// Stands in `meta` while the index is ahead of what is kept.
const BEHIND: &str = "vocabulary";
/// The list, and what was counted since.
const LIST: i64 = 1;
const FRESH: i64 = 2;
/// Words that one step of counting anew looks at.
const STEP_WORDS: u32 = 2_000;

/// Whether an article has no row in the index yet.
pub(crate) fn is_new(conn: &Connection, article: i64) -> Result<bool> {
    Ok(!conn.prepare_cached("SELECT 1 FROM search_docsize WHERE id = ?1")?.exists([article])?)
}

/// What is kept.
pub(crate) fn kept(conn: &Connection) -> Result<Kept> {
    let part = |part: i64| {
        conn.prepare_cached("SELECT words, likely FROM vocabulary WHERE part = ?1")?
            .query_row([part], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?)))
            .optional()
    };
    Ok(Kept { list: part(LIST)?, fresh: part(FRESH)?.map(|(words, _)| words).unwrap_or_default() })
}

/// Whether the index has words that are not in what is kept, or may have.
pub(crate) fn is_behind(conn: &Connection) -> Result<bool> {
    let is_marked = conn.prepare_cached("SELECT 1 FROM meta WHERE key = ?1")?.exists([BEHIND])?;
    let is_missing = || -> Result<bool> {
        let is_kept = conn.prepare_cached("SELECT 1 FROM vocabulary")?.exists([])?;
        Ok(!is_kept && conn.prepare_cached("SELECT 1 FROM search_docsize")?.exists([])?)
    };
    Ok(is_marked || is_missing()?)
}

/// Notes that the index gets ahead of what is kept. Part of the transaction in which it does, so that a program that is
/// killed leaves the note.
pub(crate) fn fall_behind(conn: &Connection) -> Result<()> {
    conn.prepare_cached("INSERT INTO meta(key, value) VALUES (?1, 'behind') ON CONFLICT DO NOTHING")?
        .execute([BEHIND])?;
    Ok(())
}

/// Keeps the vocabulary; nothing of what was kept before is left but a list that still is the one.
pub(crate) fn keep(conn: &Connection, kept: &Kept) -> Result<()> {
    let mut put = conn.prepare_cached("INSERT OR REPLACE INTO vocabulary(part, words, likely) VALUES (?1, ?2, ?3)")?;
    if let Some((words, likely)) = &kept.list {
        put.execute(params![LIST, words, likely])?;
    }
    if kept.fresh.is_empty() {
        conn.prepare_cached("DELETE FROM vocabulary WHERE part = ?1")?.execute([FRESH])?;
    } else {
        put.execute(params![FRESH, kept.fresh, [0_u8; 0]])?;
    }
    conn.prepare_cached("DELETE FROM meta WHERE key = ?1")?.execute([BEHIND])?;
    Ok(())
}

/// Counts the next words of the index after `after`, which becomes the last of them. Gives whether there may be more.
pub(crate) fn recount_step(conn: &Connection, after: &mut String, recount: &mut Recount) -> Result<bool> {
    see_words(conn)?;
    let mut statement = conn.prepare_cached("SELECT term, doc FROM temp.search_words WHERE term >= ?1 LIMIT ?2")?;
    let mut rows = statement.query(params![&*after, STEP_WORDS])?;
    let mut seen = 0;
    let mut last = None;
    while let Some(row) = rows.next()? {
        let word = row.get_ref(0)?.as_str().unwrap_or_default();
        seen += 1;
        if word > after.as_str() {
            if is_listed(word) {
                recount.add(word, row.get(1)?);
            }
            last = Some(word.to_owned());
        }
    }
    match last {
        Some(last) => *after = last,
        None => return Ok(false),
    }
    Ok(seen == STEP_WORDS)
}

/// The vocabulary as the index has it now.
pub(crate) fn recounted(conn: &Connection) -> Result<Kept> {
    let (mut recount, mut after) = (Recount::default(), String::new());
    while recount_step(conn, &mut after, &mut recount)? {}
    Ok(recount.finish())
}

/// Makes the table of the index's words, which lasts as long as the connection and is in no file.
fn see_words(conn: &Connection) -> Result<()> {
    let is_there = "SELECT 1 FROM temp.sqlite_schema WHERE name = 'search_words'";
    if !conn.prepare_cached(is_there)?.exists([])? {
        let is_reader: bool = conn.pragma_query_value(None, "query_only", |row| row.get(0))?;
        conn.pragma_update(None, "query_only", false)?;
        let made = conn.execute_batch("CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, search, row)");
        conn.pragma_update(None, "query_only", is_reader)?;
        made?;
    }
    Ok(())
}
