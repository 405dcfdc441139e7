//! The sample library: made on the user's machine from the files in `assets/sample`, by the same road as any clipping.

use clipfile_core::anchor;
use clipfile_core::claim::{Basis, Bearing, Checked, Fields, LinkKind, NewClaim, Status};
use clipfile_core::clock::{Clock, FixedClock};
use clipfile_core::highlight::Colour;
use clipfile_core::id::{ClaimId, HighlightId};
use clipfile_core::importers::{Alone, Held, Source, take};
use clipfile_core::note::Subject;
use clipfile_core::person::{Profile, Speaker};
use clipfile_core::{Error, Host, Library, Result};
use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

macro_rules! sample_files {
    ($($name:literal)*) => {
        &[$(($name, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/", $name)))),*]
    };
}

const FILES: &[(&str, &[u8])] = sample_files! {
    "01-union-letter.txt"
    "02-water-contract-signed.html"
    "03-audit-summary.md"
    "04-wasserpreis.html"
    "05-factory-password.txt"
    "06-factory-password-updated.html"
    "07-minister-denies.txt"
    "08-leak-bonus.html"
};
const MARKS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/marks.json"));
/// How long before now the sample was "clipped", in milliseconds: three weeks.
const BEFORE_MS: i64 = 21 * 24 * 3_600_000;

/// What a reporter did with the files.
#[derive(Deserialize)]
struct Marks {
    articles: Vec<MarkedArticle>,
    tags: Vec<MarkedTag>,
    people: Vec<MarkedPerson>,
    claims: Vec<MarkedClaim>,
    links: Vec<MarkedLink>,
}

#[derive(Deserialize)]
struct MarkedPerson {
    name: String,
    role: String,
    affiliation: String,
    is_body: bool,
}

#[derive(Deserialize)]
struct MarkedClaim {
    statement: String,
    /// Empty for nobody.
    speaker: String,
    basis: Basis,
    described: Option<String>,
    said: String,
    place: String,
    status: Status,
    by: String,
    how: String,
    evidence: Vec<MarkedEvidence>,
}

/// A passage, by its file and its words.
#[derive(Deserialize)]
struct MarkedEvidence {
    bearing: Bearing,
    file: String,
    quote: String,
}

/// Two claims, by their places in the list.
#[derive(Deserialize)]
struct MarkedLink {
    claim: usize,
    other: usize,
    kind: LinkKind,
}

#[derive(Deserialize)]
struct MarkedArticle {
    file: String,
    archived: bool,
    tags: Vec<String>,
    note: String,
    passages: Vec<MarkedPassage>,
}

#[derive(Deserialize)]
struct MarkedPassage {
    quote: String,
    colour: Colour,
    tags: Vec<String>,
    note: String,
}

#[derive(Deserialize)]
struct MarkedTag {
    path: String,
    colour: Option<Colour>,
    definition: String,
}

/// Makes the sample library at `path`.
pub(crate) fn make(path: &Path, host: &Host) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|error| Error::io(folder, error))?;
    // Under another name until it is whole, so that a half-made sample is never opened.
    let draft = path.with_extension("draft.clipfile");
    if draft.exists() {
        std::fs::remove_file(&draft).map_err(|error| Error::io(&draft, error))?;
    }
    let clock: Arc<dyn Clock> = Arc::new(FixedClock::starting_at(host.clock.now_ms() - BEFORE_MS));
    let mut library = Library::create(&draft, &Host { clock, ..host.clone() })?;
    fill(&mut library)?;
    library.close()?;
    std::fs::rename(&draft, path).map_err(|error| Error::io(path, error))
}

fn fill(library: &mut Library) -> Result<()> {
    let marks: Marks = serde_json::from_str(MARKS).map_err(|error| Error::Invalid(error.to_string()))?;
    for tag in marks.tags {
        let id = library.add_tag(&tag.path)?.value;
        let _ = library.set_tag_colour(id, tag.colour)?;
        let _ = library.set_tag_definition(id, &tag.definition)?;
    }
    let mut passages = HashMap::new();
    for marked in marks.articles {
        let article = library.add(&read(&marked.file)?)?.value.article;
        let document = library.shown_document(article)?;
        let text = library.document(document)?;
        for tag in &marked.tags {
            let _ = library.tag(&[Subject::Article(article)], tag)?;
        }
        let _ = library.set_note(Subject::Article(article), &marked.note)?;
        for passage in marked.passages {
            let range = anchor::locate(&text, &passage.quote, "", "")
                .map_err(|error| Error::Invalid(format!("{}: “{}”: {error}", marked.file, passage.quote)))?;
            let id = library.add_highlight(document, range, passage.colour)?.value;
            for tag in &passage.tags {
                let _ = library.tag(&[Subject::Highlight(id)], tag)?;
            }
            let _ = library.set_note(Subject::Highlight(id), &passage.note)?;
            passages.insert((marked.file.clone(), passage.quote), id);
        }
        if marked.archived {
            let _ = library.archive(&[article], true)?;
        }
    }
    for MarkedPerson { name, role, affiliation, is_body } in marks.people {
        let _ = library.add_person(&Profile { name, role, affiliation, is_body, ..Profile::default() })?;
    }
    let mut claims = Vec::new();
    for marked in marks.claims {
        claims.push(claim(library, marked, &passages)?);
    }
    let of = |at: usize| claims.get(at).copied().ok_or_else(|| Error::NotFound(format!("claim {at} of the sample")));
    for MarkedLink { claim, other, kind } in marks.links {
        let _ = library.link_claims(of(claim)?, of(other)?, kind)?;
    }
    library.seal()
}

fn claim(
    library: &mut Library,
    marked: MarkedClaim,
    passages: &HashMap<(String, String), HighlightId>,
) -> Result<ClaimId> {
    let MarkedClaim { statement, speaker, basis, described, said, place, status, by, how, evidence } = marked;
    let speaker = if speaker.is_empty() { Speaker::Nobody } else { Speaker::Named(Profile::named(&speaker)) };
    let said = said.parse().map_err(|_| Error::Invalid(format!("the sample has the date “{said}”")))?;
    let evidence = evidence.into_iter().map(|MarkedEvidence { bearing, file, quote }| {
        let passage = passages.get(&(file, quote)).copied();
        passage.map(|passage| (passage, bearing)).ok_or_else(|| Error::NotFound("a passage of the sample".to_owned()))
    });
    let new = NewClaim {
        fields: Fields { statement, speaker, basis: Some(basis), described, said: Some(said), place },
        status: Some(Checked { status, by, how }),
        evidence: evidence.collect::<Result<_>>()?,
    };
    Ok(library.add_claim(&new)?.value)
}

fn read(name: &str) -> Result<clipfile_core::capture::Incoming> {
    let missing = || Error::NotFound(format!("the sample “{name}”"));
    let (_, bytes) = FILES.iter().find(|(file, _)| *file == name).ok_or_else(missing)?;
    let source =
        Source { bytes, file_name: Some(name), url: None, encoding: None, is_selection: false, beside: &Alone };
    match take(&source) {
        Ok(Held::Article(incoming)) => Ok(*incoming),
        _ => Err(missing()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use clipfile_core::claim::{Filter, Sort};
    use std::collections::HashSet;

    #[test]
    fn the_sample_is_whole_and_has_no_undo() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Sample.clipfile");
        let clock: Arc<dyn Clock> = Arc::new(FixedClock::starting_at(1_780_000_000_000));
        let host = Host { clock, counted_uids: Some(1), program: "test" };
        make(&path, &host).unwrap();
        let library = Library::open(&path, &host).unwrap();
        assert_eq!(library.check().unwrap(), Vec::<String>::new());
        let counts = library.counts().unwrap();
        assert_eq!(counts.articles as usize, FILES.len());
        assert!(counts.passages >= 20, "{counts:?}");
        assert_eq!(
            counts.people as usize,
            library.people(false, "").unwrap().iter().filter(|one| one.claims > 0).count()
        );
        // What a ledger is for: a claim in dispute, with evidence on both sides from more than one article.
        let disputed = Filter { statuses: vec![Status::Disputed], is_contradicted: true, ..Filter::default() };
        let rows = library.list_claims(&disputed, Sort::Made, false, 0, 9).unwrap().1;
        let articles = |claim: ClaimId| {
            let evidence = library.evidence(claim).unwrap();
            evidence.into_iter().filter_map(|one| Some(one.passage?.article)).collect::<HashSet<_>>().len()
        };
        assert!(rows.iter().any(|row| row.states > 0 && row.contradicts > 0 && articles(row.claim.id) > 1), "{rows:?}");
        assert_eq!(library.undo_state().unwrap().undo, None);
    }
}
