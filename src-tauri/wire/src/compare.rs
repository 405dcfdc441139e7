//! What differs between two documents, on its way to the page. All positions are UTF-16 units, ends exclusive.

use crate::document::{BlockKindView, BlockView, units};
use clipfile_core::compare as core;
use clipfile_core::document::{ByteRange, OffsetMap};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names two documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CompareDocuments {
    /// The earlier one.
    pub old: i64,
    /// The later one.
    pub new: i64,
}

/// Writes a comparison to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportComparison {
    /// The earlier document.
    pub old: i64,
    /// The later one.
    pub new: i64,
    /// `html`, `markdown` or `json`.
    pub format: String,
}

/// Two documents and what differs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparisonView {
    /// The earlier document.
    pub old: ComparedSide,
    /// The later one.
    pub new: ComparedSide,
    /// Paragraphs in reading order.
    pub rows: Vec<ComparedRow>,
    /// Fields that differ.
    pub fields: Vec<ComparedField>,
    /// Every change: those that can alter the meaning first, then paragraphs, then wording; each group in reading order.
    pub changes: Vec<ChangeView>,
    /// How many there are of what.
    pub summary: ComparisonSummary,
}

/// One of two documents that are compared.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedSide {
    /// Key of the document.
    pub document: i64,
    /// Key of its capture.
    pub capture: i64,
    /// When that was taken, in UTC milliseconds.
    pub captured_ms: i64,
    /// When the source says that it was taken from the web, in UTC milliseconds.
    pub saved_ms: Option<i64>,
    /// The headline as it was found in the source; empty when there was none.
    pub headline: String,
    /// The canonical text.
    pub text: String,
    /// The blocks in order, without spans.
    pub blocks: Vec<BlockView>,
}

/// What became of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RowKind {
    /// The same words.
    Same,
    /// Other words at the same place.
    Changed,
    /// Only in the old document.
    Removed,
    /// Only in the new document.
    Added,
    /// Where a paragraph stood that stands elsewhere now.
    MovedAway,
    /// Where a paragraph stands that stood elsewhere.
    MovedHere,
}

/// A paragraph, or the few that one was divided into or put together from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedRow {
    /// What became of it.
    pub kind: RowKind,
    /// Its blocks in the old document: index of the first, and one past the last.
    pub old_blocks: (u32, u32),
    /// Its blocks in the new document.
    pub new_blocks: (u32, u32),
    /// The other place of a paragraph that moved, as an index of rows.
    pub other: Option<u32>,
    /// Whether only typography differs.
    pub typography: bool,
    /// Number of words.
    pub words: u32,
    /// The stretches that tile its text in both documents; empty when no words differ.
    pub pieces: Vec<PieceView>,
    /// The change of the row as a whole, as an index of changes.
    pub change: Option<u32>,
}

/// A stretch of a row or a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PieceView {
    /// The change it belongs to, as an index of changes; null where the words are the same.
    pub change: Option<u32>,
    /// First unit in the old text.
    pub old_start: u32,
    /// One past its last unit there.
    pub old_end: u32,
    /// First unit in the new text.
    pub new_start: u32,
    /// One past its last unit there.
    pub new_end: u32,
}

/// A field of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ComparedFieldName {
    /// The headline.
    Headline,
    /// The authors' names.
    Byline,
    /// The place at the start of the story.
    Dateline,
    /// Who published it.
    Outlet,
    /// When it says it was published.
    Published,
    /// When it says it was last changed.
    Updated,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedField {
    /// Which.
    pub field: ComparedFieldName,
    /// What it said; empty when it was not there.
    pub old: String,
    /// What it says; empty when it is not there any more.
    pub new: String,
    /// The stretches of the two.
    pub pieces: Vec<PieceView>,
    /// Its change, as an index of changes.
    pub change: u32,
}

/// What a change touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    /// The headline.
    Headline,
    /// A number.
    Number,
    /// A date or time.
    Date,
    /// A name.
    Name,
    /// A word that turns a statement round.
    Negation,
    /// A unit or a currency.
    Unit,
    /// Who says it, or that it is only said.
    Attribution,
    /// Words inside quotation marks, or the marks.
    Quotation,
    /// Another field of the article.
    Field,
    /// A paragraph went.
    ParagraphRemoved,
    /// A paragraph came.
    ParagraphAdded,
    /// A paragraph stands elsewhere.
    ParagraphMoved,
    /// A picture came or went.
    Picture,
    /// Other words.
    Words,
    /// Signs between words.
    Punctuation,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeView {
    /// What it touches, the weightiest first.
    pub kinds: Vec<ChangeKind>,
    /// Whether it can alter what is claimed.
    pub alters_meaning: bool,
    /// The field in which it is shown, as an index of fields; null when it is in the text.
    pub field: Option<u32>,
    /// The row in which it is shown, as an index of rows; null when it is in a field.
    pub row: Option<u32>,
    /// Its words in the old version; empty for what was added or moved.
    pub old: String,
    /// Its words in the new version; empty for what was removed.
    pub new: String,
}

/// How many changes there are of what. One change can count in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparisonSummary {
    /// Whether the headline has other words.
    pub headline: bool,
    /// Changes that touch numbers.
    pub numbers: u32,
    /// Changes that touch dates.
    pub dates: u32,
    /// Changes that touch names.
    pub names: u32,
    /// Changes that touch negations.
    pub negations: u32,
    /// Changes that touch units.
    pub units: u32,
    /// Changes that touch attributions.
    pub attributions: u32,
    /// Changes that touch quotations.
    pub quotations: u32,
    /// Fields other than the headline that differ.
    pub fields: u32,
    /// Paragraphs that went.
    pub paragraphs_removed: u32,
    /// Paragraphs that came.
    pub paragraphs_added: u32,
    /// Paragraphs that stand elsewhere.
    pub paragraphs_moved: u32,
    /// Pictures that came or went.
    pub pictures: u32,
    /// Changes of nothing but words.
    pub wordings: u32,
    /// Changes of signs between words.
    pub punctuation: u32,
    /// Words that differ inside paragraphs that are in both.
    pub words_changed: u32,
    /// Paragraphs in which only typography differs.
    pub typography: u32,
}

impl ComparisonView {
    /// The page's twin of a comparison.
    pub fn of(compared: &core::Compared) -> Self {
        let comparison = &compared.comparison;
        let maps = [OffsetMap::new(&compared.old.document.text), OffsetMap::new(&compared.new.document.text)];
        Self {
            old: ComparedSide::of(&compared.old, &maps[0]),
            new: ComparedSide::of(&compared.new, &maps[1]),
            rows: comparison.rows.iter().map(|row| ComparedRow::of(row, &maps)).collect(),
            fields: comparison.fields.iter().map(ComparedField::of).collect(),
            changes: comparison.changes.iter().map(|change| ChangeView::of(compared, change)).collect(),
            summary: ComparisonSummary::from(comparison.summary),
        }
    }
}

impl ComparedSide {
    fn of(side: &core::Side, map: &OffsetMap) -> Self {
        let blocks = side.document.blocks.iter().map(|block| {
            let (start_unit, end_unit) = units(map, block.range);
            let kind = BlockKindView::of(block.kind.clone());
            BlockView { start_unit, end_unit, page: block.page, kind, spans: Vec::new() }
        });
        Self {
            document: side.id.0,
            capture: side.capture.0,
            captured_ms: side.captured_ms,
            saved_ms: side.saved_ms,
            headline: side.citation.headline.clone().unwrap_or_default(),
            text: side.document.text.clone(),
            blocks: blocks.collect(),
        }
    }
}

fn index(at: Option<usize>) -> Option<u32> {
    at.map(|at| at as u32)
}

impl ComparedRow {
    fn of(row: &core::Row, maps: &[OffsetMap; 2]) -> Self {
        Self {
            kind: match row.kind {
                core::RowKind::Same => RowKind::Same,
                core::RowKind::Changed => RowKind::Changed,
                core::RowKind::Removed => RowKind::Removed,
                core::RowKind::Added => RowKind::Added,
                core::RowKind::MovedAway => RowKind::MovedAway,
                core::RowKind::MovedHere => RowKind::MovedHere,
            },
            old_blocks: (row.old.start as u32, row.old.end as u32),
            new_blocks: (row.new.start as u32, row.new.end as u32),
            other: index(row.other),
            typography: row.typography,
            words: row.words as u32,
            pieces: row.pieces.iter().map(|piece| PieceView::of(piece, &maps[0], &maps[1])).collect(),
            change: index(row.change),
        }
    }
}

impl PieceView {
    fn of(piece: &core::Piece, old: &OffsetMap, new: &OffsetMap) -> Self {
        let ((old_start, old_end), (new_start, new_end)) = (units(old, piece.old), units(new, piece.new));
        Self { change: index(piece.change), old_start, old_end, new_start, new_end }
    }
}

/// Where two short texts differ, and what of; nothing of both when only typography does. `language` is a BCP 47 tag.
pub(crate) fn difference(old: &str, new: &str, language: Option<&str>) -> (Vec<PieceView>, Vec<ChangeKind>) {
    let Some(found) = core::difference(old, new, language) else { return (Vec::new(), Vec::new()) };
    let maps = [OffsetMap::new(old), OffsetMap::new(new)];
    let pieces = found.pieces.iter().map(|piece| PieceView::of(piece, &maps[0], &maps[1])).collect();
    (pieces, found.kinds.into_iter().map(ChangeKind::from).collect())
}

impl ComparedField {
    fn of(field: &core::FieldChange) -> Self {
        let (old, new) = (OffsetMap::new(&field.old), OffsetMap::new(&field.new));
        Self {
            field: match field.field {
                core::Field::Headline => ComparedFieldName::Headline,
                core::Field::Byline => ComparedFieldName::Byline,
                core::Field::Dateline => ComparedFieldName::Dateline,
                core::Field::Outlet => ComparedFieldName::Outlet,
                core::Field::Published => ComparedFieldName::Published,
                core::Field::Updated => ComparedFieldName::Updated,
            },
            pieces: field.pieces.iter().map(|piece| PieceView::of(piece, &old, &new)).collect(),
            old: field.old.clone(),
            new: field.new.clone(),
            change: field.change as u32,
        }
    }
}

impl ChangeView {
    fn of(compared: &core::Compared, change: &core::Change) -> Self {
        let (field, row) = match change.place {
            core::Place::Field(at) => (Some(at as u32), None),
            core::Place::Row(at, _) => (None, Some(at as u32)),
        };
        let words = |range: ByteRange, document: &clipfile_core::document::Document| {
            document.slice(range).unwrap_or_default().to_owned()
        };
        let is_moved = change.kinds.first() == Some(&core::ChangeKind::ParagraphMoved);
        let (old, new) = match field {
            Some(at) => {
                let field = &compared.comparison.fields[at as usize];
                (field.old.clone(), field.new.clone())
            }
            None if is_moved => (String::new(), words(change.new, &compared.new.document)),
            None => (words(change.old, &compared.old.document), words(change.new, &compared.new.document)),
        };
        Self {
            kinds: change.kinds.iter().copied().map(ChangeKind::from).collect(),
            alters_meaning: change.kinds.first().is_some_and(|kind| kind.alters_meaning()),
            field,
            row,
            old,
            new,
        }
    }
}

impl From<core::ChangeKind> for ChangeKind {
    fn from(kind: core::ChangeKind) -> Self {
        match kind {
            core::ChangeKind::Headline => Self::Headline,
            core::ChangeKind::Number => Self::Number,
            core::ChangeKind::Date => Self::Date,
            core::ChangeKind::Name => Self::Name,
            core::ChangeKind::Negation => Self::Negation,
            core::ChangeKind::Unit => Self::Unit,
            core::ChangeKind::Attribution => Self::Attribution,
            core::ChangeKind::Quotation => Self::Quotation,
            core::ChangeKind::Field => Self::Field,
            core::ChangeKind::ParagraphRemoved => Self::ParagraphRemoved,
            core::ChangeKind::ParagraphAdded => Self::ParagraphAdded,
            core::ChangeKind::ParagraphMoved => Self::ParagraphMoved,
            core::ChangeKind::Picture => Self::Picture,
            core::ChangeKind::Words => Self::Words,
            core::ChangeKind::Punctuation => Self::Punctuation,
        }
    }
}

impl From<core::Summary> for ComparisonSummary {
    fn from(summary: core::Summary) -> Self {
        Self {
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
