//! Passages: what is marked, how it is described, and where it is found again.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, refused};
use clipfile_core::anchor::{QuoteError, Verdict, describe, locate};
use clipfile_core::document::{BlockKind, Builder, ByteRange, Document, OffsetMap, Utf16Range};
use clipfile_core::highlight::Colour;
use clipfile_core::id::{ArticleId, DocumentId, HighlightId};
use clipfile_core::note::Subject;
use clipfile_core::{Kind, Library};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn document(lines: &[String]) -> Document {
    let mut builder = Builder::new();
    for line in lines {
        builder.block(BlockKind::Paragraph, line, []);
    }
    builder.finish()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Few letters, so that the same words stand in many places, and clusters of several characters.
    #[test]
    fn what_is_described_is_found_again(lines in prop::collection::vec("(a|b|é|e\u{301}|👩‍🚀|🇩🇪| ){1,14}", 1..5)) {
        let document = document(&lines);
        let text = &document.text;
        let edges: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        for start in 0..=text.len() {
            for end in start..=text.len() {
                let Some(chosen) = text.get(start..end) else {
                    let error = describe(&document, ByteRange::new(start, end)).unwrap_err();
                    prop_assert_eq!(error, QuoteError::OffText);
                    continue;
                };
                let quote = match describe(&document, ByteRange::new(start, end)) {
                    Ok(quote) => quote,
                    Err(error) => {
                        prop_assert_eq!((error, chosen.trim()), (QuoteError::Empty, ""));
                        continue;
                    }
                };
                prop_assert_eq!(&quote.exact, chosen.trim());
                prop_assert_eq!(document.slice(quote.range).unwrap(), &quote.exact);
                // Context ends between clusters, unless the selection itself began or ended inside one.
                let (before, after) = (quote.range.start.0 - quote.prefix.len(), quote.range.end.0 + quote.suffix.len());
                prop_assert!(text[..quote.range.start.0].ends_with(&quote.prefix));
                prop_assert!(text[quote.range.end.0..].starts_with(&quote.suffix));
                prop_assert!(edges.contains(&before), "the prefix cuts a cluster");
                prop_assert!(edges.contains(&after), "the suffix cuts a cluster");
                // With all of the text as its context it cannot be mistaken for another place.
                let found = locate(&document, &quote.exact, &quote.prefix, &quote.suffix);
                prop_assert_eq!(found, Ok(quote.range), "{:?} between {:?} and {:?}", quote.exact, quote.prefix, quote.suffix);
            }
        }
    }
}

#[test]
fn context_after_half_a_flag_ends_between_flags() {
    let flag = "🇩🇪";
    let document = document(&[flag.repeat(5)]);
    let half = flag.len() / 2;
    let quote = describe(&document, ByteRange::new(0, half)).unwrap();
    assert_eq!((quote.range.end.0 + quote.suffix.len()) % flag.len(), 0);
}

#[test]
fn white_space_of_the_context_tells_places_apart_where_words_do_not() {
    let document = document(&[" ab ab".to_owned()]);
    let found = locate(&document, "a", " ", "b ");
    assert_eq!(found, Ok(ByteRange::new(1, 2)));
    assert_eq!(locate(&document, "ab", "", ""), Err(QuoteError::Ambiguous(2)));
}

#[test]
fn context_grows_until_the_quote_stands_once() {
    let lines: Vec<String> =
        (0..20).map(|number| format!("Line {number}. {}", "The same words again. ".repeat(4))).collect();
    let document = document(&lines);
    for (start, _) in document.text.match_indices("same words") {
        let quote = describe(&document, ByteRange::new(start, start + 10)).unwrap();
        assert_eq!(locate(&document, &quote.exact, &quote.prefix, &quote.suffix), Ok(quote.range));
        assert!(quote.prefix.len() <= 600 && quote.suffix.len() <= 600, "and no further");
    }
}

#[test]
fn a_quote_that_context_cannot_tell_apart_is_ambiguous() {
    let document = document(&["ab ".repeat(2000).trim().to_owned()]);
    let quote = describe(&document, ByteRange::new(3000, 3002)).unwrap();
    assert_eq!(quote.range, ByteRange::new(3000, 3002));
    assert!(matches!(locate(&document, &quote.exact, &quote.prefix, &quote.suffix), Err(QuoteError::Ambiguous(_))));
}

#[test]
fn a_quote_is_found_by_its_words_alone_or_with_context() {
    let document = document(&["The vote was close. The vote was recounted.".to_owned(), "No comment.".to_owned()]);
    let find = |exact, prefix, suffix| locate(&document, exact, prefix, suffix);
    assert_eq!(find("recounted", "", ""), Ok(ByteRange::new(33, 42)));
    assert_eq!(find("The vote", "", ""), Err(QuoteError::Ambiguous(2)));
    assert_eq!(find("The vote", "", " was recounted"), Ok(ByteRange::new(20, 28)));
    assert_eq!(find("The vote", "close.", ""), Ok(ByteRange::new(20, 28)), "white space next to it may be missing");
    assert_eq!(find("recounted.\nNo", "", ""), Ok(ByteRange::new(33, 46)), "over the border of two blocks");
    assert_eq!(find("the vote", "", ""), Err(QuoteError::NotFound));
    assert_eq!(find(" \n ", "", ""), Err(QuoteError::Empty));
}

#[test]
fn a_selection_is_trimmed_to_its_words() {
    let mut desk = Desk::with(&["One two\nthree four\nfive"]);
    let shown = desk.document(ArticleId(1));
    let mut mark = |start, end| desk.library.add_highlight(shown, ByteRange::new(start, end), Colour::Amber);
    let first = mark(3, 8).unwrap().value;
    let second = mark(7, 19).unwrap().value;
    let across = mark(4, 13).unwrap().value;
    for (start, end) in [(0, 0), (3, 4), (7, 8), (18, 19)] {
        assert_eq!(refused(mark(start, end)).kind(), Kind::Invalid, "{start}..{end} holds no word");
    }
    for (start, end) in [(0, 24), (24, 30), (9, 8), (usize::MAX - 1, usize::MAX)] {
        assert_eq!(refused(mark(start, end)).kind(), Kind::Invalid, "{start}..{end} is not in the text");
    }
    let range = |id| desk.library.passage(id).unwrap().range.unwrap();
    assert_eq!(range(first), ByteRange::new(4, 7));
    assert_eq!(range(second), ByteRange::new(8, 18));
    assert_eq!(desk.library.passage(across).unwrap().exact, "two\nthree");
    let order: Vec<HighlightId> = desk.library.passages(shown).unwrap().into_iter().map(|it| it.id).collect();
    assert_eq!(order, [first, across, second], "in reading order");
    assert_eq!(
        refused(desk.library.add_highlight(DocumentId(9), ByteRange::new(0, 1), Colour::Amber)).kind(),
        Kind::NotFound
    );
}

#[test]
fn half_a_character_is_refused_and_not_shifted() {
    let mut desk = Desk::with(&["a😀é"]);
    let shown = desk.document(ArticleId(1));
    let map = OffsetMap::new(&desk.library.document(shown).unwrap().text);
    assert_eq!(map.range_to_bytes(Utf16Range::new(1, 2)), None, "between the halves of a surrogate pair");
    for end in [2, 3, 4, 6] {
        assert_eq!(
            refused(desk.library.add_highlight(shown, ByteRange::new(1, end), Colour::Blue)).kind(),
            Kind::Invalid
        );
    }
    let whole = map.range_to_bytes(Utf16Range::new(1, 3)).unwrap();
    let id = desk.library.add_highlight(shown, whole, Colour::Blue).unwrap().value;
    assert_eq!(desk.library.passage(id).unwrap().exact, "😀");
}

#[test]
fn the_same_stretch_is_marked_once_in_each_colour() {
    let mut desk = Desk::with(&["One two three"]);
    let shown = desk.document(ArticleId(1));
    let mut mark = |range: (usize, usize), colour| {
        desk.library.add_highlight(shown, ByteRange::new(range.0, range.1), colour).unwrap().value
    };
    let first = mark((4, 7), Colour::Amber);
    assert_eq!(mark((3, 8), Colour::Amber), first, "the same words, selected less carefully");
    assert_ne!(mark((4, 7), Colour::Green), first);
    assert_ne!(mark((0, 7), Colour::Amber), first, "overlapping is not the same");
    assert_eq!(desk.library.counts().unwrap().passages, 3);
    let _ = desk.library.trash_highlights(&[first]).unwrap();
    let again = desk.mark(ArticleId(1), "two");
    assert_ne!(again, first, "what is in the trash does not count");
    let Library { .. } = &desk.library;
    assert_eq!(desk.library.passage(again).unwrap().verdict, Verdict::Same);
}

#[test]
fn passages_are_listed_with_what_is_on_them() {
    let mut desk = Desk::with(&["Port strike\nDockers went back to work."]);
    let id = ArticleId(1);
    let (dockers, work) = (desk.mark(id, "Dockers"), desk.mark(id, "work"));
    let _ = desk.library.tag(&[Subject::Highlight(work)], "labour/100%_sure").unwrap();
    let _ = desk.library.set_note(Subject::Highlight(dockers), "Ask the union").unwrap();
    let list = |query: &str| -> Vec<HighlightId> {
        let (total, passages) = desk.library.list_passages(false, query, 0, 10).unwrap();
        assert_eq!(total as usize, passages.len());
        passages.into_iter().map(|passage| passage.id).collect()
    };
    assert_eq!(list(""), [work, dockers], "newest first");
    assert_eq!(list("union ask"), [dockers], "every word, in any order");
    assert_eq!(list("LABOUR"), [work]);
    assert_eq!(list("100%_"), [work], "a sign of the pattern is a sign");
    assert_eq!(list("1%_"), []);
    assert_eq!(list("union work"), []);
    let (total, window) = desk.library.list_passages(false, "", 1, 1).unwrap();
    assert_eq!((total, window[0].id), (2, dockers));
    let passage = desk.library.passage(work).unwrap();
    assert_eq!((passage.tags, passage.note.as_str()), (vec!["labour/100%_sure".to_owned()], ""));
    let _ = desk.library.trash(&[id]).unwrap();
    assert_eq!(desk.library.list_passages(false, "", 0, 10).unwrap().0, 0, "nor those of an article in the trash");
}

#[test]
fn a_run_of_flags_is_cut_between_flags() {
    let flags = format!("{}x here", "🇩🇪".repeat(40));
    let document = document(&[flags.clone(), format!("here y{}", "🇫🇷".repeat(40))]);
    let start = flags.len() - 4;
    let quote = describe(&document, ByteRange::new(start, start + 4)).unwrap();
    let whole = |context: &str, flag: &str| context.matches(flag).count() * flag.len();
    assert_eq!(quote.prefix.len(), whole(&quote.prefix, "🇩🇪") + "x ".len(), "{}", quote.prefix);
    let after = describe(&document, ByteRange::new(start + 5, start + 9)).unwrap();
    assert_eq!(after.suffix.len(), whole(&after.suffix, "🇫🇷") + " y".len(), "{}", after.suffix);
}
