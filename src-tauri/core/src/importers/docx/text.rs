//! The body of a document to HTML, paragraph by paragraph.

use super::parts::{Parts, Target};
use super::styles::{Kind, Numbering, Styles};
use crate::capture::RawImage;
use crate::document::DropReason;
use crate::importers::converted::{Format, Html, Pictures, link_of, one_line};
use crate::importers::xml::Element;
use crate::importers::zip::Zip;
use std::collections::HashMap;

/// What is made of the body.
pub(super) struct Text {
    pub(super) html: String,
    pub(super) images: Vec<RawImage>,
    pub(super) left_out: Vec<(DropReason, String)>,
    /// Changes that were tracked.
    pub(super) changes: u32,
}

pub(super) fn read(parts: &Parts, zip: &mut Zip<'_>) -> Text {
    let mut writer = Writer {
        zip,
        styles: Styles::read(&parts.styles),
        numbering: Numbering::read(&parts.numbering),
        targets: &parts.targets,
        html: Html::default(),
        pictures: Pictures::default(),
        format: Format::default(),
        fields: Vec::new(),
        boxes: Vec::new(),
        notes: Vec::new(),
        deleted: String::new(),
        left_out: Vec::new(),
        changes: 0,
    };
    if let Some(body) = parts.document.child("body") {
        writer.blocks(body);
    }
    writer.write_notes(parts);
    for comment in parts.comments.elements().filter(|element| element.name == "comment") {
        let author = comment.attribute("author").unwrap_or_default();
        let text = words(comment);
        let line = if author.is_empty() { text } else { format!("{author}: {text}") };
        writer.left_out.push((DropReason::Remark, line));
    }
    let mut frames: Vec<String> = parts.frames.iter().map(words).filter(|text| !text.is_empty()).collect();
    frames.dedup();
    writer.left_out.extend(frames.into_iter().map(|text| (DropReason::PageFrame, text)));
    Text {
        html: writer.html.finish(),
        images: writer.pictures.images,
        left_out: writer.left_out,
        changes: writer.changes,
    }
}

/// The words of all paragraphs inside, on one line.
fn words(element: &Element) -> String {
    let mut paragraphs = Vec::new();
    element.all("p", &mut paragraphs);
    one_line(&paragraphs.iter().map(|paragraph| paragraph.text()).collect::<Vec<_>>().join(" "))
}

struct Writer<'p, 'z, 'b> {
    zip: &'z mut Zip<'b>,
    styles: Styles<'p>,
    numbering: Numbering,
    targets: &'p HashMap<String, Target>,
    html: Html,
    pictures: Pictures,
    format: Format,
    /// Fields that are open: what they say to do, and whether that part is over.
    fields: Vec<(String, bool)>,
    /// Text boxes of the paragraph, to stand after it.
    boxes: Vec<&'p Element>,
    /// Notes in the order in which the text calls them: whether an endnote, and the id.
    notes: Vec<(bool, String)>,
    deleted: String,
    left_out: Vec<(DropReason, String)>,
    changes: u32,
}

impl<'p> Writer<'p, '_, '_> {
    /// Everything that can hold paragraphs.
    fn blocks(&mut self, parent: &'p Element) {
        for element in parent.elements() {
            match element.name.as_str() {
                "p" => self.paragraph(element),
                "tbl" => self.table(element),
                "sdt" if is_contents(element) => self.left_out.push((DropReason::Navigation, words(element))),
                "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo" => self.blocks(element),
                "AlternateContent" => self.one_of(element, Self::blocks),
                _ => {}
            }
        }
    }

    fn one_of(&mut self, element: &'p Element, read: fn(&mut Self, &'p Element)) {
        if let Some(choice) = element.child("Choice").or_else(|| element.child("Fallback")) {
            read(self, choice);
        }
    }

    fn paragraph(&mut self, paragraph: &'p Element) {
        let properties = paragraph.child("pPr");
        let kind = self.styles.kind(properties);
        let place = self.styles.place(properties).filter(|_| matches!(kind, Kind::Text | Kind::Quote | Kind::Code));
        let (open, close) = match kind {
            _ if place.is_some() => (String::new(), String::new()),
            Kind::Title => ("<h1>".into(), "</h1>".into()),
            Kind::Heading(level) => {
                let level = (level + 1).clamp(2, 6);
                (format!("<h{level}>"), format!("</h{level}>"))
            }
            Kind::Quote => ("<blockquote>".into(), "</blockquote>".into()),
            Kind::Code => ("<pre>".into(), "</pre>".into()),
            Kind::Caption => ("<figcaption>".into(), "</figcaption>".into()),
            Kind::Text => ("<p>".into(), "</p>".into()),
        };
        match &place {
            Some(place) => {
                let number = self.numbering.next(place);
                self.html.item(place.depth, number);
            }
            None => self.html.end_lists(),
        }
        self.html.tag(&open);
        self.inline(paragraph);
        self.html.tag(&close);
        self.flush_deleted();
        for text_box in std::mem::take(&mut self.boxes) {
            self.html.end_lists();
            self.blocks(text_box);
        }
    }

    fn table(&mut self, table: &'p Element) {
        self.html.end_lists();
        self.html.tag("<table>");
        for row in table.elements().filter(|element| element.name == "tr") {
            self.html.tag("<tr>");
            let is_head = row.at(&["trPr", "tblHeader"]).is_some_and(is_on);
            for cell in row.elements().filter(|element| element.name == "tc") {
                let span = cell.at(&["tcPr", "gridSpan"]).and_then(|span| span.attribute("val")?.parse::<u32>().ok());
                let name = if is_head { "th" } else { "td" };
                match span.filter(|span| (2..1000).contains(span)) {
                    Some(span) => self.html.tag(&format!("<{name} colspan=\"{span}\">")),
                    None => self.html.tag(&format!("<{name}>")),
                }
                self.blocks(cell);
                self.html.end_lists();
                self.html.tag(if is_head { "</th>" } else { "</td>" });
            }
            self.html.tag("</tr>");
        }
        self.html.tag("</table>");
    }

    /// Everything that stands in a line.
    fn inline(&mut self, parent: &'p Element) {
        for element in parent.elements() {
            match element.name.as_str() {
                "r" => self.run(element),
                "hyperlink" => {
                    let target = element.attribute("id").and_then(|id| self.targets.get(id));
                    let link = target.filter(|target| target.is_outside).map(|target| target.to.clone());
                    let before = std::mem::replace(&mut self.format.link, link);
                    self.inline(element);
                    self.format.link = before;
                }
                "fldSimple" => {
                    let link = element.attribute("instr").and_then(link_of);
                    let before = std::mem::replace(&mut self.format.link, link);
                    self.inline(element);
                    self.format.link = before;
                }
                "ins" | "moveTo" => {
                    self.changes += 1;
                    self.inline(element);
                }
                "del" => {
                    self.changes += 1;
                    let mut deleted = Vec::new();
                    element.all("delText", &mut deleted);
                    self.deleted.extend(deleted.iter().map(|text| text.text()));
                }
                "sdt" | "sdtContent" | "smartTag" | "customXml" | "bdo" | "dir" => self.inline(element),
                "AlternateContent" => self.one_of(element, Self::inline),
                "oMath" | "oMathPara" => {
                    let mut formula = Vec::new();
                    element.all("t", &mut formula);
                    let text: String = formula.iter().map(|part| part.text()).collect();
                    self.html.words(&text, &self.format);
                }
                // Among them what was moved away: its words stand where they were moved to.
                _ => {}
            }
        }
        self.flush_deleted();
    }

    fn run(&mut self, run: &'p Element) {
        let properties = run.child("rPr");
        let has = |name: &str| properties.and_then(|properties| properties.child(name)).is_some_and(is_on);
        if has("vanish") {
            let hidden = run.text();
            self.left_out.push((DropReason::OutsideBody, hidden));
            return;
        }
        (self.format.is_bold, self.format.is_italic) = (has("b"), has("i"));
        self.run_parts(run);
        (self.format.is_bold, self.format.is_italic) = (false, false);
    }

    fn run_parts(&mut self, run: &'p Element) {
        for part in run.elements() {
            match part.name.as_str() {
                "t" if self.fields.last().is_none_or(|(_, is_over)| *is_over) => self.words(&part.text()),
                "tab" | "ptab" => self.words(" "),
                "noBreakHyphen" => self.words("\u{2011}"),
                "br" if part.attribute("type").is_none_or(|kind| kind == "textWrapping") => self.html.line_break(),
                "cr" => self.html.line_break(),
                "fldChar" => self.field(part),
                "instrText" => {
                    if let Some((says, false)) = self.fields.last_mut() {
                        says.push_str(&part.text());
                    }
                }
                "footnoteReference" | "endnoteReference" => {
                    if let Some(id) = part.attribute("id") {
                        self.notes.push((part.name == "endnoteReference", id.to_owned()));
                        self.words(&format!("[{}]", self.notes.len()));
                    }
                }
                "drawing" | "pict" | "object" => self.drawing(part),
                "AlternateContent" => self.one_of(part, Self::run_parts),
                _ => {}
            }
        }
    }

    fn words(&mut self, words: &str) {
        let mut format = self.format.clone();
        if format.link.is_none() {
            format.link = self.fields.iter().rev().filter(|(_, is_over)| *is_over).find_map(|(says, _)| link_of(says));
        }
        self.html.words(words, &format);
    }

    fn field(&mut self, part: &Element) {
        match part.attribute("fldCharType") {
            Some("begin") if self.fields.len() < 16 => self.fields.push((String::new(), false)),
            Some("separate") => {
                if let Some((_, is_over)) = self.fields.last_mut() {
                    *is_over = true;
                }
            }
            Some("end") => _ = self.fields.pop(),
            _ => {}
        }
    }

    fn drawing(&mut self, drawing: &'p Element) {
        let mut found = Vec::new();
        drawing.all("docPr", &mut found);
        let descriptions = found.iter().filter_map(|element| element.attribute("descr"));
        let alt = descriptions.map(one_line).find(|text| !text.is_empty()).unwrap_or_default();
        let mut pictures = Vec::new();
        drawing.all("blip", &mut pictures);
        drawing.all("imagedata", &mut pictures);
        for picture in pictures {
            let id = picture.attribute("embed").or_else(|| picture.attribute("id"));
            let target = id.and_then(|id| self.targets.get(id));
            let name = target.filter(|target| !target.is_outside).map(|target| target.to.clone()).unwrap_or_default();
            self.pictures.bring(self.zip, &name);
            self.html.picture(&name, &alt);
        }
        drawing.all("txbxContent", &mut self.boxes);
    }

    fn flush_deleted(&mut self) {
        if !self.deleted.trim().is_empty() {
            self.left_out.push((DropReason::Deleted, std::mem::take(&mut self.deleted)));
        }
    }

    /// The notes that the text calls, as numbered paragraphs. A note can call another.
    fn write_notes(&mut self, parts: &'p Parts) {
        let mut at = 0;
        while let Some((is_endnote, id)) = self.notes.get(at).cloned() {
            at += 1;
            let notes = if is_endnote { &parts.endnotes } else { &parts.footnotes };
            let found = notes.elements().find(|note| note.attribute("id") == Some(&id));
            self.targets = &parts.note_targets[usize::from(is_endnote)];
            self.html.end_lists();
            self.html.tag("<p>");
            self.html.words(&format!("[{at}] "), &Format::default());
            let paragraphs = found.into_iter().flat_map(Element::elements).filter(|element| element.name == "p");
            for (index, paragraph) in paragraphs.enumerate() {
                if index > 0 {
                    self.html.line_break();
                }
                self.inline(paragraph);
            }
            self.html.tag("</p>");
        }
    }
}

/// Whether a property that can be switched is on.
fn is_on(property: &Element) -> bool {
    !matches!(property.attribute("val"), Some("0" | "false" | "off"))
}

/// Whether a content control is a table of contents.
fn is_contents(element: &Element) -> bool {
    let gallery = element.at(&["sdtPr", "docPartObj", "docPartGallery"]);
    gallery.and_then(|gallery| gallery.attribute("val")) == Some("Table of Contents")
}
