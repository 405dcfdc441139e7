//! The codebook, out and in: what comes back, what is guarded, what is refused.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, refused};
use clipfile_core::Kind;
use clipfile_core::codebook::Form;
use clipfile_core::highlight::Colour;
use std::fs;

/// A library whose tags have all that a tag can have, some of it hostile.
fn desk() -> Desk {
    let mut desk = Desk::with(&["Port vote\nDockers went back to work."]);
    for (path, definition, colour) in [
        ("claim", "What someone says is so.\n\nNot: what is shown <&>", Some(Colour::Rose)),
        ("claim/money", "=HYPERLINK(\"http://a.example\")", None),
        ("claim/money/=sum", "'@x", Some(Colour::Green)),
        ("quote", "", None),
    ] {
        let tag = desk.library.add_tag(path).unwrap().value;
        let _ = desk.library.set_tag_definition(tag, definition).unwrap();
        let _ = desk.library.set_tag_colour(tag, colour).unwrap();
    }
    desk
}

fn tags(desk: &Desk) -> Vec<(String, String, String, Option<Colour>)> {
    let tags = desk.library.tags().unwrap().into_iter().map(|counted| counted.tag);
    tags.map(|tag| (tag.uid.to_string(), tag.path, tag.definition, tag.colour)).collect()
}

#[test]
fn a_codebook_comes_back_whole_in_both_forms() {
    let here = desk();
    for form in Form::ALL {
        let file = here.beside(&format!("codes.{}", form.name()));
        assert_eq!(here.library.export_codebook(form, &file).unwrap(), 4);
        let bytes = fs::read(&file).unwrap();
        let mut there = Desk::new();
        let merged = there.library.import_codebook(&bytes).unwrap().value;
        assert_eq!((merged.added.len(), merged.changed.len(), merged.same, merged.left_out.len()), (4, 0, 0, 0));
        assert_eq!(tags(&there), tags(&here), "{form:?}");
        assert_eq!(there.ways().0, "import codebook (4)");
        let again = there.library.import_codebook(&bytes).unwrap().value;
        assert_eq!((again.added.len(), again.changed.len(), again.same), (0, 0, 4));
        assert_eq!(there.ways().0, "import codebook (4)", "a second import changes nothing");
        let _ = there.library.undo().unwrap();
        assert!(there.library.tags().unwrap().is_empty());
        there.assert_sound();
    }
}

#[test]
fn no_cell_of_the_table_is_a_formula() {
    let here = desk();
    let file = here.beside("codes.csv");
    here.library.export_codebook(Form::Csv, &file).unwrap();
    let bytes = fs::read(&file).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    for record in reader.records() {
        for cell in &record.unwrap() {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

#[test]
fn an_import_meets_tags_by_path_and_says_what_it_did() {
    let mut desk = desk();
    let table = "path,definition,colour\nCLAIM,New words,\nquote,,blue\nclaim/money,,\nfresh/inner,Inside,\nfresh/inner,Twice,\n a / ,x,\n";
    let merged = desk.library.import_codebook(table.as_bytes()).unwrap().value;
    assert_eq!(merged.added, ["fresh/inner"]);
    assert_eq!(merged.changed, ["claim", "quote"]);
    assert_eq!((merged.same, merged.left_out.len()), (1, 2));
    let now = tags(&desk);
    let of = |path: &str| now.iter().find(|tag| tag.1 == path).unwrap().clone();
    assert_eq!(
        (of("claim").2.as_str(), of("claim").3),
        ("New words", Some(Colour::Rose)),
        "what the file leaves empty stays"
    );
    assert_eq!(of("quote").3, Some(Colour::Blue));
    assert!(now.iter().any(|tag| tag.1 == "fresh"));
    let _ = desk.library.undo().unwrap();
    assert_eq!(tags(&desk).len(), 4);
    assert!(tags(&desk)[0].2.starts_with("What someone says"));
    desk.assert_sound();
}

#[test]
fn names_too_long_are_left_out_by_name_and_the_rest_is_taken() {
    let mut desk = Desk::new();
    let long = "n".repeat(4_000);
    let book = format!(
        "<CodeBook xmlns='urn:QDA-XML:codebook:1.0'><Codes><Code guid='x' name='{long}' isCodable='true'><Code name='below'/></Code>\
         <Code name='kept'/></Codes></CodeBook>"
    );
    let merged = desk.library.import_codebook(book.as_bytes()).unwrap().value;
    assert_eq!((merged.added.as_slice(), merged.left_out.len()), (["kept".to_owned()].as_slice(), 2));
    assert!(merged.left_out[0].path.chars().count() < 100 && merged.left_out[0].why.contains("200 bytes"));
    assert_eq!(refused(desk.library.add_tag(&long)).kind(), Kind::Invalid);
}

#[test]
fn what_is_no_codebook_is_refused_and_changes_nothing() {
    let mut desk = desk();
    let many = format!("<CodeBook><Codes>{}</Codes></CodeBook>", "<Code name='a'/>".repeat(100_000));
    let rows = format!("path\n{}", "a\n".repeat(100_000));
    let deep =
        format!("<CodeBook><Codes>{}{}</Codes></CodeBook>", "<Code name='a'>".repeat(9_000), "</Code>".repeat(9_000));
    let bomb = "<!DOCTYPE c [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><CodeBook><Codes/></CodeBook>".to_owned();
    for bad in ["", "<CodeBook>", "<Project/>", "words, and more\n1,2", "path\n", "\u{0}\u{1}", &many, &rows, &bomb] {
        let error = refused(desk.library.import_codebook(bad.as_bytes()));
        assert_eq!(error.kind(), Kind::Invalid, "{error}");
    }
    assert!(refused(desk.library.import_codebook(many.as_bytes())).to_string().contains("100000 codes"));
    assert!(refused(desk.library.import_codebook(rows.as_bytes())).to_string().contains("100000 codes"));
    assert_eq!(tags(&desk).len(), 4);
    let merged = desk.library.import_codebook(deep.as_bytes()).unwrap().value;
    assert!(merged.added.len() <= 100 && !merged.left_out.is_empty());
    desk.assert_sound();
    assert_eq!(refused(Desk::new().library.export_codebook(Form::Csv, &desk.beside("none.csv"))).kind(), Kind::Invalid);
}
