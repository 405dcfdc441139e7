//! Files of office programs and printers that were cut, damaged, or made to do harm: a clear error or a poor read, and
//! never more than that.
#![allow(clippy::unwrap_used)]

use super::baseline::tests_folder;
use clipfile_core::capture::{Content, RawCapture, Warning};
use clipfile_core::extract::extract;
use clipfile_core::importers::{Alone, ImportError, Source, Taken, read};
use std::fmt::Write as _;
use std::fs;

fn taken(bytes: &[u8]) -> Result<RawCapture, ImportError> {
    let source = Source { bytes, file_name: None, url: None, encoding: None, is_selection: false, beside: &Alone };
    match read(&source)?.1 {
        Taken::Article(raw) => Ok(*raw),
        other => panic!("{other:?}"),
    }
}

fn sample(id: &str, name: &str) -> Vec<u8> {
    fs::read(tests_folder().join("importers").join(id).join(name)).unwrap()
}

/// Reads the sample cut at many places and with a byte changed at many places.
fn read_in_pieces(whole: &[u8], pieces: usize) {
    for at in (0..whole.len()).step_by((whole.len() / pieces).max(1)) {
        let mut changed = whole.to_vec();
        changed[at] ^= 0x55;
        for bytes in [&whole[..at], &changed] {
            if let Ok(raw) = taken(bytes) {
                assert_eq!(extract(&raw).document.check(), Ok(()));
            }
        }
    }
}

/// A PDF of these objects, numbered from 1; the first is the catalogue. Readers rebuild the table that is missing.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut text = "%PDF-1.7\n".to_owned();
    for (at, object) in objects.iter().enumerate() {
        let _ = write!(text, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    (text + "trailer\n<< /Root 1 0 R >>\n%%EOF\n").into_bytes()
}

fn stream(entries: &str, content: &str) -> String {
    format!("<< {entries} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

const CATALOGUE: &str = "<< /Type /Catalog /Pages 2 0 R >>";
const PAGES: &str = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>";
const FONT: &str = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";

/// A PDF with one page that is drawn by `content`.
fn page(content: &str, resources: &str, more: &[&str]) -> Vec<u8> {
    let page =
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources {resources} >>");
    let content = stream("", content);
    pdf(&[&[CATALOGUE, PAGES, &page, &content], more].concat())
}

fn words(raw: &RawCapture) -> String {
    extract(raw).document.text
}

#[test]
fn a_pdf_without_its_table_is_read() {
    let raw = taken(&page("BT /F 12 Tf 50 500 Td (The gate was open.) Tj ET", FONT, &[])).unwrap();
    assert_eq!(words(&raw), "The gate was open.");
}

#[test]
fn a_pdf_may_begin_after_other_bytes() {
    let whole = page("BT /F 12 Tf 50 500 Td (The gate was open.) Tj ET", FONT, &[]);
    let raw = taken(&[b"\0\0\x01 sent by a fax gateway\n", whole.as_slice()].concat()).unwrap();
    assert_eq!(words(&raw), "The gate was open.");
}

#[test]
fn a_pdf_that_was_cut_or_changed_is_refused_or_read() {
    read_in_pieces(&sample("pdf", "sample.pdf"), 60);
}

#[test]
fn a_pdf_that_goes_in_circles_ends() {
    let text = stream("", "BT /F 12 Tf 50 500 Td (The gate was open.) Tj ET");
    let leaf = format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources {FONT} >>");
    let circle = pdf(&[CATALOGUE, "<< /Type /Pages /Count 2 /Kids [3 0 R 2 0 R] >>", &leaf, &text]);
    assert!(taken(&circle).is_ok_and(|raw| words(&raw).starts_with("The gate was open.")));
    let nothing = pdf(&[CATALOGUE, "<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [2 0 R] >>"]);
    assert!(taken(&nothing).is_err());
    let mut tables = pdf(&[CATALOGUE, PAGES, &leaf, &text]);
    let at = tables.len();
    tables.extend(
        format!(
            "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 5 /Prev {at} >>\nstartxref\n{at}\n%%EOF\n"
        )
        .bytes(),
    );
    let read = taken(&tables);
    assert!(read.is_err() || read.is_ok_and(|raw| words(&raw) == "The gate was open."));
}

#[test]
fn a_page_that_draws_itself_for_ever_is_left_out() {
    let forms = |number: usize| format!("<< /XObject << /A {number} 0 R >> >>");
    let many = "/A Do ".repeat(40);
    let form = |next: usize| {
        stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources {}", forms(next)), &many)
    };
    let all: Vec<String> = (0..12).map(|at| form(6 + at)).chain([form(5)]).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let raw = taken(&page(&many, &forms(5), &all)).unwrap();
    assert!(raw.warnings.contains(&Warning::PagesUnread { count: 1 }), "{:?}", raw.warnings);
}

#[test]
fn a_pdf_that_nests_without_end_is_refused_or_read() {
    for open in ["[", "<< /A ", "( "] {
        let nested = open.repeat(100_000);
        let read = taken(&page("BT /F 12 Tf 50 500 Td (The gate was open.) Tj ET", FONT, &[&nested]));
        assert!(read.is_err() || read.is_ok_and(|raw| words(&raw) == "The gate was open."));
        assert!(taken(&page(&nested, FONT, &[])).is_ok_and(|raw| words(&raw).is_empty()));
    }
}

#[test]
fn a_pdf_that_unpacks_without_end_is_refused() {
    use std::io::Write as _;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let zeros = vec![b' '; 1_000_000];
    (0..300).for_each(|_| packed.write_all(&zeros).unwrap());
    let packed = packed.finish().unwrap();
    let mut bytes = pdf(&[CATALOGUE, PAGES]);
    bytes.extend(format!("4 0 obj\n<< /Filter /FlateDecode /Length {} >>\nstream\n", packed.len()).bytes());
    bytes.extend(packed);
    let error = taken(&bytes).unwrap_err().to_string();
    assert!(error.contains("unpacks to more"), "{error}");
}

#[test]
fn a_scan_says_that_it_has_no_text() {
    let raw = taken(&page("0 0 400 600 re f", "<< >>", &[])).unwrap();
    assert!(matches!(&raw.content, Content::Printed(printed) if printed.blocks.is_empty()));
    assert_eq!(extract(&raw).warnings[0], Warning::NoText { pages: 1 });
}

#[test]
fn a_locked_pdf_says_so() {
    let error = taken(&sample("pdf", "locked.pdf")).unwrap_err().to_string();
    assert!(error.contains("locked with a password"), "{error}");
    let raw = taken(&sample("pdf", "encrypted.pdf")).unwrap();
    assert!(words(&raw).contains("The gate was open"), "an empty password is none");
}
