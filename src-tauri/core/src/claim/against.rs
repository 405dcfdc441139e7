//! Contradictions: claims that cannot both hold, and claims with evidence on both sides.

use super::ListedClaim;
use crate::article::Published;
use crate::error::Result;
use crate::id::ClaimLinkId;
use crate::library::Library;
use crate::storage;

/// Something in the ledger that contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contradiction {
    /// Two claims that the user says cannot both hold.
    Claims {
        /// The link between them.
        link: ClaimLinkId,
        /// The claim that was said first, or made first where that is not known.
        one: Box<ListedClaim>,
        /// The other one.
        other: Box<ListedClaim>,
    },
    /// A claim that passages outside the trash both speak for and against.
    Evidence(Box<ListedClaim>),
}

impl Library {
    /// All contradictions between claims outside the trash: claims first, then evidence; in each the last made first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn contradictions(&self) -> Result<Vec<Contradiction>> {
        let (links, claims) = self.read(|conn| {
            Ok((storage::claim::contradicting_links(conn)?, storage::claim::with_evidence_on_both_sides(conn)?))
        })?;
        let mut found = Vec::with_capacity(links.len() + claims.len());
        for link in links {
            let (one, other) = (self.listed_claim(link.claim)?, self.listed_claim(link.other)?);
            let said = |listed: &ListedClaim| {
                let said = listed.claim.said.as_ref();
                (said.map_or(i64::MAX, Published::sort_ms), listed.claim.made_ms, listed.claim.id)
            };
            let (one, other) = if said(&other) < said(&one) { (other, one) } else { (one, other) };
            found.push(Contradiction::Claims { link: link.id, one: Box::new(one), other: Box::new(other) });
        }
        for claim in claims {
            found.push(Contradiction::Evidence(Box::new(self.listed_claim(claim)?)));
        }
        Ok(found)
    }
}
