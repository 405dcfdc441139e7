//! Exports that are made to be read: what stands in them. `make/judge.sh` hands them to other programs.

#![allow(clippy::unwrap_used)]

use crate::shelf::{Shelf, plain_draft};
use clipfile_core::article::Citation;
use clipfile_core::capture::Draft;
use clipfile_core::claim::{Basis, Bearing, Checked, Fields as ClaimFields, NewClaim, Status};
use clipfile_core::document::{BlockKind, Builder};
use clipfile_core::exporters::{Choice, ExportOptions, ExportScope};
use clipfile_core::highlight::Colour;
use clipfile_core::id::{ClaimId, HighlightId, StoryId};
use clipfile_core::note::{NoteOn, Subject};
use clipfile_core::person::{Profile, Speaker};
use clipfile_core::story::{Embargo, Fields, Gathered};
use std::fs::{self, File};
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// A library with a story of two articles, passages of each kind, claims and notes.
pub(crate) struct Desk {
    pub(crate) shelf: Shelf,
    pub(crate) story: StoryId,
    pub(crate) passages: Vec<HighlightId>,
    pub(crate) claims: Vec<ClaimId>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let mut shelf = Shelf::empty(1);
        let mut builder = Builder::new();
        builder.page(Some(3));
        builder.block(BlockKind::Paragraph, "PORT HALE — The gate stood open for two years. “We knew,” said Ada Nyland, who runs the harbour. Nobody answered our letters.", []);
        builder.block(BlockKind::Heading { level: 2 }, "What the log says", []);
        builder.block(BlockKind::ListItem { depth: 0, number: Some(1) }, "May: open", []);
        builder.block(BlockKind::ListItem { depth: 0, number: Some(2) }, "June: open", []);
        builder.block(BlockKind::ListItem { depth: 1, number: None }, "at night too", []);
        for (row, cells) in [["Month", "Days"], ["May", "31"]].into_iter().enumerate() {
            for (column, words) in cells.into_iter().enumerate() {
                let (row, column) = (row as u32, column as u32);
                builder.block(BlockKind::TableCell { row, column, header: row == 0 }, words, []);
            }
        }
        builder.block(BlockKind::Preformatted, "gate  open\ngate  shut", []);
        builder.block(BlockKind::Paragraph, "The harbour says it has 12 guards.", []);
        let gate = Draft {
            citation: Citation {
                headline: Some("The gate: “open” & <shut>".to_owned()),
                byline: vec!["Mara Lind".to_owned(), "José Ño".to_owned()],
                outlet: Some("The Ledger".to_owned()),
                published: Some("2026-05-14T18:05:00+02:00".parse().unwrap()),
                url: Some("https://ledger.example/gate?a=1&b=2".to_owned()),
                language: Some("en".to_owned()),
                ..Citation::default()
            },
            document: builder.finish(),
            ..plain_draft(None, "x")
        };
        let gate = shelf.add(b"gate", gate, &["ports/Port Hale"]);
        let other = plain_draft(
            Some("Harbour denies"),
            "There were 40 guards, the harbour said. אף אחד לא ענה. 😀 It is over.",
        );
        let other = shelf.add(b"other", other, &[]);
        let knew = shelf.mark(gate, "“We knew,” said Ada Nyland", Colour::Rose);
        shelf.tag(Subject::Highlight(knew), "security/gates");
        shelf.note(
            Subject::Highlight(knew),
            "Ask **her** again:\n\n1. when\n2. why\n\n> as said\n\nSee [the log](https://log.example/?x=1&y=2).",
        );
        let log =
            shelf.mark(gate, "May: open\nJune: open\nat night too\nMonth\nDays\nMay\n31\ngate  open", Colour::Blue);
        let guards = shelf.mark(gate, "12 guards", Colour::Amber);
        shelf.note(Subject::Highlight(guards), "For my eyes only.");
        let note = shelf.library.note_on(NoteOn::Highlight(guards)).unwrap().unwrap().id;
        let _ = shelf.library.set_note_private(note, true).unwrap();
        let forty = shelf.mark(other, "There were 40 guards", Colour::Green);
        let hebrew = shelf.mark(other, "אף אחד לא ענה. 😀", Colour::Violet);
        shelf.note(Subject::Article(gate), "For the *gate* story.");
        let claim = |shelf: &mut Shelf,
                     statement: &str,
                     described: Option<&str>,
                     evidence: &[(HighlightId, Bearing)]| {
            let fields = ClaimFields {
                statement: statement.to_owned(),
                speaker: Speaker::Named(Profile { role: "harbour master".to_owned(), ..Profile::named("Ada Nyland") }),
                basis: Some(Basis::OnRecord),
                described: described.map(str::to_owned),
                said: Some("2026-05-13".parse().unwrap()),
                place: "Port Hale".to_owned(),
            };
            let status = Checked { status: Status::Disputed, by: "ML".to_owned(), how: "two numbers".to_owned() };
            let new = NewClaim { fields, status: Some(status), evidence: evidence.to_vec() };
            shelf.library.add_claim(&new).unwrap().value
        };
        let twelve = claim(
            &mut shelf,
            "The harbour has 12 guards",
            None,
            &[(guards, Bearing::States), (forty, Bearing::Contradicts)],
        );
        let known = claim(&mut shelf, "The harbour knew", Some("a harbour official"), &[(knew, Bearing::States)]);
        let fields = Fields {
            title: "The open gate".to_owned(),
            angle: "Who knew, and since when?".to_owned(),
            deadline: Some("2026-06-30".parse().unwrap()),
            embargo: Some(Embargo {
                until: "2026-06-29T06:00".parse().unwrap(),
                note: "agreed with the port".to_owned(),
            }),
            published: None,
        };
        let story = shelf.library.add_story(&fields).unwrap().value;
        let _ = shelf.library.set_story_note(story, "Call the *ministry*.").unwrap();
        let items =
            [Gathered::Claim(twelve), Gathered::Article(gate), Gathered::Passage(hebrew), Gathered::Claim(known)];
        let _ = shelf.library.add_to_story(story, &items, None).unwrap();
        let _ = shelf.library.add_note_to_story(story, "Photograph of the gate?", None).unwrap();
        Self { shelf, story, passages: vec![knew, log, guards, forty, hebrew], claims: vec![twelve, known] }
    }

    pub(crate) fn write(&self, format: &str, scope: &ExportScope, chosen: &[(Choice, &str)], name: &str) -> PathBuf {
        // The story is held back, and who tests papers says that it goes out.
        let mut options = ExportOptions { is_despite_embargo: true, ..ExportOptions::default() };
        for (choice, value) in chosen {
            options.set(*choice, value).unwrap();
        }
        let path = self.shelf.folder.path().join(name);
        let go_on = |_: u32, _: u32| ControlFlow::Continue(());
        self.shelf.library.export_with(format, scope, &options, &path, &go_on).unwrap();
        path
    }

    /// The memo of the story with everything.
    pub(crate) fn memo(&self, format: &str, sources: &str, name: &str) -> PathBuf {
        let chosen =
            [(Choice::Sources, sources), (Choice::FactCheck, "on"), (Choice::Context, "on"), (Choice::Comments, "on")];
        self.write(format, &ExportScope::Story(self.story), &chosen, name)
    }
}

/// A part of a zip.
fn part(path: &Path, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap_or_else(|_| panic!("{name}")).read_to_string(&mut text).unwrap();
    text
}

/// The formats that are made to be read, and how each is read again here.
const FORMATS: [&str; 5] = ["docx", "odt", "html", "epub", "pdf"];

/// The words of a paper; of a PDF, by its importer.
fn words(path: &Path) -> String {
    let parts = match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => vec![fs::read_to_string(path).unwrap()],
        Some("epub") => (1..=9).map_while(|number| try_part(path, &format!("book/chapter{number}.xhtml"))).collect(),
        Some("docx") => vec![part(path, "word/document.xml"), part(path, "word/comments.xml")],
        Some("odt") => vec![part(path, "content.xml")],
        _ => {
            let (_, draft) = crate::baseline::import(path);
            let headline = draft.citation.headline.unwrap_or_default();
            let dropped: String = draft.document.dropped.iter().map(|dropped| dropped.text.as_str()).collect();
            return format!("{headline}\n{}{dropped}", draft.document.text);
        }
    };
    let mut words = String::new();
    for text in parts {
        // Lines are where paragraphs end, for the words of one run on through its elements.
        for piece in text.replace("</p>", "\n").replace("</w:p>", "\n").replace("</text:p>", "\n").split('<') {
            words.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
        }
    }
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn try_part(path: &Path, name: &str) -> Option<String> {
    let mut zip = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    zip.by_name(name).ok()?.read_to_string(&mut text).unwrap();
    Some(text)
}

/// `PAPERS=folder` writes papers out to be looked at, with the library that the samples of these formats come from.
#[test]
fn papers_are_written_to_be_looked_at() {
    let Some(folder) = std::env::var_os("PAPERS").map(PathBuf::from) else { return };
    let desk = Desk::new();
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("sample.json"), desk.shelf.json()).unwrap();
    for format in FORMATS {
        for sources in ["footnotes", "endnotes"] {
            let all = [(Choice::Sources, sources), (Choice::FullText, "on")];
            let name = |what: &str| format!("{what}-{sources}.{format}");
            let memo = desk.memo(format, sources, &name("memo"));
            for path in [memo, desk.write(format, &ExportScope::Everything, &all, &name("all"))] {
                fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
            }
        }
    }
}

#[test]
fn word_has_real_notes_that_stand_where_the_user_wants_them() {
    let desk = Desk::new();
    let path = desk.memo("docx", "footnotes", "memo.docx");
    let (body, notes) = (part(&path, "word/document.xml"), part(&path, "word/footnotes.xml"));
    assert_eq!(body.matches("<w:footnoteReference ").count(), notes.matches("<w:footnoteRef/>").count());
    assert!(body.contains("<w:footnoteReference ") && !body.contains("<w:endnoteReference "), "{body}");
    assert!(notes.contains("The gate: “open” &amp; &lt;shut&gt;"), "{notes}");
    assert!(part(&path, "word/comments.xml").contains("Ask "));
    let path = desk.memo("docx", "endnotes", "memo.docx");
    assert!(part(&path, "word/document.xml").contains("<w:endnoteReference "));
    assert!(!part(&path, "word/document.xml").contains("<w:footnoteReference "));
    let path = desk.memo("docx", "inline", "memo.docx");
    let body = part(&path, "word/document.xml");
    assert!(!body.contains("noteReference ") && body.contains("— "), "{body}");
}

#[test]
fn a_memo_has_the_order_of_its_story_and_protects_who_spoke() {
    let desk = Desk::new();
    for format in FORMATS {
        let path = desk.memo(format, "footnotes", &format!("memo.{format}"));
        let words = words(&path);
        let places =
            ["The open gate", "12 guards", "For the gate story", "Photograph of the gate?", "Fact check", "Sources"];
        let places =
            places.iter().map(|place| words.find(place).unwrap_or_else(|| panic!("{format}: {place}\n{words}")));
        let places: Vec<usize> = places.collect();
        assert!(places.is_sorted(), "{format}: {places:?}\n{words}");
        assert!(words.contains("a harbour official") && words.contains("Under embargo until 29 June 2026"), "{format}");
        assert!(!words.contains("For my eyes only"), "{format}");
        let all = [(Choice::PrivateNotes, "on")];
        let path = desk.write(format, &ExportScope::Passages(vec![desk.passages[2]]), &all, &format!("one.{format}"));
        assert!(self::words(&path).contains("For my eyes only"), "{format}");
        let none = [(Choice::Notes, "off"), (Choice::PrivateNotes, "on")];
        let path = desk.write(format, &ExportScope::Everything, &none, &format!("none.{format}"));
        let words = self::words(&path);
        assert!(!words.contains("For my eyes only") && !words.contains("Ask "), "{format}");
    }
}

#[test]
fn a_part_of_the_library_is_that_part() {
    let desk = Desk::new();
    let words = |scope: &ExportScope| words(&desk.write("html", scope, &[], "part.html"));
    let one = words(&ExportScope::Passages(vec![desk.passages[3]]));
    assert!(one.contains("There were 40 guards") && !one.contains("12 guards"), "{one}");
    let tag = desk.shelf.library.find_tag("security").unwrap().unwrap();
    let tagged = words(&ExportScope::Tag(tag));
    assert!(tagged.contains("We knew") && !tagged.contains("12 guards"), "{tagged}");
    let claims = words(&ExportScope::Claims(vec![desk.claims[0]]));
    assert!(claims.contains("The harbour has 12 guards") && !claims.contains("The harbour knew"), "{claims}");
    let extent = desk.shelf.library.export_extent(&ExportScope::Story(desk.story)).unwrap();
    assert_eq!((extent.articles, extent.passages, extent.claims), (2, 5, 2));
    let held: Vec<(&str, &str)> =
        extent.held.iter().map(|held| (held.title.as_str(), held.embargo.until.as_str())).collect();
    assert_eq!(held, [("The open gate", "2026-06-29T06:00:00")]);
    for (grouping, first, last) in [
        ("tag", "security/gates", "Without a tag"),
        ("speaker", "Ada Nyland, harbour master", "Speaker not known"),
        ("colour", "amber", "violet"),
    ] {
        let path = desk.write("html", &ExportScope::Everything, &[(Choice::Grouping, grouping)], "grouped.html");
        let words = fs::read_to_string(path).unwrap();
        let at =
            |heading: &str| words.find(&format!(">{heading}</h2>")).unwrap_or_else(|| panic!("{heading}: {words}"));
        assert!(at(first) < at(last), "{words}");
    }
}

#[test]
fn an_export_that_is_stopped_leaves_the_old_file() {
    let desk = Desk::new();
    let path = desk.shelf.folder.path().join("old.docx");
    fs::write(&path, "the old file").unwrap();
    let options = ExportOptions { is_despite_embargo: true, ..ExportOptions::default() };
    let stop = |done: u32, _: u32| if done == 0 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
    let stopped = desk.shelf.library.export_with("docx", &ExportScope::Everything, &options, &path, &stop).unwrap_err();
    assert_eq!(stopped.kind(), clipfile_core::Kind::Cancelled);
    assert_eq!(fs::read_to_string(&path).unwrap(), "the old file");
}

/// A library whose words are made to do harm in each format.
fn hostile() -> Desk {
    let mut desk = Desk::new();
    let nasty =
        "<b>&amp;\"'</b> #strong[x] *y* $z$ \\input{/etc/passwd} ]]> {=html} \u{202E}rtl\u{202C} ﷽ 😀 e\u{301} %s %1";
    let long = "word ".repeat(50_000);
    for (index, text) in [nasty, long.trim_end(), "العربية أولا، then English.", "a"].into_iter().enumerate()
    {
        let mut draft = plain_draft(Some(nasty), text);
        draft.citation.byline = vec![nasty.to_owned()];
        draft.citation.outlet = Some(nasty.to_owned());
        draft.citation.language = Some("x\" y=\"z".to_owned());
        draft.citation.url = Some(format!("https://a.example/{}", "x".repeat(3000 * (index % 2))));
        let bytes = format!("hostile {index}");
        let article = desk.shelf.add(bytes.as_bytes(), draft, &["<i>tag</i>"]);
        let shown = desk.shelf.library.shown_document(article).unwrap();
        let all = desk.shelf.library.document(shown).unwrap().text;
        let passage = desk.shelf.mark(article, &all, Colour::Rose);
        desk.shelf.note(Subject::Highlight(passage), nasty);
        desk.shelf.note(Subject::Article(article), "\u{1}\u{7}\u{1b}[31m\u{FFFE}\u{85}a\tb <script>alert(1)</script>");
    }
    desk
}

#[test]
fn hostile_words_do_nothing_on_paper() {
    let desk = hostile();
    for format in FORMATS {
        let chosen = [(Choice::FullText, "on"), (Choice::Context, "on"), (Choice::FactCheck, "on")];
        let path = desk.write(format, &ExportScope::Everything, &chosen, &format!("hostile.{format}"));
        let words = words(&path);
        assert!(words.contains("#strong[x]") && words.contains("word word word"), "{format}");
        let acts =
            |part: &str| ["<script", "<w:altChunk", "<b>&amp;", "javascript:"].iter().any(|sign| part.contains(sign));
        match format {
            "html" => assert!(!acts(&fs::read_to_string(&path).unwrap())),
            "docx" => assert!(!acts(&part(&path, "word/document.xml"))),
            _ => {}
        }
        if format == "docx" {
            let links = part(&path, "word/_rels/document.xml.rels");
            assert!(links.matches("TargetMode=\"External\"").count() > 0 && !links.contains(&"x".repeat(3000)));
        }
        keep(&path);
    }
}

/// Copies a paper to where they are looked at.
fn keep(path: &Path) {
    if let Some(folder) = std::env::var_os("PAPERS") {
        fs::create_dir_all(&folder).unwrap();
        fs::copy(path, Path::new(&folder).join(path.file_name().unwrap())).unwrap();
    }
}
