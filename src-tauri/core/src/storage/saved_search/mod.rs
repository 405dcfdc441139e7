//! Saved searches.

use super::capture::uid;
use super::{Connection, Noun, Tx};
use crate::error::{Error, Result};
use crate::id::{SavedSearchId, Uid};
use crate::saved_search::{Place, SavedSearch, Search, list_name, list_named, order_name, order_named};
use rusqlite::Row;

impl Tx<'_> {
    pub(crate) fn add_saved_search(
        &mut self,
        uid: Uid,
        name: &str,
        search: &Search,
        position: u32,
    ) -> Result<SavedSearchId> {
        let values: [super::tx::Set<'_>; 6] = [
            ("name", &name),
            ("query", &search.query),
            ("place", &search.place.name()),
            ("list", &list_name(search.list)),
            ("sort", &order_name(search.order)),
            ("position", &position),
        ];
        self.insert_as(Noun::SavedSearch, uid, &values).map(SavedSearchId)
    }

    pub(crate) fn rename_saved_search(&mut self, id: SavedSearchId, name: &str) -> Result<()> {
        self.update(Noun::SavedSearch, id.0, &[("name", &name)]).map(drop)
    }

    pub(crate) fn set_saved_search(&mut self, id: SavedSearchId, search: &Search) -> Result<()> {
        let values: [super::tx::Set<'_>; 4] = [
            ("query", &search.query),
            ("place", &search.place.name()),
            ("list", &list_name(search.list)),
            ("sort", &order_name(search.order)),
        ];
        self.update(Noun::SavedSearch, id.0, &values).map(drop)
    }

    /// Numbers them as they stand in `order`; only those whose number changes are written.
    pub(crate) fn order_saved_searches(&mut self, order: &[SavedSearchId]) -> Result<()> {
        for (position, id) in (0_u32..).zip(order) {
            self.update(Noun::SavedSearch, id.0, &[("position", &position)])?;
        }
        Ok(())
    }

    /// Takes one away and closes the gap that it leaves.
    pub(crate) fn remove_saved_search(&mut self, id: SavedSearchId) -> Result<()> {
        self.delete(Noun::SavedSearch, id.0)?;
        let order = order(self.conn())?;
        self.order_saved_searches(&order)
    }
}

const COLUMNS: &str = "id, uid, name, query, place, list, sort";

fn from_row(row: &Row<'_>) -> Result<SavedSearch> {
    let word = |column: usize| row.get::<_, String>(column);
    let unknown = |word: &str| Error::corrupt(format!("“{word}” is nothing that a saved search can have"));
    let (place, list, sort) = (word(4)?, word(5)?, word(6)?);
    Ok(SavedSearch {
        id: SavedSearchId(row.get(0)?),
        uid: uid(row, 1)?,
        name: row.get(2)?,
        search: Search {
            query: row.get(3)?,
            place: Place::named(&place).ok_or_else(|| unknown(&place))?,
            list: list_named(&list).ok_or_else(|| unknown(&list))?,
            order: order_named(&sort).ok_or_else(|| unknown(&sort))?,
        },
    })
}

/// All of them, in the user's order.
pub(crate) fn all(conn: &Connection) -> Result<Vec<SavedSearch>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM saved_search ORDER BY position, id"))?;
    statement.query_and_then([], from_row)?.collect()
}

/// The one with that key.
pub(crate) fn get(conn: &Connection, id: SavedSearchId) -> Result<SavedSearch> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM saved_search WHERE id = ?1"))?;
    let mut rows = statement.query([id.0])?;
    let row = rows.next()?.ok_or_else(|| Error::NotFound(format!("saved search {id}")))?;
    from_row(row)
}

/// Their keys, in the user's order.
pub(crate) fn order(conn: &Connection) -> Result<Vec<SavedSearchId>> {
    let mut statement = conn.prepare_cached("SELECT id FROM saved_search ORDER BY position, id")?;
    let ids = statement.query_map([], |row| row.get(0).map(SavedSearchId))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// How many there are.
pub(crate) fn count(conn: &Connection) -> Result<u32> {
    Ok(conn.prepare_cached("SELECT count(*) FROM saved_search")?.query_row([], |row| row.get(0))?)
}
