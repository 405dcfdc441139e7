//! Contradictions in the ledger.

use crate::shell::{Reply, Shell};
use clipfile_wire::contradiction::ContradictionView;
use tauri::State;

#[tauri::command]
pub(crate) async fn contradictions(shell: State<'_, Shell>) -> Reply<Vec<ContradictionView>> {
    shell.with(|library| ContradictionView::all_of(library)).await
}
