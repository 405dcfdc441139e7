//! The codebook on its way out and in.

use crate::library::Changes;
use clipfile_core::codebook as core;
use clipfile_core::library::Done;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A form of the codebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CodebookForm {
    /// A table for spreadsheets.
    Csv,
    /// REFI-QDA, for programs of qualitative analysis.
    Qdc,
}

/// Asks where and writes the codebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportCodebook {
    /// The form.
    pub form: CodebookForm,
    /// The name to propose, without its ending.
    pub name: String,
}

/// What became of the codes of a file.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodebookReport {
    /// Paths of the tags that are new.
    pub added: Vec<String>,
    /// Paths of the tags that have another definition or colour now.
    pub changed: Vec<String>,
    /// How many were here as they are in the file.
    pub same: u32,
    /// The codes that were not taken.
    pub left_out: Vec<CodeLeftOut>,
    /// What changed.
    pub changes: Changes,
}

/// A code that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeLeftOut {
    /// Its path.
    pub path: String,
    /// Why.
    pub why: String,
}

impl From<CodebookForm> for core::Form {
    fn from(form: CodebookForm) -> Self {
        match form {
            CodebookForm::Csv => Self::Csv,
            CodebookForm::Qdc => Self::Qdc,
        }
    }
}

impl From<Done<core::Merged>> for CodebookReport {
    fn from(done: Done<core::Merged>) -> Self {
        let core::Merged { added, changed, same, left_out } = done.value;
        let left_out = left_out.into_iter().map(|code| CodeLeftOut { path: code.path, why: code.why });
        Self { added, changed, same, left_out: left_out.collect(), changes: done.changes.into() }
    }
}
