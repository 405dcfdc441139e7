//! Looking after the file: where it lies, whether it is still there, what is damaged in it and how far its repair is.

use crate::error::Problem;
use clipfile_core::Library;
use clipfile_core::library::Place;
use serde::Serialize;
use ts_rs::TS;

/// More findings than these are counted and not named.
const MAX_NAMED: usize = 100;
/// What findings of the search index begin with (`Library::check`).
const OF_INDEX: &str = "search index: ";
/// What findings of the file's own structure begin with.
const OF_FILE: &str = "file: ";

/// What is to be known of the open library's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileState {
    /// That it was deleted, moved or replaced.
    pub gone: Option<Problem>,
    /// That its search index finds nothing, or is damaged where it was looked at.
    pub damaged: Option<Problem>,
    /// Where it lies, when that is not simply a disk of this machine and the user has not read it yet.
    pub place: Option<PlaceView>,
    /// Copies that a service made of it because two machines wrote at once.
    pub conflicts: Vec<String>,
}

/// A place that is not simply a disk of this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlaceView {
    /// Its kind.
    pub kind: PlaceKind,
    /// The service, or the protocol.
    pub name: String,
}

/// The kinds of [`Place`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PlaceKind {
    /// A folder of another machine.
    Network,
    /// A folder that a service synchronises.
    Synced,
}

/// What is wrong with a library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Checked {
    /// The first of it, as `clip check` says it.
    pub findings: Vec<String>,
    /// How much it is.
    pub count: u32,
    /// Whether making the search index anew mends all of it.
    pub mendable: bool,
}

/// How far a repair has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RepairProgress {
    /// Things that are in the new index.
    pub done: u32,
    /// Things that will be.
    pub all: u32,
}

/// What a repair did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Repaired {
    /// The copy that was made before.
    pub backup: String,
    /// What is wrong still.
    pub left: Checked,
}

impl FileState {
    /// What is to be known of a library's file, and of its place unless that was `heeded` before.
    pub fn of(library: &Library, heeded: bool) -> Self {
        let place = library.place().filter(|_| !heeded).map(|place| match place {
            Place::Network(protocol) => PlaceView { kind: PlaceKind::Network, name: protocol.clone() },
            Place::Synced(service) => PlaceView { kind: PlaceKind::Synced, name: (*service).to_owned() },
        });
        Self {
            gone: library.must_be_there().err().map(Problem::from),
            damaged: library.must_be_searchable().err().map(Problem::from),
            place,
            conflicts: library.conflict_copies().iter().map(|path| path.to_string_lossy().into_owned()).collect(),
        }
    }
}

impl From<Vec<String>> for Checked {
    fn from(findings: Vec<String>) -> Self {
        let begins = |start: &str| findings.iter().any(|finding| finding.starts_with(start));
        Self {
            count: u32::try_from(findings.len()).unwrap_or(u32::MAX),
            mendable: begins(OF_INDEX) && !begins(OF_FILE),
            findings: findings.into_iter().take(MAX_NAMED).collect(),
        }
    }
}
