//! Writes the index: one row for each article, passage, note, claim and old document, anew whenever something that is searched
//! changes.

use super::super::article::EDITED_SQL;
use super::super::capture::{self, NEWEST_FIRST};
use super::super::{Connection, Touched};
use super::facets::{Facet, Facets, address};
use super::vocabulary;
use crate::error::Result;
use crate::id::DocumentId;
use crate::search::{CountedWords, MAX_NEAR_WORDS, folded, words_of};
use chrono::{DateTime, Datelike};
use rusqlite::{OptionalExtension, params};

/// Brings the index up to date with what a transaction touched, and counts the words that it has more.
pub(crate) fn index(conn: &Connection, touched: &Touched, counted: &mut CountedWords) -> Result<()> {
    for article in &touched.searched {
        index_article(conn, *article, counted)?;
    }
    if counted.articles() > 0 {
        vocabulary::fall_behind(conn)?;
    }
    for passage in &touched.passages {
        index_passage(conn, *passage)?;
    }
    touched.notes.iter().try_for_each(|note| index_note(conn, *note))?;
    touched.claims.iter().try_for_each(|claim| index_claim(conn, *claim))
}

/// Stands between texts of one column that do not belong together. It is a character of private use, which counts as a word
/// in the index and is in no word that is typed.
const BREAK: char = '\u{e003}';

/// So many breaks that neither a phrase nor words near each other go from one text into the next.
fn gap() -> String {
    format!(" {BREAK}").repeat(usize::from(MAX_NEAR_WORDS) + 1) + " "
}

/// What stands in an article's own row; 57347 is [`BREAK`].
const WORDS_SQL: &str =
    "SELECT a.headline, (SELECT group_concat(value, char(57347)) FROM json_each(a.byline)), a.outlet, a.url,
   (SELECT group_concat(exact, char(57347)) FROM highlight WHERE article = a.id AND trashed_ms IS NULL),
   (SELECT group_concat(body, char(57347)) FROM
    (SELECT body FROM note WHERE article = ?1 UNION ALL
     SELECT n.body FROM highlight h JOIN note n ON n.highlight = h.id
     WHERE h.article = ?1 AND h.trashed_ms IS NULL)),
   a.language, a.published_ms
 FROM article a WHERE a.id = ?1 AND a.withdrawn = 0";

/// The fields of an article, parts that do not belong together apart by [`BREAK`], and when it was published.
type Fields = (Vec<Option<String>>, Option<i64>);

/// `None` for an article that was withdrawn.
fn fields(conn: &Connection, article: i64) -> Result<Option<Fields>> {
    // Asked from the passages on, each once: an `OR … IN` is looked through anew for every note.
    let fields = conn.prepare_cached(WORDS_SQL)?.query_row([article], |row| {
        let fields = (0..7).map(|column| row.get(column)).collect::<rusqlite::Result<Vec<Option<String>>>>()?;
        Ok((fields, row.get(7)?))
    });
    Ok(fields.optional()?)
}

/// Whether a word of an article begins with `letter`; those of its address and facets are no words.
pub(super) fn has_beginning(conn: &Connection, article: i64, letter: &str) -> Result<bool> {
    let begins = |text: &str| text.split(BREAK).flat_map(words_of).any(|word| word.starts_with(letter));
    let Some((fields, _)) = fields(conn, article)? else { return Ok(false) };
    if [0, 1, 2, 4, 5].into_iter().filter_map(|at| fields[at].as_deref()).any(begins) {
        return Ok(true);
    }
    let documents = documents(conn, article)?;
    let text = documents.first().map(|shown| capture::text(conn, DocumentId(*shown))).transpose()?;
    Ok(text.is_some_and(|text| begins(&text)))
}

/// Writes an article's row anew and counts its words; an article that was withdrawn loses its row.
pub(crate) fn index_article(conn: &Connection, article: i64, counted: &mut CountedWords) -> Result<()> {
    counted.next(vocabulary::is_new(conn, article)?);
    conn.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([article])?;
    let fields = fields(conn, article)?;
    let documents = if fields.is_some() { documents(conn, article)? } else { Vec::new() };
    index_old(conn, article, documents.get(1..).unwrap_or_default())?;
    let (Some((fields, published_ms)), Some(shown)) = (fields, documents.first()) else { return Ok(()) };
    let mut facets = Facets::new();
    if let Some(language) = &fields[6] {
        facets.add_language(language);
    }
    if let Some(url) = &fields[3] {
        facets.add_host(url);
    }
    if let Some(date) = published_ms.and_then(DateTime::from_timestamp_millis) {
        facets.add(Facet::Year(date.year()));
        facets.add(Facet::Month(date.year(), date.month()));
    }
    facets.add_if(fields[4].is_some(), Facet::Passage);
    facets.add_if(fields[5].is_some(), Facet::Note);
    of_article(conn, article, *shown, documents.len() > 1, &mut facets)?;
    let text = folded(&capture::text(conn, DocumentId(*shown))?);
    let mut words = |field: usize| {
        let parts = fields[field].as_deref()?.split(BREAK).map(folded);
        let words = parts.collect::<Vec<_>>().join(&gap());
        counted.add(&words);
        Some(words)
    };
    let (headline, byline, outlet) = (words(0), words(1), words(2));
    let (quotes, notes) = (words(4), words(5));
    counted.add(&text);
    let url = fields[3].as_deref().map(address);
    conn.prepare_cached(
        "INSERT INTO search(rowid, headline, byline, outlet, text, quotes, notes, url, facets)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![article, headline, byline, outlet, text, quotes, notes, url, facets.as_str()])?;
    if documents.len() > 1 {
        // Another version may be shown now, in which passages lost their words or got them back.
        for passage in ids(conn, "SELECT id FROM highlight WHERE article = ?1", article)? {
            index_passage(conn, passage)?;
        }
    }
    Ok(())
}

/// The documents of an article, the one that is shown first.
fn documents(conn: &Connection, article: i64) -> Result<Vec<i64>> {
    let sql = format!(
        "SELECT d.id FROM document d JOIN capture c ON c.id = d.capture
         WHERE c.article = ?1 AND c.withdrawn = 0 AND d.withdrawn = 0 ORDER BY {NEWEST_FIRST}, d.id DESC"
    );
    ids(conn, &sql, article)
}

/// The stories of an article: those that gather it, a passage of it, or a claim that rests on one; nothing in the trash.
const STORIES_SQL: &str = "SELECT story FROM story_item WHERE article = ?1 UNION
 SELECT i.story FROM highlight h JOIN story_item i ON i.highlight = h.id WHERE h.article = ?1 AND h.trashed_ms IS NULL UNION
 SELECT i.story FROM highlight h JOIN evidence e ON e.highlight = h.id JOIN claim c ON c.id = e.claim
 JOIN story_item i ON i.claim = c.id WHERE h.article = ?1 AND h.trashed_ms IS NULL AND c.trashed_ms IS NULL";

/// What only other tables say of an article.
fn of_article(conn: &Connection, article: i64, shown: i64, has_more: bool, facets: &mut Facets) -> Result<()> {
    let tags = ids(
        conn,
        "SELECT tag FROM tagging WHERE article = ?1 UNION
         SELECT t.tag FROM highlight h JOIN tagging t ON t.highlight = h.id
         WHERE h.article = ?1 AND h.trashed_ms IS NULL",
        article,
    )?;
    facets.add_if(!tags.is_empty(), Facet::Tagged);
    for tag in tags {
        facets.add(Facet::Tag(tag));
    }
    for story in ids(conn, STORIES_SQL, article)? {
        facets.add(Facet::Story(story));
    }
    for importer in names(conn, "SELECT DISTINCT importer FROM capture WHERE article = ?1 AND withdrawn = 0", article)?
    {
        facets.add(Facet::Kind(&importer));
    }
    for colour in
        names(conn, "SELECT DISTINCT colour FROM highlight WHERE article = ?1 AND trashed_ms IS NULL", article)?
    {
        facets.add(Facet::Colour(&colour));
    }
    let has_image = conn.prepare_cached("SELECT 1 FROM document_picture WHERE document = ?1")?.exists([shown])?;
    facets.add_if(has_image, Facet::Image);
    if has_more {
        let is_orphan = conn
            .prepare_cached(
                "SELECT 1 FROM anchor n JOIN highlight h ON h.id = n.highlight
                 WHERE n.document = ?1 AND n.verdict = 'gone' AND h.trashed_ms IS NULL",
            )?
            .exists([shown])?;
        facets.add_if(is_orphan, Facet::Orphan);
        let is_edited = conn
            .prepare_cached(&format!("SELECT {EDITED_SQL} FROM article a WHERE a.id = ?1"))?
            .query_row([article], |row| row.get(0))?;
        facets.add_if(is_edited, Facet::Edited);
    }
    Ok(())
}

/// Keeps the rows of the documents that are not shown. Documents never change, so what is there already stays.
fn index_old(conn: &Connection, article: i64, wanted: &[i64]) -> Result<()> {
    let present = ids(
        conn,
        "SELECT s.id FROM capture c JOIN document d ON d.capture = c.id JOIN search_old_docsize s ON s.id = d.id
         WHERE c.article = ?1",
        article,
    )?;
    for gone in present.iter().filter(|document| !wanted.contains(document)) {
        conn.prepare_cached("DELETE FROM search_old WHERE rowid = ?1")?.execute([gone])?;
    }
    for new in wanted.iter().filter(|document| !present.contains(document)) {
        let text = folded(&capture::text(conn, DocumentId(*new))?);
        conn.prepare_cached("INSERT INTO search_old(rowid, text) VALUES (?1, ?2)")?.execute(params![new, text])?;
    }
    Ok(())
}

/// Writes a passage's row anew; one that is gone loses its row.
pub(crate) fn index_passage(conn: &Connection, passage: i64) -> Result<()> {
    conn.prepare_cached("DELETE FROM search_passage WHERE rowid = ?1")?.execute([passage])?;
    let row = conn
        .prepare_cached(&format!(
            "SELECT h.exact, (SELECT body FROM note WHERE highlight = h.id), h.colour,
               coalesce((SELECT n.verdict = 'gone' FROM anchor n JOIN document d ON d.id = n.document
                 JOIN capture c ON c.id = d.capture WHERE n.highlight = h.id AND c.withdrawn = 0 AND d.withdrawn = 0
                 ORDER BY {NEWEST_FIRST}, d.id DESC LIMIT 1), 0)
             FROM highlight h WHERE h.id = ?1"
        ))?
        .query_row([passage], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, Option<String>>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, bool>(3)?,
            ))
        })
        .optional()?;
    let Some((exact, note, colour, is_orphan)) = row else { return Ok(()) };
    let mut facets = Facets::new();
    let tags = ids(conn, "SELECT tag FROM tagging WHERE highlight = ?1", passage)?;
    facets.add_if(!tags.is_empty(), Facet::Tagged);
    for tag in tags {
        facets.add(Facet::Tag(tag));
    }
    facets.add(Facet::Colour(&colour));
    facets.add_if(note.is_some(), Facet::Note);
    facets.add_if(is_orphan, Facet::Orphan);
    conn.prepare_cached("INSERT INTO search_passage(rowid, quote, note, facets) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![passage, folded(&exact), note.as_deref().map(folded), facets.as_str()])?;
    Ok(())
}

/// Writes a note's row anew; one that is gone loses its row.
pub(crate) fn index_note(conn: &Connection, note: i64) -> Result<()> {
    conn.prepare_cached("DELETE FROM search_note WHERE rowid = ?1")?.execute([note])?;
    let body: Option<String> =
        conn.prepare_cached("SELECT body FROM note WHERE id = ?1")?.query_row([note], |row| row.get(0)).optional()?;
    let Some(body) = body else { return Ok(()) };
    conn.prepare_cached("INSERT INTO search_note(rowid, body, facets) VALUES (?1, ?2, ?3)")?.execute(params![
        note,
        folded(&body),
        Facets::new().as_str()
    ])?;
    Ok(())
}

/// Writes a claim's row anew; one that is gone loses its row. Its speaker is found by every name that he has, and by the words
/// that stand in place of it.
pub(crate) fn index_claim(conn: &Connection, claim: i64) -> Result<()> {
    conn.prepare_cached("DELETE FROM search_claim WHERE rowid = ?1")?.execute([claim])?;
    let row = conn
        .prepare_cached(
            "SELECT c.statement, (SELECT body FROM note WHERE claim = c.id),
               (SELECT group_concat(value, char(57347)) FROM
                (SELECT c.described AS value UNION ALL SELECT p.name UNION ALL SELECT value FROM json_each(p.aliases)))
             FROM claim c LEFT JOIN person p ON p.id = c.speaker WHERE c.id = ?1",
        )?
        .query_row([claim], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, Option<String>>(2)?))
        })
        .optional()?;
    let Some((statement, note, speaker)) = row else { return Ok(()) };
    let mut facets = Facets::new();
    facets.add_if(note.is_some(), Facet::Note);
    let speaker = speaker.map(|names| names.split(BREAK).map(folded).collect::<Vec<_>>().join(&gap()));
    conn.prepare_cached(
        "INSERT INTO search_claim(rowid, statement, speaker, note, facets) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![claim, folded(&statement), speaker, note.as_deref().map(folded), facets.as_str()])?;
    Ok(())
}

fn ids(conn: &Connection, sql: &str, of: i64) -> Result<Vec<i64>> {
    Ok(conn.prepare_cached(sql)?.query_map([of], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn names(conn: &Connection, sql: &str, of: i64) -> Result<Vec<String>> {
    Ok(conn.prepare_cached(sql)?.query_map([of], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
