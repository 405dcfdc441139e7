//! The text of an article as pieces: all of it, or the stretch of a passage.

use super::{Inline, Look, Piece, Role, safe_link};
use crate::document::{Block, BlockKind, ByteRange, Document, Span, SpanKind};
use crate::highlight::Colour;
use unicode_segmentation::UnicodeSegmentation;

/// A stretch that is marked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) range: ByteRange,
    pub(super) colour: Colour,
}

/// The pieces of `range`; `faint` are the stretches in it that are only around a quotation, `marks` those that are marked.
pub(super) fn pieces_of(
    document: &Document,
    range: ByteRange,
    quoted: Option<ByteRange>,
    marks: &[Mark],
) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut table: Option<Table> = None;
    let first = document.blocks.partition_point(|block| block.range.end <= range.start);
    let mut was_item = false;
    for block in &document.blocks[first..] {
        if block.range.start >= range.end {
            break;
        }
        let cut = ByteRange { start: block.range.start.max(range.start), end: block.range.end.min(range.end) };
        if cut.start >= cut.end {
            continue;
        }
        if let BlockKind::TableCell { row, column, header } = block.kind {
            let line = line_of(document, block, cut, quoted, marks);
            table.get_or_insert_default().put(row, column, header, line, &mut pieces);
            continue;
        }
        if let Some(table) = table.take() {
            pieces.extend(table.piece());
        }
        let is_item = matches!(block.kind, BlockKind::ListItem { .. });
        match &block.kind {
            BlockKind::Preformatted => pieces.push(Piece::Code(document.slice(cut).unwrap_or_default().to_owned())),
            BlockKind::Figure { .. } | BlockKind::TableCell { .. } => {}
            BlockKind::Heading { level } => {
                let line = line_of(document, block, cut, quoted, marks);
                pieces.push(Piece::Heading { level: (*level).clamp(2, 6), line });
            }
            BlockKind::ListItem { depth, number } => {
                let line = line_of(document, block, cut, quoted, marks);
                pieces.push(Piece::Item { depth: *depth, number: *number, starts: !was_item, line });
            }
            BlockKind::Quote => {
                let line = line_of(document, block, cut, quoted, marks);
                let inner = Piece::Para { role: Role::Body, line };
                match pieces.last_mut() {
                    Some(Piece::Quote { pieces, .. }) => pieces.push(inner),
                    _ => pieces.push(Piece::Quote { pieces: vec![inner], colour: None, language: None, comment: None }),
                }
            }
            BlockKind::Caption => {
                pieces.push(Piece::Para { role: Role::Caption, line: line_of(document, block, cut, quoted, marks) });
            }
            BlockKind::Paragraph => {
                pieces.push(Piece::Para { role: Role::Body, line: line_of(document, block, cut, quoted, marks) });
            }
        }
        was_item = is_item;
    }
    pieces.extend(table.and_then(Table::piece));
    pieces
}

/// `range` widened to the sentences in which it begins and ends, inside their blocks.
pub(crate) fn with_sentences(document: &Document, range: ByteRange) -> ByteRange {
    let block_at = |at: usize| document.blocks.iter().find(|block| block.range.start.0 <= at && at < block.range.end.0);
    let is_text = |block: &&Block| block.kind != BlockKind::Preformatted;
    let edges = |block: &Block| {
        let text = document.slice(block.range).unwrap_or_default();
        let starts = text
            .split_sentence_bound_indices()
            .map(|(at, sentence)| (block.range.start.0 + at, block.range.start.0 + at + sentence.trim_end().len()));
        starts.collect::<Vec<_>>()
    };
    let (mut start, mut end) = (range.start.0, range.end.0);
    if let Some(block) = block_at(start).filter(is_text) {
        start = edges(block).into_iter().map(|(from, _)| from).filter(|from| *from <= start).max().unwrap_or(start);
    }
    if let Some(block) = block_at(end.saturating_sub(1)).filter(is_text) {
        end = edges(block).into_iter().map(|(_, to)| to).filter(|to| *to >= end).min().unwrap_or(end);
    }
    ByteRange::new(start, end)
}

/// The words of a block between `cut`, with what the page set apart and what is marked.
fn line_of(
    document: &Document,
    block: &Block,
    cut: ByteRange,
    quoted: Option<ByteRange>,
    marks: &[Mark],
) -> Vec<Inline> {
    let first = document.spans.partition_point(|span| span.range.start < block.range.start);
    let spans: Vec<&Span> =
        document.spans[first..].iter().take_while(|span| span.range.start < block.range.end).collect();
    let marks: Vec<&Mark> =
        marks.iter().filter(|mark| mark.range.start < cut.end && mark.range.end > cut.start).collect();
    let mut edges = vec![cut.start.0, cut.end.0];
    let ranges = spans.iter().map(|span| span.range).chain(marks.iter().map(|mark| mark.range)).chain(quoted);
    edges.extend(
        ranges.flat_map(|range| [range.start.0, range.end.0]).filter(|at| cut.start.0 < *at && *at < cut.end.0),
    );
    edges.sort_unstable();
    edges.dedup();
    let mut line = Vec::new();
    for pair in edges.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        let covers = |range: &ByteRange| range.start.0 <= start && range.end.0 >= end;
        let mut look = Look { faint: quoted.is_some_and(|quoted| !covers(&quoted)), ..Look::default() };
        let mut target = None;
        for span in spans.iter().filter(|span| covers(&span.range)) {
            match &span.kind {
                SpanKind::Strong => look.strong = true,
                SpanKind::Emphasis => look.emphasis = true,
                SpanKind::Code => look.code = true,
                SpanKind::Link { url } => target = target.or_else(|| safe_link(url)),
                SpanKind::Joined => {}
            }
        }
        look.marked = marks.iter().find(|mark| covers(&mark.range)).map(|mark| mark.colour);
        let text = document.slice(ByteRange::new(start, end)).unwrap_or_default();
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                line.push(Inline::Break);
            }
            if !part.is_empty() {
                line.push(Inline::Text { text: part.to_owned(), look, link: target.clone() });
            }
        }
    }
    line
}

/// Cells on their way to a table.
#[derive(Default)]
struct Table {
    head: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
    at: Option<u32>,
    is_in_head: bool,
}

impl Table {
    fn put(&mut self, row: u32, column: u32, header: bool, line: Vec<Inline>, pieces: &mut Vec<Piece>) {
        // A row above the last one begins another table.
        if self.at.is_some_and(|at| row < at) {
            pieces.extend(std::mem::take(self).piece());
        }
        if self.at != Some(row) {
            self.is_in_head = self.at.is_none() && header;
            if !self.is_in_head {
                self.rows.push(Vec::new());
            }
            self.at = Some(row);
        }
        let cells = if self.is_in_head { Some(&mut self.head) } else { self.rows.last_mut() };
        if let Some(cells) = cells {
            // Columns that are not there are empty cells, of which a made-up table could have any number.
            const MAX_COLUMNS: usize = 60;
            while cells.len() < (column as usize).min(MAX_COLUMNS) {
                cells.push(Vec::new());
            }
            cells.push(line);
        }
    }

    fn piece(self) -> Option<Piece> {
        let Self { mut head, mut rows, .. } = self;
        let columns = rows.iter().map(Vec::len).chain([head.len()]).max().filter(|columns| *columns > 0)?;
        if !head.is_empty() {
            head.resize(columns, Vec::new());
        }
        for row in &mut rows {
            row.resize(columns, Vec::new());
        }
        Some(Piece::Table { widths: vec![1; columns], head, rows })
    }
}
