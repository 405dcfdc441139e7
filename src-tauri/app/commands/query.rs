//! What stands in the search box.

use crate::shell::{Reply, Shell};
use clipfile_wire::query::{QueryView, ReadQuery};
use tauri::State;

#[tauri::command]
pub(crate) async fn read_query(shell: State<'_, Shell>, args: ReadQuery) -> Reply<QueryView> {
    shell.with(move |library| QueryView::of(library, &args)).await
}
