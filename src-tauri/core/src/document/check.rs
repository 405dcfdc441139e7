//! The invariants of a document, looked at in tests, before a document is stored, and when one is loaded.

use super::{BlockKind, ByteRange, Document};
use std::fmt;

/// The first broken invariant of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Document {
    /// Looks at every invariant: blocks tile the text with one `\n` between them, figures are empty, spans lie inside a
    /// block and in order, every edge stands between characters, and dropped stretches name a place that exists.
    ///
    /// # Errors
    /// The first [`Fault`] found.
    pub fn check(&self) -> Result<(), Fault> {
        self.check_blocks()?;
        self.check_spans()?;
        for dropped in &self.dropped {
            if dropped.before_block as usize > self.blocks.len() {
                return Err(Fault(format!(
                    "dropped text before block {} of {}",
                    dropped.before_block,
                    self.blocks.len()
                )));
            }
        }
        Ok(())
    }

    fn check_blocks(&self) -> Result<(), Fault> {
        let mut expected = 0;
        for (index, block) in self.blocks.iter().enumerate() {
            let ByteRange { start, end } = block.range;
            if start.0 != expected {
                return Err(Fault(format!("block {index} starts at byte {}, not {expected}", start.0)));
            }
            let Some(text) = self.slice(block.range) else {
                return Err(Fault(format!("block {index} ends at byte {}, inside a character or past the end", end.0)));
            };
            if matches!(block.kind, BlockKind::Figure { .. }) != text.is_empty() {
                return Err(Fault(format!("block {index}: figures and only figures are empty")));
            }
            let last = index + 1 == self.blocks.len();
            if !last && self.text.as_bytes().get(end.0) != Some(&b'\n') {
                return Err(Fault(format!("no line break after block {index}")));
            }
            expected = if last { end.0 } else { end.0 + 1 };
        }
        if expected == self.text.len() {
            Ok(())
        } else {
            Err(Fault(format!("the blocks end at byte {expected}, the text at {}", self.text.len())))
        }
    }

    fn check_spans(&self) -> Result<(), Fault> {
        let mut last_start = 0;
        for (index, span) in self.spans.iter().enumerate() {
            if self.slice(span.range).is_none_or(str::is_empty) {
                return Err(Fault(format!("span {index} is empty or cuts a character")));
            }
            if span.range.start.0 < last_start {
                return Err(Fault(format!("span {index} is out of order")));
            }
            last_start = span.range.start.0;
            let after = self.blocks.partition_point(|block| block.range.start <= span.range.start);
            if after == 0 || self.blocks[after - 1].range.end < span.range.end {
                return Err(Fault(format!("span {index} leaves its block")));
            }
        }
        Ok(())
    }
}
