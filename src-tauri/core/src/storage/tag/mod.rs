//! Tags and what they are on.

use super::article::below;
use super::capture::uid;
use super::{Connection, Noun, Tx};
use crate::error::{Error, Result};
use crate::highlight::Colour;
use crate::id::{ArticleId, HighlightId, TagId, Uid};
use crate::note::Subject;
use crate::tag::{Path, Tag};
use rusqlite::{OptionalExtension, Row};

const COLUMNS: &str = "id, uid, path, colour, definition";

impl Tx<'_> {
    /// The tag of `path`, made with its parents when it is new.
    pub(crate) fn ensure_tag(&mut self, path: &Path) -> Result<TagId> {
        if let Some(id) = find(self.conn(), path.as_str())? {
            return Ok(id);
        }
        if let Some(parent) = path.parent() {
            self.ensure_tag(&parent)?;
        }
        let uid = self.uid();
        self.add_tag(uid, &spelled(self.conn(), path.as_str())?, None, "")
    }

    pub(crate) fn add_tag(&mut self, uid: Uid, path: &str, colour: Option<Colour>, definition: &str) -> Result<TagId> {
        let colour = colour.map(Colour::name);
        let id =
            self.insert_as(Noun::Tag, uid, &[("path", &path), ("colour", &colour), ("definition", &definition)])?;
        Ok(TagId(id))
    }

    /// Puts `tag` on `subject`; gives whether it was not there before.
    pub(crate) fn add_tagging(&mut self, tag: TagId, subject: Subject) -> Result<bool> {
        if tagging(self.conn(), tag, subject)?.is_some() {
            return Ok(false);
        }
        let uid = self.uid();
        self.insert_tagging(uid, tag, subject)?;
        Ok(true)
    }

    pub(crate) fn insert_tagging(&mut self, uid: Uid, tag: TagId, subject: Subject) -> Result<()> {
        let (column, key) = column(subject);
        self.insert_as(Noun::Tagging, uid, &[("tag", &tag.0), (column, &key)])?;
        Ok(())
    }

    /// Takes `tag` off `subject`; gives whether it was there.
    pub(crate) fn remove_tagging(&mut self, tag: TagId, subject: Subject) -> Result<bool> {
        match tagging(self.conn(), tag, subject)? {
            Some(id) => self.delete(Noun::Tagging, id).map(|()| true),
            None => Ok(false),
        }
    }
}

impl Tx<'_> {
    /// Puts the tags of one article on another one.
    pub(crate) fn move_taggings(&mut self, from: ArticleId, into: ArticleId) -> Result<()> {
        let taggings: Vec<(i64, i64)> = self
            .conn()
            .prepare_cached("SELECT id, tag FROM tagging WHERE article = ?1 ORDER BY id")?
            .query_map([from.0], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (id, tag) in taggings {
            if has(self.conn(), TagId(tag), Subject::Article(into))? {
                self.delete(Noun::Tagging, id)?;
            } else {
                self.update(Noun::Tagging, id, &[("article", &into.0)])?;
            }
        }
        Ok(())
    }
}

/// The column that names `subject`, and its key. With `IS` on both columns SQLite would use the index of neither, and go through
/// everything that has the tag.
fn column(subject: Subject) -> (&'static str, i64) {
    match subject {
        Subject::Article(ArticleId(id)) => ("article", id),
        Subject::Highlight(HighlightId(id)) => ("highlight", id),
    }
}

fn tagging(conn: &Connection, tag: TagId, subject: Subject) -> Result<Option<i64>> {
    let (column, key) = column(subject);
    Ok(conn
        .prepare_cached(&format!("SELECT id FROM tagging WHERE {column} = ?1 AND tag = ?2"))?
        .query_row([key, tag.0], |row| row.get(0))
        .optional()?)
}

/// Whether `tag` is on `subject`.
pub(crate) fn has(conn: &Connection, tag: TagId, subject: Subject) -> Result<bool> {
    Ok(tagging(conn, tag, subject)?.is_some())
}

/// The tag of that path, upper and lower case of ASCII letters alike.
pub(crate) fn find(conn: &Connection, path: &str) -> Result<Option<TagId>> {
    Ok(conn
        .prepare_cached("SELECT id FROM tag WHERE path = ?1")?
        .query_row([path], |row| row.get(0).map(TagId))
        .optional()?)
}

/// `path` with the part above its last `/` in the letters of the tag that stands there.
pub(crate) fn spelled(conn: &Connection, path: &str) -> Result<String> {
    let Some((above, name)) = path.rsplit_once('/') else { return Ok(path.to_owned()) };
    let above = match find(conn, above)? {
        Some(tag) => self::path(conn, tag)?,
        None => above.to_owned(),
    };
    Ok(format!("{above}/{name}"))
}

/// The path of a tag.
pub(crate) fn path(conn: &Connection, tag: TagId) -> Result<String> {
    Ok(get(conn, tag)?.path)
}

/// One tag.
pub(crate) fn get(conn: &Connection, tag: TagId) -> Result<Tag> {
    conn.prepare_cached(&format!("SELECT {COLUMNS} FROM tag WHERE id = ?1"))?
        .query_row([tag.0], |row| Ok(from_row(row)))
        .optional()?
        .ok_or_else(|| Error::NotFound(format!("tag {tag}")))?
}

fn from_row(row: &Row<'_>) -> Result<Tag> {
    Ok(Tag {
        id: TagId(row.get(0)?),
        uid: uid(row, 1)?,
        path: row.get(2)?,
        colour: row.get::<_, Option<String>>(3)?.as_deref().and_then(Colour::named),
        definition: row.get(4)?,
    })
}

fn collect(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Vec<Tag>> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut tags = Vec::new();
    while let Some(row) = rows.next()? {
        tags.push(from_row(row)?);
    }
    Ok(tags)
}

/// Every tag, each after the one above it.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Tag>> {
    let mut tags = collect(conn, &format!("SELECT {COLUMNS} FROM tag"), [])?;
    // By parts and not by characters, so that "a b" does not stand between "a" and "a/b".
    tags.sort_by_cached_key(|tag| tag.path.to_lowercase().split('/').map(str::to_owned).collect::<Vec<_>>());
    Ok(tags)
}

/// A tag and all below it.
pub(crate) fn with_all_below(conn: &Connection, path: &str) -> Result<Vec<Tag>> {
    let sql = format!("SELECT {COLUMNS} FROM tag WHERE path = ?1 OR path LIKE ?2 ESCAPE '\\' ORDER BY path");
    collect(conn, &sql, [path, &below(path)])
}

/// What a tag is on: articles and passages, those in the trash too.
pub(crate) fn subjects(conn: &Connection, tag: TagId) -> Result<Vec<Subject>> {
    Ok(conn
        .prepare_cached("SELECT article, highlight FROM tagging WHERE tag = ?1 ORDER BY id")?
        .query_map([tag.0], |row| {
            let (article, highlight): (Option<i64>, Option<i64>) = (row.get(0)?, row.get(1)?);
            Ok(article.map_or_else(
                || Subject::Highlight(HighlightId(highlight.unwrap_or_default())),
                |article| Subject::Article(ArticleId(article)),
            ))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The taggings of `subject`: their own uid and their tag's, in order of uid.
pub(crate) fn taggings_of(conn: &Connection, subject: Subject) -> Result<Vec<(Uid, Uid)>> {
    let (column, key) = column(subject);
    let mut statement = conn.prepare_cached(&format!(
        "SELECT t.uid, g.uid FROM tagging t JOIN tag g ON g.id = t.tag WHERE t.{column} = ?1 ORDER BY t.uid"
    ))?;
    let mut rows = statement.query([key])?;
    let mut taggings = Vec::new();
    while let Some(row) = rows.next()? {
        taggings.push((uid(row, 0)?, uid(row, 1)?));
    }
    Ok(taggings)
}

fn paths(conn: &Connection, sql: &str, id: i64) -> Result<Vec<String>> {
    Ok(conn.prepare_cached(sql)?.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Paths of an article's own tags.
pub(crate) fn of_article(conn: &Connection, article: ArticleId) -> Result<Vec<String>> {
    paths(
        conn,
        "SELECT g.path FROM tagging t JOIN tag g ON g.id = t.tag WHERE t.article = ?1 ORDER BY g.path",
        article.0,
    )
}

/// Paths of the tags of an article and of its passages outside the trash.
pub(crate) fn of_article_and_passages(conn: &Connection, article: ArticleId) -> Result<Vec<String>> {
    paths(
        conn,
        "SELECT g.path FROM tagging t JOIN tag g ON g.id = t.tag WHERE t.article = ?1
         UNION
         SELECT g.path FROM highlight h JOIN tagging t ON t.highlight = h.id JOIN tag g ON g.id = t.tag
         WHERE h.article = ?1 AND h.trashed_ms IS NULL
         ORDER BY 1",
        article.0,
    )
}

/// Paths of a passage's tags.
pub(crate) fn of_highlight(conn: &Connection, highlight: HighlightId) -> Result<Vec<String>> {
    paths(
        conn,
        "SELECT g.path FROM tagging t JOIN tag g ON g.id = t.tag WHERE t.highlight = ?1 ORDER BY g.path",
        highlight.0,
    )
}

/// What stands in the trash or was taken back, for which one look at all articles does.
const HIDDEN: &str = "SELECT id FROM article WHERE withdrawn <> 0 OR trashed_ms IS NOT NULL";

/// Calls `each` with what each tag is on outside the trash: the article, the tag, and the passage if it is on one. All that
/// is in one article comes together.
pub(crate) fn each_use(conn: &Connection, mut each: impl FnMut(ArticleId, TagId, Option<HighlightId>)) -> Result<()> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT t.article, t.tag, NULL FROM tagging t WHERE t.article IS NOT NULL AND t.article NOT IN ({HIDDEN})
         UNION ALL
         SELECT h.article, t.tag, h.id FROM tagging t JOIN highlight h ON h.id = t.highlight
         WHERE h.trashed_ms IS NULL AND h.article NOT IN ({HIDDEN}) ORDER BY 1"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(ArticleId(row.get(0)?), TagId(row.get(1)?), row.get::<_, Option<i64>>(2)?.map(HighlightId));
    }
    Ok(())
}
