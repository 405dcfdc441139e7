//! The append-only record of every change: steps, their rows, and the stacks of undo and redo inside them.
//!
//! The two stacks are linked lists in the steps themselves: a step names the tops of both stacks after it, and what lay
//! under it on the stack that it was put on. So undo survives a restart and never reads more than one step.

mod check;
mod custody;

pub(crate) use check::{check, end_must_be_as_written, must_be_as_written};
pub(crate) use custody::{NotesTold, belonging, record, steps_about};

use super::Noun;
use crate::capture::Hash;
use crate::error::{Error, Result};
use crate::id::{ClaimId, Uid};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

/// One row of the user's data before and after a step, as JSON; `None` where it did not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) noun: Noun,
    pub(crate) uid: Uid,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// A step as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) id: i64,
    pub(crate) op: String,
    pub(crate) count: u32,
    pub(crate) name: String,
    pub(crate) batch: Option<i64>,
    pub(crate) under: Option<i64>,
}

/// What a new step says of itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewStep<'a> {
    pub(crate) uid: Uid,
    pub(crate) at_ms: i64,
    pub(crate) op: &'a str,
    pub(crate) count: u32,
    pub(crate) name: &'a str,
    pub(crate) batch: Option<i64>,
    pub(crate) kind: StepKind,
}

/// What a step does to the stacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepKind {
    /// A change by the user: goes on the undo stack and clears the redo stack.
    Do,
    /// Turns back the step on top of the undo stack, and goes on the redo stack.
    Undo,
    /// Turns back the undo on top of the redo stack, and goes on the undo stack.
    Redo,
    /// Cannot be turned back, and neither can anything before it.
    Final,
    /// Cannot be turned back, and both stacks are as they were before it.
    Aside,
}

/// The tops of both stacks, and the chain so far.
#[derive(Debug, Clone, Default)]
struct Head {
    undo_top: Option<i64>,
    redo_top: Option<i64>,
    chain: Vec<u8>,
}

fn head(conn: &Connection) -> Result<Head> {
    let head = conn
        .prepare_cached("SELECT undo_top, redo_top, chain FROM step ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| Ok(Head { undo_top: row.get(0)?, redo_top: row.get(1)?, chain: row.get(2)? }))
        .optional()?;
    Ok(head.unwrap_or_default())
}

/// The step that an undo would turn back now.
pub(crate) fn undo_top(conn: &Connection) -> Result<Option<Step>> {
    head(conn)?.undo_top.map(|id| step(conn, id)).transpose()
}

/// The undo that a redo would turn back now.
pub(crate) fn redo_top(conn: &Connection) -> Result<Option<Step>> {
    head(conn)?.redo_top.map(|id| step(conn, id)).transpose()
}

/// One step.
pub(crate) fn step(conn: &Connection, id: i64) -> Result<Step> {
    Ok(conn.prepare_cached("SELECT id, op, count, name, batch, under FROM step WHERE id = ?1")?.query_row(
        [id],
        |row| {
            Ok(Step {
                id: row.get(0)?,
                op: row.get(1)?,
                count: row.get(2)?,
                name: row.get(3)?,
                batch: row.get(4)?,
                under: row.get(5)?,
            })
        },
    )?)
}

/// The rows of a step, in the order in which they were written.
///
/// # Errors
/// [`Error::Conflict`] when they were erased with the trash.
pub(crate) fn rows(conn: &Connection, step: i64) -> Result<Vec<Row>> {
    let mut statement =
        conn.prepare_cached("SELECT noun, uid, before, after, erased FROM journal WHERE step = ?1 ORDER BY id")?;
    let mut found = statement.query([step])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        if row.get::<_, bool>(4)? {
            return Err(Error::Conflict("what this change concerned was deleted for good".to_owned()));
        }
        rows.push(Row {
            noun: noun_of(&row.get::<_, String>(0)?)?,
            uid: uid_of(&row.get::<_, Vec<u8>>(1)?)?,
            before: row.get(2)?,
            after: row.get(3)?,
        });
    }
    Ok(rows)
}

/// A row of the journal, and when it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) noun: Noun,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) at_ms: i64,
    /// Whether the step was an undo or a redo.
    pub(crate) is_reversal: bool,
}

/// What the journal has of a claim, of its status, its evidence and the links that begin at it, the oldest first. What was
/// erased with the trash is left out.
pub(crate) fn of_claim(conn: &Connection, claim: ClaimId, uid: Uid) -> Result<Vec<Told>> {
    // The condition is that of the index `journal_claim`, letter by letter.
    let mut statement = conn.prepare_cached(
        "SELECT j.noun, j.before, j.after, s.at_ms, s.reverses IS NOT NULL FROM
           (SELECT id FROM journal WHERE uid = ?1
            UNION
            SELECT id FROM journal WHERE noun IN ('claim_status', 'evidence', 'claim_link')
              AND json_extract(coalesce(after, before), '$.claim') = ?2) found
         JOIN journal j ON j.id = found.id JOIN step s ON s.id = j.step WHERE j.erased = 0 ORDER BY j.id",
    )?;
    let mut rows = statement.query(params![uid.as_bytes(), claim.0])?;
    let mut told = Vec::new();
    while let Some(row) = rows.next()? {
        told.push(Told {
            noun: noun_of(&row.get::<_, String>(0)?)?,
            before: row.get(1)?,
            after: row.get(2)?,
            at_ms: row.get(3)?,
            is_reversal: row.get(4)?,
        });
    }
    Ok(told)
}

/// The key that the next step gets.
pub(crate) fn next_step(conn: &Connection) -> Result<i64> {
    Ok(conn.prepare_cached("SELECT coalesce(max(id), 0) + 1 FROM step")?.query_row([], |row| row.get(0))?)
}

/// Appends a step with its rows.
pub(crate) fn append(conn: &Connection, new: NewStep<'_>, rows: &[Row]) -> Result<()> {
    let head = head(conn)?;
    let id = next_step(conn)?;
    let below = |top: Option<i64>| -> Result<Option<i64>> {
        top.map(|id| step(conn, id)).transpose().map(|step| step.and_then(|step| step.under))
    };
    let (reverses, under, undo_top, redo_top) = match new.kind {
        StepKind::Do => (None, head.undo_top, Some(id), None),
        StepKind::Undo => (head.undo_top, head.redo_top, below(head.undo_top)?, Some(id)),
        StepKind::Redo => (head.redo_top, head.undo_top, Some(id), below(head.redo_top)?),
        StepKind::Final => (None, None, None, None),
        StepKind::Aside => (None, None, head.undo_top, head.redo_top),
    };
    let digests: Vec<[u8; 32]> = rows
        .iter()
        .map(|row| digest(row.noun.table(), row.uid.as_bytes(), row.before.as_deref(), row.after.as_deref()))
        .collect();
    let name_digest = Hash::of(new.name.as_bytes()).0;
    let tops = [reverses, under, undo_top, redo_top];
    let chain = link(&head.chain, &new, &name_digest, tops, digests.iter().map(<[u8; 32]>::as_slice));
    conn.prepare_cached(
        "INSERT INTO step(id, uid, at_ms, op, count, name, name_digest, batch, reverses, under, undo_top, redo_top,
           chain)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        id,
        new.uid.as_bytes(),
        new.at_ms,
        new.op,
        new.count,
        new.name,
        name_digest,
        new.batch,
        reverses,
        under,
        undo_top,
        redo_top,
        chain
    ])?;
    let mut statement = conn.prepare_cached(
        "INSERT INTO journal(step, noun, uid, before, after, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (row, digest) in rows.iter().zip(&digests) {
        statement.execute(params![id, row.noun.table(), row.uid.as_bytes(), row.before, row.after, digest])?;
    }
    Ok(())
}

fn digest(noun: &str, uid: &[u8], before: Option<&str>, after: Option<&str>) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(noun.as_bytes());
    hasher.update([0]);
    hasher.update(uid);
    for side in [before, after] {
        // The words enter by their hash, so that they can be erased and the rest still be checked.
        hasher.update([u8::from(side.is_some())]);
        hasher.update(Hash::of(side.unwrap_or_default().as_bytes()).0);
    }
    hasher.finalize().into()
}

/// The hash over a step, its rows and everything before it. The name enters by its hash, as the rows do.
fn link<'d>(
    before: &[u8],
    new: &NewStep<'_>,
    name_digest: &[u8],
    tops: [Option<i64>; 4],
    digests: impl Iterator<Item = &'d [u8]>,
) -> Vec<u8> {
    let mut hasher = Sha256::new();
    hasher.update(before);
    hasher.update(new.uid.as_bytes());
    hasher.update(new.at_ms.to_be_bytes());
    hasher.update(new.count.to_be_bytes());
    for number in [new.batch].into_iter().chain(tops) {
        hasher.update(number.unwrap_or(-1).to_be_bytes());
    }
    hasher.update((new.op.len() as u64).to_be_bytes());
    hasher.update(new.op.as_bytes());
    hasher.update(name_digest);
    for digest in digests {
        hasher.update(digest);
    }
    hasher.finalize().to_vec()
}

fn noun_of(name: &str) -> Result<Noun> {
    Noun::named(name).ok_or_else(|| Error::corrupt(format!("the journal names “{name}”")))
}

fn uid_of(bytes: &[u8]) -> Result<Uid> {
    Uid::from_slice(bytes).ok_or_else(|| Error::corrupt("a uid in the journal is too short"))
}
