//! Whether two texts are copies of one story.
//!
//! Sharing most words is not enough: two weather reports of one template do. What tells them apart is *which* words differ.
//! Whoever edits a copy edits numbers and names as often as other words, or less; a template keeps its sentences and
//! changes just the numbers and names. And a story is at the beginning of its text: press releases that end with the same
//! page about the company begin with different news.

use super::align::shared;
use super::marks::MIN_WORDS;
use super::words::{Word, words};
use std::collections::{HashMap, HashSet};

/// The least part of the shorter text's words that the other has, in order.
const MIN_SHARED: f64 = 0.42;
/// The same where there are hardly any numbers and names to go by, where there are no words, and where the beginning is
/// another one.
const MIN_SHARED_PLAIN: f64 = 0.6;
/// Fewer numbers and names than these prove nothing.
const MIN_FACTS: usize = 3;
/// Words of the beginning of a text.
const OPENING_WORDS: usize = 60;
/// A beginning of which less is in the other text was written anew.
const MIN_OPENING: f64 = 0.25;
/// Then it tells the same when this part of its names, numbers and long words stands anywhere in the other text.
const MIN_TOLD: f64 = 0.42;
/// Of a copy, numbers and names are kept with the probability of other words less this, for some are brought up to date.
const UPDATED: f64 = 0.03;
/// Of a template, numbers are the same by chance with this probability at most.
const CHANCE: f64 = 0.2;
/// The same for single digits.
const DIGIT_CHANCE: f64 = 0.4;
/// Of a template, names are the same with this part of the probability that they are in a copy: many belong to it.
const FIXED_NAMES: f64 = 0.6;
/// So much evidence against copies, from numbers or from names, is enough; as a natural logarithm of odds.
const AGAINST: f64 = -2.0;
/// The same from numbers where capitals say nothing, as in German.
const AGAINST_CAPITALS: f64 = -0.25;
/// So much from both together. Where less than [`MUCH_SHARED`] is shared there must be evidence for copies, and more of it
/// the less is shared ([`FOR_LITTLE`]) and the shorter the text is ([`FOR_SHORT`], below [`SHORT_WORDS`]).
const AGAINST_BOTH: f64 = -0.5;
const MUCH_SHARED: f64 = 0.7;
const FOR_LITTLE: f64 = 6.0;
const FOR_SHORT: f64 = 2.0;
const SHORT_WORDS: f64 = 100.0;
/// Names speak for copies no louder than this: a report of the same town, team or company has the same names. Where more
/// than a quarter of the words has a capital, as in German, most of these are no names.
const MAX_NAMES: f64 = 3.0;
const MAX_CAPITALS: f64 = 1.0;

/// A text, read once to be held against others.
#[derive(Debug, Clone)]
pub(super) struct Text {
    words: Vec<Word>,
    /// What each word is as evidence.
    kinds: Vec<Kind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Number,
    Digit,
    Name,
}

/// How many there are of a kind, and how many of them the other text has.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kept {
    pub(super) all: usize,
    pub(super) kept: usize,
}

impl Kept {
    pub(super) fn part(self) -> f64 {
        if self.all == 0 { 1.0 } else { self.kept as f64 / self.all as f64 }
    }

    /// How much likelier it is to keep so many when each is kept with probability `copy` than with `template`, as a natural
    /// logarithm.
    fn evidence(self, copy: f64, template: f64) -> f64 {
        let (kept, lost) = (self.kept as f64, (self.all - self.kept) as f64);
        kept * (copy / template).ln() + lost * ((1.0 - copy) / (1.0 - template)).ln()
    }
}

impl Text {
    /// Reads a text.
    pub(super) fn of(text: &str) -> Self {
        let words = words(text);
        let mut names: HashMap<u32, bool> = HashMap::new();
        for word in words.iter().filter(|word| !word.starts_sentence || !word.is_capital) {
            let is_name = names.entry(word.key).or_insert(word.is_capital);
            *is_name &= word.is_capital;
        }
        let kind = |word: &Word| {
            if word.is_digit {
                Kind::Digit
            } else if word.is_number {
                Kind::Number
            } else if word.is_capital && names.get(&word.key) == Some(&true) {
                Kind::Name
            } else {
                Kind::Plain
            }
        };
        Self { kinds: words.iter().map(kind).collect(), words }
    }

    /// Its words.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    fn has_same_words(&self, other: &Self) -> bool {
        self.words.iter().map(|word| word.key).eq(other.words.iter().map(|word| word.key))
    }

    /// Whether this text and `other` are copies of one story.
    pub(super) fn is_copy_of(&self, other: &Self) -> bool {
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        if short.words.len() < MIN_WORDS {
            return !short.words.is_empty() && short.has_same_words(long);
        }
        short.in_longer(long).speaks_for_copies()
    }

    /// What of this text is in a longer one.
    pub(super) fn in_longer(&self, long: &Self) -> Evidence {
        let [flags, there] = shared(&self.words, &long.words);
        let count = |text: &Self, flags: &[bool]| {
            let mut kinds = [Kept::default(); 4];
            for (kind, is_shared) in text.kinds.iter().zip(flags) {
                let kept = &mut kinds[*kind as usize];
                kept.all += 1;
                kept.kept += usize::from(*is_shared);
            }
            kinds
        };
        let [here, there_too] = [count(self, &flags), count(long, &there)];
        let [plain, ..] = here;
        let of = |kind: Kind| [here[kind as usize], there_too[kind as usize]];
        let has_words = !self.words[0].is_character;
        let shared = Kept { all: flags.len(), kept: here.iter().map(|kind| kind.kept).sum() }.part();
        let opening = if shared < MIN_SHARED { Opening::Told(0.0) } else { self.opening(&flags, long, &there) };
        Evidence {
            words: flags.len(),
            shared,
            plain,
            numbers: of(Kind::Number),
            digits: of(Kind::Digit),
            names: of(Kind::Name),
            opening,
            has_words,
        }
    }

    /// Whether the beginning of one of the two stands in the other, or how much of it is told there in other words.
    fn opening(&self, flags: &[bool], other: &Self, there: &[bool]) -> Opening {
        let length = OPENING_WORDS.max(flags.len() * 3 / 20).min(flags.len() / 2);
        let part = |flags: &[bool]| flags[..length].iter().filter(|is| **is).count() as f64 / length as f64;
        let told = |one: &Self, one_flags: &[bool], other: &Self| {
            let known: HashSet<u32> = other.words.iter().map(|word| word.key).collect();
            let said: HashSet<u32> = (0..length)
                .filter(|at| !one_flags[*at])
                .filter(|at| one.words[*at].is_content && (one.kinds[*at] != Kind::Plain || one.words[*at].is_long))
                .map(|at| one.words[at].key)
                .collect();
            said.iter().filter(|key| known.contains(key)).count() as f64 / said.len().max(1) as f64
        };
        let shared = part(flags).max(part(there));
        if shared >= MIN_OPENING {
            Opening::Shared
        } else {
            Opening::Told(told(self, flags, other).max(told(other, there, self)))
        }
    }
}

/// What became of the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Opening {
    /// That of one of the two stands in the other.
    Shared,
    /// It is another one; this part of what it tells of stands anywhere in the other text.
    Told(f64),
}

/// What of the shorter of two texts is in the longer one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    /// Words of the shorter one.
    pub(super) words: usize,
    /// The part of them that the other has.
    pub(super) shared: f64,
    /// Words that are neither numbers nor names.
    pub(super) plain: Kept,
    /// Numbers of several digits, of each of the two.
    pub(super) numbers: [Kept; 2],
    /// Single digits, of each of the two.
    pub(super) digits: [Kept; 2],
    /// Names, of each of the two.
    pub(super) names: [Kept; 2],
    /// What became of the beginning.
    pub(super) opening: Opening,
    /// Whether the script puts spaces between words.
    pub(super) has_words: bool,
}

impl Evidence {
    pub(super) fn speaks_for_copies(&self) -> bool {
        let has_facts = self.numbers[0].all + self.digits[0].all + self.names[0].all >= MIN_FACTS && self.has_words;
        let is_begun_anew = match self.opening {
            Opening::Shared => false,
            Opening::Told(part) if part >= MIN_TOLD => true,
            Opening::Told(_) => return false,
        };
        let least = if has_facts && !is_begun_anew { MIN_SHARED } else { MIN_SHARED_PLAIN };
        self.shared >= least && self.is_edited()
    }

    /// What numbers and names say for copies: how much likelier it is that so many were kept when a copy was edited than
    /// when a template was filled in, as natural logarithms.
    pub(super) fn facts(&self) -> [f64; 2] {
        let copy = (self.plain.part() - UPDATED).clamp(0.4, 0.93);
        // Of the two sides the one that speaks more for copies: what only one of them has was put in.
        let fixed = copy * FIXED_NAMES;
        let numbers = |side: usize| {
            // That single digits are the same proves nothing: fractions and scores are.
            self.numbers[side].evidence(copy, CHANCE.min(fixed))
                + self.digits[side].evidence(copy, DIGIT_CHANCE.min(fixed)).min(0.0)
        };
        let names = |side: usize| self.names[side].evidence(copy, fixed);
        [numbers(0).max(numbers(1)), names(0).max(names(1))]
    }

    fn is_edited(&self) -> bool {
        let [numbers, names] = self.facts();
        let little = (MUCH_SHARED - self.shared).max(0.0);
        let shortness = (1.0 - self.words as f64 / SHORT_WORDS).max(0.0) * (little / 0.2).min(1.0);
        let least = AGAINST_BOTH + FOR_LITTLE * little + FOR_SHORT * shortness;
        let has_capitals = self.names[0].all * 4 > self.words;
        let (most, against) = if has_capitals { (MAX_CAPITALS, AGAINST_CAPITALS) } else { (MAX_NAMES, AGAINST) };
        numbers > against && names > AGAINST && numbers + names.min(most) > least
    }
}
