//! Claims, who makes them, and stories in their lossless form.

use super::view::ExportView;
use crate::archive;
use crate::article::Published;
use crate::claim::{Basis, Claim};
use crate::error::{Error, Result};
use crate::id::{ArticleId, ClaimId, DocumentId, HighlightId, NoteId, PersonId, StoryId, Uid};
use crate::note::{Note, NoteOn};
use crate::storage::story::embargo::early_exports;
use crate::storage::story::publication::{self, UsedRow};
use crate::storage::{self, Noun};
use crate::story::Gathered;
use std::collections::{BTreeSet, HashSet};

/// What an archive has beside articles.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub(super) people: Vec<archive::Person>,
    pub(super) claims: Vec<archive::Claim>,
    pub(super) links: Vec<archive::Link>,
    pub(super) notes: Vec<archive::Note>,
    pub(super) stories: Vec<archive::Story>,
    pub(super) drafts: Vec<archive::Draft>,
}

impl ExportView<'_> {
    /// Claims, speakers, stories and notes that stand alone. Of a part of the library, only claims that rest on nothing else
    /// than its passages go out, with those who make them: whoever hands on an article does not hand on who spoke in
    /// confidence about it.
    pub(super) fn archive_ledger(&self, articles: &[ArticleId]) -> Result<Ledger> {
        let mut claims = Vec::new();
        let mut links = Vec::new();
        let chosen = if self.is_everything { storage::claim::all(self.conn)? } else { self.claims_inside(articles)? };
        let is_here: HashSet<ClaimId> = chosen.iter().copied().collect();
        for id in chosen {
            claims.push(self.claim(id)?);
            for link in storage::claim::links(self.conn, id)?.into_iter().filter(|link| link.claim == id) {
                if is_here.contains(&link.other) {
                    let (claim, other) = (self.uid_of_claim(link.claim)?, self.uid_of_claim(link.other)?);
                    links.push(archive::Link { uid: link.uid, claim, other, kind: link.kind });
                }
            }
        }
        let speakers: HashSet<Uid> = claims.iter().filter_map(|claim| claim.speaker).collect();
        let people = storage::person::all(self.conn)?
            .into_iter()
            .filter(|person| self.is_everything || speakers.contains(&person.uid))
            .map(|person| archive::Person { uid: person.uid, profile: person.profile, trashed_ms: person.trashed_ms })
            .collect();
        links.sort_by_key(|link| link.uid);
        if !self.is_everything {
            return Ok(Ledger { people, claims, links, ..Ledger::default() });
        }
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
            let (publication, early_exports) = self.printed(story.id)?;
            Ok(archive::Story {
                uid: story.uid,
                fields: story.fields,
                made_ms,
                trashed_ms,
                note,
                items,
                publication,
                early_exports,
            })
        });
        let drafts = storage::draft::all(self.conn)?.into_iter().map(|draft| {
            let story = draft.fields.story.map(|story| storage::story::get(self.conn, story)).transpose()?;
            Ok(archive::Draft {
                uid: draft.uid,
                title: draft.fields.title,
                text: draft.fields.text,
                language: draft.fields.language,
                story: story.map(|story| story.uid),
                findings: draft.findings,
                made_ms: draft.made_ms,
                checked_ms: draft.checked_ms,
                trashed_ms: draft.trashed_ms,
            })
        });
        let (stories, drafts) = (stories.collect::<Result<_>>()?, drafts.collect::<Result<_>>()?);
        Ok(Ledger { people, claims, links, notes, stories, drafts })
    }

    /// What was printed of a story, and what of it went out before its embargo ended.
    fn printed(&self, story: StoryId) -> Result<(Option<archive::Publication>, Vec<archive::EarlyExport>)> {
        let used = |row: UsedRow| {
            Ok(archive::UsedClaim {
                uid: row.uid,
                claim: self.uid_of_claim(row.claim)?,
                status: row.status,
                handled: row.handled,
                how: row.how,
            })
        };
        let publication = publication::get(self.conn, story)?.map(|row| {
            let claims = publication::used(self.conn, row.id)?.into_iter().map(used);
            Ok::<_, Error>(archive::Publication {
                uid: row.uid,
                name: row.kept.name,
                source: row.kept.source.map(|hash| hash.to_string()),
                text: row.kept.text,
                kept_ms: row.kept.kept_ms,
                used: claims.collect::<Result<_>>()?,
            })
        });
        let early = early_exports(self.conn, story)?.into_iter().map(|(uid, one)| archive::EarlyExport {
            uid,
            at_ms: one.at_ms,
            who: one.who,
            why: one.why,
            format: one.format,
            name: one.name,
            embargo: one.embargo,
        });
        Ok((publication.transpose()?, early.collect()))
    }

    /// The claims outside the trash of which every passage that bears on them is on one of `articles`, unless they were made
    /// in confidence.
    fn claims_inside(&self, articles: &[ArticleId]) -> Result<Vec<ClaimId>> {
        let is_inside: HashSet<ArticleId> = articles.iter().copied().collect();
        let mut tied = BTreeSet::new();
        for article in articles {
            tied.extend(storage::claim::on_article(self.conn, *article)?.into_iter().map(|(.., claim)| claim));
        }
        let mut inside = Vec::new();
        for id in storage::claim::all(self.conn)?.into_iter().filter(|id| tied.contains(id)) {
            let claim = storage::claim::get(self.conn, id)?;
            let passages = storage::claim::evidence_rows(self.conn, id)?.into_iter().filter_map(|row| row.highlight);
            let mut articles = passages.map(|passage| Ok(storage::highlight::get(self.conn, passage)?.article));
            let rests_inside = articles.try_fold(true, |so_far, article: Result<ArticleId>| {
                Ok::<_, Error>(so_far && is_inside.contains(&article?))
            })?;
            if rests_inside && claim.trashed_ms.is_none() && !is_in_confidence(&claim) {
                inside.push(id);
            }
        }
        Ok(inside)
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

/// Whether the user has it on terms under which its maker may not be named, or it may not be printed.
fn is_in_confidence(claim: &Claim) -> bool {
    let terms = [Basis::Background, Basis::DeepBackground, Basis::OffRecord];
    claim.described.is_some() || claim.basis.is_some_and(|basis| terms.contains(&basis))
}

pub(super) fn archived(note: Note) -> archive::Note {
    let Note { uid, body, made_ms, edited_ms, is_private, .. } = note;
    archive::Note { uid, body, made_ms, edited_ms, private: is_private }
}
