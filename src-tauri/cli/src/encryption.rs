//! `clip encrypt`, `clip decrypt` and `clip passphrase`: whether a library is encrypted, and what opens it.

use crate::failure::{Failure, tell};
use crate::host::{host, open};
use crate::out::Out;
use crate::passphrase;
use clap::Args;
use clipfile_core::Library;
use clipfile_core::backup;
use clipfile_core::encryption::{RecoveryKey, strength};
use std::path::PathBuf;

/// Encrypt a library, or make a new one that is encrypted; prints the recovery key, which is kept nowhere
#[derive(Debug, Args)]
pub(crate) struct Encrypt {
    /// The library; one that is not there is made
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// A file whose first line becomes the passphrase; without it, the terminal is asked
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<PathBuf>,
    /// Encrypt the backups beside it too
    #[arg(long)]
    backups: bool,
}

/// Make an encrypted library one that is not
#[derive(Debug, Args)]
pub(crate) struct Decrypt {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
}

/// Change the passphrase of an encrypted library, or its recovery key
#[derive(Debug, Args)]
pub(crate) struct Passphrase {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// A file whose first line becomes the passphrase; without it, the terminal is asked
    #[arg(long, value_name = "FILE", conflicts_with = "recovery_key")]
    new_passphrase_file: Option<PathBuf>,
    /// Make a new recovery key instead and print it; the one before opens the library no more
    #[arg(long)]
    recovery_key: bool,
}

/// Below this a passphrase is called weak.
const WEAK: u8 = 3;

impl Encrypt {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let passphrase = passphrase::new(self.new_passphrase_file.as_deref())?;
        let name = self.library.file_stem().unwrap_or_default().to_string_lossy();
        if strength(&passphrase, &[&name]).score < WEAK {
            tell("this passphrase is easy to guess; five or six words that do not belong together are not");
        }
        let was_plain = self.library.exists();
        let recovery = if was_plain {
            Library::encrypt(&self.library, &host(), &passphrase, |_| true)?
        } else {
            let (library, recovery) = Library::create_encrypted(&self.library, &host(), &passphrase)?;
            library.close()?;
            recovery
        };
        print(&recovery)?;
        tell("print or write down this recovery key, and keep it away from the computer: it is shown once");
        if was_plain && self.backups {
            let library = Library::unlock_read_only(&self.library, &host(), &passphrase)?;
            let encrypted = library.encrypt_backups(&backup::places(&self.library, None))?;
            tell(&format!("backups that were encrypted: {encrypted}"));
        } else if was_plain {
            tell("copies and backups that were made before stay as they are, unencrypted");
        }
        Ok(())
    }
}

impl Decrypt {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        if !Library::is_encrypted_at(&self.library)? {
            return Err(Failure::Message(format!("{} is not encrypted", self.library.display())));
        }
        Ok(passphrase::with(&self.library, |secret| Library::decrypt(&self.library, &host(), secret, |_| true))?)
    }
}

impl Passphrase {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        if !Library::is_encrypted_at(&self.library)? {
            return Err(Failure::Message(format!("{} is not encrypted", self.library.display())));
        }
        let library = open(&self.library)?;
        if self.recovery_key {
            let recovery = passphrase::with(&self.library, |secret| library.change_recovery_key(secret))?;
            print(&recovery)?;
        } else {
            let new = passphrase::new(self.new_passphrase_file.as_deref())?;
            passphrase::with(&self.library, |secret| library.change_passphrase(secret, &new))?;
        }
        Ok(library.close()?)
    }
}

fn print(recovery: &RecoveryKey) -> Result<(), Failure> {
    Out::new().line(&recovery.text())
}
