//! The pieces of a paper as paragraphs and tables of Word.

use super::super::package::Package;
use super::super::paper::{Comment, Inline, Look, Piece, Press, Role, is_right_to_left, words_of};
use super::super::xml::Xml;
use super::parts;
use super::runs::{ENDNOTES, FOOTNOTES, Notes, Part};
use crate::clock::instant;
use crate::exporters::{ExportError, ExportOptions, Sheet, Sources};
use crate::highlight::Colour;
use std::io;

/// The deepest level of a list in Word.
const MAX_LEVEL: u8 = 8;
/// The widest that text stands, in twentieths of a point, on the sheet with the margins of [`Body::finish`].
const TEXT_WIDTH: u32 = 9070;

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

/// Where a list goes on.
#[derive(Debug, Clone, Copy)]
struct Counting {
    id: u32,
    last: u32,
}

/// The document, and the parts that grow beside it.
pub(super) struct Body {
    part: Part<Package>,
    notes: Notes,
    comments: Part<Vec<u8>>,
    count_comments: u32,
    /// A comment that begins with the next paragraph.
    opening: Option<String>,
    title: String,
    /// The lists with numbers: the level and the number with which each begins.
    lists: Vec<(u8, u32)>,
    counting: [Option<Counting>; MAX_LEVEL as usize + 1],
    sheet: Sheet,
}

/// The lists without numbers are all one.
const BULLETS: u32 = 1;

impl Body {
    pub(super) fn new(package: Package, options: &ExportOptions) -> io::Result<Self> {
        let mut part = Part::new(package, "w:document")?;
        part.xml.start("w:body", &[])?;
        let kind = if options.sources == Sources::Endnotes { &ENDNOTES } else { &FOOTNOTES };
        Ok(Self {
            part,
            notes: Notes::new(kind)?,
            comments: Part::new(Vec::new(), "w:comments")?,
            count_comments: 0,
            opening: None,
            title: String::new(),
            lists: Vec::new(),
            counting: [None; MAX_LEVEL as usize + 1],
            sheet: options.sheet,
        })
    }

    /// Writes the parts that are known now that the text is.
    pub(super) fn finish(mut self, now_ms: i64) -> Result<Package, ExportError> {
        let size = match self.sheet {
            Sheet::A4 => ("11906", "16838"),
            Sheet::Letter => ("12240", "15840"),
        };
        let xml = &mut self.part.xml;
        xml.start("w:sectPr", &[])?;
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")])?;
        xml.raw("<w:endnotePr><w:numFmt w:val=\"decimal\"/></w:endnotePr>")?;
        xml.empty("w:pgSz", &[("w:w", size.0), ("w:h", size.1)])?;
        let margins = [("w:top", "1418"), ("w:right", "1418"), ("w:bottom", "1418"), ("w:left", "1418")];
        let more = [("w:header", "709"), ("w:footer", "709"), ("w:gutter", "0")];
        xml.empty("w:pgMar", &[margins.as_slice(), &more].concat())?;
        xml.end()?;
        let (mut package, links) = self.part.finish()?;
        package.part("word/_rels/document.xml.rels", &relations(parts::DOCUMENT_RELS, &links)?)?;
        let (other, own) = if self.notes.kind.root == FOOTNOTES.root {
            (Notes::new(&ENDNOTES)?, ["word/footnotes.xml", "word/endnotes.xml"])
        } else {
            (Notes::new(&FOOTNOTES)?, ["word/endnotes.xml", "word/footnotes.xml"])
        };
        for (notes, name) in [self.notes, other].into_iter().zip(own) {
            add_part(&mut package, name, notes.part)?;
        }
        add_part(&mut package, "word/comments.xml", self.comments)?;
        package.part("word/numbering.xml", &numbering(&self.lists)?)?;
        let now = instant(now_ms);
        let mut core = Xml::new(Vec::new())?;
        core.start("cp:coreProperties", &parts::CORE_SPACES)?;
        core.words("dc:title", &[], &self.title)?;
        core.words("dc:creator", &[], "Clipfile")?;
        core.words("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &now)?;
        package.part("docProps/core.xml", &core.finish()?)?;
        Ok(package)
    }

    fn pieces(&mut self, pieces: &[Piece], around: Around<'_>) -> io::Result<()> {
        pieces.iter().try_for_each(|piece| self.one(piece, around))
    }

    fn one(&mut self, piece: &Piece, around: Around<'_>) -> io::Result<()> {
        if !matches!(piece, Piece::Item { .. }) {
            self.counting = [None; MAX_LEVEL as usize + 1];
        }
        match piece {
            Piece::Title { title, below } => {
                self.title.clone_from(title);
                self.paragraph("Title", &[Inline::plain(title.as_str())], around, None)?;
                below.iter().try_for_each(|line| self.paragraph("Subtitle", line, around, None))
            }
            Piece::Heading { level, line } if around.quote.is_none() && !around.is_note => {
                self.paragraph(parts::HEADINGS[usize::from((*level).clamp(1, 6)) - 1], line, around, None)
            }
            // A heading among the words of others, or in a note, is none of this paper's.
            Piece::Heading { line, .. } => {
                let strong = line.iter().cloned().map(strengthened).collect::<Vec<_>>();
                self.paragraph(style_of(Role::Body, around), &strong, around, None)
            }
            Piece::Para { role, line } => self.paragraph(style_of(*role, around), line, around, None),
            Piece::Item { depth, number, starts, line } => {
                let list = self.list(*depth, *number, *starts);
                self.paragraph(style_of(Role::Body, around), line, around, Some(list))
            }
            Piece::Code(text) => {
                let style = if around.quote.is_some() { "QuoteCode" } else { "CodeBlock" };
                self.paragraph(style, &[Inline::plain(text.as_str())], around, None)
            }
            Piece::Quote { pieces, colour, language, comment } => {
                let comment = comment.as_ref().map(|comment| self.comment(comment)).transpose()?;
                self.opening.clone_from(&comment);
                let around =
                    Around { quote: Some(Quoted(*colour)), lang: language.as_deref().or(around.lang), ..around };
                self.pieces(pieces, around)?;
                comment.map_or(Ok(()), |id| self.end_comment(&id))
            }
            Piece::Note { pieces } => self.pieces(pieces, Around { is_note: true, lang: None, ..around }),
            Piece::Table { widths, head, rows } => self.table(widths, head, rows, around),
        }
    }

    fn paragraph(
        &mut self,
        style: &str,
        line: &[Inline],
        around: Around<'_>,
        list: Option<(u32, u8)>,
    ) -> io::Result<()> {
        let xml = &mut self.part.xml;
        xml.start("w:p", &[])?;
        xml.start("w:pPr", &[])?;
        xml.empty("w:pStyle", &[("w:val", style)])?;
        if let Some((id, level)) = list {
            xml.start("w:numPr", &[])?;
            xml.empty("w:ilvl", &[("w:val", &level.to_string())])?;
            xml.empty("w:numId", &[("w:val", &id.to_string())])?;
            xml.end()?;
        }
        let is_rtl = is_right_to_left(&words_of(line));
        if let Some(Quoted(Some(colour))) = around.quote {
            let side = if is_rtl { "w:right" } else { "w:left" };
            xml.start("w:pBdr", &[])?;
            // The line stands in the same place however deep the list: Word counts from the words, in points, up to 31.
            let space = list.map_or(10, |(_, level)| (10 + u32::from(level) * 18).min(31)).to_string();
            let border = [("w:val", "single"), ("w:sz", "18"), ("w:space", &*space), ("w:color", parts::dark(colour))];
            xml.empty(side, &border)?;
            xml.end()?;
        }
        if is_rtl {
            xml.empty("w:bidi", &[])?;
        }
        if let Some((_, level)) = list {
            let left = (u32::from(level) + 1) * 360 + if around.quote.is_some() || around.is_note { 284 } else { 0 };
            xml.empty("w:ind", &[("w:left", &left.to_string()), ("w:hanging", "360")])?;
        }
        xml.end()?;
        if let Some(id) = self.opening.take() {
            xml.empty("w:commentRangeStart", &[("w:id", &id)])?;
        }
        self.part.line(line, around.lang, Some(&mut self.notes))?;
        self.part.xml.end()
    }

    /// The list that an item belongs to, and its level there.
    fn list(&mut self, depth: u8, number: Option<u32>, starts: bool) -> (u32, u8) {
        let level = depth.min(MAX_LEVEL);
        if starts {
            self.counting = [None; MAX_LEVEL as usize + 1];
        }
        self.counting[usize::from(level) + 1..].fill(None);
        let Some(number) = number else {
            self.counting[usize::from(level)] = None;
            return (BULLETS, level);
        };
        let going_on =
            self.counting[usize::from(level)].filter(|counting| counting.last.checked_add(1) == Some(number));
        let id = going_on.map_or_else(
            || {
                self.lists.push((level, number));
                BULLETS + self.lists.len() as u32
            },
            |counting| counting.id,
        );
        self.counting[usize::from(level)] = Some(Counting { id, last: number });
        (id, level)
    }

    fn table(
        &mut self,
        widths: &[u16],
        head: &[Vec<Inline>],
        rows: &[Vec<Vec<Inline>>],
        around: Around<'_>,
    ) -> io::Result<()> {
        let all: u32 = widths.iter().map(|width| u32::from(*width)).sum::<u32>().max(1);
        let widths: Vec<String> =
            widths.iter().map(|width| (u32::from(*width) * TEXT_WIDTH / all).to_string()).collect();
        let xml = &mut self.part.xml;
        xml.start("w:tbl", &[])?;
        xml.raw(parts::TABLE)?;
        xml.start("w:tblGrid", &[])?;
        widths.iter().try_for_each(|width| xml.empty("w:gridCol", &[("w:w", width)]))?;
        xml.end()?;
        let around = Around { quote: None, is_note: false, ..around };
        let head = Some(head).filter(|head| !head.is_empty());
        for (index, row) in head.into_iter().chain(rows.iter().map(Vec::as_slice)).enumerate() {
            let is_head = index == 0 && head.is_some();
            self.part.xml.start("w:tr", &[])?;
            let about = if is_head { "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" } else { "" };
            self.part.xml.raw(about)?;
            for (line, width) in row.iter().zip(&widths) {
                let xml = &mut self.part.xml;
                xml.start("w:tc", &[])?;
                xml.start("w:tcPr", &[])?;
                xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")])?;
                if is_head {
                    xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "EDEBE6")])?;
                }
                xml.end()?;
                self.paragraph(if is_head { "TableHead" } else { "TableText" }, line, around, None)?;
                self.part.xml.end()?;
            }
            self.part.xml.end()?;
        }
        self.part.xml.end()?;
        // Two tables with nothing between them would be one.
        self.paragraph("AfterTable", &[], Around::default(), None)
    }

    /// Adds a comment; gives its number.
    fn comment(&mut self, comment: &Comment) -> io::Result<String> {
        let id = self.count_comments.to_string();
        self.count_comments += 1;
        let date = instant(comment.at_ms);
        let about = [("w:id", &*id), ("w:author", "Clipfile"), ("w:date", &date), ("w:initials", "C")];
        self.comments.xml.start("w:comment", &about)?;
        let mut lines = Vec::new();
        lines_of(&comment.pieces, &mut lines);
        for line in &lines {
            self.comments.xml.start("w:p", &[])?;
            self.comments.xml.raw("<w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr>")?;
            self.comments.line(line, None, None)?;
            self.comments.xml.end()?;
        }
        if lines.is_empty() {
            self.comments.xml.empty("w:p", &[])?;
        }
        self.comments.xml.end()?;
        Ok(id)
    }

    /// The comment's own sign, in a line of its own that takes no room, for the last words may stand in a table.
    fn end_comment(&mut self, id: &str) -> io::Result<()> {
        self.opening = None;
        let xml = &mut self.part.xml;
        xml.start("w:p", &[])?;
        xml.raw("<w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr>")?;
        xml.empty("w:commentRangeEnd", &[("w:id", id)])?;
        xml.start("w:r", &[])?;
        xml.raw("<w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>")?;
        xml.empty("w:commentReference", &[("w:id", id)])?;
        xml.end()?;
        xml.end()
    }
}

impl Press for Body {
    fn piece(&mut self, piece: Piece) -> Result<(), ExportError> {
        Ok(self.one(&piece, Around::default())?)
    }
}

fn style_of(role: Role, around: Around<'_>) -> &'static str {
    match role {
        _ if around.is_note => "ClipNote",
        _ if around.quote.is_some() => "Quote",
        Role::Body => "BodyText",
        Role::Byline => "Byline",
        Role::Small => "SmallPrint",
        Role::Warning => "Warning",
        Role::Claim => "Claim",
        Role::Source => "QuoteSource",
        Role::Reference => "Bibliography",
        Role::Caption => "Caption",
    }
}

fn strengthened(inline: Inline) -> Inline {
    match inline {
        Inline::Text { text, look, link } => Inline::Text { text, look: Look { strong: true, ..look }, link },
        other => other,
    }
}

/// The lines of a comment, which has no lists, tables or quotations.
fn lines_of(pieces: &[Piece], lines: &mut Vec<Vec<Inline>>) {
    for piece in pieces {
        match piece {
            Piece::Para { line, .. } | Piece::Heading { line, .. } => lines.push(line.clone()),
            Piece::Item { depth, number, line, .. } => {
                let sign = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
                let lead = Inline::plain(format!("{}{sign} ", "   ".repeat(usize::from(*depth))));
                lines.push(std::iter::once(lead).chain(line.iter().cloned()).collect());
            }
            Piece::Code(text) => {
                lines.push(vec![Inline::looking(text.as_str(), Look { code: true, ..Look::default() })]);
            }
            Piece::Quote { pieces, .. } | Piece::Note { pieces } => lines_of(pieces, lines),
            Piece::Table { head, rows, .. } => {
                for row in std::iter::once(head).chain(rows) {
                    lines.push(super::super::paper::joined(row.clone(), " | "));
                }
            }
            Piece::Title { .. } => {}
        }
    }
}

fn add_part(package: &mut Package, name: &str, part: Part<Vec<u8>>) -> io::Result<()> {
    let (content, links) = part.finish()?;
    package.part(name, &content)?;
    if links.is_empty() {
        return Ok(());
    }
    package.part(&name.replace("word/", "word/_rels/").replace(".xml", ".xml.rels"), &relations("", &links)?)
}

/// The relations of a part: those that it always has, and where its links lead.
fn relations(own: &str, links: &[String]) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new(Vec::new())?;
    xml.start("Relationships", &[("xmlns", parts::RELS)])?;
    xml.raw(own)?;
    for (index, link) in links.iter().enumerate() {
        let id = format!("link{}", index + 1);
        let about = [("Id", &*id), ("Type", parts::HYPERLINK), ("Target", link), ("TargetMode", "External")];
        xml.empty("Relationship", &about)?;
    }
    xml.finish()
}

/// The lists: one for all bullets, and one for each list with numbers, which begins where it does.
fn numbering(lists: &[(u8, u32)]) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new(Vec::new())?;
    xml.start("w:numbering", &[("xmlns:w", parts::W)])?;
    for (id, format) in [("0", "bullet"), ("1", "decimal")] {
        xml.start("w:abstractNum", &[("w:abstractNumId", id)])?;
        xml.empty("w:multiLevelType", &[("w:val", "hybridMultilevel")])?;
        for level in 0..=MAX_LEVEL {
            let text = match (format, level % 3) {
                ("bullet", 0) => "•".to_owned(),
                ("bullet", 1) => "–".to_owned(),
                ("bullet", _) => "·".to_owned(),
                _ => format!("%{}.", level + 1),
            };
            xml.start("w:lvl", &[("w:ilvl", &level.to_string())])?;
            xml.empty("w:start", &[("w:val", "1")])?;
            xml.empty("w:numFmt", &[("w:val", format)])?;
            xml.empty("w:lvlText", &[("w:val", &text)])?;
            xml.empty("w:lvlJc", &[("w:val", "left")])?;
            xml.start("w:pPr", &[])?;
            let left = ((u32::from(level) + 1) * 360).to_string();
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", "360")])?;
            xml.end()?;
            xml.end()?;
        }
        xml.end()?;
    }
    let bullets = std::iter::once(("0", None));
    for (index, (kind, start)) in bullets.chain(lists.iter().map(|list| ("1", Some(*list)))).enumerate() {
        xml.start("w:num", &[("w:numId", &(index + 1).to_string())])?;
        xml.empty("w:abstractNumId", &[("w:val", kind)])?;
        if let Some((level, first)) = start {
            xml.start("w:lvlOverride", &[("w:ilvl", &level.to_string())])?;
            xml.empty("w:startOverride", &[("w:val", &first.min(32_767).to_string())])?;
            xml.end()?;
        }
        xml.end()?;
    }
    xml.finish()
}
