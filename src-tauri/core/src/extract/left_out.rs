//! What of a page's words is not in its document, where it stood, and why.
//!
//! The engine that finds the article gives no account of what it left behind, and another engine would give a different
//! one; so the words of the whole page are compared with those of the document, whichever engine made it.

use super::blocks::Piece;
use super::body::zones::zone_of;
use super::canonical::one_line;
use super::furniture;
use super::words::{ROW, Word, hash, words_of};
use crate::article::Citation;
use crate::document::DropReason;
use dom_query::{Document as Tree, NodeRef};
use std::collections::HashMap;

/// A stretch that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// Number of pieces before it.
    pub(super) before: usize,
    pub(super) reason: DropReason,
    pub(super) text: String,
}

/// The words of `tree` that are not in `pieces`.
pub(super) fn left_out(tree: &Tree, pieces: &[Piece], citation: &Citation) -> Vec<LeftOut> {
    let kept = Kept::new(pieces);
    let fields = Fields::new(citation);
    let mut found: Vec<LeftOut> = Vec::new();
    let mut before = 0;
    for segment in segments(tree) {
        let words = words_of(&segment.text);
        let is_field = fields.has(&segment.text) && !kept.has_block(&words);
        let covered = if is_field { vec![false; words.len()] } else { kept.cover(&words, &mut before) };
        for run in uncovered(&covered) {
            let text = segment.text[words[run.start].start..words[run.end - 1].end].to_owned();
            let reason = reason(&segment, &text, &fields);
            match found.last_mut() {
                Some(last) if last.before == before && last.reason == reason && is_merged(reason) => {
                    last.text.push(' ');
                    last.text.push_str(&text);
                }
                _ => found.push(LeftOut { before, reason, text }),
            }
        }
    }
    found
}

/// Menus and lists of links are many short stretches of one thing.
fn is_merged(reason: DropReason) -> bool {
    matches!(reason, DropReason::Navigation | DropReason::Related | DropReason::Comments)
}

/// What the document has: rows of words, and whole short blocks.
struct Kept {
    grams: HashMap<u64, usize>,
    short: HashMap<u64, usize>,
}

impl Kept {
    fn new(pieces: &[Piece]) -> Self {
        let mut kept = Self { grams: HashMap::new(), short: HashMap::new() };
        for (at, piece) in pieces.iter().enumerate() {
            let words = words_of(&piece.text);
            for gram in words.windows(ROW) {
                kept.grams.entry(hash(gram)).or_insert(at);
            }
            for line in piece.text.split('\n').chain([piece.text.as_str()]) {
                kept.short.entry(hash(&words_of(line))).or_insert(at);
            }
        }
        kept
    }

    /// Whether `words` are a whole block or line.
    fn has_block(&self, words: &[Word]) -> bool {
        self.short.contains_key(&hash(words))
    }

    /// Which of `words` the document has; moves `before` past the last piece that has them.
    fn cover(&self, words: &[Word], before: &mut usize) -> Vec<bool> {
        if let Some(at) = self.short.get(&hash(words)) {
            // A short line may stand in several places; it does not tell this one.
            *before = (*before).max(if words.len() >= ROW { at + 1 } else { 0 });
            return vec![true; words.len()];
        }
        let mut covered = vec![false; words.len()];
        let mut last = None;
        for (start, gram) in words.windows(ROW).enumerate() {
            if let Some(at) = self.grams.get(&hash(gram)) {
                covered[start..start + ROW].fill(true);
                last = last.max(Some(*at));
            }
        }
        // A headline shares some words with its story; that does not make it a part of it.
        if covered.iter().filter(|covered| **covered).count() * 2 < words.len() {
            covered.fill(false);
        } else if let Some(at) = last {
            *before = (*before).max(at + 1);
        }
        covered
    }
}

/// Runs of words that are not covered. One or two words between covered ones are the seam of a join, not a cut.
fn uncovered(covered: &[bool]) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let mut start = None;
    for at in 0..=covered.len() {
        match (start, covered.get(at)) {
            (None, Some(false)) => start = Some(at),
            (Some(from), Some(true) | None) => {
                let is_seam = from > 0 && at < covered.len() && at - from <= 2;
                if !is_seam {
                    runs.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    runs
}

/// A block of the page's text, and what the markup around it says it is.
struct Segment {
    text: String,
    zone: Option<DropReason>,
    is_linked: bool,
}

/// The page's text, block by block, without recursion.
fn segments(tree: &Tree) -> Vec<Segment> {
    let mut segments = Vec::new();
    let Some(body) = tree.body() else { return segments };
    let mut text = String::new();
    let mut linked = 0;
    let mut zones: Vec<Option<DropReason>> = vec![None];
    let mut open: Vec<(NodeRef<'_>, bool)> = Vec::new();
    let mut links = 0usize;
    let mut at = body.first_child();
    loop {
        while let Some(node) = at {
            let is_block = node.is_element() && !is_inline(&node);
            if is_block {
                push(&mut segments, &mut text, &mut linked, &zones);
                // What merely stands outside says less than what is around it.
                let own = zone_of(&node).map(|zone| zone.reason).filter(|reason| *reason != DropReason::OutsideBody);
                zones.push(own.or_else(|| zones.last().copied().flatten()));
            }
            if node.has_name("a") {
                links += 1;
            }
            if node.is_text() {
                let own = node.text();
                text.push_str(&own);
                linked += if links > 0 { own.len() } else { 0 };
            }
            let never_shows = node.has_name("noscript") || node.has_name("video") || node.has_name("audio");
            open.push((node, is_block));
            at = if never_shows { None } else { node.first_child() };
        }
        let Some((node, is_block)) = open.pop() else { break };
        if is_block {
            push(&mut segments, &mut text, &mut linked, &zones);
            zones.pop();
        }
        if node.has_name("a") {
            links -= 1;
        }
        at = node.next_sibling();
    }
    push(&mut segments, &mut text, &mut linked, &zones);
    segments
}

fn push(segments: &mut Vec<Segment>, text: &mut String, linked: &mut usize, zones: &[Option<DropReason>]) {
    let folded = one_line(text);
    if !folded.is_empty() {
        let is_linked = *linked * 10 >= text.trim().len() * 8;
        segments.push(Segment { text: folded, zone: zones.last().copied().flatten(), is_linked });
    }
    text.clear();
    *linked = 0;
}

pub(super) fn is_inline(node: &NodeRef<'_>) -> bool {
    const INLINE: &[&str] = &[
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
    ];
    node.node_name().is_some_and(|name| INLINE.contains(&name.as_ref()))
}

/// The fields, ready to be compared with many lines.
struct Fields<'a> {
    citation: &'a Citation,
    /// Headline and outlet, in lower case.
    whole: Vec<String>,
}

impl<'a> Fields<'a> {
    fn new(citation: &'a Citation) -> Self {
        let whole = [&citation.headline, &citation.outlet].into_iter().flatten().map(|field| field.to_lowercase());
        Self { citation, whole: whole.collect() }
    }

    /// Whether `text` is one of the fields, or nothing but some of them.
    fn has(&self, text: &str) -> bool {
        if text.chars().nth(300).is_some() {
            return false;
        }
        let citation = self.citation;
        let is_byline = || {
            // Most lines name no author; to look for names in all of them would cost more than all the rest.
            citation.byline.iter().any(|name| text.contains(name.as_str())) && {
                let names = super::names::names(text, citation.outlet.as_deref());
                !names.is_empty() && names.iter().all(|name| citation.byline.contains(name))
            }
        };
        let is_date = || {
            text.bytes().any(|byte| byte.is_ascii_digit())
                && super::dates::whole_line(text, super::dates::Order::of(citation.language.as_deref())).is_some()
        };
        let is_whole = || {
            let folded = text.to_lowercase();
            self.whole.contains(&folded)
        };
        is_whole() || is_byline() || is_date()
    }
}

fn reason(segment: &Segment, text: &str, fields: &Fields<'_>) -> DropReason {
    if fields.has(text) {
        return DropReason::Field;
    }
    let otherwise = if segment.is_linked { DropReason::Navigation } else { DropReason::OutsideBody };
    segment.zone.or_else(|| furniture::reason(text)).unwrap_or(otherwise)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;

    #[test]
    fn what_is_not_in_the_document_is_listed_at_its_place() {
        let paragraph = |text: &str| Piece { kind: BlockKind::Paragraph, text: text.into(), spans: Vec::new() };
        let pieces =
            [paragraph("The first words of the story stand here."), paragraph("The second paragraph follows at once.")];
        let tree = Tree::from(
            "<nav><a>World</a> <a>Sport</a></nav><h1>Talks</h1><p>The first words of the story stand here.
            <div class=newsletter>Get it by mail</div><p>The second paragraph <b>follows</b> at once.<p>Call the desk on any weekday.",
        );
        let citation = Citation { headline: Some("Talks".into()), ..Citation::default() };
        let found: Vec<_> =
            left_out(&tree, &pieces, &citation).into_iter().map(|left| (left.before, left.reason, left.text)).collect();
        assert_eq!(
            found,
            [
                (0, DropReason::Navigation, "World Sport".to_owned()),
                (0, DropReason::Field, "Talks".to_owned()),
                (1, DropReason::Promotion, "Get it by mail".to_owned()),
                (2, DropReason::OutsideBody, "Call the desk on any weekday.".to_owned()),
            ]
        );
    }

    #[test]
    fn words_cut_out_of_a_paragraph_are_listed() {
        let covered = [true, true, true, true, false, false, false, true, true, true, true];
        assert_eq!(uncovered(&covered).first(), Some(&(4..7)));
    }
}
