//! Published stories and what has to be put right in them.

use crate::outside::Ask;
use crate::shell::{Reply, Shell};
use clipfile_core::draft::of_held;
use clipfile_core::id::StoryId;
use clipfile_core::importers::read_file;
use clipfile_core::story::{Keep, MAX_KEPT_BYTES};
use clipfile_core::{Error, Result};
use clipfile_wire::library::Changes;
use clipfile_wire::publication::{
    CorrectionView, HandleCorrections, KeepPrinted, ManyCorrections, PrintedFile, PublishStory, correction_ids,
};
use clipfile_wire::story::OneStory;
use std::fs;
use std::path::Path;
use tauri::State;

#[tauri::command]
pub(crate) async fn choose_printed(shell: State<'_, Shell>) -> Reply<Option<PrintedFile>> {
    let choose = |shell: &Shell| {
        let path = shell.dialogs().ask(&Ask::Printed).into_iter().next();
        Ok(path.map(|path| PrintedFile { name: name_of(&path), path: path.to_string_lossy().into_owned() }))
    };
    shell.run(choose).await
}

#[tauri::command]
pub(crate) async fn publish_story(shell: State<'_, Shell>, args: PublishStory) -> Reply<Changes> {
    let publish = move |shell: &Shell| {
        let publication = args.publication()?;
        let keep = match args.keep {
            KeepPrinted::AsItIs => Keep::AsItIs,
            KeepPrinted::Nothing => Keep::Nothing,
            KeepPrinted::Text { text } => Keep::Text(text),
            KeepPrinted::File { path } => file(shell, Path::new(&path))?,
        };
        let done = shell.on_library(|library| library.publish_story(StoryId(args.story), &publication, keep))?;
        Ok(done.changes.into())
    };
    shell.run(publish).await
}

/// A file as it is, with its words as far as they can be read.
fn file(shell: &Shell, path: &Path) -> Result<Keep> {
    let wrong = |error| Error::io(path, error);
    // A larger one is not read at all.
    let size = fs::metadata(path).map_err(wrong)?.len();
    if size > MAX_KEPT_BYTES {
        let (has, limit) = (size / 1_000_000, MAX_KEPT_BYTES / 1_000_000);
        return Err(Error::Invalid(format!("this file has {has} MB; up to {limit} MB are kept")));
    }
    let bytes = fs::read(path).map_err(wrong)?;
    // Of what cannot be read the bytes are kept all the same, and the story says that there are no words to look in.
    let text = read_file(shell.reader(), path).and_then(of_held).map(|(text, _)| text).unwrap_or_default();
    Ok(Keep::File { name: name_of(path), bytes, text })
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[tauri::command]
pub(crate) async fn unpublish_story(shell: State<'_, Shell>, args: OneStory) -> Reply<Changes> {
    shell.with(move |library| library.unpublish_story(StoryId(args.story)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn save_printed(shell: State<'_, Shell>, args: OneStory) -> Reply<Option<String>> {
    let save = move |shell: &Shell| {
        let story = StoryId(args.story);
        let kept = shell.on_library(|library| library.kept_of_story(story))?;
        let name =
            kept.map(|kept| kept.name).filter(|name| !name.is_empty()).unwrap_or_else(|| "printed.txt".to_owned());
        let Some(path) = shell.dialogs().ask(&Ask::CopyAs { file_name: &name }).into_iter().next() else {
            return Ok(None);
        };
        shell.on_library(|library| library.save_printed(story, &path))?;
        Ok(Some(path.to_string_lossy().into_owned()))
    };
    shell.run(save).await
}

#[tauri::command]
pub(crate) async fn corrections(shell: State<'_, Shell>) -> Reply<Vec<CorrectionView>> {
    shell.with(|library| Ok(library.corrections(None)?.into_iter().map(CorrectionView::from).collect())).await
}

#[tauri::command]
pub(crate) async fn handle_corrections(shell: State<'_, Shell>, args: HandleCorrections) -> Reply<Changes> {
    let ids = correction_ids(&args.corrections);
    shell.with(move |library| library.handle_corrections(&ids, &args.how).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn reopen_corrections(shell: State<'_, Shell>, args: ManyCorrections) -> Reply<Changes> {
    let ids = correction_ids(&args.corrections);
    shell.with(move |library| library.reopen_corrections(&ids).map(|done| done.changes.into())).await
}
