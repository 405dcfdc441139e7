#![allow(clippy::unwrap_used)]

mod growth;
mod migration;

use super::{Host, Library};
use crate::article::Citation;
use crate::capture::{Belongs, Draft, Incoming};
use crate::clock::FixedClock;
use crate::document::{BlockKind, Builder};
use crate::error::Kind;
use crate::note::Subject;
use std::sync::Arc;

/// An article of so many words, no two alike, so that no packing makes it small.
fn article(words: u32) -> Incoming {
    article_of((0..words).flat_map(|word| [word.wrapping_mul(2_654_435_761).to_string(), " ".to_owned()]).collect())
}

fn article_of(text: String) -> Incoming {
    let mut builder = Builder::new();
    builder.block(BlockKind::Paragraph, text.trim(), []);
    let draft =
        Draft { citation: Citation::default(), document: builder.finish(), pictures: Vec::new(), warnings: Vec::new() };
    Incoming {
        bytes: text.into_bytes(),
        importer: "plain-text",
        file_name: None,
        saved_ms: None,
        draft,
        corrected: None,
        tags: Vec::new(),
        belongs: Belongs::default(),
    }
}

/// Lets the file grow by so many pages from here; SQLite answers beyond that as it does when the disk is full.
fn limit(library: &Library, more: i64) {
    let present: i64 = library.conn().pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    library.conn().query_row(&format!("PRAGMA max_page_count = {}", present + more), [], |_| Ok(())).unwrap();
}

#[test]
fn a_full_disk_changes_nothing_and_the_library_goes_on_when_there_is_space() {
    let folder = tempfile::tempdir().unwrap();
    let host =
        Host { clock: Arc::new(FixedClock::starting_at(0)), counted_uids: Some(1), program: "Clipfile under test" };
    let path = folder.path().join("Desk.clipfile");
    let mut library = Library::create(&path, &host).unwrap();
    let kept = library.add(&article(10)).unwrap().value.article;
    let before = (library.counts().unwrap().articles, library.undo_state().unwrap());
    for pages in 0..24 {
        limit(&library, pages);
        let error = library.add(&article(30_000)).unwrap_err();
        assert_eq!(error.kind(), Kind::Full, "{pages} pages: {error}");
        let batch = library.new_batch().unwrap();
        assert_eq!(library.add_all(&[article(3), article(40_000)], batch).unwrap_err().kind(), Kind::Full);
        assert_eq!((library.counts().unwrap().articles, library.undo_state().unwrap()), before);
    }
    limit(&library, 0);
    let note = "x".repeat(100_000);
    assert_eq!(library.set_note(Subject::Article(kept), &note).unwrap_err().kind(), Kind::Full);
    assert_eq!(library.article_note(kept).unwrap(), "");
    assert_eq!(library.check().unwrap(), Vec::<String>::new());

    limit(&library, 100_000);
    let _ = library.set_note(Subject::Article(kept), &note).unwrap();
    assert_eq!(library.add(&article(30_000)).unwrap().changes.articles.len(), 1);
    let _ = library.undo().unwrap();
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
    library.close().unwrap();
    let library = Library::open(&path, &host).unwrap();
    assert_eq!(library.article_note(kept).unwrap(), note);
}
