//! Claims, who makes them, and stories in their lossless form.

use super::view::ExportView;
use crate::archive;
use crate::article::Published;
use crate::error::Result;
use crate::id::{ArticleId, ClaimId, DocumentId, HighlightId, NoteId, PersonId, Uid};
use crate::note::{Note, NoteOn};
use crate::storage::{self, Noun};
use crate::story::Gathered;

/// What an archive has beside articles.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub(super) people: Vec<archive::Person>,
    pub(super) claims: Vec<archive::Claim>,
    pub(super) links: Vec<archive::Link>,
    pub(super) notes: Vec<archive::Note>,
    pub(super) stories: Vec<archive::Story>,
}

impl ExportView<'_> {
    /// Claims, speakers, stories and notes that stand alone. They go with the whole library only: whoever hands on an article
    /// does not hand on who spoke in confidence about it.
    pub(super) fn archive_ledger(&self) -> Result<Ledger> {
        if !self.is_everything {
            return Ok(Ledger::default());
        }
        let people = storage::person::all(self.conn)?.into_iter().map(|person| archive::Person {
            uid: person.uid,
            profile: person.profile,
            trashed_ms: person.trashed_ms,
        });
        let mut claims = Vec::new();
        let mut links = Vec::new();
        for id in storage::claim::all(self.conn)? {
            claims.push(self.claim(id)?);
            for link in storage::claim::links(self.conn, id)?.into_iter().filter(|link| link.claim == id) {
                let (claim, other) = (self.uid_of_claim(link.claim)?, self.uid_of_claim(link.other)?);
                links.push(archive::Link { uid: link.uid, claim, other, kind: link.kind });
            }
        }
        links.sort_by_key(|link| link.uid);
        let notes = storage::note::alone(self.conn)?.into_iter().map(archived).collect();
        let stories = storage::story::all(self.conn)?.into_iter().map(|story| {
            let note = storage::note::get(self.conn, NoteOn::Story(story.id))?.map(archived);
            let mut items = Vec::new();
            for item in storage::story::all_items(self.conn, story.id)? {
                if let Some(of) = self.item_of(item.gathered)? {
                    items.push(archive::Item { uid: item.uid, of });
                }
            }
            let (made_ms, trashed_ms) = (story.made_ms, story.trashed_ms);
            Ok(archive::Story { uid: story.uid, fields: story.fields, made_ms, trashed_ms, note, items })
        });
        Ok(Ledger { people: people.collect(), claims, links, notes, stories: stories.collect::<Result<_>>()? })
    }

    fn claim(&self, id: ClaimId) -> Result<archive::Claim> {
        let claim = storage::claim::get(self.conn, id)?;
        let speaker = |id: PersonId| storage::person::get(self.conn, id).map(|person| person.uid);
        let statuses = storage::claim::statuses(self.conn, id)?.into_iter().map(|change| archive::Status {
            uid: change.uid,
            status: change.checked.status,
            by: change.checked.by,
            how: change.checked.how,
            at_ms: change.at_ms,
        });
        let evidence = storage::claim::evidence_rows(self.conn, id)?.into_iter().map(|row| {
            Ok(archive::Evidence {
                uid: row.uid,
                passage: row.highlight.map(|id| self.uid_of_passage(id)).transpose()?,
                bearing: row.bearing,
                // What was seen in a document that was taken back goes with the document.
                seen: row.seen.map(|id| self.uid_of_document(id)).transpose()?.flatten(),
            })
        });
        Ok(archive::Claim {
            uid: claim.uid,
            statement: claim.statement,
            speaker: claim.speaker.map(speaker).transpose()?,
            basis: claim.basis,
            described: claim.described,
            said: claim.said.as_ref().map(Published::as_str).map(str::to_owned),
            place: claim.place,
            made_ms: claim.made_ms,
            trashed_ms: claim.trashed_ms,
            statuses: statuses.collect(),
            evidence: evidence.collect::<Result<_>>()?,
            note: storage::note::get(self.conn, NoteOn::Claim(id))?.map(archived),
        })
    }

    fn item_of(&self, gathered: Gathered) -> Result<Option<archive::ItemOf>> {
        Ok(match gathered {
            Gathered::Article(ArticleId(id)) => {
                storage::uid::standing(self.conn, Noun::Article, id)?.map(archive::ItemOf::Article)
            }
            Gathered::Passage(id) => Some(archive::ItemOf::Passage(self.uid_of_passage(id)?)),
            Gathered::Claim(id) => Some(archive::ItemOf::Claim(self.uid_of_claim(id)?)),
            Gathered::Note(NoteId(id)) => storage::uid::standing(self.conn, Noun::Note, id)?.map(archive::ItemOf::Note),
        })
    }

    fn uid_of_claim(&self, id: ClaimId) -> Result<Uid> {
        Ok(storage::claim::get(self.conn, id)?.uid)
    }

    fn uid_of_passage(&self, id: HighlightId) -> Result<Uid> {
        Ok(storage::highlight::get(self.conn, id)?.uid)
    }

    fn uid_of_document(&self, id: DocumentId) -> Result<Option<Uid>> {
        storage::uid::standing(self.conn, Noun::Document, id.0)
    }
}

pub(super) fn archived(note: Note) -> archive::Note {
    let Note { uid, body, made_ms, edited_ms, is_private, .. } = note;
    archive::Note { uid, body, made_ms, edited_ms, private: is_private }
}
