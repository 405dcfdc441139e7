//! What was left out is put back: another document of the same capture, in which every passage has its words.
#![allow(clippy::unwrap_used)]

use crate::archive::in_order;
use crate::shelf::{ELSEWHERE, Shelf, plain_draft};
use crate::support::refused;
use clipfile_core::anchor::Verdict;
use clipfile_core::article::Scope;
use clipfile_core::document::{BlockKind, Builder, ByteRange, Document, DropReason};
use clipfile_core::highlight::{Colour, Passage};
use clipfile_core::id::ArticleId;
use clipfile_core::{Kind, Library};
use proptest::prelude::*;
use serde_json::{Value, json};

const MAIL: &str = "Get the harbour letter by mail";
const CALL: &str = "Call the desk on any weekday 😀";

fn page() -> Document {
    let mut builder = Builder::new();
    builder.block(BlockKind::Paragraph, "Dockers went back to work on Monday.", []);
    builder.drop(DropReason::Promotion, MAIL);
    builder.block(BlockKind::Paragraph, "The café at the quay reopened.", []);
    builder.drop(DropReason::OutsideBody, CALL);
    builder.finish()
}

/// A library with one article of which two stretches were left out.
fn shelf(first_uid: u64) -> (Shelf, ArticleId) {
    let mut shelf = Shelf::empty(first_uid);
    let mut draft = plain_draft(Some("Port strike ends"), "x");
    draft.document = page();
    let article = shelf.add(b"<p>the page", draft, &[]);
    (shelf, article)
}

fn put_back(shelf: &mut Shelf, article: ArticleId, words: &str) {
    let shown = shelf.library.shown_document(article).unwrap();
    let dropped = shelf.library.document(shown).unwrap().dropped;
    let which = dropped.iter().position(|dropped| dropped.text == words).unwrap();
    let _ = shelf.library.put_back(shown, which as u32).unwrap();
}

fn shown(library: &Library, article: ArticleId) -> (Document, Vec<Passage>) {
    let id = library.shown_document(article).unwrap();
    (library.document(id).unwrap(), library.passages(id).unwrap())
}

/// The words on which each passage stands now, and what is said of them.
fn places(library: &Library, article: ArticleId) -> Vec<(String, Verdict, Option<String>)> {
    let (document, passages) = shown(library, article);
    let words = |range| document.slice(range).unwrap().to_owned();
    passages.into_iter().map(|passage| (passage.exact, passage.verdict, passage.range.map(words))).collect()
}

#[test]
fn passages_keep_their_words_and_undo_brings_the_earlier_document_back() {
    let (mut shelf, article) = shelf(1);
    let before = shelf.library.shown_document(article).unwrap();
    let first = shelf.mark(article, "back to work", Colour::Amber);
    let over = shelf.mark(article, "on Monday.\nThe café", Colour::Rose);
    let last = shelf.mark(article, "café at the quay", Colour::Blue);
    let marked = shelf.json();

    put_back(&mut shelf, article, MAIL);
    assert_eq!(
        shelf.library.undo_state().unwrap().undo.unwrap().to_string(),
        format!("put back left-out text “{MAIL}”")
    );
    let same = |words: &str| (words.to_owned(), Verdict::Same, Some(words.to_owned()));
    assert_eq!(
        places(&shelf.library, article),
        [
            same("back to work"),
            // Between its words stand others now, and it says so.
            ("on Monday.\nThe café".to_owned(), Verdict::Changed, Some(format!("on Monday.\n{MAIL}\nThe café"))),
            same("café at the quay"),
        ]
    );
    let (document, passages) = shown(&shelf.library, article);
    assert_eq!(passages.iter().map(|passage| passage.id).collect::<Vec<_>>(), [first, over, last]);
    assert_eq!(document.dropped.iter().map(|dropped| dropped.text.as_str()).collect::<Vec<_>>(), [CALL]);
    assert_eq!(shelf.library.document(before).unwrap(), page(), "the earlier document is as it was");
    assert_eq!(shelf.library.captures(article).unwrap().len(), 1, "nothing was taken anew");
    let found = |shelf: &Shelf| crate::support::found_in(&shelf.library, Scope::Articles, "\"harbour letter\"").len();
    assert_eq!(found(&shelf), 1);
    let put = shelf.json();

    let _ = shelf.library.undo().unwrap();
    assert_eq!((shelf.library.shown_document(article).unwrap(), found(&shelf)), (before, 0));
    assert_eq!(shelf.json(), marked);
    let _ = shelf.library.redo().unwrap();
    assert_eq!((found(&shelf), shelf.json()), (1, put));
    let _ = shelf.library.undo().unwrap();
    put_back(&mut shelf, article, MAIL);
    let again = shelf.library.shown_document(article).unwrap();
    assert_eq!(again.0, before.0 + 1, "putting the same back once more keeps one document, not two");
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_passage_in_text_that_was_put_back_stands_nowhere_else() {
    let (mut shelf, article) = shelf(1);
    let before = shelf.library.shown_document(article).unwrap();
    put_back(&mut shelf, article, CALL);
    let passage = shelf.mark(article, "on any weekday", Colour::Green);
    let over = shelf.mark(article, "quay reopened.\nCall the desk", Colour::Green);
    let old: Vec<_> = shelf.library.passages(before).unwrap();
    let text = shelf.library.document(before).unwrap();
    let words = |passage: &Passage| passage.range.map(|range| text.slice(range).unwrap().to_owned());
    assert_eq!(
        old.iter().map(|passage| (passage.id, passage.verdict, words(passage))).collect::<Vec<_>>(),
        [(over, Verdict::Changed, Some("quay reopened.".to_owned())), (passage, Verdict::Gone, None)]
    );
    assert_eq!(places(&shelf.library, article).iter().filter(|place| place.1 == Verdict::Same).count(), 2);
    // What is marked in the earlier document stands in the shown one at once.
    let _ = shelf.library.add_highlight(before, ByteRange::new(0, 7), Colour::Blue).unwrap();
    let first = ("Dockers".to_owned(), Verdict::Same, Some("Dockers".to_owned()));
    assert_eq!(places(&shelf.library, article).first(), Some(&first));
    let _ = shelf.library.undo().unwrap();
    let _ = shelf.library.undo().unwrap();
    let _ = shelf.library.undo().unwrap();
    let _ = shelf.library.undo().unwrap();
    assert_eq!(places(&shelf.library, article), []);
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
}

#[test]
fn what_cannot_be_put_back_is_refused_and_changes_nothing() {
    let (mut shelf, article) = shelf(1);
    let before = shelf.library.shown_document(article).unwrap();
    let clean = shelf.json();
    assert_eq!(refused(shelf.library.put_back(before, 2)).kind(), Kind::Invalid);
    assert_eq!(refused(shelf.library.put_back(clipfile_core::id::DocumentId(99), 0)).kind(), Kind::NotFound);
    assert_eq!(shelf.json(), clean);
    put_back(&mut shelf, article, MAIL);
    // The same number means another stretch by now.
    assert_eq!(refused(shelf.library.put_back(before, 1)).kind(), Kind::Conflict);
    let Shelf { library, folder } = shelf;
    let path = library.path().to_owned();
    library.close().unwrap();
    let mut library = Library::open_read_only(&path, &crate::support::host()).unwrap();
    let document = library.shown_document(article).unwrap();
    assert_eq!(refused(library.put_back(document, 0)).kind(), Kind::ReadOnly);
    drop(folder);
}

#[test]
fn two_libraries_that_put_back_and_marked_apart_are_merged() {
    let (mut here, article) = shelf(1);
    let mut there = Shelf::empty(ELSEWHERE);
    there.import(&here.json()).unwrap();
    put_back(&mut here, article, MAIL);
    let _ = here.mark(article, "harbour letter", Colour::Rose);
    let _ = here.mark(article, "back to work", Colour::Rose);
    put_back(&mut there, article, CALL);
    let _ = there.mark(article, "the quay", Colour::Blue);
    let _ = there.mark(article, "any weekday", Colour::Blue);

    let (out, back) = (here.json(), there.json());
    here.import(&back).unwrap();
    there.import(&out).unwrap();
    for shelf in [&here, &there] {
        assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
        let (_, passages) = shown(&shelf.library, article);
        assert_eq!(passages.len(), 4, "each passage is told of in the document that is shown");
        let gone = passages.iter().filter(|passage| passage.verdict == Verdict::Gone).count();
        let same = passages.iter().filter(|passage| passage.verdict == Verdict::Same).count();
        assert_eq!((same, gone), (3, 1), "what was marked in the other's text is gone from this one");
    }
    // Both put the same back, each under its own name: one document.
    let (mut here, _) = shelf(1);
    let mut there = Shelf::empty(ELSEWHERE);
    there.import(&here.json()).unwrap();
    put_back(&mut here, article, MAIL);
    put_back(&mut there, article, MAIL);
    let _ = there.mark(article, "harbour letter", Colour::Blue);
    here.import(&there.json()).unwrap();
    let archive: Value = serde_json::from_str(&here.json()).unwrap();
    assert_eq!(archive["articles"][0]["captures"][0]["documents"].as_array().unwrap().len(), 2);
    assert_eq!(places(&here.library, article).len(), 1);
}

#[test]
fn an_archive_cannot_lie_about_what_was_put_back() {
    let (mut here, article) = shelf(1);
    put_back(&mut here, article, MAIL);
    let sample: Value = serde_json::from_str(&here.json()).unwrap();
    let documents = "/articles/0/captures/0/documents";
    let own = sample.pointer(&format!("{documents}/1/uid")).unwrap().clone();
    let mut swapped = sample.clone();
    swapped.pointer_mut(documents).unwrap().as_array_mut().unwrap().swap(0, 1);
    let mut twice = sample.clone();
    let mut again = twice.pointer(&format!("{documents}/1")).unwrap().clone();
    again["uid"] = json!("018f0000-0000-7000-8000-00000000aaaa");
    twice.pointer_mut(documents).unwrap().as_array_mut().unwrap().push(again);
    let changed = |path: &str, value: Value| {
        let mut changed = sample.clone();
        *changed.pointer_mut(&format!("{documents}/1/{path}")).unwrap() = value;
        changed
    };
    for (hostile, expected) in [
        (changed("made_from/put_back", json!(1)), "with left-out text put back"),
        (changed("made_from/put_back", json!(7)), "with left-out text put back"),
        (changed("made_from/document", own), "does not stand before"),
        (changed("made_from", Value::Null), "two documents of extraction"),
        (changed("extractor", json!(7)), "with left-out text put back"),
        (changed("document/dropped/0/reason", json!("credit")), "with left-out text put back"),
        (swapped, "does not stand before"),
        (twice, "stands there twice"),
    ] {
        let mut there = Shelf::empty(ELSEWHERE);
        let text = serde_json::to_string(&in_order(&hostile)).unwrap();
        let error = there.import(&text).unwrap_err();
        assert!(error.contains(expected), "{error}");
        assert_eq!(there.library.counts().unwrap().articles, 0);
    }
}

/// What a user does to an article: marks a stretch, or puts one of what was left out back.
#[derive(Debug, Clone)]
enum Action {
    Mark(usize, usize),
    PutBack(usize),
    TrashPassage(usize),
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        3 => (0..200_usize, 1..60_usize).prop_map(|(start, len)| Action::Mark(start, len)),
        2 => (0..20_usize).prop_map(Action::PutBack),
        1 => (0..20_usize).prop_map(Action::TrashPassage),
    ]
}

/// Does what `action` says; gives whether there is a step more to undo.
fn act(library: &mut Library, article: ArticleId, action: &Action) -> bool {
    let id = library.shown_document(article).unwrap();
    let document = library.document(id).unwrap();
    match action {
        Action::Mark(start, len) => {
            if document.text.is_empty() {
                return false;
            }
            let start = document.text.floor_char_boundary(start % document.text.len());
            let end = document.text.ceil_char_boundary((start + len).min(document.text.len()));
            let known = library.passages(id).unwrap().len();
            library.add_highlight(id, ByteRange::new(start, end), Colour::Amber).is_ok()
                && library.passages(id).unwrap().len() > known
        }
        Action::PutBack(at) => {
            let count = document.dropped.len();
            count > 0 && library.put_back(id, (at % count) as u32).is_ok()
        }
        Action::TrashPassage(at) => {
            let passages = library.passages(id).unwrap();
            let Some(one) = passages.get(at % passages.len().max(1)) else { return false };
            library.trash_highlights(&[one.id]).is_ok()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_can_be_undone_and_comes_back_byte_for_byte(
        pieces in prop::collection::vec((any::<bool>(), "[a-zé漢😀]{1,8}( [a-zé]{1,5}){0,3}"), 1..9),
        actions in prop::collection::vec(action(), 1..14),
    ) {
        let mut shelf = Shelf::empty(1);
        let mut builder = Builder::new();
        for (is_kept, text) in &pieces {
            if *is_kept {
                builder.block(BlockKind::Paragraph, text, []);
            } else {
                builder.drop(DropReason::Related, text);
            }
        }
        let mut draft = plain_draft(Some("Any"), "x");
        draft.document = builder.finish();
        let article = shelf.add(b"any source", draft, &[]);
        let mut before = vec![shelf.json()];
        for action in &actions {
            if act(&mut shelf.library, article, action) {
                before.push(shelf.json());
            }
            for (exact, verdict, words) in places(&shelf.library, article) {
                match verdict {
                    Verdict::Same => prop_assert_eq!(words, Some(exact)),
                    Verdict::Changed => prop_assert_ne!(words, Some(exact)),
                    other => prop_assert!(false, "{:?}: putting back takes no words away", other),
                }
            }
            let known = shelf.library.list_passages(false, "", 0, 1000).unwrap().0 as usize;
            prop_assert_eq!(places(&shelf.library, article).len(), known, "no passage stays behind");
        }
        let out = before.last().unwrap().clone();
        let mut there = Shelf::empty(ELSEWHERE);
        there.import(&out).unwrap();
        prop_assert_eq!(there.json(), out.clone());
        there.import(&out).unwrap();
        prop_assert_eq!(there.json(), out);
        prop_assert_eq!(there.library.check().unwrap(), Vec::<String>::new());
        prop_assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
        while let Some(state) = before.pop() {
            prop_assert_eq!(shelf.json(), state);
            if !before.is_empty() {
                let _ = shelf.library.undo().unwrap();
            }
        }
        prop_assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
    }
}
