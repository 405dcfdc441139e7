//! What happened to a claim, from the journal: nothing is overwritten there.

use super::{Basis, Bearing, LinkKind, Status};
use crate::error::Result;
use crate::id::{ClaimId, HighlightId, PersonId};
use crate::library::Library;
use crate::storage;
use serde_json::{Map, Value};

/// One thing that happened to a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When, in UTC milliseconds.
    pub at_ms: i64,
    /// What.
    pub what: What,
    /// Whether it was an undo or a redo, and not done anew.
    pub is_reversal: bool,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It was made.
    Made,
    /// Its making was taken back.
    Unmade,
    /// It was thrown away, or brought back from the trash.
    Trashed(bool),
    /// The statement was written anew.
    Statement {
        /// As it was.
        before: String,
        /// As it is.
        after: String,
    },
    /// Somebody else is the speaker.
    Speaker {
        /// Who was; `None` for nobody.
        before: Option<PersonId>,
        /// Who is.
        after: Option<PersonId>,
    },
    /// Other terms.
    Basis {
        /// Before.
        before: Option<Basis>,
        /// After.
        after: Option<Basis>,
    },
    /// Another description in place of the name.
    Described {
        /// Before.
        before: Option<String>,
        /// After.
        after: Option<String>,
    },
    /// Said at another time.
    Said {
        /// Before, ISO 8601.
        before: Option<String>,
        /// After, ISO 8601.
        after: Option<String>,
    },
    /// Said at another place.
    Place {
        /// Before; may be empty.
        before: String,
        /// After; may be empty.
        after: String,
    },
    /// Something was said of the checking, or taken back.
    Status {
        /// How far it had come.
        status: Status,
        /// Who said so.
        by: String,
        /// On what grounds.
        how: String,
        /// Whether that was taken back.
        is_taken_back: bool,
    },
    /// A passage became evidence, or ceased to be.
    Evidence {
        /// The passage; `None` when it was deleted for good.
        passage: Option<HighlightId>,
        /// How it bore on the claim.
        bearing: Bearing,
        /// Whether it came.
        is_there: bool,
    },
    /// Evidence bears on the claim in another way.
    Bearing {
        /// The passage; `None` when it was deleted for good.
        passage: Option<HighlightId>,
        /// How it bears now.
        bearing: Bearing,
    },
    /// The passage of some evidence was deleted for good.
    EvidenceGone,
    /// The user saw what became of the evidence.
    Seen,
    /// A link to another claim came or went.
    Link {
        /// The other claim.
        other: ClaimId,
        /// How this one bears on it.
        kind: LinkKind,
        /// Whether it came.
        is_there: bool,
    },
}

impl Library {
    /// What happened to a claim, from the first to the last.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`]; when the file cannot be read.
    pub fn claim_history(&self, id: ClaimId) -> Result<Vec<Event>> {
        let claim = self.claim(id)?;
        let rows = self.read(|conn| storage::journal::of_claim(conn, id, claim.uid))?;
        let mut events = Vec::new();
        for row in rows {
            let parse = |image: Option<&String>| image.and_then(|text| serde_json::from_str::<Map<_, _>>(text).ok());
            let (before, after) = (parse(row.before.as_ref()), parse(row.after.as_ref()));
            let found = match row.noun {
                storage::Noun::Claim => of_claim(before.as_ref(), after.as_ref()),
                storage::Noun::ClaimStatus => of_status(before.as_ref(), after.as_ref()),
                storage::Noun::Evidence => of_evidence(before.as_ref(), after.as_ref()),
                storage::Noun::ClaimLink => of_link(before.as_ref(), after.as_ref()),
                _ => Vec::new(),
            };
            let (at_ms, is_reversal) = (row.at_ms, row.is_reversal);
            events.extend(found.into_iter().map(|what| Event { at_ms, what, is_reversal }));
        }
        Ok(events)
    }
}

type Image = Map<String, Value>;

fn text(image: &Image, name: &str) -> Option<String> {
    image.get(name)?.as_str().map(str::to_owned)
}

fn of_claim(before: Option<&Image>, after: Option<&Image>) -> Vec<What> {
    let (before, after) = match (before, after) {
        (None, Some(_)) => return vec![What::Made],
        (Some(_), None) => return vec![What::Unmade],
        (Some(before), Some(after)) => (before, after),
        (None, None) => return Vec::new(),
    };
    let both = |name: &str| (text(before, name), text(after, name));
    let mut found = Vec::new();
    let changed = |name: &str| before.get(name) != after.get(name);
    if changed("statement") {
        let (before, after) = both("statement");
        found.push(What::Statement { before: before.unwrap_or_default(), after: after.unwrap_or_default() });
    }
    if changed("speaker") {
        let speaker = |image: &Image| image.get("speaker").and_then(Value::as_i64).map(PersonId);
        found.push(What::Speaker { before: speaker(before), after: speaker(after) });
    }
    if changed("basis") {
        let basis = |image: &Image| text(image, "basis").and_then(|name| Basis::named(&name));
        found.push(What::Basis { before: basis(before), after: basis(after) });
    }
    if changed("described") {
        let (before, after) = both("described");
        found.push(What::Described { before, after });
    }
    if changed("said") {
        let (before, after) = both("said");
        found.push(What::Said { before, after });
    }
    if changed("place") {
        let (before, after) = both("place");
        found.push(What::Place { before: before.unwrap_or_default(), after: after.unwrap_or_default() });
    }
    if changed("trashed_ms") {
        found.push(What::Trashed(after.get("trashed_ms").is_some_and(|time| !time.is_null())));
    }
    found
}

fn of_status(before: Option<&Image>, after: Option<&Image>) -> Vec<What> {
    let Some(image) = after.or(before) else { return Vec::new() };
    let Some(status) = text(image, "status").and_then(|name| Status::named(&name)) else { return Vec::new() };
    let (by, how) = (text(image, "checked_by").unwrap_or_default(), text(image, "how").unwrap_or_default());
    vec![What::Status { status, by, how, is_taken_back: after.is_none() }]
}

fn of_evidence(before: Option<&Image>, after: Option<&Image>) -> Vec<What> {
    let Some(image) = after.or(before) else { return Vec::new() };
    let passage = image.get("highlight").and_then(Value::as_i64).map(HighlightId);
    let Some(bearing) = text(image, "bearing").and_then(|name| Bearing::named(&name)) else { return Vec::new() };
    let (Some(before), Some(after)) = (before, after) else {
        return vec![What::Evidence { passage, bearing, is_there: after.is_some() }];
    };
    let mut found = Vec::new();
    if before.get("highlight") != after.get("highlight") && passage.is_none() {
        found.push(What::EvidenceGone);
    }
    if before.get("bearing") != after.get("bearing") {
        found.push(What::Bearing { passage, bearing });
    }
    if before.get("seen") != after.get("seen") && found.is_empty() {
        found.push(What::Seen);
    }
    found
}

fn of_link(before: Option<&Image>, after: Option<&Image>) -> Vec<What> {
    let Some(image) = after.or(before) else { return Vec::new() };
    let other = image.get("other").and_then(Value::as_i64).map(ClaimId);
    let kind = text(image, "kind").and_then(|name| LinkKind::named(&name));
    match other.zip(kind) {
        Some((other, kind)) => vec![What::Link { other, kind, is_there: after.is_some() }],
        None => Vec::new(),
    }
}
