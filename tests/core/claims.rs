//! Claims: who says what, how far its checking has come, and what it rests on.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article, has_bytes, refused};
use clipfile_core::article::Scope;
use clipfile_core::capture::Belongs;
use clipfile_core::claim::{Asked, Basis, Bearing, Checked, Fields, Filter, LinkKind, NewClaim, Sort, Status, What};
use clipfile_core::id::{ArticleId, ClaimId, HighlightId, PersonId};
use clipfile_core::library::Emptied;
use clipfile_core::person::{Profile, Speaker};
use clipfile_core::search::FoundIn;
use clipfile_core::{Kind, Library};

const TEXT: &str =
    "Harbour law\nThe gate was open under the Harbour Act of 1981, Nyland said.\nNobody counted the keys.";

pub(crate) fn fields(statement: &str) -> Fields {
    Fields { statement: statement.to_owned(), ..Fields::default() }
}

pub(crate) fn resting_on(statement: &str, passages: &[HighlightId]) -> NewClaim {
    NewClaim {
        fields: Fields { speaker: Speaker::Named(Profile::named("Ada Nyland")), ..fields(statement) },
        status: None,
        evidence: passages.iter().map(|passage| (*passage, Bearing::States)).collect(),
    }
}

pub(crate) fn checked(status: Status, how: &str) -> Checked {
    Checked { status, by: "Desk".to_owned(), how: how.to_owned() }
}

fn ledger(library: &Library, filter: &Filter) -> Vec<String> {
    let (total, rows) = library.list_claims(filter, Sort::Made, true, 0, 100).unwrap();
    assert_eq!(total as usize, rows.len());
    rows.into_iter().map(|row| row.claim.statement).collect()
}

/// A desk with an article, a passage of it and a claim that rests on the passage.
fn desk() -> (Desk, HighlightId, ClaimId) {
    let mut desk = Desk::with(&[TEXT]);
    let passage = desk.mark(ArticleId(1), "Harbour Act of 1981");
    let claim = desk.library.add_claim(&resting_on("The act is of 1981.", &[passage])).unwrap().value;
    (desk, passage, claim)
}

/// Clips the article again with other words in it.
fn clip_again(desk: &mut Desk, from: &str, to: &str) {
    let text = desk.library.document(desk.document(ArticleId(1))).unwrap().text;
    let mut version = article(&text.replace(from, to));
    version.belongs = Belongs::To(ArticleId(1));
    let _ = desk.library.add(&version).unwrap();
}

#[test]
fn a_claim_and_its_new_speaker_are_one_step() {
    let (mut desk, passage, claim) = desk();
    assert_eq!(desk.ways().0, "new claim “The act is of 1981.”");
    let listed = desk.library.listed_claim(claim).unwrap();
    assert_eq!(listed.speaker.as_ref().unwrap().profile.name, "Ada Nyland");
    assert_eq!((listed.states, listed.supports, listed.contradicts), (1, 0, 0));
    assert_eq!(listed.claim.status.checked.status, Status::Unchecked);
    let other = desk.library.add_claim(&resting_on("ADA said more.", &[])).unwrap().value;
    assert_eq!(
        desk.library.claim(other).unwrap().speaker,
        listed.claim.speaker,
        "who is in the list is not made twice"
    );
    assert_eq!(desk.library.claims_on(ArticleId(1)).unwrap()[0].0, passage);
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.undo().unwrap();
    assert_eq!((desk.library.people(false, "").unwrap(), desk.library.counts().unwrap().claims), (Vec::new(), 0));
    let _ = desk.library.redo().unwrap();
    assert_eq!(desk.library.evidence(claim).unwrap()[0].passage.as_ref().unwrap().exact, "Harbour Act of 1981");
    desk.assert_sound();
}

#[test]
fn nothing_is_stored_of_a_claim_that_cannot_be() {
    let mut desk = Desk::with(&[TEXT]);
    for (new, kind) in [
        (resting_on(" \n", &[]), Kind::Invalid),
        (resting_on(&"x".repeat(10_001), &[]), Kind::Invalid),
        (resting_on("It rests on nothing.", &[HighlightId(7)]), Kind::NotFound),
        (
            NewClaim {
                fields: Fields { speaker: Speaker::Known(PersonId(7)), ..fields("Nobody") },
                ..NewClaim::default()
            },
            Kind::NotFound,
        ),
        (
            NewClaim {
                fields: Fields { speaker: Speaker::Named(Profile::named(" ")), ..fields("Nobody") },
                ..NewClaim::default()
            },
            Kind::Invalid,
        ),
    ] {
        assert_eq!(refused(desk.library.add_claim(&new)).kind(), kind);
    }
    assert_eq!(desk.library.people(false, "").unwrap(), Vec::new());
    let passage = desk.mark(ArticleId(1), "gate");
    let _ = desk.library.trash_highlights(&[passage]).unwrap();
    assert_eq!(refused(desk.library.add_claim(&resting_on("In the trash.", &[passage]))).kind(), Kind::Invalid);
    assert_eq!(desk.ways().0, "throw away passage");
}

#[test]
fn every_status_stays_in_the_history() {
    let (mut desk, _, claim) = desk();
    let _ = desk.library.set_claim_status(&[claim], &checked(Status::Checking, "")).unwrap();
    let _ = desk.library.set_claim_status(&[claim], &checked(Status::Confirmed, "Two people saw it.")).unwrap();
    let _ = desk.library.set_claim_status(&[claim], &checked(Status::Confirmed, "")).unwrap();
    let said = |desk: &Desk| {
        let all = desk.library.statuses(claim).unwrap();
        all.into_iter().map(|one| (one.checked.status, one.checked.how)).collect::<Vec<_>>()
    };
    let all = [(Status::Unchecked, ""), (Status::Checking, ""), (Status::Confirmed, "Two people saw it.")];
    assert_eq!(said(&desk), all.map(|(status, how)| (status, how.to_owned())), "what is said twice is said once");
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.library.claim(claim).unwrap().status.checked.status, Status::Checking);
    let edited = Fields { basis: Some(Basis::Document), ..fields("The act is of 1978.") };
    let _ = desk.library.edit_claim(claim, &edited).unwrap();
    let history = desk.library.claim_history(claim).unwrap();
    let taken_back = |event: &&clipfile_core::claim::Event| {
        matches!(&event.what, What::Status { status: Status::Confirmed, is_taken_back: true, .. }) && event.is_reversal
    };
    assert_eq!(history.iter().filter(taken_back).count(), 1, "{history:?}");
    let before = What::Statement { before: "The act is of 1981.".to_owned(), after: "The act is of 1978.".to_owned() };
    assert!(history.iter().any(|event| event.what == before), "{history:?}");
    assert_eq!(history.first().unwrap().what, What::Made);
    assert!(history.windows(2).all(|two| two[0].at_ms <= two[1].at_ms));
    desk.assert_sound();
}

#[test]
fn several_claims_get_a_status_and_only_those_that_change_count() {
    let (mut desk, _, claim) = desk();
    let other = desk.library.add_claim(&resting_on("Nobody counted.", &[])).unwrap().value;
    let _ = desk.library.set_claim_status(&[claim], &checked(Status::Disputed, "")).unwrap();
    let _ = desk.library.set_claim_status(&[claim, other], &checked(Status::Disputed, "")).unwrap();
    assert_eq!(desk.ways().0, "status of claim");
    let gone = refused(desk.library.set_claim_status(&[other, ClaimId(9)], &checked(Status::False, "")));
    assert_eq!(gone.kind(), Kind::NotFound);
    assert_eq!(desk.library.claim(other).unwrap().status.checked.status, Status::Disputed, "none of them is changed");
}

#[test]
fn evidence_that_changes_is_marked_until_it_is_seen() {
    let (mut desk, _, claim) = desk();
    let is_changed = |desk: &Desk| {
        let listed = desk.library.listed_claim(claim).unwrap().is_changed;
        let filter = Filter { is_changed: true, ..Filter::default() };
        assert_eq!(desk.library.list_claims(&filter, Sort::Made, false, 0, 9).unwrap().0 == 1, listed);
        listed
    };
    assert!(!is_changed(&desk));
    clip_again(&mut desk, "Act of 1981", "Act of 1978");
    assert!(is_changed(&desk), "the year is another one in the new version");
    let tied = desk.library.evidence(claim).unwrap()[0].passage.clone().unwrap();
    let text = desk.library.document(tied.document).unwrap().text;
    assert_eq!(&text[tied.range.unwrap().start.0..tied.range.unwrap().end.0], "Harbour Act of 1978");
    let _ = desk.library.see_evidence(&[claim]).unwrap();
    assert!(!is_changed(&desk));
    assert_eq!(desk.ways().0, "changed evidence seen “The act is of 1981.”");
    let _ = desk.library.undo().unwrap();
    assert!(is_changed(&desk), "it can be taken back");
    let _ = desk.library.redo().unwrap();
    clip_again(&mut desk, "Nobody", "No clerk");
    assert!(!is_changed(&desk), "the same words in a newer version are no news");
    clip_again(&mut desk, "Act of 1978", "Ordinance");
    assert!(is_changed(&desk), "other words are");
    let _ = desk.library.see_evidence(&[claim]).unwrap();
    let history = desk.library.claim_history(claim).unwrap();
    assert!(history.iter().any(|event| event.what == What::Seen));
    desk.assert_sound();
}

#[test]
fn evidence_of_two_articles_may_contradict() {
    let (mut desk, _, claim) = desk();
    let other = desk.add("Another paper\nThe Harbour Act is of 1978.");
    let against = desk.mark(other, "of 1978");
    let _ = desk.library.add_evidence(claim, &[against], Bearing::Supports).unwrap();
    let _ = desk.library.add_evidence(claim, &[against], Bearing::Contradicts).unwrap();
    let listed = desk.library.listed_claim(claim).unwrap();
    assert_eq!((listed.states, listed.supports, listed.contradicts), (1, 0, 1), "the same passage bears once");
    let filter = Filter { is_contradicted: true, ..Filter::default() };
    assert_eq!(ledger(&desk.library, &filter), ["The act is of 1981."]);
    let _ = desk.library.trash(&[other]).unwrap();
    assert_eq!(ledger(&desk.library, &filter), [""; 0], "what lies in the trash says nothing");
    assert!(desk.library.evidence(claim).unwrap()[1].passage.as_ref().unwrap().is_trashed);
    let _ = desk.library.restore(&[other]).unwrap();
    let evidence = desk.library.evidence(claim).unwrap()[1].id;
    let _ = desk.library.remove_evidence(evidence).unwrap();
    assert_eq!(desk.library.passage(against).unwrap().exact, "of 1978", "the passage stays");
    let second = desk.library.add_claim(&resting_on("The act is of 1978.", &[against])).unwrap().value;
    let _ = desk.library.link_claims(claim, second, LinkKind::Contradicts).unwrap();
    let before = desk.ways();
    let _ = desk.library.link_claims(second, claim, LinkKind::Contradicts).unwrap();
    assert_eq!(desk.ways(), before, "what holds both ways is said once");
    assert_eq!(ledger(&desk.library, &filter).len(), 2);
    let linked = desk.library.linked_claims(second).unwrap();
    assert_eq!((linked[0].other.id, linked[0].is_from_other), (claim, true));
    assert_eq!(refused(desk.library.link_claims(claim, claim, LinkKind::Same)).kind(), Kind::Invalid);
    let _ = desk.library.unlink_claims(linked[0].link.id).unwrap();
    assert_eq!(desk.library.linked_claims(claim).unwrap(), Vec::new());
    desk.assert_sound();
}

#[test]
fn the_ledger_is_narrowed_and_sorted() {
    let (mut desk, passage, first) = desk();
    let described = Fields {
        basis: Some(Basis::Background),
        described: Some("a Danish official".to_owned()),
        said: Some("2026-03-02".parse().unwrap()),
        place: "Quay 4".to_owned(),
        ..fields("The keys were copied.")
    };
    let second = NewClaim { fields: described, status: Some(checked(Status::Confirmed, "Seen")), evidence: vec![] };
    let second = desk.library.add_claim(&second).unwrap().value;
    let _ = desk.library.set_claim_note(second, "Ask about **nine** keys").unwrap();
    let found = |filter: Filter| ledger(&desk.library, &filter);
    let (one, two) = (["The act is of 1981."], ["The keys were copied."]);
    let typed = |typed: &str| Filter { query: desk.library.query(typed, false), ..Filter::default() };
    for (query, expected) in [
        ("NYLAND act", &one[..]),
        ("nine official", &two),
        ("claim:act", &one),
        ("claim:nyland", &[]),
        ("claim:\"keys were\"", &two),
        ("ac", &[]),
        ("ac*", &one),
        ("note:nine", &two),
        ("speaker:nyland", &one),
        ("status:confirmed OR act", &["The keys were copied.", "The act is of 1981."]),
        ("-basis:background", &one),
        ("has:note", &two),
        ("has:claim", &["The keys were copied.", "The act is of 1981."]),
        // The article that the first one rests on.
        ("has:passage", &one),
        ("kind:html -kind:pdf", &one),
        ("is:trashed", &[]),
    ] {
        let mut rows = found(typed(query));
        rows.sort_by_key(|statement| statement.starts_with("The act"));
        assert_eq!(rows, expected, "{query}");
    }
    let places = |query: &str| {
        let rows = desk.library.list_claims(&typed(query), Sort::Made, false, 0, 9).unwrap().1;
        rows.into_iter().map(|row| row.found.map(|found| (found.field, found.text))).collect::<Vec<_>>()
    };
    assert_eq!(places("1981"), [Some((FoundIn::Claim, one[0].to_owned()))]);
    assert_eq!(places("danish"), [Some((FoundIn::Speaker, "a Danish official".to_owned()))]);
    assert_eq!(places("nine"), [Some((FoundIn::Note, "Ask about **nine** keys".to_owned()))]);
    assert_eq!(places("status:confirmed"), [None]);
    assert_eq!(found(Filter { statuses: vec![Status::Confirmed, Status::False], ..Filter::default() }), two);
    assert_eq!(found(Filter { bases: vec![Basis::Background], ..Filter::default() }), two);
    assert_eq!(found(Filter { article: Some(ArticleId(1)), ..Filter::default() }), one);
    let speaker = desk.library.claim(first).unwrap().speaker;
    assert_eq!(found(Filter { speaker, ..Filter::default() }), one);
    for (asked, expected) in [
        (Asked::Speaker("nyland".to_owned()), &one[..]),
        (Asked::Speaker("danish".to_owned()), &two),
        (Asked::Status("un".to_owned()), &one),
        (Asked::Status("confirmed".to_owned()), &two),
        (Asked::Basis("back".to_owned()), &two),
        (Asked::Basis("own observation".to_owned()), &[]),
        (Asked::Basis("x".to_owned()), &[]),
    ] {
        let filter = Filter { asked: vec![asked.clone()], ..Filter::default() };
        assert_eq!(ledger(&desk.library, &filter), expected, "{asked:?}");
        let articles = desk.library.articles_of_claims(&[asked]).unwrap();
        assert_eq!(articles.is_empty(), expected != one, "only the first rests on an article");
    }
    for (sort, expected) in [
        (Sort::Statement, [first, second]),
        (Sort::Speaker, [second, first]),
        (Sort::Status, [first, second]),
        (Sort::Basis, [second, first]),
        (Sort::Said, [second, first]),
        (Sort::Made, [second, first]),
    ] {
        let rows = desk.library.list_claims(&Filter::default(), sort, false, 0, 9).unwrap().1;
        assert_eq!(rows.iter().map(|row| row.claim.id).collect::<Vec<_>>(), expected, "{sort:?}");
    }
    let _ = desk.library.trash_highlights(&[passage]).unwrap();
    assert_eq!(desk.library.claims_on(ArticleId(1)).unwrap(), Vec::new());
    assert_eq!(desk.library.list_notes("nine", 0, 9).unwrap().1[0].headline, "The keys were copied.");
}

#[test]
fn speakers_become_one_and_two_again() {
    let (mut desk, _, claim) = desk();
    let short = Profile {
        name: "A. Nyland".to_owned(),
        role: "minister".to_owned(),
        aliases: vec!["Nyl".to_owned()],
        ..Profile::default()
    };
    let second = NewClaim {
        fields: Fields { speaker: Speaker::Named(short), ..fields("It was closed.") },
        ..NewClaim::default()
    };
    let second = desk.library.add_claim(&second).unwrap().value;
    let (ada, other) =
        (desk.library.claim(claim).unwrap().speaker.unwrap(), desk.library.claim(second).unwrap().speaker.unwrap());
    let _ = desk.library.merge_people(ada, &[other, ada]).unwrap();
    let merged = desk.library.person(ada).unwrap().profile;
    assert_eq!((merged.role.as_str(), merged.aliases), ("minister", vec!["A. Nyland".to_owned(), "Nyl".to_owned()]));
    assert_eq!(desk.library.claim(second).unwrap().speaker, Some(ada));
    assert_eq!(desk.library.people(false, "nyl minister").unwrap()[0].claims, 2);
    assert_eq!(desk.library.people(true, "").unwrap().len(), 1, "the other one lies in the trash as it was");
    assert_eq!(refused(desk.library.merge_people(ada, &[other])).kind(), Kind::Invalid);
    assert_eq!(refused(desk.library.merge_people(ada, &[ada])).kind(), Kind::Invalid);
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.library.claim(second).unwrap().speaker, Some(other));
    assert_eq!(desk.library.person(ada).unwrap().profile, Profile::named("Ada Nyland"));
    desk.assert_sound();
}

#[test]
fn a_claim_outlives_its_evidence_and_its_speaker() {
    let (mut desk, passage, claim) = desk();
    let speaker = desk.library.claim(claim).unwrap().speaker.unwrap();
    let other = desk.library.add_claim(&resting_on("Zanzibarclaim", &[passage])).unwrap().value;
    let checked = Checked { status: Status::Disputed, by: "Zanzibarby".to_owned(), how: "Zanzibarhow".to_owned() };
    let _ = desk.library.set_claim_status(&[other], &checked).unwrap();
    let _ = desk.library.set_claim_note(other, "Zanzibarnote").unwrap();
    let _ = desk.library.link_claims(claim, other, LinkKind::Same).unwrap();
    let edited = Profile { role: "Zanzibarrole".to_owned(), ..Profile::named("Zanzibarname") };
    let _ = desk.library.edit_person(speaker, &edited).unwrap();
    let undone = desk.library.add_claim(&resting_on("Zanzibarundone", &[])).unwrap();
    assert!(undone.changes.claim);
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.trash(&[ArticleId(1)]).unwrap();
    let _ = desk.library.trash_claims(&[other]).unwrap();
    let _ = desk.library.trash_people(&[speaker]).unwrap();
    assert_eq!(desk.library.counts().unwrap().trash, 3);
    assert_eq!(ledger(&desk.library, &Filter { scope: Scope::Trash, ..Filter::default() }), ["Zanzibarclaim"]);
    let emptied = desk.library.empty_trash().unwrap().value;
    assert_eq!(emptied, Emptied { articles: 1, claims: 1, people: 1, ..Emptied::default() });
    let kept = desk.library.listed_claim(claim).unwrap();
    assert_eq!(
        (kept.claim.statement.as_str(), kept.claim.speaker, kept.states, kept.gone),
        ("The act is of 1981.", None, 0, 1)
    );
    assert_eq!(desk.library.evidence(claim).unwrap()[0].passage, None, "it says that evidence is gone");
    let history = desk.library.claim_history(claim).unwrap();
    assert!(history.iter().any(|event| event.what == What::EvidenceGone), "{history:?}");
    assert_eq!(desk.library.linked_claims(claim).unwrap(), Vec::new());
    desk.assert_sound();
    let (_folder, path) = desk.closed();
    for word in ["Zanzibar", "Harbour Act", "Ada Nyland"] {
        assert!(!has_bytes(&path, word), "{word}");
    }
    assert!(has_bytes(&path, "The act is of 1981."));
}

#[test]
fn a_claim_rests_on_the_passage_that_its_own_became_part_of() {
    let (mut desk, passage, claim) = desk();
    let whole = desk.mark(ArticleId(1), "The gate was open under the Harbour Act");
    let merged = desk.library.merge_passages(&[passage, whole], desk.document(ArticleId(1))).unwrap().value;
    let tied = desk.library.evidence(claim).unwrap()[0].passage.clone().unwrap();
    assert_eq!((tied.id, tied.is_trashed), (merged, false));
    assert_eq!(tied.exact, "The gate was open under the Harbour Act of 1981");
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.library.evidence(claim).unwrap()[0].passage.as_ref().unwrap().id, passage);
    desk.assert_sound();
}
