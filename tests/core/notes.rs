//! Notes on articles and passages.
#![allow(clippy::unwrap_used)]

use crate::support::Desk;
use clipfile_core::id::ArticleId;
use clipfile_core::note::Subject;

const ARTICLE: Subject = Subject::Article(ArticleId(1));

fn bodies(desk: &Desk, query: &str) -> Vec<String> {
    let (total, notes) = desk.library.list_notes(query, 0, 100).unwrap();
    assert_eq!(total as usize, notes.len());
    notes.into_iter().map(|note| note.body).collect()
}

#[test]
fn a_note_is_written_changed_and_removed() {
    let mut desk = Desk::with(&["Port strike\nDockers went back to work."]);
    let _ = desk.library.set_note(ARTICLE, "Ask *them*\n\n- twice  \n\n").unwrap();
    assert_eq!(
        desk.library.article_note(ArticleId(1)).unwrap(),
        "Ask *them*\n\n- twice",
        "as it was typed, but for the end"
    );
    let first = desk.library.list_notes("", 0, 1).unwrap().1.remove(0);
    assert_eq!((first.headline.as_str(), first.exact.as_str(), first.highlight), ("Port strike", "", None));
    let _ = desk.library.set_note(ARTICLE, "Asked").unwrap();
    let second = desk.library.list_notes("", 0, 1).unwrap().1.remove(0);
    assert_eq!(second.id, first.id);
    assert!(second.edited_ms > first.edited_ms);
    let _ = desk.library.set_note(ARTICLE, " \n ").unwrap();
    assert_eq!((desk.library.counts().unwrap().notes, bodies(&desk, "").len()), (0, 0));
    let _ = desk.library.undo().unwrap();
    assert_eq!(bodies(&desk, ""), ["Asked"]);
}

#[test]
fn a_note_that_stays_the_same_is_no_change() {
    let mut desk = Desk::with(&["Port strike\nDockers went back to work."]);
    let _ = desk.library.set_note(ARTICLE, "").unwrap();
    assert_eq!(desk.ways().0, "clip “Port strike”");
    let _ = desk.library.set_note(ARTICLE, "Asked").unwrap();
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.redo().unwrap();
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.set_note(ARTICLE, " ").unwrap();
    assert_eq!(desk.ways().1, "note on article", "redo is still there");
}

#[test]
fn notes_are_listed_by_their_last_change_and_found_by_every_word() {
    let mut desk = Desk::with(&["Port strike\nDockers went back to work.", "Budget vote\nThe vote was close."]);
    let passage = desk.mark(ArticleId(1), "Dockers");
    let _ = desk.library.set_note(ARTICLE, "Ask the 50%_ union").unwrap();
    let _ = desk.library.set_note(Subject::Highlight(passage), "Ask Müller\0").unwrap();
    let _ = desk.library.set_note(Subject::Article(ArticleId(2)), "Count again").unwrap();
    let _ = desk.library.set_note(ARTICLE, "Ask the 50%_ union twice").unwrap();
    assert_eq!(bodies(&desk, ""), ["Ask the 50%_ union twice", "Count again", "Ask Müller"]);
    assert_eq!(bodies(&desk, "twice ASK"), ["Ask the 50%_ union twice"]);
    assert_eq!(bodies(&desk, "50%_"), ["Ask the 50%_ union twice"], "signs are not searched for");
    assert_eq!(bodies(&desk, "note:again"), ["Count again"]);
    assert_eq!(
        bodies(&desk, "title:budget"),
        ["Count again"],
        "what is asked of an article is asked of the note's own"
    );
    assert_eq!(bodies(&desk, "ask count"), [""; 0]);
    let on_passage = &desk.library.list_notes("Müller", 0, 9).unwrap().1[0];
    assert_eq!((on_passage.highlight, on_passage.exact.as_str()), (Some(passage), "Dockers"));
    let _ = desk.library.trash_highlights(&[passage]).unwrap();
    let _ = desk.library.trash(&[ArticleId(2)]).unwrap();
    assert_eq!(bodies(&desk, "").len(), 1, "those in the trash are not listed");
    assert_eq!(desk.library.counts().unwrap().notes, 1);
}
