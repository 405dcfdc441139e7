//! Marking anew: moving ends, splitting, merging, and the names of the colours.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, refused};
use clipfile_core::anchor::Verdict;
use clipfile_core::document::{ByteOffset, ByteRange};
use clipfile_core::exporters::ExportScope;
use clipfile_core::highlight::Colour;
use clipfile_core::id::{ArticleId, HighlightId};
use clipfile_core::note::Subject;
use clipfile_core::{Kind, Library};

const TEXT: &str = "Port vote\nDockers went back to work. The port reopened on Monday.\n~It closed in May.\nNo ship left. מילים בעברית.";

fn range(desk: &Desk, article: ArticleId, words: &str) -> ByteRange {
    let text = desk.library.document(desk.document(article)).unwrap().text;
    let start = text.find(words).unwrap();
    ByteRange::new(start, start + words.len())
}

fn words(library: &Library, passage: HighlightId) -> String {
    library.passage(passage).unwrap().exact
}

#[test]
fn the_words_follow_the_ends_and_undo_brings_the_former_ones_back() {
    let mut desk = Desk::with(&[TEXT]);
    let article = ArticleId(1);
    let passage = desk.mark(article, "went back");
    let _ = desk.library.set_note(Subject::Highlight(passage), "Who says so?").unwrap();
    let shown = desk.document(article);
    let to = range(&desk, article, "Dockers went back to work");
    let _ = desk.library.move_passage(passage, shown, to).unwrap();
    let moved = desk.library.passage(passage).unwrap();
    assert_eq!(
        (moved.exact.as_str(), moved.range, moved.verdict),
        ("Dockers went back to work", Some(to), Verdict::Same)
    );
    assert!(moved.prefix.ends_with('\n') && moved.suffix.starts_with(". The port"));
    assert_eq!(moved.note, "Who says so?");
    assert_eq!(desk.found("\"dockers went\""), ["Port vote"]);
    assert_eq!(desk.ways().0, "move the ends of a passage");
    let _ = desk.library.move_passage(passage, shown, to).unwrap();
    assert_eq!(desk.ways().0, "move the ends of a passage");
    let _ = desk.library.undo().unwrap();
    assert_eq!(words(&desk.library, passage), "went back");
    assert_eq!(desk.ways().0, "note on passage", "the second move changed nothing and left no step");
    let _ = desk.library.redo().unwrap();
    assert_eq!(words(&desk.library, passage), "Dockers went back to work");
    desk.assert_sound();
}

#[test]
fn ends_are_trimmed_cross_blocks_and_are_refused_where_there_is_no_word() {
    let mut desk = Desk::with(&[TEXT]);
    let article = ArticleId(1);
    let passage = desk.mark(article, "Monday");
    let shown = desk.document(article);
    let text = desk.library.document(shown).unwrap().text;
    let start = text.find("Monday").unwrap();
    let across = ByteRange::new(start, text.find(" ship").unwrap() + 1);
    let _ = desk.library.move_passage(passage, shown, across).unwrap();
    assert_eq!(words(&desk.library, passage), "Monday.\nNo");
    let hebrew = text.find('מ').unwrap();
    for bad in [ByteRange::new(start, start), ByteRange::new(hebrew + 1, text.len()), ByteRange::new(0, text.len() + 1)]
    {
        assert_eq!(refused(desk.library.move_passage(passage, shown, bad)).kind(), Kind::Invalid);
    }
    assert_eq!(words(&desk.library, passage), "Monday.\nNo");
    let _ = desk.library.move_passage(passage, shown, ByteRange::new(hebrew, text.len())).unwrap();
    assert_eq!(words(&desk.library, passage), "מילים בעברית.");
    let _ = desk.library.trash_highlights(&[passage]).unwrap();
    assert_eq!(refused(desk.library.move_passage(passage, shown, across)).kind(), Kind::Invalid);
    desk.assert_sound();
}

#[test]
fn a_passage_whose_ends_were_moved_is_looked_for_anew_in_the_other_documents() {
    let mut desk = Desk::with(&[TEXT]);
    let article = ArticleId(1);
    let before = desk.document(article);
    let passage = desk.mark(article, "Monday.\nNo ship");
    let _ = desk.library.put_back(before, 0).unwrap();
    let after = desk.document(article);
    assert_ne!(before, after);
    assert_eq!(desk.library.passages(after).unwrap()[0].verdict, Verdict::Changed);
    let to = range(&desk, article, "No ship left");
    let _ = desk.library.move_passage(passage, after, to).unwrap();
    for document in [before, after] {
        let found = &desk.library.passages(document).unwrap()[0];
        let text = desk.library.document(document).unwrap();
        assert_eq!(text.slice(found.range.unwrap()), Some("No ship left"));
        assert_ne!(found.verdict, Verdict::Changed);
    }
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.library.passages(after).unwrap()[0].verdict, Verdict::Changed);
    desk.assert_sound();
}

#[test]
fn a_split_passage_keeps_its_note_in_front_and_its_tags_everywhere() {
    let mut desk = Desk::with(&[TEXT]);
    let article = ArticleId(1);
    let whole = "Dockers went back to work. The port reopened on Monday.";
    let passage = desk.mark(article, whole);
    let subject = Subject::Highlight(passage);
    let _ = desk.library.set_note(subject, "Both?").unwrap();
    let _ = desk.library.tag(&[subject], "port/strike").unwrap();
    let shown = desk.document(article);
    let at = ByteOffset(range(&desk, article, "The port").start.0);
    let parts = desk.library.split_passage(passage, shown, &[at, at, ByteOffset(0)]).unwrap().value;
    let seen: Vec<_> = desk.library.passages(shown).unwrap();
    assert_eq!(parts, seen.iter().map(|one| one.id).collect::<Vec<_>>());
    let told: Vec<_> = seen.iter().map(|one| (one.exact.as_str(), one.note.as_str(), one.tags.concat())).collect();
    assert_eq!(
        told,
        [
            ("Dockers went back to work.", "Both?", "port/strike".to_owned()),
            ("The port reopened on Monday.", "", "port/strike".to_owned())
        ]
    );
    assert_eq!(desk.ways().0, "split passage");
    let _ = desk.library.undo().unwrap();
    assert_eq!(words(&desk.library, passage), whole);
    assert_eq!(desk.library.passages(shown).unwrap().len(), 1);
    let end = ByteOffset(at.0 - 1);
    assert!(desk.library.split_passage(passage, shown, &[end]).is_ok());
    let _ = desk.library.undo().unwrap();
    for nowhere in [vec![], vec![ByteOffset(0)], vec![ByteOffset(range(&desk, article, whole).start.0)]] {
        assert_eq!(refused(desk.library.split_passage(passage, shown, &nowhere)).kind(), Kind::Invalid);
    }
    desk.assert_sound();
}

#[test]
fn merged_passages_lose_no_word_no_tag_and_no_note() {
    let mut desk = Desk::with(&[TEXT]);
    let article = ArticleId(1);
    let last = desk.mark(article, "reopened on Monday");
    let first = desk.mark(article, "Dockers went");
    let inner = desk.mark(article, "port reopened");
    let shown = desk.document(article);
    for (passage, tag, note) in [(last, "b", "Two"), (first, "a", "One"), (inner, "a", "Two")] {
        let _ = desk.library.tag(&[Subject::Highlight(passage)], tag).unwrap();
        let _ = desk.library.set_note(Subject::Highlight(passage), note).unwrap();
    }
    let _ = desk.library.set_highlight_colour(&[first], Colour::Rose).unwrap();
    let merged = desk.library.merge_passages(&[last, inner, first, last], shown).unwrap().value;
    assert_eq!(merged, first);
    let one = desk.library.passage(merged).unwrap();
    assert_eq!(one.exact, "Dockers went back to work. The port reopened on Monday");
    assert_eq!((one.colour, one.tags.join(" "), one.note.as_str()), (Colour::Rose, "a b".to_owned(), "One\n\nTwo"));
    assert_eq!(desk.library.passages(shown).unwrap().len(), 1);
    let thrown = desk.library.list_passages(true, "", 0, 9).unwrap().1;
    assert_eq!(thrown.iter().map(|one| one.note.as_str()).collect::<Vec<_>>(), ["Two", "Two"], "as they were");
    assert_eq!(desk.ways().0, "merge passages (3)");
    let _ = desk.library.undo().unwrap();
    assert_eq!(words(&desk.library, first), "Dockers went");
    assert_eq!(desk.library.passages(shown).unwrap().len(), 3);
    assert_eq!(refused(desk.library.merge_passages(&[first, first], shown)).kind(), Kind::Invalid);
    desk.add("Another\nDockers went home.");
    let other = desk.mark(ArticleId(2), "Dockers");
    assert_eq!(refused(desk.library.merge_passages(&[first, other], shown)).kind(), Kind::Invalid);
    desk.assert_sound();
}

#[test]
fn a_very_long_passage_is_moved_split_and_merged() {
    let sentence = "Every one of these words stands in the minutes of the meeting. ";
    let mut desk = Desk::with(&[&format!("Minutes\n{}", sentence.repeat(4_600).trim_end())]);
    let article = ArticleId(1);
    let passage = desk.mark(article, "Every one");
    let shown = desk.document(article);
    let length = desk.library.document(shown).unwrap().text.len();
    let start = "Minutes\n".len();
    let _ = desk.library.move_passage(passage, shown, ByteRange::new(start, length)).unwrap();
    assert!(words(&desk.library, passage).split_whitespace().count() >= 50_000);
    let edges: Vec<ByteOffset> = (1..600).map(|at| ByteOffset(start + at * sentence.len())).collect();
    let parts = desk.library.split_passage(passage, shown, &edges).unwrap().value;
    assert_eq!(parts.len(), 600);
    let merged = desk.library.merge_passages(&parts, shown).unwrap().value;
    assert_eq!(words(&desk.library, merged).len(), length - start);
    desk.assert_sound();
}

#[test]
fn colours_have_the_users_names_here_in_exports_and_in_the_archive() {
    let mut desk = Desk::with(&[TEXT]);
    desk.mark(ArticleId(1), "went back");
    let _ = desk.library.set_colour_name(Colour::Amber, "  check\n*this* ").unwrap();
    let _ = desk.library.set_colour_name(Colour::Blue, "quote").unwrap();
    assert_eq!(desk.library.colour_names().unwrap().of(Colour::Amber), Some("check *this*"));
    assert_eq!(desk.ways().0, "name colour “quote”");
    let markdown = desk.beside("out.md");
    desk.library.export("markdown", &ExportScope::Everything, &markdown).unwrap();
    let text = std::fs::read_to_string(&markdown).unwrap();
    assert!(text.contains("- Colour: check \\*this\\* (amber)"), "{text}");
    assert_eq!(refused(desk.library.set_colour_name(Colour::Rose, &"x".repeat(61))).kind(), Kind::Invalid);
    let _ = desk.library.set_colour_name(Colour::Blue, " ").unwrap();
    assert_eq!(desk.library.colour_names().unwrap().of(Colour::Blue), None);
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.library.colour_names().unwrap().of(Colour::Blue), Some("quote"));
    desk.assert_sound();
    let desk = desk.reopened();
    assert_eq!(desk.library.colour_names().unwrap().of(Colour::Blue), Some("quote"));
}
