//! Other forms of a word: “strikes” and “striking” of “strike”, by the Snowball rules of its language.
//!
//! The rules see words without accents, as the index has them, and both sides alike; irregular forms they do not know.

use super::Vocabulary;
use super::likely::Best;
use snowball_stemmers_rs::{Algorithm, Stemmer};

/// Forms of a word; of the commonest, for a query of hundreds is a slow one.
const MAX_FORMS: usize = 24;
/// Letters of a stem that all its forms share at least, if it has so many.
const MIN_SHARED: usize = 3;
/// Words that are looked at.
const MAX_LOOKED_AT: usize = 20_000;

impl Vocabulary {
    /// Words with the same stem as `word` in a language (BCP 47), without itself, the most frequent first; none for a
    /// language without rules.
    pub fn forms(&self, word: &str, language: &str) -> Vec<String> {
        let Some(algorithm) = algorithm(language) else { return Vec::new() };
        let stemmer = Stemmer::create(algorithm);
        let stem = stemmer.stem(word).into_owned();
        let shared: Vec<char> =
            word.chars().zip(stem.chars()).take_while(|(one, other)| one == other).map(|(c, _)| c).collect();
        if shared.is_empty() {
            return Vec::new();
        }
        // The last letter of a stem may be another one in its forms: "happi", "happy".
        let keep = if shared.len() > MIN_SHARED { shared.len() - 1 } else { shared.len() };
        let prefix: String = shared[..keep].iter().collect();
        let inner = self.read();
        let mut best = Best::new(MAX_FORMS);
        let mut looked_at = 0;
        let mut look = |other: &str, articles: u32| {
            if other != word && stemmer.stem(other) == stem {
                best.put(other, articles);
            }
        };
        inner.list.each_of(&prefix, |other, articles| {
            looked_at += 1;
            look(other, articles);
            looked_at < MAX_LOOKED_AT
        });
        inner.fresh.each_of(&prefix, |other, articles| {
            if inner.list.get(other) == 0 {
                look(other, articles);
            }
        });
        best.into_sorted().into_iter().map(|known| known.word).collect()
    }
}

/// The rules for a language, by the first part of its tag.
fn algorithm(language: &str) -> Option<Algorithm> {
    let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    Some(match primary.as_str() {
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "cs" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "et" => Algorithm::Estonian,
        "eu" => Algorithm::Basque,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "ga" => Algorithm::Irish,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "hy" => Algorithm::Armenian,
        "id" => Algorithm::Indonesian,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "ne" => Algorithm::Nepali,
        "nl" => Algorithm::Dutch,
        "no" | "nb" | "nn" => Algorithm::Norwegian,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sr" => Algorithm::Serbian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "yi" => Algorithm::Yiddish,
        _ => return None,
    })
}
