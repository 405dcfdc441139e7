//! Errors on their way to the page.

use serde::Serialize;
use ts_rs::TS;

/// What went wrong. The words are the core's, the same that `clip` prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// What the page may act on.
    pub kind: ProblemKind,
    /// What happened.
    pub message: String,
    /// What to do next; empty when there is nothing to add.
    pub hint: String,
}

/// The kinds of [`clipfile_core::Kind`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ProblemKind {
    /// Not in the library.
    NotFound,
    /// The request cannot be carried out as it stands.
    Invalid,
    /// The library has changed since.
    Conflict,
    /// Held back until a moment that has not come.
    Embargoed,
    /// Written by a newer Clipfile.
    TooNew,
    /// Open in another program.
    Busy,
    /// Encrypted, and nobody said with what it opens.
    Locked,
    /// Neither passphrase nor recovery key.
    WrongPassphrase,
    /// Taken away under the open library.
    Gone,
    /// Can only be read.
    ReadOnly,
    /// Not a library.
    NotALibrary,
    /// Damaged.
    Corrupt,
    /// The disk is full.
    Full,
    /// The system refused.
    Io,
    /// The user stopped it.
    Cancelled,
    /// A fault of the program.
    Internal,
}

impl From<clipfile_core::Error> for Problem {
    fn from(error: clipfile_core::Error) -> Self {
        use clipfile_core::Kind;
        let kind = match error.kind() {
            Kind::NotFound => ProblemKind::NotFound,
            Kind::Invalid => ProblemKind::Invalid,
            Kind::Conflict => ProblemKind::Conflict,
            Kind::Embargoed => ProblemKind::Embargoed,
            Kind::TooNew => ProblemKind::TooNew,
            Kind::Busy => ProblemKind::Busy,
            Kind::Locked => ProblemKind::Locked,
            Kind::WrongPassphrase => ProblemKind::WrongPassphrase,
            Kind::Gone => ProblemKind::Gone,
            Kind::ReadOnly => ProblemKind::ReadOnly,
            Kind::NotALibrary => ProblemKind::NotALibrary,
            Kind::Corrupt => ProblemKind::Corrupt,
            Kind::Full => ProblemKind::Full,
            Kind::Io => ProblemKind::Io,
            Kind::Cancelled => ProblemKind::Cancelled,
            Kind::Internal => ProblemKind::Internal,
        };
        Self { kind, message: error.to_string(), hint: error.hint().to_owned() }
    }
}
