//! Two readings of one page: what both have is the article, what only one has must look like it.

use super::blocks::Piece;
use super::words::{Hashes, ROW, Word, hash, words_of};
use crate::document::BlockKind;

/// The other reading's words.
pub(super) struct Other {
    rows: Hashes,
    short: Hashes,
}

impl Other {
    pub(super) fn new(words: &[Word]) -> Self {
        let mut other = Self { rows: Hashes::default(), short: Hashes::default() };
        other.rows.extend(words.windows(ROW).map(hash));
        for length in 1..ROW {
            other.short.extend(words.windows(length).map(hash));
        }
        other
    }

    /// Whether it has most of `words`.
    pub(super) fn has(&self, words: &[Word]) -> bool {
        if words.len() < ROW {
            return self.short.contains(&hash(words));
        }
        words.windows(ROW).filter(|row| self.rows.contains(&hash(row))).count() * 2 > words.len() - ROW
    }
}

/// How much of a reading the other has too.
pub(super) struct Agreement {
    /// For each piece its words, and whether the other reading has them.
    seen: Vec<(usize, bool)>,
    /// Words in both.
    shared: usize,
    /// Words in the one and in the other.
    ours: usize,
    theirs: usize,
}

impl Agreement {
    /// Compares `pieces` with the text of the `other` reading.
    pub(super) fn of(pieces: &[Piece], other: &str) -> Self {
        let words = words_of(other);
        let theirs = words.len();
        let other = Other::new(&words);
        let seen: Vec<(usize, bool)> = pieces
            .iter()
            .map(|piece| {
                let words = words_of(&piece.text);
                (words.len(), words.is_empty() || other.has(&words))
            })
            .collect();
        let ours = seen.iter().map(|(words, _)| words).sum();
        let shared = seen.iter().filter(|(_, is_shared)| *is_shared).map(|(words, _)| words).sum();
        Self { seen, shared, ours, theirs }
    }

    /// Whether the pieces are but a part of what the other reading has.
    pub(super) fn is_mere_part(&self) -> bool {
        self.shared * 20 >= self.ours * 19 && self.ours * 100 <= self.theirs * 55
    }

    /// The pieces that stand.
    pub(super) fn agreed(self, pieces: Vec<Piece>) -> Vec<Piece> {
        let share = self.shared as f64 / self.ours.max(1) as f64;
        let last = self.seen.iter().rposition(|(words, is_shared)| *is_shared && *words > 0).unwrap_or(0);
        let mut seen = self.seen.into_iter().enumerate();
        pieces
            .into_iter()
            .filter(|piece| {
                let (at, (words, is_shared)) = seen.next().unwrap_or_default();
                is_shared || stands_alone(piece, words, share, at < last)
            })
            .collect()
    }
}

/// Takes off both ends of `pieces` what is not in the text that the page itself states to be the article's, where that text
/// is whole and the pieces have all of it.
pub(super) fn as_stated(mut pieces: Vec<Piece>, text: &str) -> Vec<Piece> {
    const LEAST_WORDS: usize = 60;
    let text = decode_markup(text);
    let words = words_of(&text);
    if words.len() < LEAST_WORDS || text.trim_end().ends_with(['…']) || text.trim_end().ends_with("...") {
        return pieces;
    }
    let stated = Other::new(&words);
    let counts: Vec<(usize, bool)> = pieces
        .iter()
        .map(|piece| {
            let words = words_of(&piece.text);
            (words.len(), words.len() >= ROW && stated.has(&words))
        })
        .collect();
    let all: usize = counts.iter().map(|(words, _)| words).sum();
    let shared: usize = counts.iter().filter(|(_, is_stated)| *is_stated).map(|(words, _)| words).sum();
    let (Some(first), Some(last)) = (counts.iter().position(|count| count.1), counts.iter().rposition(|count| count.1))
    else {
        return pieces;
    };
    let outside: usize = counts[..first].iter().chain(&counts[last + 1..]).map(|(words, _)| words).sum();
    // Many state only the beginning, or put into the text what is none of it.
    let is_whole = shared * 20 >= words.len() * 17 && outside * 5 <= all;
    if is_whole {
        pieces.truncate(last + 1);
        let head = pieces
            .drain(..first)
            .filter(|piece| matches!(piece.kind, BlockKind::Heading { .. } | BlockKind::Figure { .. }));
        let head: Vec<Piece> = head.collect();
        pieces.splice(0..0, head);
    }
    pieces
}

/// Some state the text as HTML.
fn decode_markup(text: &str) -> String {
    if text.contains("</p>") || text.contains("&lt;") || text.contains("&nbsp;") {
        let tree = dom_query::Document::fragment(text);
        tree.root()
            .descendants_it()
            .filter(dom_query::NodeRef::is_text)
            .map(|node| node.text().to_string() + " ")
            .collect()
    } else {
        text.to_owned()
    }
}

/// Whether a piece that only one reading has is part of the article; `share` of all words are in both. Where the readings
/// agree on most, what follows the last that they agree on is hardly a part of it.
fn stands_alone(piece: &Piece, words: usize, share: f64, is_before_last: bool) -> bool {
    match piece.kind {
        BlockKind::Figure { .. }
        | BlockKind::Caption
        | BlockKind::Preformatted
        | BlockKind::TableCell { .. }
        | BlockKind::Quote => true,
        BlockKind::Heading { .. } => share < 0.5 || words < 10,
        BlockKind::ListItem { .. } => words >= if share < 0.5 { 10 } else { 25 },
        BlockKind::Paragraph => {
            let is_beside_both = share < 0.8 || (is_before_last && piece.linked() * 3 < piece.text.len());
            let least = match () {
                () if share < 0.5 => 10,
                () if is_beside_both => 25,
                () => usize::MAX,
            };
            words >= least
        }
    }
}
