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
/// Libraries of which it is kept that the user knows where they lie.
const MAX_HEEDED: usize = 100;

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
    /// Libraries of which the user has read where they lie.
    heeded: Vec<PathBuf>,
    /// Libraries that were made or restored here, or that the user trusts; `None` where an earlier version kept the desk.
    known: Option<Vec<Known>>,
}

/// A library that may be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Known {
    path: PathBuf,
    /// Its uid, where the desk has seen it; another library that was put in its place has another one.
    pub(crate) uid: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Remembered {
    path: PathBuf,
    opened_ms: i64,
    #[serde(default)]
    encrypted: bool,
}

/// What stands in a desk's file.
fn read(file: &Path) -> Option<Kept> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

/// The libraries that may be written. What was opened before the desk kept them was opened to write.
fn known(kept: &Kept) -> Vec<Known> {
    let before = || kept.recent.iter().map(|opened| Known { path: opened.path.clone(), uid: None }).collect();
    kept.known.clone().unwrap_or_else(before)
}

impl Desk {
    /// Reads the desk in `folder`; one that is missing or cannot be read is a new one.
    pub(crate) fn at(folder: &Path) -> Self {
        let file = folder.join("desk.json");
        Self { kept: Mutex::new(read(&file).unwrap_or_default()), file }
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
        // Before the list grows by one that is not known.
        kept.known = Some(known(&kept));
        kept.recent.retain(|opened| opened.path != path);
        kept.recent.insert(0, Remembered { path: path.to_owned(), opened_ms: now_ms, encrypted });
        kept.recent.truncate(MAX_RECENT);
        self.save(&kept)
    }

    /// What the desk knows of the library at `path`: `None` when it came from elsewhere.
    pub(crate) fn known(&self, path: &Path) -> Option<Known> {
        let kept = self.kept();
        known(&kept).into_iter().find(|known| known.path == path)
    }

    /// From now on, the library at `path` may be written.
    pub(crate) fn trust(&self, path: &Path, uid: &str) -> Result<()> {
        let mut kept = self.kept();
        let trusted = Known { path: path.to_owned(), uid: Some(uid.to_owned()) };
        let mut all = known(&kept);
        if all.contains(&trusted) {
            return Ok(());
        }
        // Another Clipfile at this desk may have learnt of others meanwhile.
        all.extend(read(&self.file).iter().flat_map(known).filter(|other| !all.contains(other)).collect::<Vec<_>>());
        all.retain(|known| known.path != path);
        all.push(trusted);
        kept.known = Some(all);
        self.save(&kept)
    }

    /// Whether the user has read where a library lies.
    pub(crate) fn has_heeded(&self, path: &Path) -> bool {
        self.kept().heeded.iter().any(|heeded| heeded == path)
    }

    /// Keeps that the user has read where a library lies.
    pub(crate) fn heed_place(&self, path: &Path) -> Result<()> {
        let mut kept = self.kept();
        kept.heeded.retain(|heeded| heeded != path);
        kept.heeded.insert(0, path.to_owned());
        kept.heeded.truncate(MAX_HEEDED);
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_library_is_known_when_it_was_trusted_under_that_path() {
        let folder = tempfile::tempdir().unwrap();
        let [mine, theirs] = ["Mine.clipfile", "Theirs.clipfile"].map(|name| folder.path().join(name));
        let desk = Desk::at(folder.path());
        desk.trust(&mine, "uid-1").unwrap();
        desk.opened(&theirs, false, 5).unwrap();
        let again = Desk::at(folder.path());
        assert_eq!(again.known(&mine).unwrap().uid.as_deref(), Some("uid-1"));
        assert_eq!(again.known(&theirs), None, "to open it is not to trust it");
        again.trust(&theirs, "uid-2").unwrap();
        desk.trust(&mine, "uid-3").unwrap();
        let last = Desk::at(folder.path());
        assert_eq!(last.known(&mine).unwrap().uid.as_deref(), Some("uid-3"));
        assert_eq!(
            last.known(&theirs).unwrap().uid.as_deref(),
            Some("uid-2"),
            "what another program at this desk learnt stays"
        );
    }

    #[test]
    fn what_an_earlier_version_opened_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let kept = r#"{"recent":[{"path":"/desk/Old.clipfile","opened_ms":5}]}"#;
        fs::write(folder.path().join("desk.json"), kept).unwrap();
        let desk = Desk::at(folder.path());
        assert_eq!(desk.known(Path::new("/desk/Old.clipfile")).unwrap().uid, None);
        desk.opened(Path::new("/stick/New.clipfile"), false, 6).unwrap();
        assert_eq!(desk.known(Path::new("/stick/New.clipfile")), None);
        assert_eq!(desk.known(Path::new("/desk/Old.clipfile")).unwrap().uid, None);
    }
}
