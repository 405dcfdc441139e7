//! `clip search`: the articles that fit a query, best first.

use crate::failure::Failure;
use crate::host::open_to_read;
use crate::out::{ArticleLine, Out, cells};
use clap::Args;
use clipfile_core::article::{Order, Scope};
use serde::Serialize;
use std::path::PathBuf;

/// Search articles, passages, notes and tags; best match first
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// Words, "phrases", prefixes*, -not, tag:path; all of it must fit
    #[arg(allow_hyphen_values = true)]
    query: String,
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// Find so many at most
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: u32,
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
        let query = library.query(&self.query, false);
        if query.is_empty() {
            return Err(Failure::Message(format!("“{}” has no word to search for", self.query)));
        }
        let page = library.list_articles(Scope::Articles, &query, Order::Relevance, 0, self.limit)?;
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
