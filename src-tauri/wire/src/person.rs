//! Persons and bodies that speak.

use crate::claim::Status;
use clipfile_core::id::PersonId;
use clipfile_core::person as core;
use clipfile_core::{Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A person or body that speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// Key.
    pub id: i64,
    /// The name.
    pub name: String,
    /// What they are; may be empty.
    pub role: String,
    /// Whom they belong to; may be empty.
    pub affiliation: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Whether it is a body and not a person.
    pub body: bool,
    /// Whether they lie in the trash.
    pub trashed: bool,
}

/// A person or body in the list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// Who.
    pub person: PersonView,
    /// Their claims outside the trash.
    pub claims: u32,
    /// How many of them are how far, in the order of the states; without those of which there is none.
    pub statuses: Vec<StatusCount>,
    /// When the first of them was said, ISO 8601; null when that is known of none.
    pub first_said: Option<String>,
    /// When the last of them was.
    pub last_said: Option<String>,
}

/// How many claims are how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusCount {
    /// How far.
    pub status: Status,
    /// How many.
    pub count: u32,
}

/// Names one person or body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnePerson {
    /// Who.
    pub person: i64,
}

/// Asks for those who have every word in a name, the role or the affiliation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListPeople {
    /// The words; empty for all.
    pub query: String,
    /// Those in the trash, and not those outside.
    pub trash: bool,
}

/// Writes what is known of somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditPerson {
    /// Who.
    pub person: i64,
    /// The name.
    pub name: String,
    /// What they are.
    pub role: String,
    /// Whom they belong to.
    pub affiliation: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Whether it is a body and not a person.
    pub body: bool,
}

/// Makes one of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MergePeople {
    /// Who stays.
    pub into: i64,
    /// Who becomes them.
    pub others: Vec<i64>,
}

/// Names several persons or bodies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ManyPeople {
    /// Who.
    pub people: Vec<i64>,
}

/// The persons and bodies that a call names.
pub fn person_ids(people: &[i64]) -> Vec<PersonId> {
    people.iter().copied().map(PersonId).collect()
}

impl From<core::Person> for PersonView {
    fn from(person: core::Person) -> Self {
        let core::Profile { name, role, affiliation, aliases, is_body } = person.profile;
        let trashed = person.trashed_ms.is_some();
        Self { id: person.id.0, name, role, affiliation, aliases, body: is_body, trashed }
    }
}

impl PersonRow {
    /// Answers `asked`.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn all_of(library: &Library, asked: &ListPeople) -> Result<Vec<Self>> {
        let people = library.people(asked.trash, &asked.query)?.into_iter();
        Ok(people.map(Self::from).collect())
    }
}

impl From<core::ListedPerson> for PersonRow {
    fn from(listed: core::ListedPerson) -> Self {
        let statuses = listed.statuses.into_iter().map(|(status, count)| StatusCount { status: status.into(), count });
        Self {
            person: listed.person.into(),
            claims: listed.claims,
            statuses: statuses.collect(),
            first_said: listed.first_said.map(String::from),
            last_said: listed.last_said.map(String::from),
        }
    }
}

impl EditPerson {
    /// Who, and what is known of them.
    pub fn read(self) -> (PersonId, core::Profile) {
        let Self { person, name, role, affiliation, aliases, body } = self;
        (PersonId(person), core::Profile { name, role, affiliation, aliases, is_body: body })
    }
}
