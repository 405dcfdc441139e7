//! Pages from the web: fetching one, and the addresses that wait for another try.

use crate::transfer::Preview;
use clipfile_core::waiting::Waiting;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Fetches the page at an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FetchAddress {
    /// The address as typed; `https` is put in front of a bare name.
    pub url: String,
    /// The waiting address that this is another try for; it waits no longer when the page is kept.
    pub waiting: Option<i64>,
}

/// What came of fetching.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Fetched {
    /// The page, to be looked at before it is kept.
    Found {
        /// As for what is pasted.
        preview: Box<Preview>,
    },
    /// It did not come.
    Failed {
        /// The address that was asked for.
        url: String,
        /// Why, and what to do.
        message: String,
        /// Whether it may be there later, so that it is worth waiting.
        later: bool,
    },
}

/// An address that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaitingView {
    /// Names it.
    pub id: i64,
    /// The address.
    pub url: String,
    /// Since when it waits, in UTC milliseconds.
    pub added_ms: i64,
}

/// Names an address that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneWaiting {
    /// The address.
    pub waiting: i64,
}

impl From<Waiting> for WaitingView {
    fn from(waiting: Waiting) -> Self {
        Self { id: waiting.id.0, url: waiting.url, added_ms: waiting.added_ms }
    }
}
