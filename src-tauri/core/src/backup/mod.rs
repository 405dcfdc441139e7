//! Copies of a library that are kept while it is worked with: where, under which names, which there are, when another one is
//! due and which are no longer wanted (`docs/adr/0032-backups.md`).

mod keep;
mod ladder;
mod name;

pub use keep::restore;
pub use ladder::{Ladder, Rungs};
pub use name::Occasion;

use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::library::folder_of;
use chrono::NaiveDate;
use name::Name;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A copy that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// When it was made, in UTC milliseconds, to the second.
    pub at_ms: i64,
    /// On which day where the user was.
    pub day: NaiveDate,
    /// What it was made for.
    pub occasion: Occasion,
    /// Its size in bytes.
    pub bytes: u64,
}

/// The folder for backups of `library`: in the folder that the user chose, or beside the library.
pub fn place(library: &Path, chosen: Option<&Path>) -> PathBuf {
    chosen.unwrap_or_else(|| folder_of(library)).join(format!("{} backups", stem(library)))
}

/// Every folder in which backups of `library` may be, the one for new ones first.
pub fn places(library: &Path, chosen: Option<&Path>) -> Vec<PathBuf> {
    let mut places = vec![place(library, chosen)];
    let beside = place(library, None);
    // What is made before a migration or a repair is beside the library, and so is what was made before a folder was chosen.
    if !places.contains(&beside) {
        places.push(beside);
    }
    places
}

/// The copies in these folders that are of the library with that name and mark, newest first.
fn in_places(places: &[PathBuf], stem: &str, mark: &str, clock: &dyn Clock) -> Result<Vec<Backup>> {
    let mut found = Vec::new();
    for place in places {
        let entries = match fs::read_dir(place) {
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => continue,
            entries => entries.map_err(|error| Error::io(place, error))?,
        };
        for entry in entries {
            let entry = entry.map_err(|error| Error::io(place, error))?;
            let path = entry.path();
            let Some(name) = path.file_name().and_then(OsStr::to_str).and_then(Name::read) else { continue };
            // One that is removed while it is looked at is not there.
            let Ok(about) = entry.metadata() else { continue };
            if name.stem == stem && name.mark == mark && about.is_file() {
                let (at_ms, day) = (name.at_ms(clock), name.at.date());
                found.push(Backup { path, at_ms, day, occasion: name.occasion, bytes: about.len() });
            }
        }
    }
    found.sort_by(|one, other| other.at_ms.cmp(&one.at_ms).then_with(|| other.path.cmp(&one.path)));
    Ok(found)
}

/// The library's name as it stands in the names of its copies.
fn stem(library: &Path) -> String {
    crate::exporters::file_stem(&library.file_stem().unwrap_or_default().to_string_lossy())
}
