//! The versions of an article, and what became of its passages in them.

use crate::article::{CaptureView, OneArticle};
use crate::compare::{ChangeKind, ComparisonSummary, PieceView, difference};
use crate::document::bytes_of;
use crate::highlight::{PassageView, highlight_ids};
use crate::library::Changes;
use crate::tag::TagRefs;
use clipfile_core::document::OffsetMap;
use clipfile_core::highlight as core;
use clipfile_core::id::{ArticleId, CaptureId, DocumentId};
use clipfile_core::version::Version;
use clipfile_core::{Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A version of an article.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    /// What was taken; names the document.
    pub capture: CaptureView,
    /// When it was taken, in UTC milliseconds: when the source says so, or else when it was imported.
    pub taken_ms: i64,
    /// Words of it.
    pub words: u32,
    /// Words that it has more than the version before it; null for the oldest.
    pub words_added: Option<u32>,
    /// Words that the version before it had more; null for the oldest.
    pub words_removed: Option<u32>,
    /// Whether it is the one that is shown of the article.
    pub shown: bool,
    /// Whether it waits for the user to say that it is a version.
    pub doubtful: bool,
    /// Of one that waits: how much of the old words it has, in per cent.
    pub kept_percent: Option<u32>,
}

/// What a version changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionDifference {
    /// The document of the version.
    pub document: i64,
    /// What differs from the version before it.
    pub summary: ComparisonSummary,
}

/// A passage that waits for the user's answer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewView {
    /// The passage, as it stands in the document that was asked about.
    pub passage: PassageView,
    /// The words that stand at its place now; null when there is none.
    pub now: Option<String>,
    /// The stretches of the words as marked and of those that stand there now; empty when only typography differs.
    pub pieces: Vec<PieceView>,
    /// What differs, the weightiest first.
    pub kinds: Vec<ChangeKind>,
    /// The document that it was marked in; null when it is no longer there.
    pub marked_in: Option<i64>,
}

/// What the user says of passages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Answer {
    /// What was found is right.
    Accept,
    /// It stands there.
    Place {
        /// First UTF-16 unit.
        start_unit: u32,
        /// One past the last.
        end_unit: u32,
    },
    /// It is not in this version.
    KeepOld,
}

/// Answers what became of passages in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnswerReview {
    /// The document.
    pub document: i64,
    /// The passages.
    pub passages: Vec<i64>,
    /// The answer.
    pub answer: Answer,
}

/// Makes an article a version of another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MergeArticles {
    /// The article that stays.
    pub into: i64,
    /// The one that becomes a version of it.
    pub from: i64,
}

/// A version that became an article.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SplitOff {
    /// The new article.
    pub article: i64,
    /// What changed.
    pub changes: Changes,
}

/// What reading a source again gave.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadAgain {
    /// Whether the text came out otherwise.
    pub changed: bool,
    /// What changed.
    pub changes: Changes,
}

impl VersionView {
    /// The versions of an article, the newest first.
    ///
    /// # Errors
    /// [`clipfile_core::Error::NotFound`].
    pub fn all_of(library: &Library, asked: &OneArticle) -> Result<Vec<Self>> {
        Ok(library.versions(ArticleId(asked.article))?.into_iter().map(Self::of).collect())
    }

    fn of(version: Version) -> Self {
        Self {
            taken_ms: version.taken_ms,
            words: version.words,
            words_added: version.changed.map(|changed| changed.added),
            words_removed: version.changed.map(|changed| changed.removed),
            shown: version.is_shown,
            doubtful: version.capture.is_doubtful,
            kept_percent: version.capture.kept_percent(),
            capture: CaptureView::of(version.capture),
        }
    }
}

impl VersionDifference {
    /// What each version of an article changed, the newest first, without the oldest.
    ///
    /// # Errors
    /// [`clipfile_core::Error::NotFound`].
    pub fn all_of(library: &Library, asked: &OneArticle) -> Result<Vec<Self>> {
        let versions = library.versions(ArticleId(asked.article))?;
        let before = |at: usize| versions[at + 1..].iter().find(|older| !older.capture.is_doubtful);
        let pairs = versions.iter().enumerate().filter_map(|(at, version)| Some((before(at)?, version)));
        pairs
            .map(|(before, version)| {
                let document = version.capture.document;
                let compared = library.compare(before.capture.document, document)?;
                Ok(Self { document: document.0, summary: compared.comparison.summary.into() })
            })
            .collect()
    }
}

impl ReviewView {
    /// The passages of a document that wait for an answer, in reading order; those that are gone come last.
    ///
    /// # Errors
    /// [`clipfile_core::Error::NotFound`].
    pub fn all_of(library: &Library, document: DocumentId) -> Result<Vec<Self>> {
        let shown = library.document(document)?;
        let map = OffsetMap::new(&shown.text);
        let tags = TagRefs::of(library)?;
        let reviews = library.open_reviews(document)?;
        let language = match reviews.first() {
            Some(passage) => library.article(passage.article)?.citation.language,
            None => None,
        };
        let reviews = reviews.into_iter().map(|passage| {
            let now = passage.range.and_then(|range| shown.slice(range)).map(str::to_owned);
            let differs = now.as_ref().map(|now| difference(&passage.exact, now, language.as_deref()));
            let (pieces, kinds) = differs.unwrap_or_default();
            Ok(Self {
                now,
                pieces,
                kinds,
                marked_in: library.marked_in(passage.id)?.map(|document| document.0),
                passage: PassageView::of(passage, &map, &tags),
            })
        });
        reviews.collect()
    }
}

impl AnswerReview {
    /// Answers.
    ///
    /// # Errors
    /// [`clipfile_core::Error::Invalid`] for a place that does not fit the document; as [`Library::answer_review`].
    pub fn run(&self, library: &mut Library) -> Result<Changes> {
        let document = DocumentId(self.document);
        let answer = match self.answer {
            Answer::Accept => core::Answer::Accept,
            Answer::KeepOld => core::Answer::KeepOld,
            Answer::Place { start_unit, end_unit } => {
                core::Answer::Place(bytes_of(&library.document(document)?, start_unit, end_unit)?)
            }
        };
        Ok(library.answer_review(document, &highlight_ids(&self.passages), answer)?.changes.into())
    }
}

impl MergeArticles {
    /// Merges.
    ///
    /// # Errors
    /// As [`Library::merge_articles`].
    pub fn run(&self, library: &mut Library) -> Result<Changes> {
        Ok(library.merge_articles(ArticleId(self.into), ArticleId(self.from))?.changes.into())
    }
}

impl SplitOff {
    /// Makes a version an article.
    ///
    /// # Errors
    /// As [`Library::split_version`].
    pub fn of(library: &mut Library, capture: i64) -> Result<Self> {
        let done = library.split_version(CaptureId(capture))?;
        Ok(Self { article: done.value.0, changes: done.changes.into() })
    }
}
