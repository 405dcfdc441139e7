//! What is done for the open library when nobody waits for it: holding new articles against the others, to find copies, and
//! merging what single changes left behind in the search index.

use crate::shell::Shell;
use clipfile_core::copies::Progress;
use clipfile_wire::library::Changes;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter};

/// Nothing begins before the library was left alone for so long.
const AFTER: Duration = Duration::from_millis(250);
/// Between two steps, whoever waits for the library has it.
const PAUSE: Duration = Duration::from_millis(4);
/// More articles than these are not named to the page: it reads all of its list anew.
const MAX_NAMED: usize = 200;
/// How often the page hears of groups that changed.
const TELL_EVERY: Duration = Duration::from_secs(1);

/// Wakes whoever tends the library.
#[derive(Debug, Default)]
pub(crate) struct Bell {
    rung: Mutex<bool>,
    ring: Condvar,
}

impl Bell {
    /// There may be something to do.
    pub(crate) fn ring(&self) {
        *self.rung.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.ring.notify_all();
    }

    fn wait(&self) {
        let rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        let mut rung = self.ring.wait_while(rung, |rung| !*rung).unwrap_or_else(PoisonError::into_inner);
        *rung = false;
    }
}

/// Tends the library that is open, whichever it is, as long as the program runs.
pub(crate) fn start(app: AppHandle, shell: Shell) {
    thread::spawn(move || {
        loop {
            shell.bell().wait();
            thread::sleep(AFTER);
            tend(&app, &shell);
        }
    });
}

fn tend(app: &AppHandle, shell: &Shell) {
    find_copies(app, shell);
    // A step that fails is tried again after the next change.
    while let Ok(true) = shell.on_library_unheard(clipfile_core::Library::merge_step) {
        thread::sleep(PAUSE);
    }
}

fn find_copies(app: &AppHandle, shell: &Shell) {
    let mut changed: Vec<i64> = Vec::new();
    let mut told = Instant::now();
    // What goes wrong here goes wrong again where the user sees it: nothing is lost by it.
    while let Ok(Progress { left, changed: more }) = shell.on_library_unheard(clipfile_core::Library::find_copies_step)
    {
        changed.extend(more.into_iter().map(|article| article.0));
        if !changed.is_empty() && (left == 0 || told.elapsed() >= TELL_EVERY) {
            told = Instant::now();
            let articles = std::mem::take(&mut changed);
            let articles = if articles.len() > MAX_NAMED { Vec::new() } else { articles };
            let news = Changes { copies: Some(true), articles, ..Changes::default() };
            // A page that has gone away needs no news.
            let _ = app.emit("library-changed", news);
        }
        if left == 0 {
            break;
        }
        thread::sleep(PAUSE);
    }
}
