//! What of a story was printed, and the claims that it used.

use super::super::capture::uid;
use super::super::{Connection, Noun, Tx};
use crate::capture::Hash;
use crate::claim::Status;
use crate::error::{Error, Result};
use crate::id::{ClaimId, PublicationId, StoryId, Uid, UsedClaimId};
use crate::story::Kept;
use rusqlite::{OptionalExtension, Row};

/// A publication as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublicationRow {
    pub(crate) id: PublicationId,
    pub(crate) uid: Uid,
    pub(crate) kept: Kept,
}

/// A used claim as it is stored. What was said of its checking is named by identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UsedRow {
    pub(crate) id: UsedClaimId,
    pub(crate) uid: Uid,
    pub(crate) claim: ClaimId,
    /// The last that was said of its checking when the story was published.
    pub(crate) status: Uid,
    /// What that was.
    pub(crate) was: Status,
    /// The last that was said of it when the user saw to it.
    pub(crate) handled: Option<Uid>,
    /// What the user did then.
    pub(crate) how: String,
}

/// A used claim as it is written; what was said of its checking by the keys of that.
pub(crate) struct NewUsed<'a> {
    pub(crate) uid: Uid,
    pub(crate) publication: PublicationId,
    pub(crate) claim: ClaimId,
    pub(crate) status: i64,
    pub(crate) handled: Option<i64>,
    pub(crate) how: &'a str,
}

impl Tx<'_> {
    pub(crate) fn add_publication(&mut self, uid: Uid, story: StoryId, kept: &Kept) -> Result<PublicationId> {
        let source = kept.source.map(|hash| hash.0);
        let values: &[super::super::tx::Set<'_>] = &[
            ("story", &story.0),
            ("name", &kept.name),
            ("source_sha256", &source),
            ("text", &kept.text),
            ("kept_ms", &kept.kept_ms),
        ];
        self.insert_as(Noun::Publication, uid, values).map(PublicationId)
    }

    pub(crate) fn set_publication(&mut self, id: PublicationId, kept: &Kept) -> Result<bool> {
        let source = kept.source.map(|hash| hash.0);
        let values: &[super::super::tx::Set<'_>] =
            &[("name", &kept.name), ("source_sha256", &source), ("text", &kept.text), ("kept_ms", &kept.kept_ms)];
        self.update(Noun::Publication, id.0, values)
    }

    /// Takes a publication away, with the claims that it used.
    pub(crate) fn remove_publication(&mut self, id: PublicationId) -> Result<()> {
        for used in used(self.conn(), id)? {
            self.delete(Noun::UsedClaim, used.id.0)?;
        }
        self.delete(Noun::Publication, id.0)
    }

    pub(crate) fn add_used_claim(&mut self, new: &NewUsed<'_>) -> Result<()> {
        let values: &[super::super::tx::Set<'_>] = &[
            ("publication", &new.publication.0),
            ("claim", &new.claim.0),
            ("status", &new.status),
            ("handled", &new.handled),
            ("how", &new.how),
        ];
        self.insert_as(Noun::UsedClaim, new.uid, values).map(drop)
    }

    /// Says what the user did about a used claim, or that it waits again.
    pub(crate) fn set_handled(&mut self, id: UsedClaimId, handled: Option<i64>, how: &str) -> Result<bool> {
        self.update(Noun::UsedClaim, id.0, &[("handled", &handled), ("how", &how)])
    }
}

/// What of a story was printed; `None` when it is not marked as published.
pub(crate) fn get(conn: &Connection, story: StoryId) -> Result<Option<PublicationRow>> {
    let sql = "SELECT id, uid, name, source_sha256, text, kept_ms FROM publication WHERE story = ?1";
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([story.0])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let source: Option<[u8; 32]> = row.get(3)?;
    let kept = Kept { name: row.get(2)?, source: source.map(Hash), text: row.get(4)?, kept_ms: row.get(5)? };
    Ok(Some(PublicationRow { id: PublicationId(row.get(0)?), uid: uid(row, 1)?, kept }))
}

/// The claims that a published story used, in order of uid.
pub(crate) fn used(conn: &Connection, publication: PublicationId) -> Result<Vec<UsedRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT u.id, u.uid, u.claim, s.uid, s.status, h.uid, u.how FROM used_claim u
         JOIN claim_status s ON s.id = u.status LEFT JOIN claim_status h ON h.id = u.handled
         WHERE u.publication = ?1 ORDER BY u.uid",
    )?;
    statement.query_and_then([publication.0], used_from)?.collect()
}

fn used_from(row: &Row<'_>) -> Result<UsedRow> {
    let was: String = row.get(4)?;
    Ok(UsedRow {
        id: UsedClaimId(row.get(0)?),
        uid: uid(row, 1)?,
        claim: ClaimId(row.get(2)?),
        status: uid(row, 3)?,
        was: Status::named(&was).ok_or_else(|| Error::corrupt(format!("a claim has “{was}”")))?,
        handled: row.get::<_, Option<Vec<u8>>>(5)?.as_deref().and_then(Uid::from_slice),
        how: row.get(6)?,
    })
}

/// A used claim with its story, of those outside the trash that turned out to be false or were put right after the story was
/// published: the last that turned so first.
const TURNED: &str = "FROM used_claim u JOIN publication p ON p.id = u.publication
 JOIN story y ON y.id = p.story AND y.trashed_ms IS NULL
 JOIN claim c ON c.id = u.claim AND c.trashed_ms IS NULL
 JOIN claim_status s ON s.id = u.status
 JOIN claim_status n ON n.id = (SELECT l.id FROM claim_status l WHERE l.claim = c.id ORDER BY l.at_ms DESC, l.uid DESC LIMIT 1)
 WHERE n.status IN ('false', 'corrected') AND n.status <> s.status";

/// The keys of used claims that turned out to be false or were put right, each with its story and claim, the last first. Of
/// one story, or of all.
pub(crate) fn turned(conn: &Connection, story: Option<StoryId>) -> Result<Vec<(UsedClaimId, StoryId, ClaimId)>> {
    let sql =
        format!("SELECT u.id, p.story, u.claim {TURNED} AND (?1 IS NULL OR y.id = ?1) ORDER BY n.at_ms DESC, u.id");
    Ok(conn
        .prepare_cached(&sql)?
        .query_map([story.map(|story| story.0)], |row| {
            Ok((UsedClaimId(row.get(0)?), StoryId(row.get(1)?), ClaimId(row.get(2)?)))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// How many of them wait for the user; of one story, or of all.
pub(crate) fn open(conn: &Connection, story: Option<StoryId>) -> Result<u32> {
    let sql = format!("SELECT count(*) {TURNED} AND u.handled IS NOT n.id AND (?1 IS NULL OR y.id = ?1)");
    Ok(conn.prepare_cached(&sql)?.query_row([story.map(|story| story.0)], |row| row.get(0))?)
}

/// One used claim, with its story.
pub(crate) fn one_used(conn: &Connection, id: UsedClaimId) -> Result<(UsedRow, StoryId)> {
    let mut statement = conn.prepare_cached(
        "SELECT u.id, u.uid, u.claim, s.uid, s.status, h.uid, u.how, p.story FROM used_claim u
         JOIN publication p ON p.id = u.publication
         JOIN claim_status s ON s.id = u.status LEFT JOIN claim_status h ON h.id = u.handled WHERE u.id = ?1",
    )?;
    let mut rows = statement.query([id.0])?;
    let row = rows.next()?.ok_or_else(|| Error::NotFound(format!("correction {id}")))?;
    Ok((used_from(row)?, StoryId(row.get(7)?)))
}

/// The key of the last that was said of the checking of a claim.
pub(crate) fn last_status(conn: &Connection, claim: ClaimId) -> Result<i64> {
    let sql = "SELECT id FROM claim_status WHERE claim = ?1 ORDER BY at_ms DESC, uid DESC LIMIT 1";
    conn.prepare_cached(sql)?
        .query_row([claim.0], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::NotFound(format!("claim {claim}")))
}

/// The claims outside the trash that passages of a story's own bear on.
pub(crate) fn resting(conn: &Connection, story: StoryId) -> Result<Vec<ClaimId>> {
    let sql = "SELECT DISTINCT c.id FROM story_item i JOIN highlight h ON h.id = i.highlight AND h.trashed_ms IS NULL
               JOIN evidence e ON e.highlight = h.id JOIN claim c ON c.id = e.claim AND c.trashed_ms IS NULL
               WHERE i.story = ?1 ORDER BY c.id";
    Ok(conn
        .prepare_cached(sql)?
        .query_map([story.0], |row| row.get(0).map(ClaimId))?
        .collect::<rusqlite::Result<_>>()?)
}
