//! Looking after the file of the open library: whether it is there, what is damaged, its repair, and a copy elsewhere.

use crate::outside::Ask;
use crate::shell::{Reply, Shell};
use clipfile_core::Error;
use clipfile_wire::library::name_of;
use clipfile_wire::upkeep::{Checked, FileState, RepairProgress, Repaired};
use tauri::State;

#[tauri::command]
pub(crate) async fn file_state(shell: State<'_, Shell>) -> Reply<FileState> {
    let look =
        |shell: &Shell| shell.on_library(|library| Ok(FileState::of(library, shell.desk().has_heeded(library.path()))));
    shell.run(look).await
}

#[tauri::command]
pub(crate) async fn heed_place(shell: State<'_, Shell>) -> Reply<()> {
    let heed = |shell: &Shell| {
        let path = shell.on_library(|library| Ok(library.path().to_owned()))?;
        shell.desk().heed_place(&path)
    };
    shell.run(heed).await
}

#[tauri::command]
pub(crate) async fn check_library(shell: State<'_, Shell>) -> Reply<Checked> {
    shell.look(|library| library.check().map(Checked::from)).await
}

#[tauri::command]
pub(crate) async fn repair_library(shell: State<'_, Shell>) -> Reply<Repaired> {
    let backup = shell.run(Shell::repair).await?;
    let left = shell.look(|library| library.check().map(Checked::from)).await?;
    Ok(Repaired { backup: backup.to_string_lossy().into_owned(), left })
}

#[tauri::command]
pub(crate) async fn repair_progress(shell: State<'_, Shell>) -> Reply<RepairProgress> {
    let (done, all) = shell.mending().progress();
    Ok(RepairProgress { done, all })
}

#[tauri::command]
pub(crate) async fn save_library_copy(shell: State<'_, Shell>) -> Reply<Option<String>> {
    let save = |shell: &Shell| {
        let name = shell.on_library(|library| Ok(name_of(library.path())))?;
        let asked = shell.dialogs().ask(&Ask::SaveAs { name: &name, extension: "clipfile" });
        let Some(to) = asked.into_iter().next() else { return Ok(None) };
        shell.on_library(|library| {
            if to == library.path() {
                return Err(Error::Conflict("choose another name: this one is that of the library itself".to_owned()));
            }
            library.backup(&to)
        })?;
        Ok(Some(to.to_string_lossy().into_owned()))
    };
    shell.run(save).await
}
