//! `clip search`: the articles that fit a query, best first; or many queries, each with the time it took.

use crate::failure::Failure;
use crate::host::open_to_read;
use crate::out::{ArticleLine, Out, cells};
use crate::queries::{self, Answer, Run};
use clap::{Args, ValueEnum};
use clipfile_core::Library;
use clipfile_core::article::{Order, Page, Scope};
use clipfile_core::search::{self, Effort, List, Searcher, Window};
use serde::Serialize;
use std::path::PathBuf;

/// Words that are asked for in place of a misspelt one.
const NEAR_WORDS: usize = 5;

/// Search articles, passages, notes and tags; best match first
///
/// With --queries and --timings, each query is asked twice, and the second run is told, when what it needs of the file is in
/// memory: the time from the typed words to their number and which stand in the first --limit rows, in order; with --rows,
/// until those rows are read, each with the line of text that shows why it was found. Told are milliseconds on the clock, and
/// milliseconds in which the thread had a core. Starting the program and opening the library are not in it.
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
    /// Find other forms of the words, too (strike: strikes, striking); never of words in quotation marks
    #[arg(long)]
    stems: bool,
    /// Ask each line of this file (- for standard input) and print how many it finds
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// Print also how long each query of the file took, the second time it was asked
    #[arg(long, requires = "queries")]
    timings: bool,
    /// Ask each query of the file after every key that is pressed to type it
    #[arg(long, requires = "queries")]
    typing: bool,
    /// Read also the rows that each query of the file shows
    #[arg(long, requires = "queries")]
    rows: bool,
    /// How much work an answer to a query of the file is worth
    #[arg(long, value_enum, default_value_t = Worth::Exact, requires = "queries")]
    effort: Worth,
    /// What the queries of the file find
    #[arg(long, value_enum, default_value_t = Which::Articles, requires = "queries")]
    list: Which,
}

/// How much work an answer is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Worth {
    /// What is shown before the next key is pressed
    Quick,
    /// All of it
    Exact,
}

/// What is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    /// Articles
    Articles,
    /// Passages
    Passages,
    /// Notes
    Notes,
    /// Words of the library near one that is misspelt
    Words,
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

fn found<Row>(answer: &search::Answer<Row>) -> Answer {
    Answer { found: answer.total.count, is_exact: answer.is_exact && answer.total.is_exact }
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
            let mut searcher = library.searcher()?;
            let vocabulary = library.vocabulary();
            return run.all(&queries::read(path)?, |typed, is_typing| {
                if self.list == Which::Words {
                    return Ok(Answer { found: vocabulary.near(typed, NEAR_WORDS).len() as u32, is_exact: true });
                }
                self.ask(&mut searcher, typed, is_typing)
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
        let query = if self.stems { library.with_forms(query)? } else { query };
        Ok(library.list_articles(Scope::Articles, &query, self.order.into(), 0, self.limit)?)
    }

    fn ask(&self, searcher: &mut Searcher, typed: &str, is_typing: bool) -> Result<Answer, Failure> {
        let query = searcher.query(typed, is_typing);
        let window = Window { offset: 0, limit: self.limit };
        let (order, scope) = (self.order.into(), Scope::Articles);
        let effort = match self.effort {
            Worth::Quick => Effort::Quick,
            Worth::Exact => Effort::Exact,
        };
        Ok(match (self.list, self.rows) {
            (Which::Articles | Which::Words, true) => found(&searcher.articles(&query, &scope, order, window, effort)?),
            (Which::Passages, true) => found(&searcher.passages(&query, &scope, order, window, effort)?),
            (Which::Notes, true) => found(&searcher.notes(&query, &scope, order, window, effort)?),
            (which, false) => {
                let list = match which {
                    Which::Articles | Which::Words => List::Articles,
                    Which::Passages => List::Passages,
                    Which::Notes => List::Notes,
                };
                found(&searcher.keys(&query, list, &scope, order, window, effort)?)
            }
        })
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
