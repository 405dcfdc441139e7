//! Many names at once.

use crate::batch::Answers;
use crate::outside::Ask;
use crate::shell::{Reply, Shell};
use clipfile_core::batch::{Batch, MAX_LIST_BYTES, Names};
use clipfile_core::{Error, Result};
use clipfile_wire::batch::{
    BatchFrom, BatchRows, ExportBatch, MAX_ROWS, NameList, NamesFile, NamesView, StartBatch, TallyView,
};
use std::fs::File;
use std::io::Read;
use tauri::State;

#[tauri::command]
pub(crate) async fn choose_names(shell: State<'_, Shell>) -> Reply<Option<NamesFile>> {
    let choose = |shell: &Shell| {
        let Some(path) = shell.dialogs().ask(&Ask::Names).into_iter().next() else { return Ok(None) };
        let mut bytes = Vec::new();
        File::open(&path)
            .and_then(|file| file.take(MAX_LIST_BYTES as u64 + 1).read_to_end(&mut bytes))
            .map_err(|error| Error::io(&path, error))?;
        must_be_short(bytes.len())?;
        let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let names = Names::of_file(&file_name, &bytes);
        let text: Vec<&str> = names.names.iter().map(|name| name.text.as_str()).collect();
        Ok(Some(NamesFile { file_name, text: text.join("\n"), names: NamesView::from(&names) }))
    };
    shell.run(choose).await
}

#[tauri::command]
pub(crate) async fn count_names(shell: State<'_, Shell>, args: NameList) -> Reply<NamesView> {
    shell.run(move |_| Ok(NamesView::from(&list(&args.text)?))).await
}

#[tauri::command]
pub(crate) async fn start_batch(shell: State<'_, Shell>, args: StartBatch) -> Reply<NamesView> {
    let start = move |shell: &Shell| {
        let names = list(&args.text)?;
        let view = NamesView::from(&names);
        let batch = Batch {
            names: names.names,
            reading: args.reading.into(),
            condition: args.condition,
            scope: (&args.scope).into(),
        };
        let names = shell.on_library(|library| library.lookup())?;
        shell.lookup().start(names, batch);
        Ok(view)
    };
    shell.run(start).await
}

#[tauri::command]
pub(crate) async fn batch_rows(shell: State<'_, Shell>, args: BatchFrom) -> Reply<BatchRows> {
    let rows = move |shell: &Shell| {
        let Answers { total, tallies, is_finished, problem } = shell.lookup().answers(args.from as usize, MAX_ROWS);
        Ok(BatchRows { total, rows: tallies.iter().map(TallyView::from).collect(), finished: is_finished, problem })
    };
    shell.run(rows).await
}

#[tauri::command]
pub(crate) async fn cancel_batch(shell: State<'_, Shell>) -> Reply<()> {
    shell.lookup().stop();
    Ok(())
}

#[tauri::command]
pub(crate) async fn export_batch(shell: State<'_, Shell>, args: ExportBatch) -> Reply<Option<String>> {
    let export = move |shell: &Shell| {
        let question = Ask::SaveAs { name: &args.name, extension: args.form.extension() };
        let Some(path) = shell.dialogs().ask(&question).into_iter().next() else { return Ok(None) };
        let tallies = shell.lookup().chosen(&args.order);
        shell.on_library(|library| library.write_tallies(&tallies, args.form.to_core(), &path))?;
        Ok(Some(path.to_string_lossy().into_owned()))
    };
    shell.run(export).await
}

fn list(text: &str) -> Result<Names> {
    must_be_short(text.len())?;
    Ok(Names::of_lines(text))
}

fn must_be_short(bytes: usize) -> Result<()> {
    if bytes > MAX_LIST_BYTES {
        return Err(Error::Invalid(format!("the list is longer than {} megabytes", MAX_LIST_BYTES / 1_000_000)));
    }
    Ok(())
}
