//! What is kept beside the program and not in a library: settings and the list of recent libraries.

use clipfile_core::{Error, Result};
use clipfile_wire::library::{Recent, name_of};
use clipfile_wire::settings::Settings;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Libraries that are remembered.
const MAX_RECENT: usize = 12;

/// The user's desk: settings and recent libraries, in one file.
pub(crate) struct Desk {
    file: PathBuf,
    kept: Mutex<Kept>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    settings: Settings,
    recent: Vec<Remembered>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Remembered {
    path: PathBuf,
    opened_ms: i64,
    #[serde(default)]
    encrypted: bool,
}

impl Desk {
    /// Reads the desk in `folder`; one that is missing or cannot be read is a new one.
    pub(crate) fn at(folder: &Path) -> Self {
        let file = folder.join("desk.json");
        let kept = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Self { file, kept: Mutex::new(kept) }
    }

    pub(crate) fn settings(&self) -> Settings {
        self.kept().settings.clone()
    }

    /// Whether a search finds other forms of its words too.
    pub(crate) fn finds_forms(&self) -> bool {
        self.kept().settings.stemming
    }

    pub(crate) fn set_settings(&self, settings: Settings) -> Result<()> {
        let mut kept = self.kept();
        kept.settings = settings;
        self.save(&kept)
    }

    /// Recent libraries, last first.
    pub(crate) fn recent(&self) -> Vec<Recent> {
        let kept = self.kept();
        let is_hidden = |opened: &Remembered| opened.encrypted && kept.settings.hide_encrypted;
        let recent = kept.recent.iter().map(|opened| Recent {
            path: opened.path.to_string_lossy().into_owned(),
            name: if is_hidden(opened) { String::new() } else { name_of(&opened.path) },
            encrypted: opened.encrypted,
            opened_ms: opened.opened_ms,
            present: opened.path.exists(),
        });
        recent.collect()
    }

    /// The library that was open last.
    pub(crate) fn last(&self) -> Option<PathBuf> {
        self.kept().recent.first().map(|opened| opened.path.clone())
    }

    /// Puts a library on top of the list.
    pub(crate) fn opened(&self, path: &Path, encrypted: bool, now_ms: i64) -> Result<()> {
        let mut kept = self.kept();
        kept.recent.retain(|opened| opened.path != path);
        kept.recent.insert(0, Remembered { path: path.to_owned(), opened_ms: now_ms, encrypted });
        kept.recent.truncate(MAX_RECENT);
        self.save(&kept)
    }

    /// Takes a library off the list.
    pub(crate) fn forget(&self, path: &Path) -> Result<()> {
        let mut kept = self.kept();
        kept.recent.retain(|opened| opened.path != path);
        self.save(&kept)
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Replaces the file when the new one is whole.
    fn save(&self, kept: &Kept) -> Result<()> {
        let io = |error| Error::io(&self.file, error);
        let folder = self.file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(io)?;
        let draft = self.file.with_extension("new");
        let bytes = serde_json::to_vec_pretty(kept).map_err(|error| Error::Invalid(error.to_string()))?;
        let mut file = fs::File::create(&draft).map_err(io)?;
        file.write_all(&bytes).and_then(|()| file.sync_all()).map_err(io)?;
        fs::rename(&draft, &self.file).map_err(io)
    }
}
