//! The evidence bundle: articles as they came, as they are read and what was made of them, in a zip that anybody can check
//! without Clipfile. `exporters/bundle` writes one, [`verify`] checks one; why it is as it is: `docs/adr/0028-bundle.md`.

mod key;
mod record;
mod verify;

pub(crate) use key::{SigningKey, ensure};
pub(crate) use record::{ArticleFiles, Contents, Record, RecordedRow, TextFile, VersionFiles, Words};
pub use verify::{Fault, Verified, verify};

/// The hash of every other file but the signature, as `sha256sum` writes and checks them.
pub(crate) const SUMS: &str = "SHA256SUMS";
/// The signature of [`SUMS`], as minisign writes it.
pub(crate) const SIGNATURE: &str = "SHA256SUMS.minisig";
/// The key to check it with.
pub(crate) const PUBLIC_KEY: &str = "clipfile.pub";
/// The steps of the journal, a line of JSON each.
pub(crate) const CUSTODY: &str = "custody.jsonl";
/// The versions of the articles with their files.
pub(crate) const CONTENTS: &str = "bundle.json";
/// The shape of [`CONTENTS`] and [`CUSTODY`].
pub(crate) const SHAPE: u32 = 1;
