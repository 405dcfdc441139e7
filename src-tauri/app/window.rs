//! The window: its size, its ground before the page has painted, and the walls around the page.

use crate::served;
use clipfile_wire::settings::{Settings, Theme};
use tauri::webview::{Color, NewWindowResponse};
use tauri::{AppHandle, Url, WebviewUrl, WebviewWindowBuilder};

/// Opens the main window.
pub(crate) fn open(app: &AppHandle, settings: &Settings) -> tauri::Result<()> {
    app.plugin(tauri_plugin_window_state::Builder::new().build())?;
    let theme = match settings.theme {
        Theme::System => None,
        Theme::Dark => Some(tauri::Theme::Dark),
        Theme::Light | Theme::Sepia => Some(tauri::Theme::Light),
    };
    // The page's own ground, so that nothing flashes before it paints. The tokens are in ui/src/styles/tokens.css.
    let ground = match settings.theme {
        Theme::Dark => Color(0x19, 0x18, 0x16, 0xff),
        Theme::Sepia => Color(0xf6, 0xed, 0xda, 0xff),
        Theme::System | Theme::Light => Color(0xfc, 0xfb, 0xf8, 0xff),
    };
    WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Clipfile")
        .inner_size(1280.0, 800.0)
        .min_inner_size(480.0, 400.0)
        .theme(theme)
        .background_color(ground)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// Whether the page may go there, only to itself, or the frame in it, only to originals: the system asks for both here.
fn is_ours(url: &Url) -> bool {
    let is_page = url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
    let is_dev_server = cfg!(dev) && url.host_str() == Some("localhost");
    is_page || is_dev_server || served::is_original(url)
}
