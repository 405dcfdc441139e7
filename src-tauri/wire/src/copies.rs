//! Copies of the same story, on their way to the page.

use crate::compare::ComparisonSummary;
use clipfile_core::copies as core;
use clipfile_core::id::ArticleId;
use clipfile_core::{Library, Result};
use serde::Serialize;
use ts_rs::TS;

/// The copies of one story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopiesView {
    /// The agency that one of the texts or author lines names; empty when none does.
    pub agency: String,
    /// The likely original first, then the others by when they were published.
    pub copies: Vec<CopyView>,
    /// How many differ from the original in what.
    pub differ: DifferView,
}

/// One of several copies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyView {
    /// The article.
    pub article: i64,
    /// The document that is shown of it.
    pub document: i64,
    /// Its headline; empty when it has none.
    pub headline: String,
    /// Who published it; empty when unknown.
    pub outlet: String,
    /// Publication date; empty when unknown.
    pub published: String,
    /// When it was clipped, in UTC milliseconds.
    pub clipped_ms: i64,
    /// Words of its text.
    pub words: u32,
    /// Whether the user said that it is a copy.
    pub told: bool,
    /// What differs in its text from the original's; null for the original, and where there are very many copies.
    pub differs: Option<ComparisonSummary>,
}

/// How many copies differ from the original in what; each counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DifferView {
    /// In words inside quotation marks.
    pub quotations: u32,
    /// In numbers, dates or units.
    pub numbers: u32,
    /// In names.
    pub names: u32,
    /// In a negation or in who says it.
    pub claims: u32,
    /// In whole paragraphs, and in nothing above.
    pub paragraphs: u32,
    /// In other words.
    pub words: u32,
}

impl CopiesView {
    /// The copies of an article's story, itself too; `None` when there are no others.
    ///
    /// # Errors
    /// [`clipfile_core::Error::NotFound`]; when the file cannot be read.
    pub fn of(library: &Library, article: i64) -> Result<Option<Self>> {
        Ok(library.copies(ArticleId(article))?.map(Self::from))
    }
}

impl From<core::Copies> for CopiesView {
    fn from(found: core::Copies) -> Self {
        let core::Told { quotations, numbers, names, claims, paragraphs, words } = found.told();
        Self {
            agency: found.agency.unwrap_or_default().to_owned(),
            copies: found.copies.into_iter().map(CopyView::from).collect(),
            differ: DifferView { quotations, numbers, names, claims, paragraphs, words },
        }
    }
}

impl From<core::Copy> for CopyView {
    fn from(copy: core::Copy) -> Self {
        let citation = copy.article.citation;
        Self {
            article: copy.article.id.0,
            document: copy.document.0,
            headline: citation.headline.unwrap_or_default(),
            outlet: citation.outlet.unwrap_or_default(),
            published: citation.published.map(String::from).unwrap_or_default(),
            clipped_ms: copy.article.clipped_ms,
            words: copy.words,
            told: copy.is_told,
            differs: copy.differs.map(ComparisonSummary::from),
        }
    }
}
