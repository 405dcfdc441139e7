//! Tags: paths that are made, moved, merged and removed with all below them.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, found_in, refused, seen};
use clipfile_core::Kind;
use clipfile_core::article::Scope;
use clipfile_core::highlight::Colour;
use clipfile_core::id::{ArticleId, TagId};
use clipfile_core::note::Subject;

const FIRST: Subject = Subject::Article(ArticleId(1));
const SECOND: Subject = Subject::Article(ArticleId(2));

fn desk() -> Desk {
    Desk::with(&["First\nOne text to mark.", "Second\nAnother text to mark."])
}

/// Paths with how many articles and passages have them, in the order of the tree.
fn tree(desk: &Desk) -> Vec<String> {
    let tags = desk.library.tags().unwrap();
    tags.into_iter().map(|tag| format!("{} {}/{}", tag.tag.path, tag.articles, tag.passages)).collect()
}

fn tag(desk: &Desk, path: &str) -> TagId {
    desk.library.find_tag(path).unwrap().unwrap()
}

/// Does `change`, takes it back, does it again; every way must lead where it led before.
fn there_and_back(desk: &mut Desk, change: impl FnOnce(&mut Desk)) {
    let queries = ["tag:a", "tag:b", "tag:x", "tag:security"];
    let before = seen(&desk.library, &queries);
    change(desk);
    let after = seen(&desk.library, &queries);
    assert_ne!(before, after);
    let _ = desk.library.undo().unwrap();
    assert_eq!(seen(&desk.library, &queries), before);
    let _ = desk.library.redo().unwrap();
    assert_eq!(seen(&desk.library, &queries), after);
    desk.assert_sound();
}

#[test]
fn a_tag_is_made_with_those_above_it_and_found_in_any_case() {
    let mut desk = desk();
    let made = desk.library.add_tag(" #Security / The  Protocol/").unwrap().value;
    assert_eq!(tree(&desk), ["Security 0/0", "Security/The Protocol 0/0"]);
    assert_eq!(desk.library.find_tag("security/the protocol").unwrap(), Some(made));
    assert_eq!(desk.library.add_tag("SECURITY/THE PROTOCOL").unwrap().value, made);
    assert_eq!(desk.ways().0, "new tag “Security/The Protocol”", "what is there already is no change");
    let _ = desk.library.add_tag("security/keys").unwrap();
    assert_eq!(tree(&desk)[1], "Security/keys 0/0", "it stands below the one that was there");
    for typed in ["", " # ", "///", &"x".repeat(201)] {
        assert_eq!(refused(desk.library.add_tag(typed)).kind(), Kind::Invalid);
    }
    assert_eq!(desk.library.find_tag("nowhere").unwrap(), None);
}

#[test]
fn counts_reach_up_the_tree_and_leave_out_the_trash() {
    let mut desk = desk();
    let passages = [desk.mark(ArticleId(1), "One"), desk.mark(ArticleId(1), "text")];
    let _ =
        desk.library.tag(&[Subject::Highlight(passages[0]), Subject::Highlight(passages[1]), SECOND], "a/b").unwrap();
    let _ = desk.library.tag(&[FIRST], "A").unwrap();
    let _ = desk.library.tag(&[FIRST], "a b").unwrap();
    assert_eq!(tree(&desk), ["a 2/2", "a/b 2/2", "a b 1/0"]);
    let _ = desk.library.trash_highlights(&passages[..1]).unwrap();
    assert_eq!(tree(&desk), ["a 2/1", "a/b 2/1", "a b 1/0"]);
    let _ = desk.library.trash(&[ArticleId(1)]).unwrap();
    assert_eq!(tree(&desk), ["a 1/0", "a/b 1/0", "a b 0/0"]);
    let _ = desk.library.undo().unwrap();
    let listed = found_in(&desk.library, Scope::Tag(tag(&desk, "a/b")), "");
    assert_eq!(listed, ["Second", "First"], "an article has the tags of its passages");
    assert_eq!(found_in(&desk.library, Scope::Tag(tag(&desk, "a")), ""), ["Second", "First"]);
    assert_eq!(found_in(&desk.library, Scope::Tag(tag(&desk, "a b")), ""), ["First"]);
}

#[test]
fn a_tag_moves_with_all_below_it() {
    let mut desk = desk();
    let _ = desk.library.tag(&[FIRST], "a/b/c").unwrap();
    let _ = desk.library.tag(&[SECOND], "a_b").unwrap();
    let moved = tag(&desk, "a");
    there_and_back(&mut desk, |desk| {
        let _ = desk.library.move_tag(moved, "x/y/z").unwrap();
    });
    assert_eq!(tree(&desk), ["a_b 1/0", "x 1/0", "x/y 1/0", "x/y/z 1/0", "x/y/z/b 1/0", "x/y/z/b/c 1/0"]);
    assert_eq!(desk.ways().0, "move tag “a”");
    assert_eq!(desk.found("tag:x/y"), ["First"]);
    assert_eq!(desk.found("tag:a"), [""; 0]);
    let deep = tag(&desk, "x/y/z/b");
    there_and_back(&mut desk, |desk| {
        let _ = desk.library.move_tag(deep, "b").unwrap();
    });
    assert_eq!(tree(&desk), ["a_b 1/0", "b 1/0", "b/c 1/0", "x 0/0", "x/y 0/0", "x/y/z 0/0"]);
}

#[test]
fn a_tag_can_change_its_letters_only_in_case() {
    let mut desk = desk();
    let _ = desk.library.tag(&[FIRST], "money/budget").unwrap();
    let (money, budget) = (tag(&desk, "money"), tag(&desk, "money/budget"));
    there_and_back(&mut desk, |desk| {
        let _ = desk.library.move_tag(money, "Money").unwrap();
    });
    assert_eq!(tree(&desk), ["Money 1/0", "Money/budget 1/0"]);
    there_and_back(&mut desk, |desk| {
        let _ = desk.library.move_tag(budget, "money/BUDGET").unwrap();
    });
    assert_eq!(tree(&desk), ["Money 1/0", "Money/BUDGET 1/0"], "the one above keeps its own letters");
    let _ = desk.library.move_tag(money, "Money").unwrap();
    assert_eq!(desk.ways().0, "move tag “Money/budget”", "the same name is no change");
}

#[test]
fn tags_of_one_path_become_one() {
    let mut desk = desk();
    let passage = Subject::Highlight(desk.mark(ArticleId(1), "One"));
    for (subject, path) in
        [(FIRST, "a"), (FIRST, "b"), (SECOND, "a/x"), (FIRST, "b/X"), (SECOND, "a/y"), (passage, "a")]
    {
        let _ = desk.library.tag(&[subject], path).unwrap();
    }
    let (a, b) = (tag(&desk, "a"), tag(&desk, "b"));
    let _ = desk.library.set_tag_colour(a, Some(Colour::Rose)).unwrap();
    let _ = desk.library.set_tag_definition(b, " What b means\0 ").unwrap();
    there_and_back(&mut desk, |desk| {
        let _ = desk.library.move_tag(a, "B").unwrap();
    });
    assert_eq!(tree(&desk), ["b 2/1", "b/X 2/0", "b/y 1/0"]);
    assert_eq!(desk.ways().0, "merge tags “a”");
    let stays = desk.library.tags().unwrap().remove(0).tag;
    assert_eq!((stays.id, stays.colour, stays.definition.as_str()), (b, None, "What b means"));
    assert_eq!(desk.library.article_tags(ArticleId(1)).unwrap(), ["b", "b/X"], "each only once");
    assert_eq!(refused(desk.library.move_tag(a, "c")).kind(), Kind::NotFound);
}

#[test]
fn a_tag_can_take_the_place_of_the_one_above_it() {
    let mut desk = desk();
    let _ = desk.library.tag(&[FIRST], "a/a/a").unwrap();
    let _ = desk.library.tag(&[SECOND], "a/b").unwrap();
    let below = tag(&desk, "a/a");
    there_and_back(&mut desk, |desk| {
        let _ = desk.library.move_tag(below, "a").unwrap();
    });
    assert_eq!(tree(&desk), ["a 2/0", "a/a 1/0", "a/b 1/0"]);
}

#[test]
fn a_tag_cannot_move_below_itself() {
    let mut desk = desk();
    let _ = desk.library.add_tag("a/b").unwrap();
    let a = tag(&desk, "a");
    for path in ["a/b", "A/b/c", "a/a"] {
        assert_eq!(refused(desk.library.move_tag(a, path)).kind(), Kind::Invalid, "{path}");
    }
    let _ = desk.library.move_tag(a, "ab").unwrap();
    assert_eq!(tree(&desk), ["ab 0/0", "ab/b 0/0"]);
    let too_long = format!("{}/b", "x".repeat(199));
    let below = tag(&desk, "ab");
    assert_eq!(
        refused(desk.library.move_tag(below, &"y".repeat(200))).kind(),
        Kind::Invalid,
        "too long for those below"
    );
    assert_eq!(refused(desk.library.add_tag(&too_long)).kind(), Kind::Invalid);
    assert_eq!(tree(&desk), ["ab 0/0", "ab/b 0/0"]);
}

#[test]
fn a_tag_is_removed_with_all_below_it() {
    let mut desk = desk();
    let passage = Subject::Highlight(desk.mark(ArticleId(2), "text"));
    let _ = desk.library.tag(&[FIRST, passage], "a/b").unwrap();
    let _ = desk.library.tag(&[SECOND], "a").unwrap();
    let _ = desk.library.tag(&[SECOND], "ab").unwrap();
    let a = tag(&desk, "a");
    there_and_back(&mut desk, |desk| {
        let _ = desk.library.remove_tag(a).unwrap();
    });
    assert_eq!(tree(&desk), ["ab 1/0"]);
    assert_eq!(desk.library.article_tags(ArticleId(2)).unwrap(), ["ab"]);
    assert_eq!(refused(desk.library.untag(&[FIRST], "a")).kind(), Kind::NotFound);
}
