//! RIS, which every reference manager reads: tagged lines (Research Information Systems, "RIS Format Specifications").

use super::{About, Choice, ExportError, ExportView, Exporter, Header, Purpose, Written};
use crate::citation::{Author, Source};
use crate::note::Subject;
use std::io::{self, Write};

pub(super) struct Ris;

impl Exporter for Ris {
    fn about(&self) -> About {
        About {
            id: "ris",
            extension: "ris",
            can_folder: false,
            purpose: Purpose::References,
            heeds: &[Choice::Order, Choice::Notes, Choice::PrivateNotes, Choice::Tags],
        }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        let mut written = Written::default();
        for (done, header) in view.headers().enumerate() {
            view.step(done, view.len())?;
            let header = header?;
            let note = view.note(Subject::Article(header.article.id))?.map(|note| note.body);
            let tags: &[String] = if view.options().has_tags { &header.tags } else { &[] };
            write_article(out, &header, tags, note.as_deref())?;
            written.articles += 1;
        }
        Ok(written)
    }
}

fn write_article(out: &mut dyn Write, header: &Header, tags: &[String], note: Option<&str>) -> io::Result<()> {
    let citation = &header.article.citation;
    let kind = match (&citation.outlet, &citation.url) {
        (Some(_), _) => "NEWS",
        (None, Some(_)) => "ELEC",
        (None, None) => "GEN",
    };
    line(out, "TY", kind)?;
    line(out, "ID", &header.article.uid.to_string())?;
    line(out, "TI", citation.headline.as_deref().unwrap_or("Untitled"))?;
    for name in &citation.byline {
        line(out, "AU", &author(name))?;
    }
    if let Some(outlet) = &citation.outlet {
        line(out, "T2", outlet)?;
    }
    if let Some(published) = &citation.published {
        let parts = crate::citation::published_parts(published);
        line(out, "PY", &format!("{:04}", parts.first().copied().unwrap_or_default()))?;
        line(out, "DA", &date(&parts))?;
    }
    if let Some(url) = &citation.url {
        line(out, "UR", url)?;
    }
    line(out, "Y2", &date(&crate::citation::day_parts(Source::from(header).seen_ms)))?;
    if let Some(language) = &citation.language {
        line(out, "LA", language)?;
    }
    for tag in tags {
        line(out, "KW", tag)?;
    }
    if let Some(note) = note {
        line(out, "N1", note)?;
    }
    line(out, "ER", "")?;
    out.write_all(b"\r\n")
}

/// A value stands on its own line: whatever would break it is a space.
fn line(out: &mut dyn Write, tag: &str, value: &str) -> io::Result<()> {
    let one_line =
        |letter: char| if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') { ' ' } else { letter };
    let value: String = value.chars().map(one_line).collect();
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    write!(out, "{tag}  - {value}\r\n")
}

/// “Family, Given, Suffix”. A comma is what makes a person of a name, so the name of a body has none.
fn author(name: &str) -> String {
    match Author::of(name) {
        Author::Body(name) => name.replace(',', ""),
        Author::Person { family, given, particle, suffix } => {
            let family = if particle.is_empty() { family } else { format!("{particle} {family}") };
            let suffix = if suffix.is_empty() { suffix } else { format!(", {suffix}") };
            format!("{family}, {given}{suffix}")
        }
    }
}

/// `YYYY/MM/DD/`, with nothing between the slashes where nothing is known.
fn date(parts: &[u32]) -> String {
    let two = |at: usize| parts.get(at).map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{:04}/{}/{}/", parts.first().copied().unwrap_or_default(), two(1), two(2))
}
