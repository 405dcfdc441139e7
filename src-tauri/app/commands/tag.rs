//! Tags.

use crate::shell::{Reply, Shell};
use clipfile_core::highlight::Colour;
use clipfile_core::id::TagId;
use clipfile_wire::library::Changes;
use clipfile_wire::tag::{MoveTag, OneTag, SetTagColour, SetTagDefinition, TagPath, TagView};
use tauri::State;

#[tauri::command]
pub(crate) async fn tags(shell: State<'_, Shell>) -> Reply<Vec<TagView>> {
    shell.with(|library| TagView::all_of(library)).await
}

#[tauri::command]
pub(crate) async fn add_tag(shell: State<'_, Shell>, args: TagPath) -> Reply<Changes> {
    shell.with(move |library| library.add_tag(&args.path).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn move_tag(shell: State<'_, Shell>, args: MoveTag) -> Reply<Changes> {
    shell.with(move |library| library.move_tag(TagId(args.tag), &args.path).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn set_tag_colour(shell: State<'_, Shell>, args: SetTagColour) -> Reply<Changes> {
    let colour = args.colour.map(Colour::from);
    shell.with(move |library| library.set_tag_colour(TagId(args.tag), colour).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn set_tag_definition(shell: State<'_, Shell>, args: SetTagDefinition) -> Reply<Changes> {
    shell
        .with(move |library| {
            library.set_tag_definition(TagId(args.tag), &args.definition).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn remove_tag(shell: State<'_, Shell>, args: OneTag) -> Reply<Changes> {
    shell.with(move |library| library.remove_tag(TagId(args.tag)).map(|done| done.changes.into())).await
}
