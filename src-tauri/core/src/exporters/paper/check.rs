//! The fact-check table: what is claimed, by whom, how far the checking has come, and what bears on it.

use super::build::Paper;
use super::dates::date_words;
use super::{Inline, Piece, safe_link};
use crate::claim::{Basis, Bearing, Claim, Status};
use crate::error::Result;
use crate::exporters::{ExportError, ExportView, Sources};
use crate::id::ClaimId;
use crate::storage;

/// More of a quotation than this, in characters, has no place in a cell.
const MAX_QUOTE_CHARS: usize = 600;

/// Who says it: the words that stand in place of the name where the user gave some, for the name may not be given then.
pub(crate) fn speaker(view: &ExportView<'_>, claim: &Claim) -> Result<String> {
    if let Some(described) = &claim.described {
        return Ok(described.clone());
    }
    let Some(id) = claim.speaker else { return Ok(String::new()) };
    let profile = storage::person::get(view.conn, id)?.profile;
    let parts = [profile.name, profile.role, profile.affiliation];
    Ok(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}

/// How far the checking has come, in words.
pub(crate) fn status_words(status: Status) -> &'static str {
    match status {
        Status::Unchecked => "Unchecked",
        Status::Checking => "Being checked",
        Status::Confirmed => "Confirmed",
        Status::Disputed => "Disputed",
        Status::False => "False",
        Status::Corrected => "Corrected",
    }
}

/// On which terms it was said, in words.
pub(crate) fn basis_words(basis: Basis) -> &'static str {
    match basis {
        Basis::OnRecord => "on record",
        Basis::Background => "on background",
        Basis::DeepBackground => "on deep background",
        Basis::OffRecord => "off the record",
        Basis::Document => "from a document",
        Basis::Observation => "own observation",
    }
}

/// The table, under a heading; nothing when there is no claim.
pub(super) fn fact_check(paper: &mut Paper<'_, '_>) -> std::result::Result<(), ExportError> {
    let claims = paper.view.claims()?;
    if claims.is_empty() {
        return Ok(());
    }
    paper.heading(1, "Fact check")?;
    let head = ["Claim", "Speaker", "Status", "Source", "Quotation"];
    let head = head.into_iter().map(|title| vec![Inline::plain(title)]).collect();
    let rows = claims.into_iter().map(|id| row(paper, id)).collect::<Result<_>>()?;
    paper.press.piece(Piece::Table { widths: vec![28, 16, 13, 17, 26], head, rows })
}

fn row(paper: &mut Paper<'_, '_>, id: ClaimId) -> Result<Vec<Vec<Inline>>> {
    let view = paper.view;
    let claim = storage::claim::get(view.conn, id)?;
    let status = &claim.status.checked;
    let mut speaker = vec![Inline::plain(speaker(view, &claim)?)];
    if let Some(basis) = claim.basis {
        speaker.extend([Inline::Break, Inline::emphasis(basis_words(basis))]);
    }
    let mut checked = vec![Inline::strong(status_words(status.status))];
    for more in [&status.by, &status.how] {
        if !more.is_empty() {
            checked.extend([Inline::Break, Inline::plain(more)]);
        }
    }
    let (mut sources, mut quotes) = (Vec::new(), Vec::new());
    let evidence = storage::claim::evidence(view.conn, id)?;
    let tied: Vec<_> = evidence
        .into_iter()
        .filter_map(|one| one.passage.map(|passage| (one.bearing, passage)))
        .filter(|(_, passage)| !passage.is_trashed)
        .collect();
    for (index, (bearing, passage)) in tied.iter().enumerate() {
        let number = if tied.len() > 1 { format!("{}. ", index + 1) } else { String::new() };
        if index > 0 {
            sources.push(Inline::Break);
            quotes.push(Inline::Break);
        }
        let header = view.header(passage.article)?;
        let citation = &header.article.citation;
        let outlet = citation.outlet.as_deref().or(citation.headline.as_deref()).unwrap_or("Untitled");
        let date = citation.published.as_ref().map(|date| format!(", {}", date_words(date))).unwrap_or_default();
        let words = format!("{outlet}{date}");
        sources.push(Inline::plain(&*number));
        sources.push(match citation.url.as_deref().and_then(safe_link) {
            Some(link) => Inline::link(words, link),
            None => Inline::plain(words),
        });
        let note = paper.citations.note(paper.view, &header, None)?;
        if view.options().sources != Sources::Inline {
            sources.push(Inline::Note(note));
        }
        let words = cut(&passage.exact);
        // Words that begin with a quotation mark have their own.
        let is_marked = words.starts_with(['“', '"', '„', '«', '‘']);
        quotes.push(Inline::plain(if is_marked {
            format!("{number}{words}")
        } else {
            format!("{number}“{words}”")
        }));
        match bearing {
            Bearing::States => {}
            Bearing::Supports => quotes.push(Inline::emphasis(" (speaks for it)")),
            Bearing::Contradicts => quotes.push(Inline::strong(" (speaks against it)")),
        }
    }
    Ok(vec![vec![Inline::plain(&*claim.statement)], speaker, checked, sources, quotes])
}

/// The words on one line, and no more of them than fit.
fn cut(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MAX_QUOTE_CHARS) {
        Some((at, _)) => format!("{} […]", &line[..at]),
        None => line,
    }
}
