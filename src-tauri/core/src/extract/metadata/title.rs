//! The headline: the page's largest heading where another source agrees, without the site's name.

use super::tags::{self, Tags};
use super::{decoded, one_line};
use dom_query::Document as Tree;
use std::collections::HashSet;

/// Marks that part a headline from the name of its site.
pub(super) const SEPARATORS: &[&str] =
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
    let bare_title = without_site(&title, outlet);
    let is_site = |heading: &str| outlet.is_some_and(|outlet| heading.to_lowercase() == outlet.trim().to_lowercase());
    let with_witness = |witnesses: &[&str]| {
        let witnesses: Vec<&&str> = witnesses.iter().filter(|text| !text.is_empty()).collect();
        headings.iter().find(|heading| !is_site(heading) && witnesses.iter().any(|witness| agree(heading, witness)))
    };
    // The whole title vouches last, for it vouches for the name of the site as well.
    let stated_or_bare: Vec<&str> = stated.iter().map(String::as_str).chain([bare_title.as_str()]).collect();
    let agreed =
        with_witness(&stated_or_bare).or_else(|| with_witness(&[title.as_str()]).filter(|_| stated.is_empty()));
    let shown = || {
        let witness = stated.first().unwrap_or(&bare_title);
        headings.iter().find(|heading| !is_site(heading) && is_reworded(heading, witness, outlet))
    };
    agreed
        .or_else(shown)
        .map(|heading| {
            stated
                .iter()
                .find(|stated| is_labelled(heading, stated))
                .cloned()
                .unwrap_or_else(|| without_section(heading))
        })
        .or_else(|| stated.first().cloned())
        .or_else(|| Some(bare_title).filter(|text| !text.is_empty()))
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

/// Whether most words of a heading are in another source's title, or the other way round.
fn agree(heading: &str, witness: &str) -> bool {
    let words = |text: &str| -> HashSet<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (heading, witness) = (words(heading), words(witness));
    let common = heading.intersection(&witness).count();
    // A single word in common is a site's name more often than a headline.
    let least = heading.len().min(witness.len());
    (common == witness.len() && common >= 3)
        || common * 4 >= heading.len() * 3 && common * 2 >= least && (common > 1 || heading.len() == witness.len())
}

/// Whether a heading and what a page states for search engines are two headlines of one story.
fn is_reworded(heading: &str, stated: &str, outlet: Option<&str>) -> bool {
    const LONG: usize = 4;
    const MOST_CHARACTERS: usize = 140;
    let words = |text: &str| -> HashSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        words.filter(|word| word.chars().count() >= LONG).collect()
    };
    let of_site = words(outlet.unwrap_or_default());
    let common = words(heading).intersection(&words(stated)).filter(|word| !of_site.contains(*word)).count();
    let in_heading = heading.split_whitespace().count();
    // With the stated headline and more it is a heading that holds other things as well.
    heading.chars().count() <= MOST_CHARACTERS
        && !heading.starts_with(stated)
        && (common >= 2 && in_heading >= 3 || common == 1 && in_heading >= 5)
}

/// Whether `heading` is the `stated` headline with a label, a day or a count before or after it.
fn is_labelled(heading: &str, stated: &str) -> bool {
    const LEAST_WORDS: usize = 3;
    let around = heading.split_once(stated).filter(|_| stated.split_whitespace().count() >= LEAST_WORDS);
    let Some((before, after)) = around.map(|(before, after)| (before.trim(), after.trim())) else { return false };
    let is_day = |text: &str| text.split_whitespace().count() <= 4 && text.chars().any(|c| c.is_ascii_digit());
    let is_before = before.is_empty()
        || (before.ends_with(':') && before.split_whitespace().count() == 1)
        || crate::extract::dates::whole_line(before, crate::extract::dates::Order::Unknown).is_some();
    let is_after = after.is_empty() || (after.starts_with('(') && is_day(after));
    is_before && is_after && !(before.is_empty() && after.is_empty())
}

/// `title` without the name of its site, before or after it.
pub(super) fn without_site(title: &str, outlet: Option<&str>) -> String {
    let title = one_line(title);
    if let Some(bare) = outlet.and_then(|outlet| without_name(&title, outlet)) {
        return bare;
    }
    let cut = SEPARATORS.iter().filter_map(|mark| title.rfind(mark).map(|at| (at, mark))).max();
    let Some((at, mark)) = cut else { return title };
    let (head, tail) = (title[..at].trim(), title[at + mark.len()..].trim());
    let (in_head, in_tail) = (head.split_whitespace().count(), tail.split_whitespace().count());
    // A site's name is short, and a headline is not; a dash may also stand inside a headline.
    let is_dash = matches!(*mark, " - " | " – " | " — ");
    let least = if is_dash { in_tail + 1 } else { 2 };
    if in_tail <= 5 && in_head >= least.max(2) && (in_head >= 3 || !is_dash) {
        without_site(head, None)
    } else if in_head <= 3 && in_tail >= 5 && !head.contains(':') {
        tail.to_owned()
    } else {
        title
    }
}

/// `heading` without the name of a section after it.
fn without_section(heading: &str) -> String {
    match heading.rsplit_once(" | ") {
        Some((head, tail)) if tail.split_whitespace().count() <= 2 && head.split_whitespace().count() >= 3 => {
            head.trim().to_owned()
        }
        _ => heading.to_owned(),
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
    fn a_label_is_no_part_of_the_headline() {
        assert!(is_labelled("Blog: Harbour talks collapse", "Harbour talks collapse"));
        assert!(is_labelled("Dec 18 2025 Harbour talks collapse", "Harbour talks collapse"));
        assert!(is_labelled("Harbour talks collapse (ledger.example) 87", "Harbour talks collapse"));
        assert!(!is_labelled("Harbour talks collapse", "Harbour talks collapse"));
        assert!(!is_labelled("Why harbour talks collapse again", "harbour talks collapse"));
    }

    #[test]
    fn a_heading_must_be_vouched_for() {
        assert!(agree("Harbour talks collapse", "Harbour talks collapse after walkout | Ledger"));
        assert!(!agree("Ledger", "Harbour talks collapse | Ledger"));
        assert!(!agree("Most read this week", "Harbour talks collapse"));
    }
}
