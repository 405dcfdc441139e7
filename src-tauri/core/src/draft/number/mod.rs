//! The numbers of a sentence: what they count, in which unit, and the words beside them. Dates are numbers too.

mod amount;
mod date;
mod spoken;
mod token;

use super::sentence::Content;
use super::words::is_about;
use crate::compare::Language;
use crate::document::ByteRange;
use amount::Amount;
use serde::{Deserialize, Serialize};
use spoken::ordinal;
use token::{Kind, Token, tokens};

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberKind {
    /// So many of something.
    Count,
    /// A part of a hundred.
    Percent,
    /// A sum of money.
    Money,
    /// So much of a unit.
    Measure,
    /// A day, a month or a year.
    Date,
    /// A place in an order.
    Ordinal,
}

/// What a number says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    /// From one amount to another; mostly the same.
    Amount(f64, f64),
    /// A date as far as it is written: year, month, day.
    Date(Option<i32>, Option<u8>, Option<u8>),
}

/// How two numbers of one kind and unit are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// They say the same.
    Same,
    /// One of them is not meant exactly, and the other is near it.
    Rounded,
    /// They contradict each other.
    Other,
    /// They say nothing of each other.
    Apart,
}

/// A number in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    /// With its unit.
    pub(super) at: ByteRange,
    pub(super) kind: NumberKind,
    pub(super) value: Value,
    /// The unit, by the name that all words for it share; empty for a count.
    pub(super) unit: String,
    /// What is counted: the words after it, folded.
    pub(super) nouns: Vec<String>,
    /// Whether it is not meant exactly.
    pub(super) is_about: bool,
    /// Whether there is nothing beside it that it could count, so that it is the number of a road, a page, a flight; or whether
    /// it is a “one”, which seldom is a number.
    is_lone: bool,
}

/// How near a number that is not meant exactly must be, as a part of it.
const NEARLY: f64 = 0.05;
/// Words after a number among which what it counts is.
const MAX_NOUNS: usize = 3;

impl Number {
    /// How it is to another one, as far as values go.
    pub(super) fn relation(&self, other: &Self) -> Relation {
        if self.kind != other.kind || self.unit != other.unit {
            return Relation::Apart;
        }
        match (self.value, other.value) {
            (Value::Amount(low, high), Value::Amount(other_low, other_high)) => {
                let is_same = |one: f64, other: f64| (one - other).abs() <= 1e-9 * one.abs().max(other.abs());
                let is_near = |one: f64, other: f64| (one - other).abs() <= NEARLY * one.abs().max(other.abs());
                if is_same(low, other_low) && is_same(high, other_high) {
                    Relation::Same
                } else if (self.is_about || other.is_about) && is_near(low, other_low) && is_near(high, other_high) {
                    Relation::Rounded
                } else {
                    Relation::Other
                }
            }
            (Value::Date(year, month, day), Value::Date(other_year, other_month, other_day)) => {
                let pairs = [
                    year.zip(other_year).map(|(one, other)| one == other),
                    month.zip(other_month).map(|(one, other)| one == other),
                    day.zip(other_day).map(|(one, other)| one == other),
                ];
                let told = [year.is_some(), month.is_some(), day.is_some()];
                // What is written here must stand there too, but for the year of a day, which a text may leave out.
                let is_told = told.iter().zip(&pairs).enumerate().all(|(part, (is_told, pair))| {
                    !is_told || pair.is_some() || (part == 0 && month.is_some() && other_month.is_some())
                });
                match pairs.iter().flatten().any(|is_same| !is_same) {
                    true => Relation::Other,
                    false if is_told && pairs.iter().any(Option::is_some) => Relation::Same,
                    false => Relation::Apart,
                }
            }
            _ => Relation::Apart,
        }
    }

    /// Whether both count the same, as far as their words tell.
    pub(super) fn counts_the_same(&self, other: &Self) -> bool {
        if !matches!(self.kind, NumberKind::Count | NumberKind::Ordinal) {
            return true;
        }
        self.nouns.iter().any(|noun| other.nouns.iter().any(|there| is_form(noun, there)))
    }
}

/// Whether two words may be forms of one: they have their beginning in common.
pub(super) fn is_form(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let (short, long) =
        (one.chars().count().min(other.chars().count()), one.chars().count().max(other.chars().count()));
    common >= 3 && common + 1 >= short && long <= common + 3
}

/// The numbers of a stretch of `text`, a sentence; `contents` are its words that tell what it is about.
pub(super) fn numbers(
    text: &str,
    sentence: ByteRange,
    language: &'static Language,
    contents: &[Content],
) -> Vec<Number> {
    let Some(own) = text.get(sentence.start.0..sentence.end.0) else { return Vec::new() };
    // Most sentences have none: they are not cut at all where no digit and no word for one stands in them.
    let tokens = tokens(own, sentence.start.0, language);
    let mut found: Vec<Number> = Vec::new();
    let mut at = list_lead(&tokens);
    while at < tokens.len() {
        if let Some((value, end)) = date::read(&tokens, at, language) {
            found.push(Number {
                at: range(&tokens, at, end),
                kind: NumberKind::Date,
                value,
                unit: String::new(),
                nouns: Vec::new(),
                is_about: false,
                is_lone: false,
            });
            at = end;
        } else if let Some((amount, end)) = amount::read(&tokens, at, language) {
            found.push(number(&tokens, at, end, amount, contents));
            at = end;
        } else if let Some(place) = ordinal_at(&tokens, at) {
            let Some(number) = ordinal_number(&tokens, at, place, contents) else {
                at += 1;
                continue;
            };
            found.push(number);
            at += 1;
        } else {
            at += 1;
        }
    }
    let mut found = with_ranges(text, found, language);
    found.retain(|number| !number.is_lone);
    found
}

/// Tokens of a line's number in a list, as in “1. ” and “2) ”.
fn list_lead(tokens: &[Token<'_>]) -> usize {
    match tokens {
        [number, sign, ..]
            if number.kind == Kind::Digits && number.text.len() <= 2 && matches!(sign.text, "." | ")") =>
        {
            2
        }
        _ => 0,
    }
}

fn range(tokens: &[Token<'_>], first: usize, end: usize) -> ByteRange {
    ByteRange::new(tokens[first].start, tokens[end - 1].end)
}

fn number(tokens: &[Token<'_>], first: usize, end: usize, amount: Amount, contents: &[Content]) -> Number {
    let nouns = if amount.unit.is_empty() { nouns(tokens, end, contents) } else { Vec::new() };
    let is_lone = amount.kind == NumberKind::Count && (nouns.is_empty() || (amount.is_words && amount.value < 2.0));
    let before = |back: usize| first.checked_sub(back).map(|at| tokens[at].text);
    let is_about = [before(1), before(2)].into_iter().flatten().any(is_about);
    Number {
        at: range(tokens, first, end),
        kind: amount.kind,
        value: Value::Amount(amount.value, amount.value),
        unit: amount.unit,
        nouns,
        is_about,
        is_lone,
    }
}

/// What stands after a number and can be what it counts: words up to the next sign, or to one that tells nothing after them.
fn nouns(tokens: &[Token<'_>], from: usize, contents: &[Content]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for token in tokens.iter().skip(from).take(2 * MAX_NOUNS) {
        match token.kind {
            Kind::Word => {
                let first = contents.partition_point(|content| content.start < token.start);
                let own: Vec<&Content> =
                    contents[first..].iter().take_while(|content| content.start < token.end).collect();
                if own.is_empty() && !found.is_empty() {
                    break;
                }
                found.extend(own.into_iter().map(|content| content.word.clone()));
            }
            Kind::Sign if token.text == "-" => {}
            Kind::Sign | Kind::Digits => break,
        }
        if found.len() >= MAX_NOUNS {
            break;
        }
    }
    found.truncate(MAX_NOUNS);
    found
}

/// The place in an order that stands here: “third”, “21st”.
fn ordinal_at(tokens: &[Token<'_>], at: usize) -> Option<u32> {
    let token = &tokens[at];
    match token.kind {
        Kind::Word => ordinal(&token.text.to_lowercase()),
        Kind::Digits => {
            let ending = tokens.get(at + 1).filter(|next| next.start == token.end)?;
            let is_ending = matches!(ending.text, "st" | "nd" | "rd" | "th" | "er" | "e" | "ème" | "º" | "ª");
            is_ending.then(|| token.text.parse().ok()).flatten()
        }
        Kind::Sign => None,
    }
}

fn ordinal_number(tokens: &[Token<'_>], at: usize, place: u32, contents: &[Content]) -> Option<Number> {
    let is_digits = tokens[at].kind == Kind::Digits;
    let end = at + 1 + usize::from(is_digits);
    let nouns = nouns(tokens, end, contents);
    (!nouns.is_empty()).then(|| Number {
        at: range(tokens, at, end),
        kind: NumberKind::Ordinal,
        value: Value::Amount(f64::from(place), f64::from(place)),
        unit: String::new(),
        nouns,
        is_about: false,
        is_lone: false,
    })
}

/// Two numbers with “to” or a dash between them become one: “10 to 12 per cent”.
fn with_ranges(text: &str, numbers: Vec<Number>, language: &Language) -> Vec<Number> {
    let mut joined: Vec<Number> = Vec::new();
    for number in numbers {
        if let Some(last) = joined.last_mut()
            && let (Value::Amount(low, _), Value::Amount(high, _)) = (last.value, number.value)
            && low < high
            && is_range(text.get(last.at.end.0..number.at.start.0).unwrap_or_default(), language)
            && (last.unit == number.unit || last.unit.is_empty())
            && (last.kind == number.kind || last.kind == NumberKind::Count)
        {
            let at = ByteRange { start: last.at.start, end: number.at.end };
            *last = Number { at, value: Value::Amount(low, high), is_about: last.is_about, ..number };
        } else {
            joined.push(number);
        }
    }
    joined
}

fn is_range(between: &str, language: &Language) -> bool {
    let word = between.trim();
    matches!(word, "-" | "–" | "—" | "to" | "bis" | "à") || (word == "a" && language.tag() == "es")
}

#[cfg(test)]
mod tests;
