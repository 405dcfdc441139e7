//! Headers, footers and page numbers: what stands at the same place on several pages.

use super::letters::{Fragment, PageLetters};
use std::collections::{HashMap, HashSet};

/// The part of a page, from its top and from its bottom, in which frames stand.
const MARGIN: f64 = 0.16;
/// How far the same thing may move from page to page, in points.
const SHIFT: f64 = 4.0;
/// The most rows of a header or footer.
const MAX_ROWS: usize = 4;

/// What was taken off a page.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Frame {
    /// Above the text.
    pub(super) head: Vec<String>,
    /// Below the text.
    pub(super) foot: Vec<String>,
}

/// Takes the frames off the pages.
pub(super) fn take(pages: &mut [PageLetters]) -> Vec<Frame> {
    let mut seen: HashMap<(String, i64), HashSet<usize>> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        for fragment in page.fragments.iter().filter(|fragment| is_at_edge(fragment, page.height)) {
            seen.entry((folded(&fragment.text), place(fragment))).or_default().insert(number);
        }
    }
    let needed = if pages.len() <= 4 { 2 } else { 3 };
    let repeats = |fragment: &Fragment| {
        let (text, at) = (folded(&fragment.text), place(fragment));
        let on = |at| seen.get(&(text.clone(), at)).map_or(0, HashSet::len);
        on(at - 1) + on(at) + on(at + 1) >= needed
    };
    pages.iter_mut().map(|page| take_from(page, &repeats)).collect()
}

fn take_from(page: &mut PageLetters, repeats: &impl Fn(&Fragment) -> bool) -> Frame {
    let mut frame = Frame::default();
    let (marked, mut rest): (Vec<_>, Vec<_>) =
        std::mem::take(&mut page.fragments).into_iter().partition(|fragment| fragment.is_frame);
    for fragment in marked {
        let place = if fragment.baseline < page.height / 2.0 { &mut frame.head } else { &mut frame.foot };
        place.push(fragment.text);
    }
    for is_head in [true, false] {
        let mut rows = Vec::new();
        for _ in 0..MAX_ROWS {
            let Some(taken) = outer_row(&mut rest, page.height, is_head, repeats) else { break };
            rows.push(taken);
        }
        if !is_head {
            rows.reverse();
        }
        let place = if is_head { &mut frame.head } else { &mut frame.foot };
        place.extend(rows.into_iter().flatten().map(|fragment| fragment.text));
    }
    page.fragments = rest;
    frame
}

/// Takes off the outermost row if it is a frame: all of it repeats, or some of it does and it stands apart from the text.
fn outer_row(
    fragments: &mut Vec<Fragment>,
    height: f64,
    is_head: bool,
    repeats: &impl Fn(&Fragment) -> bool,
) -> Option<Vec<Fragment>> {
    let upright = || fragments.iter().filter(|fragment| fragment.baseline <= height);
    let by_height = |a: &&Fragment, b: &&Fragment| a.baseline.total_cmp(&b.baseline);
    let outermost = if is_head { upright().min_by(by_height) } else { upright().max_by(by_height) }?.clone();
    if !is_at_edge(&outermost, height) {
        return None;
    }
    let row: Vec<&Fragment> = upright().filter(|fragment| fragment.is_level_with(&outermost)).collect();
    let others = upright().filter(|fragment| !fragment.is_level_with(&outermost));
    let distance = others.map(|other| (other.baseline - outermost.baseline).abs()).fold(f64::INFINITY, f64::min);
    let is_short = row.iter().map(|fragment| fragment.text.len()).sum::<usize>() < 120;
    let stands_apart = distance > 1.8 * outermost.size && is_short;
    let all_repeat = row.iter().all(|fragment| repeats(fragment));
    let some_repeat = row.iter().any(|fragment| repeats(fragment));
    if !(all_repeat || (stands_apart && some_repeat)) {
        return None;
    }
    let (taken, rest) = std::mem::take(fragments).into_iter().partition(|fragment| fragment.is_level_with(&outermost));
    *fragments = rest;
    Some(taken)
}

fn place(fragment: &Fragment) -> i64 {
    (fragment.baseline / SHIFT).round() as i64
}

fn is_at_edge(fragment: &Fragment, height: f64) -> bool {
    fragment.baseline < height * MARGIN || (fragment.baseline > height * (1.0 - MARGIN) && fragment.baseline <= height)
}

/// The text with every number the same, so that page numbers and dates do not tell pages apart.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().filter(|character| !character.is_whitespace()) {
        if !character.is_ascii_digit() {
            folded.extend(character.to_lowercase());
        } else if !folded.ends_with('#') {
            folded.push('#');
        }
    }
    folded
}
