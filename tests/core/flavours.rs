//! Markdown in the dialects of note programs: what a passage, its note and its tags become, and that nothing from outside acts.
#![allow(clippy::unwrap_used)]

use crate::support::Desk;
use clipfile_core::exporters::{Choice, ExportOptions, ExportScope};
use clipfile_core::id::ArticleId;
use clipfile_core::note::Subject;
use std::ops::ControlFlow;

/// The export of everything in a dialect.
fn written(desk: &Desk, flavour: &str) -> String {
    let mut options = ExportOptions::default();
    options.set(Choice::Flavour, flavour).unwrap();
    let path = desk.beside("out.md");
    let go_on = |_: u32, _: u32| ControlFlow::Continue(());
    desk.library.export_with("markdown", &ExportScope::Everything, &options, &path, &go_on).unwrap();
    std::fs::read_to_string(path).unwrap()
}

/// An article with a passage over two paragraphs that has tags and a note, all of them with signs that act somewhere.
fn desk() -> Desk {
    let mut desk = Desk::with(&["A [[gate]] #open\nid:: 4711 stood *open*.\nFor nine days."]);
    let passage = desk.mark(ArticleId(1), "stood *open*.\nFor nine");
    let _ = desk.library.tag(&[Subject::Highlight(passage)], "security/north gate").unwrap();
    let _ = desk.library.tag(&[Subject::Highlight(passage)], "2026").unwrap();
    let _ = desk.library.set_note(Subject::Highlight(passage), "Ask **twice**.\nid:: 1").unwrap();
    let _ = desk.library.set_note(Subject::Article(ArticleId(1)), "Who [[knew]]?").unwrap();
    desk
}

#[test]
fn obsidian_gets_properties_callouts_and_block_ids() {
    let desk = desk();
    let text = written(&desk, "obsidian");
    let uid = desk.library.list_passages(false, "", 0, 1).unwrap().1[0].uid;
    assert!(text.starts_with("---\ntitle: \"A [[gate]] #open\"\n"), "{text}");
    let callout = "\n> [!quote] amber\n> stood \\*open\\*.\n>\n> For nine\n>\n> #2026_ #security/north-gate\n>\n> > [!note]\n\
         > > Ask **twice**.\n> > id:: 1\n";
    assert!(text.contains(&format!("{callout}\n^{uid}\n")), "{text}");
    assert!(text.contains("# A \\[\\[gate\\]\\] \\#open\n"), "{text}");
    // Of several articles, what belongs to one stands with it: a property is no list of lists.
    let mut desk = desk;
    desk.add("Budget\nThe vote was close.");
    let text = written(&desk, "obsidian");
    assert!(text.starts_with("---\ntitle: \"Clippings\"\ntags: []\n---\n\n# Budget\n"), "{text}");
}

#[test]
fn logseq_gets_an_outline_with_properties() {
    let desk = desk();
    let text = written(&desk, "logseq");
    let uid = desk.library.list_passages(false, "", 0, 1).unwrap().1[0].uid;
    assert!(text.starts_with("- # A \\[\\[gate\\]\\] \\#open\n  id:: "), "{text}");
    assert!(text.contains(&format!("\n  - id:: {uid}\n    colour:: amber\n")), "{text}");
    let rest = "\n    tags:: [[2026]], [[security/north gate]]\n    > stood \\*open\\*.\n    >\n    > For nine\n    - Ask **twice**.\n      id:\\: 1\n";
    assert!(text.contains(rest), "{text}");
    // Nothing stands outside the outline, and no line is a property that nobody made.
    for line in text.lines() {
        assert!(line.starts_with("- ") || line.starts_with("  "), "{line}");
    }
    assert_eq!(text.matches("id:: ").count(), 2, "{text}");
}

#[test]
fn a_dialect_that_is_not_there_is_refused() {
    let error = ExportOptions::default().set(Choice::Flavour, "notion").unwrap_err().to_string();
    assert_eq!(error, "“notion” is nothing that “flavour” can be; there are plain, obsidian, logseq, template");
}
