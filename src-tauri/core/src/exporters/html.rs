//! A document as clean HTML: its blocks and spans as elements, everything else escaped.

use crate::document::escape::escape;
use crate::document::{Block, BlockKind, ByteRange, Document, Span, SpanKind};
use std::fmt::Write as _;

/// The document as a run of HTML elements, without a page around them.
///
/// Lists are nested by depth, cells stand in rows, a caption stands in the figure or table before it. Links lead to `http`,
/// `https` and `mailto` only. Pictures are named by hash in `data-sha256` and never fetched. `data-page` is the page of the
/// source, where it has pages.
pub fn document_html(document: &Document) -> String {
    let mut writer = Writer { document, html: String::new(), open: Vec::new(), next_span: 0 };
    for (index, block) in document.blocks.iter().enumerate() {
        writer.block(block, document.blocks.get(index + 1));
    }
    writer.close_to(0);
    writer.html
}

/// An element that later blocks may go on in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    List { depth: u8, is_numbered: bool },
    Item,
    Table,
    Row(u32),
    Quote,
    Figure,
}

struct Writer<'d> {
    document: &'d Document,
    html: String,
    open: Vec<Open>,
    next_span: usize,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block, next: Option<&Block>) {
        match &block.kind {
            BlockKind::ListItem { depth, number } => self.start_item(*depth, *number, block.page),
            BlockKind::TableCell { row, .. } => self.start_cell(*row),
            BlockKind::Quote => {
                if self.open.last() != Some(&Open::Quote) {
                    self.close_to(0);
                    self.push("<blockquote>", Open::Quote);
                }
            }
            BlockKind::Caption if self.open.last() == Some(&Open::Figure) => {}
            _ => self.close_to(0),
        }
        match &block.kind {
            BlockKind::Heading { level } => self.element(&format!("h{}", (*level).clamp(2, 6)), block),
            BlockKind::ListItem { .. } => self.content(block),
            BlockKind::Preformatted => self.element("pre", block),
            BlockKind::Caption if self.open.last() == Some(&Open::Figure) => {
                self.element("figcaption", block);
                self.close_to(0);
            }
            BlockKind::Paragraph | BlockKind::Quote | BlockKind::Caption => self.element("p", block),
            BlockKind::TableCell { header, .. } => self.element(if *header { "th" } else { "td" }, block),
            BlockKind::Figure { blob, alt } => {
                let _ = write!(self.html, "<figure{}>", page_attribute(block.page));
                self.open.push(Open::Figure);
                self.html.push_str("<img alt=\"");
                escape(alt, &mut self.html);
                self.html.push('"');
                if let Some(hash) = blob {
                    self.html.push_str(" data-sha256=\"");
                    escape(hash, &mut self.html);
                    self.html.push('"');
                }
                self.html.push('>');
                if !next.is_some_and(|next| next.kind == BlockKind::Caption) {
                    self.close_to(0);
                }
            }
        }
    }

    /// Closes and opens lists until an item of `depth` can stand here.
    fn start_item(&mut self, depth: u8, number: Option<u32>, page: Option<u32>) {
        let is_numbered = number.is_some();
        let parent = self.open.iter().rposition(|open| match open {
            Open::List { depth: present, is_numbered: kind } => {
                *present < depth || (*present == depth && *kind == is_numbered)
            }
            _ => false,
        });
        match parent {
            Some(at) if matches!(self.open[at], Open::List { depth: present, .. } if present == depth) => {
                self.close_to(at + 1);
            }
            // A deeper list stands inside the item before it.
            Some(at) => {
                self.close_to(at + 2);
                self.start_list(depth, number);
            }
            None => {
                self.close_to(0);
                self.start_list(depth, number);
            }
        }
        let _ = write!(self.html, "<li{}>", page_attribute(page));
        self.open.push(Open::Item);
    }

    fn start_list(&mut self, depth: u8, number: Option<u32>) {
        let tag = match number {
            None => "<ul>".to_owned(),
            Some(1) => "<ol>".to_owned(),
            Some(number) => format!("<ol start=\"{number}\">"),
        };
        self.push(&tag, Open::List { depth, is_numbered: number.is_some() });
    }

    fn start_cell(&mut self, row: u32) {
        match self.open.as_slice() {
            [Open::Table, Open::Row(present)] if *present == row => {}
            // A row above the last one begins another table.
            [Open::Table, Open::Row(present)] if *present < row => {
                self.close_to(1);
                self.push("<tr>", Open::Row(row));
            }
            _ => {
                self.close_to(0);
                self.push("<table>", Open::Table);
                self.push("<tr>", Open::Row(row));
            }
        }
    }

    fn push(&mut self, tag: &str, open: Open) {
        self.html.push_str(tag);
        self.open.push(open);
    }

    fn close_to(&mut self, len: usize) {
        while self.open.len() > len {
            let Some(open) = self.open.pop() else { return };
            self.html.push_str(match open {
                Open::List { is_numbered: false, .. } => "</ul>",
                Open::List { is_numbered: true, .. } => "</ol>",
                Open::Item => "</li>",
                Open::Table => "</table>",
                Open::Row(_) => "</tr>",
                Open::Quote => "</blockquote>",
                Open::Figure => "</figure>",
            });
            if self.open.is_empty() {
                self.html.push('\n');
            }
        }
    }

    fn element(&mut self, name: &str, block: &Block) {
        let _ = write!(self.html, "<{name}{}>", page_attribute(block.page));
        self.content(block);
        let _ = write!(self.html, "</{name}>");
        if self.open.is_empty() {
            self.html.push('\n');
        }
    }

    /// The text of a block between its spans. Spans that overlap without nesting are closed and opened again.
    fn content(&mut self, block: &Block) {
        let is_preformatted = block.kind == BlockKind::Preformatted;
        let mut at = block.range.start.0;
        let mut open: Vec<&Span> = Vec::new();
        loop {
            let next = self.document.spans.get(self.next_span).filter(|span| span.range.end <= block.range.end);
            let ends = open.iter().map(|span| span.range.end.0).min();
            let edge = match (next.map(|span| span.range.start.0), ends) {
                (Some(start), Some(end)) => start.min(end),
                (Some(edge), None) | (None, Some(edge)) => edge,
                (None, None) => break,
            };
            self.text(ByteRange::new(at, edge), is_preformatted);
            at = edge;
            let first = open.iter().position(|span| span.range.end.0 <= edge).unwrap_or(open.len());
            let reopened: Vec<&Span> = open.split_off(first);
            reopened.iter().rev().for_each(|span| self.close_span(span));
            // The sign of HTML for a place at which a word may be divided: not seen, and no part of the word.
            if reopened.iter().any(|span| span.kind == SpanKind::Joined && span.range.end.0 == edge) {
                self.html.push_str("&shy;");
            }
            for span in reopened.into_iter().filter(|span| span.range.end.0 > edge) {
                self.open_span(span);
                open.push(span);
            }
            while let Some(span) = self.document.spans.get(self.next_span).filter(|span| span.range.start.0 == edge) {
                self.next_span += 1;
                let is_link = |span: &Span| matches!(span.kind, SpanKind::Link { .. });
                // HTML has no link inside a link.
                let is_shown = span_tag(&span.kind).is_some() || span.kind == SpanKind::Joined;
                if is_shown && !(is_link(span) && open.iter().any(|outer| is_link(outer))) {
                    self.open_span(span);
                    open.push(span);
                }
            }
        }
        self.text(ByteRange::new(at, block.range.end.0), is_preformatted);
    }

    fn open_span(&mut self, span: &Span) {
        let Some(tag) = span_tag(&span.kind) else { return };
        let _ = write!(self.html, "<{tag}");
        if let SpanKind::Link { url } = &span.kind {
            self.html.push_str(" href=\"");
            escape(url, &mut self.html);
            self.html.push('"');
        }
        self.html.push('>');
    }

    fn close_span(&mut self, span: &Span) {
        if let Some(tag) = span_tag(&span.kind) {
            let _ = write!(self.html, "</{tag}>");
        }
    }

    fn text(&mut self, range: ByteRange, is_preformatted: bool) {
        let text = self.document.slice(range).unwrap_or_default();
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.html.push_str(if is_preformatted { "\n" } else { "<br>" });
            }
            escape(line, &mut self.html);
        }
    }
}

fn page_attribute(page: Option<u32>) -> String {
    page.map(|page| format!(" data-page=\"{page}\"")).unwrap_or_default()
}

/// The element of a span; `None` for a link that leads to something that is not to be opened.
fn span_tag(kind: &SpanKind) -> Option<&'static str> {
    match kind {
        SpanKind::Link { url } => crate::document::is_safe_link(url).then_some("a"),
        SpanKind::Strong => Some("strong"),
        SpanKind::Emphasis => Some("em"),
        SpanKind::Code => Some("code"),
        SpanKind::Joined => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Builder;

    fn span(start: usize, end: usize, kind: SpanKind) -> (ByteRange, SpanKind) {
        (ByteRange::new(start, end), kind)
    }

    #[test]
    fn spans_nest_whatever_they_overlap() {
        let mut builder = Builder::new();
        let link = |url: &str| SpanKind::Link { url: url.to_owned() };
        builder.block(
            BlockKind::Paragraph,
            "abcdef <&>",
            [
                span(0, 4, SpanKind::Strong),
                span(2, 6, SpanKind::Emphasis),
                span(4, 5, link("javascript:x")),
                span(5, 6, link("https://a/?b&\"c\"")),
            ],
        );
        assert_eq!(
            document_html(&builder.finish()),
            "<p><strong>ab<em>cd</em></strong><em>e<a href=\"https://a/?b&amp;&quot;c&quot;\">f</a></em> &lt;&amp;&gt;</p>\n"
        );
    }

    #[test]
    fn pages_and_divided_words_are_said() {
        let mut builder = Builder::new();
        builder.page(Some(3));
        builder.block(BlockKind::Paragraph, "the evidence", [span(4, 7, SpanKind::Joined)]);
        builder.block(BlockKind::ListItem { depth: 0, number: None }, "a", [span(0, 1, SpanKind::Strong)]);
        assert_eq!(
            document_html(&builder.finish()),
            "<p data-page=\"3\">the evi&shy;dence</p>\n<ul><li data-page=\"3\"><strong>a</strong></li></ul>\n"
        );
    }

    #[test]
    fn lists_tables_quotes_and_figures_are_put_together() {
        let mut builder = Builder::new();
        let item = |depth, number| BlockKind::ListItem { depth, number };
        let cell = |row, column, header| BlockKind::TableCell { row, column, header };
        for (kind, text) in [
            (BlockKind::Heading { level: 2 }, "H"),
            (item(0, None), "a"),
            (item(1, Some(3)), "b"),
            (item(1, Some(4)), "c"),
            (item(0, None), "d"),
            (cell(0, 0, true), "e"),
            (cell(0, 1, true), "f"),
            (cell(1, 0, false), "g"),
            (BlockKind::Quote, "h"),
            (BlockKind::Quote, "i\nj"),
        ] {
            builder.block(kind, text, []);
        }
        builder.figure(Some("00ff".to_owned()), "a \"picture\"".to_owned());
        builder.block(BlockKind::Caption, "caption", []);
        builder.block(BlockKind::Preformatted, " k\n l", []);
        assert_eq!(
            document_html(&builder.finish()),
            "<h2>H</h2>\n<ul><li>a<ol start=\"3\"><li>b</li><li>c</li></ol></li><li>d</li></ul>\n\
             <table><tr><th>e</th><th>f</th></tr><tr><td>g</td></tr></table>\n\
             <blockquote><p>h</p><p>i<br>j</p></blockquote>\n\
             <figure><img alt=\"a &quot;picture&quot;\" data-sha256=\"00ff\"><figcaption>caption</figcaption></figure>\n\
             <pre> k\n l</pre>\n"
        );
    }
}
