//! Making copies, and saying whether another one is due.

use super::{Backup, Ladder, Name, Occasion, in_places, stem};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::storage;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

/// How a copy that is not whole yet is called: `Library::backup` makes it in a folder that `tempfile` names.
const UNFINISHED: &str = ".tmp";
/// What is that old was left by a program that was killed, and nobody works on it any more.
const LEFT_BEHIND: Duration = Duration::from_hours(24);

impl Library {
    /// The copies of this library in these folders ([`super::places`]), newest first.
    ///
    /// # Errors
    /// When the library or one of the folders cannot be read; a folder that is not there has none.
    pub fn backups(&self, places: &[PathBuf]) -> Result<Vec<Backup>> {
        in_places(places, &stem(self.path()), &self.mark()?, &**self.clock())
    }

    /// Makes a copy in `place`, which is made when it is missing. It was held against the library, and was read as a whole,
    /// before it gets its name.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when something is wrong with the copy, which is then removed, or with what it is a copy of;
    /// [`Error::Io`], [`Error::Full`].
    pub fn back_up(&self, place: &Path, occasion: Occasion) -> Result<Backup> {
        let path = self.backup_path(place, occasion)?;
        sweep(place, self.clock().now_ms());
        self.copy_to(&path, true)?;
        let made = self.backups(&[place.to_owned()])?.into_iter().find(|backup| backup.path == path);
        made.ok_or_else(|| Error::Invalid(format!("{} is gone again", path.display())))
    }

    /// As [`Library::back_up`] when one is due, and then removes the copies that the ladder does not keep.
    ///
    /// # Errors
    /// As [`Library::back_up`]; then nothing was removed.
    pub fn back_up_if_due(&self, places: &[PathBuf], ladder: Ladder) -> Result<Option<Backup>> {
        let Some(place) = places.first().filter(|_| self.is_backup_due(places).unwrap_or(true)) else {
            return Ok(None);
        };
        let made = self.back_up(place, Occasion::Automatic)?;
        for outgrown in ladder.outgrown(&self.backups(places)?) {
            // What cannot be removed is tried again after the next copy, and is in the list until then.
            let _ = fs::remove_file(&outgrown.path);
        }
        Ok(Some(made))
    }

    /// Whether a copy is to be made by itself: none was today, and the library is not what the last copy has.
    ///
    /// # Errors
    /// When the library or the folders cannot be read.
    pub fn is_backup_due(&self, places: &[PathBuf]) -> Result<bool> {
        let here = self.read(storage::backup::last_change)?;
        if here.is_none() {
            return Ok(false);
        }
        let there = self.backups(places)?;
        let clock = self.clock();
        let now = Name::new(String::new(), String::new(), Occasion::Automatic, clock.now_ms(), &**clock);
        if there.iter().any(|backup| backup.occasion == Occasion::Automatic && backup.day == now.at.date()) {
            return Ok(false);
        }
        let Some(last) = there.first() else { return Ok(true) };
        // One that cannot be read is none.
        let has = self.look_into(&last.path).and_then(|copy| storage::backup::last_change(&copy));
        Ok(!matches!(has, Ok(has) if has == here))
    }

    /// Makes a copy in the first of these folders, and then deletes all others of this library: they may have what was
    /// deleted for good.
    ///
    /// # Errors
    /// As [`Library::back_up`], and then nothing was deleted; [`Error::Io`] with the copy that could not be.
    pub fn replace_backups(&self, places: &[PathBuf]) -> Result<Backup> {
        let place = places.first().ok_or_else(|| Error::Invalid("there is no folder for backups".to_owned()))?;
        let made = self.back_up(place, Occasion::ByHand)?;
        let all = self.backups(places)?;
        for older in all.iter().filter(|backup| backup.path != made.path) {
            fs::remove_file(&older.path).map_err(|error| Error::io(&older.path, error))?;
        }
        Ok(made)
    }

    /// A path in `place` for a copy, with a name that no file has. The folder is made when it is missing.
    ///
    /// # Errors
    /// [`Error::Io`] when the folder cannot be made.
    pub fn backup_path(&self, place: &Path, occasion: Occasion) -> Result<PathBuf> {
        fs::create_dir_all(place).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Error::Invalid(format!("{} is a file and no folder", place.display())),
            _ => Error::io(place, error),
        })?;
        let (clock, mark) = (self.clock(), self.mark()?);
        let mut at_ms = clock.now_ms();
        loop {
            let name = Name::new(stem(self.path()), mark.clone(), occasion, at_ms, &**clock);
            let path = place.join(name.to_string());
            if !path.exists() {
                return Ok(path);
            }
            at_ms += 1000;
        }
    }

    /// What tells this library from others of its name: the end of its uid, which is the random part.
    fn mark(&self) -> Result<String> {
        const LENGTH: usize = 8;
        let uid = self.uid()?;
        Ok(uid.get(uid.len().saturating_sub(LENGTH)..).unwrap_or(&uid).to_owned())
    }
}

/// Writes a copy of the backup `from` to `to`, where nothing may be, and looks at everything in it before it gets that name;
/// `open` opens it to be looked at.
///
/// # Errors
/// [`Error::Conflict`] when there is a file already, [`Error::Corrupt`] when something in it is wrong; [`Error::Io`],
/// [`Error::Full`].
pub fn restore(from: &Path, to: &Path, open: impl FnOnce(&Path) -> Result<Library>) -> Result<()> {
    if to.exists() {
        return Err(Error::Conflict(format!("{} is there already", to.display())));
    }
    let draft = tempfile::tempdir_in(crate::library::folder_of(to)).map_err(|error| Error::io(to, error))?;
    let copy = draft.path().join("copy.clipfile");
    fs::copy(from, &copy).map_err(|error| Error::io(from, error))?;
    let library = open(&copy)?;
    let findings = library.check()?;
    library.close()?;
    if let Some(first) = findings.first() {
        return Err(Error::Corrupt { path: from.to_owned(), what: first.clone() });
    }
    crate::library::put_in_place(copy, to)
}

/// Removes what a program that was killed left behind. What cannot be removed does no harm.
fn sweep(place: &Path, now_ms: i64) {
    let is_old = |about: &fs::Metadata| {
        let age = |changed: std::time::SystemTime| {
            let changed = changed.duration_since(UNIX_EPOCH).ok()?;
            Duration::from_millis(u64::try_from(now_ms).ok()?).checked_sub(changed)
        };
        about.modified().ok().and_then(age).is_some_and(|age| age > LEFT_BEHIND)
    };
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
        if is_ours && entry.metadata().is_ok_and(|about| about.is_dir() && is_old(&about)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
