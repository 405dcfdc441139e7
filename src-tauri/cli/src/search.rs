//! `clip search`: the articles that fit a query, best first; or many queries, each with the time it took.

use crate::failure::Failure;
use crate::host::open_to_read;
use crate::out::{ArticleLine, Out, cells};
use crate::queries::{self, Answer, Run};
use clap::{Args, ValueEnum};
use clipfile_core::Library;
use clipfile_core::article::{Order, Page, Scope};
use serde::Serialize;
use std::path::PathBuf;

/// Search articles, passages, notes and tags; best match first
///
/// With --timings, each query is asked twice, and the second run is told, when what it needs of the file is in memory: the
/// time from the typed words to the list with its number of results and a line of text for each, on the clock and as time
/// that the thread had a core, in milliseconds. Starting the program and opening the library are not in it.
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// Words, "phrases", prefixes*, -not, tag:path; all of it must fit
    #[arg(allow_hyphen_values = true, required_unless_present = "queries", conflicts_with = "queries")]
    query: Option<String>,
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// Find so many at most
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: u32,
    /// In which order
    #[arg(long, value_enum, default_value_t = By::Relevance)]
    order: By,
    /// Ask each line of this file (- for standard input) and print how many it finds
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// Print also how long each query of the file took, the second time it was asked
    #[arg(long, requires = "queries")]
    timings: bool,
    /// Ask each query of the file after every key that is pressed to type it
    #[arg(long, requires = "queries")]
    typing: bool,
}

/// In which order articles are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// Best match first
    Relevance,
    /// Clipped last, first
    Newest,
    /// Clipped first, first
    Oldest,
    /// Published last, first
    Published,
    /// By headline
    Headline,
}

impl From<By> for Order {
    fn from(by: By) -> Self {
        match by {
            By::Relevance => Self::Relevance,
            By::Newest => Self::Newest,
            By::Oldest => Self::Oldest,
            By::Published => Self::Published,
            By::Headline => Self::Headline,
        }
    }
}

#[derive(Serialize)]
struct Line<'r> {
    #[serde(flatten)]
    article: ArticleLine,
    score: Option<f64>,
    snippet: &'r str,
    tags: &'r [String],
    passages: u32,
}

impl Search {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        if let Some(path) = &self.queries {
            let run = Run { with_timings: self.timings, is_typing: self.typing, json: self.json };
            return run.all(&queries::read(path)?, |typed, is_typing| {
                let page = self.page(&library, typed, is_typing)?;
                Ok(Answer { found: page.total, is_exact: true })
            });
        }
        let typed = self.query.as_deref().unwrap_or_default();
        if library.query(typed, false).is_empty() {
            return Err(Failure::Message(format!("“{typed}” has no word to search for")));
        }
        self.print(&self.page(&library, typed, false)?)
    }

    fn page(&self, library: &Library, typed: &str, is_typing: bool) -> Result<Page, Failure> {
        let query = library.query(typed, is_typing);
        Ok(library.list_articles(Scope::Articles, &query, self.order.into(), 0, self.limit)?)
    }

    fn print(&self, page: &Page) -> Result<(), Failure> {
        let mut out = Out::new();
        let mut rows = Vec::new();
        for listed in &page.rows {
            let snippet = listed.found.as_ref().map_or(listed.row.lead.as_str(), |found| found.text.as_str());
            if self.json {
                out.object(&Line {
                    article: ArticleLine::from(&listed.row.article),
                    score: listed.score,
                    snippet,
                    tags: &listed.row.tags,
                    passages: listed.row.passages,
                })?;
            } else {
                let mut line = cells(&listed.row.article);
                line.push(snippet.to_owned());
                rows.push(line);
            }
        }
        if !self.json && !rows.is_empty() {
            out.table(&["ID", "DATE", "OUTLET", "HEADLINE", "FOUND"], &rows)?;
        }
        Ok(())
    }
}
