//! Backups of the open library.

use super::library::{ask_one, with_ending};
use crate::backing_up;
use crate::outside::Ask;
use crate::shell::{Reply, Shell};
use clipfile_wire::backup::{BackupsView, ManyBackups};
use clipfile_wire::library::{LibraryInfo, OnePath};
use std::path::Path;
use tauri::{AppHandle, State};

#[tauri::command]
pub(crate) async fn backups(shell: State<'_, Shell>) -> Reply<BackupsView> {
    shell.run(backing_up::view).await
}

#[tauri::command]
pub(crate) async fn back_up(shell: State<'_, Shell>) -> Reply<BackupsView> {
    shell.run(|shell| backing_up::make(shell).and_then(|_| backing_up::view(shell))).await
}

#[tauri::command]
pub(crate) async fn choose_backup_folder(shell: State<'_, Shell>) -> Reply<Option<String>> {
    ask_one(&shell, Ask::BackupFolder).await
}

#[tauri::command]
pub(crate) async fn restore_backup(shell: State<'_, Shell>, args: OnePath) -> Reply<Option<LibraryInfo>> {
    let restore = move |shell: &Shell| {
        let backup = backing_up::named(shell, &args.path)?;
        // Library and day; time, occasion and mark are for telling backups apart.
        let name = backup.file_stem().unwrap_or_default().to_string_lossy();
        let name = format!("{}.clipfile", name.rsplitn(4, ' ').last().unwrap_or(&name));
        let answer = shell.dialogs().ask(&Ask::RestoredAs { name: &name });
        let Some(to) = answer.first().map(|path| with_ending(path.to_string_lossy().into_owned())) else {
            return Ok(None);
        };
        shell.restore(&backup, Path::new(&to)).map(Some)
    };
    shell.run(restore).await
}

#[tauri::command]
pub(crate) async fn remove_backups(shell: State<'_, Shell>, args: ManyBackups) -> Reply<BackupsView> {
    shell.run(move |shell| backing_up::remove(shell, &args.paths).and_then(|()| backing_up::view(shell))).await
}

#[tauri::command]
pub(crate) async fn replace_backups(app: AppHandle, shell: State<'_, Shell>) -> Reply<u32> {
    let replaced = shell.run(backing_up::replace).await;
    backing_up::tell(&app);
    replaced
}

#[tauri::command]
pub(crate) async fn encrypt_backups(app: AppHandle, shell: State<'_, Shell>) -> Reply<u32> {
    let encrypted = shell.run(backing_up::encrypt).await;
    backing_up::tell(&app);
    encrypted
}
