//! `clip codebook`: the tags with their definitions, out to other programs and in from them.

use crate::failure::{Failure, tell};
use crate::host::{open, open_to_read};
use crate::out::Out;
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use clipfile_core::codebook::{self, Form};
use serde::Serialize;
use std::path::PathBuf;

/// Export the tags with their definitions, or import them
#[derive(Debug, Args)]
pub(crate) struct Codebook {
    #[command(subcommand)]
    way: Way,
}

#[derive(Debug, Subcommand)]
enum Way {
    Export(Export),
    Import(Import),
}

/// Write the tags with definitions, colours and counts
#[derive(Debug, Args)]
struct Export {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// The format; without it, the one that the file's ending names
    #[arg(long, value_name = "F", value_parser = PossibleValuesParser::new(Form::ALL.map(Form::name)))]
    format: Option<String>,
    /// The file
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
}

/// Take the tags of a CSV or REFI-QDA codebook in; what is not here is added, definitions and colours are brought up to date
#[derive(Debug, Args)]
struct Import {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'r> {
    added: &'r [String],
    changed: &'r [String],
    same: u32,
    left_out: Vec<LeftOut<'r>>,
}

#[derive(Serialize)]
struct LeftOut<'r> {
    path: &'r str,
    why: &'r str,
}

impl Codebook {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        match &self.way {
            Way::Export(command) => command.run(),
            Way::Import(command) => command.run(),
        }
    }
}

impl Export {
    fn run(&self) -> Result<(), Failure> {
        let ending = self.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        let form = Form::named(self.format.as_deref().unwrap_or(&ending)).ok_or_else(|| {
            Failure::Message(format!("{} ends neither in .csv nor in .qdc; add --format", self.out.display()))
        })?;
        open_to_read(&self.library)?.export_codebook(form, &self.out)?;
        Ok(())
    }
}

impl Import {
    fn run(&self) -> Result<(), Failure> {
        let bytes = codebook::read_file(&self.file)?;
        let mut library = open(&self.library)?;
        let merged = library.import_codebook(&bytes)?.value;
        library.close()?;
        let mut out = Out::new();
        if self.json {
            let left_out = merged.left_out.iter().map(|code| LeftOut { path: &code.path, why: &code.why }).collect();
            let (added, changed) = (merged.added.as_slice(), merged.changed.as_slice());
            return out.object(&Line { added, changed, same: merged.same, left_out });
        }
        for path in &merged.added {
            out.line(&format!("new      {path}"))?;
        }
        for path in &merged.changed {
            out.line(&format!("changed  {path}"))?;
        }
        for code in &merged.left_out {
            tell(&format!("“{}” was left out: {}", code.path, code.why));
        }
        out.line(&format!(
            "{} new, {} changed, {} as they were, {} left out",
            merged.added.len(),
            merged.changed.len(),
            merged.same,
            merged.left_out.len()
        ))
    }
}
