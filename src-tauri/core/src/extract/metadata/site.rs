//! What the site of a page is called.

use super::one_line;
use super::title::SEPARATORS;
use dom_query::Document as Tree;

/// A site's name without what it says of itself after it.
pub(super) fn without_motto(name: &str) -> String {
    const MOST_WORDS: usize = 5;
    let head = SEPARATORS
        .iter()
        .filter_map(|mark| name.split_once(mark))
        .map(|(head, _)| head.trim())
        .min_by_key(|head| head.len());
    match head {
        Some(head)
            if name.split_whitespace().count() > MOST_WORDS
                && (1..=MOST_WORDS).contains(&head.split_whitespace().count()) =>
        {
            head.to_owned()
        }
        _ => name.to_owned(),
    }
}

/// Whether `name` is what systems call a site that was given no name, or a part of one.
pub(super) fn is_placeholder(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "",
        "site",
        "website",
        "my site",
        "my website",
        "blog",
        "home",
        "homepage",
        "home page",
        "news",
        "articles",
        "resources",
        "index",
        "main",
        "untitled",
        "infographic",
        "wordpress",
    ];
    NAMES.contains(&name.trim().to_lowercase().as_str())
}

/// The part of the page's title that says what the host of `url` is called.
pub(super) fn in_title(tree: &Tree, url: Option<&str>) -> Option<String> {
    let labels = labels(url)?;
    let title = one_line(&tree.select_single("title").text());
    let mut parts = vec![title.as_str()];
    for mark in SEPARATORS {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    if parts.len() < 2 {
        return None;
    }
    let parts = parts.into_iter().rev().map(str::trim).filter(|part| part.split_whitespace().count() <= 6);
    parts.filter(|part| says(part, &labels)).map(str::to_owned).next()
}

/// What the page calls its host in a link to its front page, in the picture in it, or beside its copyright; else the host.
pub(super) fn of_host(tree: &Tree, url: Option<&str>) -> Option<String> {
    const MOST: usize = 60;
    let labels = labels(url)?;
    let own = super::web_url(url?)?;
    let host = own.host_str()?.trim_start_matches("www.").to_owned();
    let is_front =
        |href: &str| own.join(href).is_ok_and(|link| link.host_str() == own.host_str() && link.path() == "/");
    let links = tree.select("a[href]");
    let homes = links.nodes().iter().filter(|link| link.attr("href").is_some_and(|href| is_front(&href))).take(20);
    let texts = homes.flat_map(|home| {
        let pictures = home.descendants_it().filter(|node| node.has_name("img")).filter_map(|image| image.attr("alt"));
        let label = home.attr("aria-label").into_iter().chain(home.attr("title"));
        let texts: Vec<String> =
            [one_line(&home.text())].into_iter().chain(pictures.chain(label).map(|text| one_line(&text))).collect();
        texts
    });
    let ends = [" logo", " Logo", " Homepage", " Home Page", " Home"];
    let named = texts.map(|text| ends.iter().fold(text.as_str(), |text, end| text.trim_end_matches(end)).to_owned());
    let is_named = |text: &String| text.chars().count() <= MOST && !is_placeholder(text) && says(text, &labels);
    let named = named.into_iter().find(is_named);
    named.or(Some(host))
}

/// The labels of the host of `url` without marks, in lower case.
fn labels(url: Option<&str>) -> Option<Vec<String>> {
    let url = super::web_url(url?)?;
    let host = url.host_str()?.trim_start_matches("www.");
    Some(host.split('.').map(letters).collect())
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether `part` is the name of the host that has these `labels`.
fn says(part: &str, labels: &[String]) -> bool {
    let part = letters(part);
    let whole = labels.concat();
    part.len() >= 3
        && (labels.contains(&part)
            || part == whole
            || labels.iter().any(|label| {
                part.len() >= 5
                    && label.len() >= 5
                    && (label.starts_with(&part) || part.starts_with(label.as_str()) && part.len() <= label.len() + 8)
            }))
}

/// The name of the site that the page's title adds to `headline`.
pub(super) fn after(tree: &Tree, headline: &str) -> Option<String> {
    let title = one_line(&tree.select_single("title").text());
    let rest = title.strip_prefix(headline).filter(|rest| SEPARATORS.iter().any(|mark| rest.starts_with(mark)))?;
    let (_, name) = SEPARATORS.iter().filter_map(|mark| rest.rsplit_once(mark)).min_by_key(|(_, name)| name.len())?;
    let name = name.trim();
    (!name.is_empty() && name.split_whitespace().count() <= 5).then(|| name.to_owned())
}
