//! Marking anew: ends of passages, splitting, merging, and the names of the colours.

use crate::shell::{Reply, Shell};
use clipfile_core::id::{DocumentId, HighlightId};
use clipfile_wire::document::bytes_of;
use clipfile_wire::highlight::{AddedHighlight, highlight_ids};
use clipfile_wire::library::Changes;
use clipfile_wire::marking::{ColourName, MergePassages, MovePassage, SplitParts, SplitPassage};
use tauri::State;

#[tauri::command]
pub(crate) async fn move_passage(shell: State<'_, Shell>, args: MovePassage) -> Reply<Changes> {
    let document = DocumentId(args.document);
    shell
        .with(move |library| {
            let range = bytes_of(&library.document(document)?, args.start_unit, args.end_unit)?;
            library.move_passage(HighlightId(args.passage), document, range).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn split_passage(shell: State<'_, Shell>, args: SplitPassage) -> Reply<SplitParts> {
    shell
        .with(move |library| {
            let at = args.in_bytes(library)?;
            let done = library.split_passage(HighlightId(args.passage), DocumentId(args.document), &at)?;
            Ok(done.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn merge_passages(shell: State<'_, Shell>, args: MergePassages) -> Reply<AddedHighlight> {
    shell
        .with(move |library| {
            let done = library.merge_passages(&highlight_ids(&args.passages), DocumentId(args.document))?;
            Ok(AddedHighlight { passage: done.value.0, changes: done.changes.into() })
        })
        .await
}

#[tauri::command]
pub(crate) async fn colour_names(shell: State<'_, Shell>) -> Reply<Vec<ColourName>> {
    shell.with(|library| ColourName::all_of(library)).await
}

#[tauri::command]
pub(crate) async fn set_colour_name(shell: State<'_, Shell>, args: ColourName) -> Reply<Changes> {
    shell
        .with(move |library| library.set_colour_name(args.colour.into(), &args.name).map(|done| done.changes.into()))
        .await
}
