//! Where the passphrase of an encrypted library comes from: a file or the terminal, never an argument or a variable, which
//! other programs can read.

use crate::failure::{Failure, tell};
use clipfile_core::encryption::Secret;
use clipfile_core::{Error, Result};
use std::fs;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

/// The most of a file that is read for a passphrase, in bytes.
const LONGEST: u64 = 4096;
/// How often the terminal is asked.
const TRIES: usize = 3;

static FILE: OnceLock<PathBuf> = OnceLock::new();
/// What opened the library before: a command that opens it twice asks once.
static OPENED: Mutex<Option<Secret>> = Mutex::new(None);

/// Says that `file` has the passphrase.
pub(crate) fn comes_from(file: Option<PathBuf>) {
    if let Some(file) = file {
        // Set once, before anything is opened.
        let _ = FILE.set(file);
    }
}

/// Opens the library at `path` with what the file has or what is typed.
pub(crate) fn with<T>(path: &Path, open: impl Fn(&Secret) -> Result<T>) -> Result<T> {
    let mut opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(secret) = &*opened {
        return open(secret);
    }
    let mut tries = 0;
    loop {
        tries += 1;
        let secret = present(path)?;
        match open(&secret) {
            Err(error @ Error::WrongPassphrase(_)) if FILE.get().is_none() && tries < TRIES => tell(&error.to_string()),
            done => {
                *opened = done.is_ok().then_some(secret);
                return done;
            }
        }
    }
}

/// The passphrase or recovery key of the library at `path`.
pub(crate) fn present(path: &Path) -> Result<Secret> {
    match FILE.get() {
        Some(file) => first_line(file),
        None if io::stdin().is_terminal() => ask(&format!("Passphrase of {}: ", path.display())),
        None => Err(Error::Invalid(format!(
            "{} is locked: name a file with its passphrase by --passphrase-file",
            path.display()
        ))),
    }
}

/// A new passphrase, from `file` or typed twice.
pub(crate) fn new(file: Option<&Path>) -> std::result::Result<Secret, Failure> {
    if let Some(file) = file {
        return Ok(first_line(file)?);
    }
    if !io::stdin().is_terminal() {
        return Err(Failure::Message("name a file with the new passphrase by --new-passphrase-file".to_owned()));
    }
    let typed = ask("New passphrase: ")?;
    typed.check_new()?;
    if ask("Once more: ")?.as_str() != typed.as_str() {
        return Err(Failure::Message("the two differ; nothing was changed".to_owned()));
    }
    Ok(typed)
}

fn ask(question: &str) -> Result<Secret> {
    let typed = rpassword::prompt_password(question);
    typed.map(Secret::new).map_err(|error| Error::Invalid(format!("the terminal cannot be asked: {error}")))
}

fn first_line(file: &Path) -> Result<Secret> {
    let mut line = String::with_capacity(LONGEST as usize);
    let read = fs::File::open(file)
        .and_then(|opened| io::BufReader::new(io::Read::take(opened, LONGEST)).read_line(&mut line));
    // The text with the line's end is wiped with the one without.
    let line = Secret::new(line);
    read.map_err(|error| Error::io(file, error))?;
    Ok(Secret::new(line.as_str().trim_end_matches(['\r', '\n'])))
}
