//! A person or a body that speaks: whoever makes claims. Each is kept once, whatever it is called.

use crate::article::Published;
use crate::citation::Author;
use crate::claim::Status;
use crate::error::{Error, Result};
use crate::id::{PersonId, Uid};
use crate::library::{Done, Library, Op};
use crate::note::{line, words};
use crate::storage::{self, Noun, Tx};
use serde::{Deserialize, Serialize};

/// The longest name, role or affiliation, in characters.
pub(crate) const MAX_NAME_CHARS: usize = 300;
/// How many other names somebody can have.
pub(crate) const MAX_ALIASES: usize = 100;

/// What is known of a person or body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The name.
    pub name: String,
    /// What they are, such as "spokesman"; empty when it is not known.
    pub role: String,
    /// Whom they belong to or speak for; empty when it is not known.
    pub affiliation: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Whether it is a body, such as an authority or a firm, and not a person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_body: bool,
}

impl Profile {
    /// One of whom no more than the name is known, which may be written as that of a body.
    pub fn named(name: &str) -> Self {
        let is_body = name.contains(' ') && matches!(Author::of(name), Author::Body(_));
        Self { name: name.to_owned(), is_body, ..Self::default() }
    }

    /// The fields on one line each; the same name is not there twice.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no name, or a field is too long.
    pub(crate) fn tidied(&self) -> Result<Self> {
        let name = line("a name", &self.name, MAX_NAME_CHARS)?;
        if name.is_empty() {
            return Err(Error::Invalid("a speaker needs a name".to_owned()));
        }
        let mut aliases: Vec<String> = Vec::new();
        for alias in &self.aliases {
            let alias = line("a name", alias, MAX_NAME_CHARS)?;
            let is_new =
                !alias.is_empty() && !is_same(&alias, &name) && !aliases.iter().any(|one| is_same(one, &alias));
            if is_new {
                aliases.push(alias);
            }
        }
        if aliases.len() > MAX_ALIASES {
            return Err(Error::Invalid(format!(
                "a speaker can have {MAX_ALIASES} other names; these are {}",
                aliases.len()
            )));
        }
        Ok(Self {
            name,
            role: line("a role", &self.role, MAX_NAME_CHARS)?,
            affiliation: line("an affiliation", &self.affiliation, MAX_NAME_CHARS)?,
            aliases,
            is_body: self.is_body,
        })
    }

    /// Whether that is the name or one of the other names, however it is written.
    pub(crate) fn answers_to(&self, name: &str) -> bool {
        is_same(&self.name, name) || self.aliases.iter().any(|alias| is_same(alias, name))
    }

    /// Whether `typed`, folded, stands in one of the names.
    pub(crate) fn is_called(&self, typed: &str) -> bool {
        std::iter::once(&self.name).chain(&self.aliases).any(|name| crate::search::spelling(name).contains(typed))
    }
}

/// Whether two names are the same but for letters' case and marks.
fn is_same(one: &str, other: &str) -> bool {
    crate::search::spelling(one) == crate::search::spelling(other)
}

/// A person or body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Key in this library.
    pub id: PersonId,
    /// Identity in every library.
    pub uid: Uid,
    /// What is known.
    pub profile: Profile,
    /// When it was thrown away, in UTC milliseconds.
    pub trashed_ms: Option<i64>,
}

/// A person or body with what they claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPerson {
    /// Who.
    pub person: Person,
    /// Claims outside the trash whose speaker they are.
    pub claims: u32,
    /// How far the checking of how many of them has come, in the order of the states and without those of which there is none.
    pub statuses: Vec<(Status, u32)>,
    /// When the first of them was said, of those of which that is known.
    pub first_said: Option<Published>,
    /// When the last of them was.
    pub last_said: Option<Published>,
}

/// Who is to be the speaker of a claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Speaker {
    /// Nobody is known.
    #[default]
    Nobody,
    /// Somebody who is in the list.
    Known(PersonId),
    /// Whoever has that name in the list; somebody new when nobody has it.
    Named(Profile),
}

impl Speaker {
    /// The key of the speaker, made if need be.
    pub(crate) fn ensured(&self, tx: &mut Tx<'_>) -> Result<Option<PersonId>> {
        match self {
            Self::Nobody => Ok(None),
            Self::Known(id) => storage::person::get(tx.conn(), *id).map(|person| Some(person.id)),
            Self::Named(profile) => {
                let profile = profile.tidied()?;
                match storage::person::with_name(tx.conn(), &profile.name)? {
                    Some(person) => Ok(Some(person.id)),
                    None => {
                        let uid = tx.uid();
                        tx.add_person(uid, &profile, None).map(Some)
                    }
                }
            }
        }
    }
}

impl Library {
    /// Adds a person or body. Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no name, or a field is too long.
    pub fn add_person(&mut self, profile: &Profile) -> Result<Done<PersonId>> {
        let profile = profile.tidied()?;
        self.transact(Op::AddPerson.named(1, &profile.name), |tx| {
            let uid = tx.uid();
            tx.add_person(uid, &profile, None)
        })
    }

    /// Writes what is known of somebody. Undoable.
    ///
    /// # Errors
    /// As [`Library::add_person`]; [`Error::NotFound`].
    pub fn edit_person(&mut self, id: PersonId, profile: &Profile) -> Result<Done<()>> {
        let profile = profile.tidied()?;
        self.transact(Op::EditPerson.named(1, &profile.name), |tx| tx.set_profile(id, &profile).map(drop))
    }

    /// Makes one of several: `into` gets the claims and the names of the others, and what it does not know of role and
    /// affiliation. The others go to the trash as they are. Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is nobody to merge or somebody is in the trash; [`Error::NotFound`].
    pub fn merge_people(&mut self, into: PersonId, others: &[PersonId]) -> Result<Done<()>> {
        let kept = self.person(into)?;
        let others: Vec<PersonId> = others.iter().copied().filter(|other| *other != into).collect();
        if others.is_empty() {
            return Err(Error::Invalid("choose two speakers or more to make one of them".to_owned()));
        }
        self.transact(Op::MergePeople.named(1, &kept.profile.name), |tx| {
            let mut profile = kept.profile;
            let mut is_trashed = kept.trashed_ms.is_some();
            for other in others {
                let other = storage::person::get(tx.conn(), other)?;
                is_trashed |= other.trashed_ms.is_some();
                profile.aliases.push(other.profile.name);
                profile.aliases.extend(other.profile.aliases);
                for (mine, theirs) in
                    [(&mut profile.role, other.profile.role), (&mut profile.affiliation, other.profile.affiliation)]
                {
                    if mine.is_empty() {
                        *mine = theirs;
                    }
                }
                tx.give_claims(other.id, into)?;
                let now_ms = Some(tx.now_ms());
                tx.update(Noun::Person, other.id.0, &[("trashed_ms", &now_ms)])?;
            }
            if is_trashed {
                return Err(Error::Invalid("one of the speakers is in the trash; bring them back first".to_owned()));
            }
            tx.set_profile(into, &profile.tidied()?).map(drop)
        })
    }

    /// Throws persons or bodies away. Their claims keep them until the trash is emptied. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is changed.
    pub fn trash_people(&mut self, people: &[PersonId]) -> Result<Done<()>> {
        self.transact(Op::TrashPeople.of(people.len()), |tx| tx.set_trashed(Noun::Person, people, true))
    }

    /// Brings persons or bodies back from the trash. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is changed.
    pub fn restore_people(&mut self, people: &[PersonId]) -> Result<Done<()>> {
        self.transact(Op::RestorePeople.of(people.len()), |tx| tx.set_trashed(Noun::Person, people, false))
    }

    /// One person or body, in the trash or not.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn person(&self, id: PersonId) -> Result<Person> {
        self.read(|conn| storage::person::get(conn, id))
    }

    /// One person or body as the list shows it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn listed_person(&self, id: PersonId) -> Result<ListedPerson> {
        let person = self.person(id)?;
        let mut listed = self.read(|conn| storage::person::listed(conn, person.trashed_ms.is_some()))?;
        listed.retain(|one| one.person.id == id);
        listed.pop().ok_or_else(|| Error::NotFound(format!("speaker {id}")))
    }

    /// Whoever outside the trash has that name, or has it beside another one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn person_called(&self, name: &str) -> Result<Option<Person>> {
        self.read(|conn| storage::person::with_name(conn, name))
    }

    /// The persons and bodies that have every word of `query` in their names, role or affiliation, by name; those in the
    /// trash, or those outside.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn people(&self, is_trash: bool, query: &str) -> Result<Vec<ListedPerson>> {
        let words: Vec<String> = words(query).iter().map(|word| crate::search::spelling(word)).collect();
        let mut listed = self.read(|conn| storage::person::listed(conn, is_trash))?;
        listed.retain(|one| {
            let profile = &one.person.profile;
            let texts = [&profile.name, &profile.role, &profile.affiliation].into_iter().chain(&profile.aliases);
            let texts: Vec<String> = texts.map(|text| crate::search::spelling(text)).collect();
            words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
        });
        listed.sort_by_cached_key(|one| (crate::search::spelling(&one.person.profile.name), one.person.id));
        Ok(listed)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_profile_is_tidied_and_answers_to_every_name() {
        let profile = Profile {
            name: "  Ada\tNyland ".to_owned(),
            aliases: ["Ada Nyland", "Å. Nyland", "å. nyland", ""].map(str::to_owned).to_vec(),
            ..Profile::default()
        };
        let tidied = profile.tidied().unwrap();
        assert_eq!(
            (tidied.name.as_str(), tidied.aliases.as_slice()),
            ("Ada Nyland", ["Å. Nyland".to_owned()].as_slice())
        );
        assert!(tidied.answers_to("ADA NYLAND") && tidied.answers_to("A. Nyland") && !tidied.answers_to("Nyland"));
        assert!(Profile::named(" \n").tidied().is_err());
        assert!(Profile::named("Harbour Authority").is_body && !Profile::named("Ada Nyland").is_body);
        assert!(!Profile::named("Nyland").is_body, "one name is no sign of a body");
    }
}
