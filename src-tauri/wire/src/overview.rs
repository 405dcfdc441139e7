//! A result looked at from above: what it is made of, by month, in groups.

use crate::article::{ArticleRow, MAX_ROWS, Scope};
use crate::highlight::PassageRow;
use crate::note::NoteRow;
use crate::tag::TagRefs;
use clipfile_core::document::OffsetMap;
use clipfile_core::id::{ArticleId, HighlightId, NoteId};
use clipfile_core::overview as core;
use clipfile_core::search::{DateOf, Searcher};
use clipfile_core::{Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks what a result is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskSummary {
    /// Which articles.
    pub scope: Scope,
    /// What was typed in the search box.
    pub query: String,
    /// What is asked now: whatever is asked for an earlier one is broken off.
    pub turn: u32,
}

/// What a result is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SummaryView {
    /// Articles that fit.
    pub articles: u32,
    /// Passages that fit.
    pub passages: u32,
    /// Notes that fit.
    pub notes: u32,
    /// Claims.
    pub claims: u32,
    /// Tags of the articles that fit and of their passages; those that none of them has are left out.
    pub tags: Vec<TagShare>,
}

/// How much of a result has a tag, or one below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TagShare {
    /// The tag.
    pub tag: i64,
    /// Articles that have it, on themselves or on a passage.
    pub articles: u32,
    /// Passages of these articles that have it.
    pub passages: u32,
}

/// Which date a timeline draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TimelineDate {
    /// When it was published.
    Published,
    /// When it was clipped.
    Clipped,
}

/// Asks for a result by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskTimeline {
    /// Which articles.
    pub scope: Scope,
    /// What was typed in the search box.
    pub query: String,
    /// Which date.
    pub date: TimelineDate,
    /// Whether the commonest tags have a line each.
    pub by_tag: bool,
    /// What is asked now: whatever is asked for an earlier one is broken off.
    pub turn: u32,
}

/// A result by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimelineView {
    /// The months that have any, in order.
    pub bars: Vec<MonthBar>,
    /// Articles without that date.
    pub undated: u32,
    /// The same for the commonest tags, the commonest first; empty when it was not asked for.
    pub tags: Vec<TagLine>,
}

/// How many there are of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MonthBar {
    /// The month, such as `2019-03`.
    pub month: String,
    /// How many.
    pub count: u32,
}

/// The articles of one tag, or of one below it, by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TagLine {
    /// The tag.
    pub tag: i64,
    /// Its path.
    pub path: String,
    /// Articles that have it, also those without a date.
    pub count: u32,
    /// The months that have any, in order.
    pub bars: Vec<MonthBar>,
}

/// What a list is sorted by. What has no such thing stands at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Sort {
    /// How well it fits.
    Relevance,
    /// When an article was clipped, a passage marked, a note changed last.
    Made,
    /// When the article was published.
    Published,
    /// When the article was clipped.
    Clipped,
    /// The article's headline.
    Headline,
    /// The article's outlet.
    Outlet,
    /// The article's authors.
    Byline,
    /// The article's language.
    Language,
    /// Words of the article.
    Words,
    /// Passages of the article.
    Passages,
    /// Colour of the passage.
    Colour,
}

/// What a list is grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum GroupBy {
    /// Outlet.
    Outlet,
    /// Tag; what has several stands in several groups.
    Tag,
    /// Month in which the article was published.
    Published,
    /// Month in which the article was clipped.
    Clipped,
}

/// Asks for a window of a list in groups, or sorted by any column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListArranged {
    /// Which articles.
    pub scope: Scope,
    /// What was typed in the search box.
    pub query: String,
    /// The column.
    pub sort: Sort,
    /// Whether what is most stands first.
    pub descending: bool,
    /// The groups; null for none.
    pub group: Option<GroupBy>,
    /// Of articles without groups, each story once: behind which of them the copies are shown too. Without it, all are
    /// shown.
    #[serde(default)]
    #[ts(optional)]
    pub unfolded: Option<Vec<i64>>,
    /// Rows to skip.
    pub offset: u32,
    /// Rows wanted, 500 at most.
    pub limit: u32,
}

/// A group of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Outlet, path of the tag, or month such as `2019-03`; empty for what has none.
    pub key: String,
    /// Rows of it.
    pub count: u32,
}

/// A window of articles.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArrangedArticles {
    /// All rows; an article that is in two groups is two.
    pub total: u32,
    /// The groups in order; empty when there are none.
    pub groups: Vec<Group>,
    /// The window.
    pub rows: Vec<ArticleRow>,
}

/// A window of passages.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArrangedPassages {
    /// All rows; a passage that is in two groups is two.
    pub total: u32,
    /// The groups in order; empty when there are none.
    pub groups: Vec<Group>,
    /// The window.
    pub rows: Vec<PassageRow>,
}

/// A window of notes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArrangedNotes {
    /// All rows; a note that is in two groups is two.
    pub total: u32,
    /// The groups in order; empty when there are none.
    pub groups: Vec<Group>,
    /// The window.
    pub rows: Vec<NoteRow>,
}

/// Names one passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnePassage {
    /// The passage.
    pub passage: i64,
}

/// The words around a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassageContext {
    /// The paragraphs that it stands in, with one `\n` between them; empty when it stands nowhere.
    pub text: String,
    /// First UTF-16 unit of the passage in `text`.
    pub start_unit: u32,
    /// One past the last one.
    pub end_unit: u32,
}

impl SummaryView {
    /// Answers `asked`.
    ///
    /// # Errors
    /// [`clipfile_core::Error::Cancelled`] when it was overtaken; when the library cannot be read.
    pub fn of(searcher: &mut Searcher, asked: &AskSummary) -> Result<Self> {
        let query = searcher.asked(&asked.query)?;
        let summary = searcher.summary((&asked.scope).into(), &query)?;
        let tags = summary.tags.into_iter().map(|share| TagShare {
            tag: share.tag.0,
            articles: share.articles,
            passages: share.passages,
        });
        let core::Summary { articles, passages, notes, claims, .. } = summary;
        Ok(Self { articles, passages, notes, claims, tags: tags.collect() })
    }
}

impl TimelineView {
    /// Answers `asked`.
    ///
    /// # Errors
    /// As [`SummaryView::of`].
    pub fn of(searcher: &mut Searcher, asked: &AskTimeline) -> Result<Self> {
        let query = searcher.asked(&asked.query)?;
        let date = match asked.date {
            TimelineDate::Published => DateOf::Published,
            TimelineDate::Clipped => DateOf::Clipped,
        };
        let timeline = searcher.timeline((&asked.scope).into(), &query, date, asked.by_tag)?;
        let tags = timeline.tags.into_iter().map(|line| TagLine {
            tag: line.tag.0,
            path: line.path,
            count: line.count,
            bars: bars(&line.bars),
        });
        Ok(Self { bars: bars(&timeline.bars), undated: timeline.undated, tags: tags.collect() })
    }
}

fn bars(bars: &[core::Bar]) -> Vec<MonthBar> {
    bars.iter().map(|bar| MonthBar { month: bar.month.to_string(), count: bar.count }).collect()
}

/// Groups of a list, all its rows, and the keys of the window.
struct Window {
    groups: Vec<Group>,
    total: u32,
    keys: Vec<i64>,
    under: Vec<i64>,
}

impl Window {
    fn of(library: &Library, noun: core::Noun, asked: &ListArranged) -> Result<Self> {
        let arrangement = library.arrange(&core::Asked {
            noun,
            scope: (&asked.scope).into(),
            typed: asked.query.clone(),
            sort: asked.sort.into(),
            is_descending: asked.descending,
            group: asked.group.map(core::GroupBy::from),
            unfolded: asked.unfolded.clone(),
        })?;
        let rows = arrangement.rows.iter().copied().skip(asked.offset as usize);
        Ok(Self {
            keys: rows.take(asked.limit.min(MAX_ROWS) as usize).collect(),
            total: arrangement.rows.len() as u32,
            under: arrangement.under.clone(),
            groups: arrangement
                .groups
                .iter()
                .map(|group| Group { key: group.key.clone(), count: group.count })
                .collect(),
        })
    }
}

impl ArrangedArticles {
    /// Answers `asked`.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, asked: &ListArranged) -> Result<Self> {
        let Window { groups, total, keys, under } = Window::of(library, core::Noun::Articles, asked)?;
        let tags = TagRefs::of(library)?;
        let keys: Vec<ArticleId> = keys.into_iter().map(ArticleId).collect();
        let rows = library.rows_of(&keys, &library.asked(&asked.query)?)?;
        let row = |listed| {
            let row = ArticleRow::of(listed, &tags);
            let is_under = under.binary_search(&row.id).is_ok();
            ArticleRow { under: is_under.then_some(true), ..row }
        };
        Ok(Self { total, groups, rows: rows.into_iter().map(row).collect() })
    }
}

impl ArrangedPassages {
    /// Answers `asked`.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, asked: &ListArranged) -> Result<Self> {
        let Window { groups, total, keys, .. } = Window::of(library, core::Noun::Passages, asked)?;
        let tags = TagRefs::of(library)?;
        let keys: Vec<HighlightId> = keys.into_iter().map(HighlightId).collect();
        let rows = library.passages_of(&keys)?.into_iter().map(|passage| PassageRow::of(library, passage, &tags));
        Ok(Self { total, groups, rows: rows.collect::<Result<_>>()? })
    }
}

impl ArrangedNotes {
    /// Answers `asked`.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, asked: &ListArranged) -> Result<Self> {
        let Window { groups, total, keys, .. } = Window::of(library, core::Noun::Notes, asked)?;
        let keys: Vec<NoteId> = keys.into_iter().map(NoteId).collect();
        Ok(Self { total, groups, rows: library.notes_of(&keys)?.into_iter().map(NoteRow::of).collect() })
    }
}

impl PassageContext {
    /// The paragraphs around a passage, in the document that is shown of its article.
    ///
    /// # Errors
    /// When the library cannot be read; when there is no such passage.
    pub fn of(library: &Library, passage: i64) -> Result<Self> {
        let Some((text, range)) = library.around(HighlightId(passage))? else {
            return Ok(Self { text: String::new(), start_unit: 0, end_unit: 0 });
        };
        let range = OffsetMap::new(&text).range_to_utf16(range);
        let units = range.map_or((0, 0), |range| (range.start.0 as u32, range.end.0 as u32));
        Ok(Self { text, start_unit: units.0, end_unit: units.1 })
    }
}

impl From<Sort> for core::Sort {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Relevance => Self::Relevance,
            Sort::Made => Self::Made,
            Sort::Published => Self::Published,
            Sort::Clipped => Self::Clipped,
            Sort::Headline => Self::Headline,
            Sort::Outlet => Self::Outlet,
            Sort::Byline => Self::Byline,
            Sort::Language => Self::Language,
            Sort::Words => Self::Words,
            Sort::Passages => Self::Passages,
            Sort::Colour => Self::Colour,
        }
    }
}

impl From<GroupBy> for core::GroupBy {
    fn from(group: GroupBy) -> Self {
        match group {
            GroupBy::Outlet => Self::Outlet,
            GroupBy::Tag => Self::Tag,
            GroupBy::Published => Self::Published,
            GroupBy::Clipped => Self::Clipped,
        }
    }
}
