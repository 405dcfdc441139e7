//! An article that is clipped again is a version of the one that is here; passages go with their words or ask.
#![allow(clippy::unwrap_used)]

use crate::shelf::{ELSEWHERE, Shelf};
use crate::support::{Desk, article, refused};
use clipfile_core::anchor::Verdict;
use clipfile_core::capture::{Belongs, Incoming, Kept, Status, Warning};
use clipfile_core::document::ByteRange;
use clipfile_core::highlight::{Answer, Colour, Passage, Review};
use clipfile_core::id::{ArticleId, CaptureId, DocumentId, HighlightId};
use clipfile_core::importers::InProcess;
use clipfile_core::note::Subject;
use clipfile_core::search::Query;
use clipfile_core::{Kind, Library};

const URL: &str = "https://www.ledger.example/harbour/strike?id=7&utm_source=mail";
const SAME_URL: &str = "http://ledger.example/harbour/strike/?id=7#top";
const FIRST: &str = "Port strike ends\nDockers went back to work on Monday, the union said.\nThe port lost 12 million in nine days.\n\
    Nobody was hurt at the north gate.\nThe next round of talks is in May.";
const SECOND: &str = "Port strike is over\nDockers went back to work on Monday, the union said.\n\
    The harbour master thanked the town for its patience.\nThe port lost 21 million in nine days.\nThe next round of talks is in May.";

fn from(url: &str, text: &str) -> Incoming {
    let mut incoming = article(text);
    incoming.draft.citation.url = Some(url.to_owned());
    incoming
}

fn add(library: &mut Library, incoming: &Incoming) -> Kept {
    library.add(incoming).unwrap().value
}

fn desk() -> (Desk, ArticleId) {
    let mut desk = Desk::new();
    let kept = add(&mut desk.library, &from(URL, FIRST));
    assert_eq!(kept.status, Status::Added);
    (desk, kept.article)
}

fn passage(library: &Library, document: DocumentId, id: HighlightId) -> Passage {
    library.passages(document).unwrap().into_iter().find(|passage| passage.id == id).unwrap()
}

fn words(library: &Library, document: DocumentId, id: HighlightId) -> Option<String> {
    let range = passage(library, document, id).range?;
    Some(library.document(document).unwrap().slice(range).unwrap().to_owned())
}

fn range_of(library: &Library, document: DocumentId, words: &str) -> ByteRange {
    let start = library.document(document).unwrap().text.find(words).unwrap();
    ByteRange::new(start, start + words.len())
}

fn headline(library: &Library, article: ArticleId) -> String {
    library.article(article).unwrap().citation.headline.unwrap_or_default()
}

#[test]
fn the_same_address_makes_a_version_and_the_same_text_makes_nothing() {
    let (mut desk, article) = desk();
    let old = desk.document(article);
    let kept = add(&mut desk.library, &from(SAME_URL, SECOND));
    assert_eq!((kept.status, kept.article, kept.doubt), (Status::Version, article, None));
    assert_eq!(desk.ways().0, "new version of “Port strike ends”");
    assert_eq!(headline(&desk.library, article), "Port strike is over", "nobody had corrected it");

    let versions = desk.library.versions(article).unwrap();
    assert_eq!(versions.iter().map(|version| version.is_shown).collect::<Vec<_>>(), [true, false]);
    assert_eq!(versions[1].capture.document, old);
    let changed = versions[0].changed.unwrap();
    assert_eq!((changed.added, changed.removed), (11, 8));
    assert_eq!(versions[1].changed, None);

    let again = add(&mut desk.library, &from(URL, SECOND));
    assert_eq!((again.status, again.article), (Status::Present, article));
    let mut other_bytes = from("https://ledger.example/elsewhere", FIRST);
    other_bytes.bytes.push(b' ');
    assert_eq!(add(&mut desk.library, &other_bytes).status, Status::Present, "the first text is here too");
    assert_eq!(desk.library.versions(article).unwrap().len(), 2);

    let other = from("https://ledger.example/harbour/strike?id=8", "Another story\nIt is about fish.");
    assert_eq!(add(&mut desk.library, &other).status, Status::Added);
    let home = |text: &str| from("https://ledger.example/", text);
    assert_eq!(add(&mut desk.library, &home("Today\nFish is dear.")).status, Status::Added);
    assert_eq!(add(&mut desk.library, &home("Today\nBread is dear.")).status, Status::Added);
    desk.assert_sound();
}

#[test]
fn a_new_headline_over_the_same_text_is_a_version() {
    let (mut desk, article) = desk();
    let renamed = |headline: &str| {
        let mut renamed = from(URL, FIRST);
        renamed.bytes = format!("{headline} {FIRST}").into_bytes();
        renamed.draft.citation.headline = Some(headline.to_owned());
        renamed
    };
    let kept = add(&mut desk.library, &renamed("Port strike fails"));
    assert_eq!((kept.status, kept.article), (Status::Version, article));
    assert_eq!(headline(&desk.library, article), "Port strike fails");
    assert!(is_edited(&desk));
    assert_eq!(desk.found("is:edited"), ["Port strike fails"]);
    let mut again = renamed("Port strike fails");
    again.bytes.push(b' ');
    assert_eq!(add(&mut desk.library, &again).status, Status::Present);
    let mut typography = renamed("Port  Strike fails");
    typography.bytes.push(b'!');
    assert_eq!(add(&mut desk.library, &typography).status, Status::Present, "only letters and figures count");
    desk.assert_sound();
}

#[test]
fn the_same_text_at_another_site_is_an_article_of_its_own() {
    let (mut desk, article) = desk();
    let mut copy = from("https://gazette.example/wire/strike", FIRST);
    copy.bytes.push(b' ');
    let kept = add(&mut desk.library, &copy);
    assert_eq!(kept.status, Status::Added, "an agency's text stands in many places");
    assert_ne!(kept.article, article);
    copy.bytes.push(b' ');
    assert_eq!(add(&mut desk.library, &copy).article, kept.article);
    copy.draft.citation.url = None;
    copy.bytes.push(b' ');
    assert_eq!(add(&mut desk.library, &copy).status, Status::Present, "nothing says that it is from elsewhere");
}

#[test]
fn the_user_can_say_which_article_it_belongs_to() {
    let (mut desk, article) = desk();
    let own = Incoming { belongs: Belongs::Alone, ..from(URL, SECOND) };
    let own = add(&mut desk.library, &own);
    assert_eq!(own.status, Status::Added);
    let pasted = Incoming { belongs: Belongs::To(article), ..crate::support::article("Pasted\nQuite other words.") };
    let kept = add(&mut desk.library, &pasted);
    assert_eq!((kept.status, kept.article, kept.doubt), (Status::Version, article, None), "the user said so");
    // Of two articles of one address, the one with more of its words.
    let third = from(URL, &SECOND.replace("in May", "in June"));
    assert_eq!(add(&mut desk.library, &third).article, own.article);
    let _ = desk.library.trash(&[own.article, article]).unwrap();
    let fourth = from(URL, &SECOND.replace("in May", "in July"));
    assert_eq!(add(&mut desk.library, &fourth).status, Status::Added, "what was thrown away gets no versions");
}

#[test]
fn versions_stand_in_the_order_in_which_they_were_taken() {
    let (mut desk, article) = desk();
    let shown = desk.document(article);
    let older = Incoming { saved_ms: Some(1_600_000_000_000), ..from(URL, SECOND) };
    assert_eq!(add(&mut desk.library, &older).status, Status::Version);
    assert_eq!(desk.document(article), shown, "an older version is not the one that is read");
    assert_eq!(headline(&desk.library, article), "Port strike ends");
    assert!(!is_edited(&desk), "it was edited before it was clipped");
    assert_eq!(desk.found("is:edited"), [""; 0]);

    let _ = add(&mut desk.library, &from(URL, &FIRST.replace("in May", "in June")));
    assert!(is_edited(&desk));
    assert_eq!(desk.found("is:edited dockers"), ["Port strike ends"]);
    assert_eq!(desk.found("-is:edited"), [""; 0]);
    assert_eq!((desk.found("june").len(), desk.found("may").len()), (1, 0), "the newest text is searched");
}

fn is_edited(desk: &Desk) -> bool {
    use clipfile_core::article::{Order, Scope};
    let page = desk.library.list_articles(Scope::Articles, &Query::default(), Order::Newest, 0, 9).unwrap();
    page.rows[0].row.is_edited
}

#[test]
fn corrected_fields_stay_and_found_ones_follow_the_newest_version() {
    let (mut desk, article) = desk();
    let mut citation = desk.library.article(article).unwrap().citation;
    citation.outlet = Some("The Ledger".to_owned());
    citation.byline = vec!["M. Lind".to_owned()];
    let _ = desk.library.edit_article(article, &citation).unwrap();
    let mut second = from(SAME_URL, SECOND);
    second.draft.citation.outlet = Some("ledger.example".to_owned());
    second.draft.citation.dateline = Some("Sandhaven".to_owned());
    second.corrected = Some(clipfile_core::article::Citation {
        dateline: Some("Sandhaven Port".to_owned()),
        ..second.draft.citation.clone()
    });
    let _ = add(&mut desk.library, &second);
    let now = desk.library.article(article).unwrap().citation;
    assert_eq!(now.headline.as_deref(), Some("Port strike is over"));
    assert_eq!(now.outlet.as_deref(), Some("The Ledger"));
    assert_eq!(now.byline, ["M. Lind"]);
    assert_eq!(now.dateline.as_deref(), Some("Sandhaven Port"));
    assert_eq!(now.url.as_deref(), Some(URL));
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.library.article(article).unwrap().citation, citation);
}

#[test]
fn a_version_with_hardly_any_of_the_old_words_waits_for_an_answer() {
    let (mut desk, article) = desk();
    let mark = desk.mark(article, "12 million");
    let old = desk.document(article);
    let login = from(URL, "Log in\nPlease enter your address to go on reading.");
    let kept = add(&mut desk.library, &login);
    assert_eq!(kept.status, Status::Version);
    assert!(kept.doubt.unwrap() < 25);
    assert_eq!(desk.document(article), old);
    assert_eq!(headline(&desk.library, article), "Port strike ends");
    let versions = desk.library.versions(article).unwrap();
    assert!(versions[0].capture.is_doubtful && versions[1].is_shown);
    let percent = kept.doubt.unwrap();
    assert!(versions[0].capture.warnings.contains(&Warning::FewOldWords { percent }));
    assert_eq!(desk.library.open_reviews(old).unwrap(), []);
    assert!(!is_edited(&desk));

    let _ = desk.library.put_away_version(kept.capture).unwrap();
    assert_eq!(desk.library.versions(article).unwrap().len(), 1);
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.library.versions(article).unwrap(), versions);
    let _ = desk.library.keep_version(kept.capture).unwrap();
    let now = desk.document(article);
    assert_ne!(now, old);
    assert_eq!(headline(&desk.library, article), "Log in");
    assert_eq!(passage(&desk.library, now, mark).review, Some(Review::Open));
    assert_eq!(refused(desk.library.put_away_version(CaptureId(99))).kind(), Kind::NotFound);
    let _ = desk.library.undo().unwrap();
    assert_eq!((desk.document(article), headline(&desk.library, article)), (old, "Port strike ends".to_owned()));
    let empty = Incoming { bytes: b"nothing".to_vec(), ..from(URL, "") };
    assert_eq!(add(&mut desk.library, &empty).doubt, Some(0));
    desk.assert_sound();
}

#[test]
fn the_only_version_cannot_be_put_away() {
    let (mut desk, article) = desk();
    let capture = desk.library.captures(article).unwrap()[0].id;
    assert_eq!(refused(desk.library.put_away_version(capture)).kind(), Kind::Invalid);
    assert_eq!(refused(desk.library.split_version(capture)).kind(), Kind::Invalid);
    let doubtful = add(&mut desk.library, &from(URL, "Log in")).capture;
    assert_eq!(refused(desk.library.put_away_version(capture)).kind(), Kind::Invalid, "the other is none yet");
    let own = desk.library.split_version(doubtful).unwrap().value;
    assert_eq!(headline(&desk.library, own), "Log in");
    assert_eq!(desk.library.versions(article).unwrap().len(), 1);
    desk.assert_sound();
}

#[test]
fn passages_go_with_their_words_or_ask_and_every_answer_can_be_undone() {
    let (mut desk, article) = desk();
    let old = desk.document(article);
    let same = desk.mark(article, "Dockers went back to work");
    let lost = ["12 million", "Nobody was hurt", "ends"].map(|words| desk.mark(article, words));
    let _ = add(&mut desk.library, &from(URL, SECOND));
    let new = desk.document(article);
    assert_eq!(words(&desk.library, new, same).as_deref(), Some("Dockers went back to work"));
    assert_eq!(passage(&desk.library, new, same).review, None);
    let open: Vec<HighlightId> = desk.library.open_reviews(new).unwrap().iter().map(|passage| passage.id).collect();
    assert_eq!(open.len(), 3);
    for id in lost {
        let passage = passage(&desk.library, new, id);
        assert!(matches!(passage.verdict, Verdict::Changed | Verdict::Gone), "{:?}", passage.verdict);
        assert!(open.contains(&id));
        assert_eq!(desk.library.marked_in(id).unwrap(), Some(old), "it can be read where it was marked");
        assert_eq!(words(&desk.library, old, id), Some(passage.exact));
    }
    let reviews = |library: &Library| library.open_reviews(new).unwrap().len();

    let there = range_of(&desk.library, new, "21 million");
    let _ = desk.library.answer_review(new, &lost[..1], Answer::Place(there)).unwrap();
    assert_eq!(desk.ways().0, "review passage “12 million”");
    let placed = passage(&desk.library, new, lost[0]);
    assert_eq!((placed.verdict, placed.review, placed.range), (Verdict::Changed, Some(Review::Placed), Some(there)));
    assert_eq!(placed.exact, "12 million", "the quote is never rewritten");
    let _ = desk.library.answer_review(new, &lost[1..2], Answer::KeepOld).unwrap();
    assert_eq!(passage(&desk.library, new, lost[1]).range, None);
    let _ = desk.library.answer_review(new, &lost[2..], Answer::Accept).unwrap();
    assert_eq!(reviews(&desk.library), 0);
    for left in 1..=3 {
        let _ = desk.library.undo().unwrap();
        assert_eq!(reviews(&desk.library), left);
    }
    for left in (0..3).rev() {
        let _ = desk.library.redo().unwrap();
        assert_eq!(reviews(&desk.library), left);
    }

    // What was answered is not asked again: placed words are followed, and what was let go stays let go.
    let _ = add(&mut desk.library, &from(URL, &SECOND.replace("in May", "in June")));
    let third = desk.document(article);
    assert_eq!(words(&desk.library, third, lost[0]).as_deref(), Some("21 million"));
    assert_eq!(passage(&desk.library, third, lost[0]).verdict, Verdict::Changed);
    assert_eq!(passage(&desk.library, third, lost[1]).review, Some(Review::KeptOld));
    // Words that come back are found again.
    let _ = add(&mut desk.library, &from(URL, &FIRST.replace("in May", "in July")));
    let fourth = desk.document(article);
    assert_eq!(words(&desk.library, fourth, lost[1]).as_deref(), Some("Nobody was hurt"));
    desk.assert_sound();
}

#[test]
fn a_passage_of_a_new_version_is_looked_for_in_the_old_one() {
    let (mut desk, article) = desk();
    let old = desk.document(article);
    let _ = add(&mut desk.library, &from(URL, SECOND));
    let both = desk.mark(article, "talks is in May");
    let only_new = desk.mark(article, "thanked the town");
    assert_eq!(words(&desk.library, old, both).as_deref(), Some("talks is in May"));
    let there = passage(&desk.library, old, only_new);
    assert_eq!((there.verdict, there.review), (Verdict::Gone, None), "what was not written yet is no question");
    // One marked in the old version goes forward.
    let range = range_of(&desk.library, old, "back to work");
    let back = desk.library.add_highlight(old, range, Colour::Blue).unwrap().value;
    let new = desk.document(article);
    assert_eq!(words(&desk.library, new, back).as_deref(), Some("back to work"));
    let gone = desk.library.add_highlight(old, range_of(&desk.library, old, "north gate"), Colour::Blue).unwrap().value;
    assert_eq!(passage(&desk.library, new, gone).review, Some(Review::Open));
}

#[test]
fn an_article_becomes_a_version_of_another_with_all_that_is_on_it() {
    let (mut desk, article) = desk();
    let first = desk.mark(article, "12 million");
    let _ = desk.library.set_note(Subject::Article(article), "Ask the port.").unwrap();
    let _ = desk.library.tag(&[Subject::Article(article)], "port").unwrap();
    let other = add(&mut desk.library, &crate::support::article(SECOND)).article;
    let second = desk.mark(other, "thanked the town");
    let _ = desk.library.set_note(Subject::Article(other), "Ask the union.").unwrap();
    let _ = desk.library.set_note(Subject::Highlight(second), "When?").unwrap();
    let _ = desk.library.tag(&[Subject::Article(other)], "port").unwrap();
    let _ = desk.library.tag(&[Subject::Article(other)], "union").unwrap();
    let before = crate::support::seen(&desk.library, &["harbour", "12"]);

    assert_eq!(refused(desk.library.merge_articles(article, article)).kind(), Kind::Invalid);
    let _ = desk.library.merge_articles(article, other).unwrap();
    assert_eq!(desk.library.counts().unwrap().articles, 1);
    let new = desk.document(article);
    assert_eq!(desk.library.passages(new).unwrap().len(), 2);
    assert_eq!(passage(&desk.library, new, first).review, Some(Review::Open));
    assert_eq!(passage(&desk.library, new, second).note, "When?");
    assert_eq!(desk.library.article_note(article).unwrap(), "Ask the port.\n\nAsk the union.");
    assert_eq!(desk.library.article_tags(article).unwrap(), ["port", "union"]);
    assert_eq!(desk.found("harbour"), ["Port strike is over"]);
    desk.assert_sound();

    let _ = desk.library.undo().unwrap();
    assert_eq!(crate::support::seen(&desk.library, &["harbour", "12"]), before);
    let _ = desk.library.redo().unwrap();
    desk.assert_sound();
    // What moved outlives the trash, and the words of the emptied shell do not matter to it.
    let _ = desk.library.empty_trash().unwrap();
    assert_eq!(desk.library.passages(desk.document(article)).unwrap().len(), 2);
    desk.assert_sound();
}

#[test]
fn a_version_becomes_an_article_with_the_passages_that_stand_there_only() {
    let (mut desk, article) = desk();
    let both = desk.mark(article, "back to work");
    let capture = add(&mut desk.library, &from(URL, SECOND)).capture;
    let only_new = desk.mark(article, "thanked the town");
    let before = crate::support::seen(&desk.library, &["harbour"]);
    let own = desk.library.split_version(capture).unwrap().value;
    let ids = |article| -> Vec<HighlightId> {
        desk.library.passages(desk.document(article)).unwrap().iter().map(|passage| passage.id).collect()
    };
    assert_eq!((ids(article), ids(own)), (vec![both], vec![only_new]));
    assert_eq!(headline(&desk.library, article), "Port strike ends");
    desk.assert_sound();
    let _ = desk.library.undo().unwrap();
    assert_eq!(crate::support::seen(&desk.library, &["harbour"]), before);
    desk.assert_sound();
}

#[test]
fn versions_and_answers_go_out_and_come_in_again() {
    let mut here = Shelf::empty(1);
    let article = add(&mut here.library, &from(URL, FIRST)).article;
    let marks = ["12 million", "Nobody was hurt"].map(|words| here.mark(article, words, Colour::Amber));
    let _ = add(&mut here.library, &from(URL, SECOND));
    let new = here.library.shown_document(article).unwrap();
    let _ = here.library.answer_review(new, &marks[..1], Answer::KeepOld).unwrap();
    let _ = add(&mut here.library, &from(URL, "Log in"));
    let out = here.json();
    let mut there = Shelf::empty(ELSEWHERE);
    there.import(&out).unwrap();
    assert_eq!(there.json(), out);
    let article = there.library.list_passages(false, "", 0, 9).unwrap().1[0].article;
    let shown = there.library.shown_document(article).unwrap();
    assert_eq!(there.library.open_reviews(shown).unwrap().len(), 1);
    assert!(there.library.versions(article).unwrap()[0].capture.is_doubtful);
    // The address comes along.
    let kept = add(&mut there.library, &from(SAME_URL, &SECOND.replace("May", "June")));
    assert_eq!((kept.status, kept.article), (Status::Version, article));
    assert_eq!(there.library.check().unwrap(), [""; 0]);
}

#[test]
fn an_archive_from_before_a_merge_adds_nothing_twice() {
    let mut here = Shelf::empty(1);
    let first = add(&mut here.library, &from(URL, FIRST)).article;
    let second = add(&mut here.library, &article(SECOND)).article;
    here.mark(second, "thanked the town", Colour::Amber);
    let before = here.json();
    let _ = here.library.merge_articles(first, second).unwrap();
    let merged = here.json();
    here.import(&before).unwrap();
    assert_eq!(here.json(), merged);
}

#[test]
fn a_source_is_read_again_by_a_later_extraction_only() {
    let page = b"<!doctype html><title>Gate</title><article><h1>Gate opens</h1><p>The gate opened at nine, \
        and nobody was there to see it but the man who has the keys.</p></article>";
    let mut here = Shelf::empty(1);
    let source = clipfile_core::importers::Source {
        bytes: page,
        file_name: Some("gate.html"),
        url: None,
        encoding: None,
        is_selection: false,
        beside: &clipfile_core::importers::Alone,
    };
    let Ok(clipfile_core::importers::Held::Article(incoming)) = clipfile_core::importers::take(&source) else {
        panic!("it is an article")
    };
    let article = add(&mut here.library, &incoming).article;
    assert_eq!(here.library.extract_again(article, &InProcess).unwrap().value, None);

    // A library in which an older extraction lost the last words.
    let mut old = here.json().replace("\"extractor\":1", "\"extractor\":0");
    let lost = " but the man who has the keys";
    let text = here.library.document(here.library.shown_document(article).unwrap()).unwrap().text;
    for (from, to) in [
        (lost.to_owned(), String::new()),
        (format!("\"end\":{}", text.len()), format!("\"end\":{}", text.len() - lost.len())),
    ] {
        assert!(old.contains(&from), "{from}: {old}");
        old = old.replace(&from, &to);
    }
    let mut there = Shelf::empty(ELSEWHERE);
    there.import(&old).unwrap();
    let mark = there.mark(article, "opened at nine", Colour::Green);
    let before = there.library.shown_document(article).unwrap();
    let again = there.library.extract_again(article, &InProcess).unwrap().value.unwrap();
    assert_eq!(there.library.shown_document(article).unwrap(), again);
    assert_eq!(there.library.document(again).unwrap().text, text);
    assert_eq!(words(&there.library, again, mark).as_deref(), Some("opened at nine"));
    assert!(there.library.document(before).is_ok(), "the old one stays");
    assert_eq!(there.library.versions(article).unwrap().len(), 1, "it is no other version");
    let _ = there.library.undo().unwrap();
    assert_eq!(there.library.shown_document(article).unwrap(), before);
    assert_eq!(there.library.extract_again(article, &InProcess).unwrap().value, Some(again), "undo took it back");
}
