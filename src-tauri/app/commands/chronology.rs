//! Who said what when.

use crate::shell::{Reply, Shell};
use clipfile_wire::chronology::{AskChronology, ChronologyView};
use tauri::State;

#[tauri::command]
pub(crate) async fn chronology(shell: State<'_, Shell>, args: AskChronology) -> Reply<ChronologyView> {
    shell.with(move |library| ChronologyView::of(library, &args)).await
}
