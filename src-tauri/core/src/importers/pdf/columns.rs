//! Reading order: gutters divide a page into columns, and what reaches across a gutter divides them into bands.

use super::letters::Fragment;

/// Lines one below the other, all of one column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub(super) lines: Vec<Line>,
}

/// One printed line of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) baseline: f64,
    pub(super) size: f64,
    pub(super) is_bold: bool,
    pub(super) text: String,
}

/// Columns inside columns that are followed.
const MAX_DEPTH: usize = 6;
/// Rows that must agree on a gutter.
const MIN_ROWS: usize = 3;

/// The columns of a page in reading order.
pub(super) fn columns(mut fragments: Vec<Fragment>) -> Vec<Column> {
    fragments.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.x0.total_cmp(&b.x0)));
    let mut found = Vec::new();
    divide(fragments, 0, &mut found);
    found
}

/// Adds the columns of `fragments`, which are in order of their baselines.
fn divide(fragments: Vec<Fragment>, depth: usize, found: &mut Vec<Column>) {
    let rows = rows(&fragments);
    let Some(gutter) = (depth < MAX_DEPTH).then(|| gutter(&fragments)).flatten() else {
        let lines = rows.iter().map(|row| line(&fragments, row)).collect::<Vec<_>>();
        if !lines.is_empty() {
            found.push(Column { lines });
        }
        return;
    };
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let crosses = |at: &usize| fragments[*at].x0 < gutter && fragments[*at].x1 > gutter;
        let reaches_across = row.iter().any(crosses);
        if reaches_across {
            flush_sides(&mut left, &mut right, depth, found);
            across.extend(row.iter().map(|at| fragments[*at].clone()));
        } else {
            flush_across(&mut across, depth, found);
            for at in row {
                let side = if fragments[at].x1 <= gutter { &mut left } else { &mut right };
                side.push(fragments[at].clone());
            }
        }
    }
    flush_across(&mut across, depth, found);
    flush_sides(&mut left, &mut right, depth, found);
}

fn flush_sides(left: &mut Vec<Fragment>, right: &mut Vec<Fragment>, depth: usize, found: &mut Vec<Column>) {
    for side in [left, right] {
        if !side.is_empty() {
            divide(std::mem::take(side), depth + 1, found);
        }
    }
}

fn flush_across(across: &mut Vec<Fragment>, depth: usize, found: &mut Vec<Column>) {
    if !across.is_empty() {
        divide(std::mem::take(across), depth + 1, found);
    }
}

/// The fragments that stand level with each other, each row from left to right, the rows from top to bottom.
fn rows(fragments: &[Fragment]) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for (at, fragment) in fragments.iter().enumerate() {
        match rows.last_mut().filter(|row| fragments[row[0]].is_level_with(fragment)) {
            Some(row) => row.push(at),
            None => rows.push(vec![at]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| fragments[*a].x0.total_cmp(&fragments[*b].x0));
    }
    rows
}

/// The middle of the gap that most rows agree on, if there is running text on both sides of it.
fn gutter(fragments: &[Fragment]) -> Option<f64> {
    let mut edges: Vec<(f64, i32)> = Vec::new();
    for (at, before) in fragments.iter().enumerate() {
        // Lines of two columns need not stand level: any that overlaps in height is a neighbour.
        let is_beside = |other: &&Fragment| (other.baseline - before.baseline).abs() < 0.7 * before.size;
        let above = fragments[..at].iter().rev().take_while(is_beside);
        let below = fragments[at + 1..].iter().take_while(is_beside);
        let beside = above.chain(below).filter(|other| other.x0 >= before.x1);
        if let Some(after) = beside.min_by(|a, b| a.x0.total_cmp(&b.x0))
            && after.x0 - before.x1 > 0.6 * before.size.min(after.size)
        {
            edges.extend([(before.x1, 1), (after.x0, -1)]);
        }
    }
    edges.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let (mut depth, mut gaps) = (0, Vec::new());
    for pair in edges.windows(2) {
        depth += pair[0].1;
        if depth >= MIN_ROWS as i32 && pair[1].0 - pair[0].0 > 1.0 {
            gaps.push((depth, f64::midpoint(pair[0].0, pair[1].0)));
        }
    }
    gaps.sort_by_key(|(depth, _)| std::cmp::Reverse(*depth));
    gaps.truncate(4);
    gaps.into_iter().map(|(_, middle)| middle).find(|middle| {
        let side = |is_left: bool| {
            let inside = |fragment: &&Fragment| if is_left { fragment.x1 <= *middle } else { fragment.x0 >= *middle };
            fragments.iter().filter(inside).collect::<Vec<_>>()
        };
        is_running(&side(true)) && is_running(&side(false))
    })
}

/// Whether fragments look like lines of running text, and not like the cells of a table.
fn is_running(side: &[&Fragment]) -> bool {
    if side.len() < MIN_ROWS {
        return false;
    }
    let x0 = side.iter().map(|fragment| fragment.x0).fold(f64::INFINITY, f64::min);
    let x1 = side.iter().map(|fragment| fragment.x1).fold(f64::NEG_INFINITY, f64::max);
    let long = |fragment: &&&Fragment| {
        fragment.x1 - fragment.x0 > 0.5 * (x1 - x0) && fragment.text.chars().filter(|c| c.is_alphabetic()).count() >= 10
    };
    // A side that is itself of several columns has lines of a part of its width.
    let several = |fragment: &&&Fragment| fragment.text.chars().filter(|c| c.is_alphabetic()).count() >= 18;
    side.iter().filter(long).count() * 2 >= side.len() || side.iter().filter(several).count() * 10 >= side.len() * 7
}

fn line(fragments: &[Fragment], row: &[usize]) -> Line {
    let mut text = String::new();
    let mut end = f64::NEG_INFINITY;
    let size = row.iter().map(|at| fragments[*at].size).fold(0.0, f64::max);
    for at in row {
        let fragment = &fragments[*at];
        if !text.is_empty() && fragment.x0 - end > 0.16 * fragment.size.min(size) {
            text.push(' ');
        }
        text.push_str(&fragment.text);
        end = fragment.x1;
    }
    let largest = row.iter().map(|at| &fragments[*at]).max_by(|a, b| a.text.len().cmp(&b.text.len()));
    Line {
        x0: row.iter().map(|at| fragments[*at].x0).fold(f64::INFINITY, f64::min),
        x1: row.iter().map(|at| fragments[*at].x1).fold(f64::NEG_INFINITY, f64::max),
        baseline: largest.map_or(0.0, |fragment| fragment.baseline),
        size: largest.map_or(size, |fragment| fragment.size),
        is_bold: row.iter().all(|at| fragments[*at].is_bold),
        text: super::direction::in_reading_order(text),
    }
}
