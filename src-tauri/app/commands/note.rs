//! Notes in their list.

use crate::shell::{Reply, Shell};
use clipfile_core::id::NoteId;
use clipfile_wire::library::Changes;
use clipfile_wire::listing::is_quick;
use clipfile_wire::note::{AddNote, EditNote, ListNotes, ManyNotes, NotePage, SetNotePrivate, TagNoted, note_ids};
use tauri::State;

#[tauri::command]
pub(crate) async fn list_notes(shell: State<'_, Shell>, args: ListNotes) -> Reply<NotePage> {
    shell.ask(args.turn, is_quick(args.effort), move |searcher| NotePage::of(searcher, &args)).await
}

#[tauri::command]
pub(crate) async fn remove_notes(shell: State<'_, Shell>, args: ManyNotes) -> Reply<Changes> {
    shell.with(move |library| library.remove_notes(&note_ids(&args.notes)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn tag_noted(shell: State<'_, Shell>, args: TagNoted) -> Reply<Changes> {
    shell
        .with(move |library| {
            let noted = library.noted(&note_ids(&args.notes))?;
            library.tag(&noted, &args.path).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn untag_noted(shell: State<'_, Shell>, args: TagNoted) -> Reply<Changes> {
    shell
        .with(move |library| {
            let noted = library.noted(&note_ids(&args.notes))?;
            library.untag(&noted, &args.path).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn add_note(shell: State<'_, Shell>, args: AddNote) -> Reply<Changes> {
    shell.with(move |library| library.add_note(&args.body).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn edit_note(shell: State<'_, Shell>, args: EditNote) -> Reply<Changes> {
    shell.with(move |library| library.edit_note(NoteId(args.note), &args.body).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn set_note_private(shell: State<'_, Shell>, args: SetNotePrivate) -> Reply<Changes> {
    shell
        .with(move |library| {
            let note = args.on.key(library)?;
            library.set_note_private(note, args.private).map(|done| done.changes.into())
        })
        .await
}
