//! One window for all addresses: whoever is started with one hands it to the Clipfile that runs, if one does.
//!
//! The way is a socket in the folder that the system gives to this user alone: no port, and no other user.

use std::path::{Path, PathBuf};
use tauri::AppHandle;

/// The socket; `None` where the system has no folder for things of this session that only this user sees.
pub(crate) fn socket() -> Option<PathBuf> {
    let folder = std::env::var_os("XDG_RUNTIME_DIR").filter(|folder| !folder.is_empty())?;
    Some(PathBuf::from(folder).join("clipfile.sock"))
}

/// Hands an address to the Clipfile that runs. Gives whether one took it.
#[cfg(unix)]
pub(crate) fn hand_over(socket: &Path, address: &str) -> bool {
    use std::io::{Read, Write};
    use std::os::unix::net::UnixStream;
    let hand = || -> std::io::Result<bool> {
        let mut stream = UnixStream::connect(socket)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.write_all(address.as_bytes())?;
        stream.shutdown(std::net::Shutdown::Write)?;
        let mut answer = [0; 2];
        stream.read_exact(&mut answer)?;
        Ok(answer == TAKEN)
    };
    hand().unwrap_or(false)
}

/// Hands an address to the Clipfile that runs. Gives whether one took it.
#[cfg(not(unix))]
pub(crate) fn hand_over(_socket: &Path, _address: &str) -> bool {
    false
}

/// How long either side waits for the other.
#[cfg(unix)]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);
/// What is answered when an address was taken.
#[cfg(unix)]
const TAKEN: [u8; 2] = *b"ok";
/// The most that is read of what is handed over, in bytes. What is longer is no address.
#[cfg(unix)]
const MAX_BYTES: u64 = 2_000;

/// Takes addresses that others hand over, for as long as the program runs. A Clipfile that takes them already goes on doing so.
#[cfg(unix)]
pub(crate) fn listen(app: &AppHandle, socket: PathBuf) {
    use std::os::unix::net::{UnixListener, UnixStream};
    if UnixStream::connect(&socket).is_ok() {
        return;
    }
    // Nobody is behind it: it was left by a program that did not end in good order.
    let _ = std::fs::remove_file(&socket);
    let Ok(listener) = UnixListener::bind(&socket) else { return };
    let app = app.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if let Some(address) = taken(stream) {
                super::come_forward(&app, address);
            }
        }
    });
}

/// The address that somebody hands over.
#[cfg(unix)]
fn taken(mut stream: std::os::unix::net::UnixStream) -> Option<String> {
    use std::io::{Read, Write};
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let mut bytes = Vec::new();
    std::io::Read::by_ref(&mut stream).take(MAX_BYTES).read_to_end(&mut bytes).ok()?;
    let address = String::from_utf8(bytes).ok()?;
    stream.write_all(&TAKEN).ok()?;
    // Whoever only asks whether somebody is there hands nothing over.
    Some(address).filter(|address| !address.is_empty())
}

/// Takes addresses that others hand over.
#[cfg(not(unix))]
pub(crate) fn listen(_app: &AppHandle, _socket: PathBuf) {}
