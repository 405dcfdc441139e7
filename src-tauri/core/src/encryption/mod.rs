//! Keys of a library that is encrypted: what opens it, how the keys are wrapped, and how hard a passphrase is to guess.
//!
//! A library is encrypted with 32 random bytes that never change, its [`Key`]. The [`Envelope`] before the database holds them
//! twice, wrapped by the passphrase and by the recovery key; a new passphrase wraps them anew and leaves the rest as it is.

mod envelope;
mod recovery;
mod strength;

pub(crate) use envelope::{COPIES, Envelope};
pub use recovery::RecoveryKey;
pub use strength::{Strength, strength};

use crate::error::{Error, Result};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Fewest characters of a new passphrase.
pub const MIN_PASSPHRASE: usize = 8;

/// What a library is encrypted with; wiped from memory when it is dropped, and never shown.
#[derive(Clone)]
pub struct Key {
    pub(crate) bytes: Zeroizing<[u8; 32]>,
    /// What SQLCipher mixes into the keys of pages; it stands in the file as it is.
    pub(crate) salt: [u8; 16],
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// What somebody types to open a library: its passphrase or its recovery key. Wiped from memory when it is dropped, and never
/// shown.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes what was typed as it is.
    pub fn new(typed: impl Into<String>) -> Self {
        Self(Zeroizing::new(typed.into()))
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bytes that are hashed: the same however the keyboard puts accents together (NFKC, as NIST SP 800-63B section
    /// 5.1.1.2 asks for).
    fn bytes(&self) -> Zeroizing<Vec<u8>> {
        // Room for all of it from the first, so that no part is left behind in memory that was given back.
        let mut bytes = Zeroizing::new(Vec::with_capacity(self.0.len() * 4));
        for character in self.0.nfkc() {
            bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        bytes
    }

    /// Whether it will do as a new passphrase.
    ///
    /// # Errors
    /// [`Error::Invalid`] for one that is too short or has a character that a line of a file cannot have.
    pub fn check_new(&self) -> Result<()> {
        if self.0.chars().count() < MIN_PASSPHRASE {
            return Err(Error::Invalid(format!("a passphrase has at least {MIN_PASSPHRASE} characters")));
        }
        if self.0.chars().any(char::is_control) {
            return Err(Error::Invalid(
                "a passphrase is one line, without tabs or other control characters".to_owned(),
            ));
        }
        Ok(())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(&mut *bytes)
        .map_err(|error| Error::Invalid(format!("this computer gives no random numbers: {error}")))?;
    Ok(bytes)
}
