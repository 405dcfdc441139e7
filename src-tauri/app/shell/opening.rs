//! Opening libraries: to write what was made or trusted at this desk, to read what came from elsewhere or is held by others.

use super::{Shell, Why, lock};
use crate::sample;
use clipfile_core::encryption::{RecoveryKey, Secret};
use clipfile_core::{Error, Host, Library, Result};
use clipfile_wire::library::{LibraryInfo, ReadOnlyBecause};
use std::path::{Path, PathBuf};

impl Shell {
    /// Makes a new library and opens it.
    pub(crate) fn create(&self, path: &Path) -> Result<LibraryInfo> {
        self.take_own(Library::create(path, &self.0.host)?)
    }

    /// Makes a library that is encrypted and opens it; gives its recovery key too.
    pub(crate) fn create_encrypted(&self, path: &Path, passphrase: &Secret) -> Result<(LibraryInfo, RecoveryKey)> {
        let (library, recovery) = Library::create_encrypted(path, &self.0.host, passphrase)?;
        Ok((self.take_own(library)?, recovery))
    }

    /// Opens a library: to read, when it came from elsewhere and nobody said that it may be written.
    pub(crate) fn open(&self, path: &Path) -> Result<LibraryInfo> {
        // The library that is open already must not find itself locked.
        if let Some(info) = self.info().filter(|info| Path::new(&info.path) == path) {
            return Ok(info);
        }
        let path = std::path::absolute(path).map_err(|error| Error::io(path, error))?;
        let opened = if self.is_known(&path) {
            Library::open(&path, &self.0.host).and_then(|library| self.take_own(library))
        } else {
            Library::open_read_only(&path, &self.0.host).and_then(|library| self.take(library, Some(FROM_ELSEWHERE)))
        };
        if let Err(Error::Locked(path)) = &opened {
            *lock(&self.0.locked) = Some(path.clone());
        }
        opened
    }

    /// Opens a library that is encrypted; to read as [`Shell::open`] does, and when another program has it open.
    pub(crate) fn unlock(&self, path: &Path, secret: &Secret) -> Result<LibraryInfo> {
        if !self.is_known(path) {
            let library = Library::unlock_read_only(path, &self.0.host, secret)?;
            return self.take(library, Some(FROM_ELSEWHERE));
        }
        match Library::unlock(path, &self.0.host, secret) {
            // Whoever gave the passphrase is not asked for it once more.
            Err(Error::Busy { path, holder }) => {
                let library = Library::unlock_read_only(&path, &self.0.host, secret)?;
                self.take(library, Some((ReadOnlyBecause::InUse, Some(holder))))
            }
            unlocked => self.take_own(unlocked?),
        }
    }

    /// Opens a library to read that another program has open; when that is gone meanwhile, as [`Shell::open`] does.
    pub(crate) fn open_to_read(&self, path: &Path) -> Result<LibraryInfo> {
        match self.open(path) {
            Err(Error::Busy { path, holder }) => {
                let library = Library::open_read_only(&path, &self.0.host)?;
                self.take(library, Some((ReadOnlyBecause::InUse, Some(holder))))
            }
            opened => opened,
        }
    }

    /// Opens the library to write that is open to read; `trusted` when the user says that it may be, though it came from
    /// elsewhere. What cannot be is still open to read afterwards.
    pub(crate) fn open_to_write(&self, trusted: bool) -> Result<LibraryInfo> {
        let info = self.present()?;
        let path = PathBuf::from(&info.path);
        if !info.read_only || (!trusted && !self.is_known(&path)) {
            return Ok(info);
        }
        if trusted {
            // Also where it is open elsewhere: the next try needs no other answer.
            let uid = self.on_library_unheard(|library| library.uid())?;
            self.0.desk.trust(&path, &uid)?;
        }
        match self.on_library_unheard(|library| library.open_alike(&path, &self.0.host)) {
            Err(Error::Busy { path, holder }) => {
                *lock(&self.0.why) = Some((ReadOnlyBecause::InUse, Some(holder.clone())));
                if trusted { self.present() } else { Err(Error::Busy { path, holder }) }
            }
            opened => self.take_own(opened?),
        }
    }

    /// Writes a copy of a backup to `to` and opens it. The user chose it among the backups of the library that is open.
    pub(crate) fn restore(&self, backup: &Path, to: &Path) -> Result<LibraryInfo> {
        let reader = self.on_library_unheard(|library| library.another_to_read())?;
        let open = |copy: &Path| reader.open_alike_to_read(copy, &self.0.host);
        clipfile_core::backup::restore(backup, to, open)?;
        let to = std::path::absolute(to).map_err(|error| Error::io(to, error))?;
        self.take_own(reader.open_alike(&to, &self.0.host)?)
    }

    /// Closes the open library, has `rewrite` write it anew and opens it again, by `secret` where it is encrypted then. What goes
    /// wrong leaves it as it was, and `before` opens it again.
    pub(crate) fn rewritten<T>(
        &self,
        (before, after): (Option<&Secret>, Option<&Secret>),
        rewrite: impl FnOnce(&Path, &Host) -> Result<T>,
    ) -> Result<(LibraryInfo, T)> {
        let path = self.on_library_unheard(|library| {
            if library.is_read_only() {
                Err(Error::ReadOnly(library.path().to_owned()))
            } else {
                Ok(library.path().to_owned())
            }
        })?;
        self.0.rewriting.begin();
        self.close()?;
        let done = rewrite(&path, &self.0.host);
        let secret = if done.is_ok() { after } else { before };
        let library = match secret {
            Some(secret) => Library::unlock(&path, &self.0.host, secret),
            None => Library::open(&path, &self.0.host),
        };
        // Why it could not be written says more than that it was opened again.
        match library.and_then(|library| self.take(library, None)) {
            Ok(info) => done.map(|value| (info, value)),
            Err(error) => Err(done.err().unwrap_or(error)),
        }
    }

    /// Opens the sample library, making it first when it is not there.
    pub(crate) fn open_sample(&self) -> Result<LibraryInfo> {
        let path = self.sample_path();
        if !path.exists() {
            sample::make(&path, &self.0.host)?;
        }
        self.open(&path)
    }

    pub(super) fn sample_path(&self) -> PathBuf {
        self.0.folder.join("Sample.clipfile")
    }

    /// Whether the library at `path` was made, restored or trusted at this desk, and is still the same one.
    fn is_known(&self, path: &Path) -> bool {
        match self.0.desk.known(path).map(|known| known.uid) {
            None => path == self.sample_path(),
            Some(None) => true,
            Some(Some(uid)) => {
                let found = Library::open_read_only(path, &self.0.host).and_then(|library| library.uid());
                // Of one that cannot be read, opening it says why.
                found.map_or(true, |found| found == uid)
            }
        }
    }

    /// Takes a library that may be written from now on.
    fn take_own(&self, library: Library) -> Result<LibraryInfo> {
        self.0.desk.trust(library.path(), &library.uid()?)?;
        self.take(library, None)
    }
}

/// Why a library is open to read that nobody has trusted yet.
const FROM_ELSEWHERE: Why = (ReadOnlyBecause::FromElsewhere, None);
