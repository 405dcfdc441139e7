//! `clip corrections`, and exports before an embargo ends.

#![allow(clippy::unwrap_used)]

use super::bench::{Bench, host};
use clipfile_core::Library;
use clipfile_core::claim::{Checked, Fields, NewClaim, Status};
use clipfile_core::story::{self, Embargo, Gathered, Keep, Publication};

/// A library with a story of an article and a claim, published with its text.
fn library() -> (Bench, Library) {
    let bench = Bench::with_gate();
    let mut library = Library::open(&bench.path("l.clipfile"), &host()).unwrap();
    let fields = Fields { statement: "The gate was open for years.".to_owned(), ..Fields::default() };
    let claim = library.add_claim(&NewClaim { fields, ..NewClaim::default() }).unwrap().value;
    let embargo = Embargo { until: "2999-01-01".parse().unwrap(), note: String::new() };
    let fields = story::Fields { title: "Keys".to_owned(), embargo: Some(embargo), ..story::Fields::default() };
    let story = library.add_story(&fields).unwrap().value;
    let _ = library.add_to_story(story, &[Gathered::Claim(claim)], None).unwrap();
    let published = Publication { date: "2026-05-20".parse().unwrap(), url: None };
    let text = "The gate was open for years, she said. Nobody asked.".to_owned();
    let _ = library.publish_story(story, &published, Keep::Text(text)).unwrap();
    let untrue = Checked { status: Status::False, by: "Desk".to_owned(), how: String::new() };
    let _ = library.set_claim_status(&[claim], &untrue).unwrap();
    (bench, library)
}

#[test]
fn corrections_names_the_claim_and_the_sentence_in_print() {
    let (bench, _library) = library();
    let ran = bench.clip(&["corrections", "--library", "l.clipfile", "--json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let line = &ran.objects()[0];
    assert_eq!(
        [&line["story"], &line["was"], &line["status"], &line["checked_by"]],
        ["Keys", "unchecked", "false", "Desk"]
    );
    assert_eq!(line["sentences"][0]["sentence"], "The gate was open for years, she said.");
    let table = bench.clip(&["corrections", "--library", "l.clipfile"]);
    assert!(table.stdout.contains("> The gate was open for years, she said."), "{}", table.stdout);
    let stories = bench.clip(&["stories", "--library", "l.clipfile", "--json"]);
    assert_eq!(stories.objects()[0]["corrections"], 1);
}

#[test]
fn an_export_before_an_embargo_needs_a_reason_and_is_kept() {
    let (bench, library) = library();
    let export = ["export", "--library", "l.clipfile", "--format", "markdown", "--story", "Keys", "--out", "out.md"];
    let ran = bench.clip(&export);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.starts_with("clip: there is an embargo on “Keys” until 2999-01-01;"), "{}", ran.stderr);
    assert!(ran.stderr.contains("--despite-embargo REASON") && !bench.path("out.md").exists(), "{}", ran.stderr);
    // Only who may write can keep who it was.
    let despite: Vec<&str> =
        export.into_iter().chain(["--despite-embargo", "Legal reads it", "--by", "M. Holm"]).collect();
    let busy = bench.clip(&despite);
    assert!(busy.code == 1 && busy.stderr.contains("is open in") && !bench.path("out.md").exists(), "{}", busy.stderr);
    library.close().unwrap();
    let ran = bench.clip(&despite);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(bench.path("out.md").exists());
    let library = Library::open_read_only(&bench.path("l.clipfile"), &host()).unwrap();
    let story = library.stories(false).unwrap()[0].story.id;
    let log = library.early_exports(story).unwrap();
    assert_eq!(
        [&log[0].who, &log[0].why, &log[0].format, &log[0].name],
        ["M. Holm", "Legal reads it", "markdown", "out.md"]
    );
}
