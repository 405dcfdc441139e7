//! A date, as far as it is written.

use super::super::words::month;
use super::Value;
use super::token::{Kind, Token};
use crate::compare::Language;

/// Years that four digits can be.
const YEARS: std::ops::RangeInclusive<i32> = 1500..=2199;

/// The date that begins at token `at`, and the token after it.
pub(super) fn read(tokens: &[Token<'_>], at: usize, language: &Language) -> Option<(Value, usize)> {
    let token = tokens.get(at)?;
    match token.kind {
        Kind::Digits => {
            in_digits(tokens, at).or_else(|| day_first(tokens, at)).or_else(|| year_alone(tokens, at, language))
        }
        Kind::Word => month_first(tokens, at),
        Kind::Sign => None,
    }
}

fn year(token: Option<&Token<'_>>) -> Option<i32> {
    let token = token.filter(|token| token.kind == Kind::Digits && token.text.len() == 4)?;
    token.text.parse().ok().filter(|year| YEARS.contains(year))
}

fn day(token: Option<&Token<'_>>) -> Option<u8> {
    let token = token.filter(|token| token.kind == Kind::Digits && token.text.len() <= 2)?;
    token.text.parse().ok().filter(|day| (1..=31).contains(day))
}

/// A month has a capital letter where it is another word without one; “May” and “March” need a number beside them.
fn month_at(tokens: &[Token<'_>], at: usize) -> Option<u8> {
    let token = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    let is_doubtful = matches!(token.text, "may" | "march" | "mar" | "dec" | "sep" | "jan");
    month(token.text).filter(|_| !is_doubtful)
}

/// “2024-03-14”, “14.03.2024”, “14/03/2024”.
fn in_digits(tokens: &[Token<'_>], at: usize) -> Option<(Value, usize)> {
    let first = tokens[at].text;
    let parts: Vec<&str> = first.split('.').collect();
    if let [day, month, year] = parts.as_slice() {
        let (day, month, year) = (day.parse().ok()?, month.parse().ok()?, year.parse::<i32>().ok()?);
        return dated(year, month, day).map(|value| (value, at + 1));
    }
    let sign = tokens.get(at + 1).filter(|sign| matches!(sign.text, "-" | "/"))?;
    let (second, other, third) = (tokens.get(at + 2)?, tokens.get(at + 3)?, tokens.get(at + 4)?);
    let is_tight = tokens[at..=at + 4].windows(2).all(|pair| pair[0].end == pair[1].start);
    if !is_tight || other.text != sign.text {
        return None;
    }
    let number = |text: &str| text.parse::<i32>().ok();
    let (one, two, three) = (number(first)?, number(second.text)?, number(third.text)?);
    let value = if first.len() == 4 {
        dated(one, two as u8, three as u8)
    } else if one > 12 {
        dated(three, two as u8, one as u8)
    } else if two > 12 {
        dated(three, one as u8, two as u8)
    } else {
        // The third of April or the fourth of March: nobody knows, and it is no amount either.
        (YEARS.contains(&three)).then_some(Value::Date(Some(three), None, None))
    };
    value.map(|value| (value, at + 5))
}

fn dated(year: i32, month: u8, day: u8) -> Option<Value> {
    let is_date = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_date.then_some(Value::Date(Some(year), Some(month), Some(day)))
}

/// “14 March 2024”, “14. März”, “1er mars”, “14th of March”.
fn day_first(tokens: &[Token<'_>], at: usize) -> Option<(Value, usize)> {
    let day = day(tokens.get(at))?;
    let mut next = at + 1;
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    if matches!(text(next), "." | "st" | "nd" | "rd" | "th" | "er") {
        next += 1;
    }
    if matches!(text(next), "of" | "de") {
        next += 1;
    }
    let month = month_at(tokens, next)?;
    next += 1;
    if text(next) == "."
        && tokens.get(next).is_some_and(|sign| sign.start == tokens[next - 1].end)
        && tokens.len() > next + 1
    {
        // “14 Sept. 2024”.
        next += usize::from(year(tokens.get(next + 1)).is_some());
    }
    if matches!(text(next), "de" | ",") && year(tokens.get(next + 1)).is_some() {
        next += 1;
    }
    let year = year(tokens.get(next));
    Some((Value::Date(year, Some(month), Some(day)), next + usize::from(year.is_some())))
}

/// “March 14, 2024”, “March 2024”.
fn month_first(tokens: &[Token<'_>], at: usize) -> Option<(Value, usize)> {
    let month = month_at(tokens, at)?;
    let mut next = at + 1;
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    if text(next) == "." {
        next += 1;
    }
    if let Some(year) = year(tokens.get(next)) {
        return Some((Value::Date(Some(year), Some(month), None), next + 1));
    }
    let day = day(tokens.get(next))?;
    // Months of other languages stand behind the day, so a number behind them is another one.
    next += 1;
    let is_ending = matches!(text(next), "st" | "nd" | "rd" | "th");
    next += usize::from(is_ending);
    let with_year = if text(next) == "," { next + 1 } else { next };
    match year(tokens.get(with_year)) {
        Some(year) => Some((Value::Date(Some(year), Some(month), Some(day)), with_year + 1)),
        None => Some((Value::Date(None, Some(month), Some(day)), next)),
    }
}

/// Four digits that are a year: after “in” or “since”, in brackets, in the name of a law or of an event (“the Records Act of
/// 1978 governs”), or where nothing follows that they could count.
fn year_alone(tokens: &[Token<'_>], at: usize, language: &Language) -> Option<(Value, usize)> {
    let found = year(tokens.get(at))?;
    let before = at.checked_sub(1).map(|at| &tokens[at]);
    let after = tokens.get(at + 1);
    let is_lead =
        before.is_some_and(|word| language.leads_year(&word.text.to_lowercase()) || matches!(word.text, "(" | "‘"));
    let is_tight =
        after.is_some_and(|sign| sign.start == tokens[at].end && matches!(sign.text, "%" | "-" | "/" | "$" | "€"));
    let is_counting = after.is_some_and(|word| {
        word.kind == Kind::Word && word.text.starts_with(char::is_lowercase) && !STANDS_AFTER_YEAR.contains(&word.text)
    });
    let is_year = !is_tight
        && !before.is_some_and(|sign| "$€£#".contains(sign.text))
        && (!is_counting || is_in_name(tokens, at) || (is_lead && !is_plural(after)));
    is_year.then_some((Value::Date(Some(found), None, None), at + 1))
}

/// Whether “of” stands before token `at`, and a name before that. At the beginning of a sentence a capital letter tells nothing.
fn is_in_name(tokens: &[Token<'_>], at: usize) -> bool {
    let [_, .., name, of] = &tokens[..at] else { return false };
    matches!(of.text, "of" | "de" | "von") && name.kind == Kind::Word && name.text.starts_with(char::is_uppercase)
}

/// Words after a year that it does not count.
const STANDS_AFTER_YEAR: &[&str] = &[
    "and", "or", "but", "to", "the", "when", "after", "before", "because", "was", "is", "had", "has", "were", "that",
    "by", "in", "on", "at", "with", "from", "as", "for", "und", "oder", "war", "hat", "wurde", "et", "ou", "a", "y",
];

fn is_plural(after: Option<&Token<'_>>) -> bool {
    after.is_some_and(|word| word.text.ends_with('s') || matches!(word.text, "people" | "men" | "women" | "children"))
}
