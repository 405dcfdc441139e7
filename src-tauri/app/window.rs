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
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Clipfile")
        .inner_size(1280.0, 800.0)
        .min_inner_size(480.0, 400.0)
        .theme(theme)
        .background_color(ground)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    #[cfg(target_os = "linux")]
    paint_plainly_without_gpu(&window)?;
    #[cfg(not(target_os = "linux"))]
    drop(window);
    Ok(())
}

/// Without a GPU, WebKitGTK composes the window with an OpenGL that is emulated on the CPU: the first picture comes a second
/// later, and a third more memory is taken, than when the page is painted straight into the window.
#[cfg(target_os = "linux")]
fn paint_plainly_without_gpu(window: &tauri::WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};
    // A GPU that can be drawn with has a render node (kernel.org, “DRM Memory Management”, section “Render nodes”).
    let nodes = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    if nodes.into_iter().any(|node| node.file_name().as_encoded_bytes().starts_with(b"renderD")) {
        return Ok(());
    }
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Whether the page may go there, only to itself, or the frame in it, only to originals: the system asks for both here.
fn is_ours(url: &Url) -> bool {
    let is_page = url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
    let is_dev_server = cfg!(dev) && url.host_str() == Some("localhost");
    is_page || is_dev_server || served::is_original(url)
}
