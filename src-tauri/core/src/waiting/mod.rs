//! Addresses that could not be fetched and wait for another try: without a network, or with a server in trouble.

use crate::capture::{Incoming, Kept};
use crate::error::{Error, Result};
use crate::extract::web_address;
use crate::id::{Uid, WaitingId};
use crate::library::{Done, Library, Op};
use crate::storage;

/// An address that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Key in this library.
    pub id: WaitingId,
    /// Identity in every library.
    pub uid: Uid,
    /// The address, `http` or `https`.
    pub url: String,
    /// Since when it waits, in UTC milliseconds.
    pub added_ms: i64,
}

impl Library {
    /// Keeps an address to fetch later; one that waits already is left as it is. Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is no web address.
    pub fn add_waiting(&mut self, url: &str) -> Result<Done<WaitingId>> {
        let url = web_address(url).ok_or_else(|| Error::Invalid(format!("“{url}” is not a web address")))?;
        self.transact(Op::AddWaiting.named(1, &url), |tx| match storage::waiting::with_url(tx.conn(), &url)? {
            Some(id) => Ok(id),
            None => tx.add_waiting(&url),
        })
    }

    /// Takes an address off the waiting list. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove_waiting(&mut self, id: WaitingId) -> Result<Done<()>> {
        let waiting = self.read(|conn| storage::waiting::get(conn, id))?;
        self.transact(Op::RemoveWaiting.named(1, &waiting.url), |tx| tx.remove_waiting(id))
    }

    /// The addresses that wait, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn waiting(&self) -> Result<Vec<Waiting>> {
        self.read(storage::waiting::list)
    }

    /// Keeps a clipping whose address waited, and takes the address off the list, as one step. Undoable.
    ///
    /// # Errors
    /// As [`Library::add`]; an address that is no longer there is no error.
    pub fn add_that_waited(&mut self, incoming: &Incoming, waiting: WaitingId) -> Result<Done<Kept>> {
        let step = self.step_of(incoming)?;
        self.transact(step, |tx| {
            if storage::waiting::is_there(tx.conn(), waiting)? {
                tx.remove_waiting(waiting)?;
            }
            crate::capture::keep(tx, incoming)
        })
    }
}
