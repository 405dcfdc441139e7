//! `clip check`: looks at everything in a library and says what is wrong and where.

use crate::failure::{Failure, tell};
use crate::host::open_to_read;
use crate::out::Out;
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// Check a library: file, hashes, texts, places of passages, search index, journal
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Print one JSON object for each finding
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'r> {
    finding: &'r str,
}

impl Check {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let findings = open_to_read(&self.library)?.check()?;
        let mut out = Out::new();
        for finding in &findings {
            if self.json { out.object(&Line { finding })? } else { out.line(finding)? }
        }
        if findings.is_empty() {
            return Ok(());
        }
        tell(&format!(
            "{} is damaged in {} places. Do not write to it; open a backup, or export what can be read",
            self.library.display(),
            findings.len()
        ));
        Err(Failure::Told)
    }
}
