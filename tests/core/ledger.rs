//! Changes of claims, speakers and stories that a user can make, for the tests that make any.
#![allow(clippy::unwrap_used)]

use crate::claims::checked;
use crate::journal::{NOTES, pick};
use clipfile_core::article::Scope;
use clipfile_core::claim::{Basis, Bearing, Fields, Filter, LinkKind, NewClaim, Sort, Status};
use clipfile_core::id::{ArticleId, ClaimId, HighlightId, PersonId, StoryId, StoryItemId};
use clipfile_core::person::{Profile, Speaker};
use clipfile_core::story::{self, Gathered, Keep};
use clipfile_core::{Library, Result};
use proptest::prelude::*;

const NAMES: [&str; 5] = ["Ada Nyland", "ada nyland", "Harbour Office", "Å. Berg", " "];

/// A change; numbers choose among what is there.
#[derive(Debug, Clone)]
pub(crate) enum Entry {
    Claim(usize, usize, usize),
    EditClaim(usize, usize),
    Status(usize, usize, usize),
    TrashClaim(usize, bool),
    Evidence(usize, usize, usize),
    RemoveEvidence(usize, usize),
    See(usize),
    Link(usize, usize, usize),
    Unlink(usize),
    ClaimNote(usize, usize),
    Person(usize),
    EditPerson(usize, usize),
    MergePeople(usize, usize),
    TrashPerson(usize, bool),
    Story(usize),
    EditStory(usize, usize),
    TrashStory(usize, bool),
    Publish(usize, usize),
    Handle(usize, bool),
    Gather(usize, usize, usize),
    GatherNote(usize, usize),
    Move(usize, usize, usize),
    TakeOut(usize, usize),
    StoryNote(usize, usize),
    Note(usize),
    EditNote(usize, usize),
}

/// Any change.
pub(crate) fn entry() -> impl Strategy<Value = Entry> {
    use Entry as E;
    let n = || 0..40_usize;
    let two = || (0..40_usize, 0..40_usize);
    prop_oneof![
        3 => (n(), n(), n()).prop_map(|(i, j, k)| E::Claim(i, j, k)),
        1 => two().prop_map(|(i, j)| E::EditClaim(i, j)),
        2 => (n(), n(), n()).prop_map(|(i, j, k)| E::Status(i, j, k)),
        1 => (n(), any::<bool>()).prop_map(|(i, yes)| E::TrashClaim(i, yes)),
        3 => (n(), n(), n()).prop_map(|(i, j, k)| E::Evidence(i, j, k)),
        1 => two().prop_map(|(i, j)| E::RemoveEvidence(i, j)),
        1 => n().prop_map(E::See),
        2 => (n(), n(), n()).prop_map(|(i, j, k)| E::Link(i, j, k)),
        1 => n().prop_map(E::Unlink),
        1 => two().prop_map(|(i, j)| E::ClaimNote(i, j)),
        1 => n().prop_map(E::Person),
        1 => two().prop_map(|(i, j)| E::EditPerson(i, j)),
        1 => two().prop_map(|(i, j)| E::MergePeople(i, j)),
        1 => (n(), any::<bool>()).prop_map(|(i, yes)| E::TrashPerson(i, yes)),
        2 => n().prop_map(E::Story),
        1 => two().prop_map(|(i, j)| E::EditStory(i, j)),
        1 => (n(), any::<bool>()).prop_map(|(i, yes)| E::TrashStory(i, yes)),
        2 => two().prop_map(|(i, j)| E::Publish(i, j)),
        1 => (n(), any::<bool>()).prop_map(|(i, yes)| E::Handle(i, yes)),
        4 => (n(), n(), n()).prop_map(|(i, j, k)| E::Gather(i, j, k)),
        1 => two().prop_map(|(i, j)| E::GatherNote(i, j)),
        3 => (n(), n(), n()).prop_map(|(i, j, k)| E::Move(i, j, k)),
        1 => two().prop_map(|(i, j)| E::TakeOut(i, j)),
        1 => two().prop_map(|(i, j)| E::StoryNote(i, j)),
        1 => n().prop_map(E::Note),
        1 => two().prop_map(|(i, j)| E::EditNote(i, j)),
    ]
}

fn claims(library: &Library) -> Vec<ClaimId> {
    let rows = |scope| {
        let filter = Filter { scope, ..Filter::default() };
        library.list_claims(&filter, Sort::Made, false, 0, 1000).unwrap().1
    };
    rows(Scope::Articles).into_iter().chain(rows(Scope::Trash)).map(|row| row.claim.id).collect()
}

fn people(library: &Library) -> Vec<PersonId> {
    let listed = |is_trash| library.people(is_trash, "").unwrap();
    listed(false).into_iter().chain(listed(true)).map(|listed| listed.person.id).collect()
}

fn stories(library: &Library) -> Vec<StoryId> {
    let listed = |is_trash| library.stories(is_trash).unwrap();
    listed(false).into_iter().chain(listed(true)).map(|listed| listed.story.id).collect()
}

fn items(library: &Library, story: StoryId) -> Vec<StoryItemId> {
    library.story_items(story).unwrap().into_iter().map(|item| item.id).collect()
}

fn fields(at: usize, speaker: usize) -> Fields {
    Fields {
        statement: ["The gate was open.", "Nobody knew.", ""][at % 3].to_owned(),
        speaker: if speaker.is_multiple_of(4) {
            Speaker::Nobody
        } else {
            Speaker::Named(Profile::named(NAMES[speaker % NAMES.len()]))
        },
        basis: [None, Some(Basis::OnRecord), Some(Basis::OffRecord)][at % 3],
        described: (speaker.is_multiple_of(3)).then(|| "an official".to_owned()),
        said: (speaker.is_multiple_of(2)).then(|| "2026-03".parse().unwrap()),
        place: ["", "Quay 4"][at % 2].to_owned(),
    }
}

fn profile(at: usize) -> Profile {
    let aliases = vec![NAMES[(at + 1) % NAMES.len()].to_owned()];
    Profile { aliases, role: ["", "guard"][at % 2].to_owned(), ..Profile::named(NAMES[at % NAMES.len()]) }
}

fn story_fields(at: usize) -> story::Fields {
    let published = story::Publication { date: "2026-05-01".parse().unwrap(), url: None };
    story::Fields {
        title: ["The port", "The vote", ""][at % 3].to_owned(),
        angle: NOTES[at % 3].to_owned(),
        published: (at.is_multiple_of(4)).then_some(published),
        ..story::Fields::default()
    }
}

/// What is to be kept of a story.
fn keep(at: usize) -> Keep {
    match at % 4 {
        0 => Keep::AsItIs,
        1 => Keep::Nothing,
        2 => Keep::Text("The gate was open, and nobody knew.".to_owned()),
        _ => Keep::File { name: "port.docx".to_owned(), bytes: vec![80, 75, 0, 1], text: "Nobody knew.".to_owned() },
    }
}

impl Entry {
    /// Does it; `None` when there is nothing to do it to.
    pub(crate) fn act(
        &self,
        library: &mut Library,
        articles: &[ArticleId],
        passages: &[HighlightId],
    ) -> Option<Result<()>> {
        let claims = claims(library);
        let people = people(library);
        let stories = stories(library);
        let notes: Vec<_> = library.list_notes("", 0, 1000).unwrap().1.into_iter().map(|note| note.id).collect();
        Some(match *self {
            Self::Claim(at, speaker, passage) => {
                let evidence = pick(passages, passage).map(|id| (id, Bearing::ALL[at % 3])).into_iter().collect();
                library.add_claim(&NewClaim { fields: fields(at, speaker), status: None, evidence }).map(|_| ())
            }
            Self::EditClaim(at, to) => library.edit_claim(pick(&claims, at)?, &fields(to, to)).map(|_| ()),
            Self::Status(at, other, to) => {
                let some = [pick(&claims, at)?, pick(&claims, other)?];
                let checked = checked(Status::ALL[to % Status::ALL.len()], NOTES[to % 3]);
                library.set_claim_status(&some[..=to % 2], &checked).map(|_| ())
            }
            Self::TrashClaim(at, true) => library.trash_claims(&[pick(&claims, at)?]).map(|_| ()),
            Self::TrashClaim(at, false) => library.restore_claims(&[pick(&claims, at)?]).map(|_| ()),
            Self::Evidence(at, passage, to) => {
                let (claim, passage) = (pick(&claims, at)?, pick(passages, passage)?);
                library.add_evidence(claim, &[passage], Bearing::ALL[to % 3]).map(|_| ())
            }
            Self::RemoveEvidence(at, which) => {
                let evidence = library.evidence(pick(&claims, at)?).unwrap();
                let evidence = evidence.get(which % evidence.len().max(1))?.id;
                if which.is_multiple_of(3) {
                    library.set_bearing(evidence, Bearing::ALL[which % 2]).map(|_| ())
                } else {
                    library.remove_evidence(evidence).map(|_| ())
                }
            }
            Self::See(at) => library.see_evidence(&[pick(&claims, at)?]).map(|_| ()),
            Self::Link(at, other, to) => {
                let (claim, other) = (pick(&claims, at)?, pick(&claims, other)?);
                library.link_claims(claim, other, LinkKind::ALL[to % 3]).map(|_| ())
            }
            Self::Unlink(at) => {
                let link = library.linked_claims(pick(&claims, at)?).unwrap().first()?.link.id;
                library.unlink_claims(link).map(|_| ())
            }
            Self::ClaimNote(at, to) => library.set_claim_note(pick(&claims, at)?, NOTES[to % 3]).map(|_| ()),
            Self::Person(at) => library.add_person(&profile(at)).map(|_| ()),
            Self::EditPerson(at, to) => library.edit_person(pick(&people, at)?, &profile(to)).map(|_| ()),
            Self::MergePeople(at, other) => {
                library.merge_people(pick(&people, at)?, &[pick(&people, other)?]).map(|_| ())
            }
            Self::TrashPerson(at, true) => library.trash_people(&[pick(&people, at)?]).map(|_| ()),
            Self::TrashPerson(at, false) => library.restore_people(&[pick(&people, at)?]).map(|_| ()),
            Self::Story(at) => library.add_story(&story_fields(at)).map(|_| ()),
            Self::EditStory(at, to) => library.edit_story(pick(&stories, at)?, &story_fields(to)).map(|_| ()),
            Self::TrashStory(at, true) => library.trash_stories(&[pick(&stories, at)?]).map(|_| ()),
            Self::TrashStory(at, false) => library.restore_stories(&[pick(&stories, at)?]).map(|_| ()),
            Self::Publish(at, to) => {
                let published = story::Publication { date: "2026-05-02".parse().unwrap(), url: None };
                library.publish_story(pick(&stories, at)?, &published, keep(to)).map(|_| ())
            }
            Self::Handle(at, yes) => {
                let corrections: Vec<_> = library.corrections(None).unwrap().into_iter().map(|one| one.id).collect();
                let one = [pick(&corrections, at)?];
                if yes { library.handle_corrections(&one, NOTES[at % 3]) } else { library.reopen_corrections(&one) }
                    .map(|_| ())
            }
            Self::Gather(at, what, before) => {
                let story = pick(&stories, at)?;
                let kinds = [
                    pick(articles, what).map(Gathered::Article),
                    pick(passages, what).map(Gathered::Passage),
                    pick(&claims, what).map(Gathered::Claim),
                    pick(&notes, what).map(Gathered::Note),
                ];
                let things: Vec<Gathered> = kinds.into_iter().flatten().skip(what % 4).collect();
                let before = pick(&items(library, story), before).filter(|_| before.is_multiple_of(2));
                library.add_to_story(story, &things, before).map(|_| ())
            }
            Self::GatherNote(at, to) => library.add_note_to_story(pick(&stories, at)?, NOTES[to % 3], None).map(|_| ()),
            Self::Move(at, what, before) => {
                let items = items(library, pick(&stories, at)?);
                let moved = [pick(&items, what)?, pick(&items, what + 2)?];
                let count = if moved[0] == moved[1] { 1 } else { 2 };
                library.move_in_story(&moved[..count], pick(&items, before).filter(|_| before % 3 > 0)).map(|_| ())
            }
            Self::TakeOut(at, what) => {
                let items = items(library, pick(&stories, at)?);
                library.remove_from_story(&[pick(&items, what)?]).map(|_| ())
            }
            Self::StoryNote(at, to) => library.set_story_note(pick(&stories, at)?, NOTES[to % 3]).map(|_| ()),
            Self::Note(to) => library.add_note(NOTES[to % 3]).map(|_| ()),
            Self::EditNote(at, to) => library.edit_note(pick(&notes, at)?, NOTES[to % 3]).map(|_| ()),
        })
    }
}
