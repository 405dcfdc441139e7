//! A story as a research memo: what it is to show, then what it gathers, in the user's order.

use super::build::Paper;
use super::check::{basis_words, speaker, status_words};
use super::dates::date_words;
use super::source::{address, headline};
use super::{Inline, Piece, Role, joined};
use crate::claim::{Basis, Bearing, Claim};
use crate::exporters::ExportError;
use crate::id::{ClaimId, StoryId};
use crate::note::NoteOn;
use crate::storage;
use crate::story::{Fields, Gathered};
use std::collections::HashSet;

type Outcome<T> = std::result::Result<T, ExportError>;

/// The memo of a story.
pub(super) fn memo(paper: &mut Paper<'_, '_>, story: StoryId) -> Outcome<()> {
    let conn = paper.view.conn;
    let fields = storage::story::get(conn, story)?.fields;
    paper.title(Some(&fields.title))?;
    about(paper, &fields)?;
    if let Some(note) = paper.view.note(NoteOn::Story(story))? {
        paper.note(&note.body, 2)?;
    }
    let items = storage::story::items(conn, story)?;
    // A passage that stands in the story by itself is printed in its own place only.
    let by_itself: HashSet<_> = items
        .iter()
        .filter_map(|item| match item.gathered {
            Gathered::Passage(passage) => Some(passage),
            _ => None,
        })
        .collect();
    for item in items {
        match item.gathered {
            Gathered::Article(article) => {
                let header = paper.view.header(article)?;
                paper.heading(1, headline(&header))?;
                paper.below_headline(&header)?;
                paper.article(article, 2, &by_itself)?;
            }
            Gathered::Passage(passage) => {
                let article = storage::highlight::get(conn, passage)?.article;
                let citation = storage::article::get(conn, article)?.citation;
                let mut from = vec![vec![Inline::strong(citation.headline.as_deref().unwrap_or("Untitled"))]];
                from.extend(citation.outlet.map(|outlet| vec![Inline::emphasis(outlet)]));
                from.extend(citation.published.map(|date| vec![Inline::plain(date_words(&date))]));
                paper.press.piece(Piece::Para { role: Role::Byline, line: joined(from, " · ") })?;
                paper.passage(article, passage)?;
            }
            Gathered::Claim(id) => claim(paper, id)?,
            Gathered::Note(id) => {
                let note = storage::note::listed(conn, id)?;
                if paper.view.shows(note.is_private) {
                    paper.note(&note.body, 2)?;
                }
            }
        }
    }
    Ok(())
}

/// The claims that were chosen, in their order.
pub(super) fn claims(paper: &mut Paper<'_, '_>) -> Outcome<()> {
    paper.view.chosen.claims.clone().into_iter().try_for_each(|id| claim(paper, id))
}

fn about(paper: &mut Paper<'_, '_>, fields: &Fields) -> Outcome<()> {
    if let Some(embargo) = &fields.embargo {
        let mut line = vec![Inline::strong(format!("Under embargo until {}", date_words(&embargo.until)))];
        if !embargo.note.is_empty() {
            line.push(Inline::plain(format!(". {}", embargo.note)));
        }
        paper.press.piece(Piece::Para { role: Role::Warning, line })?;
    }
    for line in fields.angle.lines().filter(|line| !line.trim().is_empty()) {
        paper.press.piece(Piece::Para { role: Role::Body, line: vec![Inline::plain(line)] })?;
    }
    let mut small = Vec::new();
    small.extend(fields.deadline.as_ref().map(|date| vec![Inline::plain(format!("Due {}", date_words(date)))]));
    if let Some(published) = &fields.published {
        let words = format!("Published {}", date_words(&published.date));
        small.push(vec![match &published.url {
            Some(url) => Inline::link(words, url),
            None => Inline::plain(words),
        }]);
    }
    if !small.is_empty() {
        paper.press.piece(Piece::Para { role: Role::Small, line: joined(small, " · ") })?;
    }
    Ok(())
}

/// A claim with how far its checking has come and what bears on it.
fn claim(paper: &mut Paper<'_, '_>, id: ClaimId) -> Outcome<()> {
    let (view, conn) = (paper.view, paper.view.conn);
    let claim = storage::claim::get(conn, id)?;
    paper.press.piece(Piece::Para { role: Role::Claim, line: vec![Inline::strong(&*claim.statement)] })?;
    paper.press.piece(Piece::Para { role: Role::Small, line: small_print(paper, &claim)? })?;
    for evidence in storage::claim::evidence(conn, id)? {
        let words = match evidence.bearing {
            Bearing::States => "Where it is said",
            Bearing::Supports => "Speaks for it",
            Bearing::Contradicts => "Speaks against it",
        };
        match evidence.passage {
            None => {
                let line = vec![Inline::plain(format!("{words}: a passage that was deleted"))];
                paper.press.piece(Piece::Para { role: Role::Small, line })?;
            }
            Some(tied) if !tied.is_trashed => {
                paper.press.piece(Piece::Para { role: Role::Small, line: vec![Inline::plain(words)] })?;
                paper.passage(tied.article, tied.id)?;
            }
            Some(_) => {}
        }
    }
    if let Some(note) = view.note(NoteOn::Claim(id))? {
        paper.note(&note.body, 2)?;
    }
    Ok(())
}

fn small_print(paper: &Paper<'_, '_>, claim: &Claim) -> Outcome<Vec<Inline>> {
    let status = &claim.status.checked;
    let mut words = status_words(status.status).to_owned();
    for (lead, more) in [(", by ", &status.by), (": ", &status.how)] {
        if !more.is_empty() {
            words.push_str(lead);
            words.push_str(&more.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    let mut parts = Vec::new();
    let speaker = speaker(paper.view, claim)?;
    if !speaker.is_empty() {
        parts.push(vec![Inline::plain(speaker)]);
    }
    parts.extend(claim.basis.map(|basis| match basis {
        // What may not be printed at all must not be overlooked.
        Basis::OffRecord | Basis::DeepBackground => vec![Inline::strong(basis_words(basis))],
        _ => vec![Inline::plain(basis_words(basis))],
    }));
    parts.extend(claim.said.as_ref().map(|date| vec![Inline::plain(date_words(date))]));
    if !claim.place.is_empty() {
        parts.push(vec![Inline::plain(&*claim.place)]);
    }
    parts.push(vec![Inline::strong(words)]);
    if paper.view.options().has_links {
        parts.push(vec![Inline::link("Open in Clipfile", address("claim", claim.uid))]);
    }
    Ok(joined(parts, " · "))
}
