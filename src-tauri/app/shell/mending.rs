//! Making the search index of the open library anew, while it goes on being read.

use super::{Shell, lock};
use clipfile_core::backup::{self, Occasion};
use clipfile_core::{Error, Library, Result};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// A repair, and how far it is.
#[derive(Debug, Default)]
pub(crate) struct Mending {
    runs: AtomicBool,
    done: AtomicU32,
    all: AtomicU32,
}

impl Mending {
    /// Whether a repair runs.
    pub(crate) fn runs(&self) -> bool {
        self.runs.load(Ordering::Acquire)
    }

    /// What is done, and all that there is to do; both zero before it is known.
    pub(crate) fn progress(&self) -> (u32, u32) {
        (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed))
    }

    fn tell(&self, done: usize, all: usize) {
        self.done.store(u32::try_from(done).unwrap_or(u32::MAX), Ordering::Relaxed);
        self.all.store(u32::try_from(all).unwrap_or(u32::MAX), Ordering::Relaxed);
    }

    /// Says that a repair begins; false when one runs.
    pub(crate) fn begin(&self) -> bool {
        self.tell(0, 0);
        !self.runs.swap(true, Ordering::AcqRel)
    }

    /// Says that it has ended.
    pub(crate) fn end(&self) {
        self.runs.store(false, Ordering::Release);
    }

    /// Makes the index of `library` anew; gives the copy that was made before.
    pub(crate) fn mend(&self, library: &mut Library) -> Result<PathBuf> {
        let backup = library.backup_path(&backup::place(library.path(), None), Occasion::BeforeRepair)?;
        library.rebuild_index(&backup, &mut |done, all| self.tell(done, all))?;
        while library.merge_step()? {}
        Ok(backup)
    }
}

impl Shell {
    /// Makes the search index of the open library anew, after a copy of it was made beside it; gives that copy. Meanwhile the
    /// library is read from another connection, and whoever wants to write is told why not.
    pub(crate) fn repair(&self) -> Result<PathBuf> {
        if !self.mending().begin() {
            return Err(Error::Invalid("the search index is being made anew already".to_owned()));
        }
        let mended = self.stand_in().and_then(|mut library| {
            let mended = self.mending().mend(&mut library);
            self.give_back(library)?;
            mended
        });
        self.mending().end();
        mended
    }

    /// The repair of the open library.
    pub(crate) fn mending(&self) -> &Mending {
        &self.0.mending
    }

    /// Puts a connection that only reads in the place of the open library, and gives the library.
    fn stand_in(&self) -> Result<Library> {
        let mut library = lock(&self.0.library);
        let open = library.as_mut().ok_or_else(|| Error::Invalid("no library is open".to_owned()))?;
        if open.is_read_only() {
            return Err(Error::ReadOnly(open.path().to_owned()));
        }
        let reader = open.another_to_read()?;
        Ok(std::mem::replace(open, reader))
    }

    /// Puts the library back. One that was closed meanwhile, or left for another one, is closed now.
    fn give_back(&self, library: Library) -> Result<()> {
        // Whoever searches has looked at the index before, and makes another connection.
        self.end_asking();
        *lock(&self.0.looked_at) = None;
        let mut open = lock(&self.0.library);
        let spare = match &mut *open {
            Some(reader) if reader.path() == library.path() => std::mem::replace(reader, library),
            _ => library,
        };
        drop(open);
        self.0.bell.ring();
        spare.close()
    }
}
