//! In: the paste sheet and imports.

use crate::annotation::AnnotationTally;
use crate::article::{Citation, WarningView};
use crate::document::{DroppedView, picture_of};
use crate::library::Changes;
use clipfile_core::article::Article;
use clipfile_core::capture::{self, Incoming, Status, Warning};
use clipfile_core::id::ArticleId;
use clipfile_core::importers;
use clipfile_core::{Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is on the clipboard.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Pasted {
    /// Something to clip.
    Clipping {
        /// What was found.
        preview: Box<Preview>,
    },
    /// A web address and nothing else: what is meant is mostly the page behind it.
    Address {
        /// The address.
        url: String,
    },
    /// Files and folders, as a file manager copies them.
    Files {
        /// Where they are.
        paths: Vec<String>,
    },
}

/// What was found on the clipboard or at an address. Nothing is stored yet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// Names this preview when it is kept or put away.
    pub token: u32,
    /// The fields as found.
    pub citation: Citation,
    /// The first paragraphs of the text, each with its first 400 characters at most.
    pub lines: Vec<String>,
    /// Words of the text.
    pub words: u32,
    /// What was left out.
    pub dropped: Vec<DroppedView>,
    /// What was not as it should be.
    pub warnings: Vec<WarningView>,
    /// The article that has the same bytes or the same text already, if one does.
    pub already: Option<Already>,
    /// Where the picture is, when the clipping begins with one.
    pub picture: Option<String>,
    /// The article that it is a new version of by its address, if there is one.
    pub version_of: Option<Already>,
    /// The article that it is a copy of, by its words, if it is none of the above.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub copy_of: Option<CopyOf>,
}

/// An article that has much the same words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyOf {
    /// The article.
    pub article: i64,
    /// Its headline; empty when it has none.
    pub headline: String,
    /// Who published it; empty when unknown.
    pub outlet: String,
    /// Publication date; empty when unknown.
    pub published: String,
}

/// An article that is here already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Already {
    /// The article.
    pub article: i64,
    /// Its headline.
    pub headline: String,
    /// Whether it lies in the trash.
    pub trashed: bool,
}

/// Keeps what the paste sheet shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeepPaste {
    /// The preview.
    pub token: u32,
    /// The fields as corrected.
    pub citation: Citation,
    /// Paths of tags to put on the article.
    pub tags: Vec<String>,
    /// Which article it belongs to.
    pub belongs: Belongs,
}

/// Which article a clipping belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Belongs {
    /// The one of the same address, as a version of it; to one of its own where there is none.
    ByAddress,
    /// This one, as a version of it.
    To {
        /// The article.
        article: i64,
    },
    /// One of its own.
    Alone,
}

impl From<Belongs> for capture::Belongs {
    fn from(belongs: Belongs) -> Self {
        match belongs {
            Belongs::ByAddress => Self::ByAddress,
            Belongs::To { article } => Self::To(ArticleId(article)),
            Belongs::Alone => Self::Alone,
        }
    }
}

/// Names a preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnePreview {
    /// The preview.
    pub token: u32,
}

/// A clipping that was kept.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    /// The article.
    pub article: i64,
    /// What became of it.
    pub status: ImportStatus,
    /// Of a version that is not shown before the user says so: how much of the old words it has, in per cent.
    pub kept_percent: Option<u32>,
    /// What changed.
    pub changes: Changes,
}

/// What became of one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ImportStatus {
    /// A new article.
    Added,
    /// A new version of an article that was here.
    Version,
    /// The same bytes or text were here already; nothing was stored twice.
    Present,
    /// It could not be read; nothing was stored.
    Failed,
}

/// Imports files and folders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportPaths {
    /// Files and folders.
    pub paths: Vec<String>,
}

/// Lets the running import rest, or go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PauseImport {
    /// Whether it shall rest.
    pub paused: bool,
}

/// Writes the report of an import where the user wants it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveReport {
    /// Name to propose, without its ending.
    pub name: String,
    /// The report.
    pub text: String,
}

/// How far an import is; sent as it goes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// Files done.
    pub done: u32,
    /// Files in all.
    pub total: u32,
    /// Name of the file at hand.
    pub file: String,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// One line a file, in order.
    pub files: Vec<ImportedFile>,
    /// New articles.
    pub added: u32,
    /// New versions of articles that were here.
    pub versions: u32,
    /// Files that were here already.
    pub present: u32,
    /// Files that could not be read.
    pub failed: u32,
    /// Files that were not reached, because the user stopped it.
    pub left: u32,
    /// New articles that are copies of another one's story; left out while they are still looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub copies: Option<u32>,
    /// What changed.
    pub changes: Changes,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportedFile {
    /// The file.
    pub path: String,
    /// What tells this article from the others in the file, when it holds several.
    pub part: Option<String>,
    /// What became of it.
    pub status: ImportStatus,
    /// The article, unless it failed.
    pub article: Option<i64>,
    /// The headline, or why it failed.
    pub text: String,
    /// What was not as it should be.
    pub warnings: Vec<WarningView>,
    /// What became of the annotations, when it held those of another program.
    pub annotations: Option<AnnotationTally>,
}

/// A format that can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImporterView {
    /// Its id.
    pub id: String,
    /// Endings of file names, without the dot.
    pub extensions: Vec<String>,
}

/// Paragraphs of a preview.
const PREVIEW_LINES: usize = 12;
/// Characters of a paragraph of a preview.
const PREVIEW_CHARS: usize = 400;

impl Preview {
    /// What the paste sheet shows of `incoming`.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, incoming: &Incoming, token: u32) -> Result<Self> {
        let draft = &incoming.draft;
        let document = &draft.document;
        let lines =
            document.blocks.iter().filter_map(|block| document.slice(block.range)).filter(|line| !line.is_empty());
        let already = library.same_as(incoming)?.map(Already::of);
        let version_of = library.version_of(incoming)?.map(|id| library.article(id).map(Already::of)).transpose()?;
        let copy_of = match (&already, &version_of) {
            (None, None) => library.copy_of(incoming)?.map(|id| library.article(id).map(CopyOf::of)).transpose()?,
            _ => None,
        };
        Ok(Self {
            token,
            citation: Citation::of(&draft.citation),
            lines: lines.take(PREVIEW_LINES).map(|line| line.chars().take(PREVIEW_CHARS).collect()).collect(),
            words: document.words() as u32,
            dropped: document.dropped.iter().cloned().map(DroppedView::of).collect(),
            warnings: draft.warnings.iter().map(WarningView::of).collect(),
            already,
            picture: document.blocks.first().and_then(picture_of),
            version_of,
            copy_of,
        })
    }
}

impl CopyOf {
    fn of(article: Article) -> Self {
        let citation = article.citation;
        Self {
            article: article.id.0,
            headline: citation.headline.unwrap_or_default(),
            outlet: citation.outlet.unwrap_or_default(),
            published: citation.published.map(String::from).unwrap_or_default(),
        }
    }
}

impl Already {
    fn of(article: Article) -> Self {
        Self {
            article: article.id.0,
            headline: article.citation.headline.unwrap_or_default(),
            trashed: article.trashed_ms.is_some(),
        }
    }
}

impl From<Status> for ImportStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Added => Self::Added,
            Status::Version => Self::Version,
            Status::Present => Self::Present,
        }
    }
}

impl From<clipfile_core::library::Done<capture::Kept>> for Kept {
    fn from(done: clipfile_core::library::Done<capture::Kept>) -> Self {
        let capture::Kept { status, article, doubt, .. } = done.value;
        Self { article: article.0, status: status.into(), kept_percent: doubt, changes: done.changes.into() }
    }
}

impl ImportReport {
    /// A report with no file in it yet.
    pub fn empty() -> Self {
        Self {
            files: Vec::new(),
            added: 0,
            versions: 0,
            present: 0,
            failed: 0,
            left: 0,
            copies: None,
            changes: Changes::default(),
        }
    }

    /// Adds what became of one file.
    pub fn add(&mut self, report: &importers::FileReport<'_>) {
        let mut annotations = None;
        let (status, article, text, warnings) = match &report.outcome {
            importers::Outcome::Kept(kept, incoming) => {
                let headline = incoming.citation().headline.clone();
                let text = headline.unwrap_or_else(|| crate::article::first_words(&incoming.draft.document.text));
                let doubt = kept.doubt.map(|percent| Warning::FewOldWords { percent });
                let warnings = incoming.draft.warnings.iter().chain(&doubt).map(WarningView::of).collect();
                (kept.status.into(), Some(kept.article.0), text, warnings)
            }
            importers::Outcome::Archive(0) => (ImportStatus::Present, None, String::new(), Vec::new()),
            importers::Outcome::Archive(added) => (ImportStatus::Added, None, format!("+{added}"), Vec::new()),
            importers::Outcome::Annotations(kept) => {
                let tally = AnnotationTally::of(kept);
                annotations = Some(tally);
                let status = if tally.is_new() { ImportStatus::Added } else { ImportStatus::Present };
                (status, None, String::new(), Vec::new())
            }
            importers::Outcome::Failed(why) => (ImportStatus::Failed, None, why.clone(), Vec::new()),
        };
        match status {
            ImportStatus::Added => self.added += 1,
            ImportStatus::Version => self.versions += 1,
            ImportStatus::Present => self.present += 1,
            ImportStatus::Failed => self.failed += 1,
        }
        let path = report.path.to_string_lossy().into_owned();
        let part = report.part.map(str::to_owned);
        self.files.push(ImportedFile { path, part, status, article, text, warnings, annotations });
    }
}

impl ImporterView {
    /// Every format that can be read.
    pub fn all() -> Vec<Self> {
        importers::IMPORTERS
            .iter()
            .map(|importer| importer.about())
            .map(|about| Self {
                id: about.id.to_owned(),
                extensions: about.extensions.iter().map(|ending| (*ending).to_owned()).collect(),
            })
            .collect()
    }
}
