//! The fields that can be asked, by their own names and by those that users of other programs type.

use crate::search::expr::{ClaimField, DateOf, Field, Part, State};

/// A field of the query language.
#[derive(Debug, PartialEq, Eq)]
pub struct FieldInfo {
    /// Its name, without the colon.
    pub name: &'static str,
    /// What is read as the same.
    pub others: &'static [&'static str],
    /// What its value is.
    pub takes: Takes,
}

/// What a field's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Words that stand in this part.
    Words(Field),
    /// The path of a tag.
    Tag,
    /// A colour of passages.
    Colour,
    /// A language.
    Language,
    /// A kind of source.
    Kind,
    /// A story.
    Story,
    /// Part of a claim.
    Claim(ClaimField),
    /// A date or a stretch of time.
    Date(DateOf),
    /// A date that bounds when it was published.
    Bound(Bound),
    /// One of [`HAS`].
    Has,
    /// One of [`IS`].
    Is,
    /// One of [`IN`].
    In,
}

/// How a date bounds a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// From the beginning of the date on.
    From,
    /// Until before the date begins.
    Before,
    /// Until the date is over.
    Until,
}

const fn field(name: &'static str, others: &'static [&'static str], takes: Takes) -> FieldInfo {
    FieldInfo { name, others, takes }
}

/// All fields, in the order in which they are proposed.
pub const FIELDS: [FieldInfo; 26] = [
    field("title", &["headline", "subject", "intitle", "heading"], Takes::Words(Field::Title)),
    field(
        "by",
        &["author", "authors", "creator", "creators", "from", "byline", "writer", "reporter", "journalist"],
        Takes::Words(Field::Byline),
    ),
    field(
        "outlet",
        &["source", "publication", "publisher", "newspaper", "magazine", "paper"],
        Takes::Words(Field::Outlet),
    ),
    field("tag", &["tags", "label", "labels", "keyword", "keywords"], Takes::Tag),
    field("published", &["date", "year", "pubdate", "issued"], Takes::Date(DateOf::Published)),
    field("clipped", &["created", "added", "dateadded", "saved", "captured", "accessed"], Takes::Date(DateOf::Clipped)),
    field("edited", &["updated", "modified", "datemodified", "changed"], Takes::Date(DateOf::Edited)),
    field("text", &["body", "content", "fulltext", "fulltextcontent", "intext"], Takes::Words(Field::Text)),
    field(
        "quote",
        &["passage", "passages", "highlight", "highlights", "annotation", "annotationtext"],
        Takes::Words(Field::Quote),
    ),
    field("note", &["notes", "comment", "comments", "annotationcomment"], Takes::Words(Field::Note)),
    field("claim", &["claims", "statement"], Takes::Words(Field::Claim)),
    field("site", &["domain", "host", "website"], Takes::Words(Field::Site)),
    field("url", &["link", "address", "inurl", "sourceurl"], Takes::Words(Field::Url)),
    field("colour", &["color", "annotationcolor"], Takes::Colour),
    field("lang", &["language", "languages"], Takes::Language),
    field("kind", &["type", "format", "filetype", "itemtype", "resource"], Takes::Kind),
    field("story", &["stories", "project", "collection", "notebook", "folder"], Takes::Story),
    field("speaker", &["said", "saidby", "speakers"], Takes::Claim(ClaimField::Speaker)),
    field("basis", &[], Takes::Claim(ClaimField::Basis)),
    field("status", &["verdict"], Takes::Claim(ClaimField::Status)),
    field("has", &["with"], Takes::Has),
    field("is", &["state"], Takes::Is),
    field("in", &[], Takes::In),
    field("after", &["since", "newer", "newer-than"], Takes::Bound(Bound::From)),
    field("before", &["older", "older-than"], Takes::Bound(Bound::Before)),
    field("until", &[], Takes::Bound(Bound::Until)),
];

/// A word that stands for a value.
#[derive(Debug, PartialEq, Eq)]
pub struct Named<T: 'static> {
    /// The word.
    pub name: &'static str,
    /// What is read as the same.
    pub others: &'static [&'static str],
    /// What it stands for.
    pub means: T,
}

const fn named<T>(name: &'static str, others: &'static [&'static str], means: T) -> Named<T> {
    Named { name, others, means }
}

/// What an article can have.
pub const HAS: [Named<Part>; 5] = [
    named("note", &["notes", "comment", "comments"], Part::Note),
    named(
        "passage",
        &["passages", "highlight", "highlights", "quote", "quotes", "annotation", "annotations"],
        Part::Passage,
    ),
    named("image", &["images", "picture", "pictures", "photo", "photos"], Part::Image),
    named("tag", &["tags", "label", "labels"], Part::Tag),
    named("claim", &["claims"], Part::Claim),
];

/// What an article can be, and whether it is meant to be so.
pub const IS: [Named<(State, bool)>; 8] = [
    named("unread", &["new", "unopened"], (State::Unread, true)),
    named("read", &["opened"], (State::Unread, false)),
    named("inbox", &[], (State::Inbox, true)),
    named("archived", &["archive", "done"], (State::Inbox, false)),
    named("edited", &["changed", "modified"], (State::Edited, true)),
    named("orphan", &["orphaned", "orphans"], (State::Orphan, true)),
    named("duplicate", &["duplicates", "duplicated", "copy", "copies"], (State::Duplicate, true)),
    named("trashed", &["trash", "deleted", "bin"], (State::Trashed, true)),
];

/// Where to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In older versions too.
    OldVersions,
    /// In what is in this state, or is not.
    State(State, bool),
}

/// The places where to look.
pub const IN: [Named<Place>; 4] = [
    named("old-versions", &["old-version", "versions", "history", "oldversions"], Place::OldVersions),
    named("inbox", &[], Place::State(State::Inbox, true)),
    named("archive", &["archived"], Place::State(State::Inbox, false)),
    named("trash", &["trashed", "bin"], Place::State(State::Trashed, true)),
];

/// The field that is called `typed`, in any case and with `_` for `-`; `#` is the tag's.
pub(super) fn called(typed: &str) -> Option<&'static FieldInfo> {
    if matches!(typed, "#" | "＃") {
        return FIELDS.iter().find(|field| field.takes == Takes::Tag);
    }
    let typed = plain(typed);
    FIELDS.iter().find(|field| is_called(&typed, field.name, field.others))
}

/// What `typed` stands for among `all`.
pub(super) fn value<T: Copy>(all: &[Named<T>], typed: &str) -> Option<T> {
    let typed = plain(typed);
    all.iter().find(|named| is_called(&typed, named.name, named.others)).map(|named| named.means)
}

/// All the words that stand for one of `all`.
pub(super) fn names<T>(all: &'static [Named<T>]) -> impl Iterator<Item = &'static str> {
    let own = all.iter().map(|named| named.name);
    own.chain(all.iter().flat_map(|named| named.others).copied())
}

fn is_called(typed: &str, name: &str, others: &[&str]) -> bool {
    std::iter::once(&name).chain(others).any(|known| *known == typed)
}

/// A name as it is compared.
pub(super) fn plain(typed: &str) -> String {
    // Longer ones are nobody's names, and are not worth copying.
    let end = typed.floor_char_boundary(40);
    typed[..end].trim().to_lowercase().replace(['_', ' '], "-")
}

/// The one of `known` that was meant by `typed`, when it is close enough to be a slip.
pub(super) fn closest<'k>(typed: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let typed = plain(typed);
    let letters = typed.chars().count();
    let allowed = if letters <= 3 { 1 } else { 2 };
    let scored = known.filter_map(|name| {
        let distance = strsim::damerau_levenshtein(&typed, name);
        // What has only begun is closest of all; a short word has many neighbours, so something of it must be left.
        let is_begun = letters >= 2 && name.starts_with(&typed);
        let is_close = distance <= allowed && distance < letters.min(name.len());
        (is_begun || is_close).then_some((if is_begun { 0 } else { distance }, name))
    });
    scored.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// The importers' ids and how people call what they read.
const KINDS: [Named<&str>; 8] = [
    named("html", &["web", "webpage", "web-page", "page", "website"], "html"),
    named("eml", &["email", "e-mail", "mail", "newsletter", "message"], "eml"),
    named("mbox", &["mailbox"], "mbox"),
    named("docx", &["word", "doc"], "docx"),
    named("odt", &["opendocument", "libreoffice"], "odt"),
    named("plain_text", &["plain-text", "text", "txt", "plain"], "plain_text"),
    named("image", &["picture", "photo", "png", "jpeg", "jpg"], "image"),
    named("markdown", &["md"], "markdown"),
];

/// The kind of source that `typed` names.
pub(super) fn kind(typed: &str) -> String {
    value(&KINDS, typed).map_or_else(|| typed.to_lowercase(), str::to_owned)
}
