//! The lines after the story: credits, addresses, pointers to other stories, calls to comment.

use super::head::{Says, says};
use super::lines::Line;
use super::{Taken, is_prose};
use crate::article::Citation;
use crate::document::DropReason;
use crate::extract::dates::Order;
use crate::extract::furniture;
use crate::extract::names;

/// Takes fields and furniture from the end of `lines`, the story starting at `body_start`.
pub(super) fn read(lines: &[Line], body_start: usize, order: Order, citation: &mut Citation, taken: &mut Taken) {
    let comments = comments_start(lines, body_start);
    if let Some(start) = comments {
        taken[start..].fill(Some(DropReason::Comments));
    }
    let end = comments.unwrap_or(lines.len());
    // Running text that is no notice: all before its last line is the story.
    let is_story = |line: &Line| is_prose(&line.text) && furniture::reason(&line.text).is_none();
    let last_story = (body_start..end).rfind(|at| is_story(&lines[*at]));
    let from = last_story.map_or(body_start, |at| at + 1);
    let mut reason = None;
    for at in from..end {
        let line = lines[at].text.as_str();
        let own = reason_of(line, order, citation);
        // Headlines of other stories follow the label that says what they are; nothing is taken before a label.
        reason = own.or(reason.map(|reason| {
            if reason == DropReason::Field || reason == DropReason::Credit { DropReason::Navigation } else { reason }
        }));
        taken[at] = reason;
    }
    // A story must be left: what is nothing but labels was meant to be kept.
    if (body_start..lines.len()).all(|at| taken[at].is_some()) {
        taken[body_start..].fill(None);
    }
}

/// Why `line`, after the end of the story, is no part of it; takes the fields that it holds.
fn reason_of(line: &str, order: Order, citation: &mut Citation) -> Option<DropReason> {
    if let Some(outlet) = credit(line) {
        let is_author = citation.byline.iter().any(|name| name == outlet);
        if citation.outlet.is_none() && !is_author {
            citation.outlet = Some(outlet.to_owned());
        }
        return Some(DropReason::Credit);
    }
    match says(line, order) {
        Says::Address(url) => {
            citation.url.get_or_insert(url);
            Some(DropReason::Field)
        }
        Says::Fields { byline, dates, outlet, is_sure: true } => {
            let is_new = citation.byline.is_empty() || byline.is_empty();
            if is_new {
                super::head::take_fields(citation, &byline, &dates, outlet.as_deref());
            }
            is_new.then_some(DropReason::Field)
        }
        _ if furniture::is_row_of_labels(line) => Some(DropReason::Navigation),
        _ => {
            let reason = furniture::reason(line)?;
            if let Some(outlet) = named_outlet(line).filter(|outlet| !citation.byline.contains(outlet)) {
                citation.outlet.get_or_insert(outlet);
            }
            Some(reason)
        }
    }
}

/// The agency in a closing line such as `— Coast Wire` or `(Coast Wire)`.
fn credit(line: &str) -> Option<&str> {
    let inner = match line.strip_prefix(['—', '–', '-', '―']) {
        Some(rest) => rest,
        None => line.strip_prefix('(')?.strip_suffix(')')?,
    };
    let inner = inner.trim();
    let words = inner.split_whitespace().count();
    let is_name = inner
        .split_whitespace()
        .all(|word| word.chars().next().is_some_and(|c| !c.is_lowercase() && c.is_alphabetic()));
    (is_name && (1..=5).contains(&words) && !super::ends_sentence(inner)).then_some(inner)
}

/// The outlet in “Other reports by The Northern Ledger”, “© 2017 The Northern Ledger. All rights reserved.”.
fn named_outlet(line: &str) -> Option<String> {
    const BEGINNINGS: &[&str] = &[
        "other reports by ",
        "more reports by ",
        "other stories by ",
        "more stories by ",
        "other articles by ",
        "more articles by ",
        "weitere artikel von ",
        "©",
        "(c) ",
        "copyright ",
        "source: ",
        "quelle: ",
        "fuente: ",
        "fonte: ",
        "bron: ",
        "kilde: ",
        "källa: ",
    ];
    let mut rest = line;
    while let Some(len) = BEGINNINGS
        .iter()
        .find(|beginning| rest.to_lowercase().starts_with(**beginning))
        .map(|beginning| beginning.len())
    {
        rest = rest.get(len..)?.trim();
    }
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–'));
    let rest = rest.strip_prefix("by ").unwrap_or(rest);
    let name = rest.split(['.', '|', '·', '•', ',']).next()?.trim();
    let words = name.split_whitespace().count();
    let is_name = name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || !c.is_ascii());
    (rest.len() < line.len() && is_name && (1..=6).contains(&words)).then(|| name.to_owned())
}

/// Where readers' comments start: a label of its own after the story, with less below it than above.
fn comments_start(lines: &[Line], body_start: usize) -> Option<usize> {
    let prose = |range: std::ops::Range<usize>| lines[range].iter().filter(|line| is_prose(&line.text)).count();
    let bytes = |range: std::ops::Range<usize>| lines[range].iter().map(|line| line.text.len()).sum::<usize>();
    (body_start..lines.len()).find(|at| {
        furniture::label(&lines[*at].text) == Some(DropReason::Comments)
            && prose(body_start..*at) >= 2
            && bytes(*at..lines.len()) < bytes(body_start..*at)
    })
}

/// Whether `line` inside the story is surely none of it.
pub(super) fn is_interruption(line: &str) -> Option<DropReason> {
    let reason = furniture::reason(line)?;
    let is_label = furniture::label(line).is_some() || line.contains(':');
    match reason {
        DropReason::Promotion => Some(reason),
        DropReason::Related | DropReason::Navigation if is_label => Some(reason),
        _ => None,
    }
}

/// Whether some author or outlet word is in `line`; used to tell a signature from a list item.
pub(super) fn is_signature(line: &str) -> bool {
    credit(line).is_some_and(|name| names::is_outlet(name) || names::is_name(name))
}
