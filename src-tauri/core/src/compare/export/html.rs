//! A comparison as one page: no scripts, nothing fetched, told without colour too, fit for print.

use super::super::{ChangeKind, Compared, Row, RowKind, english};
use super::{Stretch, field_stretches, instant, label, short, stretches};
use crate::document::escape::escape;
use crate::document::{BlockKind, ByteRange, Document};
use std::fmt::Write as _;
use std::ops::Range;

const STYLE: &str = include_str!("page.css");

/// The page.
pub(super) fn page(compared: &Compared) -> String {
    let mut page = Page { compared, html: String::new() };
    page.head();
    page.list();
    page.fields();
    page.raw("<article");
    if let Some(language) = &compared.new.citation.language {
        page.attribute("lang", language);
    }
    page.raw(" aria-label=\"Text with its changes\">\n<h2>Text</h2>\n");
    for (at, row) in compared.comparison.rows.iter().enumerate() {
        page.row(at, row);
    }
    page.raw("</article>\n</main>\n</body>\n</html>\n");
    page.html
}

struct Page<'c> {
    compared: &'c Compared,
    html: String,
}

impl Page<'_> {
    fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn text(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.raw("<br>");
            }
            escape(line, &mut self.html);
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let _ = write!(self.html, " {name}=\"");
        escape(value, &mut self.html);
        self.raw("\"");
    }

    fn head(&mut self) {
        self.raw(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Comparison: ",
        );
        let compared = self.compared;
        escape(compared.title(), &mut self.html);
        self.raw("</title>\n<style>\n");
        self.raw(STYLE);
        self.raw("</style>\n</head>\n<body>\n<main>\n<header>\n<p class=\"what\">Comparison of two versions</p>\n<h1 dir=\"auto\">");
        self.text(compared.title());
        self.raw("</h1>\n<p class=\"summary\">");
        self.text(&capital(&compared.comparison.summary.english()));
        self.raw("</p>\n<dl>\n");
        for (name, side) in [("Old", &compared.old), ("New", &compared.new)] {
            let _ = write!(self.html, "<dt>{name}</dt><dd>clipped {}", instant(side.captured_ms));
            if let Some(saved) = side.saved_ms {
                let _ = write!(self.html, ", saved {}", instant(saved));
            }
            if let Some(url) = &side.url {
                self.raw(", ");
                self.text(url);
            }
            let _ = writeln!(self.html, "<br><small>SHA-256 {}</small></dd>", side.source);
        }
        self.raw(
            "</dl>\n<p class=\"legend\"><del>Struck through</del>: only in the old version. <ins>Underlined</ins>: only in \
             the new one.</p>\n</header>\n",
        );
    }

    fn list(&mut self) {
        let compared = self.compared;
        let changes = &compared.comparison.changes;
        if changes.is_empty() {
            return;
        }
        self.raw("<nav aria-label=\"Changes\">\n<h2>Changes</h2>\n<ol>\n");
        for (at, change) in changes.iter().enumerate() {
            let meaning = if change.kinds[0].alters_meaning() { " class=\"meaning\"" } else { "" };
            let _ = write!(self.html, "<li{meaning}><a href=\"#c{}\">{}</a> ", at + 1, label(change));
            let (old, new) = compared.words_of(change);
            let (old, new) = (short(old), short(new));
            match change.kinds[0] {
                ChangeKind::ParagraphMoved => self.text(&new),
                _ => self.changed(None, &old, &new),
            }
            self.raw("</li>\n");
        }
        self.raw("</ol>\n</nav>\n");
    }

    fn fields(&mut self) {
        let compared = self.compared;
        if compared.comparison.fields.is_empty() {
            return;
        }
        self.raw("<section aria-label=\"Fields\">\n<h2>Fields</h2>\n<dl>\n");
        for field in &compared.comparison.fields {
            let _ = write!(
                self.html,
                "<dt id=\"c{}\">{}</dt><dd dir=\"auto\">",
                field.change + 1,
                english::field(field.field)
            );
            self.stretches(&field_stretches(field), false);
            self.raw("</dd>\n");
        }
        self.raw("</dl>\n</section>\n");
    }

    /// A change inside a line; with a number it can be led to.
    fn changed(&mut self, change: Option<usize>, old: &str, new: &str) {
        let mut id = change.map(|change| format!(" id=\"c{}\"", change + 1)).unwrap_or_default();
        for (tag, says, words) in [("del", "removed: ", old), ("ins", "added: ", new)] {
            if words.is_empty() {
                continue;
            }
            let _ = write!(self.html, "<{tag}{id}><span class=\"says\">[{says}</span>");
            id.clear();
            self.text(words);
            let _ = write!(self.html, "<span class=\"says\">]</span></{tag}>");
        }
    }

    fn stretches(&mut self, stretches: &[Stretch<'_>], is_led_to: bool) {
        for stretch in stretches {
            match stretch {
                Stretch::Same(text) => self.text(text),
                Stretch::Changed { change, old, new } => self.changed(is_led_to.then_some(*change), old, new),
            }
        }
    }

    fn row(&mut self, at: usize, row: &Row) {
        let compared = self.compared;
        let (old, new) = (&compared.old.document, &compared.new.document);
        let id = row.change.filter(|_| row.kind != RowKind::MovedAway).map(|change| format!(" id=\"c{}\"", change + 1));
        let id = id.unwrap_or_default();
        match row.kind {
            RowKind::Same => self.blocks(new, &row.new, "same", &id, &Inside::Text),
            RowKind::Changed => self.blocks(new, &row.new, "changed", "", &Inside::Pieces(row)),
            RowKind::Removed => self.blocks(old, &row.old, "removed", &id, &Inside::Whole("del", "removed: ")),
            RowKind::Added => self.blocks(new, &row.new, "added", &id, &Inside::Whole("ins", "added: ")),
            RowKind::MovedAway => {
                let other = row.other.unwrap_or(at);
                let way = if other > at { "further down" } else { "further up" };
                let _ = writeln!(
                    self.html,
                    "<p class=\"moved note\" id=\"r{at}\">A paragraph stood here that <a href=\"#r{other}\">stands {way} now</a>:</p>"
                );
                self.blocks(old, &row.old, "away", "", &Inside::Text);
            }
            RowKind::MovedHere => {
                let other = row.other.unwrap_or(at);
                let _ = writeln!(
                    self.html,
                    "<p class=\"moved note\" id=\"r{at}\"><span{id}>Moved here</span> from <a href=\"#r{other}\">its old place</a>:</p>"
                );
                let inside = if row.pieces.is_empty() { Inside::Text } else { Inside::Pieces(row) };
                self.blocks(new, &row.new, "moved", "", &inside);
            }
        }
    }

    fn blocks(&mut self, document: &Document, blocks: &Range<usize>, class: &str, id: &str, inside: &Inside<'_>) {
        let Some(first) = document.blocks.get(blocks.start) else { return };
        let tag = match first.kind {
            BlockKind::Heading { .. } => "h3",
            BlockKind::Quote => "blockquote",
            BlockKind::Preformatted => "pre",
            _ => "p",
        };
        let shape = match first.kind {
            BlockKind::ListItem { .. } => " item",
            BlockKind::TableCell { .. } => " cell",
            BlockKind::Caption | BlockKind::Figure { .. } => " caption",
            _ => "",
        };
        // Paragraphs that were divided or put together are one row: their breaks are line breaks.
        let _ = write!(self.html, "<{tag} class=\"{class}{shape}\"{id} dir=\"auto\">");
        match inside {
            Inside::Pieces(row) => self.stretches(&stretches(self.compared, row), true),
            Inside::Text => self.words(document, blocks),
            Inside::Whole(mark, says) => {
                let _ = write!(self.html, "<{mark}><span class=\"says\">[{says}</span>");
                self.words(document, blocks);
                let _ = write!(self.html, "<span class=\"says\">]</span></{mark}>");
            }
        }
        let _ = writeln!(self.html, "</{tag}>");
    }

    fn words(&mut self, document: &Document, blocks: &Range<usize>) {
        for (at, block) in document.blocks[blocks.clone()].iter().enumerate() {
            if at > 0 {
                self.raw("<br>");
            }
            if let BlockKind::Figure { alt, .. } = &block.kind {
                self.raw("[Picture");
                if !alt.is_empty() {
                    self.raw(": ");
                    self.text(alt);
                }
                self.raw("]");
            }
            self.text(document.slice(ByteRange { ..block.range }).unwrap_or_default());
        }
    }
}

/// What stands in a row.
enum Inside<'r> {
    Text,
    Pieces(&'r Row),
    Whole(&'static str, &'static str),
}

/// The line with a capital at its start.
fn capital(line: &str) -> String {
    let mut characters = line.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
