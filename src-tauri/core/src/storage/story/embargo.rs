//! Embargoes that have not ended, and the exports that went out all the same.

use super::super::capture::{json, uid};
use super::super::{Connection, Noun, Tx};
use crate::error::Result;
use crate::id::{ArticleId, ClaimId, HighlightId, StoryId, Uid};
use crate::story::EarlyExport;
use rusqlite::params;

/// What an export holds, as far as stories can gather it.
#[derive(Debug, Default)]
pub(crate) struct Going {
    /// Articles, with all that is on them.
    pub(crate) articles: Vec<ArticleId>,
    /// Passages of other articles.
    pub(crate) passages: Vec<HighlightId>,
    /// Claims.
    pub(crate) claims: Vec<ClaimId>,
}

impl Tx<'_> {
    pub(crate) fn add_early_export(&mut self, uid: Uid, story: StoryId, one: &EarlyExport) -> Result<()> {
        let values: &[super::super::tx::Set<'_>] = &[
            ("story", &story.0),
            ("at_ms", &one.at_ms),
            ("who", &one.who),
            ("why", &one.why),
            ("format", &one.format),
            ("name", &one.name),
            ("embargo", &one.embargo),
        ];
        self.insert_as(Noun::EarlyExport, uid, values).map(drop)
    }
}

/// The exports of a story, or of what it gathers, before its embargo ended, the first first.
pub(crate) fn early_exports(conn: &Connection, story: StoryId) -> Result<Vec<(Uid, EarlyExport)>> {
    let mut statement = conn.prepare_cached(
        "SELECT uid, at_ms, who, why, format, name, embargo FROM early_export WHERE story = ?1 ORDER BY at_ms, uid",
    )?;
    let read = |row: &rusqlite::Row<'_>| {
        let one = EarlyExport {
            at_ms: row.get(1)?,
            who: row.get(2)?,
            why: row.get(3)?,
            format: row.get(4)?,
            name: row.get(5)?,
            embargo: row.get(6)?,
        };
        Ok((uid(row, 0)?, one))
    };
    statement.query_and_then([story.0], read)?.collect()
}

/// The stories outside the trash whose embargo lasts beyond `now_ms` and of which something is in `going`.
pub(crate) fn held(conn: &Connection, going: &Going, now_ms: i64) -> Result<Vec<StoryId>> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT s.id FROM story s JOIN story_item i ON i.story = s.id
           LEFT JOIN highlight h ON h.id = i.highlight
         WHERE s.embargo_ms > ?1 AND s.trashed_ms IS NULL
           AND (i.article IN (SELECT value FROM json_each(?2)) OR h.article IN (SELECT value FROM json_each(?2))
             OR i.highlight IN (SELECT value FROM json_each(?3)) OR i.claim IN (SELECT value FROM json_each(?4))
             OR i.article IN (SELECT p.article FROM highlight p WHERE p.id IN (SELECT value FROM json_each(?3))))
         ORDER BY s.id",
    )?;
    let (articles, passages, claims) = (json(&going.articles)?, json(&going.passages)?, json(&going.claims)?);
    let rows = statement.query_map(params![now_ms, articles, passages, claims], |row| row.get(0).map(StoryId))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether any story is held back beyond `now_ms`: most libraries have none, and nothing more need be asked then.
pub(crate) fn any_held(conn: &Connection, now_ms: i64) -> Result<bool> {
    let sql = "SELECT 1 FROM story WHERE embargo_ms > ?1 AND trashed_ms IS NULL";
    Ok(conn.prepare_cached(sql)?.exists([now_ms])?)
}
