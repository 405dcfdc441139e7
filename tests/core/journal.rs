//! Undo and redo: whatever was done, the way back leads to what was there before.
#![allow(clippy::unwrap_used)]

use crate::citations::MINE;
use crate::ledger::{Entry, entry};
use crate::support::{Desk, article, refused, seen};
use clipfile_core::article::Citation;
use clipfile_core::capture::Belongs;
use clipfile_core::document::{ByteOffset, ByteRange};
use clipfile_core::highlight::{Answer, Colour};
use clipfile_core::id::{ArticleId, CaptureId, HighlightId, TagId};
use clipfile_core::note::Subject;
use clipfile_core::saved_search::{Place, Search};
use clipfile_core::search::List;
use clipfile_core::{Kind, Library};
use proptest::prelude::*;

const TEXTS: [&str; 4] = [
    "Port strike ends\nDockers went back to work.\nThe port reopened on Monday.",
    "Border guard resigns\nHe left his badge at the gate.\n~Get port news by mail\nNo comment was made.\n~Quick links",
    "Café fire 😀\nA naïve cook left the stove on.\nNobody was hurt.",
    "Budget vote\nThe vote was close. The vote was recounted.",
];
const PATHS: [&str; 9] = ["a", "A", "a/b", "a/B/c", "b", "b/c", "c", "a_b", "a b"];
const QUERIES: [&str; 9] = ["port", "badge", "stove", "vote", "quick", "tag:a", "tag:b", "c", "-port"];
pub(crate) const NOTES: [&str; 3] = ["", "Ask the press office.", "Quick check"];

/// A change that a user can make. Numbers choose among what is there.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    Add(usize),
    Import(Vec<usize>),
    Edit(usize, usize),
    Archive(usize, bool),
    Trash(usize, bool),
    Highlight(usize, usize, usize, usize),
    Colour(usize, usize),
    TrashPassage(usize, bool),
    Tag(usize, bool, usize),
    Untag(usize, bool, usize),
    AddTag(usize),
    MoveTag(usize, usize),
    RemoveTag(usize),
    ColourTag(usize, usize),
    DefineTag(usize, usize),
    Note(usize, bool, usize),
    PutBack(usize, usize),
    MovePassage(usize, usize, usize),
    SplitPassage(usize, usize),
    MergePassages(usize, usize),
    NameColour(usize, usize),
    Codebook(usize),
    SaveSearch(usize, usize, usize),
    Style(usize, usize),
    AddVersion(usize, usize),
    Merge(usize, usize),
    Split(usize, usize),
    PutAway(usize, usize),
    Keep(usize, usize),
    Answer(usize, usize, usize),
    Ledger(Entry),
    Undo,
    Redo,
    Reopen,
}

/// Any of them.
pub(crate) fn action() -> impl Strategy<Value = Action> {
    use Action as A;
    let n = || 0..40_usize;
    prop_oneof![
        1 => n().prop_map(A::Add),
        1 => prop::collection::vec(n(), 0..4).prop_map(A::Import),
        1 => (n(), n()).prop_map(|(i, j)| A::Edit(i, j)),
        1 => (n(), any::<bool>()).prop_map(|(i, yes)| A::Archive(i, yes)),
        1 => (n(), any::<bool>()).prop_map(|(i, yes)| A::Trash(i, yes)),
        3 => (n(), n(), n(), n()).prop_map(|(i, start, len, colour)| A::Highlight(i, start, len, colour)),
        1 => (n(), n()).prop_map(|(i, j)| A::Colour(i, j)),
        2 => (n(), any::<bool>()).prop_map(|(i, yes)| A::TrashPassage(i, yes)),
        4 => (n(), any::<bool>(), n()).prop_map(|(i, passage, j)| A::Tag(i, passage, j)),
        1 => (n(), any::<bool>(), n()).prop_map(|(i, passage, j)| A::Untag(i, passage, j)),
        1 => n().prop_map(A::AddTag),
        3 => (n(), n()).prop_map(|(i, j)| A::MoveTag(i, j)),
        1 => n().prop_map(A::RemoveTag),
        1 => (n(), n()).prop_map(|(i, j)| A::ColourTag(i, j)),
        1 => (n(), n()).prop_map(|(i, j)| A::DefineTag(i, j)),
        2 => (n(), any::<bool>(), n()).prop_map(|(i, passage, j)| A::Note(i, passage, j)),
        2 => (n(), n()).prop_map(|(i, j)| A::PutBack(i, j)),
        2 => (n(), n(), n()).prop_map(|(i, start, len)| A::MovePassage(i, start, len)),
        2 => (n(), n()).prop_map(|(i, at)| A::SplitPassage(i, at)),
        2 => (n(), n()).prop_map(|(i, j)| A::MergePassages(i, j)),
        1 => (n(), n()).prop_map(|(i, j)| A::NameColour(i, j)),
        1 => n().prop_map(A::Codebook),
        3 => (n(), n(), n()).prop_map(|(what, i, j)| A::SaveSearch(what, i, j)),
        2 => (n(), n()).prop_map(|(what, i)| A::Style(what, i)),
        3 => (n(), n()).prop_map(|(i, j)| A::AddVersion(i, j)),
        1 => (n(), n()).prop_map(|(i, j)| A::Merge(i, j)),
        1 => (n(), n()).prop_map(|(i, j)| A::Split(i, j)),
        1 => (n(), n()).prop_map(|(i, j)| A::PutAway(i, j)),
        1 => (n(), n()).prop_map(|(i, j)| A::Keep(i, j)),
        2 => (n(), n(), n()).prop_map(|(i, j, k)| A::Answer(i, j, k)),
        12 => entry().prop_map(A::Ledger),
        7 => Just(A::Undo),
        4 => Just(A::Redo),
        1 => Just(A::Reopen),
    ]
}

/// What is there to choose among.
struct Stock {
    articles: Vec<ArticleId>,
    passages: Vec<HighlightId>,
    tags: Vec<TagId>,
}

fn stock(library: &Library) -> Stock {
    use clipfile_core::article::{Order, Scope};
    let query = clipfile_core::search::Query::default();
    let listed = |scope| library.list_articles(scope, &query, Order::Newest, 0, 1000).unwrap().rows;
    let passages = |is_trash| library.list_passages(is_trash, "", 0, 1000).unwrap().1;
    Stock {
        articles: listed(Scope::Articles).into_iter().chain(listed(Scope::Trash)).map(|it| it.row.article.id).collect(),
        passages: passages(false).into_iter().chain(passages(true)).map(|passage| passage.id).collect(),
        tags: library.tags().unwrap().into_iter().map(|tag| tag.tag.id).collect(),
    }
}

pub(crate) fn pick<T: Copy>(from: &[T], at: usize) -> Option<T> {
    (!from.is_empty()).then(|| from[at % from.len()])
}

fn version(library: &Library, stock: &Stock, at: usize, which: usize) -> Option<CaptureId> {
    let captures = library.captures(pick(&stock.articles, at)?).unwrap();
    captures.get(which % captures.len()).map(|capture| capture.id)
}

/// Does what `action` says; `None` when there is nothing to do it to.
#[allow(clippy::too_many_lines, reason = "one arm for each thing that can be done")]
pub(crate) fn act(library: &mut Library, action: &Action) -> Option<clipfile_core::Result<()>> {
    let stock = stock(library);
    let colour = |at: usize| Colour::ALL[at % Colour::ALL.len()];
    let subject = |at: usize, is_passage: bool| {
        if is_passage {
            pick(&stock.passages, at).map(Subject::Highlight)
        } else {
            pick(&stock.articles, at).map(Subject::Article)
        }
    };
    Some(match action {
        Action::Add(at) => library.add(&article(pick(&TEXTS, *at)?)).map(|_| ()),
        Action::Import(which) => {
            let batch = library.new_batch().unwrap();
            which.iter().try_for_each(|at| library.add_all(&[article(TEXTS[at % TEXTS.len()])], batch).map(|_| ()))
        }
        Action::Edit(at, to) => {
            let headline = Some(pick(&["Corrected", "", "Port"], *to)?.to_owned());
            let citation = Citation { headline, byline: vec!["A. Writer".to_owned()], ..Citation::default() };
            library.edit_article(pick(&stock.articles, *at)?, &citation).map(|_| ())
        }
        Action::Archive(at, yes) => library.archive(&[pick(&stock.articles, *at)?], *yes).map(|_| ()),
        Action::Trash(at, true) => library.trash(&[pick(&stock.articles, *at)?]).map(|_| ()),
        Action::Trash(at, false) => library.restore(&[pick(&stock.articles, *at)?]).map(|_| ()),
        Action::Highlight(at, start, len, to) => {
            let document = library.shown_document(pick(&stock.articles, *at)?).unwrap();
            library.add_highlight(document, ByteRange::new(*start, start + len), colour(*to)).map(|_| ())
        }
        Action::Colour(at, to) => library.set_highlight_colour(&[pick(&stock.passages, *at)?], colour(*to)).map(|_| ()),
        Action::TrashPassage(at, true) => library.trash_highlights(&[pick(&stock.passages, *at)?]).map(|_| ()),
        Action::TrashPassage(at, false) => library.restore_highlights(&[pick(&stock.passages, *at)?]).map(|_| ()),
        Action::Tag(at, is_passage, path) => {
            library.tag(&[subject(*at, *is_passage)?], PATHS[path % PATHS.len()]).map(|_| ())
        }
        Action::Untag(at, is_passage, path) => {
            library.untag(&[subject(*at, *is_passage)?], PATHS[path % PATHS.len()]).map(|_| ())
        }
        Action::AddTag(path) => library.add_tag(PATHS[path % PATHS.len()]).map(|_| ()),
        Action::MoveTag(at, path) => library.move_tag(pick(&stock.tags, *at)?, PATHS[path % PATHS.len()]).map(|_| ()),
        Action::RemoveTag(at) => library.remove_tag(pick(&stock.tags, *at)?).map(|_| ()),
        Action::ColourTag(at, to) => library.set_tag_colour(pick(&stock.tags, *at)?, Some(colour(*to))).map(|_| ()),
        Action::DefineTag(at, to) => library.set_tag_definition(pick(&stock.tags, *at)?, NOTES[to % 3]).map(|_| ()),
        Action::Note(at, is_passage, to) => library.set_note(subject(*at, *is_passage)?, NOTES[to % 3]).map(|_| ()),
        Action::PutBack(at, which) => {
            let document = library.shown_document(pick(&stock.articles, *at)?).unwrap();
            let left_out = library.document(document).unwrap().dropped.len();
            library.put_back(document, (which % left_out.max(1)) as u32).map(|_| ())
        }
        Action::MovePassage(at, start, len) => {
            let passage = pick(&stock.passages, *at)?;
            library.move_passage(passage, shown_of(library, passage), ByteRange::new(*start, start + len)).map(|_| ())
        }
        Action::SplitPassage(at, edge) => {
            let passage = pick(&stock.passages, *at)?;
            library.split_passage(passage, shown_of(library, passage), &[ByteOffset(*edge)]).map(|_| ())
        }
        Action::MergePassages(at, other) => {
            let (first, other) = (pick(&stock.passages, *at)?, pick(&stock.passages, *other)?);
            library.merge_passages(&[first, other], shown_of(library, first)).map(|_| ())
        }
        Action::NameColour(at, to) => library.set_colour_name(colour(*at), NOTES[to % 3]).map(|_| ()),
        Action::Codebook(to) => {
            let table = format!("path,definition\n{},{}\na,\n", PATHS[to % PATHS.len()], NOTES[to % 3]);
            library.import_codebook(table.as_bytes()).map(|_| ())
        }
        Action::SaveSearch(what, at, to) => {
            let search = Search {
                query: QUERIES[to % QUERIES.len()].to_owned(),
                place: [Place::Articles, Place::Inbox, Place::Trash][to % 3],
                list: [List::Articles, List::Passages][to % 2],
                order: clipfile_core::article::Order::Newest,
            };
            let saved: Vec<_> = library.saved_searches().unwrap().into_iter().map(|saved| saved.id).collect();
            match what % 6 {
                0 => library.save_search(PATHS[at % PATHS.len()], &search).map(|_| ()),
                1 => library.rename_saved_search(pick(&saved, *at)?, PATHS[to % PATHS.len()]).map(|_| ()),
                2 => library.set_saved_search(pick(&saved, *at)?, &search).map(|_| ()),
                3 => library.move_saved_search(pick(&saved, *at)?, *to as u32 % 5).map(|_| ()),
                4 => library.duplicate_saved_search(pick(&saved, *at)?, PATHS[to % PATHS.len()]).map(|_| ()),
                _ => library.remove_saved_search(pick(&saved, *at)?).map(|_| ()),
            }
        }
        Action::Style(what, at) => {
            let kept: Vec<_> = library.kept_styles().unwrap().into_iter().map(|kept| kept.id).collect();
            match what % 4 {
                0 => {
                    let csl = MINE.replace("House style", ["House style", "Another"][at % 2]);
                    library.add_style(csl.as_bytes(), None).map(|_| ())
                }
                1 => library.rename_style(pick(&kept, *at)?, PATHS[at % PATHS.len()]).map(|_| ()),
                2 => library.choose_style(["apa", "news", "House style", "Another"][at % 4]).map(|_| ()),
                _ => library.remove_style(pick(&kept, *at)?).map(|_| ()),
            }
        }
        Action::AddVersion(at, words) => {
            let of = pick(&stock.articles, *at)?;
            let text = library.document(library.shown_document(of).unwrap()).unwrap().text;
            let mut version = article(&text.replacen(["the", "was", "on", "a"][words % 4], "so", 1));
            version.belongs = if words % 5 == 0 { Belongs::ByAddress } else { Belongs::To(of) };
            version.saved_ms = (words % 3 == 0).then_some(1_600_000_000_000);
            library.add(&version).map(|_| ())
        }
        Action::Merge(into, from) => {
            library.merge_articles(pick(&stock.articles, *into)?, pick(&stock.articles, *from)?).map(|_| ())
        }
        Action::Split(at, which) => library.split_version(version(library, &stock, *at, *which)?).map(|_| ()),
        Action::PutAway(at, which) => library.put_away_version(version(library, &stock, *at, *which)?).map(|_| ()),
        Action::Keep(at, which) => library.keep_version(version(library, &stock, *at, *which)?).map(|_| ()),
        Action::Answer(at, which, how) => {
            let document = library.shown_document(pick(&stock.articles, *at)?).unwrap();
            let passages = library.passages(document).unwrap();
            let passage = passages.get(which % passages.len().max(1))?.id;
            let place = Answer::Place(ByteRange::new(how % 7, how % 7 + 9));
            let answer = [Answer::Accept, Answer::KeepOld, place][how % 3];
            library.answer_review(document, &[passage], answer).map(|_| ())
        }
        Action::Ledger(entry) => entry.act(library, &stock.articles, &stock.passages)?,
        Action::Undo | Action::Redo | Action::Reopen => return None,
    })
}

/// The document that is shown of a passage's article.
fn shown_of(library: &Library, passage: HighlightId) -> clipfile_core::id::DocumentId {
    library.shown_document(library.passage(passage).unwrap().article).unwrap()
}

/// Runs actions on a library beside a model that knows nothing but what was seen before and after each change.
fn run(actions: &[Action]) {
    let mut desk = Desk::new();
    // Of each change: what was seen on its other side, and what it is called.
    let (mut undo, mut redo) = (Vec::new(), Vec::new());
    let mut present = seen(&desk.library, &QUERIES);
    for action in actions {
        let ways = desk.ways();
        let names = |stack: &[(_, String)]| stack.last().map(|(_, name)| name.clone()).unwrap_or_default();
        assert_eq!(ways, (names(&undo), names(&redo)), "before {action:?}");
        match action {
            Action::Reopen => desk = desk.reopened(),
            Action::Undo | Action::Redo => {
                let is_undo = matches!(action, Action::Undo);
                let (from, to) = if is_undo { (&mut undo, &mut redo) } else { (&mut redo, &mut undo) };
                let done = if is_undo { desk.library.undo() } else { desk.library.redo() };
                match from.pop() {
                    Some((expected, name)) => {
                        assert_eq!(done.unwrap().value.to_string(), name);
                        to.push((std::mem::replace(&mut present, expected), name));
                    }
                    None => assert_eq!(refused(done).kind(), Kind::Invalid),
                }
            }
            _ => {
                let done = act(&mut desk.library, action);
                let after = seen(&desk.library, &QUERIES);
                if let Some(Err(error)) = &done {
                    assert!(matches!(error.kind(), Kind::Invalid | Kind::NotFound), "{action:?}: {error}");
                }
                if after == present {
                    assert_eq!(desk.ways(), ways, "{action:?} changed nothing and left a trace");
                } else {
                    assert!(matches!(done, Some(Ok(()))), "{action:?} was refused and changed something");
                    undo.push((std::mem::replace(&mut present, after), desk.ways().0));
                    redo.clear();
                }
            }
        }
        assert_eq!(seen(&desk.library, &QUERIES), present, "after {action:?}");
    }
    desk.assert_sound();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_change_can_be_undone_and_done_again(actions in prop::collection::vec(action(), 1..40)) {
        run(&actions);
    }
}

#[test]
fn a_batch_is_named_counted_and_undone_as_one() {
    let mut desk = Desk::with(&["Before\nIt was there already."]);
    let batch = desk.library.new_batch().unwrap();
    for chunk in [&TEXTS[..2], &TEXTS[1..], &["Before\nIt was there already."]] {
        let chunk: Vec<_> = chunk.iter().map(|text| article(text)).collect();
        let _ = desk.library.add_all(&chunk, batch).unwrap();
    }
    assert_eq!(desk.ways().0, "import (4)", "only what is new counts");
    let steps = desk.library.undo().unwrap();
    assert_eq!((steps.value.count, steps.changes.articles.len()), (4, 4));
    assert_eq!(desk.ways(), ("clip “Before”".to_owned(), "import (4)".to_owned()));
    assert_eq!(desk.library.counts().unwrap().articles, 1);
    let _ = desk.library.redo().unwrap();
    assert_eq!(desk.ways(), ("import (4)".to_owned(), String::new()));
    assert_eq!(desk.library.counts().unwrap().articles, 5);
    desk.assert_sound();
}

#[test]
fn an_undo_that_cannot_be_finished_changes_nothing() {
    let mut desk = Desk::new();
    let batch = desk.library.new_batch().unwrap();
    for text in TEXTS {
        let _ = desk.library.add_all(&[article(text)], batch).unwrap();
    }
    // Someone changed the first article of the batch behind the library's back: the last to be undone.
    let (folder, path) = desk.closed();
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute("UPDATE article SET headline = 'Forged' WHERE id = 1", []).unwrap();
    drop(raw);
    let mut library = Library::open(&path, &crate::support::host()).unwrap();
    assert_eq!(refused(library.undo()).kind(), Kind::Conflict);
    assert_eq!(library.counts().unwrap().articles, 4, "all of the batch is still there");
    assert_eq!(library.undo_state().unwrap().undo.unwrap().to_string(), "import (4)");
    drop(folder);
}

#[test]
fn what_was_written_into_the_journal_afterwards_is_not_put_back() {
    for forged in [
        "UPDATE journal SET before = replace(before, 'Port', 'Forged') WHERE step = 2",
        "UPDATE step SET undo_top = 1 WHERE id = 2",
        "DELETE FROM journal WHERE step = 2; DELETE FROM step WHERE id = 2",
    ] {
        let mut desk = Desk::with(&TEXTS[..1]);
        let citation = Citation { headline: Some("Corrected".to_owned()), ..Citation::default() };
        let _ = desk.library.edit_article(ArticleId(1), &citation).unwrap();
        let host = desk.host().clone();
        let (_folder, path) = desk.closed();
        let raw = rusqlite::Connection::open(&path).unwrap();
        let unguarded = "PRAGMA foreign_keys = OFF; DROP TRIGGER step_is_append_only; DROP TRIGGER step_stays;
                         DROP TRIGGER journal_is_append_only; DROP TRIGGER journal_stays;";
        raw.execute_batch(&format!("{unguarded} {forged}")).unwrap();
        raw.close().unwrap();
        let mut library = Library::open(&path, &host).unwrap();
        assert_eq!(refused(library.undo()).kind(), Kind::Corrupt, "{forged}");
        let headline = library.article(ArticleId(1)).unwrap().citation.headline;
        assert_eq!(headline.as_deref(), Some("Corrected"), "{forged}");
    }
}

#[test]
fn an_undo_counts_only_what_it_turns_back() {
    let mut desk = Desk::with(&TEXTS[..3]);
    let ids: Vec<ArticleId> = stock(&desk.library).articles;
    let _ = desk.library.archive(&ids[..1], true).unwrap();
    let _ = desk.library.archive(&ids, true).unwrap();
    assert_eq!(desk.ways().0, "archive (2)");
    let _ = desk.library.tag(&[Subject::Article(ids[0])], "desk").unwrap();
    let all: Vec<Subject> = ids.iter().map(|id| Subject::Article(*id)).collect();
    let _ = desk.library.tag(&all, "desk").unwrap();
    assert_eq!(desk.ways().0, "tag (2) “desk”");
    let _ = desk.library.untag(&all[..1], "desk").unwrap();
    let _ = desk.library.untag(&all, "DESK").unwrap();
    assert_eq!(desk.ways().0, "untag (2) “DESK”");
    let passages = [desk.mark(ids[0], "naïve"), desk.mark(ids[0], "stove")];
    let _ = desk.library.set_highlight_colour(&passages[..1], Colour::Blue).unwrap();
    let _ = desk.library.set_highlight_colour(&passages, Colour::Blue).unwrap();
    assert_eq!(desk.ways().0, "colour");
    let _ = desk.library.trash_highlights(&passages[..1]).unwrap();
    let _ = desk.library.trash_highlights(&passages).unwrap();
    assert_eq!(desk.ways().0, "throw away passage");
}

#[test]
fn what_is_not_here_cannot_be_changed() {
    let mut desk = Desk::with(&TEXTS[..1]);
    let article = ArticleId(1);
    let _ = desk.library.undo().unwrap();
    let (gone, never) = (Subject::Article(article), Subject::Highlight(HighlightId(7)));
    for subject in [gone, never] {
        assert_eq!(refused(desk.library.tag(&[subject], "desk")).kind(), Kind::NotFound);
        assert_eq!(refused(desk.library.set_note(subject, "note")).kind(), Kind::NotFound);
    }
    assert_eq!(refused(desk.library.trash(&[article])).kind(), Kind::NotFound);
    assert_eq!(refused(desk.library.trash_highlights(&[HighlightId(7)])).kind(), Kind::NotFound);
    assert_eq!(desk.library.tags().unwrap(), [], "the tag was not made either");
    assert_eq!(desk.ways().1, "clip “Port strike ends”", "what was undone can still be done again");
}
