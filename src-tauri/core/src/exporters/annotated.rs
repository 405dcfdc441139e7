//! The view in which articles are what annotations are about, for the formats that know nothing but annotations.

use super::of_page::of_page;
use super::view::{ExportView, ExportedArticle};
use crate::annotation::{self, Foreign, Format};
use crate::document::{ByteOffset, OffsetMap};
use crate::error::Result;
use crate::highlight::{Colour, Passage};
use crate::id::Uid;
use crate::note::{Note, Subject};
use crate::storage;
use chrono::{DateTime, SecondsFormat};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// An object's members, in order of their names.
pub(super) type Members = Map<String, Value>;

/// An article as what its annotations are about.
pub(super) struct Annotated {
    pub(super) exported: ExportedArticle,
    /// The moment at which its text was what is shown, in UTC milliseconds.
    pub(super) seen_ms: i64,
    units: OffsetMap,
    /// Passages in reading order, after what is said of the article as a whole.
    pub(super) annotations: Vec<Outgoing>,
}

/// An annotation on its way out.
pub(super) struct Outgoing {
    pub(super) uid: Uid,
    /// The words; `None` when it is about the article as a whole.
    pub(super) passage: Option<Passage>,
    pub(super) tags: Vec<String>,
    pub(super) note: Option<Note>,
    pub(super) made_ms: i64,
    /// How it came here, when it came in the same format.
    pub(super) origin: Option<Origin>,
}

/// An annotation as it came, and as it was understood.
pub(super) struct Origin {
    pub(super) members: Members,
    pub(super) read: Foreign,
}

impl ExportView<'_> {
    /// Each article with what is annotated on it, read one after the other; articles without annotations are left out.
    pub(super) fn annotated(&self, format: Format) -> impl Iterator<Item = Result<Annotated>> + '_ {
        self.articles()
            .map(move |exported| self.annotated_article(exported?, format))
            .filter(|annotated| annotated.as_ref().map_or(true, |annotated| !annotated.annotations.is_empty()))
    }

    fn annotated_article(&self, exported: ExportedArticle, format: Format) -> Result<Annotated> {
        let id = exported.article.id;
        let mut annotations = Vec::new();
        let note = self.note(Subject::Article(id))?;
        if note.is_some() || !exported.tags.is_empty() {
            let came = storage::annotation::on_page(self.conn, id, format)?;
            let came = came.into_iter().filter_map(Origin::of).collect();
            annotations = of_page(&exported, note, came);
        }
        for passage in &exported.passages {
            let origin = storage::annotation::of_highlight(self.conn, passage.id)?;
            annotations.push(Outgoing {
                uid: passage.uid,
                tags: passage.tags.clone(),
                note: self.note(Subject::Highlight(passage.id))?,
                made_ms: passage.made_ms,
                origin: origin.filter(|origin| origin.format == format).and_then(Origin::of),
                passage: Some(passage.clone()),
            });
        }
        Ok(Annotated {
            seen_ms: exported.capture.saved_ms.unwrap_or(exported.capture.captured_ms),
            units: OffsetMap::new(&exported.document.text),
            exported,
            annotations,
        })
    }
}

impl Annotated {
    /// The address of the page, or the article's identity where it has none.
    pub(super) fn source(&self) -> String {
        let article = &self.exported.article;
        article.citation.url.clone().unwrap_or_else(|| urn(article.uid))
    }

    /// Where a passage stands in the document, in code points.
    pub(super) fn points(&self, passage: &Passage) -> Option<(usize, usize)> {
        let range = passage.range?;
        let text = &self.exported.document.text;
        let start = text.get(..range.start.0)?.chars().count();
        Some((start, start + text.get(range.start.0..range.end.0)?.chars().count()))
    }

    /// Where a passage stands in the document, in UTF-16 units.
    pub(super) fn units(&self, passage: &Passage) -> Option<(usize, usize)> {
        let range = passage.range?;
        let unit = |at: ByteOffset| self.units.to_utf16(at).map(|unit| unit.0);
        unit(range.start).zip(unit(range.end))
    }
}

impl Outgoing {
    /// Its note, in Markdown.
    pub(super) fn body(&self) -> &str {
        self.note.as_ref().map_or("", |note| &note.body)
    }

    /// When it was last changed.
    pub(super) fn edited_ms(&self) -> i64 {
        // One that came without a note and has none now was last changed where it came from.
        let came = || self.origin.as_ref().filter(|_| self.has_note_of_origin())?.read.note_edited_ms;
        let edited_ms = self.note.as_ref().map(|note| note.edited_ms).or_else(came);
        edited_ms.map_or(self.made_ms, |edited_ms| edited_ms.max(self.made_ms))
    }

    /// Its colour, unless it came without one and still has the one that such get.
    pub(super) fn colour(&self) -> Option<Colour> {
        let colour = self.passage.as_ref()?.colour;
        let came = self.origin.as_ref().map(|origin| origin.read.colour);
        (came != Some(None) || colour != Colour::default()).then_some(colour)
    }

    /// Whether its colour is the one that it came with.
    pub(super) fn has_colour_of_origin(&self) -> bool {
        self.origin.as_ref().is_some_and(|origin| origin.read.colour == self.colour())
    }

    /// Whether its words are those that it came with, so that its old place on its own page is still right.
    pub(super) fn has_words_of_origin(&self) -> bool {
        let Some(origin) = &self.origin else { return false };
        match (&origin.read.about, &self.passage) {
            (annotation::About::Words(words), Some(passage)) => annotation::same_words(&words.exact, &passage.exact),
            (annotation::About::Page, None) => true,
            _ => false,
        }
    }

    /// Whether its note is the one that it came with.
    pub(super) fn has_note_of_origin(&self) -> bool {
        self.origin.as_ref().is_some_and(|origin| origin.read.note == self.body())
    }

    /// Whether its tags are those that it came with.
    pub(super) fn has_tags_of_origin(&self) -> bool {
        let sorted = |tags: &[String]| {
            let mut tags: Vec<String> = tags.iter().map(|tag| tag.to_ascii_lowercase()).collect();
            tags.sort_unstable();
            tags
        };
        self.origin.as_ref().is_some_and(|origin| sorted(&origin.read.tags) == sorted(&self.tags))
    }

    /// The moment `ms` as `key` says it, or anew when that is another one.
    pub(super) fn moment(&self, key: &str, ms: i64) -> Value {
        let came = self.origin.as_ref().and_then(|origin| origin.members.get(key));
        match came {
            Some(came) if annotation::moment_of(Some(came)) == Some(ms) => came.clone(),
            _ => Value::from(instant(ms)),
        }
    }
}

impl Origin {
    pub(super) fn of(came: annotation::Annotation) -> Option<Self> {
        let read = annotation::kept(came.format, &came.origin).ok()?;
        match serde_json::from_str(&came.origin) {
            Ok(Value::Object(members)) => Some(Self { members, read }),
            _ => None,
        }
    }
}

/// An identity as an address (RFC 9562, section 4).
pub(super) fn urn(uid: Uid) -> String {
    format!("urn:uuid:{uid}")
}

/// An identity made of others, the same whenever it is asked for: a UUIDv8 (RFC 9562, section 5.8).
pub(super) fn named(parts: &[&[u8]]) -> Uid {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    Uid::made_of(hasher.finalize().into())
}

/// ISO 8601 in UTC, to the millisecond.
pub(super) fn instant(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, true)
}
