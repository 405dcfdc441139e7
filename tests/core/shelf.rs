//! Small libraries to export and import.

#![allow(clippy::unwrap_used)]

use clipfile_core::article::Citation;
use clipfile_core::capture::{Belongs, Draft, Hash, Incoming, Picture, Warning};
use clipfile_core::clock::FixedClock;
use clipfile_core::document::{BlockKind, Builder, ByteRange, Document, DropReason, SpanKind};
use clipfile_core::exporters::{ExportScope, Exported};
use clipfile_core::highlight::Colour;
use clipfile_core::id::{ArticleId, HighlightId};
use clipfile_core::importers::{Alone, Held, Source, take};
use clipfile_core::note::Subject;
use clipfile_core::{Host, Library, Result};
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;

/// Where uids of a second library begin, so that they meet no others.
pub(crate) const ELSEWHERE: u64 = 1 << 32;

/// The smallest thing that passes for a picture.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n not much of one";

/// A library in a folder that goes with it.
pub(crate) struct Shelf {
    pub(crate) library: Library,
    pub(crate) folder: TempDir,
}

impl Shelf {
    /// An empty library whose uids count from `first_uid`.
    pub(crate) fn empty(first_uid: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let host = Host {
            clock: Arc::new(FixedClock::starting_at(1_780_000_000_000)),
            counted_uids: Some(first_uid),
            program: "test",
        };
        Self { library: Library::create(&folder.path().join("a.clipfile"), &host).unwrap(), folder }
    }

    /// A library with some of everything.
    pub(crate) fn sample() -> Self {
        let mut shelf = Self::empty(1);
        let mut builder = Builder::new();
        builder.drop(DropReason::Navigation, "Home News Sport");
        builder.block(BlockKind::Paragraph, "PORT HALE — The gate was “open”, she said.", []);
        builder.block(
            BlockKind::Paragraph,
            "Nobody asked why 😀 it took so long.\nNobody answered.",
            [
                (ByteRange::new(0, 6), SpanKind::Strong),
                (ByteRange::new(7, 12), SpanKind::Link { url: "https://ledger.example/asked".to_owned() }),
            ],
        );
        builder.figure(Some(Hash::of(PNG).to_string()), "The gate".to_owned());
        builder.block(BlockKind::Preformatted, "1  a\n2    b", []);
        let draft = Draft {
            citation: Citation {
                headline: Some("The gate: “open” for *years*".to_owned()),
                byline: vec!["Mara Lind".to_owned(), "José Ño".to_owned()],
                dateline: Some("PORT HALE".to_owned()),
                outlet: Some("The Ledger".to_owned()),
                published: Some("2026-05-14T18:05:00+02:00".parse().unwrap()),
                updated: Some("2026-05".parse().unwrap()),
                url: Some("https://ledger.example/gate?a=1&b=2".to_owned()),
                language: Some("en".to_owned()),
            },
            document: builder.finish(),
            pictures: vec![Picture { hash: Hash::of(PNG), media_type: "image/png", bytes: PNG.to_vec() }],
            warnings: vec![Warning::LittleText { words: 20 }],
        };
        let first = shelf.add(b"<p>The gate", draft, &["ports/Port Hale"]);
        let over_two = shelf.mark(first, "open”, she said.\nNobody asked", Colour::Rose);
        shelf.tag(Subject::Highlight(over_two), "security/gates");
        shelf.note(Subject::Highlight(over_two), "Ask **her** again:\n\n- when\n- why");
        let plain = shelf.mark(first, "Nobody asked why 😀", Colour::Amber);
        shelf.tag(Subject::Highlight(plain), "security");
        let gone = shelf.mark(first, "2    b", Colour::Blue);
        let _ = shelf.library.trash_highlights(&[gone]).unwrap();
        let _ = shelf.mark(first, "it took so long.\nNobody answered.\n\n1  a", Colour::Green);
        shelf.note(Subject::Article(first), "For the *gate* story.");
        let second = shelf.add(b"second", plain_draft(None, "Only a text."), &[]);
        let _ = shelf.library.archive(&[second], true).unwrap();
        let third = shelf.add(b"third", plain_draft(Some("Thrown away"), "No one wants it."), &["ports"]);
        let _ = shelf.library.trash(&[third]).unwrap();
        let _ = shelf.add(b"fourth", plain_draft(Some("Taken back"), "It was a mistake."), &[]);
        let _ = shelf.library.undo().unwrap();
        let unused = shelf.library.add_tag("unused").unwrap().value;
        let _ = shelf.library.set_tag_definition(unused, "Not used yet.").unwrap();
        let _ = shelf.library.set_tag_colour(unused, Some(Colour::Violet)).unwrap();
        shelf
    }

    pub(crate) fn add(&mut self, bytes: &[u8], draft: Draft, tags: &[&str]) -> ArticleId {
        let incoming = Incoming {
            bytes: bytes.to_vec(),
            importer: "html",
            file_name: Some("gate.html".to_owned()),
            saved_ms: Some(1_779_000_000_000),
            draft,
            corrected: None,
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            belongs: Belongs::default(),
        };
        self.library.add(&incoming).unwrap().value.article
    }

    /// Marks the first place of `words`.
    pub(crate) fn mark(&mut self, article: ArticleId, words: &str, colour: Colour) -> HighlightId {
        let shown = self.library.shown_document(article).unwrap();
        let start = self.library.document(shown).unwrap().text.find(words).unwrap();
        let range = ByteRange::new(start, start + words.len());
        self.library.add_highlight(shown, range, colour).unwrap().value
    }

    pub(crate) fn tag(&mut self, subject: Subject, path: &str) {
        let _ = self.library.tag(&[subject], path).unwrap();
    }

    pub(crate) fn note(&mut self, subject: Subject, body: &str) {
        let _ = self.library.set_note(subject, body).unwrap();
    }

    /// Exports to a file of that name in the folder.
    pub(crate) fn export(&self, format: &str, scope: &ExportScope, name: &str) -> (PathBuf, Exported) {
        let path = self.folder.path().join(name);
        let done = self.library.export(format, scope, &path).unwrap();
        (path, done)
    }

    /// Exports to one file and gives its text.
    pub(crate) fn text(&self, format: &str, scope: &ExportScope) -> String {
        let name = match format {
            "json" | "hypothesis" => "all.json",
            "w3c" => "all.jsonld",
            _ => "all.md",
        };
        let (path, _) = self.export(format, scope, name);
        std::fs::read_to_string(path).unwrap()
    }

    /// The whole library as JSON.
    pub(crate) fn json(&self) -> String {
        self.text("json", &ExportScope::Everything)
    }

    /// Imports JSON text as a file would be.
    pub(crate) fn import(&mut self, json: &str) -> std::result::Result<usize, String> {
        let source = Source {
            bytes: json.as_bytes(),
            file_name: Some("all.json"),
            url: None,
            encoding: None,
            is_selection: false,
            beside: &Alone,
        };
        match take(&source).map_err(|error| error.to_string())? {
            Held::Archive(archive) => {
                let done: Result<_> = self.library.add_archive(&archive);
                done.map(|done| done.value).map_err(|error| error.to_string())
            }
            Held::Annotations(annotations) => {
                let done = self.library.import_annotations(&annotations, "all.json");
                done.map(|done| done.value.items.len()).map_err(|error| error.to_string())
            }
            Held::Article(_) | Held::Many(_) => Err("it was taken for an article".to_owned()),
        }
    }
}

/// One paragraph.
pub(crate) fn one_paragraph(text: &str) -> Document {
    let mut builder = Builder::new();
    builder.block(BlockKind::Paragraph, text, []);
    builder.finish()
}

/// A draft of one paragraph.
pub(crate) fn plain_draft(headline: Option<&str>, text: &str) -> Draft {
    Draft {
        citation: Citation { headline: headline.map(str::to_owned), ..Citation::default() },
        document: one_paragraph(text),
        pictures: Vec::new(),
        warnings: Vec::new(),
    }
}
