//! Markdown for Logseq: an outline in which every block is an item of a list, with `name:: value` for what is known of it
//! (docs.logseq.com, “Properties”, “Block reference”). The `id` of a passage is its own, so that others refer to it.

use super::{escape, headline, note, page_of, paragraphs, place_words, write_each, write_lines};
use crate::article::Published;
use crate::clock::instant;
use crate::exporters::{ExportError, ExportView, ExportedArticle, Written};
use crate::highlight::Passage;
use std::io::{self, Write};

pub(super) fn write(view: &ExportView<'_>, out: &mut dyn Write) -> Result<Written, ExportError> {
    write_each(view, |article| write_article(view, article, out))
}

fn write_article(view: &ExportView<'_>, exported: &ExportedArticle, out: &mut dyn Write) -> Result<(), ExportError> {
    let citation = &exported.article.citation;
    writeln!(out, "- # {}", escape(headline(exported)))?;
    let lead = "  ";
    property(out, lead, "id", &exported.article.uid.to_string())?;
    if !citation.byline.is_empty() {
        property(out, lead, "authors", &escape(&citation.byline.join(", ")))?;
    }
    let fields = [
        ("outlet", citation.outlet.as_deref()),
        ("published", citation.published.as_ref().map(Published::as_str)),
        ("language", citation.language.as_deref()),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            property(out, lead, name, &escape(value))?;
        }
    }
    // A property's address is a link as it stands; a white space would end it.
    if let Some(url) = citation.url.as_deref().filter(|url| !url.contains(char::is_whitespace)) {
        property(out, lead, "url", url)?;
    }
    property(out, lead, "clipped", &instant(exported.article.clipped_ms))?;
    tags(out, lead, &exported.tags)?;
    block(out, "  ", &note::tamed(&exported.note))?;
    exported.passages.iter().try_for_each(|passage| write_passage(view, exported, passage, out))
}

fn write_passage(
    view: &ExportView<'_>,
    exported: &ExportedArticle,
    passage: &Passage,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let lead = "    ";
    writeln!(out, "  - id:: {}", passage.uid)?;
    property(out, lead, "colour", &escape(&view.colour_name(passage.colour)?))?;
    if let Some(page) = page_of(&exported.document, passage) {
        property(out, lead, "page", &page.to_string())?;
    }
    if let Some(place) = place_words(passage) {
        property(out, lead, "place", place)?;
    }
    property(out, lead, "marked", &instant(passage.made_ms))?;
    tags(out, lead, &passage.tags)?;
    for (index, paragraph) in paragraphs(&exported.document, passage)?.iter().enumerate() {
        if index > 0 {
            writeln!(out, "{lead}>")?;
        }
        write_lines(out, &format!("{lead}> "), paragraph)?;
    }
    block(out, lead, &note::tamed(&passage.note))?;
    Ok(())
}

fn property(out: &mut dyn Write, lead: &str, name: &str, value: &str) -> io::Result<()> {
    writeln!(out, "{lead}{name}:: {value}")
}

/// Tags as names of pages: what would end a name is left out.
fn tags(out: &mut dyn Write, lead: &str, tags: &[String]) -> io::Result<()> {
    if tags.is_empty() {
        return Ok(());
    }
    let pages: Vec<String> = tags.iter().map(|tag| format!("[[{}]]", tag.replace(['[', ']', '\n'], ""))).collect();
    property(out, lead, "tags", &pages.join(", "))
}

/// A text as a block of its own, all of whose lines stand below its first.
fn block(out: &mut dyn Write, lead: &str, text: &str) -> io::Result<()> {
    let mut lines = text.trim().lines();
    let Some(first) = lines.next() else { return Ok(()) };
    writeln!(out, "{lead}- {}", inert(first))?;
    let rest: Vec<String> = lines.map(inert).collect();
    write_lines(out, &format!("{lead}  "), &rest.join("\n"))
}

/// A line of a note that would be read as a property is none.
fn inert(line: &str) -> String {
    match line.split_once("::") {
        Some((name, value)) if !name.trim().is_empty() && !name.trim().contains(char::is_whitespace) => {
            format!("{name}:\\:{value}")
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_makes_no_property() {
        assert_eq!(inert("id:: 4711"), "id:\\: 4711");
        assert_eq!(inert("Ask them:: twice"), "Ask them:: twice");
    }
}
