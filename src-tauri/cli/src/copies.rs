//! `clip copies`: which articles are copies of one story.

use crate::failure::{Failure, tell};
use crate::host::{open, open_to_read};
use crate::out::{ArticleLine, Out, cells};
use clap::Args;
use clipfile_core::copies::Copies as Group;
use clipfile_core::{Error, Library};
use serde::Serialize;
use std::path::PathBuf;

/// Groups that are read at once.
const WINDOW: u32 = 256;

/// List the groups of articles that are copies of one story, the likely original first
#[derive(Debug, Args)]
pub(crate) struct Copies {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Print one JSON object for each group
    #[arg(long)]
    json: bool,
    /// List so many groups at most
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
}

#[derive(Serialize)]
struct Line {
    agency: Option<&'static str>,
    says: String,
    copies: Vec<CopyLine>,
}

#[derive(Serialize)]
struct CopyLine {
    #[serde(flatten)]
    article: ArticleLine,
    words: u32,
    told: bool,
    differs: Option<String>,
}

impl From<&Group> for Line {
    fn from(group: &Group) -> Self {
        let copies = group.copies.iter().map(|copy| CopyLine {
            article: ArticleLine::from(&copy.article),
            words: copy.words,
            told: copy.is_told,
            differs: copy.differs.map(|differs| differs.english()),
        });
        Self { agency: group.agency, says: group.english(), copies: copies.collect() }
    }
}

impl Copies {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = self.open()?;
        let mut out = Out::new();
        let (mut offset, limit) = (0, self.limit.unwrap_or(u32::MAX));
        while offset < limit {
            let window = WINDOW.min(limit - offset);
            let (_, firsts) = library.copy_groups(offset, window)?;
            for first in &firsts {
                let Some(group) = library.copies(*first)? else { continue };
                if self.json {
                    out.object(&Line::from(&group))?;
                    continue;
                }
                out.line(&group.english())?;
                for copy in &group.copies {
                    let differs = copy.differs.map(|differs| format!(" ({})", differs.english())).unwrap_or_default();
                    out.line(&format!("  {}{differs}", cells(&copy.article).join("  ")))?;
                }
            }
            if firsts.len() < window as usize {
                break;
            }
            offset += window;
        }
        Ok(())
    }

    /// Opens the library and looks for copies where that was not done yet; while another program has it open, what was
    /// found until now is all there is.
    fn open(&self) -> Result<Library, Failure> {
        let mut library = match open(&self.library) {
            Err(Error::Busy { .. }) => open_to_read(&self.library)?,
            opened => opened?,
        };
        if !library.is_read_only() {
            while library.find_copies_step()?.left > 0 {}
        }
        let left = library.copies_left()?;
        if left > 0 {
            tell(&format!("{left} articles were not held against the others yet; close the window and ask again"));
        }
        Ok(library)
    }
}
