//! Keys of rows, and the stable identity (`uid`) that survives export, import and merging.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// A row's identity in every library it travels to: a UUIDv7 (RFC 9562, section 5.7).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uid([u8; 16]);

impl Uid {
    /// The sixteen bytes as they stand in the file.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The uid that stands for what has that digest, the same whenever it is made: a UUIDv8 (RFC 9562, section 5.8).
    pub(crate) fn made_of(digest: [u8; 32]) -> Self {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        Self(uuid::Builder::from_custom_bytes(bytes).into_uuid().into_bytes())
    }

    /// Takes the sixteen bytes of a stored uid; `None` for any other length.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Uuid::from_bytes(self.0).hyphenated().fmt(f)
    }
}

impl fmt::Debug for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Uid> for String {
    fn from(uid: Uid) -> Self {
        uid.to_string()
    }
}

impl TryFrom<String> for Uid {
    type Error = uuid::Error;
    fn try_from(text: String) -> Result<Self, uuid::Error> {
        Uuid::parse_str(&text).map(|uuid| Self(uuid.into_bytes()))
    }
}

/// Makes uids: the clock's time in front, then bits from the system or, in tests, from a counter.
#[derive(Debug)]
pub struct Uids {
    counter: Option<u64>,
}

impl Uids {
    /// Random bits from the operating system.
    pub fn random() -> Self {
        Self { counter: None }
    }

    /// Bits that count up from `start`, so that a test's files can be compared.
    pub fn counting_from(start: u64) -> Self {
        Self { counter: Some(start) }
    }

    /// The next uid, for a row made at `now_ms`.
    ///
    /// # Panics
    /// When the operating system has no random bits to give.
    pub fn next(&mut self, now_ms: i64) -> Uid {
        let mut bits = [0_u8; 10];
        match &mut self.counter {
            Some(count) => {
                bits[2..].copy_from_slice(&count.to_be_bytes());
                *count += 1;
            }
            None => getrandom::fill(&mut bits).expect("the operating system gives random bytes"),
        }
        let millis = u64::try_from(now_ms).unwrap_or(0);
        Uid(uuid::Builder::from_unix_timestamp_millis(millis, &bits).into_uuid().into_bytes())
    }
}

macro_rules! row_ids {
    ($($(#[$doc:meta])* $name:ident)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )* };
}

row_ids! {
    /// Key of an article in this library.
    ArticleId
    /// Key of a capture in this library.
    CaptureId
    /// Key of a document in this library.
    DocumentId
    /// Key of a passage in this library.
    HighlightId
    /// Key of an annotation that came from another program, in this library.
    AnnotationId
    /// Key of a tag in this library.
    TagId
    /// Key of a note in this library.
    NoteId
    /// Key of a saved search in this library.
    SavedSearchId
    /// Key of a citation style that was added, in this library.
    CitationStyleId
    /// Key of an address that waits to be fetched, in this library.
    WaitingId
    /// Key of a person or body that speaks, in this library.
    PersonId
    /// Key of a claim in this library.
    ClaimId
    /// Key of a passage's bearing on a claim, in this library.
    EvidenceId
    /// Key of a link between two claims, in this library.
    ClaimLinkId
    /// Key of a draft in this library.
    DraftId
    /// Key of a story in this library.
    StoryId
    /// Key of an item of a story, in this library.
    StoryItemId
    /// Key of what of a story was printed, in this library.
    PublicationId
    /// Key of a claim among those that a published story used, in this library.
    UsedClaimId
}
