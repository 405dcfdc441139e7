//! The state of the program: the open library behind a lock, the desk, and what waits to be kept.

mod mending;
mod opening;

use crate::asking::Asking;
use crate::backing_up::BackingUp;
use crate::batch::Lookup;
use crate::desk::Desk;
use crate::drafting::Drafting;
use crate::outside::{Dialogs, Native, Scripted};
use crate::running::Running;
use crate::tending::Bell;
use clipfile_core::capture::Incoming;
use clipfile_core::clock::Clock;
use clipfile_core::id::WaitingId;
use clipfile_core::search::Searcher;
use clipfile_core::{Error, Host, Kind, Library, Result};
use clipfile_wire::encryption::LockedLibrary;
use clipfile_wire::error::{Problem, ProblemKind};
use clipfile_wire::library::{LibraryInfo, ReadOnlyBecause, name_of};
use clipfile_worker::{Limits, Pool};
use mending::Mending;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tauri::{AppHandle, Manager};
use tokio::sync::Notify;

/// What a command answers.
pub(crate) type Reply<T> = std::result::Result<T, Problem>;

/// The state of the program; a clone is another handle to the same.
#[derive(Clone)]
pub(crate) struct Shell(Arc<Inner>);

struct Inner {
    desk: Desk,
    folder: PathBuf,
    host: Host,
    library: Mutex<Option<Library>>,
    /// Why the open library was opened to read, where that was not the system's wish.
    why: Mutex<Option<Why>>,
    /// Answers that come before the next key; like those below, gone before the library is closed.
    answering: Asking,
    /// Whether what answers need was read, or is being read.
    is_warm: AtomicBool,
    /// Exact answers. Finding all words that begin with a letter is one call of SQLite that nobody can break off.
    refining: Asking,
    /// Says what a result is made of, beside the lists that show it.
    overseeing: Asking,
    /// The open library once more, to look at as a whole; opened when that is first asked for.
    looked_at: Mutex<Option<Library>>,
    problem: Mutex<Option<(Problem, PathBuf)>>,
    /// The library that waits for its passphrase.
    locked: Mutex<Option<PathBuf>>,
    dialogs: Box<dyn Dialogs>,
    pasted: Mutex<Pasted>,
    importing: Running,
    exporting: Running,
    /// The library on its way to being encrypted, or back.
    rewriting: Running,
    bell: Bell,
    backing_up: BackingUp,
    lookup: Lookup,
    drafting: Drafting,
    mending: Mending,
    fetching: Notify,
    reader: Pool,
    /// An address that was asked for and that the page has not taken yet.
    address: Mutex<Option<String>>,
}

/// Why a library was opened to read, and who has it open.
type Why = (ReadOnlyBecause, Option<String>);

/// What was read from the clipboard or fetched last and not kept yet.
#[derive(Default)]
pub(crate) struct Pasted {
    pub(crate) token: u32,
    pub(crate) incoming: Option<Incoming>,
    /// The waiting address that it came from.
    pub(crate) waiting: Option<WaitingId>,
}

impl Shell {
    /// The program's state before a library is open.
    ///
    /// `CLIPFILE_DATA` names another folder for settings and the sample, `CLIPFILE_DIALOG_ANSWERS` a file with answers to
    /// the dialogs; both are for tests and for trying things out.
    pub(crate) fn new(app: &AppHandle, clock: Arc<dyn Clock>) -> Result<Self> {
        let folder = match std::env::var_os("CLIPFILE_DATA") {
            Some(folder) => folder.into(),
            None => app.path().app_data_dir().map_err(|error| Error::Invalid(error.to_string()))?,
        };
        let dialogs: Box<dyn Dialogs> = match std::env::var_os("CLIPFILE_DIALOG_ANSWERS") {
            Some(file) => Box::new(Scripted::from_file(Path::new(&file))?),
            None => Box::new(Native(app.clone())),
        };
        let reader = Pool::of_this_program(crate::WORKER, Limits::default());
        let reader = reader.map_err(|error| Error::Invalid(error.to_string()))?;
        Ok(Self(Arc::new(Inner {
            desk: Desk::at(&folder),
            folder,
            host: Host { clock, counted_uids: None, program: "Clipfile" },
            library: Mutex::default(),
            why: Mutex::default(),
            answering: Asking::default(),
            is_warm: AtomicBool::default(),
            refining: Asking::default(),
            overseeing: Asking::default(),
            looked_at: Mutex::default(),
            problem: Mutex::default(),
            locked: Mutex::default(),
            dialogs,
            pasted: Mutex::default(),
            importing: Running::default(),
            exporting: Running::default(),
            rewriting: Running::default(),
            bell: Bell::default(),
            backing_up: BackingUp::default(),
            lookup: Lookup::default(),
            drafting: Drafting::default(),
            mending: Mending::default(),
            fetching: Notify::new(),
            reader,
            address: Mutex::default(),
        })))
    }

    pub(crate) fn desk(&self) -> &Desk {
        &self.0.desk
    }

    pub(crate) fn dialogs(&self) -> &dyn Dialogs {
        &*self.0.dialogs
    }

    pub(crate) fn pasted(&self) -> MutexGuard<'_, Pasted> {
        lock(&self.0.pasted)
    }

    /// An address that was asked for and that the page has not taken yet.
    pub(crate) fn waiting_address(&self) -> MutexGuard<'_, Option<String>> {
        lock(&self.0.address)
    }

    /// What the user wants of the running import.
    pub(crate) fn importing(&self) -> &Running {
        &self.0.importing
    }

    /// What the user wants of the running export.
    pub(crate) fn exporting(&self) -> &Running {
        &self.0.exporting
    }

    /// What the user wants of the library that is being encrypted, or the other way.
    pub(crate) fn rewriting(&self) -> &Running {
        &self.0.rewriting
    }

    /// The list of names that is looked up.
    pub(crate) fn lookup(&self) -> &Lookup {
        &self.0.lookup
    }

    /// Who checks drafts.
    pub(crate) fn drafting(&self) -> &Drafting {
        &self.0.drafting
    }

    /// Reads what comes from outside, in processes of their own.
    pub(crate) fn reader(&self) -> &Pool {
        &self.0.reader
    }

    /// Wakes whoever fetches a page, to stop.
    pub(crate) fn fetching(&self) -> &Notify {
        &self.0.fetching
    }

    /// Why the library that should have been opened at the start was not, and which one that is.
    pub(crate) fn problem(&self) -> Option<(Problem, PathBuf)> {
        lock(&self.0.problem).clone()
    }

    /// The open library, if one is.
    pub(crate) fn info(&self) -> Option<LibraryInfo> {
        let library = lock(&self.0.library);
        let why = lock(&self.0.why).clone();
        library.as_ref().map(|library| LibraryInfo::of(library, library.path() == self.sample_path(), why))
    }

    /// Who makes backups.
    pub(crate) fn backing_up(&self) -> &BackingUp {
        &self.0.backing_up
    }

    /// Runs `work` on the open library, on a thread where waiting hurts nobody.
    pub(crate) async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Library) -> Result<T> + Send + 'static,
    ) -> Reply<T> {
        self.run(move |shell| shell.on_library(work)).await
    }

    /// Runs `work` on a thread where waiting hurts nobody. A panic becomes a problem, and the window lives.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T> + Send + 'static,
    ) -> Reply<T> {
        let shell = self.clone();
        match tokio::task::spawn_blocking(move || work(&shell)).await {
            Ok(result) => result.map_err(Problem::from),
            Err(_) => Err(Problem {
                kind: ProblemKind::Internal,
                message: "Clipfile made a mistake and did not finish this".to_owned(),
                hint: "What was saved before is safe. Try again, and report it if it happens again.".to_owned(),
            }),
        }
    }

    /// Asks the open library something while it may be written to: what is quick does not wait for what is not. What is still
    /// asked for an earlier turn is broken off; without a turn, it neither breaks anything off nor is broken off.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        turn: Option<u32>,
        is_quick: bool,
        work: impl FnOnce(&mut Searcher) -> Result<T> + Send + 'static,
    ) -> Reply<T> {
        let turn = turn.map(u64::from);
        for asking in [&self.0.answering, &self.0.refining] {
            turn.inspect(|turn| asking.overtake(*turn));
        }
        let answer = self
            .run(move |shell| {
                let asking = if is_quick { &shell.0.answering } else { &shell.0.refining };
                shell.ask_of(asking, turn, work)
            })
            .await;
        // Only now: the first list of a large library needs nothing of it, and is on screen before it is read.
        if !self.0.is_warm.swap(true, Ordering::AcqRel) {
            let shell = self.clone();
            // The next query tells of an error.
            std::thread::spawn(move || shell.ask_of(&shell.0.answering, None, Searcher::warm));
        }
        answer
    }

    /// Asks what a result is made of. It may take long in a large library, and holds up no list; what is still asked for an
    /// earlier turn is broken off.
    pub(crate) async fn oversee<T: Send + 'static>(
        &self,
        turn: u32,
        work: impl FnOnce(&mut Searcher) -> Result<T> + Send + 'static,
    ) -> Reply<T> {
        let turn = u64::from(turn);
        self.0.overseeing.overtake(turn);
        self.run(move |shell| shell.ask_of(&shell.0.overseeing, Some(turn), work)).await
    }

    fn ask_of<T>(
        &self,
        asking: &Asking,
        turn: Option<u64>,
        work: impl FnOnce(&mut Searcher) -> Result<T>,
    ) -> Result<T> {
        let finds_forms = self.desk().finds_forms();
        asking.ask(
            turn,
            || self.on_library_unheard(|library| library.searcher()),
            |searcher| {
                searcher.set_forms(finds_forms);
                work(searcher)
            },
        )
    }

    /// Looks at the open library as a whole, on a connection of its own: nobody who writes waits for it.
    pub(crate) async fn look<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Library) -> Result<T> + Send + 'static,
    ) -> Reply<T> {
        self.run(move |shell| {
            let mut looked_at = lock(&shell.0.looked_at);
            let library = match &mut *looked_at {
                Some(library) => library,
                none => none.insert(shell.on_library_unheard(|library| library.another_to_read())?),
            };
            library.set_forms(shell.desk().finds_forms());
            work(library)
        })
        .await
    }

    /// Begins to count turns anew: the page was loaded.
    pub(crate) fn start_over(&self) {
        self.askings().iter().for_each(|asking| asking.start_over());
    }

    fn askings(&self) -> [&Asking; 3] {
        [&self.0.answering, &self.0.refining, &self.0.overseeing]
    }

    /// Ends all that is asked of the library, before it is closed.
    fn end_asking(&self) {
        self.askings().iter().for_each(|asking| asking.end());
    }

    /// Runs `work` on the open library, on this thread.
    pub(crate) fn on_library<T>(&self, work: impl FnOnce(&mut Library) -> Result<T>) -> Result<T> {
        let done = self.on_library_unheard(work);
        self.0.bell.ring();
        done
    }

    /// Wakes whoever tends the library.
    pub(crate) fn bell(&self) -> &Bell {
        &self.0.bell
    }

    /// As [`Shell::on_library`], for whoever tends it.
    pub(crate) fn on_library_unheard<T>(&self, work: impl FnOnce(&mut Library) -> Result<T>) -> Result<T> {
        let mut library = lock(&self.0.library);
        let library = library.as_mut().ok_or_else(|| Error::Invalid("no library is open".to_owned()))?;
        library.set_forms(self.desk().finds_forms());
        match work(library) {
            Err(Error::ReadOnly(_)) if self.0.mending.runs() => Err(Error::Conflict(
                "the search index is being made anew; until that is done nothing is kept".to_owned(),
            )),
            done => done,
        }
    }

    /// Closes the open library until somebody gives its passphrase.
    pub(crate) fn lock(&self) -> Result<()> {
        let path = self.encrypted_path()?;
        *self.pasted() = Pasted::default();
        self.close()?;
        *lock(&self.0.locked) = Some(path);
        Ok(())
    }

    /// The file of the open library, which must be encrypted.
    pub(crate) fn encrypted_path(&self) -> Result<PathBuf> {
        self.on_library_unheard(|library| {
            if library.is_encrypted() {
                Ok(library.path().to_owned())
            } else {
                Err(Error::Invalid("this library is not encrypted, so nothing would keep it locked".to_owned()))
            }
        })
    }

    /// The library that waits for its passphrase.
    pub(crate) fn locked(&self) -> Option<LockedLibrary> {
        let path = lock(&self.0.locked).clone()?;
        let name = if self.desk().settings().hide_encrypted { String::new() } else { name_of(&path) };
        Some(LockedLibrary { path: path.to_string_lossy().into_owned(), name })
    }

    fn present(&self) -> Result<LibraryInfo> {
        self.info().ok_or_else(|| Error::Invalid("no library is open".to_owned()))
    }

    fn take(&self, library: Library, why: Option<Why>) -> Result<LibraryInfo> {
        let (path, is_encrypted) = (library.path().to_owned(), library.is_encrypted());
        self.end_asking();
        self.0.lookup.end();
        self.0.drafting.end();
        let before = lock(&self.0.library).replace(library);
        *lock(&self.0.why) = why;
        // After the change, so that nobody opens the one before once more.
        *lock(&self.0.looked_at) = None;
        if let Some(before) = before {
            before.close()?;
        }
        self.end_asking();
        self.0.is_warm.store(false, Ordering::Release);
        let shell = self.clone();
        // There when the first list is asked for, which then waits for nothing else that is asked of the library.
        std::thread::spawn(move || shell.ask_of(&shell.0.answering, None, |_| Ok(())));
        self.pasted().incoming = None;
        *lock(&self.0.problem) = None;
        *lock(&self.0.locked) = None;
        self.0.desk.opened(&path, is_encrypted, self.0.host.clock.now_ms())?;
        self.0.bell.ring();
        self.0.backing_up.opened();
        self.present()
    }

    /// Closes the open library, if one is.
    pub(crate) fn close(&self) -> Result<()> {
        self.end_asking();
        self.0.lookup.end();
        self.0.drafting.end();
        self.0.exporting.stop();
        let library = lock(&self.0.library).take();
        *lock(&self.0.locked) = None;
        *lock(&self.0.looked_at) = None;
        library.map_or(Ok(()), Library::close)
    }

    /// Closes the open library when the program ends.
    pub(crate) fn shut(&self) {
        if let Err(error) = self.close() {
            crate::outside::complain(&error.to_string());
        }
    }

    /// Opens the library that was open last; what goes wrong is shown by the first screen.
    pub(crate) fn open_last(&self) {
        if let Some(path) = self.0.desk.last() {
            self.open_at_start(&path);
        }
    }

    pub(crate) fn open_at_start(&self, path: &Path) {
        self.note_problem(self.open(path), path);
    }

    pub(crate) fn open_sample_at_start(&self) {
        self.note_problem(self.open_sample(), &self.sample_path());
    }

    fn note_problem(&self, opened: Result<LibraryInfo>, path: &Path) {
        let problem = opened.err().filter(|error| error.kind() != Kind::Locked);
        *lock(&self.0.problem) = problem.map(|error| (Problem::from(error), path.to_owned()));
    }
}

/// A panic while a lock was held leaves what it guards as the last commit left it.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
