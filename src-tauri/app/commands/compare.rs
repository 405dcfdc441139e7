//! What differs between two documents.

use crate::outside::Ask;
use crate::shell::{Reply, Shell};
use clipfile_core::compare::Format;
use clipfile_core::id::DocumentId;
use clipfile_wire::compare::{CompareDocuments, ComparisonView, ExportComparison};
use tauri::State;

#[tauri::command]
pub(crate) async fn compare_documents(shell: State<'_, Shell>, args: CompareDocuments) -> Reply<ComparisonView> {
    let compare = move |shell: &Shell| {
        let compared = shell.on_library(|library| library.compare(DocumentId(args.old), DocumentId(args.new)))?;
        Ok(ComparisonView::of(&compared))
    };
    shell.run(compare).await
}

#[tauri::command]
pub(crate) async fn export_comparison(shell: State<'_, Shell>, args: ExportComparison) -> Reply<Option<String>> {
    let export = move |shell: &Shell| {
        let format = Format::named(&args.format)?;
        let compared = shell.on_library(|library| library.compare(DocumentId(args.old), DocumentId(args.new)))?;
        let name = compared.file_stem();
        let question = Ask::SaveAs { name: &name, extension: format.extension() };
        let Some(path) = shell.dialogs().ask(&question).into_iter().next() else { return Ok(None) };
        compared.write(format, &path)?;
        Ok(Some(path.to_string_lossy().into_owned()))
    };
    shell.run(export).await
}
