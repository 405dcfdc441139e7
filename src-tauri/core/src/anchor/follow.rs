//! Where passages of one text stand in another.

use super::Verdict;
use crate::document::ByteRange;

/// What became of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Whether the words are the same ones.
    pub verdict: Verdict,
    /// Where they stand now; `None` exactly when the verdict is [`Verdict::Gone`].
    pub range: Option<ByteRange>,
}

/// A quote from a text that is not at hand (W3C Web Annotation Data Model, section 4.2.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    /// The words.
    pub exact: String,
    /// The words before it, as far as they were noted.
    pub prefix: String,
    /// The words after it, as far as they were noted.
    pub suffix: String,
    /// Where it stood in its own text, in bytes of UTF-8 as far as that can be told: a hint, no more.
    pub start: Option<usize>,
}

/// Where each of `ranges`, byte positions in `old`, stands in `new`; in the order asked.
pub fn follow(old: &str, new: &str, ranges: &[ByteRange]) -> Vec<Place> {
    let exact = |range: &ByteRange| old.get(range.start.0..range.end.0).unwrap_or_default();
    ranges.iter().map(|range| only_place(new, exact(range))).collect()
}

/// Where each quote stands in `text`; in the order asked.
pub fn find(text: &str, selectors: &[Selector]) -> Vec<Place> {
    selectors.iter().map(|selector| only_place(text, &selector.exact)).collect()
}

fn only_place(text: &str, exact: &str) -> Place {
    match text.find(exact) {
        Some(start) if !exact.is_empty() && text.rfind(exact) == Some(start) => {
            Place { verdict: Verdict::Same, range: Some(ByteRange::new(start, start + exact.len())) }
        }
        _ => Place { verdict: Verdict::Gone, range: None },
    }
}
