//! Changes of claims. Every one can be undone.

use super::{Checked, Claim, Fields, NewClaim, Status, StatusChange};
use crate::error::Result;
use crate::id::{ClaimId, HighlightId};
use crate::library::{Done, Library, Op};
use crate::note::{NoteOn, kept};
use crate::storage::claim::NewRow;
use crate::storage::{self, Noun, Tx};

impl Library {
    /// Adds a claim. A speaker who is not in the list is put in it, in the same step. Undoable.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when there is no statement or a field is too long; [`crate::Error::NotFound`] when the
    /// speaker or a passage is not here.
    pub fn add_claim(&mut self, new: &NewClaim) -> Result<Done<ClaimId>> {
        let fields = new.fields.tidied()?;
        let checked = match &new.status {
            Some(checked) => checked.tidied()?,
            None => Checked { status: Status::Unchecked, by: String::new(), how: String::new() },
        };
        self.transact(Op::AddClaim.named(1, &fields.statement), |tx| {
            let speaker = fields.speaker.ensured(tx)?;
            let (uid, now_ms) = (tx.uid(), tx.now_ms());
            let claim = tx.add_claim(&NewRow { uid, fields: &fields, speaker, made_ms: now_ms, trashed_ms: None })?;
            let uid = tx.uid();
            tx.add_claim_status(claim, &StatusChange { uid, checked, at_ms: now_ms })?;
            for (passage, bearing) in &new.evidence {
                super::evidence::tie(tx, claim, *passage, *bearing)?;
            }
            Ok(claim)
        })
    }

    /// Writes the fields of a claim. Undoable.
    ///
    /// # Errors
    /// As [`Library::add_claim`].
    pub fn edit_claim(&mut self, id: ClaimId, fields: &Fields) -> Result<Done<()>> {
        let fields = fields.tidied()?;
        self.transact(Op::EditClaim.named(1, &fields.statement), |tx| {
            storage::claim::get(tx.conn(), id)?;
            let speaker = fields.speaker.ensured(tx)?;
            tx.set_claim(id, &fields, speaker).map(drop)
        })
    }

    /// Says how far the checking of claims has come. What was said before stays in their history. One that has that status
    /// already is left alone, unless there is something to say of it. Undoable.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when a field is too long; [`crate::Error::NotFound`] when one is not here; then none is
    /// changed.
    pub fn set_claim_status(&mut self, claims: &[ClaimId], checked: &Checked) -> Result<Done<()>> {
        let checked = checked.tidied()?;
        let name = self.name_of(claims)?;
        self.transact(Op::SetClaimStatus.named(claims.len(), &name), |tx| {
            for claim in claims {
                let present = storage::claim::get(tx.conn(), *claim)?.status;
                let is_news = checked.status != present.checked.status || !checked.how.is_empty();
                tx.count(is_news);
                if is_news {
                    // The last one counts, also when the clock stands still or goes back.
                    let at_ms = tx.now_ms().max(present.at_ms + 1);
                    let uid = tx.uid();
                    tx.add_claim_status(*claim, &StatusChange { uid, checked: checked.clone(), at_ms })?;
                }
            }
            Ok(())
        })
    }

    /// Throws claims away. They stay in the trash until it is emptied. Undoable.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when one is not here; then none is changed.
    pub fn trash_claims(&mut self, claims: &[ClaimId]) -> Result<Done<()>> {
        let name = self.name_of(claims)?;
        self.transact(Op::TrashClaims.named(claims.len(), &name), |tx| tx.set_trashed(Noun::Claim, claims, true))
    }

    /// Brings claims back from the trash. Undoable.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when one is not here; then none is changed.
    pub fn restore_claims(&mut self, claims: &[ClaimId]) -> Result<Done<()>> {
        let name = self.name_of(claims)?;
        self.transact(Op::RestoreClaims.named(claims.len(), &name), |tx| tx.set_trashed(Noun::Claim, claims, false))
    }

    /// Writes the note on a claim; a body of white space removes it. Undoable.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn set_claim_note(&mut self, claim: ClaimId, body: &str) -> Result<Done<()>> {
        let name = self.claim(claim)?.statement;
        self.transact(Op::SetClaimNote.named(1, &name), |tx| tx.set_note(NoteOn::Claim(claim), &kept(body)).map(drop))
    }

    /// One claim, in the trash or not.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn claim(&self, id: ClaimId) -> Result<Claim> {
        self.read(|conn| storage::claim::get(conn, id))
    }

    /// The note on a claim, in Markdown; empty when it has none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn claim_note(&self, id: ClaimId) -> Result<String> {
        let note = self.read(|conn| storage::note::get(conn, NoteOn::Claim(id)))?;
        Ok(note.map(|note| note.body).unwrap_or_default())
    }

    /// What was said of the checking of a claim, from the first to the last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn statuses(&self, id: ClaimId) -> Result<Vec<StatusChange>> {
        self.read(|conn| storage::claim::statuses(conn, id))
    }

    /// The statement of a claim that is alone; what undo says of it.
    pub(super) fn name_of(&self, claims: &[ClaimId]) -> Result<String> {
        match claims {
            [one] => Ok(self.claim(*one)?.statement),
            _ => Ok(String::new()),
        }
    }
}

/// Gives `into` what rests on the passage `from`, which becomes part of it: evidence, and its place in stories.
pub(crate) fn follow_merge(tx: &mut Tx<'_>, from: HighlightId, into: HighlightId) -> Result<()> {
    for row in storage::claim::evidence_of_highlight(tx.conn(), from)? {
        if storage::claim::is_tied(tx.conn(), row.claim, into)? {
            continue;
        }
        tx.update(Noun::Evidence, row.id.0, &[("highlight", &into.0)])?;
    }
    tx.follow_in_stories("highlight", from.0, into.0)
}
