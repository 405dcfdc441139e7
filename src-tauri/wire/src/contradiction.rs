//! Contradictions in the ledger.

use crate::claim::{ClaimRow, EvidenceView};
use clipfile_core::claim::{Contradiction, ListedClaim};
use clipfile_core::{Library, Result};
use serde::Serialize;
use ts_rs::TS;

/// Claims that cannot both hold, or one claim with evidence on both sides.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContradictionView {
    /// The link between two claims; null for one claim with evidence on both sides.
    pub link: Option<i64>,
    /// The two claims, or the one.
    pub claims: Vec<OpposedView>,
}

/// A claim with what bears on it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpposedView {
    /// As the ledger shows it.
    pub row: ClaimRow,
    /// What states it, what supports it, what contradicts it.
    pub evidence: Vec<EvidenceView>,
}

impl ContradictionView {
    /// All of them.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn all_of(library: &Library) -> Result<Vec<Self>> {
        let views = library.contradictions()?.into_iter().map(|found| match found {
            Contradiction::Claims { link, one, other } => Ok(Self {
                link: Some(link.0),
                claims: vec![OpposedView::of(library, *one)?, OpposedView::of(library, *other)?],
            }),
            Contradiction::Evidence(claim) => Ok(Self { link: None, claims: vec![OpposedView::of(library, *claim)?] }),
        });
        views.collect()
    }
}

impl OpposedView {
    fn of(library: &Library, listed: ListedClaim) -> Result<Self> {
        let evidence = library.evidence(listed.claim.id)?.into_iter();
        let evidence = evidence.map(|evidence| EvidenceView::of(library, evidence)).collect::<Result<_>>()?;
        Ok(Self { row: listed.into(), evidence })
    }
}
