//! What both formats have: members of JSON that may be missing, single, or a list, and of any type.

use super::{About, Foreign, Format, MAX_ORIGIN_BYTES, Quoted};
use crate::archive::is_time;
use crate::id::Uid;
use crate::note::without_nul;
use crate::tag;
use chrono::{DateTime, NaiveDateTime};
use serde_json::{Map, Value};

/// The longest words around a quote that are kept, in bytes; they tell places apart, and that many do.
const MAX_CONTEXT_BYTES: usize = 1000;
/// The longest identity or address that is kept, in bytes.
const MAX_NAME_BYTES: usize = 4000;

/// An object's members.
pub(super) type Members = Map<String, Value>;

/// A text without what no text here holds, and without white space around it; `None` when nothing is left.
pub(super) fn text_of(value: Option<&Value>) -> Option<String> {
    let text = without_nul(value?.as_str()?);
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A note: its first line may be indented, which says something in Markdown.
pub(super) fn note_of(value: Option<&Value>) -> Option<String> {
    let text = without_nul(value?.as_str()?);
    (!text.trim().is_empty()).then(|| text.trim_end().to_owned())
}

/// An identity or an address.
pub(super) fn name_of(value: Option<&Value>) -> Option<String> {
    text_of(value).filter(|name| name.len() <= MAX_NAME_BYTES)
}

/// The first text under one of `keys`.
pub(super) fn name_at(members: &Members, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| name_of(members.get(*key)))
}

/// What stands under `key`: nothing, one or several.
pub(super) fn list_at<'v>(members: &'v Members, key: &str) -> &'v [Value] {
    members.get(key).map_or(&[], list_of)
}

/// A list, or the one thing that stands where a list may.
pub(super) fn list_of(value: &Value) -> &[Value] {
    match value {
        Value::Array(values) => values,
        Value::Null => &[],
        one => std::slice::from_ref(one),
    }
}

/// Whether an object says that it is of that type, with or without a prefix such as `oa:`.
pub(super) fn is_of_type(members: &Members, wanted: &str) -> bool {
    let mut types = list_at(members, "type").iter().chain(list_at(members, "@type")).filter_map(Value::as_str);
    types.any(|found| found.rsplit([':', '#', '/']).next() == Some(wanted))
}

/// A moment, in UTC milliseconds. One without a time zone is taken for UTC.
pub(crate) fn moment_of(value: Option<&Value>) -> Option<i64> {
    let text = value?.as_str()?.trim();
    let parsed = DateTime::parse_from_rfc3339(text).map(|moment| moment.timestamp_millis()).or_else(|_| {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").map(|moment| moment.and_utc().timestamp_millis())
    });
    parsed.ok().filter(|ms| is_time(*ms))
}

/// The identity in a `urn:uuid:` name (RFC 9562, section 4).
pub(super) fn uid_in(name: &str) -> Option<Uid> {
    name.strip_prefix("urn:uuid:")?.to_owned().try_into().ok()
}

/// A stretch of text, of what selectors say of it; `None` without words.
pub(super) fn quoted(quote: Option<&Members>, place: Option<&Members>) -> Option<Quoted> {
    let quote = quote?;
    let context = |key: &str| quote.get(key).and_then(Value::as_str).map(without_nul).unwrap_or_default();
    let number = |key: &str| place?.get(key)?.as_u64().and_then(|number| usize::try_from(number).ok());
    let (prefix, suffix) = (context("prefix"), context("suffix"));
    Some(Quoted {
        exact: text_of(quote.get("exact"))?,
        prefix: prefix[prefix.ceil_char_boundary(prefix.len().saturating_sub(MAX_CONTEXT_BYTES))..].to_owned(),
        suffix: suffix[..suffix.floor_char_boundary(MAX_CONTEXT_BYTES)].to_owned(),
        place: number("start").zip(number("end")).filter(|(start, end)| start < end),
    })
}

/// Tags that can be tags here, each once; the others go into the note, so that no word is lost.
pub(super) fn take_tags(found: impl Iterator<Item = String>, note: &mut String) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in found {
        if !tag::is_path(&tag) {
            add_to(note, &tag);
        } else if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// Adds a paragraph to a note.
pub(super) fn add_to(note: &mut String, paragraph: &str) {
    if !note.is_empty() && !paragraph.is_empty() {
        note.push_str("\n\n");
    }
    note.push_str(paragraph);
}

/// The paragraphs of a note, as [`add_to`] puts them together.
pub(crate) fn paragraphs(note: &str) -> impl Iterator<Item = &str> {
    note.split("\n\n")
}

/// An annotation of which nothing is known but how it came.
///
/// # Errors
/// When it is larger than is kept.
pub(super) fn blank(format: Format, whole: &Members) -> Result<Foreign, String> {
    let origin = serde_json::to_string(whole).map_err(|error| error.to_string())?;
    if origin.len() > MAX_ORIGIN_BYTES {
        return Err(format!(
            "the annotation has {} kB; the limit is {} kB",
            origin.len().div_ceil(1000),
            MAX_ORIGIN_BYTES / 1000
        ));
    }
    Ok(Foreign {
        format,
        foreign_id: None,
        uid: None,
        article: None,
        capture: None,
        urls: Vec::new(),
        about: About::Part,
        colour: None,
        tags: Vec::new(),
        note: String::new(),
        made_ms: None,
        note_made_ms: None,
        note_edited_ms: None,
        origin,
    })
}

/// Whether two texts have the same words, however the space between them and their quotation marks are written.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
        text.chars().filter(|character| !character.is_whitespace() && !matches!(character, '\u{AD}' | '\u{200B}')).map(
            |character| match character {
                '“' | '”' | '„' | '«' | '»' => '"',
                '‘' | '’' | '‚' => '\'',
                '–' | '—' | '‑' => '-',
                other => other,
            },
        )
    }
    plain(one).eq(plain(other))
}
