//! `clip batch`: looks up every name of a list.

use crate::failure::{Failure, tell};
use crate::host::open_to_read;
use crate::list::Which;
use crate::out::Out;
use clap::{Args, ValueEnum};
use clipfile_core::Error;
use clipfile_core::batch::{Batch, Form, MAX_LIST_BYTES, Names, Reading, Tally};
use serde::Serialize;
use std::fs;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Look up every name of a list: in how many articles it is, from when to when, and where best
#[derive(Debug, Args)]
pub(crate) struct BatchSearch {
    /// The list, a name a line; of a file that ends in .csv or .tsv, the first column; - for the standard input
    #[arg(value_name = "NAMES")]
    names: PathBuf,
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// How each line is read
    #[arg(long = "as", value_enum, default_value_t = As::Phrase)]
    reading: As,
    /// Only articles that fit this query too
    #[arg(long, value_name = "Q", allow_hyphen_values = true, default_value = "")]
    and: String,
    /// Only these articles
    #[arg(long, value_enum, default_value_t = Which::Articles)]
    scope: Which,
    /// Write the table to this file, which ends in .csv or .xlsx
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// Print one JSON object a line, as each name is looked up
    #[arg(long, conflicts_with = "out")]
    json: bool,
}

/// How each line is read.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum As {
    /// Its words stand one after the other
    Phrase,
    /// As if it were typed in the search box
    Query,
}

#[derive(Serialize)]
struct Looked<'t> {
    line: u32,
    name: &'t str,
    query: &'t str,
    articles: u32,
    first: Option<&'t str>,
    last: Option<&'t str>,
    undated: u32,
    best: Option<BestLine<'t>>,
    problem: Option<&'t str>,
    suggestion: Option<&'t str>,
}

#[derive(Serialize)]
struct BestLine<'t> {
    article: i64,
    title: &'t str,
    outlet: Option<&'t str>,
    published: Option<&'t str>,
    snippet: Option<&'t str>,
}

impl BatchSearch {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let form = self.out.as_deref().map(Form::of_file).transpose()?;
        let library = open_to_read(&self.library)?;
        let list = self.list()?;
        say(&list);
        let batch = Batch {
            names: list.names,
            reading: match self.reading {
                As::Phrase => Reading::Phrase,
                As::Query => Reading::Query,
            },
            condition: self.and.clone(),
            scope: self.scope.into(),
        };
        let mut out = Out::new();
        let mut tallies = Vec::new();
        let mut printed = Ok(());
        library.lookup()?.look_up(&batch, &mut |tally| {
            if self.json {
                printed = out.object(&Looked::from(&tally));
                if printed.is_err() {
                    return ControlFlow::Break(());
                }
            } else {
                tallies.push(tally);
            }
            ControlFlow::Continue(())
        })?;
        printed?;
        match (&self.out, form) {
            (Some(path), Some(form)) => library.write_tallies(&tallies, form, path)?,
            _ if self.json || tallies.is_empty() => {}
            _ => out.table(
                &["NAME", "ARTICLES", "FIRST", "LAST", "BEST"],
                &tallies.iter().map(cells).collect::<Vec<_>>(),
            )?,
        }
        Ok(())
    }

    fn list(&self) -> Result<Names, Failure> {
        let io = |cause| Failure::Core(Error::io(&self.names, cause));
        let mut bytes = Vec::new();
        let limit = MAX_LIST_BYTES as u64 + 1;
        if self.names == Path::new("-") {
            io::stdin().take(limit).read_to_end(&mut bytes)?;
        } else {
            fs::File::open(&self.names).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(io)?;
        }
        if bytes.len() > MAX_LIST_BYTES {
            return Err(Failure::Message(format!("the list is longer than {MAX_LIST_BYTES} bytes")));
        }
        let name = self.names.file_name().unwrap_or_default().to_string_lossy();
        let list = Names::of_file(&name, &bytes);
        if list.names.is_empty() {
            return Err(Failure::Message(format!("there is no name in {}", self.names.display())));
        }
        Ok(list)
    }
}

/// Says what of the list is not looked up.
fn say(list: &Names) {
    if let Some(heading) = &list.heading {
        tell(&format!("the first line, “{heading}”, was taken for a heading"));
    }
    let notes =
        [(list.blanks, "blank"), (list.repeats, "there before"), (list.left_out, "beyond what is looked up at once")];
    for (count, what) in notes.into_iter().filter(|(count, _)| *count > 0) {
        tell(&format!("lines left out, {what}: {count}"));
    }
}

fn cells(tally: &Tally) -> Vec<String> {
    let day =
        |moment: &Option<String>| moment.as_deref().map_or("-", |moment| moment.get(..10).unwrap_or(moment)).to_owned();
    let best = tally.best.as_ref().map(|best| best.found.as_ref().map_or(&best.headline, |found| &found.text).clone());
    let instead = match &tally.suggestion {
        None => tally.problem.clone().unwrap_or_default(),
        Some(instead) => format!("did you mean {instead}?"),
    };
    vec![
        tally.name.text.clone(),
        tally.articles.to_string(),
        day(&tally.first),
        day(&tally.last),
        best.unwrap_or(instead),
    ]
}

impl<'t> From<&'t Tally> for Looked<'t> {
    fn from(tally: &'t Tally) -> Self {
        Self {
            line: tally.name.line,
            name: &tally.name.text,
            query: &tally.query,
            articles: tally.articles,
            first: tally.first.as_deref(),
            last: tally.last.as_deref(),
            undated: tally.undated,
            best: tally.best.as_ref().map(|best| BestLine {
                article: best.article.0,
                title: &best.headline,
                outlet: best.outlet.as_deref(),
                published: best.published.as_deref(),
                snippet: best.found.as_ref().map(|found| found.text.as_str()),
            }),
            problem: tally.problem.as_deref(),
            suggestion: tally.suggestion.as_deref(),
        }
    }
}
