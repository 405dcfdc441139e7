//! Passages and quotes in texts of any kind: what is found stands between characters, and a verdict says what is there.
//!
//! Eight bytes choose two stretches of the first text; the two texts follow, with a line of four `=` between them.

use clipfile_core::anchor::{Place, QuoteError, Selector, Verdict, describe, find, follow, locate};
use clipfile_core::document::{BlockKind, Builder, ByteRange, Document};

pub(super) fn check(data: &[u8]) {
    let Some((choices, texts)) = data.split_first_chunk::<8>() else { return };
    let texts = super::text(texts);
    let (old, new) = match texts.split_once("\n====\n") {
        Some((old, new)) => (document(old), document(new)),
        None => (document(texts), document(&texts.lines().rev().collect::<Vec<_>>().join("\n"))),
    };
    let (old_text, new_text) = (old.text.as_str(), new.text.as_str());
    let chosen = |four: &[u8]| {
        let at = |low: u8, high: u8| usize::from(u16::from_le_bytes([low, high]));
        let start = at(four[0], four[1]) % (old_text.len() + 2);
        ByteRange::new(start, start + at(four[2], four[3]) % (old_text.len() + 2))
    };
    // As they come, some of them nonsense, and brought to the edges of characters.
    let asked = [chosen(&choices[..4]), chosen(&choices[4..])];
    let [one, other] = asked.map(|range| {
        let edge = |at: usize| old_text.floor_char_boundary(at);
        ByteRange::new(edge(range.start.0), edge(range.end.0))
    });
    let ranges = [asked[0], asked[1], one, other, ByteRange::new(0, old_text.len())];
    let places = follow(old_text, new_text, &ranges);
    assert_eq!(places.len(), ranges.len());
    for (range, place) in ranges.iter().zip(&places) {
        assert_stands(new_text, place);
        if place.verdict != Verdict::Gone {
            assert_same_words(&old.text[range.start.0..range.end.0], new_text, place);
        }
    }
    for range in [one, other] {
        assert_described(&old, range, new_text);
    }
}

/// Each line is a paragraph.
fn document(text: &str) -> Document {
    let mut builder = Builder::new();
    text.lines().for_each(|line| builder.block(BlockKind::Paragraph, line.trim(), []));
    builder.finish()
}

/// A place is one exactly when it is not gone, and has words.
fn assert_stands(text: &str, place: &Place) {
    match place.range {
        None => assert_eq!(place.verdict, Verdict::Gone),
        Some(range) => {
            assert_ne!(place.verdict, Verdict::Gone);
            let words = text.get(range.start.0..range.end.0).expect("a place stands between characters");
            assert!(!words.trim().is_empty(), "there are words at a place");
        }
    }
}

/// Words that are called the same are the same: they stay so when nothing else is looked at.
fn assert_same_words(words: &str, text: &str, place: &Place) {
    let (Some(range), Verdict::Same | Verdict::Moved) = (place.range, place.verdict) else { return };
    // Where nothing changed, a stretch keeps the white space at its ends.
    let (words, there) = (words.trim(), text[range.start.0..range.end.0].trim());
    let alone = follow(words, there, &[ByteRange::new(0, words.len())])[0];
    let is_whole = alone.range == Some(ByteRange::new(0, there.len()));
    assert!(words == there || (alone.verdict == Verdict::Same && is_whole), "{words:?} is not {there:?}: {alone:?}");
}

/// A description tells where it was made, and leads there.
fn assert_described(document: &Document, range: ByteRange, elsewhere: &str) {
    let Ok(quote) = describe(document, range) else {
        assert!(document.text[range.start.0..range.end.0].trim().is_empty(), "what has words can be described");
        return;
    };
    let ByteRange { start, end } = quote.range;
    let text = &document.text;
    assert_eq!(text[start.0..end.0], quote.exact);
    assert!(text[..start.0].ends_with(&quote.prefix) && text[end.0..].starts_with(&quote.suffix));
    match locate(document, &quote.exact, &quote.prefix, &quote.suffix) {
        Ok(found) => assert_eq!(found, quote.range),
        Err(error) => assert!(matches!(error, QuoteError::Ambiguous(_)), "{error}"),
    }
    let selector = |start| Selector {
        exact: quote.exact.clone(),
        prefix: quote.prefix.clone(),
        suffix: quote.suffix.clone(),
        start,
    };
    let here = find(text, &[selector(Some(start.0))])[0];
    assert_eq!(here, Place { verdict: Verdict::Same, range: Some(quote.range) }, "{quote:?} stands where it was");
    for found in find(elsewhere, &[selector(Some(start.0)), selector(None)]) {
        assert_stands(elsewhere, &found);
        assert_same_words(&quote.exact, elsewhere, &found);
    }
}
