//! `clip list`: the articles of a library.

use crate::failure::Failure;
use crate::host::open_to_read;
use crate::out::{ArticleLine, Out, cells};
use clap::{Args, ValueEnum};
use clipfile_core::article::{Order, Scope};
use clipfile_core::search::Query;
use serde::Serialize;
use std::path::PathBuf;

/// Rows that are read at once.
const WINDOW: u32 = 256;

/// List articles, clipped last first
#[derive(Debug, Args)]
pub(crate) struct List {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// List so many at most
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
    /// Which articles
    #[arg(long, value_enum, default_value_t = Which::Articles)]
    scope: Which,
}

/// Which articles a command means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Which {
    /// Outside the trash and not archived
    Inbox,
    /// Outside the trash
    Articles,
    /// In the trash
    Trash,
}

impl From<Which> for Scope {
    fn from(which: Which) -> Self {
        match which {
            Which::Inbox => Self::Inbox,
            Which::Articles => Self::Articles,
            Which::Trash => Self::Trash,
        }
    }
}

#[derive(Serialize)]
struct Line<'r> {
    #[serde(flatten)]
    article: ArticleLine,
    tags: &'r [String],
    passages: u32,
    lead: &'r str,
}

impl List {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        let mut out = Out::new();
        let mut rows = Vec::new();
        let (mut offset, limit) = (0, self.limit.unwrap_or(u32::MAX));
        while offset < limit {
            let window = WINDOW.min(limit - offset);
            let page = library.list_articles(self.scope.into(), &Query::default(), Order::Newest, offset, window)?;
            for listed in &page.rows {
                let row = &listed.row;
                if self.json {
                    let article = ArticleLine::from(&row.article);
                    out.object(&Line { article, tags: &row.tags, passages: row.passages, lead: &row.lead })?;
                } else {
                    let mut line = cells(&row.article);
                    line.insert(1, row.passages.to_string());
                    rows.push(line);
                }
            }
            if page.rows.len() < window as usize {
                break;
            }
            offset += window;
        }
        if !self.json && !rows.is_empty() {
            out.table(&["ID", "PASSAGES", "DATE", "OUTLET", "HEADLINE"], &rows)?;
        }
        Ok(())
    }
}
