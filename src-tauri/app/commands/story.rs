//! Stories.

use crate::shell::{Reply, Shell};
use clipfile_core::id::{StoryId, StoryItemId};
use clipfile_wire::library::Changes;
use clipfile_wire::story::{
    AddNoteToStory, AddToStory, AddedStory, EditStory, ListStories, ManyItems, ManyStories, MoveInStory, OneStory,
    SetStoryNote, StoryFields, StoryRow, StoryView, item_ids, story_ids,
};
use tauri::State;

#[tauri::command]
pub(crate) async fn stories(shell: State<'_, Shell>, args: ListStories) -> Reply<Vec<StoryRow>> {
    shell.with(move |library| Ok(library.stories(args.trash)?.into_iter().map(StoryRow::from).collect())).await
}

#[tauri::command]
pub(crate) async fn story(shell: State<'_, Shell>, args: OneStory) -> Reply<StoryView> {
    shell.with(move |library| StoryView::of(library, StoryId(args.story))).await
}

#[tauri::command]
pub(crate) async fn add_story(shell: State<'_, Shell>, args: StoryFields) -> Reply<AddedStory> {
    shell
        .with(move |library| {
            let done = library.add_story(&args.read()?)?;
            Ok(AddedStory { story: done.value.0, changes: done.changes.into() })
        })
        .await
}

#[tauri::command]
pub(crate) async fn edit_story(shell: State<'_, Shell>, args: EditStory) -> Reply<Changes> {
    shell
        .with(move |library| {
            library.edit_story(StoryId(args.story), &args.fields.read()?).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn set_story_note(shell: State<'_, Shell>, args: SetStoryNote) -> Reply<Changes> {
    shell
        .with(move |library| library.set_story_note(StoryId(args.story), &args.body).map(|done| done.changes.into()))
        .await
}

#[tauri::command]
pub(crate) async fn trash_stories(shell: State<'_, Shell>, args: ManyStories) -> Reply<Changes> {
    shell.with(move |library| library.trash_stories(&story_ids(&args.stories)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn restore_stories(shell: State<'_, Shell>, args: ManyStories) -> Reply<Changes> {
    shell.with(move |library| library.restore_stories(&story_ids(&args.stories)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn add_to_story(shell: State<'_, Shell>, args: AddToStory) -> Reply<Changes> {
    let story = StoryId(args.story);
    shell.with(move |library| library.add_to_story(story, &args.things(), None).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn add_note_to_story(shell: State<'_, Shell>, args: AddNoteToStory) -> Reply<Changes> {
    let before = args.before.map(StoryItemId);
    shell
        .with(move |library| {
            library.add_note_to_story(StoryId(args.story), &args.body, before).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn remove_from_story(shell: State<'_, Shell>, args: ManyItems) -> Reply<Changes> {
    shell.with(move |library| library.remove_from_story(&item_ids(&args.items)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn move_in_story(shell: State<'_, Shell>, args: MoveInStory) -> Reply<Changes> {
    let before = args.before.map(StoryItemId);
    shell
        .with(move |library| library.move_in_story(&item_ids(&args.items), before).map(|done| done.changes.into()))
        .await
}
