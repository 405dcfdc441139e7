//! Where paragraphs, items, cells and rows begin and end.

use super::Reader;
use crate::document::DropReason;
use crate::importers::converted::one_line;
use crate::importers::rtf::state::Destination;
use std::mem;

/// From this size on, in half points, bold words at the start are the headline.
const HEADLINE: i32 = 28;

impl Reader {
    pub(super) fn open_paragraph(&mut self) {
        if self.paragraph.is_in_table {
            self.open_cell();
        } else {
            self.end_table();
        }
        let mark = one_line(&mem::take(&mut self.paragraph.mark));
        if !mark.is_empty() && !self.paragraph.is_in_table {
            let number = mark.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok();
            self.html.item(self.paragraph.depth, number);
            self.open = Some("");
            return;
        }
        self.html.end_lists();
        let is_headline = !self.has_text && self.state.format.is_bold && self.state.size >= HEADLINE;
        self.has_text = true;
        let (open, close) = match self.paragraph.level {
            None if is_headline => ("<h1>", "</h1>"),
            Some(0) => ("<h2>", "</h2>"),
            Some(1) => ("<h3>", "</h3>"),
            Some(2) => ("<h4>", "</h4>"),
            Some(_) => ("<h5>", "</h5>"),
            None => ("<p>", "</p>"),
        };
        self.html.tag(open);
        self.open = Some(close);
    }

    pub(super) fn end_paragraph(&mut self) {
        if matches!(self.state.destination, Destination::Note | Destination::Remark | Destination::Frame) {
            self.side.push(' ');
            return;
        }
        if let Some(close) = self.open.take() {
            self.html.tag(close);
        }
        self.paragraph.mark.clear();
        if !self.deleted.trim().is_empty() {
            self.found.left_out.push((DropReason::Deleted, mem::take(&mut self.deleted)));
        }
    }

    pub(super) fn line_break(&mut self) {
        if self.state.destination == Destination::Body && self.open.is_some() {
            self.html.line_break();
        } else {
            self.words(" ");
        }
    }

    pub(super) fn open_cell(&mut self) {
        if !self.is_in_table {
            self.html.end_lists();
            self.html.tag("<table>");
            self.is_in_table = true;
        }
        if !self.is_in_row {
            self.html.tag("<tr><td>");
            self.is_in_row = true;
        }
    }

    pub(super) fn end_cell(&mut self) {
        self.end_paragraph();
        self.open_cell();
        self.html.tag("</td><td>");
    }

    pub(super) fn end_row(&mut self) {
        self.end_paragraph();
        if self.is_in_row {
            self.html.tag("</td></tr>");
            self.is_in_row = false;
        }
    }

    pub(super) fn end_table(&mut self) {
        if self.is_in_table {
            self.end_row();
            self.html.tag("</table>");
            self.is_in_table = false;
        }
    }
}
