//! The body of a document to HTML.

use super::styles::Styles;
use crate::capture::RawImage;
use crate::document::DropReason;
use crate::importers::ImportError;
use crate::importers::converted::{Format, Html, Pictures, one_line};
use crate::importers::xml::{Element, Node};
use crate::importers::zip::Zip;

/// What is made of the body.
pub(super) struct Text {
    pub(super) html: String,
    pub(super) images: Vec<RawImage>,
    pub(super) left_out: Vec<(DropReason, String)>,
    /// Changes that were tracked.
    pub(super) changes: u32,
}

pub(super) fn read(content: &Element, styles: &Element, zip: &mut Zip<'_>) -> Result<Text, ImportError> {
    let Some(body) = content.at(&["body", "text"]) else {
        return Err(ImportError::Malformed("it is no text document. Save it as one with its own program".to_owned()));
    };
    let mut writer = Writer {
        zip,
        styles: Styles::read(content, styles),
        html: Html::default(),
        pictures: Pictures::default(),
        notes: Vec::new(),
        boxes: Vec::new(),
        left_out: Vec::new(),
        changes: 0,
    };
    writer.blocks(body);
    writer.write_notes();
    let mut frames = Vec::new();
    for name in ["header", "footer"] {
        styles.all(name, &mut frames);
    }
    let mut frames: Vec<String> = frames.iter().map(|frame| one_line(&frame.text())).collect();
    frames.retain(|text| !text.is_empty());
    frames.dedup();
    writer.left_out.extend(frames.into_iter().map(|text| (DropReason::PageFrame, text)));
    Ok(Text {
        html: writer.html.finish(),
        images: writer.pictures.images,
        left_out: writer.left_out,
        changes: writer.changes,
    })
}

struct Writer<'e, 'z, 'b> {
    zip: &'z mut Zip<'b>,
    styles: Styles<'e>,
    html: Html,
    pictures: Pictures,
    notes: Vec<&'e Element>,
    /// Text boxes of the paragraph, to stand after it.
    boxes: Vec<&'e Element>,
    left_out: Vec<(DropReason, String)>,
    changes: u32,
}

impl<'e> Writer<'e, '_, '_> {
    fn blocks(&mut self, parent: &'e Element) {
        for element in parent.elements() {
            match element.name.as_str() {
                "h" => {
                    let level = element.attribute("outline-level").and_then(|level| level.parse::<u8>().ok());
                    let level = level.unwrap_or(1).saturating_add(1).clamp(2, 6);
                    self.html.end_lists();
                    self.paragraph(element, &format!("<h{level}>"), &format!("</h{level}>"));
                }
                "p" => {
                    self.html.end_lists();
                    let (open, close) = self.kind(element);
                    self.paragraph(element, open, close);
                }
                "list" => {
                    self.list(element, 0, None);
                    self.html.end_lists();
                }
                "table" => self.table(element),
                "tracked-changes" => self.tracked(element),
                "table-of-content" | "alphabetical-index" | "illustration-index" => {
                    self.left_out.push((DropReason::Navigation, one_line(&element.text())));
                }
                "section" | "text-box" | "frame" | "g" | "custom-shape" | "rect" | "index-body" | "bibliography" => {
                    self.blocks(element);
                    self.picture(element);
                }
                _ => {}
            }
        }
    }

    /// The tags for a paragraph, by its style.
    fn kind(&self, paragraph: &Element) -> (&'static str, &'static str) {
        let style = paragraph.attribute("style-name").unwrap_or_default();
        match () {
            () if self.styles.is_named(style, &["title"]) => ("<h1>", "</h1>"),
            () if self.styles.is_named(style, &["quotations", "quote"]) => ("<blockquote>", "</blockquote>"),
            () if self.styles.is_named(style, &["preformatted text"]) => ("<pre>", "</pre>"),
            () if self.styles.is_named(style, &["caption", "illustration", "table", "figurecaption"]) => {
                ("<figcaption>", "</figcaption>")
            }
            () => ("<p>", "</p>"),
        }
    }

    fn paragraph(&mut self, paragraph: &'e Element, open: &str, close: &str) {
        self.html.tag(open);
        // A heading is bold as a whole; that says nothing of its words.
        let style = paragraph.attribute("style-name").filter(|_| open == "<p>").unwrap_or_default();
        self.inline(paragraph, &self.format(style, &Format::default()));
        self.html.tag(close);
        for text_box in std::mem::take(&mut self.boxes) {
            self.html.end_lists();
            self.blocks(text_box);
        }
    }

    fn format(&self, style: &str, around: &Format) -> Format {
        let look = self.styles.look(style);
        Format {
            is_bold: look.is_bold.unwrap_or(around.is_bold),
            is_italic: look.is_italic.unwrap_or(around.is_italic),
            link: around.link.clone(),
        }
    }

    fn list(&mut self, list: &'e Element, depth: usize, around: Option<&'e str>) {
        let style = list.attribute("style-name").or(around);
        let mut number = style.and_then(|style| self.styles.first_number(style, depth));
        for item in list.elements().filter(|item| matches!(item.name.as_str(), "list-item" | "list-header")) {
            let own = item.attribute("start-value").and_then(|start| start.parse().ok());
            number = own.filter(|_| number.is_some()).or(number);
            let mut is_open = false;
            for element in item.elements() {
                match element.name.as_str() {
                    "p" | "h" => {
                        if is_open {
                            self.html.line_break();
                        } else {
                            self.html.item(depth, number);
                            is_open = true;
                        }
                        let style = element.attribute("style-name").unwrap_or_default();
                        self.inline(element, &self.format(style, &Format::default()));
                    }
                    "list" => self.list(element, depth + 1, style),
                    _ => {}
                }
            }
            number = number.map(|number| number.saturating_add(u32::from(is_open)));
        }
    }

    fn table(&mut self, table: &'e Element) {
        self.html.end_lists();
        self.html.tag("<table>");
        self.rows(table, false);
        self.html.tag("</table>");
    }

    fn rows(&mut self, parent: &'e Element, is_head: bool) {
        for element in parent.elements() {
            match element.name.as_str() {
                "table-header-rows" => self.rows(element, true),
                "table-rows" | "table-row-group" => self.rows(element, is_head),
                "table-row" => {
                    self.html.tag("<tr>");
                    let name = if is_head { "th" } else { "td" };
                    for cell in element.elements().filter(|cell| cell.name == "table-cell") {
                        let span = |attribute: &str| {
                            let span: u32 = cell.attribute(attribute)?.parse().ok()?;
                            (2..1000).contains(&span).then_some(span)
                        };
                        let columns = span("number-columns-spanned").map(|n| format!(" colspan=\"{n}\""));
                        let rows = span("number-rows-spanned").map(|n| format!(" rowspan=\"{n}\""));
                        let spans = columns.unwrap_or_default() + &rows.unwrap_or_default();
                        self.html.tag(&format!("<{name}{spans}>"));
                        self.blocks(cell);
                        self.html.tag(&format!("</{name}>"));
                    }
                    self.html.tag("</tr>");
                }
                _ => {}
            }
        }
    }

    fn inline(&mut self, parent: &'e Element, format: &Format) {
        for node in &parent.children {
            let element = match node {
                Node::Text(words) => {
                    self.html.words(words, format);
                    continue;
                }
                Node::Element(element) => element,
            };
            match element.name.as_str() {
                "span" => {
                    let format = self.format(element.attribute("style-name").unwrap_or_default(), format);
                    self.inline(element, &format);
                }
                "a" => {
                    let link = element.attribute("href").filter(|to| !to.starts_with('#')).map(str::to_owned);
                    self.inline(element, &Format { link, ..format.clone() });
                }
                "s" | "tab" => self.html.words(" ", format),
                "line-break" => self.html.line_break(),
                "note" => {
                    self.notes.push(element);
                    self.html.words(&format!("[{}]", self.notes.len()), format);
                }
                "annotation" => {
                    let author = element.child("creator").map(Element::text).unwrap_or_default();
                    let mut paragraphs = Vec::new();
                    element.all("p", &mut paragraphs);
                    let text = one_line(&paragraphs.iter().map(|one| one.text()).collect::<Vec<_>>().join(" "));
                    let line = if author.is_empty() { text } else { format!("{author}: {text}") };
                    self.left_out.push((DropReason::Remark, line));
                }
                "frame" | "g" | "custom-shape" | "rect" => {
                    self.picture(element);
                    element.all("text-box", &mut self.boxes);
                }
                "hidden-text" | "tracked-changes" | "script" | "soft-page-break" => {}
                // Fields hold the text that they show.
                _ => self.inline(element, format),
            }
        }
    }

    fn picture(&mut self, frame: &Element) {
        let Some(name) = frame.child("image").and_then(|image| image.attribute("href")) else { return };
        let name = name.strip_prefix("./").unwrap_or(name);
        let words = ["desc", "title"].into_iter().filter_map(|part| frame.child(part)).map(Element::text);
        let alt = words.map(|text| one_line(&text)).find(|text| !text.is_empty()).unwrap_or_default();
        self.pictures.bring(self.zip, name);
        self.html.picture(name, &alt);
    }

    /// The text of insertions stands where it was put in; that of deletions stands here only.
    fn tracked(&mut self, changes: &Element) {
        for change in changes.elements().filter(|element| element.name == "changed-region") {
            self.changes += 1;
            if let Some(deletion) = change.child("deletion") {
                let mut paragraphs = Vec::new();
                deletion.all("p", &mut paragraphs);
                deletion.all("h", &mut paragraphs);
                let text = paragraphs.iter().map(|one| one.text()).collect::<Vec<_>>().join(" ");
                self.left_out.push((DropReason::Deleted, one_line(&text)));
            }
        }
    }

    /// The notes as numbered paragraphs. A note can call another.
    fn write_notes(&mut self) {
        let mut at = 0;
        while let Some(note) = self.notes.get(at).copied() {
            at += 1;
            self.html.end_lists();
            self.html.tag("<p>");
            self.html.words(&format!("[{at}] "), &Format::default());
            let paragraphs = note.child("note-body").into_iter().flat_map(Element::elements);
            for (index, paragraph) in paragraphs.filter(|element| element.name == "p").enumerate() {
                if index > 0 {
                    self.html.line_break();
                }
                self.inline(paragraph, &Format::default());
            }
            self.html.tag("</p>");
        }
    }
}
