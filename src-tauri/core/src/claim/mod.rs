//! Claims: what somebody asserts, in the user's words, with the speaker, the terms on which it was said, how far the checking
//! has come, and the passages that bear on it.

mod against;
pub mod attribution;
mod change;
mod evidence;
mod history;
mod list;

pub use against::Contradiction;
pub(crate) use change::follow_merge;
pub(crate) use evidence::follow_seen;
pub use evidence::{Bearing, Evidence, Link, LinkKind, Linked, Tied};
pub use history::{Event, What};
pub use list::{Asked, Filter, ListedClaim, Sort};

use crate::article::Published;
use crate::error::{Error, Result};
use crate::id::{ClaimId, HighlightId, PersonId, Uid};
use crate::note::{line, without_nul};
use crate::person::Speaker;
use serde::{Deserialize, Serialize};

/// The longest statement, in characters.
pub(crate) const MAX_STATEMENT_CHARS: usize = 10_000;
/// The longest of the other fields, in characters.
pub(crate) const MAX_FIELD_CHARS: usize = 1_000;

macro_rules! named {
    ($(#[$doc:meta])* $enum:ident { $($(#[$each:meta])* $name:ident $id:literal)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $enum { $($(#[$each])* $name,)* }

        impl $enum {
            /// All of them, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The name as it stands in the file and in exports.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $id),* }
            }

            /// The one of that name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}
pub(crate) use named;

named! {
    /// The terms on which the user has a claim.
    Basis {
        /// Words and name may be printed.
        OnRecord "on_record"
        /// The words may be printed, with a description in place of the name.
        Background "background"
        /// What was said may be printed, but not as anybody's words.
        DeepBackground "deep_background"
        /// Nothing may be printed.
        OffRecord "off_record"
        /// A paper, file or data set says it.
        Document "document"
        /// The user saw, heard or measured it.
        Observation "observation"
    }
}

named! {
    /// How far the checking of a claim has come.
    Status {
        /// Nobody has looked yet.
        Unchecked "unchecked"
        /// Somebody is at it.
        Checking "checking"
        /// It holds.
        Confirmed "confirmed"
        /// There is evidence on both sides, or somebody concerned denies it.
        Disputed "disputed"
        /// It does not hold.
        False "false"
        /// Whoever made it has taken it back or put it right.
        Corrected "corrected"
    }
}

impl Status {
    /// Whether the checking has come to an end.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Confirmed | Self::False | Self::Corrected)
    }
}

/// What a claim says and how it was said, as the user writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    /// What is asserted, in the user's words.
    pub statement: String,
    /// Who asserts it.
    pub speaker: Speaker,
    /// On which terms the user has it.
    pub basis: Option<Basis>,
    /// The words that stand in place of the speaker's name, such as "a French official"; `None` when the name may be given.
    pub described: Option<String>,
    /// When it was said.
    pub said: Option<Published>,
    /// Where it was said; empty when that is not known.
    pub place: String,
}

impl Fields {
    /// The fields as they are kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no statement, or a field is too long.
    pub(crate) fn tidied(&self) -> Result<Self> {
        let statement = without_nul(self.statement.trim());
        let length = statement.chars().count();
        if statement.is_empty() {
            return Err(Error::Invalid("a claim needs a statement: what is asserted, in your words".to_owned()));
        }
        if length > MAX_STATEMENT_CHARS {
            return Err(Error::Invalid(format!(
                "a statement can be {MAX_STATEMENT_CHARS} characters long; this one has {length}"
            )));
        }
        let described = self.described.as_deref().map(|words| line("a description", words, MAX_FIELD_CHARS));
        Ok(Self {
            statement,
            speaker: self.speaker.clone(),
            basis: self.basis,
            described: described.transpose()?,
            said: self.said.clone(),
            place: line("a place", &self.place, MAX_FIELD_CHARS)?,
        })
    }
}

/// A new claim with what it rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewClaim {
    /// What it says.
    pub fields: Fields,
    /// How far its checking has come, if that is known already.
    pub status: Option<Checked>,
    /// Passages, and how each bears on it.
    pub evidence: Vec<(HighlightId, Bearing)>,
}

/// How far the checking has come, by whom and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// How far.
    pub status: Status,
    /// Who says so; may be empty.
    pub by: String,
    /// On what grounds; may be empty.
    pub how: String,
}

impl Checked {
    /// # Errors
    /// [`Error::Invalid`] when a field is too long.
    pub(crate) fn tidied(&self) -> Result<Self> {
        let how = without_nul(self.how.trim());
        let length = how.chars().count();
        if length > MAX_STATEMENT_CHARS {
            return Err(Error::Invalid(format!(
                "the grounds can be {MAX_STATEMENT_CHARS} characters long; these are {length}"
            )));
        }
        Ok(Self { status: self.status, by: line("a name", &self.by, MAX_FIELD_CHARS)?, how })
    }
}

/// What was said of the checking at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusChange {
    /// Identity in every library.
    pub uid: Uid,
    /// What was said.
    pub checked: Checked,
    /// When, in UTC milliseconds.
    pub at_ms: i64,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Key in this library.
    pub id: ClaimId,
    /// Identity in every library.
    pub uid: Uid,
    /// What is asserted.
    pub statement: String,
    /// Who asserts it.
    pub speaker: Option<PersonId>,
    /// On which terms the user has it.
    pub basis: Option<Basis>,
    /// The words in place of the speaker's name; `None` when the name may be given.
    pub described: Option<String>,
    /// When it was said.
    pub said: Option<Published>,
    /// Where it was said.
    pub place: String,
    /// When the claim was made here, in UTC milliseconds.
    pub made_ms: i64,
    /// When it was thrown away, in UTC milliseconds.
    pub trashed_ms: Option<i64>,
    /// The last that was said of its checking.
    pub status: StatusChange,
}

impl Claim {
    /// With nobody's name where the terms on which the user has it allow none in print.
    pub(crate) fn printed(self) -> Self {
        let described = match (self.basis, self.described) {
            (Some(Basis::DeepBackground), _) | (Some(Basis::Background), None) => Some(String::new()),
            (_, described) => described,
        };
        Self { described, ..self }
    }
}
