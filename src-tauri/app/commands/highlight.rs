//! Passages.

use crate::clipboard;
use crate::shell::{Reply, Shell};
use clipfile_core::Library;
use clipfile_core::id::{DocumentId, HighlightId};
use clipfile_core::note::Subject;
use clipfile_wire::document::bytes_of;
use clipfile_wire::highlight::{
    AddHighlight, AddedHighlight, CopyQuotation, ListPassages, ManyPassages, PassagePage, PassageView, Passages,
    SetColour, SetPassageNote, TagPassages, highlight_ids,
};
use clipfile_wire::library::Changes;
use clipfile_wire::listing::is_quick;
use tauri::{AppHandle, State};

#[tauri::command]
pub(crate) async fn passages(shell: State<'_, Shell>, args: Passages) -> Reply<Vec<PassageView>> {
    shell.with(move |library| PassageView::all_of(library, DocumentId(args.document))).await
}

#[tauri::command]
pub(crate) async fn list_passages(shell: State<'_, Shell>, args: ListPassages) -> Reply<PassagePage> {
    shell.ask(args.turn, is_quick(args.effort), move |searcher| PassagePage::of(searcher, &args)).await
}

#[tauri::command]
pub(crate) async fn add_highlight(shell: State<'_, Shell>, args: AddHighlight) -> Reply<AddedHighlight> {
    let add = move |library: &mut Library| {
        let document = DocumentId(args.document);
        let range = bytes_of(&library.document(document)?, args.start_unit, args.end_unit)?;
        let done = library.add_highlight(document, range, args.colour.into())?;
        Ok(AddedHighlight { passage: done.value.0, changes: done.changes.into() })
    };
    shell.with(add).await
}

#[tauri::command]
pub(crate) async fn set_highlight_colour(shell: State<'_, Shell>, args: SetColour) -> Reply<Changes> {
    let passages = highlight_ids(&args.passages);
    shell
        .with(move |library| {
            library.set_highlight_colour(&passages, args.colour.into()).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn trash_highlights(shell: State<'_, Shell>, args: ManyPassages) -> Reply<Changes> {
    shell
        .with(move |library| library.trash_highlights(&highlight_ids(&args.passages)).map(|done| done.changes.into()))
        .await
}

#[tauri::command]
pub(crate) async fn restore_highlights(shell: State<'_, Shell>, args: ManyPassages) -> Reply<Changes> {
    shell
        .with(move |library| library.restore_highlights(&highlight_ids(&args.passages)).map(|done| done.changes.into()))
        .await
}

fn subjects(passages: &[i64]) -> Vec<Subject> {
    highlight_ids(passages).into_iter().map(Subject::Highlight).collect()
}

#[tauri::command]
pub(crate) async fn tag_highlights(shell: State<'_, Shell>, args: TagPassages) -> Reply<Changes> {
    shell.with(move |library| library.tag(&subjects(&args.passages), &args.path).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn untag_highlights(shell: State<'_, Shell>, args: TagPassages) -> Reply<Changes> {
    shell
        .with(move |library| library.untag(&subjects(&args.passages), &args.path).map(|done| done.changes.into()))
        .await
}

#[tauri::command]
pub(crate) async fn set_highlight_note(shell: State<'_, Shell>, args: SetPassageNote) -> Reply<Changes> {
    let subject = Subject::Highlight(HighlightId(args.passage));
    shell.with(move |library| library.set_note(subject, &args.body).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn copy_quotation(app: AppHandle, shell: State<'_, Shell>, args: CopyQuotation) -> Reply<()> {
    let copy = move |shell: &Shell| {
        let document = DocumentId(args.document);
        let quotation = shell.on_library(|library| {
            let range = bytes_of(&library.document(document)?, args.start_unit, args.end_unit)?;
            library.quotation(document, range)
        })?;
        clipboard::write(&app, quotation.into())
    };
    shell.run(copy).await
}
