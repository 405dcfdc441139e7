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
/// How far the starts of lines at one edge may lie apart, in points.
const EDGE: f64 = 1.5;

/// The columns of a page in reading order; `known` are the edges of columns on the pages before.
pub(super) fn columns(mut fragments: Vec<Fragment>, known: &mut Vec<f64>) -> Vec<Column> {
    fragments.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.x0.total_cmp(&b.x0)));
    let mut found = Vec::new();
    divide(fragments, 0, known, &mut found);
    found
}

/// Adds the columns of `fragments`, which are in order of their baselines.
fn divide(fragments: Vec<Fragment>, depth: usize, known: &mut Vec<f64>, found: &mut Vec<Column>) {
    let rows = rows(&fragments);
    let Some(gutter) = (depth < MAX_DEPTH).then(|| gutter(&fragments, known)).flatten() else {
        let lines = rows.iter().map(|row| line(&fragments, row)).collect::<Vec<_>>();
        if !lines.is_empty() {
            found.push(Column { lines });
        }
        return;
    };
    let mut sizes: Vec<f64> = fragments.iter().map(|fragment| fragment.size).collect();
    sizes.sort_by(f64::total_cmp);
    let body = sizes[sizes.len() / 2];
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let crosses = |at: &usize| fragments[*at].x0 < gutter && fragments[*at].x1 > gutter;
        // The last line of a headline across the page is often too short to reach across itself.
        let goes_on = across.last().is_some_and(|last: &Fragment| {
            let first = &fragments[row[0]];
            let is_same = (first.size - last.size).abs() < 0.5 && first.baseline - last.baseline < 1.5 * last.size;
            row.len() == 1 && is_same && first.size > 1.15 * body
        });
        let reaches_across = goes_on || row.iter().any(crosses);
        if reaches_across {
            flush_sides(&mut left, &mut right, depth, known, found);
            across.extend(row.iter().map(|at| fragments[*at].clone()));
        } else {
            flush_across(&mut across, depth, known, found);
            for at in row {
                let side = if fragments[at].x1 <= gutter { &mut left } else { &mut right };
                side.push(fragments[at].clone());
            }
        }
    }
    flush_across(&mut across, depth, known, found);
    flush_sides(&mut left, &mut right, depth, known, found);
}

fn flush_sides(
    left: &mut Vec<Fragment>,
    right: &mut Vec<Fragment>,
    depth: usize,
    known: &mut Vec<f64>,
    found: &mut Vec<Column>,
) {
    for side in [left, right] {
        if !side.is_empty() {
            divide(std::mem::take(side), depth + 1, known, found);
        }
    }
}

fn flush_across(across: &mut Vec<Fragment>, depth: usize, known: &mut Vec<f64>, found: &mut Vec<Column>) {
    if !across.is_empty() {
        divide(std::mem::take(across), depth + 1, known, found);
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

/// A place just left of the edge at which most lines begin that stand beside others, if there is running text on both
/// sides of it.
///
/// The gaps between words of justified lines can be as wide as a gutter; but only behind a gutter do lines begin at one
/// place. A gutter that is `known` from elsewhere in the document is believed with a single line beside another.
fn gutter(fragments: &[Fragment], known: &mut Vec<f64>) -> Option<f64> {
    let mut gaps: Vec<(f64, f64, f64)> = Vec::new();
    for (at, before) in fragments.iter().enumerate() {
        // Lines of two columns need not stand level: any that overlaps in height is a neighbour.
        let is_beside = |other: &&Fragment| (other.baseline - before.baseline).abs() < 0.7 * before.size;
        let above = fragments[..at].iter().rev().take_while(is_beside);
        let below = fragments[at + 1..].iter().take_while(is_beside);
        let beside = above.chain(below).filter(|other| other.x0 >= before.x1);
        if let Some(after) = beside.min_by(|a, b| a.x0.total_cmp(&b.x0))
            && after.x0 - before.x1 > 0.6 * before.size.min(after.size)
        {
            gaps.push((before.x1, after.x0, after.size));
        }
    }
    let is_crossed = |gutter: f64| fragments.iter().any(|one| one.x0 < gutter && one.x1 > gutter);
    let is_beside = |gutter: f64| gaps.iter().any(|(before, after, _)| *before <= gutter && *after >= gutter);
    let behind = |edge: &f64| edge - 2.0;
    if let Some(gutter) = known.iter().map(behind).find(|gutter| is_beside(*gutter) && !is_crossed(*gutter)) {
        return Some(gutter);
    }
    gaps.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut edges: Vec<(usize, f64, f64)> = Vec::new();
    for (_, x0, size) in gaps {
        match edges.last_mut().filter(|(_, edge, _)| x0 - *edge < EDGE) {
            Some((count, ..)) => *count += 1,
            None => edges.push((1, x0, size)),
        }
    }
    edges.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
    for (count, edge, size) in edges.into_iter().take(12) {
        let gutter = edge - 0.25 * size;
        let is_between =
            || is_running(fragments, |one| one.x1 <= gutter) && is_running(fragments, |one| one.x0 >= gutter);
        if count >= MIN_ROWS && is_between() {
            known.push(edge);
            return Some(gutter);
        }
    }
    None
}

/// Whether the fragments on one side look like lines of running text, and not like the cells of a table.
fn is_running(fragments: &[Fragment], is_on_side: impl Fn(&Fragment) -> bool) -> bool {
    let side: Vec<Fragment> = fragments.iter().filter(|fragment| is_on_side(fragment)).cloned().collect();
    let lines: Vec<Line> = rows(&side).iter().map(|row| line(&side, row)).collect();
    let widths = || lines.iter().map(|line| line.x1 - line.x0);
    let widest = widths().fold(0.0, f64::max);
    let letters = |line: &Line| line.text.chars().filter(|character| character.is_alphabetic()).count();
    let long = lines.iter().zip(widths()).filter(|(line, width)| *width > 0.5 * widest && letters(line) >= 10).count();
    lines.len() >= MIN_ROWS && long * 2 >= lines.len()
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
