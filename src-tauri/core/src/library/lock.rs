//! Who holds a library: a file beside it, locked by the system for as long as the program lives.
//!
//! The lock is not on the library itself, for SQLite's own locks on it are lost when any other handle to it is closed.

use super::Host;
use crate::error::{Error, Result};
use crate::storage::connection;
use chrono::{DateTime, Local};
use std::fs::{self, File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

/// Held while a program may write to a library.
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock of the library at `library`.
    pub(super) fn take(library: &Path, host: &Host) -> Result<Self> {
        // Two names of one file must meet at one lock.
        let library = fs::canonicalize(library).map_err(|error| Error::io(library, error))?;
        let path = connection::beside(&library, "-lock");
        loop {
            let mut file = File::options()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(|error| Error::io(&path, error))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    // Some systems do not let a locked file be read; then it is told without the name.
                    let mut holder = String::new();
                    let _ = file.read_to_string(&mut holder);
                    return Err(Error::Busy { path: library, holder: describe(&holder) });
                }
                Err(TryLockError::Error(error)) => return Err(Error::io(&path, error)),
            }
            // The holder before us may have removed the file between our opening and our locking it.
            if !is_still(&file, &path) {
                continue;
            }
            let since = host.clock.now_ms();
            file.set_len(0)
                .and_then(|()| file.rewind())
                .and_then(|()| write!(file, "{}\n{}\n{since}\n", host.program, std::process::id()))
                .map_err(|error| Error::io(&path, error))?;
            return Ok(Self { file, path });
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is still locked, so that no one can hold a file that has no name any more. A lock file that
        // cannot be removed is harmless: the system's lock on it ends with the handle.
        let _ = fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

fn is_still(file: &File, path: &Path) -> bool {
    let ours = file.try_clone().and_then(same_file::Handle::from_file);
    matches!((ours, same_file::Handle::from_path(path)), (Ok(ours), Ok(named)) if ours == named)
}

/// What the lock file says, in words.
fn describe(holder: &str) -> String {
    let mut lines = holder.lines();
    let (program, process) = (lines.next(), lines.next());
    let since = lines.next().and_then(|ms| ms.parse().ok()).and_then(DateTime::from_timestamp_millis);
    match (program, process, since) {
        (Some(program), Some(process), Some(since)) => {
            format!("{program} (process {process}) since {}", since.with_timezone(&Local).format("%-d %B, %H:%M"))
        }
        _ => "another program".to_owned(),
    }
}
