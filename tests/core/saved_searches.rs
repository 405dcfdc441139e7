//! Saved searches: kept in the user's order, counted, taken along, and every change of them undone.
#![allow(clippy::unwrap_used)]

use crate::shelf::{ELSEWHERE, Shelf};
use crate::support::{Desk, refused};
use clipfile_core::Kind;
use clipfile_core::article::Order;
use clipfile_core::id::SavedSearchId;
use clipfile_core::saved_search::{Place, Search};
use clipfile_core::search::{Counted, List};
use serde_json::{Value, json};

fn asks(query: &str) -> Search {
    Search { query: query.to_owned(), place: Place::Articles, list: List::Articles, order: Order::Relevance }
}

fn names(desk: &Desk) -> Vec<String> {
    desk.library.saved_searches().unwrap().into_iter().map(|saved| saved.name).collect()
}

fn save(desk: &mut Desk, name: &str, query: &str) -> SavedSearchId {
    desk.library.save_search(name, &asks(query)).unwrap().value
}

#[test]
fn they_stand_in_the_order_that_the_user_gives_them() {
    let mut desk = Desk::new();
    let [port, gate, _] = ["port", "gate", "vote"].map(|query| save(&mut desk, &query.to_uppercase(), query));
    let _ = desk.library.move_saved_search(port, 1).unwrap();
    assert_eq!(names(&desk), ["GATE", "PORT", "VOTE"]);
    let _ = desk.library.move_saved_search(gate, 99).unwrap();
    assert_eq!(names(&desk), ["PORT", "VOTE", "GATE"]);
    let _ = desk.library.duplicate_saved_search(port, "Port again").unwrap();
    assert_eq!(names(&desk), ["PORT", "Port again", "VOTE", "GATE"]);
    let _ = desk.library.remove_saved_search(port).unwrap();
    let _ = save(&mut desk, "Last", "last");
    desk = desk.reopened();
    assert_eq!(names(&desk), ["Port again", "VOTE", "GATE", "Last"]);
    assert_eq!(refused(desk.library.remove_saved_search(port)).kind(), Kind::NotFound);
    let before = desk.ways();
    let _ = desk.library.move_saved_search(gate, 2).unwrap();
    assert_eq!(desk.ways(), before, "where it stood already");
    desk.assert_sound();
}

#[test]
fn each_change_is_named_and_undone() {
    let mut desk = Desk::new();
    let id = save(&mut desk, "  Doors \n of the\tport ", " door*\n-audit ");
    let saved = desk.library.saved_search(id).unwrap();
    assert_eq!((saved.name.as_str(), saved.search.query.as_str()), ("Doors of the port", "door* -audit"));
    let _ = desk.library.rename_saved_search(id, "Doors").unwrap();
    let other = Search { place: Place::Inbox, list: List::Passages, order: Order::Oldest, ..asks("lock") };
    let done = desk.library.set_saved_search(id, &other).unwrap();
    assert!(done.changes.saved_search && !done.changes.article);
    assert_eq!(desk.library.saved_search(id).unwrap().search, other);
    let _ = desk.library.remove_saved_search(id).unwrap();
    for says in [
        "remove saved search “Doors”",
        "update saved search “Doors”",
        "rename saved search “Doors of the port”",
        "save search “Doors of the port”",
    ] {
        assert_eq!(desk.ways().0, says);
        assert!(desk.library.undo().unwrap().changes.saved_search);
    }
    assert_eq!(names(&desk), [""; 0]);
}

#[test]
fn a_name_is_asked_for_and_nothing_is_too_long() {
    let mut desk = Desk::new();
    for (name, query) in [(" \u{7} ", "port"), (&"x".repeat(201), "port"), ("Port", &"x".repeat(64_001))] {
        assert_eq!(refused(desk.library.save_search(name, &asks(query))).kind(), Kind::Invalid);
    }
    assert_eq!(names(&desk), [""; 0]);
}

#[test]
fn they_are_counted_as_far_as_is_asked() {
    let mut desk = Desk::with(&["Port\nThe port is shut.", "Port two\nThe port opened.", "Gate\nNobody came."]);
    let passage =
        desk.library.list_articles(Place::Articles.scope(), &desk.library.query("shut", false), Order::Newest, 0, 1);
    desk.mark(passage.unwrap().rows[0].row.article.id, "port is");
    let counted = |search: &Search, at_most| desk.library.count_search(search, at_most).unwrap();
    assert_eq!(counted(&asks("port"), 1000), Counted { count: 2, is_exact: true });
    assert_eq!(counted(&asks("port"), 2), Counted { count: 2, is_exact: true });
    assert_eq!(counted(&asks("port"), 1), Counted { count: 1, is_exact: false });
    assert_eq!(counted(&asks("por"), 1000).count, 2, "as the box finds it, whose last word may go on");
    assert_eq!(counted(&asks(""), 1000).count, 3);
    assert_eq!(counted(&Search { place: Place::Trash, ..asks("port") }, 1000).count, 0);
    assert_eq!(counted(&Search { list: List::Passages, ..asks("port") }, 1000).count, 1);
    assert_eq!(counted(&Search { list: List::Notes, ..asks("port") }, 1000).count, 0);
}

#[test]
fn they_travel_with_the_whole_library_and_meet_by_identity() {
    let mut here = Shelf::sample();
    let first = here.library.save_search("Gates", &asks("gate")).unwrap().value;
    let _ = here.library.save_search("Ports", &Search { place: Place::Inbox, ..asks("tag:ports") }).unwrap();
    let _ = here.library.move_saved_search(first, 1).unwrap();
    let whole = here.json();
    let mut there = Shelf::empty(ELSEWHERE);
    there.import(&whole).unwrap();
    assert_eq!(there.json(), whole, "in the same order");

    let kept = there.library.saved_searches().unwrap();
    let _ = there.library.rename_saved_search(kept[0].id, "As named here").unwrap();
    let _ = there.library.remove_saved_search(kept[1].id).unwrap();
    there.import(&whole).unwrap();
    let names: Vec<String> = there.library.saved_searches().unwrap().into_iter().map(|saved| saved.name).collect();
    assert_eq!(names, ["As named here", "Gates"]);

    let query = here.library.query("gate", false);
    let scope = clipfile_core::exporters::ExportScope::List { scope: Place::Articles.scope(), query };
    assert!(!here.text("json", &scope).contains("saved_searches"), "a part of a library goes without them");
}

#[test]
fn hostile_ones_are_refused_with_all_that_came_along() {
    let mut here = Shelf::sample();
    let _ = here.library.save_search("Gates", &asks("gate")).unwrap();
    let whole: Value = serde_json::from_str(&here.json()).unwrap();
    for (field, value, why) in [
        ("name", json!(""), "needs a name"),
        ("name", json!("two\nlines"), "not as names are kept"),
        ("query", json!("two\nlines"), "not as queries are kept"),
        ("query", json!("x".repeat(64_001)), "64000 bytes"),
        ("place", json!("everywhere"), "“everywhere”"),
        ("list", json!("doors"), "“doors”"),
        ("sort", json!("1; DROP TABLE article"), "“1; DROP TABLE article”"),
        ("uid", whole["articles"][0]["uid"].clone(), "twice"),
    ] {
        let mut hostile = whole.clone();
        hostile["saved_searches"][0][field] = value;
        let text = serde_json::to_string(&hostile).unwrap();
        let text = text.replacen('{', "{\"clipfile\":1,", 1).replacen(",\"clipfile\":1", "", 1);
        let mut there = Shelf::empty(ELSEWHERE);
        let refused = there.import(&text).unwrap_err();
        assert!(refused.contains(why), "{field}: {refused}");
        assert_eq!(there.library.counts().unwrap().articles, 0);
    }
}
