//! Saved searches: a query with the place that it was asked in, under a name and in an order of the user's own.

mod change;

pub(crate) use change::{tidied, tidied_name};

use crate::article::{Order, Scope};
use crate::error::Result;
use crate::id::{SavedSearchId, Uid};
use crate::library::Library;
use crate::search::{Counted, List, every};
use crate::storage;
use crate::storage::search::Asked;

/// The longest name, in bytes.
pub(crate) const MAX_NAME_BYTES: usize = 200;
/// The longest query, in bytes.
pub(crate) const MAX_QUERY_BYTES: usize = 64_000;

/// A search that was given a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Key in this library.
    pub id: SavedSearchId,
    /// Identity in every library.
    pub uid: Uid,
    /// What the user calls it.
    pub name: String,
    /// What it asks.
    pub search: Search,
}

/// What is asked, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// The query, as typed.
    pub query: String,
    /// Where it is asked.
    pub place: Place,
    /// What it lists.
    pub list: List,
    /// The order of what it lists.
    pub order: Order,
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$says:meta])* $variant:ident $word:literal)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$says])* $variant),* }

        impl $name {
            /// Its name in the file and in an archive; never changes.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// The one of that name.
            pub(crate) fn named(name: &str) -> Option<Self> {
                match name { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

named! {
    /// Where a saved search is asked.
    Place {
        /// In the inbox.
        Inbox "inbox"
        /// In everything outside the trash.
        Articles "articles"
        /// In the trash.
        Trash "trash"
    }
}

impl Place {
    /// The articles that are asked.
    pub fn scope(self) -> Scope {
        match self {
            Self::Inbox => Scope::Inbox,
            Self::Articles => Scope::Articles,
            Self::Trash => Scope::Trash,
        }
    }
}

/// The name of an order in the file and in an archive; never changes.
pub(crate) fn order_name(order: Order) -> &'static str {
    match order {
        Order::Newest => "newest",
        Order::Oldest => "oldest",
        Order::Published => "published",
        Order::Headline => "headline",
        Order::Relevance => "relevance",
    }
}

/// The order of that name.
pub(crate) fn order_named(name: &str) -> Option<Order> {
    let all = [Order::Newest, Order::Oldest, Order::Published, Order::Headline, Order::Relevance];
    all.into_iter().find(|order| order_name(*order) == name)
}

/// The name of a list in the file and in an archive; never changes.
pub(crate) fn list_name(list: List) -> &'static str {
    match list {
        List::Articles => "articles",
        List::Passages => "passages",
        List::Notes => "notes",
        List::Claims => "claims",
    }
}

/// The list of that name.
pub(crate) fn list_named(name: &str) -> Option<List> {
    [List::Articles, List::Passages, List::Notes, List::Claims].into_iter().find(|list| list_name(*list) == name)
}

impl Library {
    /// The saved searches, in the user's order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>> {
        self.read(storage::saved_search::all)
    }

    /// One saved search.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn saved_search(&self, id: SavedSearchId) -> Result<SavedSearch> {
        self.read(|conn| storage::saved_search::get(conn, id))
    }

    /// How many things a search lists now, counted up to `at_most`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_search(&self, search: &Search, at_most: u32) -> Result<Counted> {
        // As the search box asks, where the last word may go on: it is what opening the search will list.
        let query = self.query(&search.query, true);
        let scope = search.place.scope();
        let asked = Asked { list: search.list, ..every(&query, &scope, &|| false) };
        let (count, is_exact) = self.search(|conn, engine| engine.count(conn, &asked))?;
        Ok(Counted { count: count.min(at_most), is_exact: is_exact && count <= at_most })
    }
}
