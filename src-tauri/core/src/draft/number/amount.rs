//! An amount with its scale and its unit: “1.2 million euros”, “€1,200,000”, “zweihundert Kilometer”, “5 %”.

#![allow(clippy::float_cmp, reason = "what is compared are whole numbers from tables")]

use super::NumberKind;
use super::spoken::{counts_in_twenties, has_decimal_comma, joins, scale, small};
use super::token::{Kind, Token};
use crate::compare::Language;

/// Signs of currencies.
const SIGNS: &str = "$€£¥₹₽";
/// Units of [`Language::unit`] that are money.
const MONEY: &[&str] = &["$", "€", "£", "¥", "₹", "₽", "rupee", "krone", "franc", "franken", "cents"];
/// Letters before a sign of a currency, which say of which country.
const COUNTRIES: &[&str] = &["US", "A", "C", "NZ", "HK", "S", "R"];
/// Currencies by their codes (ISO 4217), as the signs that stand for them.
const CODES: &[(&str, &str)] =
    &[("USD", "$"), ("EUR", "€"), ("GBP", "£"), ("JPY", "¥"), ("CHF", "franc"), ("INR", "₹"), ("RUB", "₽")];

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    pub(super) value: f64,
    pub(super) kind: NumberKind,
    pub(super) unit: String,
    /// Whether it is written in words.
    pub(super) is_words: bool,
}

/// The amount that begins at token `at`, and the token after it.
pub(super) fn read(tokens: &[Token<'_>], at: usize, language: &'static Language) -> Option<(Amount, usize)> {
    let (before, mut from) = currency_before(tokens, at);
    let mut is_words = false;
    let (mut value, mut end) = match tokens.get(from)?.kind {
        Kind::Digits => {
            if before.is_none() && is_part_of_name(tokens, from) {
                return None;
            }
            (digits(tokens[from].text, has_decimal_comma(language))?, from + 1)
        }
        Kind::Word if before.is_none() => {
            is_words = true;
            in_words(tokens, from, language)?
        }
        Kind::Word | Kind::Sign => return None,
    };
    // “-5” and “−5”, but not “2019-20”.
    if from > 0
        && before.is_none()
        && matches!(tokens[from - 1].text, "-" | "−")
        && tokens[from - 1].end == tokens[from].start
    {
        let is_free = from < 2 || tokens[from - 2].end < tokens[from - 1].start;
        if is_free && !is_words {
            value = -value;
            from -= 1;
        }
    }
    let _ = from;
    while let Some((times, next)) = scale_at(tokens, end, language) {
        value *= times;
        end = next;
    }
    if let Some(unit) = before {
        return Some((Amount { value, kind: NumberKind::Money, unit, is_words }, end));
    }
    // A time of day, a part of an ordinal or of a version is no amount.
    let next = tokens.get(end);
    let is_attached = |token: &&Token<'_>| token.start == tokens[end - 1].end;
    if !is_words
        && next.filter(is_attached).is_some_and(|token| match token.kind {
            Kind::Sign => matches!(token.text, ":" | "/"),
            Kind::Word => unit_of(token.text, language).is_none(),
            Kind::Digits => false,
        })
    {
        return None;
    }
    let (kind, unit, end) = unit_after(tokens, end, language);
    Some((Amount { value, kind, unit, is_words }, end))
}

/// Whether digits belong to a name, as in “COVID-19” and “F-16”, or to a time, a date or an address.
fn is_part_of_name(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &tokens[at]) else { return false };
    let is_tight = before.end == tokens[at].start;
    let is_joined = |sign: &str| {
        let lead = at.checked_sub(2).map(|at| &tokens[at]);
        is_tight && before.text == sign && lead.is_some_and(|lead| lead.end == before.start)
    };
    let is_word_before = at >= 2 && tokens[at - 2].kind == Kind::Word;
    (is_tight && matches!(before.text, "#" | "§" | ":" | "/" | "@" | "_"))
        || (is_joined("-") && is_word_before)
        || (is_tight && before.kind == Kind::Word)
}

/// The currency that stands before an amount, and the token after it.
fn currency_before(tokens: &[Token<'_>], at: usize) -> (Option<String>, usize) {
    let is_sign = |token: &Token<'_>| token.kind == Kind::Sign && SIGNS.contains(token.text);
    let Some(first) = tokens.get(at) else { return (None, at) };
    let is_digits = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Digits);
    if is_sign(first) && is_digits(at + 1) {
        return (Some(first.text.to_owned()), at + 1);
    }
    if COUNTRIES.contains(&first.text)
        && let Some(sign) = tokens.get(at + 1).filter(|sign| sign.start == first.end && is_sign(sign))
        && is_digits(at + 2)
    {
        return (Some(sign.text.to_owned()), at + 2);
    }
    match code(first.text) {
        Some(sign) if is_digits(at + 1) => (Some(sign.to_owned()), at + 1),
        _ => (None, at),
    }
}

fn code(word: &str) -> Option<&'static str> {
    CODES.iter().find(|(code, _)| *code == word).map(|(_, sign)| *sign)
}

/// What stands after an amount and multiplies it.
fn scale_at(tokens: &[Token<'_>], at: usize, language: &Language) -> Option<(f64, usize)> {
    let token = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    let is_onto = at > 0 && tokens[at - 1].end == token.start;
    let times = scale(&token.text.to_lowercase(), language, is_onto)?;
    // “pour cent” and “per cent” are no hundred; of “5 cents” the amount is money.
    if times == 100.0 && language.tag() == "fr" {
        return None;
    }
    let is_short = tokens.get(at + 1).is_some_and(|next| next.text == "." && next.start == token.end)
        && matches!(token.text, "Mio" | "Mrd" | "mio" | "mrd");
    Some((times, at + 1 + usize::from(is_short)))
}

/// The unit after an amount: what it is, its name, and the token after it.
fn unit_after(tokens: &[Token<'_>], at: usize, language: &'static Language) -> (NumberKind, String, usize) {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let lower = text(at).to_lowercase();
    let next = text(at + 1).to_lowercase();
    if matches!(text(at), "%" | "‰") {
        return (NumberKind::Percent, text(at).to_owned(), at + 1);
    }
    if matches!((lower.as_str(), next.as_str()), ("per" | "pour", "cent") | ("por", "ciento")) {
        return (NumberKind::Percent, "%".to_owned(), at + 2);
    }
    if let Some(sign) = code(text(at)) {
        return (NumberKind::Money, sign.to_owned(), at + 1);
    }
    // “percentage points” are no per cent.
    if lower == "percentage" && next.starts_with("point") {
        return (NumberKind::Measure, "points".to_owned(), at + 2);
    }
    if (lower == "points" && next == "de") || lower.starts_with("prozentpunkt") {
        return (NumberKind::Measure, "points".to_owned(), at + 1);
    }
    let is_hyphen =
        matches!(text(at), "-" | "‑") && tokens.get(at + 1).is_some_and(|next| next.start == tokens[at].end);
    let from = at + usize::from(is_hyphen);
    // “French francs”, “US dollars”: the word before a currency says of which country.
    for skip in
        0..=usize::from(!is_hyphen && tokens.get(from).is_some_and(|token| token.text.starts_with(char::is_uppercase)))
    {
        let Some(unit) = unit_of(text(from + skip), language) else { continue };
        let end = from + skip + 1;
        return match unit {
            "%" => (NumberKind::Percent, unit.to_owned(), end),
            money if MONEY.contains(&money) => (NumberKind::Money, money.to_owned(), end),
            _ if skip > 0 => continue,
            measure => (NumberKind::Measure, common(measure).to_owned(), end),
        };
    }
    (NumberKind::Count, String::new(), at)
}

fn unit_of(word: &str, language: &'static Language) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let one = lower.strip_suffix('s').filter(|one| one.len() > 3);
    language.unit(&lower).or_else(|| one.and_then(|one| language.unit(one)))
}

/// One name for units that have another one in each language.
fn common(unit: &'static str) -> &'static str {
    match unit {
        "kilometer" | "kilomètre" => "km",
        "tag" | "jour" | "día" => "day",
        "woche" | "semaine" | "semana" => "week",
        "monat" | "mois" | "mes" => "month",
        "jahr" | "an" | "année" | "año" => "year",
        "stunde" | "heure" | "hora" => "hour",
        "minuto" => "minute",
        "prozentpunkte" => "points",
        "hektar" | "hectárea" => "hectare",
        "grad" | "degré" | "grado" => "degree",
        "tonelada" => "tonne",
        other => other,
    }
}

/// Digits as a number. A sign that can part thousands or the rest is read as the language has it, unless its place tells.
pub(super) fn digits(written: &str, has_decimal_comma: bool) -> Option<f64> {
    let plain: String = written.chars().filter(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',')).collect();
    let (points, commas) = (plain.matches('.').count(), plain.matches(',').count());
    let is_grouped = |sign: char| {
        let mut groups = plain.split(sign);
        let first = groups.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && first != "0" && groups.all(|group| group.len() == 3)
    };
    let (group, decimal) = match (points, commas) {
        (0, 0) => ('.', ','),
        (0, 1) if !is_grouped(',') || has_decimal_comma => ('.', ','),
        (1, 0) if !is_grouped('.') || !has_decimal_comma => (',', '.'),
        (0, _) => (',', '.'),
        (_, 0) => ('.', ','),
        _ if plain.rfind(',') > plain.rfind('.') => ('.', ','),
        _ => (',', '.'),
    };
    let (whole, rest) = plain.split_once(decimal).unwrap_or((&plain, ""));
    if rest.contains(['.', ',']) || (whole.contains(group) && whole.split(group).skip(1).any(|part| part.len() != 3)) {
        return None;
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    format!("{whole}.{rest}0").parse().ok()
}

/// A number in words that begins at token `at`, and the token after it.
fn in_words(tokens: &[Token<'_>], at: usize, language: &Language) -> Option<(f64, usize)> {
    let word =
        |at: usize| tokens.get(at).filter(|token| token.kind == Kind::Word).map(|token| token.text.to_lowercase());
    let first = word(at)?;
    if matches!(first.as_str(), "a" | "an") {
        let (times, end) = scale_at(tokens, at + 1, language)?;
        return Some((times, end));
    }
    if first == "half" && matches!(word(at + 1).as_deref(), Some("a")) {
        let (times, end) = scale_at(tokens, at + 2, language)?;
        return Some((times / 2.0, end));
    }
    let (mut total, mut current, mut end, mut is_any) = (0.0_f64, 0.0_f64, at, false);
    let mut next = at;
    while let Some(written) = word(next) {
        if let Some(value) = small(&written, language) {
            let tail = current % 100.0;
            let fits = match value {
                _ if !is_any || tail == 0.0 => true,
                20.0 if counts_in_twenties(language) && tail == 4.0 => {
                    current += 76.0;
                    (end, next) = (next + 1, after(tokens, next + 1, language));
                    continue;
                }
                value if value < 10.0 && tail >= 20.0 => tail % 10.0 == 0.0,
                value if counts_in_twenties(language) && value < 20.0 => tail == 60.0 || tail == 80.0,
                _ => false,
            } || (counts_in_twenties(language)
                && (7.0..10.0).contains(&value)
                && (tail == 10.0 || tail == 70.0 || tail == 90.0));
            if !fits {
                break;
            }
            current += value;
        } else if let Some(times) = scale(&written, language, false) {
            if times == 100.0 && language.tag() == "fr" && !is_any && end == at && word(at).as_deref() == Some("cents")
            {
                break;
            }
            if times == 100.0 || times == 12.0 {
                current = current.max(1.0) * times;
            } else {
                total += current.max(1.0) * times;
                current = 0.0;
            }
        } else {
            break;
        }
        is_any = true;
        (end, next) = (next + 1, after(tokens, next + 1, language));
    }
    is_any.then_some((total + current, end))
}

/// The token from which a number in words may go on: past a hyphen or an “and”.
fn after(tokens: &[Token<'_>], at: usize, language: &Language) -> usize {
    match tokens.get(at) {
        Some(sign) if sign.text == "-" || sign.text == "‑" => at + 1,
        Some(word) if joins(&word.text.to_lowercase(), language) => at + 1,
        _ => at,
    }
}
