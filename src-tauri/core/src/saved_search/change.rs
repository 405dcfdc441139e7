//! Changes of saved searches. Every one can be undone.

use super::{MAX_NAME_BYTES, MAX_QUERY_BYTES, Search};
use crate::error::{Error, Result};
use crate::id::SavedSearchId;
use crate::library::{Done, Library, Op};
use crate::storage;

impl Library {
    /// Keeps a search under a name, after the others.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a name without letters or one that is too long, and for a query that is too long.
    pub fn save_search(&mut self, name: &str, search: &Search) -> Result<Done<SavedSearchId>> {
        let name = tidied_name(name)?;
        let search = tidied(search)?;
        self.transact(Op::SaveSearch.named(1, &name), |tx| {
            let place = storage::saved_search::count(tx.conn())?;
            let uid = tx.uid();
            tx.add_saved_search(uid, &name, &search, place)
        })
    }

    /// Keeps a copy of a saved search under another name, right after it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] as for [`Library::save_search`].
    pub fn duplicate_saved_search(&mut self, id: SavedSearchId, name: &str) -> Result<Done<SavedSearchId>> {
        let name = tidied_name(name)?;
        let search = self.saved_search(id)?.search;
        self.transact(Op::SaveSearch.named(1, &name), |tx| {
            let mut order = storage::saved_search::order(tx.conn())?;
            let uid = tx.uid();
            let copy = tx.add_saved_search(uid, &name, &search, order.len() as u32)?;
            let after = order.iter().position(|one| *one == id).map_or(order.len(), |at| at + 1);
            order.insert(after, copy);
            tx.order_saved_searches(&order)?;
            Ok(copy)
        })
    }

    /// Gives a saved search another name.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] as for [`Library::save_search`].
    pub fn rename_saved_search(&mut self, id: SavedSearchId, name: &str) -> Result<Done<()>> {
        let name = tidied_name(name)?;
        let old = self.saved_search(id)?.name;
        self.transact(Op::RenameSavedSearch.named(1, &old), |tx| tx.rename_saved_search(id, &name))
    }

    /// Makes a saved search ask something else.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for a query that is too long.
    pub fn set_saved_search(&mut self, id: SavedSearchId, search: &Search) -> Result<Done<()>> {
        let search = tidied(search)?;
        let name = self.saved_search(id)?.name;
        self.transact(Op::SetSavedSearch.named(1, &name), |tx| tx.set_saved_search(id, &search))
    }

    /// Puts a saved search at the place `to` among all, counted from 0; a place beyond the last one is the last one.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn move_saved_search(&mut self, id: SavedSearchId, to: u32) -> Result<Done<()>> {
        let name = self.saved_search(id)?.name;
        self.transact(Op::MoveSavedSearch.named(1, &name), |tx| {
            let mut order = storage::saved_search::order(tx.conn())?;
            order.retain(|one| *one != id);
            order.insert(order.len().min(to as usize), id);
            tx.order_saved_searches(&order)
        })
    }

    /// Forgets a saved search; nothing that it finds is touched.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove_saved_search(&mut self, id: SavedSearchId) -> Result<Done<()>> {
        let name = self.saved_search(id)?.name;
        self.transact(Op::RemoveSavedSearch.named(1, &name), |tx| tx.remove_saved_search(id))
    }
}

/// A name without white space around it or control characters in it.
pub(crate) fn tidied_name(typed: &str) -> Result<String> {
    let name: String = typed.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Error::Invalid("a saved search needs a name".to_owned()));
    }
    if name.len() > MAX_NAME_BYTES {
        return Err(Error::Invalid(format!(
            "the name of a saved search can be {MAX_NAME_BYTES} bytes long; this one is {}",
            name.len()
        )));
    }
    Ok(name)
}

/// A search with its query in one line.
pub(crate) fn tidied(search: &Search) -> Result<Search> {
    let one_line = |character: char| if character.is_control() { ' ' } else { character };
    let query = search.query.chars().map(one_line).collect::<String>().trim().to_owned();
    if query.len() > MAX_QUERY_BYTES {
        return Err(Error::Invalid(format!(
            "a query that is saved can be {MAX_QUERY_BYTES} bytes long; this one is {}",
            query.len()
        )));
    }
    Ok(Search { query, ..search.clone() })
}
