//! `clip extract`: what an import would make of files, without a library.

use crate::failure::{Failure, tell};
use crate::out::Out;
use clap::Args;
use clipfile_core::article::Published;
use clipfile_core::capture::{Draft, Warning};
use clipfile_core::document::Dropped;
use clipfile_core::exporters::document_html;
use clipfile_core::importers::{Held, HeldPart, InProcess, read_file_from};
use serde::Serialize;
use std::path::PathBuf;

/// Show what an import would make of files: headline, byline, date, text, and what it would leave out
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// The files
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Where they come from, for links and dates
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// The same as --json
    #[arg(long)]
    jsonl: bool,
}

#[derive(Serialize)]
struct Line<'d> {
    file: String,
    /// What tells the article from the others in a file that holds several.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'d str>,
    title: Option<&'d str>,
    byline: &'d [String],
    published: Option<&'d str>,
    site_name: Option<&'d str>,
    lang: Option<&'d str>,
    url: Option<&'d str>,
    text: &'d str,
    html: String,
    dropped: &'d [Dropped],
    warnings: &'d [Warning],
}

impl Extract {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let mut out = Out::new();
        let mut has_failed = false;
        for file in &self.files {
            let name = file.display().to_string();
            match read_file_from(&InProcess, file, self.url.as_deref()) {
                Ok(Held::Article(incoming)) if self.json || self.jsonl => {
                    out.object(&line(name, None, &incoming.draft))?;
                }
                Ok(Held::Article(incoming)) => print(&mut out, &incoming.draft)?,
                Ok(Held::Many(parts)) => {
                    for HeldPart { name: part, held } in parts {
                        match held {
                            Ok(incoming) if self.json || self.jsonl => {
                                out.object(&line(name.clone(), Some(&part), &incoming.draft))?;
                            }
                            Ok(incoming) => print(&mut out, &incoming.draft)?,
                            Err(why) => {
                                tell(&format!("{name} “{part}”: {why}"));
                                has_failed = true;
                            }
                        }
                    }
                }
                Ok(Held::Archive(_)) => {
                    tell(&format!("{name}: it is a Clipfile archive, not an article; use `clip import`"));
                    has_failed = true;
                }
                Ok(Held::Annotations(_)) => {
                    tell(&format!("{name}: these are annotations, not an article; use `clip annotations import`"));
                    has_failed = true;
                }
                Err(why) => {
                    tell(&format!("{name}: {why}"));
                    has_failed = true;
                }
            }
        }
        if has_failed { Err(Failure::Told) } else { Ok(()) }
    }
}

fn line<'d>(file: String, part: Option<&'d str>, draft: &'d Draft) -> Line<'d> {
    let citation = &draft.citation;
    Line {
        file,
        part,
        title: citation.headline.as_deref(),
        byline: &citation.byline,
        published: citation.published.as_ref().map(Published::as_str),
        site_name: citation.outlet.as_deref(),
        lang: citation.language.as_deref(),
        url: citation.url.as_deref(),
        text: &draft.document.text,
        html: document_html(&draft.document),
        dropped: &draft.document.dropped,
        warnings: &draft.warnings,
    }
}

fn print(out: &mut Out, draft: &Draft) -> Result<(), Failure> {
    let citation = &draft.citation;
    out.line(citation.headline.as_deref().unwrap_or("Untitled"))?;
    let date = citation.published.as_ref().map(Published::as_str);
    let about: Vec<&str> =
        citation.byline.iter().map(String::as_str).chain(citation.outlet.as_deref()).chain(date).collect();
    out.line(&about.join(", "))?;
    out.line("")?;
    out.text(&draft.document.text)?;
    out.line("")
}
