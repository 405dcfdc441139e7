//! Takes off the ends of an article what its page put there: the headline again, the author line, and furniture below.

use super::blocks::Piece;
use super::dates::{self, Order};
use super::furniture;
use super::left_out::LeftOut;
use super::names;
use super::notices;
use crate::article::Citation;
use crate::document::{BlockKind, DropReason, SpanKind};
use std::collections::HashSet;

/// How many pieces with words at the start are looked at for fields.
const HEAD: usize = 6;

/// How much of the pieces is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    /// The article among what its page put around it.
    Article,
    /// All of them, as in a document or a mail: only what can be nothing but furniture goes.
    Everything,
}

/// The pieces that are the story, and the others in their places. Fields that only the pieces hold go into `citation`.
pub(super) fn trim(pieces: Vec<Piece>, meant: Meant, citation: &mut Citation) -> (Vec<Piece>, Vec<LeftOut>) {
    let mut reasons: Vec<Option<DropReason>> = vec![None; pieces.len()];
    trim_head(&pieces, citation, &mut reasons);
    if meant == Meant::Article {
        trim_repeated(&pieces, &mut reasons);
        trim_sections(&pieces, &mut reasons);
        for (piece, reason) in pieces.iter().zip(&mut reasons) {
            *reason = reason.or_else(|| notice(piece, citation));
        }
    }
    trim_mailing(&pieces, &mut reasons);
    if meant == Meant::Article {
        trim_source(&pieces, citation, &mut reasons);
    }
    trim_tail(&pieces, meant, &mut reasons);
    trim_inside(&pieces, meant, &mut reasons);
    // Something must be left: what is nothing but labels was meant to be kept.
    if pieces.iter().zip(&reasons).all(|(piece, reason)| reason.is_some() || piece.is_figure()) {
        return (pieces, Vec::new());
    }
    let mut kept = Vec::new();
    let mut left_out = Vec::new();
    for (piece, reason) in pieces.into_iter().zip(reasons) {
        match reason {
            Some(reason) => left_out.push(LeftOut { before: kept.len(), reason, text: piece.text }),
            None => kept.push(piece),
        }
    }
    (kept, left_out)
}

/// Gives each stretch of `outside` the reason for which the trim took it, where it did.
pub(super) fn keep_reasons(mut outside: Vec<LeftOut>, trimmed: &[LeftOut]) -> Vec<LeftOut> {
    for left in &mut outside {
        if let Some(known) = trimmed.iter().find(|known| known.text == left.text) {
            left.reason = known.reason;
        }
    }
    outside
}

fn trim_head(pieces: &[Piece], citation: &mut Citation, reasons: &mut [Option<DropReason>]) {
    let order = Order::of(citation.language.as_deref());
    let first: Vec<usize> = (0..pieces.len()).filter(|at| !pieces[*at].is_figure()).take(HEAD).collect();
    for (place, at) in first.into_iter().enumerate() {
        let piece = &pieces[at];
        let is_heading = matches!(piece.kind, BlockKind::Heading { .. });
        let is_first = reasons[..at].iter().zip(pieces).all(|(reason, piece)| reason.is_some() || piece.is_figure());
        let same = citation.headline.as_ref().is_some_and(|headline| is_headline(headline, &piece.text));
        if same && (place < 3 || is_heading) {
            reasons[at] = Some(DropReason::Field);
        } else if citation.headline.is_none() && is_heading && is_first {
            citation.headline = Some(piece.text.replace('\n', " "));
            reasons[at] = Some(DropReason::Field);
        } else if is_first || place < 4 {
            reasons[at] = field(&piece.text, order, citation);
        }
    }
}

/// Takes a paragraph that is nothing but authors and dates.
fn field(text: &str, order: Order, citation: &mut Citation) -> Option<DropReason> {
    if text.chars().count() > 120 {
        return None;
    }
    let line = text.replace('\n', " ");
    if let Some(dates) = dates::whole_line(&line, order) {
        citation.published = citation.published.take().or(dates.published);
        citation.updated = citation.updated.take().or(dates.updated);
        return Some(DropReason::Field);
    }
    let (dates, rest) = dates::take_all(&line, order);
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | ',' | '-' | '–' | '—' | '·' | '•'));
    // The engine may have taken the names and left "By" and the date.
    let is_only_dates = rest.is_empty() || names::is_lead(rest);
    if is_only_dates && (dates.published.is_some() || dates.updated.is_some()) {
        citation.published = citation.published.take().or(dates.published);
        citation.updated = citation.updated.take().or(dates.updated);
        return Some(DropReason::Field);
    }
    let after_lead = names::after_lead(rest);
    let found = names::read(after_lead.unwrap_or(rest));
    let are_known = !found.names.is_empty() && found.names.iter().all(|name| citation.byline.contains(name));
    let are_names = found.names.iter().all(|name| names::is_name(name)) && !found.names.is_empty();
    let is_byline = names::is_all_names(rest, &found)
        && (are_known && found.names.concat().len() * 2 > rest.len() || (after_lead.is_some() && are_names));
    if !is_byline {
        return None;
    }
    if citation.byline.is_empty() {
        citation.byline = found.names;
    }
    citation.published = citation.published.take().or(dates.published);
    Some(DropReason::Field)
}

/// Whether `text` is the headline, with or without the name of a section after it.
fn is_headline(headline: &str, text: &str) -> bool {
    let without_section = text.rsplit_once(" | ").map(|(head, _)| head);
    is_same(headline, text) || without_section.is_some_and(|head| is_same(headline, head))
}

/// Whether two lines are the same but for letter case, white space and marks.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    let folded =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (a, b) = (folded(a), folded(b));
    !a.is_empty() && a == b
}

/// How to open a mail elsewhere, at its start, and how to get no more, at its end.
fn trim_mailing(pieces: &[Piece], reasons: &mut [Option<DropReason>]) {
    const FIRST: usize = 6;
    const LAST: usize = 20;
    for (at, piece) in pieces.iter().enumerate() {
        let is_at_end = at < FIRST || at + LAST >= pieces.len();
        let may_be = reasons[at].is_none()
            && !piece.is_figure()
            && !matches!(piece.kind, BlockKind::Heading { .. } | BlockKind::Preformatted);
        let lines = || piece.text.lines().filter(|line| !line.trim().is_empty());
        let is_whole = || lines().count() > 0 && lines().all(notices::is_of_mailing);
        if may_be && is_at_end && (is_whole() || at >= FIRST && links_out(piece)) {
            reasons[at] = Some(DropReason::Promotion);
        }
    }
}

/// Whether a short piece has a link by which its reader gets no more of a mailing.
fn links_out(piece: &Piece) -> bool {
    const MOST_CHARACTERS: usize = 300;
    piece.text.chars().nth(MOST_CHARACTERS).is_none()
        && piece.spans.iter().any(|(range, kind)| {
            let text = piece.text.get(range.start.0..range.end.0);
            matches!(kind, SpanKind::Link { .. }) && text.is_some_and(notices::is_of_mailing)
        })
}

/// The last paragraphs, where they present the author or the outlet.
fn trim_source(pieces: &[Piece], citation: &Citation, reasons: &mut [Option<DropReason>]) {
    const LAST: usize = 4;
    const LEAST_BEFORE: usize = 5;
    let open: Vec<usize> = (0..pieces.len())
        .rev()
        .filter(|at| reasons[*at].is_none() && !pieces[*at].text.is_empty())
        .take(LAST)
        .collect();
    for at in open.into_iter().filter(|at| *at >= LEAST_BEFORE && pieces[*at].kind == BlockKind::Paragraph) {
        if notices::is_about_source(&pieces[at].text, &citation.byline, citation.outlet.as_deref()) {
            reasons[at] = Some(DropReason::Credit);
        }
    }
}

/// Below the last running text, headings, labels and links are furniture.
fn trim_tail(pieces: &[Piece], meant: Meant, reasons: &mut [Option<DropReason>]) {
    let is_story = |piece: &Piece| {
        let is_running = piece.text.chars().count() > 140 || is_sentence(&piece.text);
        matches!(piece.kind, BlockKind::TableCell { .. } | BlockKind::Preformatted)
            || (is_running
                && !is_linked(piece)
                && !matches!(piece.kind, BlockKind::Heading { .. })
                && furniture::reason(&piece.text).is_none())
    };
    let from = (0..pieces.len())
        .rev()
        .find(|at| reasons[*at].is_none() && is_story(&pieces[*at]))
        .map_or(pieces.len(), |at| at + 1);
    let mut reason = None;
    for at in from..pieces.len() {
        let piece = &pieces[at];
        if reasons[at].is_some() || piece.is_figure() {
            continue;
        }
        let own = furniture::reason(&piece.text)
            .or_else(|| furniture::is_row_of_labels(&piece.text).then_some(DropReason::Navigation));
        // After a label only what links elsewhere is taken with it.
        let goes_with = reason.filter(|_| piece.linked() * 10 >= piece.text.len() * 7 && !piece.text.is_empty());
        let otherwise = match piece.kind {
            _ if meant == Meant::Everything => None,
            // A heading with nothing below it, and a link or label with nothing after it.
            BlockKind::Heading { .. } => Some(DropReason::OutsideBody),
            BlockKind::Paragraph if is_linked(piece) || piece.text.split_whitespace().count() < 8 => {
                Some(DropReason::OutsideBody)
            }
            BlockKind::ListItem { .. } if is_linked(piece) => Some(DropReason::Related),
            _ => None,
        };
        reason = own.or(goes_with).or(otherwise);
        reasons[at] = reason;
    }
}

fn is_linked(piece: &Piece) -> bool {
    !piece.text.is_empty() && piece.linked() * 2 >= piece.text.len()
}

fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '”', '"', '…', '。', ')', ':']) && text.split_whitespace().count() > 5
}

/// Why a whole paragraph of sentences is no part of the story: who wrote it, where to subscribe, who earns by it.
fn notice(piece: &Piece, citation: &Citation) -> Option<DropReason> {
    const MAX_CHARACTERS: usize = 600;
    if !matches!(
        piece.kind,
        BlockKind::Paragraph
            | BlockKind::Caption
            | BlockKind::Heading { .. }
            | BlockKind::ListItem { .. }
            | BlockKind::TableCell { .. }
    ) || piece.text.chars().nth(MAX_CHARACTERS).is_some()
    {
        return None;
    }
    let is_cell = matches!(piece.kind, BlockKind::TableCell { .. });
    notices::reason(&piece.text)
        .or_else(|| (!is_cell && notices::is_about_author(&piece.text, &citation.byline)).then_some(DropReason::Credit))
}

/// What stands on the page a second time: pages hold an article once for wide windows and once for narrow ones.
fn trim_repeated(pieces: &[Piece], reasons: &mut [Option<DropReason>]) {
    const LEAST_WORDS: usize = 12;
    let mut seen: HashSet<&str> = HashSet::new();
    let mut was_repeated = false;
    for (piece, reason) in pieces.iter().zip(reasons.iter_mut()) {
        let is_text =
            matches!(piece.kind, BlockKind::Paragraph | BlockKind::Heading { .. } | BlockKind::ListItem { .. });
        if !is_text || piece.text.is_empty() {
            continue;
        }
        let is_again = !seen.insert(&piece.text);
        // A label may stand in many places; after a repeated paragraph it is repeated with it.
        let is_long = piece.text.split_whitespace().count() >= LEAST_WORDS;
        if is_again && (is_long || was_repeated) {
            *reason = Some(DropReason::OutsideBody);
        }
        was_repeated = is_again && (is_long || was_repeated);
    }
}

/// Sections under a heading that says that they are none of the story's.
fn trim_sections(pieces: &[Piece], reasons: &mut [Option<DropReason>]) {
    let all: usize = pieces.iter().map(|piece| piece.text.len()).sum();
    let mut before = 0;
    for at in 0..pieces.len() {
        let BlockKind::Heading { level } = pieces[at].kind else {
            before += pieces[at].text.len();
            continue;
        };
        let label = furniture::label(&pieces[at].text);
        if let Some(reason) = label.filter(|reason| *reason != DropReason::Navigation) {
            let ends = |piece: &Piece| matches!(piece.kind, BlockKind::Heading { level: other } if other <= level);
            let end = match reason {
                DropReason::Comments => pieces.len(),
                _ => (at + 1..pieces.len()).find(|end| ends(&pieces[*end])).unwrap_or(pieces.len()),
            };
            let inside: usize = pieces[at..end].iter().map(|piece| piece.text.len()).sum();
            if inside * 10 < all * 4 && before * 2 > all {
                for reason_at in &mut reasons[at..end] {
                    *reason_at = reason_at.or(Some(reason));
                }
            }
        }
        before += pieces[at].text.len();
    }
}

/// Labels between paragraphs that can be nothing else.
fn trim_inside(pieces: &[Piece], meant: Meant, reasons: &mut [Option<DropReason>]) {
    let mut leads = false;
    for (piece, reason) in pieces.iter().zip(reasons.iter_mut()) {
        let is_led = std::mem::replace(&mut leads, piece.text.ends_with(':'));
        if reason.is_some() || piece.is_figure() {
            continue;
        }
        let is_link = is_linked(piece);
        let is_paragraph = piece.kind == BlockKind::Paragraph;
        *reason = match furniture::reason(&piece.text) {
            Some(DropReason::Promotion) if !matches!(piece.kind, BlockKind::TableCell { .. }) => {
                Some(DropReason::Promotion)
            }
            Some(DropReason::Related) if is_link || piece.text.contains(':') => Some(DropReason::Related),
            Some(DropReason::Navigation) if is_link || furniture::is_row_of_labels(&piece.text) => {
                Some(DropReason::Navigation)
            }
            Some(DropReason::Credit) if is_paragraph => Some(DropReason::Credit),
            // A paragraph that is one link points elsewhere, unless the one before it announces it.
            _ if meant == Meant::Article
                && is_paragraph
                && !is_led
                && piece.linked() * 10 >= piece.text.len() * 9
                && !is_sentence(&piece.text) =>
            {
                Some(DropReason::Related)
            }
            _ => None,
        };
    }
}
