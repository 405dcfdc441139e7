//! A page's elements in order, with how much running text each holds and what it says it is.

use super::zones::{self, Zone};
use dom_query::NodeRef;

/// An element of the page.
pub(super) struct Element<'a> {
    pub(super) node: NodeRef<'a>,
    /// Index of the element around it; its own for the first.
    pub(super) parent: usize,
    /// Index of the first element after it that is not inside.
    pub(super) end: usize,
    /// Running text inside it, in characters.
    pub(super) mass: usize,
    /// Links and labels inside it, in characters.
    pub(super) junk: usize,
    /// All text inside it, in characters, and what of it links to another place of the page.
    pub(super) all: usize,
    pub(super) anchored: usize,
    /// Whether a heading of the first rank is inside.
    pub(super) has_headline: bool,
    pub(super) zone: Option<Zone>,
    is_block: bool,
    /// Characters of the text that stands in it directly, and those of it that are linked.
    own: usize,
    linked: usize,
}

/// The elements from `root` on, itself first.
pub(super) fn survey(root: NodeRef<'_>) -> Vec<Element<'_>> {
    let mut found: Vec<Element<'_>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let (mut links, mut anchors) = (0usize, 0usize);
    let mut at = Some(root);
    loop {
        while let Some(node) = at {
            if node.is_text() {
                if let Some(block) = open.iter().rev().find(|at| found[**at].is_block) {
                    let length = node.query_or(0, |node| match &node.data {
                        dom_query::NodeData::Text { contents } => weight(contents),
                        _ => 0,
                    });
                    found[*block].own += length;
                    found[*block].all += length;
                    found[*block].linked += if links > 0 { length } else { 0 };
                    found[*block].anchored += if anchors > 0 { length } else { 0 };
                }
            } else if node.is_element() {
                let index = found.len();
                links += usize::from(node.has_name("a"));
                anchors += usize::from(is_anchor(&node));
                let is_block = !super::super::left_out::is_inline(&node);
                found.push(Element {
                    parent: open.last().copied().unwrap_or(index),
                    end: index,
                    mass: 0,
                    junk: 0,
                    all: 0,
                    anchored: 0,
                    has_headline: node.has_name("h1"),
                    zone: zones::zone_of(&node).filter(|_| is_block),
                    is_block,
                    own: 0,
                    linked: 0,
                    node,
                });
                if !node.has_name("noscript") && node.first_child().is_some() {
                    open.push(index);
                    at = node.first_child();
                    continue;
                }
                close(&mut found, index, &mut links, &mut anchors);
            }
            at = node.next_sibling().filter(|_| !open.is_empty());
        }
        let Some(index) = open.pop() else { return found };
        close(&mut found, index, &mut links, &mut anchors);
        at = found[index].node.next_sibling().filter(|_| !open.is_empty());
    }
}

fn close(found: &mut [Element<'_>], index: usize, links: &mut usize, anchors: &mut usize) {
    let count = found.len();
    let element = &mut found[index];
    element.end = count;
    if element.node.has_name("a") {
        *links -= 1;
        *anchors -= usize::from(is_anchor(&element.node));
    }
    let (mass, junk) = running(element);
    element.mass += mass;
    element.junk += junk;
    let (parent, has_headline) = (element.parent, element.has_headline);
    let (mass, junk, all, anchored) = (element.mass, element.junk, element.all, element.anchored);
    if parent != index {
        found[parent].mass += mass;
        found[parent].junk += junk;
        found[parent].all += all;
        found[parent].anchored += anchored;
        found[parent].has_headline |= has_headline;
    }
}

/// Whether `node` links to another place of its page.
fn is_anchor(node: &NodeRef<'_>) -> bool {
    node.has_name("a") && node.attr("href").is_some_and(|href| href.starts_with('#') && href.len() > 1)
}

/// How much of an element's own text is sentences, and how much is links and labels.
fn running(element: &Element<'_>) -> (usize, usize) {
    const LABEL: usize = 25;
    const SENTENCE: usize = 60;
    let is_heading = ["h1", "h2", "h3", "h4", "h5", "h6"].iter().any(|name| element.node.has_name(name));
    match element.own {
        _ if is_heading => (0, 0),
        own if element.linked * 2 >= own => (0, own),
        own if own < LABEL => (0, own),
        own if own < SENTENCE => (own / 2, 0),
        own => (own, 0),
    }
}

/// Characters that show; one of a script without spaces says as much as two others.
fn weight(text: &str) -> usize {
    let is_dense = |c: char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}');
    let mut weight = 0;
    let mut was_space = true;
    for character in text.chars() {
        let is_space = character.is_whitespace();
        weight += usize::from(!(is_space && was_space)) + usize::from(is_dense(character));
        was_space = is_space;
    }
    weight
}
