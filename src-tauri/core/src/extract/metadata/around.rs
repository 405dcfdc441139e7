//! Where on its page something stands: by the headline, beside the article, or among other stories.

use dom_query::{Document as Tree, NodeId, NodeRef};
use std::collections::HashSet;

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Article,
    /// In a column or box that may be the article's or not.
    Column,
    /// Among other stories, comments, or what the page repeats below each.
    OtherStory,
}

/// What is around the headline: it is no furniture, by whatever name.
pub(super) struct Around {
    /// What stands right before the headline and after it.
    near: HashSet<NodeId>,
    elements: HashSet<NodeId>,
    /// Their names: some systems call each part of a page a widget.
    names: String,
}

impl Around {
    pub(super) fn of(tree: &Tree, headline: Option<&str>) -> Self {
        let headings = tree.select("h1, h2");
        let headings = headings.nodes();
        let is_it = |node: &&NodeRef<'_>| {
            headline.is_some_and(|headline| crate::extract::trim::is_same(headline, &node.text()))
        };
        let found = headings.iter().find(is_it).or_else(|| headings.iter().find(|node| node.has_name("h1")));
        let around: Vec<NodeRef<'_>> = found.map(|node| node.ancestors_it(None).collect()).unwrap_or_default();
        Self {
            near: found.map(|headline| near(tree, headline.id)).unwrap_or_default(),
            elements: around.iter().map(|around| around.id).collect(),
            names: around
                .iter()
                .filter(|around| !around.has_name("body") && !around.has_name("html"))
                .map(names_of)
                .collect(),
        }
    }

    /// Whether `node` stands right before the headline or after it.
    pub(super) fn is_near(&self, node: &NodeRef<'_>) -> bool {
        self.near.contains(&node.id)
    }

    /// Where `node` stands.
    pub(super) fn place(&self, node: &NodeRef<'_>) -> Place {
        const OTHERS: &[&str] = &["comment", "related", "recommend", "teaser", "popular", "trending", "copyright"];
        const COLUMNS: &[&str] = &["sidebar", "widget", "footer"];
        let mut place = Place::Article;
        for around in [*node].into_iter().chain(node.ancestors_it(Some(8))) {
            if !around.is_element()
                || around.has_name("body")
                || around.has_name("html")
                || self.elements.contains(&around.id)
            {
                continue;
            }
            let words = names_of(&around);
            if around.has_name("nav") || OTHERS.iter().any(|word| words.contains(word)) {
                return Place::OtherStory;
            }
            if around.has_name("footer") && around.ancestors_it(None).all(|outer| !outer.has_name("article")) {
                return Place::OtherStory;
            }
            if ["aside", "footer"].iter().any(|name| around.has_name(name))
                || COLUMNS.iter().any(|word| words.contains(word) && !self.names.contains(word))
            {
                place = Place::Column;
            }
        }
        place
    }
}

/// The elements and texts around `headline` in the order of the page.
fn near(tree: &Tree, headline: NodeId) -> HashSet<NodeId> {
    /// In elements.
    const BEFORE: usize = 40;
    const AFTER: usize = 80;
    let body = tree.body();
    let nodes = || body.iter().flat_map(NodeRef::descendants_it);
    let place = nodes().filter(NodeRef::is_element).take_while(|node| node.id != headline).count();
    let mut at = 0;
    let counted = nodes().map(|node| {
        at += usize::from(node.is_element());
        (at, node.id)
    });
    let from = (place + 1).saturating_sub(BEFORE);
    counted.skip_while(|(at, _)| *at < from).take_while(|(at, _)| *at <= place + 1 + AFTER).map(|(_, id)| id).collect()
}

/// Class and id of `node`, in lower case.
fn names_of(node: &NodeRef<'_>) -> String {
    format!("{} {} ", node.attr_or("class", ""), node.attr_or("id", "")).to_lowercase()
}
