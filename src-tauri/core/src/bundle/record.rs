//! The lines of `custody.jsonl` and the parts of `bundle.json`.

use crate::capture::Hash;
use crate::id::Uid;
use serde::{Deserialize, Serialize};

/// A step of the journal as it stands in the chain (`docs/file-format.md`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Record {
    /// Its number.
    pub(crate) step: i64,
    pub(crate) uid: Uid,
    /// When it was made, in UTC milliseconds.
    pub(crate) at_ms: i64,
    /// What was done.
    pub(crate) op: String,
    pub(crate) count: u32,
    /// What it was done to; left out where that says something of things that are not in the bundle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    #[serde(with = "hex")]
    pub(crate) name_sha256: Hash,
    pub(crate) batch: Option<i64>,
    pub(crate) reverses: Option<i64>,
    pub(crate) under: Option<i64>,
    pub(crate) undo_top: Option<i64>,
    pub(crate) redo_top: Option<i64>,
    /// The hash of the step before; `None` for the first.
    #[serde(with = "maybe_hex")]
    pub(crate) before: Option<Hash>,
    /// Its own.
    #[serde(with = "hex")]
    pub(crate) chain: Hash,
    /// Everything that it changed.
    pub(crate) rows: Vec<RecordedRow>,
}

/// A row of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordedRow {
    #[serde(with = "hex")]
    pub(crate) digest: Hash,
    /// What it says; left out of what is not in the bundle or was deleted for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) words: Option<Words>,
}

/// What a row of the journal says: a thing before and after, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) noun: String,
    pub(crate) uid: Uid,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// `bundle.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Contents {
    /// [`super::SHAPE`].
    pub(crate) clipfile_bundle: u32,
    /// When it was made, in UTC milliseconds and in words.
    pub(crate) made_ms: i64,
    pub(crate) made: String,
    /// The program that made it.
    pub(crate) made_by: String,
    /// The identity of the library.
    pub(crate) library: String,
    pub(crate) articles: Vec<ArticleFiles>,
}

/// An article's place in the bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ArticleFiles {
    pub(crate) uid: Uid,
    /// The article to be read, with its passages, notes and claims.
    pub(crate) page: String,
    /// Its versions, the oldest first.
    pub(crate) versions: Vec<VersionFiles>,
}

/// A version's files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VersionFiles {
    /// The identity of the capture.
    pub(crate) uid: Uid,
    pub(crate) captured_ms: i64,
    pub(crate) url: Option<String>,
    pub(crate) importer: String,
    /// The bytes as they came.
    pub(crate) original: String,
    /// The hash of those bytes, which the journal has as well.
    #[serde(with = "hex")]
    pub(crate) original_sha256: Hash,
    /// The canonical text that was made of them, for each reading.
    pub(crate) texts: Vec<TextFile>,
}

/// A canonical text's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextFile {
    /// The identity of the document.
    pub(crate) uid: Uid,
    pub(crate) text: String,
    #[serde(with = "hex")]
    pub(crate) text_sha256: Hash,
}

/// A hash as hexadecimal digits.
mod hex {
    use crate::capture::Hash;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(hash: &Hash, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(hash)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Hash, D::Error> {
        let text = String::deserialize(from)?;
        Hash::from_hex(&text).ok_or_else(|| D::Error::custom("a hash has 64 hexadecimal digits"))
    }
}

/// The same, where there may be none.
mod maybe_hex {
    use crate::capture::Hash;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    #[allow(clippy::ref_option)] // The shape that serde asks for.
    pub(super) fn serialize<S: Serializer>(hash: &Option<Hash>, to: S) -> Result<S::Ok, S::Error> {
        hash.as_ref().map(ToString::to_string).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Hash>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        let hash = |text: String| Hash::from_hex(&text).ok_or_else(|| D::Error::custom("a hash has 64 digits"));
        text.map(hash).transpose()
    }
}
