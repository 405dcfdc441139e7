//! What only the system can give: dialogs. They stand behind a trait, for a test cannot click in them.

use clipfile_core::importers::IMPORTERS;
use clipfile_core::{Error, Result};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// A question for a path.
pub(crate) enum Ask<'a> {
    /// Where a new library shall be.
    NewLibrary,
    /// Which library to open.
    Library,
    /// Which files to import.
    Files,
    /// Which folder to import.
    Folder,
    /// Which codebook to import.
    Codebook,
    /// Which citation style to add.
    Style,
    /// Which template to export by.
    Template,
    /// Which list of names to look up.
    Names,
    /// Which draft to check.
    Draft,
    /// What was printed of a story.
    Printed,
    /// Where an export shall be: name to propose and ending of the name.
    SaveAs { name: &'a str, extension: &'a str },
    /// Where a copy of an original shall be: name to propose, with its ending.
    CopyAs { file_name: &'a str },
    /// Into which folder an export shall go.
    ExportFolder,
    /// In which folder backups shall be.
    BackupFolder,
    /// Where a backup that is restored shall be: name to propose.
    RestoredAs { name: &'a str },
}

/// Asks the user for paths. Blocks until there is an answer; empty when the user cancels.
pub(crate) trait Dialogs: Send + Sync {
    fn ask(&self, question: &Ask<'_>) -> Vec<PathBuf>;
}

/// The system's own dialogs.
pub(crate) struct Native(pub(crate) AppHandle);

impl Dialogs for Native {
    fn ask(&self, question: &Ask<'_>) -> Vec<PathBuf> {
        let dialog = self.0.dialog().file();
        let one = |answer: Option<FilePath>| answer.into_iter().collect::<Vec<_>>();
        let answers = match question {
            Ask::NewLibrary => one(library(dialog).set_file_name("Clippings.clipfile").blocking_save_file()),
            Ask::RestoredAs { name } => one(library(dialog).set_file_name(*name).blocking_save_file()),
            Ask::Library => one(library(dialog).blocking_pick_file()),
            Ask::Files => {
                let endings: Vec<&str> =
                    IMPORTERS.iter().flat_map(|importer| importer.about().extensions).copied().collect();
                let dialog = dialog.add_filter("Articles", &endings).add_filter("All files", &["*"]);
                dialog.blocking_pick_files().unwrap_or_default()
            }
            Ask::Codebook => one(dialog.add_filter("Codebooks", &["csv", "qdc"]).blocking_pick_file()),
            Ask::Style => {
                let dialog = dialog.add_filter("Citation styles", &["csl"]).add_filter("All files", &["*"]);
                one(dialog.blocking_pick_file())
            }
            Ask::Template => {
                let endings = ["jinja", "j2", "md", "txt"];
                one(dialog.add_filter("Templates", &endings).add_filter("All files", &["*"]).blocking_pick_file())
            }
            Ask::Names => {
                let dialog = dialog.add_filter("Lists", &["txt", "csv", "tsv"]).add_filter("All files", &["*"]);
                one(dialog.blocking_pick_file())
            }
            Ask::Draft => {
                let endings = ["docx", "odt", "md", "txt", "html", "htm", "rtf"];
                one(dialog.add_filter("Drafts", &endings).add_filter("All files", &["*"]).blocking_pick_file())
            }
            Ask::Printed => {
                let endings = ["docx", "odt", "pdf", "html", "htm", "md", "txt", "epub", "rtf"];
                one(dialog.add_filter("Texts", &endings).add_filter("All files", &["*"]).blocking_pick_file())
            }
            Ask::Folder | Ask::ExportFolder | Ask::BackupFolder => one(dialog.blocking_pick_folder()),
            Ask::SaveAs { name, extension } => {
                one(dialog.set_file_name(format!("{name}.{extension}")).blocking_save_file())
            }
            Ask::CopyAs { file_name } => one(dialog.set_file_name(*file_name).blocking_save_file()),
        };
        answers.into_iter().filter_map(|answer| answer.into_path().ok()).collect()
    }
}

fn library<R: tauri::Runtime>(dialog: FileDialogBuilder<R>) -> FileDialogBuilder<R> {
    dialog.add_filter("Clipfile library", &["clipfile"])
}

/// Answers that were written down before, for tests in the real window.
pub(crate) struct Scripted(Mutex<VecDeque<serde_json::Value>>);

impl Scripted {
    /// Reads a JSON list whose entries are a path, a list of paths, or null.
    pub(crate) fn from_file(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|error| Error::io(path, error))?;
        let answers = serde_json::from_slice(&bytes).map_err(|error| Error::Invalid(error.to_string()))?;
        Ok(Self(Mutex::new(answers)))
    }
}

impl Dialogs for Scripted {
    fn ask(&self, _question: &Ask<'_>) -> Vec<PathBuf> {
        let answer = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        match answer {
            Some(serde_json::Value::String(path)) => vec![path.into()],
            Some(serde_json::Value::Array(paths)) => {
                paths.iter().filter_map(|path| path.as_str()).map(PathBuf::from).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Says something to whoever started the program from a terminal.
#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
pub(crate) fn complain(text: &str) {
    eprintln!("{text}");
}
