//! What a page says of itself: in JSON-LD, in `meta` elements, in its markup, in its address.
//!
//! Read from the untrusted tree, inert; only plain strings come out.

mod around;
mod json_ld;
mod published;
mod shown;
mod site;
mod tags;
mod title;
mod visible;

use super::canonical::one_line;
use super::dates::{self, Order};
use super::names;
use crate::article::{Citation, Published};
use dom_query::Document as Tree;
use url::Url;

/// What was found on a page, before its text is known.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// Everything but the dateline; the language is the declared one.
    pub(super) citation: Citation,
    /// The article's text, where the page states it.
    pub(super) text: Option<String>,
    /// What the page says the article is about, each in its own words.
    pub(super) descriptions: Vec<String>,
    /// Whether the day of publication is that of the last change, for the page tells no other.
    pub(super) is_only_changed: bool,
    /// Whether the page says that only some of its readers get all of the article.
    pub(super) is_restricted: bool,
}

/// Reads the metadata of `tree`; `own` is where the page is known to come from.
pub(super) fn read(tree: &Tree, own: Option<&str>) -> Metadata {
    let ld = json_ld::read(tree);
    let tags = tags::Tags::read(tree);
    let language = declared_language(tree, &tags).or_else(|| ld.language.clone());
    let order = Order::of(language.as_deref());
    let url = canonical_url(tree, &tags, own);
    let outlet = outlet(&ld, &tags).or_else(|| site::in_title(tree, url.as_deref())).or_else(|| ld.site.clone());
    let headline = title::headline(tree, &tags, ld.headline.as_deref(), outlet.as_deref());
    let outlet = outlet
        .or_else(|| headline.as_deref().and_then(|headline| site::after(tree, headline)))
        .or_else(|| site::of_host(tree, url.as_deref()));
    let around = around::Around::of(tree, headline.as_deref());
    let dates = published::read(tree, &ld, &tags, order, url.as_deref(), &around);
    let byline = byline(tree, &ld, &tags, outlet.as_deref(), &around);
    let citation = Citation {
        headline,
        byline,
        dateline: ld.dateline,
        outlet,
        published: dates.published,
        updated: dates.updated,
        url,
        language,
    };
    let descriptions = tags.each(tags::DESCRIPTION).map(str::to_owned).collect();
    Metadata {
        citation,
        text: ld.text,
        descriptions,
        is_only_changed: dates.is_only_changed,
        is_restricted: ld.is_restricted,
    }
}

/// Reads what little a stretch of a page says of itself: a canonical link, and the language of its root.
pub(super) fn of_fragment(tree: &Tree, own: Option<&str>) -> Citation {
    let tags = tags::Tags::read(tree);
    let title = one_line(&tree.select_single("head title").text());
    Citation {
        headline: Some(title).filter(|title| !title.is_empty()),
        byline: names::names(tags.first(tags::AUTHOR).unwrap_or_default(), None),
        url: canonical_url(tree, &tags, own),
        language: declared_language(tree, &tags),
        ..Citation::default()
    }
}

fn byline(
    tree: &Tree,
    ld: &json_ld::Found,
    tags: &tags::Tags,
    outlet: Option<&str>,
    around: &around::Around,
) -> Vec<String> {
    let stated: Vec<&str> = ld.authors.iter().map(String::as_str).collect();
    let in_tags: Vec<&str> = tags.authors().collect();
    let of = |lines: &[&str]| {
        let mut found: Vec<String> = Vec::new();
        // The site of one person is named after its author.
        let outlet =
            outlet.filter(|outlet| !(names::is_name(outlet) && !names::is_outlet(outlet) && lines.contains(outlet)));
        for name in lines.iter().flat_map(|line| names::names(line, outlet)) {
            if !found.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
                found.push(name);
            }
        }
        found
    };
    let has_person = |names: &[String]| names.iter().any(|name| names::is_name(name) && !names::is_outlet(name));
    // Some state the outlet as the author and show the person.
    let is_outlets = |found: &[String]| found.iter().all(|name| names::is_outlet(name));
    let mut found = of(&stated);
    if is_outlets(&found) {
        let others = of(&in_tags);
        if found.is_empty() || has_person(&others) {
            found = others;
        }
    }
    // Who put a page into its system is stated often, and who wrote it is shown by the headline.
    if !found.is_empty()
        && let Some(line) = visible::by_line(tree, around)
    {
        let others = of(&[line.as_str()]);
        let is_other = |name: &String| !others.iter().any(|other| other.eq_ignore_ascii_case(name));
        if has_person(&others) && found.iter().all(is_other) {
            return others;
        }
    }
    if is_outlets(&found) {
        let seen = visible::authors(tree, around);
        let others = of(&seen.iter().map(String::as_str).collect::<Vec<_>>());
        if found.is_empty() || has_person(&others) {
            found = others;
        }
        if found.is_empty() {
            // Where no person is named, the desk is the author, and where none is, the outlet that says that it is.
            let lines = || stated.iter().chain(&in_tags).copied().chain(seen.iter().map(String::as_str));
            let desk = lines().find_map(|line| names::desk(line, outlet));
            let itself =
                || outlet.filter(|outlet| lines().any(|line| names::is_itself(line, outlet))).map(str::to_owned);
            found = desk.or_else(itself).into_iter().collect();
        }
    }
    found
}

fn outlet(ld: &json_ld::Found, tags: &tags::Tags) -> Option<String> {
    let named = [tags.first(tags::OUTLET), ld.publisher.as_deref()];
    let named = named.into_iter().flatten().map(one_line).map(|name| site::without_motto(&name));
    named.into_iter().find(|name| name.chars().count() <= 100 && !site::is_placeholder(name))
}

/// `text` on one line. Some pages escape their entities twice.
fn decoded(text: &str) -> String {
    let text = one_line(text);
    if text.contains('&') && text.contains(';') {
        one_line(&Tree::fragment(text.replace('<', "&lt;")).text())
    } else {
        text
    }
}

fn declared_language(tree: &Tree, tags: &tags::Tags) -> Option<String> {
    let html = tree.html_root();
    let of_html = html.attr("lang").or_else(|| html.attr("xml:lang")).map(|lang| lang.to_string());
    of_html.filter(|lang| !lang.trim().is_empty()).or_else(|| tags.first(tags::LANGUAGE).map(str::to_owned))
}

/// The canonical address where it is plausible, else where the page was fetched from.
fn canonical_url(tree: &Tree, tags: &tags::Tags, own: Option<&str>) -> Option<String> {
    let own = own.and_then(web_url);
    let link = tree.select_single("link[rel=canonical][href]").attr("href");
    let stated = [link.as_deref(), tags.first(tags::URL)];
    let resolve = |href: &str| match &own {
        Some(own) => own.join(href.trim()).ok().and_then(|url| web_url(url.as_str())),
        None => web_url(href),
    };
    // Broken sites name their front page as the canonical address of every article.
    let is_front = |url: &Url| url.path() == "/" && url.query().is_none();
    let canonical = stated
        .into_iter()
        .flatten()
        .filter_map(resolve)
        .find(|url| own.as_ref().is_none_or(|own| is_front(own) || !is_front(url)));
    canonical.or(own).map(String::from)
}

/// `text` as an absolute `http` or `https` address.
pub(super) fn web_url(text: &str) -> Option<Url> {
    Url::parse(text.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

/// A date as a machine or a person wrote it.
pub(super) fn date(text: &str, order: Order) -> Option<Published> {
    let text = text.trim();
    let is_iso = text.len() >= 8 && text.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    let exact = if is_iso { text.parse().ok() } else { None };
    // Midnight without a zone is how systems that know only the day write it.
    let exact = exact.map(|date: Published| match date.as_str().strip_suffix("T00:00:00") {
        Some(day) => day.parse().unwrap_or(date),
        None => date,
    });
    exact.or_else(|| dates::find(text, order).map(|found| found.date)).or_else(|| text.parse().ok())
}

#[cfg(test)]
mod tests;
