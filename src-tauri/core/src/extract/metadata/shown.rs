//! The dates that a page shows to its readers.

use super::around::{Around, Place};
use super::{date, one_line};
use crate::article::{Precision, Published};
use crate::extract::dates::{self, Order};
use dom_query::{Document as Tree, NodeRef};

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// The date that goes with the headline, or is marked as that of the article.
    pub(super) near: Option<Published>,
    /// Whether [`Shown::near`] stands by the headline or is said to be the day of publication.
    pub(super) is_sure: bool,
    /// One that stands alone somewhere else.
    pub(super) elsewhere: Option<Published>,
    /// A date that is said to be that of the last change.
    pub(super) updated: Option<Published>,
}

/// How surely a date is that of the article: the smaller, the surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// In an element for dates, after a word that says that it is the day of publication.
    Labelled,
    /// Near the headline: in an element for dates, in an element named so, alone in a line, or with a few words.
    MarkedNear,
    NamedNear,
    BareNear,
    Near,
    /// Anywhere else in the article.
    Marked,
    Named,
    /// In a column of its own.
    MarkedBeside,
    NamedBeside,
    /// Alone in a line.
    Alone,
}

/// Reads the dates that `tree` shows.
pub(super) fn read(tree: &Tree, order: Order, around: &Around) -> Shown {
    let Some(body) = tree.body() else { return Shown::default() };
    let mut shown = Shown::default();
    let mut best: Option<(Rank, Published)> = None;
    // What was shown last, in lower case: it may say what the next date is.
    let mut label = String::new();
    for node in body.descendants_it() {
        let is_near = around.is_near(&node);
        if node.is_element() {
            let is_marked = is_for_dates(&node);
            if !is_marked && !is_named(&node) {
                continue;
            }
            let Some(found) = of_element(&node, order) else { continue };
            let rank = match (around.place(&node), is_marked) {
                (Place::OtherStory, _) => continue,
                (_, true) if label.len() <= 30 && says_published(&label) => Rank::Labelled,
                (Place::Article, true) if is_near => Rank::MarkedNear,
                (Place::Article, false) if is_near => Rank::NamedNear,
                (Place::Article, true) => Rank::Marked,
                (Place::Article, false) => Rank::Named,
                (Place::Column, true) => Rank::MarkedBeside,
                (Place::Column, false) => Rank::NamedBeside,
            };
            let found = if is_marked && label.len() <= 30 && dates::says_updated(&label) {
                (None, found.1.or(found.0))
            } else {
                found
            };
            take(&mut best, &mut shown, rank, found);
        } else if node.is_text() {
            let text = node.text();
            if text.trim().is_empty() || is_script(&node) {
                continue;
            }
            let before = std::mem::take(&mut label);
            label = if text.len() <= 60 { one_line(&text).to_lowercase() } else { String::new() };
            if text.len() > 300 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let line = one_line(&text);
            let (found, rest) = dates::take_all(&line, order);
            let words = rest.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
            let (published, updated) = (found.published.filter(has_day), found.updated.filter(has_day));
            if (published.is_none() && updated.is_none()) || words > 5 {
                continue;
            }
            let rank = match around.place(&node) {
                Place::OtherStory => continue,
                Place::Article if is_near && words == 0 => Rank::BareNear,
                Place::Article if is_near => Rank::Near,
                _ => Rank::Alone,
            };
            let is_update = before.len() <= 30 && dates::says_updated(&before);
            take(
                &mut best,
                &mut shown,
                rank,
                if is_update { (None, updated.or(published)) } else { (published, updated) },
            );
        }
    }
    match best {
        Some((Rank::Alone, date)) => shown.elsewhere = Some(date),
        Some((rank, date)) => {
            shown.is_sure = rank <= Rank::BareNear;
            shown.near = Some(date);
        }
        None => {}
    }
    shown
}

fn has_day(date: &Published) -> bool {
    date.precision() >= Precision::Day
}

/// Whether `label`, in lower case, stands before the day of publication.
fn says_published(label: &str) -> bool {
    const WORDS: &[&str] = &[
        "published",
        "posted",
        "publication date",
        "publish date",
        "date published",
        "veröffentlicht",
        "erschienen",
        "publié",
        "publicado",
        "pubblicato",
        "gepubliceerd",
        "publisert",
        "publicerad",
        "publiceret",
        "udgivet",
        "opublikowano",
    ];
    WORDS.iter().any(|word| label.contains(word))
}

fn take(
    best: &mut Option<(Rank, Published)>,
    shown: &mut Shown,
    rank: Rank,
    (published, updated): (Option<Published>, Option<Published>),
) {
    if let Some(published) = published
        && best.as_ref().is_none_or(|(other, _)| rank < *other)
    {
        *best = Some((rank, published));
    }
    shown.updated = shown.updated.take().or(updated);
}

/// Whether `node` is there to hold a date.
fn is_for_dates(node: &NodeRef<'_>) -> bool {
    node.has_name("time")
        || node.attr("itemprop").is_some_and(|name| name.to_ascii_lowercase().contains("publish"))
        || node.has_name("abbr") && node.attr("class").is_some_and(|class| class.contains("published"))
}

/// Whether the class or id of `node` says that it holds a date.
fn is_named(node: &NodeRef<'_>) -> bool {
    const CLASS: &[&str] = &["date", "Date", "time", "Time", "publi", "Publi", "posted", "meta", "byline"];
    let class = node.attr("class");
    let id = node.attr("id");
    class.is_some_and(|class| CLASS.iter().any(|name| class.contains(name))) || id.is_some_and(|id| id.contains("date"))
}

/// The dates of publication and of change that `node` states or shows.
fn of_element(node: &NodeRef<'_>, order: Order) -> Option<(Option<Published>, Option<Published>)> {
    const MOST_CHARACTERS: usize = 120;
    let names = format!("{} {}", node.attr_or("class", ""), node.attr_or("itemprop", "")).to_ascii_lowercase();
    let is_updated = ["updated", "modified"].iter().any(|name| names.contains(name)) && !names.contains("publish");
    let stated = ["datetime", "content", "title"].iter().find_map(|name| node.attr(name));
    let stated = stated.and_then(|text| date(&text, order));
    if let Some(stated) = stated {
        return Some(if is_updated { (None, Some(stated)) } else { (Some(stated), None) });
    }
    if node.normalized_char_count() > MOST_CHARACTERS {
        return None;
    }
    let line = one_line(&super::visible::spaced(node));
    if !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let found = dates::take_all(&line, order).0;
    let found = (found.published.filter(has_day), found.updated.filter(has_day));
    match found {
        (None, None) => None,
        (published, updated) if is_updated => Some((None, updated.or(published))),
        found => Some(found),
    }
}

fn is_script(node: &NodeRef<'_>) -> bool {
    node.parent()
        .is_some_and(|parent| ["script", "style", "noscript", "template"].iter().any(|name| parent.has_name(name)))
}
