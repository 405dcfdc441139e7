//! `clip show`: one article with its text, passages, notes, tags and captures.

use crate::failure::Failure;
use crate::host::open_to_read;
use crate::out::{ArticleLine, Out, instant};
use clap::Args;
use clipfile_core::anchor::Verdict;
use clipfile_core::article::Article;
use clipfile_core::capture::Warning;
use clipfile_core::document::Document;
use clipfile_core::highlight::{Passage, Review};
use clipfile_core::id::ArticleId;
use clipfile_core::version::Version;
use serde::Serialize;
use std::path::PathBuf;

/// Show one article with its text, passages, notes and captures
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The article's number, as `clip list` shows it
    #[arg(value_name = "ID")]
    article: i64,
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    /// Write the bytes of its newest capture as they came, and nothing else
    #[arg(long, conflicts_with = "json")]
    original: bool,
}

#[derive(Serialize)]
struct Line<'r> {
    #[serde(flatten)]
    article: ArticleLine,
    tags: &'r [String],
    note: &'r str,
    text: &'r str,
    passages: Vec<PassageLine<'r>>,
    /// Its versions, the newest first.
    captures: Vec<CaptureLine<'r>>,
}

#[derive(Serialize)]
struct PassageLine<'r> {
    passage: i64,
    uid: String,
    quote: &'r str,
    prefix: &'r str,
    suffix: &'r str,
    colour: &'static str,
    tags: &'r [String],
    note: &'r str,
    made: String,
    verdict: &'static str,
    /// Whether that waits for the user's answer, or what that was.
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<&'static str>,
    start_byte: Option<usize>,
    end_byte: Option<usize>,
}

#[derive(Serialize)]
struct CaptureLine<'r> {
    capture: i64,
    uid: String,
    captured: String,
    /// When the source says that it was taken from the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    saved: Option<String>,
    importer: &'r str,
    file: Option<&'r str>,
    url: Option<&'r str>,
    sha256: String,
    words: u32,
    /// Words that it has more than the version before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    words_added: Option<u32>,
    /// Words that the version before it had more.
    #[serde(skip_serializing_if = "Option::is_none")]
    words_removed: Option<u32>,
    /// Whether it is the one that is shown.
    shown: bool,
    /// Whether it waits for the user to say that it is a version of the article.
    doubtful: bool,
    warnings: &'r [Warning],
}

/// Everything that is shown.
struct Shown {
    article: Article,
    document: Document,
    passages: Vec<Passage>,
    versions: Vec<Version>,
    tags: Vec<String>,
    note: String,
}

impl Show {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        let id = ArticleId(self.article);
        let article = library.article(id)?;
        if self.original {
            let newest = library.captures(id)?.into_iter().next();
            let capture = newest.ok_or_else(|| Failure::Message(format!("article {id} has no capture")))?;
            return Out::new().bytes(&library.bytes(capture.source)?);
        }
        let document = library.shown_document(id)?;
        let shown = Shown {
            article,
            document: library.document(document)?,
            passages: library.passages(document)?,
            versions: library.versions(id)?,
            tags: library.article_tags(id)?,
            note: library.article_note(id)?,
        };
        let mut out = Out::new();
        if self.json { out.object(&shown.line()) } else { shown.print(&mut out) }
    }
}

impl Shown {
    fn line(&self) -> Line<'_> {
        Line {
            article: ArticleLine::from(&self.article),
            tags: &self.tags,
            note: &self.note,
            text: &self.document.text,
            passages: self.passages.iter().map(passage_line).collect(),
            captures: self.versions.iter().map(capture_line).collect(),
        }
    }

    fn print(&self, out: &mut Out) -> Result<(), Failure> {
        let citation = &self.article.citation;
        out.line(citation.headline.as_deref().unwrap_or("Untitled"))?;
        let fields = [
            ("By", (!citation.byline.is_empty()).then(|| citation.byline.join(", "))),
            ("Outlet", citation.outlet.clone()),
            ("Published", citation.published.as_ref().map(ToString::to_string)),
            ("Updated", citation.updated.as_ref().map(ToString::to_string)),
            ("URL", citation.url.clone()),
            ("Clipped", Some(instant(self.article.clipped_ms))),
            ("In the trash since", self.article.trashed_ms.map(instant)),
            ("Tags", (!self.tags.is_empty()).then(|| self.tags.join(", "))),
        ];
        for (name, value) in fields {
            if let Some(value) = value {
                out.line(&format!("{name}: {value}"))?;
            }
        }
        for version in &self.versions {
            let capture = &version.capture;
            let saved = capture.saved_ms.map(|ms| format!(", saved {}", instant(ms))).unwrap_or_default();
            let changed = version.changed.map(|changed| format!(", +{} −{} words", changed.added, changed.removed));
            let state = match (version.is_shown, capture.is_doubtful) {
                (true, _) => ", shown",
                (_, true) => ", waits for you to say that it is a version",
                _ => "",
            };
            out.line(&format!(
                "Version {}: {}{saved}, SHA-256 {}, {} words{}{state}",
                capture.id,
                instant(capture.captured_ms),
                capture.source,
                version.words,
                changed.unwrap_or_default()
            ))?;
        }
        if !self.note.is_empty() {
            out.line("")?;
            out.text(&self.note)?;
        }
        out.line("")?;
        out.text(&self.document.text)?;
        for passage in &self.passages {
            out.line("")?;
            out.line(&format!("[{}] {}: “{}”", passage.id, passage.colour.name(), passage.exact))?;
            if !matches!(passage.verdict, Verdict::Same | Verdict::Moved) {
                let open = if passage.review == Some(Review::Open) { "; waits for your answer" } else { "" };
                out.line(&format!("In this version: {}{open}", passage.verdict.name()))?;
            }
            if !passage.tags.is_empty() {
                out.line(&format!("Tags: {}", passage.tags.join(", ")))?;
            }
            out.text(&passage.note)?;
        }
        Ok(())
    }
}

fn passage_line(passage: &Passage) -> PassageLine<'_> {
    PassageLine {
        passage: passage.id.0,
        uid: passage.uid.to_string(),
        quote: &passage.exact,
        prefix: &passage.prefix,
        suffix: &passage.suffix,
        colour: passage.colour.name(),
        tags: &passage.tags,
        note: &passage.note,
        made: instant(passage.made_ms),
        verdict: passage.verdict.name(),
        review: passage.review.map(Review::name),
        start_byte: passage.range.map(|range| range.start.0),
        end_byte: passage.range.map(|range| range.end.0),
    }
}

fn capture_line(version: &Version) -> CaptureLine<'_> {
    let capture = &version.capture;
    CaptureLine {
        capture: capture.id.0,
        uid: capture.uid.to_string(),
        captured: instant(capture.captured_ms),
        saved: capture.saved_ms.map(instant),
        importer: &capture.importer,
        file: capture.file_name.as_deref(),
        url: capture.url.as_deref(),
        sha256: capture.source.to_string(),
        words: version.words,
        words_added: version.changed.map(|changed| changed.added),
        words_removed: version.changed.map(|changed| changed.removed),
        shown: version.is_shown,
        doubtful: capture.is_doubtful,
        warnings: &capture.warnings,
    }
}
