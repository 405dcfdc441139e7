//! Pages from the web, each because the user asked for it.

use super::transfer::show;
use crate::shell::{Reply, Shell};
use clipfile_core::capture::{Incoming, Warning};
use clipfile_core::id::WaitingId;
use clipfile_core::importers::{Alone, Beside, Held, Reader as _, Source};
use clipfile_core::{Error, Result};
use clipfile_fetch::{Asked, FetchError, Fetcher, Rules, web_address};
use clipfile_wire::library::{Changes, OneUrl};
use clipfile_wire::waiting::{FetchAddress, Fetched, OneWaiting, WaitingView};
use std::sync::Arc;
use tauri::State;

#[tauri::command]
pub(crate) async fn fetch_address(shell: State<'_, Shell>, args: FetchAddress) -> Reply<Fetched> {
    // One page at a time: whoever asks for the next has given up the last.
    shell.fetching().notify_waiters();
    tokio::select! {
        () = shell.fetching().notified() => Err(Error::Cancelled.into()),
        fetched = fetch(&shell, &args) => fetched,
    }
}

async fn fetch(shell: &Shell, args: &FetchAddress) -> Reply<Fetched> {
    let settings = shell.desk().settings();
    let rules = Rules { user_agent: settings.user_agent, private: settings.private_addresses };
    let failed = |error: &FetchError| Fetched::Failed {
        url: web_address(&args.url).map_or_else(|_| args.url.clone(), String::from),
        message: error.to_string(),
        later: error.may_pass(),
    };
    let fetcher = Fetcher::new(&rules);
    let page = match web_address(&args.url) {
        Ok(url) => fetcher.page(&url).await,
        Err(error) => Err(error),
    };
    let page = match page {
        Ok(page) => Arc::new(page),
        Err(error) => return Ok(failed(&error)),
    };
    let mut held =
        if settings.fetch_pictures { read(shell, &page, Asked).await? } else { read(shell, &page, Alone).await? };
    let pictures = Asked::names(&held);
    if !pictures.is_empty() {
        let brought = fetcher.pictures(&page.url, &pictures).await;
        held = read(shell, &page, brought).await?;
    }
    let waiting = args.waiting.map(WaitingId);
    let keep = move |shell: &Shell| {
        let mut incoming = article(held)?;
        if page.downgraded {
            incoming.draft.warnings.push(Warning::Downgraded);
        }
        Ok(Fetched::Found { preview: Box::new(show(shell, incoming, waiting)?) })
    };
    shell.run(keep).await
}

/// Reads the page, with its pictures as far as `beside` has them.
async fn read(shell: &Shell, page: &Arc<clipfile_fetch::Fetched>, beside: impl Beside + Send + 'static) -> Reply<Held> {
    let page = Arc::clone(page);
    let read = move |shell: &Shell| {
        let source = Source {
            bytes: &page.bytes,
            file_name: None,
            url: Some(page.url.as_str()),
            encoding: page.charset.as_deref(),
            is_selection: false,
            beside: &beside,
        };
        let held = shell.reader().take(&source);
        held.map_err(|error| Error::Invalid(format!("what is at this address cannot be clipped: {error}")))
    };
    shell.run(read).await
}

fn article(held: Held) -> Result<Incoming> {
    match held {
        Held::Article(incoming) => Ok(*incoming),
        Held::Many(_) | Held::Archive(_) => Err(Error::Invalid(
            "there are several articles at this address. Save it as a file in a browser, and import that".to_owned(),
        )),
        Held::Annotations(_) => Err(Error::Invalid(
            "there are annotations at this address. Save it as a file in a browser, and import that".to_owned(),
        )),
    }
}

#[tauri::command]
pub(crate) async fn cancel_fetch(shell: State<'_, Shell>) -> Reply<()> {
    shell.fetching().notify_waiters();
    Ok(())
}

#[tauri::command]
pub(crate) async fn waiting(shell: State<'_, Shell>) -> Reply<Vec<WaitingView>> {
    shell.with(|library| Ok(library.waiting()?.into_iter().map(WaitingView::from).collect())).await
}

#[tauri::command]
pub(crate) async fn keep_waiting(shell: State<'_, Shell>, args: OneUrl) -> Reply<Changes> {
    shell.with(move |library| Ok(library.add_waiting(&args.url)?.changes.into())).await
}

#[tauri::command]
pub(crate) async fn remove_waiting(shell: State<'_, Shell>, args: OneWaiting) -> Reply<Changes> {
    shell.with(move |library| Ok(library.remove_waiting(WaitingId(args.waiting))?.changes.into())).await
}
