//! The pieces of a paper as OpenDocument text.

use super::parts;
use crate::clock::instant;
use crate::exporters::package::Package;
use crate::exporters::paper::{Comment, Inline, Look, Piece, Press, Role, is_right_to_left, words_of};
use crate::exporters::xml::Xml;
use crate::exporters::{ExportError, ExportOptions, Sources};
use crate::highlight::Colour;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

/// The quotation of a passage, in its colour if that is known.
#[derive(Debug, Clone, Copy)]
struct Quoted(Option<Colour>);

/// What a paragraph stands in.
#[derive(Debug, Clone, Copy, Default)]
struct Around<'a> {
    quote: Option<Quoted>,
    is_note: bool,
    lang: Option<&'a str>,
}

/// How words look, with their language: each such look has a style.
type Looks = BTreeMap<(String, String), usize>;

/// The text, which is written before the styles of its words are known.
pub(super) struct Body {
    package: Package,
    xml: Xml<Vec<u8>>,
    looks: Looks,
    /// How wide the columns of tables are.
    columns: Vec<Vec<u16>>,
    has_endnotes: bool,
    count_notes: u32,
    count_comments: u32,
    /// A comment that begins with the next paragraph.
    opening: Option<(String, Comment)>,
    title: String,
}

impl Body {
    pub(super) fn new(package: Package, options: &ExportOptions) -> Self {
        Self {
            package,
            xml: Xml::bare(Vec::new()),
            looks: Looks::new(),
            columns: Vec::new(),
            has_endnotes: options.sources == Sources::Endnotes,
            count_notes: 0,
            count_comments: 0,
            opening: None,
            title: String::new(),
        }
    }

    /// Writes the text with its styles, and the last part.
    pub(super) fn finish(self, now_ms: i64) -> io::Result<Package> {
        let mut package = self.package;
        let mut xml = Xml::new(&mut package)?;
        xml.start("office:document-content", &parts::SPACES)?;
        xml.start("office:automatic-styles", &[])?;
        xml.raw(parts::AUTOMATIC)?;
        let mut looks: Vec<_> = self.looks.into_iter().collect();
        looks.sort_by_key(|(_, index)| *index);
        for ((look, language), index) in looks {
            xml.start("style:style", &[("style:name", &format!("W{index}")), ("style:family", "text")])?;
            // Both are made here and hold nothing that would have to be escaped.
            xml.raw(&format!("<style:text-properties{look}{language}/>"))?;
            xml.end()?;
        }
        for (table, widths) in self.columns.iter().enumerate() {
            for (column, width) in widths.iter().enumerate() {
                let name = format!("C{table}.{column}");
                xml.start("style:style", &[("style:name", &name), ("style:family", "table-column")])?;
                xml.empty("style:table-column-properties", &[("style:rel-column-width", &format!("{width}*"))])?;
                xml.end()?;
            }
        }
        xml.end()?;
        xml.start("office:body", &[])?;
        xml.start("office:text", &[])?;
        xml.raw_bytes(&self.xml.finish()?)?;
        xml.finish()?;
        let now = moment(now_ms);
        let mut meta = Xml::new(Vec::new())?;
        meta.start("office:document-meta", &parts::SPACES)?;
        meta.start("office:meta", &[])?;
        meta.words("meta:generator", &[], "Clipfile")?;
        meta.words("dc:title", &[], &self.title)?;
        meta.words("meta:creation-date", &[], &now)?;
        package.part("meta.xml", &meta.finish()?)?;
        Ok(package)
    }

    fn one(&mut self, piece: &Piece, around: Around<'_>) -> io::Result<()> {
        match piece {
            Piece::Title { title, below } => {
                self.title.clone_from(title);
                self.paragraph("Title", &[Inline::plain(title.as_str())], around)?;
                below.iter().try_for_each(|line| self.paragraph("Subtitle", line, around))
            }
            Piece::Heading { level, line } if around.quote.is_none() && !around.is_note => {
                let level = (*level).clamp(1, 6).to_string();
                let style = format!("Heading_20_{level}");
                self.xml.start("text:h", &[("text:style-name", &*style), ("text:outline-level", &*level)])?;
                self.line(line, around.lang)?;
                self.xml.end()
            }
            // A heading among the words of others, or in a note, is none of this paper's.
            Piece::Heading { line, .. } => {
                let strong: Vec<Inline> = line.iter().cloned().map(strengthened).collect();
                self.paragraph(&style_of(Role::Body, around, line), &strong, around)
            }
            Piece::Para { role, line } => self.paragraph(&style_of(*role, around, line), line, around),
            Piece::Item { depth, number, line, .. } => self.item(*depth, *number, line, around),
            Piece::Code(text) => self.paragraph("CodeBlock", &[Inline::plain(text.as_str())], around),
            Piece::Quote { pieces, colour, language, comment } => {
                let id = comment.as_ref().map(|comment| {
                    self.count_comments += 1;
                    let id = format!("comment{}", self.count_comments);
                    self.opening = Some((id.clone(), comment.clone()));
                    id
                });
                let around =
                    Around { quote: Some(Quoted(*colour)), lang: language.as_deref().or(around.lang), ..around };
                let (last, first) = match pieces.split_last() {
                    Some((last, first)) => (Some(last), first),
                    None => (None, &pieces[..]),
                };
                first.iter().try_for_each(|piece| self.one(piece, around))?;
                match (last, id) {
                    (Some(Piece::Para { role, line }), Some(id)) => {
                        self.start_paragraph(&style_of(*role, around, line))?;
                        self.line(line, around.lang)?;
                        self.xml.empty("office:annotation-end", &[("office:name", &id)])?;
                        self.xml.end()
                    }
                    (last, id) => {
                        last.map_or(Ok(()), |last| self.one(last, around))?;
                        let Some(id) = id else { return Ok(()) };
                        self.start_paragraph("Standard")?;
                        self.xml.empty("office:annotation-end", &[("office:name", &id)])?;
                        self.xml.end()
                    }
                }
            }
            Piece::Note { pieces } => {
                let around = Around { is_note: true, lang: None, ..around };
                pieces.iter().try_for_each(|piece| self.one(piece, around))
            }
            Piece::Table { widths, head, rows } => self.table(widths, head, rows),
        }
    }

    fn start_paragraph(&mut self, style: &str) -> io::Result<()> {
        self.xml.start("text:p", &[("text:style-name", style)])?;
        let Some((id, comment)) = self.opening.take() else { return Ok(()) };
        self.xml.start("office:annotation", &[("office:name", &id)])?;
        self.xml.words("dc:creator", &[], "Clipfile")?;
        self.xml.words("dc:date", &[], &moment(comment.at_ms))?;
        for piece in &comment.pieces {
            let mut words = String::new();
            plain(piece, &mut words);
            for line in words.lines() {
                self.xml.words("text:p", &[], line)?;
            }
        }
        self.xml.end()
    }

    fn paragraph(&mut self, style: &str, line: &[Inline], around: Around<'_>) -> io::Result<()> {
        self.start_paragraph(style)?;
        self.line(line, around.lang)?;
        self.xml.end()
    }

    /// An item with its sign before it: how lists are counted is not left to the reader.
    fn item(&mut self, depth: u8, number: Option<u32>, line: &[Inline], around: Around<'_>) -> io::Result<()> {
        let sign = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
        let depth = usize::from(depth.min(8));
        self.start_paragraph(&style_of(Role::Body, around, line))?;
        self.spaces(depth * 4)?;
        self.xml.text(&format!("{sign} "))?;
        self.line(line, around.lang)?;
        self.xml.end()
    }

    fn table(&mut self, widths: &[u16], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> io::Result<()> {
        let table = self.columns.len();
        self.columns.push(widths.to_vec());
        let name = format!("Table{}", table + 1);
        self.xml.start("table:table", &[("table:name", &*name), ("table:style-name", "Table")])?;
        for column in 0..widths.len() {
            self.xml.empty("table:table-column", &[("table:style-name", &format!("C{table}.{column}"))])?;
        }
        if !head.is_empty() {
            self.xml.start("table:table-header-rows", &[])?;
            self.row("Head", "TableHead", head)?;
            self.xml.end()?;
        }
        rows.iter().try_for_each(|row| self.row("Cell", "TableText", row))?;
        self.xml.end()
    }

    fn row(&mut self, cell: &str, style: &str, cells: &[Vec<Inline>]) -> io::Result<()> {
        self.xml.start("table:table-row", &[])?;
        for line in cells {
            self.xml.start("table:table-cell", &[("table:style-name", cell), ("office:value-type", "string")])?;
            self.paragraph(style, line, Around::default())?;
            self.xml.end()?;
        }
        self.xml.end()
    }

    fn line(&mut self, line: &[Inline], lang: Option<&str>) -> io::Result<()> {
        for inline in line {
            match inline {
                Inline::Break => self.xml.empty("text:line-break", &[])?,
                Inline::Text { text, look, link } => {
                    if let Some(link) = link {
                        let about =
                            [("xlink:type", "simple"), ("xlink:href", link), ("text:style-name", "Internet_20_link")];
                        self.xml.start("text:a", &about)?;
                    }
                    self.words(text, *look, lang)?;
                    if link.is_some() {
                        self.xml.end()?;
                    }
                }
                Inline::Note(note) => {
                    self.count_notes += 1;
                    let number = self.count_notes.to_string();
                    let (class, style) =
                        if self.has_endnotes { ("endnote", "Endnote") } else { ("footnote", "Footnote") };
                    let id = format!("note{number}");
                    self.xml.start("text:note", &[("text:id", &*id), ("text:note-class", class)])?;
                    self.xml.words("text:note-citation", &[], &number)?;
                    self.xml.start("text:note-body", &[])?;
                    self.xml.start("text:p", &[("text:style-name", style)])?;
                    // Between its number and its words.
                    self.spaces(1)?;
                    self.line(note, None)?;
                    (0..3).try_for_each(|_| self.xml.end())?;
                }
            }
        }
        Ok(())
    }

    fn words(&mut self, text: &str, look: Look, lang: Option<&str>) -> io::Result<()> {
        let key = (look_of(look), lang.and_then(language_of).unwrap_or_default());
        if key.0.is_empty() && key.1.is_empty() {
            return self.characters(text);
        }
        let next = self.looks.len() + 1;
        let index = *self.looks.entry(key).or_insert(next);
        self.xml.start("text:span", &[("text:style-name", &format!("W{index}"))])?;
        self.characters(text)?;
        self.xml.end()
    }

    /// Words, with the white space that readers would fold.
    fn characters(&mut self, text: &str) -> io::Result<()> {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.xml.empty("text:line-break", &[])?;
            }
            for (index, part) in line.split('\t').enumerate() {
                if index > 0 {
                    self.xml.empty("text:tab", &[])?;
                }
                let mut rest = part;
                // Of several spaces in a row, readers keep the first.
                while let Some(at) = rest.find("  ") {
                    let count = rest[at..].len() - rest[at..].trim_start_matches(' ').len();
                    self.xml.text(&rest[..=at])?;
                    self.spaces(count - 1)?;
                    rest = &rest[at + count..];
                }
                self.xml.text(rest)?;
            }
        }
        Ok(())
    }

    fn spaces(&mut self, count: usize) -> io::Result<()> {
        if count == 0 { Ok(()) } else { self.xml.empty("text:s", &[("text:c", &count.to_string())]) }
    }
}

impl Press for Body {
    fn piece(&mut self, piece: Piece) -> Result<(), ExportError> {
        Ok(self.one(&piece, Around::default())?)
    }
}

fn style_of(role: Role, around: Around<'_>, line: &[Inline]) -> String {
    let is_rtl = is_right_to_left(&words_of(line));
    let style = match role {
        _ if around.is_note => "ClipNote",
        _ if around.quote.is_some() => match around.quote.and_then(|quoted| quoted.0) {
            Some(colour) if is_rtl => return format!("QuotationRtl_20_{}", colour.name()),
            Some(colour) => return format!("Quotation_20_{}", colour.name()),
            None => "Quotations",
        },
        Role::Body if is_rtl => "FromRight",
        Role::Body => "Text_20_body",
        Role::Byline => "Byline",
        Role::Small => "SmallPrint",
        Role::Warning => "Warning",
        Role::Claim => "Claim",
        Role::Source => "QuoteSource",
        Role::Reference => "Bibliography",
        Role::Caption => "Caption",
    };
    style.to_owned()
}

/// The attributes of a look.
fn look_of(look: Look) -> String {
    let mut all = String::new();
    let parts = [
        (look.strong, " fo:font-weight=\"bold\" style:font-weight-complex=\"bold\""),
        (look.emphasis, " fo:font-style=\"italic\" style:font-style-complex=\"italic\""),
        (look.struck, " style:text-line-through-style=\"solid\""),
        (look.code, " fo:font-family=\"Consolas\" style:font-family-complex=\"Consolas\""),
        (look.faint, " fo:color=\"#80868b\""),
    ];
    all.extend(parts.into_iter().filter(|(is_on, _)| *is_on).map(|(_, part)| part));
    if let Some(colour) = look.marked {
        let light = match colour {
            Colour::Amber => "fff1bf",
            Colour::Green => "dbf1de",
            Colour::Blue => "d8e9fa",
            Colour::Rose => "fbdfe7",
            Colour::Violet => "e9e0f8",
        };
        let _ = write!(all, " fo:background-color=\"#{light}\"");
    }
    all
}

/// The attributes of a language, for one of plain letters.
fn language_of(tag: &str) -> Option<String> {
    let mut parts = tag.split('-');
    let language = parts.next().filter(|part| (2..=3).contains(&part.len()) && is_letters(part))?;
    let country = parts.next().filter(|part| part.len() == 2 && is_letters(part)).unwrap_or("none");
    Some(format!(
        " fo:language=\"{}\" fo:country=\"{}\"",
        language.to_lowercase(),
        country.to_uppercase().replace("NONE", "none")
    ))
}

fn is_letters(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn strengthened(inline: Inline) -> Inline {
    match inline {
        Inline::Text { text, look, link } => Inline::Text { text, look: Look { strong: true, ..look }, link },
        other => other,
    }
}

/// The words of a comment.
fn plain(piece: &Piece, words: &mut String) {
    match piece {
        Piece::Para { line, .. } | Piece::Heading { line, .. } => {
            let _ = writeln!(words, "{}", words_of(line));
        }
        Piece::Item { number, line, .. } => {
            let sign = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
            let _ = writeln!(words, "{sign} {}", words_of(line));
        }
        Piece::Code(text) => {
            let _ = writeln!(words, "{text}");
        }
        Piece::Quote { pieces, .. } | Piece::Note { pieces } => pieces.iter().for_each(|piece| plain(piece, words)),
        Piece::Table { head, rows, .. } => {
            for row in std::iter::once(head).chain(rows) {
                let cells: Vec<String> = row.iter().map(|cell| words_of(cell)).collect();
                let _ = writeln!(words, "{}", cells.join(" | "));
            }
        }
        Piece::Title { .. } => {}
    }
}

/// A moment as OpenDocument has it, without its zone.
fn moment(ms: i64) -> String {
    instant(ms).replace('Z', "")
}
