//! EPUB 3.3: a book with a chapter for each heading of the first level. Notes stand behind the chapter that names them, so
//! that readers show them where they are named.

use super::package::Package;
use super::paper::{Piece, Press, build, words_of};
use super::web::{Body, STYLE};
use super::xml::Xml;
use super::{About, Choice, ExportError, ExportView, Exporter, Purpose, Written};
use crate::clock::instant;
use crate::id::Uid;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

const HEEDS: &[Choice] = &[
    Choice::Grouping,
    Choice::Order,
    Choice::Context,
    Choice::Notes,
    Choice::PrivateNotes,
    Choice::Tags,
    Choice::FullText,
    Choice::Sources,
    Choice::Style,
    Choice::Bibliography,
    Choice::FactCheck,
];

const XHTML: [(&str, &str); 4] = [
    ("xmlns", "http://www.w3.org/1999/xhtml"),
    ("xmlns:epub", "http://www.idpf.org/2007/ops"),
    ("lang", "en"),
    ("xml:lang", "en"),
];

const CONTAINER: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>"#,
    r#"<rootfile full-path="book/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#,
);

pub(super) struct Epub;

impl Exporter for Epub {
    fn about(&self) -> About {
        About { id: "epub", extension: "epub", can_folder: true, purpose: Purpose::Reading, heeds: HEEDS }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> Result<Written, ExportError> {
        let mut package = Package::new()?;
        package.stored("mimetype", "application/epub+zip")?;
        package.part("META-INF/container.xml", CONTAINER.as_bytes())?;
        package.part("book/style.css", STYLE.as_bytes())?;
        let mut book = Book { package, title: String::new(), chapters: Vec::new(), open: None, notes: 0 };
        let written = build(view, &mut book)?;
        book.finish(view.clock.now_ms())?.finish(out)?;
        Ok(written)
    }
}

/// A book that is being made.
struct Book {
    package: Package,
    title: String,
    /// The names of the chapters, in order.
    chapters: Vec<String>,
    open: Option<Body<Vec<u8>>>,
    /// The number of the last note.
    notes: u32,
}

impl Book {
    fn chapter(&mut self, name: &str) -> io::Result<()> {
        self.end_chapter()?;
        let name = if name.trim().is_empty() { "Untitled" } else { name };
        self.chapters.push(name.to_owned());
        let mut xml = page(name)?;
        xml.start("main", &[])?;
        self.open = Some(Body::new(xml, self.notes, true));
        Ok(())
    }

    fn end_chapter(&mut self) -> io::Result<()> {
        let Some(mut body) = self.open.take() else { return Ok(()) };
        self.notes = body.write_notes()?;
        let name = format!("book/chapter{}.xhtml", self.chapters.len());
        self.package.part(&name, &body.xml.finish()?)
    }

    fn finish(mut self, now_ms: i64) -> io::Result<Package> {
        self.end_chapter()?;
        let mut nav = page("Contents")?;
        nav.start("nav", &[("epub:type", "toc"), ("role", "doc-toc"), ("aria-labelledby", "contents")])?;
        nav.words("h1", &[("id", "contents")], "Contents")?;
        nav.start("ol", &[])?;
        for (index, name) in self.chapters.iter().enumerate() {
            nav.start("li", &[])?;
            nav.words("a", &[("href", &format!("chapter{}.xhtml", index + 1))], name)?;
            nav.end()?;
        }
        self.package.part("book/contents.xhtml", &nav.finish()?)?;
        let content = self.content(now_ms)?;
        self.package.part("book/content.opf", &content)?;
        Ok(self.package)
    }

    fn content(&self, now_ms: i64) -> io::Result<Vec<u8>> {
        let now = instant(now_ms);
        let made_of = Sha256::digest(format!("{}\n{now}", self.title));
        let uid = Uid::made_of(made_of.into());
        let mut xml = Xml::new(Vec::new())?;
        let about = [
            ("xmlns", "http://www.idpf.org/2007/opf"),
            ("version", "3.0"),
            ("unique-identifier", "uid"),
            ("xml:lang", "en"),
        ];
        xml.start("package", &about)?;
        xml.start("metadata", &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")])?;
        xml.words("dc:identifier", &[("id", "uid")], &format!("urn:uuid:{uid}"))?;
        xml.words("dc:title", &[], &self.title)?;
        xml.words("dc:language", &[], "en")?;
        xml.words("meta", &[("property", "dcterms:modified")], &now)?;
        xml.end()?;
        xml.start("manifest", &[])?;
        let nav = [
            ("id", "contents"),
            ("href", "contents.xhtml"),
            ("media-type", "application/xhtml+xml"),
            ("properties", "nav"),
        ];
        xml.empty("item", &nav)?;
        xml.empty("item", &[("id", "style"), ("href", "style.css"), ("media-type", "text/css")])?;
        let names: Vec<String> = (1..=self.chapters.len()).map(|number| format!("chapter{number}")).collect();
        for name in &names {
            let href = format!("{name}.xhtml");
            xml.empty("item", &[("id", name), ("href", &href), ("media-type", "application/xhtml+xml")])?;
        }
        xml.end()?;
        xml.start("spine", &[])?;
        names.iter().try_for_each(|name| xml.empty("itemref", &[("idref", name)]))?;
        xml.finish()
    }
}

impl Press for Book {
    fn piece(&mut self, piece: Piece) -> Result<(), ExportError> {
        match &piece {
            Piece::Title { title, .. } => {
                self.title = if title.trim().is_empty() { "Untitled".to_owned() } else { title.clone() };
                self.chapter(title)?;
            }
            Piece::Heading { level: 1, line } => self.chapter(&words_of(line))?,
            _ => {}
        }
        if let Some(body) = &mut self.open {
            body.piece(&piece, 0)?;
        }
        Ok(())
    }
}

/// A page up to its body.
fn page(title: &str) -> io::Result<Xml<Vec<u8>>> {
    let mut xml = Xml::bare(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n".to_vec());
    xml.start("html", &XHTML)?;
    xml.start("head", &[])?;
    xml.words("title", &[], title)?;
    xml.empty("link", &[("rel", "stylesheet"), ("type", "text/css"), ("href", "style.css")])?;
    xml.end()?;
    xml.start("body", &[])?;
    Ok(xml)
}
