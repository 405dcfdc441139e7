//! The clipboard, from which most clips come.

use clipfile_core::highlight::Quotation;
use clipfile_core::{Error, Result};
use std::path::PathBuf;
use tauri::AppHandle;

/// What is on the clipboard.
#[derive(Debug, Default)]
pub(crate) struct Clip {
    /// The HTML, when there is any.
    pub(crate) html: Option<String>,
    /// The plain text, when there is any.
    pub(crate) text: Option<String>,
    /// A picture, as the bytes of a file, when there is one and no plain text.
    pub(crate) picture: Option<Vec<u8>>,
    /// Files and folders, when nothing else is meant.
    pub(crate) files: Vec<PathBuf>,
}

/// Reads the clipboard. Blocks until the program that holds it has handed it over, so it is not for the main thread.
///
/// # Errors
/// When the system has no clipboard to read, or does not hand over what is on it.
#[cfg(target_os = "linux")]
pub(crate) fn read(app: &AppHandle) -> Result<Clip> {
    use clipfile_core::extract::decode::{Declares, decode};
    use gtk::gdk;
    use std::sync::mpsc::{self, RecvTimeoutError};
    use std::time::Duration;

    const HTML: &str = "text/html";
    const FILES: &str = "text/uri-list";
    /// As files, best first: what programs that offer one offer the others of, too.
    const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/webp", "image/gif"];
    /// GTK itself gives up on a program that has sent nothing for 30 seconds.
    const PATIENCE: Duration = Duration::from_mins(2);

    enum Piece {
        Html(String),
        Text(Option<String>),
        Picture(Vec<u8>),
        Files(Vec<PathBuf>),
    }

    // By GTK, which waits for a large text as long as it is coming; `arboard` waits 10 ms for the next piece, and then
    // says that there is no text.
    let (sender, pieces) = mpsc::channel();
    let ask = move || {
        let clipboard = gtk::Clipboard::get(&gdk::SELECTION_CLIPBOARD);
        clipboard.request_contents(&gdk::Atom::intern("TARGETS"), move |clipboard, offered| {
            // Only what is offered is asked for: some programs answer any question with what they have. When the last
            // sender is dropped, all is there; whoever asked may have stopped waiting.
            let kinds = offered.targets().unwrap_or_default();
            let offers = |name: &str| kinds.iter().any(|kind| kind.name() == name);
            let ask_for = |name: &str, made: fn(&gtk::SelectionData) -> Piece| {
                let sender = sender.clone();
                clipboard.request_contents(&gdk::Atom::intern(name), move |_, content| {
                    let _ = sender.send(made(content));
                });
            };
            if offers(FILES) {
                ask_for(FILES, |content| Piece::Files(files_at(&content.uris())));
            }
            if offers(HTML) {
                ask_for(HTML, |content| Piece::Html(decode(&content.data(), Some("utf-8"), Declares::Nothing).text));
            }
            if offered.targets_include_text() {
                let sender = sender.clone();
                clipboard.request_text(move |_, text| {
                    let _ = sender.send(Piece::Text(text.map(str::to_owned)));
                });
            } else if let Some(picture) = PICTURES.into_iter().find(|name| offers(name)) {
                ask_for(picture, |content| Piece::Picture(content.data()));
            }
        });
    };
    app.run_on_main_thread(ask).map_err(|error| no_clipboard(&error.to_string()))?;
    let mut clip = Clip::default();
    let mut is_cut = false;
    loop {
        match pieces.recv_timeout(PATIENCE) {
            Ok(Piece::Html(html)) => clip.html = worded(html),
            Ok(Piece::Text(Some(text))) => clip.text = worded(text),
            Ok(Piece::Text(None)) => is_cut = true,
            Ok(Piece::Picture(bytes)) if bytes.is_empty() => is_cut = true,
            Ok(Piece::Picture(bytes)) => clip.picture = Some(bytes),
            Ok(Piece::Files(files)) => clip.files = files,
            Err(RecvTimeoutError::Timeout) => return Err(withheld("no answer")),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    if is_cut && clip.html.is_none() && clip.files.is_empty() {
        return Err(withheld("it stopped coming"));
    }
    Ok(clip)
}

/// The files that `uris` name; none of them when one is an address elsewhere.
#[cfg(target_os = "linux")]
fn files_at(uris: &[gtk::glib::GString]) -> Vec<PathBuf> {
    let files = uris.iter().map(|uri| gtk::glib::filename_from_uri(uri).map(|(path, _)| path));
    files.collect::<std::result::Result<_, _>>().unwrap_or_default()
}

/// Reads the clipboard.
///
/// # Errors
/// When the system has no clipboard to read, or does not hand over what is on it.
#[cfg(not(target_os = "linux"))]
pub(crate) fn read(_app: &AppHandle) -> Result<Clip> {
    fn some<T>(answer: std::result::Result<T, arboard::Error>) -> Result<Option<T>> {
        match answer {
            Ok(there) => Ok(Some(there)),
            Err(arboard::Error::ContentNotAvailable) => Ok(None),
            Err(error) => Err(withheld(&error.to_string())),
        }
    }
    let mut clipboard = arboard::Clipboard::new().map_err(|error| no_clipboard(&error.to_string()))?;
    if let Some(files) = some(clipboard.get().file_list())?.filter(|files| !files.is_empty()) {
        return Ok(Clip { files, ..Clip::default() });
    }
    let (html, text) = (some(clipboard.get().html()), some(clipboard.get_text()));
    let (html, text) = match (html, text) {
        (Ok(html), Ok(text)) => (html, text),
        (Ok(html @ Some(_)), Err(_)) => (html, None),
        (Err(_), Ok(text @ Some(_))) => (None, text),
        (Err(error), _) | (_, Err(error)) => return Err(error),
    };
    let (html, text) = (html.and_then(worded), text.and_then(worded));
    let picture = match &text {
        Some(_) => None,
        None => some(clipboard.get_image())?.map(|image| as_png(&image)).transpose()?,
    };
    Ok(Clip { html, text, picture, files: Vec::new() })
}

/// The system hands over dots; a picture is kept as a file.
#[cfg(not(target_os = "linux"))]
fn as_png(image: &arboard::ImageData<'_>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, image.width as u32, image.height as u32);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&image.bytes)?;
        writer.finish()
    });
    written.map_err(|error| withheld(&error.to_string()))?;
    Ok(bytes)
}

fn worded(text: String) -> Option<String> {
    Some(text).filter(|text| !text.trim().is_empty())
}

/// What is put on the clipboard: the same in several forms, of which whoever pastes takes the one that it can read best.
pub(crate) struct Forms {
    /// Plain text.
    pub(crate) plain: String,
    /// Rich text, where there is any.
    pub(crate) html: Option<String>,
    /// Markdown, where there is any. Only Linux can hold it beside the others.
    pub(crate) markdown: Option<String>,
}

impl From<Quotation> for Forms {
    fn from(quotation: Quotation) -> Self {
        let Quotation { html, markdown, plain } = quotation;
        Self { plain, html: Some(html), markdown: Some(markdown) }
    }
}

/// Puts something on the clipboard in all its forms at once.
///
/// # Errors
/// When the system has no clipboard to write.
#[cfg(target_os = "linux")]
pub(crate) fn write(app: &AppHandle, forms: Forms) -> Result<()> {
    use gtk::{TargetEntry, TargetFlags, gdk};
    use std::sync::mpsc;

    const PLAIN: u32 = 0;
    const HTML: u32 = 1;
    const MARKDOWN: u32 = 2;
    /// A byte in each unit.
    const BYTES: i32 = 8;

    let (sender, done) = mpsc::channel();
    // By GTK, as reading is: `arboard` puts two forms on the clipboard and no third.
    let put = move || {
        let mut targets: Vec<TargetEntry> = ["UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "STRING", "TEXT"]
            .map(|name| TargetEntry::new(name, TargetFlags::empty(), PLAIN))
            .into();
        let more = [("text/html", forms.html.is_some(), HTML), ("text/markdown", forms.markdown.is_some(), MARKDOWN)];
        let held = more.into_iter().filter(|(_, is_there, _)| *is_there);
        targets.extend(held.map(|(name, _, form)| TargetEntry::new(name, TargetFlags::empty(), form)));
        let clipboard = gtk::Clipboard::get(&gdk::SELECTION_CLIPBOARD);
        let is_held = clipboard.set_with_data(&targets, move |_, asked, form| {
            let words = match form {
                HTML => forms.html.as_deref(),
                MARKDOWN => forms.markdown.as_deref(),
                _ => None,
            };
            match words {
                Some(words) => asked.set(&asked.target(), BYTES, words.as_bytes()),
                None => drop(asked.set_text(&forms.plain)),
            }
        });
        let _ = sender.send(is_held);
    };
    app.run_on_main_thread(put).map_err(|error| no_clipboard(&error.to_string()))?;
    match done.recv() {
        Ok(true) => Ok(()),
        Ok(false) | Err(_) => Err(no_clipboard("the system does not give it to Clipfile")),
    }
}

/// Puts something on the clipboard in all the forms that the system can hold.
///
/// # Errors
/// When the system has no clipboard to write.
#[cfg(not(target_os = "linux"))]
pub(crate) fn write(_app: &AppHandle, forms: Forms) -> Result<()> {
    let mut clipboard = arboard::Clipboard::new().map_err(|error| no_clipboard(&error.to_string()))?;
    match forms.html {
        Some(html) => clipboard.set_html(html, Some(forms.plain)),
        None => clipboard.set_text(forms.plain),
    }
    .map_err(|error| no_clipboard(&error.to_string()))
}

fn withheld(why: &str) -> Error {
    Error::Invalid(format!(
        "what is on the clipboard was not handed over ({why}). It may be very large: save it as a file and import that"
    ))
}

fn no_clipboard(why: &str) -> Error {
    Error::Invalid(format!("the clipboard cannot be reached: {why}"))
}
