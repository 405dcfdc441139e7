//! BibTeX, with the fields of biblatex beside the older ones: programs of both kinds find what they know.
//!
//! Every value stands in braces, and nothing in it is a command: what TeX would act on is written as TeX writes it.

use super::{About, Choice, ExportError, ExportView, Exporter, Header, Purpose, Written};
use crate::citation::{Author, Source, day_parts, published_parts};
use crate::note::Subject;
use std::collections::HashSet;
use std::io::{self, Write};
use unicode_normalization::UnicodeNormalization;

/// The names of months that BibTeX's styles define.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

pub(super) struct Bibtex;

impl Exporter for Bibtex {
    fn about(&self) -> About {
        About {
            id: "bibtex",
            extension: "bib",
            can_folder: false,
            purpose: Purpose::References,
            heeds: &[Choice::Order, Choice::Notes, Choice::PrivateNotes, Choice::Tags],
        }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        let mut written = Written::default();
        let mut taken = HashSet::new();
        for (done, header) in view.headers().enumerate() {
            view.step(done, view.len())?;
            let header = header?;
            let note = view.note(Subject::Article(header.article.id))?.map(|note| note.body);
            let tags: &[String] = if view.options().has_tags { &header.tags } else { &[] };
            write_article(out, &header, tags, note.as_deref(), &mut taken)?;
            written.articles += 1;
        }
        Ok(written)
    }
}

fn write_article(
    out: &mut dyn Write,
    header: &Header,
    tags: &[String],
    note: Option<&str>,
    taken: &mut HashSet<String>,
) -> io::Result<()> {
    let citation = &header.article.citation;
    let kind = match (&citation.outlet, &citation.url) {
        (Some(_), _) => "article",
        (None, Some(_)) => "online",
        (None, None) => "misc",
    };
    writeln!(out, "@{kind}{{{},", key(header, taken))?;
    // Twice in braces: no style may make its capitals small.
    field(out, "title", &format!("{{{}}}", escaped(citation.headline.as_deref().unwrap_or("Untitled"))))?;
    if !citation.byline.is_empty() {
        let names: Vec<String> = citation.byline.iter().map(|name| author(name)).collect();
        field(out, "author", &names.join(" and "))?;
    }
    if let Some(outlet) = &citation.outlet {
        field(out, "journal", &escaped(outlet))?;
        field(out, "entrysubtype", "newspaper")?;
    }
    if let Some(published) = &citation.published {
        let parts = published_parts(published);
        field(out, "date", &iso(&parts))?;
        field(out, "year", &format!("{:04}", parts.first().copied().unwrap_or_default()))?;
        if let Some(month) = parts.get(1).and_then(|month| MONTHS.get((*month as usize).wrapping_sub(1))) {
            writeln!(out, "  month = {month},")?;
        }
    }
    if let Some(url) = &citation.url {
        field(out, "url", &address(url))?;
    }
    field(out, "urldate", &iso(&day_parts(Source::from(header).seen_ms)))?;
    if let Some(language) = &citation.language {
        field(out, "langid", &escaped(language))?;
    }
    if !tags.is_empty() {
        let words: Vec<String> = tags.iter().map(|tag| escaped(&tag.replace(',', " "))).collect();
        field(out, "keywords", &words.join(", "))?;
    }
    if let Some(note) = note {
        field(out, "annote", &escaped(note))?;
    }
    writeln!(out, "}}\n")
}

fn field(out: &mut dyn Write, name: &str, value: &str) -> io::Result<()> {
    writeln!(out, "  {name} = {{{value}}},")
}

/// Text that means itself. Braces are written by name, for BibTeX counts them even behind a backslash.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let plain = text.replace(char::is_control, " ");
    for letter in plain.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match letter {
            '\\' => safe.push_str("{\\textbackslash}"),
            '{' => safe.push_str("{\\textbraceleft}"),
            '}' => safe.push_str("{\\textbraceright}"),
            '~' => safe.push_str("{\\textasciitilde}"),
            '^' => safe.push_str("{\\textasciicircum}"),
            '$' | '&' | '%' | '#' | '_' => {
                safe.push('\\');
                safe.push(letter);
            }
            letter => safe.push(letter),
        }
    }
    safe
}

/// An address stands as it is, but for what would end its field.
fn address(url: &str) -> String {
    url.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D").replace(char::is_whitespace, "%20")
}

/// “{Body}” stays whole; a person is “Family, Suffix, Given”. Parts with “and” in them are kept together.
fn author(name: &str) -> String {
    let part = |text: &str| {
        let safe = escaped(text);
        let ends = text.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
        if ends || text.contains(',') { format!("{{{safe}}}") } else { safe }
    };
    match Author::of(name) {
        Author::Body(name) => format!("{{{}}}", escaped(&name)),
        Author::Person { family, given, particle, suffix } => {
            let family = part(&family);
            let family = if particle.is_empty() { family } else { format!("{} {family}", part(&particle)) };
            let suffix = if suffix.is_empty() { suffix } else { format!(", {}", part(&suffix)) };
            format!("{family}{suffix}, {}", part(&given))
        }
    }
}

/// A date of ISO 8601, as precise as it is known.
fn iso(parts: &[u32]) -> String {
    let [year, rest @ ..] = parts else { return String::new() };
    rest.iter().fold(format!("{year:04}"), |date, part| format!("{date}-{part:02}"))
}

/// A name for the entry that no other has: author, year and a word of the headline, in letters that every TeX takes.
fn key(header: &Header, taken: &mut HashSet<String>) -> String {
    let citation = &header.article.citation;
    let plain = |text: &str| -> String {
        text.nfkd().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let family = citation.byline.first().map(|name| match Author::of(name) {
        Author::Person { family, .. } => plain(&family),
        Author::Body(name) => plain(&name),
    });
    let outlet = citation.outlet.as_deref().map(plain);
    let who = [family, outlet].into_iter().flatten().find(|word| !word.is_empty()).unwrap_or_else(|| "clip".to_owned());
    let year = citation.published.as_ref().map_or("", |date| &date.as_str()[..4]);
    let title = citation.headline.as_deref().unwrap_or_default();
    let word = title.split_whitespace().map(plain).find(|word| word.len() > 3).unwrap_or_default();
    let whole: String = format!("{who}{year}{word}").chars().take(60).collect();
    let mut key = whole.clone();
    let mut number = 1;
    while !taken.insert(key.clone()) {
        number += 1;
        key = format!("{whole}-{number}");
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_value_acts_or_ends_it() {
        let safe = escaped("50% of {a} \\input{x} #1 $x^2$ a_b ~ \u{1}\n}");
        let depth = safe.chars().fold(0, |depth, letter| match letter {
            '{' => depth + 1,
            '}' => depth - 1,
            _ => depth,
        });
        assert_eq!(depth, 0, "{safe}");
        assert_eq!(
            safe,
            "50\\% of {\\textbraceleft}a{\\textbraceright} {\\textbackslash}input{\\textbraceleft}x{\\textbraceright} \\#1 \
             \\$x{\\textasciicircum}2\\$ a\\_b {\\textasciitilde} {\\textbraceright}"
        );
    }

    #[test]
    fn bodies_stay_whole_and_persons_are_sorted() {
        assert_eq!(author("Associated Press"), "{Associated Press}");
        assert_eq!(author("Smith and Sons"), "{Smith and Sons}");
        assert_eq!(author("Jan van der Berg"), "van der Berg, Jan");
        assert_eq!(author("Ed Moss Jr."), "Moss, Jr., Ed");
    }
}
