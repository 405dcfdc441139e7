//! Headers, footers and page numbers: what stands at the same place on several pages.

use super::letters::{Fragment, PageLetters};
use std::collections::HashMap;

/// The part of a page, from its top and from its bottom, in which frames stand.
const MARGIN: f64 = 0.16;
/// How far the same thing may move from page to page, in points.
const SHIFT: f64 = 4.0;

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
    let mut seen: HashMap<(String, i64), Vec<usize>> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        for fragment in page.fragments.iter().filter(|fragment| is_at_edge(fragment, page)) {
            let place = (fragment.baseline / SHIFT).round() as i64;
            let pages = seen.entry((folded(&fragment.text), place)).or_default();
            if pages.last() != Some(&number) {
                pages.push(number);
            }
        }
    }
    let needed = if pages.len() <= 4 { 2 } else { 3 };
    pages
        .iter_mut()
        .map(|page| {
            let repeats = |fragment: &Fragment| {
                let place = (fragment.baseline / SHIFT).round() as i64;
                let text = folded(&fragment.text);
                let places = [place - 1, place, place + 1];
                let on = places.iter().filter_map(|place| seen.get(&(text.clone(), *place))).map(Vec::len).sum::<usize>();
                on >= needed
            };
            let edge = outermost(page);
            let mut frame = Frame::default();
            let (width, height) = (page.width, page.height);
            let all = std::mem::take(&mut page.fragments);
            for fragment in all {
                let is_repeated = edge.iter().any(|at| (at - fragment.baseline).abs() < 0.6 * fragment.size)
                    && is_at_edge_of(&fragment, height)
                    && repeats(&fragment);
                if is_repeated || fragment.is_frame {
                    let place = if fragment.baseline < height / 2.0 { &mut frame.head } else { &mut frame.foot };
                    place.push(fragment.text);
                } else {
                    page.fragments.push(fragment);
                }
            }
            page.width = width;
            frame
        })
        .collect()
}

fn is_at_edge(fragment: &Fragment, page: &PageLetters) -> bool {
    is_at_edge_of(fragment, page.height)
}

fn is_at_edge_of(fragment: &Fragment, height: f64) -> bool {
    fragment.baseline < height * MARGIN || (fragment.baseline > height * (1.0 - MARGIN) && fragment.baseline <= height)
}

/// The baselines of the two outermost rows at the top and at the bottom.
fn outermost(page: &PageLetters) -> Vec<f64> {
    let mut lines: Vec<f64> =
        page.fragments.iter().map(|fragment| fragment.baseline).filter(|at| *at <= page.height).collect();
    lines.sort_by(f64::total_cmp);
    lines.dedup_by(|a, b| (*a - *b).abs() < 3.0);
    let last = lines.len().saturating_sub(2).max(2.min(lines.len()));
    let mut outermost = lines[..lines.len().min(2)].to_vec();
    outermost.extend_from_slice(&lines[last..]);
    outermost
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
