//! `clip claims`: the ledger of a library.

use crate::failure::Failure;
use crate::host::open_to_read;
use crate::out::{Out, instant};
use clap::Args;
use clipfile_core::Library;
use clipfile_core::claim::{Asked, Basis, Filter, ListedClaim, Sort};
use serde::Serialize;
use std::path::PathBuf;

/// Rows that are read at once.
const WINDOW: u32 = 256;

/// List claims, made last first
#[derive(Debug, Args)]
pub(crate) struct Claims {
    /// What is asked, as in the search box; words are looked for in the statement, the speaker and the note
    #[arg(value_name = "QUERY")]
    words: Vec<String>,
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// List so many at most
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
    /// Part of the speaker's name or description
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,
    /// Terms: on-record, background, deep-background, off-record, document, observation
    #[arg(long, value_name = "BASIS")]
    basis: Option<String>,
    /// Checking: unchecked, checking, confirmed, disputed, false, corrected
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// Title of a story that gathers them
    #[arg(long, value_name = "TITLE")]
    story: Option<String>,
}

#[derive(Serialize)]
struct Line<'c> {
    claim: String,
    statement: &'c str,
    speaker: Option<&'c str>,
    role: Option<&'c str>,
    affiliation: Option<&'c str>,
    basis: Option<&'static str>,
    described: Option<&'c str>,
    said: Option<&'c str>,
    place: &'c str,
    status: &'static str,
    checked_by: &'c str,
    how: &'c str,
    status_at: String,
    made: String,
    evidence: Vec<EvidenceLine>,
    evidence_changed: bool,
    contradicted: bool,
}

#[derive(Serialize)]
struct EvidenceLine {
    bearing: &'static str,
    /// Null when the passage was deleted for good.
    article: Option<i64>,
    quote: Option<String>,
    verdict: Option<&'static str>,
    changed: bool,
}

impl Claims {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        let mut out = Out::new();
        let mut rows = Vec::new();
        let query = library.query(&self.words.join(" "), false);
        let filter = Filter { query, asked: self.asked(), ..Filter::default() };
        let (mut offset, limit) = (0, self.limit.unwrap_or(u32::MAX));
        while offset < limit {
            let window = WINDOW.min(limit - offset);
            let (_, page) = library.list_claims(&filter, Sort::Made, false, offset, window)?;
            for listed in &page {
                if self.json {
                    out.object(&line(&library, listed)?)?;
                } else {
                    rows.push(cells(listed));
                }
            }
            if page.len() < window as usize {
                break;
            }
            offset += window;
        }
        if !self.json && !rows.is_empty() {
            out.table(&["ID", "STATUS", "BASIS", "SPEAKER", "STATEMENT"], &rows)?;
        }
        Ok(())
    }

    fn asked(&self) -> Vec<Asked> {
        let asked = [
            self.speaker.clone().map(Asked::Speaker),
            self.basis.clone().map(Asked::Basis),
            self.status.clone().map(Asked::Status),
            self.story.clone().map(Asked::Story),
        ];
        asked.into_iter().flatten().collect()
    }
}

fn cells(listed: &ListedClaim) -> Vec<String> {
    let claim = &listed.claim;
    let name = listed.speaker.as_ref().map(|speaker| speaker.profile.name.clone());
    vec![
        claim.id.to_string(),
        claim.status.checked.status.name().to_owned(),
        claim.basis.map(Basis::name).unwrap_or_default().to_owned(),
        name.or_else(|| claim.described.clone()).unwrap_or_default(),
        claim.statement.clone(),
    ]
}

fn line<'c>(library: &Library, listed: &'c ListedClaim) -> Result<Line<'c>, Failure> {
    let claim = &listed.claim;
    let profile = listed.speaker.as_ref().map(|speaker| &speaker.profile);
    let evidence = library.evidence(claim.id)?.into_iter().map(|evidence| EvidenceLine {
        bearing: evidence.bearing.name(),
        article: evidence.passage.as_ref().map(|tied| tied.article.0),
        verdict: evidence.passage.as_ref().map(|tied| tied.verdict.name()),
        changed: evidence.passage.as_ref().is_some_and(|tied| tied.is_changed),
        quote: evidence.passage.map(|tied| tied.exact),
    });
    Ok(Line {
        claim: claim.uid.to_string(),
        statement: &claim.statement,
        speaker: profile.map(|profile| profile.name.as_str()),
        role: profile.map(|profile| profile.role.as_str()),
        affiliation: profile.map(|profile| profile.affiliation.as_str()),
        basis: claim.basis.map(Basis::name),
        described: claim.described.as_deref(),
        said: claim.said.as_ref().map(clipfile_core::article::Published::as_str),
        place: &claim.place,
        status: claim.status.checked.status.name(),
        checked_by: &claim.status.checked.by,
        how: &claim.status.checked.how,
        status_at: instant(claim.status.at_ms),
        made: instant(claim.made_ms),
        evidence: evidence.collect(),
        evidence_changed: listed.is_changed,
        contradicted: listed.is_contradicted,
    })
}
