//! Everything that goes out: shape, safety, and whole files only.

#![allow(clippy::unwrap_used)]

use crate::baseline::{assert_none, difference, tests_folder};
use crate::exchange::shown;
use crate::shelf::{ELSEWHERE, Shelf, plain_draft};
use clipfile_core::article::{Citation, Order, Scope};
use clipfile_core::document::{BlockKind, Builder, ByteRange};
use clipfile_core::exporters::{EXPORTERS, ExportOptions, ExportScope};
use clipfile_core::highlight::Colour;
use clipfile_core::id::ArticleId;
use clipfile_core::note::Subject;
use clipfile_core::search::Query;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_yaml_ng::Value;
use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

/// Every exporter has a folder with a sample library and what it makes of it.
#[test]
fn every_exporter_writes_its_sample_as_before() {
    let mut found = Vec::new();
    for exporter in EXPORTERS {
        let about = exporter.about();
        let folder = tests_folder().join("exporters").join(about.id);
        let Ok(sample) = fs::read_to_string(folder.join("sample.json")) else {
            found.push(format!("{} has no file called sample.json", folder.display()));
            continue;
        };
        let mut shelf = Shelf::empty(ELSEWHERE);
        shelf.import(&sample).unwrap();
        let path = shelf.folder.path().join(format!("out.{}", about.extension));
        // Samples have a story that is held back, to be seen in what is made of it.
        let options = ExportOptions { is_despite_embargo: true, ..ExportOptions::default() };
        let go_on = |_: u32, _: u32| ControlFlow::Continue(());
        shelf.library.export_with(about.id, &ExportScope::Everything, &options, &path, &go_on).unwrap();
        // Of a container, its parts as text.
        let is_text = std::str::from_utf8(&fs::read(&path).unwrap()).is_ok() && about.id != "pdf";
        let ending = if is_text { about.extension } else { "txt" };
        found.extend(difference(&folder.join(format!("expected.{ending}")), &shown(&path)));
    }
    assert_none(&found);
}

#[test]
fn a_folder_gets_one_file_for_each_article() {
    let mut shelf = Shelf::sample();
    let _ = shelf.add(b"again", plain_draft(Some("UNTITLED"), "Another text."), &[]);
    let (folder, done) = shelf.export("markdown", &ExportScope::Everything, "notes");
    assert_eq!((done.files, done.articles, done.passages), (3, 3, 3));
    let expected = ["2026-05-14 The gate. “open” for years.md", "UNTITLED.md", "Untitled (2).md"];
    assert_eq!(names(&folder), BTreeSet::from(expected.map(str::to_owned)));

    // Again: the same files; and one that the user made is never replaced.
    let own = folder.join(expected[0]);
    fs::write(&own, "My own words").unwrap();
    shelf.export("markdown", &ExportScope::Everything, "notes");
    assert_eq!(fs::read_to_string(own).unwrap(), "My own words");
    assert_eq!(names(&folder).len(), 4);
}

#[test]
fn the_path_says_whether_there_is_one_file_or_many() {
    let shelf = Shelf::sample();
    let one = ExportScope::List { scope: Scope::Inbox, query: Query::default() };
    let (file, done) = shelf.export("markdown", &one, "one.md");
    assert!(file.is_file() && done.files == 1);
    assert!(fs::read_to_string(file).unwrap().starts_with("---\ntitle: \"The gate: “open” for *years*\"\n"));
    let (folder, _) = shelf.export("markdown", &one, "one");
    assert!(folder.is_dir());
    let error = shelf.library.export("json", &one, &folder).unwrap_err();
    assert!(error.to_string().contains("is a folder"), "{error}");
    let error = shelf.library.export("wav", &one, &folder).unwrap_err();
    let known: Vec<&str> = EXPORTERS.iter().map(|exporter| exporter.about().id).collect();
    assert_eq!(error.to_string(), format!("“wav” is not a format; there are {}", known.join(", ")));
    let missing = ExportScope::Articles(vec![ArticleId(99)]);
    assert!(shelf.library.export("markdown", &missing, &shelf.folder.path().join("x.md")).is_err());
    assert!(!shelf.folder.path().join("x.md").exists());
}

#[test]
fn articles_that_were_asked_for_go_out_in_that_order_also_from_the_trash() {
    let shelf = Shelf::sample();
    let all = shelf.library.list_articles(Scope::Articles, &Query::default(), Order::Oldest, 0, 9).unwrap();
    let trashed = shelf.library.list_articles(Scope::Trash, &Query::default(), Order::Oldest, 0, 9).unwrap();
    let ids: Vec<ArticleId> = trashed.rows.iter().chain(&all.rows).map(|listed| listed.row.article.id).collect();
    let text = shelf.text("markdown", &ExportScope::Articles([ids.clone(), ids].concat()));
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("# ")).collect();
    assert_eq!(headings, ["# Thrown away", "# The gate: “open” for \\*years\\*", "# Untitled"]);
}

#[test]
fn a_failed_export_leaves_the_old_file() {
    let shelf = Shelf::sample();
    let out = shelf.folder.path().join("out.md");
    fs::write(&out, "the old file").unwrap();
    let scope = ExportScope::Articles(vec![ArticleId(1), ArticleId(99)]);
    shelf.library.export("markdown", &scope, &out).unwrap_err();
    assert_eq!(fs::read_to_string(&out).unwrap(), "the old file");
    let left: Vec<String> = names(shelf.folder.path()).into_iter().filter(|name| name.starts_with(".export")).collect();
    assert_eq!(left, Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told() {
    let shelf = Shelf::sample();
    let error = shelf.library.export("json", &ExportScope::Everything, Path::new("/dev/full")).unwrap_err();
    assert_eq!(error.kind(), clipfile_core::Kind::Full);
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Front matter as YAML readers see it, and the rest.
fn parts(markdown: &str) -> (Value, &str) {
    let (front, rest) = markdown.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
    (serde_yaml_ng::from_str(front).unwrap_or_else(|error| panic!("{error}\n{front}")), rest)
}

/// What a Markdown reader makes of a text.
#[derive(Debug, Default, PartialEq)]
struct Read {
    headings: Vec<String>,
    links: Vec<String>,
    /// The paragraphs of each quotation.
    quotes: Vec<Vec<String>>,
    acting: Vec<String>,
}

fn read(markdown: &str) -> Read {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut read = Read::default();
    let (mut depth, mut lists, mut text) = (0, 0, String::new());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::CodeBlock(_)) => text.clear(),
            Event::End(TagEnd::Heading(_)) => read.headings.push(std::mem::take(&mut text)),
            Event::Start(Tag::List(_)) => lists += 1,
            Event::End(TagEnd::List(_)) => lists -= 1,
            Event::Start(Tag::BlockQuote(_)) => {
                if depth == 0 && lists == 0 {
                    read.quotes.push(Vec::new());
                }
                depth += 1;
            }
            Event::End(TagEnd::BlockQuote(_)) => depth -= 1,
            Event::End(TagEnd::Paragraph | TagEnd::CodeBlock) if depth == 1 && lists == 0 => {
                read.quotes.last_mut().unwrap().push(std::mem::take(&mut text));
            }
            Event::Start(Tag::Link { dest_url, .. }) => read.links.push(dest_url.into_string()),
            Event::Start(Tag::Image { dest_url, .. }) => read.acting.push(dest_url.into_string()),
            Event::Html(html) | Event::InlineHtml(html) => read.acting.push(html.into_string()),
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            _ => {}
        }
    }
    read
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A library with one article in which everything from outside is `text`, exported and read again.
fn check_hostile(headline: &str, quote: &str, note: &str) {
    let mut shelf = Shelf::empty(1);
    let mut draft = plain_draft(Some(headline), "x");
    draft.citation.outlet = Some(headline.to_owned());
    draft.citation.byline = vec![headline.to_owned()];
    draft.citation.url = Some("https://a.example/<b>\">?c=[d](e)".to_owned());
    let mut builder = Builder::new();
    builder.block(BlockKind::Paragraph, "before", []);
    builder.block(BlockKind::Paragraph, &format!("a{quote}"), []);
    builder.block(BlockKind::Paragraph, &format!("{quote}z"), []);
    draft.document = builder.finish();
    let article = shelf.add(b"hostile", draft, &[]);
    let shown = shelf.library.shown_document(article).unwrap();
    let range = ByteRange::new(7, 7 + 2 * quote.len() + 3);
    let passage = shelf.library.add_highlight(shown, range, Colour::Rose).unwrap().value;
    shelf.note(Subject::Highlight(passage), note);
    shelf.note(Subject::Article(article), note);
    shelf.tag(Subject::Highlight(passage), &format!("t{headline}"));
    let markdown = shelf.text("markdown", &ExportScope::Everything);
    let (front, body) = parts(&markdown);
    let stored = shelf.library.article(article).unwrap().citation;
    assert_eq!(front["title"].as_str(), Some(stored.headline.as_deref().unwrap_or("Untitled")));
    let read = read(body);
    assert_eq!(read.acting, Vec::<String>::new(), "{markdown}");
    let title = stored.headline.as_deref().unwrap_or("Untitled");
    let shown: String = title.chars().filter(|character| !character.is_control()).collect();
    assert_eq!(read.headings.iter().map(|text| folded(text)).collect::<Vec<_>>(), [folded(&shown)], "{markdown}");
    assert!(read.links[0].starts_with("https://a.example/"), "{markdown}");
    // The note stands there twice. Its links to the web are its writer's; nothing else may have become one.
    assert!(read.links.len() < 2 + 2 * self::read(note).links.len(), "{markdown}");
    let is_web = |link: &String| ["http:", "https:", "mailto:"].iter().any(|scheme| link.starts_with(scheme));
    assert!(read.links.iter().all(|link| is_web(link) || link.contains('@')), "{markdown}");
    assert!(!read.quotes.is_empty(), "{markdown}");
    let last = read.quotes.iter().find(|paragraphs| paragraphs.len() == 2);
    let last = last.unwrap_or_else(|| panic!("{read:?}\n{markdown}"));
    assert_eq!(folded(&last.join(" ")), folded(&format!("a{quote} {quote}z")), "{markdown}");
}

#[test]
fn hostile_words_do_nothing() {
    for text in [
        "# Heading",
        "<script>alert(1)</script>",
        "<!-- ",
        "![x](http://tracker.example/x.png)",
        "[x](javascript:alert(1)) [y]",
        "[x]: http://y.example",
        "Setext\n===",
        "Setext\n---",
        "```\nopen",
        "~~~",
        "> deeper",
        "1. one",
        "- [ ] task",
        "---",
        "&lt;b&gt; &#35;",
        "\\",
        "a | b\n--|--\nc | d",
        "\"quotes\" 'and' : colons # no comment",
        "<https://auto.example>",
        "[[x](y)](z) [![a](b)](c)",
        "ends with \\",
    ] {
        check_hostile(text, text, text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_words_do_anything(
        headline in "[a1 `*_<>()#+.!|~&=:$%^\"'/\\\\\\[\\]{}\\-\u{e9}\u{1f600}]{1,24}",
        quote in "[a1 `*_<>()#+.!|~&=:$%^\"'/\\\\\\[\\]{}\\-\u{e9}]{1,24}",
        note in "[a1 \n`*_<>()#+.!|~&=:$%^\"'/\\\\\\[\\]{}\\-\u{e9}]{0,48}",
    ) {
        check_hostile(&headline, &quote, &note);
    }
}

#[test]
fn front_matter_is_yaml_whatever_the_fields_hold() {
    let mut shelf = Shelf::empty(1);
    let nasty = "a: b # c \"d\" 'e' \\n \u{85}\u{2028}\u{FEFF}{f} [g] --- !!x *h &i %j @k `l` 2026-01-01 null";
    let mut draft = plain_draft(Some(nasty), "The text.");
    draft.citation = Citation {
        byline: vec!["- x".to_owned(), "yes".to_owned()],
        published: Some("2026".parse().unwrap()),
        ..draft.citation
    };
    let article = shelf.add(b"x", draft, &["a b/#c"]);
    let markdown = shelf.text("markdown", &ExportScope::Everything);
    let (front, _) = parts(&markdown);
    let stored = shelf.library.article(article).unwrap();
    assert_eq!(front["title"].as_str(), stored.citation.headline.as_deref());
    assert_eq!(front["authors"], Value::from(vec!["- x", "yes"]));
    assert_eq!(front["published"].as_str(), Some("2026"));
    assert_eq!(front["clipped"].as_str(), Some("2026-05-28T20:26:42Z"));
    assert_eq!(front["uid"].as_str(), Some(stored.uid.to_string().as_str()));
    assert_eq!(front["tags"], Value::from(vec!["a b/#c"]));
    let keys: Vec<&str> = front.as_mapping().unwrap().keys().filter_map(Value::as_str).collect();
    assert_eq!(keys, ["title", "authors", "published", "clipped", "sha256", "uid", "tags"]);

    let _ = shelf.add(b"y", plain_draft(None, "Another."), &[]);
    let markdown = shelf.text("markdown", &ExportScope::Everything);
    let (front, _) = parts(&markdown);
    assert_eq!(front["articles"].as_sequence().map(Vec::len), Some(2));
    assert_eq!(front["articles"][1]["title"].as_str(), stored.citation.headline.as_deref());
    let none = shelf.text("markdown", &ExportScope::List { scope: Scope::Trash, query: Query::default() });
    assert_eq!(parts(&none).0["articles"].as_sequence().map(Vec::len), Some(0));
}
