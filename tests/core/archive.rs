//! Out as JSON and in again: the same library, or nothing at all.

#![allow(clippy::unwrap_used)]

use crate::shelf::{ELSEWHERE, Shelf, plain_draft};
use clipfile_core::article::Citation;
use clipfile_core::claim::{Basis, Bearing, Checked, Fields, LinkKind, NewClaim, Status};
use clipfile_core::document::{BlockKind, Builder, ByteRange};
use clipfile_core::draft::{self, DraftFields};
use clipfile_core::exporters::ExportScope;
use clipfile_core::highlight::{Answer, Colour, Passage};
use clipfile_core::id::{ClaimId, StoryId};
use clipfile_core::note::Subject;
use clipfile_core::person::{Profile, Speaker};
use clipfile_core::story::{self, Despite, Embargo, Gathered, Held, Keep};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::ops::ControlFlow;

const SAMPLE: &str = include_str!("../importers/archive/sample.json");

#[test]
fn what_goes_out_comes_in_again() {
    let mut there = Shelf::empty(ELSEWHERE);
    assert_eq!(there.import(SAMPLE), Ok(3));
    assert_eq!(there.json(), SAMPLE);
    assert_eq!(there.library.check().unwrap(), Vec::<String>::new());
}

#[test]
fn importing_twice_changes_nothing_and_undo_takes_it_all_back() {
    let mut there = Shelf::empty(ELSEWHERE);
    let empty = there.json();
    assert_eq!(there.import(SAMPLE), Ok(3));
    assert_eq!(there.import(SAMPLE), Ok(0));
    let _ = there.library.undo().unwrap();
    assert_eq!(there.json(), empty);
    assert_eq!(there.library.undo_state().unwrap().undo, None);
    let _ = there.library.redo().unwrap();
    assert_eq!(there.json(), SAMPLE);
    let _ = there.library.undo().unwrap();
    assert_eq!(there.import(SAMPLE), Ok(3), "what undo took back can be imported again");
    assert_eq!(there.json(), SAMPLE);
    let _ = there.library.undo().unwrap();
    assert_eq!(there.json(), empty);
    assert_eq!(there.library.check().unwrap(), Vec::<String>::new());
}

#[test]
fn what_is_here_stays_and_gets_what_it_lacks() {
    let mut there = Shelf::empty(ELSEWHERE);
    there.import(SAMPLE).unwrap();
    let list = |shelf: &Shelf| {
        let scope = clipfile_core::article::Scope::Articles;
        let order = clipfile_core::article::Order::Oldest;
        shelf.library.list_articles(scope, &clipfile_core::search::Query::default(), order, 0, 10).unwrap().rows
    };
    let first = list(&there)[0].row.article.clone();
    let edited = Citation { headline: Some("As corrected here".to_owned()), ..first.citation.clone() };
    let _ = there.library.edit_article(first.id, &edited).unwrap();
    there.note(Subject::Article(first.id), "As noted here.");
    let passages = there.library.passages(there.library.shown_document(first.id).unwrap()).unwrap();
    let _ = there.library.untag(&[Subject::Highlight(passages[0].id)], "security/gates").unwrap();
    there.note(Subject::Highlight(passages[0].id), "");
    let tag = there.library.find_tag("security").unwrap().unwrap();
    let _ = there.library.move_tag(tag, "SECURITY").unwrap();

    // The same article with one more capture, as another library would have it.
    let mut newer: Value = serde_json::from_str(SAMPLE).unwrap();
    let mut capture = newer["articles"][0]["captures"][0].clone();
    capture["uid"] = json!("018f0000-0000-7000-8000-00000000aaaa");
    capture["documents"][0]["uid"] = json!("018f0000-0000-7000-8000-00000000bbbb");
    capture["captured_ms"] = json!(1_790_000_000_000_i64);
    newer["articles"][0]["captures"].as_array_mut().unwrap().push(capture);
    let newer = serde_json::to_string(&in_order(&newer)).unwrap();
    assert_eq!(there.import(&newer), Ok(0));

    let article = there.library.article(first.id).unwrap();
    assert_eq!(article.citation, edited);
    assert_eq!(there.library.article_note(first.id).unwrap(), "As noted here.");
    assert_eq!(there.library.captures(first.id).unwrap().len(), 2);
    let passage = there.library.passage(passages[0].id).unwrap();
    assert_eq!(passage.tags, ["SECURITY/gates"]);
    assert_eq!(passage.note, "Ask **her** again:\n\n- when\n- why");
    assert_eq!(there.library.check().unwrap(), Vec::<String>::new());
    let _ = there.library.undo().unwrap();
    assert_eq!(there.library.captures(first.id).unwrap().len(), 1);
    let markdown = there.text("markdown", &ExportScope::Articles(vec![first.id]));
    assert!(markdown.contains("# As corrected here\n"), "{markdown}");
}

#[test]
fn passages_of_an_older_capture_go_out_too() {
    let mut there = Shelf::empty(ELSEWHERE);
    let mut newer: Value = serde_json::from_str(SAMPLE).unwrap();
    let mut capture = newer["articles"][0]["captures"][0].clone();
    capture["uid"] = json!("018f0000-0000-7000-8000-00000000aaaa");
    capture["documents"][0]["uid"] = json!("018f0000-0000-7000-8000-00000000bbbb");
    capture["captured_ms"] = json!(1_790_000_000_000_i64);
    // Its words are quite others, so no passage stands there.
    capture["documents"][0]["document"] = newer["articles"][1]["captures"][0]["documents"][0]["document"].clone();
    newer["articles"][0]["captures"].as_array_mut().unwrap().push(capture);
    there.import(&serde_json::to_string(&in_order(&newer)).unwrap()).unwrap();
    let markdown = there.text("markdown", &ExportScope::Everything);
    assert!(markdown.contains("> Nobody asked why 😀\n"), "{markdown}");
    assert_eq!(markdown.matches("- Place: not in the newest text of the article").count(), 3, "{markdown}");
}

#[test]
fn a_part_of_a_library_takes_its_tags_with_those_above() {
    let shelf = Shelf::sample();
    let query = shelf.library.query("gate", false);
    let scope = ExportScope::List { scope: clipfile_core::article::Scope::Inbox, query };
    let part: Value = serde_json::from_str(&shelf.text("json", &scope)).unwrap();
    let mut paths: Vec<&str> = part["tags"].as_array().unwrap().iter().filter_map(|tag| tag["path"].as_str()).collect();
    paths.sort_unstable();
    assert_eq!(paths, ["ports", "ports/Port Hale", "security", "security/gates"]);
    assert_eq!(part["articles"].as_array().unwrap().len(), 1);
    assert_eq!(part["blobs"].as_array().unwrap().len(), 2);
}

#[test]
fn nothing_of_a_hostile_archive_is_stored() {
    let article = |path: &str| format!("/articles/0{path}");
    let capture = |path: &str| article(&format!("/captures/0{path}"));
    let document = |path: &str| capture(&format!("/documents/0{path}"));
    let passage = |path: &str| article(&format!("/passages/0{path}"));
    let sample: Value = serde_json::from_str(SAMPLE).unwrap();
    let same = |path: &str| sample.pointer(path).unwrap().clone();
    let long = "x".repeat(70_000);
    let cases: Vec<(String, Value, &str)> = vec![
        ("/clipfile".to_owned(), json!(2), "newer Clipfile"),
        ("/clipfile".to_owned(), json!(0), "no version"),
        ("/clipfile".to_owned(), json!("1"), "no version"),
        ("/extra".to_owned(), json!(1), "unknown field `extra`"),
        (article("/extra"), json!(1), "unknown field `extra`"),
        (article("/uid"), json!("not a uid"), "not whole"),
        (article("/uid"), same(&passage("/uid")), "stands there twice"),
        ("/articles/1/uid".to_owned(), same(&article("/uid")), "stands there twice"),
        (article("/clipped_ms"), json!(-1), "not a time"),
        (article("/trashed_ms"), json!(i64::MAX), "not a time"),
        (article("/citation/url"), json!("javascript:alert(1)"), "not an address on the web"),
        (article("/citation/headline"), json!(long), "a field can be"),
        (article("/citation/published"), json!("yesterday"), "not a date"),
        (article("/tags/0/tag"), same(&article("/uid")), "which is not there"),
        (article("/note/body"), json!("nul\u{0}"), "NUL"),
        (article("/note/body"), json!(" \n"), "a note is empty"),
        (article("/captures"), json!([]), "no capture"),
        (capture("/documents"), json!([]), "no document"),
        (capture("/importer"), json!("../x"), "not the name of an importer"),
        (capture("/file_name"), json!("../../etc/passwd"), "not the name of a file"),
        (capture("/url"), json!("file:///etc/passwd"), "not an address on the web"),
        (capture("/source"), json!("00".repeat(32)), "not there"),
        (capture("/source"), json!("../../x"), "not there"),
        (capture("/warnings/0/kind"), json!("who_knows"), "unknown variant"),
        (document("/found/url"), json!("ftp://x/y"), "not an address on the web"),
        (document("/document/text"), json!("Another text."), "not whole"),
        (document("/document/blocks/0/range/end"), json!(14), "not whole"),
        (document("/document/spans/1/url"), json!("javascript:alert(1)"), "a link leads to"),
        (document("/document/spans/0/range/end"), json!(10_000), "not whole"),
        (document("/document/blocks/2/blob"), json!("11".repeat(32)), "not there"),
        (document("/document/blocks/2/blob"), same(&capture("/source")), "no picture"),
        (passage("/colour"), json!("red"), "unknown variant"),
        (passage("/exact"), json!("other words"), "other words stand"),
        (passage("/exact"), json!(""), "no words"),
        (passage("/prefix"), json!(long), "64000 is the limit"),
        (passage("/anchors"), json!([]), "in no document"),
        (passage("/anchors/0/document"), same(&article("/uid")), "is not there"),
        (passage("/anchors/0/verdict"), json!("gone"), "does not go with"),
        (passage("/anchors/0/verdict"), json!("fine"), "unknown variant"),
        (passage("/anchors/0/end_byte"), json!(100_000), "not in the text"),
        (passage("/anchors/0/end_byte"), json!(-1), "invalid value"),
        (passage("/anchors/0/start_byte"), Value::Null, "does not go with"),
        ("/tags/0/path".to_owned(), json!(" / "), "a tag needs a name"),
        ("/tags/0/path".to_owned(), same("/tags/1/path"), "twice"),
        ("/blobs/0/base64".to_owned(), json!("AAAA"), "another hash"),
        ("/blobs/0/base64".to_owned(), json!("?"), "not base64"),
        ("/blobs/0/sha256".to_owned(), json!("zz"), "not a SHA-256"),
        ("/blobs/0/media_type".to_owned(), json!("text/html"), "they are not text/html"),
        ("/blobs".to_owned(), json!([]), "not there"),
    ];
    let mut there = Shelf::empty(ELSEWHERE);
    let empty = there.json();
    for (pointer, value, expected) in cases {
        let mut hostile = sample.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = hostile.pointer_mut(parent).unwrap();
        match parent {
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
            object => object[key] = value,
        }
        let error = there.import(&serde_json::to_string(&in_order(&hostile)).unwrap()).unwrap_err();
        assert!(error.contains(expected), "{pointer}: {error}");
        assert_eq!(there.json(), empty, "{pointer}");
    }
}

#[test]
fn an_archive_that_contradicts_the_library_is_refused() {
    let mut there = Shelf::empty(ELSEWHERE);
    there.import(SAMPLE).unwrap();
    let sample: Value = serde_json::from_str(SAMPLE).unwrap();
    let change = |pointer: &str, value: Value| {
        let mut changed = sample.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        serde_json::to_string(&in_order(&changed)).unwrap()
    };
    let uid = |pointer: &str| sample.pointer(pointer).unwrap().clone();
    let fresh = json!("018f0000-0000-7000-8000-00000000cccc");
    // The passage's uid as a new article's, the capture under a new article, another source for a known capture.
    for (changed, expected) in [
        (change("/articles/0/uid", fresh), "is another one here"),
        (change("/articles/1/captures/0/source", uid("/articles/0/captures/0/source")), "is another one here"),
    ] {
        let error = there.import(&changed).unwrap_err();
        assert!(error.contains(expected), "{error}");
        assert_eq!(there.json(), SAMPLE);
    }
    let mut other: Value = sample.clone();
    let passage = uid("/articles/0/passages/0/uid");
    let mut article = other["articles"][1].clone();
    article["uid"] = passage;
    article["captures"][0]["uid"] = json!("018f0000-0000-7000-8000-00000000dddd");
    article["captures"][0]["documents"][0]["uid"] = json!("018f0000-0000-7000-8000-00000000eeee");
    other["articles"] = json!([article]);
    let error = there.import(&serde_json::to_string(&in_order(&other)).unwrap()).unwrap_err();
    assert!(error.contains("belongs to a highlight here"), "{error}");
    assert_eq!(there.json(), SAMPLE);
}

#[test]
fn a_cut_file_is_refused_in_words() {
    let mut there = Shelf::empty(ELSEWHERE);
    for end in [20, SAMPLE.len() / 2, SAMPLE.len() - 3] {
        let end = SAMPLE.floor_char_boundary(end);
        let error = there.import(&SAMPLE[..end]).unwrap_err();
        assert!(error.contains("not whole"), "{error}");
    }
}

/// `serde_json` sorts keys; the first one tells the format.
pub(crate) fn in_order(archive: &Value) -> impl serde::Serialize + use<> {
    #[derive(serde::Serialize)]
    struct Ordered {
        clipfile: Value,
        #[serde(flatten)]
        rest: Value,
    }
    let mut rest = archive.clone();
    let clipfile = rest.as_object_mut().and_then(|members| members.remove("clipfile")).unwrap_or_default();
    Ordered { clipfile, rest }
}

/// A passage: where it starts, how long it is, its colour, tag and note.
type Mark = (usize, usize, usize, Option<String>, Option<String>);

/// What is done to one article.
#[derive(Debug, Clone)]
struct Plan {
    headline: Option<String>,
    blocks: Vec<String>,
    marks: Vec<Mark>,
    tag: Option<String>,
    note: Option<String>,
    fate: u8,
}

fn plan() -> impl Strategy<Value = Plan> {
    let words = "[a-zé漢😀\u{301}“”\"\\\\<&:#\\-\u{202E}\u{2028} ]{0,24}";
    let path = "[a-cA-Cé]{1,2}(/[a-cé]{1,2}){0,2}";
    let mark = (0..80_usize, 1..60_usize, 0..5_usize, prop::option::of(path), prop::option::of(words));
    (
        prop::option::of(words),
        prop::collection::vec("[a-zé漢😀\u{301}“<\n ]{1,40}", 1..4),
        prop::collection::vec(mark, 0..5),
        prop::option::of(path),
        prop::option::of(words),
        0..6_u8,
    )
        .prop_map(|(headline, blocks, marks, tag, note, fate)| Plan { headline, blocks, marks, tag, note, fate })
}

fn carry_out(shelf: &mut Shelf, index: usize, plan: &Plan) {
    let mut draft = plain_draft(plan.headline.as_deref(), "x");
    let mut builder = Builder::new();
    plan.blocks.iter().for_each(|text| builder.block(BlockKind::Paragraph, text, []));
    draft.document = builder.finish();
    let article = shelf.add(format!("source {index}").as_bytes(), draft, &[]);
    if let Some(tag) = &plan.tag {
        shelf.tag(Subject::Article(article), tag);
    }
    if let Some(note) = &plan.note {
        shelf.note(Subject::Article(article), note);
    }
    let shown = shelf.library.shown_document(article).unwrap();
    let text = shelf.library.document(shown).unwrap().text;
    for (start, len, colour, tag, note) in &plan.marks {
        let start = text.floor_char_boundary(start % text.len());
        let end = text.ceil_char_boundary((start + len).min(text.len()));
        let Ok(done) = shelf.library.add_highlight(shown, ByteRange::new(start, end), Colour::ALL[*colour]) else {
            continue;
        };
        let passage = Subject::Highlight(done.value);
        if let Some(tag) = tag {
            shelf.tag(passage, tag);
        }
        if let Some(note) = note {
            shelf.note(passage, note);
        }
        if len % 7 == 0 {
            let _ = shelf.library.trash_highlights(&[done.value]).unwrap();
        }
    }
    if plan.fate >= 3 {
        let text = format!("{text}\nAnd more of it.").replacen('a', "b", 2);
        let mut version = crate::support::article(&text);
        version.belongs = clipfile_core::capture::Belongs::To(article);
        version.saved_ms = (plan.fate == 4).then_some(1_500_000_000_000);
        let _ = shelf.library.add(&version).unwrap();
        let shown = shelf.library.shown_document(article).unwrap();
        for passage in shelf.library.open_reviews(shown).unwrap().iter().step_by(2) {
            let _ = shelf.library.answer_review(shown, &[passage.id], Answer::KeepOld).unwrap();
        }
    }
    if index.is_multiple_of(2) {
        shelf.library.set_read(&[article], true).unwrap();
    }
    match plan.fate {
        0 => drop(shelf.library.trash(&[article]).unwrap()),
        1 => drop(shelf.library.archive(&[article], true).unwrap()),
        2 => drop(shelf.library.undo()),
        _ => {}
    }
}

/// Makes a draft that quotes a passage, checks it and answers, and throws some away.
fn write_draft(shelf: &mut Shelf, at: usize, story: StoryId, passages: &[Passage]) {
    let quoted = passages.get(at).map_or("nothing", |passage| passage.exact.as_str());
    let text = format!("They wrote: “{quoted}”. It was 1{at} per cent of the gate.");
    let fields = DraftFields { text: text.clone(), story: Some(story), ..DraftFields::default() };
    let draft = shelf.library.add_draft(&fields).unwrap().value;
    let report = shelf.library.checker().unwrap().check(&text, None, &mut |_| ControlFlow::Continue(())).unwrap();
    let _ = shelf.library.keep_check(draft, &text, &report).unwrap();
    if !report.findings.is_empty() {
        let answer =
            [draft::Answer::Accepted, draft::Answer::Ignored("It is a title".to_owned())].into_iter().nth(at % 2);
        let _ = shelf.library.answer_draft(draft, &[0], answer.as_ref()).unwrap();
    }
    if at % 3 == 2 {
        let _ = shelf.library.trash_drafts(&[draft]).unwrap();
    }
}

/// Marks a story as published; what it used turns out to be false, and the user sees to that.
fn publish(shelf: &mut Shelf, at: usize, story: StoryId, claim: ClaimId) {
    let printed = story::Publication { date: "2026-06-01".parse().unwrap(), url: None };
    let keep = match at % 3 {
        0 => Keep::Nothing,
        1 => Keep::Text(format!("Claim {at} is in print.")),
        _ => Keep::File { name: "story.docx".to_owned(), bytes: vec![80, 75, at as u8], text: String::new() },
    };
    let _ = shelf.library.publish_story(story, &printed, keep).unwrap();
    let untrue = Checked { status: Status::False, by: "Desk".to_owned(), how: format!("Asked again, {at}") };
    let _ = shelf.library.set_claim_status(&[claim], &untrue).unwrap();
    let corrections: Vec<_> = shelf.library.corrections(Some(story)).unwrap().into_iter().map(|one| one.id).collect();
    let _ = shelf.library.handle_corrections(&corrections, ["", "Correction printed"][at % 2]).unwrap();
    let embargo = Embargo { until: "2026-07-01".parse().unwrap(), note: String::new() };
    let held = [Held { story, title: String::new(), embargo }];
    let despite = Despite { who: "Desk".to_owned(), why: "Agreed".to_owned() };
    let _ = shelf.library.log_early(&held, &despite, "docx", "story.docx").unwrap();
}

/// Makes claims, speakers and stories of what is there, some of them thrown away or taken back.
fn write_ledger(shelf: &mut Shelf, plans: &[Plan]) {
    let passages: Vec<_> = shelf.library.list_passages(false, "", 0, 100).unwrap().1;
    let mut claims = Vec::new();
    for (at, plan) in plans.iter().enumerate() {
        let statement = plan.note.clone().unwrap_or_else(|| format!("Claim {at}"));
        let named = plan.tag.clone().unwrap_or_default();
        let fields = Fields {
            statement,
            speaker: if named.is_empty() { Speaker::Nobody } else { Speaker::Named(Profile::named(&named)) },
            basis: Basis::ALL.get(at).copied(),
            described: (at % 2 == 0).then(|| plan.headline.clone().unwrap_or_default()),
            said: (at % 3 == 0).then(|| "2026-05".parse().unwrap()),
            place: String::new(),
        };
        let evidence = passages.iter().skip(at).step_by(2).map(|one| (one.id, Bearing::ALL[at % 3])).collect();
        // A statement of white space is refused.
        let Ok(done) = shelf.library.add_claim(&NewClaim { fields, status: None, evidence }) else { continue };
        let how = plan.headline.clone().unwrap_or_default();
        let checked = Checked { status: Status::ALL[at % 6], by: "Desk".to_owned(), how };
        let _ = shelf.library.set_claim_status(&[done.value], &checked).unwrap();
        let _ = shelf.library.see_evidence(&[done.value]).unwrap();
        if let Some(before) = claims.last() {
            let _ = shelf.library.link_claims(done.value, *before, LinkKind::ALL[at % 3]).unwrap();
        }
        let _ = shelf.library.set_claim_note(done.value, plan.note.as_deref().unwrap_or_default()).unwrap();
        claims.push(done.value);
        let story = story::Fields { title: format!("Story {at}"), angle: named, ..story::Fields::default() };
        let story = shelf.library.add_story(&story).unwrap().value;
        let mut things: Vec<Gathered> = claims.iter().rev().map(|claim| Gathered::Claim(*claim)).collect();
        things.extend(passages.iter().map(|one| Gathered::Passage(one.id)));
        things.extend(passages.iter().map(|one| Gathered::Article(one.article)));
        let _ = shelf.library.add_to_story(story, &things, None).unwrap();
        let _ = shelf.library.add_note_to_story(story, "Ask them", None).unwrap();
        write_draft(shelf, at, story, &passages);
        publish(shelf, at, story, done.value);
        match plan.fate {
            0 => drop(shelf.library.trash_claims(&[done.value]).unwrap()),
            1 => drop(shelf.library.trash_stories(&[story]).unwrap()),
            2 => drop(shelf.library.undo().unwrap()),
            _ => {}
        }
    }
}

/// A library with some of everything, always the same.
pub(crate) fn with_everything() -> Shelf {
    let plans: Vec<Plan> = (0..5_u8)
        .map(|number| Plan {
            headline: Some(format!("Gate {number}: “open”")),
            blocks: (0..3)
                .map(|block| format!("Paragraph {block} of number {number} says that the gate was open."))
                .collect(),
            marks: vec![
                (5, 20, 1, Some("ports/gates".to_owned()), Some("Ask **them**.".to_owned())),
                (30, 12, 3, None, None),
            ],
            tag: Some(format!("desk/{number}")),
            note: Some(format!("The gate was open {number} times.")),
            // The others are for what was thrown away and taken back.
            fate: [5, 4, 3, 5, 0][usize::from(number)],
        })
        .collect();
    let mut shelf = Shelf::sample();
    for (index, plan) in plans.iter().enumerate() {
        carry_out(&mut shelf, index, plan);
    }
    write_ledger(&mut shelf, &plans);
    shelf
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_library_comes_back_byte_for_byte(plans in prop::collection::vec(plan(), 0..5)) {
        let mut here = Shelf::empty(1);
        for (index, plan) in plans.iter().enumerate() {
            carry_out(&mut here, index, plan);
        }
        write_ledger(&mut here, &plans);
        let out = here.json();
        let mut there = Shelf::empty(ELSEWHERE);
        there.import(&out).unwrap();
        prop_assert_eq!(there.json(), out.clone());
        prop_assert_eq!(there.library.check().unwrap(), Vec::<String>::new());
        there.import(&out).unwrap();
        prop_assert_eq!(there.json(), out);
    }
}
