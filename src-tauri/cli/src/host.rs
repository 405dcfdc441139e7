//! What the core needs from outside, and how a library is opened.

use crate::passphrase;
use clipfile_core::clock::Clock;
use clipfile_core::{Error, Host, Library, Result};
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

struct SystemClock;

impl Clock for SystemClock {
    fn now_ms(&self) -> i64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)
    }

    fn offset_minutes(&self, at_ms: i64) -> i32 {
        let local = chrono::TimeZone::timestamp_millis_opt(&chrono::Local, at_ms).single();
        local.map_or(0, |moment| moment.offset().local_minus_utc() / 60)
    }
}

pub(crate) fn host() -> Host {
    Host { clock: Arc::new(SystemClock), counted_uids: None, program: "clip" }
}

/// Opens a library for a command that only reads, also while the window has it open.
pub(crate) fn open_to_read(path: &Path) -> Result<Library> {
    match Library::open_read_only(path, &host()) {
        Err(Error::Locked(_)) => passphrase::with(path, |secret| Library::unlock_read_only(path, &host(), secret)),
        opened => opened,
    }
}

/// Opens a library to write.
pub(crate) fn open(path: &Path) -> Result<Library> {
    match Library::open(path, &host()) {
        Err(Error::Locked(_)) => passphrase::with(path, |secret| Library::unlock(path, &host(), secret)),
        opened => opened,
    }
}
