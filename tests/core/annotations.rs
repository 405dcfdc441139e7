//! Annotations of other programs: in, out, and the list of those that have no place.

#![allow(clippy::unwrap_used)]

use crate::shelf::{ELSEWHERE, Shelf, plain_draft};
use clipfile_core::anchor::Verdict;
use clipfile_core::annotation::{Annotations, Fate, ImportedAnnotations, Unplaced, Why, read};
use clipfile_core::document::ByteRange;
use clipfile_core::exporters::ExportScope;
use clipfile_core::highlight::{Colour, Passage};
use clipfile_core::id::ArticleId;
use clipfile_core::note::Subject;
use clipfile_core::{Kind, Library};
use proptest::prelude::*;
use serde_json::{Value, json};

const PAGE: &str = "https://ledger.example/doors";
const TEXT: &str =
    "The board met on Monday 😀. Nine doors stood open, the board said.\nNobody has the keys.\nشرح الوزير الخطة.";

/// A library with one article that has an address.
fn doors() -> (Shelf, ArticleId) {
    let mut shelf = Shelf::empty(1);
    let mut draft = plain_draft(Some("Doors"), TEXT);
    draft.citation.url = Some(PAGE.to_owned());
    let article = shelf.add(b"doors", draft, &[]);
    (shelf, article)
}

fn parsed(value: &Value) -> Annotations {
    read(value.to_string().as_bytes()).unwrap()
}

fn take(shelf: &mut Shelf, value: &Value) -> ImportedAnnotations {
    shelf.library.import_annotations(&parsed(value), "from.json").unwrap().value
}

fn fates(kept: &ImportedAnnotations) -> Vec<Fate> {
    kept.items.iter().map(|item| item.fate).collect()
}

/// One of Hypothesis, on those words.
fn on(id: &str, exact: &str, text: &str) -> Value {
    let selector = json!([{ "type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": "" }]);
    json!({ "id": id, "uri": PAGE, "text": text, "tags": [], "created": "2026-01-02T03:04:05.678901+00:00",
        "updated": "2026-01-03T00:00:00+00:00", "target": [{ "source": PAGE, "selector": selector }] })
}

fn passages(library: &Library, article: ArticleId) -> Vec<Passage> {
    library.passages(library.shown_document(article).unwrap()).unwrap()
}

fn waiting(shelf: &Shelf) -> Vec<Unplaced> {
    let (total, list) = shelf.library.unplaced_annotations(0, 1000).unwrap();
    assert_eq!(total as usize, list.len());
    list
}

fn exported(shelf: &Shelf, format: &str) -> Value {
    serde_json::from_str(&shelf.text(format, &ExportScope::Everything)).unwrap()
}

#[test]
fn each_annotation_says_what_became_of_it() {
    let (mut shelf, article) = doors();
    let before = shelf.json();
    let mut elsewhere = on("e", "Nine doors", "");
    elsewhere["uri"] = json!("https://other.example/");
    elsewhere["target"] = json!([{ "selector": elsewhere["target"][0]["selector"] }]);
    let file = json!({ "export_date": "", "annotations": [
        on("a", "Nine doors stood open", "Count them."),
        on("b", "Ten windows were shut in the north wing", "Where?"),
        elsewhere,
        { "id": "p", "uri": format!("{PAGE}/?utm_source=x#top"), "text": "On the page.", "tags": ["doors"], "target": [{ "source": PAGE }] },
        { "id": "r", "uri": PAGE, "text": "I agree.", "tags": [], "references": ["a"], "target": [{ "source": PAGE }] },
        { "nothing": 1 },
        on("a", "Nine doors stood open", "Count them."),
    ]});
    let kept = take(&mut shelf, &file);
    let expected =
        [Fate::Exact, Fate::Unplaced, Fate::Unplaced, Fate::Page, Fate::Unplaced, Fate::Refused, Fate::Present];
    assert_eq!(fates(&kept), expected);
    let why: Vec<_> = kept.items.iter().filter_map(|item| item.why).collect();
    assert_eq!(why, [Why::NotFound, Why::NoArticle, Why::Reply]);
    let passage = &passages(&shelf.library, article)[0];
    assert_eq!((passage.exact.as_str(), passage.note.as_str()), ("Nine doors stood open", "Count them."));
    assert_eq!(passage.made_ms, 1_767_323_045_678);
    assert_eq!(shelf.library.article_note(article).unwrap(), "On the page.");
    assert_eq!(shelf.library.article_tags(article).unwrap(), ["doors"]);
    assert_eq!(waiting(&shelf).len(), 3);

    assert!(fates(&take(&mut shelf, &file)).iter().all(|fate| matches!(fate, Fate::Present | Fate::Refused)));
    assert_eq!(passages(&shelf.library, article).len(), 1);
    let _ = shelf.library.undo().unwrap();
    assert_eq!(shelf.json(), before, "one undo takes all of it back");
    let _ = shelf.library.redo().unwrap();
    assert_eq!(waiting(&shelf).len(), 3);
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
}

#[test]
fn the_same_stretch_with_the_same_note_is_not_marked_twice() {
    let (mut shelf, article) = doors();
    let own = shelf.mark(article, "Nine doors stood open", Colour::Blue);
    shelf.note(Subject::Highlight(own), "Count them.");
    let file =
        json!([on("a", "Nine doors stood open", "Count them."), on("b", "Nine doors stood open", "Another note.")]);
    assert_eq!(fates(&take(&mut shelf, &file)), [Fate::Present, Fate::Exact]);
    assert_eq!(passages(&shelf.library, article).len(), 2);
}

#[test]
fn what_could_not_be_placed_is_placed_by_hand_put_away_or_found_later() {
    let (mut shelf, article) = doors();
    let mut later = on("later", "The ferry left early", "");
    later["uri"] = json!("https://ledger.example/ferry");
    later["target"][0]["source"] = later["uri"].clone();
    let file = json!([
        on("a", "Eleven gates in the far wall", "Count **them**."),
        on("b", "And a hatch nobody knew", ""),
        later
    ]);
    take(&mut shelf, &file);
    let list = waiting(&shelf);
    let [first, second, third] = list.as_slice() else { panic!("{list:?}") };
    assert_eq!((first.headline.as_str(), first.article, first.why), ("Doors", Some(article), Why::NotFound));
    assert_eq!((third.why, third.url.as_str()), (Why::NoArticle, "https://ledger.example/ferry"));

    let shown = shelf.library.shown_document(article).unwrap();
    let start = TEXT.find("Nine doors").unwrap();
    let range = ByteRange::new(start, start + "Nine doors ".len());
    let placed = shelf.library.place_annotation(first.id, shown, range).unwrap().value;
    let passage = shelf.library.passage(placed).unwrap();
    assert_eq!((passage.exact.as_str(), passage.note.as_str()), ("Nine doors", "Count **them**."));
    let again = shelf.library.place_annotation(first.id, shown, range).unwrap_err();
    assert_eq!(again.kind(), Kind::Conflict);
    let _ = shelf.library.discard_annotations(&[second.id]).unwrap();
    assert_eq!(waiting(&shelf).len(), 1);
    let _ = shelf.library.undo().unwrap();
    let _ = shelf.library.undo().unwrap();
    assert_eq!(waiting(&shelf), list);
    assert_eq!(passages(&shelf.library, article), []);
    let _ = shelf.library.redo().unwrap();
    assert_eq!(passages(&shelf.library, article).len(), 1);

    let mut draft = plain_draft(Some("Ferry"), "The ferry left early on Sunday.");
    draft.citation.url = Some("http://ledger.example/ferry/".to_owned());
    let ferry = shelf.add(b"ferry", draft, &[]);
    let found = shelf.library.look_again_for_annotations().unwrap().value;
    assert_eq!(found.count(Fate::Exact), 1);
    assert_eq!(passages(&shelf.library, ferry)[0].exact, "The ferry left early");
    assert_eq!(waiting(&shelf).len(), 1);
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
}

#[test]
fn what_is_not_understood_goes_out_again_as_it_came() {
    let (mut shelf, article) = doors();
    let mut one = on("server-id", "Nine doors stood open", "Count them.");
    one["target"][0]["selector"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "type": "RangeSelector", "startContainer": "/p[1]" }));
    one["group"] = json!("Xa3");
    one["user"] = json!("acct:mara@annotations.example");
    one["moderation"] = json!({ "flagCount": 0 });
    take(&mut shelf, &json!({ "rows": [one], "total": 1 }));
    let out = exported(&shelf, "hypothesis");
    let back = &out["annotations"][0];
    assert_eq!(back, &one);

    let passage = passages(&shelf.library, article)[0].id;
    shelf.note(Subject::Highlight(passage), "I counted eight.");
    let _ = shelf.library.set_highlight_colour(&[passage], Colour::Rose).unwrap();
    let back = exported(&shelf, "hypothesis")["annotations"][0].clone();
    assert_eq!((&back["text"], &back["group"]), (&json!("I counted eight."), &one["group"]));
    assert_eq!(back["target"], one["target"], "its words are where they were on its own page");
    assert_eq!(back["clipfile"]["colour"], "rose");

    let w3c = exported(&shelf, "w3c")["first"]["items"][0].clone();
    assert_eq!(w3c["target"]["source"], PAGE);
    assert_eq!(w3c["target"]["styleClass"], "clipfile-rose");
    assert_eq!(w3c["target"]["state"]["sourceDate"], "2026-05-17T06:40:00.000Z");
}

#[test]
fn positions_count_what_their_format_counts() {
    let (mut shelf, article) = doors();
    shelf.mark(article, "Nine doors", Colour::Green);
    let w3c = exported(&shelf, "w3c")["first"]["items"][0]["target"]["selector"][1].clone();
    assert_eq!((&w3c["start"], &w3c["end"]), (&json!(27), &json!(37)));
    let hypothesis = exported(&shelf, "hypothesis")["annotations"][0]["target"][0]["selector"][0].clone();
    assert_eq!((&hypothesis["start"], &hypothesis["end"]), (&json!(28), &json!(38)));
}

#[test]
fn of_words_that_stand_twice_the_position_tells_which_are_meant() {
    let (mut shelf, article) = doors();
    let second = TEXT.rfind("board").unwrap();
    let points = TEXT[..second].chars().count();
    let target = |start: usize| {
        json!({ "source": PAGE, "selector": [
            { "type": "TextQuoteSelector", "exact": "board" },
            { "type": "TextPositionSelector", "start": start, "end": start + 5 },
        ]})
    };
    let one = |id: &str, start: usize| json!({ "id": id, "type": "Annotation", "target": target(start) });
    take(&mut shelf, &json!([one("urn:x:1", points), one("urn:x:2", 1_000_000), one("urn:x:3", 1)]));
    let found = passages(&shelf.library, article);
    assert!(found.iter().any(|passage| passage.range == Some(ByteRange::new(second, second + 5))), "{found:?}");
}

#[test]
fn hostile_annotations_cost_themselves_only() {
    use Fate::{Exact, Refused, Unplaced};

    let (mut shelf, article) = doors();
    let huge = "Nine doors ".repeat(10_000);
    let mut html = json!({ "type": "Annotation", "id": "urn:x:html", "target": { "source": PAGE, "selector": { "type": "TextQuoteSelector", "exact": "شرح الوزير" } } });
    html["body"] = json!({ "type": "TextualBody", "format": "text/html", "value": "<p>So <i>it</i> is</p><script>alert(1)</script><img src=x onerror=alert(2)>" });
    let file = json!([
        on("empty", "", "No words."),
        on("huge", &huge, ""),
        on("nul", "Nine\u{0} doors", "a\u{0}b"),
        html,
        { "id": "types", "uri": PAGE, "text": 5, "tags": "one", "target": [{ "selector": [{ "type": 7, "exact": [] }] }], "created": {} },
        on("vast", "Nine doors", &"x".repeat(1_100_000)),
        7,
        null,
    ]);
    let kept = take(&mut shelf, &file);
    assert_eq!(fates(&kept), [Unplaced, Unplaced, Exact, Exact, Unplaced, Refused, Refused, Refused]);
    let found = passages(&shelf.library, article);
    let notes: Vec<&str> = found.iter().map(|passage| passage.note.as_str()).collect();
    assert_eq!(notes, ["ab", "So it is"]);
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
    let again = Shelf::empty(ELSEWHERE).import(&shelf.json());
    assert_eq!(again, Ok(1));
}

#[test]
fn half_a_surrogate_pair_is_one_unknown_character() {
    let (mut shelf, article) = doors();
    let text = json!([on("a", "Nine doors", "HALF"), on("b", "Nobody has", "😀 \\ud83d")]).to_string();
    let text = text.replace("HALF", "a\\ud83d b\\udE00 \\ud83d\\ude00 \\\\ud83d");
    let annotations = read(text.as_bytes()).unwrap();
    let _ = shelf.library.import_annotations(&annotations, "a.json").unwrap();
    let notes: Vec<String> = passages(&shelf.library, article).into_iter().map(|passage| passage.note).collect();
    assert_eq!(notes, ["a\u{FFFD} b\u{FFFD} 😀 \\ud83d", "😀 \\ud83d"]);
}

#[test]
fn what_is_no_annotation_file_says_so() {
    for (text, expected) in [
        ("[1, 2]".to_owned(), "no annotation in it can be read"),
        ("{\"annotations\":[]}".to_owned(), "there are no annotations in it"),
        ("{\"annotations\":[{\"id\":1,".to_owned(), "not whole"),
        ("[".repeat(100_000), "nested too deeply"),
    ] {
        let error = read(text.as_bytes()).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn many_annotations_on_one_page_are_kept_together() {
    let (mut shelf, article) = doors();
    let many: Vec<Value> =
        (0..3_000).map(|index| on(&index.to_string(), "Nine doors", &format!("Note {index}"))).collect();
    let kept = take(&mut shelf, &json!({ "annotations": many, "export_date": "" }));
    assert_eq!(kept.count(Fate::Exact), 3_000);
    assert_eq!(passages(&shelf.library, article).len(), 3_000);
}

/// One of Hypothesis, on the article as a whole.
fn on_page(id: &str, text: &str, tags: &[&str]) -> Value {
    json!({ "id": id, "uri": PAGE, "text": text, "tags": tags, "created": "2026-01-02T03:04:05.678901+00:00",
        "updated": "2026-01-03T00:00:00+00:00", "user": format!("acct:{id}@annotations.example"),
        "target": [{ "source": PAGE }] })
}

#[test]
fn several_notes_on_one_article_go_out_as_several() {
    let (mut shelf, article) = doors();
    let came = [
        on_page("a", "Ask the board.\n\nTwice.", &["desk"]),
        on_page("b", "Who has the keys?", &[]),
        on_page("c", "", &["doors/open"]),
        on_page("d", "Who has the keys?", &["desk"]),
    ];
    let kept = take(&mut shelf, &json!({ "rows": came, "total": 4 }));
    assert_eq!(fates(&kept), [Fate::Page, Fate::Page, Fate::Page, Fate::Present]);
    let note = shelf.library.article_note(article).unwrap();
    assert_eq!(note, "Ask the board.\n\nTwice.\n\nWho has the keys?");
    assert_eq!(exported(&shelf, "hypothesis")["annotations"], json!(came));

    shelf.note(Subject::Article(article), &format!("Call first.\n\n{note}"));
    shelf.tag(Subject::Article(article), "own");
    let out = exported(&shelf, "hypothesis")["annotations"].clone();
    let out = out.as_array().unwrap();
    assert_eq!((out[0]["text"].as_str(), &out[0]["tags"]), (Some("Call first."), &json!(["own"])), "what is ours");
    assert_eq!(out[1..], came);

    shelf.note(Subject::Article(article), &note.replace("Twice.", "Three times."));
    let out = exported(&shelf, "hypothesis")["annotations"].clone();
    let out = out.as_array().unwrap();
    assert_eq!((&out[0]["id"], &out[0]["text"]), (&json!("a"), &json!("Ask the board.\n\nThree times.")));
    assert_eq!(out[1..], came[1..], "the others are as they came");
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
}

#[test]
fn notes_without_an_identity_are_told_by_all_of_them() {
    let (mut shelf, article) = doors();
    let nameless = |text: &str| {
        let mut one = on_page("x", text, &[]);
        one.as_object_mut().unwrap().remove("id");
        one
    };
    let mut lost = on("x", "Eleven gates in the far wall", "");
    lost.as_object_mut().unwrap().remove("id");
    let file = json!([nameless("Not so."), nameless("so."), lost]);
    assert_eq!(fates(&take(&mut shelf, &file)), [Fate::Page, Fate::Page, Fate::Unplaced]);
    assert_eq!(shelf.library.article_note(article).unwrap(), "Not so.\n\nso.");
    let before = shelf.json();
    assert_eq!(fates(&take(&mut shelf, &file)), [Fate::Present; 3]);
    assert_eq!(shelf.json(), before);
}

#[test]
fn what_waits_travels_with_the_library_and_goes_for_good_with_its_article() {
    let (mut shelf, article) = doors();
    let mut elsewhere = on("e", "Somewhere over the quay", "");
    elsewhere["uri"] = json!("https://other.example/");
    elsewhere["target"][0]["source"] = json!("https://other.example/");
    take(&mut shelf, &json!([on("a", "Nine doors", "Secretly."), on("b", "Zeppelins over the roof", ""), elsewhere]));
    let out = shelf.json();
    let mut there = Shelf::empty(ELSEWHERE);
    there.import(&out).unwrap();
    assert_eq!(there.json(), out);
    assert_eq!(waiting(&there).len(), 2);

    let _ = shelf.library.trash(&[article]).unwrap();
    assert_eq!(waiting(&shelf).len(), 1, "those of an article in the trash lie there with it");
    let _ = shelf.library.empty_trash().unwrap();
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
    let path = shelf.library.path().to_owned();
    shelf.library.close().unwrap();
    let bytes = std::fs::read(path).unwrap();
    for words in ["Zeppelins", "Secretly"] {
        assert!(!bytes.windows(words.len()).any(|window| window == words.as_bytes()), "{words}");
    }
}

/// Every name that the model has for what is exported (Web Annotation Data Model, sections 3 to 5), with what stands there.
fn check_names(value: &Value, path: &str) {
    let is_moment = |text: &str| chrono::DateTime::parse_from_rfc3339(text).is_ok();
    let is_iri = |text: &str| url::Url::parse(text).is_ok();
    match value {
        Value::Array(values) => values.iter().for_each(|value| check_names(value, path)),
        Value::Object(members) => {
            for (name, value) in members {
                let text = value.as_str().unwrap_or_default();
                let is_right = match name.as_str() {
                    "@context" => text == "http://www.w3.org/ns/anno.jsonld",
                    "id" | "cached" => is_iri(text),
                    "source" => is_iri(text) || value.is_object(),
                    "created" | "modified" | "sourceDate" => is_moment(text),
                    "total" | "startIndex" | "start" | "end" => value.is_u64(),
                    "type" => [
                        "Annotation",
                        "AnnotationCollection",
                        "AnnotationPage",
                        "CssStylesheet",
                        "Software",
                        "SpecificResource",
                        "TextPositionSelector",
                        "TextQuoteSelector",
                        "TextualBody",
                        "TimeState",
                    ]
                    .contains(&text),
                    "purpose" => ["commenting", "tagging"].contains(&text),
                    "motivation" => {
                        let one = std::slice::from_ref(value);
                        value.as_array().map_or(one, Vec::as_slice).iter().all(|one| {
                            ["bookmarking", "commenting", "highlighting", "tagging"]
                                .contains(&one.as_str().unwrap_or(""))
                        })
                    }
                    "value" | "exact" | "prefix" | "suffix" | "format" | "styleClass" | "name" | "label" => {
                        value.is_string()
                    }
                    "body" | "items" | "selector" => value.is_array(),
                    "first" | "generator" | "partOf" | "state" | "stylesheet" | "target" => value.is_object(),
                    _ => false,
                };
                assert!(is_right, "{path}/{name}: {value}");
                check_names(value, &format!("{path}/{name}"));
            }
        }
        _ => {}
    }
}

#[test]
fn what_goes_out_follows_the_model() {
    let shelf = Shelf::sample();
    let collection = exported(&shelf, "w3c");
    check_names(&collection, "");
    assert_eq!(collection["type"], "AnnotationCollection");
    let items = collection["first"]["items"].as_array().unwrap();
    assert_eq!(collection["total"], items.len());
    assert_eq!(collection["first"]["partOf"]["id"], collection["id"]);
    let ids: std::collections::BTreeSet<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), items.len());
    for item in items {
        assert_eq!((&item["type"], &item["target"]["type"]), (&json!("Annotation"), &json!("SpecificResource")));
        assert!(item["target"]["state"]["sourceDate"].is_string(), "{item}");
        let points: Vec<char> = item["target"]["selector"][0]["exact"].as_str().unwrap_or_default().chars().collect();
        let place = &item["target"]["selector"][1];
        if place.is_object() {
            assert_eq!(
                place["end"].as_u64().unwrap() - place["start"].as_u64().unwrap(),
                points.len() as u64,
                "{item}"
            );
        }
    }
}

/// A passage: where it starts, how long it is, its colour, tag and note.
type Mark = (usize, usize, usize, Option<String>, Option<String>);

fn mark() -> impl Strategy<Value = Mark> {
    let words = "[a-zé漢😀“\"\\\\<&:#\\-\n ]{0,24}";
    let path = "[a-cé]{1,2}(/[a-cé]{1,2}){0,2}";
    (0..110_usize, 1..60_usize, 0..5_usize, prop::option::of(path), prop::option::of(words))
}

/// What a passage is to its reader, without its keys.
type Seen = (Option<ByteRange>, Verdict, Colour, String, Vec<String>, String, i64);

fn seen(passages: Vec<Passage>) -> Vec<Seen> {
    passages.into_iter().map(|p| (p.range, p.verdict, p.colour, p.exact, p.tags, p.note, p.made_ms)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn annotations_that_go_out_come_back_as_they_were(
        marks in prop::collection::vec(mark(), 0..8),
        note in prop::option::of("[a-z *]{0,12}"),
        format in prop::sample::select(vec!["w3c", "hypothesis"]),
    ) {
        let (mut here, article) = doors();
        let bare = here.json();
        let shown = here.library.shown_document(article).unwrap();
        for (start, len, colour, tag, note) in &marks {
            let start = TEXT.floor_char_boundary(start % TEXT.len());
            let end = TEXT.ceil_char_boundary((start + len).min(TEXT.len()));
            let Ok(done) = here.library.add_highlight(shown, ByteRange::new(start, end), Colour::ALL[*colour]) else {
                continue;
            };
            let passage = Subject::Highlight(done.value);
            if let Some(tag) = tag {
                here.tag(passage, tag);
            }
            if let Some(note) = note {
                here.note(passage, note);
            }
        }
        if let Some(note) = note {
            here.note(Subject::Article(article), &note);
            here.tag(Subject::Article(article), "desk");
        }
        let out = here.text(format, &ExportScope::Everything);
        let mut there = Shelf::empty(ELSEWHERE);
        there.import(&bare).unwrap();
        let article_there = ArticleId(1);
        if let Ok(annotations) = read(out.as_bytes()) {
            let kept = there.library.import_annotations(&annotations, "out").unwrap().value;
            prop_assert!(kept.items.iter().all(|item| matches!(item.fate, Fate::Exact | Fate::Page)), "{kept:?}\n{out}");
        }
        prop_assert_eq!(seen(passages(&there.library, article_there)), seen(passages(&here.library, article)));
        prop_assert_eq!(there.library.article_note(article_there).unwrap(), here.library.article_note(article).unwrap());
        prop_assert_eq!(there.text(format, &ExportScope::Everything), out.clone());
        prop_assert_eq!(there.library.check().unwrap(), Vec::<String>::new());
        // A second time, nothing comes twice; and at home it is all known.
        for library in [&mut there.library, &mut here.library] {
            if let Ok(annotations) = read(out.as_bytes()) {
                let kept = library.import_annotations(&annotations, "out").unwrap().value;
                prop_assert!(kept.items.iter().all(|item| item.fate == Fate::Present), "{kept:?}");
            }
        }
        prop_assert_eq!(there.text(format, &ExportScope::Everything), out);
    }
}
