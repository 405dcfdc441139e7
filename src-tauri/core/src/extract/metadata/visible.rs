//! The authors as the page shows them to its readers.

use super::around::{Around, Place};
use super::one_line;
use crate::extract::dates::{self, Order};
use crate::extract::names;
use dom_query::{Document as Tree, NodeRef};

/// Longest author line, in characters.
const MAX_LINE: usize = 160;

/// What is looked at, in this order.
const KINDS: &[&str] = &[
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    "a[rel=author], [rel~=author]",
    AUTHOR_LINKS,
    ".byline-name, .author-name, .author__name, .byline__name, .p-author, .c-byline__author",
    ".byline, [class*=byline], .by-line",
    "[class~=author], [class*=post-author], [class*=entry-author], [class*=article-author], [class*=author_name], [class*=author-name], [class*=authorName], [id=author]",
    LOOSE,
];
/// Of so loose a kind only what looks like a person's name is believed.
const LOOSE: &str = "[class*=author], [class*=Author]";
/// Pages of persons.
const AUTHOR_LINKS: &str = "a[href*='/author/'], a[href*='/authors/'], a[href*='/by/'], a[href*='/contributor'], a[href*='/journalist'], a[href*='/reporter'], a[href*='/staff/'], a[href*='/profile'], a[href*='/autor'], a[href*='/auteur']";

/// Candidate author lines: those by the headline first, then those in the article, then those in a column of their own.
pub(super) fn authors(tree: &Tree, around: &Around) -> Vec<String> {
    let kinds: Vec<Vec<Line<'_>>> = KINDS.iter().map(|kind| lines(tree, kind, around)).collect();
    let nearest = |is_there: &dyn Fn(&Line<'_>) -> bool| {
        KINDS.iter().zip(&kinds).find_map(|(kind, lines)| {
            let lines: Vec<&Line<'_>> = lines.iter().filter(|line| is_there(line)).collect();
            of_kind(kind, &lines)
        })
    };
    nearest(&|line| line.is_person && line.is_near && line.place == Place::Article)
        .or_else(|| by_line(tree, around).map(|line| vec![line]))
        .or_else(|| nearest(&|line| line.is_person && line.place == Place::Article))
        .or_else(|| nearest(&|line| line.is_person))
        .or_else(|| first_by_line(tree, around, false).map(|line| vec![line]))
        .or_else(|| known_name(tree, around).map(|line| vec![line]))
        .or_else(|| nearest(&|line| line.place == Place::Article))
        .unwrap_or_default()
}

/// An author line, and where it stands.
struct Line<'a> {
    node: NodeRef<'a>,
    text: String,
    is_near: bool,
    is_person: bool,
    place: Place,
}

fn lines<'a>(tree: &'a Tree, kind: &str, around: &Around) -> Vec<Line<'a>> {
    let is_loose = [LOOSE, AUTHOR_LINKS].contains(&kind);
    let selection = tree.select(kind);
    let nodes = selection.nodes().iter().take(200);
    let line = |node: &NodeRef<'a>| {
        let place = around.place(node);
        if place == Place::OtherStory {
            return None;
        }
        let text = author_line(node)?;
        let is_near = around.is_near(node);
        let is_person = names::names(&text, None).first().is_some_and(|name| names::is_name(name));
        let is_author_page = || node.attr("href").is_some_and(|href| href.contains("/author"));
        let is_sure = is_person || !is_loose || (kind == AUTHOR_LINKS && is_near && is_author_page());
        is_sure.then_some(Line { node: *node, text, is_near, is_person, place })
    };
    nodes.filter_map(line).collect()
}

/// What the lines of one kind say.
fn of_kind(kind: &str, lines: &[&Line<'_>]) -> Option<Vec<String>> {
    let first = lines.first()?;
    // Author boxes repeat at the end of a page, and teasers of other stories have their own.
    let is_single = kind.contains("itemprop") || kind.contains("[rel");
    let around = first.node.parent().map(|parent| parent.id);
    let is_beside = |line: &&&Line<'_>| line.node.parent().map(|parent| parent.id) == around;
    Some(match kind {
        AUTHOR_LINKS => lines.iter().filter(is_beside).map(|line| line.text.clone()).take(6).collect(),
        _ if is_single => lines.iter().map(|line| line.text.clone()).take(6).collect(),
        _ => vec![first.text.clone()],
    })
}

fn author_line(node: &NodeRef<'_>) -> Option<String> {
    let content = node.attr("content").map(|content| content.to_string());
    let line = one_line(&content.unwrap_or_else(|| spaced(node)));
    if line.chars().count() > 2 * MAX_LINE {
        return None;
    }
    let (_, without_date) = dates::take_all(&line, Order::Unknown);
    let line = if without_date.trim().is_empty() { line } else { one_line(&without_date) };
    let fits = line.chars().count() <= MAX_LINE
        && (!names::names(&line, None).is_empty() || names::desk(&line, None).is_some());
    fits.then(|| name_alone(node, &line).unwrap_or(line))
}

/// The first name in `line`, where an element of `node` holds just that and the next one says what else its bearer is.
fn name_alone(node: &NodeRef<'_>, line: &str) -> Option<String> {
    let names = names::names(line, None);
    let [found] = names.as_slice() else { return None };
    let texts = node.descendants_it().filter(NodeRef::is_text).map(|text| one_line(&text.text()));
    texts.into_iter().find(|text| {
        names::is_name(text)
            && found.len() > text.len()
            && found.strip_prefix(text.as_str()).is_some_and(|rest| rest.starts_with(' '))
    })
}

/// A short line by the headline that begins with “By”.
pub(super) fn by_line(tree: &Tree, around: &Around) -> Option<String> {
    first_by_line(tree, around, true)
}

/// A short line that begins with “By”; only one by the headline, where that `is_meant`.
fn first_by_line(tree: &Tree, around: &Around, is_meant: bool) -> Option<String> {
    let body = tree.body()?;
    let is_line = |node: &NodeRef<'_>| ["p", "div", "span", "address", "li"].iter().any(|name| node.has_name(name));
    let nodes = body.descendants_it().filter(|node| (!is_meant || around.is_near(node)) && is_line(node));
    nodes.take(1_500).find_map(|node| {
        let node = &node;
        if node.normalized_char_count() > 80 || around.place(node) != Place::Article {
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

/// A line by the headline that is a name, where the page presents its bearer as well.
fn known_name(tree: &Tree, around: &Around) -> Option<String> {
    const MOST_LINES: usize = 60;
    let body = tree.body()?;
    let texts: Vec<(NodeRef<'_>, String)> = body
        .descendants_it()
        .filter(|node| node.is_text() && around.is_near(node))
        .map(|node| (node, one_line(&node.text())))
        .filter(|(_, text)| !text.is_empty() && text.chars().count() <= 40 && names::is_name(text))
        .take(MOST_LINES)
        .collect();
    let is_presented = |name: &str| {
        let presents = |text: &str| {
            let rest = text.trim_start().strip_prefix(name);
            rest.is_some_and(|rest| {
                [" is a ", " is an ", " is the "].iter().any(|verb| rest.starts_with(verb))
                    && crate::extract::notices::has_trade(rest)
            })
        };
        body.descendants_it().any(|node| node.is_text() && presents(&node.text()))
    };
    texts
        .into_iter()
        .filter(|(node, _)| around.place(node) == Place::Article)
        .map(|(_, text)| text)
        .find(|text| is_presented(text))
}

/// The text of `node`, its elements parted by spaces.
pub(super) fn spaced(node: &NodeRef<'_>) -> String {
    let texts = node.descendants_it().filter(NodeRef::is_text).map(|child| child.text().to_string());
    texts.collect::<Vec<_>>().join(" ")
}
