//! Documents of office programs, books, prints and pictures, through the real program.

#![allow(clippy::unwrap_used)]

use super::bench::Bench;
use std::fs;
use std::path::Path;

/// Copies the sample of an importer into the bench's folder.
fn bring(bench: &Bench, id: &str, ending: &str) {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/importers");
    let to = bench.path(&format!("in/{id}.{ending}"));
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::copy(samples.join(id).join(format!("sample.{ending}")), to).unwrap();
}

#[test]
fn documents_of_every_kind_are_imported_and_found() {
    let bench = Bench::new();
    let all = [
        ("docx", "docx", "Quay Street"),
        ("epub", "epub", "Quay Street"),
        ("image", "jpg", "Thursday"),
        ("odt", "odt", "Quay Street"),
        ("pdf", "pdf", "transparency"),
        ("rtf", "rtf", "Quay Street"),
    ];
    for (id, ending, _) in all {
        bring(&bench, id, ending);
    }
    let ran = bench.clip(&["import", "--library", "l.clipfile", "--json", "in"]);
    assert_eq!((ran.code, ran.objects().len()), (0, all.len()), "{}", ran.stderr);
    for (object, (id, ending, words)) in ran.objects().iter().zip(all) {
        assert_eq!((&object["file"], &object["status"]), (&format!("in/{id}.{ending}").into(), &"added".into()));
        assert!(object["title"].as_str().is_some_and(|title| !title.is_empty()), "{object}");
        let found = bench.clip(&["search", words, "--library", "l.clipfile", "--json"]).objects();
        assert!(found.iter().any(|one| one["article"] == object["article"]), "{id}: {words}");
    }
    assert_eq!(bench.clip(&["check", "--library", "l.clipfile"]).code, 0);
    let again = bench.clip(&["import", "--library", "l.clipfile", "--json", "in"]).objects();
    assert!(again.iter().all(|object| object["status"] == "present"), "{again:?}");
}

#[test]
fn a_passage_of_a_print_is_exported_with_its_page() {
    let bench = Bench::new();
    bring(&bench, "pdf", "pdf");
    assert_eq!(bench.clip(&["import", "--library", "l.clipfile", "in"]).code, 0);
    let article = bench.clip(&["list", "--library", "l.clipfile", "--json"]).objects()[0]["article"].to_string();
    let quote = ["--quote", "The fence was inspected twice"];
    let mark = bench.clip(&[&["highlight", "--library", "l.clipfile", "--article", &article][..], &quote].concat());
    assert_eq!(mark.code, 0, "{}", mark.stderr);
    let export =
        |format: &str, out: &str| bench.clip(&["export", "--library", "l.clipfile", "--format", format, "--out", out]);
    assert_eq!((export("markdown", "one.md").code, export("json", "all.json").code), (0, 0));
    let markdown = fs::read_to_string(bench.path("one.md")).unwrap();
    assert!(markdown.contains("- Page: 3\n"), "{markdown}");
    assert_eq!(bench.clip(&["import", "--library", "second.clipfile", "all.json"]).code, 0);
    assert_eq!(
        bench.clip(&["export", "--library", "second.clipfile", "--format", "json", "--out", "again.json"]).code,
        0
    );
    assert_eq!(fs::read(bench.path("all.json")).unwrap(), fs::read(bench.path("again.json")).unwrap());
}

#[test]
fn what_a_program_of_its_own_must_open_is_said() {
    let bench = Bench::new();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/importers");
    fs::copy(samples.join("pdf/locked.pdf"), bench.path("locked.pdf")).unwrap();
    bench.write("cut.rtf", "{\\rtf1 words");
    let ran = bench.clip(&["extract", "--json", "locked.pdf", "cut.rtf"]);
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!((ran.code, ran.stdout.as_str(), lines.len()), (1, "", 2));
    assert!(lines[0].contains("locked with a password") && lines[1].contains("breaks off"), "{lines:?}");
}
