//! Which file is open, whatever its name leads to now: a file can be deleted, moved or replaced under an open library.

use super::Library;
use crate::error::{Error, Result};
use std::path::Path;

/// What the system tells a file by, on systems that let an open one be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Identity {
    device: u64,
    inode: u64,
}

impl Identity {
    /// That of the file at `path`; `None` where there is none, or where the system keeps an open file in its place.
    ///
    /// The file is not opened: closing it again would take SQLite's locks off it (POSIX fcntl).
    #[cfg(unix)]
    pub(super) fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(path).ok().map(|about| Self { device: about.dev(), inode: about.ino() })
    }

    #[cfg(not(unix))]
    pub(super) fn of(_path: &Path) -> Option<Self> {
        None
    }

    /// Whether the file at `path` is still this one.
    pub(super) fn must_be_at(self, path: &Path) -> Result<()> {
        if Self::of(path) == Some(self) { Ok(()) } else { Err(Error::Gone(path.to_owned())) }
    }
}

impl Library {
    /// Whether the file that is open is still the one under its name. Nothing more is acknowledged when it is not, but everything
    /// can be read, and [`Library::backup`] writes it to another place.
    ///
    /// # Errors
    /// [`Error::Gone`] when it was deleted, moved or replaced.
    pub fn must_be_there(&self) -> Result<()> {
        self.identity.map_or(Ok(()), |identity| identity.must_be_at(&self.path))
    }
}
