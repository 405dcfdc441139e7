//! A comparison as one JSON object, for scripts.

use super::super::{ChangeKind, Compared, Field, Place, Row, RowKind, Side, Summary};
use super::instant;
use crate::document::ByteRange;
use serde::Serialize;

/// The object, on one line.
pub(super) fn object(compared: &Compared) -> String {
    let comparison = &compared.comparison;
    let summary = &comparison.summary;
    let object = Object {
        article: compared.new.article.0,
        title: compared.title(),
        old: SideLine::of(&compared.old),
        new: SideLine::of(&compared.new),
        summary: SummaryLine::of(summary),
        changes: (0..comparison.changes.len()).map(|at| ChangeLine::of(compared, at)).collect(),
        paragraphs: comparison.rows.iter().map(|row| RowLine::of(compared, row)).collect(),
    };
    let mut line = serde_json::to_string(&object).expect("a value without maps is JSON");
    line.push('\n');
    line
}

#[derive(Serialize)]
struct Object<'c> {
    article: i64,
    title: &'c str,
    old: SideLine<'c>,
    new: SideLine<'c>,
    summary: SummaryLine,
    changes: Vec<ChangeLine<'c>>,
    paragraphs: Vec<RowLine>,
}

#[derive(Serialize)]
struct SideLine<'c> {
    document: i64,
    capture: i64,
    captured: String,
    saved: Option<String>,
    url: Option<&'c str>,
    sha256: String,
}

impl<'c> SideLine<'c> {
    fn of(side: &'c Side) -> Self {
        Self {
            document: side.id.0,
            capture: side.capture.0,
            captured: instant(side.captured_ms),
            saved: side.saved_ms.map(instant),
            url: side.url.as_deref(),
            sha256: side.source.to_string(),
        }
    }
}

#[derive(Serialize)]
struct SummaryLine {
    text: String,
    headline: bool,
    numbers: u32,
    dates: u32,
    names: u32,
    negations: u32,
    units: u32,
    attributions: u32,
    quotations: u32,
    fields: u32,
    paragraphs_removed: u32,
    paragraphs_added: u32,
    paragraphs_moved: u32,
    pictures: u32,
    wordings: u32,
    punctuation: u32,
    words_changed: u32,
    typography: u32,
}

impl SummaryLine {
    fn of(summary: &Summary) -> Self {
        Self {
            text: summary.english(),
            headline: summary.headline,
            numbers: summary.numbers,
            dates: summary.dates,
            names: summary.names,
            negations: summary.negations,
            units: summary.units,
            attributions: summary.attributions,
            quotations: summary.quotations,
            fields: summary.fields,
            paragraphs_removed: summary.paragraphs_removed,
            paragraphs_added: summary.paragraphs_added,
            paragraphs_moved: summary.paragraphs_moved,
            pictures: summary.pictures,
            wordings: summary.wordings,
            punctuation: summary.punctuation,
            words_changed: summary.words_changed,
            typography: summary.typography,
        }
    }
}

#[derive(Serialize)]
struct ChangeLine<'c> {
    kinds: Vec<&'static str>,
    alters_meaning: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
    old: &'c str,
    new: &'c str,
    /// Bytes of UTF-8 in the text of the document; nothing for a field.
    #[serde(skip_serializing_if = "Option::is_none")]
    old_bytes: Option<[usize; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_bytes: Option<[usize; 2]>,
}

impl<'c> ChangeLine<'c> {
    fn of(compared: &'c Compared, at: usize) -> Self {
        let change = &compared.comparison.changes[at];
        let (old, new) = compared.words_of(change);
        let bytes = |range: ByteRange| Some([range.start.0, range.end.0]);
        let (field, paragraph) = match change.place {
            Place::Field(at) => (Some(compared.comparison.fields[at].field), None),
            Place::Row(at, _) => (None, Some(at)),
        };
        Self {
            kinds: change.kinds.iter().copied().map(ChangeKind::name).collect(),
            alters_meaning: change.kinds[0].alters_meaning(),
            field: field.map(|field| match field {
                Field::Headline => "headline",
                Field::Byline => "byline",
                Field::Dateline => "dateline",
                Field::Outlet => "outlet",
                Field::Published => "published",
                Field::Updated => "updated",
            }),
            paragraph,
            old,
            new,
            old_bytes: bytes(change.old).filter(|_| paragraph.is_some()),
            new_bytes: bytes(change.new).filter(|_| paragraph.is_some()),
        }
    }
}

#[derive(Serialize)]
struct RowLine {
    kind: &'static str,
    /// Indexes of blocks, the end exclusive.
    old_blocks: [usize; 2],
    new_blocks: [usize; 2],
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<usize>,
    text: String,
}

impl RowLine {
    fn of(compared: &Compared, row: &Row) -> Self {
        let (kind, document, blocks) = match row.kind {
            RowKind::Same => ("same", &compared.new.document, &row.new),
            RowKind::Changed => ("changed", &compared.new.document, &row.new),
            RowKind::Removed => ("removed", &compared.old.document, &row.old),
            RowKind::Added => ("added", &compared.new.document, &row.new),
            RowKind::MovedAway => ("moved_away", &compared.old.document, &row.old),
            RowKind::MovedHere => ("moved_here", &compared.new.document, &row.new),
        };
        let lines = document.blocks[blocks.clone()].iter().filter_map(|block| document.slice(block.range));
        Self {
            kind,
            old_blocks: [row.old.start, row.old.end],
            new_blocks: [row.new.start, row.new.end],
            other: row.other,
            text: lines.collect::<Vec<_>>().join("\n"),
        }
    }
}
