//! Where a cell stands, and whether a table is one: old pages are laid out with tables.

use super::Inside;
use dom_query::NodeRef;
use std::collections::HashSet;

/// The table being walked.
#[derive(Debug)]
pub(super) struct Table {
    is_layout: bool,
    /// Rows begun so far.
    rows: u32,
    column: u32,
    /// Places that a cell above or to the left reaches into.
    taken: HashSet<(u32, u32)>,
}

/// Reach of a cell that is honoured; the limit keeps a hostile `rowspan` from filling memory.
const MAX_SPAN: u32 = 64;

impl Table {
    pub(super) fn new(table: &NodeRef<'_>) -> Self {
        Self { is_layout: is_layout(table), rows: 0, column: 0, taken: HashSet::new() }
    }

    /// Begins a row.
    pub(super) fn row(&mut self) {
        self.rows += 1;
        self.column = 0;
    }

    /// Places a cell; `None` in a table that only lays out.
    pub(super) fn cell(&mut self, cell: &NodeRef<'_>) -> Option<Inside> {
        if self.is_layout {
            return None;
        }
        let row = self.rows.saturating_sub(1);
        while self.taken.remove(&(row, self.column)) {
            self.column += 1;
        }
        let column = self.column;
        let reach = |name: &str| {
            cell.attr(name).and_then(|value| value.trim().parse::<u32>().ok()).unwrap_or(1).clamp(1, MAX_SPAN)
        };
        let (columns, rows) = (reach("colspan"), reach("rowspan"));
        for below in 1..rows {
            self.taken.extend((0..columns).map(|right| (row + below, column + right)));
        }
        self.column = column.saturating_add(columns);
        Some(Inside::Cell { row, column, header: cell.has_name("th") })
    }
}

/// A table of data has two rows and two columns at least and no headings, lists, quotes or tables in its cells.
fn is_layout(table: &NodeRef<'_>) -> bool {
    let (mut rows, mut cells, mut has_head) = (0, 0, false);
    for node in table.descendants_it() {
        let Some(name) = node.node_name() else { continue };
        match name.as_ref() {
            "tr" => rows += 1,
            "td" => cells += 1,
            "th" | "caption" => {
                has_head = true;
                cells += 1;
            }
            "table" | "h1" | "h2" | "h3" | "blockquote" | "figure" | "article" | "section" => return true,
            "ul" | "ol" if !has_head => return true,
            _ => {}
        }
    }
    !has_head && (rows < 2 || cells < 2 * rows)
}
