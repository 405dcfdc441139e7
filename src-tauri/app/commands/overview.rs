//! A result looked at from above.

use crate::shell::{Reply, Shell};
use clipfile_wire::overview::{
    ArrangedArticles, ArrangedNotes, ArrangedPassages, AskSummary, AskTimeline, ListArranged, OnePassage,
    PassageContext, SummaryView, TimelineView,
};
use tauri::State;

#[tauri::command]
pub(crate) async fn summary(shell: State<'_, Shell>, args: AskSummary) -> Reply<SummaryView> {
    shell.with(move |library| SummaryView::of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn timeline(shell: State<'_, Shell>, args: AskTimeline) -> Reply<TimelineView> {
    shell.with(move |library| TimelineView::of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn arrange_articles(shell: State<'_, Shell>, args: ListArranged) -> Reply<ArrangedArticles> {
    shell.with(move |library| ArrangedArticles::of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn arrange_passages(shell: State<'_, Shell>, args: ListArranged) -> Reply<ArrangedPassages> {
    shell.with(move |library| ArrangedPassages::of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn arrange_notes(shell: State<'_, Shell>, args: ListArranged) -> Reply<ArrangedNotes> {
    shell.with(move |library| ArrangedNotes::of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn passage_context(shell: State<'_, Shell>, args: OnePassage) -> Reply<PassageContext> {
    shell.with(move |library| PassageContext::of(library, args.passage)).await
}
