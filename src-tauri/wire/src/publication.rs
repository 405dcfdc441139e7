//! Published stories: what was printed of them, what has to be put right, and what went out before an embargo ended.

use crate::claim::Status;
use clipfile_core::article::Published;
use clipfile_core::claim::StatusChange;
use clipfile_core::id::UsedClaimId;
use clipfile_core::story as core;
use clipfile_core::{Error, Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Marks a story as published, or changes what is said and kept of that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PublishStory {
    /// The story.
    pub story: i64,
    /// When, ISO 8601.
    pub published: String,
    /// Its address on the web; may be empty.
    pub url: String,
    /// What is to be kept of it.
    pub keep: KeepPrinted,
}

/// What is to be kept of what was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum KeepPrinted {
    /// What is kept already.
    AsItIs,
    /// Nothing.
    Nothing,
    /// A text that was pasted.
    Text {
        /// It.
        text: String,
    },
    /// A file, as [`PrintedFile`] names it.
    File {
        /// Where it is.
        path: String,
    },
}

/// A file that the user chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PrintedFile {
    /// Where it is.
    pub path: String,
    /// Its name.
    pub name: String,
}

/// What is kept of a published story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PublicationView {
    /// The name of the file; empty for a text that was pasted, and where nothing was kept.
    pub name: String,
    /// SHA-256 of the bytes that were kept, in hexadecimal; null where nothing was.
    pub sha256: Option<String>,
    /// Whether there are words to look for claims in.
    pub has_text: bool,
    /// When it was kept, in UTC milliseconds.
    pub kept_ms: i64,
    /// How many claims the story used.
    pub claims: u32,
}

/// A claim that a published story used and that turned out to be false, or was put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionView {
    /// Key.
    pub id: i64,
    /// The story.
    pub story: i64,
    /// Its title.
    pub title: String,
    /// When it was published, ISO 8601; may be empty.
    pub published: String,
    /// Its address on the web; may be empty.
    pub url: String,
    /// The claim.
    pub claim: i64,
    /// What it says.
    pub statement: String,
    /// How far its checking had come when the story was published.
    pub was: Status,
    /// How far it has come now.
    pub now: Status,
    /// Who says so; may be empty.
    pub checked_by: String,
    /// On what grounds; may be empty.
    pub grounds: String,
    /// Since when, in UTC milliseconds.
    pub at_ms: i64,
    /// Whether the user saw to it.
    pub handled: bool,
    /// What was done; may be empty.
    pub how: String,
    /// Whether the words of what was printed are kept.
    pub has_text: bool,
    /// The sentences in print that use it; there may be none.
    pub printed: Vec<PrintedView>,
}

/// A sentence in print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PrintedView {
    /// The sentence.
    pub sentence: String,
    /// Whether it has the words of evidence, and not those of the statement.
    pub quoted: bool,
}

/// Names corrections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ManyCorrections {
    /// They.
    pub corrections: Vec<i64>,
}

/// Says that the user saw to corrections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HandleCorrections {
    /// They.
    pub corrections: Vec<i64>,
    /// What was done; may be empty.
    pub how: String,
}

/// A story that is held back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeldView {
    /// The story.
    pub story: i64,
    /// Its title.
    pub title: String,
    /// Until when nothing of it may go out, ISO 8601.
    pub until: String,
    /// With whom that was agreed; may be empty.
    pub note: String,
}

/// Who exports before an embargo ends, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Despite {
    /// Who.
    pub who: String,
    /// Why.
    pub why: String,
}

/// An export before an embargo ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EarlyExportView {
    /// When, in UTC milliseconds.
    pub at_ms: i64,
    /// Who.
    pub who: String,
    /// Why.
    pub why: String,
    /// The format, by its name.
    pub format: String,
    /// The name of the file.
    pub name: String,
    /// Until when nothing was to go out, ISO 8601.
    pub embargo: String,
}

/// The corrections that a call names.
pub fn correction_ids(corrections: &[i64]) -> Vec<UsedClaimId> {
    corrections.iter().copied().map(UsedClaimId).collect()
}

impl PublishStory {
    /// When and where, for the core.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the date is none.
    pub fn publication(&self) -> Result<core::Publication> {
        let typed = self.published.trim();
        if typed.is_empty() {
            return Err(Error::Invalid("say when it was published".to_owned()));
        }
        let wrong = |error: clipfile_core::article::NotADate| Error::Invalid(error.to_string());
        let url = Some(self.url.trim().to_owned()).filter(|url| !url.is_empty());
        Ok(core::Publication { date: typed.parse().map_err(wrong)?, url })
    }
}

impl PublicationView {
    /// What is kept of a story; `None` when it is not marked as published.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, story: clipfile_core::id::StoryId) -> Result<Option<Self>> {
        let Some(kept) = library.kept_of_story(story)? else { return Ok(None) };
        Ok(Some(Self {
            name: kept.name,
            sha256: kept.source.map(|hash| hash.to_string()),
            has_text: !kept.text.trim().is_empty(),
            kept_ms: kept.kept_ms,
            claims: library.used_claims(story)?.len() as u32,
        }))
    }
}

impl From<core::Correction> for CorrectionView {
    fn from(one: core::Correction) -> Self {
        let (date, url) = one.published.map(|published| (published.date, published.url)).unzip();
        let StatusChange { checked, at_ms, .. } = one.claim.status;
        Self {
            id: one.id.0,
            story: one.story.0,
            title: one.title,
            published: date.as_ref().map(Published::as_str).unwrap_or_default().to_owned(),
            url: url.flatten().unwrap_or_default(),
            claim: one.claim.id.0,
            statement: one.claim.statement,
            was: one.was.into(),
            now: checked.status.into(),
            checked_by: checked.by,
            grounds: checked.how,
            at_ms,
            handled: one.is_handled,
            how: one.how,
            has_text: one.has_text,
            printed: one
                .printed
                .into_iter()
                .map(|printed| PrintedView { sentence: printed.sentence, quoted: printed.by == core::By::Quote })
                .collect(),
        }
    }
}

impl From<core::Held> for HeldView {
    fn from(held: core::Held) -> Self {
        let core::Held { story, title, embargo } = held;
        Self { story: story.0, title, until: embargo.until.into(), note: embargo.note }
    }
}

impl From<core::EarlyExport> for EarlyExportView {
    fn from(one: core::EarlyExport) -> Self {
        let core::EarlyExport { at_ms, who, why, format, name, embargo } = one;
        Self { at_ms, who, why, format, name, embargo }
    }
}

impl From<Despite> for core::Despite {
    fn from(despite: Despite) -> Self {
        Self { who: despite.who, why: despite.why }
    }
}
