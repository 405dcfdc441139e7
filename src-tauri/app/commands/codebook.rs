//! The codebook, out and in.

use crate::outside::Ask;
use crate::shell::{Reply, Shell};
use clipfile_core::codebook::{self, Form};
use clipfile_wire::codebook::{CodebookReport, ExportCodebook};
use tauri::State;

#[tauri::command]
pub(crate) async fn export_codebook(shell: State<'_, Shell>, args: ExportCodebook) -> Reply<Option<String>> {
    let export = move |shell: &Shell| {
        let form = Form::from(args.form);
        let question = Ask::SaveAs { name: &args.name, extension: form.name() };
        let Some(path) = shell.dialogs().ask(&question).into_iter().next() else { return Ok(None) };
        shell.on_library(|library| library.export_codebook(form, &path))?;
        Ok(Some(path.to_string_lossy().into_owned()))
    };
    shell.run(export).await
}

#[tauri::command]
pub(crate) async fn import_codebook(shell: State<'_, Shell>) -> Reply<Option<CodebookReport>> {
    let import = move |shell: &Shell| {
        let Some(path) = shell.dialogs().ask(&Ask::Codebook).into_iter().next() else { return Ok(None) };
        let bytes = codebook::read_file(&path)?;
        shell.on_library(|library| library.import_codebook(&bytes)).map(|done| Some(done.into()))
    };
    shell.run(import).await
}
