//! `clip annotations`: annotations of other programs, and those of them that have no place yet.

use crate::failure::{Failure, tell};
use crate::host::{open, open_to_read};
use crate::out::Out;
use clap::{Args, Subcommand};
use clipfile_core::annotation::{Fate, Unplaced, Why};
use clipfile_core::importers::{Held, read_file};
use clipfile_worker::{Limits, Pool};
use serde::Serialize;
use std::path::PathBuf;

/// Annotations of other programs: W3C Web Annotations (JSON-LD) and those of Hypothesis
#[derive(Debug, Subcommand)]
pub(crate) enum Annotations {
    Import(Import),
    List(List),
}

/// Import annotations on articles that are in the library, and say what became of each
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Files with W3C Web Annotations or an export of Hypothesis
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Print one JSON object for each annotation
    #[arg(long)]
    json: bool,
}

/// List the annotations that have no place yet
#[derive(Debug, Args)]
pub(crate) struct List {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Print one JSON object for each annotation
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'r> {
    file: &'r str,
    /// `exact`, `near`, `page`, `unplaced`, `present` or `refused`.
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    article: Option<i64>,
    passage: Option<i64>,
    words: &'r str,
}

#[derive(Serialize)]
struct Waiting<'r> {
    annotation: i64,
    article: Option<i64>,
    url: &'r str,
    file: &'r str,
    why: &'static str,
    quote: &'r str,
    colour: &'static str,
    tags: &'r [String],
    note: &'r str,
}

impl Annotations {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Import(import) => import.run(),
            Self::List(list) => list.run(),
        }
    }
}

impl Import {
    fn run(&self) -> Result<(), Failure> {
        let mut library = open(&self.library)?;
        let pool = Pool::of_this_program(crate::WORKER, Limits::default())?;
        let mut out = Out::new();
        let mut has_failed = false;
        for path in &self.files {
            let name = path.display().to_string();
            let held = match read_file(&pool, path) {
                Ok(Held::Annotations(annotations)) => Ok(annotations),
                Ok(_) => Err("there are no annotations in it; use `clip import`".to_owned()),
                Err(why) => Err(why),
            };
            let annotations = match held {
                Ok(annotations) => annotations,
                Err(why) => {
                    tell(&format!("{name}: {why}"));
                    has_failed = true;
                    continue;
                }
            };
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            let kept = library.import_annotations(&annotations, &file)?.value;
            has_failed |= kept.count(Fate::Refused) > 0;
            for item in &kept.items {
                let line = Line {
                    file: &name,
                    status: item.fate.name(),
                    why: item.why.map(Why::name),
                    article: item.article.map(|article| article.0),
                    passage: item.passage.map(|passage| passage.0),
                    words: &item.words,
                };
                if self.json {
                    out.object(&line)?;
                } else {
                    let why = line.why.map(|why| format!(" ({why})")).unwrap_or_default();
                    out.line(&format!("{}{why} {}", line.status, line.words))?;
                }
            }
        }
        library.close()?;
        if has_failed { Err(Failure::Told) } else { Ok(()) }
    }
}

impl List {
    fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        let mut out = Out::new();
        for waiting in &library.unplaced_annotations(0, u32::MAX)?.1 {
            let Unplaced { url, file_name, exact, tags, note, .. } = waiting;
            if self.json {
                out.object(&Waiting {
                    annotation: waiting.id.0,
                    article: waiting.article.map(|article| article.0),
                    url,
                    file: file_name,
                    why: waiting.why.name(),
                    quote: exact,
                    colour: waiting.colour.name(),
                    tags,
                    note,
                })?;
            } else {
                let words = if exact.is_empty() { note } else { exact };
                out.line(&format!("{} {} {url} {words}", waiting.id, waiting.why.name()))?;
            }
        }
        Ok(())
    }
}
