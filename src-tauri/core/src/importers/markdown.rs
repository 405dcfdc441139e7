//! Markdown files (CommonMark, tables and strikethrough), with the YAML front matter that note programs write.

use super::{About, Confidence, ImportError, Importer, Look, Source, Taken, html};
use crate::article::Citation;
use crate::capture::{Content, RawCapture};
use crate::extract;
use crate::extract::decode::{Declares, decode, is_text};
use pulldown_cmark::{Options, Parser as Markup};
use saphyr_parser::{Event, Parser as Yaml};

#[derive(Debug)]
pub(super) struct Markdown;

impl Importer for Markdown {
    fn about(&self) -> About {
        About { id: "markdown", extensions: &["md", "markdown", "mdown", "mkd"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        const HEAD: usize = 16_384;
        let head = &source.bytes[..source.bytes.len().min(HEAD)];
        if !is_text(head) {
            return Confidence::No;
        }
        if super::has_extension(source, self.about().extensions) {
            return Confidence::Certain;
        }
        let head = decode(head, source.encoding, Declares::Nothing).text;
        let is_named_otherwise = source.file_name.is_some_and(|name| name.contains('.'));
        let has_fields = front_matter(&head).is_some_and(|(yaml, _)| fields(yaml) != Citation::default());
        if has_fields || (!is_named_otherwise && has_signs(&head)) { Confidence::Looks } else { Confidence::No }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let decoded = decode(source.bytes, source.encoding, Declares::Nothing);
        let (stated, text) = match front_matter(&decoded.text) {
            Some((yaml, text)) => (fields(yaml), text),
            None => (Citation::default(), decoded.text.as_str()),
        };
        let mut html = String::with_capacity(text.len() * 5 / 4);
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
        pulldown_cmark::html::push_html(&mut html, Markup::new_ext(text, options));
        let images = html::pictures_beside(&html, source);
        let url = source.url.map(str::to_owned);
        Ok(Taken::Article(Box::new(RawCapture {
            url,
            stated,
            images,
            warnings: decoded.warnings,
            ..RawCapture::new(Content::Fragment(html))
        })))
    }

    /// With its marks, as it was written.
    fn look(&self, source: &Source<'_>) -> Look {
        Look::Text(decode(source.bytes, source.encoding, Declares::Nothing).text)
    }
}

/// A heading and a link are not both found in text that is no Markdown.
fn has_signs(text: &str) -> bool {
    let has_heading = text.lines().any(|line| ["# ", "## ", "### "].iter().any(|mark| line.starts_with(mark)));
    has_heading && (text.contains("](http") || text.contains("**") || text.contains("\n```"))
}

/// The YAML between two lines of `---` at the start, and what follows it.
fn front_matter(text: &str) -> Option<(&str, &str)> {
    const MAX_BYTES: usize = 65_536;
    let rest = text.strip_prefix("---\n")?;
    let (yaml, rest) =
        ["\n---\n", "\n...\n"].iter().filter_map(|end| rest.split_once(end)).min_by_key(|(yaml, _)| yaml.len())?;
    (yaml.len() <= MAX_BYTES).then_some((yaml, rest))
}

/// The fields that front matter states. What cannot be read is left alone: the text is worth having without it.
fn fields(yaml: &str) -> Citation {
    let mut stated = Citation::default();
    for (key, values) in pairs(yaml) {
        let Some(first) = values.iter().map(|value| value.trim()).find(|value| !value.is_empty()).map(str::to_owned)
        else {
            continue;
        };
        match key.to_lowercase().as_str() {
            "title" | "headline" => stated.headline = Some(first),
            "author" | "authors" | "byline" => {
                stated.byline = values.iter().flat_map(|value| extract::byline(value)).collect();
            }
            "date" | "published" | "date_published" | "created" => {
                stated.published = stated.published.or_else(|| extract::date(&first));
            }
            "updated" | "modified" | "lastmod" => stated.updated = extract::date(&first),
            "url" | "link" | "canonical" | "source_url" => stated.url = extract::web_address(&first).or(stated.url),
            "source" => match extract::web_address(&first) {
                Some(url) => stated.url = stated.url.or(Some(url)),
                None => stated.outlet = stated.outlet.or(Some(first)),
            },
            "outlet" | "publication" | "publisher" | "site" | "site_name" | "website" => stated.outlet = Some(first),
            "lang" | "language" => stated.language = Some(first),
            "dateline" => stated.dateline = Some(first),
            _ => {}
        }
    }
    stated
}

/// The outer keys of `yaml` with their values: one, or those of a list.
///
/// Read from the parser's events: no tree is built, so that aliases cannot unfold into one without end.
fn pairs(yaml: &str) -> Vec<(String, Vec<String>)> {
    let mut pairs: Vec<(String, Vec<String>)> = Vec::new();
    let (mut depth, mut is_key) = (0, true);
    for event in Yaml::new_from_str(yaml) {
        let Ok((event, _)) = event else { break };
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => depth += 1,
            Event::MappingEnd | Event::SequenceEnd => {
                depth -= 1;
                is_key = is_key || depth == 1;
            }
            Event::Scalar(text, ..) if depth == 1 && is_key => {
                pairs.push((text.into_owned(), Vec::new()));
                is_key = false;
            }
            Event::Scalar(text, ..) if depth == 1 || depth == 2 => {
                if let Some((_, values)) = pairs.last_mut() {
                    values.push(text.into_owned());
                }
                is_key = depth == 1;
            }
            Event::Alias(_) if depth == 1 => is_key = true,
            _ => {}
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::importers::Alone;

    fn source<'a>(text: &'a str, file_name: Option<&'a str>) -> Source<'a> {
        Source { bytes: text.as_bytes(), file_name, url: None, encoding: None, is_selection: false, beside: &Alone }
    }

    #[test]
    fn markdown_is_told_by_its_name_or_clear_signs() {
        for (text, name, expected) in [
            ("words", Some("a.md"), Confidence::Certain),
            ("---\ntitle: Talks\n---\nwords", None, Confidence::Looks),
            ("---\nwords\n---\nwords", None, Confidence::No),
            ("# Talks\n\nSee [here](https://a.example/).", None, Confidence::Looks),
            ("# Talks\n\nSee [here](https://a.example/).", Some("a.txt"), Confidence::No),
            ("# not a heading in a shell script", None, Confidence::No),
        ] {
            assert_eq!(Markdown.sniff(&source(text, name)), expected, "{text}");
        }
    }

    #[test]
    fn front_matter_states_fields() {
        let stated = fields(
            "title: \"Talks: a collapse\"\nauthors:\n  - Ann Lee\n  - By Bo Chi\ndate: 2017-06-01 # as printed\nsource: The Northern Ledger\n\
             url: https://ledger.example/a\nlang: en-GB\ntags: [a, b]\nnested:\n  title: not this\n",
        );
        assert_eq!(stated.headline.as_deref(), Some("Talks: a collapse"));
        assert_eq!(stated.byline, ["Ann Lee", "Bo Chi"]);
        assert_eq!(stated.published.map(String::from).as_deref(), Some("2017-06-01"));
        assert_eq!(stated.outlet.as_deref(), Some("The Northern Ledger"));
        assert_eq!(stated.url.as_deref(), Some("https://ledger.example/a"));
        assert_eq!(stated.language.as_deref(), Some("en-GB"));
    }

    #[test]
    fn broken_front_matter_does_no_harm() {
        assert_eq!(fields("a: [1, 2\nb: {").headline, None);
        assert_eq!(fields(": : :\n- x\n&a *a").headline, None);
        let bomb = "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\ntitle: T\n";
        assert_eq!(fields(bomb).headline.as_deref(), Some("T"));
    }
}
