//! Stories and what they gather, in the user's order.
#![allow(clippy::unwrap_used)]

use crate::claims::{checked, resting_on};
use crate::support::{Desk, has_bytes, refused};
use clipfile_core::Kind;
use clipfile_core::claim::{Asked, Filter, Sort, Status};
use clipfile_core::id::{ArticleId, StoryId, StoryItemId};
use clipfile_core::note::Subject;
use clipfile_core::story::{Embargo, Fields, Gathered, Publication};

pub(crate) fn titled(title: &str) -> Fields {
    Fields { title: title.to_owned(), ..Fields::default() }
}

/// A desk with two articles and a story.
fn desk() -> (Desk, StoryId) {
    let mut desk = Desk::with(&["Port strike\nDockers went back to work.", "Budget vote\nThe vote was close."]);
    let story = desk.library.add_story(&titled("The port")).unwrap().value;
    (desk, story)
}

fn order(desk: &Desk, story: StoryId) -> Vec<Gathered> {
    desk.library.story_items(story).unwrap().into_iter().map(|item| item.gathered).collect()
}

fn item(desk: &Desk, story: StoryId, at: usize) -> StoryItemId {
    desk.library.story_items(story).unwrap()[at].id
}

const FIRST: Gathered = Gathered::Article(ArticleId(1));
const SECOND: Gathered = Gathered::Article(ArticleId(2));

#[test]
fn a_story_gathers_everything_in_the_users_order() {
    let (mut desk, story) = desk();
    let passage = Gathered::Passage(desk.mark(ArticleId(1), "Dockers"));
    let claim = desk.library.add_claim(&resting_on("They went back.", &[])).unwrap().value;
    let things = [FIRST, SECOND, passage, Gathered::Claim(claim)];
    let _ = desk.library.add_to_story(story, &things[..1], None).unwrap();
    let _ = desk.library.add_to_story(story, &things, None).unwrap();
    assert_eq!(desk.ways().0, "add to story (3) “The port”", "what is there already stays and does not count");
    assert_eq!(order(&desk, story), things);
    let note = desk.library.add_note_to_story(story, "Ask the union", Some(item(&desk, story, 1))).unwrap().value;
    let note = Gathered::Note(note);
    assert_eq!(order(&desk, story), [FIRST, note, SECOND, passage, Gathered::Claim(claim)]);
    // To the front, several at once, and to where they are.
    let (a, b) = (item(&desk, story, 3), item(&desk, story, 1));
    let _ = desk.library.move_in_story(&[a, b], Some(item(&desk, story, 0))).unwrap();
    assert_eq!(order(&desk, story), [passage, note, FIRST, SECOND, Gathered::Claim(claim)]);
    let ways = desk.ways();
    let _ = desk.library.move_in_story(&[a, b], Some(item(&desk, story, 2))).unwrap();
    assert_eq!(desk.ways(), ways, "a move to the same place is none");
    let _ = desk.library.move_in_story(&[a], None).unwrap();
    assert_eq!(order(&desk, story), [note, FIRST, SECOND, Gathered::Claim(claim), passage]);
    let _ = desk.library.undo().unwrap();
    assert_eq!(order(&desk, story), [passage, note, FIRST, SECOND, Gathered::Claim(claim)]);
    let second = desk.library.add_story(&titled("The vote")).unwrap().value;
    let _ = desk.library.add_to_story(second, &[FIRST], None).unwrap();
    assert_eq!(desk.library.stories_with(FIRST).unwrap().len(), 2, "one thing may be in many");
    let _ = desk.library.remove_from_story(&[item(&desk, second, 0)]).unwrap();
    assert_eq!(desk.ways().0, "take out of story “The vote”");
    assert_eq!(desk.library.article(ArticleId(1)).unwrap().trashed_ms, None);
    let _ = desk.library.set_claim_status(&[claim], &checked(Status::Confirmed, "")).unwrap();
    let listed = desk.library.listed_story(story).unwrap();
    assert_eq!((listed.articles, listed.passages, listed.claims, listed.notes), (2, 1, 1, 1));
    assert_eq!((listed.settled, listed.unchecked), (1, 0));
    desk.assert_sound();
}

#[test]
fn an_order_never_runs_out_of_places() {
    let (mut desk, story) = desk();
    let _ = desk.library.add_to_story(story, &[FIRST, SECOND], None).unwrap();
    for turn in 0..40 {
        let note = format!("Note {turn}");
        let before = item(&desk, story, 1);
        let _ = desk.library.add_note_to_story(story, &note, Some(before)).unwrap();
    }
    let items = desk.library.story_items(story).unwrap();
    assert_eq!((items[0].gathered, items[41].gathered), (FIRST, SECOND));
    let bodies: Vec<String> =
        desk.library.list_notes("", 0, 100).unwrap().1.into_iter().map(|note| note.body).collect();
    assert_eq!((bodies.len(), bodies[0].as_str()), (40, "Note 39"));
    for _ in 0..40 {
        let _ = desk.library.undo().unwrap();
    }
    assert_eq!(order(&desk, story), [FIRST, SECOND]);
    desk.assert_sound();
}

#[test]
fn what_a_story_says_of_itself_is_kept_and_checked() {
    let (mut desk, story) = desk();
    let fields = Fields {
        title: "  The\tport ".to_owned(),
        angle: "Who kept the keys?\nAnd why?".to_owned(),
        deadline: Some("2026-12-01T18:00".parse().unwrap()),
        embargo: Some(Embargo { until: "2026-12-02T06:00+01:00".parse().unwrap(), note: "With the union".to_owned() }),
        published: None,
    };
    let _ = desk.library.edit_story(story, &fields).unwrap();
    let kept = desk.library.story(story).unwrap().fields;
    assert_eq!(kept, Fields { title: "The port".to_owned(), ..fields.clone() });
    let out = |url: &str| Fields {
        published: Some(Publication { date: "2026-12-03".parse().unwrap(), url: Some(url.to_owned()) }),
        ..fields.clone()
    };
    assert_eq!(refused(desk.library.edit_story(story, &out("javascript:alert(1)"))).kind(), Kind::Invalid);
    let _ = desk.library.edit_story(story, &out("https://paper.example/port")).unwrap();
    let _ = desk.library.add_story(&titled("Next")).unwrap();
    let titles: Vec<String> =
        desk.library.stories(false).unwrap().into_iter().map(|one| one.story.fields.title).collect();
    assert_eq!(titles, ["Next", "The port"], "what was published comes last");
    let _ = desk.library.set_story_note(story, "Call *twice*").unwrap();
    assert_eq!(desk.library.story_note(story).unwrap(), "Call *twice*");
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.library.story(story).unwrap().fields.published, None);
    for bad in [titled(" "), titled(&"x".repeat(301))] {
        assert_eq!(refused(desk.library.add_story(&bad)).kind(), Kind::Invalid);
    }
    desk.assert_sound();
}

#[test]
fn what_a_story_gathers_is_found_by_its_name() {
    let (mut desk, story) = desk();
    let passage = desk.mark(ArticleId(2), "vote was");
    let claim = desk.library.add_claim(&resting_on("It was close.", &[passage])).unwrap().value;
    let _ = desk.library.add_to_story(story, &[FIRST, Gathered::Claim(claim)], None).unwrap();
    let found = |asked: Asked| desk.library.articles_of_claims(&[asked]).unwrap();
    assert_eq!(found(Asked::Story("PORT".to_owned())), [ArticleId(2), ArticleId(1)]);
    assert_eq!(found(Asked::StoryId(story)), [ArticleId(2), ArticleId(1)]);
    assert_eq!(found(Asked::Story("harbour".to_owned())), [] as [ArticleId; 0]);
    let filter = Filter { story: Some(story), ..Filter::default() };
    assert_eq!(desk.library.list_claims(&filter, Sort::Made, false, 0, 9).unwrap().0, 1);
}

#[test]
fn a_query_for_a_story_follows_what_it_gathers() {
    let (mut desk, story) = desk();
    let passage = desk.mark(ArticleId(2), "vote was");
    let claim = desk.library.add_claim(&resting_on("It was close.", &[passage])).unwrap().value;
    let found = |desk: &Desk| desk.found("story:port");
    let _ = desk.library.add_to_story(story, &[FIRST, Gathered::Claim(claim)], None).unwrap();
    assert_eq!(found(&desk), ["Budget vote", "Port strike"]);
    assert_eq!(desk.found("story:port -dockers"), ["Budget vote"]);
    for away in [
        |desk: &mut Desk, claim, _| desk.library.trash_claims(&[claim]).map(drop),
        |desk: &mut Desk, _, passage| desk.library.trash_highlights(&[passage]).map(drop),
        |desk: &mut Desk, claim, _| {
            let evidence = desk.library.evidence(claim).unwrap()[0].id;
            desk.library.remove_evidence(evidence).map(drop)
        },
    ] {
        away(&mut desk, claim, passage).unwrap();
        assert_eq!(found(&desk), ["Port strike"]);
        desk.assert_sound();
        let _ = desk.library.undo().unwrap();
        assert_eq!(found(&desk), ["Budget vote", "Port strike"]);
    }
    let _ = desk.library.remove_from_story(&[item(&desk, story, 0)]).unwrap();
    assert_eq!(found(&desk), ["Budget vote"]);
    let _ = desk.library.trash_stories(&[story]).unwrap();
    assert_eq!(found(&desk), [""; 0]);
}

#[test]
fn what_lies_in_the_trash_is_not_shown_and_what_is_deleted_is_gone() {
    let (mut desk, story) = desk();
    let _ = desk.library.set_note(Subject::Article(ArticleId(2)), "Zanzibarnote").unwrap();
    let note = Gathered::Note(desk.library.list_notes("", 0, 1).unwrap().1[0].id);
    let _ = desk.library.add_to_story(story, &[FIRST, SECOND, note], None).unwrap();
    let _ = desk.library.trash(&[ArticleId(2)]).unwrap();
    assert_eq!(order(&desk, story), [FIRST]);
    let _ = desk.library.undo().unwrap();
    assert_eq!(order(&desk, story), [FIRST, SECOND, note]);
    let _ = desk.library.redo().unwrap();
    let secret = Fields { angle: "Zanzibarangle".to_owned(), ..titled("Zanzibarstory") };
    let other = desk.library.add_story(&secret).unwrap().value;
    let _ = desk.library.add_note_to_story(other, "Stays alone", None).unwrap();
    let removed = desk.library.add_note_to_story(other, "Zanzibarremoved", None).unwrap().value;
    let _ = desk.library.edit_note(removed, " ").unwrap();
    let _ = desk.library.trash_stories(&[other]).unwrap();
    assert_eq!((desk.library.stories(true).unwrap().len(), desk.library.counts().unwrap().stories), (1, 1));
    let emptied = desk.library.empty_trash().unwrap().value;
    assert_eq!((emptied.articles, emptied.stories), (1, 1));
    assert_eq!(order(&desk, story), [FIRST]);
    assert_eq!(desk.library.list_notes("", 0, 9).unwrap().1[0].body, "Stays alone");
    desk.assert_sound();
    let (_folder, path) = desk.closed();
    assert!(!has_bytes(&path, "Zanzibar"));
}

#[test]
fn a_story_keeps_what_became_part_of_something_else() {
    let (mut desk, story) = desk();
    let (one, two) = (desk.mark(ArticleId(1), "Dockers"), desk.mark(ArticleId(1), "Dockers went"));
    let _ = desk.library.add_to_story(story, &[Gathered::Passage(two), SECOND], None).unwrap();
    let shown = desk.document(ArticleId(1));
    let merged = desk.library.merge_passages(&[one, two], shown).unwrap().value;
    assert_eq!(order(&desk, story), [Gathered::Passage(merged), SECOND]);
    let _ = desk.library.merge_articles(ArticleId(1), ArticleId(2)).unwrap();
    assert_eq!(order(&desk, story), [Gathered::Passage(merged), FIRST]);
    desk.assert_sound();
}

#[test]
fn a_note_may_stand_alone() {
    let mut desk = Desk::new();
    let note = desk.library.add_note("Call the union\n\n- twice ").unwrap().value;
    assert_eq!(refused(desk.library.add_note(" \n")).kind(), Kind::Invalid);
    let _ = desk.library.edit_note(note, "Called").unwrap();
    let listed = desk.library.list_notes("called", 0, 9).unwrap().1.remove(0);
    assert_eq!((listed.article, listed.story, listed.headline.as_str()), (None, None, ""));
    let _ = desk.library.edit_note(note, "").unwrap();
    assert_eq!((desk.library.counts().unwrap().notes, desk.ways().0.as_str()), (0, "remove note"));
    assert_eq!(refused(desk.library.edit_note(note, "again")).kind(), Kind::NotFound);
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.library.list_notes("", 0, 9).unwrap().1[0].body, "Called");
    desk.assert_sound();
}
