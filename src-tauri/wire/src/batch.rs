//! Many names at once: a list, its answers as they come, and the table they make.

use crate::article::{Scope, Snippet};
use clipfile_core::batch as core;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The most rows that one reply carries.
pub const MAX_ROWS: usize = 500;

/// How a line of the list is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum NameReading {
    /// Its words stand one after the other.
    Phrase,
    /// As if it were typed in the search box.
    Query,
}

/// A list of names as it was typed or pasted, one a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NameList {
    /// The list.
    pub text: String,
}

/// What is in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NamesView {
    /// Names that will be looked up, each once.
    pub names: u32,
    /// Lines with nothing in them.
    pub blanks: u32,
    /// Lines that say again what another one said.
    pub repeats: u32,
    /// Names beyond those that are looked up at once.
    pub left_out: u32,
    /// What was taken for the heading of the column; empty when nothing was.
    pub heading: String,
}

/// A list that was read from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NamesFile {
    /// The name of the file.
    pub file_name: String,
    /// The names, one a line.
    pub text: String,
    /// What was in it.
    pub names: NamesView,
}

/// Begins to look up a list; one that runs is stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StartBatch {
    /// The list, one name a line.
    pub text: String,
    /// How each line is read.
    pub reading: NameReading,
    /// A query that must fit as well; empty for none.
    pub condition: String,
    /// The articles that are looked through.
    pub scope: Scope,
}

/// Asks for the answers from a row on, and waits a moment for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BatchFrom {
    /// Answers that the page has.
    pub from: u32,
}

/// Answers, in the order of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BatchRows {
    /// Names in all.
    pub total: u32,
    /// The next answers, 500 at most.
    pub rows: Vec<TallyView>,
    /// Whether no more will come after them.
    pub finished: bool,
    /// Why it stopped, when it did not go to the end; empty when all is well.
    pub problem: String,
}

/// What was found of one name.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TallyView {
    /// On which line of the list it stands first, from 1.
    pub line: u32,
    /// The name.
    pub name: String,
    /// The query that was asked, as it goes into the search box.
    pub query: String,
    /// How many articles it is in.
    pub articles: u32,
    /// When the first of them was published; empty when none says.
    pub first: String,
    /// When the last of them was published.
    pub last: String,
    /// How many of them do not say when.
    pub undated: u32,
    /// The one that fits best.
    pub best: Option<BestView>,
    /// Why it was not looked up, or not as it was meant; empty when all is well.
    pub problem: String,
    /// What the library has instead, when it has nothing of this; empty when it has nothing like it.
    pub suggestion: String,
}

/// The article that fits a name best.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BestView {
    /// The article.
    pub article: i64,
    /// Its headline; the first words of the text where there is none.
    pub headline: String,
    /// Who published it; empty when unknown.
    pub outlet: String,
    /// When it says it was published; empty when unknown.
    pub published: String,
    /// The place in it that shows why.
    pub found: Option<Snippet>,
}

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TableForm {
    /// Comma-separated values.
    Csv,
    /// A workbook.
    Xlsx,
}

/// Writes the answers that are there as a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportBatch {
    /// The form.
    pub form: TableForm,
    /// The name to propose, without its ending.
    pub name: String,
    /// Which answers, by their place in the list, in the order in which they shall stand.
    pub order: Vec<u32>,
}

impl From<&core::Names> for NamesView {
    fn from(names: &core::Names) -> Self {
        Self {
            names: names.names.len() as u32,
            blanks: names.blanks,
            repeats: names.repeats,
            left_out: names.left_out,
            heading: names.heading.clone().unwrap_or_default(),
        }
    }
}

impl From<NameReading> for core::Reading {
    fn from(reading: NameReading) -> Self {
        match reading {
            NameReading::Phrase => Self::Phrase,
            NameReading::Query => Self::Query,
        }
    }
}

impl TableForm {
    /// The core's.
    pub fn to_core(self) -> core::Form {
        match self {
            Self::Csv => core::Form::Csv,
            Self::Xlsx => core::Form::Xlsx,
        }
    }

    /// The ending of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

impl From<&core::Tally> for TallyView {
    fn from(tally: &core::Tally) -> Self {
        Self {
            line: tally.name.line,
            name: tally.name.text.clone(),
            query: tally.query.clone(),
            articles: tally.articles,
            first: tally.first.clone().unwrap_or_default(),
            last: tally.last.clone().unwrap_or_default(),
            undated: tally.undated,
            best: tally.best.as_ref().map(|best| BestView {
                article: best.article.0,
                headline: best.headline.clone(),
                outlet: best.outlet.clone().unwrap_or_default(),
                published: best.published.clone().unwrap_or_default(),
                found: best.found.clone().map(Snippet::of),
            }),
            problem: tally.problem.clone().unwrap_or_default(),
            suggestion: tally.suggestion.clone().unwrap_or_default(),
        }
    }
}
