//! The authors as the page shows them to its readers.

use super::one_line;
use crate::extract::dates::{self, Order};
use crate::extract::names;
use dom_query::{Document as Tree, NodeRef};

/// Longest author line, in characters.
const MAX_LINE: usize = 160;

/// Candidate author lines of the nearest kind that has any.
pub(super) fn authors(tree: &Tree) -> Vec<String> {
    /// Of so loose a kind only what looks like a person's name is believed.
    const LOOSE: &str = "[class*=author], [class*=Author]";
    /// Pages of persons.
    const AUTHOR_LINKS: &str = "a[href*='/author/'], a[href*='/authors/'], a[href*='/by/'], a[href*='/contributor'], a[href*='/journalist'], a[href*='/reporter'], a[href*='/staff/'], a[href*='/profile'], a[href*='/autor'], a[href*='/auteur']";
    const KINDS: &[&str] = &[
        "[itemprop=author] [itemprop=name]",
        "[itemprop=author]",
        "a[rel=author], [rel~=author]",
        AUTHOR_LINKS,
        ".byline-name, .author-name, .author__name, .byline__name, .p-author, .c-byline__author",
        ".byline, [class*=byline], .by-line",
        "[class~=author], [class*=post-author], [class*=entry-author], [class*=article-author], [class*=author_name], [id=author]",
        LOOSE,
    ];
    for kind in KINDS {
        let is_loose = [LOOSE, AUTHOR_LINKS].contains(kind);
        let lines: Vec<(NodeRef<'_>, String)> = tree
            .select(kind)
            .nodes()
            .iter()
            .filter(|node| !is_elsewhere(node))
            .filter_map(|node| Some((*node, author_line(node)?)))
            .filter(|(_, line)| !is_loose || names::names(line, None).first().is_some_and(|name| names::is_name(name)))
            .collect();
        if let Some((first, line)) = lines.first() {
            // Author boxes repeat at the end of a page, and teasers of other stories have their own.
            let is_single = kind.contains("itemprop") || kind.contains("[rel");
            let around = first.parent().map(|parent| parent.id);
            let is_beside = |node: &NodeRef<'_>| node.parent().map(|parent| parent.id) == around;
            return match *kind {
                AUTHOR_LINKS => {
                    lines.iter().filter(|(node, _)| is_beside(node)).map(|(_, line)| line.clone()).take(6).collect()
                }
                _ if is_single => lines.into_iter().map(|(_, line)| line).take(6).collect(),
                _ => vec![line.clone()],
            };
        }
    }
    first_by_line(tree).into_iter().collect()
}

fn author_line(node: &NodeRef<'_>) -> Option<String> {
    let content = node.attr("content").map(|content| content.to_string());
    let line = one_line(&content.unwrap_or_else(|| spaced(node)));
    let (_, without_date) = dates::take_all(&line, Order::Unknown);
    let line = if without_date.trim().is_empty() { line } else { one_line(&without_date) };
    let fits = line.chars().count() <= MAX_LINE && !names::names(&line, None).is_empty();
    fits.then_some(line)
}

/// A short paragraph near the headline that begins with “By”.
fn first_by_line(tree: &Tree) -> Option<String> {
    let nodes = tree.select("p, div, span, address, li");
    nodes.nodes().iter().take(1_500).find_map(|node| {
        if node.normalized_char_count() > 80 || is_elsewhere(node) {
            return None;
        }
        let line = one_line(&spaced(node));
        let (_, line) = dates::take_all(&line, Order::Unknown);
        if names::is_lead(line.trim()) {
            let name = node.next_element_sibling().map(|next| one_line(&spaced(&next)))?;
            return names::is_name(&name).then_some(name);
        }
        let rest = names::after_lead(line.trim())?;
        let first = names::names(rest, None).into_iter().next()?;
        names::is_name(&first).then(|| line.trim().to_owned())
    })
}

/// Whether `node` belongs to other stories, to comments or to the page's foot.
fn is_elsewhere(node: &NodeRef<'_>) -> bool {
    const ELSEWHERE: &[&str] = &[
        "comment",
        "related",
        "sidebar",
        "footer",
        "widget",
        "recommend",
        "teaser",
        "popular",
        "trending",
        "copyright",
    ];
    node.ancestors_it(Some(8)).chain([*node]).any(|around| {
        if around.has_name("body") || around.has_name("html") {
            return false;
        }
        let words = format!("{} {}", around.attr_or("class", ""), around.attr_or("id", "")).to_lowercase();
        around.has_name("footer")
            || around.has_name("aside")
            || around.has_name("nav")
            || ELSEWHERE.iter().any(|word| words.contains(word))
    })
}

/// The text of `node`, its elements parted by spaces.
pub(super) fn spaced(node: &NodeRef<'_>) -> String {
    let texts = node.descendants_it().filter(NodeRef::is_text).map(|child| child.text().to_string());
    texts.collect::<Vec<_>>().join(" ")
}
