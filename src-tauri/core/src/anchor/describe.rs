//! A range becomes a quote (W3C Web Annotation Data Model, section 4.2.4, Text Quote Selector), and a quote a range.

use crate::document::{ByteRange, Document};
use memchr::memmem;
use unicode_segmentation::GraphemeCursor;

/// Context that a quote carries at least, in bytes, where the document has that much.
const MIN_CONTEXT_BYTES: usize = 32;
/// Context after which a quote that still stands several times is left to its position.
const MAX_CONTEXT_BYTES: usize = 512;

/// A stretch of a document in words: what was marked and what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Where it stands in the document it was described in.
    pub range: ByteRange,
    /// The words.
    pub exact: String,
    /// The words before it.
    pub prefix: String,
    /// The words after it.
    pub suffix: String,
}

/// Why a stretch cannot be marked or a quote cannot be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuoteError {
    /// The range reaches past the end or cuts a character.
    #[error("the selection does not fit this document; select it again")]
    OffText,
    /// The range holds nothing but white space.
    #[error("there are no words in the selection")]
    Empty,
    /// The words do not stand in the document.
    #[error("these words do not stand in the article")]
    NotFound,
    /// The words stand in more than one place.
    #[error("these words stand in the article {0} times; give the words before or after them too")]
    Ambiguous(usize),
}

/// Describes `range` of `document`.
///
/// White space and block separators at either end are trimmed first, so that a passage never starts or ends between
/// blocks. Prefix and suffix grow until the quote stands once, and end between grapheme clusters.
///
/// # Errors
/// [`QuoteError::OffText`] or [`QuoteError::Empty`].
pub fn describe(document: &Document, range: ByteRange) -> Result<Quote, QuoteError> {
    let text = &document.text;
    let (range, exact) = trimmed(document, range)?;
    let (start, end) = (range.start.0, range.end.0);
    let others: Vec<usize> = occurrences(text, exact).filter(|at| *at != start).collect();
    let mut context = MIN_CONTEXT_BYTES;
    loop {
        let prefix = last_bytes(&text[..start], context);
        let suffix = first_bytes(text, end, context);
        let is_unique =
            others.iter().all(|&at| !text[..at].ends_with(prefix) || !text[at + exact.len()..].starts_with(suffix));
        if is_unique || context >= MAX_CONTEXT_BYTES {
            return Ok(Quote { range, exact: exact.to_owned(), prefix: prefix.to_owned(), suffix: suffix.to_owned() });
        }
        context *= 2;
    }
}

/// What is left of `range` without the white space and block separators at either end, and its words.
///
/// # Errors
/// [`QuoteError::OffText`] or [`QuoteError::Empty`].
pub(crate) fn trimmed(document: &Document, range: ByteRange) -> Result<(ByteRange, &str), QuoteError> {
    let chosen = document.slice(range).ok_or(QuoteError::OffText)?;
    let exact = chosen.trim();
    if exact.is_empty() {
        return Err(QuoteError::Empty);
    }
    let start = range.start.0 + (chosen.len() - chosen.trim_start().len());
    Ok((ByteRange::new(start, start + exact.len()), exact))
}

/// Finds the one place where `exact` stands between `prefix` and `suffix`, either of which may be empty.
///
/// # Errors
/// [`QuoteError`] when it stands nowhere or in several places.
pub fn locate(document: &Document, exact: &str, prefix: &str, suffix: &str) -> Result<ByteRange, QuoteError> {
    let exact = exact.trim();
    if exact.is_empty() {
        return Err(QuoteError::Empty);
    }
    let text = &document.text;
    let around = |at: usize| (&text[..at], &text[at + exact.len()..]);
    let fits = |at: &usize| {
        let (before, after) = around(*at);
        before.trim_end().ends_with(prefix.trim_end()) && after.trim_start().starts_with(suffix.trim_start())
    };
    let places: Vec<usize> = occurrences(text, exact).filter(fits).collect();
    // White space at the edges of the context may have been lost on the way; where it was not, it tells places apart.
    let is_exact = |at: &&usize| around(**at).0.ends_with(prefix) && around(**at).1.starts_with(suffix);
    let found = match places.as_slice() {
        [] => return Err(QuoteError::NotFound),
        [one] => *one,
        several => match several.iter().filter(is_exact).collect::<Vec<_>>().as_slice() {
            [one] => **one,
            _ => return Err(QuoteError::Ambiguous(several.len())),
        },
    };
    Ok(ByteRange::new(found, found + exact.len()))
}

/// Every place of `words` in `text`, overlapping ones too.
fn occurrences<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = usize> + 'a {
    let (mut from, finder) = (0, memmem::Finder::new(words));
    std::iter::from_fn(move || {
        let at = from + finder.find(text.as_bytes().get(from..)?)?;
        from = at + text[at..].chars().next().map_or(1, char::len_utf8);
        Some(at)
    })
}

/// The last `wanted` bytes of `text`, and the beginning of the cluster that they would cut.
fn last_bytes(text: &str, wanted: usize) -> &str {
    let start = text.floor_char_boundary(text.len().saturating_sub(wanted));
    // Asked of the whole text: how flags pair up is told from where their run begins.
    let mut cursor = GraphemeCursor::new(start, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => &text[start..],
        _ => &text[cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)..],
    }
}

/// The first `wanted` bytes of `text` from `start`, and the rest of the cluster that they would cut.
fn first_bytes(text: &str, start: usize, wanted: usize) -> &str {
    let end = text.ceil_char_boundary((start + wanted).min(text.len()));
    // Asked of the whole text, as above: the selection may have cut a flag in two.
    let mut cursor = GraphemeCursor::new(end, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => &text[start..end],
        _ => &text[start..cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())],
    }
}
