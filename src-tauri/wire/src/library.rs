//! The library itself: which one is open, what changed, what can be undone.

use crate::encryption::LockedLibrary;
use crate::settings::Settings;
use clipfile_core::library as core;
use clipfile_core::{Library, Result};
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

/// Everything that the page needs before it can draw.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Startup {
    /// Version of the program.
    pub version: String,
    /// The user's settings.
    pub settings: Settings,
    /// The open library, if one was opened.
    pub library: Option<LibraryInfo>,
    /// The library that should be open and is encrypted.
    pub locked: Option<LockedLibrary>,
    /// Libraries that were open before, last first.
    pub recent: Vec<Recent>,
    /// Why the library that should be open is not.
    pub problem: Option<crate::error::Problem>,
    /// The library that should be open and is not.
    pub asked: Option<String>,
}

/// The open library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryInfo {
    /// The file.
    pub path: String,
    /// Its name without folder and ending.
    pub name: String,
    /// Whether it can only be read.
    pub read_only: bool,
    /// Whether it is the sample.
    pub sample: bool,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// Why it can only be read; null when it can be written.
    pub because: Option<ReadOnlyBecause>,
    /// Who has it open, where that is why.
    pub holder: Option<String>,
}

/// Why a library can only be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ReadOnlyBecause {
    /// Another program has it open.
    InUse,
    /// It came from elsewhere, and the user has not said that it may be written.
    FromElsewhere,
    /// The system does not let it be written.
    Protected,
}

/// A library that was open before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Recent {
    /// The file.
    pub path: String,
    /// Its name without folder and ending; empty where neither it nor the folder shall be shown.
    pub name: String,
    /// Whether it was encrypted when it was last open.
    pub encrypted: bool,
    /// When it was last opened, in UTC milliseconds.
    pub opened_ms: i64,
    /// Whether the file is still there.
    pub present: bool,
}

/// Names a file or folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OnePath {
    /// The file or folder.
    pub path: String,
}

/// Names an address on the web.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneUrl {
    /// `http`, `https` or `mailto`.
    pub url: String,
}

/// How many there are of everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Articles not archived.
    pub inbox: u32,
    /// Articles not in the trash.
    pub articles: u32,
    /// Passages not in the trash.
    pub passages: u32,
    /// Notes.
    pub notes: u32,
    /// Annotations of other programs that have no place yet.
    pub unplaced: u32,
    /// Claims outside the trash.
    pub claims: u32,
    /// Stories outside the trash.
    pub stories: u32,
    /// Persons and bodies that speak, outside the trash.
    pub people: u32,
    /// Drafts outside the trash.
    pub drafts: u32,
    /// Claims of published stories that turned out to be false or were put right, and wait for the user.
    pub corrections: u32,
    /// Articles, passages, claims, stories, drafts and speakers in the trash.
    pub trash: u32,
    /// Size of the file in bytes.
    pub bytes: u64,
}

/// What a change touched; stores refresh by it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// Whether articles were added, changed, thrown away or brought back.
    pub article: bool,
    /// Whether passages were.
    pub highlight: bool,
    /// Whether tags or what they are on were.
    pub tag: bool,
    /// Whether notes were.
    pub note: bool,
    /// Whether claims were, who speaks, how their checking goes, their evidence or their links; left out when not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub claim: Option<bool>,
    /// Whether stories or what they gather were; left out when they were not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub story: Option<bool>,
    /// Whether drafts were, or what was found of them; left out when not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub draft: Option<bool>,
    /// Whether saved searches were; left out when they were not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub saved: Option<bool>,
    /// Whether citation styles were, or the choice among them; left out when not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub citation: Option<bool>,
    /// Whether groups of copies were; left out when they were not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub copies: Option<bool>,
    /// The articles concerned; empty when there are very many.
    pub articles: Vec<i64>,
}

/// What the next undo or redo would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// The operation, for instance `add-highlight`.
    pub op: String,
    /// How many things it concerned.
    pub count: u32,
    /// The name of the thing or tag it concerned; empty when there is none.
    pub name: String,
}

/// What can be undone and redone now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoState {
    /// The next undo.
    pub undo: Option<StepView>,
    /// The next redo.
    pub redo: Option<StepView>,
}

/// An undo or redo that was carried out.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// What was undone or redone.
    pub step: StepView,
    /// What changed.
    pub changes: Changes,
}

/// How many things were done for good.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Emptied {
    /// Articles that are gone.
    pub articles: u32,
    /// Passages that are gone.
    pub passages: u32,
    /// Claims that are gone.
    pub claims: u32,
    /// Stories that are gone.
    pub stories: u32,
    /// Speakers that are gone.
    pub people: u32,
    /// Drafts that are gone.
    pub drafts: u32,
    /// What changed.
    pub changes: Changes,
}

/// Articles that a reply names before it says "very many" by naming none.
const MAX_NAMED: usize = 1000;

impl LibraryInfo {
    /// The open library; `why` says why it was opened to read, where that was not the system's wish.
    pub fn of(library: &Library, sample: bool, why: Option<(ReadOnlyBecause, Option<String>)>) -> Self {
        let (because, holder) = match why.filter(|_| library.is_read_only()) {
            Some((because, holder)) => (Some(because), holder),
            None => (library.is_read_only().then_some(ReadOnlyBecause::Protected), None),
        };
        let path = library.path();
        Self {
            path: path.to_string_lossy().into_owned(),
            name: name_of(path),
            read_only: library.is_read_only(),
            sample,
            encrypted: library.is_encrypted(),
            because,
            holder,
        }
    }
}

/// A library's name: its file's, without folder and ending.
pub fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

impl Counts {
    /// The counts of a library.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library) -> Result<Self> {
        let core::Counts {
            inbox,
            articles,
            passages,
            notes,
            unplaced,
            claims,
            stories,
            people,
            drafts,
            corrections,
            trash,
            bytes,
        } = library.counts()?;
        Ok(Self {
            inbox,
            articles,
            passages,
            notes,
            unplaced,
            claims,
            stories,
            people,
            drafts,
            corrections,
            trash,
            bytes,
        })
    }
}

impl From<core::Changes> for Changes {
    fn from(changes: core::Changes) -> Self {
        let articles = if changes.articles.len() > MAX_NAMED { Vec::new() } else { changes.articles };
        Self {
            article: changes.article,
            highlight: changes.highlight,
            tag: changes.tag,
            note: changes.note,
            claim: changes.claim.then_some(true),
            story: changes.story.then_some(true),
            draft: changes.draft.then_some(true),
            saved: changes.saved_search.then_some(true),
            citation: changes.citation.then_some(true),
            copies: None,
            articles: articles.into_iter().map(|article| article.0).collect(),
        }
    }
}

impl From<core::Step> for StepView {
    fn from(step: core::Step) -> Self {
        Self { op: step.op, count: step.count, name: step.name }
    }
}

impl From<core::UndoState> for UndoState {
    fn from(state: core::UndoState) -> Self {
        Self { undo: state.undo.map(StepView::from), redo: state.redo.map(StepView::from) }
    }
}

impl From<core::Done<core::Step>> for Undone {
    fn from(done: core::Done<core::Step>) -> Self {
        Self { step: done.value.into(), changes: done.changes.into() }
    }
}

impl From<core::Done<core::Emptied>> for Emptied {
    fn from(done: core::Done<core::Emptied>) -> Self {
        let core::Emptied { articles, passages, claims, stories, people, drafts } = done.value;
        Self { articles, passages, claims, stories, people, drafts, changes: done.changes.into() }
    }
}
