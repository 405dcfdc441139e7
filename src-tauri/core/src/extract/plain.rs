//! Pasted text to fields and blocks. Most clippings arrive so: a headline, an author, a date, and paragraphs, with some
//! of the page around them.
//!
//! Words are never mended: two sentences that are glued together stay so, because that is how they were copied.

mod head;
mod lines;
mod paragraphs;
mod tail;

use super::blocks::Piece;
use super::dateline;
use super::dates::{self, Order};
use super::language;
use super::left_out::LeftOut;
use crate::article::Citation;
use crate::document::DropReason;

/// What pasted text gives.
#[derive(Debug, Default)]
pub(super) struct Plain {
    /// The language is not yet told.
    pub(super) citation: Citation,
    pub(super) pieces: Vec<Piece>,
    pub(super) left_out: Vec<LeftOut>,
}

/// Why a line is not in the document, by its place among the lines.
type Taken = Vec<Option<DropReason>>;

/// Reads `text`.
pub(super) fn read(text: &str) -> Plain {
    let lines = lines::lines(text);
    let order = Order::of(language::detect(text));
    let mut taken: Taken = vec![None; lines.len()];
    let mut citation = Citation::default();
    let body_start = head::read(&lines, order, &mut citation, &mut taken);
    tail::read(&lines, body_start, order, &mut citation, &mut taken);
    let (mut pieces, mut left_out) = paragraphs::build(&lines, &taken);
    if pieces.is_empty() {
        // Something must be left: what is nothing but fields and labels was meant to be kept.
        taken.fill(None);
        (pieces, left_out) = paragraphs::build(&lines, &taken);
    }
    if let Some(found) = pieces.iter().take(3).find_map(|piece| dateline::find(&piece.text)) {
        citation.dateline = Some(found.place);
        let dated = || dates::find(&found.head, order).map(|found| found.date);
        citation.published = citation.published.take().or_else(dated);
    }
    Plain { citation, pieces, left_out }
}

/// Whether `line` reads like running text: long, or a sentence.
fn is_prose(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let dense = line
        .chars()
        .filter(|c| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}'))
        .count();
    let is_long = line.chars().nth(140).is_some();
    is_long || (ends_sentence(line) && (words >= 8 || dense >= 20))
}

/// Whether `line` ends as sentences do.
fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '”', '“', '»', '\'', '’', ')', ']', '」']);
    line.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।']) && !line.ends_with("Jr.")
}

#[cfg(test)]
mod tests;
