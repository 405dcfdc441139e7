//! Markdown for Obsidian: properties that it shows, passages as callouts, each with a block id that others link to
//! (help.obsidian.md, “Properties”, “Callouts”, “Link to a block in a note”).

use super::yaml::Yaml;
use super::{
    escape, headline, note, page_of, paragraphs, place_words, source_line, write_each, write_fields, write_lines,
};
use crate::exporters::{ExportError, ExportView, ExportedArticle, Written};
use crate::highlight::Passage;
use std::collections::BTreeSet;
use std::io::Write;

pub(super) fn write(view: &ExportView<'_>, out: &mut dyn Write) -> Result<Written, ExportError> {
    let mut yaml = Yaml::new(out);
    yaml.edge()?;
    if view.len() == 1 {
        for header in view.headers() {
            let mut header = header?;
            header.tags = header.tags.iter().map(|tag| tag_name(tag)).collect();
            write_fields(&mut yaml, &header)?;
        }
    } else {
        // A property is a text or a list of texts: the fields of each article stand below its headline.
        let mut tags = BTreeSet::new();
        for header in view.headers() {
            tags.extend(header?.tags.iter().map(|tag| tag_name(tag)));
        }
        yaml.text(
            "title",
            Some(view.options().title.as_str()).filter(|title| !title.is_empty()).unwrap_or("Clippings"),
        )?;
        yaml.texts("tags", &tags.into_iter().collect::<Vec<_>>())?;
    }
    yaml.edge()?;
    write_each(view, |article| write_article(view, article, out))
}

fn write_article(view: &ExportView<'_>, exported: &ExportedArticle, out: &mut dyn Write) -> Result<(), ExportError> {
    writeln!(out, "\n# {}\n\n{}", escape(headline(exported)), source_line(exported))?;
    if !exported.note.trim().is_empty() {
        writeln!(out, "\n> [!note]")?;
        write_lines(out, "> ", &note::tamed(&exported.note))?;
    }
    exported.passages.iter().try_for_each(|passage| write_passage(view, exported, passage, out))
}

fn write_passage(
    view: &ExportView<'_>,
    exported: &ExportedArticle,
    passage: &Passage,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let page = page_of(&exported.document, passage).map(|page| format!(", p. {page}")).unwrap_or_default();
    writeln!(out, "\n> [!quote] {}{page}", escape(&view.colour_name(passage.colour)?))?;
    for (index, paragraph) in paragraphs(&exported.document, passage)?.iter().enumerate() {
        if index > 0 {
            writeln!(out, ">")?;
        }
        write_lines(out, "> ", paragraph)?;
    }
    let mut small: Vec<String> = passage.tags.iter().map(|tag| format!("#{}", tag_name(tag))).collect();
    small.extend(place_words(passage).map(str::to_owned));
    if !small.is_empty() {
        writeln!(out, ">\n> {}", small.join(" "))?;
    }
    if !passage.note.trim().is_empty() {
        writeln!(out, ">\n> > [!note]")?;
        write_lines(out, "> > ", &note::tamed(&passage.note))?;
    }
    // Between empty lines, for it is the id of the whole callout.
    writeln!(out, "\n^{}", passage.uid)?;
    Ok(())
}

/// A tag as Obsidian takes it: letters, digits, `_`, `-` and `/`, and not digits alone.
pub(super) fn tag_name(path: &str) -> String {
    let is_kept = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '-' | '/');
    let name: String = path.chars().map(|sign| if is_kept(sign) { sign } else { '-' }).collect();
    if name.chars().all(|sign| sign.is_numeric() || sign == '/') { format!("{name}_") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_one_that_obsidian_takes() {
        assert_eq!(tag_name("security/protocol"), "security/protocol");
        assert_eq!(tag_name("två hamnar, #3"), "två-hamnar---3");
        assert_eq!(tag_name("2024"), "2024_");
    }
}
