//! `clip backup`: a whole copy of a library, also while the window has it open.

use crate::failure::Failure;
use crate::host::open_to_read;
use clap::Args;
use std::path::PathBuf;

/// Copy a library as it is at this moment, also while the app has it open
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// The copy; a file that is there is never replaced
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
}

impl Backup {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        Ok(open_to_read(&self.library)?.backup(&self.out)?)
    }
}
