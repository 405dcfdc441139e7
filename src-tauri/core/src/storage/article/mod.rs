//! Articles and the lists of them.

mod reading;

pub(crate) use reading::{READ_SQL, read_ms, set_read, set_unread};

use super::capture::{NEWEST_FIRST, from_json, json, uid};
use super::{Connection, Noun, Tx};
use crate::article::{Article, Citation, Order, Published, Row as ListRow, Scope, canonical_address};
use crate::error::{Error, Result};
use crate::id::{ArticleId, DocumentId, TagId, Uid};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row};

const COLUMNS: &str = "id, uid, headline, byline, dateline, outlet, published, updated, url, language, clipped_ms, \
                       archived_ms, trashed_ms";

/// An article as it is written.
pub(crate) struct NewArticle<'a> {
    pub(crate) uid: Option<Uid>,
    pub(crate) citation: &'a Citation,
    pub(crate) clipped_ms: i64,
    pub(crate) archived_ms: Option<i64>,
    pub(crate) trashed_ms: Option<i64>,
}

impl Tx<'_> {
    pub(crate) fn add_article(&mut self, new: &NewArticle<'_>) -> Result<ArticleId> {
        let uid = new.uid.unwrap_or_else(|| self.uid());
        let citation = new.citation;
        let id = self.insert_as(
            Noun::Article,
            uid,
            &[
                ("headline", &citation.headline),
                ("byline", &json(&citation.byline)?),
                ("dateline", &citation.dateline),
                ("outlet", &citation.outlet),
                ("published", &citation.published.as_ref().map(Published::as_str)),
                ("published_ms", &citation.published.as_ref().map(Published::sort_ms)),
                ("updated", &citation.updated.as_ref().map(Published::as_str)),
                ("url", &citation.url),
                ("address", &citation.url.as_deref().and_then(canonical_address)),
                ("language", &citation.language),
                ("clipped_ms", &new.clipped_ms),
                ("archived_ms", &new.archived_ms),
                ("trashed_ms", &new.trashed_ms),
            ],
        )?;
        Ok(ArticleId(id))
    }

    /// Brings back an article that was withdrawn, as `new` has it.
    pub(crate) fn bring_back_article(&mut self, id: ArticleId, new: &NewArticle<'_>) -> Result<()> {
        self.bring_back(Noun::Article, id.0)?;
        self.set_citation(id, new.citation)?;
        self.update(
            Noun::Article,
            id.0,
            &[("clipped_ms", &new.clipped_ms), ("archived_ms", &new.archived_ms), ("trashed_ms", &new.trashed_ms)],
        )?;
        Ok(())
    }

    pub(crate) fn set_citation(&mut self, id: ArticleId, citation: &Citation) -> Result<bool> {
        self.update(
            Noun::Article,
            id.0,
            &[
                ("headline", &citation.headline),
                ("byline", &json(&citation.byline)?),
                ("dateline", &citation.dateline),
                ("outlet", &citation.outlet),
                ("published", &citation.published.as_ref().map(Published::as_str)),
                ("published_ms", &citation.published.as_ref().map(Published::sort_ms)),
                ("updated", &citation.updated.as_ref().map(Published::as_str)),
                ("url", &citation.url),
                ("address", &citation.url.as_deref().and_then(canonical_address)),
                ("language", &citation.language),
            ],
        )
    }
}

/// An article that was not withdrawn.
pub(crate) fn get(conn: &Connection, id: ArticleId) -> Result<Article> {
    conn.prepare_cached(&format!("SELECT {COLUMNS} FROM article WHERE id = ?1 AND withdrawn = 0"))?
        .query_row([id.0], |row| Ok(from_row(row)))
        .optional()?
        .ok_or_else(|| Error::NotFound(format!("article {id}")))?
}

fn from_row(row: &Row<'_>) -> Result<Article> {
    let date = |column: usize| -> Result<Option<Published>> {
        Ok(row.get::<_, Option<String>>(column)?.and_then(|text| text.parse().ok()))
    };
    Ok(Article {
        id: ArticleId(row.get(0)?),
        uid: uid(row, 1)?,
        citation: Citation {
            headline: row.get(2)?,
            byline: from_json(&row.get::<_, String>(3)?)?,
            dateline: row.get(4)?,
            outlet: row.get(5)?,
            published: date(6)?,
            updated: date(7)?,
            url: row.get(8)?,
            language: row.get(9)?,
        },
        clipped_ms: row.get(10)?,
        archived_ms: row.get(11)?,
        trashed_ms: row.get(12)?,
    })
}

/// The condition on `article` (as `a`) for a scope; a tag's path is bound as `:tag` with `:below` its children.
pub(crate) fn scope_sql(scope: &Scope) -> &'static str {
    match scope {
        Scope::Inbox => "a.withdrawn = 0 AND a.trashed_ms IS NULL AND a.archived_ms IS NULL",
        Scope::Articles | Scope::Tag(_) => "a.withdrawn = 0 AND a.trashed_ms IS NULL",
        Scope::Trash => "a.withdrawn = 0 AND a.trashed_ms IS NOT NULL",
    }
}

/// A condition on `article` (as `a`): it, or one of its passages, has the tag of path `?` or one below it.
///
/// An EXISTS that starts from the article: the planner would otherwise walk every tagging for common tags.
pub(crate) const TAGGED_SQL: &str = "(EXISTS (SELECT 1 FROM tagging t JOIN tag g ON g.id = t.tag
      WHERE t.article = +a.id AND (g.path = ? COLLATE NOCASE OR g.path LIKE ? ESCAPE '\\'))
   OR EXISTS (SELECT 1 FROM highlight h JOIN tagging t ON t.highlight = h.id JOIN tag g ON g.id = t.tag
      WHERE h.article = +a.id AND h.trashed_ms IS NULL
        AND (g.path = ? COLLATE NOCASE OR g.path LIKE ? ESCAPE '\\')))";

/// A condition on `article` (as `a`): a later version of it than the one that was clipped first has other words or another
/// headline.
pub(crate) const EDITED_SQL: &str = "EXISTS (
    SELECT 1 FROM capture c JOIN document d ON d.capture = c.id
    JOIN (SELECT f.id, coalesce(f.saved_ms, f.captured_ms) AS taken_ms FROM capture f
          WHERE f.article = +a.id AND f.withdrawn = 0 AND f.doubtful = 0 ORDER BY f.captured_ms, f.id LIMIT 1) first
    WHERE c.article = +a.id AND c.id <> first.id AND c.withdrawn = 0 AND c.doubtful = 0 AND d.withdrawn = 0
      AND d.base IS NULL AND coalesce(c.saved_ms, c.captured_ms) >= first.taken_ms
      AND NOT EXISTS (SELECT 1 FROM document o WHERE o.capture = first.id AND o.withdrawn = 0
        AND o.text_sha256 = d.text_sha256
        AND coalesce(json_extract(o.found, '$.headline') = json_extract(d.found, '$.headline'), 1)))";

/// The four values of [`TAGGED_SQL`] for `path`.
pub(crate) fn tagged_values(path: &str) -> [Value; 4] {
    let below = below(path);
    [path.to_owned().into(), below.clone().into(), path.to_owned().into(), below.into()]
}

/// A LIKE pattern for everything below `path`.
pub(crate) fn below(path: &str) -> String {
    format!("{}/%", path.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

/// The order of a list.
pub(crate) fn order_sql(order: Order) -> &'static str {
    match order {
        Order::Newest | Order::Relevance => "a.clipped_ms DESC, a.id DESC",
        Order::Oldest => "a.clipped_ms, a.id",
        Order::Published => "a.published_ms IS NULL, a.published_ms DESC, a.id DESC",
        Order::Headline => "a.headline IS NULL, a.headline COLLATE NOCASE, a.id",
    }
}

/// The keys of a scope's articles in order, and how many there are.
pub(crate) fn list(
    conn: &Connection,
    scope: &Scope,
    order: Order,
    offset: u32,
    limit: u32,
) -> Result<(u32, Vec<ArticleId>)> {
    let mut condition = scope_sql(scope).to_owned();
    let mut values: Vec<Value> = Vec::new();
    if let Scope::Tag(tag) = scope {
        let path = super::tag::path(conn, TagId(tag.0))?;
        condition = format!("{condition} AND {TAGGED_SQL}");
        values.extend(tagged_values(&path));
    }
    let total = conn
        .prepare_cached(&format!("SELECT count(*) FROM article a WHERE {condition}"))?
        .query_row(rusqlite::params_from_iter(&values), |row| row.get(0))?;
    values.extend([i64::from(limit).into(), i64::from(offset).into()]);
    let sql = format!("SELECT a.id FROM article a WHERE {condition} ORDER BY {} LIMIT ? OFFSET ?", order_sql(order));
    let ids = conn
        .prepare_cached(&sql)?
        .query_map(rusqlite::params_from_iter(&values), |row| row.get(0).map(ArticleId))?
        .collect::<rusqlite::Result<_>>()?;
    Ok((total, ids))
}

/// What a list shows of an article.
pub(crate) fn row(conn: &Connection, id: ArticleId) -> Result<ListRow> {
    let article = get(conn, id)?;
    let (lead, document, words): (String, DocumentId, u32) = conn
        .prepare_cached(&format!(
            "SELECT d.lead, d.id, d.words FROM document d JOIN capture c ON c.id = d.capture
             WHERE c.article = ?1 AND c.withdrawn = 0 AND d.withdrawn = 0 ORDER BY {NEWEST_FIRST}, d.id DESC LIMIT 1"
        ))?
        .query_row([id.0], |row| Ok((row.get(0)?, DocumentId(row.get(1)?), row.get(2)?)))?;
    let (versions, is_doubtful): (u32, bool) = conn
        .prepare_cached(
            "SELECT count(*) - sum(doubtful), max(doubtful) FROM capture WHERE article = ?1 AND withdrawn = 0",
        )?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let is_edited = versions > 1
        && conn
            .prepare_cached(&format!("SELECT {EDITED_SQL} FROM article a WHERE a.id = ?1"))?
            .query_row([id.0], |row| row.get(0))?;
    let passages = conn
        .prepare_cached("SELECT count(*) FROM highlight WHERE article = ?1 AND trashed_ms IS NULL")?
        .query_row([id.0], |row| row.get(0))?;
    Ok(ListRow {
        has_note: !super::note::of_article(conn, id)?.is_empty(),
        tags: super::tag::of_article_and_passages(conn, id)?,
        reviews: super::highlight::open_reviews(conn, document)?,
        copies: super::copies::count(conn, id)?,
        is_unread: read_ms(conn, id)?.is_none(),
        document,
        versions,
        is_edited,
        is_doubtful,
        article,
        lead,
        words,
        passages,
    })
}

/// Languages that articles are in, the commonest of the newest thousand first; one that hardly any is in may be a mistake.
pub(crate) fn languages(conn: &Connection) -> Result<Vec<String>> {
    Ok(conn
        .prepare_cached(
            "SELECT language FROM
               (SELECT language FROM article WHERE withdrawn = 0 AND language IS NOT NULL ORDER BY id DESC LIMIT 1000)
             GROUP BY language HAVING count(*) * 50 >= max(50, (SELECT min(1000, count(*)) FROM
               (SELECT 1 FROM article WHERE withdrawn = 0 AND language IS NOT NULL LIMIT 1000)))
             ORDER BY count(*) DESC, language LIMIT 4",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Every article that was not withdrawn, in order of uid.
pub(crate) fn all(conn: &Connection) -> Result<Vec<ArticleId>> {
    Ok(conn
        .prepare_cached("SELECT id FROM article WHERE withdrawn = 0 ORDER BY uid")?
        .query_map([], |row| row.get(0).map(ArticleId))?
        .collect::<rusqlite::Result<_>>()?)
}

/// The article outside the trash that was clipped last.
pub(crate) fn newest(conn: &Connection) -> Result<Option<ArticleId>> {
    let sql = format!(
        "SELECT a.id FROM article a WHERE {} ORDER BY a.clipped_ms DESC, a.id DESC LIMIT 1",
        scope_sql(&Scope::Articles)
    );
    Ok(conn.prepare_cached(&sql)?.query_row([], |row| row.get(0).map(ArticleId)).optional()?)
}

/// How many there are: in the inbox, outside the trash, in the trash.
pub(crate) fn counts(conn: &Connection) -> Result<(u32, u32, u32)> {
    let count = |scope: Scope| -> Result<u32> {
        let sql = format!("SELECT count(*) FROM article a WHERE {}", scope_sql(&scope));
        Ok(conn.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
    };
    Ok((count(Scope::Inbox)?, count(Scope::Articles)?, count(Scope::Trash)?))
}
