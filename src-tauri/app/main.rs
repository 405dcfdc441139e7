//! The shell: the only code that knows Tauri. It opens a window, hands calls to the core, and asks the system for what
//! the core has no business with: dialogs, the clipboard, the browser.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod asking;
mod backing_up;
mod batch;
mod clipboard;
mod commands;
mod desk;
mod drafting;
mod handover;
mod outside;
mod running;
mod sample;
mod served;
mod shell;
#[cfg(target_os = "linux")]
mod sleeping;
mod tending;
mod window;

use clipfile_core::address::SCHEME;
use clipfile_core::clock::Clock;
use shell::Shell;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::{Manager, RunEvent};

/// What the command line asks for.
enum Start {
    /// The library that was open last, or the first-run screen.
    Last,
    /// This library.
    Library(PathBuf),
    /// The sample library.
    Sample,
    /// The library that was open last, and what the address leads to in it.
    Address(String),
}

/// The first argument of the processes that read what is imported, pasted and fetched.
const WORKER: &str = "--worker";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    if args.next().as_deref() == Some(WORKER) {
        let served = args.next().and_then(|number| number.parse().ok()).map(clipfile_worker::serve);
        return if matches!(served, Some(Ok(()))) { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let Some(start) = start() else { return ExitCode::from(2) };
    if let (Start::Address(address), Some(socket)) = (&start, handover::socket())
        && handover::hand_over(&socket, address)
    {
        return ExitCode::SUCCESS;
    }
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .register_asynchronous_uri_scheme_protocol("clip", served::serve)
        .setup(move |app| {
            let shell = Shell::new(app.handle(), Arc::new(SystemClock))?;
            match start {
                Start::Last => shell.open_last(),
                Start::Address(address) => {
                    shell.open_last();
                    *shell.waiting_address() = Some(address);
                }
                Start::Library(path) => shell.open_at_start(&path),
                Start::Sample => shell.open_sample_at_start(),
            }
            let look = shell.desk().settings();
            tending::start(app.handle().clone(), shell.clone());
            #[cfg(target_os = "linux")]
            sleeping::watch(app.handle().clone(), shell.clone());
            backing_up::start(app.handle().clone(), shell.clone());
            app.manage(shell);
            window::open(app.handle(), &look)?;
            if let Some(socket) = handover::socket() {
                handover::listen(app.handle(), socket);
            }
            #[cfg(unix)]
            tauri::async_runtime::spawn(end_when_told(app.handle().clone()));
            Ok(())
        })
        .invoke_handler(commands::handler())
        .build(tauri::generate_context!());
    let app = match app {
        Ok(app) => app,
        Err(error) => {
            outside::complain(&format!("Clipfile cannot start: {error}"));
            return ExitCode::FAILURE;
        }
    };
    app.run(|app, event| {
        if matches!(event, RunEvent::Exit) {
            app.state::<Shell>().shut();
        }
    });
    ExitCode::SUCCESS
}

/// Shows the window, and in it what an address leads to.
#[cfg(unix)]
fn come_forward(app: &tauri::AppHandle, address: String) {
    use tauri::Emitter;
    *app.state::<Shell>().waiting_address() = Some(address);
    if let Some(window) = app.get_webview_window("main") {
        // What the system does not let a program do to its window, the user does.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
    let _ = app.emit("address-waiting", ());
}

/// Ends the program in good order when the system asks for it, as it does at the end of a session.
#[cfg(unix)]
async fn end_when_told(app: tauri::AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    app.exit(0);
}

/// Reads the command line; `None`, after a word on it, when it makes no sense.
fn start() -> Option<Start> {
    let mut args = std::env::args_os().skip(1);
    let start = match args.next() {
        None => Start::Last,
        Some(arg) if arg == "--sample" => Start::Sample,
        Some(arg) if arg.as_encoded_bytes().starts_with(b"-") => {
            outside::complain("usage: clipfile [--sample | LIBRARY.clipfile | clipfile://…]");
            return None;
        }
        Some(arg) if arg.as_encoded_bytes().starts_with(SCHEME.as_bytes()) => {
            Start::Address(arg.to_string_lossy().into_owned())
        }
        Some(path) => Start::Library(path.into()),
    };
    Some(start)
}

/// The system's clock.
#[derive(Debug)]
struct SystemClock;

impl Clock for SystemClock {
    fn now_ms(&self) -> i64 {
        chrono::Utc::now().timestamp_millis()
    }

    fn offset_minutes(&self, at_ms: i64) -> i32 {
        let local = chrono::TimeZone::timestamp_millis_opt(&chrono::Local, at_ms).single();
        local.map_or(0, |moment| moment.offset().local_minus_utc() / 60)
    }
}
