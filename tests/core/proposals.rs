//! What the search box proposes, and days where the user is.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article, host};
use clipfile_core::article::{Citation, Order, Scope};
use clipfile_core::capture::Incoming;
use clipfile_core::clock::Clock;
use clipfile_core::id::ArticleId;
use clipfile_core::search::{Proposal, writing_at};
use clipfile_core::{Host, Library};
use std::sync::Arc;

fn cited(text: &str, byline: &[&str], outlet: &str) -> Incoming {
    let mut incoming = article(text);
    incoming.draft.citation = Citation {
        byline: byline.iter().map(|name| (*name).to_owned()).collect(),
        outlet: Some(outlet.to_owned()),
        ..incoming.draft.citation
    };
    incoming
}

fn proposed(library: &mut Library, typed: &str) -> Vec<(String, Option<u32>)> {
    let proposals = library.proposals(&writing_at(typed, typed.len()), 8).unwrap();
    proposals.into_iter().map(|Proposal { text, count, .. }| (text, count)).collect()
}

#[test]
fn values_are_those_of_this_library_the_most_frequent_first() {
    let mut desk = Desk::new();
    for incoming in [
        cited("One\nA", &["Ana Peña", "B. Cole"], "The Echo"),
        cited("Two\nB", &["B. Cole"], "The Echo"),
        cited("Three\nC", &["Anselm Cole"], "Harbour Post"),
    ] {
        let _ = desk.library.add(&incoming).unwrap();
    }
    let quoted = |text: &str, count| (format!("\"{text}\""), Some(count));
    let library = &mut desk.library;
    assert_eq!(proposed(library, "by:"), [quoted("B. Cole", 2), quoted("Ana Peña", 1), quoted("Anselm Cole", 1)]);
    assert_eq!(proposed(library, "gate -author:AN"), [quoted("Ana Peña", 1), quoted("Anselm Cole", 1)]);
    assert_eq!(proposed(library, "by:pena"), [quoted("Ana Peña", 1)], "any word of it may be begun");
    assert_eq!(proposed(library, "outlet:(x OR ec"), [quoted("The Echo", 2)]);
    let _ = library.trash(&[ArticleId(2)]).unwrap();
    assert_eq!(proposed(library, "outlet:the"), [quoted("The Echo", 1)], "what is in the trash is not counted");
}

#[test]
fn fields_and_their_values_are_proposed_by_their_beginnings() {
    let mut desk = Desk::new();
    let names = |library: &mut Library, typed: &str| -> Vec<String> {
        proposed(library, typed).into_iter().map(|(text, _)| text).collect()
    };
    let library = &mut desk.library;
    assert_eq!(names(library, "gate ti"), ["title:"]);
    assert_eq!(names(library, "auth"), ["by:"]);
    assert_eq!(names(library, "is:un"), ["unread"]);
    assert_eq!(names(library, "has:"), ["note", "passage", "image", "tag", "claim"]);
    assert_eq!(names(library, "published:2019..last"), ["last-week", "last-month", "last-year"]);
    assert_eq!(names(library, ""), [] as [String; 0]);
    assert_eq!(names(library, "\"a phrase"), [] as [String; 0]);
}

/// Stands still shortly after midnight in a place that is eight hours ahead.
struct Late;

const LATE_MS: i64 = 1_700_000_000_000 - 1_700_000_000_000 % 86_400_000 + 16 * 3_600_000 + 60_000;

impl Clock for Late {
    fn now_ms(&self) -> i64 {
        LATE_MS
    }

    fn offset_minutes(&self, _at_ms: i64) -> i32 {
        8 * 60
    }
}

#[test]
fn today_is_the_day_where_the_user_is() {
    let folder = tempfile::tempdir().unwrap();
    let host = Host { clock: Arc::new(Late), ..host() };
    let mut library = Library::create(&folder.path().join("Desk.clipfile"), &host).unwrap();
    let _ = library.add(&article("Gate\nIt was shut.")).unwrap();
    let count = |typed: &str| {
        let query = library.query(typed, false);
        library.list_articles(Scope::Articles, &query, Order::Newest, 0, 9).unwrap().total
    };
    assert_eq!((count("clipped:today"), count("clipped:yesterday"), count("-clipped:today")), (1, 0, 0));
}
