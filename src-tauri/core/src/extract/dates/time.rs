//! The time of day beside a date, with its zone where one is named beyond doubt.

use super::tokens::Token;

/// The time that follows a date whose tokens end before `at`, as ISO 8601, and where it ends.
pub(super) fn after(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let mut from = at;
    while from < at + 3
        && tokens
            .get(from)?
            .is(&[",", "t", "at", "um", "à", "a", "alle", "om", "kl", "klokken", "-", "–", "|", "·", "•", "."])
    {
        from += 1;
    }
    read(tokens, from)
}

/// The time that stands right before a date whose tokens start at `at`, and where it starts.
pub(super) fn before(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    (at.saturating_sub(8)..at).find_map(|from| {
        let (time, mut next) = read(tokens, from)?;
        while next < at && tokens[next].is(&[",", "on", "am", "le", "-", "–", "|", "·"]) {
            next += 1;
        }
        // “12.06.2017” has a time in it for who looks with half an eye.
        let is_inside_number = from > 0 && tokens[from].is_tight && tokens[from - 1].is(&[".", ":", "/", "-"]);
        (next == at && !is_inside_number).then_some((time, from))
    })
}

fn read(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let hour = tokens.get(at)?.number(2)?;
    let mut next = at + 1;
    let (mut minute, mut second, mut has_minute) = (0, None, false);
    let two_digits = |at: usize| {
        tokens.get(at).filter(|token| token.is_tight && token.range.len() == 2).and_then(|token| token.number(2))
    };
    let has_minute_mark = tokens.get(next).is_some_and(|token| token.is_tight && token.is(&[":", ".", "h"]));
    if let Some(value) = two_digits(next + 1).filter(|_| has_minute_mark) {
        (minute, has_minute, next) = (value, true, next + 2);
        let has_second_mark = tokens.get(next).is_some_and(|token| token.is(&[":"]));
        if let Some(value) = two_digits(next + 1).filter(|_| has_second_mark) {
            (second, next) = (Some(value), next + 2);
            next += fraction_len(tokens, next);
        }
    }
    let (hour, next) = match half_of_day(tokens, next) {
        Some((is_afternoon, next)) if (1..=12).contains(&hour) => (hour % 12 + if is_afternoon { 12 } else { 0 }, next),
        _ if has_minute => (hour, next),
        _ => return None,
    };
    let next = next + usize::from(tokens.get(next).is_some_and(|token| token.is(&["uhr", "heures", "hrs", "h"])));
    if hour > 23 || minute > 59 || second.is_some_and(|second| second > 59) {
        return None;
    }
    let (zone, next) = zone(tokens, next);
    Some((format!("{hour:02}:{minute:02}:{:02}{zone}", second.unwrap_or(0)), next))
}

fn fraction_len(tokens: &[Token<'_>], at: usize) -> usize {
    let is_fraction = tokens.get(at).is_some_and(|token| token.is_tight && token.is(&["."]))
        && tokens.get(at + 1).is_some_and(|token| token.is_tight && token.is_number());
    if is_fraction { 2 } else { 0 }
}

/// `am`, `p.m.`; gives whether it is the second half, and where it ends.
fn half_of_day(tokens: &[Token<'_>], at: usize) -> Option<(bool, usize)> {
    let first = tokens.get(at)?;
    if first.is(&["am", "pm"]) {
        return Some((first.is(&["pm"]), at + 1));
    }
    let has_dots = first.is(&["a", "p"]) && tokens.get(at + 1)?.is(&["."]) && tokens.get(at + 2)?.is(&["m"]);
    let dot = usize::from(tokens.get(at + 3).is_some_and(|token| token.is(&["."])));
    has_dots.then_some((first.is(&["p"]), at + 3 + dot))
}

/// The zone as ISO 8601 writes it, empty when none is named. Abbreviations of several zones (CST, IST) are not read.
fn zone(tokens: &[Token<'_>], at: usize) -> (String, usize) {
    const ZONES: &[(&str, &str)] = &[
        ("z", "Z"),
        ("utc", "Z"),
        ("gmt", "Z"),
        ("bst", "+01:00"),
        ("cet", "+01:00"),
        ("mez", "+01:00"),
        ("cest", "+02:00"),
        ("mesz", "+02:00"),
        ("eet", "+02:00"),
        ("eest", "+03:00"),
        ("msk", "+03:00"),
        ("jst", "+09:00"),
        ("aest", "+10:00"),
        ("aedt", "+11:00"),
        ("est", "-05:00"),
        ("edt", "-04:00"),
        ("cdt", "-05:00"),
        ("mdt", "-06:00"),
        ("mst", "-07:00"),
        ("pdt", "-07:00"),
        ("pst", "-08:00"),
    ];
    let start = at + usize::from(tokens.get(at).is_some_and(|token| token.is(&["("])));
    let named = tokens.get(start).and_then(|token| ZONES.iter().find(|(name, _)| token.is(&[name])));
    let is_bracketed = start > at;
    let end = |at: usize| at + usize::from(is_bracketed && tokens.get(at).is_some_and(|token| token.is(&[")"])));
    match named {
        Some((name, zone)) => match offset(tokens, start + 1).filter(|_| matches!(*name, "utc" | "gmt")) {
            Some((offset, next)) => (offset, end(next)),
            None => ((*zone).to_owned(), end(start + 1)),
        },
        None => offset(tokens, start).unwrap_or((String::new(), at)),
    }
}

/// `+2`, `+02:00`, `-0500`.
fn offset(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let sign = tokens.get(at).filter(|token| token.is(&["+", "-", "−"]))?;
    let sign = if sign.is(&["+"]) { '+' } else { '-' };
    let hours = tokens.get(at + 1).filter(|token| token.is_tight)?;
    let (hour, minute, next) = match (hours.number(2), hours.number(4)) {
        (Some(hour), _) => {
            let has_colon = tokens.get(at + 2).is_some_and(|token| token.is_tight && token.is(&[":"]));
            match tokens.get(at + 3).and_then(|token| token.number(2)).filter(|_| has_colon) {
                Some(minute) => (hour, minute, at + 4),
                None => (hour, 0, at + 2),
            }
        }
        (None, Some(both)) => (both / 100, both % 100, at + 2),
        (None, None) => return None,
    };
    (hour <= 14 && minute <= 59).then(|| (format!("{sign}{hour:02}:{minute:02}"), next))
}
