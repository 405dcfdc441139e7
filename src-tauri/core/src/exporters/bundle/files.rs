//! The files of an article in a bundle, and the claims.

use super::{Draft, missing, pages};
use crate::bundle::{ArticleFiles, TextFile, VersionFiles};
use crate::capture::{Capture, Hash};
use crate::claim::{Basis, Bearing, Status};
use crate::clock::instant;
use crate::exporters::{ExportError, ExportView, ExportedArticle};
use crate::highlight::Passage;
use crate::id::{ArticleId, Uid};
use crate::note::NoteOn;
use crate::storage;
use serde::Serialize;

/// A passage as `passages.json` has it.
#[derive(Serialize)]
pub(super) struct PassageLine<'p> {
    uid: Uid,
    made: String,
    exact: &'p str,
    prefix: &'p str,
    suffix: &'p str,
    /// The document in which it stands there, and where, in bytes of its text (UTF-8).
    document: Option<Uid>,
    start_byte: Option<usize>,
    end_byte: Option<usize>,
    tags: &'p [String],
    note: &'p str,
}

/// A claim as `claims.json` has it.
#[derive(Serialize)]
pub(super) struct ClaimLine {
    pub(super) uid: Uid,
    pub(super) made: String,
    pub(super) statement: String,
    /// The speaker's name, or the description that stands for it where the name may not be given.
    pub(super) speaker: Option<String>,
    pub(super) basis: Option<Basis>,
    pub(super) said: Option<String>,
    pub(super) place: String,
    pub(super) statuses: Vec<StatusLine>,
    pub(super) evidence: Vec<EvidenceLine>,
    pub(super) note: String,
}

#[derive(Serialize)]
pub(super) struct StatusLine {
    pub(super) status: Status,
    pub(super) by: String,
    pub(super) how: String,
    pub(super) at: String,
}

#[derive(Serialize)]
pub(super) struct EvidenceLine {
    pub(super) bearing: Bearing,
    /// The passage; `None` when it was deleted for good.
    pub(super) passage: Option<Uid>,
    /// Its words; `None` when its article is not in the bundle.
    pub(super) words: Option<String>,
}

/// Writes an article's files into `folder`.
pub(super) fn write(
    view: &ExportView<'_>,
    exported: &ExportedArticle,
    folder: &str,
    bundle: &mut Draft,
) -> Result<ArticleFiles, ExportError> {
    let article = &exported.article;
    let mut captures = storage::capture::of_article(view.conn, article.id)?;
    captures.sort_by_key(|capture| (capture.saved_ms.unwrap_or(capture.captured_ms), capture.id));
    let mut versions = Vec::with_capacity(captures.len());
    for (at, capture) in captures.iter().enumerate() {
        versions.push(version(view, capture, &format!("{folder}/versions/{}", at + 1), bundle)?);
    }
    let shown = storage::capture::documents_of(view.conn, exported.capture.id)?
        .into_iter()
        .find(|row| row.id == exported.capture.document)
        .map(|row| row.uid);
    let lines: Vec<PassageLine<'_>> = exported.passages.iter().map(|passage| line(passage, shown)).collect();
    bundle.json(&format!("{folder}/passages.json"), &lines)?;
    bundle.json(&format!("{folder}/citation.json"), &article.citation)?;
    let page = format!("{folder}/article.html");
    bundle.part(&page, pages::article(exported, &versions).as_bytes())?;
    Ok(ArticleFiles { uid: article.uid, page, versions })
}

fn version(
    view: &ExportView<'_>,
    capture: &Capture,
    folder: &str,
    bundle: &mut Draft,
) -> Result<VersionFiles, ExportError> {
    let blob = storage::blob::get(view.conn, capture.source)?.ok_or_else(|| missing("what was taken in"))?;
    let original = format!("{folder}/original.{}", ending(capture));
    bundle.part(&original, &blob.bytes)?;
    let mut texts = Vec::new();
    for document in storage::capture::documents_of(view.conn, capture.id)? {
        let words = storage::capture::text(view.conn, document.id)?;
        let text = match texts.len() {
            0 => format!("{folder}/text.txt"),
            more => format!("{folder}/text-{}.txt", more + 1),
        };
        bundle.part(&text, words.as_bytes())?;
        texts.push(TextFile { uid: document.uid, text, text_sha256: Hash::of(words.as_bytes()) });
    }
    Ok(VersionFiles {
        uid: capture.uid,
        captured_ms: capture.captured_ms,
        url: capture.url.clone(),
        importer: capture.importer.clone(),
        original,
        original_sha256: capture.source,
        texts,
    })
}

/// How the original's name ends: as the file's did from which it came, else by what it was read as.
fn ending(capture: &Capture) -> String {
    let of_file = capture.file_name.as_deref().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    let is_plain =
        |ending: &&str| (1..=10).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    match (of_file.filter(is_plain), capture.importer.as_str()) {
        (Some(ending), _) => ending.to_ascii_lowercase(),
        (None, "text") => "txt".to_owned(),
        (None, "markdown") => "md".to_owned(),
        (None, "html" | "pdf" | "docx" | "odt" | "rtf" | "epub" | "mhtml" | "eml") => capture.importer.clone(),
        (None, _) => "bin".to_owned(),
    }
}

fn line(passage: &Passage, shown: Option<Uid>) -> PassageLine<'_> {
    PassageLine {
        uid: passage.uid,
        made: instant(passage.made_ms),
        exact: &passage.exact,
        prefix: &passage.prefix,
        suffix: &passage.suffix,
        document: shown.filter(|_| passage.range.is_some()),
        start_byte: passage.range.map(|range| range.start.0),
        end_byte: passage.range.map(|range| range.end.0),
        tags: &passage.tags,
        note: &passage.note,
    }
}

/// The claims that what is exported bears on. Whoever may not be named is not.
pub(super) fn claims(view: &ExportView<'_>, articles: &[ArticleId]) -> Result<Vec<ClaimLine>, ExportError> {
    let mut lines = Vec::new();
    for id in view.claims()? {
        let claim = storage::claim::get(view.conn, id)?;
        let speaker = match (&claim.described, claim.speaker) {
            (Some(described), _) => Some(described.clone()),
            (None, Some(person)) => Some(storage::person::get(view.conn, person)?.profile.name),
            (None, None) => None,
        };
        let statuses = storage::claim::statuses(view.conn, id)?.into_iter().map(|change| StatusLine {
            status: change.checked.status,
            by: change.checked.by,
            how: change.checked.how,
            at: instant(change.at_ms),
        });
        let mut evidence = Vec::new();
        for row in storage::claim::evidence_rows(view.conn, id)? {
            let passage = row.highlight.map(|passage| storage::highlight::get(view.conn, passage)).transpose()?;
            let uid = passage.as_ref().map(|passage| passage.uid);
            let words = passage.filter(|passage| articles.contains(&passage.article)).map(|passage| passage.exact);
            evidence.push(EvidenceLine { bearing: row.bearing, passage: uid, words });
        }
        lines.push(ClaimLine {
            uid: claim.uid,
            made: instant(claim.made_ms),
            speaker,
            basis: claim.basis,
            said: claim.said.as_ref().map(|said| said.as_str().to_owned()),
            place: claim.place,
            statement: claim.statement,
            statuses: statuses.collect(),
            evidence,
            note: view.note(NoteOn::Claim(id))?.map(|note| note.body).unwrap_or_default(),
        });
    }
    Ok(lines)
}
