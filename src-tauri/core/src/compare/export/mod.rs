//! A comparison as a file of its own: HTML, Markdown, JSON.

mod html;
mod json;
mod markdown;

use super::{Change, Compared, FieldChange, Piece, Place, Row, english};
use crate::clock::instant;
use crate::document::ByteRange;
use crate::error::{Error, Result};
use std::path::Path;

/// A way to write a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One page that needs nothing else.
    Html,
    /// Markdown, with `<ins>` and `<del>`, which CommonMark takes as they are: stars and strokes do not hold beside a sign or
    /// between characters of a script without spaces.
    Markdown,
    /// One JSON object.
    Json,
}

/// Every format, with its name, which is the ending of its files but for Markdown's `md`.
pub const FORMATS: [(&str, Format); 3] =
    [("html", Format::Html), ("markdown", Format::Markdown), ("json", Format::Json)];

impl Format {
    /// The format of that name.
    ///
    /// # Errors
    /// [`Error::Invalid`] names those that there are.
    pub fn named(name: &str) -> Result<Self> {
        let found = FORMATS.iter().find(|(known, _)| *known == name);
        found.map(|(_, format)| *format).ok_or_else(|| {
            let known = FORMATS.map(|(name, _)| name).join(", ");
            Error::Invalid(format!("“{name}” is not a format for a comparison; there are {known}"))
        })
    }

    /// Ending of the file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }
}

impl Compared {
    /// The comparison in that format.
    pub fn written(&self, format: Format) -> String {
        match format {
            Format::Html => html::page(self),
            Format::Markdown => markdown::text(self),
            Format::Json => json::object(self),
        }
    }

    /// Writes the comparison to a file, which appears under its name when it is whole.
    ///
    /// # Errors
    /// [`Error::Conflict`] when a folder stands there; [`Error::Io`], [`Error::Full`].
    pub fn write(&self, format: Format, out: &Path) -> Result<()> {
        crate::exporters::write_bytes(out, self.written(format).as_bytes())
    }

    /// A name for its file, without the ending.
    pub fn file_stem(&self) -> String {
        crate::exporters::file_stem(&format!("Comparison {}", self.title()))
    }

    /// The headline of the later version, or of the earlier one.
    fn title(&self) -> &str {
        self.new.citation.headline.as_deref().or(self.old.citation.headline.as_deref()).unwrap_or("Untitled")
    }

    fn old_text(&self, range: ByteRange) -> &str {
        self.old.document.slice(range).unwrap_or_default()
    }

    fn new_text(&self, range: ByteRange) -> &str {
        self.new.document.slice(range).unwrap_or_default()
    }

    /// The words of a change on both sides.
    fn words_of(&self, change: &Change) -> (&str, &str) {
        match change.place {
            Place::Field(at) => {
                let field = &self.comparison.fields[at];
                (&field.old, &field.new)
            }
            Place::Row(at, None) if self.comparison.rows[at].old.is_empty() => ("", self.new_text(change.new)),
            Place::Row(at, None) if self.comparison.rows[at].new.is_empty() => (self.old_text(change.old), ""),
            Place::Row(_, None) => ("", self.new_text(change.new)),
            Place::Row(..) => (self.old_text(change.old), self.new_text(change.new)),
        }
    }
}

/// What a change touches, as one label.
fn label(change: &Change) -> String {
    let kinds: Vec<&str> = change.kinds.iter().map(|kind| english::kind(*kind)).collect();
    kinds.join(", ")
}

/// The first words of a text that is named in a list.
fn short(text: &str) -> String {
    const CHARS: usize = 120;
    match text.char_indices().nth(CHARS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// A stretch as it is drawn.
enum Stretch<'t> {
    Same(&'t str),
    Changed { change: usize, old: &'t str, new: &'t str },
}

/// The stretches of a row that stands in both documents.
fn stretches<'c>(compared: &'c Compared, row: &'c Row) -> Vec<Stretch<'c>> {
    cut(&row.pieces, |range| compared.old_text(range), |range| compared.new_text(range))
}

/// The stretches of a field.
fn field_stretches(field: &FieldChange) -> Vec<Stretch<'_>> {
    let of = |text: &'_ str, range: ByteRange| {
        text.get(range.start.0..range.end.0).map_or(0..0, |_| range.start.0..range.end.0)
    };
    cut(&field.pieces, |range| &field.old[of(&field.old, range)], |range| &field.new[of(&field.new, range)])
}

fn cut<'t>(
    pieces: &[Piece],
    old: impl Fn(ByteRange) -> &'t str,
    new: impl Fn(ByteRange) -> &'t str,
) -> Vec<Stretch<'t>> {
    let stretch = |piece: &Piece| match piece.change {
        None => Stretch::Same(new(piece.new)),
        Some(change) => Stretch::Changed { change, old: old(piece.old), new: new(piece.new) },
    };
    pieces.iter().map(stretch).collect()
}
