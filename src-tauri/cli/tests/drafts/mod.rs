//! `clip check-draft`: what of a draft stands in the library.

#![allow(clippy::unwrap_used)]

use super::bench::Bench;

fn library() -> Bench {
    let bench = Bench::new();
    bench.write(
        "gate.md",
        "# The gate\n\n“Nobody told us that the gate was open before the morning,” said Elin Torvund.\n\nAbout 1,200 people live \
         beside the gate of Kastelholm, and most of them slept.\n",
    );
    let ran = bench.clip(&["import", "--library", "l.clipfile", "gate.md"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    bench
}

#[test]
fn check_draft_says_of_each_quotation_and_number_what_was_found() {
    let bench = library();
    bench.write(
        "draft.md",
        "# Monday\n\n“Nobody told us that the gate was shut before the morning,” Torvund said.\n\n“Nobody told us that the gate was \
         open,” said Tomas Berg.\n\nSome 1,400 people live beside the gate of Kastelholm.\n",
    );
    let ran = bench.clip(&["check-draft", "--library", "l.clipfile", "draft.md", "--json", "--language", "en"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let told: Vec<(String, String)> = ran
        .objects()
        .iter()
        .map(|line| (line["outcome"].as_str().unwrap().to_owned(), line["kind"].as_str().unwrap().to_owned()))
        .collect();
    let expected = [("differs", "quotation"), ("other_speaker", "quotation"), ("differs", "count")];
    assert_eq!(told, expected.map(|(outcome, kind)| (outcome.to_owned(), kind.to_owned())));
    let first = &ran.objects()[0];
    let differences = first["differences"].as_str().unwrap();
    assert!(differences.contains("[-open-] {+shut+}"), "{differences}");
    assert_eq!(ran.objects()[2]["source"], "1,200");
    let table = bench.clip(&["check-draft", "--library", "l.clipfile", "draft.md"]);
    assert!(table.stdout.starts_with("RESULT"), "{}", table.stdout);
}

#[test]
fn a_draft_that_is_none_or_too_long_is_refused_in_one_line() {
    let bench = library();
    bench.write("empty.md", "");
    bench.write("long.txt", &"a few words of a book. ".repeat(110_000));
    for (file, says) in [("missing.md", "missing.md"), ("empty.md", "no text"), ("long.txt", "2.5 MB")] {
        let ran = bench.clip(&["check-draft", "--library", "l.clipfile", file]);
        assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{file}");
        assert!(ran.stderr.contains(says) && ran.stderr.trim().lines().count() <= 2, "{}", ran.stderr);
    }
}
