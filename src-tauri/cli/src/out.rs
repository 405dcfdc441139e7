//! Results: one JSON object a line, or lines and tables for people.

use crate::failure::Failure;
use chrono::{DateTime, SecondsFormat};
use clipfile_core::article::Article;
use serde::Serialize;
use std::io::{self, StdoutLock, Write};

/// Widest column of a table, in characters.
const MAX_COLUMN: usize = 64;

/// stdout, held for the whole command.
pub(crate) struct Out(StdoutLock<'static>);

impl Out {
    pub(crate) fn new() -> Self {
        Self(io::stdout().lock())
    }

    /// Writes an object as one line and flushes it, so that a reader has it at once.
    pub(crate) fn object(&mut self, object: &impl Serialize) -> Result<(), Failure> {
        let line = serde_json::to_string(object).map_err(|error| Failure::Message(error.to_string()))?;
        writeln!(self.0, "{line}")?;
        Ok(self.0.flush()?)
    }

    /// Writes bytes as they are.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.0.write_all(bytes)?;
        Ok(self.0.flush()?)
    }

    /// Writes a line for people.
    pub(crate) fn line(&mut self, line: &str) -> Result<(), Failure> {
        writeln!(self.0, "{}", plain(line))?;
        Ok(())
    }

    /// Writes text of several lines for people.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Failure> {
        text.lines().try_for_each(|line| self.line(line))
    }

    /// Writes rows in columns; the last column is not padded.
    pub(crate) fn table(&mut self, head: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
        let head: Vec<String> = head.iter().map(|name| (*name).to_owned()).collect();
        let all: Vec<Vec<String>> = std::iter::once(&head)
            .chain(rows)
            .map(|row| row.iter().map(|cell| shorten(&plain(cell))).collect())
            .collect();
        let widths: Vec<usize> = (0..head.len())
            .map(|column| all.iter().map(|row| row[column].chars().count()).max().unwrap_or(0))
            .collect();
        for row in all {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
            writeln!(self.0, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        Ok(())
    }
}

/// What every command says of an article.
#[derive(Debug, Serialize)]
pub(crate) struct ArticleLine {
    article: i64,
    uid: String,
    title: Option<String>,
    byline: Vec<String>,
    outlet: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    url: Option<String>,
    lang: Option<String>,
    clipped: String,
    archived: Option<String>,
    trashed: Option<String>,
}

impl From<&Article> for ArticleLine {
    fn from(article: &Article) -> Self {
        let citation = article.citation.clone();
        Self {
            article: article.id.0,
            uid: article.uid.to_string(),
            title: citation.headline,
            byline: citation.byline,
            outlet: citation.outlet,
            published: citation.published.map(String::from),
            updated: citation.updated.map(String::from),
            url: citation.url,
            lang: citation.language,
            clipped: instant(article.clipped_ms),
            archived: article.archived_ms.map(instant),
            trashed: article.trashed_ms.map(instant),
        }
    }
}

/// The cells of a table that tell an article from others: key, date, outlet, headline.
pub(crate) fn cells(article: &Article) -> Vec<String> {
    let citation = &article.citation;
    let date = citation.published.as_ref().map(|date| date.as_str().get(..10).unwrap_or(date.as_str()));
    vec![
        article.id.to_string(),
        date.unwrap_or("-").to_owned(),
        citation.outlet.clone().unwrap_or_else(|| "-".to_owned()),
        citation.headline.clone().unwrap_or_else(|| "Untitled".to_owned()),
    ]
}

/// ISO 8601 in UTC, to the second.
pub(crate) fn instant(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// `text` as one line without control characters, which could steer the terminal.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(MAX_COLUMN) {
        Some(_) => text.chars().take(MAX_COLUMN - 1).chain(['…']).collect(),
        None => text.to_owned(),
    }
}
