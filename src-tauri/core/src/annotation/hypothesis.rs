//! One annotation as Hypothesis' interface and its export file have it, and as Annotator had it before.

use super::colour::colour_in;
use super::fields::{
    Members, add_to, blank, list_at, list_of, moment_of, name_at, name_of, note_of, quoted, take_tags, text_of, uid_in,
};
use super::{About, Foreign, Format};
use serde_json::Value;

/// Whether an object is one of them.
pub(super) fn is_one(members: &Members) -> bool {
    let has = |key: &str| members.contains_key(key);
    (has("uri") || has("ranges")) && (has("text") || has("tags") || has("target") || has("quote"))
}

/// Reads one.
///
/// # Errors
/// When it is larger than is kept.
pub(super) fn read(members: &Members) -> Result<Foreign, String> {
    let mut foreign = blank(Format::Hypothesis, members)?;
    let own = members.get("clipfile").and_then(Value::as_object);
    let own_name = |key: &str| own.and_then(|own| name_of(own.get(key)));
    foreign.foreign_id = name_at(members, &["id", "_id"]).or_else(|| number_at(members, "id"));
    let targets: Vec<&Members> = list_at(members, "target").iter().filter_map(Value::as_object).collect();
    let links =
        members.get("document").and_then(Value::as_object).map_or(&[][..], |document| list_at(document, "link"));
    let linked = links.iter().filter_map(|link| name_of(link.get("href")));
    let sources = targets.iter().filter_map(|target| name_of(target.get("source")));
    for url in name_at(members, &["uri", "url"]).into_iter().chain(sources).chain(linked) {
        if !foreign.urls.contains(&url) {
            foreign.urls.push(url);
        }
    }
    if own.is_some() {
        foreign.uid = foreign.foreign_id.clone().and_then(|id| id.try_into().ok());
        foreign.article = own_name("article").and_then(|name| uid_in(&name));
        foreign.capture = own_name("capture").and_then(|name| uid_in(&name));
    }
    foreign.about = about(members, &targets);
    let mut note = note_of(members.get("text")).unwrap_or_default();
    let description = targets.iter().find_map(|target| text_of(target.get("description")));
    add_to(&mut note, &description.unwrap_or_default());
    let tags = list_at(members, "tags").iter().filter_map(|tag| text_of(Some(tag)));
    foreign.tags = take_tags(tags, &mut note);
    foreign.note = note;
    let of_tags = foreign.tags.iter().find_map(|tag| {
        let (key, value) = tag.split_once(':')?;
        matches!(key.to_ascii_lowercase().as_str(), "colour" | "color").then(|| colour_in(value))?
    });
    let said = own_name("colour").or_else(|| name_at(members, &["colour", "color"]));
    foreign.colour = said.and_then(|name| colour_in(&name)).or(of_tags);
    foreign.made_ms = moment_of(members.get("created"));
    foreign.note_made_ms = own.and_then(|own| moment_of(own.get("noted"))).or(foreign.made_ms);
    foreign.note_edited_ms = moment_of(members.get("updated"));
    Ok(foreign)
}

fn number_at(members: &Members, key: &str) -> Option<String> {
    members.get(key).filter(|value| value.is_number()).map(Value::to_string)
}

fn about(members: &Members, targets: &[&Members]) -> About {
    if !list_at(members, "references").is_empty() {
        return About::Reply;
    }
    let selectors: Vec<&Members> =
        targets.iter().flat_map(|target| list_at(target, "selector")).filter_map(Value::as_object).collect();
    let of_type = |name: &str| {
        selectors.iter().copied().find(|selector| selector.get("type").and_then(Value::as_str) == Some(name))
    };
    if let Some(words) = quoted(of_type("TextQuoteSelector"), of_type("TextPositionSelector")) {
        return About::Words(words);
    }
    // Annotator wrote the words beside its ranges.
    let mut beside = Members::new();
    if let Some(quote) = members.get("quote").filter(|quote| quote.is_string()) {
        beside.insert("exact".to_owned(), quote.clone());
    }
    let has_ranges = members.get("ranges").is_some_and(|ranges| !list_of(ranges).is_empty());
    match quoted(Some(&beside), None) {
        Some(words) => About::Words(words),
        None if selectors.is_empty() && !has_ranges => About::Page,
        None => About::Part,
    }
}
