//! Who says a quotation, in the draft and in the source, and whether the two are one.

use crate::claim::attribution::{Confidence, Guess, guess};
use crate::document::ByteRange;
use crate::person::Person;
use crate::search::words_of;

/// Who says what stands at `at`; `None` where the text does not tell.
pub(super) fn of(text: &str, at: ByteRange) -> Option<Guess> {
    guess(text, at)
}

/// Who it is, in words.
pub(super) fn name_of(guess: &Guess) -> Option<String> {
    guess.speaker.clone().or_else(|| guess.described.clone())
}

/// Whether two texts say that the words are of two different people. Only what is said by name in the sentence itself counts:
/// an official may be anybody.
pub(super) fn are_different(draft: &Guess, source: &Guess, people: &[Person]) -> bool {
    if draft.confidence == Confidence::Low || source.confidence == Confidence::Low {
        return false;
    }
    let (Some(one), Some(other)) = (&draft.speaker, &source.speaker) else { return false };
    !are_one(one, other)
        && !people.iter().any(|person| person.profile.answers_to(one) && person.profile.answers_to(other))
}

/// Whether the texts agree who speaks.
pub(super) fn agree(draft: &Guess, source: &Guess) -> bool {
    matches!((&draft.speaker, &source.speaker), (Some(one), Some(other)) if are_one(one, other))
}

/// Words before a name that say what somebody is.
const ROLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "lady",
    "lord",
    "mayor",
    "president",
    "minister",
    "chancellor",
    "senator",
    "judge",
    "justice",
    "professor",
    "prof",
    "general",
    "colonel",
    "captain",
    "governor",
    "chief",
    "director",
    "secretary",
    "officer",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "ambassador",
    "commissioner",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "bishop",
    "detective",
    "inspector",
    "sergeant",
    "sheriff",
    "attorney",
    "prosecutor",
    "councillor",
    "representative",
];

/// Whether the names may be of one person: all words of the shorter one stand in the longer one, or begin with its initial; or
/// the last word is the same and one of them has no other name.
fn are_one(one: &str, other: &str) -> bool {
    let names = |name: &str| -> Vec<String> {
        words_of(name).into_iter().filter(|word| !ROLES.contains(&word.as_str())).collect()
    };
    let (one, other) = (names(one), names(other));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let is_there = |word: &String| {
        let is_initial = word.chars().count() == 1;
        long.iter().any(|there| {
            there == word
                || (is_initial && there.starts_with(word.as_str()))
                || (there.chars().count() == 1 && word.starts_with(there.as_str()))
        })
    };
    short.is_empty() || short.iter().all(is_there)
}
