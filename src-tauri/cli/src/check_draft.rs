//! `clip check-draft`: looks up every quotation and number of a draft in the library.

use crate::failure::{Failure, tell};
use crate::host::open_to_read;
use crate::out::Out;
use clap::Args;
use clipfile_core::draft::{Finding, Outcome, Report, Run, RunKind, of_held};
use clipfile_core::importers::read_file;
use clipfile_worker::{Limits, Pool};
use serde::Serialize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Look up every quotation and number of a draft: found, other words, another speaker, or not in this library
#[derive(Debug, Args)]
pub(crate) struct CheckDraft {
    /// The draft: text, Markdown, HTML or Word
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Its language (BCP 47), where it cannot be told from its words
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// Say on stderr how long the check took
    #[arg(long)]
    timings: bool,
}

#[derive(Serialize)]
struct Line<'f> {
    kind: &'static str,
    text: &'f str,
    beside: &'f str,
    outcome: &'static str,
    article: Option<i64>,
    title: Option<&'f str>,
    outlet: Option<&'f str>,
    published: Option<&'f str>,
    source: Option<&'f str>,
    sentence: Option<&'f str>,
    speaker: Option<&'f str>,
    only_in_version: Option<String>,
    differences: Option<String>,
    others: u32,
}

impl CheckDraft {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        let (text, language) = read(&self.file)?;
        let language = self.language.clone().or(language);
        let mut checker = library.checker()?;
        let start = Instant::now();
        let report = checker.check(&text, language.as_deref(), &mut |_| ControlFlow::Continue(()))?;
        if self.timings {
            tell(&format!("{} looked up in {} ms", report.findings.len(), start.elapsed().as_millis()));
        }
        if report.left_out > 0 {
            tell(&format!("not looked up, for there are too many: {}", report.left_out));
        }
        self.print(&report)
    }

    fn print(&self, report: &Report) -> Result<(), Failure> {
        let mut out = Out::new();
        if self.json {
            return report.findings.iter().try_for_each(|finding| out.object(&Line::from(finding)));
        }
        if report.findings.is_empty() {
            return Ok(());
        }
        out.table(
            &["RESULT", "KIND", "DRAFT", "SOURCE", "ARTICLE"],
            &report.findings.iter().map(cells).collect::<Vec<_>>(),
        )
    }
}

/// The text of a file, read by a process that may fail for it.
fn read(path: &Path) -> Result<(String, Option<String>), Failure> {
    let named = |why: String| Failure::Message(format!("{}: {why}", path.display()));
    let pool = Pool::of_this_program(crate::WORKER, Limits::default())?;
    let held = read_file(&pool, path).map_err(named)?;
    of_held(held).map_err(named)
}

fn cells(finding: &Finding) -> Vec<String> {
    let source = finding.source.as_ref();
    let there = source.map(|source| source.context[source.in_context.start.0..source.in_context.end.0].to_owned());
    let shown = match finding.outcome {
        Outcome::Differs => differences(&finding.runs).or(there),
        Outcome::OtherSpeaker => source.and_then(|source| source.speaker.clone()),
        _ => there,
    };
    vec![
        finding.outcome.name().replace('_', " "),
        finding.subject.name().to_owned(),
        finding.text.clone(),
        shown.unwrap_or_else(|| "-".to_owned()),
        source.map_or("-".to_owned(), |source| format!("{} {}", source.article.0, source.headline)),
    ]
}

/// The words of both where they are not the same, in the manner of a word diff.
fn differences(runs: &[Run]) -> Option<String> {
    let words = runs.iter().map(|run| match run.kind {
        RunKind::Same => run.text.clone(),
        RunKind::Draft => format!("{{+{}+}}", run.text),
        RunKind::Source => format!("[-{}-]", run.text),
        RunKind::LeftOut => "…".to_owned(),
    });
    (!runs.is_empty()).then(|| words.collect::<Vec<_>>().join(" "))
}

impl<'f> From<&'f Finding> for Line<'f> {
    fn from(finding: &'f Finding) -> Self {
        let source = finding.source.as_ref();
        Self {
            kind: finding.subject.name(),
            text: &finding.text,
            beside: &finding.beside,
            outcome: finding.outcome.name(),
            article: source.map(|source| source.article.0),
            title: source.map(|source| source.headline.as_str()),
            outlet: source.and_then(|source| source.outlet.as_deref()),
            published: source.and_then(|source| source.published.as_deref()),
            source: source.map(|source| &source.context[source.in_context.start.0..source.in_context.end.0]),
            sentence: source.map(|source| source.context.as_str()),
            speaker: source.and_then(|source| source.speaker.as_deref()),
            only_in_version: source.and_then(|source| source.only_in_version).map(crate::out::instant),
            differences: differences(&finding.runs),
            others: finding.others,
        }
    }
}
