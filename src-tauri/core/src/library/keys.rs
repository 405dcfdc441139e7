//! Libraries that are encrypted: making, unlocking, changing what opens them, and encrypting one that was not, or back.

use super::{Host, Library};
use crate::encryption::{Envelope, Key, RecoveryKey, Secret};
use crate::error::{Error, Result};
use crate::storage::{self, connection};
use std::fs;
use std::path::{Path, PathBuf};

impl Library {
    /// As [`Library::create`], encrypted. The recovery key is given once and kept nowhere.
    ///
    /// # Errors
    /// As [`Library::create`]; [`Error::Invalid`] for a passphrase that will not do.
    pub fn create_encrypted(path: &Path, host: &Host, passphrase: &Secret) -> Result<(Self, RecoveryKey)> {
        let (envelope, key, recovery) = Envelope::seal(passphrase)?;
        Ok((Self::create_with(path, host, Some((&envelope, key)))?, recovery))
    }

    /// Opens a library that is encrypted with its passphrase or its recovery key.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`]; as [`Library::open`].
    pub fn unlock(path: &Path, host: &Host, secret: &Secret) -> Result<Self> {
        Self::open_with(path, host, key_of(path, secret)?)
    }

    /// As [`Library::unlock`], to read.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`]; as [`Library::open_read_only`].
    pub fn unlock_read_only(path: &Path, host: &Host, secret: &Secret) -> Result<Self> {
        Self::open_read_only_with(path, host, key_of(path, secret)?)
    }

    /// Whether the library at `path` is encrypted.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_encrypted_at(path: &Path) -> Result<bool> {
        Ok(storage::encryption::look(path)?.is_some())
    }

    /// Whether `secret` opens the library at `path`.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`] when it does not; [`Error::Invalid`] for a library that is not encrypted.
    pub fn check_secret(path: &Path, secret: &Secret) -> Result<()> {
        key_of(path, secret)?.map(drop).ok_or_else(not_encrypted)
    }

    /// Whether this library is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.key.is_some()
    }

    pub(crate) fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// Makes `new` the passphrase, for somebody who knows the present one or the recovery key. Nothing but the envelope is
    /// written; copies of the library that were made before open with the former one.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`]; [`Error::Invalid`] for one that will not do, or a library that is not encrypted;
    /// [`Error::ReadOnly`].
    pub fn change_passphrase(&self, present: &Secret, new: &Secret) -> Result<()> {
        self.rewrap(present, |envelope, key| envelope.set_passphrase(new, key))
    }

    /// Makes a new recovery key; the one before opens this library no more.
    ///
    /// # Errors
    /// As [`Library::change_passphrase`].
    pub fn change_recovery_key(&self, present: &Secret) -> Result<RecoveryKey> {
        self.rewrap(present, Envelope::set_recovery)
    }

    fn rewrap<T>(&self, present: &Secret, change: impl FnOnce(&mut Envelope, &Key) -> Result<T>) -> Result<T> {
        if self.is_read_only() {
            return Err(Error::ReadOnly(self.path.clone()));
        }
        let mut envelope = storage::encryption::look(&self.path)?.ok_or_else(not_encrypted)?;
        let key = envelope.open(present)?.ok_or_else(|| Error::WrongPassphrase(self.path.clone()))?;
        let changed = change(&mut envelope, &key)?;
        self.read(|conn| storage::encryption::replace(conn, &envelope))?;
        Ok(changed)
    }

    /// Encrypts the library at `path`, which nobody has open. A whole encrypted copy is written, compared with the library and put in
    /// its place; before that moment nothing is changed. `progress` is told the share that was written, from 0 to 1, and says
    /// whether to go on. The recovery key is given once and kept nowhere.
    ///
    /// What the library was before is written over where the system lets us; copies of it stay as they are (see
    /// [`Library::encrypt_backups`]).
    ///
    /// # Errors
    /// [`Error::Busy`]; [`Error::Invalid`] for a passphrase that will not do or a library that is encrypted already; [`Error::Full`];
    /// [`Error::Cancelled`].
    pub fn encrypt(
        path: &Path,
        host: &Host,
        passphrase: &Secret,
        progress: impl FnMut(f64) -> bool + Send + 'static,
    ) -> Result<RecoveryKey> {
        if Self::is_encrypted_at(path)? {
            return Err(Error::Invalid(format!("{} is encrypted already", path.display())));
        }
        let (envelope, key, recovery) = Envelope::seal(passphrase)?;
        rewrite(path, host, (None, Some((&envelope, &key))), progress)?;
        Ok(recovery)
    }

    /// Encrypts each backup of this library in these folders that is not encrypted, so that what opens it now opens them; gives
    /// how many those were. Each is put in its place whole, as by [`Library::encrypt`].
    ///
    /// # Errors
    /// [`Error::Invalid`] when this library is not encrypted; of the first that could not be, [`Error::Io`], [`Error::Full`],
    /// [`Error::Corrupt`]: it stays as it was, and so do those after it.
    pub fn encrypt_backups(&self, places: &[PathBuf]) -> Result<u32> {
        let envelope = storage::encryption::look(&self.path)?.ok_or_else(not_encrypted)?;
        let key = self.key.as_ref().ok_or_else(not_encrypted)?;
        let mut encrypted = 0;
        for backup in self.backups(places)? {
            if !Self::is_encrypted_at(&backup.path)? {
                replace(&backup.path, (None, Some((&envelope, key))), |_| true)?;
                encrypted += 1;
            }
        }
        Ok(encrypted)
    }

    /// Makes the library at `path` one that is not encrypted, as [`Library::encrypt`] goes the other way.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`]; [`Error::Invalid`] for a library that is not encrypted; as [`Library::encrypt`].
    pub fn decrypt(
        path: &Path,
        host: &Host,
        secret: &Secret,
        progress: impl FnMut(f64) -> bool + Send + 'static,
    ) -> Result<()> {
        let key = key_of(path, secret)?.ok_or_else(not_encrypted)?;
        rewrite(path, host, (Some(&key), None), progress)
    }
}

/// The key of the library at `path`; `None` for one that is not encrypted, which whatever is typed opens.
fn key_of(path: &Path, secret: &Secret) -> Result<Option<Key>> {
    match storage::encryption::look(path)? {
        Some(envelope) => match envelope.open(secret).map_err(|error| connection::named(path, error))? {
            Some(key) => Ok(Some(key)),
            None => Err(Error::WrongPassphrase(path.to_owned())),
        },
        None => Ok(None),
    }
}

fn not_encrypted() -> Error {
    Error::Invalid("this library is not encrypted".to_owned())
}

/// Where a library is written anew. A name of its own, so that what a power cut left of it is found and removed.
fn draft_of(path: &Path) -> PathBuf {
    path.with_file_name(format!(".{}-rewritten", path.file_name().unwrap_or_default().to_string_lossy()))
}

/// Removes what was left of a library that was being written anew; to be called by who holds the lock.
pub(super) fn clear_up(path: &Path) -> Result<()> {
    let draft = draft_of(path);
    for left in ["", "-journal", "-wal"] {
        let left = connection::beside(&draft, left);
        if left.exists() {
            fs::remove_file(&left).map_err(|error| Error::io(&left, error))?;
        }
    }
    Ok(())
}

/// Writes a library anew that nobody else has open.
fn rewrite(
    path: &Path,
    host: &Host,
    keys: (Option<&Key>, Option<(&Envelope, &Key)>),
    progress: impl FnMut(f64) -> bool + Send + 'static,
) -> Result<()> {
    // Also looks at the whole file's header, ends what was begun before, and merges the log.
    let library = Library::open_with(path, host, keys.0.cloned())?;
    if library.is_read_only() {
        return Err(Error::ReadOnly(path.to_owned()));
    }
    // A name that stands for another is followed: the file itself is replaced.
    let path = &fs::canonicalize(path).map_err(|error| Error::io(path, error))?;
    let _lock = library.close_and_keep_lock()?;
    replace(path, keys, progress)
}

/// Writes the file at `path`, to which nobody writes and which has no log, with the second key instead of the first.
fn replace(
    path: &Path,
    (from, to): (Option<&Key>, Option<(&Envelope, &Key)>),
    mut progress: impl FnMut(f64) -> bool + Send + 'static,
) -> Result<()> {
    let all = fs::metadata(path).map_err(|error| Error::io(path, error))?;
    let draft = draft_of(path);
    let written = || -> Result<()> {
        fs::write(&draft, []).map_err(|error| Error::io(&draft, error))?;
        fs::set_permissions(&draft, all.permissions()).map_err(|error| Error::io(&draft, error))?;
        if let Some((envelope, _)) = to {
            storage::encryption::begin(&draft, envelope)?;
        }
        let growing = draft.clone();
        let told = move || {
            let size = fs::metadata(&growing).map_or(0, |about| about.len());
            progress((size as f64 / all.len() as f64).min(1.0))
        };
        storage::encryption::rewrite((path, from), (&draft, to.map(|(_, key)| key)), told)?;
        let synced = fs::File::options().write(true).open(&draft).and_then(|file| file.sync_all());
        synced.map_err(|error| Error::io(&draft, error))
    };
    if let Err(error) = written() {
        clear_up(path)?;
        return Err(connection::named(path, error));
    }
    let former = fs::File::options().write(true).open(path).map_err(|error| Error::io(path, error))?;
    fs::rename(&draft, path).map_err(|error| Error::io(path, error))?;
    super::sync_folder(super::folder_of(path))?;
    if to.is_some() {
        write_over(former);
    }
    Ok(())
}

/// Writes zeros over a file that has no name any more. As well as can be: a disk may keep what was written over elsewhere, and
/// SECURITY.md says so.
fn write_over(mut file: fs::File) {
    use std::io::{Seek, Write};
    let Ok(about) = file.metadata() else { return };
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::nlink(&about) > 0 {
        // Somebody's backup is the same file under another name.
        return;
    }
    let zeros = vec![0; 1 << 20];
    let mut left = about.len();
    if file.rewind().is_err() {
        return;
    }
    while left > 0 {
        let part = left.min(zeros.len() as u64);
        if file.write_all(&zeros[..part as usize]).is_err() {
            return;
        }
        left -= part;
    }
    // Whether it came to the disk changes nothing that could still be done.
    let _ = file.sync_data();
}
