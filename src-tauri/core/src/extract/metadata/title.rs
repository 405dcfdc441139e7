//! The headline: the page's largest heading where another source agrees, without the site's name.

use super::one_line;
use super::tags::{self, Tags};
use dom_query::Document as Tree;
use std::collections::HashSet;

/// Marks that part a headline from the name of its site.
const SEPARATORS: &[&str] =
    &[" | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " / ", " :: ", " > ", " ~ ", " ‹ ", " › ", " ⋆ "];

pub(super) fn headline(tree: &Tree, tags: &Tags, from_ld: Option<&str>, outlet: Option<&str>) -> Option<String> {
    let title = one_line(&tree.select_single("head title").text());
    let title = if title.is_empty() { one_line(&tree.select_single("title").text()) } else { title };
    let stated: Vec<String> = [tags.first(tags::TITLE), from_ld]
        .into_iter()
        .flatten()
        .map(|text| without_site(&decoded(text), outlet))
        .filter(|text| !text.is_empty())
        .collect();
    let headings: Vec<String> = tree
        .select("h1")
        .nodes()
        .iter()
        .map(|heading| one_line(&spaced_text(heading)))
        .filter(|text| !text.is_empty() && text.chars().count() <= 300)
        .collect();
    let witnesses: Vec<&str> =
        stated.iter().map(String::as_str).chain([title.as_str()]).filter(|text| !text.is_empty()).collect();
    let agreed = headings.iter().find(|heading| witnesses.iter().any(|witness| agree(heading, witness)));
    agreed
        .cloned()
        .or_else(|| stated.first().cloned())
        .or_else(|| Some(without_site(&title, outlet)).filter(|text| !text.is_empty()))
        .or_else(|| headings.first().cloned())
}

/// The text of an element whose children may be blocks.
fn spaced_text(node: &dom_query::NodeRef<'_>) -> String {
    let mut text = String::new();
    for child in node.descendants_it() {
        if child.is_text() {
            text.push_str(&child.text());
        } else if child.has_name("br") || child.has_name("div") || child.has_name("p") {
            text.push(' ');
        }
    }
    text
}

/// Some pages escape their entities twice.
fn decoded(text: &str) -> String {
    let text = one_line(text);
    if text.contains('&') && text.contains(';') {
        one_line(&Tree::fragment(text.replace('<', "&lt;")).text())
    } else {
        text
    }
}

/// Whether most words of a heading are in another source's title, or the other way round.
fn agree(heading: &str, witness: &str) -> bool {
    let words = |text: &str| -> HashSet<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (heading, witness) = (words(heading), words(witness));
    let common = heading.intersection(&witness).count();
    // A single word in common is a site's name more often than a headline.
    let least = heading.len().min(witness.len());
    common * 4 >= heading.len() * 3 && common * 2 >= least && (common > 1 || heading.len() == witness.len())
}

/// `title` without the name of its site, before or after it.
pub(super) fn without_site(title: &str, outlet: Option<&str>) -> String {
    let title = one_line(title);
    if let Some(bare) = outlet.and_then(|outlet| without_name(&title, outlet)) {
        return bare;
    }
    let cut = SEPARATORS.iter().filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len()))).max();
    let Some((at, len)) = cut else { return title };
    let (head, tail) = (title[..at].trim(), title[at + len..].trim());
    let count = |text: &str| text.split_whitespace().count();
    // A site's name is short, and a headline is not; where both are short nothing is cut.
    if count(tail) <= 5 && count(head) > count(tail) && count(head) >= 3 {
        without_site(head, None)
    } else if count(head) <= 3 && count(tail) >= 5 && !title[..at].contains(':') {
        tail.to_owned()
    } else {
        title
    }
}

fn without_name(title: &str, name: &str) -> Option<String> {
    let name = one_line(name).to_lowercase();
    SEPARATORS.iter().find_map(|mark| {
        let (head, tail) = title.rsplit_once(mark)?;
        if tail.trim().to_lowercase() == name && !head.trim().is_empty() {
            return Some(head.trim().to_owned());
        }
        let (head, tail) = title.split_once(mark)?;
        (head.trim().to_lowercase() == name && !tail.trim().is_empty()).then(|| tail.trim().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sites_name_is_cut_off() {
        for (title, outlet, expected) in [
            ("Harbour talks collapse | The Northern Ledger", None, "Harbour talks collapse"),
            ("The Northern Ledger - Harbour talks collapse", Some("the northern ledger"), "Harbour talks collapse"),
            ("Harbour talks collapse again - World - The Northern Ledger", None, "Harbour talks collapse again"),
            ("Harbour - talks", None, "Harbour - talks"),
            ("Talks: who said what", None, "Talks: who said what"),
        ] {
            assert_eq!(without_site(title, outlet), expected);
        }
    }

    #[test]
    fn a_heading_must_be_vouched_for() {
        assert!(agree("Harbour talks collapse", "Harbour talks collapse after walkout | Ledger"));
        assert!(!agree("Ledger", "Harbour talks collapse | Ledger"));
        assert!(!agree("Most read this week", "Harbour talks collapse"));
    }
}
