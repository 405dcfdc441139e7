//! The dates that a page shows to its readers.

use super::{date, one_line};
use crate::article::Published;
use crate::extract::dates::{self, Order};
use dom_query::{Document as Tree, NodeId, NodeRef};
use std::collections::HashSet;

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// The date that goes with the headline, or is marked as that of the article.
    pub(super) near: Option<Published>,
    /// One that stands alone somewhere else.
    pub(super) elsewhere: Option<Published>,
    /// A date that is said to be that of the last change.
    pub(super) updated: Option<Published>,
}

/// How surely a date is that of the article: the smaller, the surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// In an element for dates, in the article.
    Marked,
    /// In an element named so.
    Named,
    /// Alone in a line near the headline.
    Near,
    /// As the first two, but in a column of its own.
    MarkedBeside,
    NamedBeside,
    /// Alone in a line.
    Alone,
}

/// Reads the dates that `tree` shows.
pub(super) fn read(tree: &Tree, order: Order, headline: Option<&str>) -> Shown {
    /// How many elements with text before and after the headline are near to it.
    const BEFORE: usize = 40;
    const AFTER: usize = 80;
    let Some(body) = tree.body() else { return Shown::default() };
    let around = Around::of(tree, headline);
    let mut shown = Shown::default();
    let mut best: Option<(Rank, Published)> = None;
    let mut at = 0usize;
    // Candidates before the headline are ranked when its place is known.
    let headline_at = around.headline.map(|headline| {
        let before = body.descendants_it().filter(|node| node.is_element()).take_while(|node| node.id != headline);
        before.count()
    });
    for node in body.descendants_it() {
        if node.is_element() {
            at += 1;
            let is_marked = is_for_dates(&node);
            let is_named = !is_marked && is_named(&node);
            if !is_marked && !is_named {
                continue;
            }
            let Some(found) = of_element(&node, order) else { continue };
            let place = around.place(&node);
            let rank = match place {
                Place::OtherStory => continue,
                Place::Column if is_marked => Rank::MarkedBeside,
                Place::Column => Rank::NamedBeside,
                Place::Article if is_marked => Rank::Marked,
                Place::Article => Rank::Named,
            };
            take(&mut best, &mut shown, rank, found);
        } else if node.is_text() {
            let text = node.text();
            if text.len() > 300 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let line = one_line(&text);
            let (found, rest) = dates::take_all(&line, order);
            let words = rest.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
            if found == dates::DateLine::default() || words > 5 || is_script(&node) {
                continue;
            }
            let is_near = headline_at.is_some_and(|headline| {
                at + BEFORE >= headline && at <= headline + AFTER
            });
            let rank = match around.place(&node) {
                Place::OtherStory => continue,
                Place::Article if is_near => Rank::Near,
                _ => Rank::Alone,
            };
            take(&mut best, &mut shown, rank, (found.published, found.updated));
        }
    }
    match best {
        Some((Rank::Alone, date)) => shown.elsewhere = Some(date),
        Some((_, date)) => shown.near = Some(date),
        None => {}
    }
    shown
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
    const CLASS: &[&str] =
        &["date", "Date", "time", "Time", "publi", "Publi", "posted", "meta", "byline"];
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
    let has_day = |date: &Published| date.precision() >= crate::article::Precision::Day;
    let found = (found.published.filter(has_day), found.updated.filter(has_day));
    match found {
        (None, None) => None,
        (published, updated) if is_updated => Some((None, updated.or(published))),
        found => Some(found),
    }
}

fn is_script(node: &NodeRef<'_>) -> bool {
    node.parent().is_some_and(|parent| ["script", "style", "noscript", "template"].iter().any(|name| parent.has_name(name)))
}

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Article,
    /// In a column or box that may be the article's or not.
    Column,
    /// Among other stories, comments, or what the page repeats below each.
    OtherStory,
}

/// What is around the headline: it is no furniture, by whatever name.
struct Around {
    headline: Option<NodeId>,
    elements: HashSet<NodeId>,
}

impl Around {
    fn of(tree: &Tree, headline: Option<&str>) -> Self {
        let headings = tree.select("h1, h2");
        let headings = headings.nodes();
        let is_it = |node: &&NodeRef<'_>| {
            headline.is_some_and(|headline| crate::extract::trim::is_same(headline, &node.text()))
        };
        let found = headings.iter().find(is_it).or_else(|| headings.iter().find(|node| node.has_name("h1")));
        let elements = found.map(|node| node.ancestors_it(None).map(|around| around.id).collect()).unwrap_or_default();
        Self { headline: found.map(|node| node.id), elements }
    }

    fn place(&self, node: &NodeRef<'_>) -> Place {
        const OTHERS: &[&str] = &["comment", "related", "recommend", "teaser", "popular", "trending", "copyright"];
        const COLUMNS: &[&str] = &["sidebar", "widget", "footer"];
        let mut place = Place::Article;
        for around in [*node].into_iter().chain(node.ancestors_it(Some(8))) {
            if !around.is_element() || around.has_name("body") || around.has_name("html") || self.elements.contains(&around.id) {
                continue;
            }
            let words = format!("{} {}", around.attr_or("class", ""), around.attr_or("id", "")).to_lowercase();
            if around.has_name("nav") || OTHERS.iter().any(|word| words.contains(word)) {
                return Place::OtherStory;
            }
            if around.has_name("footer") && around.ancestors_it(None).all(|outer| !outer.has_name("article")) {
                return Place::OtherStory;
            }
            if ["aside", "footer"].iter().any(|name| around.has_name(name)) || COLUMNS.iter().any(|word| words.contains(word)) {
                place = Place::Column;
            }
        }
        place
    }
}
