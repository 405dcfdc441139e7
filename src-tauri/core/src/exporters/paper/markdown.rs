//! The user's notes as pieces: emphasis, lists, quotations, code, tables and links; HTML and pictures are the signs that they
//! were typed as.

use super::{Inline, Look, Piece, Role, safe_link};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Lists deeper than this are shown as if they were as deep as this.
const MAX_DEPTH: usize = 8;
/// Quotations in quotations deeper than this are not told apart.
const MAX_QUOTES: usize = 16;

/// The pieces of a note. Headings in it begin at `level`.
pub(crate) fn pieces_of_note(note: &str, level: u8) -> Vec<Piece> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut reader = Reader { level, ..Reader::default() };
    for event in Parser::new_ext(note, options) {
        reader.take(event);
    }
    reader.end_line();
    while !reader.quotes.is_empty() {
        reader.end_quote();
    }
    reader.pieces
}

/// The cells of a row.
type Cells = Vec<Vec<Inline>>;

#[derive(Default)]
struct Reader {
    level: u8,
    pieces: Vec<Piece>,
    /// The pieces around each open quotation.
    quotes: Vec<Vec<Piece>>,
    unread_quotes: usize,
    /// The next number of each open list; `None` for one without numbers.
    lists: Vec<Option<u64>>,
    /// Whether the next line is the first of an item: its number, and whether the list begins with it.
    item: Option<(Option<u32>, bool)>,
    is_list_new: bool,
    line: Vec<Inline>,
    heading: Option<u8>,
    code: Option<String>,
    strong: usize,
    emphasis: usize,
    struck: usize,
    links: Vec<Option<String>>,
    /// The addresses of open pictures.
    pictures: Vec<String>,
    /// The head of an open table, and its rows.
    table: Option<(Cells, Vec<Cells>)>,
    is_in_head: bool,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.text(&text, false),
            },
            Event::Code(text) => self.text(&text, true),
            Event::Html(text) | Event::InlineHtml(text) => self.text(text.trim_end(), false),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, false),
            Event::FootnoteReference(name) => self.text(&format!("[^{name}]"), false),
            Event::SoftBreak => self.text(" ", false),
            Event::HardBreak => self.line.push(Inline::Break),
            Event::Rule => self.end_line(),
            Event::TaskListMarker(is_done) => self.text(if is_done { "☑ " } else { "☐ " }, false),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.end_line(),
            Tag::Heading { level, .. } => {
                self.end_line();
                self.heading = Some((self.level + level as u8 - 1).min(6));
            }
            Tag::BlockQuote(_) => {
                self.end_line();
                if self.quotes.len() < MAX_QUOTES {
                    self.quotes.push(std::mem::take(&mut self.pieces));
                } else {
                    self.unread_quotes += 1;
                }
            }
            Tag::CodeBlock(_) => {
                self.end_line();
                self.code = Some(String::new());
            }
            Tag::List(first) => {
                self.end_line();
                self.lists.push(first);
                self.is_list_new = true;
            }
            Tag::Item => {
                self.end_line();
                let number = self.lists.last_mut().and_then(Option::as_mut).map(|next| {
                    let number = *next;
                    *next += 1;
                    u32::try_from(number).unwrap_or(u32::MAX)
                });
                self.item = Some((number, std::mem::take(&mut self.is_list_new)));
            }
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Link { dest_url, .. } => self.links.push(safe_link(&dest_url)),
            // What the picture says of itself comes as text; its address stands behind it.
            Tag::Image { dest_url, .. } => {
                self.text("![", false);
                self.pictures.push(dest_url.into_string());
            }
            Tag::Table(_) => {
                self.end_line();
                self.table = Some((Vec::new(), Vec::new()));
            }
            Tag::TableHead => self.is_in_head = true,
            Tag::TableRow => {
                if let Some((_, rows)) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::HtmlBlock | TagEnd::Item => self.end_line(),
            TagEnd::BlockQuote(_) => {
                self.end_line();
                if self.unread_quotes > 0 {
                    self.unread_quotes -= 1;
                } else {
                    self.end_quote();
                }
            }
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    self.pieces.push(Piece::Code(code.trim_end_matches('\n').to_owned()));
                }
            }
            TagEnd::List(_) => {
                self.end_line();
                self.lists.pop();
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Link => drop(self.links.pop()),
            TagEnd::Image => {
                let address = self.pictures.pop().unwrap_or_default();
                self.text(&format!("]({address})"), false);
            }
            TagEnd::TableHead => self.is_in_head = false,
            TagEnd::TableCell => {
                let line = std::mem::take(&mut self.line);
                match &mut self.table {
                    Some((head, _)) if self.is_in_head => head.push(line),
                    Some((_, rows)) => rows.last_mut().into_iter().for_each(|row| row.push(line.clone())),
                    None => {}
                }
            }
            TagEnd::Table => {
                if let Some((head, rows)) = self.table.take() {
                    self.pieces.push(Piece::Table { widths: vec![1; head.len()], head, rows });
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, code: bool) {
        let look = Look {
            strong: self.strong > 0,
            emphasis: self.emphasis > 0,
            struck: self.struck > 0,
            code,
            ..Look::default()
        };
        self.line.push(Inline::Text { text: text.to_owned(), look, link: self.links.last().cloned().flatten() });
    }

    fn end_line(&mut self) {
        let heading = self.heading.take();
        let line = std::mem::take(&mut self.line);
        if line.is_empty() {
            return;
        }
        let piece = match (heading, self.item.take()) {
            (Some(level), _) => Piece::Heading { level, line },
            (None, Some((number, starts))) => {
                let depth = self.lists.len().saturating_sub(1).min(MAX_DEPTH) as u8;
                Piece::Item { depth, number, starts, line }
            }
            (None, None) => Piece::Para { role: Role::Body, line },
        };
        self.pieces.push(piece);
    }

    fn end_quote(&mut self) {
        let Some(around) = self.quotes.pop() else { return };
        let pieces = std::mem::replace(&mut self.pieces, around);
        self.pieces.push(Piece::Quote { pieces, colour: None, language: None, comment: None });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(note: &str) -> Vec<String> {
        pieces_of_note(note, 3).into_iter().map(|piece| format!("{piece:?}")).collect()
    }

    #[test]
    fn lists_quotes_and_emphasis_come_through() {
        let pieces = pieces_of_note("Ask **her** again:\n\n3. when\n4. why\n   - deep\n\n> as said\n\n# Then", 3);
        let kinds: Vec<String> = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Para { line, .. } => format!("para {}", super::super::words_of(line)),
                Piece::Item { depth, number, starts, line } => {
                    format!("item {depth} {number:?} {starts} {}", super::super::words_of(line))
                }
                Piece::Quote { pieces, .. } => format!("quote of {}", pieces.len()),
                Piece::Heading { level, line } => format!("heading {level} {}", super::super::words_of(line)),
                other => format!("{other:?}"),
            })
            .collect();
        let expected = [
            "para Ask her again:",
            "item 0 Some(3) true when",
            "item 0 Some(4) false why",
            "item 1 None true deep",
            "quote of 1",
            "heading 3 Then",
        ];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn what_acts_is_shown_as_signs() {
        let all = shown("See <script>x</script> ![a](http://t.example/x.png) [b](javascript:x) [c](https://c.example)")
            .concat();
        assert!(all.contains("<script>") && all.contains("](http://t.example/x.png)"), "{all}");
        assert!(!all.contains("Some(\"javascript") && all.contains("Some(\"https://c.example/\")"), "{all}");
    }
}
