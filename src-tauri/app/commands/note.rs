//! Notes in a list of their own.

use crate::shell::{Reply, Shell};
use clipfile_core::id::NoteId;
use clipfile_wire::library::Changes;
use clipfile_wire::note::{AddNote, EditNote, ListNotes, NotePage};
use tauri::State;

#[tauri::command]
pub(crate) async fn list_notes(shell: State<'_, Shell>, args: ListNotes) -> Reply<NotePage> {
    shell.with(move |library| NotePage::of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn add_note(shell: State<'_, Shell>, args: AddNote) -> Reply<Changes> {
    shell.with(move |library| library.add_note(&args.body).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn edit_note(shell: State<'_, Shell>, args: EditNote) -> Reply<Changes> {
    shell.with(move |library| library.edit_note(NoteId(args.note), &args.body).map(|done| done.changes.into())).await
}
