//! Lines to pieces: paragraphs, list items, and short lines that stand together, such as verse.

use super::lines::{Bullet, Line, bullet};
use super::{Taken, ends_sentence, tail};
use crate::document::BlockKind;
use crate::extract::blocks::Piece;
use crate::extract::left_out::LeftOut;

/// The pieces of the lines that are not taken, and the others in their places.
pub(super) fn build(lines: &[Line], taken: &Taken) -> (Vec<Piece>, Vec<LeftOut>) {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut left_out: Vec<LeftOut> = Vec::new();
    let has_blank_lines = lines.first().map(|line| line.group) != lines.last().map(|line| line.group);
    let first_story = taken.iter().position(Option::is_none).unwrap_or(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        let interruption = || if at > first_story { tail::is_interruption(&line.text) } else { None };
        if let Some(reason) = taken[at].or_else(interruption) {
            left_out.push(LeftOut { before: pieces.len(), reason, text: line.text.clone() });
            at += 1;
            continue;
        }
        let group = || {
            lines[at..]
                .iter()
                .zip(&taken[at..])
                .take_while(|(other, taken)| other.group == line.group && taken.is_none())
        };
        if let Some(item) = item(lines, taken, at) {
            let depth = depth_of(lines, at);
            pieces.push(piece(BlockKind::ListItem { depth, number: item.number }, item.item.to_owned()));
            at += 1;
        } else if has_blank_lines && is_verse(group().map(|(line, _)| line)) {
            let verse: Vec<&str> = group().map(|(line, _)| line.text.as_str()).collect();
            pieces.push(piece(BlockKind::Paragraph, verse.join("\n")));
            at += verse.len();
        } else {
            pieces.push(piece(BlockKind::Paragraph, line.text.clone()));
            at += 1;
        }
    }
    (pieces, left_out)
}

fn piece(kind: BlockKind, text: String) -> Piece {
    Piece { kind, text, spans: Vec::new() }
}

/// The list item at `at`. A dash or number needs a neighbour with the like: alone it may begin speech or a sentence.
fn item<'a>(lines: &'a [Line], taken: &Taken, at: usize) -> Option<Bullet<'a>> {
    let own = bullet(&lines[at].text)?;
    if matches!(own.mark, '•' | '‣' | '◦' | '▪' | '●' | '■') {
        return Some(own);
    }
    if tail::is_signature(&lines[at].text) {
        return None;
    }
    let is_like = |other: usize| {
        let other = lines.get(other).filter(|_| taken.get(other).is_some_and(Option::is_none));
        other.and_then(|line| bullet(&line.text)).is_some_and(|other| other.mark == own.mark)
    };
    // Dashes begin the lines of a conversation in many languages; those are sentences, items mostly are not.
    let is_speech = own.mark == '–' && ends_sentence(own.item);
    (!is_speech && (is_like(at + 1) || at.checked_sub(1).is_some_and(is_like))).then_some(own)
}

/// How far an item stands in from the first of its list.
fn depth_of(lines: &[Line], at: usize) -> u8 {
    let start = (0..=at).rev().take_while(|at| bullet(&lines[*at].text).is_some()).last().unwrap_or(at);
    let (base, own) = (lines[start].indent, lines[at].indent);
    (own.saturating_sub(base) / 2).min(8) as u8
}

/// Several short lines together that are no sentences: an address, a poem, a score.
fn is_verse<'a>(lines: impl Iterator<Item = &'a Line>) -> bool {
    let lines: Vec<&Line> = lines.collect();
    let is_short = |line: &&Line| line.text.chars().count() < 60 && bullet(&line.text).is_none();
    let sentences = lines.iter().filter(|line| ends_sentence(&line.text)).count();
    (2..=24).contains(&lines.len()) && lines.iter().all(is_short) && sentences * 2 <= lines.len()
}
