//! The lines before the story: headline, author, date, address, and the page's menus.

use super::lines::Line;
use super::{Taken, ends_sentence, is_prose};
use crate::article::Citation;
use crate::document::DropReason;
use crate::extract::dates::{self, DateLine, Order};
use crate::extract::furniture;
use crate::extract::metadata::web_url;
use crate::extract::names;

/// What a line says, looked at alone.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Says {
    Address(String),
    /// Authors, dates, or both on one line; `is_sure` when it says “By” or holds a date.
    Fields {
        byline: Vec<String>,
        dates: DateLine,
        outlet: Option<String>,
        is_sure: bool,
    },
    Role,
    Furniture(DropReason),
    Prose,
    Words,
}

/// Longest headline, in characters.
const MAX_HEADLINE: usize = 220;
/// Lines that are looked through for the start of the story.
const MAX_LINES: usize = 60;

/// Takes fields and furniture from the start of `lines`; gives the line at which the story starts.
pub(super) fn read(lines: &[Line], order: Order, citation: &mut Citation, taken: &mut Taken) -> usize {
    let said: Vec<Says> = lines.iter().take(MAX_LINES).map(|line| says(&line.text, order)).collect();
    let end = end_of_head(&said);
    let headline = headline(lines, &said[..end]);
    let mut has_fields = false;
    for (at, line) in lines[..end].iter().enumerate() {
        let before_headline = headline.is_none_or(|headline| at < headline);
        taken[at] = match &said[at] {
            _ if headline == Some(at) => {
                citation.headline = Some(line.text.clone());
                Some(DropReason::Field)
            }
            Says::Address(url) => {
                citation.url.get_or_insert_with(|| url.clone());
                Some(DropReason::Field)
            }
            Says::Fields { byline, dates, outlet, is_sure } if *is_sure || has_date_near(&said, at) => {
                has_fields = true;
                take_fields(citation, byline, dates, outlet.as_deref());
                Some(DropReason::Field)
            }
            Says::Role if has_fields => Some(DropReason::Field),
            Says::Furniture(reason) => Some(*reason),
            _ if before_headline && headline.is_some() => {
                if citation.outlet.is_none() && names::is_outlet(&line.text) {
                    citation.outlet = Some(line.text.clone());
                }
                Some(DropReason::Navigation)
            }
            _ if citation.outlet.is_none() && has_fields && names::is_outlet(&line.text) => {
                citation.outlet = Some(line.text.clone());
                Some(DropReason::Field)
            }
            // A standfirst.
            _ => None,
        };
    }
    end
}

/// What `line` says.
pub(super) fn says(line: &str, order: Order) -> Says {
    if let Some(url) = address(line) {
        return Says::Address(url);
    }
    if furniture::label(line).is_some() || furniture::is_row_of_labels(line) || is_reading_time(line) {
        return Says::Furniture(furniture::label(line).unwrap_or(DropReason::Navigation));
    }
    if let Some(fields) = fields(line, order) {
        return fields;
    }
    if let Some(reason) = furniture::reason(line).filter(|reason| *reason != DropReason::Credit) {
        return Says::Furniture(reason);
    }
    match () {
        () if is_prose(line) => Says::Prose,
        () if names::is_role(line) => Says::Role,
        () => Says::Words,
    }
}

/// The address that is all of `line`, or all after “Source:” and its like.
fn address(line: &str) -> Option<String> {
    let rest = match line.split_once(": ") {
        Some((label, rest)) if label.split_whitespace().count() <= 3 => rest,
        _ => line,
    };
    let rest = rest.trim().trim_matches(['<', '>', '(', ')']);
    let is_alone = !rest.contains(char::is_whitespace);
    if let Some(rest) = rest.strip_prefix("www.").filter(|_| is_alone) {
        return web_url(&format!("https://www.{rest}")).map(String::from);
    }
    web_url(rest).filter(|_| is_alone).map(String::from)
}

/// `line` as authors, dates, or both.
fn fields(line: &str, order: Order) -> Option<Says> {
    if line.chars().count() > 160 {
        return None;
    }
    if let Some(dates) = dates::whole_line(line, order) {
        return Some(Says::Fields { byline: Vec::new(), dates, outlet: None, is_sure: true });
    }
    let (dates, rest) = dates::take_all(line, order);
    let has_date = dates != DateLine::default();
    let rest = rest
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | ',' | '-' | '–' | '—' | '·' | '•' | ';' | '/'));
    let rest = strip_date_words(rest);
    let after_lead = names::after_lead(rest);
    let found = names::read(after_lead.unwrap_or(rest));
    let all_are_names = !found.names.is_empty() && found.names.iter().all(|name| names::is_name(name));
    let is_single = found.names.len() == 1 && found.names[0].split_whitespace().count() == 1;
    let is_byline = all_are_names && names::is_all_names(after_lead.unwrap_or(rest), &found);
    let is_lead_byline = after_lead.is_some() && (is_byline || (is_single && !ends_sentence(rest)));
    // “By the news desk, June 1, 2017” names nobody.
    if has_date && after_lead.is_some_and(names::is_role) {
        return Some(Says::Fields { byline: Vec::new(), dates, outlet: None, is_sure: true });
    }
    // “Harbour City | June 1, 2017” and “The Northern Ledger, June 1, 2017”.
    if has_date && !is_byline && !is_lead_byline {
        return names::is_outlet(rest).then(|| Says::Fields {
            byline: Vec::new(),
            dates,
            outlet: Some(rest.to_owned()),
            is_sure: true,
        });
    }
    (is_byline || is_lead_byline).then(|| Says::Fields {
        byline: found.names,
        dates,
        outlet: found.outlet,
        is_sure: has_date || after_lead.is_some(),
    })
}

fn strip_date_words(text: &str) -> &str {
    let mut rest = text;
    for word in [
        "Published:",
        "Published",
        "Posted:",
        "Posted",
        "Updated:",
        "Updated",
        "on ",
        "Veröffentlicht",
        "Publié le",
        "Le ",
    ] {
        rest = rest.trim().strip_prefix(word).unwrap_or(rest).trim();
    }
    rest.strip_suffix(" on").unwrap_or(rest).trim_end_matches([',', '|', '-', '–', '—', ' '])
}

fn is_reading_time(line: &str) -> bool {
    let lower = line.to_lowercase();
    let words = lower.split_whitespace().count();
    words <= 5
        && line.starts_with(|c: char| c.is_ascii_digit())
        && [
            "min read",
            "minute read",
            "minutes read",
            "mins read",
            "min. lesezeit",
            "min de lecture",
            "minuten lesezeit",
        ]
        .iter()
        .any(|end| lower.ends_with(end))
}

/// A bare name is an author line beside a date or a job title.
fn has_date_near(said: &[Says], at: usize) -> bool {
    let is_evidence = |says: Option<&Says>| match says {
        Some(Says::Role) => true,
        Some(Says::Fields { dates, .. }) => *dates != DateLine::default(),
        _ => false,
    };
    is_evidence(said.get(at + 1)) || is_evidence(at.checked_sub(1).and_then(|at| said.get(at)))
}

/// The first line that belongs to the story: running text that no author line or date follows closely.
fn end_of_head(said: &[Says]) -> usize {
    let is_field = |at: usize| match &said[at] {
        Says::Fields { is_sure: true, .. } => true,
        Says::Fields { .. } => has_date_near(said, at),
        _ => false,
    };
    let Some(prose) = said.iter().position(|says| *says == Says::Prose) else {
        // No running text: a list, or verse. Fields end the head, else one line can be the headline.
        let last = (0..said.len().min(12)).rfind(|at| is_field(*at));
        return last.map_or(usize::from(said.len() > 1), |at| at + 1);
    };
    // A standfirst is running text before the author line.
    let standfirst = (prose + 1..said.len().min(prose + 4)).find(|at| is_field(*at));
    let has_fields = (0..prose).any(is_field);
    let Some(field) = standfirst.filter(|_| !has_fields && prose > 0) else { return prose };
    (field + 1..said.len()).find(|at| matches!(said[*at], Says::Prose)).unwrap_or(field + 1)
}

/// The line that is the headline: of those before the first field, the first with some words after the last menu.
fn headline(lines: &[Line], said: &[Says]) -> Option<usize> {
    let is_word = |at: &usize| match &said[*at] {
        Says::Words | Says::Role => true,
        Says::Fields { is_sure: false, .. } => !has_date_near(said, *at),
        _ => false,
    };
    let can_be = |at: &usize| {
        let text = &lines[*at].text;
        let words = text.split_whitespace().count();
        is_word(at)
            && text.chars().count() <= MAX_HEADLINE
            && !(text.ends_with('.') && words >= 6 && !text.ends_with(".."))
            && lines.len() > 1
    };
    let first_byline = said
        .iter()
        .position(|says| matches!(says, Says::Fields { byline, is_sure: true, .. } if !byline.is_empty()))
        .unwrap_or(said.len());
    let menus_end = (0..first_byline).rfind(|at| matches!(said[*at], Says::Furniture(_))).map_or(0, |at| at + 1);
    let has_words = |at: &usize| lines[*at].text.split_whitespace().count() >= 3 && !names::is_outlet(&lines[*at].text);
    let within = |from: usize, to: usize| {
        let mut candidates = (from..to).filter(can_be);
        let first = candidates.clone().next();
        candidates.find(has_words).or(first)
    };
    within(menus_end, first_byline).or_else(|| within(0, first_byline)).or_else(|| within(0, said.len()))
}

/// Adds what a line of fields says; what is there already stays.
pub(super) fn take_fields(citation: &mut Citation, byline: &[String], dates: &DateLine, outlet: Option<&str>) {
    for name in byline {
        if !citation.byline.contains(name) {
            citation.byline.push(name.clone());
        }
    }
    citation.published = citation.published.take().or_else(|| dates.published.clone());
    citation.updated = citation.updated.take().or_else(|| dates.updated.clone());
    citation.outlet = citation.outlet.take().or_else(|| outlet.map(str::to_owned));
}
