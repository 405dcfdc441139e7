//! `clip corrections`: claims of published stories that do not hold any more.

use crate::failure::Failure;
use crate::host::open_to_read;
use crate::out::{Out, instant};
use clap::Args;
use clipfile_core::article::Published;
use clipfile_core::story::{By, Correction};
use serde::Serialize;
use std::path::PathBuf;

/// List claims of published stories that turned out to be false or were put right afterwards, with the sentences in print
#[derive(Debug, Args)]
pub(crate) struct Corrections {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// Also those that were seen to
    #[arg(long)]
    all: bool,
}

#[derive(Serialize)]
struct Line<'c> {
    story: &'c str,
    published: Option<&'c str>,
    url: Option<&'c str>,
    claim: String,
    statement: &'c str,
    was: &'static str,
    status: &'static str,
    checked_by: &'c str,
    how: &'c str,
    status_at: String,
    seen_to: bool,
    done: &'c str,
    /// Whether the words of what was printed are kept; without them nothing can be found.
    text_kept: bool,
    sentences: Vec<Sentence<'c>>,
}

#[derive(Serialize)]
struct Sentence<'c> {
    sentence: &'c str,
    found_by: &'static str,
}

impl<'c> From<&'c Correction> for Line<'c> {
    fn from(one: &'c Correction) -> Self {
        let now = one.now();
        let sentence = |printed: &'c clipfile_core::story::Printed| Sentence {
            sentence: &printed.sentence,
            found_by: if printed.by == By::Quote { "quote" } else { "statement" },
        };
        Self {
            story: &one.title,
            published: one.published.as_ref().map(|published| published.date.as_str()),
            url: one.published.as_ref().and_then(|published| published.url.as_deref()),
            claim: one.claim.uid.to_string(),
            statement: &one.claim.statement,
            was: one.was.name(),
            status: now.checked.status.name(),
            checked_by: &now.checked.by,
            how: &now.checked.how,
            status_at: instant(now.at_ms),
            seen_to: one.is_handled,
            done: &one.how,
            text_kept: one.has_text,
            sentences: one.printed.iter().map(sentence).collect(),
        }
    }
}

impl Corrections {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        let mut out = Out::new();
        let mut corrections = library.corrections(None)?;
        corrections.retain(|one| self.all || !one.is_handled);
        if self.json {
            return corrections.iter().try_for_each(|one| out.object(&Line::from(one)));
        }
        let rows: Vec<Vec<String>> = corrections.iter().flat_map(rows).collect();
        if !rows.is_empty() {
            out.table(&["STATUS", "PUBLISHED", "STORY", "CLAIM OR SENTENCE IN PRINT"], &rows)?;
        }
        Ok(())
    }
}

/// The claim, and below it the sentences that use it.
fn rows(one: &Correction) -> Vec<Vec<String>> {
    let published = one.published.as_ref().map(|published| &published.date).map_or("", Published::as_str);
    let status = format!("{}, was {}", one.now().checked.status.name(), one.was.name());
    let mut rows = vec![vec![status, published.to_owned(), one.title.clone(), one.claim.statement.clone()]];
    let below = |text: String| vec![String::new(), String::new(), String::new(), text];
    if one.printed.is_empty() {
        let why = if one.has_text { "no sentence in print was found" } else { "the words in print were not kept" };
        rows.push(below(format!("({why})")));
    }
    rows.extend(one.printed.iter().map(|printed| below(format!("> {}", printed.sentence))));
    rows
}
