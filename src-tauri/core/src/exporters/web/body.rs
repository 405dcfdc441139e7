//! The pieces of a paper as elements of HTML, written so that they are XML as well.

use crate::exporters::paper::{Inline, Look, Piece, Role, words_of};
use crate::exporters::xml::Xml;
use crate::highlight::Colour;
use std::io::{self, Write};

/// What is written into a page.
pub(in crate::exporters) struct Body<W: Write> {
    pub(in crate::exporters) xml: Xml<W>,
    /// Notes that were named and not written yet.
    notes: Vec<(u32, Vec<Inline>)>,
    /// The number of the last note.
    count: u32,
    /// The lists that are open, with their depths and whether they have numbers; each has an open item.
    lists: Vec<(u8, bool)>,
    /// Whether roles of EPUB are said as well.
    is_epub: bool,
}

impl<W: Write> Body<W> {
    /// Notes are numbered after `count`.
    pub(in crate::exporters) fn new(xml: Xml<W>, count: u32, is_epub: bool) -> Self {
        Self { xml, notes: Vec::new(), count, lists: Vec::new(), is_epub }
    }

    /// A piece; a heading becomes one of `down` levels below its own.
    pub(in crate::exporters) fn piece(&mut self, piece: &Piece, down: u8) -> io::Result<()> {
        if !matches!(piece, Piece::Item { .. }) {
            self.end_lists()?;
        }
        match piece {
            Piece::Title { title, below } => {
                self.xml.start("header", &[])?;
                self.xml.words("h1", &[("dir", "auto")], title)?;
                below.iter().try_for_each(|line| self.paragraph(&[("class", "below")], line))?;
                self.xml.end()?;
            }
            Piece::Heading { level, line } => {
                const NAMES: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
                let at = usize::from(level.saturating_add(down).clamp(1, 6)) - 1;
                self.xml.start(NAMES[at], &[("dir", "auto")])?;
                self.line(line)?;
                self.xml.end()?;
            }
            Piece::Para { role, line } => self.paragraph(class_of(*role), line)?,
            Piece::Item { depth, number, starts, line } => {
                self.start_item(*depth, *number, *starts)?;
                self.line(line)?;
            }
            Piece::Code(text) => {
                self.xml.start("pre", &[])?;
                self.xml.words("code", &[], text)?;
                self.xml.end()?;
            }
            Piece::Quote { pieces, colour, language, .. } => {
                let class = colour.map_or("plain", Colour::name);
                let lang = language.as_deref().filter(|lang| is_language(lang));
                let mut about = vec![("class", class)];
                about.extend(lang.map(|lang| ("lang", lang)));
                about.extend(lang.filter(|_| self.is_epub).map(|lang| ("xml:lang", lang)));
                self.xml.start("blockquote", &about)?;
                self.inner(pieces)?;
                self.xml.end()?;
            }
            Piece::Note { pieces } => {
                self.xml.start("div", &[("class", "note"), ("role", "note")])?;
                self.inner(pieces)?;
                self.xml.end()?;
            }
            Piece::Table { head, rows, .. } => self.table(head, rows)?,
        }
        if !matches!(piece, Piece::Item { .. }) {
            self.xml.text("\n")?;
        }
        Ok(())
    }

    /// What stands in a quotation or a note: its headings are none of this page's.
    fn inner(&mut self, pieces: &[Piece]) -> io::Result<()> {
        for piece in pieces {
            match piece {
                Piece::Heading { line, .. } => {
                    self.end_lists()?;
                    self.paragraph(&[("class", "heading")], line)?;
                }
                other => self.piece(other, 0)?,
            }
        }
        self.end_lists()
    }

    fn paragraph(&mut self, about: &[(&str, &str)], line: &[Inline]) -> io::Result<()> {
        self.xml.start("p", &[about, &[("dir", "auto")]].concat())?;
        self.line(line)?;
        self.xml.end()
    }

    fn start_item(&mut self, depth: u8, number: Option<u32>, starts: bool) -> io::Result<()> {
        let is_numbered = number.is_some();
        if starts {
            self.end_lists()?;
        }
        while self
            .lists
            .last()
            .is_some_and(|(present, kind)| *present > depth || (*present == depth && *kind != is_numbered))
        {
            self.end_list()?;
        }
        if self.lists.last().is_some_and(|(present, _)| *present == depth) {
            self.xml.end()?;
        } else {
            self.xml.start(if is_numbered { "ol" } else { "ul" }, &[])?;
            self.lists.push((depth, is_numbered));
        }
        match number {
            Some(number) => self.xml.start("li", &[("value", &number.to_string()), ("dir", "auto")]),
            None => self.xml.start("li", &[("dir", "auto")]),
        }
    }

    fn end_list(&mut self) -> io::Result<()> {
        self.lists.pop();
        self.xml.end()?;
        self.xml.end()
    }

    fn end_lists(&mut self) -> io::Result<()> {
        while !self.lists.is_empty() {
            self.end_list()?;
        }
        Ok(())
    }

    fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> io::Result<()> {
        self.xml.start("table", &[])?;
        if !head.is_empty() {
            self.xml.start("thead", &[])?;
            self.row("th", head)?;
            self.xml.end()?;
        }
        if !rows.is_empty() {
            self.xml.start("tbody", &[])?;
            rows.iter().try_for_each(|row| self.row("td", row))?;
            self.xml.end()?;
        }
        self.xml.end()
    }

    fn row(&mut self, name: &'static str, cells: &[Vec<Inline>]) -> io::Result<()> {
        self.xml.start("tr", &[])?;
        for cell in cells {
            // An empty cell heads nothing.
            let is_head = name == "th" && !words_of(cell).trim().is_empty();
            let name = if name == "th" && !is_head { "td" } else { name };
            self.xml.start(name, if is_head { &[("scope", "col"), ("dir", "auto")] } else { &[("dir", "auto")] })?;
            self.line(cell)?;
            self.xml.end()?;
        }
        self.xml.end()
    }

    fn line(&mut self, line: &[Inline]) -> io::Result<()> {
        for inline in line {
            match inline {
                Inline::Text { text, look, link } => self.words(text, *look, link.as_deref())?,
                Inline::Break => self.xml.empty("br", &[])?,
                Inline::Note(note) => {
                    self.count += 1;
                    let number = self.count.to_string();
                    let (id, target) = (format!("sign{number}"), format!("#note{number}"));
                    let mut about = vec![("id", &*id), ("href", &*target), ("role", "doc-noteref")];
                    about.extend(self.is_epub.then_some(("epub:type", "noteref")));
                    self.xml.start("sup", &[])?;
                    self.xml.words("a", &about, &number)?;
                    self.xml.end()?;
                    self.notes.push((self.count, note.clone()));
                }
            }
        }
        Ok(())
    }

    fn words(&mut self, text: &str, look: Look, link: Option<&str>) -> io::Result<()> {
        let mut open = 0;
        let mut start = |xml: &mut Xml<W>, name: &'static str, about: &[(&str, &str)]| {
            open += 1;
            xml.start(name, about)
        };
        if let Some(link) = link {
            start(&mut self.xml, "a", &[("href", link)])?;
        }
        if look.faint {
            start(&mut self.xml, "span", &[("class", "around")])?;
        }
        if let Some(colour) = look.marked {
            start(&mut self.xml, "mark", &[("class", colour.name())])?;
        }
        let looks = [(look.strong, "strong"), (look.emphasis, "em"), (look.struck, "s"), (look.code, "code")];
        for (_, name) in looks.into_iter().filter(|(is_on, _)| *is_on) {
            start(&mut self.xml, name, &[])?;
        }
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                self.xml.empty("br", &[])?;
            }
            self.xml.text(part)?;
        }
        (0..open).try_for_each(|_| self.xml.end())
    }

    /// Writes the notes that were named; gives the number of the last.
    pub(in crate::exporters) fn write_notes(&mut self) -> io::Result<u32> {
        self.end_lists()?;
        let notes = std::mem::take(&mut self.notes);
        if notes.is_empty() {
            return Ok(self.count);
        }
        let (heading, list) = if self.is_epub { ("h2", "notes") } else { ("h2", "doc-endnotes") };
        if self.is_epub {
            self.xml.start("section", &[("class", list)])?;
        } else {
            self.xml.start("section", &[("class", "notes"), ("role", list), ("aria-labelledby", "notes")])?;
        }
        self.xml.words(heading, &[("id", "notes")], "Notes")?;
        for (number, note) in notes {
            let (id, target) = (format!("note{number}"), format!("#sign{number}"));
            let mut about = vec![("id", &*id), ("class", "source")];
            about.extend(self.is_epub.then_some(("epub:type", "footnote")));
            about.extend(self.is_epub.then_some(("role", "doc-footnote")));
            self.xml.start(if self.is_epub { "aside" } else { "div" }, &about)?;
            self.xml.start("p", &[("dir", "auto")])?;
            let back =
                [("href", &*target), ("role", "doc-backlink"), ("aria-label", &format!("Back to sign {number}"))];
            self.xml.words("a", &back, &format!("{number}."))?;
            self.xml.text(" ")?;
            self.line(&note)?;
            self.xml.end()?;
            self.xml.end()?;
            self.xml.text("\n")?;
        }
        self.xml.end()?;
        Ok(self.count)
    }
}

fn class_of(role: Role) -> &'static [(&'static str, &'static str)] {
    match role {
        Role::Body => &[],
        Role::Byline => &[("class", "byline")],
        Role::Small => &[("class", "small")],
        Role::Warning => &[("class", "warning")],
        Role::Claim => &[("class", "claim")],
        Role::Source => &[("class", "quotation-source")],
        Role::Reference => &[("class", "reference")],
        Role::Caption => &[("class", "caption")],
    }
}

/// Whether that is a tag of a language (RFC 5646) as far as its shape goes.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_first = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    parts.next().is_some_and(is_first) && parts.all(is_part)
}
