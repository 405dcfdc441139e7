//! Saved searches.

use crate::article::Order;
use crate::library::Changes;
use clipfile_core::library::Done;
use clipfile_core::saved_search as core;
use clipfile_core::search::{Counted, List};
use clipfile_core::{Library, Result, id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The count of a saved search stops here.
const MAX_COUNTED: u32 = 1000;

/// Where a saved search is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SavedPlace {
    /// In the inbox.
    Inbox,
    /// In everything outside the trash.
    Articles,
    /// In the trash.
    Trash,
}

/// What a saved search lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SavedList {
    /// Articles.
    Articles,
    /// Passages.
    Passages,
    /// Notes.
    Notes,
    /// Claims.
    Claims,
}

/// What is asked, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Search {
    /// The query, as typed.
    pub query: String,
    /// Where it is asked.
    pub place: SavedPlace,
    /// What it lists.
    pub list: SavedList,
    /// The order of what it lists.
    pub order: Order,
}

/// A saved search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedSearchView {
    /// Key.
    pub id: i64,
    /// What the user calls it.
    pub name: String,
    /// What it asks.
    pub search: Search,
}

/// Keeps a search under a name, after the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveSearch {
    /// The name.
    pub name: String,
    /// The search.
    pub search: Search,
}

/// What was saved.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedNow {
    /// Key of the saved search.
    pub saved: i64,
    /// What changed.
    pub changes: Changes,
}

/// Names a saved search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneSavedSearch {
    /// The saved search.
    pub saved: i64,
}

/// Gives a saved search, or a copy of it, a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NameSavedSearch {
    /// The saved search.
    pub saved: i64,
    /// The name.
    pub name: String,
}

/// Makes a saved search ask something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetSavedSearch {
    /// The saved search.
    pub saved: i64,
    /// What it shall ask.
    pub search: Search,
}

/// Puts a saved search elsewhere among the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MoveSavedSearch {
    /// The saved search.
    pub saved: i64,
    /// Its place, counted from 0.
    pub to: u32,
}

/// How much a saved search lists now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchCount {
    /// As far as it was counted: up to 1,000.
    pub count: u32,
    /// Whether there are more.
    pub more: bool,
}

impl Search {
    /// The core's.
    pub fn to_core(&self) -> core::Search {
        core::Search {
            query: self.query.clone(),
            place: self.place.into(),
            list: self.list.into(),
            order: self.order.into(),
        }
    }
}

impl SavedSearchView {
    /// The saved searches of a library, in the user's order.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn all_of(library: &Library) -> Result<Vec<Self>> {
        Ok(library.saved_searches()?.into_iter().map(Self::from).collect())
    }
}

impl SearchCount {
    /// How much a saved search lists now.
    ///
    /// # Errors
    /// When it is not there, or the library cannot be read.
    pub fn of(library: &Library, saved: i64) -> Result<Self> {
        let search = library.saved_search(id::SavedSearchId(saved))?.search;
        let Counted { count, is_exact } = library.count_search(&search, MAX_COUNTED)?;
        Ok(Self { count, more: !is_exact })
    }
}

impl From<core::SavedSearch> for SavedSearchView {
    fn from(saved: core::SavedSearch) -> Self {
        let core::Search { query, place, list, order } = saved.search;
        let search = Search { query, place: place.into(), list: list.into(), order: order.into() };
        Self { id: saved.id.0, name: saved.name, search }
    }
}

impl From<Done<id::SavedSearchId>> for SavedNow {
    fn from(done: Done<id::SavedSearchId>) -> Self {
        Self { saved: done.value.0, changes: done.changes.into() }
    }
}

impl From<SavedPlace> for core::Place {
    fn from(place: SavedPlace) -> Self {
        match place {
            SavedPlace::Inbox => Self::Inbox,
            SavedPlace::Articles => Self::Articles,
            SavedPlace::Trash => Self::Trash,
        }
    }
}

impl From<core::Place> for SavedPlace {
    fn from(place: core::Place) -> Self {
        match place {
            core::Place::Inbox => Self::Inbox,
            core::Place::Articles => Self::Articles,
            core::Place::Trash => Self::Trash,
        }
    }
}

impl From<SavedList> for List {
    fn from(list: SavedList) -> Self {
        match list {
            SavedList::Articles => Self::Articles,
            SavedList::Passages => Self::Passages,
            SavedList::Notes => Self::Notes,
            SavedList::Claims => Self::Claims,
        }
    }
}

impl From<List> for SavedList {
    fn from(list: List) -> Self {
        match list {
            List::Articles => Self::Articles,
            List::Passages => Self::Passages,
            List::Notes => Self::Notes,
            List::Claims => Self::Claims,
        }
    }
}

impl From<clipfile_core::article::Order> for Order {
    fn from(order: clipfile_core::article::Order) -> Self {
        use clipfile_core::article::Order as Core;
        match order {
            Core::Newest => Self::Newest,
            Core::Oldest => Self::Oldest,
            Core::Published => Self::Published,
            Core::Headline => Self::Headline,
            Core::Relevance => Self::Relevance,
        }
    }
}
