//! Words that change what a statement says, in the languages that are known: one table each.
//!
//! A table is text: words parted by spaces, in lower case, with straight apostrophes. Of units, numbers, months and
//! attributions, each entry is one thing under all its names, the first of them being the one it is known by.

mod de;
mod en;
mod es;
mod fr;
mod other;

use std::collections::HashMap;
use std::sync::OnceLock;

/// The tables. A new language is a file beside these and a line here; the last stands in for those that are not here.
const LANGUAGES: [&Language; 5] = [&en::TABLE, &de::TABLE, &fr::TABLE, &es::TABLE, &other::TABLE];

/// Units that are written the same in every language.
const UNITS: &[&str] = &["%", "$", "€", "£", "¥", "₹", "₽", "°", "‰"];

/// What is known of a language.
pub(crate) struct Language {
    /// Its BCP 47 tag, without a region.
    tag: &'static str,
    /// Words that turn a statement round.
    negations: &'static str,
    /// Endings that do.
    negative_endings: &'static str,
    /// Beginnings that do, of a whole verb: “n'est”.
    negative_leads: &'static str,
    /// What makes the opposite of an adjective when it stands before it.
    opposites: &'static str,
    /// Words that say where a statement comes from.
    attributions: &'static [&'static str],
    /// What can show something: “documents show”.
    sources: &'static str,
    /// How it is said that it does.
    showing: &'static str,
    /// Units and currencies.
    units: &'static [&'static str],
    /// Numbers in words, with the digits first.
    numbers: &'static [&'static str],
    /// The months in order.
    months: [&'static str; 12],
    /// Months that are other words too: they count beside a number.
    ambiguous_months: &'static str,
    /// Weekdays, and days that are named from today.
    days: &'static [&'static str],
    /// Words before a year.
    year_leads: &'static str,
    /// Words after a time of day.
    clock: &'static str,
    /// Words with a capital that are no names.
    not_names: &'static str,
    /// Whether months begin with a capital.
    pub(super) has_capital_months: bool,
    /// Whether all nouns begin with a capital, so that one alone tells no name.
    pub(super) has_capital_nouns: bool,
    /// The sign between groups of three digits, where it is no other's.
    pub(super) group: Option<char>,
}

impl Language {
    /// The table for a BCP 47 tag; English where no language is named.
    pub(crate) fn of(tag: Option<&str>) -> &'static Self {
        let base = tag.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or("en").to_lowercase();
        LANGUAGES.iter().find(|language| language.tag == base).unwrap_or(&LANGUAGES[LANGUAGES.len() - 1])
    }

    /// The unit that a word in small letters names, by the name that all words for it share.
    pub(crate) fn unit(&'static self, word: &str) -> Option<&'static str> {
        first_of(UNITS, word).or_else(|| first_of(self.units, word))
    }

    /// The month that a word in small letters names, from 1.
    pub(crate) fn month(&self, word: &str) -> Option<u8> {
        let month = self.months.iter().position(|names| named(names, word).is_some())?;
        u8::try_from(month + 1).ok()
    }

    /// Whether a year often stands after a word.
    pub(crate) fn leads_year(&self, word: &str) -> bool {
        self.year_leads.split(' ').any(|lead| lead == word)
    }

    /// Its BCP 47 tag, without a region.
    pub(crate) fn tag(&self) -> &'static str {
        self.tag
    }

    /// Every word of the table, with what it says of it; made once.
    fn index(&'static self) -> &'static HashMap<&'static str, Term> {
        static INDEXES: [OnceLock<HashMap<&'static str, Term>>; LANGUAGES.len()] =
            [const { OnceLock::new() }; LANGUAGES.len()];
        let at = LANGUAGES.iter().position(|language| language.tag == self.tag).unwrap_or(LANGUAGES.len() - 1);
        INDEXES[at].get_or_init(|| self.words().map(|word| (word, Term::listed(word, self))).collect())
    }

    fn words(&'static self) -> impl Iterator<Item = &'static str> {
        let entries = [self.attributions, self.units, self.numbers, self.days, UNITS];
        let lists = [
            self.negations,
            self.sources,
            self.showing,
            self.ambiguous_months,
            self.year_leads,
            self.clock,
            self.not_names,
        ];
        let all = entries.into_iter().flatten().copied().chain(self.months).chain(lists);
        all.flat_map(|entry| entry.split(' ')).filter(|word| !word.is_empty())
    }
}

/// What is known of one word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Term {
    /// What it counts, as digits where they are known: “12” for “dozen”.
    pub(super) number: Option<String>,
    /// The unit it names.
    pub(super) unit: Option<String>,
    /// The month or day it names.
    pub(super) date: Option<String>,
    /// Where a statement comes from.
    pub(super) attribution: Option<&'static str>,
    /// Whether it turns a statement round.
    pub(super) is_negation: bool,
    /// Whether its digits alone are a date: “12.03.2024”.
    pub(super) is_written_date: bool,
    /// Whether it is a month.
    pub(super) is_month: bool,
    /// Whether it is another word as well as a month.
    pub(super) is_ambiguous: bool,
    /// Whether it has digits.
    pub(super) has_digits: bool,
    /// Whether it is four digits that can be a year.
    pub(super) is_year: bool,
    /// Whether a year follows it.
    pub(super) leads_year: bool,
    /// Whether a time of day stands before it.
    pub(super) is_clock: bool,
    /// Whether it can show something.
    pub(super) is_source: bool,
    /// Whether it says that something is shown.
    pub(super) is_showing: bool,
    /// Whether it is no name, whatever its first letter.
    pub(super) is_no_name: bool,
    /// The word without what makes it its opposite: “lawful” of “unlawful”.
    pub(super) opposites: Vec<String>,
    /// The word itself, folded.
    pub(super) word: Box<str>,
}

impl Term {
    /// Looks a folded word up.
    pub(super) fn of(word: &str, language: &'static Language) -> Self {
        let mut term = language.index().get(word).cloned().unwrap_or_default();
        term.word = word.into();
        term.is_negation |= any(language.negative_endings, |ending| word.ends_with(ending))
            || any(language.negative_leads, |lead| word.len() > lead.len() && word.starts_with(lead));
        if word.starts_with('\u{0}') {
            return term;
        }
        if word.chars().any(char::is_numeric) {
            term.read_digits(word, language);
        } else if !word.is_empty() && word.chars().all(is_han_number) {
            term.number = Some(word.to_owned());
        }
        if any(language.opposites, |lead| word.starts_with(lead)) && word.chars().all(char::is_alphabetic) {
            let rests = language.opposites.split(' ').filter_map(|lead| word.strip_prefix(lead));
            term.opposites = rests.filter(|rest| rest.chars().count() > 2).map(str::to_owned).collect();
        }
        term
    }

    /// What the tables say of a word.
    fn listed(word: &str, language: &Language) -> Self {
        let listed = |list: &str| list.split(' ').any(|known| known == word);
        let months = language.months.iter().position(|names| named(names, word).is_some());
        Self {
            date: months
                .map(|month| format!("month {}", month + 1))
                .or_else(|| first_of(language.days, word).map(str::to_owned)),
            is_month: months.is_some(),
            number: first_of(language.numbers, word).map(str::to_owned),
            unit: first_of(UNITS, word).or_else(|| first_of(language.units, word)).map(str::to_owned),
            attribution: first_of(language.attributions, word),
            is_negation: listed(language.negations),
            is_ambiguous: listed(language.ambiguous_months),
            leads_year: listed(language.year_leads),
            is_clock: listed(language.clock),
            is_source: listed(language.sources),
            is_showing: listed(language.showing),
            is_no_name: listed(language.not_names),
            ..Self::default()
        }
    }

    /// A number in digits, alone or with what is written onto it: “5m”, “20km”, “3rd”.
    fn read_digits(&mut self, word: &str, language: &'static Language) {
        self.has_digits = true;
        let digits = word.trim_end_matches(char::is_alphabetic);
        let onto = &word[digits.len()..];
        self.is_written_date = digits.split('.').filter(|part| !part.is_empty()).count() == 3;
        self.is_year =
            onto.is_empty() && word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1500..=2199).contains(&year));
        let times = match onto {
            "k" => Some("1000".to_owned()),
            "m" | "mn" => Some("1000000".to_owned()),
            "bn" | "b" => Some("1000000000".to_owned()),
            "tn" => Some("1000000000000".to_owned()),
            _ => None,
        };
        let unit = || language.index().get(onto).and_then(|term| term.unit.clone());
        self.unit = if times.is_none() { unit() } else { None };
        self.number = Some(match times {
            Some(times) => format!("{digits} {times}"),
            None if self.unit.is_some() || matches!(onto, "st" | "nd" | "rd" | "th") => digits.to_owned(),
            None => word.to_owned(),
        });
    }
}

/// Numbers as they are written in Chinese and Japanese. “一” alone is part of too many words.
fn is_han_number(character: char) -> bool {
    "二三四五六七八九十百千万萬亿億兆〇零两兩".contains(character)
}

fn any(list: &str, is_it: impl Fn(&str) -> bool) -> bool {
    list.split(' ').any(|known| !known.is_empty() && is_it(known))
}

/// The first name of the entry in which `word` stands.
fn first_of(entries: &[&'static str], word: &str) -> Option<&'static str> {
    entries.iter().find_map(|entry| named(entry, word))
}

fn named(entry: &'static str, word: &str) -> Option<&'static str> {
    entry.split(' ').any(|name| name == word).then(|| entry.split(' ').next()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_written_as_they_are_read() {
        for table in LANGUAGES {
            for word in table.words() {
                assert_eq!(word, word.to_lowercase(), "{} is looked up in lower case", table.tag);
                assert!(!word.contains('’'), "{}: {word}", table.tag);
            }
        }
    }

    #[test]
    fn numbers_in_words_and_digits_are_one() {
        let english = Language::of(Some("en-GB"));
        let number = |word: &str| Term::of(word, english).number;
        assert_eq!(number("ten"), number("10"));
        assert_eq!(number("3rd").as_deref(), Some("3"));
        assert_eq!(number("5m").as_deref(), Some("5 1000000"));
        assert_eq!(number("٣٤").as_deref(), Some("٣٤"));
        assert_eq!(Term::of("kilometres", english).unit, Term::of("20km", english).unit);
    }
}
