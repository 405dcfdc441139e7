//! What happened to a claim.

use crate::claim::{Basis, Bearing, LinkKind, Status};
use clipfile_core::claim as core;
use clipfile_core::id::{ClaimId, HighlightId, PersonId};
use clipfile_core::{Error, Library, Result};
use serde::Serialize;
use ts_rs::TS;

/// One thing that happened to a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EventView {
    /// When, in UTC milliseconds.
    pub at_ms: i64,
    /// Whether it was an undo or a redo.
    pub reversal: bool,
    /// What.
    pub what: WhatView,
}

/// What happened to a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "kind")]
pub enum WhatView {
    /// It was made.
    Made,
    /// Its making was taken back.
    Unmade,
    /// It was thrown away, or brought back.
    Trashed {
        /// Whether it lies in the trash since.
        trashed: bool,
    },
    /// A field was written anew.
    Field {
        /// Which: `statement`, `speaker`, `described`, `said` or `place`.
        field: &'static str,
        /// As it was; empty when there was nothing.
        before: String,
        /// As it is.
        after: String,
    },
    /// Other terms.
    Basis {
        /// As they were.
        before: Option<Basis>,
        /// As they are.
        after: Option<Basis>,
    },
    /// Something was said of the checking.
    Status {
        /// How far it had come.
        status: Status,
        /// Who said so.
        by: String,
        /// On what grounds.
        how: String,
        /// Whether that was taken back.
        taken_back: bool,
    },
    /// A passage became evidence, or ceased to be.
    Evidence {
        /// The words of the passage; empty when it is no longer there.
        exact: String,
        /// How it bore on the claim.
        bearing: Bearing,
        /// Whether it came.
        there: bool,
    },
    /// Evidence bears in another way.
    Bearing {
        /// The words of the passage; empty when it is no longer there.
        exact: String,
        /// How it bears now.
        bearing: Bearing,
    },
    /// A passage was deleted for good.
    EvidenceGone,
    /// The user saw what became of the evidence.
    Seen,
    /// A link came or went.
    Link {
        /// What the other claim asserts; empty when it is no longer there.
        statement: String,
        /// How this one bears on it.
        link: LinkKind,
        /// Whether it came.
        there: bool,
    },
}

impl EventView {
    /// What happened, with the words of what it names.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, event: core::Event) -> Result<Self> {
        let field = |field, before: Option<String>, after: Option<String>| WhatView::Field {
            field,
            before: before.unwrap_or_default(),
            after: after.unwrap_or_default(),
        };
        let what = match event.what {
            core::What::Made => WhatView::Made,
            core::What::Unmade => WhatView::Unmade,
            core::What::Trashed(trashed) => WhatView::Trashed { trashed },
            core::What::Statement { before, after } => field("statement", Some(before), Some(after)),
            core::What::Speaker { before, after } => field("speaker", name(library, before)?, name(library, after)?),
            core::What::Basis { before, after } => {
                WhatView::Basis { before: before.map(Basis::from), after: after.map(Basis::from) }
            }
            core::What::Described { before, after } => field("described", before, after),
            core::What::Said { before, after } => field("said", before, after),
            core::What::Place { before, after } => field("place", Some(before), Some(after)),
            core::What::Status { status, by, how, is_taken_back } => {
                WhatView::Status { status: status.into(), by, how, taken_back: is_taken_back }
            }
            core::What::Evidence { passage, bearing, is_there } => {
                WhatView::Evidence { exact: exact(library, passage)?, bearing: bearing.into(), there: is_there }
            }
            core::What::Bearing { passage, bearing } => {
                WhatView::Bearing { exact: exact(library, passage)?, bearing: bearing.into() }
            }
            core::What::EvidenceGone => WhatView::EvidenceGone,
            core::What::Seen => WhatView::Seen,
            core::What::Link { other, kind, is_there } => {
                WhatView::Link { statement: statement(library, other)?, link: kind.into(), there: is_there }
            }
        };
        Ok(Self { at_ms: event.at_ms, reversal: event.is_reversal, what })
    }
}

fn name(library: &Library, id: Option<PersonId>) -> Result<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    found(library.person(id)).map(|person| person.map(|person| person.profile.name))
}

fn exact(library: &Library, id: Option<HighlightId>) -> Result<String> {
    let Some(id) = id else { return Ok(String::new()) };
    Ok(found(library.passage(id))?.map(|passage| passage.exact).unwrap_or_default())
}

fn statement(library: &Library, id: ClaimId) -> Result<String> {
    Ok(found(library.claim(id))?.map(|claim| claim.statement).unwrap_or_default())
}

/// What is no longer there is no error here: the history outlives it.
fn found<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(Error::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
