//! Stories in an invented language, and copies of them with some of their words edited.

use super::Dice;

const SMALL: &[&str] = &[
    "the", "the", "the", "the", "of", "of", "to", "to", "and", "and", "a", "a", "in", "in", "that", "for", "on",
    "with", "as", "was", "is", "at", "by", "from", "it", "an", "be", "has", "are", "had", "not", "have", "its", "who",
    "their", "been", "but", "which", "will", "after", "were", "or", "about", "more", "would", "into", "than", "up",
    "out", "over",
];

const COMMON: &[&str] = &[
    "said",
    "said",
    "government",
    "people",
    "year",
    "last",
    "against",
    "officials",
    "company",
    "country",
    "police",
    "first",
    "two",
    "three",
    "months",
    "week",
    "police",
    "under",
    "public",
    "national",
    "according",
    "million",
    "court",
    "minister",
    "report",
    "group",
    "state",
    "since",
    "during",
    "other",
    "before",
    "while",
    "could",
    "between",
    "percent",
    "president",
];

const STARTS: &[&str] = &[
    "b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "qu", "r", "s", "sh",
    "st", "t", "tr", "v", "w",
];

const MIDDLES: &[&str] = &["a", "e", "i", "o", "u", "ea", "ou", "ai"];

const ENDS: &[&str] = &["", "n", "r", "l", "s", "t", "nd", "ck", "m", "rt"];

/// The word of that number in an invented language.
pub(super) fn word(number: usize) -> String {
    let mut dice = Dice::new(number as u64 + 77);
    let syllables = if dice.chance(30) { 3 } else { 2 };
    (0..syllables).map(|_| format!("{}{}{}", dice.of(STARTS), dice.of(MIDDLES), dice.of(ENDS))).collect()
}

pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A name that a person or a place has.
pub(crate) fn name(dice: &mut Dice) -> String {
    capital(&word(100_000 + dice.below(4_000)))
}

/// A sentence about a topic, without its stop.
fn sentence(dice: &mut Dice, topic: usize, names: &[String]) -> String {
    let length = dice.between(9, 26);
    let mut words: Vec<String> = (0..length)
        .map(|_| match dice.below(100) {
            0..=43 => dice.of(SMALL).to_owned(),
            44..=57 => dice.of(COMMON).to_owned(),
            58..=79 => word(topic * 60 + dice.below(60)),
            80..=90 => word(20_000 + dice.below(200).pow(2) / 10),
            91..=96 => names[dice.below(names.len())].clone(),
            _ => dice.between(3, 990).to_string(),
        })
        .collect();
    words[0] = capital(&words[0]);
    if dice.chance(18) {
        let from = dice.below(length / 2);
        words[from] = format!("“{}", words[from]);
        words[length - 1].push('”');
    }
    words.join(" ")
}

/// A story of some `words`, in paragraphs of a few sentences.
pub(crate) fn story(seed: u64, words: usize) -> String {
    let mut dice = Dice::new(seed);
    let topic = dice.below(300);
    let names: Vec<String> = (0..8).map(|_| name(&mut dice)).collect();
    let (mut text, mut count) = (String::new(), 0);
    while count < words {
        for _ in 0..dice.between(1, 3) {
            let sentence = sentence(&mut dice, topic, &names);
            count += sentence.split(' ').count();
            text.push_str(&sentence);
            text.push_str(". ");
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text
}

/// How a copy was edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edit {
    /// Single words anywhere: exchanged, left out, put in.
    Words,
    /// Whole sentences anywhere: written anew.
    Sentences,
    /// The first sentences: written anew, with the names and numbers that the rest has.
    Lead,
    /// The last paragraphs: left out.
    Cut,
    /// Paragraphs of the outlet's own behind it.
    Longer,
}

impl Edit {
    pub(crate) const ALL: [Self; 5] = [Self::Words, Self::Sentences, Self::Lead, Self::Cut, Self::Longer];
}

/// A copy of `text` with so many of a hundred words edited.
pub(crate) fn edited(text: &str, how: Edit, percent: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed ^ 0xabcd);
    let foreign = |dice: &mut Dice| match dice.below(10) {
        0..=3 => dice.of(SMALL).to_owned(),
        4..=5 => dice.of(COMMON).to_owned(),
        6 => dice.between(3, 990).to_string(),
        7 => name(dice),
        _ => word(50_000 + dice.below(5_000)),
    };
    match how {
        Edit::Words => {
            let mut lines = Vec::new();
            for line in text.lines() {
                let mut words: Vec<String> = Vec::new();
                for word in line.split(' ') {
                    if !dice.chance(percent) {
                        words.push(word.to_owned());
                        continue;
                    }
                    match dice.below(10) {
                        0..=5 => words.push(foreign(&mut dice)),
                        6..=7 => {}
                        _ => words.extend([foreign(&mut dice), word.to_owned()]),
                    }
                }
                lines.push(words.join(" "));
            }
            lines.join("\n")
        }
        Edit::Sentences => {
            let names: Vec<String> = (0..6).map(|_| name(&mut dice)).collect();
            let topic = dice.below(300);
            let edit = |sentence: &str, dice: &mut Dice| {
                if dice.chance(percent) { self::sentence(dice, topic, &names) } else { sentence.to_owned() }
            };
            let lines = text.lines().map(|line| {
                let sentences: Vec<String> =
                    line.trim_end_matches('.').split(". ").map(|sentence| edit(sentence, &mut dice)).collect();
                format!("{}.", sentences.join(". "))
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        Edit::Lead => {
            let length = text.split_whitespace().count() * percent / 100;
            let told: Vec<String> = text
                .split_whitespace()
                .filter(|word| {
                    word.starts_with(|first: char| first.is_uppercase() || first.is_numeric()) || word.len() > 7
                })
                .map(|word| word.trim_matches(['.', ',', '“', '”']).to_owned())
                .collect();
            let mut lead = Vec::new();
            while lead.len() < length {
                let next = if dice.chance(35) { told[dice.below(told.len())].clone() } else { foreign(&mut dice) };
                lead.push(next);
            }
            let rest: Vec<&str> = text.split_inclusive([' ', '\n']).skip(length).collect();
            format!("{}.\n{}", lead.join(" "), rest.concat())
        }
        Edit::Cut => {
            let keep = text.split_whitespace().count() * (100 - percent) / 100;
            text.split_inclusive([' ', '\n']).take(keep.max(30)).collect::<String>().trim_end().to_owned()
        }
        Edit::Longer => {
            let more = text.split_whitespace().count() * percent / (100 - percent);
            format!("{text}\n{}", story(seed ^ 0x77_7777, more))
        }
    }
}
