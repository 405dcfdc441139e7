//! The library as a whole, undo, settings, and links that lead outside.

use crate::outside::Ask;
use crate::shell::{Reply, Shell};
use clipfile_core::Error;
use clipfile_wire::library::{Counts, LibraryInfo, OnePath, OneUrl, Startup, UndoState, Undone};
use clipfile_wire::settings::Settings;
use std::path::Path;
use tauri::{AppHandle, State, Url};
use tauri_plugin_opener::OpenerExt;

#[tauri::command]
pub(crate) async fn start_up(shell: State<'_, Shell>) -> Reply<Startup> {
    let run = |shell: &Shell| {
        shell.start_over();
        let library = shell.info();
        let (problem, asked) =
            shell.problem().map(|(problem, path)| (problem, path.to_string_lossy().into_owned())).unzip();
        Ok(Startup {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            settings: shell.desk().settings(),
            locked: if library.is_none() { shell.locked() } else { None },
            library,
            recent: shell.desk().recent(),
            problem,
            asked,
        })
    };
    shell.run(run).await
}

#[tauri::command]
pub(crate) async fn create_library(shell: State<'_, Shell>, args: OnePath) -> Reply<LibraryInfo> {
    shell.run(move |shell| shell.create(Path::new(&args.path))).await
}

#[tauri::command]
pub(crate) async fn open_library(shell: State<'_, Shell>, args: OnePath) -> Reply<LibraryInfo> {
    shell.run(move |shell| shell.open(Path::new(&args.path))).await
}

#[tauri::command]
pub(crate) async fn open_library_to_read(shell: State<'_, Shell>, args: OnePath) -> Reply<LibraryInfo> {
    shell.run(move |shell| shell.open_to_read(Path::new(&args.path))).await
}

#[tauri::command]
pub(crate) async fn try_to_write(shell: State<'_, Shell>) -> Reply<LibraryInfo> {
    shell.run(|shell| shell.open_to_write(false)).await
}

#[tauri::command]
pub(crate) async fn trust_library(shell: State<'_, Shell>) -> Reply<LibraryInfo> {
    shell.run(|shell| shell.open_to_write(true)).await
}

#[tauri::command]
pub(crate) async fn open_sample(shell: State<'_, Shell>) -> Reply<LibraryInfo> {
    shell.run(Shell::open_sample).await
}

#[tauri::command]
pub(crate) async fn close_library(shell: State<'_, Shell>) -> Reply<()> {
    shell.run(Shell::close).await
}

#[tauri::command]
pub(crate) async fn forget_recent(shell: State<'_, Shell>, args: OnePath) -> Reply<()> {
    shell.run(move |shell| shell.desk().forget(Path::new(&args.path))).await
}

#[tauri::command]
pub(crate) async fn choose_new_library(shell: State<'_, Shell>) -> Reply<Option<String>> {
    ask_one(&shell, Ask::NewLibrary).await.map(|path| path.map(with_ending))
}

#[tauri::command]
pub(crate) async fn choose_library(shell: State<'_, Shell>) -> Reply<Option<String>> {
    ask_one(&shell, Ask::Library).await
}

/// Asks for one path.
pub(super) async fn ask_one(shell: &Shell, question: Ask<'static>) -> Reply<Option<String>> {
    shell
        .run(move |shell| Ok(shell.dialogs().ask(&question)))
        .await
        .map(|paths| paths.first().map(|path| path.to_string_lossy().into_owned()))
}

/// A library's name ends in `.clipfile`, also when the user left it out.
pub(super) fn with_ending(path: String) -> String {
    let has_ending = Path::new(&path).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("clipfile"));
    if has_ending { path } else { format!("{path}.clipfile") }
}

#[tauri::command]
pub(crate) async fn counts(shell: State<'_, Shell>) -> Reply<Counts> {
    shell.with(|library| Counts::of(library)).await
}

#[tauri::command]
pub(crate) async fn save_settings(shell: State<'_, Shell>, args: Settings) -> Reply<()> {
    let save = move |shell: &Shell| {
        let before = shell.desk().settings().backups;
        let is_other = before != args.backups;
        shell.desk().set_settings(args)?;
        if is_other {
            shell.backing_up().wanted_otherwise();
        }
        Ok(())
    };
    shell.run(save).await
}

#[tauri::command]
pub(crate) async fn undo_state(shell: State<'_, Shell>) -> Reply<UndoState> {
    shell.with(|library| library.undo_state().map(UndoState::from)).await
}

#[tauri::command]
pub(crate) async fn undo(shell: State<'_, Shell>) -> Reply<Undone> {
    shell.with(|library| library.undo().map(Undone::from)).await
}

#[tauri::command]
pub(crate) async fn redo(shell: State<'_, Shell>) -> Reply<Undone> {
    shell.with(|library| library.redo().map(Undone::from)).await
}

#[tauri::command]
pub(crate) async fn open_link(app: AppHandle, shell: State<'_, Shell>, args: OneUrl) -> Reply<()> {
    let open = move |_: &Shell| {
        let is_web = Url::parse(&args.url).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto"));
        if !is_web {
            return Err(Error::Invalid(format!("“{}” is not an address on the web", args.url)));
        }
        app.opener().open_url(args.url, None::<&str>).map_err(|error| Error::Invalid(error.to_string()))
    };
    shell.run(open).await
}

#[tauri::command]
pub(crate) async fn reveal_path(app: AppHandle, shell: State<'_, Shell>, args: OnePath) -> Reply<()> {
    let reveal =
        move |_: &Shell| app.opener().reveal_item_in_dir(args.path).map_err(|error| Error::Invalid(error.to_string()));
    shell.run(reveal).await
}
