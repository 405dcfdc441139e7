//! `clip export`: writes articles in a format that other programs read.

use crate::failure::{Failure, tell};
use crate::host::open_to_read;
use crate::list::Which;
use clap::Args;
use clap::builder::PossibleValuesParser;
use clipfile_core::exporters::{EXPORTERS, ExportScope};
use clipfile_core::id::ArticleId;
use std::path::PathBuf;

/// Export articles; without --article, --query or --scope, all of the library
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// The format
    #[arg(long, value_name = "F", value_parser = PossibleValuesParser::new(EXPORTERS.iter().map(|exporter| exporter.about().id)))]
    format: String,
    /// Only articles that fit this query
    #[arg(long, value_name = "Q", allow_hyphen_values = true)]
    query: Option<String>,
    /// Only these articles
    #[arg(long, value_enum)]
    scope: Option<Which>,
    /// Only this article; may be given several times
    #[arg(long = "article", value_name = "ID", conflicts_with_all = ["query", "scope"])]
    articles: Vec<i64>,
    /// The file; for markdown, a path that does not end in .md becomes a folder with one file for each article
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
}

impl Export {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        let scope = if !self.articles.is_empty() {
            ExportScope::Articles(self.articles.iter().copied().map(ArticleId).collect())
        } else if self.query.is_none() && self.scope.is_none() {
            ExportScope::Everything
        } else {
            let query = library.query(self.query.as_deref().unwrap_or_default(), false);
            if query.is_empty() && self.query.is_some() {
                return Err(Failure::Message("the query has no word to search for".to_owned()));
            }
            ExportScope::List { scope: self.scope.unwrap_or(Which::Articles).into(), query }
        };
        let done = library.export(&self.format, &scope, &self.out)?;
        if done.articles == 0 {
            tell(&format!("no article fits; {} is empty", done.path.display()));
        }
        Ok(())
    }
}
