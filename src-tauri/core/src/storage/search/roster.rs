//! What is known of every article, passage, note and claim without asking the file: enough to say whether it is in a list and where,
//! so that a hit costs a look into an array and no row.

use super::super::Connection;
use crate::error::{Error, Result};
use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, Row};

/// Rows by key. A row's slot, its number in order of the keys, is what arrays and sets of rows are indexed by, so that a
/// file with absurd keys takes no more memory than its rows do.
#[derive(Debug)]
pub(super) struct Roster<T> {
    ids: Vec<i64>,
    known: Vec<T>,
}

impl<T> Roster<T> {
    /// Of rows in any order, each key once.
    pub(super) fn of(mut rows: Vec<(i64, T)>) -> Self {
        rows.sort_unstable_by_key(|(id, _)| *id);
        let (ids, known) = rows.into_iter().unzip();
        Self { ids, known }
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The slot of a key. Keys are given in turn and hardly any is ever missing, so it is where it would be without gaps, or
    /// a little before.
    pub(super) fn slot(&self, id: i64) -> Option<usize> {
        let first = *self.ids.first()?;
        let last = self.ids.len() - 1;
        let guess = usize::try_from(id.checked_sub(first)?).ok()?.min(last);
        if self.ids[guess] == id {
            return Some(guess);
        }
        let mut step = 1;
        let mut low = guess;
        while low > 0 && self.ids[low] > id {
            low = low.saturating_sub(step);
            step *= 2;
        }
        self.ids[low..=guess].binary_search(&id).ok().map(|at| low + at)
    }

    pub(super) fn id(&self, slot: usize) -> i64 {
        self.ids[slot]
    }

    pub(super) fn at(&self, slot: usize) -> &T {
        &self.known[slot]
    }

    pub(super) fn all(&self) -> &[T] {
        &self.known
    }

    /// Puts a row in, or another one in its place.
    pub(super) fn put(&mut self, id: i64, row: T) {
        match self.ids.binary_search(&id) {
            Ok(slot) => self.known[slot] = row,
            Err(slot) => {
                self.ids.insert(slot, id);
                self.known.insert(slot, row);
            }
        }
    }

    pub(super) fn remove(&mut self, id: i64) {
        if let Ok(slot) = self.ids.binary_search(&id) {
            self.ids.remove(slot);
            self.known.remove(slot);
        }
    }
}

/// What is known of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Article {
    pub(super) clipped_ms: i64,
    pub(super) published_ms: Option<i64>,
    /// Words in the index, for ranking.
    pub(super) length: u32,
    pub(super) is_archived: bool,
    pub(super) is_trashed: bool,
    pub(super) is_withdrawn: bool,
}

const ARTICLE: &str =
    "SELECT id, clipped_ms, published_ms, archived_ms IS NOT NULL, trashed_ms IS NOT NULL, withdrawn FROM article";

fn article(row: &Row<'_>) -> rusqlite::Result<(i64, Article)> {
    Ok((
        row.get(0)?,
        Article {
            clipped_ms: row.get(1)?,
            published_ms: row.get(2)?,
            length: 0,
            is_archived: row.get(3)?,
            is_trashed: row.get(4)?,
            is_withdrawn: row.get(5)?,
        },
    ))
}

pub(super) fn articles(conn: &Connection) -> Result<Roster<Article>> {
    let mut statement = conn.prepare_cached(ARTICLE)?;
    let rows = statement.query_map([], article)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut roster = Roster::of(rows);
    let mut statement = conn.prepare_cached("SELECT id, sz FROM search_docsize")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(slot) = roster.slot(row.get(0)?) {
            roster.known[slot].length = length(row.get_ref(1)?);
        }
    }
    Ok(roster)
}

pub(super) fn one_article(conn: &Connection, id: i64) -> Result<Option<Article>> {
    let found = conn.prepare_cached(&format!("{ARTICLE} WHERE id = ?1"))?.query_row([id], article).optional()?;
    let Some((_, mut article)) = found else { return Ok(None) };
    let length = conn
        .prepare_cached("SELECT sz FROM search_docsize WHERE id = ?1")?
        .query_row([id], |row| Ok(length(row.get_ref(0)?)))
        .optional()?;
    article.length = length.unwrap_or_default();
    Ok(Some(article))
}

/// The words of a row of which FTS5 keeps the count of each column as a varint (SQLite FTS5, section 8.4, and SQLite file
/// format, section 2.1). The last two columns hold the address and facets, which nobody reads.
fn length(sizes: ValueRef<'_>) -> u32 {
    let ValueRef::Blob(bytes) = sizes else { return 0 };
    let (mut sum, mut held, mut value) = (0_u64, [0_u64; 2], 0_u64);
    for byte in bytes {
        value = (value << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            sum = sum.saturating_add(held[0]);
            held = [held[1], value];
            value = 0;
        }
    }
    u32::try_from(sum).unwrap_or(u32::MAX)
}

/// What is known of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) article: i64,
    pub(super) made_ms: i64,
    pub(super) is_trashed: bool,
}

const PASSAGE: &str = "SELECT id, article, made_ms, trashed_ms IS NOT NULL FROM highlight";

fn passage(row: &Row<'_>) -> rusqlite::Result<(i64, Passage)> {
    Ok((row.get(0)?, Passage { article: row.get(1)?, made_ms: row.get(2)?, is_trashed: row.get(3)? }))
}

pub(super) fn passages(conn: &Connection) -> Result<Roster<Passage>> {
    let mut statement = conn.prepare_cached(PASSAGE)?;
    Ok(Roster::of(statement.query_map([], passage)?.collect::<rusqlite::Result<_>>()?))
}

pub(super) fn one_passage(conn: &Connection, id: i64) -> Result<Option<Passage>> {
    let found = conn.prepare_cached(&format!("{PASSAGE} WHERE id = ?1"))?.query_row([id], passage).optional()?;
    Ok(found.map(|(_, passage)| passage))
}

/// What is known of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Note {
    /// The article it is on, or whose passage it is on; one on a claim or a story, or on nothing, has none.
    pub(super) article: Option<i64>,
    pub(super) edited_ms: i64,
    /// Whether the passage, claim or story that it is on was thrown away.
    pub(super) is_trashed: bool,
}

const NOTE: &str = "SELECT n.id, coalesce(n.article, h.article), n.edited_ms,
       coalesce(h.trashed_ms, c.trashed_ms, s.trashed_ms) IS NOT NULL
     FROM note n LEFT JOIN highlight h ON h.id = n.highlight LEFT JOIN claim c ON c.id = n.claim
     LEFT JOIN story s ON s.id = n.story";

fn note(row: &Row<'_>) -> rusqlite::Result<(i64, Note)> {
    Ok((row.get(0)?, Note { article: row.get(1)?, edited_ms: row.get(2)?, is_trashed: row.get(3)? }))
}

pub(super) fn notes(conn: &Connection) -> Result<Roster<Note>> {
    let mut statement = conn.prepare_cached(NOTE)?;
    Ok(Roster::of(statement.query_map([], note)?.collect::<rusqlite::Result<_>>()?))
}

pub(super) fn one_note(conn: &Connection, id: i64) -> Result<Option<Note>> {
    let found = conn.prepare_cached(&format!("{NOTE} WHERE n.id = ?1"))?.query_row([id], note).optional()?;
    Ok(found.map(|(_, note)| note))
}

/// What is known of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) made_ms: i64,
    pub(super) said_ms: Option<i64>,
    pub(super) is_trashed: bool,
    /// The articles of the passages outside the trash that bear on it.
    pub(super) articles: Box<[i64]>,
}

const CLAIM: &str = "SELECT c.id, c.made_ms, c.said_ms, c.trashed_ms IS NOT NULL,
       (SELECT json_group_array(DISTINCT h.article) FROM evidence e JOIN highlight h ON h.id = e.highlight
        WHERE e.claim = c.id AND h.trashed_ms IS NULL)
     FROM claim c";

fn claim(row: &Row<'_>) -> Result<(i64, Claim)> {
    let articles = serde_json::from_str::<Vec<i64>>(row.get_ref(4)?.as_str().unwrap_or("[]"));
    let articles = articles.map_err(|_| Error::corrupt("an article of evidence has no number"))?.into();
    let (made_ms, said_ms, is_trashed) = (row.get(1)?, row.get(2)?, row.get(3)?);
    Ok((row.get(0)?, Claim { made_ms, said_ms, is_trashed, articles }))
}

pub(super) fn claims(conn: &Connection) -> Result<Roster<Claim>> {
    let mut statement = conn.prepare_cached(CLAIM)?;
    Ok(Roster::of(statement.query_and_then([], claim)?.collect::<Result<_>>()?))
}

pub(super) fn one_claim(conn: &Connection, id: i64) -> Result<Option<Claim>> {
    let mut statement = conn.prepare_cached(&format!("{CLAIM} WHERE c.id = ?1"))?;
    let found = statement.query_and_then([id], claim)?.next().transpose()?;
    Ok(found.map(|(_, claim)| claim))
}

/// The keys of the claims that a passage bears on.
pub(super) fn claims_on(conn: &Connection, passage: i64) -> Result<Vec<i64>> {
    let mut statement = conn.prepare_cached("SELECT claim FROM evidence WHERE highlight = ?1")?;
    Ok(statement.query_map([passage], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The key of the note on a thing; `column` says what that is.
pub(super) fn note_on(conn: &Connection, column: &str, id: i64) -> Result<Option<i64>> {
    let sql = format!("SELECT id FROM note WHERE {column} = ?1");
    Ok(conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_found_with_and_without_gaps() {
        let ids = [5, 6, 7, 20, 21, 1 << 60];
        let roster = Roster::of(ids.iter().rev().map(|id| (*id, ())).collect());
        for (slot, id) in ids.into_iter().enumerate() {
            assert_eq!((roster.slot(id), roster.id(slot)), (Some(slot), id));
        }
        for id in [i64::MIN, -1, 0, 4, 8, 19, 22, i64::MAX] {
            assert_eq!(roster.slot(id), None, "{id}");
        }
        assert_eq!(Roster::<()>::of(Vec::new()).slot(1), None);
    }

    #[test]
    fn rows_come_and_go() {
        let mut roster = Roster::of(vec![(2, 'b'), (4, 'd')]);
        roster.put(9, 'z');
        roster.put(3, 'c');
        roster.put(2, 'B');
        roster.remove(4);
        roster.remove(77);
        assert_eq!(roster.all(), ['B', 'c', 'z']);
        assert_eq!(roster.slot(9), Some(2));
    }

    #[test]
    fn the_last_columns_are_no_length() {
        assert_eq!(length(ValueRef::Blob(&[3, 0x81, 0x00, 9, 7])), 131);
        assert_eq!(length(ValueRef::Blob(&[])), 0);
        assert_eq!(length(ValueRef::Null), 0);
    }
}
