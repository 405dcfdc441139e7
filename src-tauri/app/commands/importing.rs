//! Imports: many files, in the background, with progress and a way to stop.

use super::library::ask_one;
use crate::outside::Ask;
use crate::shell::{Reply, Shell};
use clipfile_core::annotation::{Annotations, ImportedAnnotations};
use clipfile_core::archive::Archive;
use clipfile_core::capture::{Incoming, Kept};
use clipfile_core::id::ArticleId;
use clipfile_core::importers::{self, Keep};
use clipfile_core::library::Changes;
use clipfile_core::{Error, Result};
use clipfile_wire::transfer::{ImportPaths, ImportProgress, ImportReport, ImporterView, PauseImport, SaveReport};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter, State};

/// Articles that are kept in one commit: what the user does meanwhile waits for one, and each waits for the disk.
const BATCH: usize = 64;
/// How often the page hears of the progress.
const PROGRESS_EVERY: Duration = Duration::from_millis(60);
/// The report of an import says how many are copies when they are found within this time; else, and after one that was
/// stopped, they are looked for when there is time.
const COPIES_WITHIN: Duration = Duration::from_secs(2);

#[tauri::command]
pub(crate) async fn choose_files(shell: State<'_, Shell>) -> Reply<Vec<String>> {
    let choose = |shell: &Shell| Ok(shell.dialogs().ask(&Ask::Files));
    let paths = shell.run(choose).await?;
    Ok(paths.iter().map(|path| path.to_string_lossy().into_owned()).collect())
}

#[tauri::command]
pub(crate) async fn choose_folder(shell: State<'_, Shell>) -> Reply<Option<String>> {
    ask_one(&shell, Ask::Folder).await
}

#[tauri::command]
pub(crate) async fn importers(shell: State<'_, Shell>) -> Reply<Vec<ImporterView>> {
    shell.run(|_| Ok(ImporterView::all())).await
}

#[tauri::command]
pub(crate) async fn cancel_import(shell: State<'_, Shell>) -> Reply<()> {
    shell.importing().stop();
    Ok(())
}

#[tauri::command]
pub(crate) async fn pause_import(shell: State<'_, Shell>, args: PauseImport) -> Reply<()> {
    shell.importing().rest(args.paused);
    Ok(())
}

#[tauri::command]
pub(crate) async fn save_report(shell: State<'_, Shell>, args: SaveReport) -> Reply<Option<String>> {
    let save = move |shell: &Shell| {
        let question = Ask::SaveAs { name: &args.name, extension: "txt" };
        let Some(path) = shell.dialogs().ask(&question).into_iter().next() else { return Ok(None) };
        std::fs::write(&path, &args.text).map_err(|error| Error::io(&path, error))?;
        Ok(Some(path.to_string_lossy().into_owned()))
    };
    shell.run(save).await
}

#[tauri::command]
pub(crate) async fn import_paths(app: AppHandle, shell: State<'_, Shell>, args: ImportPaths) -> Reply<ImportReport> {
    let paths: Vec<PathBuf> = args.paths.into_iter().map(PathBuf::from).collect();
    shell.run(move |shell| import(&app, shell, &paths)).await
}

fn import(app: &AppHandle, shell: &Shell, paths: &[PathBuf]) -> Result<ImportReport> {
    shell.importing().begin();
    let files = importers::files_in(paths);
    let total = files.len() as u32;
    let batch = shell.on_library(|library| library.new_batch())?;
    let mut keeper = Keeper { shell, batch, changes: Changes::default() };
    let mut report = ImportReport::empty();
    let mut told = Instant::now();
    let mut done = 0;
    importers::import(&files, BATCH, shell.reader(), &mut keeper, &mut |file| {
        report.add(&file);
        done = file.index as u32 + 1;
        if done == total || told.elapsed() >= PROGRESS_EVERY {
            told = Instant::now();
            let file = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            // A page that has gone away needs no progress.
            let _ = app.emit("import-progress", ImportProgress { done, total, file });
        }
        if shell.importing().may_go_on() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    // One stays, for the next paste; the others' memory goes back to the system.
    shell.reader().rest(1);
    report.left = total - done;
    report.changes = keeper.changes.into();
    let looked = Instant::now();
    let mut is_looking = report.left == 0;
    let mut is_found = false;
    while is_looking {
        is_found = shell.on_library_unheard(clipfile_core::Library::find_copies_step)?.left == 0;
        is_looking = !is_found && looked.elapsed() < COPIES_WITHIN;
    }
    if is_found {
        let kept: Vec<ArticleId> = report.files.iter().filter_map(|file| file.article.map(ArticleId)).collect();
        let count = |library: &mut clipfile_core::Library| {
            kept.iter().try_fold(0, |sum, id| Ok(sum + u32::from(library.count_copies(*id)? > 0)))
        };
        report.copies = Some(shell.on_library(count)?);
    }
    Ok(report)
}

/// Keeps articles in the open library, which is free for others between two commits.
struct Keeper<'s> {
    shell: &'s Shell,
    batch: i64,
    changes: Changes,
}

impl Keep for Keeper<'_> {
    fn keep(&mut self, articles: &[Incoming]) -> Result<Vec<Kept>> {
        let done = self.shell.on_library(|library| library.add_all(articles, self.batch))?;
        self.changes.add(done.changes);
        Ok(done.value)
    }

    fn keep_archive(&mut self, archive: &Archive) -> Result<usize> {
        let done = self.shell.on_library(|library| library.add_archive(archive))?;
        self.changes.add(done.changes);
        Ok(done.value)
    }

    fn keep_annotations(&mut self, annotations: &Annotations, file: &str) -> Result<ImportedAnnotations> {
        let done = self.shell.on_library(|library| library.import_annotations(annotations, file))?;
        self.changes.add(done.changes);
        Ok(done.value)
    }
}
