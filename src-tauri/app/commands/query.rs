//! What stands in the search box.

use crate::shell::{Reply, Shell};
use clipfile_wire::query::{QueryView, ReadQuery, SuggestQuery};
use tauri::State;

#[tauri::command]
pub(crate) async fn read_query(shell: State<'_, Shell>, args: ReadQuery) -> Reply<QueryView> {
    shell.with(move |library| QueryView::of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn suggest_query(shell: State<'_, Shell>, args: SuggestQuery) -> Reply<Option<String>> {
    shell.with(move |library| library.suggest(&args.text)).await
}
