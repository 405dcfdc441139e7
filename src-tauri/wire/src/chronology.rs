//! Who said what when.

use crate::claim::{ListClaims, Status};
use crate::person::PersonView;
use clipfile_core::chronology as core;
use clipfile_core::{Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the claims of a filter of the ledger; its order and its window do not matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskChronology {
    /// Which claims.
    pub claims: ListClaims,
}

/// Claims by speaker and time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChronologyView {
    /// Whoever says something, by when they first said something.
    pub lanes: Vec<LaneView>,
    /// Claims that fit and are beyond what one picture holds.
    pub left_out: u32,
}

/// One speaker's claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LaneView {
    /// Who; null when nobody is known.
    pub speaker: Option<PersonView>,
    /// The words in place of the name; null when the name may be given.
    pub described: Option<String>,
    /// What they say, in order of time; what has no date comes last.
    pub said: Vec<SaidView>,
}

/// A claim at its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaidView {
    /// The claim.
    pub claim: i64,
    /// What is asserted.
    pub statement: String,
    /// How far its checking has come.
    pub status: Status,
    /// When it was said, ISO 8601; null when that is not known.
    pub said: Option<String>,
    /// The first moment at which it may have been said, in UTC milliseconds; 0 without a date.
    pub from_ms: i64,
    /// The first moment at which it may not any more.
    pub to_ms: i64,
}

impl ChronologyView {
    /// Answers `asked`.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, asked: &AskChronology) -> Result<Self> {
        let core::Chronology { lanes, left_out } = library.chronology(&asked.claims.filter(library)?)?;
        Ok(Self { lanes: lanes.into_iter().map(LaneView::from).collect(), left_out })
    }
}

impl From<core::Lane> for LaneView {
    fn from(lane: core::Lane) -> Self {
        Self {
            speaker: lane.speaker.map(PersonView::from),
            described: lane.described,
            said: lane.said.into_iter().map(SaidView::from).collect(),
        }
    }
}

impl From<core::Said> for SaidView {
    fn from(said: core::Said) -> Self {
        let (from_ms, to_ms) = said.when.as_ref().map(core::stretch).unwrap_or_default();
        Self {
            claim: said.claim.0,
            statement: said.statement,
            status: said.status.into(),
            said: said.when.map(String::from),
            from_ms,
            to_ms,
        }
    }
}
