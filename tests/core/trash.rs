//! Throwing away, bringing back, and deleting for good.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article_with_picture, found_in, has_bytes, host};
use clipfile_core::article::{Citation, Scope};
use clipfile_core::capture::Status;
use clipfile_core::id::ArticleId;
use clipfile_core::library::Emptied;
use clipfile_core::note::Subject;
use clipfile_core::{Host, Kind, Library};
use std::path::Path;

const KEPT: &str = "Budget vote\nThe vote was close.";

/// Whether any of `words` stands in the file, as it is or in anything that is compressed in it.
fn traces<'w>(path: &Path, words: &[&'w str]) -> Vec<&'w str> {
    let folded = |word: &str| has_bytes(path, word) || has_bytes(path, &word.to_lowercase());
    let mut found: Vec<&str> = words.iter().copied().filter(|word| folded(word)).collect();
    let conn = rusqlite::Connection::open(path).unwrap();
    for sql in ["SELECT text FROM document", "SELECT layout FROM document", "SELECT bytes FROM blob WHERE packed"] {
        let mut statement = conn.prepare(sql).unwrap();
        let frames = statement.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
        for frame in frames {
            let text = String::from_utf8(zstd::decode_all(frame.unwrap().as_slice()).unwrap()).unwrap();
            found.extend(words.iter().filter(|word| text.contains(**word)));
        }
    }
    found
}

#[test]
fn what_is_thrown_away_can_be_brought_back() {
    let mut desk = Desk::with(&[KEPT]);
    let id = desk.add("Port strike ends\nThe port reopened.");
    let passage = desk.mark(id, "reopened");
    let _ = desk.library.trash(&[id]).unwrap();
    assert_eq!(found_in(&desk.library, Scope::Articles, "reopened"), [""; 0]);
    assert_eq!(found_in(&desk.library, Scope::Trash, "reopened"), ["Port strike ends"]);
    let counts = desk.library.counts().unwrap();
    assert_eq!((counts.articles, counts.inbox, counts.passages, counts.trash), (1, 1, 0, 1));
    let _ = desk.library.restore(&[id]).unwrap();
    assert_eq!(found_in(&desk.library, Scope::Articles, "reopened"), ["Port strike ends"]);
    assert_eq!(desk.library.passage(passage).unwrap().exact, "reopened");
    assert_eq!(desk.ways().0, "bring back “Port strike ends”");
}

#[test]
fn an_empty_trash_is_not_emptied_again() {
    let mut desk = Desk::with(&[KEPT]);
    let emptied = desk.library.empty_trash().unwrap();
    assert_eq!((emptied.value, emptied.changes.article), (Emptied::default(), false));
    assert_eq!(desk.ways().0, "clip “Budget vote”", "what was done before can still be undone");
}

#[test]
fn emptying_counts_what_the_trash_showed() {
    let mut desk = Desk::with(&[KEPT]);
    let id = desk.add("Port strike ends\nThe port reopened. The quay did not.");
    let passages = [desk.mark(id, "port"), desk.mark(id, "quay"), desk.mark(ArticleId(1), "close")];
    let _ = desk.library.trash_highlights(&passages[1..]).unwrap();
    let _ = desk.library.trash(&[id]).unwrap();
    let shown = desk.library.counts().unwrap().trash;
    let Emptied { articles, passages, .. } = desk.library.empty_trash().unwrap().value;
    assert_eq!((articles, passages, shown), (1, 2, 3));
    assert_eq!(desk.library.counts().unwrap().trash, 0);
    desk.assert_sound();
}

#[test]
fn what_is_deleted_for_good_leaves_no_word() {
    let secrets = [
        "Zanzibarheadline",
        "Zanzibartext",
        "Zanzibarsource",
        "Zanzibarnote",
        "Zanzibarfirst",
        "Zanzibarpassage",
        "Zanzibarpicture",
        "Zanzibaredit",
        "Zanzibarundone",
        "Zanzibarremoved",
        "Zanzibarfile",
        "zanzibarurl",
    ];
    let mut desk = Desk::with(&[KEPT]);
    let mut incoming =
        article_with_picture("Zanzibarheadline and Zanzibartext and Zanzibarpassage here", b"Zanzibarpicture");
    incoming.bytes = b"<p>Zanzibarsource</p>".to_vec();
    incoming.file_name = Some("Zanzibarfile.html".to_owned());
    incoming.draft.citation.url = Some("https://zanzibarurl.example/".to_owned());
    let id = desk.library.add(&incoming).unwrap().value.article;
    let passage = desk.mark(id, "Zanzibarpassage");
    let subject = Subject::Highlight(passage);
    for note in ["Zanzibarfirst draft", "Zanzibarnote", "Zanzibarremoved", ""] {
        let _ = desk.library.set_note(subject, note).unwrap();
        let _ = desk.library.set_note(Subject::Article(id), note).unwrap();
    }
    let edited = Citation { headline: Some("Zanzibaredit".to_owned()), ..Citation::default() };
    let _ = desk.library.edit_article(id, &edited).unwrap();
    desk.mark(id, "and Zanzibartext");
    let _ = desk.library.undo().unwrap();
    let mut undone = crate::support::article("Zanzibarundone\nA clipping that was taken back.");
    undone.bytes = b"Zanzibarundone source".to_vec();
    let _ = desk.library.add(&undone).unwrap();
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.tag(&[subject, Subject::Article(id)], "desk").unwrap();
    let _ = desk.library.set_note(Subject::Article(ArticleId(1)), "Stays").unwrap();
    let _ = desk.library.trash(&[id]).unwrap();

    let _ = desk.library.empty_trash().unwrap();
    assert_eq!(desk.ways(), (String::new(), String::new()));
    assert_eq!(crate::support::refused(desk.library.undo()).kind(), Kind::Invalid);
    assert_eq!(desk.library.tags().unwrap().len(), 1, "tags stay");
    desk.assert_sound();
    for beside in crate::support::files_beside(&desk.path()) {
        let path = desk.path().with_file_name(&beside);
        let left: Vec<&str> = secrets.iter().copied().filter(|word| has_bytes(&path, word)).collect();
        assert_eq!(left, [""; 0], "{beside}, while the library is still open");
    }
    let (_folder, path) = desk.closed();
    assert_eq!(traces(&path, &secrets), [""; 0]);
    for kept in ["Stays", "close"] {
        assert!(traces(&path, &[kept]).contains(&kept), "{kept} was not thrown away");
    }

    // Another run of the program: its uids start elsewhere.
    let mut library = Library::open(&path, &Host { counted_uids: Some(9000), ..host() }).unwrap();
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
    assert_eq!(found_in(&library, Scope::Articles, "vote"), ["Budget vote"]);
    assert_eq!(library.add(&incoming).unwrap().value.status, Status::Added, "it can be clipped anew");
}

#[test]
fn bytes_that_another_article_needs_stay() {
    let mut desk = Desk::new();
    let mut first = article_with_picture("First text", b"shared picture");
    first.bytes = b"first".to_vec();
    let mut second = article_with_picture("Second text", b"shared picture");
    second.bytes = b"second".to_vec();
    let first = desk.library.add(&first).unwrap().value;
    let second = desk.library.add(&second).unwrap().value;
    let _ = desk.library.trash(&[first.article]).unwrap();
    let _ = desk.library.empty_trash().unwrap();
    let picture = clipfile_core::capture::Hash::of(b"shared picture");
    assert_eq!(desk.library.bytes(picture).unwrap(), b"shared picture");
    assert_eq!(crate::support::refused(desk.library.bytes(first.source)).kind(), Kind::NotFound);
    let _ = desk.library.trash(&[second.article]).unwrap();
    let _ = desk.library.empty_trash().unwrap();
    assert_eq!(crate::support::refused(desk.library.bytes(picture)).kind(), Kind::NotFound);
    desk.assert_sound();
}

#[test]
fn a_passage_deleted_for_good_leaves_its_article() {
    let mut desk = Desk::with(&[KEPT]);
    let id = ArticleId(1);
    let passages = [desk.mark(id, "close"), desk.mark(id, "vote was")];
    let _ = desk.library.set_note(Subject::Highlight(passages[0]), "Zanzibarnote").unwrap();
    let _ = desk.library.trash_highlights(&passages[..1]).unwrap();
    assert_eq!(desk.found("zanzibarnote"), [""; 0], "words of a passage in the trash are not found");
    let _ = desk.library.empty_trash().unwrap();
    assert_eq!(crate::support::refused(desk.library.passage(passages[0])).kind(), Kind::NotFound);
    assert_eq!(desk.library.passages(desk.document(id)).unwrap().len(), 1);
    desk.assert_sound();
    let (_folder, path) = desk.closed();
    assert!(!has_bytes(&path, "Zanzibarnote"));
}

#[test]
fn after_emptying_everything_can_be_undone_anew() {
    let mut desk = Desk::with(&[KEPT]);
    let id = desk.add("Port strike ends\nThe port reopened.");
    let _ = desk.library.trash(&[id]).unwrap();
    let _ = desk.library.empty_trash().unwrap();
    let passage = desk.mark(ArticleId(1), "close");
    let mut desk = desk.reopened();
    let _ = desk.library.undo().unwrap();
    assert_eq!(crate::support::refused(desk.library.passage(passage)).kind(), Kind::NotFound);
    assert_eq!(desk.ways(), (String::new(), "highlight".to_owned()));
    let _ = desk.library.redo().unwrap();
    assert_eq!(desk.library.passage(passage).unwrap().exact, "close");
    desk.assert_sound();
}

#[test]
fn wiping_that_was_cut_short_is_finished_at_the_next_opening() {
    let (_folder, path) = Desk::with(&[KEPT]).closed();
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch(
        "CREATE TABLE planted(words TEXT) STRICT; INSERT INTO planted VALUES ('Zanzibarleft'); DROP TABLE planted;
         INSERT INTO meta VALUES ('wipe', 'pending');",
    )
    .unwrap();
    raw.close().unwrap();
    assert!(has_bytes(&path, "Zanzibarleft"));
    let reader = Library::open_read_only(&path, &host()).unwrap();
    assert!(reader.check().unwrap()[0].contains("deleted words"), "whoever asks is told");
    reader.close().unwrap();
    let library = Library::open(&path, &host()).unwrap();
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
    library.close().unwrap();
    assert!(!has_bytes(&path, "Zanzibarleft"));
}
