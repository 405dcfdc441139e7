//! Saved searches.

use crate::shell::{Reply, Shell};
use clipfile_core::Library;
use clipfile_core::id::SavedSearchId;
use clipfile_wire::library::Changes;
use clipfile_wire::saved_search::{
    MoveSavedSearch, NameSavedSearch, OneSavedSearch, SaveSearch, SavedNow, SavedSearchView, SearchCount,
    SetSavedSearch,
};
use tauri::State;

#[tauri::command]
pub(crate) async fn saved_searches(shell: State<'_, Shell>) -> Reply<Vec<SavedSearchView>> {
    shell.with(|library| SavedSearchView::all_of(library)).await
}

#[tauri::command]
pub(crate) async fn count_saved_search(shell: State<'_, Shell>, args: OneSavedSearch) -> Reply<SearchCount> {
    shell.with(move |library| SearchCount::of(library, args.saved)).await
}

#[tauri::command]
pub(crate) async fn save_search(shell: State<'_, Shell>, args: SaveSearch) -> Reply<SavedNow> {
    shell.with(move |library| library.save_search(&args.name, &args.search.to_core()).map(SavedNow::from)).await
}

#[tauri::command]
pub(crate) async fn duplicate_saved_search(shell: State<'_, Shell>, args: NameSavedSearch) -> Reply<SavedNow> {
    let duplicate = move |library: &mut Library| {
        library.duplicate_saved_search(SavedSearchId(args.saved), &args.name).map(SavedNow::from)
    };
    shell.with(duplicate).await
}

#[tauri::command]
pub(crate) async fn rename_saved_search(shell: State<'_, Shell>, args: NameSavedSearch) -> Reply<Changes> {
    let rename = move |library: &mut Library| {
        library.rename_saved_search(SavedSearchId(args.saved), &args.name).map(|done| done.changes.into())
    };
    shell.with(rename).await
}

#[tauri::command]
pub(crate) async fn set_saved_search(shell: State<'_, Shell>, args: SetSavedSearch) -> Reply<Changes> {
    let set = move |library: &mut Library| {
        library.set_saved_search(SavedSearchId(args.saved), &args.search.to_core()).map(|done| done.changes.into())
    };
    shell.with(set).await
}

#[tauri::command]
pub(crate) async fn move_saved_search(shell: State<'_, Shell>, args: MoveSavedSearch) -> Reply<Changes> {
    let move_it = move |library: &mut Library| {
        library.move_saved_search(SavedSearchId(args.saved), args.to).map(|done| done.changes.into())
    };
    shell.with(move_it).await
}

#[tauri::command]
pub(crate) async fn remove_saved_search(shell: State<'_, Shell>, args: OneSavedSearch) -> Reply<Changes> {
    let remove = move |library: &mut Library| {
        library.remove_saved_search(SavedSearchId(args.saved)).map(|done| done.changes.into())
    };
    shell.with(remove).await
}
