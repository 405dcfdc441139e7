//! Changes behind the library's back: whoever looks is told what was changed.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article_with_picture, host};
use clipfile_core::Library;
use clipfile_core::note::Subject;

/// A library with one of everything; changed with `sql`, and looked at.
fn after(sql: &str) -> Vec<String> {
    let mut desk = Desk::with(&["Port strike ends\nThe port reopened on Monday."]);
    let incoming = article_with_picture("Border guard resigns", b"picture");
    let id = desk.library.add(&incoming).unwrap().value.article;
    let passage = desk.mark(id, "guard");
    let _ = desk.library.tag(&[Subject::Highlight(passage)], "desk").unwrap();
    let _ = desk.library.set_note(Subject::Article(id), "Ask him").unwrap();
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.redo().unwrap();
    let (_folder, path) = desk.closed();
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.pragma_update(None, "foreign_keys", false).unwrap();
    raw.execute_batch(
        "DROP TRIGGER step_is_append_only; DROP TRIGGER step_stays; DROP TRIGGER journal_is_append_only;
         DROP TRIGGER journal_stays; PRAGMA ignore_check_constraints = 1;",
    )
    .unwrap();
    raw.execute_batch(sql).unwrap();
    raw.close().unwrap();
    let library = Library::open(&path, &host()).unwrap();
    let findings = library.check().unwrap();
    // Whatever was done to it, looking at it does not bring the program down.
    let _ = (library.tags(), library.undo_state(), library.counts(), library.list_notes("", 0, 10));
    let _ = crate::support::stock_of(&library);
    findings
}

fn check(sql: &str, expected: &str) {
    let findings = after(sql);
    assert!(findings.iter().any(|finding| finding.contains(expected)), "{sql}\n{findings:#?}\nnot: {expected}");
}

#[test]
fn nothing_is_found_where_nothing_was_changed() {
    assert_eq!(after(""), Vec::<String>::new());
}

#[test]
fn the_journal_tells() {
    check("UPDATE journal SET after = replace(after, 'Ask', 'Tell') WHERE step = 5", "a row of step 5");
    check("UPDATE journal SET before = after WHERE step = 3", "a row of step 3");
    check("UPDATE journal SET noun = 'article' WHERE noun = 'note'", "a row of step 5");
    check("UPDATE journal SET erased = 1 WHERE step = 3", "a row of step 3");
    check("UPDATE journal SET erased = 1, before = NULL, after = NULL WHERE step = 3", "a row of step 3");
    check("DELETE FROM journal WHERE step = 3", "the chain breaks at step 3");
    check("UPDATE journal SET step = 2 WHERE step = 3", "the chain breaks at step 2");
}

#[test]
fn a_file_that_acts_by_itself_is_not_opened() {
    let strange = [
        ("trigger “spy”", "CREATE TRIGGER spy AFTER INSERT ON note BEGIN DELETE FROM article; END"),
        ("view “mirror”", "CREATE VIEW mirror AS SELECT * FROM article"),
        (
            "trigger “step_stays”",
            "DROP TRIGGER step_stays; CREATE TRIGGER step_stays AFTER DELETE ON step BEGIN SELECT 1; END",
        ),
    ];
    for (name, sql) in strange {
        let (_folder, path) = Desk::with(&["First\nOne text."]).closed();
        rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        for open in [Library::open, Library::open_read_only] {
            let error = crate::support::refused(open(&path, &host()));
            assert_eq!(error.kind(), clipfile_core::Kind::Corrupt);
            assert!(error.to_string().contains(name), "{error}");
        }
    }
}

#[test]
fn a_file_that_asks_too_much_is_not_opened() {
    let columns: Vec<String> = (0..150).map(|number| format!("c{number}")).collect();
    let too_much = [
        format!("CREATE TABLE wide({})", columns.join(", ")),
        format!("CREATE TABLE long(a CHECK (a <> '{}'))", "x".repeat(1_100_000)),
    ];
    for sql in too_much {
        let (_folder, path) = Desk::with(&["First\nOne text."]).closed();
        rusqlite::Connection::open(&path).unwrap().execute_batch(&sql).unwrap();
        for open in [Library::open, Library::open_read_only] {
            let error = crate::support::refused(open(&path, &host()));
            assert_eq!(error.kind(), clipfile_core::Kind::Corrupt, "{error}");
        }
    }
}

#[test]
fn the_steps_tell() {
    for set in [
        "op = 'trash-articles'",
        "count = 9",
        "name = 'another'",
        "at_ms = at_ms + 1",
        "batch = 1",
        "reverses = 2",
        "under = NULL",
        "undo_top = 1",
        "redo_top = 1",
        "uid = zeroblob(16)",
        "uid = x'00'",
        "chain = x'00'",
    ] {
        check(&format!("UPDATE step SET {set} WHERE id = 4"), "step 4");
    }
    check("DELETE FROM step WHERE id = 4", "the chain breaks at step 5");
    check("DELETE FROM step WHERE id = 7; DELETE FROM journal WHERE step = 7", "step 7 is missing");
}

#[test]
fn the_data_tells() {
    check("UPDATE document SET text = (SELECT text FROM document WHERE id = 2) WHERE id = 1", "document 1");
    check("UPDATE document SET text_sha256 = zeroblob(32) WHERE id = 1", "document 1: its text has another hash");
    check("UPDATE document SET text = x'00' WHERE id = 1", "document 1");
    check("UPDATE document SET layout = x'00' WHERE id = 2", "document 2");
    check("UPDATE document SET layout = (SELECT layout FROM document WHERE id = 1) WHERE id = 2", "document 2");
    check("UPDATE document SET layout_sha256 = zeroblob(32) WHERE id = 1", "document 1: its blocks have another hash");
    check(
        "UPDATE document SET base = 1, put_back = 0 WHERE id = 2",
        "document 2: it is not document 1 with left-out text",
    );
    check("UPDATE document SET base = 1, put_back = 0 WHERE id = 2", "document 2 is not as the journal has it");
    check("UPDATE blob SET bytes = x'00' WHERE id = 1", "bytes ");
    check("UPDATE blob SET bytes = x'00' WHERE media_type = 'image/png'", "they have another hash");
    check("UPDATE blob SET size = 1 WHERE id = 1", "bytes ");
    check("DELETE FROM blob WHERE media_type = 'image/png'", "document 2: a picture is missing");
    check("DELETE FROM blob WHERE id = 1", "a row of capture");
    check("DELETE FROM document WHERE id = 1", "article 1: it has no document");
}

#[test]
fn the_places_tell() {
    check("UPDATE anchor SET start_byte = start_byte + 1", "passage 1: other words stand");
    check("UPDATE anchor SET end_byte = 4000", "passage 1: its place is not in document 2");
    check("UPDATE anchor SET start_byte = -3", "passage 1: its place is not in document 2");
    check("UPDATE anchor SET document = 1", "passage 1");
    check("DELETE FROM anchor", "passage 1: it stands in no document");
    check("UPDATE highlight SET exact = 'gourd'", "passage 1");
}

#[test]
fn what_the_journal_does_not_know_is_named() {
    check("UPDATE note SET body = 'Ask her'", "note 1 is not as the journal has it");
    check("UPDATE highlight SET colour = 'blue'", "highlight 1 is not as the journal has it");
    check("UPDATE article SET headline = 'Forged' WHERE id = 1", "article 1 is not as the journal has it");
    check("UPDATE capture SET captured_ms = 0 WHERE id = 2", "capture 2 is not as the journal has it");
    check("UPDATE tag SET definition = 'x'", "tag 1 is not as the journal has it");
    check("DELETE FROM tagging", "tagging 1 is in the journal and nowhere else");
    check("UPDATE article SET withdrawn = 1 WHERE id = 1", "article 1 is in the journal and nowhere else");
    check(
        "INSERT INTO note(uid, article, body, made_ms, edited_ms) VALUES (randomblob(16), 1, 'Planted', 0, 0)",
        "note 2 is not in the journal",
    );
}

#[test]
fn the_index_tells() {
    check("DELETE FROM search WHERE rowid = 1", "search index: article 1 is missing");
    check(
        "INSERT INTO search(rowid, text) VALUES (77, 'stray')",
        "search index: article 77 is there and should not be",
    );
    check(
        "DELETE FROM search WHERE rowid = 1; INSERT INTO search(rowid, text) VALUES (1, 'other words')",
        "search index: article 1 has other words than it should have",
    );
    check("UPDATE search_data SET block = x'00' WHERE id > 10", "search index: ");
    check("DROP TABLE search_docsize", "search index: it cannot be read");
    check("UPDATE vocabulary SET words = x'00'", "search index: its list of words cannot be read");
}
