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

/// The files in a container, to be changed and packed anew.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut files = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        files.push((file.name().unwrap().into_owned(), bytes));
    }
    files
}

fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let stored = zip::CompressionMethod::Stored;
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default().compression_method(stored)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The sample of an importer with `change` made to one of its files.
fn changed(id: &str, part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut files = unpacked(&sample(id, &format!("sample.{id}")));
    let file = files.iter_mut().find(|(name, _)| name == part).unwrap_or_else(|| panic!("{id} has no {part}"));
    file.1 = change(String::from_utf8(file.1.clone()).unwrap()).into_bytes();
    packed(&files)
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

/// Where the text of each packed format stands, and the end tag of its body.
const BODIES: [(&str, &str, &str); 3] = [
    ("docx", "word/document.xml", "</w:body>"),
    ("odt", "content.xml", "</office:text>"),
    ("epub", "EPUB/text/ch001.xhtml", "</body>"),
];

#[test]
fn packed_documents_that_were_cut_or_changed_are_refused_or_read() {
    for (id, ..) in BODIES {
        let whole = sample(id, &format!("sample.{id}"));
        for len in (0..whole.len()).step_by(97) {
            assert!(taken(&whole[..len]).is_err(), "{len} bytes of {id}");
        }
        read_in_pieces(&whole, 100);
    }
}

#[test]
fn packed_documents_that_unpack_without_end_are_refused() {
    use std::io::Write as _;
    let zeros = " ".repeat(80_000_000);
    for (id, part, _) in BODIES {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in unpacked(&sample(id, &format!("sample.{id}"))) {
            let method = if name == part { zip::CompressionMethod::Deflated } else { zip::CompressionMethod::Stored };
            zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default().compression_method(method)).unwrap();
            zip.write_all(&bytes).unwrap();
            if name == part {
                zip.write_all(zeros.as_bytes()).unwrap();
            }
        }
        let error = taken(&zip.finish().unwrap().into_inner()).unwrap_err().to_string();
        // A chapter of a book is unpacked by itself.
        assert!(error.contains(if id == "epub" { "damaged" } else { "unpacks to more" }), "{id}: {error}");
    }
}

#[test]
fn text_that_breaks_off_inside_a_whole_container_is_not_kept_as_whole() {
    for (id, part) in [("docx", "word/document.xml"), ("odt", "content.xml")] {
        let error = taken(&changed(id, part, |xml| xml[..xml.len() / 2].to_owned())).unwrap_err().to_string();
        assert!(error.contains("damaged"), "{id}: {error}");
    }
}

#[test]
fn elements_that_nest_without_end_are_bounded() {
    for (id, part, end) in BODIES {
        for element in ["x", "table", "list", "p", "sdt"] {
            let deep =
                format!("{}deep{}{end}", format!("<{element}>").repeat(40_000), format!("</{element}>").repeat(40_000));
            let raw = taken(&changed(id, part, |xml| xml.replacen(end, &deep, 1))).unwrap();
            assert!(words(&raw).contains("Quay Street"), "{id} {element}");
        }
    }
}

#[test]
fn entities_of_a_document_stand_for_nothing() {
    // Each is ten of the one before: unfolded, they would be 2 GB.
    let tenfold: String =
        (1..10).map(|at| format!("<!ENTITY b{at} '{}'>", format!("&b{};", at - 1).repeat(10))).collect();
    let doctype = format!("<!DOCTYPE x [<!ENTITY b0 'ha'>{tenfold}<!ENTITY f SYSTEM 'file:///etc/hostname'>]>");
    for (id, part, end) in BODIES {
        let bytes = changed(id, part, |xml| {
            let (head, rest) = xml.split_once("?>").unwrap_or(("<?xml version='1.0'", &xml));
            let rest = rest.replacen("Quay Street", "Quay &b9;&f;Street", 1);
            assert!(rest.contains(end));
            format!("{head}?>{doctype}{rest}")
        });
        let found = words(&taken(&bytes).unwrap());
        assert!(found.contains("Quay ") && found.contains("Street") && !found.contains("haha"), "{found}");
    }
}

#[test]
fn what_acts_is_not_in_a_converted_document() {
    for (id, part, _) in BODIES {
        let bytes = changed(id, part, |xml| {
            xml.replacen("Quay Street", "Quay &lt;script&gt;alert(1)&lt;/script&gt; Street", 1)
        });
        let draft = extract(&taken(&bytes).unwrap());
        assert!(draft.document.text.contains("Quay <script>alert(1)</script> Street"), "{id}: words stay words");
    }
    let link = changed("docx", "word/_rels/document.xml.rels", |xml| {
        xml.replace("https://ledger.example/records", "javascript:alert(1)")
    });
    let html = clipfile_core::exporters::document_html(&extract(&taken(&link).unwrap()).document);
    assert!(html.contains("documents") && !html.contains("javascript:"), "{html}");
}

#[test]
fn a_book_that_is_locked_says_so() {
    let mut files = unpacked(&sample("epub", "sample.epub"));
    let rights = |algorithm: &str| {
        format!("<encryption><EncryptedData><EncryptionMethod Algorithm=\"{algorithm}\"/></EncryptedData></encryption>")
    };
    files.push((
        "META-INF/encryption.xml".to_owned(),
        rights("http://www.w3.org/2001/04/xmlenc#aes128-cbc").into_bytes(),
    ));
    let error = taken(&packed(&files)).unwrap_err().to_string();
    assert!(error.contains("DRM"), "{error}");
    files.last_mut().unwrap().1 = rights("http://www.idpf.org/2008/embedding").into_bytes();
    assert!(taken(&packed(&files)).is_ok(), "scrambled fonts are no lock");
}

#[test]
fn an_rtf_that_was_cut_is_refused_and_one_that_nests_is_bounded() {
    let whole = sample("rtf", "sample.rtf");
    let end = whole.iter().rposition(|byte| *byte == b'}').unwrap();
    for len in (6..=end).step_by(13) {
        assert!(taken(&whole[..len]).is_err_and(|error| error.to_string().contains("breaks off")), "{len}");
    }
    read_in_pieces(&whole, 200);
    let deep = format!("{{\\rtf1 {}deep{} Quay Street}}", "{".repeat(200_000), "}".repeat(200_000));
    assert_eq!(words(&taken(deep.as_bytes()).unwrap()), "Quay Street");
    let lie = b"{\\rtf1 {\\pict\\pngblip\\bin999999999 abc} Quay Street}";
    assert!(taken(lie).is_ok_and(|raw| words(&raw).contains("Quay Street")));
}

#[test]
fn a_picture_that_was_cut_is_refused_or_kept_as_it_is() {
    let whole = sample("image", "sample.jpg");
    read_in_pieces(&whole, 200);
    // A file of a hundred bytes that says that it has ten thousand million dots.
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\x86\xA0\0\x01\x86\xA0\x08\x02\0\0\0".to_vec();
    png.extend([0; 80]);
    assert!(taken(&png).is_err_and(|error| error.to_string().contains("more dots")));
}
