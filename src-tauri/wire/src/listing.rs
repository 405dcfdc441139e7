//! Lists under a query: what the page asks of them and what it gets.

use crate::article::{ArticleRow, MAX_ROWS, Order, Scope};
use crate::tag::TagRefs;
use clipfile_core::Result;
use clipfile_core::copies;
use clipfile_core::search::{self as core, Searcher, Window};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How much work an answer is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Effort {
    /// An answer before the next key is pressed; it may have other rows than the exact one, and count up to a thousand.
    Quick,
    /// All of it.
    #[default]
    Exact,
}

/// Asks for a window of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListArticles {
    /// Which articles.
    pub scope: Scope,
    /// What was typed in the search box; its last word may be the beginning of one. Empty for all of the scope.
    pub query: String,
    /// The order.
    pub order: Order,
    /// Rows to skip.
    pub offset: u32,
    /// Rows wanted, 500 at most.
    pub limit: u32,
    /// How much work it is worth; exact when it is not said.
    #[serde(default)]
    #[ts(optional)]
    pub effort: Option<Effort>,
    /// The number of what is on screen now: whatever is still asked for a smaller one is broken off. Without it, it is not
    /// broken off and breaks nothing off.
    #[serde(default)]
    #[ts(optional)]
    pub turn: Option<u32>,
    /// Whether each story is shown once, where nothing is searched for: of its copies the one clipped last.
    #[serde(default)]
    #[ts(optional)]
    pub fold: Option<bool>,
}

/// A window of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticlePage {
    /// All articles that fit, or as many as were counted.
    pub total: u32,
    /// What is still to be known of the list.
    pub open: Open,
    /// The window.
    pub rows: Vec<ArticleRow>,
}

/// What is still to be known of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Open {
    /// Whether there are more rows than were counted.
    pub more: bool,
    /// Whether an exact answer may have other rows, or the same in another order.
    pub refining: bool,
}

impl Open {
    /// What an answer leaves open.
    pub(crate) fn of<Row>(answer: &core::Answer<Row>) -> Self {
        Self { more: !answer.total.is_exact, refining: !answer.is_exact }
    }
}

impl From<Option<Effort>> for EffortOf {
    fn from(effort: Option<Effort>) -> Self {
        Self(match effort.unwrap_or_default() {
            Effort::Quick => core::Effort::Quick,
            Effort::Exact => core::Effort::Exact,
        })
    }
}

/// Whether an answer is to come before the next key.
pub fn is_quick(effort: Option<Effort>) -> bool {
    effort.unwrap_or_default() == Effort::Quick
}

/// The core's twin of an effort that need not be said.
pub(crate) struct EffortOf(pub(crate) core::Effort);

/// A window of as many rows as one reply carries at most.
pub(crate) fn window(offset: u32, limit: u32) -> Window {
    Window { offset, limit: limit.min(MAX_ROWS) }
}

impl ArticlePage {
    /// Answers `asked`.
    ///
    /// # Errors
    /// [`clipfile_core::Error::Cancelled`] when it was overtaken; when the library cannot be read.
    pub fn of(searcher: &mut Searcher, asked: &ListArticles) -> Result<Self> {
        // The cursor stands after the last word, so the word may go on.
        let query = searcher.asked(&asked.query)?;
        let query = if asked.fold.unwrap_or_default() && query.is_empty() { copies::once() } else { query };
        let (scope, window) = ((&asked.scope).into(), window(asked.offset, asked.limit));
        let answer = searcher.articles(&query, &scope, asked.order.into(), window, EffortOf::from(asked.effort).0)?;
        let tags = TagRefs::among(&searcher.tags()?);
        Ok(Self {
            total: answer.total.count,
            open: Open::of(&answer),
            rows: answer.rows.into_iter().map(|listed| ArticleRow::of(listed, &tags)).collect(),
        })
    }
}
