//! Which of the answers in an archive are the pages that somebody looked at, and what belongs to them.

use super::record::{Answer, Record, records};
use crate::capture::{Content, Hash, RawCapture, Warning};
use crate::extract::decode::{Declares, decode};
use crate::extract::{self, markup};
use crate::importers::unpack::{self, Unpacked};
use crate::importers::{ImportError, Part, Taken, pictures};
use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use url::Url;

/// Less text than this, in bytes, is that of a frame, a counter or an error.
const LITTLE_TEXT_BYTES: usize = 300;
/// The most pages that are taken out of one archive.
const MAX_PAGES: usize = 5_000;
/// The largest page after unpacking, in bytes.
const MAX_BODY_BYTES: usize = 64_000_000;

/// A page that the archive itself lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::importers) struct Wanted {
    pub(in crate::importers) url: String,
    pub(in crate::importers) title: Option<String>,
    /// When it was looked at, in UTC milliseconds.
    pub(in crate::importers) at_ms: Option<i64>,
}

/// A page that was found, decoded.
struct Page<'r, 'a> {
    record: &'r Record<'a>,
    html: String,
    warnings: Vec<Warning>,
}

/// What the records say, ready to be asked.
struct Archive<'r, 'a> {
    /// The answers to each address, in the order of the archive.
    answers: HashMap<&'r str, Vec<(&'r Record<'a>, Answer<'a>)>>,
    /// Addresses that were fetched to be shown inside another page, as the browser said.
    inside: HashSet<&'r str>,
    /// Bytes of pictures that may still be unpacked, for all pages together.
    picture_bytes_left: Cell<usize>,
}

/// Makes articles of the pages in `archives`: those that are `wanted`, or else those that look like pages.
///
/// # Errors
/// [`ImportError`] when there is no page, or more than a person can have wanted, or a bomb.
pub(in crate::importers) fn articles(
    archives: &[Unpacked],
    wanted: &[Wanted],
    url: Option<&str>,
) -> Result<Taken, ImportError> {
    let mut records: Vec<Record<'_>> = archives.iter().flat_map(|archive| records(&archive.bytes)).collect();
    for (at, record) in records.iter_mut().enumerate() {
        record.at = at;
    }
    let is_cut = archives.iter().any(|archive| !archive.is_whole) || records.last().is_some_and(|record| record.is_cut);
    let archive = Archive::of(&records);
    let mut budget = unpack::MAX_BYTES;
    let mut parts = archive.wanted(wanted, &mut budget)?;
    if parts.iter().all(|(_, page)| page.is_err()) {
        let pages = archive.likely_pages(&mut budget)?;
        if !pages.is_empty() {
            parts = pages.into_iter().map(|page| (page.record.address().to_owned(), Ok(page))).collect();
        }
    }
    if parts.len() > MAX_PAGES {
        return Err(ImportError::Malformed(format!(
            "it holds {} pages; {MAX_PAGES} at once are the limit. Import the part that you need",
            parts.len()
        )));
    }
    if let [(_, page)] = parts.as_mut_slice() {
        let page = std::mem::replace(page, Err(ImportError::Empty))?;
        let mut raw = archive.article(page, is_cut);
        raw.url = url.map(str::to_owned).or(raw.url);
        return Ok(Taken::Article(Box::new(raw)));
    }
    if parts.is_empty() {
        return Err(ImportError::Malformed(
            "there is no web page in it that was answered in full. Save the page again".to_owned(),
        ));
    }
    let last = parts.len() - 1;
    let part = |(at, (name, page)): (usize, (String, Result<Page<'_, '_>, ImportError>))| {
        let bytes = page.as_ref().map(|page| page.record.whole.to_vec()).unwrap_or_default();
        Part { name, bytes, read: page.map(|page| archive.article(page, is_cut && at == last)) }
    };
    Ok(Taken::Many(parts.into_iter().enumerate().map(part).collect()))
}

impl<'r, 'a> Archive<'r, 'a> {
    fn of(records: &'r [Record<'a>]) -> Self {
        let mut answers: HashMap<&str, Vec<(&Record<'_>, Answer<'_>)>> = HashMap::new();
        let mut inside = HashSet::new();
        let by_digest: HashMap<&str, &Record<'_>> = records
            .iter()
            .filter(|record| record.field("warc-type") == "response" && !record.field("warc-payload-digest").is_empty())
            .map(|record| (record.field("warc-payload-digest"), record))
            .collect();
        for record in records {
            match record.field("warc-type") {
                "request" => {
                    let asked = record.asked();
                    let purpose = crate::importers::mime::value(&asked, "sec-fetch-dest").unwrap_or_default();
                    if ["iframe", "frame", "embed", "object", "fencedframe"].contains(&purpose) {
                        inside.insert(record.address());
                    }
                }
                // The same bytes were stored before, under this address or another.
                "revisit" => {
                    let digest = record.field("warc-payload-digest");
                    if let Some(answer) = by_digest.get(digest).and_then(|first| first.answer()) {
                        answers.entry(record.address()).or_default().push((record, answer));
                    }
                }
                _ => {
                    if let Some(answer) = record.answer() {
                        answers.entry(record.address()).or_default().push((record, answer));
                    }
                }
            }
        }
        Self { answers, inside, picture_bytes_left: Cell::new(unpack::MAX_BYTES) }
    }

    /// The pages that are listed, under their titles; for one that is not there, why.
    fn wanted(&self, wanted: &[Wanted], budget: &mut usize) -> Result<Vec<Listed<'r, 'a>>, ImportError> {
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        for one in wanted.iter().filter(|one| seen.insert((&one.url, one.at_ms))).take(MAX_PAGES + 1) {
            let name = one.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or_else(|| one.url.clone());
            let page = match self.answer_to(&one.url, one.at_ms) {
                Some((record, answer)) if answer.is_html() => Ok(Page::read(record, answer, budget)?),
                Some((_, answer)) => Err(ImportError::Malformed(format!(
                    "it is no web page but “{}”. Save that file itself, and import it",
                    answer.field("content-type")
                ))),
                None => Err(ImportError::Malformed(
                    "the archive lists this page and does not hold it. Save the page again".to_owned(),
                )),
            };
            found.push((name, page));
        }
        Ok(found)
    }

    /// The answer to `url` that was given nearest to `at_ms`, after redirections.
    fn answer_to(&self, url: &str, at_ms: Option<i64>) -> Option<&(&'r Record<'a>, Answer<'a>)> {
        const MAX_REDIRECTIONS: usize = 8;
        let mut url = url.split('#').next().unwrap_or_default().to_owned();
        for _ in 0..MAX_REDIRECTIONS {
            let answers = self.answers.get(url.as_str())?;
            let distance =
                |record: &Record<'_>| record.date_ms().zip(at_ms).map_or(u64::MAX, |(date, at)| date.abs_diff(at));
            if let Some(found) =
                answers.iter().filter(|(_, answer)| answer.status == 200).min_by_key(|(record, _)| distance(record))
            {
                return Some(found);
            }
            let (_, moved) = answers.iter().find(|(_, answer)| (300..400).contains(&answer.status))?;
            let mut next = Url::parse(&url).ok()?.join(moved.field("location")).ok()?;
            next.set_fragment(None);
            url = next.into();
        }
        None
    }

    /// The pages of an archive that lists none: whole answers with text enough, that no other page shows inside it.
    fn likely_pages(&self, budget: &mut usize) -> Result<Vec<Page<'r, 'a>>, ImportError> {
        let mut answers: Vec<&(&Record<'_>, Answer<'_>)> = self.answers.values().flatten().collect();
        answers.retain(|(record, answer)| {
            let is_web = record.address().starts_with("http") || record.address().starts_with("file:");
            is_web && answer.status == 200 && answer.is_html()
        });
        answers.sort_by_key(|(record, _)| record.at);
        let mut pages = Vec::new();
        for (record, answer) in answers {
            pages.push(Page::read(record, answer, budget)?);
        }
        let mut inside: HashSet<String> = self.inside.iter().map(|url| (*url).to_owned()).collect();
        for page in &pages {
            let base = Url::parse(page.record.address()).ok();
            inside.extend(markup::frames(&page.html).iter().filter_map(|frame| {
                let mut url = base.as_ref()?.join(frame).ok()?;
                url.set_fragment(None);
                Some(url.into())
            }));
        }
        let is_page = |page: &Page<'_, '_>| {
            !inside.contains(page.record.address()) && extract::text_bytes(&page.html) >= LITTLE_TEXT_BYTES
        };
        if !pages.iter().any(is_page) {
            let longest = pages.into_iter().max_by_key(|page| extract::text_bytes(&page.html));
            return Ok(longest.into_iter().collect());
        }
        pages.retain(is_page);
        let mut seen = HashSet::new();
        pages.retain(|page| seen.insert((page.record.address(), Hash::of(page.html.as_bytes()))));
        Ok(pages)
    }

    fn article(&self, page: Page<'r, 'a>, is_cut: bool) -> RawCapture {
        let Page { record, html, mut warnings } = page;
        let address = record.address();
        let images = pictures::of_page(&html, Some(address), self.picture_bytes_left.get(), &mut |name| {
            let (_, answer) = self.answer_to(name, record.date_ms())?;
            let limit = extract::MAX_PICTURE_BYTES.min(self.picture_bytes_left.get());
            let bytes = answer.body(limit).ok()?.bytes;
            self.picture_bytes_left.set(self.picture_bytes_left.get() - bytes.len());
            Some(bytes)
        });
        if is_cut && !warnings.contains(&Warning::CutShort) {
            warnings.push(Warning::CutShort);
        }
        let url = address.starts_with("http").then(|| address.to_owned());
        RawCapture { url, images, saved_ms: record.date_ms(), warnings, ..RawCapture::new(Content::Page(html)) }
    }
}

type Listed<'r, 'a> = (String, Result<Page<'r, 'a>, ImportError>);

impl<'r, 'a> Page<'r, 'a> {
    /// Unpacks and decodes a page, and takes its size off what may still be unpacked.
    fn read(record: &'r Record<'a>, answer: &Answer<'a>, budget: &mut usize) -> Result<Self, ImportError> {
        let body = answer.body(MAX_BODY_BYTES.min(*budget))?;
        *budget -= body.bytes.len();
        let decoded = decode(&body.bytes, answer.charset(), Declares::Markup);
        let mut warnings = decoded.warnings;
        if !body.is_whole || record.is_cut || !record.field("warc-truncated").is_empty() {
            warnings.push(Warning::CutShort);
        }
        Ok(Self { record, html: decoded.text, warnings })
    }
}
