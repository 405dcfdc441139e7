//! What one thing takes does not grow with what else is there: counted in steps of SQLite's machine, which no clock changes.

use super::{Host, article_of};
use crate::article::Citation;
use crate::capture::Incoming;
use crate::claim::{Bearing, Fields, NewClaim};
use crate::clock::FixedClock;
use crate::document::ByteRange;
use crate::highlight::Colour;
use crate::id::ArticleId;
use crate::library::Library;
use crate::note::Subject;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Steps of SQLite's machine that are counted as one.
const STEP: i32 = 10;
/// Articles in the small library, and in the large one.
const SIZES: [u32; 2] = [30, 600];
/// What may come on top in the large one, in per cent: trees are deeper there.
const MORE_PERCENT: u32 = 60;
/// Times that everything is done, each time with another article.
const ROUNDS: u32 = 3;
/// Below this nothing can be said.
const FEW: u32 = 30;

/// An article of its own words, tagged as all others are.
fn tagged(number: u32) -> Incoming {
    let mut incoming = article_of((0..60).map(|word| format!("{} ", number * 100 + word)).collect());
    incoming.draft.citation = Citation { headline: Some(format!("Report {number}")), ..Citation::default() };
    incoming.tags = vec!["water/quality".to_owned()];
    incoming
}

/// A library in which everything has what everything else has.
fn library(host: &Host, path: &std::path::Path, articles: u32) -> Library {
    let mut library = Library::create(path, host).unwrap();
    let batch = library.new_batch().unwrap();
    let all: Vec<Incoming> = (0..articles).map(tagged).collect();
    for kept in library.add_all(&all, batch).unwrap().value {
        let document = library.shown_document(kept.article).unwrap();
        let passage = library.add_highlight(document, ByteRange::new(0, 9), Colour::Green).unwrap().value;
        let _ = library.tag(&[Subject::Highlight(passage)], "water/quality").unwrap();
        let _ = library.set_note(Subject::Article(kept.article), "Ask the plant about it.").unwrap();
    }
    library
}

/// What is done in one article, with its name.
type Deed = (&'static str, fn(&mut Library, ArticleId));

/// What is done and looked at in one article.
const DEEDS: [Deed; 14] = [
    ("keep", |library, _| drop(library.add(&tagged(9_999)).unwrap())),
    ("undo", |library, _| drop(library.undo().unwrap())),
    ("tag", |library, article| drop(library.tag(&[Subject::Article(article)], "water/pipes").unwrap())),
    ("tag a passage", |library, article| {
        let document = library.shown_document(article).unwrap();
        let passage = library.add_highlight(document, ByteRange::new(12, 30), Colour::Blue).unwrap().value;
        let _ = library.tag(&[Subject::Highlight(passage)], "water/quality").unwrap();
    }),
    ("untag", |library, article| drop(library.untag(&[Subject::Article(article)], "water/quality").unwrap())),
    ("highlight", |library, article| {
        let document = library.shown_document(article).unwrap();
        let _ = library.add_highlight(document, ByteRange::new(40, 60), Colour::Blue).unwrap();
    }),
    ("note", |library, article| drop(library.set_note(Subject::Article(article), "They answered.").unwrap())),
    ("claim", |library, article| {
        let document = library.shown_document(article).unwrap();
        let passage = library.passages(document).unwrap()[0].id;
        let fields = Fields { statement: "The water was tested.".to_owned(), ..Fields::default() };
        let new = NewClaim { fields, evidence: vec![(passage, Bearing::Supports)], ..NewClaim::default() };
        let _ = library.add_claim(&new).unwrap();
    }),
    ("edit", |library, article| {
        let citation = Citation { headline: Some("Another headline".to_owned()), ..Citation::default() };
        let _ = library.edit_article(article, &citation).unwrap();
    }),
    ("archive", |library, article| drop(library.archive(&[article], true).unwrap())),
    ("trash", |library, article| drop(library.trash(&[article]).unwrap())),
    ("restore", |library, article| drop(library.restore(&[article]).unwrap())),
    ("open", |library, article| {
        let document = library.shown_document(article).unwrap();
        let _ = (library.article(article).unwrap(), library.captures(article).unwrap());
        let _ = (library.article_tags(article).unwrap(), library.passages(document).unwrap());
        let _ = (library.article_note(article).unwrap(), library.claims_on(article).unwrap());
        let _ = library.open_reviews(document).unwrap();
    }),
    ("what can be undone", |library, _| drop(library.undo_state().unwrap())),
];

/// Tens of steps for each of [`DEEDS`], among so many articles. The least of some rounds: now and then a change merges a little
/// of the index too.
fn steps(articles: u32) -> Vec<u32> {
    let folder = tempfile::tempdir().unwrap();
    let host =
        Host { clock: Arc::new(FixedClock::starting_at(0)), counted_uids: Some(1), program: "Clipfile under test" };
    let mut library = library(&host, &folder.path().join("Desk.clipfile"), articles);
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    let count_one = move || {
        counted.fetch_add(1, Ordering::Relaxed);
        false
    };
    library.conn.as_mut().unwrap().progress_handler(STEP, Some(count_one)).unwrap();
    let mut least = vec![u32::MAX; DEEDS.len()];
    for round in 0..ROUNDS {
        let article = ArticleId(i64::from(articles / 2 + round));
        for ((_, deed), least) in DEEDS.iter().zip(&mut least) {
            count.store(0, Ordering::Relaxed);
            deed(&mut library, article);
            *least = count.load(Ordering::Relaxed).min(*least);
        }
    }
    least
}

#[test]
fn what_one_article_takes_does_not_grow_with_the_library() {
    let [few, many] = SIZES.map(steps);
    let grown: Vec<String> = DEEDS
        .iter()
        .zip(few.iter().zip(&many))
        .filter(|(_, (few, many))| **many > (**few).max(FEW) * (100 + MORE_PERCENT) / 100)
        .map(|((name, _), (few, many))| format!("{name}: {few} became {many}"))
        .collect();
    assert_eq!(grown, Vec::<String>::new(), "of {few:?} and {many:?}");
}
