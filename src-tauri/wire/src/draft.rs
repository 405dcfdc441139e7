//! Drafts and what was found of them. All positions are UTF-16 units, ends exclusive.

use crate::compare::ChangeKind;
use crate::document::units;
use crate::library::Changes;
use crate::publication::Despite;
use clipfile_core::document::OffsetMap;
use clipfile_core::draft as core;
use clipfile_core::id::{DocumentId, DraftId, StoryId};
use clipfile_core::{Library, Result};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use ts_rs::TS;

/// Asks for the drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListDrafts {
    /// Those in the trash, and not those outside.
    pub trash: bool,
    /// Only those of this story.
    pub story: Option<i64>,
}

/// Names one draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneDraft {
    /// The draft.
    pub draft: i64,
}

/// Names several drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ManyDrafts {
    /// The drafts.
    pub drafts: Vec<i64>,
}

/// What the user says of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftFields {
    /// Its title; when it is empty, its first words are.
    pub title: String,
    /// Its text: a paragraph a line.
    pub text: String,
    /// Its language, a BCP 47 tag; empty when it is not known.
    pub language: String,
    /// The story that it belongs to.
    pub story: Option<i64>,
}

/// Writes a draft's title, text and story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditDraft {
    /// The draft.
    pub draft: i64,
    /// What is to be said of it.
    pub fields: DraftFields,
}

/// Checks a draft with this text, and keeps both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckDraft {
    /// The draft.
    pub draft: i64,
    /// Its text as it is now.
    pub text: String,
}

/// Says something to findings of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnswerDraft {
    /// The draft.
    pub draft: i64,
    /// The findings, by their numbers.
    pub findings: Vec<u32>,
    /// What; null takes back what was said.
    pub answer: Option<DraftAnswer>,
}

/// Writes a draft to a file, with its sources as footnotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportDraft {
    /// The draft.
    pub draft: i64,
    /// `docx` or `markdown`.
    pub format: String,
    /// Who says that it goes out before the embargo of its story ends, and why; null where there is none.
    pub despite: Option<Despite>,
}

/// What the user says to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum DraftAnswer {
    /// It holds; the source becomes a footnote.
    Accepted,
    /// It is left as it is.
    Ignored {
        /// Why; may be empty.
        reason: String,
    },
}

/// The text of a draft that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftFile {
    /// The name of the file, without its ending.
    pub title: String,
    /// The text.
    pub text: String,
    /// Its language, a BCP 47 tag; empty when it is not known.
    pub language: String,
}

/// A draft that was brought here.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddedDraft {
    /// Its key.
    pub draft: i64,
    /// What changed.
    pub changes: Changes,
}

/// A draft that was checked.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckedDraft {
    /// The draft as it is now.
    pub draft: DraftView,
    /// Quotations and numbers that were not looked up, because there are too many.
    pub left_out: u32,
    /// What changed.
    pub changes: Changes,
}

/// How far a check has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftProgress {
    /// Things looked up.
    pub done: u32,
    /// Things to look up.
    pub all: u32,
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRow {
    /// Key.
    pub id: i64,
    /// Title.
    pub title: String,
    /// The story that it belongs to.
    pub story: Option<i64>,
    /// The title of that story; empty when it belongs to none.
    pub story_title: String,
    /// Quotations and numbers that were looked up.
    pub findings: u32,
    /// Those of them that were not found as they stand and that the user said nothing to.
    pub problems: u32,
    /// Those that the user accepted.
    pub accepted: u32,
    /// When it was brought here, in UTC milliseconds.
    pub made_ms: i64,
    /// When it was checked last, in UTC milliseconds.
    pub checked_ms: Option<i64>,
}

/// A draft with its text and what was found of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// As the list shows it.
    pub row: DraftRow,
    /// Its text: a paragraph a line.
    pub text: String,
    /// Its language, a BCP 47 tag; empty when it is not known.
    pub language: String,
    /// What was found when it was checked last, in the order of the text.
    pub findings: Vec<FindingView>,
}

/// What was found of one quotation or number.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// `quotation`, `words`, `count`, `percent`, `money`, `measure`, `date` or `ordinal`.
    pub subject: String,
    /// What looking it up gave.
    pub outcome: FindingOutcome,
    /// First unit in the draft.
    pub start_unit: u32,
    /// One past the last unit.
    pub end_unit: u32,
    /// Its words.
    pub text: String,
    /// Who says it in the draft; of a number, the words beside it.
    pub beside: String,
    /// Whether only signs between words differ, or the number is a rounded one.
    pub loose: bool,
    /// In how many other articles it stands the same way.
    pub others: u32,
    /// Where it stands, or what is nearest to it.
    pub source: Option<DraftSource>,
    /// The words of both, in order; empty where they are the same.
    pub runs: Vec<DraftRun>,
    /// What the differences touch, the weightiest first.
    pub kinds: Vec<ChangeKind>,
    /// What the user says to it.
    pub answer: Option<DraftAnswer>,
}

/// What looking one thing up gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FindingOutcome {
    /// The library has it.
    Found,
    /// The library has other words, or another value.
    Differs,
    /// The library says that somebody else said the words.
    OtherSpeaker,
    /// Nothing in this library.
    NotFound,
}

/// Where something stands in the library.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftSource {
    /// The article.
    pub article: i64,
    /// The version.
    pub document: i64,
    /// A passage that the user marked there.
    pub passage: Option<i64>,
    /// First unit in the version.
    pub start_unit: u32,
    /// One past the last unit.
    pub end_unit: u32,
    /// The sentences in which it stands.
    pub context: String,
    /// First unit of the place in them.
    pub context_start: u32,
    /// One past the last unit.
    pub context_end: u32,
    /// Headline.
    pub headline: String,
    /// Outlet; may be empty.
    pub outlet: String,
    /// When it says it was published, ISO 8601; may be empty.
    pub published: String,
    /// When the version was taken, in UTC milliseconds, if the words stand in that version only.
    pub only_in_version_ms: Option<i64>,
    /// Who says it there; empty when the text does not tell.
    pub speaker: String,
}

/// Words in a row of which the same became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRun {
    /// What became of them.
    pub kind: DraftRunKind,
    /// They.
    pub text: String,
}

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DraftRunKind {
    /// They stand in both.
    Same,
    /// Only the draft has them.
    Draft,
    /// Only the source has them.
    Source,
    /// Only the source has them, and the draft says so.
    LeftOut,
}

impl DraftFields {
    /// The fields as the core has them.
    pub fn read(&self) -> core::DraftFields {
        core::DraftFields {
            title: self.title.clone(),
            text: self.text.clone(),
            language: Some(self.language.clone()).filter(|tag| !tag.is_empty()),
            story: self.story.map(StoryId),
        }
    }
}

impl DraftAnswer {
    /// The answer as the core has it.
    pub fn read(&self) -> core::Answer {
        match self {
            Self::Accepted => core::Answer::Accepted,
            Self::Ignored { reason } => core::Answer::Ignored(reason.clone()),
        }
    }
}

/// The drafts as the core names them.
pub fn draft_ids(drafts: &[i64]) -> Vec<DraftId> {
    drafts.iter().copied().map(DraftId).collect()
}

impl DraftRow {
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, draft: &core::Draft) -> Result<Self> {
        let story = draft.fields.story.map(|story| library.story(story)).transpose()?;
        let count =
            |is: &dyn Fn(&core::KeptFinding) -> bool| draft.findings.iter().filter(|one| is(one)).count() as u32;
        Ok(Self {
            id: draft.id.0,
            title: draft.fields.title.clone(),
            story: draft.fields.story.map(|story| story.0),
            story_title: story.map(|story| story.fields.title).unwrap_or_default(),
            findings: draft.findings.len() as u32,
            problems: count(&|one| one.outcome != core::Outcome::Found && one.answer.is_none()),
            accepted: count(&|one| one.answer == Some(core::Answer::Accepted)),
            made_ms: draft.made_ms,
            checked_ms: draft.checked_ms,
        })
    }
}

impl DraftView {
    /// A draft with what `findings` say of it, one for each that is kept.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, draft: &core::Draft, findings: &[core::Finding]) -> Result<Self> {
        let map = OffsetMap::new(&draft.fields.text);
        let mut maps: HashMap<DocumentId, OffsetMap> = HashMap::new();
        let mut views = Vec::with_capacity(findings.len());
        for (kept, finding) in draft.findings.iter().zip(findings) {
            let source = finding.source.as_ref().map(|source| source_view(library, source, &mut maps)).transpose()?;
            let (start_unit, end_unit) = units(&map, finding.at);
            views.push(FindingView {
                subject: finding.subject.name().to_owned(),
                outcome: finding.outcome.into(),
                start_unit,
                end_unit,
                text: finding.text.clone(),
                beside: finding.beside.clone(),
                loose: finding.is_loose,
                others: finding.others,
                source,
                runs: finding.runs.iter().map(DraftRun::from).collect(),
                kinds: finding.kinds.iter().copied().map(ChangeKind::from).collect(),
                answer: kept.answer.as_ref().map(DraftAnswer::from),
            });
        }
        Ok(Self {
            row: DraftRow::of(library, draft)?,
            text: draft.fields.text.clone(),
            language: draft.fields.language.clone().unwrap_or_default(),
            findings: views,
        })
    }
}

fn source_view(
    library: &Library,
    source: &core::Source,
    maps: &mut HashMap<DocumentId, OffsetMap>,
) -> Result<DraftSource> {
    let map = match maps.entry(source.document) {
        Entry::Occupied(map) => map.into_mut(),
        Entry::Vacant(free) => free.insert(OffsetMap::new(&library.document(source.document)?.text)),
    };
    let (start_unit, end_unit) = units(map, source.at);
    let (context_start, context_end) = units(&OffsetMap::new(&source.context), source.in_context);
    Ok(DraftSource {
        article: source.article.0,
        document: source.document.0,
        passage: source.passage.map(|passage| passage.0),
        start_unit,
        end_unit,
        context: source.context.clone(),
        context_start,
        context_end,
        headline: source.headline.clone(),
        outlet: source.outlet.clone().unwrap_or_default(),
        published: source.published.clone().unwrap_or_default(),
        only_in_version_ms: source.only_in_version,
        speaker: source.speaker.clone().unwrap_or_default(),
    })
}

impl From<core::Outcome> for FindingOutcome {
    fn from(outcome: core::Outcome) -> Self {
        match outcome {
            core::Outcome::Found => Self::Found,
            core::Outcome::Differs => Self::Differs,
            core::Outcome::OtherSpeaker => Self::OtherSpeaker,
            core::Outcome::NotFound => Self::NotFound,
        }
    }
}

impl From<&core::Run> for DraftRun {
    fn from(run: &core::Run) -> Self {
        let kind = match run.kind {
            core::RunKind::Same => DraftRunKind::Same,
            core::RunKind::Draft => DraftRunKind::Draft,
            core::RunKind::Source => DraftRunKind::Source,
            core::RunKind::LeftOut => DraftRunKind::LeftOut,
        };
        Self { kind, text: run.text.clone() }
    }
}

impl From<&core::Answer> for DraftAnswer {
    fn from(answer: &core::Answer) -> Self {
        match answer {
            core::Answer::Accepted => Self::Accepted,
            core::Answer::Ignored(reason) => Self::Ignored { reason: reason.clone() },
        }
    }
}
