//! A tree as it would be typed: what a query was read as, in the same language.

use super::dates::Calendar;
use super::fields::{FIELDS, HAS, IS, Takes};
use crate::search::expr::{Ending, Expr, Term, Words};

/// Writes `expr` so that reading it gives the same tree again.
pub(super) fn written(expr: &Expr, calendar: &Calendar<'_>) -> String {
    match expr {
        Expr::All(parts) => parts.iter().map(|part| within(part, calendar)).collect::<Vec<_>>().join(" "),
        Expr::Any(parts) => parts.iter().map(|part| within(part, calendar)).collect::<Vec<_>>().join(" OR "),
        Expr::Not(inner) => format!("-{}", within(inner, calendar)),
        Expr::Term(term) => of_term(term, calendar),
    }
}

fn within(expr: &Expr, calendar: &Calendar<'_>) -> String {
    let text = written(expr, calendar);
    if matches!(expr, Expr::All(_) | Expr::Any(_)) { format!("({text})") } else { text }
}

fn of_term(term: &Term, calendar: &Calendar<'_>) -> String {
    let prefix = |takes| field(Some(takes));
    match term {
        Term::Words(words) => format!("{}{}", field(words.field.map(Takes::Words)), of_words(words)),
        Term::Near { field: place, parts, within } => {
            let parts: Vec<String> = parts.iter().map(of_words).collect();
            format!("{}NEAR({}, {within})", field(place.map(Takes::Words)), parts.join(" "))
        }
        Term::Tag(path) => format!("{}{}", prefix(Takes::Tag), quoted(path)),
        Term::Colour(name) => format!("{}{}", prefix(Takes::Colour), quoted(name)),
        Term::Language(tag) => format!("{}{}", prefix(Takes::Language), quoted(tag)),
        Term::Kind(kind) => format!("{}{}", prefix(Takes::Kind), quoted(kind)),
        Term::Story(name) => format!("{}{}", prefix(Takes::Story), quoted(name)),
        Term::Claim(part, value) => format!("{}{}", prefix(Takes::Claim(*part)), quoted(value)),
        Term::Date(of, moments) => format!("{}{}", prefix(Takes::Date(*of)), calendar.written(*moments)),
        Term::Has(part) => {
            let name = HAS.iter().find(|named| named.means == *part).map_or("", |named| named.name);
            format!("{}{name}", prefix(Takes::Has))
        }
        Term::Is(state) => {
            let name = IS.iter().find(|named| named.means == (*state, true)).map_or("", |named| named.name);
            format!("{}{name}", prefix(Takes::Is))
        }
        Term::InOldVersions => format!("{}old-versions", prefix(Takes::In)),
    }
}

fn field(takes: Option<Takes>) -> String {
    let field = takes.and_then(|takes| FIELDS.iter().find(|field| field.takes == takes));
    field.map(|field| format!("{}:", field.name)).unwrap_or_default()
}

fn of_words(words: &Words) -> String {
    let star = if words.ending == Ending::Whole { "" } else { "*" };
    if words.is_exact {
        format!("\"{}\"{star}", words.words.join(" "))
    } else {
        // A sign between letters joins them to a phrase of which other forms fit too.
        format!("{}{star}", words.words.join("."))
    }
}

/// A value as it has to be typed after a field.
pub(in crate::search) fn quoted(value: &str) -> String {
    let is_awkward = |letter: char| letter.is_whitespace() || "()（）|「」『』\"“”„‟«»＂".contains(letter);
    let starts_awkwardly = value.starts_with(['<', '>']) || value.starts_with("//");
    if value.is_empty() || value == "*" || starts_awkwardly || value.contains(is_awkward) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}
