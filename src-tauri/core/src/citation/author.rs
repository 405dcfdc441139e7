//! An author's name in its parts: a person's for sorting and shortening, a body's as it stands.

use crate::copies::is_agency;
use crate::extract::is_outlet;

/// Words that the names of bodies have and those of persons hardly ever, lower case.
const BODY_WORDS: &[&str] = &[
    "administration",
    "agencies",
    "agency",
    "alliance",
    "association",
    "authority",
    "board",
    "bureau",
    "bbc",
    "centre",
    "center",
    "commission",
    "committee",
    "company",
    "contributors",
    "correspondents",
    "council",
    "department",
    "desk",
    "editorial",
    "federation",
    "foundation",
    "government",
    "group",
    "inc",
    "institute",
    "ltd",
    "ministry",
    "network",
    "newsroom",
    "office",
    "organisation",
    "organization",
    "party",
    "police",
    "redaktion",
    "redacción",
    "redazione",
    "reporters",
    "rédaction",
    "service",
    "society",
    "staff",
    "team",
    "trust",
    "union",
    "university",
];

/// Words that stand before a family name and belong to it, lower case.
const PARTICLES: &[&str] = &[
    "af", "al", "av", "bin", "da", "das", "de", "degli", "dei", "del", "della", "den", "der", "di", "do", "dos", "du",
    "e", "el", "ibn", "la", "las", "le", "los", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur",
];

/// What stands behind a family name, lower case and without its full stop.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Who wrote an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// A person.
    Person {
        /// Family name, without what stands before it.
        family: String,
        /// Given names.
        given: String,
        /// What stands before the family name, as “van der”; may be empty.
        particle: String,
        /// What stands behind it, as “Jr.”; may be empty.
        suffix: String,
    },
    /// A body, or a person of whom one name is known: it is never taken apart.
    Body(String),
}

impl Author {
    /// A name of an author line, as the article has it.
    ///
    /// Family names stand last, but for what is written “Family, Given”. A name that might be a body's stays whole: a person
    /// who is not sorted by the family name is still named right, and “Press, A.” is not.
    pub fn of(name: &str) -> Self {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((family, given)) = name.split_once(", ")
            && !SUFFIXES.contains(&bare(given).as_str())
            && !given.contains(',')
            && !has_word_of_a_body(given)
            && !is_body(&name.replace(',', ""))
        {
            return person(&family.split(' ').collect::<Vec<_>>(), given.to_owned(), String::new());
        }
        if is_body(&name) {
            return Self::Body(name);
        }
        let mut words: Vec<&str> = name.split(' ').collect();
        let suffix = match words.last() {
            Some(last) if words.len() > 2 && SUFFIXES.contains(&bare(last).as_str()) => {
                words.pop().unwrap_or_default().to_owned()
            }
            _ => String::new(),
        };
        if let Some(last) = words.last_mut() {
            *last = last.trim_end_matches(',');
        }
        let is_particle = |word: &&str| PARTICLES.contains(word);
        let last = words.len() - 1;
        // The first word is a given name, whatever it is.
        let family = (1..last).find(|at| is_particle(&words[*at])).unwrap_or(last);
        let given = words[..family].join(" ");
        person(&words[family..], given, suffix)
    }
}

fn person(family: &[&str], given: String, suffix: String) -> Author {
    let last = family.len() - 1;
    let own = family[..last].iter().position(|word| !PARTICLES.contains(word)).unwrap_or(last);
    Author::Person { family: family[own..].join(" "), given, particle: family[..own].join(" "), suffix }
}

/// A word without its marks, in lower case.
fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

fn is_body(name: &str) -> bool {
    let words = name.split(' ').filter(|word| !word.is_empty()).count();
    !(2..=6).contains(&words) || has_word_of_a_body(name)
}

/// Whether something in a name, or in a part of one, is of a body's name.
fn has_word_of_a_body(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let has = |wanted: &dyn Fn(&str) -> bool| words.iter().any(|word| wanted(&bare(word)));
    // “Avis Jones” has the word of an outlet for a first name.
    let is_first_name = words.len() == 2 && is_outlet(words[0]) && !is_outlet(words[1]);
    is_agency(name)
        || (is_outlet(name) && !is_first_name)
        || has(&|word| BODY_WORDS.contains(&word) || matches!(word, "and" | "und" | "et" | "for" | "of" | "the"))
        || name.contains(['&', '/', '|', '@'])
        || name.chars().any(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(given: &str, particle: &str, family: &str, suffix: &str) -> Author {
        let [given, particle, family, suffix] = [given, particle, family, suffix].map(str::to_owned);
        Author::Person { family, given, particle, suffix }
    }

    #[test]
    fn persons_are_taken_apart() {
        for (name, expected) in [
            ("Mara Lind", person("Mara", "", "Lind", "")),
            ("José Ño", person("José", "", "Ño", "")),
            ("Jan van der Berg", person("Jan", "van der", "Berg", "")),
            ("Ana de la Cruz García", person("Ana", "de la", "Cruz García", "")),
            ("Ed Moss Jr.", person("Ed", "", "Moss", "Jr.")),
            ("Ed Moss, Jr.", person("Ed", "", "Moss", "Jr.")),
            ("Lind, Mara", person("Mara", "", "Lind", "")),
            ("van Dam, Piet", person("Piet", "van", "Dam", "")),
            ("Avis Jones", person("Avis", "", "Jones", "")),
            ("A. B. Coe", person("A. B.", "", "Coe", "")),
            ("Μαρία Παππά", person("Μαρία", "", "Παππά", "")),
        ] {
            assert_eq!(Author::of(name), expected, "{name}");
        }
    }

    #[test]
    fn bodies_stay_whole() {
        for name in [
            "Associated Press",
            "The Associated Press",
            "Reuters",
            "AFP",
            "Deutsche Presse-Agentur",
            "Port Hale Ledger Staff",
            "Ledger Newsroom",
            "Ministry of Ports",
            "Smith & Sons",
            "Harbour Office",
            "Redaktion Hafen",
            "山田太郎",
            "Press Association",
            "Agents 47",
            "",
        ] {
            assert_eq!(Author::of(name), Author::Body(name.to_owned()), "{name}");
        }
    }
}
