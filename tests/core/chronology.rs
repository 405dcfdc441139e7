//! Who said what when, and what contradicts what.
#![allow(clippy::unwrap_used)]

use crate::baseline::{assert_none, difference, tests_folder};
use crate::claims::{checked, fields, resting_on};
use crate::shelf::{ELSEWHERE, Shelf};
use crate::support::Desk;
use clipfile_core::claim::{Basis, Bearing, Contradiction, Fields, Filter, LinkKind, NewClaim, Status};
use clipfile_core::exporters::ExportScope;
use clipfile_core::id::{ArticleId, ClaimId};
use clipfile_core::person::{Profile, Speaker};
use proptest::prelude::*;
use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::{Document, Node};
use std::fs;

const TEXT: &str =
    "Harbour law\nThe gate was open under the Harbour Act of 1981, Nyland said.\nNobody counted the keys.";

fn said(statement: &str, speaker: &str, when: &str) -> Fields {
    Fields {
        speaker: if speaker.is_empty() { Speaker::Nobody } else { Speaker::Named(Profile::named(speaker)) },
        said: (!when.is_empty()).then(|| when.parse().unwrap()),
        ..fields(statement)
    }
}

/// Claims of every status, dates of every precision, and words that act elsewhere.
fn told() -> Vec<(Fields, Status)> {
    let hostile = "</text><script>alert(1)</script> & \"quoted\" ]]> <!-- {x} \u{1}";
    vec![
        (said("The gate stood open for nine years.", "Ada Nyland", "2026-05-14"), Status::Disputed),
        (said("The gate was never open.", "Harbour Office", "2026-05-15 09:30"), Status::False),
        (said("It was open on some days.", "Harbour Office", "2026-05-16T18:05:00+02:00"), Status::Corrected),
        (said("The act is of 1978.", "Ada Nyland", "2026-05"), Status::Confirmed),
        (said(hostile, hostile, "2026-05-15"), Status::Unchecked),
        (said("שער הנמל היה פתוח 😀 山田", "山田太郎", "2026"), Status::Checking),
        (said("Nobody knows when this was said.", "Ada Nyland", ""), Status::Unchecked),
        (
            Fields {
                described: Some("a harbour guard".to_owned()),
                ..said("I had the code.", "Secret Source", "2026-05-14")
            },
            Status::Unchecked,
        ),
        (
            Fields { basis: Some(Basis::Background), ..said("I had it too.", "Other Source", "2026-05-14") },
            Status::Unchecked,
        ),
        (
            Fields { basis: Some(Basis::OffRecord), ..said("Hidden words.", "Hidden Man", "2026-05-14") },
            Status::Confirmed,
        ),
    ]
}

fn shelf() -> Shelf {
    let mut shelf = Shelf::empty(1);
    for (fields, status) in told() {
        let _ =
            shelf.library.add_claim(&NewClaim { fields, status: Some(checked(status, "")), evidence: vec![] }).unwrap();
    }
    shelf
}

#[test]
fn the_samples_of_timelines_hold_every_status_and_date() {
    let json = shelf().json();
    let found = ["timeline-svg", "timeline-png"].map(|format| tests_folder().join("exporters").join(format));
    let found: Vec<String> = found.iter().filter_map(|folder| difference(&folder.join("sample.json"), &json)).collect();
    assert_none(&found);
}

#[test]
fn claims_stand_with_whoever_says_them_in_order_of_time() {
    let shelf = shelf();
    let shown = shelf.library.chronology(&Filter::default()).unwrap();
    let name = |lane: &clipfile_core::chronology::Lane| {
        lane.described.clone().or_else(|| lane.speaker.as_ref().map(|person| person.profile.name.clone())).unwrap()
    };
    let names: Vec<String> = shown.lanes.iter().map(name).collect();
    assert_eq!(names[..2], ["山田太郎", "Ada Nyland"], "{names:?}");
    assert!(names.contains(&"a harbour guard".to_owned()) && !names.contains(&"Secret Source".to_owned()), "{names:?}");
    let ada: Vec<&str> = shown.lanes[1].said.iter().map(|said| said.statement.as_str()).collect();
    let expected = ["The act is of 1978.", "The gate stood open for nine years.", "Nobody knows when this was said."];
    assert_eq!(ada, expected);
    // The filter of the ledger narrows it.
    let disputed = Filter { statuses: vec![Status::Disputed], ..Filter::default() };
    let lanes = shelf.library.chronology(&disputed).unwrap().lanes;
    assert_eq!((lanes.len(), lanes[0].said.len()), (1, 1));
}

/// Every word that is drawn, and the names of all elements.
fn drawn(svg: &str) -> (String, Vec<String>) {
    let document = Document::parse(svg).unwrap();
    let elements = document.descendants().filter(Node::is_element);
    let words = document.descendants().filter(Node::is_text).filter_map(|node| node.text());
    (words.collect::<Vec<_>>().join("\n"), elements.map(|node| node.tag_name().name().to_owned()).collect())
}

/// What SVG may hold here: nothing that fetches, links or acts.
const HARMLESS: &[&str] = &["svg", "title", "desc", "rect", "text", "line", "g", "circle", "polygon"];

#[test]
fn the_timeline_names_nobody_who_may_not_be_and_says_what_it_leaves_out() {
    let svg = shelf().text("timeline-svg", &ExportScope::Everything);
    let (words, elements) = drawn(&svg);
    assert!(elements.iter().all(|name| HARMLESS.contains(&name.as_str())), "{elements:?}");
    for shown in ["a harbour guard", "Not to be named", "1 claim off the record left out.", "Without a date"] {
        assert!(words.contains(shown), "{shown}: {words}");
    }
    for hidden in ["Secret Source", "Other Source", "Hidden"] {
        assert!(!words.contains(hidden), "{hidden}: {words}");
    }
    assert!(words.contains("</text><script>alert(1)</script>"), "hostile words are words: {words}");
    // One mark for each claim with a date, told in words to those who do not see it.
    assert_eq!(elements.iter().filter(|name| *name == "g").count(), 8);
    assert!(words.contains("Ada Nyland, 14 May 2026, Disputed"), "{words}");
}

#[test]
fn a_picture_has_pixels_and_a_picture_of_nothing_says_so() {
    let shelf = shelf();
    let (path, _) = shelf.export("timeline-png", &ExportScope::Everything, "out.png");
    let picture = Pixmap::decode_png(&fs::read(path).unwrap()).unwrap();
    assert_eq!(picture.width(), 2400);
    assert!(picture.pixels().iter().any(|pixel| (pixel.red(), pixel.green(), pixel.blue()) == (0xa3, 0x28, 0x2a)));
    let empty = Shelf::empty(ELSEWHERE).text("timeline-svg", &ExportScope::Everything);
    assert!(drawn(&empty).0.contains("No claim belongs to what is shown."), "{empty}");
}

#[test]
fn what_contradicts_is_found_until_it_is_thrown_away() {
    let mut desk = Desk::with(&[TEXT]);
    let (act, keys) = (desk.mark(ArticleId(1), "Harbour Act of 1981"), desk.mark(ArticleId(1), "counted the keys"));
    let first = desk.library.add_claim(&resting_on("The act is of 1981.", &[act])).unwrap().value;
    let second = desk.library.add_claim(&resting_on("The act is of 1978.", &[])).unwrap().value;
    assert_eq!(desk.library.contradictions().unwrap(), vec![]);
    let _ = desk.library.link_claims(second, first, LinkKind::Contradicts).unwrap();
    let _ = desk.library.link_claims(second, first, LinkKind::Same).unwrap();
    let _ = desk.library.add_evidence(first, &[keys], Bearing::Contradicts).unwrap();
    let ids = |desk: &Desk| -> Vec<Vec<ClaimId>> {
        let of = |found| match found {
            Contradiction::Claims { one, other, .. } => vec![one.claim.id, other.claim.id],
            Contradiction::Evidence(claim) => vec![claim.claim.id],
        };
        desk.library.contradictions().unwrap().into_iter().map(of).collect()
    };
    assert_eq!(ids(&desk), [vec![first, second], vec![first]], "the one that was made first comes first");
    let _ = desk.library.trash_highlights(&[keys]).unwrap();
    assert_eq!(ids(&desk), [vec![first, second]]);
    let _ = desk.library.trash_claims(&[second]).unwrap();
    assert_eq!(ids(&desk), Vec::<Vec<ClaimId>>::new());
}

#[test]
fn speakers_are_listed_with_what_they_claim() {
    let people = shelf().library.people(false, "").unwrap();
    let of = |name: &str| people.iter().find(|one| one.person.profile.name == name).unwrap();
    let ada = of("Ada Nyland");
    assert_eq!(ada.claims, 3);
    assert_eq!(ada.statuses, [(Status::Unchecked, 1), (Status::Confirmed, 1), (Status::Disputed, 1)]);
    let dates = [&ada.first_said, &ada.last_said].map(|date| date.as_ref().unwrap().as_str());
    assert_eq!(dates, ["2026-05", "2026-05-14"]);
    assert!(of("Harbour Office").person.profile.is_body && !ada.person.profile.is_body);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn any_words_make_a_picture(statement in "\\PC{1,80}", name in "\\PC{0,40}", when in prop::sample::select(vec!["", "0001", "9999", "1999-12", "2026-05-14"])) {
        prop_assume!(!statement.trim().is_empty());
        let mut shelf = Shelf::empty(1);
        let new = NewClaim { fields: said(&statement, name.trim(), when), ..NewClaim::default() };
        let _ = shelf.library.add_claim(&new).unwrap();
        let (_, elements) = drawn(&shelf.text("timeline-svg", &ExportScope::Everything));
        prop_assert!(elements.iter().all(|name| HARMLESS.contains(&name.as_str())));
    }
}
