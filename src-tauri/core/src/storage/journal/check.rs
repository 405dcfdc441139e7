//! Follows the journal from its first step to its last, and holds it against what stands in the library.

use super::{NewStep, StepKind, digest, link, noun_of};
use crate::capture::Hash;
use crate::error::{Error, Result};
use crate::id::Uid;
use crate::library::Op;
use crate::storage::tx::agrees;
use crate::storage::{Connection, Noun};
use rusqlite::{OptionalExtension, Row};

/// Says where the chain breaks, and what in the library is not as the journal left it.
pub(crate) fn check(conn: &Connection, mut report: impl FnMut(String)) -> Result<()> {
    check_chain(conn, &mut report)?;
    for noun in Noun::ALL {
        check_standing(conn, noun, &mut report)?;
        check_missing(conn, noun, &mut report)?;
    }
    Ok(())
}

/// What is read of a step to follow the chain.
const STEP: &str =
    "SELECT id, uid, at_ms, op, count, name, name_digest, batch, reverses, under, undo_top, redo_top, chain FROM step";

/// Holds a step against what was noted when it was written: nothing is put in place of the user's data that somebody wrote into the
/// journal afterwards.
///
/// # Errors
/// [`Error::Corrupt`] with what is not as it was written.
pub(crate) fn must_be_as_written(conn: &Connection, step: i64) -> Result<()> {
    let mut findings = Vec::new();
    let before: Option<Vec<u8>> = conn
        .prepare_cached("SELECT chain FROM step WHERE id < ?1 ORDER BY id DESC LIMIT 1")?
        .query_row([step], |row| row.get(0))
        .optional()?;
    let mut found = conn.prepare_cached(&format!("{STEP} WHERE id = ?1"))?;
    let mut rows = found.query([step])?;
    if let Some(row) = rows.next()? {
        check_step(conn, row, &before.unwrap_or_default(), false, &mut |finding| findings.push(finding))?;
    }
    findings.into_iter().next().map_or(Ok(()), |finding| Err(Error::corrupt(finding)))
}

/// Holds the last step against what was noted, for it says what is turned back next.
///
/// # Errors
/// [`Error::Corrupt`] with what is not as it was written, or is not there any more.
pub(crate) fn end_must_be_as_written(conn: &Connection) -> Result<()> {
    let last: i64 = conn.prepare_cached("SELECT coalesce(max(id), 0) FROM step")?.query_row([], |row| row.get(0))?;
    let mut missing = None;
    check_end(conn, last, &mut |finding| missing = missing.take().or(Some(finding)))?;
    missing.map_or_else(|| must_be_as_written(conn, last), |finding| Err(Error::corrupt(finding)))
}

fn check_chain(conn: &Connection, report: &mut impl FnMut(String)) -> Result<()> {
    let mut steps = conn.prepare(&format!("{STEP} ORDER BY id"))?;
    // Words are only ever taken out when the trash is emptied.
    let last_emptied: i64 =
        conn.query_row("SELECT coalesce(max(id), 0) FROM step WHERE op = ?1", [Op::EmptyTrash.id()], |row| row.get(0))?;
    let mut chain: Vec<u8> = Vec::new();
    let mut last = 0;
    let mut found = steps.query([])?;
    while let Some(step) = found.next()? {
        last = step.get(0)?;
        chain = check_step(conn, step, &chain, last < last_emptied, report)?;
    }
    check_end(conn, last, report)
}

/// Looks at a step whose words may have been erased, and gives its hash as it was noted.
fn check_step(
    conn: &Connection,
    step: &Row<'_>,
    before: &[u8],
    may_be_erased: bool,
    report: &mut impl FnMut(String),
) -> Result<Vec<u8>> {
    let id: i64 = step.get(0)?;
    let digests = check_rows(conn, id, may_be_erased, report)?;
    let (name, name_digest): (String, Vec<u8>) = (step.get(5)?, step.get(6)?);
    if Hash::of(name.as_bytes()).0 != name_digest.as_slice() && !(name.is_empty() && may_be_erased) {
        report(format!("journal: the name of step {id} is not as it was written"));
    }
    let noted: Vec<u8> = step.get(12)?;
    if linked(step, before, &name_digest, &digests)?.as_ref() != Some(&noted) {
        report(format!("journal: the chain breaks at step {id}"));
    }
    Ok(noted)
}

/// Names the steps that were written after the last one that is there.
fn check_end(conn: &Connection, last: i64, report: &mut impl FnMut(String)) -> Result<()> {
    let written: Option<i64> = conn
        .prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = 'step'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    for id in last + 1..=written.unwrap_or(last).min(last + 100) {
        report(format!("journal: step {id} is missing"));
    }
    Ok(())
}

/// The hash that a step should have; `None` when its uid is none.
fn linked(step: &Row<'_>, before: &[u8], name_digest: &[u8], digests: &[Vec<u8>]) -> Result<Option<Vec<u8>>> {
    let Some(uid) = Uid::from_slice(&step.get::<_, Vec<u8>>(1)?) else { return Ok(None) };
    let op: String = step.get(3)?;
    let new = NewStep {
        uid,
        at_ms: step.get(2)?,
        op: &op,
        count: step.get(4)?,
        name: "",
        batch: step.get(7)?,
        kind: StepKind::Do,
    };
    let tops = [step.get(8)?, step.get(9)?, step.get(10)?, step.get(11)?];
    Ok(Some(link(before, &new, name_digest, tops, digests.iter().map(Vec::as_slice))))
}

/// Looks at the rows of a step and gives their digests as they were noted.
fn check_rows(
    conn: &Connection,
    step: i64,
    may_be_erased: bool,
    report: &mut impl FnMut(String),
) -> Result<Vec<Vec<u8>>> {
    let mut statement = conn
        .prepare_cached("SELECT noun, uid, before, after, digest, erased FROM journal WHERE step = ?1 ORDER BY id")?;
    let mut rows = statement.query([step])?;
    let mut digests = Vec::new();
    while let Some(row) = rows.next()? {
        let (noun, uid): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
        let (before, after): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        let noted: Vec<u8> = row.get(4)?;
        let is_as_written = if row.get(5)? {
            may_be_erased && before.is_none() && after.is_none()
        } else {
            digest(&noun, &uid, before.as_deref(), after.as_deref()) == noted.as_slice()
        };
        if !is_as_written || noun_of(&noun).is_err() {
            report(format!("journal: a row of step {step} is not as it was written"));
        }
        digests.push(noted);
    }
    Ok(digests)
}

/// Holds every row of a table against the last that the journal says of it.
fn check_standing(conn: &Connection, noun: Noun, report: &mut impl FnMut(String)) -> Result<()> {
    let table = noun.table();
    let mut rows = conn.prepare(&format!("SELECT id, uid FROM {table}"))?;
    let mut image = conn.prepare(&noun.image_sql())?;
    let mut last = conn.prepare("SELECT after FROM journal WHERE uid = ?1 ORDER BY id DESC LIMIT 1")?;
    let mut found = rows.query([])?;
    while let Some(row) = found.next()? {
        let (id, uid): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
        let Some(present) = image.query_row([id], |row| row.get::<_, String>(0)).optional()? else { continue };
        match last.query_row([uid], |row| row.get::<_, Option<String>>(0)).optional()? {
            None => report(format!("{table} {id} is not in the journal")),
            Some(noted) if !agrees(Some(&present), noted.as_deref()) => {
                report(format!("{table} {id} is not as the journal has it"));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Names every row that should be there by the journal and is not.
fn check_missing(conn: &Connection, noun: Noun, report: &mut impl FnMut(String)) -> Result<()> {
    let table = noun.table();
    let standing = noun.standing_sql();
    let sql = format!(
        "SELECT json_extract(j.after, '$.id') FROM journal j
         WHERE j.noun = ?1 AND j.after IS NOT NULL AND json_valid(j.after)
           AND j.id = (SELECT max(l.id) FROM journal l WHERE l.uid = j.uid)
           AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.uid = j.uid{standing})"
    );
    let mut statement = conn.prepare(&sql)?;
    for id in statement.query_map([table], |row| row.get::<_, Option<i64>>(0))? {
        report(format!("{table} {} is in the journal and nowhere else", id?.unwrap_or_default()));
    }
    Ok(())
}
