//! Compares the index with what it should have, word for word.

use super::super::{Connection, connection};
use super::detour::{Detour, Table, To, tables};
use super::rebuild::everything;
use super::vocabulary;
use crate::error::Result;
use crate::search::{CountedWords, Vocabulary, is_listed};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Findings of one kind that are told one by one.
const TOLD: usize = 100;
/// FTS5 cuts longer words off (SQLite 3.45, `FTS5_MAX_TOKEN_SIZE`), in bytes.
const MAX_TOKEN_BYTES: usize = 32_768;
/// Things that are looked at before their rows are.
const STEP: usize = 100;

/// Rows by table and key, each with a sum over its words and where they stand.
type Sums = HashMap<(usize, i64), u64>;

/// Says what is wrong with the index, each finding once.
pub(crate) fn check(conn: &Connection, mut report: impl FnMut(String)) {
    let mut findings = Vec::new();
    if let Err(error) = compare(conn, &mut |finding| findings.push(finding)) {
        findings.push(format!("it cannot be read ({error})"));
    }
    for finding in findings {
        report(format!("search index: {finding}"));
    }
}

fn compare(conn: &Connection, report: &mut dyn FnMut(String)) -> Result<()> {
    let tables = tables()?;
    // Temporary tables count as writing, although nothing is written to the library itself.
    let is_reader: bool = conn.pragma_query_value(None, "query_only", |row| row.get(0))?;
    conn.pragma_update(None, "query_only", false)?;
    let compared = connection::snapshot(conn).and_then(|held| {
        let words = known_words(conn, report)?;
        let actual = actual(conn, &tables, words.as_ref(), report)?;
        let expected = expected(conn, &tables)?;
        drop(held);
        tell(&tables, &expected, &actual, report);
        Ok(())
    });
    conn.pragma_update(None, "query_only", is_reader)?;
    compared
}

/// The vocabulary that is kept, if it should have every word.
fn known_words(conn: &Connection, report: &mut dyn FnMut(String)) -> Result<Option<Vocabulary>> {
    match vocabulary::kept(conn).and_then(Vocabulary::of) {
        Err(error) => report(format!("its list of words cannot be read ({error})")),
        Ok(words) if !vocabulary::is_behind(conn)? => return Ok(Some(words)),
        Ok(_) => {}
    }
    Ok(None)
}

/// What the index has.
fn actual(
    conn: &Connection,
    tables: &[Table],
    known: Option<&Vocabulary>,
    report: &mut dyn FnMut(String),
) -> Result<Sums> {
    let mut sums = Sums::new();
    let mut unknown = 0_u32;
    for (number, Table { name, columns, .. }) in tables.iter().enumerate() {
        let mut statement = conn.prepare(&format!("SELECT id FROM main.{name}_docsize"))?;
        for id in statement.query_map([], |row| row.get(0))? {
            sums.insert((number, id?), 0);
        }
        conn.execute_batch(&format!(
            "DROP TABLE IF EXISTS temp.places; CREATE VIRTUAL TABLE temp.places USING fts5vocab(main, {name}, instance)"
        ))?;
        let mut statement = conn.prepare("SELECT term, doc, col, offset FROM temp.places")?;
        let mut rows = statement.query([])?;
        let (mut last, mut hash) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            let word = row.get_ref(0)?.as_bytes().unwrap_or_default();
            if word != last {
                last = word.to_vec();
                hash = hash_of(word);
                let is_word = |word: &&str| number == 0 && is_listed(word);
                let listed = std::str::from_utf8(word).ok().filter(is_word);
                unknown += u32::from(listed.is_some_and(|word| known.is_some_and(|known| known.articles(word) == 0)));
            }
            let column = row.get_ref(2)?.as_bytes().unwrap_or_default();
            let column = columns.iter().position(|name| name.as_bytes() == column).unwrap_or(usize::MAX);
            let sum = sums.entry((number, row.get(1)?)).or_default();
            *sum = sum.wrapping_add(place(hash, column, row.get(3)?));
        }
        drop(rows);
        drop(statement);
        conn.execute_batch("DROP TABLE temp.places")?;
    }
    if unknown > 0 {
        report(format!("{unknown} of its words are missing in its list of words"));
    }
    Ok(sums)
}

/// What it should have.
fn expected(conn: &Connection, tables: &[Table]) -> Result<Sums> {
    let mut sums = Sums::new();
    let detour = Detour::begin(conn, tables, To::Ear)?;
    let mut counted = CountedWords::default();
    for things in everything(conn)?.chunks(STEP) {
        for thing in things {
            thing.index(conn, &mut counted)?;
        }
        counted = CountedWords::default();
        detour.heard(|table, id, columns| {
            let sum = columns.iter().enumerate().map(|(column, words)| sum_of(column, words.as_deref().unwrap_or("")));
            sums.insert((table, id), sum.fold(0, u64::wrapping_add));
        })?;
    }
    Ok(sums)
}

fn tell(tables: &[Table], expected: &Sums, actual: &Sums, report: &mut dyn FnMut(String)) {
    let mut found: [Vec<(usize, i64)>; 3] = Default::default();
    for (row, sum) in expected {
        match actual.get(row) {
            None => found[0].push(*row),
            Some(other) if other != sum => found[2].push(*row),
            Some(_) => {}
        }
    }
    found[1] = actual.keys().filter(|row| !expected.contains_key(row)).copied().collect();
    let says = ["is missing", "is there and should not be", "has other words than it should have"];
    for (mut rows, what) in found.into_iter().zip(says) {
        rows.sort_unstable();
        for (table, id) in rows.iter().take(TOLD) {
            report(format!("{} {id} {what}", thing(&tables[*table].name)));
        }
        if rows.len() > TOLD {
            report(format!("the same of {} more", rows.len() - TOLD));
        }
    }
}

/// What a row of a table is about.
fn thing(table: &str) -> &str {
    match table.strip_prefix("search_") {
        None => "article",
        Some("old") => "document",
        Some(other) => other,
    }
}

/// The sum of a column: words as FTS5's tokenizer `ascii` cuts them (SQLite FTS5, section 4.3.2).
fn sum_of(column: usize, words: &str) -> u64 {
    let is_between = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let words = words.as_bytes().split(is_between).filter(|word| !word.is_empty());
    let sums =
        words.enumerate().map(|(at, word)| place(hash_of(&word[..word.len().min(MAX_TOKEN_BYTES)]), column, at as i64));
    sums.fold(0, u64::wrapping_add)
}

fn hash_of(word: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

/// A word at a place, mixed so that places do not cancel each other out (SplitMix64).
fn place(word: u64, column: usize, at: i64) -> u64 {
    let mut mixed = word ^ (column as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (at as u64).rotate_left(20);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
