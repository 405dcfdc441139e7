//! The place at the start of a story: `PARIS (Coast Wire) — `, `HARBOUR CITY, June 1 – `, `Berlin (Küstendienst) - `.

/// Where a dateline may end, in characters.
const MAX_CHARACTERS: usize = 90;

/// A dateline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline {
    /// As printed.
    pub(super) place: String,
    /// All before the dash: a date may be in it.
    pub(super) head: String,
}

/// The dateline at the start of `paragraph`. The words stay in the text: they are part of what was printed.
pub(super) fn find(paragraph: &str) -> Option<Dateline> {
    let head_end = paragraph.char_indices().nth(MAX_CHARACTERS).map_or(paragraph.len(), |(at, _)| at);
    let head = &paragraph[..head_end];
    let (at, _) =
        ["—", "–", " - ", " -- ", "--"].iter().filter_map(|dash| head.find(dash).map(|at| (at, dash))).min()?;
    let head = head[..at].trim();
    let (before, agency) = match head.split_once('(') {
        Some((before, rest)) => (before.trim(), Some(rest.split_once(')')?.0.trim())),
        None => (head, None),
    };
    let place = without_date(before);
    let letters = || place.chars().filter(|c| c.is_alphabetic());
    let is_capitals = letters().all(char::is_uppercase) && letters().count() >= 3;
    let is_titled = place.split_whitespace().all(|word| word.chars().next().is_some_and(char::is_uppercase));
    let is_place = !place.is_empty()
        && place.split_whitespace().count() <= 5
        && place.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | ',' | '-' | '\'' | '’' | '/'));
    // In capitals it is a dateline by custom; in small letters it needs the agency or the date that follows a place.
    let is_marked = is_capitals || (is_titled && (agency.is_some() || place.len() < before.len()));
    (is_place && is_marked).then(|| Dateline { place: place.to_owned(), head: head.to_owned() })
}

/// `HARBOUR CITY, June 1` without its date.
fn without_date(text: &str) -> &str {
    let digit = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    match text[..digit].rfind(',') {
        Some(comma) if digit < text.len() => text[..comma].trim(),
        _ => text.trim_end_matches(',').trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_told_from_sentences() {
        for (text, expected) in [
            ("PARIS (Coast Wire) — The talks", Some("PARIS")),
            ("HARBOUR CITY, June 1 – The talks", Some("HARBOUR CITY")),
            ("WASHINGTON, D.C. — The talks", Some("WASHINGTON, D.C.")),
            ("Berlin (Küstendienst) - Die Gespräche", Some("Berlin")),
            ("Paris, 2 juin 2017 — Les pourparlers", Some("Paris")),
            ("The talks — the third this year — failed", None),
            ("Talks — failed", None),
            ("A — B", None),
            ("He said (twice) - no", None),
        ] {
            let found = find(text);
            assert_eq!(found.as_ref().map(|found| found.place.as_str()), expected, "{text}");
        }
    }
}
