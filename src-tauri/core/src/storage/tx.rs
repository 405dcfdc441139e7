//! A transaction that journals: the only way to write the user's data.

use super::Noun;
use super::journal::Row;
use super::table::Keeping;
use crate::error::{Error, Result};
use crate::id::{Uid, Uids};
use rusqlite::{Connection, OptionalExtension, ToSql, params};
use std::collections::BTreeSet;

/// What a transaction has touched so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Touched {
    /// The nouns.
    pub(crate) nouns: BTreeSet<Noun>,
    /// The articles.
    pub(crate) articles: BTreeSet<i64>,
    /// Those of them that a search must index anew.
    pub(crate) searched: BTreeSet<i64>,
    /// Those of which the user said anew whether they are copies.
    pub(crate) told: BTreeSet<i64>,
    /// The passages that it must.
    pub(crate) passages: BTreeSet<i64>,
    /// The notes that it must.
    pub(crate) notes: BTreeSet<i64>,
    /// The claims that it must.
    pub(crate) claims: BTreeSet<i64>,
}

impl Touched {
    /// Adds what another transaction touched.
    pub(crate) fn add(&mut self, other: Self) {
        self.nouns.extend(other.nouns);
        self.articles.extend(other.articles);
        self.searched.extend(other.searched);
        self.told.extend(other.told);
        self.passages.extend(other.passages);
        self.notes.extend(other.notes);
        self.claims.extend(other.claims);
    }
}

/// A running transaction. Every write notes the row before and after.
pub(crate) struct Tx<'a> {
    conn: &'a Connection,
    uids: &'a mut Uids,
    now_ms: i64,
    rows: Vec<Row>,
    touched: Touched,
    concerned: Option<u32>,
}

/// A column and the value it gets.
pub(crate) type Set<'v> = (&'static str, &'v dyn ToSql);

impl<'a> Tx<'a> {
    pub(crate) fn new(conn: &'a Connection, uids: &'a mut Uids, now_ms: i64) -> Self {
        Self { conn, uids, now_ms, rows: Vec::new(), touched: Touched::default(), concerned: None }
    }

    /// To read with. Nothing that the user owns is written through it.
    pub(crate) fn conn(&self) -> &'a Connection {
        self.conn
    }

    /// The moment of this transaction, in UTC milliseconds.
    pub(crate) fn now_ms(&self) -> i64 {
        self.now_ms
    }

    /// A fresh uid.
    pub(crate) fn uid(&mut self) -> Uid {
        self.uids.next(self.now_ms)
    }

    /// Counts a thing that was asked about; `is_changed` says whether it was not as asked for already.
    ///
    /// What undo says counts only those that were.
    pub(crate) fn count(&mut self, is_changed: bool) {
        *self.concerned.get_or_insert(0) += u32::from(is_changed);
    }

    /// How many things were changed, if they were counted.
    pub(crate) fn concerned(&self) -> Option<u32> {
        self.concerned
    }

    /// The journal rows and what was touched.
    pub(crate) fn finish(self) -> (Vec<Row>, Touched) {
        (self.rows, self.touched)
    }

    /// Inserts a row under a fresh uid.
    pub(crate) fn insert(&mut self, noun: Noun, values: &[Set<'_>]) -> Result<i64> {
        let uid = self.uid();
        self.insert_as(noun, uid, values)
    }

    /// Inserts a row under a uid that it brings from elsewhere.
    pub(crate) fn insert_as(&mut self, noun: Noun, uid: Uid, values: &[Set<'_>]) -> Result<i64> {
        let names: String = values.iter().map(|(name, _)| format!(", {name}")).collect();
        let marks = ", ?".repeat(values.len());
        let sql = format!("INSERT INTO {}(uid{names}) VALUES (?{marks})", noun.table());
        let bytes = uid.as_bytes().as_slice();
        let mut statement = self.conn.prepare_cached(&sql)?;
        let params: Vec<&dyn ToSql> =
            std::iter::once(&bytes as &dyn ToSql).chain(values.iter().map(|(_, value)| *value)).collect();
        let id = statement.insert(params.as_slice())?;
        let after = self.image(noun, id)?;
        self.touch(noun, id, true)?;
        self.rows.push(Row { noun, uid, before: None, after });
        Ok(id)
    }

    /// Changes columns of a row; a row that already has the values is left alone and gives `false`.
    pub(crate) fn update(&mut self, noun: Noun, id: i64, values: &[Set<'_>]) -> Result<bool> {
        let before = self.image(noun, id)?.ok_or_else(|| Error::NotFound(format!("{} {id}", noun.table())))?;
        let is_searched = values.iter().any(|(name, _)| noun.is_searched(name));
        if is_searched {
            // What moves to another article leaves the one that it was on.
            self.touch(noun, id, true)?;
        }
        let names: Vec<String> = values.iter().map(|(name, _)| format!("{name} = ?")).collect();
        let sql = format!("UPDATE {} SET {} WHERE id = ?", noun.table(), names.join(", "));
        let params: Vec<&dyn ToSql> =
            values.iter().map(|(_, value)| *value).chain(std::iter::once(&id as &dyn ToSql)).collect();
        self.conn.prepare_cached(&sql)?.execute(params.as_slice())?;
        let after = self.image(noun, id)?;
        if after.as_ref() == Some(&before) {
            return Ok(false);
        }
        self.touch(noun, id, is_searched)?;
        let uid = self.uid_of(noun, id)?;
        self.rows.push(Row { noun, uid, before: Some(before), after });
        Ok(true)
    }

    /// Throws rows away, or brings them back from the trash; those that are as asked for are left alone.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here.
    pub(crate) fn set_trashed<I: Into<i64> + Copy>(&mut self, noun: Noun, ids: &[I], is_trashed: bool) -> Result<()> {
        let sql = format!("SELECT trashed_ms IS NOT NULL FROM {} WHERE id = ?1", noun.table());
        for id in ids {
            let id: i64 = (*id).into();
            let present: Option<bool> = self.conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
            let present = present.ok_or_else(|| Error::NotFound(format!("{} {id}", noun.table())))?;
            self.count(present != is_trashed);
            if present != is_trashed {
                let time = is_trashed.then_some(self.now_ms);
                self.update(noun, id, &[("trashed_ms", &time)])?;
            }
        }
        Ok(())
    }

    /// Brings back a row that was withdrawn. For undo it is as if the row came new.
    pub(crate) fn bring_back(&mut self, noun: Noun, id: i64) -> Result<()> {
        let sql = format!("UPDATE {} SET withdrawn = 0 WHERE id = ?1", noun.table());
        self.conn.prepare_cached(&sql)?.execute([id])?;
        let after = self.image(noun, id)?;
        self.touch(noun, id, true)?;
        let uid = self.uid_of(noun, id)?;
        self.rows.push(Row { noun, uid, before: None, after });
        Ok(())
    }

    /// Says that an article must be indexed anew at the end, although no row of it is written through this.
    pub(crate) fn index_again(&mut self, article: i64) {
        self.touched.searched.insert(article);
    }

    /// Deletes a row; one that holds what stands nowhere else is withdrawn.
    pub(crate) fn delete(&mut self, noun: Noun, id: i64) -> Result<()> {
        let before = self.image(noun, id)?.ok_or_else(|| Error::NotFound(format!("{} {id}", noun.table())))?;
        let uid = self.uid_of(noun, id)?;
        self.touch(noun, id, true)?;
        self.take_away(noun, id)?;
        self.rows.push(Row { noun, uid, before: Some(before), after: None });
        Ok(())
    }

    /// Turns one journal row back: the row becomes what it was before.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the row is no longer as the journal left it.
    pub(crate) fn revert(&mut self, row: &Row) -> Result<()> {
        let present_id = self.id_of(row.noun, row.uid)?;
        let present = match present_id {
            Some(id) => self.image(row.noun, id)?,
            None => None,
        };
        if !agrees(present.as_deref(), row.after.as_deref()) {
            return Err(Error::Conflict(format!("the {} has been changed since", row.noun.table())));
        }
        if let Some(id) = present_id {
            self.touch(row.noun, id, true)?;
        }
        match (&row.before, present_id) {
            (None, Some(id)) => self.take_away(row.noun, id)?,
            (Some(image), Some(id)) if present.is_some() || row.noun.keeping() == Keeping::Withdrawn => {
                if present.is_none() {
                    let sql = format!("UPDATE {} SET withdrawn = 0 WHERE id = ?1", row.noun.table());
                    self.conn.prepare_cached(&sql)?.execute([id])?;
                }
                if matches!(row.noun, Noun::Article | Noun::Capture) || row.noun.keeping() == Keeping::Whole {
                    self.conn.prepare_cached(&row.noun.update_image_sql())?.execute([image])?;
                }
            }
            (Some(image), _) => {
                self.conn.prepare_cached(&row.noun.insert_image_sql())?.execute([image])?;
            }
            (None, None) => {}
        }
        if let Some(id) = self.id_of(row.noun, row.uid)? {
            self.touch(row.noun, id, true)?;
        }
        self.rows.push(Row { noun: row.noun, uid: row.uid, before: row.after.clone(), after: row.before.clone() });
        Ok(())
    }

    fn take_away(&self, noun: Noun, id: i64) -> Result<()> {
        let sql = match noun.keeping() {
            Keeping::Whole => format!("DELETE FROM {} WHERE id = ?1", noun.table()),
            Keeping::Withdrawn => format!("UPDATE {} SET withdrawn = 1 WHERE id = ?1", noun.table()),
        };
        self.conn.prepare_cached(&sql)?.execute([id])?;
        Ok(())
    }

    fn image(&self, noun: Noun, id: i64) -> Result<Option<String>> {
        Ok(self.conn.prepare_cached(&noun.image_sql())?.query_row([id], |row| row.get(0)).optional()?)
    }

    fn id_of(&self, noun: Noun, uid: Uid) -> Result<Option<i64>> {
        let sql = format!("SELECT id FROM {} WHERE uid = ?1", noun.table());
        Ok(self.conn.prepare_cached(&sql)?.query_row(params![uid.as_bytes()], |row| row.get(0)).optional()?)
    }

    fn uid_of(&self, noun: Noun, id: i64) -> Result<Uid> {
        let sql = format!("SELECT uid FROM {} WHERE id = ?1", noun.table());
        let bytes: Vec<u8> = self.conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?;
        Uid::from_slice(&bytes).ok_or_else(|| Error::corrupt("a uid is too short"))
    }

    fn touch(&mut self, noun: Noun, id: i64, is_searched: bool) -> Result<()> {
        self.touched.nouns.insert(noun);
        let mut statement = self.conn.prepare_cached(noun.articles_sql())?;
        let articles = statement.query_map([id], |row| row.get::<_, i64>(0))?;
        for article in articles {
            let article = article?;
            self.touched.articles.insert(article);
            if noun == Noun::CopyTold {
                self.touched.told.insert(article);
            } else if is_searched && noun.is_of_articles() {
                self.touched.searched.insert(article);
            }
        }
        if is_searched && let Some(sql) = noun.passages_sql() {
            let mut statement = self.conn.prepare_cached(sql)?;
            for passage in statement.query_map([id], |row| row.get::<_, i64>(0))? {
                self.touched.passages.insert(passage?);
            }
        }
        if is_searched && noun == Noun::Note {
            self.touched.notes.insert(id);
        }
        if is_searched && let Some(sql) = noun.claims_sql() {
            let mut statement = self.conn.prepare_cached(sql)?;
            for claim in statement.query_map([id], |row| row.get::<_, i64>(0))? {
                self.touched.claims.insert(claim?);
            }
        }
        Ok(())
    }
}

/// Whether a row is as the journal says. Columns that were added to the schema later are not in old journal rows and are
/// not compared.
pub(super) fn agrees(present: Option<&str>, noted: Option<&str>) -> bool {
    type Members = serde_json::Map<String, serde_json::Value>;
    let parse = |text: &str| serde_json::from_str::<Members>(text).ok();
    match (present, noted) {
        (None, None) => true,
        (Some(present), Some(noted)) if present == noted => true,
        (Some(present), Some(noted)) => match (parse(present), parse(noted)) {
            (Some(present), Some(noted)) => noted.iter().all(|(name, value)| present.get(name) == Some(value)),
            _ => false,
        },
        _ => false,
    }
}
