//! A source as a list of annotations, whichever way they are put together.

use super::fields::{Members, is_of_type, list_at};
use super::{Annotations, Foreign, Format, hypothesis, w3c};
use memchr::memmem;
use serde_json::Value;

/// How much of a source is looked at to tell what it is, in bytes.
const HEAD_BYTES: usize = 256_000;
/// Pages of a collection that are followed inside a source.
const MAX_PAGES: usize = 10_000;

/// Whether `bytes` look like JSON with annotations.
pub fn is_annotations(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let has = |words: &str| memmem::find(head, words.as_bytes()).is_some();
    matches!(start.first(), Some(b'{' | b'[')) && {
        let is_w3c = has("/ns/anno.jsonld") || has("TextQuoteSelector") || has("AnnotationCollection");
        let is_exported = has("\"annotations\"") && (has("\"export_date\"") || has("\"client_version\""));
        let is_of_interface = (has("\"rows\"") || has("\"permissions\"")) && has("\"uri\"") && has("\"updated\"");
        is_w3c || is_exported || is_of_interface || (has("\"ranges\"") && has("\"quote\"") && has("\"uri\""))
    }
}

/// Reads a source. What cannot be read of it costs itself only.
///
/// # Errors
/// Why nothing of it can be read, in words.
pub fn read(bytes: &[u8]) -> Result<Annotations, String> {
    // Half a surrogate pair stands for no character; one of them must not cost the file.
    let text = encoding_rs::UTF_8.decode(bytes).0;
    let parsed = serde_json::from_str(&text).or_else(|error| match without_half_pairs(&text) {
        Some(mended) => serde_json::from_str(&mended),
        None => Err(error),
    });
    let whole: Value = parsed.map_err(|error| {
        let why = error.to_string();
        if why.starts_with("recursion limit") {
            "its JSON is nested too deeply to be annotations".to_owned()
        } else {
            format!("it is not whole or not JSON ({why}). Export it again")
        }
    })?;
    let mut items = Vec::new();
    collect(&whole, 0, &mut items);
    if items.is_empty() {
        return Err("there are no annotations in it".to_owned());
    }
    let items: Vec<Result<Foreign, String>> = items.into_iter().map(one).collect();
    if items.iter().all(Result::is_err) {
        let why = items.into_iter().find_map(Result::err).unwrap_or_default();
        return Err(format!("no annotation in it can be read: {why}"));
    }
    Ok(Annotations { items })
}

/// Reads an annotation that is kept here.
///
/// # Errors
/// Why it cannot be read, in words.
pub(crate) fn kept(format: Format, origin: &str) -> Result<Foreign, String> {
    let value: Value = serde_json::from_str(origin).map_err(|error| error.to_string())?;
    match (value.as_object(), format) {
        (Some(members), Format::W3c) => w3c::read(members),
        (Some(members), Format::Hypothesis) => hypothesis::read(members),
        (None, _) => Err("it is no annotation".to_owned()),
    }
}

/// The annotations in a list, a collection or page (Web Annotation Data Model, section 5), an export of Hypothesis, an
/// answer of its interface, or the one that stands alone.
fn collect<'v>(value: &'v Value, depth: usize, into: &mut Vec<&'v Value>) {
    let members = match value {
        Value::Array(values) if depth < 4 => return values.iter().for_each(|value| collect(value, depth + 1, into)),
        Value::Object(members) => members,
        other => return into.push(other),
    };
    let lists = ["annotations", "rows", "@graph", "resources"];
    if is_of_type(members, "AnnotationCollection") || is_of_type(members, "AnnotationPage") {
        collect_pages(members, into);
    } else if let Some(key) = lists.iter().find(|key| members.get(**key).is_some_and(Value::is_array)) {
        into.extend(list_at(members, key));
        into.extend(list_at(members, "replies"));
    } else {
        into.push(value);
    }
}

fn collect_pages<'v>(collection: &'v Members, into: &mut Vec<&'v Value>) {
    into.extend(list_at(collection, "items"));
    let mut next = collection.get("first").or_else(|| collection.get("next"));
    for _ in 0..MAX_PAGES {
        let Some(page) = next.and_then(Value::as_object) else { return };
        into.extend(list_at(page, "items"));
        next = page.get("next");
    }
}

fn one(value: &Value) -> Result<Foreign, String> {
    match value.as_object() {
        Some(members) if w3c::is_one(members) => w3c::read(members),
        Some(members) if hypothesis::is_one(members) => hypothesis::read(members),
        _ => Err("it is not an annotation that Clipfile knows".to_owned()),
    }
}

/// `json` with U+FFFD for each escape that is half a surrogate pair (RFC 8259, section 8.2); `None` when there is none.
fn without_half_pairs(json: &str) -> Option<String> {
    let unit = |at: usize| {
        let digits = json.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok()
    };
    let mut mended = String::with_capacity(json.len());
    let (mut from, mut at, mut is_mended) = (0, 0, false);
    while let Some(found) = memchr::memchr(b'\\', &json.as_bytes()[at..]) {
        at += found;
        at = match unit(at) {
            Some(0xD800..=0xDBFF) if matches!(unit(at + 6), Some(0xDC00..=0xDFFF)) => at + 12,
            Some(0xD800..=0xDFFF) => {
                mended.push_str(&json[from..at]);
                mended.push_str("\\uFFFD");
                (from, is_mended) = (at + 6, true);
                at + 6
            }
            Some(_) => at + 6,
            // The character behind it is escaped and is no backslash of its own.
            None => json[at + 1..].chars().next().map_or(json.len(), |escaped| at + 1 + escaped.len_utf8()),
        };
    }
    mended.push_str(&json[from..]);
    is_mended.then_some(mended)
}
