//! Copies of the library that are kept while it is worked with.

use crate::error::Problem;
use clipfile_core::Library;
use clipfile_core::backup::{Backup, Ladder, Occasion, Rungs};
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

/// What the user wants of backups; for every library at this desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct BackupSettings {
    /// Whether they are made while a library is worked with.
    pub on: bool,
    /// On how many days there shall be one, 1 to 99.
    pub daily: u32,
    /// In how many weeks, 0 to 99.
    pub weekly: u32,
    /// In how many months, 0 to 99.
    pub monthly: u32,
    /// The folder for them; empty for that of the library.
    pub folder: String,
}

impl Default for BackupSettings {
    fn default() -> Self {
        let Ladder { daily, weekly, monthly } = Ladder::default();
        Self { on: true, daily, weekly, monthly, folder: String::new() }
    }
}

impl BackupSettings {
    /// Which copies stay.
    pub fn ladder(&self) -> Ladder {
        Ladder { daily: self.daily, weekly: self.weekly, monthly: self.monthly }
    }

    /// The folder that the user chose, if one was.
    pub fn folder(&self) -> Option<&Path> {
        Some(Path::new(&self.folder)).filter(|folder| !folder.as_os_str().is_empty())
    }
}

/// The backups of the open library.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupsView {
    /// The folder in which the next one is made.
    pub place: String,
    /// Those that there are, newest first.
    pub backups: Vec<BackupView>,
    /// Whether one is being made now.
    pub running: bool,
    /// Why the last one was not made.
    pub problem: Option<Problem>,
}

/// A backup that is there. It was checked before it got its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// The file.
    pub path: String,
    /// When it was made, in UTC milliseconds.
    pub made_ms: i64,
    /// Its size in bytes.
    pub bytes: u64,
    /// What it was made for.
    pub occasion: BackupOccasion,
    /// Whether it opens only with what opened the library then.
    pub encrypted: bool,
    /// Whether it is kept as that of its day.
    pub daily: bool,
    /// Whether it is kept as that of its week.
    pub weekly: bool,
    /// Whether it is kept as that of its month.
    pub monthly: bool,
}

/// What a backup was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum BackupOccasion {
    /// By itself.
    Automatic,
    /// The user asked for it.
    ByHand,
    /// Before the file was brought up to another version.
    BeforeVersion,
    /// Before the search index was made anew.
    BeforeRepair,
}

/// Names backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ManyBackups {
    /// Their files.
    pub paths: Vec<String>,
}

impl BackupView {
    /// A backup and for what it is kept.
    pub fn of(backup: &Backup, rungs: Rungs) -> Self {
        Self {
            path: backup.path.to_string_lossy().into_owned(),
            made_ms: backup.at_ms,
            bytes: backup.bytes,
            occasion: match backup.occasion {
                Occasion::Automatic => BackupOccasion::Automatic,
                Occasion::ByHand => BackupOccasion::ByHand,
                Occasion::BeforeVersion(_) => BackupOccasion::BeforeVersion,
                Occasion::BeforeRepair => BackupOccasion::BeforeRepair,
            },
            // One that cannot be read is told of by whoever opens it.
            encrypted: Library::is_encrypted_at(&backup.path).unwrap_or(false),
            daily: rungs.daily,
            weekly: rungs.weekly,
            monthly: rungs.monthly,
        }
    }
}
