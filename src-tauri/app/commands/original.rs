//! The source of a capture: to look at, and to take out.

use crate::outside::Ask;
use crate::shell::{Reply, Shell};
use clipfile_core::id::CaptureId;
use clipfile_wire::original::{OneCapture, OriginalView};
use tauri::State;

#[tauri::command]
pub(crate) async fn original(shell: State<'_, Shell>, args: OneCapture) -> Reply<OriginalView> {
    let look = move |shell: &Shell| {
        let original = shell.on_library(|library| library.original(CaptureId(args.capture)))?;
        Ok(OriginalView::of(&original, shell.reader()))
    };
    shell.run(look).await
}

#[tauri::command]
pub(crate) async fn save_original(shell: State<'_, Shell>, args: OneCapture) -> Reply<Option<String>> {
    let save = move |shell: &Shell| {
        let original = shell.on_library(|library| library.original(CaptureId(args.capture)))?;
        let name = original.file_name();
        let Some(path) = shell.dialogs().ask(&Ask::CopyAs { file_name: &name }).into_iter().next() else {
            return Ok(None);
        };
        original.save(&path)?;
        Ok(Some(path.to_string_lossy().into_owned()))
    };
    shell.run(save).await
}
