//! Drafts.

use crate::outside::Ask;
use crate::shell::{Reply, Shell};
use clipfile_core::draft::{Answer, of_held};
use clipfile_core::exporters::DRAFT_FORMATS;
use clipfile_core::id::{DraftId, StoryId};
use clipfile_core::importers::read_file;
use clipfile_core::{Error, Result};
use clipfile_wire::draft::{
    AddedDraft, AnswerDraft, CheckDraft, CheckedDraft, DraftFields, DraftFile, DraftProgress, DraftRow, DraftView,
    EditDraft, ExportDraft, ListDrafts, ManyDrafts, OneDraft, draft_ids,
};
use clipfile_wire::library::Changes;
use std::path::Path;
use tauri::State;

#[tauri::command]
pub(crate) async fn drafts(shell: State<'_, Shell>, args: ListDrafts) -> Reply<Vec<DraftRow>> {
    shell
        .with(move |library| {
            let drafts = library.drafts(args.trash, args.story.map(StoryId))?;
            drafts.iter().map(|draft| DraftRow::of(library, draft)).collect()
        })
        .await
}

#[tauri::command]
pub(crate) async fn draft(shell: State<'_, Shell>, args: OneDraft) -> Reply<DraftView> {
    shell.run(move |shell| view(shell, DraftId(args.draft))).await
}

#[tauri::command]
pub(crate) async fn choose_draft(shell: State<'_, Shell>) -> Reply<Option<DraftFile>> {
    let choose = |shell: &Shell| {
        let Some(path) = shell.dialogs().ask(&Ask::Draft).into_iter().next() else { return Ok(None) };
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let wrong = |why: String| Error::Invalid(format!("{name}: {why}"));
        let (text, language) = read_file(shell.reader(), &path).and_then(of_held).map_err(wrong)?;
        let title = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Some(DraftFile { title, text, language: language.unwrap_or_default() }))
    };
    shell.run(choose).await
}

#[tauri::command]
pub(crate) async fn add_draft(shell: State<'_, Shell>, args: DraftFields) -> Reply<AddedDraft> {
    shell
        .with(move |library| {
            let done = library.add_draft(&args.read())?;
            Ok(AddedDraft { draft: done.value.0, changes: done.changes.into() })
        })
        .await
}

#[tauri::command]
pub(crate) async fn edit_draft(shell: State<'_, Shell>, args: EditDraft) -> Reply<Changes> {
    shell
        .with(move |library| {
            library.edit_draft(DraftId(args.draft), &args.fields.read()).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn check_draft(shell: State<'_, Shell>, args: CheckDraft) -> Reply<CheckedDraft> {
    let check = move |shell: &Shell| {
        let id = DraftId(args.draft);
        let language = shell.on_library(|library| library.draft(id))?.fields.language;
        let open = || shell.on_library(|library| library.checker());
        let report = shell.drafting().check(&args.text, language.as_deref(), open)?;
        let done = shell.on_library(|library| library.keep_check(id, &args.text, &report))?;
        Ok(CheckedDraft { draft: view(shell, id)?, left_out: report.left_out, changes: done.changes.into() })
    };
    shell.run(check).await
}

#[tauri::command]
pub(crate) async fn draft_progress(shell: State<'_, Shell>) -> Reply<DraftProgress> {
    let (done, all) = shell.drafting().progress();
    Ok(DraftProgress { done, all })
}

#[tauri::command]
pub(crate) async fn cancel_draft_check(shell: State<'_, Shell>) -> Reply<()> {
    shell.drafting().stop();
    Ok(())
}

#[tauri::command]
pub(crate) async fn answer_draft(shell: State<'_, Shell>, args: AnswerDraft) -> Reply<Changes> {
    shell
        .with(move |library| {
            let answer: Option<Answer> = args.answer.as_ref().map(clipfile_wire::draft::DraftAnswer::read);
            let done = library.answer_draft(DraftId(args.draft), &args.findings, answer.as_ref())?;
            Ok(done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn trash_drafts(shell: State<'_, Shell>, args: ManyDrafts) -> Reply<Changes> {
    shell.with(move |library| library.trash_drafts(&draft_ids(&args.drafts)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn restore_drafts(shell: State<'_, Shell>, args: ManyDrafts) -> Reply<Changes> {
    shell.with(move |library| library.restore_drafts(&draft_ids(&args.drafts)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn export_draft(shell: State<'_, Shell>, args: ExportDraft) -> Reply<Option<String>> {
    let export = move |shell: &Shell| {
        let id = DraftId(args.draft);
        let held = shell.on_library(|library| library.draft_held_back(id))?;
        if args.despite.is_none() && !held.is_empty() {
            // Before anybody is asked where to: it says that it is held back.
            shell.on_library(|library| library.export_draft(id, &args.format, Path::new(""), false))?;
        }
        let known = DRAFT_FORMATS.iter().find(|(name, _)| *name == args.format);
        let (_, extension) =
            known.ok_or_else(|| Error::Invalid(format!("“{}” is no format of a draft", args.format)))?;
        let title = shell.on_library(|library| library.draft(id))?.fields.title;
        let name: String = title.chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' }).take(60).collect();
        let question = Ask::SaveAs { name: name.trim_matches('-'), extension };
        let Some(path) = shell.dialogs().ask(&question).into_iter().next() else { return Ok(None) };
        if let (Some(despite), false) = (args.despite.clone(), held.is_empty()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let _ = shell.on_library(|library| library.log_early(&held, &despite.into(), &args.format, &name))?;
        }
        shell.on_library(|library| library.export_draft(id, &args.format, &path, args.despite.is_some()))?;
        Ok(Some(path.to_string_lossy().into_owned()))
    };
    shell.run(export).await
}

fn view(shell: &Shell, id: DraftId) -> Result<DraftView> {
    let draft = shell.on_library(|library| library.draft(id))?;
    let findings = shell.drafting().show(&draft, || shell.on_library(|library| library.checker()))?;
    shell.on_library(|library| DraftView::of(library, &draft, &findings))
}
