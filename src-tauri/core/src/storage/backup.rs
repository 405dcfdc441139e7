//! What a library holds, to hold a copy of it against it.

use super::{Connection, Noun, blob, integrity};
use crate::capture::Hash;
use crate::error::Result;
use rusqlite::OptionalExtension;

/// The last step: its number, and the hash that stands for all steps up to it.
type LastStep = Option<(i64, Vec<u8>)>;

/// How far a library has come: two with the same hold the same of the user's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LastChange {
    step: LastStep,
    /// How many articles were read, and when the last one was: that is in no step.
    read: (i64, Option<i64>),
}

/// How far the library has come; `None` when nothing was ever done in it.
pub(crate) fn last_change(conn: &Connection) -> Result<Option<LastChange>> {
    let read =
        conn.query_row("SELECT count(*), max(read_ms) FROM reading", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let step = last_step(conn)?;
    Ok(step.is_some().then_some(LastChange { step, read }))
}

fn last_step(conn: &Connection) -> Result<LastStep> {
    let mut statement = conn.prepare("SELECT id, chain FROM step ORDER BY id DESC LIMIT 1")?;
    Ok(statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// The tables that hold what stands nowhere else, with their numbers of rows, and the last step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Holdings {
    rows: Vec<(String, i64)>,
    step: LastStep,
}

/// What a library holds; also one of an earlier version, which has fewer tables.
pub(crate) fn holdings(conn: &Connection) -> Result<Holdings> {
    let mut statement = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let there: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let others = ["blob", "step", "journal"];
    let is_kept = |name: &String| others.contains(&name.as_str()) || Noun::ALL.iter().any(|noun| noun.table() == name);
    let mut rows = Vec::new();
    for name in there.into_iter().filter(is_kept) {
        let count = conn.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| row.get(0))?;
        rows.push((name, count));
    }
    let step = if rows.iter().any(|(name, _)| name == "step") { last_step(conn)? } else { None };
    Ok(Holdings { rows, step })
}

/// What is wrong with `copy`, which was made of `source` after that had `before`; `None` when nothing is.
///
/// A source that nobody changed meanwhile must have as many rows of everything. One that was changed must have the last step
/// of the copy, with the same hash, which stands for all before it.
pub(crate) fn difference(source: &Connection, before: &Holdings, copy: &Connection) -> Result<Option<String>> {
    let has = holdings(copy)?;
    let after = holdings(source)?;
    if *before == after {
        let unlike = before.rows.iter().zip(&has.rows).find(|(expected, found)| expected != found);
        return Ok(match unlike {
            Some(((table, expected), (_, found))) => Some(format!("it has {found} rows of {table}, not {expected}")),
            None if has.rows.len() != before.rows.len() => Some("it does not have every table".to_owned()),
            None if has.step != before.step => Some("it has another journal".to_owned()),
            None => None,
        });
    }
    let since = before.step.as_ref().map_or(0, |(id, _)| *id);
    let Some((id, chain)) = has.step else {
        return Ok(before.step.is_some().then(|| "it has no journal".to_owned()));
    };
    let mut statement = source.prepare("SELECT chain FROM step WHERE id = ?1")?;
    let expected: Option<Vec<u8>> = statement.query_row([id], |row| row.get(0)).optional()?;
    Ok((id < since || expected.as_ref() != Some(&chain)).then(|| "it has another journal".to_owned()))
}

/// Reads a copy as a whole: the structure of every table and its indexes, whether rows name rows that are there, and every hash
/// of bytes when `is_thorough`. Gives the first thing that is wrong. The search index is not looked at: it can be made anew.
pub(crate) fn first_fault(copy: &Connection, is_thorough: bool) -> Result<Option<String>> {
    let mut first = None;
    integrity::check_tables(copy, &mut |finding| {
        first.get_or_insert(finding);
    })?;
    if first.is_some() || !is_thorough {
        return Ok(first);
    }
    let hashes: Vec<[u8; 32]> =
        copy.prepare("SELECT sha256 FROM blob")?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for hash in hashes.into_iter().map(Hash) {
        if !matches!(blob::get(copy, hash), Ok(Some(found)) if Hash::of(&found.bytes) == hash) {
            return Ok(Some(format!("bytes {hash}: they have another hash")));
        }
    }
    Ok(None)
}
