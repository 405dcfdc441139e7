//! A comparison as Markdown.

use super::super::{ChangeKind, Compared, Row, RowKind, english};
use super::{Stretch, field_stretches, instant, label, short, stretches};
use crate::document::{BlockKind, Document};
use crate::exporters::escape_markdown;
use std::fmt::Write as _;
use std::ops::Range;

/// The text.
pub(super) fn text(compared: &Compared) -> String {
    let comparison = &compared.comparison;
    let mut out = format!("# Comparison: {}\n\n", escape_markdown(compared.title()));
    let _ = writeln!(out, "**{}**\n", escape_markdown(&comparison.summary.english()));
    for (name, side) in [("Old", &compared.old), ("New", &compared.new)] {
        let saved = side.saved_ms.map(|ms| format!(", saved {}", instant(ms))).unwrap_or_default();
        let url = side.url.as_deref().map(|url| format!(", {}", escape_markdown(url))).unwrap_or_default();
        let _ = writeln!(out, "- {name}: clipped {}{saved}{url}, SHA-256 {}", instant(side.captured_ms), side.source);
    }
    let _ = writeln!(
        out,
        "- <del>struck through</del>: only in the old version; <ins>underlined</ins>: only in the new one"
    );
    if !comparison.changes.is_empty() {
        out.push_str("\n## Changes\n\n");
    }
    for (at, change) in comparison.changes.iter().enumerate() {
        let (old, new) = compared.words_of(change);
        let (old, new) = (short(old), short(new));
        let words =
            if change.kinds[0] == ChangeKind::ParagraphMoved { escape_markdown(&new) } else { changed(&old, &new) };
        let weight = if change.kinds[0].alters_meaning() { "**" } else { "" };
        let _ = writeln!(out, "{}. {weight}{}{weight}: {words}", at + 1, label(change));
    }
    if !comparison.fields.is_empty() {
        out.push_str("\n## Fields\n\n");
    }
    for field in &comparison.fields {
        let _ = writeln!(out, "- {}: {}", english::field(field.field), drawn(&field_stretches(field)));
    }
    out.push_str("\n## Text\n");
    for (at, row) in comparison.rows.iter().enumerate() {
        write_row(compared, at, row, &mut out);
    }
    out
}

fn write_row(compared: &Compared, at: usize, row: &Row, out: &mut String) {
    let (old, new) = (&compared.old.document, &compared.new.document);
    let down = row.other.is_some_and(|other| other > at);
    let (lead, words) = match row.kind {
        RowKind::Same => (lead(new, &row.new), plain(new, &row.new)),
        RowKind::Changed => (lead(new, &row.new), drawn(&stretches(compared, row))),
        RowKind::Removed => (lead(old, &row.old), changed_lines(old, &row.old, "del")),
        RowKind::Added => (lead(new, &row.new), changed_lines(new, &row.new, "ins")),
        RowKind::MovedAway => {
            let way = if down { "down" } else { "up" };
            (
                String::new(),
                format!(
                    "*A paragraph stood here that stands further {way} now: “{}”*",
                    escape_markdown(&short(&text_of(old, &row.old)))
                ),
            )
        }
        RowKind::MovedHere => {
            let way = if down { "below" } else { "above" };
            let words = if row.pieces.is_empty() { plain(new, &row.new) } else { drawn(&stretches(compared, row)) };
            (lead(new, &row.new), format!("*(moved here from {way})* {words}"))
        }
    };
    let _ = write!(out, "\n{lead}{words}\n");
}

/// What the first of some blocks begins with.
fn lead(document: &Document, blocks: &Range<usize>) -> String {
    match document.blocks.get(blocks.start).map(|block| &block.kind) {
        Some(BlockKind::Heading { .. }) => "### ".to_owned(),
        Some(BlockKind::Quote) => "> ".to_owned(),
        Some(BlockKind::ListItem { depth, .. }) => format!("{}- ", "  ".repeat(usize::from(*depth).min(8))),
        _ => String::new(),
    }
}

fn text_of(document: &Document, blocks: &Range<usize>) -> String {
    let words = document.blocks[blocks.clone()].iter().map(|block| match &block.kind {
        BlockKind::Figure { alt, .. } if alt.is_empty() => "[Picture]".to_owned(),
        BlockKind::Figure { alt, .. } => format!("[Picture: {alt}]"),
        _ => document.slice(block.range).unwrap_or_default().to_owned(),
    });
    words.collect::<Vec<_>>().join("\n")
}

fn plain(document: &Document, blocks: &Range<usize>) -> String {
    escape_markdown(&text_of(document, blocks))
}

fn changed_lines(document: &Document, blocks: &Range<usize>, tag: &str) -> String {
    tagged(&text_of(document, blocks), tag)
}

fn changed(old: &str, new: &str) -> String {
    tagged(old, "del") + &tagged(new, "ins")
}

fn drawn(stretches: &[Stretch<'_>]) -> String {
    let each = stretches.iter().map(|stretch| match stretch {
        Stretch::Same(text) => spaced(text, escape_markdown),
        Stretch::Changed { old, new, .. } => changed(old, new),
    });
    each.collect()
}

fn tagged(text: &str, tag: &str) -> String {
    spaced(text, |words| format!("<{tag}>{}</{tag}>", escape_markdown(words)))
}

/// Treats the words of `text` and leaves the spaces around them where they are.
fn spaced(text: &str, treat: impl FnOnce(&str) -> String) -> String {
    let words = text.trim();
    if words.is_empty() {
        return if text.is_empty() { String::new() } else { " ".to_owned() };
    }
    let before = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let after = if text.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{before}{}{after}", treat(words))
}
