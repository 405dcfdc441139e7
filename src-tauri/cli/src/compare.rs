//! `clip compare`: what differs between two versions of an article.

use crate::failure::Failure;
use crate::host::open_to_read;
use crate::out::Out;
use clap::Args;
use clap::builder::PossibleValuesParser;
use clipfile_core::compare::{FORMATS, Format};
use clipfile_core::id::ArticleId;
use std::ffi::OsStr;
use std::path::PathBuf;

/// Compare two versions of an article; without --from and --to, the one that is shown and the one before it
#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// The article's number, as `clip list` shows it
    #[arg(long, value_name = "ID")]
    article: i64,
    /// The earlier version, counted from 1, the oldest; without it, the one before --to
    #[arg(long, value_name = "N")]
    from: Option<usize>,
    /// The later version; without it, the one that is shown
    #[arg(long, value_name = "N")]
    to: Option<usize>,
    /// The format; without it, told by the ending of --out, or markdown
    #[arg(long, value_name = "F", value_parser = PossibleValuesParser::new(FORMATS.map(|(name, _)| name)))]
    format: Option<String>,
    /// The file; without it, the comparison is printed
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
}

impl Compare {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        let id = ArticleId(self.article);
        library.article(id)?;
        let mut versions = library.captures(id)?;
        versions.sort_by_key(|capture| (capture.taken_ms(), capture.id));
        let count = versions.len();
        if count < 2 && self.from.is_none() && self.to.is_none() {
            return Err(Failure::Message(format!("article {id} has one version; there is nothing to compare it with")));
        }
        let version = |number: usize| {
            let found = number.checked_sub(1).and_then(|at| versions.get(at)).map(|capture| capture.document);
            found.ok_or_else(|| {
                Failure::Message(format!("article {id} has {count} versions; there is no version {number}"))
            })
        };
        let shown = library.shown_document(id)?;
        let newest = versions.iter().position(|capture| capture.document == shown).map_or(count, |at| at + 1);
        let to = self.to.unwrap_or(newest);
        // What may be another page altogether is compared only when it is named.
        let before = versions.iter().take(to.saturating_sub(1)).rposition(|capture| !capture.is_doubtful);
        let from = self.from.or(before.map(|at| at + 1)).unwrap_or(0);
        let compared = library.compare(version(from)?, version(to)?)?;
        let format = self.format()?;
        match &self.out {
            Some(path) => Ok(compared.write(format, path)?),
            None => Out::new().bytes(compared.written(format).as_bytes()),
        }
    }

    fn format(&self) -> Result<Format, Failure> {
        if let Some(name) = &self.format {
            return Ok(Format::named(name)?);
        }
        let ending = self.out.as_ref().and_then(|path| path.extension()).map(OsStr::to_ascii_lowercase);
        let fits = |format: &Format| ending.as_ref().is_some_and(|ending| ending == format.extension());
        Ok(FORMATS.map(|(_, format)| format).into_iter().find(fits).unwrap_or(Format::Markdown))
    }
}
