//! What copies of one story are found by, the groups they are in, and what the user said of them.

use super::capture::NEWEST_FIRST;
use super::{Connection, Noun, Tx, meta};
use crate::error::Result;
use crate::id::{ArticleId, DocumentId, Uid};
use rusqlite::{OptionalExtension, params};
use std::collections::{HashMap, HashSet};

/// Stands in `meta`, with the version of what the tables here hold.
const METHOD: &str = "copies_method";
/// Of a mark that more articles have, that many are looked at, the newest: it is a figure of speech, or they are copies.
const MAX_SHARING: u32 = 64;
/// A mark that no more articles have is enough by itself.
const RARE: usize = 6;
/// A mark that more articles have is a phrase of a template, unless nearly all marks are shared as widely.
const MANY: usize = 8;
/// The part of the marks, in per cent, that such articles must share.
const MIN_SHARED_PERCENT: usize = 60;
/// Pages that one step of merging writes.
const MERGE_PAGES: i64 = 64;

/// The articles of which a copy is outside the trash.
pub(crate) const DUPLICATES_SQL: &str = "SELECT mine.article FROM copy_group mine WHERE EXISTS (
    SELECT 1 FROM copy_group theirs JOIN article copy ON copy.id = theirs.article
    WHERE theirs.head = mine.head AND theirs.article <> mine.article AND copy.trashed_ms IS NULL AND copy.withdrawn = 0)";

/// The copies that stand behind another one of their story: the one clipped last stands before them, of those in the inbox
/// if there are any, so that a list of the inbox shows one of each story too.
pub(crate) const FOLDED_SQL: &str = "SELECT g.article FROM copy_group g JOIN article a ON a.id = g.article
    WHERE a.trashed_ms IS NULL AND a.withdrawn = 0 AND EXISTS (
      SELECT 1 FROM copy_group o JOIN article b ON b.id = o.article
      WHERE o.head = g.head AND b.trashed_ms IS NULL AND b.withdrawn = 0
        AND (b.archived_ms IS NULL, b.clipped_ms, b.id) > (a.archived_ms IS NULL, a.clipped_ms, a.id))";

/// What the user said of two articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ToldRow {
    pub(crate) uid: Uid,
    pub(crate) one: ArticleId,
    pub(crate) other: ArticleId,
    pub(crate) are_copies: bool,
}

impl Tx<'_> {
    /// Notes what the user says of two articles; gives whether that is news.
    pub(crate) fn tell_copies(
        &mut self,
        uid: Option<Uid>,
        a: ArticleId,
        b: ArticleId,
        are_copies: bool,
    ) -> Result<bool> {
        let (one, other) = (a.min(b), a.max(b));
        let known: Option<i64> = self
            .conn()
            .prepare_cached("SELECT id FROM copy_told WHERE one = ?1 AND other = ?2")?
            .query_row(params![one.0, other.0], |row| row.get(0))
            .optional()?;
        if let Some(id) = known {
            return self.update(Noun::CopyTold, id, &[("are_copies", &are_copies)]);
        }
        let uid = uid.unwrap_or_else(|| self.uid());
        self.insert_as(Noun::CopyTold, uid, &[("one", &one.0), ("other", &other.0), ("are_copies", &are_copies)])?;
        Ok(true)
    }
}

/// What the user said of an article and others.
pub(crate) fn told(conn: &Connection, article: ArticleId) -> Result<HashMap<ArticleId, bool>> {
    Ok(conn
        .prepare_cached(
            "SELECT other, are_copies FROM copy_told WHERE one = ?1
             UNION ALL SELECT one, are_copies FROM copy_told WHERE other = ?1",
        )?
        .query_map([article.0], |row| Ok((ArticleId(row.get(0)?), row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Everything that the user said of two articles that were not withdrawn, in order of uid.
pub(crate) fn all_told(conn: &Connection) -> Result<Vec<ToldRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT t.uid, t.one, t.other, t.are_copies FROM copy_told t
         JOIN article a ON a.id = t.one JOIN article b ON b.id = t.other
         WHERE a.withdrawn = 0 AND b.withdrawn = 0 ORDER BY t.uid",
    )?;
    let mut rows = statement.query([])?;
    let mut told = Vec::new();
    while let Some(row) = rows.next()? {
        told.push(ToldRow {
            uid: super::capture::uid(row, 0)?,
            one: ArticleId(row.get(1)?),
            other: ArticleId(row.get(2)?),
            are_copies: row.get(3)?,
        });
    }
    Ok(told)
}

/// Whether the user said anything of these two.
pub(crate) fn is_told(conn: &Connection, a: ArticleId, b: ArticleId) -> Result<bool> {
    Ok(conn
        .prepare_cached("SELECT 1 FROM copy_told WHERE one = ?1 AND other = ?2")?
        .exists(params![a.min(b).0, a.max(b).0])?)
}

/// The document that is shown of an article that was not withdrawn.
pub(crate) fn shown(conn: &Connection, article: ArticleId) -> Result<Option<DocumentId>> {
    Ok(conn
        .prepare_cached(&format!(
            "SELECT d.id FROM article a JOIN capture c ON c.article = a.id JOIN document d ON d.capture = c.id
             WHERE a.id = ?1 AND a.withdrawn = 0 AND c.withdrawn = 0 AND d.withdrawn = 0
             ORDER BY {NEWEST_FIRST}, d.id DESC LIMIT 1"
        ))?
        .query_row([article.0], |row| row.get(0).map(DocumentId))
        .optional()?)
}

/// The document of an article that its marks are of.
pub(crate) fn document_of(conn: &Connection, article: ArticleId) -> Result<Option<DocumentId>> {
    Ok(conn
        .prepare_cached("SELECT document FROM copy_text WHERE article = ?1")?
        .query_row([article.0], |row| row.get(0).map(DocumentId))
        .optional()?)
}

/// Writes the marks of an article that has none, and puts it in the queue.
pub(crate) fn add(conn: &Connection, article: ArticleId, document: DocumentId, marks: &[u32]) -> Result<()> {
    let words: String = marks.iter().map(|mark| format!("{mark:08x} ")).collect();
    conn.prepare_cached("INSERT INTO copy_marks(rowid, marks) VALUES (?1, ?2)")?.execute(params![article.0, words])?;
    conn.prepare_cached("INSERT INTO copy_text(article, document) VALUES (?1, ?2)")?
        .execute([article.0, document.0])?;
    queue(conn, article)
}

/// Takes everything away that was made of an article's text.
pub(crate) fn remove(conn: &Connection, article: ArticleId) -> Result<()> {
    leave_group(conn, article)?;
    conn.prepare_cached("DELETE FROM copy_marks WHERE rowid = ?1")?.execute([article.0])?;
    conn.prepare_cached("DELETE FROM copy_text WHERE article = ?1")?.execute([article.0])?;
    unqueue(conn, article)
}

/// Puts an article in the queue of those that are to be held against the others.
pub(crate) fn queue(conn: &Connection, article: ArticleId) -> Result<()> {
    conn.prepare_cached("INSERT OR IGNORE INTO copy_queue(article) VALUES (?1)")?.execute([article.0])?;
    Ok(())
}

pub(crate) fn unqueue(conn: &Connection, article: ArticleId) -> Result<()> {
    conn.prepare_cached("DELETE FROM copy_queue WHERE article = ?1")?.execute([article.0])?;
    Ok(())
}

/// The first articles of the queue, the newest first.
pub(crate) fn queued(conn: &Connection, limit: u32) -> Result<Vec<ArticleId>> {
    Ok(conn
        .prepare_cached("SELECT article FROM copy_queue ORDER BY article DESC LIMIT ?1")?
        .query_map([limit], |row| row.get(0).map(ArticleId))?
        .collect::<rusqlite::Result<_>>()?)
}

/// How many wait in the queue.
pub(crate) fn queue_length(conn: &Connection) -> Result<u32> {
    Ok(conn.prepare_cached("SELECT count(*) FROM copy_queue")?.query_row([], |row| row.get(0))?)
}

/// An article that shares marks with a text.
#[derive(Debug, Clone, Copy)]
struct Near {
    weight: f64,
    times: u32,
    /// Marks that both have.
    shared: usize,
    /// In how many articles the rarest of them is.
    rarest: usize,
    /// How many marks of the text are not higher than the highest of them: of those, both could have all.
    below: usize,
}

impl Near {
    /// Whether it shares just what many articles have: the phrases of a template, and nothing of its own.
    fn is_of_template(&self) -> bool {
        self.rarest > MANY && self.shared * 100 < self.below * MIN_SHARED_PERCENT
    }
}

/// The articles that share marks with a text, those that share most first; a mark that few have counts more. `marks` are
/// in order.
pub(crate) fn near(conn: &Connection, marks: &[u32], limit: usize) -> Result<Vec<ArticleId>> {
    let mut found: HashMap<i64, Near> = HashMap::new();
    let mut statement =
        conn.prepare_cached("SELECT rowid FROM copy_marks WHERE copy_marks MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?;
    for (at, mark) in marks.iter().enumerate() {
        let sharing: Vec<i64> = statement
            .query_map(params![format!("{mark:08x}"), MAX_SHARING], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let count = sharing.len();
        for article in sharing {
            let near =
                found.entry(article).or_insert(Near { weight: 0.0, times: 0, shared: 0, rarest: count, below: 0 });
            near.weight += 1.0 / count as f64;
            near.times += if count <= RARE { 2 } else { 1 };
            near.shared += 1;
            near.rarest = near.rarest.min(count);
            near.below = at + 1;
        }
    }
    let mut near: Vec<(i64, Near)> =
        found.into_iter().filter(|(_, near)| near.times >= 2 && !near.is_of_template()).collect();
    near.sort_by(|a, b| b.1.weight.total_cmp(&a.1.weight).then(b.0.cmp(&a.0)));
    near.truncate(limit);
    Ok(near.into_iter().map(|(article, _)| ArticleId(article)).collect())
}

/// The group of an article, if it is in one.
pub(crate) fn head_of(conn: &Connection, article: ArticleId) -> Result<Option<i64>> {
    Ok(conn
        .prepare_cached("SELECT head FROM copy_group WHERE article = ?1")?
        .query_row([article.0], |row| row.get(0))
        .optional()?)
}

/// The articles of a group, those in the trash too.
pub(crate) fn members(conn: &Connection, head: i64) -> Result<Vec<ArticleId>> {
    Ok(conn
        .prepare_cached("SELECT article FROM copy_group WHERE head = ?1 ORDER BY article")?
        .query_map([head], |row| row.get(0).map(ArticleId))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Makes one group of these articles, all that are in the groups in question.
pub(crate) fn put_together(conn: &Connection, articles: &[ArticleId]) -> Result<()> {
    let Some(head) = articles.iter().min() else { return Ok(()) };
    let mut statement = conn.prepare_cached("INSERT OR REPLACE INTO copy_group(article, head) VALUES (?1, ?2)")?;
    articles.iter().try_for_each(|article| statement.execute([article.0, head.0]).map(drop))?;
    Ok(())
}

/// Takes an article out of its group. One article is no group.
pub(crate) fn leave_group(conn: &Connection, article: ArticleId) -> Result<()> {
    let Some(head) = head_of(conn, article)? else { return Ok(()) };
    let rest: Vec<ArticleId> = members(conn, head)?.into_iter().filter(|member| *member != article).collect();
    conn.prepare_cached("DELETE FROM copy_group WHERE head = ?1")?.execute([head])?;
    if rest.len() > 1 { put_together(conn, &rest) } else { Ok(()) }
}

/// The articles outside the trash of an article's group, itself too if it is not in the trash; empty when it is in none.
pub(crate) fn standing(conn: &Connection, article: ArticleId) -> Result<Vec<ArticleId>> {
    let Some(head) = head_of(conn, article)? else { return Ok(Vec::new()) };
    Ok(conn
        .prepare_cached(
            "SELECT a.id FROM copy_group g JOIN article a ON a.id = g.article
             WHERE g.head = ?1 AND a.trashed_ms IS NULL AND a.withdrawn = 0 ORDER BY a.id",
        )?
        .query_map([head], |row| row.get(0).map(ArticleId))?
        .collect::<rusqlite::Result<_>>()?)
}

/// How many articles outside the trash there are in an article's group; 0 when it is in none or there are no others.
pub(crate) fn count(conn: &Connection, article: ArticleId) -> Result<u32> {
    let count: u32 = conn
        .prepare_cached(
            "SELECT count(*) FROM copy_group mine JOIN copy_group g ON g.head = mine.head JOIN article a ON a.id = g.article
             WHERE mine.article = ?1 AND a.trashed_ms IS NULL AND a.withdrawn = 0",
        )?
        .query_row([article.0], |row| row.get(0))?;
    Ok(if count > 1 { count } else { 0 })
}

/// The articles of [`FOLDED_SQL`].
pub(crate) fn folded(conn: &Connection) -> Result<HashSet<i64>> {
    Ok(conn.prepare_cached(FOLDED_SQL)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// One article outside the trash of each group that has several there, the group with the newest article first.
pub(crate) fn groups(conn: &Connection, offset: u32, limit: u32) -> Result<(u32, Vec<ArticleId>)> {
    const GROUPS: &str =
        "SELECT min(a.id) AS first, max(a.id) AS last FROM copy_group g JOIN article a ON a.id = g.article
         WHERE a.trashed_ms IS NULL AND a.withdrawn = 0 GROUP BY g.head HAVING count(*) > 1";
    let total = conn.prepare_cached(&format!("SELECT count(*) FROM ({GROUPS})"))?.query_row([], |row| row.get(0))?;
    let firsts = conn
        .prepare_cached(&format!("SELECT first FROM ({GROUPS}) ORDER BY last DESC LIMIT ?1 OFFSET ?2"))?
        .query_map([limit, offset], |row| row.get(0).map(ArticleId))?
        .collect::<rusqlite::Result<_>>()?;
    Ok((total, firsts))
}

/// Whether what the tables hold was made another way than `method`.
pub(crate) fn is_of_another(conn: &Connection, method: u32) -> Result<bool> {
    Ok(meta::get(conn, METHOD)?.is_none_or(|found| found != method.to_string()))
}

/// Empties what was made of texts and puts every article in the queue.
pub(crate) fn begin_again(conn: &Connection, method: u32) -> Result<()> {
    conn.execute_batch(
        "INSERT INTO copy_marks(copy_marks) VALUES ('delete-all');
         DELETE FROM copy_text;
         DELETE FROM copy_group;
         DELETE FROM copy_queue;
         INSERT INTO copy_queue(article) SELECT id FROM article WHERE withdrawn = 0;",
    )?;
    meta::set(conn, METHOD, &method.to_string())
}

/// Merges a little of what single commits left behind. Gives whether there may be more to do.
pub(crate) fn merge_step(conn: &Connection) -> Result<bool> {
    let before: i64 = conn.query_row("SELECT total_changes()", [], |row| row.get(0))?;
    conn.execute("INSERT INTO copy_marks(copy_marks, rank) VALUES ('merge', ?1)", [MERGE_PAGES])?;
    let after: i64 = conn.query_row("SELECT total_changes()", [], |row| row.get(0))?;
    Ok(after - before >= 2)
}

/// Compares what copies are found by with the articles and says what is missing, too much or of another text.
pub(crate) fn check(conn: &Connection, mut report: impl FnMut(String)) -> Result<()> {
    // An article in the queue that has no marks gets them when its turn comes.
    let findings = [
        (
            "SELECT id FROM article WHERE withdrawn = 0 AND id NOT IN (SELECT article FROM copy_text)
               AND id NOT IN (SELECT article FROM copy_queue)",
            "its copies cannot be found",
        ),
        (
            "SELECT article FROM copy_text WHERE article NOT IN (SELECT id FROM article WHERE withdrawn = 0)
             UNION SELECT article FROM copy_group WHERE article NOT IN (SELECT article FROM copy_text)
             UNION SELECT id FROM copy_marks_docsize WHERE id NOT IN (SELECT article FROM copy_text)",
            "it is among the copies and nowhere else",
        ),
        (
            "SELECT article FROM copy_text WHERE article NOT IN (SELECT id FROM copy_marks_docsize)",
            "what its copies are found by is missing",
        ),
    ];
    for (sql, what) in findings {
        let mut statement = conn.prepare(sql)?;
        for id in statement.query_map([], |row| row.get::<_, i64>(0))? {
            report(format!("search index: article {}: {what}", id?));
        }
    }
    let mut statement = conn.prepare("SELECT article, document FROM copy_text")?;
    let rows = statement.query_map([], |row| Ok((ArticleId(row.get(0)?), DocumentId(row.get(1)?))))?;
    for row in rows {
        let (article, document) = row?;
        if shown(conn, article)?.is_some_and(|shown| shown != document) {
            report(format!("search index: article {article}: its copies are looked for by a text that is not shown"));
        }
    }
    Ok(())
}
