//! `clip compare`: two versions of an article, printed or written.

#![allow(clippy::unwrap_used)]

use super::bench::{Bench, GATE};
use std::fs;

/// A page at one address, so that a second one is a version of the first.
fn page(paragraphs: &[&str]) -> String {
    let body: String = paragraphs.iter().map(|words| format!("<p>{words}</p>")).collect();
    format!(
        "<!doctype html><html lang=\"en\"><head><title>The gate</title>\
         <link rel=\"canonical\" href=\"https://ledger.example/gate\"></head>\
         <body><article><h1>The gate</h1>{body}</article></body></html>"
    )
}

const COST: &str = "Repairs to the quay will cost 12 million, the board was told on Tuesday, and nobody asked why.";
const LIST: &str = "The list of the doors was not written down before the night in question, a guard said.";
const KEY: &str = "The key to the north gate was cut in March by a locksmith who was never asked to sign for it.";

/// A library with an article of three versions: the cost goes up, then the list goes.
fn versions() -> Bench {
    let bench = Bench::new();
    let dearer = COST.replace("12", "21");
    let texts = [[COST, LIST, KEY].as_slice(), &[&dearer, LIST, KEY], &[&dearer, KEY]];
    for (at, text) in texts.iter().enumerate() {
        let name = format!("{at}.html");
        bench.write(&name, &page(text));
        let ran = bench.clip(&["import", "--library", "l.clipfile", &name]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    }
    bench
}

const COMPARE: [&str; 5] = ["compare", "--library", "l.clipfile", "--article", "1"];

#[test]
fn compare_takes_the_last_two_or_those_that_are_named() {
    let bench = versions();
    let summary = |more: &[&str]| {
        let ran = bench.clip(&[&COMPARE, ["--format", "json"].as_slice(), more].concat());
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
        let object = ran.objects().remove(0);
        object["summary"]["text"].as_str().unwrap().to_owned()
    };
    assert_eq!(summary(&[]), "1 paragraph removed");
    assert_eq!(summary(&["--to", "2"]), "1 number changed");
    assert_eq!(summary(&["--from", "1"]), "1 number changed, 1 paragraph removed");
    assert_eq!(summary(&["--from", "3", "--to", "2"]), "1 paragraph added");
}

#[test]
fn compare_prints_or_writes_a_file_by_its_ending() {
    let bench = versions();
    let printed = bench.clip(&[COMPARE.as_slice(), &["--from", "1"]].concat());
    assert_eq!((printed.code, printed.stderr.as_str()), (0, ""));
    assert!(printed.stdout.starts_with("# ") && printed.stdout.contains("21"), "{}", printed.stdout);
    let written = bench.clip(&[COMPARE.as_slice(), &["--from", "1", "--out", "out.html"]].concat());
    assert_eq!((written.code, written.stdout.as_str()), (0, ""), "{}", written.stderr);
    let html = fs::read_to_string(bench.path("out.html")).unwrap();
    assert!(html.contains("<del") && html.contains("<ins"), "{html}");
}

#[test]
fn compare_says_what_it_cannot_compare() {
    let bench = versions();
    let none = bench.clip(&[COMPARE.as_slice(), &["--to", "4"]].concat());
    assert_eq!((none.code, none.stdout.as_str()), (1, ""));
    assert_eq!(none.stderr, "clip: article 1 has 3 versions; there is no version 4\n");
    let missing = bench.clip(&["compare", "--library", "l.clipfile", "--article", "9"]);
    assert_eq!((missing.code, missing.stderr.lines().count()), (1, 1), "{}", missing.stderr);

    bench.write("a.txt", GATE);
    assert_eq!(bench.clip(&["import", "--library", "one.clipfile", "a.txt"]).code, 0);
    let alone = bench.clip(&["compare", "--library", "one.clipfile", "--article", "1"]);
    assert_eq!(alone.code, 1);
    assert_eq!(alone.stderr, "clip: article 1 has one version; there is nothing to compare it with\n");
}
