//! `clip import`: keeps files and folders in a library.

use crate::failure::{Failure, tell};
use crate::host::{host, open};
use crate::out::Out;
use clap::Args;
use clipfile_core::annotation::{Annotations, Fate, ImportedAnnotations};
use clipfile_core::archive::Archive;
use clipfile_core::capture::{Incoming, Kept, Status};
use clipfile_core::importers::{FileReport, Keep, Outcome, files_in, import};
use clipfile_core::{Error, Library};
use clipfile_worker::{Limits, Pool};
use serde::Serialize;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Import files and folders; a library that is not there is made
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Files and folders
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Print one JSON object for each file, after what it held is on disk
    #[arg(long)]
    json: bool,
    /// Articles that are put on disk together
    #[arg(long, value_name = "N", default_value_t = 256, value_parser = clap::value_parser!(u16).range(1..))]
    batch: u16,
    /// Seconds that reading one file may take
    #[arg(long, value_name = "S", default_value_t = Limits::default().seconds, value_parser = clap::value_parser!(u64).range(1..=3600))]
    seconds: u64,
    /// Megabytes of memory that reading one file may take
    #[arg(long, value_name = "MB", default_value_t = Limits::default().megabytes, value_parser = clap::value_parser!(u64).range(1..=1_048_576))]
    memory: u64,
}

#[derive(Serialize)]
struct Line<'r> {
    file: String,
    /// What tells the article from the others in a file that holds several.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'r str>,
    article: Option<i64>,
    capture: Option<i64>,
    sha256: Option<String>,
    status: &'static str,
    title: Option<&'r str>,
    /// How many new articles an archive brought.
    #[serde(skip_serializing_if = "Option::is_none")]
    articles: Option<usize>,
    /// Of a version that is not shown before the user says so: how much of the old words it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_percent: Option<u32>,
    /// How many annotations a file brought, and what became of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    annotations: Option<Tally>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'r str>,
}

/// What became of the annotations of a file.
#[derive(Debug, Clone, Copy, Serialize)]
struct Tally {
    exact: usize,
    near: usize,
    page: usize,
    unplaced: usize,
    present: usize,
    refused: usize,
}

impl Tally {
    fn of(kept: &ImportedAnnotations) -> Self {
        Self {
            exact: kept.count(Fate::Exact),
            near: kept.count(Fate::Near),
            page: kept.count(Fate::Page),
            unplaced: kept.count(Fate::Unplaced),
            present: kept.count(Fate::Present),
            refused: kept.count(Fate::Refused),
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { exact, near, page, unplaced, present, refused } = self;
        for (count, name) in [
            (exact, "exact"),
            (near, "near"),
            (page, "on pages"),
            (unplaced, "not placed"),
            (present, "here already"),
            (refused, "unreadable"),
        ] {
            if *count > 0 {
                write!(f, " {count} {name}")?;
            }
        }
        Ok(())
    }
}

/// Keeps everything that one call imports under one name for undo.
struct Keeper {
    library: Library,
    undone_together: i64,
}

impl Keep for Keeper {
    fn keep(&mut self, articles: &[Incoming]) -> clipfile_core::Result<Vec<Kept>> {
        Ok(self.library.add_all(articles, self.undone_together)?.value)
    }

    fn keep_archive(&mut self, archive: &Archive) -> clipfile_core::Result<usize> {
        Ok(self.library.add_archive(archive)?.value)
    }

    fn keep_annotations(
        &mut self,
        annotations: &Annotations,
        file: &str,
    ) -> clipfile_core::Result<ImportedAnnotations> {
        Ok(self.library.import_annotations(annotations, file)?.value)
    }
}

/// Tells what became of each file.
struct Reporter {
    out: Out,
    is_json: bool,
    is_heard: bool,
    failed: usize,
}

impl Import {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = self.open()?;
        let limits = Limits { seconds: self.seconds, megabytes: self.memory };
        let pool = Pool::of_this_program(crate::WORKER, limits)?;
        let mut keeper = Keeper { undone_together: library.new_batch()?, library };
        let mut reporter = Reporter { out: Out::new(), is_json: self.json, is_heard: true, failed: 0 };
        let mut told = Ok(());
        import(&files_in(&self.paths), usize::from(self.batch), &pool, &mut keeper, &mut |report| {
            told = reporter.report(&report);
            if told.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        told?;
        keeper.library.count_imported_words()?;
        keeper.library.close()?;
        if reporter.failed > 0 { Err(Failure::Told) } else { Ok(()) }
    }

    fn open(&self) -> clipfile_core::Result<Library> {
        if self.library.exists() {
            return open(&self.library);
        }
        // Nothing shall be made for a list of paths of which none is there.
        if let Some(missing) = self.paths.iter().all(|path| !path.exists()).then(|| self.paths.first()).flatten() {
            return Err(Error::io(missing, std::io::ErrorKind::NotFound.into()));
        }
        let library = Library::create(&self.library, &host())?;
        tell(&format!("made the new library {}", self.library.display()));
        Ok(library)
    }
}

impl Reporter {
    fn report(&mut self, report: &FileReport<'_>) -> Result<(), Failure> {
        let file = report.path.display().to_string();
        match &report.outcome {
            Outcome::Kept(kept, incoming) => {
                if let Some(percent) = kept.doubt {
                    tell(&format!(
                        "{file}: this version of article {} has {percent} % of the old text; it is kept and not shown before \
                         you say so in the window",
                        kept.article
                    ));
                }
                self.write(&Line {
                    file,
                    part: report.part,
                    article: Some(kept.article.0),
                    capture: Some(kept.capture.0),
                    sha256: Some(kept.source.to_string()),
                    status: match kept.status {
                        Status::Added => "added",
                        Status::Version => "version",
                        Status::Present => "present",
                    },
                    title: incoming.citation().headline.as_deref(),
                    articles: None,
                    annotations: None,
                    kept_percent: kept.doubt,
                    error: None,
                })
            }
            Outcome::Archive(added) => self.write(&Line {
                file,
                part: None,
                article: None,
                capture: None,
                sha256: None,
                status: if *added > 0 { "added" } else { "present" },
                title: None,
                articles: Some(*added),
                kept_percent: None,
                annotations: None,
                error: None,
            }),
            Outcome::Annotations(kept) => {
                let tally = Tally::of(kept);
                let is_new = tally.exact + tally.near + tally.page + tally.unplaced > 0;
                self.write(&Line {
                    file,
                    part: None,
                    article: None,
                    capture: None,
                    sha256: None,
                    status: if is_new { "added" } else { "present" },
                    title: None,
                    articles: None,
                    annotations: Some(tally),
                    kept_percent: None,
                    error: None,
                })
            }
            Outcome::Failed(why) => self.failed(file, report.part, why),
        }
    }

    fn failed(&mut self, file: String, part: Option<&str>, why: &str) -> Result<(), Failure> {
        self.failed += 1;
        let which = part.map(|part| format!(" “{part}”")).unwrap_or_default();
        tell(&format!("{file}{which}: {why}"));
        self.write(&Line {
            file,
            part,
            article: None,
            capture: None,
            sha256: None,
            status: "failed",
            title: None,
            articles: None,
            kept_percent: None,
            annotations: None,
            error: Some(why),
        })
    }

    fn write(&mut self, line: &Line<'_>) -> Result<(), Failure> {
        if !self.is_heard {
            return Ok(());
        }
        let written = if self.is_json {
            self.out.object(line)
        } else {
            let article = line.article.map(|article| format!(" {article}")).unwrap_or_default();
            let articles = line.articles.map(|count| format!(" {count} articles")).unwrap_or_default();
            let part = line.part.map(|part| format!(" “{part}”")).unwrap_or_default();
            let annotations = line.annotations.map(|tally| tally.to_string()).unwrap_or_default();
            self.out.line(&format!("{}{article}{articles}{annotations} {}{part}", line.status, line.file))
        };
        match written {
            // What was asked for is the import: it goes on when nobody listens any more.
            Err(Failure::PipeClosed) => {
                self.is_heard = false;
                Ok(())
            }
            other => other,
        }
    }
}
