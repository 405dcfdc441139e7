//! Keeping the claims, speakers and stories of an archive.

use super::add::Merge;
use super::check_ledger::{early_export_of, fields_of};
use super::{Archive, Claim, Draft, ItemOf, Link, Note, Story};
use crate::capture::Hash;
use crate::claim::{Checked, LinkKind, StatusChange};
use crate::draft::DraftFields;
use crate::error::{Error, Result};
use crate::id::{ClaimId, DocumentId, NoteId, PersonId, StoryId, Uid};
use crate::note::NoteOn;
use crate::storage::claim::{NewEvidence, NewRow};
use crate::storage::draft::NewDraft;
use crate::storage::story::publication::NewUsed;
use crate::storage::{self, Noun};
use crate::story::{Gathered, Kept};
use std::collections::HashMap;

impl Merge<'_, '_, '_> {
    /// Adds what stands beside the articles.
    pub(super) fn ledger(&mut self, archive: &Archive) -> Result<()> {
        let mut people = HashMap::new();
        for person in &archive.people {
            let id = match self.known(Noun::Person, person.uid)? {
                Some(known) => PersonId(known.id),
                None => self.tx.add_person(person.uid, &person.profile, person.trashed_ms)?,
            };
            people.insert(person.uid, id);
        }
        let mut claims = HashMap::new();
        for claim in &archive.claims {
            claims.insert(claim.uid, self.claim(claim, &people)?);
        }
        archive.links.iter().try_for_each(|link| self.link(link, &claims))?;
        archive.notes.iter().try_for_each(|note| self.note_alone(note))?;
        // A note on one story may be an item of another one.
        let mut stories = Vec::new();
        let mut keys = HashMap::new();
        for story in &archive.stories {
            let id = match self.known(Noun::Story, story.uid)? {
                Some(known) => StoryId(known.id),
                None => {
                    let id = self.tx.add_story(story.uid, &story.fields, story.made_ms, story.trashed_ms)?;
                    self.publication(id, story, &claims)?;
                    id
                }
            };
            self.early_exports(id, story)?;
            self.note(NoteOn::Story(id), story.note.as_ref())?;
            keys.insert(story.uid, id);
            stories.push((id, story));
        }
        archive.drafts.iter().try_for_each(|draft| self.draft(draft, &keys))?;
        stories.into_iter().try_for_each(|(id, story)| self.items(id, story, &claims))
    }

    fn draft(&mut self, draft: &Draft, stories: &HashMap<Uid, StoryId>) -> Result<()> {
        if self.known(Noun::Draft, draft.uid)?.is_some() {
            return Ok(());
        }
        let fields = DraftFields {
            title: draft.title.clone(),
            text: draft.text.clone(),
            language: draft.language.clone(),
            story: draft.story.map(|story| stories[&story]),
        };
        let new = NewDraft {
            uid: draft.uid,
            fields: &fields,
            findings: &draft.findings,
            made_ms: draft.made_ms,
            checked_ms: draft.checked_ms,
            trashed_ms: draft.trashed_ms,
        };
        self.tx.add_draft(&new).map(drop)
    }

    /// What was printed of a story that was not here.
    fn publication(&mut self, id: StoryId, story: &Story, claims: &HashMap<Uid, ClaimId>) -> Result<()> {
        let Some(publication) = &story.publication else { return Ok(()) };
        if self.known(Noun::Publication, publication.uid)?.is_some() {
            return Ok(());
        }
        let source = match &publication.source {
            Some(source) => {
                self.put_bytes(source)?;
                Hash::from_hex(source)
            }
            None => None,
        };
        let (name, text) = (publication.name.clone(), publication.text.clone());
        let kept = Kept { name, source, text, kept_ms: publication.kept_ms };
        let publication_id = self.tx.add_publication(publication.uid, id, &kept)?;
        for used in &publication.used {
            let status = |uid| self.known(Noun::ClaimStatus, uid).map(|known| known.map(|known| known.id));
            let (Some(said), handled) = (status(used.status)?, used.handled.map(status).transpose()?.flatten()) else {
                continue;
            };
            let new = NewUsed {
                uid: used.uid,
                publication: publication_id,
                claim: claims[&used.claim],
                status: said,
                handled,
                how: if handled.is_some() { &used.how } else { "" },
            };
            self.tx.add_used_claim(&new)?;
        }
        Ok(())
    }

    fn early_exports(&mut self, id: StoryId, story: &Story) -> Result<()> {
        for one in &story.early_exports {
            if self.known(Noun::EarlyExport, one.uid)?.is_none() {
                self.tx.add_early_export(one.uid, id, &early_export_of(one))?;
            }
        }
        Ok(())
    }

    fn claim(&mut self, claim: &Claim, people: &HashMap<Uid, PersonId>) -> Result<ClaimId> {
        let id = match self.known(Noun::Claim, claim.uid)? {
            Some(known) => ClaimId(known.id),
            None => self.tx.add_claim(&NewRow {
                uid: claim.uid,
                fields: &fields_of(claim).map_err(Error::Invalid)?,
                speaker: claim.speaker.map(|speaker| people[&speaker]),
                made_ms: claim.made_ms,
                trashed_ms: claim.trashed_ms,
            })?,
        };
        for status in &claim.statuses {
            if self.known(Noun::ClaimStatus, status.uid)?.is_none() {
                let checked = Checked { status: status.status, by: status.by.clone(), how: status.how.clone() };
                let change = StatusChange { uid: status.uid, checked, at_ms: status.at_ms };
                self.tx.add_claim_status(id, &change)?;
            }
        }
        for evidence in &claim.evidence {
            let highlight = evidence.passage.map(|passage| self.passages[&passage]);
            let is_tied = match highlight {
                Some(highlight) => storage::claim::is_tied(self.tx.conn(), id, highlight)?,
                None => false,
            };
            if is_tied || self.known(Noun::Evidence, evidence.uid)?.is_some() {
                continue;
            }
            let seen = match evidence.seen {
                Some(seen) => self.known(Noun::Document, seen)?.filter(|known| !known.is_withdrawn),
                None => None,
            };
            self.tx.add_evidence(&NewEvidence {
                uid: evidence.uid,
                claim: id,
                highlight,
                bearing: evidence.bearing,
                seen: seen.map(|known| DocumentId(known.id)),
            })?;
        }
        self.note(NoteOn::Claim(id), claim.note.as_ref())?;
        Ok(id)
    }

    fn link(&mut self, link: &Link, claims: &HashMap<Uid, ClaimId>) -> Result<()> {
        let (claim, other) = (claims[&link.claim], claims[&link.other]);
        let is_there = storage::claim::links(self.tx.conn(), claim)?.iter().any(|present| {
            let is_turned = (present.claim, present.other) == (other, claim) && link.kind != LinkKind::Updates;
            present.kind == link.kind && (is_turned || (present.claim, present.other) == (claim, other))
        });
        if is_there || self.known(Noun::ClaimLink, link.uid)?.is_some() {
            return Ok(());
        }
        self.tx.add_claim_link(link.uid, claim, other, link.kind).map(drop)
    }

    fn note_alone(&mut self, note: &Note) -> Result<()> {
        if self.known(Noun::Note, note.uid)?.is_none() {
            self.add_note(None, note)?;
        }
        Ok(())
    }

    fn items(&mut self, id: StoryId, story: &Story, claims: &HashMap<Uid, ClaimId>) -> Result<()> {
        for item in &story.items {
            let gathered = match item.of {
                ItemOf::Article(uid) => Gathered::Article(self.here[&uid]),
                ItemOf::Passage(uid) => Gathered::Passage(self.passages[&uid]),
                ItemOf::Claim(uid) => Gathered::Claim(claims[&uid]),
                ItemOf::Note(uid) => match self.known(Noun::Note, uid)? {
                    Some(known) => Gathered::Note(NoteId(known.id)),
                    // Where both libraries have a note on a thing, the one here stays.
                    None => continue,
                },
            };
            if self.known(Noun::StoryItem, item.uid)?.is_none() {
                self.tx.add_story_item(Some(item.uid), id, gathered, None)?;
            }
        }
        Ok(())
    }
}
