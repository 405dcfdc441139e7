//! Annotations that came from other programs.

use super::capture::uid;
use super::{Connection, Noun, Tx};
use crate::annotation::{Annotation, Format, State};
use crate::capture::Hash;
use crate::error::{Error, Result};
use crate::id::{AnnotationId, ArticleId, DocumentId, HighlightId, Uid};
use rusqlite::{OptionalExtension, Row};
use std::collections::HashMap;

/// An annotation as it is written.
pub(crate) struct NewAnnotation<'a> {
    pub(crate) uid: Option<Uid>,
    pub(crate) article: Option<ArticleId>,
    pub(crate) highlight: Option<HighlightId>,
    pub(crate) state: State,
    pub(crate) format: Format,
    pub(crate) foreign_id: Option<&'a str>,
    pub(crate) url: &'a str,
    pub(crate) file_name: &'a str,
    pub(crate) added_ms: i64,
    pub(crate) origin: &'a str,
}

impl Tx<'_> {
    pub(crate) fn add_annotation(&mut self, new: &NewAnnotation<'_>) -> Result<AnnotationId> {
        let uid = new.uid.unwrap_or_else(|| self.uid());
        let id = self.insert_as(
            Noun::Annotation,
            uid,
            &[
                ("article", &new.article.map(|article| article.0)),
                ("highlight", &new.highlight.map(|highlight| highlight.0)),
                ("state", &new.state.name()),
                ("format", &new.format.name()),
                ("foreign_id", &new.foreign_id),
                ("url", &new.url),
                ("file_name", &new.file_name),
                ("added_ms", &new.added_ms),
                ("origin", &new.origin),
            ],
        )?;
        Ok(AnnotationId(id))
    }

    /// Says what became of an annotation.
    pub(crate) fn settle_annotation(
        &mut self,
        id: AnnotationId,
        state: State,
        article: Option<ArticleId>,
        highlight: Option<HighlightId>,
    ) -> Result<bool> {
        let (article, highlight) = (article.map(|article| article.0), highlight.map(|highlight| highlight.0));
        self.update(
            Noun::Annotation,
            id.0,
            &[("state", &state.name()), ("article", &article), ("highlight", &highlight)],
        )
    }
}

const COLUMNS: &str = "id, uid, article, highlight, state, format, foreign_id, url, file_name, added_ms, origin";

fn from_row(row: &Row<'_>) -> Result<Annotation> {
    let (state, format): (String, String) = (row.get(4)?, row.get(5)?);
    let unknown = |what: &str| Error::corrupt(format!("an annotation is “{what}”"));
    Ok(Annotation {
        id: AnnotationId(row.get(0)?),
        uid: uid(row, 1)?,
        article: row.get::<_, Option<i64>>(2)?.map(ArticleId),
        highlight: row.get::<_, Option<i64>>(3)?.map(HighlightId),
        state: State::named(&state).ok_or_else(|| unknown(&state))?,
        format: Format::named(&format).ok_or_else(|| unknown(&format))?,
        foreign_id: row.get(6)?,
        url: row.get(7)?,
        file_name: row.get(8)?,
        added_ms: row.get(9)?,
        origin: row.get(10)?,
    })
}

fn collect(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Annotation>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM annotation {rest}"))?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(from_row(row)?);
    }
    Ok(found)
}

/// One of them.
pub(crate) fn get(conn: &Connection, id: AnnotationId) -> Result<Annotation> {
    let found = collect(conn, "WHERE id = ?1", [id.0])?.pop();
    found.ok_or_else(|| Error::NotFound(format!("annotation {id}")))
}

/// The first with that identity in its own program.
pub(crate) fn with_foreign_id(conn: &Connection, format: Format, foreign_id: &str) -> Result<Option<Annotation>> {
    let rest = "WHERE foreign_id = ?1 AND format = ?2 ORDER BY id LIMIT 1";
    Ok(collect(conn, rest, (foreign_id, format.name()))?.pop())
}

/// Those that have no identity in their own program and are no passages, by the hash of all they came with: there may be as
/// many as are coming, so that these are not compared with each. An article is given of those that are on one.
pub(crate) fn by_origin(conn: &Connection) -> Result<HashMap<Hash, (AnnotationId, Option<ArticleId>)>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, origin, iif(state = 'page', article, NULL) FROM annotation
         WHERE foreign_id IS NULL AND state IN ('unplaced', 'page') ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    let mut found = HashMap::new();
    while let Some(row) = rows.next()? {
        let origin = Hash::of(row.get::<_, String>(1)?.as_bytes());
        let article = row.get::<_, Option<i64>>(2)?.map(ArticleId);
        found.entry(origin).or_insert((AnnotationId(row.get(0)?), article));
    }
    Ok(found)
}

/// Those that are on an article as a whole and came in that format, as they came here.
pub(crate) fn on_page(conn: &Connection, article: ArticleId, format: Format) -> Result<Vec<Annotation>> {
    collect(conn, "WHERE article = ?1 AND state = 'page' AND format = ?2 ORDER BY id", (article.0, format.name()))
}

/// The one that a passage was made of.
pub(crate) fn of_highlight(conn: &Connection, highlight: HighlightId) -> Result<Option<Annotation>> {
    Ok(collect(conn, "WHERE highlight = ?1", [highlight.0])?.pop())
}

/// All about an article, whatever became of them, in order of uid.
pub(crate) fn of_article(conn: &Connection, article: ArticleId) -> Result<Vec<Annotation>> {
    collect(conn, "WHERE article = ?1 ORDER BY uid", [article.0])
}

/// Those about articles that are not here, in order of uid.
pub(crate) fn of_no_article(conn: &Connection) -> Result<Vec<Annotation>> {
    collect(conn, "WHERE article IS NULL ORDER BY uid", [])
}

/// Which annotations wait for a place: not those of articles in the trash, which come back with them.
const WAITING: &str = "state = 'unplaced' AND NOT EXISTS
    (SELECT 1 FROM article a WHERE a.id = annotation.article AND (a.trashed_ms IS NOT NULL OR a.withdrawn = 1))";

/// How many wait for a place.
pub(crate) fn unplaced_count(conn: &Connection) -> Result<u32> {
    let sql = format!("SELECT count(*) FROM annotation WHERE {WAITING}");
    Ok(conn.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
}

/// A window of those that wait for a place, those of one page together and the page that came last first, and their number.
pub(crate) fn unplaced(conn: &Connection, offset: u32, limit: u32) -> Result<(u32, Vec<Annotation>)> {
    let total = unplaced_count(conn)?;
    let rest = format!(
        "WHERE {WAITING} ORDER BY article IS NULL, max(added_ms) OVER (PARTITION BY coalesce(article, url)) DESC,
         article, url, id LIMIT ?1 OFFSET ?2"
    );
    Ok((total, collect(conn, &rest, (limit, offset))?))
}

/// Every document of an article's captures that was not withdrawn, the one that is shown first; `capture` goes before it.
pub(crate) fn documents(conn: &Connection, article: ArticleId, capture: Option<Uid>) -> Result<Vec<DocumentId>> {
    let capture = capture.map(|capture| capture.as_bytes().to_vec());
    Ok(conn
        .prepare_cached(
            "SELECT d.id FROM document d JOIN capture c ON c.id = d.capture
             WHERE c.article = ?1 AND c.withdrawn = 0 AND d.withdrawn = 0
             ORDER BY c.uid IS ?2 DESC, c.captured_ms DESC, c.id DESC, d.id DESC",
        )?
        .query_map((article.0, capture), |row| row.get(0).map(DocumentId))?
        .collect::<rusqlite::Result<_>>()?)
}

/// The article outside the trash of that identity.
pub(crate) fn article_of(conn: &Connection, article: Uid) -> Result<Option<ArticleId>> {
    Ok(conn
        .prepare_cached("SELECT id FROM article WHERE uid = ?1 AND withdrawn = 0 AND trashed_ms IS NULL")?
        .query_row([article.as_bytes().as_slice()], |row| row.get(0))
        .optional()?
        .map(ArticleId))
}

/// The article outside the trash of the capture of that identity.
pub(crate) fn article_of_capture(conn: &Connection, capture: Uid) -> Result<Option<ArticleId>> {
    Ok(conn
        .prepare_cached(
            "SELECT a.id FROM capture c JOIN article a ON a.id = c.article
             WHERE c.uid = ?1 AND c.withdrawn = 0 AND a.withdrawn = 0 AND a.trashed_ms IS NULL",
        )?
        .query_row([capture.as_bytes().as_slice()], |row| row.get(0))
        .optional()?
        .map(ArticleId))
}
