//! XML as it is written from beginning to end: elements that close in order, and words that mean nothing but themselves.

use super::paper::printable;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// Attributes in order.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A part in XML.
pub(super) struct Xml<W: Write> {
    writer: Writer<W>,
    open: Vec<&'static str>,
}

impl<W: Write> Xml<W> {
    /// Without a declaration, for a part of a file or for HTML.
    pub(super) fn bare(out: W) -> Self {
        Self { writer: Writer::new(out), open: Vec::new() }
    }

    /// With a declaration.
    pub(super) fn new(out: W) -> io::Result<Self> {
        let mut xml = Self::bare(out);
        xml.writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        Ok(xml)
    }

    pub(super) fn start(&mut self, name: &'static str, attributes: Attributes<'_>) -> io::Result<()> {
        self.open.push(name);
        self.writer.write_event(Event::Start(element(name, attributes)))
    }

    pub(super) fn end(&mut self) -> io::Result<()> {
        let name = self.open.pop().ok_or_else(|| io::Error::other("more elements end than begin"))?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) -> io::Result<()> {
        self.writer.write_event(Event::Empty(element(name, attributes)))
    }

    /// Words; what XML cannot write is left out.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.writer.write_event(Event::Text(BytesText::new(&printable(text))))
    }

    /// An element with words in it.
    pub(super) fn words(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) -> io::Result<()> {
        self.start(name, attributes)?;
        self.text(text)?;
        self.end()
    }

    /// Text that is XML already.
    pub(super) fn raw(&mut self, xml: &str) -> io::Result<()> {
        self.writer.get_mut().write_all(xml.as_bytes())
    }

    /// Bytes that are XML already.
    pub(super) fn raw_bytes(&mut self, xml: &[u8]) -> io::Result<()> {
        self.writer.get_mut().write_all(xml)
    }

    /// Ends what is open.
    pub(super) fn finish(mut self) -> io::Result<W> {
        while !self.open.is_empty() {
            self.end()?;
        }
        Ok(self.writer.into_inner())
    }
}

fn element<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, &*printable(value)));
    }
    start
}
