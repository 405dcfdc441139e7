//! `clip verify`: checks an evidence bundle.

use crate::failure::{Failure, tell};
use crate::out::Out;
use clap::Args;
use clipfile_core::bundle::{Verified, verify};
use serde::Serialize;
use std::path::PathBuf;

/// Check an evidence bundle: hashes, signature, log
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// The bundle, as a zip or as the folder that one was unpacked into
    bundle: PathBuf,
    /// The public key that it must be signed with, as its maker told you
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Print one JSON object with everything that was found
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Found<'v> {
    whole: bool,
    files: u32,
    articles: u32,
    steps: u32,
    key: Option<&'v str>,
    signed: &'v str,
    faults: Vec<Wrong<'v>>,
}

#[derive(Serialize)]
struct Wrong<'v> {
    file: &'v str,
    what: &'v str,
}

impl Verify {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let verified = verify(&self.bundle, self.key.as_deref())?;
        let mut out = Out::new();
        if self.json {
            out.object(&found(&verified))?;
        } else {
            for fault in &verified.faults {
                out.line(&format!("{}: {}", fault.file, fault.what))?;
            }
        }
        if !verified.is_whole() {
            tell("the bundle is not as it was when it was signed");
            return Err(Failure::Told);
        }
        if !self.json {
            out.line(&format!(
                "whole; files: {}, articles: {}, steps of the log: {}; {}",
                verified.files, verified.articles, verified.steps, verified.comment
            ))?;
            out.line(&format!("signed with {}", verified.key.unwrap_or_default()))?;
        }
        Ok(())
    }
}

fn found(verified: &Verified) -> Found<'_> {
    Found {
        whole: verified.is_whole(),
        files: verified.files,
        articles: verified.articles,
        steps: verified.steps,
        key: verified.key.as_deref(),
        signed: &verified.comment,
        faults: verified.faults.iter().map(|fault| Wrong { file: &fault.file, what: &fault.what }).collect(),
    }
}
