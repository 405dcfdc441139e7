//! A reading of our own: the smallest part of the page that holds its running text.

use super::survey::Element;
use super::zones::words_of;
use dom_query::NodeRef;

/// Names that pages give to the part that is the article, as runs of words.
const BODIES: &[&[&str]] = &[
    &["article", "body"],
    &["article", "content"],
    &["article", "text"],
    &["articlebody"],
    &["story", "body"],
    &["story", "content"],
    &["story", "text"],
    &["storybody"],
    &["entry", "content"],
    &["post", "content"],
    &["post", "body"],
    &["news", "content"],
    &["news", "text"],
    &["body", "copy"],
    &["rich", "text"],
    &["content", "body"],
    &["page", "content"],
    &["single", "content"],
    &["blog", "content"],
];

/// The element of `elements` that holds the article.
pub(super) fn find(elements: &[Element<'_>]) -> Option<usize> {
    let root = elements.first()?;
    if root.mass == 0 {
        return None;
    }
    let worth = |element: &Element<'_>| element.mass as i64 - element.junk as i64;
    let at = (0..elements.len()).filter(|at| !is_leaf(&elements[*at])).max_by_key(|at| worth(&elements[*at]))?;
    let at = with_more(elements, at);
    // A part that is named so is believed where most of the text is in it.
    let named = (1..elements.len())
        .filter(|part| elements[*part].mass * 2 >= root.mass && is_body(&elements[*part].node))
        .max_by_key(|part| (elements[*part].mass, *part));
    Some(match named {
        Some(named) if named < at && at < elements[named].end => at.max(named),
        Some(named) => named,
        None => at,
    })
}

/// The element around `at` that has much more text: many links may stand in a story that is a list of them.
fn with_more(elements: &[Element<'_>], at: usize) -> usize {
    let mut around = at;
    while elements[around].parent != around {
        around = elements[around].parent;
        let (mass, junk) = (elements[around].mass, elements[around].junk);
        if elements[around].node.has_name("body") || junk > mass * 2 {
            break;
        }
        if mass >= elements[at].mass * 2 && elements[around].node.has_name("article") {
            return around;
        }
    }
    at
}

/// Paragraphs and lists are parts of an article and never the whole.
fn is_leaf(element: &Element<'_>) -> bool {
    ["p", "ul", "ol", "li", "blockquote", "pre", "table", "tbody", "tr", "figure"]
        .iter()
        .any(|name| element.node.has_name(name))
        && !(element.node.has_name("table") || element.node.has_name("tbody") || element.node.has_name("tr"))
}

fn is_body(node: &NodeRef<'_>) -> bool {
    if node.attr("itemprop").is_some_and(|value| value.split_ascii_whitespace().any(|word| word == "articleBody")) {
        return true;
    }
    let named = |name: &str| {
        let words: Vec<&str> = words_of(name).collect();
        BODIES.iter().any(|run| {
            words.windows(run.len()).any(|window| window.iter().zip(*run).all(|(a, b)| a.eq_ignore_ascii_case(b)))
        })
    };
    ["class", "id"]
        .iter()
        .any(|attribute| node.attr(attribute).is_some_and(|value| value.split_ascii_whitespace().any(named)))
}
