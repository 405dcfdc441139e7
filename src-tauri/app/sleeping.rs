//! Locks an encrypted library before the computer sleeps. systemd says when (org.freedesktop.login1.Manager: `PrepareForSleep`, and
//! `Inhibit` for the moment that it takes). Where nobody says so, the idle time does it after waking up.

use crate::shell::Shell;
use std::thread;
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter};

/// The page has so long to keep what is being written; systemd waits for five seconds.
const PATIENCE: Duration = Duration::from_secs(2);

/// Watches as long as the program runs.
pub(crate) fn watch(app: AppHandle, shell: Shell) {
    // Without a system bus, or when it goes away, nobody says that the computer sleeps.
    thread::spawn(move || listen(&app, &shell));
}

fn listen(app: &AppHandle, shell: &Shell) -> zbus::Result<()> {
    use zbus::blocking::{Connection, MessageIterator};
    const MANAGER: &str = "org.freedesktop.login1.Manager";
    let bus = Connection::system()?;
    let rule = zbus::MatchRule::builder().msg_type(zbus::message::Type::Signal);
    // Whoever else may send it could do no more than lock the library.
    let rule = rule.interface(MANAGER)?.member("PrepareForSleep")?.build();
    let delay = || -> Option<zbus::zvariant::OwnedFd> {
        let asked = ("sleep", "Clipfile", "Locking the library", "delay");
        let place = "/org/freedesktop/login1";
        let reply = bus.call_method(Some("org.freedesktop.login1"), place, Some(MANAGER), "Inhibit", &asked).ok()?;
        reply.body().deserialize().ok()
    };
    let signals = MessageIterator::for_match_rule(rule, &bus, None)?;
    let mut held = delay();
    for signal in signals {
        let begins: bool = signal?.body().deserialize()?;
        if begins {
            lock(app, shell);
            drop(held.take());
        } else {
            held = delay();
        }
    }
    Ok(())
}

/// Locks the library if it is encrypted: the page first keeps what is being written.
fn lock(app: &AppHandle, shell: &Shell) {
    let is_open = || shell.encrypted_path().is_ok();
    if !is_open() {
        return;
    }
    let asked = Instant::now();
    // A page that does not answer is not waited for.
    let _ = app.emit("lock-wanted", ());
    while is_open() && asked.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(20));
    }
    if is_open() {
        // Who closed it meanwhile locked it as well.
        let _ = shell.lock();
        let _ = app.emit("lock-wanted", ());
    }
}
