//! Claims, who makes them, and stories, as an archive has them.

use super::Note;
use crate::claim::{Basis, Bearing, LinkKind, Status as Reached};
use crate::draft::KeptFinding;
use crate::id::Uid;
use crate::person::Profile;
use crate::story::Fields;
use serde::{Deserialize, Serialize};

/// A person or body that speaks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Identity.
    pub uid: Uid,
    /// What is known of them.
    pub profile: Profile,
    /// When they were thrown away, in UTC milliseconds.
    pub trashed_ms: Option<i64>,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Identity.
    pub uid: Uid,
    /// What is asserted, in the user's words.
    pub statement: String,
    /// Who asserts it.
    pub speaker: Option<Uid>,
    /// On which terms the user has it.
    pub basis: Option<Basis>,
    /// The words in place of the speaker's name; `None` where the name may be given.
    pub described: Option<String>,
    /// When it was said: ISO 8601, no more precise than it is known.
    pub said: Option<String>,
    /// Where it was said; may be empty.
    pub place: String,
    /// When it was made here, in UTC milliseconds.
    pub made_ms: i64,
    /// When it was thrown away, in UTC milliseconds.
    pub trashed_ms: Option<i64>,
    /// What was said of its checking, from the first to the last; never empty.
    pub statuses: Vec<Status>,
    /// What bears on it.
    pub evidence: Vec<Evidence>,
    /// Its note.
    pub note: Option<Note>,
}

/// What was said of the checking of a claim at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// Identity.
    pub uid: Uid,
    /// How far it had come.
    pub status: Reached,
    /// Who said so; may be empty.
    pub by: String,
    /// On what grounds; may be empty.
    pub how: String,
    /// When, in UTC milliseconds.
    pub at_ms: i64,
}

/// A passage's bearing on a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Identity.
    pub uid: Uid,
    /// The passage; `None` when it was deleted for good.
    pub passage: Option<Uid>,
    /// How it bears on the claim.
    pub bearing: Bearing,
    /// The document in which the user has seen that the passage's words changed or went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Uid>,
}

/// A link between two claims.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Identity.
    pub uid: Uid,
    /// The claim that bears on the other one.
    pub claim: Uid,
    /// The other one.
    pub other: Uid,
    /// How. `same` and `contradicts` hold both ways.
    pub kind: LinkKind,
}

/// A story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// Identity.
    pub uid: Uid,
    /// What the user says of it.
    pub fields: Fields,
    /// When it was begun, in UTC milliseconds.
    pub made_ms: i64,
    /// When it was thrown away, in UTC milliseconds.
    pub trashed_ms: Option<i64>,
    /// Its note.
    pub note: Option<Note>,
    /// What it gathers, in the user's order.
    pub items: Vec<Item>,
    /// What was printed of it, when it is marked as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Publication>,
    /// The exports before its embargo ended, the first first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub early_exports: Vec<EarlyExport>,
}

/// What was printed of a story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Identity.
    pub uid: Uid,
    /// The name of the file that was kept; empty for a text that was pasted, and where nothing was kept.
    pub name: String,
    /// SHA-256 of the bytes that were kept, in hexadecimal; `None` where nothing was.
    pub source: Option<String>,
    /// The words, a paragraph a line; empty where they could not be read.
    pub text: String,
    /// When it was kept, in UTC milliseconds.
    pub kept_ms: i64,
    /// The claims that the story had then.
    pub used: Vec<UsedClaim>,
}

/// A claim that a published story used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsedClaim {
    /// Identity.
    pub uid: Uid,
    /// The claim.
    pub claim: Uid,
    /// The last that was said of its checking then.
    pub status: Uid,
    /// The last that was said of it when the user saw to it; left out where the user did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handled: Option<Uid>,
    /// What the user did then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub how: String,
}

/// An export of a story, or of what it gathers, before its embargo ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlyExport {
    /// Identity.
    pub uid: Uid,
    /// When, in UTC milliseconds.
    pub at_ms: i64,
    /// Who exported it.
    pub who: String,
    /// For what reason.
    pub why: String,
    /// The format.
    pub format: String,
    /// The name of the file.
    pub name: String,
    /// Until when nothing was to go out, ISO 8601.
    pub embargo: String,
}

/// A draft with what was found of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Identity.
    pub uid: Uid,
    /// Its title.
    pub title: String,
    /// Its text, a paragraph a line.
    pub text: String,
    /// Its language, a BCP 47 tag.
    pub language: Option<String>,
    /// The story that it belongs to.
    pub story: Option<Uid>,
    /// What was found of it, and what the user said to that. The articles that are named need not be there.
    pub findings: Vec<KeptFinding>,
    /// When it was brought here, in UTC milliseconds.
    pub made_ms: i64,
    /// When it was checked last, in UTC milliseconds.
    pub checked_ms: Option<i64>,
    /// When it was thrown away, in UTC milliseconds.
    pub trashed_ms: Option<i64>,
}

/// An item of a story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Identity.
    pub uid: Uid,
    /// What it is.
    pub of: ItemOf,
}

/// What an item of a story is, by its identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemOf {
    /// An article.
    Article(Uid),
    /// A passage.
    Passage(Uid),
    /// A claim.
    Claim(Uid),
    /// A note, on anything or alone.
    Note(Uid),
}
