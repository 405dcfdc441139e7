//! What the page asks of the ledger of claims.

use crate::claim::{Basis, Bearing, LinkKind, Status};
use crate::library::Changes;
use clipfile_core::article::Published;
use clipfile_core::claim as core;
use clipfile_core::id::{ClaimId, HighlightId};
use clipfile_core::person::{Profile, Speaker};
use clipfile_core::{Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a claim says, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimFields {
    /// What is asserted.
    pub statement: String,
    /// Name of the speaker; empty for nobody. Who has it in the list is the speaker, or somebody new.
    pub speaker: String,
    /// What a new speaker is; may be empty.
    pub role: String,
    /// Whom a new speaker belongs to; may be empty.
    pub affiliation: String,
    /// On which terms the user has it.
    pub basis: Option<Basis>,
    /// The words in place of the name; null when the name may be given.
    pub described: Option<String>,
    /// When it was said, ISO 8601; empty when that is not known.
    pub said: String,
    /// Where it was said.
    pub place: String,
}

/// How far the checking has come, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckedFields {
    /// How far.
    pub status: Status,
    /// Who says so.
    pub by: String,
    /// On what grounds.
    pub how: String,
}

/// Makes a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddClaim {
    /// What it says.
    pub fields: ClaimFields,
    /// How far its checking has come.
    pub checked: Option<CheckedFields>,
    /// Passages that bear on it.
    pub passages: Vec<i64>,
    /// How they bear on it.
    pub bearing: Bearing,
}

/// A claim that was made.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddedClaim {
    /// Its key.
    pub claim: i64,
    /// What changed.
    pub changes: Changes,
}

/// Writes the fields of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditClaim {
    /// The claim.
    pub claim: i64,
    /// What it says.
    pub fields: ClaimFields,
}

/// Says how far the checking of claims has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetClaimStatus {
    /// The claims.
    pub claims: Vec<i64>,
    /// How far.
    pub checked: CheckedFields,
}

/// Writes the note on a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetClaimNote {
    /// The claim.
    pub claim: i64,
    /// Markdown; empty removes it.
    pub body: String,
}

/// Makes passages evidence of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddEvidence {
    /// The claim.
    pub claim: i64,
    /// The passages.
    pub passages: Vec<i64>,
    /// How they bear on it.
    pub bearing: Bearing,
}

/// Says anew how evidence bears on its claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetBearing {
    /// The evidence.
    pub evidence: i64,
    /// How it bears.
    pub bearing: Bearing,
}

/// Names one piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneEvidence {
    /// The evidence.
    pub evidence: i64,
}

/// Links two claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LinkClaims {
    /// The claim that bears on the other one.
    pub claim: i64,
    /// The other one.
    pub other: i64,
    /// How.
    pub kind: LinkKind,
}

/// Names one link between claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneLink {
    /// The link.
    pub link: i64,
}

/// The claims that a call names.
pub fn claim_ids(claims: &[i64]) -> Vec<ClaimId> {
    claims.iter().copied().map(ClaimId).collect()
}

impl ClaimFields {
    /// The fields for the core.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the date is none.
    pub fn read(self) -> Result<core::Fields> {
        let said = self.said.trim();
        let said = if said.is_empty() { None } else { Some(said.parse::<Published>()) };
        let speaker = if self.speaker.trim().is_empty() {
            Speaker::Nobody
        } else {
            let (role, affiliation) = (self.role, self.affiliation);
            Speaker::Named(Profile { role, affiliation, ..Profile::named(&self.speaker) })
        };
        Ok(core::Fields {
            statement: self.statement,
            speaker,
            basis: self.basis.map(core::Basis::from),
            described: self.described,
            said: said.transpose().map_err(|error| Error::Invalid(error.to_string()))?,
            place: self.place,
        })
    }
}

impl From<CheckedFields> for core::Checked {
    fn from(fields: CheckedFields) -> Self {
        Self { status: fields.status.into(), by: fields.by, how: fields.how }
    }
}

impl AddClaim {
    /// The claim for the core.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the date is none.
    pub fn read(self) -> Result<core::NewClaim> {
        let bearing = core::Bearing::from(self.bearing);
        Ok(core::NewClaim {
            fields: self.fields.read()?,
            status: self.checked.map(core::Checked::from),
            evidence: self.passages.into_iter().map(|passage| (HighlightId(passage), bearing)).collect(),
        })
    }
}
