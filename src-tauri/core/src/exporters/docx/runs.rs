//! Words of a line, with what they look like and where they lead.

use super::super::paper::{Inline, Look, is_right_to_left};
use super::super::xml::Xml;
use super::parts;
use std::collections::HashMap;
use std::io::{self, Write};

/// More characters than this are no single run: some readers have limits of their own.
const MAX_RUN_BYTES: usize = 30_000;

/// A part with words, and where its links lead.
pub(super) struct Part<W: Write> {
    pub(super) xml: Xml<W>,
    /// The relation of each address.
    links: HashMap<String, String>,
    /// In the order in which they came, so that the same paper gives the same bytes.
    order: Vec<String>,
}

/// Footnotes or endnotes, which are a part of their own.
pub(super) struct Notes {
    pub(super) part: Part<Vec<u8>>,
    pub(super) kind: &'static Kind,
    count: u32,
}

/// What notes of a kind are called in the parts.
pub(super) struct Kind {
    pub(super) root: &'static str,
    pub(super) note: &'static str,
    reference: &'static str,
    own_reference: &'static str,
    text_style: &'static str,
    sign_style: &'static str,
}

pub(super) static FOOTNOTES: Kind = Kind {
    root: "w:footnotes",
    note: "w:footnote",
    reference: "w:footnoteReference",
    own_reference: "w:footnoteRef",
    text_style: "FootnoteText",
    sign_style: "FootnoteReference",
};

pub(super) static ENDNOTES: Kind = Kind {
    root: "w:endnotes",
    note: "w:endnote",
    reference: "w:endnoteReference",
    own_reference: "w:endnoteRef",
    text_style: "EndnoteText",
    sign_style: "EndnoteReference",
};

impl<W: Write> Part<W> {
    pub(super) fn new(out: W, root: &'static str) -> io::Result<Self> {
        let mut xml = Xml::new(out)?;
        xml.start(root, &[("xmlns:w", parts::W), ("xmlns:r", parts::R)])?;
        Ok(Self { xml, links: HashMap::new(), order: Vec::new() })
    }

    /// The part, and where its links lead.
    pub(super) fn finish(self) -> io::Result<(W, Vec<String>)> {
        Ok((self.xml.finish()?, self.order))
    }

    /// The words of a line.
    pub(super) fn line(
        &mut self,
        line: &[Inline],
        lang: Option<&str>,
        mut notes: Option<&mut Notes>,
    ) -> io::Result<()> {
        for inline in line {
            match inline {
                Inline::Text { text, look, link: None } => self.run(text, *look, None, lang)?,
                Inline::Text { text, look, link: Some(url) } => {
                    let id = self.relation(url);
                    self.xml.start("w:hyperlink", &[("r:id", &id), ("w:history", "1")])?;
                    self.run(text, *look, Some("Hyperlink"), lang)?;
                    self.xml.end()?;
                }
                Inline::Break => {
                    self.xml.start("w:r", &[])?;
                    self.xml.empty("w:br", &[])?;
                    self.xml.end()?;
                }
                Inline::Note(note) => {
                    if let Some(notes) = &mut notes {
                        let id = notes.add(note)?;
                        self.sign(notes.kind.reference, notes.kind.sign_style, Some(&id))?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A sign that stands for a note, or the note's own.
    fn sign(&mut self, element: &'static str, style: &str, id: Option<&str>) -> io::Result<()> {
        self.xml.start("w:r", &[])?;
        self.xml.start("w:rPr", &[])?;
        self.xml.empty("w:rStyle", &[("w:val", style)])?;
        self.xml.end()?;
        match id {
            Some(id) => self.xml.empty(element, &[("w:id", id)])?,
            None => self.xml.empty(element, &[])?,
        }
        self.xml.end()
    }

    pub(super) fn run(&mut self, text: &str, look: Look, style: Option<&str>, lang: Option<&str>) -> io::Result<()> {
        let mut rest = text;
        while !rest.is_empty() {
            let (now, later) = rest.split_at(rest.floor_char_boundary(MAX_RUN_BYTES));
            self.xml.start("w:r", &[])?;
            self.look(look, style, lang, is_right_to_left(now))?;
            self.characters(now)?;
            self.xml.end()?;
            rest = later;
        }
        Ok(())
    }

    fn look(&mut self, look: Look, style: Option<&str>, lang: Option<&str>, is_rtl: bool) -> io::Result<()> {
        let xml = &mut self.xml;
        xml.start("w:rPr", &[])?;
        let style = style.or(match look {
            Look { code: true, .. } => Some("Code"),
            Look { faint: true, .. } => Some("Around"),
            _ => None,
        });
        if let Some(style) = style {
            xml.empty("w:rStyle", &[("w:val", style)])?;
        }
        for (is_on, name, twin) in [(look.strong, "w:b", "w:bCs"), (look.emphasis, "w:i", "w:iCs")] {
            if is_on {
                xml.empty(name, &[])?;
                xml.empty(twin, &[])?;
            }
        }
        if look.struck {
            xml.empty("w:strike", &[])?;
        }
        if let Some(colour) = look.marked {
            xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", parts::light(colour))])?;
        }
        if is_rtl {
            xml.empty("w:rtl", &[])?;
        }
        if let Some(lang) = lang {
            xml.empty("w:lang", &[(if is_rtl { "w:bidi" } else { "w:val" }, lang)])?;
        }
        xml.end()
    }

    fn characters(&mut self, text: &str) -> io::Result<()> {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.xml.empty("w:br", &[])?;
            }
            for (index, words) in line.split('\t').enumerate() {
                if index > 0 {
                    self.xml.empty("w:tab", &[])?;
                }
                if !words.is_empty() {
                    self.xml.words("w:t", &[("xml:space", "preserve")], words)?;
                }
            }
        }
        Ok(())
    }

    fn relation(&mut self, link: &str) -> String {
        if let Some(id) = self.links.get(link) {
            return id.clone();
        }
        self.order.push(link.to_owned());
        let id = format!("link{}", self.order.len());
        self.links.insert(link.to_owned(), id.clone());
        id
    }
}

impl Notes {
    pub(super) fn new(kind: &'static Kind) -> io::Result<Self> {
        let mut part = Part::new(Vec::new(), kind.root)?;
        for (id, role, sign) in
            [("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator")]
        {
            part.xml.start(kind.note, &[("w:type", role), ("w:id", id)])?;
            part.xml.start("w:p", &[])?;
            part.xml.raw("<w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>")?;
            part.xml.start("w:r", &[])?;
            part.xml.empty(sign, &[])?;
            (0..3).try_for_each(|_| part.xml.end())?;
        }
        Ok(Self { part, kind, count: 0 })
    }

    /// Adds a note; gives its number.
    fn add(&mut self, note: &[Inline]) -> io::Result<String> {
        self.count += 1;
        let (id, kind) = (self.count.to_string(), self.kind);
        let part = &mut self.part;
        part.xml.start(kind.note, &[("w:id", &id)])?;
        part.xml.start("w:p", &[])?;
        part.xml.start("w:pPr", &[])?;
        part.xml.empty("w:pStyle", &[("w:val", kind.text_style)])?;
        part.xml.end()?;
        part.sign(kind.own_reference, kind.sign_style, None)?;
        part.run(" ", Look::default(), None, None)?;
        part.line(note, None, None)?;
        part.xml.end()?;
        part.xml.end()?;
        Ok(id)
    }
}
