//! The list of all notes.

use crate::shell::{Reply, Shell};
use clipfile_wire::note::{ListNotes, NotePage};
use tauri::State;

#[tauri::command]
pub(crate) async fn list_notes(shell: State<'_, Shell>, args: ListNotes) -> Reply<NotePage> {
    shell.ask(args.turn, move |searcher| NotePage::of(searcher, &args)).await
}
