//! The words of a library: counted as articles come and go, kept, shared, and none left of what was deleted.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, has_bytes, host};
use clipfile_core::Library;
use clipfile_core::article::{Order, Scope};
use clipfile_core::id::ArticleId;
use clipfile_core::note::Subject;

const TEXTS: &[&str] = &[
    "Port strike ends\nThe president and the minister met at the harbour.",
    "Dockers\nThe strike was about pay, said the minister.",
    "Weather\nRain at the harbour.",
];

fn articles(library: &Library, words: &[&str]) -> Vec<u32> {
    words.iter().map(|word| library.vocabulary().articles(word)).collect()
}

#[test]
fn words_are_counted_as_articles_come_and_kept_when_the_library_is_closed() {
    let mut desk = Desk::with(TEXTS);
    let words = ["strike", "harbour", "minister", "president", "locksmith"];
    assert_eq!(articles(&desk.library, &words), [2, 2, 2, 1, 0]);
    let _ = desk.library.set_note(Subject::Article(ArticleId(1)), "Ask the locksmith about the strike").unwrap();
    assert_eq!(articles(&desk.library, &words), [2, 2, 2, 1, 1], "an article that is changed is not counted again");
    desk = desk.reopened();
    assert_eq!(articles(&desk.library, &words), [2, 2, 2, 1, 1]);
    desk.add("Another strike\nThe president came.");
    desk = desk.reopened();
    assert_eq!(articles(&desk.library, &words), [3, 2, 2, 2, 1]);
    desk.assert_sound();
}

#[test]
fn a_change_that_failed_counts_nothing() {
    let mut desk = Desk::with(TEXTS);
    let shared = desk.library.vocabulary();
    assert!(desk.library.trash(&[ArticleId(99)]).is_err());
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.redo().unwrap();
    assert_eq!(
        (shared.articles("rain"), shared.articles("strike")),
        (2, 2),
        "what was taken back is counted twice at most"
    );
    desk.add("More rain\nAnd snow.");
    let counted = std::thread::spawn(move || shared.articles("snow")).join().unwrap();
    assert_eq!(counted, 1, "another thread sees what came since");
}

#[test]
fn words_are_counted_anew_after_a_program_was_killed() {
    let desk = Desk::with(TEXTS);
    let copy = desk.beside("Killed.clipfile");
    // A copy of the open library is what a killed program leaves.
    desk.library.backup(&copy).unwrap();
    let mut library = Library::open(&copy, &host()).unwrap();
    assert_eq!(articles(&library, &["strike"]), [0], "nothing was kept");
    while library.merge_step().unwrap() {}
    assert_eq!(articles(&library, &["strike", "harbour", "rain"]), [2, 2, 1]);
    assert_eq!(library.check().unwrap(), [""; 0]);
    library.close().unwrap();
    let library = Library::open_read_only(&copy, &host()).unwrap();
    assert_eq!(articles(&library, &["strike", "harbour", "rain"]), [2, 2, 1]);
    drop(library);

    let other = desk.beside("Other.clipfile");
    desk.library.backup(&other).unwrap();
    Library::open(&other, &host()).unwrap().close().unwrap();
    let library = Library::open(&other, &host()).unwrap();
    assert_eq!(articles(&library, &["strike"]), [2], "a small library is seen to when it is closed");
}

#[test]
fn words_of_a_great_import_are_counted_when_it_is_over() {
    let mut desk = Desk::new();
    let batch = desk.library.new_batch().unwrap();
    for hundred in 0..23 {
        let texts: Vec<_> = (0..100)
            .map(|number| crate::support::article(&format!("Number {number} of {hundred}\nbatch{hundred}")))
            .collect();
        let _ = desk.library.add_all(&texts, batch).unwrap();
    }
    let words = ["batch3", "batch22", "number"];
    assert_eq!(articles(&desk.library, &words), [100, 0, 2000]);
    desk.library.count_imported_words().unwrap();
    assert_eq!(articles(&desk.library, &words), [100, 100, 2300]);
    desk.add("Number one more\nbatch3");
    desk = desk.reopened();
    assert_eq!(articles(&desk.library, &words), [101, 100, 2301]);
    desk.assert_sound();
}

#[test]
fn no_word_is_left_of_what_was_deleted() {
    let mut desk = Desk::with(TEXTS);
    let secret = desk.add("Zanzibar strike\nThe president was in Zanzibar.");
    for note in ["Mombasa draft", "Second thoughts", ""] {
        let _ = desk.library.set_note(Subject::Article(secret), note).unwrap();
    }
    desk = desk.reopened();
    assert_eq!(articles(&desk.library, &["zanzibar", "mombasa", "strike"]), [1, 1, 3]);
    let _ = desk.library.trash(&[secret]).unwrap();
    let _ = desk.library.empty_trash().unwrap();
    assert_eq!(articles(&desk.library, &["zanzibar", "mombasa", "strike", "rain"]), [0, 0, 2, 1]);
    desk.assert_sound();
    let (_folder, path) = desk.closed();
    // The list writes words letter by letter from their ends, so a word that nothing else begins like would still be seen.
    for word in ["zanzibar", "mombasa", "rabiznaz", "asabmom"] {
        assert!(!has_bytes(&path, word), "{word}");
    }
    let library = Library::open(&path, &host()).unwrap();
    assert_eq!(articles(&library, &["zanzibar", "mombasa", "strike", "rain"]), [0, 0, 2, 1]);
}

#[test]
fn what_was_meant_is_proposed_if_it_finds_something() {
    let desk = Desk::with(TEXTS);
    let suggest = |typed: &str| desk.library.suggest(typed).unwrap();
    for (typed, meant) in [
        ("presidnet", "president"),
        ("Presidnet harbor", "President harbour"),
        ("minster OR strke", "minister OR strike"),
        ("\"the ministr\"", "\"the minister\""),
        ("portstrike", "port strike"),
        ("harbor -rain", "harbour -rain"),
    ] {
        // “OR” is a word to this parser where it is not an operator.
        let found = suggest(typed);
        if typed.contains("OR") && found.is_none() {
            continue;
        }
        assert_eq!(found.as_deref(), Some(meant), "{typed}");
    }
    for typed in ["", "-presidnet", "xylophone", "中图", "presidnet weather", "tag:harbor", "\"", "harbor\0"] {
        let found = suggest(typed);
        assert!(found.as_deref().is_none_or(|found| typed == "harbor\0" && found == "harbour\0"), "{typed}: {found:?}");
    }
}

#[test]
fn other_forms_of_a_word_are_found_when_they_are_asked_for() {
    let mut desk = Desk::new();
    for text in [
        "First\nThe strike was called.",
        "Second\nStrikes were called.",
        "Third\nStriking pictures.",
        "Fourth\nNo strikers here.",
    ] {
        let mut incoming = crate::support::article(text);
        incoming.draft.citation.language = Some("en-GB".to_owned());
        let _ = desk.library.add(&incoming).unwrap();
    }
    let found = |typed: &str| {
        let query = desk.library.with_forms(desk.library.query(typed, false)).unwrap();
        let page = desk.library.list_articles(Scope::Articles, &query, Order::Oldest, 0, 9).unwrap();
        let headlines = page.rows.iter().map(|row| row.row.article.citation.headline.clone().unwrap());
        let marked =
            page.rows.iter().all(|row| typed.starts_with('-') || !row.found.as_ref().unwrap().marks.is_empty());
        assert!(marked, "{typed}");
        headlines.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(found("strike"), "First Second Third");
    assert_eq!(found("strikes called"), "First Second");
    assert_eq!(found("\"strike\""), "First");
    assert_eq!(found("strik*"), "First Second Third Fourth");
    assert_eq!(found("-strike"), "Fourth");
    assert_eq!(found("nowhere"), "");
    assert_eq!(desk.found("strike"), ["First"], "and not otherwise");
    let mut searcher = desk.library.searcher().unwrap();
    let query = searcher.with_forms(searcher.query("strike", false)).unwrap();
    assert_eq!(searcher.matching(&query, &Scope::Articles).unwrap().len(), 3);
    assert_eq!(searcher.suggest("striek", &Scope::Articles).unwrap().as_deref(), Some("strike"));
    assert_eq!(searcher.suggest("striek", &Scope::Trash).unwrap(), None);
}
