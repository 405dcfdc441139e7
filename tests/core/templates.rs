//! Markdown by a template of the user's own: what can be filled in, that nothing from outside acts, and that a template which
//! is wrong, endless or huge is told by its line and leaves what was there.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article};
use clipfile_core::claim::{Basis, Bearing, Fields, NewClaim};
use clipfile_core::exporters::{Choice, ExportOptions, ExportScope, Template};
use clipfile_core::id::ArticleId;
use clipfile_core::note::Subject;
use clipfile_core::{Error, Result};
use std::fs;
use std::ops::ControlFlow;

/// Two articles; the first has a passage over two paragraphs with a tag and a note.
fn desk() -> Desk {
    let mut desk =
        Desk::with(&["A [[gate]] <b>open</b>\nIt was said that it stood *open*.\nFor nine days. Then it shut."]);
    let passage = desk.mark(ArticleId(1), "stood *open*.\nFor nine");
    let _ = desk.library.tag(&[Subject::Highlight(passage)], "security/north gate").unwrap();
    let _ = desk.library.set_note(Subject::Highlight(passage), "Ask **twice**.\n\n# No heading").unwrap();
    desk.add("Budget\nThe vote was close.");
    desk
}

fn by(source: &str) -> Result<ExportOptions> {
    let mut options = ExportOptions { template: Some(Template::new("mine.md", source)?), ..ExportOptions::default() };
    options.set(Choice::Flavour, "template")?;
    Ok(options)
}

fn filled(desk: &Desk, source: &str) -> Result<String> {
    let path = desk.beside("out.md");
    let go_on = |_: u32, _: u32| ControlFlow::Continue(());
    desk.library.export_with("markdown", &ExportScope::Everything, &by(source)?, &path, &go_on)?;
    Ok(fs::read_to_string(path).unwrap())
}

fn refused(desk: &Desk, source: &str) -> String {
    filled(desk, source).unwrap_err().to_string()
}

#[test]
fn a_template_is_filled_in_once_for_each_article() {
    let desk = desk();
    let source =
        "{% if export.first %}Of {{ export.articles }}:\n{% endif %}{{ export.index }}. {{ article.headline }}\n";
    let text = filled(&desk, source).unwrap();
    assert_eq!(text, "Of 2:\n1. Budget\n2. A \\[\\[gate\\]\\] \\<b\\>open\\</b\\>\n");
    let preview = desk.library.preview_template(&ExportScope::Everything, &by(source).unwrap()).unwrap();
    assert_eq!(preview, "Of 2:\n1. Budget\n");
    // In a folder each article is a file.
    let folder = desk.beside("folder");
    let go_on = |_: u32, _: u32| ControlFlow::Continue(());
    let done = desk.library.export_with("markdown", &ExportScope::Everything, &by(source).unwrap(), &folder, &go_on);
    assert_eq!(done.unwrap().files, 2);
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        assert!(text.starts_with("Of 1:\n1. "), "{text}");
    }
}

#[test]
fn words_from_outside_are_escaped_and_markdown_made_here_is_not() {
    let desk = desk();
    let source = "{% for passage in article.passages %}{{ passage.words }}|{{ passage.quotation | quote }}|\
                  {{ passage.before }}|{{ passage.after }}|{{ passage.tags[0] | hashtag }}|{{ passage.note }}\n{% endfor %}";
    let text = filled(&desk, source).unwrap();
    let wanted = "stood \\*open\\*. For nine|> stood \\*open\\*.\n>\n> For nine|It was said that it|days.|\
                  #security/north-gate|Ask **twice**.\n\n\\# No heading\n";
    assert_eq!(text, wanted);
    let text = filled(&desk, "{{ article.headline | safe }} {{ article.headline | yaml }}\n").unwrap();
    assert!(text.ends_with("A [[gate]] <b>open</b> \"A [[gate]] <b>open</b>\"\n"), "who writes safe means it: {text}");
    // What is not known is nothing, and a text can be asked about it.
    assert_eq!(
        filled(&desk, "{{ article.outlet }}{{ article.outlet | yaml }}{% if article.url %}!{% endif %}.").unwrap(),
        "null.null."
    );
}

#[test]
fn dates_are_written_as_precisely_as_they_are_known() {
    let mut desk = Desk::new();
    let mut dated = article("Vote\nIt was close.");
    dated.draft.citation.published = Some("2024-03-05".parse().unwrap());
    let _ = desk.library.add(&dated).unwrap();
    let source =
        "{{ article.published }}|{{ article.published | date }}|{{ article.published | date(format='%d.%m.%Y') }}";
    assert_eq!(filled(&desk, source).unwrap(), "2024-03-05|5 March 2024|05\\.03.2024");
    assert_eq!(
        filled(&desk, "{{ '2024-03' | date }}|{{ '2024-03' | date(format='%Y-%m-%d') }}").unwrap(),
        "March 2024|2024-03"
    );
    let told = refused(&desk, "{{ article.published | date(format='%Q') }}");
    assert!(told.contains("line 1") && told.contains("is no format of dates"), "{told}");
    let told = refused(&desk, "\n{{ article.published | date(format='%H:%M') }}");
    assert!(told.contains("line 2") && told.contains("asks for a time"), "{told}");
}

#[test]
fn claims_come_with_their_passages_as_they_may_be_printed() {
    let mut desk = desk();
    let passage = desk.library.list_passages(false, "", 0, 1).unwrap().1[0].id;
    for (statement, basis) in [("It stood open.", Basis::OnRecord), ("The guard slept.", Basis::OffRecord)] {
        let fields = Fields { statement: statement.to_owned(), basis: Some(basis), ..Fields::default() };
        let evidence = vec![(passage, Bearing::States)];
        let _ = desk.library.add_claim(&NewClaim { fields, evidence, status: None }).unwrap();
    }
    let source = "{% for passage in article.passages %}{% for claim in passage.claims %}{{ claim.statement }} \
                  {{ claim.bearing }}, {{ claim.basis }}, {{ claim.status }}\n{% endfor %}{% endfor %}";
    assert_eq!(filled(&desk, source).unwrap(), "It stood open. states, on record, Unchecked\n");
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_the_file_that_was_there_stays() {
    let desk = desk();
    let path = desk.beside("out.md");
    fs::write(&path, "as before").unwrap();
    let cases = [
        ("a\n{% for x in article.passages %}\nb", "line 3", "end of"),
        ("a\n\n{{ article.headlin }}", "line 3", "there is nothing called “article.headlin”; check"),
        ("{{ artikel.headline }}", "line 1", "there is nothing called “artikel"),
        ("a\n{{ article.headline | shout }}", "line 2", "unknown filter: filter shout is unknown"),
        ("a\n{% include 'other.md' %}", "line 2", "unknown statement include"),
        ("{% macro deep(n) %}{{ deep(n) }}{% endmacro %}\n{{ deep(1) }}", "line 1", "recursion"),
    ];
    for (source, line, why) in cases {
        let told = refused(&desk, source);
        assert!(told.contains(&format!("the template mine.md, {line}: ")) && told.contains(why), "{source}: {told}");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), "as before");
}

#[test]
fn a_template_that_never_ends_or_grows_without_end_is_stopped() {
    let desk = desk();
    let endless = [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}{% endfor %}{% endfor %}{% endfor %}",
        "{% set ns = namespace(x='0123456789') %}{% for a in range(64) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
        "{{ 'x' * 90000000 * 90000000 }}",
        "{% for a in range(99999) %}{{ article.text * 9000 }}{% endfor %}",
    ];
    for source in endless {
        let told = refused(&desk, source);
        assert!(
            told.contains("line 1: ") && (told.contains("too long") || told.contains("too large")),
            "{source}: {told}"
        );
    }
    // Neither does one of many articles stop because there are many.
    assert!(filled(&desk, "{{ article.text }}").is_ok());
}

#[test]
fn a_file_that_is_no_template_is_refused() {
    let desk = desk();
    let path = desk.beside("mine.md");
    for (bytes, why) in
        [(&b"\xFF\xFE{"[..], "is no text in UTF-8"), (&vec![b' '; (1 << 20) + 1], "is larger than any template")]
    {
        fs::write(&path, bytes).unwrap();
        let told = Template::read(&path).unwrap_err().to_string();
        assert!(told.contains(why), "{told}");
    }
    assert!(matches!(Template::read(&desk.beside("gone.md")), Err(Error::Io { .. })));
    fs::write(&path, "\u{FEFF}{{ article.headline }}").unwrap();
    assert_eq!(Template::read(&path).unwrap(), Template::new("mine.md", "{{ article.headline }}").unwrap());
    let none = ExportOptions { flavour: clipfile_core::exporters::Flavour::Template, ..ExportOptions::default() };
    let told = desk.library.preview_template(&ExportScope::Everything, &none).unwrap_err().to_string();
    assert!(told.contains("no template was chosen"), "{told}");
}

#[test]
fn the_template_to_begin_with_works() {
    let desk = desk();
    let path = desk.beside("begun.md.jinja");
    Template::begin(&path).unwrap();
    let text = filled(&desk, &fs::read_to_string(path).unwrap()).unwrap();
    let mut documents = text.split("\n\n\n---\n");
    assert!(documents.next().unwrap().starts_with("---\ntitle: \"Budget\"\n"), "{text}");
    let callout =
        "> stood \\*open\\*.\n>\n> For nine\n\namber #security/north-gate · [Open in Clipfile](clipfile://passage/";
    assert!(text.contains(callout), "{text}");
    assert!(!text.contains("{#") && !text.contains("remark"), "{text}");
}
