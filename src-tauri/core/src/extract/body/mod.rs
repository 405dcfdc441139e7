//! The article among the furniture of its page.

mod region;
mod smoothie;
mod survey;
pub(super) mod zones;

use super::page::Page;
use super::vote::Other;
use super::words::words_of;
use crate::document::DropReason;
use dom_query::Document as Tree;
use std::collections::HashMap;

/// Above this many nodes an engine's cost, which grows faster than the page, is no longer bounded by a second or so.
const MAX_NODES: usize = 120_000;

/// Running text that can be a story, in characters.
const SHORT_STORY: usize = 500;

/// What two engines, which look for different things, take for the article. Their HTML is not yet safe.
pub(super) struct Readings {
    /// The smallest part of the page that holds its running text, without what is named as furniture.
    pub(super) region: String,
    /// What Mozilla's Readability finds.
    pub(super) smoothie: Option<smoothie::Article>,
}

/// Reads `page`; `None` when neither engine finds an article on it.
pub(super) fn read(page: &Page) -> Option<Readings> {
    if page.tree.tree.len() > MAX_NODES {
        return None;
    }
    let smoothie = smoothie::find(page.tree.clone());
    let tree = page.tree.clone();
    prune(&tree, smoothie.as_ref().map(|article| article.text.as_str()));
    let region = tree.body().and_then(|body| {
        let elements = survey::survey(body);
        region::find(&elements).map(|at| elements[at].node.inner_html().to_string())
    });
    match (region, smoothie) {
        (Some(region), smoothie) => Some(Readings { region, smoothie }),
        (None, Some(smoothie)) => Some(Readings { region: smoothie.html.clone(), smoothie: Some(smoothie) }),
        (None, None) => None,
    }
}

/// Takes out the parts that say that they are furniture. A name by which much of the page goes does not mean that.
fn prune(tree: &Tree, other: Option<&str>) {
    let Some(body) = tree.body() else { return };
    let elements = survey::survey(body);
    cut_next(&elements);
    let total = elements.first().map_or(0, |body| body.mass);
    let other = other.map(|text| Other::new(&words_of(text)));
    let mut zones: Vec<(usize, zones::Zone)> = Vec::new();
    let mut masses: HashMap<(u8, u8), usize> = HashMap::new();
    let mut at = 1;
    while at < elements.len() {
        let element = &elements[at];
        if is_contents(element) {
            element.node.remove_from_parent();
            at = element.end;
            continue;
        }
        match element.zone {
            Some(zone) if !element.has_headline => {
                // What has the same name inside does not count twice.
                let is_inside =
                    zones.iter().any(|(around, other)| other.name == zone.name && at < elements[*around].end);
                if !is_inside {
                    zones.push((at, zone));
                    *masses.entry(zone.name).or_default() += element.mass;
                }
                // A large one may turn out to be none, and then what is in it matters.
                at = if element.mass * 10 < total * 3 { element.end } else { at + 1 };
            }
            _ => at += 1,
        }
    }
    for (at, zone) in zones {
        let mass = masses[&zone.name];
        // Of comments there may be more than of the story; but a story there must be.
        let is_furniture =
            mass * 10 < total * 3 || (zone.reason == DropReason::Comments && total.saturating_sub(mass) >= SHORT_STORY);
        let is_read = || {
            elements[at].mass >= 150
                && elements[at].junk * 3 < elements[at].mass
                && zone.reason != DropReason::Comments
                && other.as_ref().is_some_and(|other| other.has(&words_of(&elements[at].node.text())))
        };
        if is_furniture && !is_read() {
            elements[at].node.remove_from_parent();
        }
    }
}

/// Takes out the stories below the one that the page is about: some pages go on with another at their end.
fn cut_next(elements: &[survey::Element<'_>]) {
    let is_story = |element: &survey::Element<'_>| {
        element.node.has_name("article") && element.has_headline && element.mass >= SHORT_STORY
    };
    let Some(first) = elements.iter().position(is_story) else { return };
    let mut at = elements[first].end;
    while at < elements.len() {
        if is_story(&elements[at]) {
            elements[at].node.remove_from_parent();
            at = elements[at].end;
        } else {
            at += 1;
        }
    }
}

/// Whether `element` is a table of contents.
fn is_contents(element: &survey::Element<'_>) -> bool {
    ["ul", "ol", "div", "section", "details"].iter().any(|name| element.node.has_name(name))
        && element.all > 40
        && element.anchored * 10 >= element.all * 8
}
