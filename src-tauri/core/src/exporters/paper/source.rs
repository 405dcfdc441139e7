//! An article's own lines, and a passage as a quotation.

use super::cite::Citations;
use super::dates::{date_words, day_words};
use super::markdown::pieces_of_note;
use super::text::{Mark, pieces_of, with_sentences};
use super::{Comment, Inline, Piece, Role, joined, safe_link};
pub(super) use crate::address::of as address;
use crate::anchor::Verdict;
use crate::document::ByteRange;
use crate::error::Result;
use crate::exporters::{ExportView, ExportedArticle, Header, Sources};
use crate::highlight::Passage;
use crate::note::NoteOn;

/// What a link that leads back into Clipfile is called.
const LEAD_BACK: &str = "Open in Clipfile";
/// More words than this, in bytes, are no place in print that a sentence around it would make clearer.
const MAX_CONTEXT_BYTES: usize = 4000;

/// The headline.
pub(super) fn headline(header: &Header) -> &str {
    header.article.citation.headline.as_deref().unwrap_or("Untitled")
}

/// What stands below a headline: who wrote it, where and when, tags and the way back.
pub(super) fn below_headline(view: &ExportView<'_>, header: &Header) -> Vec<Vec<Inline>> {
    let citation = &header.article.citation;
    let mut who = Vec::new();
    if !citation.byline.is_empty() {
        who.push(vec![Inline::plain(citation.byline.join(", "))]);
    }
    who.extend(citation.outlet.as_ref().map(|outlet| vec![Inline::emphasis(outlet)]));
    who.extend(citation.published.as_ref().map(|date| vec![Inline::plain(date_words(date))]));
    let mut lines = vec![joined(who, " · ")];
    if let Some(url) = &citation.url {
        lines.push(vec![safe_link(url).map_or_else(|| Inline::plain(url), |link| Inline::link(url, link))]);
    }
    let clipped = header.article.clipped_ms;
    let mut small =
        vec![vec![Inline::plain(format!("Clipped {}", day_words(clipped, view.clock.offset_minutes(clipped))))]];
    if view.options().has_tags && !header.tags.is_empty() {
        small.push(vec![Inline::plain(format!("Tags: {}", header.tags.join(", ")))]);
    }
    if view.options().has_links {
        small.push(vec![Inline::link(LEAD_BACK, address("article", header.article.uid))]);
    }
    lines.push(joined(small, " · "));
    lines.retain(|line| !line.is_empty());
    lines
}

/// A passage as a quotation with its source, its small print and its note.
pub(super) fn quotation(
    view: &ExportView<'_>,
    exported: &ExportedArticle,
    passage: &Passage,
    citations: &mut Citations,
) -> Result<Vec<Piece>> {
    let options = view.options();
    let document = &exported.document;
    let stands = |range: &ByteRange| {
        matches!(passage.verdict, Verdict::Same | Verdict::Moved)
            && document.slice(*range) == Some(passage.exact.as_str())
    };
    let placed = passage.range.filter(stands);
    let page = passage.range.and_then(|range| document.page_at(range.start));
    let mut pieces = match placed {
        Some(range) if options.has_context && range.end.0 - range.start.0 <= MAX_CONTEXT_BYTES => {
            pieces_of(document, with_sentences(document, range), Some(range), &[])
        }
        Some(range) => pieces_of(document, range, None, &[]),
        None => {
            let lines = passage.exact.split('\n').filter(|line| !line.trim().is_empty());
            lines.map(|line| Piece::Para { role: Role::Body, line: vec![Inline::plain(line)] }).collect()
        }
    };
    let header = Header { article: exported.article.clone(), capture: exported.capture.clone(), tags: Vec::new() };
    let source = citations.note(view, &header, page)?;
    if options.sources != Sources::Inline {
        add_note(&mut pieces, source.clone());
    }
    let (comment, note) = match &*passage.note {
        "" => (None, None),
        note if options.has_comments => {
            let at_ms = view.note(NoteOn::Highlight(passage.id))?.map_or(passage.made_ms, |note| note.edited_ms);
            (Some(Comment { at_ms, pieces: pieces_of_note(note, 4) }), None)
        }
        note => (None, Some(Piece::Note { pieces: pieces_of_note(note, 4) })),
    };
    let language = exported.article.citation.language.clone();
    let mut all = vec![Piece::Quote { pieces, colour: Some(passage.colour), language, comment }];
    if options.sources == Sources::Inline {
        let mut line = vec![Inline::plain("— ")];
        line.extend(source);
        all.push(Piece::Para { role: Role::Source, line });
    }
    let small = small_print(view, passage, page)?;
    if !small.is_empty() {
        all.push(Piece::Para { role: Role::Small, line: small });
    }
    all.extend(note);
    Ok(all)
}

fn small_print(view: &ExportView<'_>, passage: &Passage, page: Option<u32>) -> Result<Vec<Inline>> {
    let options = view.options();
    let mut parts = Vec::new();
    if options.has_tags {
        parts.push(vec![Inline::plain(view.colour_name(passage.colour)?)]);
        if !passage.tags.is_empty() {
            parts.push(vec![Inline::plain(passage.tags.join(", "))]);
        }
    }
    if let Some(page) = page {
        parts.push(vec![Inline::plain(format!("page {page}"))]);
    }
    match (passage.verdict, passage.range) {
        (Verdict::Gone, _) | (_, None) => {
            parts.push(vec![Inline::strong("not in the newest text of the article")]);
        }
        (Verdict::Changed, _) => {
            parts.push(vec![Inline::strong("other words stand there in the newest text of the article")]);
        }
        (Verdict::Same | Verdict::Moved, Some(_)) => {}
    }
    if options.has_links {
        parts.push(vec![Inline::link(LEAD_BACK, address("passage", passage.uid))]);
    }
    Ok(joined(parts, " · "))
}

/// The whole text of an article, with its passages marked.
pub(super) fn full_text(exported: &ExportedArticle) -> Vec<Piece> {
    let document = &exported.document;
    let marks: Vec<Mark> = exported
        .passages
        .iter()
        .filter_map(|passage| Some(Mark { range: passage.range?, colour: passage.colour }))
        .collect();
    let mut pieces = pieces_of(document, ByteRange::new(0, document.text.len()), None, &marks);
    for piece in &mut pieces {
        // The article's own headings stand below its headline.
        if let Piece::Heading { level, .. } = piece {
            *level = (*level + 1).min(6);
        }
    }
    pieces
}

/// Puts the sign of a note behind the last words.
pub(super) fn add_note(pieces: &mut Vec<Piece>, note: Vec<Inline>) {
    match pieces.last_mut().and_then(last_line) {
        Some(line) => line.push(Inline::Note(note)),
        None => pieces.push(Piece::Para { role: Role::Body, line: vec![Inline::Note(note)] }),
    }
}

fn last_line(piece: &mut Piece) -> Option<&mut Vec<Inline>> {
    match piece {
        Piece::Para { line, .. } | Piece::Item { line, .. } | Piece::Heading { line, .. } => Some(line),
        Piece::Quote { pieces, .. } => pieces.last_mut().and_then(last_line),
        Piece::Table { rows, .. } => rows.last_mut().and_then(|row| row.last_mut()),
        Piece::Code(_) | Piece::Note { .. } | Piece::Title { .. } => None,
    }
}
