//! What bears on a claim: passages, and other claims.

use super::named;
use crate::anchor::Verdict;
use crate::document::ByteRange;
use crate::error::{Error, Result};
use crate::id::{ArticleId, ClaimId, ClaimLinkId, DocumentId, EvidenceId, HighlightId, Uid};
use crate::library::{Done, Library, Op};
use crate::storage::claim::NewEvidence;
use crate::storage::{self, Noun, Tx};
use serde::{Deserialize, Serialize};

named! {
    /// How a passage bears on a claim.
    #[derive(Default)]
    Bearing {
        /// It is where the claim is made.
        #[default]
        States "states"
        /// It speaks for it.
        Supports "supports"
        /// It speaks against it.
        Contradicts "contradicts"
    }
}

named! {
    /// How a claim bears on another one.
    LinkKind {
        /// They say the same; holds both ways.
        Same "same"
        /// They cannot both hold; holds both ways.
        Contradicts "contradicts"
        /// It says what the other one said, as it is now.
        Updates "updates"
    }
}

/// A passage's bearing on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Key in this library.
    pub id: EvidenceId,
    /// Identity in every library.
    pub uid: Uid,
    /// The claim.
    pub claim: ClaimId,
    /// How the passage bears on it.
    pub bearing: Bearing,
    /// The passage; `None` when it was deleted for good.
    pub passage: Option<Tied>,
}

/// A passage that is evidence, as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tied {
    /// The passage.
    pub id: HighlightId,
    /// Its article.
    pub article: ArticleId,
    /// The words as the user marked them.
    pub exact: String,
    /// What became of it in the text that is shown of its article.
    pub verdict: Verdict,
    /// The document that is shown.
    pub document: DocumentId,
    /// Where it stands there; `None` when it is gone.
    pub range: Option<ByteRange>,
    /// Whether its words changed or went, and the user has not seen that yet.
    pub is_changed: bool,
    /// Whether the passage or its article lies in the trash.
    pub is_trashed: bool,
}

/// A link between two claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Key in this library.
    pub id: ClaimLinkId,
    /// Identity in every library.
    pub uid: Uid,
    /// The claim that bears on the other one.
    pub claim: ClaimId,
    /// The other one.
    pub other: ClaimId,
    /// How.
    pub kind: LinkKind,
}

/// A link as one of its two claims sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The link.
    pub link: Link,
    /// The claim at its other end.
    pub other: super::Claim,
    /// Whether the other one bears on this one, and not this one on the other.
    pub is_from_other: bool,
}

/// Ties a passage to a claim; one that is tied already gets the bearing.
pub(super) fn tie(tx: &mut Tx<'_>, claim: ClaimId, passage: HighlightId, bearing: Bearing) -> Result<bool> {
    let present = storage::highlight::get(tx.conn(), passage)?;
    if present.trashed_ms.is_some() {
        return Err(Error::Invalid("the passage is in the trash; bring it back first".to_owned()));
    }
    if let Some(row) =
        storage::claim::evidence_of_highlight(tx.conn(), passage)?.into_iter().find(|row| row.claim == claim)
    {
        return tx.update(Noun::Evidence, row.id.0, &[("bearing", &bearing.name())]);
    }
    // What the words were before the user tied them is no news.
    let seen = match present.verdict {
        Verdict::Changed | Verdict::Gone => Some(storage::capture::shown_document(tx.conn(), present.article)?),
        Verdict::Same | Verdict::Moved => None,
    };
    let uid = tx.uid();
    tx.add_evidence(&NewEvidence { uid, claim, highlight: Some(passage), bearing, seen })?;
    Ok(true)
}

impl Library {
    /// Makes passages evidence of a claim; those that are already get the bearing. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for a passage in the trash. Nothing is changed then.
    pub fn add_evidence(&mut self, claim: ClaimId, passages: &[HighlightId], bearing: Bearing) -> Result<Done<()>> {
        let name = self.claim(claim)?.statement;
        self.transact(Op::AddEvidence.named(1, &name), |tx| {
            passages.iter().try_for_each(|passage| tie(tx, claim, *passage, bearing).map(drop))
        })
    }

    /// Says anew how a passage bears on a claim. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn set_bearing(&mut self, evidence: EvidenceId, bearing: Bearing) -> Result<Done<()>> {
        let name = self.statement_of(evidence)?;
        self.transact(Op::SetBearing.named(1, &name), |tx| {
            tx.update(Noun::Evidence, evidence.0, &[("bearing", &bearing.name())]).map(drop)
        })
    }

    /// Takes evidence from its claim; the passage stays. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove_evidence(&mut self, evidence: EvidenceId) -> Result<Done<()>> {
        let name = self.statement_of(evidence)?;
        self.transact(Op::RemoveEvidence.named(1, &name), |tx| tx.delete(Noun::Evidence, evidence.0))
    }

    /// Says that the user has seen what became of the evidence of claims. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn see_evidence(&mut self, claims: &[ClaimId]) -> Result<Done<()>> {
        let name = self.name_of(claims)?;
        self.transact(Op::SeeEvidence.named(claims.len(), &name), |tx| {
            for claim in claims {
                let mut is_news = false;
                for evidence in storage::claim::evidence(tx.conn(), *claim)? {
                    let Some(tied) = evidence.passage.filter(|tied| tied.is_changed) else { continue };
                    is_news |= tx.update(Noun::Evidence, evidence.id.0, &[("seen", &tied.document.0)])?;
                }
                tx.count(is_news);
            }
            Ok(())
        })
    }

    /// The evidence of a claim: what states it, what supports it, what contradicts it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn evidence(&self, claim: ClaimId) -> Result<Vec<Evidence>> {
        self.read(|conn| storage::claim::evidence(conn, claim))
    }

    /// Links two claims; the same link is not made twice. Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a claim and itself; [`Error::NotFound`].
    pub fn link_claims(&mut self, claim: ClaimId, other: ClaimId, kind: LinkKind) -> Result<Done<()>> {
        if claim == other {
            return Err(Error::Invalid("a claim cannot be linked to itself".to_owned()));
        }
        self.claim(other)?;
        let name = self.claim(claim)?.statement;
        self.transact(Op::LinkClaims.named(1, &name), |tx| {
            let present = storage::claim::links(tx.conn(), claim)?;
            let is_there = present.iter().any(|link| {
                let is_both_ways = kind != LinkKind::Updates;
                let ends = (link.claim, link.other);
                link.kind == kind && (ends == (claim, other) || (is_both_ways && ends == (other, claim)))
            });
            if is_there {
                return Ok(());
            }
            let uid = tx.uid();
            tx.add_claim_link(uid, claim, other, kind).map(drop)
        })
    }

    /// Takes a link away. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn unlink_claims(&mut self, link: ClaimLinkId) -> Result<Done<()>> {
        let claim = self.read(|conn| storage::claim::link(conn, link))?.claim;
        let name = self.claim(claim)?.statement;
        self.transact(Op::UnlinkClaims.named(1, &name), |tx| tx.delete(Noun::ClaimLink, link.0))
    }

    /// The claims that a claim is linked to, without those in the trash.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn linked_claims(&self, claim: ClaimId) -> Result<Vec<Linked>> {
        let mut linked = Vec::new();
        for link in self.read(|conn| storage::claim::links(conn, claim))? {
            let is_from_other = link.other == claim;
            let other = self.claim(if is_from_other { link.claim } else { link.other })?;
            if other.trashed_ms.is_none() {
                linked.push(Linked { link, other, is_from_other });
            }
        }
        Ok(linked)
    }

    fn statement_of(&self, evidence: EvidenceId) -> Result<String> {
        let claim = self.read(|conn| storage::claim::claim_of(conn, evidence))?;
        Ok(self.claim(claim)?.statement)
    }
}

/// What the user has seen of a passage in one document counts in another one that has the same words at its place.
pub(crate) fn follow_seen(tx: &mut Tx<'_>, passage: HighlightId, from: DocumentId, to: DocumentId) -> Result<()> {
    for row in storage::claim::evidence_of_highlight(tx.conn(), passage)? {
        if row.seen == Some(from) {
            tx.update(Noun::Evidence, row.id.0, &[("seen", &to.0)])?;
        }
    }
    Ok(())
}
