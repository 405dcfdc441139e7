//! Exports: written beside the work that goes on, with progress and a way to stop.

use crate::outside::Ask;
use crate::shell::{Reply, Shell};
use clipfile_core::exporters::Template;
use clipfile_core::{Library, Result};
use clipfile_wire::export::{
    ChoiceView, ChooseExport, Export, ExportProgress, ExportReport, ExporterView, ExtentView, MeasureExport,
    PreviewTemplate,
};
use clipfile_wire::library::Changes;
use std::cell::Cell;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter, State};

/// How often the page hears of the progress.
const PROGRESS_EVERY: Duration = Duration::from_millis(100);

#[tauri::command]
pub(crate) async fn choose_export(shell: State<'_, Shell>, args: ChooseExport) -> Reply<Option<String>> {
    let choose = move |shell: &Shell| {
        let extension = ExporterView::named(&args.format)?.extension;
        let question =
            if args.folder { Ask::ExportFolder } else { Ask::SaveAs { name: &args.name, extension: &extension } };
        let path = shell.dialogs().ask(&question).into_iter().next();
        // A folder of the export's own inside the chosen one, so that nothing that is there is mixed with it.
        let path = path.map(|path| if args.folder { path.join(&args.name) } else { path });
        Ok(path.map(|path| path.to_string_lossy().into_owned()))
    };
    shell.run(choose).await
}

#[tauri::command]
pub(crate) async fn exporters(shell: State<'_, Shell>) -> Reply<Vec<ExporterView>> {
    shell.run(|_| Ok(ExporterView::all())).await
}

#[tauri::command]
pub(crate) async fn export_choices(shell: State<'_, Shell>) -> Reply<Vec<ChoiceView>> {
    shell.with(|library| ChoiceView::all(library)).await
}

#[tauri::command]
pub(crate) async fn measure_export(shell: State<'_, Shell>, args: MeasureExport) -> Reply<ExtentView> {
    shell.with(move |library| library.export_extent(&args.scope.to_core(library)).map(ExtentView::from)).await
}

#[tauri::command]
pub(crate) async fn choose_template(shell: State<'_, Shell>) -> Reply<Option<String>> {
    let choose = |shell: &Shell| {
        let path = shell.dialogs().ask(&Ask::Template).into_iter().next();
        Ok(path.map(|path| path.to_string_lossy().into_owned()))
    };
    shell.run(choose).await
}

#[tauri::command]
pub(crate) async fn begin_template(shell: State<'_, Shell>) -> Reply<Option<String>> {
    let begin = |shell: &Shell| {
        let question = Ask::CopyAs { file_name: "Clipfile template.md.jinja" };
        let Some(path) = shell.dialogs().ask(&question).into_iter().next() else { return Ok(None) };
        Template::begin(&path)?;
        Ok(Some(path.to_string_lossy().into_owned()))
    };
    shell.run(begin).await
}

#[tauri::command]
pub(crate) async fn preview_template(shell: State<'_, Shell>, args: PreviewTemplate) -> Reply<String> {
    // Beside the work that goes on, for a template may take its time.
    let preview = move |library: &Library| library.preview_template(&args.scope.to_core(library), &args.options()?);
    shell.look(preview).await
}

#[tauri::command]
pub(crate) async fn export(app: AppHandle, shell: State<'_, Shell>, args: Export) -> Reply<ExportReport> {
    shell.exporting().begin();
    let write = move |shell: &Shell| -> Result<ExportReport> {
        // A library of its own to read, so that nothing that the user does meanwhile waits for the export.
        let library = shell.on_library_unheard(|library| library.another_to_read())?;
        let scope = args.scope.to_core(&library);
        if let Some(despite) = &args.despite {
            let held = library.held_back(&scope)?;
            let name = Path::new(&args.path).file_name().unwrap_or_default().to_string_lossy();
            if !held.is_empty() {
                // Before it goes out: what is not in the log does not leave.
                let despite = despite.clone().into();
                let done = shell.on_library(|library| library.log_early(&held, &despite, &args.format, &name))?;
                let _ = app.emit("library-changed", Changes::from(done.changes));
            }
        }
        let told = Cell::new(None::<Instant>);
        let watch = |done: u32, total: u32| {
            if told.get().is_none_or(|last| last.elapsed() >= PROGRESS_EVERY) {
                told.set(Some(Instant::now()));
                // A page that has gone away needs no progress.
                let _ = app.emit("export-progress", ExportProgress { done, total });
            }
            if shell.exporting().may_go_on() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        let done = library.export_with(&args.format, &scope, &args.options()?, Path::new(&args.path), &watch)?;
        Ok(done.into())
    };
    shell.run(write).await
}

#[tauri::command]
pub(crate) async fn cancel_export(shell: State<'_, Shell>) -> Reply<()> {
    shell.exporting().stop();
    Ok(())
}
