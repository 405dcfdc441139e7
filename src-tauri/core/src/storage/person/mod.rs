//! Persons and bodies that speak.

use super::capture::{from_json, json, uid};
use super::{Connection, Noun, Tx};
use crate::claim::Status;
use crate::error::{Error, Result};
use crate::id::{PersonId, Uid};
use crate::person::{ListedPerson, Person, Profile};
use rusqlite::Row;
use std::collections::HashMap;

impl Tx<'_> {
    pub(crate) fn add_person(&mut self, uid: Uid, profile: &Profile, trashed_ms: Option<i64>) -> Result<PersonId> {
        let id = self.insert_as(
            Noun::Person,
            uid,
            &[
                ("name", &profile.name),
                ("role", &profile.role),
                ("affiliation", &profile.affiliation),
                ("aliases", &json(&profile.aliases)?),
                ("is_body", &profile.is_body),
                ("trashed_ms", &trashed_ms),
            ],
        )?;
        Ok(PersonId(id))
    }

    pub(crate) fn set_profile(&mut self, id: PersonId, profile: &Profile) -> Result<bool> {
        self.update(
            Noun::Person,
            id.0,
            &[
                ("name", &profile.name),
                ("role", &profile.role),
                ("affiliation", &profile.affiliation),
                ("aliases", &json(&profile.aliases)?),
                ("is_body", &profile.is_body),
            ],
        )
    }

    /// Makes `into` the speaker of every claim of `from`.
    pub(crate) fn give_claims(&mut self, from: PersonId, into: PersonId) -> Result<()> {
        let claims: Vec<i64> = self
            .conn()
            .prepare_cached("SELECT id FROM claim WHERE speaker = ?1 ORDER BY id")?
            .query_map([from.0], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        claims.into_iter().try_for_each(|claim| self.update(Noun::Claim, claim, &[("speaker", &into.0)]).map(drop))
    }
}

const COLUMNS: &str = "p.id, p.uid, p.name, p.role, p.affiliation, p.aliases, p.is_body, p.trashed_ms";

fn from_row(row: &Row<'_>) -> Result<Person> {
    Ok(Person {
        id: PersonId(row.get(0)?),
        uid: uid(row, 1)?,
        profile: Profile {
            name: row.get(2)?,
            role: row.get(3)?,
            affiliation: row.get(4)?,
            aliases: from_json(&row.get::<_, String>(5)?)?,
            is_body: row.get(6)?,
        },
        trashed_ms: row.get(7)?,
    })
}

/// One of them.
pub(crate) fn get(conn: &Connection, id: PersonId) -> Result<Person> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM person p WHERE p.id = ?1"))?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(from_row).transpose()?.ok_or_else(|| Error::NotFound(format!("speaker {id}")))
}

/// All of them, in the trash or not, in order of uid.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Person>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM person p ORDER BY p.uid"))?;
    statement.query_and_then([], from_row)?.collect()
}

/// Whoever outside the trash answers to that name; the one who is called so first of all goes before others.
pub(crate) fn with_name(conn: &Connection, name: &str) -> Result<Option<Person>> {
    let mut found: Vec<Person> = all(conn)?;
    found.retain(|one| one.trashed_ms.is_none() && one.profile.answers_to(name));
    found.sort_by_key(|one| crate::search::spelling(&one.profile.name) != crate::search::spelling(name));
    Ok(found.into_iter().next())
}

/// Those in the trash or those outside, with what they claim.
pub(crate) fn listed(conn: &Connection, is_trash: bool) -> Result<Vec<ListedPerson>> {
    let mut said = HashMap::<PersonId, Vec<_>>::new();
    for (speaker, status, when) in super::claim::said(conn)? {
        said.entry(speaker).or_default().push((status, when));
    }
    let mut people = all(conn)?;
    people.retain(|person| person.trashed_ms.is_some() == is_trash);
    let listed = people.into_iter().map(|person| {
        let said = said.remove(&person.id).unwrap_or_default();
        let count = |status: Status| said.iter().filter(|(of, _)| *of == status).count() as u32;
        let statuses = Status::ALL.iter().map(|status| (*status, count(*status))).filter(|(_, count)| *count > 0);
        let mut dates: Vec<_> = said.iter().filter_map(|(_, when)| when.as_ref()).collect();
        dates.sort_by_key(|date| date.sort_ms());
        ListedPerson {
            claims: said.len() as u32,
            statuses: statuses.collect(),
            first_said: dates.first().copied().cloned(),
            last_said: dates.last().copied().cloned(),
            person,
        }
    });
    Ok(listed.collect())
}

/// The keys of those who have `typed` in one of their names, folded.
pub(crate) fn called(conn: &Connection, typed: &str) -> Result<Vec<PersonId>> {
    let typed = crate::search::spelling(typed);
    Ok(all(conn)?.into_iter().filter(|one| one.profile.is_called(&typed)).map(|one| one.id).collect())
}

/// How many are outside the trash, and how many in it.
pub(crate) fn counts(conn: &Connection) -> Result<(u32, u32)> {
    super::trash::counts_of(conn, Noun::Person)
}
