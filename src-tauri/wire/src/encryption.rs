//! Whether the library is encrypted, and what opens it.

use crate::library::LibraryInfo;
use clipfile_core::encryption::{self as core, Secret};
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// A passphrase or a recovery key on its way from the page: never shown, and wiped when it is dropped.
#[derive(Debug, Clone, TS)]
#[ts(type = "string")]
pub struct Typed(pub Secret);

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|typed| Self(Secret::new(typed)))
    }
}

/// A library that waits for its passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LockedLibrary {
    /// The file.
    pub path: String,
    /// Its name without folder and ending; empty where the user does not want it to be shown.
    pub name: String,
}

/// Opens a library that is encrypted.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UnlockLibrary {
    /// The file.
    pub path: String,
    /// Its passphrase or its recovery key.
    pub secret: Typed,
}

/// Makes a library that is encrypted.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateEncrypted {
    /// The file.
    pub path: String,
    /// Its passphrase.
    pub passphrase: Typed,
}

/// Names the passphrase or the recovery key.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneSecret {
    /// The passphrase, or the recovery key where that will do too.
    pub secret: Typed,
}

/// Changes the passphrase.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangePassphrase {
    /// What opens the library now: its passphrase or its recovery key.
    pub present: Typed,
    /// What shall open it.
    pub passphrase: Typed,
}

/// A library that has a new recovery key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Encrypted {
    /// The library.
    pub library: LibraryInfo,
    /// Shown once and kept nowhere.
    pub recovery_key: String,
}

/// A recovery key, to be written to a file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveRecoveryKey {
    /// What the file says, with the recovery key.
    pub text: Typed,
}

/// Asks how hard a passphrase is to guess.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskStrength {
    /// What was typed so far.
    pub passphrase: Typed,
    /// Words that somebody who knows the user would try.
    pub names: Vec<String>,
}

/// How hard a passphrase is to guess.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StrengthView {
    /// From 0, guessed at once, to 4, hardly ever.
    pub score: u8,
    /// Why it will not do as it is; empty when it will.
    pub problem: String,
}

impl StrengthView {
    /// What is said of a passphrase.
    pub fn of(ask: &AskStrength) -> Self {
        let names: Vec<&str> = ask.names.iter().map(String::as_str).collect();
        let problem = ask.passphrase.0.check_new().err().map(|error| error.to_string()).unwrap_or_default();
        Self { score: core::strength(&ask.passphrase.0, &names).score, problem }
    }
}
