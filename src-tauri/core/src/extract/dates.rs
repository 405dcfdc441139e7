//! Dates as people write them, to dates no more precise than what was written. An ambiguous one is not guessed.

use crate::article::Published;
use std::ops::Range;

mod time;
mod tokens;

use tokens::{Token, TokenKind, tokenize};

/// Which number comes first in `01/02/2017`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Nothing tells: such a date is taken only when one number is above 12.
    Unknown,
    /// Day, month, year.
    DayFirst,
    /// Month, day, year.
    MonthFirst,
}

impl Order {
    /// The order in use where `language`, a BCP 47 tag, is written. English alone does not tell: it has both.
    pub(super) fn of(language: Option<&str>) -> Self {
        const DAY_FIRST: &str = "de fr es it pt nl da nb nn no fi pl cs ru uk tr el";
        let Some(language) = language else { return Self::Unknown };
        let mut parts = language.split('-');
        match (parts.next().unwrap_or_default(), parts.next_back()) {
            ("en", Some("US")) => Self::MonthFirst,
            ("en", region) if !matches!(region, Some("GB" | "AU" | "NZ" | "IE" | "IN")) => Self::Unknown,
            (base, _) if base == "en" || DAY_FIRST.split(' ').any(|known| known == base) => Self::DayFirst,
            _ => Self::Unknown,
        }
    }
}

/// A date and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// In bytes of the text searched.
    pub(super) range: Range<usize>,
    pub(super) date: Published,
}

/// The first date in `text` that names its day.
pub(super) fn find(text: &str, order: Order) -> Option<Found> {
    let tokens = tokenize(text);
    (0..tokens.len()).find_map(|at| found_at(&tokens, at, order))
}

/// The month that `word` names, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    tokenize(word).first().filter(|token| token.range.len() == word.len())?.month()
}

/// What a line that is nothing but dates says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct DateLine {
    pub(super) published: Option<Published>,
    pub(super) updated: Option<Published>,
}

/// Reads a line that holds dates, weekdays and words such as “Published” and nothing else.
pub(super) fn whole_line(line: &str, order: Order) -> Option<DateLine> {
    if line.chars().nth(160).is_some() {
        return None;
    }
    let (found, rest) = take_all(line, order);
    (found != DateLine::default() && tokenize(&rest).iter().all(is_date_filler)).then_some(found)
}

/// The dates of `line`, and the line without them.
pub(super) fn take_all(line: &str, order: Order) -> (DateLine, String) {
    let tokens = tokenize(line);
    let mut found = DateLine::default();
    let mut rest = String::new();
    let (mut at, mut copied) = (0, 0);
    while at < tokens.len() {
        let Some(date) = found_at(&tokens, at, order).or_else(|| month_at(&tokens, at)) else {
            at += 1;
            continue;
        };
        let lead = &line[copied..date.range.start.max(copied)];
        rest.push_str(lead);
        rest.push(' ');
        let slot = if says_updated(lead) { &mut found.updated } else { &mut found.published };
        slot.get_or_insert(date.date);
        copied = date.range.end;
        at = tokens.iter().position(|token| token.range.start >= copied).unwrap_or(tokens.len());
    }
    rest.push_str(&line[copied.min(line.len())..]);
    (found, rest)
}

/// Whether `lead` stands before the day of a change.
pub(super) fn says_updated(lead: &str) -> bool {
    const UPDATED: &[&str] = &[
        "updated",
        "modified",
        "aktualisiert",
        "geändert",
        "mis à jour",
        "modifié",
        "actualizado",
        "aggiornato",
        "bijgewerkt",
        "oppdatert",
        "uppdaterad",
        "opdateret",
    ];
    let lead = lead.to_lowercase();
    UPDATED.iter().any(|word| lead.contains(word))
}

/// Words that stand around a date in a date line, parted by spaces.
const FILLERS: &str = "published posted updated modified created last first on at date the of time est edt et ct pt mt cst ist \
    local monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat \
    sun veröffentlicht aktualisiert erschienen stand am vom um uhr den montag dienstag mittwoch donnerstag \
    freitag samstag sonnabend sonntag publié publie le mis à a jour modifié lundi mardi mercredi jeudi \
    vendredi samedi dimanche publicado actualizado el las lunes martes miércoles jueves viernes sábado \
    domingo pubblicato aggiornato il alle gepubliceerd bijgewerkt op om publisert oppdatert publicerad \
    uppdaterad publiceret opdateret kl klokken heures h p m";

/// Whether `token` may stand in a line that is nothing but dates.
fn is_date_filler(token: &Token<'_>) -> bool {
    match &token.kind {
        TokenKind::Word(word) => FILLERS.split(' ').any(|filler| filler == word),
        TokenKind::Number { .. } => false,
        TokenKind::Mark(_) => true,
    }
}

fn found_at(tokens: &[Token<'_>], at: usize, order: Order) -> Option<Found> {
    // The year of `12017-06-01` or the day of `1.2.2017` must not start inside a longer number.
    let is_inside = at > 0
        && matches!(tokens[at - 1].kind, TokenKind::Mark('/' | '.' | '-'))
        && tokens[at].is_tight
        && tokens.get(at.wrapping_sub(2)).is_some_and(Token::is_number)
        && tokens[at - 1].is_tight;
    if is_inside {
        return None;
    }
    let (year, month, day, next) = year_first(tokens, at)
        .or_else(|| month_first(tokens, at))
        .or_else(|| day_first(tokens, at))
        .or_else(|| in_numbers(tokens, at, order))?;
    Published::day(year as i32, month, day)?;
    let date = format!("{year:04}-{month:02}-{day:02}");
    let (from, time, next) = match time::after(tokens, next) {
        Some((time, next)) => (at, Some(time), next),
        None => match time::before(tokens, at) {
            Some((time, from)) => (from, Some(time), next),
            None => (at, None, next),
        },
    };
    let date = time.and_then(|time| format!("{date}T{time}").parse().ok()).or_else(|| date.parse().ok())?;
    Some(Found { range: tokens[from].range.start..tokens[next - 1].range.end, date })
}

/// `June 2017`.
fn month_at(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let month = tokens[at].month()?;
    let (year, next) = year_at(tokens, at + 1)?;
    let date = format!("{year:04}-{month:02}").parse().ok()?;
    Some(Found { range: tokens[at].range.start..tokens[next - 1].range.end, date })
}

/// `2017-06-01`, `2017/06/01`, `2017年6月1日`.
fn year_first(tokens: &[Token<'_>], at: usize) -> Option<(u32, u32, u32, usize)> {
    let year = tokens[at].year()?;
    let sign = |at: usize, ours: &[&str]| tokens.get(at).is_some_and(|token| token.is(ours));
    let month = tokens.get(at + 2)?.number(2)?;
    let day = tokens.get(at + 4)?.number(2)?;
    let is_east_asian = sign(at + 1, &["年", "년"]) && sign(at + 3, &["月", "월"]) && sign(at + 5, &["日", "일"]);
    let is_same = ["-", "/", "."].iter().any(|mark| sign(at + 1, &[mark]) && sign(at + 3, &[mark]));
    (is_same || is_east_asian).then_some((year, month, day, at + if is_east_asian { 6 } else { 5 }))
}

/// `June 1, 2017`.
fn month_first(tokens: &[Token<'_>], at: usize) -> Option<(u32, u32, u32, usize)> {
    let month = tokens[at].month()?;
    let mut next = at + 1;
    next += usize::from(tokens.get(next)?.is(&["."]));
    let day = tokens.get(next)?.number(2)?;
    next += 1;
    next += usize::from(tokens.get(next)?.is(&["st", "nd", "rd", "th"]));
    let (year, next) = year_at(tokens, next)?;
    Some((year, month, day, next))
}

/// `1 June 2017`, `1. Juni 2017`, `1er juin 2017`, `1 de junio de 2017`, `1-Jun-2017`.
fn day_first(tokens: &[Token<'_>], at: usize) -> Option<(u32, u32, u32, usize)> {
    let day = tokens[at].number(2)?;
    let mut next = at + 1;
    while tokens.get(next)?.is(&[".", "-", "st", "nd", "rd", "th", "er", "º", "of", "de"]) && next < at + 4 {
        next += 1;
    }
    let month = tokens.get(next)?.month()?;
    let (year, next) = year_at(tokens, next + 1)?;
    Some((year, month, day, next))
}

/// `01.06.2017`, `13/06/2017`.
fn in_numbers(tokens: &[Token<'_>], at: usize, order: Order) -> Option<(u32, u32, u32, usize)> {
    let (first, second) = (tokens[at].number(2)?, tokens.get(at + 2)?.number(2)?);
    let year = tokens.get(at + 4)?.year()?;
    let mark = ["/", ".", "-"].iter().find(|mark| tokens[at + 1].is(&[mark]) && tokens[at + 3].is(&[mark]))?;
    // With dots only the order day, month, year is in use.
    let order = if *mark == "." { Order::DayFirst } else { order };
    let (day, month) = match order {
        _ if first > 12 => (first, second),
        _ if second > 12 => (second, first),
        _ if first == second => (first, second),
        Order::DayFirst => (first, second),
        Order::MonthFirst => (second, first),
        Order::Unknown => return None,
    };
    (month <= 12).then_some((year, month, day, at + 5))
}

fn year_at(tokens: &[Token<'_>], mut at: usize) -> Option<(u32, usize)> {
    let from = at;
    while tokens.get(at)?.is(&[",", ".", "de", "del", "-", "of"]) && at < from + 2 {
        at += 1;
    }
    let year = tokens.get(at)?.year()?;
    // “June 1, 2017:30” is no date; “2017.” at the end of a sentence is one.
    Some((year, at + 1))
}

#[cfg(test)]
mod tests;
