//! What goes to programs that others wrote: reference managers, spreadsheets, fact checks, qualitative analysis.
//!
//! Here it is held against what it came from; `make/judge.sh` hands it to programs of those kinds.

#![allow(clippy::unwrap_used)]

use crate::baseline::{assert_none, difference, tests_folder};
use crate::shelf::{ELSEWHERE, Shelf, one_paragraph, plain_draft};
use clipfile_core::article::Citation;
use clipfile_core::capture::Draft;
use clipfile_core::claim::{Basis, Bearing, Checked, Fields, NewClaim, Status};
use clipfile_core::document::{BlockKind, Builder};
use clipfile_core::exporters::{Choice, EXPORTERS, ExportOptions, ExportScope, TableOf};
use clipfile_core::highlight::Colour;
use clipfile_core::id::{ArticleId, HighlightId};
use clipfile_core::note::Subject;
use clipfile_core::person::{Profile, Speaker};
use serde_json::Value;
use std::fs;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;
use zip::ZipArchive;

/// The formats that are shown what is hard.
const FORMATS: [&str; 8] = ["xlsx", "csv", "ris", "bibtex", "csl-json", "claimreview", "refi-qda", "bookmarks"];

const NASTY: &str = "=1+1 & {braces} \\input{x} 100% #1 $5 ~ ^ _ <b>\"bold\"</b>, and\u{a0}more";

/// A library of what is hard to hand on: marks that act elsewhere, bodies and many persons as authors, dates that are hardly
/// known or not at all, letters from right to left, claims on all terms.
fn hard() -> (Shelf, Vec<ArticleId>, Vec<HighlightId>) {
    let mut shelf = Shelf::empty(1);
    let first = shelf.add(b"first", nasty_draft(), &["ports/Port Hale", "a, b"]);
    shelf.note(Subject::Article(first), "=2+2 is a \"formula\",\nand this its {second} line.");
    let mut builder = Builder::new();
    builder.block(BlockKind::Paragraph, "שער הנמל היה פתוח, אמר הדובר. 😀 Nobody asked why.", []);
    let draft = Draft {
        citation: Citation {
            headline: Some("שער הנמל היה פתוח".to_owned()),
            url: Some("https://ledger.example/שער".to_owned()),
            language: Some("he".to_owned()),
            ..Citation::default()
        },
        document: builder.finish(),
        ..plain_draft(None, "")
    };
    let second = shelf.add(b"second", draft, &[]);
    let mut many = plain_draft(None, "Twelve of them wrote this. The 😀 gate was open for nine years.");
    many.citation.byline = ["Ana de la Cruz", "B. Bo", "C. Coe", "D. Dee", "E. Eel", "F. Fox", "G. Gum", "H. Hut"]
        .into_iter()
        .chain(["I. Ink", "J. Jay", "K. Key", "山田太郎"])
        .map(str::to_owned)
        .collect();
    many.citation.published = Some("2026-05-14T18:05:00+02:00".parse().unwrap());
    many.citation.updated = Some("2026-05-15".parse().unwrap());
    many.citation.outlet = Some("L'Écho & Fils".to_owned());
    let third = shelf.add(b"third", many, &["ports"]);
    let open = shelf.mark(first, "The gate was open", Colour::Rose);
    shelf.tag(Subject::Highlight(open), "security/gates");
    shelf.note(Subject::Highlight(open), "+ask *again*\n\n- when");
    let plus = shelf.mark(first, "+49 is where the call came from.\n@home", Colour::Amber);
    let smile = shelf.mark(second, "😀 Nobody asked", Colour::Blue);
    let nine = shelf.mark(third, "gate was open for nine years", Colour::Green);
    let passages = vec![open, plus, smile, nine];
    let claim = |statement: &str, name: &str, basis, described: Option<&str>| Fields {
        statement: statement.to_owned(),
        speaker: if name.is_empty() { Speaker::Nobody } else { Speaker::Named(profile(name)) },
        basis,
        described: described.map(str::to_owned),
        said: Some("2026-05".parse().unwrap()),
        place: "Port Hale".to_owned(),
    };
    let told = [
        (
            claim("The gate was open for nine years.", "Ada Nyland", Some(Basis::OnRecord), None),
            Status::Confirmed,
            vec![(open, Bearing::States), (nine, Bearing::Supports)],
        ),
        (
            claim("Nobody knew of the gate.", "Secret Source", None, Some("a harbour guard")),
            Status::False,
            vec![(smile, Bearing::Contradicts)],
        ),
        (
            claim("The call came from abroad.", "Hidden Man", Some(Basis::OffRecord), None),
            Status::Confirmed,
            vec![(plus, Bearing::States)],
        ),
        (claim("=HYPERLINK(\"x\")", "Harbour Office", None, None), Status::Disputed, vec![(open, Bearing::States)]),
        (claim("It rests on nothing.", "", None, None), Status::Unchecked, vec![]),
    ];
    for (fields, status, evidence) in told {
        let status = Some(Checked { status, by: "Mara Lind".to_owned(), how: "Two logs.".to_owned() });
        let _ = shelf.library.add_claim(&NewClaim { fields, status, evidence }).unwrap();
    }
    (shelf, vec![first, second, third], passages)
}

fn profile(name: &str) -> Profile {
    Profile { role: "speaker".to_owned(), affiliation: "Port Hale".to_owned(), ..Profile::named(name) }
}

fn nasty_draft() -> Draft {
    let mut builder = Builder::new();
    builder.block(BlockKind::Paragraph, "PORT HALE — The gate was open, she said.", []);
    builder.block(BlockKind::Paragraph, "+49 is where the call came from.", []);
    builder.block(BlockKind::Paragraph, "@home nobody answered.", []);
    Draft {
        citation: Citation {
            headline: Some(NASTY.to_owned()),
            byline: ["Associated Press", "Jan van der Berg", "Ed Moss Jr.", "Smith, Jones and Company"]
                .map(str::to_owned)
                .to_vec(),
            outlet: Some("The Port Hale Ledger".to_owned()),
            published: Some("2026-05".parse().unwrap()),
            url: Some("https://ledger.example/a_b?x={1}&y=100%25#top".to_owned()),
            language: Some("en".to_owned()),
            ..Citation::default()
        },
        document: builder.finish(),
        ..plain_draft(None, "")
    }
}

/// A file as text: of a container, its parts one after the other; of a PDF, its words; of a picture, its size.
pub(crate) fn shown(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    if bytes.starts_with(b"%PDF") {
        return crate::baseline::import(path).1.document.text + "\n";
    }
    if bytes.starts_with(b"\x89PNG") {
        let picture = resvg::tiny_skia::Pixmap::decode_png(&bytes).unwrap();
        return format!("PNG, {} by {} pixels\n", picture.width(), picture.height());
    }
    if !bytes.starts_with(b"PK") {
        return String::from_utf8(bytes).unwrap();
    }
    let mut zip = ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = String::new();
        part.read_to_string(&mut content).unwrap();
        // What is the same in every file need not be read again in its sample, and a library's key is another each time.
        let content = match name.as_str() {
            "clipfile.pub" | "VERIFY.txt" | "SHA256SUMS" | "SHA256SUMS.minisig" => {
                "(of each library its own)".to_owned()
            }
            "word/styles.xml" | "xl/styles.xml" | "styles.xml" | "book/style.css" => {
                format!("({} bytes)", content.len())
            }
            _ => content.trim_end().replace("><", ">\n<"),
        };
        text = format!("{text}== {name} ==\n{content}\n");
    }
    text
}

#[test]
fn the_samples_hold_what_is_hard() {
    let (shelf, ..) = hard();
    let folder = |format: &str| tests_folder().join("exporters").join(format);
    let json = shelf.json();
    let found: Vec<String> =
        FORMATS.iter().filter_map(|format| difference(&folder(format).join("sample.json"), &json)).collect();
    assert_none(&found);
}

/// Exports the hard library and gives the text of the file.
fn exported(shelf: &Shelf, format: &str, options: &ExportOptions) -> String {
    let about = EXPORTERS.iter().map(|exporter| exporter.about()).find(|about| about.id == format).unwrap();
    let path = shelf.folder.path().join(format!("out.{}", about.extension));
    let go_on = |_, _| ControlFlow::Continue(());
    shelf.library.export_with(format, &ExportScope::Everything, options, &path, &go_on).unwrap();
    shown(&path)
}

#[test]
fn nobody_is_named_who_may_not_be() {
    let (shelf, ..) = hard();
    for format in ["xlsx", "claimreview"] {
        let text = exported(&shelf, format, &ExportOptions::default());
        assert!(text.contains("Ada Nyland") && text.contains("a harbour guard"), "{format}: {text}");
        assert!(!text.contains("Secret Source"), "{format}: {text}");
    }
    let csv = exported(&shelf, "csv", &ExportOptions { table: TableOf::Claims, ..ExportOptions::default() });
    assert!(csv.contains("a harbour guard") && !csv.contains("Secret Source"), "{csv}");
}

#[test]
fn a_fact_check_has_verdicts_only_and_nothing_off_the_record() {
    let (shelf, ..) = hard();
    let review: Value = serde_json::from_str(&exported(&shelf, "claimreview", &ExportOptions::default())).unwrap();
    let reviewed: Vec<&str> =
        review["@graph"].as_array().unwrap().iter().map(|one| one["claimReviewed"].as_str().unwrap()).collect();
    assert_eq!(reviewed, ["The gate was open for nine years.", "Nobody knew of the gate."]);
    let first = &review["@graph"][0];
    assert_eq!(first["reviewRating"]["alternateName"], "True");
    assert_eq!(first["itemReviewed"]["author"]["name"], "Ada Nyland");
    assert_eq!(first["itemReviewed"]["appearance"].as_array().unwrap().len(), 1);
}

#[test]
fn no_cell_is_a_formula_in_any_table() {
    let (shelf, ..) = hard();
    for table in [TableOf::Passages, TableOf::Claims, TableOf::Articles] {
        let text = exported(&shelf, "csv", &ExportOptions { table, ..ExportOptions::default() });
        let mut rows = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let mut count = 0;
        for row in rows.records() {
            for cell in &row.unwrap() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
                count += usize::from(cell.starts_with('\''));
            }
        }
        assert!(count > 0, "the table has nothing that would be a formula");
    }
    assert!(!exported(&shelf, "xlsx", &ExportOptions::default()).contains("<f>"));
}

#[test]
fn a_text_that_no_cell_holds_is_cut_and_the_row_says_so() {
    let mut shelf = Shelf::empty(1);
    let words = "a long word 😀 ".repeat(12_500);
    let words = words.trim_end();
    let article = shelf.add(b"long", Draft { document: one_paragraph(words), ..plain_draft(Some("Long"), "") }, &[]);
    let _ = shelf.mark(article, words, Colour::Rose);
    let book = exported(&shelf, "xlsx", &ExportOptions::default());
    assert!(book.contains("A text was cut") && book.contains(" […]"));
    let csv = exported(&shelf, "csv", &ExportOptions::default());
    assert!(csv.contains(words) && !csv.contains("A text was cut"));
}

#[test]
fn a_selection_is_where_the_words_are() {
    let (shelf, ..) = hard();
    let listing = exported(&shelf, "refi-qda", &ExportOptions::default());
    let part = |name: &str| listing.split(&format!("== {name} ==\n")).nth(1).unwrap().split("\n== ").next().unwrap();
    let project = part("project.qde");
    let attribute = |tag: &str, name: &str| -> String {
        tag.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let mut seen = Vec::new();
    let mut text: Vec<char> = Vec::new();
    for tag in project.split('<') {
        if tag.starts_with("TextSource ") {
            let path = attribute(tag, "plainTextPath").replace("internal://", "sources/");
            text = part(&path).chars().collect();
        } else if tag.starts_with("PlainTextSelection ") {
            let at = |name| attribute(tag, name).parse::<usize>().unwrap();
            let words: String = text[at("startPosition")..at("endPosition")].iter().collect();
            assert_eq!(words.split_whitespace().collect::<Vec<_>>().join(" "), attribute(tag, "name"));
            seen.push(words);
        }
    }
    seen.sort();
    assert_eq!(
        seen,
        [
            "+49 is where the call came from.\n@home",
            "The gate was open",
            "gate was open for nine years",
            "😀 Nobody asked"
        ]
    );
}

#[test]
fn private_notes_stay_at_home_and_options_are_heeded() {
    let (mut shelf, ..) = hard();
    let notes = shelf.library.list_notes("", 0, 10).unwrap().1;
    let note = notes.into_iter().find(|note| note.body.contains("2+2")).unwrap();
    let _ = shelf.library.set_note_private(note.id, true).unwrap();
    for format in ["ris", "bibtex", "csl-json", "bookmarks", "xlsx", "refi-qda"] {
        let usual = exported(&shelf, format, &ExportOptions::default());
        assert!(!usual.contains("2+2 is a"), "{format}: {usual}");
        let all = exported(&shelf, format, &ExportOptions { has_private_notes: true, ..ExportOptions::default() });
        assert!(all.contains("2+2 is a"), "{format}: {all}");
        let heeds = EXPORTERS.iter().map(|exporter| exporter.about()).find(|about| about.id == format).unwrap().heeds;
        assert!(heeds.contains(&Choice::PrivateNotes), "{format}");
    }
}

#[test]
fn a_part_takes_claims_along_that_rest_on_it_alone_and_comes_back_byte_for_byte() {
    let (shelf, articles, _) = hard();
    let both = ExportScope::Articles(vec![articles[0], articles[2]]);
    let json = shelf.text("json", &both);
    let part: Value = serde_json::from_str(&json).unwrap();
    let statements = |part: &Value| -> Vec<String> {
        let claims = part["claims"].as_array().cloned().unwrap_or_default();
        claims.iter().map(|claim| claim["statement"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(statements(&part), ["The gate was open for nine years.", "=HYPERLINK(\"x\")"]);
    assert!(!json.contains("Hidden Man") && !json.contains("Secret Source") && json.contains("Ada Nyland"));
    // One of the passages that bear on the first claim is elsewhere.
    let alone: Value = serde_json::from_str(&shelf.text("json", &ExportScope::Articles(vec![articles[0]]))).unwrap();
    assert_eq!(statements(&alone), ["=HYPERLINK(\"x\")"]);
    let mut there = Shelf::empty(ELSEWHERE);
    there.import(&json).unwrap();
    assert_eq!(there.json(), json);
}
