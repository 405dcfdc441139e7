//! Articles and their documents.

use crate::shell::{Reply, Shell};
use clipfile_core::id::{ArticleId, DocumentId};
use clipfile_core::note::Subject;
use clipfile_wire::article::{
    ArchiveArticles, ArticleView, EditArticle, ManyArticles, OneArticle, SetArticleNote, SetRead, TagArticles,
    article_ids,
};
use clipfile_wire::document::{DocumentView, OneDocument, PutBack};
use clipfile_wire::library::{Changes, Emptied};
use clipfile_wire::listing::{ArticlePage, ListArticles, is_quick};
use tauri::State;

#[tauri::command]
pub(crate) async fn list_articles(shell: State<'_, Shell>, args: ListArticles) -> Reply<ArticlePage> {
    shell.ask(args.turn, is_quick(args.effort), move |searcher| ArticlePage::of(searcher, &args)).await
}

#[tauri::command]
pub(crate) async fn article(shell: State<'_, Shell>, args: OneArticle) -> Reply<ArticleView> {
    shell.with(move |library| ArticleView::of(library, ArticleId(args.article))).await
}

#[tauri::command]
pub(crate) async fn document(shell: State<'_, Shell>, args: OneDocument) -> Reply<DocumentView> {
    shell.with(move |library| DocumentView::of(library, DocumentId(args.document))).await
}

#[tauri::command]
pub(crate) async fn edit_article(shell: State<'_, Shell>, args: EditArticle) -> Reply<Changes> {
    let edit = move |library: &mut clipfile_core::Library| {
        library.edit_article(ArticleId(args.article), &args.citation.to_core()?).map(|done| done.changes.into())
    };
    shell.with(edit).await
}

#[tauri::command]
pub(crate) async fn archive_articles(shell: State<'_, Shell>, args: ArchiveArticles) -> Reply<Changes> {
    shell
        .with(move |library| {
            library.archive(&article_ids(&args.articles), args.archived).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn set_read(shell: State<'_, Shell>, args: SetRead) -> Reply<()> {
    shell.with(move |library| library.set_read(&article_ids(&args.articles), args.read)).await
}

#[tauri::command]
pub(crate) async fn trash_articles(shell: State<'_, Shell>, args: ManyArticles) -> Reply<Changes> {
    shell.with(move |library| library.trash(&article_ids(&args.articles)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn restore_articles(shell: State<'_, Shell>, args: ManyArticles) -> Reply<Changes> {
    shell.with(move |library| library.restore(&article_ids(&args.articles)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn empty_trash(shell: State<'_, Shell>) -> Reply<Emptied> {
    shell.with(|library| library.empty_trash().map(Emptied::from)).await
}

#[tauri::command]
pub(crate) async fn put_back(shell: State<'_, Shell>, args: PutBack) -> Reply<Changes> {
    let put_back = move |library: &mut clipfile_core::Library| {
        library.put_back(DocumentId(args.document), args.dropped).map(|done| done.changes.into())
    };
    shell.with(put_back).await
}

fn subjects(articles: &[i64]) -> Vec<Subject> {
    article_ids(articles).into_iter().map(Subject::Article).collect()
}

#[tauri::command]
pub(crate) async fn tag_articles(shell: State<'_, Shell>, args: TagArticles) -> Reply<Changes> {
    shell.with(move |library| library.tag(&subjects(&args.articles), &args.path).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn untag_articles(shell: State<'_, Shell>, args: TagArticles) -> Reply<Changes> {
    shell
        .with(move |library| library.untag(&subjects(&args.articles), &args.path).map(|done| done.changes.into()))
        .await
}

#[tauri::command]
pub(crate) async fn set_article_note(shell: State<'_, Shell>, args: SetArticleNote) -> Reply<Changes> {
    let subject = Subject::Article(ArticleId(args.article));
    shell.with(move |library| library.set_note(subject, &args.body).map(|done| done.changes.into())).await
}
