//! Published stories: what was printed is kept, and a claim that does not hold any more is shown where it stands in print.
//! Exports before an embargo ends are asked about and kept in a log.
#![allow(clippy::unwrap_used)]

use crate::bundle::unpacked;
use crate::claims::{checked, resting_on};
use crate::stories::titled;
use crate::support::{Desk, has_bytes, refused};
use clipfile_core::Kind;
use clipfile_core::claim::Status;
use clipfile_core::exporters::{ExportOptions, ExportScope};
use clipfile_core::id::{ArticleId, ClaimId, StoryId};
use clipfile_core::story::{By, Despite, Embargo, Fields, Gathered, Keep, Publication};
use std::ops::ControlFlow;

const PRINTED: &str = "The gate stood open for nine days.\nThe harbour had 12 guards that night, records show. Nobody was \
    hurt.\n“We had no keys of our own,” the master said.";

fn publication() -> Publication {
    Publication { date: "2026-05-01".parse().unwrap(), url: Some("https://paper.example/gate".to_owned()) }
}

fn text(words: &str) -> Keep {
    Keep::Text(words.to_owned())
}

/// A story with two claims, published with its text.
fn desk() -> (Desk, StoryId, [ClaimId; 2]) {
    let mut desk = Desk::with(&["The gate\nThe master said the port had no keys of its own for the gate."]);
    let passage = desk.mark(ArticleId(1), "had no keys of its own");
    let guards = desk.library.add_claim(&resting_on("The harbour had 12 guards.", &[])).unwrap().value;
    let keys = desk.library.add_claim(&resting_on("The port held no key.", &[passage])).unwrap().value;
    let story = desk.library.add_story(&titled("The open gate")).unwrap().value;
    let things = [Gathered::Claim(guards), Gathered::Claim(keys)];
    let _ = desk.library.add_to_story(story, &things, None).unwrap();
    let _ = desk.library.set_claim_status(&[guards, keys], &checked(Status::Confirmed, "")).unwrap();
    let _ = desk.library.publish_story(story, &publication(), text(PRINTED)).unwrap();
    (desk, story, [guards, keys])
}

/// The statements that wait, each with the sentences that use it.
fn waiting(desk: &Desk) -> Vec<(String, Vec<(String, By)>)> {
    let corrections = desk.library.corrections(None).unwrap();
    let waiting: Vec<_> = corrections.into_iter().filter(|one| !one.is_handled).collect();
    assert_eq!(desk.library.counts().unwrap().corrections as usize, waiting.len());
    let sentences =
        |printed: Vec<clipfile_core::story::Printed>| printed.into_iter().map(|one| (one.sentence, one.by)).collect();
    waiting.into_iter().map(|one| (one.claim.statement.clone(), sentences(one.printed))).collect()
}

#[test]
fn a_claim_that_turns_out_false_is_shown_where_it_stands_in_print() {
    let (mut desk, story, [guards, keys]) = desk();
    assert_eq!(desk.ways().0, "mark as published “The open gate”");
    assert_eq!(waiting(&desk), []);
    let _ = desk.library.set_claim_status(&[guards], &checked(Status::False, "The log says 40")).unwrap();
    let sentence = "The harbour had 12 guards that night, records show.".to_owned();
    assert_eq!(waiting(&desk), [("The harbour had 12 guards.".to_owned(), vec![(sentence, By::Statement)])]);
    let listed = desk.library.listed_story(story).unwrap();
    assert_eq!(listed.corrections, 1, "the story says so");
    let found = desk.library.corrections(Some(story)).unwrap().remove(0);
    assert_eq!((found.was, found.now().checked.status), (Status::Confirmed, Status::False));
    // The user sees to it, and back.
    let _ = desk.library.handle_corrections(&[found.id], "Correction\tprinted on 3 May").unwrap();
    assert_eq!(desk.ways().0, "correction seen to in “The open gate”");
    assert_eq!(waiting(&desk), []);
    assert_eq!(desk.library.corrections(None).unwrap()[0].how, "Correction printed on 3 May");
    let _ = desk.library.undo().unwrap();
    assert_eq!(waiting(&desk).len(), 1);
    let _ = desk.library.redo().unwrap();
    // What turns once more waits once more; what holds again is none.
    let _ = desk.library.set_claim_status(&[guards], &checked(Status::Corrected, "They took it back")).unwrap();
    assert_eq!(waiting(&desk).len(), 1);
    let _ = desk.library.set_claim_status(&[guards], &checked(Status::Confirmed, "It was 12 after all")).unwrap();
    assert_eq!(waiting(&desk), []);
    // By the words of the evidence, where the statement has others.
    let _ = desk.library.set_claim_status(&[keys], &checked(Status::Corrected, "")).unwrap();
    assert_eq!(waiting(&desk)[0].1, [], "“of our own” is not “of its own”, and nothing is made up");
    let _ = desk.library.publish_story(story, &publication(), text("The port had no keys of its own.")).unwrap();
    assert_eq!(waiting(&desk)[0].1, [("The port had no keys of its own.".to_owned(), By::Quote)]);
    desk.assert_sound();
}

#[test]
fn what_was_false_when_it_was_printed_is_no_correction() {
    let (mut desk, _, [guards, _]) = desk();
    let second = desk.library.add_story(&titled("The lie")).unwrap().value;
    let _ = desk.library.set_claim_status(&[guards], &checked(Status::False, "")).unwrap();
    let _ = desk.library.add_to_story(second, &[Gathered::Claim(guards)], None).unwrap();
    let fields = Fields { published: Some(publication()), ..titled("The lie") };
    let _ = desk.library.edit_story(second, &fields).unwrap();
    assert_eq!(desk.library.corrections(Some(second)).unwrap(), []);
    assert_eq!(desk.library.used_claims(second).unwrap(), [guards], "however a story is marked as published");
    let kept = desk.library.kept_of_story(second).unwrap().unwrap();
    assert_eq!((kept.source, kept.text.as_str()), (None, ""));
    assert_eq!(desk.library.printed_bytes(second).unwrap_err().kind(), Kind::NotFound);
}

#[test]
fn a_file_is_kept_as_it_went_out_and_goes_with_the_story() {
    let (mut desk, story, _) = desk();
    let bytes = b"PK as it went out".to_vec();
    let file =
        |name: &str| Keep::File { name: name.to_owned(), bytes: bytes.clone(), text: "A secret word.".to_owned() };
    let _ = desk.library.publish_story(story, &publication(), file("gate.docx")).unwrap();
    assert_eq!(desk.library.printed_bytes(story).unwrap(), bytes);
    let ways = desk.ways();
    let _ = desk.library.publish_story(story, &publication(), Keep::AsItIs).unwrap();
    assert_eq!(desk.ways(), ways, "the same again is no change");
    let _ = desk.library.unpublish_story(story).unwrap();
    assert_eq!(
        (desk.library.kept_of_story(story).unwrap(), desk.library.used_claims(story).unwrap()),
        (None, Vec::new())
    );
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.library.printed_bytes(story).unwrap(), bytes);
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.library.kept_of_story(story).unwrap().unwrap().text, PRINTED);
    let _ = desk.library.redo().unwrap();
    let huge = Keep::Text("word ".repeat(1_000_000));
    assert_eq!(refused(desk.library.publish_story(story, &publication(), huge)).kind(), Kind::Invalid);
    let _ = desk.library.trash_stories(&[story]).unwrap();
    let _ = desk.library.empty_trash().unwrap();
    desk.assert_sound();
    let (_folder, path) = desk.closed();
    for word in ["PK as it went out", "secret word", "stood open for nine days"] {
        assert!(!has_bytes(&path, word), "{word}");
    }
}

/// A story that is held back, of an article, a passage and a claim.
fn held() -> (Desk, StoryId) {
    let (mut desk, story, _) = desk();
    let _ = desk.library.unpublish_story(story).unwrap();
    let embargo = Embargo { until: "2030-01-01T06:00".parse().unwrap(), note: "With the port".to_owned() };
    let fields = Fields { embargo: Some(embargo), ..titled("The open gate") };
    let _ = desk.library.edit_story(story, &fields).unwrap();
    (desk, story)
}

#[test]
fn nothing_of_a_story_goes_out_before_its_embargo_unless_somebody_says_so() {
    let (mut desk, story) = held();
    let other = desk.add("Weather\nIt rained.");
    let claim = desk.library.story_items(story).unwrap()[1].gathered;
    let Gathered::Claim(claim) = claim else { panic!("{claim:?}") };
    let passage = desk.library.evidence(claim).unwrap()[0].passage.clone().unwrap().id;
    let path = desk.beside("out.md");
    let write = |desk: &Desk, scope: &ExportScope, is_despite_embargo: bool| {
        let options = ExportOptions { is_despite_embargo, ..ExportOptions::default() };
        desk.library.export_with("markdown", scope, &options, &path, &|_, _| ControlFlow::Continue(()))
    };
    for scope in [ExportScope::Story(story), ExportScope::Claims(vec![claim]), ExportScope::Everything] {
        let error = write(&desk, &scope, false).unwrap_err();
        assert_eq!(error.kind(), Kind::Embargoed, "{scope:?}");
        assert_eq!(error.to_string(), "there is an embargo on “The open gate” until 2030-01-01T06:00:00");
        assert!(!path.exists());
        write(&desk, &scope, true).unwrap();
        std::fs::remove_file(&path).unwrap();
    }
    // What the story does not gather is free, until it does.
    for scope in [ExportScope::Articles(vec![ArticleId(1)]), ExportScope::Passages(vec![passage])] {
        write(&desk, &scope, false).unwrap();
        let _ = desk.library.add_to_story(story, &[Gathered::Passage(passage)], None).unwrap();
        assert_eq!(write(&desk, &scope, false).unwrap_err().kind(), Kind::Embargoed, "{scope:?}");
        let _ = desk.library.undo().unwrap();
    }
    write(&desk, &ExportScope::Articles(vec![other]), false).unwrap();
    let fields = Fields { embargo: None, ..desk.library.story(story).unwrap().fields };
    let _ = desk.library.edit_story(story, &fields).unwrap();
    write(&desk, &ExportScope::Story(story), false).unwrap();
}

#[test]
fn who_exports_before_an_embargo_ends_stays_in_the_log_whatever_is_undone() {
    let (mut desk, story) = held();
    let held = desk.library.held_back(&ExportScope::Story(story)).unwrap();
    let nobody = Despite { who: " ".to_owned(), why: "Agreed".to_owned() };
    assert_eq!(refused(desk.library.log_early(&held, &nobody, "docx", "gate.docx")).kind(), Kind::Invalid);
    let ways = desk.ways();
    let despite = Despite { who: "M. Holm".to_owned(), why: "Legal has to read it".to_owned() };
    let _ = desk.library.log_early(&held, &despite, "docx", "gate.docx").unwrap();
    assert_eq!(desk.ways(), ways, "undo passes it by");
    let _ = desk.library.undo().unwrap();
    let log = desk.library.early_exports(story).unwrap();
    let told: Vec<&str> =
        log.iter().flat_map(|one| [&*one.who, &one.why, &one.format, &one.name, &one.embargo]).collect();
    assert_eq!(told, ["M. Holm", "Legal has to read it", "docx", "gate.docx", "2030-01-01T06:00:00"]);
    // An evidence bundle of the story tells of it, in the log that anybody can check.
    let path = desk.beside("gate.zip");
    let options = ExportOptions { is_despite_embargo: true, ..ExportOptions::default() };
    let go_on = |_: u32, _: u32| ControlFlow::Continue(());
    desk.library.export_with("bundle", &ExportScope::Story(story), &options, &path, &go_on).unwrap();
    let files = unpacked(&std::fs::read(&path).unwrap()).unwrap();
    let custody = String::from_utf8_lossy(&files["custody.jsonl"]);
    assert!(custody.contains("Legal has to read it") && custody.contains("export-early"), "{custody}");
    // Even the story can be taken back, and comes again with its log.
    while desk.library.undo_state().unwrap().undo.is_some() {
        let _ = desk.library.undo().unwrap();
    }
    desk.assert_sound();
    while desk.library.undo_state().unwrap().redo.is_some() {
        let _ = desk.library.redo().unwrap();
    }
    assert_eq!(desk.library.early_exports(story).unwrap(), log);
    desk.assert_sound();
    let _ = desk.library.trash_stories(&[story]).unwrap();
    let _ = desk.library.empty_trash().unwrap();
    desk.assert_sound();
    let (_folder, path) = desk.closed();
    assert!(!has_bytes(&path, "Legal has to read it") && !has_bytes(&path, "M. Holm"));
}
