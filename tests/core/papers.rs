//! Exports that are made to be read: what stands in them, and that other programs take them.

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
        let mut options = ExportOptions::default();
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

/// The samples of formats that are made to be read come from here; `PAPERS=folder` writes them out to be looked at.
#[test]
fn word_has_real_notes_and_leaves_private_ones_out() {
    let desk = Desk::new();
    if let Some(folder) = std::env::var_os("PAPERS") {
        fs::create_dir_all(&folder).unwrap();
        fs::write(Path::new(&folder).join("sample.json"), desk.shelf.json()).unwrap();
        for (format, sources) in
            [("docx", "footnotes"), ("docx", "endnotes"), ("html", "footnotes"), ("epub", "footnotes")]
        {
            let all = [(Choice::Sources, sources), (Choice::FullText, "on")];
            let name = |what: &str| format!("{what}-{sources}.{format}");
            for path in [
                desk.memo(format, sources, &name("memo")),
                desk.write(format, &ExportScope::Everything, &all, &name("all")),
            ] {
                fs::copy(&path, Path::new(&folder).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    let path = desk.memo("docx", "footnotes", "memo.docx");
    let (body, notes) = (part(&path, "word/document.xml"), part(&path, "word/footnotes.xml"));
    assert_eq!(body.matches("<w:footnoteReference ").count(), notes.matches("<w:footnoteRef/>").count());
    assert!(body.contains("<w:footnoteReference ") && !body.contains("<w:endnoteReference "), "{body}");
    assert!(notes.contains("The gate: “open” &amp; &lt;shut&gt;"), "{notes}");
    assert!(!body.contains("For my eyes only") && !part(&path, "word/comments.xml").contains("For my eyes only"));
    let path = desk.memo("docx", "endnotes", "memo.docx");
    assert!(part(&path, "word/document.xml").contains("<w:endnoteReference "));
}
