//! `clip backup`: a whole copy of a library, also while the window has it open; `clip backups`: those that there are.

use crate::failure::{Failure, tell};
use crate::host::open_to_read;
use crate::out::Out;
use chrono::{DateTime, SecondsFormat};
use clap::Args;
use clipfile_core::backup::{self, Occasion};
use serde::Serialize;
use std::path::PathBuf;

/// Copy a library as it is at this moment, also while the app has it open; the copy is checked
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// The copy; a file that is there is never replaced. Without it, a backup with its date beside the library
    #[arg(long, value_name = "PATH", conflicts_with = "folder")]
    out: Option<PathBuf>,
    /// The folder in which the backups are, if it is not beside the library
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// List the backups of a library, newest first
#[derive(Debug, Args)]
pub(crate) struct Backups {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// The folder in which the backups are, if it is not only beside the library
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'r> {
    at: String,
    occasion: String,
    bytes: u64,
    path: &'r str,
}

impl Backup {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        if let Some(out) = &self.out {
            return Ok(library.backup(out)?);
        }
        let place = backup::place(&self.library, self.folder.as_deref());
        let made = library.back_up(&place, Occasion::ByHand)?;
        Out::new().line(&made.path.to_string_lossy())
    }
}

impl Backups {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        let backups = library.backups(&backup::places(&self.library, self.folder.as_deref()))?;
        if backups.is_empty() && !self.json {
            tell("there are no backups of this library");
        }
        let mut out = Out::new();
        for backup in &backups {
            let path = backup.path.to_string_lossy();
            let at = DateTime::from_timestamp_millis(backup.at_ms).unwrap_or_default();
            let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
            let occasion = backup.occasion.to_string();
            if self.json {
                out.object(&Line { at, occasion, bytes: backup.bytes, path: &path })?;
            } else {
                out.line(&format!("{at}  {occasion}  {} bytes  {path}", backup.bytes))?;
            }
        }
        Ok(())
    }
}
