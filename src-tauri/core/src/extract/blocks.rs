//! Clean HTML to blocks and spans.

use super::canonical::Line;
use super::sanitise::{CleanHtml, PICTURE};
use crate::document::{BlockKind, ByteRange, SpanKind};
use dom_query::{Document as Tree, NodeData, NodeId, NodeRef};

mod tables;

/// A block that is not yet part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: BlockKind,
    pub(super) text: String,
    pub(super) spans: Vec<(ByteRange, SpanKind)>,
}

impl Piece {
    /// Length in bytes of the text that is a link.
    pub(super) fn linked(&self) -> usize {
        let links = self.spans.iter().filter(|(_, kind)| matches!(kind, SpanKind::Link { .. }));
        links.map(|(range, _)| range.len()).sum()
    }

    pub(super) fn is_figure(&self) -> bool {
        matches!(self.kind, BlockKind::Figure { .. })
    }
}

/// The pieces of a stretch of HTML, in reading order, and how many of its pictures did not come.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) pieces: Vec<Piece>,
    pub(super) pictures_missing: u32,
}

/// Cuts `html` into pieces.
pub(super) fn pieces(html: &CleanHtml) -> Pieces {
    let tree = Tree::fragment(html.as_str());
    let mut walk = Walk::default();
    walk_tree(tree.root(), &mut walk);
    walk.flush();
    walk.done
}

/// Visits every node below `root` in order, without recursion.
fn walk_tree(root: NodeRef<'_>, walk: &mut Walk) {
    let mut at = root.first_child();
    let mut open: Vec<NodeRef<'_>> = Vec::new();
    loop {
        while let Some(node) = at {
            walk.enter(&node);
            open.push(node);
            at = node.first_child();
        }
        let Some(node) = open.pop() else { return };
        walk.leave(&node);
        at = node.next_sibling();
    }
}

/// What the text at some place belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Inside {
    List { next: Option<u32>, step: i64 },
    Item { number: Option<u32> },
    Quote,
    Preformatted,
    Heading(u8),
    Caption,
    Cell { row: u32, column: u32, header: bool },
}

#[derive(Debug, Default)]
struct Walk {
    done: Pieces,
    line: Line,
    /// Pictures inside the line, to stand after it: a paragraph is not cut in two by one.
    figures: Vec<Piece>,
    inside: Vec<(NodeId, Inside)>,
    spans: Vec<(NodeId, SpanKind, usize)>,
    tables: Vec<tables::Table>,
}

impl Walk {
    fn enter(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else {
            self.text(node);
            return;
        };
        match name.as_ref() {
            "br" => self.line_break(),
            "img" => self.picture(node),
            "q" => self.line.push_folded("“"),
            "wbr" => {}
            _ => self.enter_element(node, name.as_ref()),
        }
    }

    fn enter_element(&mut self, node: &NodeRef<'_>, name: &str) {
        if let Some(kind) = span_kind(node, name) {
            self.spans.push((node.id, kind, self.line.len()));
        }
        if !is_block(name) {
            return;
        }
        self.boundary();
        if name == "table" {
            self.tables.push(tables::Table::new(node));
        }
        if let Some(inside) = self.inside_of(node, name) {
            self.inside.push((node.id, inside));
        }
    }

    fn inside_of(&mut self, node: &NodeRef<'_>, name: &str) -> Option<Inside> {
        let number = |attribute: &str| node.attr(attribute).and_then(|value| value.trim().parse::<u32>().ok());
        match name {
            "ul" => Some(Inside::List { next: None, step: 0 }),
            "ol" => {
                let step = if node.has_attr("reversed") { -1 } else { 1 };
                let items = || node.element_children().iter().filter(|child| child.has_name("li")).count() as u32;
                let first = number("start").unwrap_or_else(|| if step < 0 { items() } else { 1 });
                Some(Inside::List { next: Some(first), step })
            }
            "li" => {
                let list = self.inside.iter_mut().rev().find_map(|(_, inside)| match inside {
                    Inside::List { next, step } => Some((next, *step)),
                    _ => None,
                });
                let number = list.and_then(|(next, step)| {
                    let own = number("value").or(*next);
                    *next = next.and(own).map(|own| (i64::from(own) + step).clamp(0, i64::from(u32::MAX)) as u32);
                    next.and(own)
                });
                Some(Inside::Item { number })
            }
            "blockquote" => Some(Inside::Quote),
            "pre" => Some(Inside::Preformatted),
            "h1" | "h2" => Some(Inside::Heading(2)),
            "h3" | "h4" | "h5" | "h6" => Some(Inside::Heading(name.as_bytes()[1] - b'0')),
            "figcaption" | "caption" => Some(Inside::Caption),
            "td" | "th" => self.tables.last_mut().and_then(|table| table.cell(node)),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row();
                }
                None
            }
            _ => None,
        }
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        if name.as_ref() == "q" {
            self.line.push_folded("”");
        }
        if let Some(at) = self.spans.iter().rposition(|(id, ..)| *id == node.id) {
            let (_, kind, start) = self.spans.remove(at);
            self.line.span(start, kind);
        }
        if !is_block(name.as_ref()) {
            return;
        }
        let is_cell = matches!(self.inside.last(), Some((id, Inside::Cell { .. })) if *id == node.id);
        if is_cell {
            self.flush();
        } else {
            self.boundary();
        }
        if self.inside.last().is_some_and(|(id, _)| *id == node.id) {
            self.inside.pop();
        }
        if name.as_ref() == "table" {
            self.tables.pop();
        }
    }

    fn text(&mut self, node: &NodeRef<'_>) {
        node.query(|node| {
            if let NodeData::Text { contents } = &node.data {
                if self.inside.iter().any(|(_, inside)| *inside == Inside::Preformatted) {
                    self.line.push_preformatted(contents);
                } else {
                    self.line.push_folded(contents);
                }
            }
        });
    }

    /// Two breaks in a row part paragraphs; that is how pages without `p` write them.
    fn line_break(&mut self) {
        let is_preformatted = matches!(self.kind(), BlockKind::Preformatted);
        if self.line.ends_with_break() && !is_preformatted && !self.is_in_cell() {
            self.flush();
        } else {
            self.line.push_break();
        }
    }

    fn picture(&mut self, node: &NodeRef<'_>) {
        let blob = node.attr(PICTURE).map(String::from);
        let alt = super::canonical::one_line(&node.attr_or("alt", ""));
        if blob.is_none() {
            self.done.pictures_missing += 1;
        }
        if blob.is_some() || !alt.is_empty() {
            self.figures.push(Piece { kind: BlockKind::Figure { blob, alt }, text: String::new(), spans: Vec::new() });
        }
        if self.line.is_empty() {
            self.done.pieces.append(&mut self.figures);
        }
    }

    fn is_in_cell(&self) -> bool {
        self.inside.iter().any(|(_, inside)| matches!(inside, Inside::Cell { .. }))
    }

    /// Blocks inside a cell are its lines, so that one cell is one block.
    fn boundary(&mut self) {
        if !self.is_in_cell() {
            self.flush();
        } else if !self.line.ends_with_break() {
            self.line.push_break();
        }
    }

    /// Ends the block. Spans that are open go on in the next one.
    fn flush(&mut self) {
        let kind = self.kind();
        let mut line = std::mem::take(&mut self.line);
        for (_, kind, start) in &mut self.spans {
            line.span(*start, kind.clone());
            *start = 0;
        }
        let (text, spans) = line.finish();
        if !text.is_empty() {
            if let Some(Inside::Item { number }) =
                self.inside.iter_mut().rev().map(|(_, inside)| inside).find(|i| matches!(i, Inside::Item { .. }))
            {
                *number = None;
            }
            self.done.pieces.push(Piece { kind, text, spans });
        }
        self.done.pieces.append(&mut self.figures);
    }

    fn kind(&self) -> BlockKind {
        if self.inside.iter().any(|(_, inside)| *inside == Inside::Preformatted) {
            return BlockKind::Preformatted;
        }
        let cell = self.inside.iter().rev().find(|(_, inside)| matches!(inside, Inside::Cell { .. }));
        let nearest =
            cell.or_else(|| self.inside.iter().rev().find(|(_, inside)| !matches!(inside, Inside::List { .. })));
        match nearest.map(|(_, inside)| inside) {
            Some(Inside::Cell { row, column, header }) => {
                BlockKind::TableCell { row: *row, column: *column, header: *header }
            }
            Some(Inside::Item { number }) => {
                let lists = self.inside.iter().filter(|(_, inside)| matches!(inside, Inside::List { .. })).count();
                BlockKind::ListItem { depth: lists.saturating_sub(1).min(255) as u8, number: *number }
            }
            Some(Inside::Quote) => BlockKind::Quote,
            Some(Inside::Heading(level)) => BlockKind::Heading { level: *level },
            Some(Inside::Caption) => BlockKind::Caption,
            _ => BlockKind::Paragraph,
        }
    }
}

fn span_kind(node: &NodeRef<'_>, name: &str) -> Option<SpanKind> {
    match name {
        "a" => node.attr("href").map(|url| SpanKind::Link { url: url.to_string() }),
        "b" | "strong" => Some(SpanKind::Strong),
        "i" | "em" => Some(SpanKind::Emphasis),
        "code" | "kbd" | "samp" | "tt" => Some(SpanKind::Code),
        _ => None,
    }
}

/// Whether an element ends the line before it and begins another. Unknown ones do: their text is no part of a sentence.
fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "b"
            | "br"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

#[cfg(test)]
mod tests;
