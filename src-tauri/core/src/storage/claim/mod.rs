//! Claims, what was said of their checking, what bears on them.

mod condition;
mod list;

pub(crate) use condition::{articles, claims};
pub(crate) use list::{list, listed, on_article};

use super::capture::{NEWEST_FIRST, uid};
use super::{Connection, Noun, Tx};
use crate::anchor::Verdict;
use crate::article::Published;
use crate::claim::{Basis, Bearing, Checked, Claim, Evidence, Fields, Link, LinkKind, Status, StatusChange, Tied};
use crate::document::ByteRange;
use crate::error::{Error, Result};
use crate::id::{ArticleId, ClaimId, ClaimLinkId, DocumentId, EvidenceId, HighlightId, PersonId, Uid};
use rusqlite::{OptionalExtension, Row};

/// A claim as it is written.
pub(crate) struct NewRow<'a> {
    pub(crate) uid: Uid,
    pub(crate) fields: &'a Fields,
    pub(crate) speaker: Option<PersonId>,
    pub(crate) made_ms: i64,
    pub(crate) trashed_ms: Option<i64>,
}

/// Evidence as it is written.
pub(crate) struct NewEvidence {
    pub(crate) uid: Uid,
    pub(crate) claim: ClaimId,
    pub(crate) highlight: Option<HighlightId>,
    pub(crate) bearing: Bearing,
    pub(crate) seen: Option<DocumentId>,
}

/// Evidence as it is stored.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EvidenceRow {
    pub(crate) id: EvidenceId,
    pub(crate) uid: Uid,
    pub(crate) claim: ClaimId,
    pub(crate) highlight: Option<HighlightId>,
    pub(crate) bearing: Bearing,
    pub(crate) seen: Option<DocumentId>,
}

impl Tx<'_> {
    pub(crate) fn add_claim(&mut self, new: &NewRow<'_>) -> Result<ClaimId> {
        let fields = new.fields;
        let id = self.insert_as(
            Noun::Claim,
            new.uid,
            &[
                ("statement", &fields.statement),
                ("speaker", &new.speaker.map(|speaker| speaker.0)),
                ("basis", &fields.basis.map(Basis::name)),
                ("described", &fields.described),
                ("said", &fields.said.as_ref().map(Published::as_str)),
                ("said_ms", &fields.said.as_ref().map(Published::sort_ms)),
                ("place", &fields.place),
                ("made_ms", &new.made_ms),
                ("trashed_ms", &new.trashed_ms),
            ],
        )?;
        Ok(ClaimId(id))
    }

    pub(crate) fn set_claim(&mut self, id: ClaimId, fields: &Fields, speaker: Option<PersonId>) -> Result<bool> {
        self.update(
            Noun::Claim,
            id.0,
            &[
                ("statement", &fields.statement),
                ("speaker", &speaker.map(|speaker| speaker.0)),
                ("basis", &fields.basis.map(Basis::name)),
                ("described", &fields.described),
                ("said", &fields.said.as_ref().map(Published::as_str)),
                ("said_ms", &fields.said.as_ref().map(Published::sort_ms)),
                ("place", &fields.place),
            ],
        )
    }

    pub(crate) fn add_claim_status(&mut self, claim: ClaimId, change: &StatusChange) -> Result<()> {
        self.insert_as(
            Noun::ClaimStatus,
            change.uid,
            &[
                ("claim", &claim.0),
                ("status", &change.checked.status.name()),
                ("checked_by", &change.checked.by),
                ("how", &change.checked.how),
                ("at_ms", &change.at_ms),
            ],
        )?;
        Ok(())
    }

    pub(crate) fn add_evidence(&mut self, new: &NewEvidence) -> Result<EvidenceId> {
        let id = self.insert_as(
            Noun::Evidence,
            new.uid,
            &[
                ("claim", &new.claim.0),
                ("highlight", &new.highlight.map(|highlight| highlight.0)),
                ("bearing", &new.bearing.name()),
                ("seen", &new.seen.map(|document| document.0)),
            ],
        )?;
        Ok(EvidenceId(id))
    }

    pub(crate) fn add_claim_link(
        &mut self,
        uid: Uid,
        claim: ClaimId,
        other: ClaimId,
        kind: LinkKind,
    ) -> Result<ClaimLinkId> {
        let values: &[super::tx::Set<'_>] = &[("claim", &claim.0), ("other", &other.0), ("kind", &kind.name())];
        self.insert_as(Noun::ClaimLink, uid, values).map(ClaimLinkId)
    }
}

/// Who says each claim outside the trash that has a speaker, how far its checking has come, and when it was said.
pub(crate) fn said(conn: &Connection) -> Result<Vec<(PersonId, Status, Option<Published>)>> {
    let sql = format!(
        "SELECT c.speaker, s.status, c.said FROM claim c JOIN claim_status s ON s.id = {LAST_STATUS}
         WHERE c.speaker IS NOT NULL AND c.trashed_ms IS NULL"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    statement
        .query_and_then([], |row| {
            let when = row.get::<_, Option<String>>(2)?.and_then(|text| text.parse().ok());
            Ok((PersonId(row.get(0)?), named(&row.get::<_, String>(1)?, Status::named)?, when))
        })?
        .collect()
}

/// The last that was said of the checking of claim `c`, from the index.
const LAST_STATUS: &str =
    "(SELECT s.id FROM claim_status s WHERE s.claim = c.id ORDER BY s.at_ms DESC, s.uid DESC LIMIT 1)";

const COLUMNS: &str = "c.id, c.uid, c.statement, c.speaker, c.basis, c.described, c.said, c.place, c.made_ms, \
                       c.trashed_ms, s.uid, s.status, s.checked_by, s.how, s.at_ms";

fn from_row(row: &Row<'_>) -> Result<Claim> {
    let basis = row.get::<_, Option<String>>(4)?.map(|name| named(&name, Basis::named)).transpose()?;
    Ok(Claim {
        id: ClaimId(row.get(0)?),
        uid: uid(row, 1)?,
        statement: row.get(2)?,
        speaker: row.get::<_, Option<i64>>(3)?.map(PersonId),
        basis,
        described: row.get(5)?,
        said: row.get::<_, Option<String>>(6)?.and_then(|text| text.parse().ok()),
        place: row.get(7)?,
        made_ms: row.get(8)?,
        trashed_ms: row.get(9)?,
        status: status_from(row, 10)?,
    })
}

/// What was said of the checking, from five columns that begin at `first`.
fn status_from(row: &Row<'_>, first: usize) -> Result<StatusChange> {
    let status: String = row.get(first + 1)?;
    let checked = Checked { status: named(&status, Status::named)?, by: row.get(first + 2)?, how: row.get(first + 3)? };
    Ok(StatusChange { uid: uid(row, first)?, checked, at_ms: row.get(first + 4)? })
}

fn named<T>(name: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T> {
    read(name).ok_or_else(|| Error::corrupt(format!("a claim has “{name}”")))
}

/// One of them.
pub(crate) fn get(conn: &Connection, id: ClaimId) -> Result<Claim> {
    let sql = format!("SELECT {COLUMNS} FROM claim c JOIN claim_status s ON s.id = {LAST_STATUS} WHERE c.id = ?1");
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(from_row).transpose()?.ok_or_else(|| Error::NotFound(format!("claim {id}")))
}

/// The keys of all of them, in the trash or not, in order of uid.
pub(crate) fn all(conn: &Connection) -> Result<Vec<ClaimId>> {
    ids(conn, "SELECT id FROM claim ORDER BY uid", []).map(|ids| ids.into_iter().map(ClaimId).collect())
}

fn ids(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Vec<i64>> {
    Ok(conn.prepare_cached(sql)?.query_map(params, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// What was said of the checking of a claim, from the first to the last.
pub(crate) fn statuses(conn: &Connection, claim: ClaimId) -> Result<Vec<StatusChange>> {
    let sql = "SELECT uid, status, checked_by, how, at_ms FROM claim_status WHERE claim = ?1 ORDER BY at_ms, uid";
    conn.prepare_cached(sql)?.query_and_then([claim.0], |row| status_from(row, 0))?.collect()
}

fn evidence_row(row: &Row<'_>) -> Result<EvidenceRow> {
    Ok(EvidenceRow {
        id: EvidenceId(row.get(0)?),
        uid: uid(row, 1)?,
        claim: ClaimId(row.get(2)?),
        highlight: row.get::<_, Option<i64>>(3)?.map(HighlightId),
        bearing: named(&row.get::<_, String>(4)?, Bearing::named)?,
        seen: row.get::<_, Option<i64>>(5)?.map(DocumentId),
    })
}

const EVIDENCE: &str = "SELECT id, uid, claim, highlight, bearing, seen FROM evidence";

/// What rests on a passage.
pub(crate) fn evidence_of_highlight(conn: &Connection, highlight: HighlightId) -> Result<Vec<EvidenceRow>> {
    let mut statement = conn.prepare_cached(&format!("{EVIDENCE} WHERE highlight = ?1 ORDER BY id"))?;
    statement.query_and_then([highlight.0], evidence_row)?.collect()
}

/// The evidence of a claim as it is stored, in order of uid.
pub(crate) fn evidence_rows(conn: &Connection, claim: ClaimId) -> Result<Vec<EvidenceRow>> {
    let mut statement = conn.prepare_cached(&format!("{EVIDENCE} WHERE claim = ?1 ORDER BY uid"))?;
    statement.query_and_then([claim.0], evidence_row)?.collect()
}

/// Whether the passage is evidence of the claim.
pub(crate) fn is_tied(conn: &Connection, claim: ClaimId, highlight: HighlightId) -> Result<bool> {
    let mut statement = conn.prepare_cached("SELECT 1 FROM evidence WHERE claim = ?1 AND highlight = ?2")?;
    Ok(statement.exists([claim.0, highlight.0])?)
}

/// The claim that a piece of evidence is on.
pub(crate) fn claim_of(conn: &Connection, id: EvidenceId) -> Result<ClaimId> {
    conn.prepare_cached("SELECT claim FROM evidence WHERE id = ?1")?
        .query_row([id.0], |row| row.get(0).map(ClaimId))
        .optional()?
        .ok_or_else(|| Error::NotFound(format!("evidence {id}")))
}

/// The document that is shown of the article of passage `h`.
fn shown_sql() -> String {
    format!(
        "(SELECT d.id FROM document d JOIN capture c ON c.id = d.capture
          WHERE c.article = h.article AND c.withdrawn = 0 AND d.withdrawn = 0
          ORDER BY {NEWEST_FIRST}, d.id DESC LIMIT 1)"
    )
}

/// The evidence of a claim as it stands now: what states it, what supports it, what contradicts it.
pub(crate) fn evidence(conn: &Connection, claim: ClaimId) -> Result<Vec<Evidence>> {
    let sql = format!(
        "SELECT e.id, e.uid, e.claim, e.highlight, e.bearing, e.seen, h.article, h.exact, n.verdict, n.document,
                n.start_byte, n.end_byte, h.trashed_ms IS NOT NULL OR a.trashed_ms IS NOT NULL OR a.withdrawn = 1
         FROM evidence e LEFT JOIN highlight h ON h.id = e.highlight LEFT JOIN article a ON a.id = h.article
         LEFT JOIN anchor n ON n.highlight = h.id AND n.document = {}
         WHERE e.claim = ?1
         ORDER BY CASE e.bearing WHEN 'states' THEN 0 WHEN 'supports' THEN 1 ELSE 2 END, e.id",
        shown_sql()
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([claim.0])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let EvidenceRow { id, uid, claim, highlight, bearing, seen } = evidence_row(row)?;
        let passage = highlight.map(|highlight| tied(conn, row, highlight, seen)).transpose()?;
        found.push(Evidence { id, uid, claim, bearing, passage });
    }
    Ok(found)
}

fn tied(conn: &Connection, row: &Row<'_>, id: HighlightId, seen: Option<DocumentId>) -> Result<Tied> {
    let article = ArticleId(row.get(6)?);
    let is_trashed: bool = row.get(12)?;
    let (verdict, document, range) = match row.get::<_, Option<String>>(8)? {
        Some(verdict) => {
            let (start, end): (Option<i64>, Option<i64>) = (row.get(10)?, row.get(11)?);
            let range = start.zip(end).map(|(start, end)| ByteRange::new(start as usize, end as usize));
            (named(&verdict, Verdict::named)?, DocumentId(row.get(9)?), range)
        }
        // It is not known in the text that is shown, such as after its version became an article of its own.
        None => {
            let passage = super::highlight::get(conn, id)?;
            (Verdict::Gone, super::capture::shown_document(conn, passage.article)?, None)
        }
    };
    Ok(Tied {
        id,
        article,
        exact: row.get(7)?,
        verdict,
        document,
        range,
        is_changed: matches!(verdict, Verdict::Changed | Verdict::Gone) && seen != Some(document) && !is_trashed,
        is_trashed,
    })
}

fn link_from(row: &Row<'_>) -> Result<Link> {
    Ok(Link {
        id: ClaimLinkId(row.get(0)?),
        uid: uid(row, 1)?,
        claim: ClaimId(row.get(2)?),
        other: ClaimId(row.get(3)?),
        kind: named(&row.get::<_, String>(4)?, LinkKind::named)?,
    })
}

const LINKS: &str = "SELECT id, uid, claim, other, kind FROM claim_link";

/// The links of a claim, at either end.
pub(crate) fn links(conn: &Connection, claim: ClaimId) -> Result<Vec<Link>> {
    let mut statement = conn.prepare_cached(&format!("{LINKS} WHERE claim = ?1 OR other = ?1 ORDER BY id"))?;
    statement.query_and_then([claim.0], link_from)?.collect()
}

/// One link.
pub(crate) fn link(conn: &Connection, id: ClaimLinkId) -> Result<Link> {
    let mut statement = conn.prepare_cached(&format!("{LINKS} WHERE id = ?1"))?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(link_from).transpose()?.ok_or_else(|| Error::NotFound(format!("link {id}")))
}

/// The links between claims outside the trash that contradict each other, the last made first.
pub(crate) fn contradicting_links(conn: &Connection) -> Result<Vec<Link>> {
    let mut statement = conn.prepare_cached(&format!(
        "{LINKS} WHERE kind = 'contradicts'
           AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.id IN (claim_link.claim, claim_link.other) AND c.trashed_ms IS NOT NULL)
         ORDER BY id DESC"
    ))?;
    statement.query_and_then([], link_from)?.collect()
}

/// The claims outside the trash that passages outside the trash both speak for and against, the last made first.
pub(crate) fn with_evidence_on_both_sides(conn: &Connection) -> Result<Vec<ClaimId>> {
    let bears = |bearings: &str| {
        format!(
            "EXISTS (SELECT 1 FROM evidence e JOIN highlight h ON h.id = e.highlight JOIN article a ON a.id = h.article
                     WHERE e.claim = c.id AND e.bearing IN ({bearings}) AND h.trashed_ms IS NULL
                       AND a.trashed_ms IS NULL AND a.withdrawn = 0)"
        )
    };
    let (speaks_for, against) = (bears("'states', 'supports'"), bears("'contradicts'"));
    let sql = format!(
        "SELECT c.id FROM claim c WHERE c.trashed_ms IS NULL AND {speaks_for} AND {against}
         ORDER BY c.made_ms DESC, c.id DESC"
    );
    ids(conn, &sql, []).map(|ids| ids.into_iter().map(ClaimId).collect())
}

/// How many are outside the trash, and how many in it.
pub(crate) fn counts(conn: &Connection) -> Result<(u32, u32)> {
    super::trash::counts_of(conn, Noun::Claim)
}

/// Says what of the ledger does not hold together beyond what foreign keys say.
pub(crate) fn check(conn: &Connection, report: &mut impl FnMut(String)) -> Result<()> {
    for id in ids(conn, "SELECT id FROM claim WHERE id NOT IN (SELECT claim FROM claim_status)", [])? {
        report(format!("claim {id}: nothing says how far its checking has come"));
    }
    // One of the two directions is enough for what holds both ways.
    let twice = "SELECT l.id FROM claim_link l JOIN claim_link m ON m.claim = l.other AND m.other = l.claim
                 WHERE l.kind = m.kind AND l.kind <> 'updates' AND l.id < m.id";
    for id in ids(conn, twice, [])? {
        report(format!("link {id} between claims: it is there twice"));
    }
    for id in ids(conn, "SELECT id FROM evidence WHERE highlight IS NULL AND seen IS NOT NULL", [])? {
        report(format!("evidence {id}: it has no passage, and something of it was seen"));
    }
    Ok(())
}
