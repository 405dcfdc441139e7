//! The clipboard, from which most clips come.

use clipfile_core::highlight::Quotation;
use clipfile_core::{Error, Result};
use tauri::AppHandle;

/// What is on the clipboard.
#[derive(Debug, Default)]
pub(crate) struct Clip {
    /// The HTML, when there is any.
    pub(crate) html: Option<String>,
    /// The plain text, when there is any.
    pub(crate) text: Option<String>,
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
    /// GTK itself gives up on a program that has sent nothing for 30 seconds.
    const PATIENCE: Duration = Duration::from_mins(2);

    // By GTK, which waits for a large text as long as it is coming; `arboard` waits 10 ms for the next piece, and then
    // says that there is no text.
    let (htmls, html) = mpsc::channel();
    let (texts, text) = mpsc::channel();
    let ask = move || {
        let clipboard = gtk::Clipboard::get(&gdk::SELECTION_CLIPBOARD);
        clipboard.request_contents(&gdk::Atom::intern("TARGETS"), move |clipboard, offered| {
            // Only what is offered is asked for: some programs answer any question with what they have. A sender that is
            // dropped unused says that there is nothing; whoever asked may have stopped waiting.
            let kinds = offered.targets().unwrap_or_default();
            if kinds.iter().any(|kind| kind.name() == HTML) {
                clipboard.request_contents(&gdk::Atom::intern(HTML), move |_, content| {
                    let _ = htmls.send(decode(&content.data(), Some("utf-8"), Declares::Nothing).text);
                });
            }
            if offered.targets_include_text() {
                clipboard.request_text(move |_, text| {
                    let _ = texts.send(text.map(str::to_owned));
                });
            }
        });
    };
    app.run_on_main_thread(ask).map_err(|error| Error::Invalid(format!("the clipboard cannot be reached: {error}")))?;
    let html = match html.recv_timeout(PATIENCE) {
        Err(RecvTimeoutError::Timeout) => return Err(withheld("no answer")),
        answer => answer.ok(),
    };
    let text = match text.recv_timeout(PATIENCE) {
        Err(RecvTimeoutError::Timeout) => return Err(withheld("no answer")),
        Ok(None) if html.is_none() => return Err(withheld("it stopped coming")),
        answer => answer.ok().flatten(),
    };
    let worded = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    Ok(Clip { html: worded(html), text: worded(text) })
}

/// Reads the clipboard.
///
/// # Errors
/// When the system has no clipboard to read, or does not hand over what is on it.
#[cfg(not(target_os = "linux"))]
pub(crate) fn read(_app: &AppHandle) -> Result<Clip> {
    let mut clipboard = arboard::Clipboard::new().map_err(no_clipboard)?;
    let some = |text: std::result::Result<String, arboard::Error>| match text {
        Ok(text) => Ok(Some(text).filter(|text| !text.trim().is_empty())),
        Err(arboard::Error::ContentNotAvailable) => Ok(None),
        Err(error) => Err(error),
    };
    match (some(clipboard.get().html()), some(clipboard.get_text())) {
        (Ok(html), Ok(text)) => Ok(Clip { html, text }),
        (Ok(Some(one)), Err(_)) => Ok(Clip { html: Some(one), text: None }),
        (Err(_), Ok(Some(one))) => Ok(Clip { html: None, text: Some(one) }),
        (Err(error), _) | (_, Err(error)) => Err(withheld(&error.to_string())),
    }
}

/// Puts a quotation on the clipboard, as rich text and as plain text.
///
/// # Errors
/// When the system has no clipboard to write.
pub(crate) fn write(clipboard: &mut Option<arboard::Clipboard>, quotation: Quotation) -> Result<()> {
    // Kept open: on X11 and Wayland a program serves what it copied for as long as it lives.
    if clipboard.is_none() {
        *clipboard = Some(arboard::Clipboard::new().map_err(no_clipboard)?);
    }
    let clipboard = clipboard.as_mut().expect("it was opened above");
    clipboard.set_html(quotation.html, Some(quotation.plain)).map_err(no_clipboard)
}

fn withheld(why: &str) -> Error {
    Error::Invalid(format!(
        "what is on the clipboard was not handed over ({why}). It may be very large: save it as a file and import that"
    ))
}

fn no_clipboard(error: arboard::Error) -> Error {
    Error::Invalid(format!("the clipboard cannot be reached: {error}"))
}
