//! `meta` elements: Open Graph, Dublin Core, Highwire's `citation_`, and the plain ones.

use super::decoded;
use dom_query::Document as Tree;
use std::collections::HashMap;

pub(super) const TITLE: &[&str] =
    &["og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"];
pub(super) const AUTHOR: &[&str] = &[
    "citation_author",
    "author",
    "article:author_name",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "parsely-author",
    "sailthru.author",
    "byl",
    "twitter:data1:author",
];
pub(super) const OUTLET: &[&str] = &[
    "og:site_name",
    "citation_journal_title",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "application-name",
    "publisher",
];
pub(super) const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article.published",
    "citation_online_date",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "date",
];
pub(super) const UPDATED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
];
pub(super) const DESCRIPTION: &[&str] =
    &["description", "og:description", "twitter:description", "dc.description", "sailthru.description"];
pub(super) const LANGUAGE: &[&str] = &["content-language", "og:locale", "dc.language", "dcterms.language", "language"];
pub(super) const URL: &[&str] = &["og:url", "twitter:url", "citation_public_url"];

/// Names in lower case to contents, in the order of the page.
#[derive(Debug, Default)]
pub(super) struct Tags {
    contents: HashMap<String, Vec<String>>,
}

impl Tags {
    pub(super) fn read(tree: &Tree) -> Self {
        let mut tags = Self::default();
        for meta in tree.select("meta[content]").nodes() {
            let content = decoded(&meta.attr_or("content", ""));
            if content.is_empty() {
                continue;
            }
            for attribute in ["property", "name", "itemprop", "http-equiv"] {
                if let Some(name) = meta.attr(attribute) {
                    tags.contents.entry(name.trim().to_lowercase()).or_default().push(content.clone());
                }
            }
        }
        tags
    }

    /// The first content of the first of `names` that has one.
    pub(super) fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.contents.get(*name)).and_then(|contents| contents.first()).map(String::as_str)
    }

    /// Every content of each of `names`, the surest name first, up to the first that is no address.
    pub(super) fn all<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        let is_usable = |contents: &&Vec<String>| contents.iter().any(|content| !content.contains("://"));
        names
            .iter()
            .filter_map(|name| self.contents.get(*name))
            .find(is_usable)
            .into_iter()
            .flatten()
            .map(String::as_str)
    }

    /// The first content of each of `names` that has one, the surest name first.
    pub(super) fn each<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        names.iter().filter_map(|name| self.contents.get(*name)?.first()).map(String::as_str)
    }

    /// Contents of the names that say in words of their own that they hold the day of publication: `x-published-date`.
    pub(super) fn published(&self) -> impl Iterator<Item = &str> {
        let says_so = |name: &str| {
            let words: Vec<&str> = name.split(|c: char| !c.is_ascii_alphabetic()).collect();
            let has = |one_of: &[&str]| words.iter().any(|word| one_of.contains(word));
            has(&["published", "publishdate", "publisheddate", "pubdate", "publicationdate"])
                || has(&["publish", "publication"]) && has(&["date", "time", "day"])
        };
        let mut named: Vec<_> = self.contents.iter().filter(|(name, _)| says_so(name)).collect();
        named.sort();
        named.into_iter().filter_map(|(_, contents)| contents.first()).map(String::as_str)
    }

    /// The author lines of the surest name that has any.
    pub(super) fn authors(&self) -> impl Iterator<Item = &str> {
        const LABELS: &[&str] = &[
            "written by",
            "by",
            "author",
            "von",
            "geschrieben von",
            "verfasst von",
            "écrit par",
            "escrito por",
            "skrevet av",
        ];
        // A label and what it says, as some systems write for the cards of a social network.
        let labelled = ["1", "2"].iter().filter_map(|number| {
            let label = self.contents.get(&format!("twitter:label{number}"))?.first()?;
            let is_author = LABELS.contains(&label.to_lowercase().as_str());
            is_author
                .then(|| self.contents.get(&format!("twitter:data{number}"))?.first())
                .flatten()
                .map(String::as_str)
        });
        let mut named = self.all(AUTHOR).peekable();
        let has_named = named.peek().is_some();
        named.chain(labelled.filter(move |_| !has_named))
    }
}
