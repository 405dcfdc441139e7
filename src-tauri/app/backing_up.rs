//! Backups by themselves, on a thread of their own: each is made from a connection of its own, so that nobody waits for it.

use crate::shell::{Shell, lock};
use clipfile_core::backup::{self, Backup, Occasion};
use clipfile_core::{Error, Library, Result};
use clipfile_wire::backup::{BackupView, BackupsView};
use clipfile_wire::error::Problem;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter};

/// After a library was opened, the user has the disk for so long. `CLIPFILE_BACKUP_AFTER_S` says otherwise, for tests.
const AFTER: Duration = Duration::from_mins(2);
/// How often it is looked whether one is due.
const EVERY: Duration = Duration::from_mins(5);
/// After one that failed, so long nothing is tried: a disk does not empty itself.
const AFTER_FAILURE: Duration = Duration::from_hours(1);

/// How far it is with backups.
#[derive(Debug, Default)]
pub(crate) struct BackingUp {
    state: Mutex<State>,
    bell: Condvar,
    /// Held while one is made.
    making: Mutex<()>,
}

#[derive(Debug, Default)]
struct State {
    /// When the library was opened.
    opened: Option<Instant>,
    /// When the last one failed, and why.
    failed: Option<(Instant, Problem)>,
    is_running: bool,
}

impl BackingUp {
    /// Another library is open now.
    pub(crate) fn opened(&self) {
        *lock(&self.state) = State { opened: Some(Instant::now()), ..State::default() };
        self.bell.notify_all();
    }

    /// The user wants something else of backups: what failed before may not fail now.
    pub(crate) fn wanted_otherwise(&self) {
        lock(&self.state).failed = None;
        self.bell.notify_all();
    }

    /// Waits until it is time to look again.
    fn wait(&self, after: Duration) {
        let state = lock(&self.state);
        let rest = state.opened.map_or(EVERY, |opened| after.saturating_sub(opened.elapsed()));
        let rest = if rest.is_zero() { EVERY.min(after.max(Duration::from_secs(1))) } else { rest };
        drop(self.bell.wait_timeout(state, rest).unwrap_or_else(PoisonError::into_inner));
    }

    /// Whether one may be made by itself now.
    fn is_time(&self, after: Duration) -> bool {
        let state = lock(&self.state);
        let rests = state.failed.as_ref().is_some_and(|(failed, _)| failed.elapsed() < AFTER_FAILURE);
        state.opened.is_some_and(|opened| opened.elapsed() >= after) && !rests
    }

    /// Runs `work`, which makes a backup, and keeps why it failed.
    fn make<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let _one_at_a_time = lock(&self.making);
        lock(&self.state).is_running = true;
        let made = work();
        let mut state = lock(&self.state);
        state.is_running = false;
        match &made {
            Ok(_) => state.failed = None,
            Err(error) => state.failed = Some((Instant::now(), problem(error))),
        }
        made
    }
}

/// What is said of a backup that was not made. The work goes on, so it is not the disk of the library that is meant.
fn problem(error: &Error) -> Problem {
    let message = match error {
        Error::Full => "No backup was made: the disk on which it would be is full".to_owned(),
        other => format!("No backup was made: {other}"),
    };
    let hint = match error {
        Error::Corrupt { .. } => "Older backups were kept. Run `clip check` for the extent, and restore one of them.",
        Error::Full => {
            "Your library is as it was. Free some space, keep fewer backups, or choose another folder for them."
        }
        _ => "Your library is as it was. Choose another folder for backups in the settings.",
    };
    Problem { message, hint: hint.to_owned(), ..Problem::from(Error::Invalid(String::new())) }
}

/// Makes backups as the settings say, as long as the program runs.
pub(crate) fn start(app: AppHandle, shell: Shell) {
    let said = std::env::var("CLIPFILE_BACKUP_AFTER_S").ok().and_then(|seconds| seconds.parse().ok());
    let after = said.map_or(AFTER, Duration::from_secs);
    thread::spawn(move || {
        loop {
            shell.backing_up().wait(after);
            if shell.desk().settings().backups.on && shell.backing_up().is_time(after) {
                look(&app, &shell);
            }
        }
    });
}

/// Makes a backup if one is due.
fn look(app: &AppHandle, shell: &Shell) {
    // The sample can be made again, and one that can only be read does not change.
    if shell.info().is_none_or(|info| info.read_only || info.sample) {
        return;
    }
    let ladder = shell.desk().settings().backups.ladder();
    let due = || -> Result<_> {
        let (library, places) = reader(shell)?;
        Ok(library.is_backup_due(&places).unwrap_or(true).then_some((library, places)))
    };
    // A library that was closed meanwhile needs none.
    let Ok(Some((library, places))) = due() else { return };
    tell(app);
    let made = shell.backing_up().make(|| library.back_up_if_due(&places, ladder));
    drop(library);
    // The page hears why one was not made where it asks for them.
    drop(made);
    tell(app);
}

/// Backups were made, removed or not made.
pub(crate) fn tell(app: &AppHandle) {
    // A page that has gone away needs no news.
    let _ = app.emit("backups-changed", ());
}

/// The open library once more, and where its backups are.
fn reader(shell: &Shell) -> Result<(Library, Vec<PathBuf>)> {
    let library = shell.on_library_unheard(|library| library.another_to_read())?;
    let settings = shell.desk().settings().backups;
    let places = backup::places(library.path(), settings.folder());
    Ok((library, places))
}

/// The backups of the open library.
pub(crate) fn view(shell: &Shell) -> Result<BackupsView> {
    let (library, places) = reader(shell)?;
    let state = lock(&shell.backing_up().state);
    let (running, problem) = (state.is_running, state.failed.as_ref().map(|(_, problem)| problem.clone()));
    drop(state);
    let all = library.backups(&places)?;
    let rungs = shell.desk().settings().backups.ladder().rungs(&all);
    Ok(BackupsView {
        place: places.first().map(|place| place.to_string_lossy().into_owned()).unwrap_or_default(),
        backups: all.iter().zip(rungs).map(|(backup, rungs)| BackupView::of(backup, rungs)).collect(),
        running,
        problem,
    })
}

/// Makes one now.
pub(crate) fn make(shell: &Shell) -> Result<Backup> {
    let (library, places) = reader(shell)?;
    let place = places.first().map_or(Path::new("."), PathBuf::as_path);
    shell.backing_up().make(|| library.back_up(place, Occasion::ByHand))
}

/// Makes one now and deletes all older ones; gives how many.
pub(crate) fn replace(shell: &Shell) -> Result<u32> {
    let (library, places) = reader(shell)?;
    let older = library.backups(&places)?.len();
    shell.backing_up().make(|| library.replace_backups(&places))?;
    Ok(u32::try_from(older).unwrap_or(u32::MAX))
}

/// Encrypts those from before the library was; gives how many.
pub(crate) fn encrypt(shell: &Shell) -> Result<u32> {
    let (library, places) = reader(shell)?;
    let _one_at_a_time = lock(&shell.backing_up().making);
    library.encrypt_backups(&places)
}

/// Deletes backups; nothing else can be named.
pub(crate) fn remove(shell: &Shell, paths: &[String]) -> Result<()> {
    paths.iter().try_for_each(|path| {
        let file = named(shell, path)?;
        std::fs::remove_file(&file).map_err(|error| Error::io(&file, error))
    })
}

/// The backup of the open library that has this path.
pub(crate) fn named(shell: &Shell, path: &str) -> Result<PathBuf> {
    let (library, places) = reader(shell)?;
    let found = library.backups(&places)?.into_iter().find(|backup| backup.path == Path::new(path));
    found.map(|backup| backup.path).ok_or_else(|| Error::NotFound(format!("“{path}” as a backup")))
}
