//! Copies of the same story.

use crate::shell::{Reply, Shell};
use clipfile_core::id::ArticleId;
use clipfile_wire::article::{ManyArticles, OneArticle};
use clipfile_wire::copies::CopiesView;
use clipfile_wire::library::Changes;
use tauri::State;

#[tauri::command]
pub(crate) async fn copies(shell: State<'_, Shell>, args: OneArticle) -> Reply<Option<CopiesView>> {
    shell.with(move |library| CopiesView::of(library, args.article)).await
}

#[tauri::command]
pub(crate) async fn ungroup_copy(shell: State<'_, Shell>, args: OneArticle) -> Reply<Changes> {
    shell.with(move |library| Ok(library.ungroup_copy(ArticleId(args.article))?.changes.into())).await
}

#[tauri::command]
pub(crate) async fn group_copies(shell: State<'_, Shell>, args: ManyArticles) -> Reply<Changes> {
    let articles: Vec<ArticleId> = args.articles.into_iter().map(ArticleId).collect();
    shell.with(move |library| Ok(library.group_copies(&articles)?.changes.into())).await
}
