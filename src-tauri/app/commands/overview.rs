//! A result looked at from above.

use crate::shell::{Reply, Shell};
use clipfile_wire::overview::{
    ArrangedArticles, ArrangedNotes, ArrangedPassages, AskSummary, AskTimeline, ListArranged, OnePassage,
    PassageContext, SummaryView, TimelineView,
};
use tauri::State;

#[tauri::command]
pub(crate) async fn summary(shell: State<'_, Shell>, args: AskSummary) -> Reply<SummaryView> {
    shell.oversee(args.turn, move |searcher| SummaryView::of(searcher, &args)).await
}

#[tauri::command]
pub(crate) async fn timeline(shell: State<'_, Shell>, args: AskTimeline) -> Reply<TimelineView> {
    shell.oversee(args.turn, move |searcher| TimelineView::of(searcher, &args)).await
}

#[tauri::command]
pub(crate) async fn arrange_articles(shell: State<'_, Shell>, args: ListArranged) -> Reply<ArrangedArticles> {
    shell.look(move |library| ArrangedArticles::of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn arrange_passages(shell: State<'_, Shell>, args: ListArranged) -> Reply<ArrangedPassages> {
    shell.look(move |library| ArrangedPassages::of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn arrange_notes(shell: State<'_, Shell>, args: ListArranged) -> Reply<ArrangedNotes> {
    shell.look(move |library| ArrangedNotes::of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn passage_context(shell: State<'_, Shell>, args: OnePassage) -> Reply<PassageContext> {
    shell.look(move |library| PassageContext::of(library, args.passage)).await
}
