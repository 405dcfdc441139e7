//! What the journal says of some things: every step that touched them, as it stands in the chain, for someone outside who
//! wants to follow it.

use super::{NewStep, StepKind, digest, link};
use crate::bundle::{Record, RecordedRow, Words};
use crate::capture::Hash;
use crate::error::Result;
use crate::id::{ArticleId, ClaimId, StoryId, Uid};
use crate::storage::story::embargo::early_exports;
use crate::storage::{Connection, capture};
use rusqlite::params;
use std::collections::{BTreeSet, HashSet};

/// The identities of everything that belongs to articles and claims. Of whoever makes claims and of private notes nothing is
/// told, and neither is of tags: they belong to others as well.
const BELONGING: &str = "WITH a(id) AS (SELECT value FROM json_each(?1)), k(id) AS (SELECT value FROM json_each(?2)),
   c(id) AS (SELECT id FROM capture WHERE article IN a), h(id) AS (SELECT id FROM highlight WHERE article IN a)
 SELECT uid FROM article WHERE id IN a
 UNION ALL SELECT uid FROM capture WHERE id IN c
 UNION ALL SELECT uid FROM document WHERE capture IN c
 UNION ALL SELECT uid FROM highlight WHERE id IN h
 UNION ALL SELECT uid FROM anchor WHERE highlight IN h
 UNION ALL SELECT uid FROM tagging WHERE article IN a OR highlight IN h
 UNION ALL SELECT uid FROM claim WHERE id IN k
 UNION ALL SELECT uid FROM claim_status WHERE claim IN k
 UNION ALL SELECT uid FROM evidence WHERE claim IN k
 UNION ALL SELECT uid FROM claim_link WHERE claim IN k AND other IN k";
const NOTES: &str = "WITH a(id) AS (SELECT value FROM json_each(?1)), k(id) AS (SELECT value FROM json_each(?2)),
   h(id) AS (SELECT id FROM highlight WHERE article IN a)
 SELECT uid FROM note WHERE (article IN a OR highlight IN h OR claim IN k) AND (private = 0 OR ?3)";

/// Which notes are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotesTold {
    None,
    Public,
    All,
}

/// The identities of what belongs to these articles and claims, and of what went out before the embargo of the story ended.
pub(crate) fn belonging(
    conn: &Connection,
    articles: &[ArticleId],
    claims: &[ClaimId],
    story: Option<StoryId>,
    notes: NotesTold,
) -> Result<HashSet<Uid>> {
    let (articles, claims) = (capture::json(&articles)?, capture::json(&claims)?);
    let mut found = HashSet::new();
    let mut belonging = conn.prepare_cached(BELONGING)?;
    let mut rows = belonging.query(params![articles, claims])?;
    while let Some(row) = rows.next()? {
        found.insert(capture::uid(row, 0)?);
    }
    if let Some(story) = story {
        found.extend(early_exports(conn, story)?.into_iter().map(|(uid, _)| uid));
    }
    if notes != NotesTold::None {
        let mut told = conn.prepare_cached(NOTES)?;
        let mut rows = told.query(params![articles, claims, notes == NotesTold::All])?;
        while let Some(row) = rows.next()? {
            found.insert(capture::uid(row, 0)?);
        }
    }
    Ok(found)
}

/// The steps that touched any of these, in the order in which they were made.
pub(crate) fn steps_about(conn: &Connection, uids: &HashSet<Uid>) -> Result<BTreeSet<i64>> {
    let mut statement = conn.prepare_cached("SELECT DISTINCT step FROM journal WHERE uid = ?1")?;
    let mut steps = BTreeSet::new();
    for uid in uids {
        let mut rows = statement.query([uid.as_bytes()])?;
        while let Some(row) = rows.next()? {
            steps.insert(row.get(0)?);
        }
    }
    Ok(steps)
}

/// A step as it stands in the chain, with the words of the rows about any of `uids` and the digests of the others.
pub(crate) fn record(conn: &Connection, step: i64, uids: &HashSet<Uid>) -> Result<Record> {
    let before: Option<Vec<u8>> = conn
        .prepare_cached("SELECT max(chain) FROM step WHERE id = (SELECT max(id) FROM step WHERE id < ?1)")?
        .query_row([step], |row| row.get(0))?;
    let mut record = conn
        .prepare_cached(
            "SELECT uid, at_ms, op, count, name, name_digest, batch, reverses, under, undo_top, redo_top, chain
             FROM step WHERE id = ?1",
        )?
        .query_row([step], |row| {
            Ok(Record {
                step,
                uid: capture::uid(row, 0).map_err(|_| rusqlite::Error::InvalidQuery)?,
                at_ms: row.get(1)?,
                op: row.get(2)?,
                count: row.get(3)?,
                name: Some(row.get(4)?),
                name_sha256: Hash(row.get(5)?),
                batch: row.get(6)?,
                reverses: row.get(7)?,
                under: row.get(8)?,
                undo_top: row.get(9)?,
                redo_top: row.get(10)?,
                before: None,
                chain: Hash(row.get(11)?),
                rows: Vec::new(),
            })
        })?;
    record.before = before.and_then(|bytes| bytes.try_into().ok()).map(Hash);
    let mut statement = conn
        .prepare_cached("SELECT noun, uid, before, after, digest, erased FROM journal WHERE step = ?1 ORDER BY id")?;
    let mut rows = statement.query([step])?;
    while let Some(row) = rows.next()? {
        let uid = capture::uid(row, 1)?;
        let is_told = uids.contains(&uid) && !row.get::<_, bool>(5)?;
        let words =
            || -> Result<Words> { Ok(Words { noun: row.get(0)?, uid, before: row.get(2)?, after: row.get(3)? }) };
        record.rows.push(RecordedRow { digest: Hash(row.get(4)?), words: is_told.then(words).transpose()? });
    }
    // A step's name names what it was about: that of others is none of the reader's business.
    if record.rows.iter().any(|row| row.words.is_none()) {
        record.name = None;
    }
    Ok(record)
}

impl Record {
    /// Whether the step's hash follows from the hash before it, the step and the digests of its rows.
    pub(crate) fn is_linked(&self) -> bool {
        let new = NewStep {
            uid: self.uid,
            at_ms: self.at_ms,
            op: &self.op,
            count: self.count,
            name: "",
            batch: self.batch,
            kind: StepKind::Do,
        };
        let before = self.before.as_ref().map_or(&[][..], |hash| &hash.0);
        let tops = [self.reverses, self.under, self.undo_top, self.redo_top];
        let digests = self.rows.iter().map(|row| row.digest.0.as_slice());
        let is_named = self.name.as_ref().is_none_or(|name| Hash::of(name.as_bytes()) == self.name_sha256);
        is_named && link(before, &new, &self.name_sha256.0, tops, digests) == self.chain.0
    }
}

impl RecordedRow {
    /// Whether the words, where they are told, are those that were written then.
    pub(crate) fn is_as_written(&self) -> bool {
        self.words.as_ref().is_none_or(|words| {
            digest(&words.noun, words.uid.as_bytes(), words.before.as_deref(), words.after.as_deref()) == self.digest.0
        })
    }
}
