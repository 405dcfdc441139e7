//! `clip batch`: a list of names, printed or written.

#![allow(clippy::unwrap_used)]

use super::bench::Bench;
use std::fs;

fn library() -> Bench {
    let bench = Bench::new();
    bench.write("gate.md", "# The gate\n\nElin Torvund shut the gate. Tomas Berg asked why, and nobody said a word.\n");
    bench.write("quay.md", "# The quay\n\nTomas Berg stood on the quay and counted the cranes until it was dark.\n");
    bench.write("names.csv", "Name,Country\nElin Torvund,NO\n,\nTomas Berg,NO\nTOMAS BERG,NO\n=Nobody Known,SE\n");
    let ran = bench.clip(&["import", "--library", "l.clipfile", "gate.md", "quay.md"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    bench
}

const BATCH: [&str; 4] = ["batch", "--library", "l.clipfile", "names.csv"];

#[test]
fn batch_prints_each_name_and_says_what_it_left_out() {
    let bench = library();
    let ran = bench.clip(&[BATCH.as_slice(), &["--json"]].concat());
    assert_eq!(ran.code, 0);
    let counts: Vec<(String, u64)> = ran
        .objects()
        .iter()
        .map(|line| (line["name"].as_str().unwrap().to_owned(), line["articles"].as_u64().unwrap()))
        .collect();
    let expected = [("Elin Torvund", 1), ("Tomas Berg", 2), ("=Nobody Known", 0)];
    assert_eq!(counts, expected.map(|(name, count)| (name.to_owned(), count)));
    for said in ["“Name”, was taken for a heading", "blank: 1", "there before: 1"] {
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
    let within = bench.clip(&[BATCH.as_slice(), &["--json", "--and", "cranes"]].concat());
    assert_eq!(within.objects().iter().map(|line| line["articles"].as_u64().unwrap()).collect::<Vec<_>>(), [0, 1, 0]);
}

#[test]
fn batch_writes_a_table_by_the_ending_of_its_name() {
    let bench = library();
    for (name, begins) in [("out.csv", b"\xEF\xBB\xBFLin".as_slice()), ("out.xlsx", b"PK".as_slice())] {
        let ran = bench.clip(&[BATCH.as_slice(), &["--out", name]].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
        assert!(fs::read(bench.path(name)).unwrap().starts_with(begins), "{name}");
    }
    let ran = bench.clip(&[BATCH.as_slice(), &["--out", "out.ods"]].concat());
    assert_eq!((ran.code, ran.stderr.contains("must end in .csv or .xlsx")), (1, true), "{}", ran.stderr);
    let none = bench.clip(&["batch", "--library", "l.clipfile", "missing.txt"]);
    assert_eq!(none.code, 1);
}
