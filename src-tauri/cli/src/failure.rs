//! Why a command did not succeed, and how that is told.

use crate::out::plain;
use clipfile_core::Error;
use std::io::{self, Write};

/// Why a command did not succeed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The core refused.
    Core(Error),
    /// Something else, in words.
    Message(String),
    /// It was told already.
    Told,
    /// Nobody reads the results any more.
    PipeClosed,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Core(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::PipeClosed,
            _ => Self::Message(format!("the results cannot be written: {error}")),
        }
    }
}

/// Writes one line to stderr.
pub(crate) fn tell(message: &str) {
    // When even that fails, nobody is left to tell.
    let _ = writeln!(io::stderr().lock(), "clip: {}", plain(message));
}

/// What went wrong and what can be done about it, in one line.
pub(crate) fn with_hint(error: &Error) -> String {
    match error.hint() {
        "" => error.to_string(),
        hint => format!("{error}. {hint}"),
    }
}
