//! A result looked at from above: how many of what, from which months, with which tags; and the result in groups.
//!
//! Everything is computed from the keys that fit and a few columns of every article, in one pass each.

mod arrange;
mod month;
mod set;

pub(crate) use arrange::Last;
pub use arrange::{Arrangement, Asked, Group, GroupBy, Noun, Sort};
pub use month::{Bar, Month};
use set::Keys;

use crate::article::{Order, Scope};
use crate::clock::Clock;
use crate::error::Result;
use crate::id::TagId;
use crate::search::{DateOf, Effort, List, Query, Searcher, Window};
use crate::storage::search::Engine;
use crate::storage::{self, Connection};
use crate::tag::lineage;
use month::Histogram;
use std::collections::HashMap;
use std::sync::Arc;

/// What a result is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Articles that fit.
    pub articles: u32,
    /// Passages that fit.
    pub passages: u32,
    /// Notes that fit.
    pub notes: u32,
    /// Claims that fit.
    pub claims: u32,
    /// Tags of the articles that fit and of their passages.
    pub tags: Vec<TagShare>,
}

/// How much of a result has a tag, or one below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TagShare {
    /// The tag.
    pub tag: TagId,
    /// Articles that have it, on themselves or on a passage.
    pub articles: u32,
    /// Passages of these articles that have it.
    pub passages: u32,
}

/// A result by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The months that have any, in order.
    pub bars: Vec<Bar>,
    /// Articles without that date.
    pub undated: u32,
    /// The same for the tags that most of these articles have, the commonest first; empty when it was not asked for.
    pub tags: Vec<TagLine>,
}

/// The articles of one tag, or of one below it, by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagLine {
    /// The tag.
    pub tag: TagId,
    /// Its path.
    pub path: String,
    /// Articles that have it, also those without a date.
    pub count: u32,
    /// The months that have any, in order.
    pub bars: Vec<Bar>,
}

/// Lines of tags that a timeline has.
const MAX_TAG_LINES: usize = 12;

impl Searcher {
    /// What everything of `scope` that fits `query` is made of.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] for a tag that is not here; [`crate::Error::Cancelled`] when it was overtaken; when the file
    /// cannot be read.
    pub fn summary(&mut self, scope: Scope, query: &Query) -> Result<Summary> {
        self.at_one_moment(|conn, engine, is_unwanted| summary(conn, engine, (scope, query), is_unwanted))
    }

    /// The articles of `scope` that fit `query` by month, and with `by_tag` those of the commonest tags.
    ///
    /// # Errors
    /// As [`Searcher::summary`].
    pub fn timeline(&mut self, scope: Scope, query: &Query, date: DateOf, by_tag: bool) -> Result<Timeline> {
        let clock = Arc::clone(self.clock());
        self.at_one_moment(|conn, engine, is_unwanted| {
            timeline(conn, engine, (scope, query), Calendar(clock.as_ref(), date), by_tag, is_unwanted)
        })
    }
}

/// Which month a date lies in, as the dates of a query have it: a day on which something was clipped is one of the user's
/// own, a day of publication is as it is written.
#[derive(Clone, Copy)]
struct Calendar<'c>(&'c dyn Clock, DateOf);

impl Calendar<'_> {
    fn month(self, ms: i64) -> Option<Month> {
        const MINUTE_MS: i64 = 60_000;
        let Self(clock, date) = self;
        let ahead = if date == DateOf::Published { 0 } else { clock.offset_minutes(ms) };
        Month::of(ms.saturating_add(i64::from(ahead) * MINUTE_MS))
    }
}

fn summary(
    conn: &Connection,
    engine: &mut Engine,
    (scope, query): (Scope, &Query),
    is_unwanted: &dyn Fn() -> bool,
) -> Result<Summary> {
    let mut keys = |list| keys(conn, engine, list, (scope, query), Order::Newest, is_unwanted);
    let articles: Keys = keys(List::Articles)?.into_iter().collect();
    let tags = Tags::of(conn)?;
    let mut shares = vec![(0, 0); tags.all.len()];
    tags.visit(conn, &articles, |tag, _, is_article, is_passage| {
        shares[tag].0 += u32::from(is_article);
        shares[tag].1 += u32::from(is_passage);
    })?;
    let shares = tags.all.iter().zip(shares).filter(|(_, (articles, _))| *articles > 0);
    Ok(Summary {
        articles: articles.count(),
        passages: keys(List::Passages)?.len() as u32,
        notes: keys(List::Notes)?.len() as u32,
        claims: keys(List::Claims)?.len() as u32,
        tags: shares.map(|((tag, _), (articles, passages))| TagShare { tag: *tag, articles, passages }).collect(),
    })
}

fn timeline(
    conn: &Connection,
    engine: &mut Engine,
    (scope, query): (Scope, &Query),
    calendar: Calendar<'_>,
    by_tag: bool,
    is_unwanted: &dyn Fn() -> bool,
) -> Result<Timeline> {
    let fit = keys(conn, engine, List::Articles, (scope, query), Order::Newest, is_unwanted)?;
    let articles: Keys = fit.into_iter().collect();
    let mut months = HashMap::new();
    let mut all = Histogram::default();
    storage::overview::each_date(conn, calendar.1, |article, ms| {
        if articles.has(article) {
            let month = ms.and_then(|ms| calendar.month(ms));
            all.add(month);
            if by_tag {
                months.insert(article, month);
            }
        }
    })?;
    let mut tags = Vec::new();
    if by_tag {
        let known = Tags::of(conn)?;
        let mut lines: Vec<(u32, Histogram)> = Vec::new();
        lines.resize_with(known.all.len(), Default::default);
        known.visit(conn, &articles, |tag, article, is_article, _| {
            if is_article {
                lines[tag].0 += 1;
                lines[tag].1.add(months.get(&article).copied().flatten());
            }
        })?;
        let lines = known.all.into_iter().zip(lines).filter(|(_, (count, _))| *count > 0);
        tags = lines.map(|((tag, path), (count, line))| TagLine { tag, path, count, bars: line.bars() }).collect();
        tags.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.path.cmp(&b.path)));
        tags.truncate(MAX_TAG_LINES);
    }
    Ok(Timeline { undated: all.undated, bars: all.bars(), tags })
}

/// The keys of everything of a list that fits, in order.
fn keys(
    conn: &Connection,
    engine: &mut Engine,
    list: List,
    (scope, query): (Scope, &Query),
    order: Order,
    is_unwanted: &dyn Fn() -> bool,
) -> Result<Vec<i64>> {
    let asked = storage::search::Asked {
        expr: &query.expr,
        list,
        scope: &scope,
        order,
        window: Window { offset: 0, limit: u32::MAX },
        effort: Effort::Exact,
        is_unwanted,
    };
    let found = engine.find(conn, &asked)?;
    Ok(found.rows.into_iter().map(|(key, _)| key).collect())
}

/// The tags of a library, and for each those above it.
struct Tags {
    all: Vec<(TagId, String)>,
    /// By tag: where it and those above it stand in `all`.
    lineage: HashMap<i64, Vec<usize>>,
}

impl Tags {
    fn of(conn: &Connection) -> Result<Self> {
        let all: Vec<(TagId, String)> = storage::tag::all(conn)?.into_iter().map(|tag| (tag.id, tag.path)).collect();
        let index: HashMap<String, usize> =
            all.iter().enumerate().map(|(index, (_, path))| (path.to_ascii_lowercase(), index)).collect();
        let lineage = all.iter().map(|(tag, path)| {
            let path = path.to_ascii_lowercase();
            (tag.0, lineage(&path).filter_map(|above| index.get(above).copied()).collect())
        });
        Ok(Self { lineage: lineage.collect(), all })
    }

    /// Calls `visit` with a tag's place in `all`, an article of `among` that has it or one below it, and whether this
    /// is the first time for that article, and for a passage of it.
    fn visit(&self, conn: &Connection, among: &Keys, mut visit: impl FnMut(usize, i64, bool, bool)) -> Result<()> {
        // Uses come article by article and passage by passage, so the last one of each tag is all there is to remember.
        let mut last = vec![(0, 0); self.all.len()];
        storage::overview::each_use(conn, |tag, article, passage| {
            if !among.has(article) {
                return;
            }
            for at in self.lineage.get(&tag).into_iter().flatten() {
                let is_article = last[*at].0 != article;
                let is_passage = passage.is_some_and(|passage| last[*at].1 != passage);
                last[*at] = (article, passage.unwrap_or(last[*at].1));
                if is_article || is_passage {
                    visit(*at, article, is_article, is_passage);
                }
            }
        })
    }
}
