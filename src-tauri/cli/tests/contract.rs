//! The `clip` program as scripts meet it: the real binary, on temporary folders.

#![allow(clippy::unwrap_used)]

mod batch;
mod bench;
mod compare;
mod documents;
mod drafts;
mod encryption;
mod published;
mod reanchor;
#[cfg(target_os = "linux")]
mod worker;

use bench::{Bench, Ran};
use clipfile_core::Library;
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

#[test]
fn extract_prints_an_object_for_each_file_in_order() {
    let bench = Bench::new();
    bench.write("a.txt", bench::GATE);
    bench.write("b.html", "<html><head><title>B</title></head><body><p>One &lt;b&gt; <b>two</b>.</p></body></html>");
    for flag in ["--json", "--jsonl"] {
        let ran = bench.clip(&["extract", flag, "--url", "https://ledger.example/x", "b.html", "a.txt"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
        let objects = ran.objects();
        let files: Vec<&str> = objects.iter().filter_map(|object| object["file"].as_str()).collect();
        assert_eq!(files, ["b.html", "a.txt"]);
        for object in &objects {
            let mut keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
            keys.sort_unstable();
            let expected = [
                "byline",
                "dropped",
                "file",
                "html",
                "lang",
                "published",
                "site_name",
                "text",
                "title",
                "url",
                "warnings",
            ];
            assert_eq!(keys, expected);
            assert!(object["byline"].is_array() && object["dropped"].is_array() && object["warnings"].is_array());
        }
        assert_eq!(objects[0]["url"], "https://ledger.example/x");
        assert!(objects[0]["html"].as_str().unwrap().contains("One &lt;b&gt; <strong>two</strong>."), "{}", objects[0]);
    }
}

#[test]
fn extract_tells_of_what_it_cannot_read_and_goes_on() {
    let bench = Bench::new();
    bench.write("empty.txt", " \n");
    bench.write("a.txt", bench::GATE);
    let ran = bench.clip(&["extract", "--json", "missing.txt", "empty.txt", "a.txt"]);
    assert_eq!((ran.code, ran.objects().len(), ran.stderr.lines().count()), (1, 1, 2), "{}", ran.stderr);
    assert!(ran.stderr.lines().all(|line| line.starts_with("clip: ")), "{}", ran.stderr);
}

#[test]
fn import_makes_the_library_and_tells_of_each_file() {
    let bench = Bench::new();
    bench.write("in/a.txt", bench::GATE);
    bench.write("in/b.txt", "Another headline\n\nAnother text of a few words, long enough to be one.\n");
    bench.write("in/empty.txt", "");
    let ran = bench.clip(&["import", "--library", "new.clipfile", "--json", "in", "missing"]);
    assert_eq!(ran.code, 1);
    let objects = ran.objects();
    let said: Vec<(&str, &str)> =
        objects.iter().map(|object| (object["file"].as_str().unwrap(), object["status"].as_str().unwrap())).collect();
    let expected = [("in/a.txt", "added"), ("in/b.txt", "added"), ("in/empty.txt", "failed"), ("missing", "failed")];
    assert_eq!(said, expected);
    assert!(objects[0]["article"].is_i64() && objects[0]["capture"].is_i64());
    assert_eq!(objects[0]["sha256"].as_str().map(str::len), Some(64));
    assert!(objects[0]["title"].is_string() && objects[0].get("error").is_none());
    assert!(objects[2]["error"].is_string() && objects[2]["article"].is_null());
    assert!(ran.stderr.starts_with("clip: made the new library new.clipfile\n"), "{}", ran.stderr);

    let again = bench.clip(&["import", "--library", "new.clipfile", "--json", "in/a.txt"]);
    assert_eq!((again.code, again.stderr.as_str()), (0, ""));
    assert_eq!(again.objects()[0]["status"], "present");
    assert_eq!(again.objects()[0]["article"], objects[0]["article"]);
    assert!(!bench.path("new.clipfile-lock").exists(), "one file is left");
}

/// Every format, as the programs that write it do, from the file to the library and back out of it.
#[test]
fn every_format_is_imported_and_found() {
    /// A sample, how many articles of it are kept, how many fail, words of it, and what its importer is called.
    const SAMPLES: &[(&str, usize, usize, &str, &str)] = &[
        ("html/single-file/sample.html", 1, 0, "third of five cranes", "html"),
        ("mhtml/sample.mhtml", 1, 0, "third of five cranes", "mhtml"),
        ("mhtml/word/sample.mht", 1, 0, "café on the quay", "mhtml"),
        ("webarchive/sample.webarchive", 1, 0, "third of five cranes", "webarchive"),
        ("warc/sample.warc.gz", 1, 0, "third of five cranes", "warc"),
        ("warc/many-pages/sample.warc", 2, 0, "dogs on a lead", "warc"),
        ("wacz/sample.wacz", 2, 2, "dogs on a lead", "wacz"),
        ("eml/sample.eml", 1, 0, "fits in a coat pocket", "eml"),
        ("eml/press-release/sample.eml", 1, 0, "Nobody who lives on the quay", "eml"),
        ("mbox/sample.mbox", 2, 1, "From the window one sees", "mbox"),
        ("enex/sample.enex", 2, 1, "Ring the maker in Zürich", "enex"),
    ];
    for (name, kept, failed, words, importer) in SAMPLES {
        let bench = Bench::new();
        let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/importers").join(name);
        let ending = name.split_once("sample").unwrap().1;
        let file = format!("capture{ending}");
        fs::copy(&from, bench.path(&file)).unwrap();
        let ran = bench.clip(&["import", "--library", "l.clipfile", "--json", &file]);
        let statuses: Vec<String> =
            ran.objects().iter().map(|object| object["status"].as_str().unwrap().to_owned()).collect();
        let count = |status: &str| statuses.iter().filter(|found| *found == status).count();
        assert_eq!((count("added"), count("failed")), (*kept, *failed), "{name}: {}", ran.stdout);
        assert_eq!(ran.code, i32::from(*failed > 0), "{name}");
        let phrase = format!("\"{words}\"");
        let hits = bench.clip(&["search", &phrase, "--library", "l.clipfile", "--json"]).objects();
        assert_eq!(hits.len(), 1, "{name}: {words}");
        let id = hits[0]["article"].to_string();
        let shown = bench.clip(&["show", &id, "--library", "l.clipfile", "--json"]).objects().remove(0);
        assert_eq!(shown["captures"][0]["importer"], *importer, "{name}");
        assert_eq!(shown["captures"][0]["file"], file.as_str(), "{name}");
        let again = bench.clip(&["import", "--library", "l.clipfile", "--json", &file]);
        assert!(again.objects().iter().all(|object| object["status"] != "added"), "{name}: {}", again.stdout);
        assert_eq!(bench.clip(&["check", "--library", "l.clipfile"]).code, 0, "{name}");
    }
}

#[test]
fn when_a_page_was_saved_is_shown_beside_when_it_came_in() {
    let bench = Bench::new();
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/importers/mhtml/sample.mhtml");
    fs::copy(&from, bench.path("page.mhtml")).unwrap();
    assert_eq!(bench.clip(&["import", "--library", "l.clipfile", "page.mhtml"]).code, 0);
    let shown = bench.clip(&["show", "1", "--library", "l.clipfile", "--json"]).objects().remove(0);
    assert!(shown["captures"][0]["saved"].as_str().unwrap().starts_with("2026-05-14T16:40:00"), "{shown}");
    assert_ne!(shown["captures"][0]["captured"], shown["captures"][0]["saved"]);
}

#[test]
fn import_makes_no_library_for_nothing() {
    let bench = Bench::new();
    let ran = bench.clip(&["import", "--library", "new.clipfile", "missing.txt"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(!bench.path("new.clipfile").exists());
}

#[test]
fn a_file_of_queries_is_asked_line_by_line() {
    let bench = Bench::with_gate();
    fs::write(bench.path("queries.txt"), "gate\n\nelephant\n").unwrap();
    let asked = |more: &[&str]| {
        let ran =
            bench.clip(&[&["search", "--queries", "queries.txt", "--library", "l.clipfile", "--json"], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran.objects()
    };
    let found = asked(&[]);
    let counts: Vec<_> = found.iter().map(|line| (line["query"].clone(), line["found"].clone())).collect();
    assert_eq!(counts, [("gate".into(), 1.into()), ("elephant".into(), 0.into())]);
    assert!(found.iter().all(|line| line.get("wall_ms").is_none()));
    assert!(asked(&["--timings"]).iter().all(|line| line["wall_ms"].is_f64()));
    let typed: Vec<_> = asked(&["--typing"]).iter().map(|line| line["query"].clone()).collect();
    assert_eq!(typed[..4], ["g", "ga", "gat", "gate"]);
    assert_eq!(bench.clip(&["search", "gate", "--queries", "queries.txt", "--library", "l.clipfile"]).code, 2);
    assert_eq!(bench.clip(&["search", "--queries", "missing.txt", "--library", "l.clipfile"]).code, 1);
}

#[test]
fn what_was_imported_is_listed_shown_and_found() {
    let bench = Bench::with_gate();
    let list = bench.clip(&["list", "--library", "l.clipfile", "--json"]).objects();
    assert_eq!(list.len(), 1);
    let id = list[0]["article"].to_string();
    let shown = bench.clip(&["show", &id, "--library", "l.clipfile", "--json"]).objects().remove(0);
    assert_eq!(shown["title"], list[0]["title"]);
    assert!(shown["text"].as_str().unwrap().contains("The gate was open"), "{shown}");
    assert_eq!(shown["captures"][0]["sha256"].as_str().map(str::len), Some(64));
    let found = bench.clip(&["search", "gate", "--library", "l.clipfile", "--json", "--limit", "5"]).objects();
    assert_eq!(found[0]["article"], list[0]["article"]);
    assert!(found[0]["score"].is_f64() && found[0]["snippet"].as_str().unwrap().contains("gate"), "{}", found[0]);
    for key in ["title", "outlet", "published"] {
        assert!(found[0].get(key).is_some(), "{key}");
    }
    let nothing = bench.clip(&["search", "elephant", "--library", "l.clipfile", "--json"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (0, ""));
    let table = bench.clip(&["list", "--library", "l.clipfile"]);
    assert!(table.stdout.starts_with("ID  PASSAGES  DATE"), "{}", table.stdout);
    let original = bench.clip(&["show", &id, "--original", "--library", "l.clipfile"]);
    assert_eq!((original.code, original.stdout.as_str(), original.stderr.as_str()), (0, bench::GATE, ""));
    assert_eq!(bench.clip(&["show", &id, "--original", "--json", "--library", "l.clipfile"]).code, 2);
    assert_eq!(bench.clip(&["show", "99", "--original", "--library", "l.clipfile"]).code, 1);
    assert_eq!(bench.clip(&["show", "99", "--library", "l.clipfile"]).code, 1);
}

#[test]
fn a_passage_is_marked_where_its_words_stand_once() {
    let bench = Bench::with_gate();
    let article = bench.clip(&["list", "--library", "l.clipfile", "--json"]).objects()[0]["article"].to_string();
    let mark = |more: &[&str]| {
        let base = ["highlight", "--library", "l.clipfile", "--json", "--article", article.as_str()];
        bench.clip(&[&base, more].concat())
    };
    let ran = mark(&["--quote", "was open", "--tag", "a/b", "--tag", "c", "--note", "-see", "--colour", "rose"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let passage = &ran.objects()[0];
    assert_eq!(
        (&passage["quote"], &passage["colour"], &passage["note"]),
        (&"was open".into(), &"rose".into(), &"-see".into())
    );
    assert_eq!(passage["tags"], serde_json::json!(["a/b", "c"]));
    let twice = mark(&["--quote", "gate"]);
    assert_eq!(twice.code, 1);
    assert!(twice.stderr.contains("stand in the article 2 times"), "{}", twice.stderr);
    assert_eq!(twice.stderr.lines().count(), 1);
    assert_eq!(mark(&["--quote", "gate", "--suffix", " was open"]).code, 0);
    assert!(mark(&["--quote", "elephant"]).stderr.contains("do not stand in the article"));
    assert_eq!(mark(&["--quote", "was open", "--colour", "red"]).code, 2);
}

#[test]
fn exports_are_written_and_come_in_again() {
    let bench = Bench::with_gate();
    let export = |more: &[&str]| bench.clip(&[&["export", "--library", "l.clipfile"], more].concat());
    assert_eq!(export(&["--format", "json", "--out", "all.json"]).code, 0);
    assert_eq!(export(&["--format", "markdown", "--out", "one.md", "--query", "gate"]).code, 0);
    assert_eq!(export(&["--format", "markdown", "--out", "many"]).code, 0);
    assert!(bench.path("many").is_dir());
    assert!(fs::read_to_string(bench.path("one.md")).unwrap().starts_with("---\ntitle: "));
    assert_eq!(export(&["--format", "papyrus", "--out", "x"]).code, 2);
    let word = ["--format", "docx", "--endnotes", "--with", "context", "--without", "notes", "--style", "apa", "--out"];
    assert_eq!(export(&[&word[..], &["gate.docx"]].concat()).code, 0);
    assert!(fs::read(bench.path("gate.docx")).unwrap().starts_with(b"PK"));
    let unheeded = export(&["--format", "markdown", "--endnotes", "--out", "x.md"]);
    assert!(
        unheeded.code == 1 && unheeded.stderr.contains("markdown has no “sources” to choose"),
        "{}",
        unheeded.stderr
    );
    assert_eq!(export(&["--format", "html", "--tag", "elephant", "--out", "x.html"]).code, 1);
    assert!(!bench.path("x.md").exists() && !bench.path("x.html").exists());
    let none = export(&["--format", "markdown", "--out", "none.md", "--query", "elephant"]);
    assert!(none.code == 0 && none.stderr.contains("no article fits"), "{}", none.stderr);

    let ran = bench.clip(&["import", "--library", "other.clipfile", "--json", "all.json"]);
    assert_eq!((ran.code, &ran.objects()[0]["status"], &ran.objects()[0]["articles"]), (0, &"added".into(), &1.into()));
    let out = ["export", "--library", "other.clipfile", "--format", "json", "--out", "again.json"];
    assert_eq!(bench.clip(&out).code, 0);
    assert_eq!(fs::read(bench.path("all.json")).unwrap(), fs::read(bench.path("again.json")).unwrap());
}

#[test]
fn a_timeline_is_drawn_of_a_library_that_has_claims_alone() {
    let bench = Bench::new();
    bench.write("said.json", include_str!("../../../tests/exporters/timeline-svg/sample.json"));
    assert_eq!(bench.clip(&["import", "--library", "l.clipfile", "said.json"]).code, 0);
    for (format, begins) in [("timeline-svg", b"<?xml" as &[u8]), ("timeline-png", b"\x89PNG")] {
        let ran = bench.clip(&["export", "--library", "l.clipfile", "--format", format, "--out", format]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{format}");
        assert!(fs::read(bench.path(format)).unwrap().starts_with(begins), "{format}");
    }
}

#[test]
fn reading_goes_on_while_another_program_has_the_library() {
    let bench = Bench::with_gate();
    let held = Library::open(&bench.path("l.clipfile"), &bench::host()).unwrap();
    let read: [&[&str]; 5] = [
        &["list", "--library", "l.clipfile", "--json"],
        &["search", "gate", "--library", "l.clipfile", "--json"],
        &["check", "--library", "l.clipfile"],
        &["backup", "--library", "l.clipfile", "--out", "copy.clipfile"],
        &["export", "--library", "l.clipfile", "--format", "json", "--out", "all.json"],
    ];
    for command in read {
        let ran = bench.clip(command);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{command:?}");
    }
    let busy = bench.clip(&["import", "--library", "l.clipfile", "a.txt"]);
    assert_eq!((busy.code, busy.stdout.as_str(), busy.stderr.lines().count()), (1, "", 1));
    assert!(busy.stderr.contains("is open in a test") && busy.stderr.contains("clip backup"), "{}", busy.stderr);
    held.close().unwrap();
    assert_eq!(bench.clip(&["list", "--library", "copy.clipfile", "--json"]).objects().len(), 1);
    let again = bench.clip(&["backup", "--library", "l.clipfile", "--out", "copy.clipfile"]);
    assert!(again.code == 1 && again.stderr.contains("is there already"), "{}", again.stderr);
}

#[test]
fn backups_are_made_beside_the_library_or_in_a_folder_and_listed() {
    let bench = Bench::with_gate();
    let none = bench.clip(&["backups", "--library", "l.clipfile"]);
    assert_eq!((none.code, none.stdout.as_str()), (0, ""));
    assert!(none.stderr.contains("no backups"), "{}", none.stderr);
    let beside = bench.clip(&["backup", "--library", "l.clipfile"]);
    assert_eq!((beside.code, beside.stderr.as_str()), (0, ""));
    let apart = bench.clip(&["backup", "--library", "l.clipfile", "--folder", "stick"]).stdout;
    assert!(apart.starts_with("stick") && apart.contains("l backups"), "{apart}");
    let listed = bench.clip(&["backups", "--library", "l.clipfile", "--folder", "stick", "--json"]).objects();
    assert_eq!(listed.len(), 2);
    for line in &listed {
        assert_eq!(line["occasion"], "by-hand");
        let path = line["path"].as_str().unwrap();
        assert_eq!(bench.clip(&["check", "--library", path]).code, 0, "{path}");
    }
    let people = bench.clip(&["backups", "--library", "l.clipfile"]).stdout;
    assert!(people.lines().count() == 1 && people.contains("by-hand"), "{people}");
}

#[test]
fn what_is_no_library_is_refused_in_one_line() {
    let bench = Bench::with_gate();
    bench.write(
        "text.clipfile",
        "not a library at all, but long enough to have a header of one hundred bytes in front of the rest of it",
    );
    let refused = |name: &str| -> Ran {
        let ran = bench.clip(&["list", "--library", name]);
        assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.lines().count()), (1, "", 1), "{}", ran.stderr);
        ran
    };
    assert!(refused("text.clipfile").stderr.contains("is not a Clipfile library"));
    assert!(refused("missing.clipfile").stderr.contains("missing.clipfile"));
    let whole = fs::read(bench.path("l.clipfile")).unwrap();
    fs::write(bench.path("cut.clipfile"), &whole[..whole.len() / 2]).unwrap();
    let ran = bench.clip(&["check", "--library", "cut.clipfile"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("damaged"), "{}", ran.stderr);
    assert_eq!(bench.clip(&["import", "--library", "text.clipfile", "a.txt"]).code, 1);
    assert!(fs::read_to_string(bench.path("text.clipfile")).unwrap().starts_with("not a library"));
}

#[test]
fn check_finds_changed_bytes() {
    let bench = Bench::with_gate();
    let ran = bench.clip(&["check", "--library", "l.clipfile", "--json"]);
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (0, "", ""));
    let mut bytes = fs::read(bench.path("l.clipfile")).unwrap();
    // Inside the last compressed text (RFC 8878, section 3.1.1: the magic number of a frame).
    let frame = bytes.windows(4).rposition(|window| window == [0x28, 0xB5, 0x2F, 0xFD]).unwrap();
    bytes[frame + 24] ^= 0x55;
    fs::write(bench.path("l.clipfile"), bytes).unwrap();
    let ran = bench.clip(&["check", "--library", "l.clipfile", "--json"]);
    assert_eq!((ran.code, ran.stderr.lines().count()), (1, 1), "{}", ran.stderr);
    assert!(ran.objects().iter().all(|object| object["finding"].is_string()), "{}", ran.stdout);
    assert!(!ran.objects().is_empty());
}

#[test]
fn check_says_where_the_library_lies_and_which_copies_a_service_made() {
    let bench = Bench::with_gate();
    fs::write(bench.path(".stfolder"), "").unwrap();
    let copy = "l.sync-conflict-20261123-101500-ABCDEFG.clipfile";
    fs::copy(bench.path("l.clipfile"), bench.path(copy)).unwrap();
    let ran = bench.clip(&["check", "--library", "l.clipfile"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "no finding: nothing is damaged");
    assert!(ran.stderr.contains("Syncthing") && ran.stderr.contains(copy), "{}", ran.stderr);
}

#[test]
fn a_damaged_index_is_named_and_repaired() {
    let bench = Bench::with_gate();
    let ran = bench.clip(&["check", "--library", "l.clipfile", "--repair"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert!(ran.stderr.contains("nothing is damaged"), "{}", ran.stderr);
    let found = bench.clip(&["search", "--library", "l.clipfile", "gate"]).stdout;
    assert!(!found.is_empty());
    let conn = rusqlite::Connection::open(bench.path("l.clipfile")).unwrap();
    conn.execute_batch("INSERT INTO search(search) VALUES ('delete-all')").unwrap();
    drop(conn);
    let ran = bench.clip(&["check", "--library", "l.clipfile"]);
    assert_eq!((ran.code, ran.stdout.starts_with("search index: ")), (1, true), "{}", ran.stdout);
    assert!(ran.stderr.contains("--repair"), "{}", ran.stderr);
    let ran = bench.clip(&["check", "--library", "l.clipfile", "--repair"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains(" before-repair ") && ran.stderr.contains("100 %"), "{}", ran.stderr);
    let backups = bench.clip(&["backups", "--library", "l.clipfile", "--json"]).objects();
    assert_eq!((backups.len(), backups[0]["occasion"].as_str()), (1, Some("before-repair")));
    assert_eq!(bench.clip(&["check", "--library", "l.clipfile"]).code, 0);
    assert_eq!(bench.clip(&["search", "--library", "l.clipfile", "gate"]).stdout, found);
    assert_eq!(bench.clip(&["search", "--library", "l.clipfile", "--stems", "gates"]).code, 0);
}

#[test]
fn a_wrong_command_line_is_a_usage_error() {
    let bench = Bench::new();
    for wrong in
        [&["list"][..], &["fly"], &["export", "--library", "x"], &["import", "--library", "x", "--batch", "0", "y"]]
    {
        let ran = bench.clip(wrong);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{wrong:?}");
    }
    assert_eq!(bench.clip(&["--version"]).code, 0);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let bench = Bench::new();
    for index in 0..400 {
        bench.write(&format!("in/{index}.txt"), &format!("Headline {index}\n\n{}", "Some words of it. ".repeat(20)));
    }
    assert_eq!(bench.clip(&["import", "--library", "l.clipfile", "in"]).code, 0);
    let mut child = bench
        .command(&["list", "--library", "l.clipfile", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""));
    assert!(serde_json::from_str::<Value>(&first).is_ok());
}
