//! Baselines: a folder holds a source and, in files beside it, what is made of it.
//!
//! `UPDATE_BASELINES=1 cargo test -p clipfile-core --test core` writes them anew; read the difference before it is
//! committed.

use clipfile_core::capture::Draft;
use clipfile_core::document::{Block, BlockKind, Dropped, SpanKind};
use clipfile_core::extract::extract;
use clipfile_core::importers::{self, Beside, Source, Taken};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The repository's `tests` folder.
pub(crate) fn tests_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests")
}

/// The folders inside `tests/<name>`, in order.
pub(crate) fn folders(name: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(tests_folder().join(name)).unwrap_or_else(|error| panic!("tests/{name}: {error}"));
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// The files beside a source on disk.
#[derive(Debug)]
struct Folder(PathBuf);

impl Beside for Folder {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.0.join(path)).ok().filter(|_| !path.contains(".."))
    }
}

/// Reads the file at `path` as an import does; gives the importer's id and the draft.
pub(crate) fn import(path: &Path) -> (&'static str, Draft) {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let beside = Folder(path.parent().map(Path::to_owned).unwrap_or_default());
    let source = Source {
        bytes: &bytes,
        file_name: path.file_name().and_then(|name| name.to_str()),
        url: None,
        encoding: None,
        is_selection: false,
        beside: &beside,
    };
    match importers::read(&source) {
        Ok((id, Taken::Article(raw))) => (id, extract(&raw)),
        other => panic!("{}: {other:?}", path.display()),
    }
}

/// Compares `draft` with `document.txt` and `metadata.json` in `folder`; gives what differs.
pub(crate) fn differences(folder: &Path, draft: &Draft) -> Vec<String> {
    assert_eq!(draft.document.check(), Ok(()), "{}", folder.display());
    [("document.txt", document(draft)), ("metadata.json", metadata(draft))]
        .into_iter()
        .filter_map(|(name, now)| difference(&folder.join(name), &now))
        .collect()
}

/// Fails with every difference at once.
pub(crate) fn assert_none(differences: &[String]) {
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

/// Compares `now` with the file at `path`, or writes it there when baselines are updated.
pub(crate) fn difference(path: &Path, now: &str) -> Option<String> {
    let before = fs::read_to_string(path).unwrap_or_default();
    if before == now {
        return None;
    }
    if std::env::var_os("UPDATE_BASELINES").is_some() {
        path.parent().map_or(Ok(()), fs::create_dir_all).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        fs::write(path, now).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return None;
    }
    let lines = before.lines().zip(now.lines()).position(|(before, now)| before != now);
    let at = lines.unwrap_or_else(|| before.lines().count().min(now.lines().count()));
    let line = |text: &str| text.lines().nth(at).unwrap_or("(nothing)").to_owned();
    Some(format!("{}, line {}:\n  was {}\n  is  {}", path.display(), at + 1, line(&before), line(now)))
}

/// The document as lines: what each block is and its text, what is set apart in it, and what was left out before it.
fn document(draft: &Draft) -> String {
    let document = &draft.document;
    let mut out = String::new();
    for (at, block) in document.blocks.iter().enumerate() {
        left_out(&mut out, &document.dropped, at);
        let text = document.slice(block.range).unwrap_or_default().replace('\n', "⏎");
        let page = block.page.map(|page| format!(" (page {page})")).unwrap_or_default();
        let _ = writeln!(out, "{}{page} | {text}", name_of(block));
        let inside = document.spans.iter().filter(|span| {
            span.range.start >= block.range.start && span.range.end <= block.range.end && !span.range.is_empty()
        });
        for span in inside {
            let text = document.slice(span.range).unwrap_or_default().replace('\n', "⏎");
            let kind = match &span.kind {
                SpanKind::Link { url } => format!("link {url}"),
                SpanKind::Strong => "strong".to_owned(),
                SpanKind::Emphasis => "emphasis".to_owned(),
                SpanKind::Code => "code".to_owned(),
                SpanKind::Joined => "joined".to_owned(),
            };
            let _ = writeln!(out, "    {kind}: {text}");
        }
    }
    left_out(&mut out, &document.dropped, document.blocks.len());
    out
}

fn left_out(out: &mut String, dropped: &[Dropped], before: usize) {
    for dropped in dropped.iter().filter(|dropped| dropped.before_block as usize == before) {
        let _ = writeln!(out, "  - {:?}: {}", dropped.reason, dropped.text);
    }
}

fn name_of(block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::Heading { level } => format!("heading {level}"),
        BlockKind::ListItem { depth, number: Some(number) } => format!("item {depth} #{number}"),
        BlockKind::ListItem { depth, number: None } => format!("item {depth}"),
        BlockKind::Quote => "quote".to_owned(),
        BlockKind::Preformatted => "preformatted".to_owned(),
        BlockKind::Caption => "caption".to_owned(),
        BlockKind::TableCell { row, column, header } => {
            format!("{} {row},{column}", if *header { "header" } else { "cell" })
        }
        BlockKind::Figure { blob, alt } => {
            format!("figure {} “{alt}”", blob.as_ref().map_or("missing", |hash| &hash[..8]))
        }
    }
}

fn metadata(draft: &Draft) -> String {
    let pictures: Vec<_> =
        draft.pictures.iter().map(|picture| format!("{} {}", picture.media_type, picture.bytes.len())).collect();
    let value = serde_json::json!({ "citation": draft.citation, "warnings": draft.warnings, "pictures": pictures });
    serde_json::to_string_pretty(&value).unwrap_or_else(|error| panic!("{error}")) + "\n"
}
