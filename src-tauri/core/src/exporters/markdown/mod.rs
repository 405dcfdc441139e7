//! Markdown (CommonMark 0.31) with YAML front matter, as note programs read it.
//!
//! Nothing from outside acts: titles and quotes are escaped, and notes keep their emphasis, lists and code but no HTML,
//! headings, links or pictures.

mod escape;
mod logseq;
mod note;
mod obsidian;
mod template;
mod yaml;

use super::{About, Choice, ExportError, ExportView, ExportedArticle, Exporter, Flavour, Header, Purpose, Written};
use crate::anchor::Verdict;
use crate::article::Published;
use crate::clock::instant;
use crate::document::{BlockKind, ByteRange, Document};
use crate::error::{Error, Result};
use crate::highlight::Passage;
pub(crate) use escape::escape;
use escape::{fence, web_address};
use std::io::{self, Write};
pub use template::Template;
pub(crate) use template::preview;
use yaml::Yaml;

const HEEDS: &[Choice] = &[Choice::Flavour, Choice::Order, Choice::Notes, Choice::PrivateNotes];

pub(super) struct Markdown;

impl Exporter for Markdown {
    fn about(&self) -> About {
        About { id: "markdown", extension: "md", can_folder: true, purpose: Purpose::Reading, heeds: HEEDS }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        match view.options().flavour {
            Flavour::Plain => {}
            Flavour::Obsidian => return obsidian::write(view, out),
            Flavour::Logseq => return logseq::write(view, out),
            Flavour::Template => return template::write(view, view.options().template()?, out),
        }
        let mut yaml = Yaml::new(out);
        yaml.edge()?;
        if view.len() == 1 {
            for header in view.headers() {
                write_fields(&mut yaml, &header?)?;
            }
        } else {
            yaml.list("articles", view.is_empty())?;
            for header in view.headers() {
                yaml.start_item();
                write_fields(&mut yaml, &header?)?;
            }
        }
        yaml.edge()?;
        write_each(view, |article| write_article(out, article, view))
    }
}

/// Writes one article after the other and counts them.
fn write_each(
    view: &ExportView<'_>,
    mut write: impl FnMut(&ExportedArticle) -> std::result::Result<(), ExportError>,
) -> std::result::Result<Written, ExportError> {
    let mut written = Written::default();
    for article in view.articles() {
        let article = article?;
        write(&article)?;
        written.articles += 1;
        written.passages += article.passages.len() as u32;
    }
    Ok(written)
}

/// The fields that cite an article.
fn write_fields(yaml: &mut Yaml<'_>, header: &Header) -> io::Result<()> {
    let (article, citation) = (&header.article, &header.article.citation);
    yaml.text("title", citation.headline.as_deref().unwrap_or("Untitled"))?;
    yaml.texts("authors", &citation.byline)?;
    let fields = [
        ("outlet", citation.outlet.as_deref()),
        ("published", citation.published.as_ref().map(Published::as_str)),
        ("updated", citation.updated.as_ref().map(Published::as_str)),
        ("url", citation.url.as_deref()),
        ("language", citation.language.as_deref()),
    ];
    for (key, value) in fields {
        if let Some(value) = value {
            yaml.text(key, value)?;
        }
    }
    yaml.text("clipped", &instant(article.clipped_ms))?;
    yaml.text("sha256", &header.capture.source.to_string())?;
    yaml.text("uid", &article.uid.to_string())?;
    yaml.texts("tags", &header.tags)
}

fn write_article(
    out: &mut dyn Write,
    exported: &ExportedArticle,
    view: &ExportView<'_>,
) -> std::result::Result<(), ExportError> {
    writeln!(out, "\n# {}\n", escape(headline(exported)))?;
    writeln!(out, "{}", source_line(exported))?;
    if !exported.note.trim().is_empty() {
        writeln!(out, "\n**Note**\n")?;
        write_lines(out, "", &note::tamed(&exported.note))?;
    }
    for passage in &exported.passages {
        write_passage(out, &exported.document, passage, &view.colour_name(passage.colour)?)?;
    }
    Ok(())
}

fn headline(exported: &ExportedArticle) -> &str {
    exported.article.citation.headline.as_deref().unwrap_or("Untitled")
}

/// Who wrote it, where and when, and when it was clipped.
fn source_line(exported: &ExportedArticle) -> String {
    let citation = &exported.article.citation;
    let mut parts = Vec::new();
    if !citation.byline.is_empty() {
        parts.push(escape(&citation.byline.join(", ")));
    }
    let outlet = citation.outlet.as_deref().map(|outlet| format!("*{}*", escape(outlet)));
    let published = citation.published.as_ref().map(|date| escape(date.as_str()));
    let source: Vec<String> = outlet.into_iter().chain(published).collect();
    if !source.is_empty() {
        parts.push(source.join(", "));
    }
    parts.extend(citation.url.as_deref().map(web_address));
    parts.push(format!("Clipped {}", instant(exported.article.clipped_ms)));
    parts.join(". ")
}

fn write_passage(
    out: &mut dyn Write,
    document: &Document,
    passage: &Passage,
    colour: &str,
) -> std::result::Result<(), ExportError> {
    writeln!(out)?;
    for (index, paragraph) in paragraphs(document, passage)?.iter().enumerate() {
        if index > 0 {
            writeln!(out, ">")?;
        }
        write_lines(out, "> ", paragraph)?;
    }
    writeln!(out, "\n- Colour: {}", escape(colour))?;
    if let Some(page) = page_of(document, passage) {
        writeln!(out, "- Page: {page}")?;
    }
    if let Some(place) = place_words(passage) {
        writeln!(out, "- Place: {place}")?;
    }
    if !passage.tags.is_empty() {
        let tags: Vec<String> = passage.tags.iter().map(|tag| escape(tag)).collect();
        writeln!(out, "- Tags: {}", tags.join(", "))?;
    }
    writeln!(out, "- Marked: {}", instant(passage.made_ms))?;
    if !passage.note.trim().is_empty() {
        writeln!(out, "- Note:\n")?;
        // Inside the list item, so that nothing which the note opens reaches beyond it.
        write_lines(out, "  ", &note::tamed(&passage.note))?;
    }
    Ok(())
}

/// What became of the place of a passage in the newest text, where it is not as it was.
fn place_words(passage: &Passage) -> Option<&'static str> {
    match (passage.verdict, passage.range) {
        (Verdict::Gone, _) | (_, None) => Some("not in the newest text of the article"),
        (Verdict::Changed, _) => Some("other words stand there in the newest text of the article"),
        (Verdict::Same | Verdict::Moved, Some(_)) => None,
    }
}

/// The page on which a passage begins, where its source has pages.
fn page_of(document: &Document, passage: &Passage) -> Option<u32> {
    passage.range.and_then(|range| document.page_at(range.start))
}

/// The words of a passage, a piece of Markdown for each block that it touches.
fn paragraphs(document: &Document, passage: &Passage) -> Result<Vec<String>> {
    let stands = |range: &ByteRange| document.slice(*range) == Some(passage.exact.as_str());
    let Some(range) = passage.range.filter(stands) else {
        // Nothing tells line breaks from block edges when the words do not stand in the text.
        return Ok(passage.exact.split('\n').filter(|line| !line.trim().is_empty()).map(escape).collect());
    };
    blocks(document, range)
}

/// A piece of Markdown for each block of the document that `range` touches.
fn blocks(document: &Document, range: ByteRange) -> Result<Vec<String>> {
    let mut pieces = Vec::new();
    for block in &document.blocks {
        let (start, end) = (block.range.start.max(range.start), block.range.end.min(range.end));
        if start >= end {
            continue;
        }
        let words = document
            .slice(ByteRange { start, end })
            .ok_or_else(|| Error::corrupt(format!("what stands at {} cuts a character", start.0)))?;
        pieces.push(match block.kind {
            BlockKind::Preformatted => fence(words),
            _ => words.lines().map(escape).collect::<Vec<_>>().join("\\\n"),
        });
    }
    Ok(pieces)
}

/// Writes each line of `text` behind `lead`; lines that stay empty get no white space at their end.
fn write_lines(out: &mut dyn Write, lead: &str, text: &str) -> io::Result<()> {
    for line in text.lines() {
        writeln!(out, "{}", format!("{lead}{line}").trim_end())?;
    }
    Ok(())
}
