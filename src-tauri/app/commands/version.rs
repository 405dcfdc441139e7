//! Versions of articles, and what became of passages in them.

use crate::shell::{Reply, Shell};
use clipfile_core::id::{ArticleId, CaptureId, DocumentId};
use clipfile_wire::article::OneArticle;
use clipfile_wire::document::OneDocument;
use clipfile_wire::library::Changes;
use clipfile_wire::original::OneCapture;
use clipfile_wire::version::{
    AnswerReview, MergeArticles, ReadAgain, ReviewView, SplitOff, VersionDifference, VersionView,
};
use tauri::State;

#[tauri::command]
pub(crate) async fn versions(shell: State<'_, Shell>, args: OneArticle) -> Reply<Vec<VersionView>> {
    shell.with(move |library| VersionView::all_of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn version_differences(shell: State<'_, Shell>, args: OneArticle) -> Reply<Vec<VersionDifference>> {
    shell.with(move |library| VersionDifference::all_of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn keep_version(shell: State<'_, Shell>, args: OneCapture) -> Reply<Changes> {
    shell.with(move |library| Ok(library.keep_version(CaptureId(args.capture))?.changes.into())).await
}

#[tauri::command]
pub(crate) async fn put_away_version(shell: State<'_, Shell>, args: OneCapture) -> Reply<Changes> {
    shell.with(move |library| Ok(library.put_away_version(CaptureId(args.capture))?.changes.into())).await
}

#[tauri::command]
pub(crate) async fn split_version(shell: State<'_, Shell>, args: OneCapture) -> Reply<SplitOff> {
    shell.with(move |library| SplitOff::of(library, args.capture)).await
}

#[tauri::command]
pub(crate) async fn merge_articles(shell: State<'_, Shell>, args: MergeArticles) -> Reply<Changes> {
    shell.with(move |library| args.run(library)).await
}

#[tauri::command]
pub(crate) async fn read_again(shell: State<'_, Shell>, args: OneArticle) -> Reply<ReadAgain> {
    let read = move |shell: &Shell| {
        let done = shell.on_library(|library| library.extract_again(ArticleId(args.article), shell.reader()))?;
        Ok(ReadAgain { changed: done.value.is_some(), changes: done.changes.into() })
    };
    shell.run(read).await
}

#[tauri::command]
pub(crate) async fn reviews(shell: State<'_, Shell>, args: OneDocument) -> Reply<Vec<ReviewView>> {
    shell.with(move |library| ReviewView::all_of(library, DocumentId(args.document))).await
}

#[tauri::command]
pub(crate) async fn answer_review(shell: State<'_, Shell>, args: AnswerReview) -> Reply<Changes> {
    shell.with(move |library| args.run(library)).await
}
