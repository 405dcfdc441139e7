//! Addresses that lead into the library.

use crate::shell::{Reply, Shell};
use clipfile_wire::address::{OneAddress, TargetView};
use tauri::State;

#[tauri::command]
pub(crate) async fn take_address(shell: State<'_, Shell>) -> Reply<Option<String>> {
    Ok(shell.waiting_address().take())
}

#[tauri::command]
pub(crate) async fn look_up_address(shell: State<'_, Shell>, args: OneAddress) -> Reply<TargetView> {
    shell.with(move |library| library.at_address(&args.address).map(TargetView::from)).await
}
