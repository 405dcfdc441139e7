//! `clip`: Clipfile without a window, for scripts and tests.
//!
//! stdout carries results only; messages go to stderr, one line each. Exit status 0 when all went well, 1 when something
//! failed, 2 when the command line makes no sense.

mod annotations;
mod backup;
mod batch;
mod check;
mod check_draft;
mod cite;
mod claims;
mod codebook;
mod compare;
mod copies;
mod corrections;
mod encryption;
mod export;
mod extract;
mod failure;
mod highlight;
mod host;
mod import;
mod list;
mod out;
mod passphrase;
mod queries;
mod reanchor;
mod search;
mod show;
mod stories;
mod timing;
mod verify;

use clap::{Parser, Subcommand};
use failure::{Failure, tell};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(name = "clip", version, about = "Clipfile without a window: import, find, mark and export news clippings")]
struct Arguments {
    /// A file whose first line is the passphrase or the recovery key of an encrypted library; without it, the terminal is asked
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Extract),
    Import(import::Import),
    List(list::List),
    Show(show::Show),
    Search(search::Search),
    Batch(batch::BatchSearch),
    Highlight(highlight::Highlight),
    Export(Box<export::Export>),
    #[command(subcommand)]
    Annotations(annotations::Annotations),
    Check(check::Check),
    Cite(cite::Cite),
    CheckDraft(check_draft::CheckDraft),
    Claims(claims::Claims),
    Codebook(codebook::Codebook),
    Compare(compare::Compare),
    Copies(copies::Copies),
    Corrections(corrections::Corrections),
    Backup(backup::Backup),
    Backups(backup::Backups),
    Encrypt(encryption::Encrypt),
    Decrypt(encryption::Decrypt),
    Passphrase(encryption::Passphrase),
    Reanchor(reanchor::Reanchor),
    Stories(stories::Stories),
    Verify(verify::Verify),
    Styles(cite::Styles),
}

/// The first argument of the processes that read files for `clip import`.
const WORKER: &str = "__worker";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some(WORKER) {
        let megabytes = arguments.next().and_then(|number| number.parse().ok());
        let served = megabytes.map(clipfile_worker::serve);
        return if matches!(served, Some(Ok(()))) { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    // A fault of this program is one line like any other; the source that caused it is reported by its name.
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(|place| format!(" at {place}")).unwrap_or_default();
        let what = fault.payload_as_str().unwrap_or("no reason given");
        tell(&format!("a fault of Clipfile{place}: {what}"));
    }));
    let arguments = Arguments::parse();
    passphrase::comes_from(arguments.passphrase_file);
    let done = match arguments.command {
        Command::Extract(command) => command.run(),
        Command::Import(command) => command.run(),
        Command::List(command) => command.run(),
        Command::Show(command) => command.run(),
        Command::Search(command) => command.run(),
        Command::Batch(command) => command.run(),
        Command::Highlight(command) => command.run(),
        Command::Export(command) => command.run(),
        Command::Annotations(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Cite(command) => command.run(),
        Command::CheckDraft(command) => command.run(),
        Command::Claims(command) => command.run(),
        Command::Codebook(command) => command.run(),
        Command::Compare(command) => command.run(),
        Command::Copies(command) => command.run(),
        Command::Corrections(command) => command.run(),
        Command::Backup(command) => command.run(),
        Command::Backups(command) => command.run(),
        Command::Encrypt(command) => command.run(),
        Command::Decrypt(command) => command.run(),
        Command::Passphrase(command) => command.run(),
        Command::Reanchor(_) => reanchor::run(),
        Command::Stories(command) => command.run(),
        Command::Verify(command) => command.run(),
        Command::Styles(command) => command.run(),
    };
    match done {
        Ok(()) | Err(Failure::PipeClosed) => ExitCode::SUCCESS,
        Err(Failure::Told) => ExitCode::FAILURE,
        Err(Failure::Core(error)) => {
            tell(&failure::with_hint(&error));
            ExitCode::FAILURE
        }
        Err(Failure::Message(message)) => {
            tell(&message);
            ExitCode::FAILURE
        }
    }
}
