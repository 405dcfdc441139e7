//! schema.org in JSON-LD: the article's node, its authors and publisher.

use dom_query::Document as Tree;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// What the article's node says.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) headline: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) dateline: Option<String>,
    pub(super) language: Option<String>,
    pub(super) text: Option<String>,
    pub(super) is_restricted: bool,
    /// The name of the site, where a node says it.
    pub(super) site: Option<String>,
}

type Node = Map<String, Value>;

/// Most nodes of a page that are looked at.
const MAX_NODES: usize = 2_000;

pub(super) fn read(tree: &Tree) -> Found {
    let values: Vec<Value> =
        tree.select("script[type*='ld+json']").nodes().iter().filter_map(|script| parse(&script.text())).collect();
    let nodes = nodes_of(&values);
    let by_id: HashMap<&str, &Node> = nodes
        .iter()
        .filter(|node| node.len() > 1)
        .filter_map(|node| Some((node.get("@id")?.as_str()?, *node)))
        .collect();
    let named = |node: &&&Node| node.get("name").and_then(Value::as_str).is_some_and(|name| !name.trim().is_empty());
    let site = nodes.iter().filter(|node| is_a(node, &["WebSite"])).find(named);
    let site =
        site.or_else(|| nodes.iter().filter(|node| is_a(node, &["NewsMediaOrganization", "Organization"])).find(named));
    let mut found = Found {
        site: site
            .and_then(|node| node.get("name")?.as_str())
            .map(super::one_line)
            .filter(|name| name.chars().count() <= 60),
        ..Found::default()
    };
    // The first article is the page's own; those of teasers come after it and are smaller.
    let article = nodes
        .iter()
        .find(|node| is_article(node) && (node.contains_key("headline") || node.contains_key("datePublished")));
    let page = nodes.iter().find(|node| is_a(node, &["WebPage"]));
    for node in article.into_iter().chain(page) {
        let text = |key: &str| node.get(key).and_then(Value::as_str).map(str::to_owned);
        if article.is_some_and(|article| std::ptr::eq(*article, *node)) {
            found.headline = text("headline").or_else(|| text("name"));
            found.authors = ["author", "creator"]
                .iter()
                .filter_map(|key| node.get(*key))
                .map(|value| people(value, &by_id))
                .find(|names| !names.is_empty())
                .unwrap_or_default();
            found.text = text("articleBody").filter(|text| !text.trim().is_empty());
            found.is_restricted = node.get("isAccessibleForFree").is_some_and(is_false);
            found.publisher = node.get("publisher").and_then(|value| people(value, &by_id).into_iter().next());
            found.dateline = text("dateline").map(|place| super::one_line(&place)).filter(|place| !place.is_empty());
        }
        found.published = found.published.or_else(|| text("datePublished"));
        found.updated = found.updated.or_else(|| text("dateModified"));
        found.language = found.language.or_else(|| text("inLanguage"));
    }
    found
}

/// `false`, in one of the ways that pages write it.
fn is_false(value: &Value) -> bool {
    match value {
        Value::Bool(value) => !value,
        Value::String(text) => {
            matches!(text.rsplit('/').next().map(str::to_ascii_lowercase).as_deref(), Some("false" | "no"))
        }
        _ => false,
    }
}

/// Pages put line breaks into strings, wrap the whole in CDATA or comments, and end lists with a comma.
fn parse(script: &str) -> Option<Value> {
    let text = script.trim();
    let text = text.trim_start_matches("<!--").trim_start_matches("//").trim().trim_start_matches("<![CDATA[");
    let text = text
        .trim_end_matches("-->")
        .trim_end()
        .trim_end_matches("]]>")
        .trim_end_matches("//")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&spaced).ok()
    })
}

/// Every object in `values`, outer before inner.
fn nodes_of(values: &[Value]) -> Vec<&Node> {
    let mut nodes = Vec::new();
    let mut queue: std::collections::VecDeque<&Value> = values.iter().collect();
    while let Some(value) = queue.pop_front() {
        match value {
            Value::Array(items) => queue.extend(items),
            Value::Object(node) => {
                nodes.push(node);
                queue.extend(node.values().filter(|value| value.is_object() || value.is_array()));
            }
            _ => {}
        }
        if nodes.len() > MAX_NODES {
            break;
        }
    }
    nodes
}

fn is_a(node: &Node, types: &[&str]) -> bool {
    let matches = |value: &Value| {
        value.as_str().is_some_and(|name| types.contains(&name.rsplit(['/', ':', '#']).next().unwrap_or(name)))
    };
    match node.get("@type") {
        Some(Value::Array(names)) => names.iter().any(matches),
        Some(name) => matches(name),
        None => false,
    }
}

fn is_article(node: &Node) -> bool {
    is_a(
        node,
        &[
            "NewsArticle",
            "Article",
            "ReportageNewsArticle",
            "AnalysisNewsArticle",
            "OpinionNewsArticle",
            "BackgroundNewsArticle",
            "ReviewNewsArticle",
            "AskPublicNewsArticle",
            "AdvertiserContentArticle",
            "BlogPosting",
            "LiveBlogPosting",
            "Report",
            "ScholarlyArticle",
            "TechArticle",
            "SatiricalArticle",
            "SocialMediaPosting",
            "Review",
            "ClaimReview",
            "DiscussionForumPosting",
        ],
    )
}

/// Names of persons or organisations, given as text, as nodes, or as references to nodes.
fn people(value: &Value, by_id: &HashMap<&str, &Node>) -> Vec<String> {
    let values: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        other => vec![other],
    };
    let name_of = |node: &Node| match node.get("name") {
        Some(Value::String(name)) => Some(name.clone()),
        Some(Value::Array(names)) => names.first().and_then(Value::as_str).map(str::to_owned),
        _ => None,
    };
    let names = values.into_iter().filter_map(|value| match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(node) => name_of(node).or_else(|| name_of(by_id.get(node.get("@id")?.as_str()?)?)),
        _ => None,
    });
    names.map(|name| super::one_line(&name)).filter(|name| !name.is_empty()).collect()
}
