//! Two versions of an article compared, and the comparison written out.
#![allow(clippy::unwrap_used)]

use crate::baseline::{assert_none, difference, tests_folder};
use crate::support::Desk;
use clipfile_core::Kind;
use clipfile_core::compare::{ChangeKind, Compared, FORMATS, Format, RowKind};
use clipfile_core::id::DocumentId;
use std::fs;

fn sample() -> (Desk, Compared) {
    let folder = tests_folder().join("comparisons").join("harbour");
    let [old, new] = ["old.txt", "new.txt"].map(|name| fs::read_to_string(folder.join(name)).unwrap());
    let mut desk = Desk::new();
    let [old, new] = [old, new].map(|text| desk.add(&text)).map(|article| desk.document(article));
    let compared = desk.library.compare(old, new).unwrap();
    (desk, compared)
}

#[test]
fn a_comparison_is_written_as_before() {
    let (desk, compared) = sample();
    let mut found = Vec::new();
    for (name, format) in FORMATS {
        let path = desk.beside(&format!("out.{}", format.extension()));
        compared.write(format, &path).unwrap();
        assert_eq!(Format::named(name).unwrap(), format);
        let expected =
            tests_folder().join("comparisons").join("harbour").join(format!("expected.{}", format.extension()));
        found.extend(difference(&expected, &fs::read_to_string(path).unwrap()));
    }
    assert_none(&found);
}

#[test]
fn what_alters_the_meaning_is_named_first() {
    let (_desk, compared) = sample();
    let comparison = &compared.comparison;
    assert!(comparison.summary.headline);
    assert_eq!(comparison.summary.paragraphs_removed, 1, "{:?}", comparison.summary);
    assert_eq!(comparison.summary.paragraphs_moved, 1, "{:?}", comparison.summary);
    let meaning = comparison.changes.iter().take_while(|change| change.kinds[0].alters_meaning()).count();
    assert!(comparison.changes[meaning..].iter().all(|change| !change.kinds[0].alters_meaning()));
    for kind in [ChangeKind::Number, ChangeKind::Date, ChangeKind::Name, ChangeKind::Negation, ChangeKind::Attribution]
    {
        assert!(comparison.changes[..meaning].iter().any(|change| change.kinds.contains(&kind)), "{kind:?}");
    }
    assert!(comparison.rows.iter().any(|row| row.kind == RowKind::MovedHere && !row.pieces.is_empty()));
}

#[test]
fn hostile_words_do_nothing_in_a_comparison() {
    let (_desk, compared) = sample();
    // What acts in one format is plain text in the other.
    for (format, link) in [(Format::Html, "=\"https:"), (Format::Markdown, "](https:")] {
        let written = compared.written(format);
        assert!(!written.replace("\\<", "").contains("<script"), "{format:?}");
        assert!(!written.contains(link), "{format:?}: a link of the text is none of the file");
    }
}

#[test]
fn what_is_not_there_is_not_compared() {
    let (desk, compared) = sample();
    let missing = desk.library.compare(compared.old.id, DocumentId(999)).unwrap_err();
    assert_eq!(missing.kind(), Kind::NotFound);
    assert_eq!(Format::named("docx").unwrap_err().kind(), Kind::Invalid);
}
