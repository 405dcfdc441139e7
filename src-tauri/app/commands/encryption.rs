//! Libraries that are encrypted: making, locking, unlocking, and what opens them.

use super::library::ask_one;
use crate::outside::Ask;
use crate::shell::{Reply, Shell};
use clipfile_core::{Error, Library};
use clipfile_wire::encryption::{
    AskStrength, ChangePassphrase, CreateEncrypted, Encrypted, LockedLibrary, OneSecret, SaveRecoveryKey, StrengthView,
    UnlockLibrary,
};
use clipfile_wire::library::LibraryInfo;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter, State};

/// How often the page hears how far it is.
const TELL_EVERY: Duration = Duration::from_millis(100);

#[tauri::command]
pub(crate) async fn create_encrypted(shell: State<'_, Shell>, args: CreateEncrypted) -> Reply<Encrypted> {
    let create = move |shell: &Shell| {
        let (library, recovery) = shell.create_encrypted(Path::new(&args.path), &args.passphrase.0)?;
        Ok(Encrypted { library, recovery_key: recovery.text().to_string() })
    };
    shell.run(create).await
}

#[tauri::command]
pub(crate) async fn unlock_library(shell: State<'_, Shell>, args: UnlockLibrary) -> Reply<LibraryInfo> {
    shell.run(move |shell| shell.unlock(Path::new(&args.path), &args.secret.0)).await
}

#[tauri::command]
pub(crate) async fn locked_library(shell: State<'_, Shell>) -> Reply<Option<LockedLibrary>> {
    shell.run(|shell| Ok(shell.locked())).await
}

#[tauri::command]
pub(crate) async fn lock_library(shell: State<'_, Shell>) -> Reply<()> {
    shell.run(Shell::lock).await
}

#[tauri::command]
pub(crate) async fn encrypt_library(app: AppHandle, shell: State<'_, Shell>, args: OneSecret) -> Reply<Encrypted> {
    let encrypt = move |shell: &Shell| {
        let passphrase = args.secret.0;
        let told = progress(app, shell);
        let (library, recovery) =
            shell.rewritten((None, Some(&passphrase)), |path, host| Library::encrypt(path, host, &passphrase, told))?;
        Ok(Encrypted { library, recovery_key: recovery.text().to_string() })
    };
    shell.run(encrypt).await
}

#[tauri::command]
pub(crate) async fn decrypt_library(app: AppHandle, shell: State<'_, Shell>, args: OneSecret) -> Reply<LibraryInfo> {
    let decrypt = move |shell: &Shell| {
        let secret = args.secret.0;
        // Asked before the library is closed, which nobody could open again otherwise.
        let path = shell.encrypted_path()?;
        Library::check_secret(&path, &secret)?;
        let told = progress(app, shell);
        let (library, ()) =
            shell.rewritten((Some(&secret), None), |path, host| Library::decrypt(path, host, &secret, told))?;
        Ok(library)
    };
    shell.run(decrypt).await
}

/// Tells the page how far it is and hears whether it shall go on.
fn progress(app: AppHandle, shell: &Shell) -> impl FnMut(f64) -> bool + Send + 'static {
    let shell = shell.clone();
    let mut told = Instant::now();
    move |share| {
        if told.elapsed() >= TELL_EVERY {
            told = Instant::now();
            // A page that has gone away needs no news.
            let _ = app.emit("rewriting-progress", share);
        }
        shell.rewriting().may_go_on()
    }
}

#[tauri::command]
pub(crate) async fn cancel_rewriting(shell: State<'_, Shell>) -> Reply<()> {
    shell.rewriting().stop();
    Ok(())
}

#[tauri::command]
pub(crate) async fn change_passphrase(shell: State<'_, Shell>, args: ChangePassphrase) -> Reply<()> {
    shell.with(move |library| library.change_passphrase(&args.present.0, &args.passphrase.0)).await
}

#[tauri::command]
pub(crate) async fn change_recovery_key(shell: State<'_, Shell>, args: OneSecret) -> Reply<String> {
    shell.with(move |library| Ok(library.change_recovery_key(&args.secret.0)?.text().to_string())).await
}

#[tauri::command]
pub(crate) async fn passphrase_strength(shell: State<'_, Shell>, args: AskStrength) -> Reply<StrengthView> {
    shell.run(move |_| Ok(StrengthView::of(&args))).await
}

#[tauri::command]
pub(crate) async fn save_recovery_key(shell: State<'_, Shell>, args: SaveRecoveryKey) -> Reply<Option<String>> {
    let Some(path) = ask_one(&shell, Ask::CopyAs { file_name: "Recovery key.txt" }).await? else { return Ok(None) };
    let write = move |_: &Shell| {
        let mut options = std::fs::File::options();
        options.write(true).create(true).truncate(true);
        // Nobody else on this computer needs to read it.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(&path).and_then(|mut file| {
            file.write_all(args.text.0.as_str().as_bytes())?;
            file.sync_all()
        });
        written.map_err(|error| Error::io(&path, error))?;
        Ok(Some(path))
    };
    shell.run(write).await
}
