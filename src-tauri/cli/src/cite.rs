//! `clip cite` and `clip styles`: citations of articles, and the styles in which they are written.

use crate::failure::{Failure, tell};
use crate::host::{open, open_to_read};
use crate::out::Out;
use clap::{Args, Subcommand, ValueEnum};
use clipfile_core::Library;
use clipfile_core::article::{Order, Scope};
use clipfile_core::citation::{CitedAs, Run, Style, html, markdown, plain, read_style};
use clipfile_core::id::ArticleId;
use serde::Serialize;
use std::path::PathBuf;

/// Print citations of articles, one a line
#[derive(Debug, Args)]
pub(crate) struct Cite {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// The style, by its name; without it, that of the library (see `clip styles list`)
    #[arg(long, value_name = "S")]
    style: Option<String>,
    /// This article; may be given several times
    #[arg(long = "article", value_name = "ID", required_unless_present = "query", conflicts_with = "query")]
    articles: Vec<i64>,
    /// The articles that fit this query
    #[arg(long, value_name = "Q", allow_hyphen_values = true)]
    query: Option<String>,
    /// As what they are cited
    #[arg(long = "as", value_enum, default_value_t = As::Reference)]
    cited_as: As,
    /// How it is written
    #[arg(long, value_enum, default_value_t = Written::Plain)]
    format: Written,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum As {
    /// In a bibliography, in the style's order
    Reference,
    /// In a first note
    Note,
    /// In the text
    Text,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Written {
    /// Words alone
    Plain,
    /// Markdown
    Markdown,
    /// HTML
    Html,
    /// One JSON object a line, with all three
    Json,
}

#[derive(Serialize)]
struct Line {
    plain: String,
    markdown: String,
    html: String,
}

impl Cite {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        let articles = match &self.query {
            Some(query) => found(&library, query)?,
            None => self.articles.iter().copied().map(ArticleId).collect(),
        };
        let cited_as = match self.cited_as {
            As::Reference => CitedAs::Reference,
            As::Note => CitedAs::Note,
            As::Text => CitedAs::InText,
        };
        let mut out = Out::new();
        for runs in library.cite(&articles, self.style.as_deref(), cited_as)? {
            self.print(&runs, &mut out)?;
        }
        Ok(())
    }

    fn print(&self, runs: &[Run], out: &mut Out) -> Result<(), Failure> {
        match self.format {
            Written::Plain => out.line(&plain(runs)),
            Written::Markdown => out.line(&markdown(runs)),
            Written::Html => out.line(&html(runs)),
            Written::Json => out.object(&Line { plain: plain(runs), markdown: markdown(runs), html: html(runs) }),
        }
    }
}

/// The articles outside the trash that fit a query, oldest first.
fn found(library: &Library, query: &str) -> Result<Vec<ArticleId>, Failure> {
    let query = library.query(query, false);
    if query.is_empty() {
        return Err(Failure::Message("the query has no word to search for".to_owned()));
    }
    let page = library.list_articles(Scope::Articles, &query, Order::Oldest, 0, u32::MAX)?;
    if page.rows.is_empty() {
        tell("no article fits");
    }
    Ok(page.rows.into_iter().map(|listed| listed.row.article.id).collect())
}

/// List citation styles, add some, choose that of the library
#[derive(Debug, Args)]
pub(crate) struct Styles {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the styles; the one that the library has chosen is marked
    List(Listed),
    /// Add a style of CSL 1.0
    Add(Add),
    /// Give a style that was added another name
    Rename(Rename),
    /// Take a style that was added away
    Remove(One),
    /// Choose the style of the library
    Choose(One),
}

#[derive(Debug, Args)]
struct Listed {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct Add {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// What it is called; without it, its own title
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, Args)]
struct Rename {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// The style, by its name
    #[arg(value_name = "STYLE")]
    style: String,
    /// Its new name
    #[arg(value_name = "NAME")]
    name: String,
}

#[derive(Debug, Args)]
struct One {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// The style, by its name
    #[arg(value_name = "STYLE")]
    style: String,
}

#[derive(Serialize)]
struct StyleLine<'s> {
    style: &'s str,
    name: &'s str,
    chosen: bool,
    added: bool,
}

impl Styles {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        match &self.what {
            What::List(command) => command.run(),
            What::Add(command) => {
                let csl = read_style(&command.file)?;
                let mut library = open(&command.library)?;
                let _ = library.add_style(&csl, command.name.as_deref())?;
                Ok(library.close()?)
            }
            What::Rename(command) => {
                let mut library = open(&command.library)?;
                let style = library.kept_style(&command.style)?;
                let _ = library.rename_style(style.id, &command.name)?;
                Ok(library.close()?)
            }
            What::Remove(command) => {
                let mut library = open(&command.library)?;
                let style = library.kept_style(&command.style)?;
                let _ = library.remove_style(style.id)?;
                Ok(library.close()?)
            }
            What::Choose(command) => {
                let mut library = open(&command.library)?;
                let _ = library.choose_style(&command.style)?;
                Ok(library.close()?)
            }
        }
    }
}

impl Listed {
    fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        let chosen = library.chosen_style()?;
        let kept = library.kept_styles()?;
        let uids: Vec<String> = kept.iter().map(|kept| kept.uid.to_string()).collect();
        let built_in = Style::all_built_in().into_iter().map(|(style, name)| (style, name, false));
        let added = uids.iter().zip(&kept).map(|(uid, kept)| (uid.as_str(), kept.name.as_str(), true));
        let lines =
            added.chain(built_in).map(|(style, name, added)| StyleLine { style, name, chosen: style == chosen, added });
        let mut out = Out::new();
        if self.json {
            return lines.into_iter().try_for_each(|line| out.object(&line));
        }
        let rows: Vec<Vec<String>> = lines
            .map(|line| {
                let mark = if line.chosen { "*" } else { "" };
                vec![mark.to_owned(), line.style.to_owned(), line.name.to_owned()]
            })
            .collect();
        out.table(&["", "style", "name"], &rows)
    }
}
