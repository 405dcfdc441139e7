//! The paste sheet.

use crate::clipboard::{self, Clip};
use crate::shell::{Reply, Shell};
use clipfile_core::capture::Incoming;
use clipfile_core::id::WaitingId;
use clipfile_core::importers::{Alone, Held, Reader, Source};
use clipfile_core::{Error, Result};
use clipfile_wire::transfer::{KeepPaste, Kept, OnePreview, Pasted, Preview};
use tauri::{AppHandle, State};

/// Below this share of the plain text's words, the clipboard's HTML is taken to have lost some of them.
const ENOUGH_WORDS: f64 = 0.9;

#[tauri::command]
pub(crate) async fn preview_paste(app: AppHandle, shell: State<'_, Shell>) -> Reply<Pasted> {
    let preview = move |shell: &Shell| {
        let clip = clipboard::read(&app)?;
        if !clip.files.is_empty() {
            let paths = clip.files.iter().map(|path| path.to_string_lossy().into_owned()).collect();
            return Ok(Pasted::Files { paths });
        }
        if let Some(url) = clip.text.as_deref().and_then(address_in) {
            return Ok(Pasted::Address { url });
        }
        Ok(Pasted::Clipping { preview: Box::new(show(shell, read_clip(shell.reader(), &clip)?, None)?) })
    };
    shell.run(preview).await
}

/// Holds what was read until it is kept or put away.
pub(super) fn show(shell: &Shell, incoming: Incoming, waiting: Option<WaitingId>) -> Result<Preview> {
    let mut pasted = shell.pasted();
    pasted.token += 1;
    let preview = shell.on_library(|library| Preview::of(library, &incoming, pasted.token))?;
    pasted.incoming = Some(incoming);
    pasted.waiting = waiting;
    Ok(preview)
}

/// The web address that `text` is, if it is nothing else.
fn address_in(text: &str) -> Option<String> {
    let text = text.trim();
    let is_address = text.starts_with("http://") || text.starts_with("https://");
    is_address.then(|| clipfile_fetch::web_address(text).ok()).flatten().map(String::from)
}

/// Makes a clipping of the clipboard's content: of its HTML, unless that says less than the plain text, or of its picture.
fn read_clip(reader: &dyn Reader, clip: &Clip) -> Result<Incoming> {
    // A copied picture comes with HTML that does nothing but show it, and without plain text.
    if let (Some(picture), None) = (&clip.picture, &clip.text) {
        return read_one(reader, picture, None);
    }
    let read = |text: &Option<String>| {
        text.as_deref().map(|text| read_one(reader, text.as_bytes(), Some("utf-8"))).transpose()
    };
    if clip.html.is_none() && clip.text.is_none() {
        return Err(Error::Invalid(
            "there is nothing on the clipboard that can be clipped. Copy the article first, then paste it".to_owned(),
        ));
    }
    let plain = read(&clip.text);
    match (read(&clip.html), plain) {
        (Ok(Some(html)), Ok(Some(plain))) => {
            let (rich, bare) = (html.draft.document.words() as f64, plain.draft.document.words() as f64);
            Ok(if rich < bare * ENOUGH_WORDS { plain } else { html })
        }
        (Ok(Some(one)), _) | (_, Ok(Some(one))) => Ok(one),
        (_, Err(error)) | (Err(error), _) => Err(error),
        (Ok(None), Ok(None)) => Err(Error::Invalid("there is no text on the clipboard".to_owned())),
    }
}

fn read_one(reader: &dyn Reader, bytes: &[u8], encoding: Option<&str>) -> Result<Incoming> {
    let source = Source { bytes, file_name: None, url: None, encoding, is_selection: true, beside: &Alone };
    match reader.take(&source) {
        Ok(Held::Article(incoming)) => Ok(*incoming),
        Ok(Held::Many(_)) => {
            Err(Error::Invalid("the clipboard holds several articles. Save it as a file and import that".to_owned()))
        }
        Ok(Held::Archive(_)) => {
            Err(Error::Invalid("the clipboard holds a whole library. Save it as a file and import that".to_owned()))
        }
        Ok(Held::Annotations(_)) => {
            Err(Error::Invalid("the clipboard holds annotations. Save them as a file and import that".to_owned()))
        }
        Err(error) => Err(Error::Invalid(format!("what is on the clipboard cannot be clipped: {error}"))),
    }
}

#[tauri::command]
pub(crate) async fn keep_paste(shell: State<'_, Shell>, args: KeepPaste) -> Reply<Kept> {
    let keep = move |shell: &Shell| {
        let mut pasted = shell.pasted();
        let is_shown = pasted.token == args.token;
        let gone = || Error::Conflict("this clipping was put away; paste it again".to_owned());
        let incoming = pasted.incoming.as_mut().filter(|_| is_shown).ok_or_else(gone)?;
        incoming.corrected = Some(args.citation.to_core()?);
        incoming.tags = args.tags;
        incoming.belongs = args.belongs.into();
        let waiting = pasted.waiting;
        let incoming = pasted.incoming.as_ref().ok_or_else(gone)?;
        let kept = shell.on_library(|library| match waiting {
            Some(waiting) => library.add_that_waited(incoming, waiting),
            None => library.add(incoming),
        })?;
        // Only what is safely stored is let go.
        pasted.incoming = None;
        Ok(kept.into())
    };
    shell.run(keep).await
}

#[tauri::command]
pub(crate) async fn discard_paste(shell: State<'_, Shell>, args: OnePreview) -> Reply<()> {
    let discard = move |shell: &Shell| {
        let mut pasted = shell.pasted();
        if pasted.token == args.token {
            pasted.incoming = None;
        }
        Ok(())
    };
    shell.run(discard).await
}
