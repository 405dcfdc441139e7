//! Words that stand about numbers, and months, in the languages in which numbers are read.

use crate::compare::Language;

/// Words after which a number is not meant exactly.
const ABOUT: &[&str] = &[
    "about",
    "around",
    "roughly",
    "approximately",
    "some",
    "nearly",
    "almost",
    "circa",
    "ca",
    "over",
    "under",
    "than",
    "estimated",
    "up",
    "least",
    "most",
    "etwa",
    "rund",
    "fast",
    "knapp",
    "ungefähr",
    "über",
    "circa",
    "gut",
    "mehr",
    "environ",
    "près",
    "presque",
    "quelque",
    "plus",
    "moins",
    "unos",
    "casi",
    "cerca",
    "más",
];

/// The languages whose months are known wherever a date is read.
pub(super) const TAGS: [&str; 4] = ["en", "de", "fr", "es"];

/// The month that a word names in any of the languages, from 1.
pub(super) fn month(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    let lower = lower.trim_end_matches('.');
    TAGS.iter().find_map(|tag| Language::of(Some(tag)).month(lower))
}

/// Whether a number after this word is not meant exactly.
pub(super) fn is_about(word: &str) -> bool {
    ABOUT.contains(&word.to_lowercase().as_str())
}
