//! Whether claims, who makes them, and stories hold together with the rest of an archive.

use super::check::{Found, Seen, check_text, check_time, shortened};
use super::{Archive, Claim, Draft, ItemOf, Link, Person, Story};
use crate::archive;
use crate::article::Published;
use crate::capture::Hash;
use crate::claim::{Checked, Fields, LinkKind};
use crate::draft::{DraftFields, fit};
use crate::id::Uid;
use crate::note::line;
use crate::person::Speaker;
use crate::story::{EarlyExport, Kept, MAX_HOW_CHARS, fits};
use std::collections::{HashMap, HashSet};

/// The most items that a story can have here.
const MAX_ITEMS: usize = 1_000_000;

/// The identities that the ledger may name.
struct Named<'a> {
    articles: HashSet<Uid>,
    passages: HashMap<Uid, &'a super::Article>,
    people: HashSet<Uid>,
    claims: HashMap<Uid, &'a Claim>,
    notes: HashSet<Uid>,
}

impl Seen {
    /// Looks at everything beside the articles.
    pub(super) fn ledger(&mut self, archive: &Archive) -> Found<()> {
        for person in &archive.people {
            self.person(person).map_err(|what| format!("speaker “{}”: {what}", shortened(&person.profile.name)))?;
        }
        let mut named = Named {
            articles: archive.articles.iter().map(|article| article.uid).collect(),
            passages: HashMap::new(),
            people: archive.people.iter().map(|person| person.uid).collect(),
            claims: archive.claims.iter().map(|claim| (claim.uid, claim)).collect(),
            notes: HashSet::new(),
        };
        for article in &archive.articles {
            named.passages.extend(article.passages.iter().map(|passage| (passage.uid, article)));
            let notes = article.passages.iter().map(|passage| &passage.note).chain([&article.note]);
            named.notes.extend(notes.flatten().map(|note| note.uid));
        }
        for claim in &archive.claims {
            self.claim(claim, &named).map_err(|what| format!("claim “{}”: {what}", shortened(&claim.statement)))?;
            named.notes.extend(claim.note.iter().map(|note| note.uid));
        }
        let mut linked = HashSet::new();
        for link in &archive.links {
            self.link(link, &named, &mut linked).map_err(|what| format!("link {}: {what}", link.uid))?;
        }
        for note in &archive.notes {
            self.note(Some(note))?;
            named.notes.insert(note.uid);
        }
        named.notes.extend(archive.stories.iter().flat_map(|story| &story.note).map(|note| note.uid));
        for story in &archive.stories {
            self.story(story, &named).map_err(|what| format!("story “{}”: {what}", shortened(&story.fields.title)))?;
        }
        let stories = archive.stories.iter().map(|story| story.uid).collect();
        for draft in &archive.drafts {
            self.draft(draft, &stories).map_err(|what| format!("draft “{}”: {what}", shortened(&draft.title)))?;
        }
        Ok(())
    }

    fn draft(&mut self, draft: &Draft, stories: &HashSet<Uid>) -> Found<()> {
        self.uid(draft.uid)?;
        for time in [Some(draft.made_ms), draft.checked_ms, draft.trashed_ms].into_iter().flatten() {
            check_time(time)?;
        }
        let fields = DraftFields {
            title: draft.title.clone(),
            text: draft.text.clone(),
            language: draft.language.clone(),
            story: None,
        };
        if fields.tidied().map_err(|error| error.to_string())? != fields {
            return Err("a field is not written as fields are".to_owned());
        }
        if draft.story.is_some_and(|story| !stories.contains(&story)) {
            return Err("its story is not there".to_owned());
        }
        if fit(&draft.findings, &draft.text) { Ok(()) } else { Err("what was found does not fit its text".to_owned()) }
    }

    fn person(&mut self, person: &Person) -> Found<()> {
        self.uid(person.uid)?;
        person.trashed_ms.map_or(Ok(()), check_time)?;
        let tidied = person.profile.tidied().map_err(|error| error.to_string())?;
        if tidied == person.profile { Ok(()) } else { Err("a name is not written as names are".to_owned()) }
    }

    fn claim(&mut self, claim: &Claim, named: &Named<'_>) -> Found<()> {
        self.uid(claim.uid)?;
        check_time(claim.made_ms)?;
        claim.trashed_ms.map_or(Ok(()), check_time)?;
        let fields = fields_of(claim)?;
        if fields.tidied().map_err(|error| error.to_string())? != fields {
            return Err("a field is not written as fields are".to_owned());
        }
        if claim.speaker.is_some_and(|speaker| !named.people.contains(&speaker)) {
            return Err("its speaker is not there".to_owned());
        }
        if claim.statuses.is_empty() {
            return Err("nothing says how far its checking has come".to_owned());
        }
        let mut last = None;
        for status in &claim.statuses {
            self.uid(status.uid)?;
            check_time(status.at_ms)?;
            let checked = Checked { status: status.status, by: status.by.clone(), how: status.how.clone() };
            if checked.tidied().map_err(|error| error.to_string())? != checked {
                return Err("a field is not written as fields are".to_owned());
            }
            if last.replace((status.at_ms, status.uid)).is_some_and(|last| last >= (status.at_ms, status.uid)) {
                return Err("what was said of its checking is not in order".to_owned());
            }
        }
        let mut passages = HashSet::new();
        for evidence in &claim.evidence {
            self.uid(evidence.uid)?;
            let Some(passage) = evidence.passage else {
                if evidence.seen.is_some() {
                    return Err("something was seen of evidence that is gone".to_owned());
                }
                continue;
            };
            let article = named.passages.get(&passage).ok_or_else(|| format!("passage {passage} is not there"))?;
            if !passages.insert(passage) {
                return Err(format!("passage {passage} is evidence twice"));
            }
            let mut documents = article.captures.iter().flat_map(|capture| &capture.documents);
            if evidence.seen.is_some_and(|seen| !documents.any(|document| document.uid == seen)) {
                return Err("what was seen of its evidence is not there".to_owned());
            }
        }
        self.note(claim.note.as_ref())
    }

    fn link(&mut self, link: &Link, named: &Named<'_>, linked: &mut HashSet<(Uid, Uid, LinkKind)>) -> Found<()> {
        self.uid(link.uid)?;
        let (claim, other) = (link.claim, link.other);
        if claim == other || !named.claims.contains_key(&claim) || !named.claims.contains_key(&other) {
            return Err("it does not join two claims".to_owned());
        }
        let is_twice = linked.contains(&(other, claim, link.kind)) && link.kind != LinkKind::Updates;
        if is_twice || !linked.insert((claim, other, link.kind)) {
            return Err("it stands there twice".to_owned());
        }
        Ok(())
    }

    fn story(&mut self, story: &Story, named: &Named<'_>) -> Found<()> {
        self.uid(story.uid)?;
        check_time(story.made_ms)?;
        story.trashed_ms.map_or(Ok(()), check_time)?;
        let tidied = story.fields.tidied().map_err(|error| error.to_string())?;
        if tidied != story.fields {
            return Err("a field is not written as fields are".to_owned());
        }
        self.note(story.note.as_ref())?;
        if story.items.len() > MAX_ITEMS {
            return Err(format!("it has {} items; {MAX_ITEMS} is the limit", story.items.len()));
        }
        let mut gathered = HashSet::new();
        for item in &story.items {
            self.uid(item.uid)?;
            let is_there = match item.of {
                ItemOf::Article(uid) => named.articles.contains(&uid),
                ItemOf::Passage(uid) => named.passages.contains_key(&uid),
                ItemOf::Claim(uid) => named.claims.contains_key(&uid),
                ItemOf::Note(uid) => named.notes.contains(&uid),
            };
            if !is_there {
                return Err(format!("item {} is not there", item.uid));
            }
            if !gathered.insert(item.of) {
                return Err(format!("item {} stands there twice", item.uid));
            }
        }
        self.publication(story, named)?;
        self.early_exports(&story.early_exports)
    }

    fn publication(&mut self, story: &Story, named: &Named<'_>) -> Found<()> {
        let Some(publication) = &story.publication else { return Ok(()) };
        self.uid(publication.uid)?;
        check_time(publication.kept_ms)?;
        if story.fields.published.is_none() {
            return Err("something of it is printed, and it is not published".to_owned());
        }
        let source = match &publication.source {
            Some(source) => {
                self.bytes(source)?;
                Hash::from_hex(source)
            }
            None => None,
        };
        let (name, text) = (publication.name.clone(), publication.text.clone());
        if !fits(&Kept { name, source, text, kept_ms: publication.kept_ms }) {
            return Err("what was printed of it is not kept as such things are".to_owned());
        }
        let mut claims = HashSet::new();
        for used in &publication.used {
            self.uid(used.uid)?;
            let claim = named.claims.get(&used.claim).ok_or("a claim that it used is not there")?;
            let has = |status: Uid| claim.statuses.iter().any(|one| one.uid == status);
            if !claims.insert(used.claim) || !has(used.status) || used.handled.is_some_and(|one| !has(one)) {
                return Err("what it says of a claim that it used cannot be".to_owned());
            }
            let how = line("what was done", &used.how, MAX_HOW_CHARS).map_err(|error| error.to_string())?;
            if how != used.how || (used.handled.is_none() && !how.is_empty()) {
                return Err("what was done about a claim is not written as it is kept".to_owned());
            }
        }
        Ok(())
    }

    fn early_exports(&mut self, early: &[archive::EarlyExport]) -> Found<()> {
        for one in early {
            self.uid(one.uid)?;
            check_time(one.at_ms)?;
            if !early_export_of(one).is_kept_so() {
                return Err("what is said of an early export is not written as it is kept".to_owned());
            }
        }
        Ok(())
    }
}

/// An early export as the library has it.
pub(super) fn early_export_of(one: &archive::EarlyExport) -> EarlyExport {
    EarlyExport {
        at_ms: one.at_ms,
        who: one.who.clone(),
        why: one.why.clone(),
        format: one.format.clone(),
        name: one.name.clone(),
        embargo: one.embargo.clone(),
    }
}

/// The fields of a claim, but for its speaker.
pub(super) fn fields_of(claim: &Claim) -> Found<Fields> {
    let said = claim.said.as_deref().map(|text| text.parse::<Published>().map_err(|error| error.to_string()));
    let said = said.transpose()?;
    if said.as_ref().map(Published::as_str) != claim.said.as_deref() {
        return Err("the date is not written as dates are".to_owned());
    }
    check_text("statement", &claim.statement, super::check::MAX_NOTE_BYTES)?;
    Ok(Fields {
        statement: claim.statement.clone(),
        speaker: Speaker::Nobody,
        basis: claim.basis,
        described: claim.described.clone(),
        said,
        place: claim.place.clone(),
    })
}
