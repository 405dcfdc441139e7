//! `clip check`: looks at everything in a library and says what is wrong and where, and makes a damaged search index anew.

use crate::failure::{Failure, tell};
use crate::host::{open, open_to_read};
use crate::out::Out;
use clap::Args;
use clipfile_core::Library;
use clipfile_core::backup::{self, Occasion};
use clipfile_core::library::Place;
use serde::Serialize;
use std::path::PathBuf;

/// Check a library: file, hashes, texts, places of passages, search index, journal
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Make the search index anew if it is damaged, after a copy of the library was made beside it
    #[arg(long)]
    repair: bool,
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
        let library = open_to_read(&self.library)?;
        tell_place(&library);
        let findings = library.check()?;
        library.close()?;
        self.print(&findings)?;
        let in_index = findings.iter().filter(|finding| is_of_index(finding)).count();
        if self.repair && in_index > 0 {
            if findings.iter().any(|finding| finding.starts_with("file: ")) {
                tell("the file itself is damaged, so its search index cannot be made anew. Open a backup");
                return Err(Failure::Told);
            }
            self.repair()?;
            let left = open_to_read(&self.library)?.check()?;
            self.print(&left)?;
            return self.verdict(&left);
        }
        if self.repair && findings.is_empty() {
            tell("nothing is damaged, so nothing was repaired");
        }
        self.verdict(&findings)
    }

    fn print(&self, findings: &[String]) -> Result<(), Failure> {
        let mut out = Out::new();
        for finding in findings {
            if self.json { out.object(&Line { finding })? } else { out.line(finding)? }
        }
        Ok(())
    }

    fn verdict(&self, findings: &[String]) -> Result<(), Failure> {
        if findings.is_empty() {
            return Ok(());
        }
        let what_to_do = if findings.iter().all(|finding| is_of_index(finding)) {
            "Nothing of yours is lost; run it again with --repair"
        } else {
            "Do not write to it; open a backup, or export what can be read"
        };
        tell(&format!("{} is damaged in {} places. {what_to_do}", self.library.display(), findings.len()));
        Err(Failure::Told)
    }

    fn repair(&self) -> Result<(), Failure> {
        let mut library = open(&self.library)?;
        let backup = library.backup_path(&backup::place(&self.library, None), Occasion::BeforeRepair)?;
        tell(&format!("copying the library to {}", backup.display()));
        let mut told = None;
        library.rebuild_index(&backup, &mut |done, all| {
            let percent = (done * 100).checked_div(all).unwrap_or(100);
            // A line for each tenth.
            if told.replace(percent / 10) != Some(percent / 10) {
                tell(&format!("making the search index anew: {done} of {all} ({percent} %)"));
            }
        })?;
        while library.merge_step()? {}
        Ok(library.close()?)
    }
}

/// Says where the library lies, if that matters, and which copies a service made of it.
fn tell_place(library: &Library) {
    match library.place() {
        Some(Place::Network(protocol)) => {
            tell(&format!("the library lies on another machine ({protocol}). Open it from one machine at a time"));
        }
        Some(Place::Synced(service)) => tell(&format!(
            "the library lies in a folder that {service} keeps the same on several machines. Open it on one at a time"
        )),
        None => {}
    }
    for copy in library.conflict_copies() {
        tell(&format!("two machines wrote at once: {} may have what is missing here", copy.display()));
    }
}

fn is_of_index(finding: &str) -> bool {
    finding.starts_with("search index: ")
}
