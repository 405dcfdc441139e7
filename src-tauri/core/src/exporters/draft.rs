//! A draft with its sources as footnotes: those that the user accepted.

use super::markdown::escape;
use super::paper::{Inline, Piece, Role, date_words, day_words, safe_link};
use super::{docx, odt, web, write_whole};
use crate::article::Citation;
use crate::draft::{Answer, Draft, Finding, Outcome, Source, Subject};
use crate::error::{Error, Result};
use crate::id::DraftId;
use crate::library::Library;
use crate::storage;
use crate::story::{Held, refusal};
use std::path::Path;

/// The formats of a draft, each with the ending of its files.
pub const DRAFT_FORMATS: &[(&str, &str)] = &[("docx", "docx"), ("odt", "odt"), ("html", "html"), ("markdown", "md")];

/// A footnote: where its sign stands in the draft, in bytes, and what it says.
struct Note {
    at: usize,
    line: Vec<Inline>,
}

impl Library {
    /// Writes a draft with a footnote for each finding that was accepted and whose source is here. Gives how many there are.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Embargoed`] when its story is held back and it does not go out all the same;
    /// [`Error::Invalid`] for another format; [`Error::Io`], [`Error::Full`].
    pub fn export_draft(&self, id: DraftId, format: &str, path: &Path, is_despite_embargo: bool) -> Result<u32> {
        let draft = self.draft(id)?;
        let held = if is_despite_embargo { Vec::new() } else { self.draft_held_back(id)? };
        if !held.is_empty() {
            return Err(refusal(&held));
        }
        let findings = self.checker()?.show(&draft)?;
        let mut notes = Vec::new();
        for (kept, finding) in draft.findings.iter().zip(&findings) {
            if let (Some(Answer::Accepted), Some(source)) = (&kept.answer, &finding.source) {
                let at = sign_place(&draft.fields.text, finding.at.end.0);
                notes.push(Note { at, line: self.cited(finding, source)? });
            }
        }
        notes.sort_by_key(|note| note.at);
        let pieces = pieces(&draft, &notes);
        let now_ms = self.clock().now_ms();
        match format {
            "docx" => write_whole(path, |out| docx::write_pieces(pieces, now_ms, out))?,
            "odt" => write_whole(path, |out| odt::write_pieces(pieces, now_ms, out))?,
            "html" => write_whole(path, |out| web::write_pieces(pieces, out))?,
            "markdown" => write_whole(path, |out| Ok(out.write_all(markdown(&pieces).as_bytes())?))?,
            _ => {
                let names: Vec<&str> = DRAFT_FORMATS.iter().map(|(name, _)| *name).collect();
                return Err(Error::Invalid(format!("a draft can be written as {}", names.join(", "))));
            }
        }
        Ok(notes.len() as u32)
    }

    /// The story that a draft belongs to, while its embargo has not ended.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn draft_held_back(&self, id: DraftId) -> Result<Vec<Held>> {
        self.held_of(self.draft(id)?.fields.story.as_slice())
    }

    /// Headline, outlet, authors, date, address, and which version was seen when.
    fn cited(&self, finding: &Finding, source: &Source) -> Result<Vec<Inline>> {
        let (citation, capture) = self.read(|conn| {
            let (capture, _) = storage::capture::document_row(conn, source.document)?;
            let captures = storage::capture::of_article(conn, source.article)?;
            let capture = captures.into_iter().find(|one| one.id == capture);
            Ok((storage::article::get(conn, source.article)?.citation, capture))
        })?;
        let mut parts = entry(&citation, &source.headline);
        if let Some(capture) = capture {
            let (at_ms, clock) = (capture.taken_ms(), self.clock());
            let day = day_words(at_ms, clock.offset_minutes(at_ms));
            let words = if source.only_in_version.is_some() { "only in the version of" } else { "seen on" };
            parts.push(vec![Inline::plain(format!("{words} {day}"))]);
        }
        let mut line = super::paper::joined(parts, ", ");
        let is_number = matches!(finding.subject, Subject::Number(_));
        if is_number || finding.outcome == Outcome::Differs {
            line.push(Inline::plain(format!(". It says: {}", source.context.trim())));
        } else {
            line.push(Inline::plain("."));
        }
        Ok(line)
    }
}

fn entry(citation: &Citation, headline: &str) -> Vec<Vec<Inline>> {
    let mut parts = vec![vec![Inline::plain(format!("“{headline}”"))]];
    parts.extend(citation.outlet.as_ref().map(|outlet| vec![Inline::emphasis(outlet)]));
    if !citation.byline.is_empty() {
        parts.push(vec![Inline::plain(citation.byline.join(", "))]);
    }
    parts.extend(citation.published.as_ref().map(|date| vec![Inline::plain(date_words(date))]));
    parts.extend(citation.url.as_ref().map(|url| match safe_link(url) {
        Some(link) => vec![Inline::link(url, link)],
        None => vec![Inline::plain(url)],
    }));
    parts
}

/// Where the sign of a note stands: behind the closing quotation mark and one stop.
fn sign_place(text: &str, end: usize) -> usize {
    let mut at = end;
    let mut has_stop = false;
    for sign in text[end..].chars() {
        let is_mark = "\"'”’»«“‘」』".contains(sign);
        let is_stop = !has_stop && ".,;:!?".contains(sign);
        if !is_mark && !is_stop {
            break;
        }
        has_stop |= is_stop;
        at += sign.len_utf8();
    }
    at
}

/// The draft as the pieces of a paper: a line is one.
fn pieces(draft: &Draft, notes: &[Note]) -> Vec<Piece> {
    let text = &draft.fields.text;
    let mut pieces = Vec::new();
    let mut is_list = false;
    let mut start = 0;
    let mut notes = notes.iter().peekable();
    for whole in text.split_inclusive('\n') {
        let from = start;
        start += whole.len();
        let line = whole.trim_end();
        let (sign, lead) = sign_of(line);
        let mut inlines = Vec::new();
        let mut at = from + lead;
        while let Some(note) = notes.next_if(|note| note.at <= from + line.len()) {
            let upto = note.at.max(at);
            if at < upto {
                inlines.push(Inline::plain(&text[at..upto]));
            }
            inlines.push(Inline::Note(note.line.clone()));
            at = upto;
        }
        if at < from + line.len() {
            inlines.push(Inline::plain(&text[at..from + line.len()]));
        }
        let is_title = pieces.is_empty() && line[lead..].trim() == draft.fields.title;
        if is_title {
            pieces.push(Piece::Title { title: draft.fields.title.clone(), below: Vec::new() });
            continue;
        }
        if inlines.is_empty() {
            continue;
        }
        if pieces.is_empty() {
            pieces.push(Piece::Title { title: draft.fields.title.clone(), below: Vec::new() });
        }
        let starts = !std::mem::replace(&mut is_list, sign == Sign::Item);
        pieces.push(match sign {
            Sign::Heading(level) => Piece::Heading { level, line: inlines },
            Sign::Quote => Piece::Quote {
                pieces: vec![Piece::Para { role: Role::Body, line: inlines }],
                colour: None,
                language: draft.fields.language.clone(),
                comment: None,
            },
            Sign::Item => Piece::Item { depth: 0, number: None, starts, line: inlines },
            Sign::Nothing => Piece::Para { role: Role::Body, line: inlines },
        });
    }
    pieces
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Heading(u8),
    Quote,
    Item,
    Nothing,
}

/// What a line is, and where its words begin.
fn sign_of(line: &str) -> (Sign, usize) {
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') {
        return (Sign::Heading(hashes as u8), hashes + 1);
    }
    for (mark, sign) in [("> ", Sign::Quote), (">", Sign::Quote), ("- ", Sign::Item), ("* ", Sign::Item)] {
        if line.starts_with(mark) {
            return (sign, mark.len());
        }
    }
    (Sign::Nothing, 0)
}

/// Markdown with footnotes, as most readers of it have them: a sign in the text, and the note at the end.
fn markdown(pieces: &[Piece]) -> String {
    let mut text = String::new();
    let mut notes: Vec<String> = Vec::new();
    for piece in pieces {
        let (before, line): (String, &[Inline]) = match piece {
            Piece::Title { title, .. } => {
                text.extend(["# ", &escape(title), "\n\n"]);
                continue;
            }
            Piece::Heading { level, line } => ("#".repeat(usize::from(*level)) + " ", line),
            Piece::Para { line, .. } => (String::new(), line),
            Piece::Item { line, .. } => ("- ".to_owned(), line),
            Piece::Quote { pieces, .. } => match pieces.first() {
                Some(Piece::Para { line, .. }) => ("> ".to_owned(), line),
                _ => continue,
            },
            Piece::Code(_) | Piece::Note { .. } | Piece::Table { .. } => continue,
        };
        text.push_str(&before);
        for inline in line {
            match inline {
                Inline::Note(note) => {
                    notes.push(words(note));
                    text.extend(["[^", &notes.len().to_string(), "]"]);
                }
                other => text.push_str(&words(std::slice::from_ref(other))),
            }
        }
        text.push_str("\n\n");
    }
    for (number, note) in notes.iter().enumerate() {
        text.extend(["[^", &(number + 1).to_string(), "]: ", note, "\n"]);
    }
    text
}

/// Words of a line in Markdown. What stands at the edges of a part is kept, for another one may follow.
fn words(line: &[Inline]) -> String {
    let edge = |text: &str, is_start: bool| {
        let rest = if is_start { text.trim_start() } else { text.trim_end() };
        if rest.len() < text.len() { " " } else { "" }
    };
    let word = |inline: &Inline| match inline {
        Inline::Text { text, look, link } => {
            let own = escape(text);
            let own = match link {
                Some(url) => format!("<{url}>"),
                None if look.emphasis => format!("*{own}*"),
                None => own,
            };
            format!("{}{own}{}", edge(text, true), edge(text, false))
        }
        Inline::Break => "  \n".to_owned(),
        Inline::Note(_) => String::new(),
    };
    line.iter().map(word).collect()
}
