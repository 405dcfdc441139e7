//! The rules of canonical text, applied character by character.

use crate::document::{ByteRange, SpanKind};

/// Whether `character` never stands in canonical text: soft hyphen, zero width space, byte order mark, and control
/// characters. Joiners stay, for they carry meaning in Arabic, Persian and Indic scripts and in emoji.
pub(super) fn is_forbidden(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}' | '\u{FEFF}') || (character.is_control() && !character.is_whitespace())
}

/// `text` on one line: white space folded, outer white space and forbidden characters gone.
pub(super) fn one_line(text: &str) -> String {
    let mut line = Line::default();
    line.push_folded(text);
    line.finish().0
}

/// A block in the making.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    spans: Vec<(ByteRange, SpanKind)>,
    is_space_due: bool,
}

impl Line {
    /// Whether nothing was added yet that will show.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Where the next character will stand, white space aside.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether a line break came last.
    pub(super) fn ends_with_break(&self) -> bool {
        self.text.ends_with('\n')
    }

    /// Adds `text` with its white space folded.
    pub(super) fn push_folded(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_whitespace() {
                self.is_space_due = true;
            } else if !is_forbidden(character) {
                if self.is_space_due && !self.text.is_empty() && !self.ends_with_break() {
                    self.text.push(' ');
                }
                self.is_space_due = false;
                self.text.push(character);
            }
        }
    }

    /// Adds `text` with its white space as it is; line breaks become `\n`.
    pub(super) fn push_preformatted(&mut self, text: &str) {
        self.text.extend(text.chars().filter(|character| !is_forbidden(*character)).map(|character| match character {
            '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            other => other,
        }));
    }

    /// Adds a line break, unless nothing stands before it.
    pub(super) fn push_break(&mut self) {
        self.is_space_due = false;
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Sets apart what was added since `start`.
    pub(super) fn span(&mut self, start: usize, kind: SpanKind) {
        self.spans.push((ByteRange::new(start, self.text.len()), kind));
    }

    /// The text without outer white space, and its spans without theirs. White space alone gives an empty text.
    pub(super) fn finish(self) -> (String, Vec<(ByteRange, SpanKind)>) {
        let text = self.text.trim_matches(|c: char| c == '\n').trim_end();
        let text = if text.trim().is_empty() { "" } else { text };
        let offset = self.text.len() - self.text.trim_start_matches('\n').len();
        let mut spans: Vec<(ByteRange, SpanKind)> = Vec::with_capacity(self.spans.len());
        for (range, kind) in self.spans {
            let clip = |at: usize| at.saturating_sub(offset).min(text.len());
            let (start, end) = (clip(range.start.0), clip(range.end.0));
            let Some(inner) = text.get(start..end.max(start)) else { continue };
            let lead = inner.len() - inner.trim_start().len();
            let trimmed = ByteRange::new(start + lead, start + lead + inner.trim().len());
            if !trimmed.is_empty()
                && !spans.iter().rev().take(8).any(|(other, same)| *other == trimmed && *same == kind)
            {
                spans.push((trimmed, kind));
            }
        }
        (text.to_owned(), spans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_and_joiners_are_kept() {
        assert_eq!(one_line("  a\u{A0}\n b\u{AD}c\u{200B}d \t"), "a bcd");
        assert_eq!(one_line("می\u{200C}خواهم"), "می\u{200C}خواهم");
        assert_eq!(one_line("\u{1F469}\u{200D}\u{1F4BB}"), "\u{1F469}\u{200D}\u{1F4BB}");
    }

    #[test]
    fn spans_lose_their_outer_white_space() {
        let mut line = Line::default();
        line.push_folded("a");
        let start = line.len();
        line.push_folded(" b ");
        line.span(start, SpanKind::Strong);
        line.push_folded("c");
        assert_eq!(line.finish(), ("a b c".to_owned(), vec![(ByteRange::new(2, 3), SpanKind::Strong)]));
    }

    #[test]
    fn a_preformatted_block_keeps_its_indent() {
        let mut line = Line::default();
        line.push_preformatted("\n  a\n    b\n");
        assert_eq!(line.finish().0, "  a\n    b");
    }
}
