//! The source of a capture: looked at without anything in it acting, and taken out byte for byte.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, refused};
use clipfile_core::Kind;
use clipfile_core::capture::Original;
use clipfile_core::id::CaptureId;
use clipfile_core::importers::{Alone, Held, InProcess, Shown, Source, take};

/// What the library has of a source that was imported under that name, or pasted.
fn original(desk: &mut Desk, bytes: &[u8], file_name: Option<&str>) -> Original {
    let source =
        Source { bytes, file_name, url: None, encoding: None, is_selection: file_name.is_none(), beside: &Alone };
    let Ok(Held::Article(incoming)) = take(&source) else { panic!("it is an article") };
    let kept = desk.library.add(&incoming).unwrap().value;
    desk.library.original(kept.capture).unwrap()
}

fn shown(original: &Original) -> Shown {
    original.shown(&InProcess).unwrap()
}

#[test]
fn a_page_is_shown_in_its_own_looks_and_encoding_and_nothing_in_it_acts() {
    let mut desk = Desk::new();
    let html = "<!DOCTYPE html><html><head><meta charset=windows-1252><title>Caf\u{e9} fire</title>\
                <style>p { color: red }</style><script>document.title = 'seen'</script></head><body onload=x()>\
                <p>A na\u{ef}ve cook left the stove on, and nobody was hurt in the fire that followed.</p>\
                <iframe src=http://spy.example/></iframe></body></html>";
    let bytes = encoding_rs::WINDOWS_1252.encode(html).0.into_owned();
    let original = original(&mut desk, &bytes, Some("fire.html"));
    assert_eq!(original.bytes, bytes);
    let Shown::Page(page) = shown(&original) else { panic!("it is a page") };
    assert!(page.contains("A naïve cook") && page.contains("p { color: red }"), "{page}");
    for acting in ["script", "onload", "iframe", "spy.example", "charset"] {
        assert!(!page.contains(acting), "{acting}: {page}");
    }
}

#[test]
fn text_is_shown_as_it_was_written() {
    let mut desk = Desk::new();
    let markdown = "# Port strike\n\nIt **ended** on Monday, and <script>x</script> all of them went back to work.\n";
    assert_eq!(shown(&original(&mut desk, markdown.as_bytes(), Some("port.md"))), Shown::Text(markdown.to_owned()));
    let text = "Port strike\n\nIt ended on a Tuesday, 1 < 2.\n";
    let utf_16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(shown(&original(&mut desk, &utf_16, Some("port.txt"))), Shown::Text(text.to_owned()));
    let pasted = "<p>It ended on a <b>Friday</b>, said nobody at the port who was asked about it.";
    let pasted = original(&mut desk, pasted.as_bytes(), None);
    assert!(matches!(shown(&pasted), Shown::Page(html) if html.contains("<b>Friday</b>")));
    assert_eq!(pasted.file_name().rsplit_once('.').map(|(_, ending)| ending.to_owned()).as_deref(), Some("html"));
}

#[test]
fn a_copy_has_the_bytes_as_they_came() {
    let mut desk = Desk::new();
    let bytes = b"Port strike\r\n\r\nIt ended on a Tuesday.\r\n\r\n";
    let original = original(&mut desk, bytes, Some("port.txt"));
    assert_eq!(original.file_name(), "port.txt");
    let copy = desk.beside("copy.txt");
    original.save(&copy).unwrap();
    assert_eq!(std::fs::read(&copy).unwrap(), bytes);
    let folder = copy.parent().unwrap().to_owned();
    assert_eq!(refused(original.save(&folder)).kind(), Kind::Conflict);
    assert_eq!(refused(desk.library.original(CaptureId(99))).kind(), Kind::NotFound);
}
