//! What differs between two documents: paragraph by paragraph, then word by word, and what each difference touches.
//!
//! [`words`] makes comparable words of a text, [`pairing`] says which paragraphs belong together, [`pieces`] cuts paired
//! paragraphs where their words differ, [`classify`] names what a difference touches by the tables in [`terms`]. Nothing is
//! stored: the same two documents give the same comparison.

mod classify;
mod english;
mod export;
mod fields;
mod library;
mod pairing;
mod pieces;
mod sequence;
mod terms;
mod words;

pub use export::{FORMATS, Format};
pub use fields::difference;
pub use library::{Compared, Side};
pub(crate) use terms::Language;

use crate::article::Citation;
use crate::document::{BlockKind, ByteRange, Document};
use classify::Context;
use pairing::PairKind;
use std::ops::Range;
use words::{Vocabulary, Words};

/// One of the two texts, with the fields that were found with it.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// The text.
    pub document: &'a Document,
    /// Headline, byline and dates as they were found in the same source.
    pub citation: &'a Citation,
}

/// What a difference touches. The order is that of weight: a change that touches several is named by the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// The headline.
    Headline,
    /// A number, in digits or in words.
    Number,
    /// A date, a weekday or a time of day.
    Date,
    /// A name.
    Name,
    /// A word that turns a statement round.
    Negation,
    /// A unit or a currency.
    Unit,
    /// Who says it, or that it is only said.
    Attribution,
    /// Words inside quotation marks, or the marks themselves.
    Quotation,
    /// Another field of the article: dateline, outlet, when it was updated.
    Field,
    /// A paragraph that is no longer there.
    ParagraphRemoved,
    /// A paragraph that was not there.
    ParagraphAdded,
    /// A paragraph that stands in another place.
    ParagraphMoved,
    /// A picture that came or went.
    Picture,
    /// Other words.
    Words,
    /// Signs between words only.
    Punctuation,
}

impl ChangeKind {
    /// Every kind, in order of weight.
    pub const ALL: [Self; 15] = [
        Self::Headline,
        Self::Number,
        Self::Date,
        Self::Name,
        Self::Negation,
        Self::Unit,
        Self::Attribution,
        Self::Quotation,
        Self::Field,
        Self::ParagraphRemoved,
        Self::ParagraphAdded,
        Self::ParagraphMoved,
        Self::Picture,
        Self::Words,
        Self::Punctuation,
    ];

    /// Whether such a change can alter what is claimed.
    pub fn alters_meaning(self) -> bool {
        self <= Self::Quotation
    }

    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Number => "number",
            Self::Date => "date",
            Self::Name => "name",
            Self::Negation => "negation",
            Self::Unit => "unit",
            Self::Attribution => "attribution",
            Self::Quotation => "quotation",
            Self::Field => "field",
            Self::ParagraphRemoved => "paragraph_removed",
            Self::ParagraphAdded => "paragraph_added",
            Self::ParagraphMoved => "paragraph_moved",
            Self::Picture => "picture",
            Self::Words => "words",
            Self::Punctuation => "punctuation",
        }
    }
}

/// All that differs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Paragraphs of both documents in reading order; together they hold every block of each exactly once, but for those
    /// that moved, which stand at both places.
    pub rows: Vec<Row>,
    /// Fields that differ.
    pub fields: Vec<FieldChange>,
    /// Every change: those that can alter the meaning first, then paragraphs, then wording; each group in reading order.
    pub changes: Vec<Change>,
    /// How many there are of what.
    pub summary: Summary,
}

/// What became of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// The same words.
    Same,
    /// Other words at the same place.
    Changed,
    /// Only in the old document.
    Removed,
    /// Only in the new document.
    Added,
    /// Where a paragraph stood that stands elsewhere now; `other` is the row at which it does.
    MovedAway,
    /// Where a paragraph stands that stood elsewhere; `other` is the row at which it did. It may have other words too.
    MovedHere,
}

/// A paragraph, or the few that one was divided into or put together from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What became of it.
    pub kind: RowKind,
    /// Its blocks in the old document.
    pub old: Range<usize>,
    /// Its blocks in the new document.
    pub new: Range<usize>,
    /// The other place of a paragraph that moved, as an index of rows.
    pub other: Option<usize>,
    /// Whether quotes, dashes, spaces or paragraph breaks differ where the words do not.
    pub typography: bool,
    /// Words of the row, in the new document where it stands there.
    pub words: usize,
    /// The stretches of a row whose words differ; they tile its text in both documents. Empty when none do.
    pub pieces: Vec<Piece>,
    /// The change of the row as a whole, as an index of changes: that it came, went or moved.
    pub change: Option<usize>,
}

/// A stretch of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The change it belongs to, as an index of changes; `None` where the words are the same.
    pub change: Option<usize>,
    /// Where it stands in the old document; empty for what was added.
    pub old: ByteRange,
    /// Where it stands in the new document; empty for what was removed.
    pub new: ByteRange,
}

/// A field of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Which.
    pub field: Field,
    /// What it said; empty when it was not there.
    pub old: String,
    /// What it says; empty when it is not there any more.
    pub new: String,
    /// The stretches of the two, in bytes of `old` and `new`.
    pub pieces: Vec<Piece>,
    /// Its change, as an index of changes.
    pub change: usize,
}

/// Where a change is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a field, as an index of fields.
    Field(usize),
    /// In a row, as an index of rows, and in one of its pieces; without one, the row as a whole.
    Row(usize, Option<usize>),
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it touches, the weightiest first; never empty.
    pub kinds: Vec<ChangeKind>,
    /// Where it is shown.
    pub place: Place,
    /// Its words in the old document, or in the old field; empty for what was added.
    pub old: ByteRange,
    /// Its words in the new document, or in the new field; empty for what was removed.
    pub new: ByteRange,
}

/// How many changes there are of what. One change can count in several; typography counts in none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
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
    /// Changes of nothing but words that none of the above names.
    pub wordings: u32,
    /// Changes of signs between words.
    pub punctuation: u32,
    /// Words that differ inside paragraphs that are in both documents: of each change, the longer side.
    pub words_changed: u32,
    /// Words of the old document, and of the new one.
    pub words: (u32, u32),
    /// Paragraphs in which only typography differs.
    pub typography: u32,
}

/// Where two short texts differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The stretches that tile both texts; those that differ have a change, numbered from 0.
    pub pieces: Vec<Piece>,
    /// What the changes touch, the weightiest first.
    pub kinds: Vec<ChangeKind>,
}

/// What differs between two versions.
///
/// Positions are UTF-8 bytes. Cost grows with the length of both; two megabytes in which hardly a word fits take well
/// under two seconds.
pub fn compare(old: Version<'_>, new: Version<'_>) -> Comparison {
    let mut vocabulary = Vocabulary::new(new.citation.language.as_deref().or(old.citation.language.as_deref()));
    let sides = [Words::of(old.document, &mut vocabulary), Words::of(new.document, &mut vocabulary)];
    let pairs = pairing::pair([old.document, new.document], [&sides[0], &sides[1]]);
    let context = Context::new(&vocabulary, [&sides[0], &sides[1]]);
    let mut found = Vec::new();
    let mut fields = fields::changed(old.citation, new.citation, &mut found);
    let mut rows: Vec<Row> = Vec::with_capacity(pairs.len());
    let mut typography = 0;
    for pair in pairs {
        let at = rows.len();
        let row = row_of(&pair, at, [old.document, new.document], &context, &mut found);
        typography += u32::from(row.typography && row.pieces.is_empty());
        rows.push(row);
    }
    let changes = ordered(found, &mut fields, &mut rows);
    let words = (words_of(old.document), words_of(new.document));
    let summary = Summary { words, typography, ..summed(&changes, [old.document, new.document], &fields, &rows) };
    Comparison { rows, fields, changes, summary }
}

/// The one line that says what differs, as counts.
pub fn summary(old: Version<'_>, new: Version<'_>) -> Summary {
    compare(old, new).summary
}

impl Summary {
    /// Whether nothing but typography differs.
    pub fn is_same(&self) -> bool {
        Self { words: (0, 0), typography: 0, ..*self } == Self::default()
    }

    /// The line in English, such as “2 numbers changed, 1 paragraph removed”.
    pub fn english(&self) -> String {
        english::summary(self)
    }
}

fn words_of(document: &Document) -> u32 {
    document.words() as u32
}

fn row_of(
    pair: &pairing::Pair,
    at: usize,
    documents: [&Document; 2],
    context: &Context<'_>,
    found: &mut Vec<Change>,
) -> Row {
    let (old, new) = (pair.old.clone(), pair.new.clone());
    let ranges = [range_of(documents[0], &old), range_of(documents[1], &new)];
    let mut row = Row {
        kind: RowKind::Same,
        words: context.words_in(usize::from(!new.is_empty()), if new.is_empty() { &old } else { &new }),
        old,
        new,
        other: pair.other,
        typography: false,
        pieces: Vec::new(),
        change: None,
    };
    let whole = |kind: ChangeKind, is_old: bool| Change {
        kinds: vec![kind],
        place: Place::Row(at, None),
        old: if is_old { ranges[0] } else { ByteRange::default() },
        new: if is_old { ByteRange::default() } else { ranges[1] },
    };
    let is_picture = |document: &Document, blocks: &Range<usize>| {
        document.blocks[blocks.clone()].iter().all(|block| matches!(block.kind, BlockKind::Figure { .. }))
    };
    match pair.kind {
        PairKind::OldOnly => {
            row.kind = RowKind::Removed;
            let kind =
                if is_picture(documents[0], &row.old) { ChangeKind::Picture } else { ChangeKind::ParagraphRemoved };
            row.change = Some(found.len());
            found.push(whole(kind, true));
        }
        PairKind::NewOnly => {
            row.kind = RowKind::Added;
            let kind =
                if is_picture(documents[1], &row.new) { ChangeKind::Picture } else { ChangeKind::ParagraphAdded };
            row.change = Some(found.len());
            found.push(whole(kind, false));
        }
        PairKind::MovedAway => row.kind = RowKind::MovedAway,
        PairKind::Together | PairKind::MovedHere => {
            if pair.kind == PairKind::MovedHere {
                row.kind = RowKind::MovedHere;
                row.change = Some(found.len());
                found.push(Change { old: ranges[0], ..whole(ChangeKind::ParagraphMoved, false) });
            }
            let cut = pieces::cut(context, documents, &row.old, &row.new);
            row.typography = cut.typography;
            if !cut.edits.is_empty() {
                if row.kind == RowKind::Same {
                    row.kind = RowKind::Changed;
                }
                row.pieces = pieces::tiled(&cut, ranges, found, |piece| Place::Row(at, Some(piece)));
            }
        }
    }
    row
}

/// Bytes from the start of the first of `blocks` to the end of the last one.
fn range_of(document: &Document, blocks: &Range<usize>) -> ByteRange {
    match (document.blocks.get(blocks.start), blocks.end.checked_sub(1).and_then(|last| document.blocks.get(last))) {
        (Some(first), Some(last)) if !blocks.is_empty() => ByteRange { start: first.range.start, end: last.range.end },
        _ => ByteRange::default(),
    }
}

/// Puts changes in the order of the list and lets everything name them by their new place in it.
fn ordered(found: Vec<Change>, fields: &mut [FieldChange], rows: &mut [Row]) -> Vec<Change> {
    let group = |change: &Change| match change.kinds.first() {
        Some(kind) if kind.alters_meaning() => 0,
        Some(kind) if *kind < ChangeKind::Words => 1,
        _ => 2,
    };
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&at| (group(&found[at]), found[at].place));
    let mut rank = vec![0; found.len()];
    for (place, &at) in order.iter().enumerate() {
        rank[at] = place;
    }
    for field in fields {
        field.change = rank[field.change];
        field.pieces.iter_mut().for_each(|piece| piece.change = piece.change.map(|_| field.change));
    }
    for row in &mut *rows {
        row.change = row.change.map(|at| rank[at]);
        row.pieces.iter_mut().for_each(|piece| piece.change = piece.change.map(|at| rank[at]));
    }
    let arrivals: Vec<Option<usize>> =
        rows.iter().map(|row| row.other.filter(|_| row.kind == RowKind::MovedAway)).collect();
    for (at, arrival) in arrivals.into_iter().enumerate() {
        if let Some(arrival) = arrival {
            rows[at].change = rows[arrival].change;
        }
    }
    let mut changes: Vec<Option<Change>> = found.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| changes[at].take()).collect()
}

fn summed(changes: &[Change], documents: [&Document; 2], fields: &[FieldChange], rows: &[Row]) -> Summary {
    let mut summary = Summary::default();
    for change in changes {
        if let Place::Field(at) = change.place {
            let field = fields[at].field;
            summary.headline |= field == Field::Headline;
            summary.fields += u32::from(field != Field::Headline);
            continue;
        }
        for kind in &change.kinds {
            let blocks = |row: fn(&Row) -> &Range<usize>| match change.place {
                Place::Row(at, _) => row(&rows[at]).len() as u32,
                Place::Field(_) => 0,
            };
            match kind {
                ChangeKind::Number => summary.numbers += 1,
                ChangeKind::Date => summary.dates += 1,
                ChangeKind::Name => summary.names += 1,
                ChangeKind::Negation => summary.negations += 1,
                ChangeKind::Unit => summary.units += 1,
                ChangeKind::Attribution => summary.attributions += 1,
                ChangeKind::Quotation => summary.quotations += 1,
                ChangeKind::ParagraphRemoved => summary.paragraphs_removed += blocks(|row| &row.old),
                ChangeKind::ParagraphAdded => summary.paragraphs_added += blocks(|row| &row.new),
                ChangeKind::ParagraphMoved => summary.paragraphs_moved += blocks(|row| &row.new),
                ChangeKind::Picture => summary.pictures += 1,
                ChangeKind::Words => summary.wordings += 1,
                ChangeKind::Punctuation => summary.punctuation += 1,
                ChangeKind::Headline | ChangeKind::Field => {}
            }
        }
        if matches!(change.place, Place::Row(_, Some(_))) {
            let count = |at: usize, range| words::count(documents[at].slice(range).unwrap_or_default()) as u32;
            summary.words_changed += count(0, change.old).max(count(1, change.new));
        }
    }
    summary
}

#[cfg(test)]
mod tests;
