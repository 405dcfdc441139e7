//! Citations and their styles.

use crate::clipboard::{self, Forms};
use crate::outside::Ask;
use crate::shell::{Reply, Shell};
use clipfile_core::Library;
use clipfile_core::citation::read_style;
use clipfile_wire::citation::{AddedStyle, CopyCitation, OneStyle, RenameStyle, StylePreview, StyleView};
use clipfile_wire::library::Changes;
use tauri::{AppHandle, State};

#[tauri::command]
pub(crate) async fn copy_citation(app: AppHandle, shell: State<'_, Shell>, args: CopyCitation) -> Reply<()> {
    let copy = move |shell: &Shell| {
        let (html, plain) = shell.on_library(|library| args.written(library))?;
        clipboard::write(&app, Forms { plain, html, markdown: None })
    };
    shell.run(copy).await
}

#[tauri::command]
pub(crate) async fn citation_styles(shell: State<'_, Shell>) -> Reply<Vec<StyleView>> {
    shell.with(|library| StyleView::all_of(library)).await
}

#[tauri::command]
pub(crate) async fn preview_citation_style(shell: State<'_, Shell>, args: OneStyle) -> Reply<StylePreview> {
    shell.with(move |library| StylePreview::of(library, &args.style)).await
}

#[tauri::command]
pub(crate) async fn choose_citation_style(shell: State<'_, Shell>, args: OneStyle) -> Reply<Changes> {
    shell.with(move |library| library.choose_style(&args.style).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn add_citation_style(shell: State<'_, Shell>) -> Reply<Option<AddedStyle>> {
    let add = move |shell: &Shell| {
        let Some(path) = shell.dialogs().ask(&Ask::Style).into_iter().next() else { return Ok(None) };
        let csl = read_style(&path)?;
        shell.on_library(|library| {
            let done = library.add_style(&csl, None)?;
            AddedStyle::of(library, done).map(Some)
        })
    };
    shell.run(add).await
}

#[tauri::command]
pub(crate) async fn rename_citation_style(shell: State<'_, Shell>, args: RenameStyle) -> Reply<Changes> {
    let rename = move |library: &mut Library| {
        let style = library.kept_style(&args.style)?;
        library.rename_style(style.id, &args.name).map(|done| done.changes.into())
    };
    shell.with(rename).await
}

#[tauri::command]
pub(crate) async fn remove_citation_style(shell: State<'_, Shell>, args: OneStyle) -> Reply<Changes> {
    let remove = move |library: &mut Library| {
        let style = library.kept_style(&args.style)?;
        library.remove_style(style.id).map(|done| done.changes.into())
    };
    shell.with(remove).await
}
