//! What can go wrong, by kind: a kind exists only where a caller acts on it.

use std::io;
use std::path::PathBuf;

/// The result of everything in the core.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong, in the core's own words.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The thing asked for is not in the library.
    #[error("{0} is not in this library")]
    NotFound(String),
    /// The request itself cannot be carried out as it stands.
    #[error("{0}")]
    Invalid(String),
    /// The library has changed since, so the request no longer fits.
    #[error("{0}")]
    Conflict(String),
    /// What is asked to go out is held back until a moment that has not come.
    #[error("{0}")]
    Embargoed(String),
    /// The file was written by a newer Clipfile.
    #[error("{path} was written by a newer Clipfile (file version {found}, this program reads up to {known})", path = .path.display())]
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// Another program has the file open.
    #[error("{path} is open in {holder}", path = .path.display())]
    Busy {
        /// The file.
        path: PathBuf,
        /// Who holds it, for instance "clipfile (process 4711) since 09:12".
        holder: String,
    },
    /// The library is encrypted and nobody said with what it opens.
    #[error("{path} is locked", path = .0.display())]
    Locked(PathBuf),
    /// Neither passphrase nor recovery key.
    #[error("this does not open {path}", path = .0.display())]
    WrongPassphrase(PathBuf),
    /// The file of the open library was taken away under it.
    #[error("{path} was deleted, moved or replaced while it was open; this was not kept", path = .0.display())]
    Gone(PathBuf),
    /// The library can be read and not written.
    #[error("{path} is read-only", path = .0.display())]
    ReadOnly(PathBuf),
    /// The file is a database or text of another kind.
    #[error("{path} is not a Clipfile library", path = .0.display())]
    NotALibrary(PathBuf),
    /// The file is a library and is damaged.
    #[error("{path} is damaged: {what}", path = .path.display())]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The disk is full.
    #[error("the disk is full; nothing was changed")]
    Full,
    /// The system refused to read or write.
    #[error("{path}: {cause}", path = .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        cause: io::Error,
    },
    /// The user stopped it.
    #[error("stopped")]
    Cancelled,
    /// The database refused a statement: a fault of this program.
    #[error("internal fault in the library file: {0}")]
    Sqlite(rusqlite::Error),
}

/// The kinds that a window or a script tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// See [`Error::NotFound`].
    NotFound,
    /// See [`Error::Invalid`].
    Invalid,
    /// See [`Error::Conflict`].
    Conflict,
    /// See [`Error::Embargoed`].
    Embargoed,
    /// See [`Error::TooNew`].
    TooNew,
    /// See [`Error::Busy`].
    Busy,
    /// See [`Error::Locked`].
    Locked,
    /// See [`Error::WrongPassphrase`].
    WrongPassphrase,
    /// See [`Error::Gone`].
    Gone,
    /// See [`Error::ReadOnly`].
    ReadOnly,
    /// See [`Error::NotALibrary`].
    NotALibrary,
    /// See [`Error::Corrupt`].
    Corrupt,
    /// See [`Error::Full`].
    Full,
    /// See [`Error::Io`].
    Io,
    /// See [`Error::Cancelled`].
    Cancelled,
    /// A fault of this program.
    Internal,
}

impl Error {
    /// The kind that callers act on.
    pub fn kind(&self) -> Kind {
        match self {
            Self::NotFound(_) => Kind::NotFound,
            Self::Invalid(_) => Kind::Invalid,
            Self::Conflict(_) => Kind::Conflict,
            Self::Embargoed(_) => Kind::Embargoed,
            Self::TooNew { .. } => Kind::TooNew,
            Self::Busy { .. } => Kind::Busy,
            Self::Locked(_) => Kind::Locked,
            Self::WrongPassphrase(_) => Kind::WrongPassphrase,
            Self::Gone(_) => Kind::Gone,
            Self::ReadOnly(_) => Kind::ReadOnly,
            Self::NotALibrary(_) => Kind::NotALibrary,
            Self::Corrupt { .. } => Kind::Corrupt,
            Self::Full => Kind::Full,
            Self::Io { .. } => Kind::Io,
            Self::Cancelled => Kind::Cancelled,
            Self::Sqlite(_) => Kind::Internal,
        }
    }

    /// What the user can do about it, in one sentence; empty where there is nothing to add.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "It may have been removed in another window; look in the trash.",
            Self::Conflict(_) => "Nothing was changed. Look at the present state and try again.",
            Self::Embargoed(_) => {
                "Wait until it ends, or say who exports it all the same and why; the story keeps that."
            }
            Self::TooNew { .. } => "Install the newest Clipfile to open it. The file was not touched.",
            Self::Busy { .. } => "Close it there, open it to read, or make a copy with `clip backup`.",
            Self::Locked(_) => "Give its passphrase or its recovery key.",
            Self::WrongPassphrase(_) => {
                "Look at capital letters and at the keyboard's language. The printed recovery key opens it too."
            }
            Self::Gone(_) => "Save a copy of what is open to another place, or put the file back where it was.",
            Self::ReadOnly(_) => {
                "Close it where it is open, or copy it to a place where you may write and open the copy."
            }
            Self::NotALibrary(_) => "Choose a file that ends in .clipfile. This one was not touched.",
            Self::Corrupt { .. } => "Do not write to it. Run `clip check` for the extent, or open a backup.",
            Self::Full => "Free some space and do it again.",
            Self::Io { .. } => "Check that the place exists and that you may read and write there.",
            Self::Invalid(_) | Self::Cancelled | Self::Sqlite(_) => "",
        }
    }

    /// Something in the open library that contradicts itself. Whoever opened the file may put its path in.
    pub(crate) fn corrupt(what: impl Into<String>) -> Self {
        Self::Corrupt { path: "the library".into(), what: what.into() }
    }

    /// Ties a system error to the path it happened at; a full disk becomes [`Error::Full`].
    pub fn io(path: impl Into<PathBuf>, cause: io::Error) -> Self {
        match cause.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Io { path: path.into(), cause },
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full,
            Some(rusqlite::ErrorCode::OperationInterrupted) => Self::Cancelled,
            Some(rusqlite::ErrorCode::DatabaseCorrupt) => Self::corrupt(error.to_string()),
            _ => Self::Sqlite(error),
        }
    }
}
