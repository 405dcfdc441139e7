//! Library files that were damaged, by a disk or by somebody: opening, checking, reading and writing one ends in an answer or
//! in an error.
//!
//! The first byte chooses how: bytes of the file are changed wherever they stand, or values of its tables, those of the journal
//! among them, by who knows SQL and turns off what would stop it.

use super::chosen;
use super::forge::forge;
use super::opened::{FULL, file, later};
use crate::support::{article, stock_of};
use clipfile_core::article::{Order, Scope};
use clipfile_core::claim::{Filter, Sort};
use clipfile_core::{Library, Result};

pub(super) fn check(data: &[u8]) {
    let (choice, changes) = chosen(data);
    let mut bytes = FULL.clone();
    let is_by_sql = choice % 2 == 1;
    if !is_by_sql {
        patch(&mut bytes, changes);
    }
    let is_whole = bytes == *FULL;
    let (_folder, path) = file(&bytes);
    if is_by_sql {
        forge(&path, changes, |_| true);
    }
    // Without the right to write nothing may be mended on the way.
    if let Ok(library) = Library::open_read_only(&path, &later()) {
        look(&library, is_whole && !is_by_sql);
    }
    if let Ok(mut library) = Library::open(&path, &later()) {
        look(&library, false);
        let _ = work(&mut library);
        look(&library, false);
        let _ = library.close();
    }
}

/// Writes over parts of the file: an offset in three bytes, a length of up to sixteen, and what is written.
fn patch(bytes: &mut [u8], mut changes: &[u8]) {
    while let [low, middle, high, len, rest @ ..] = changes {
        let at = usize::from(*low) | usize::from(*middle) << 8 | usize::from(*high) << 16;
        let (new, rest) = rest.split_at(rest.len().min(usize::from(len % 16) + 1));
        let at = at % (bytes.len() - new.len());
        bytes[at..at + new.len()].copy_from_slice(new);
        changes = rest;
    }
}

/// Looks at everything in it, as far as that goes.
fn look(library: &Library, is_whole: bool) {
    let findings = library.check();
    assert!(!is_whole || findings.is_ok_and(|findings| findings.is_empty()), "nothing was changed");
    let _ = stock_of(library);
    let _ = (library.counts(), library.tags(), library.undo_state(), library.list_notes("", 0, 100));
    let _ = (library.people(false, ""), library.stories(false), library.drafts(false, None), library.corrections(None));
    let _ = (library.saved_searches(), library.kept_styles(), library.colour_names());
    let _ = library.list_claims(&Filter::default(), Sort::Made, false, 0, 100);
    for typed in ["gate", "\"the gate\" OR has:note", "ga"] {
        let query = library.query(typed, typed == "ga");
        let _ = library.list_articles(Scope::Articles, &query, Order::Newest, 0, 10);
    }
}

/// Writes to it, and turns that back.
fn work(library: &mut Library) -> Result<()> {
    let _ = library.undo();
    let _ = library.redo();
    let added = library.add(&article("Budget\nThe vote was close."))?.value.article;
    let _ = library.merge_step();
    let _ = library.trash(&[added])?;
    let _ = library.undo()?;
    let _ = library.undo()?;
    library.empty_trash().map(drop)
}
