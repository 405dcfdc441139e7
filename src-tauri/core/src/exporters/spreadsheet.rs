//! Passages, claims and articles as tables, and one of them as CSV.

use super::paper::{basis_words, claim_speaker, status_words, with_sentences};
use super::table::{Cell, Column, Sheet, write_csv};
use super::{About, Choice, ExportError, ExportView, ExportedArticle, Exporter, Purpose, TableOf, Written};
use crate::anchor::Verdict;
use crate::article::{Citation, Published};
use crate::claim::Bearing;
use crate::error::Result;
use crate::highlight::Passage;
use crate::id::ClaimId;
use crate::note::{NoteOn, Subject};
use crate::storage;
use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::Write;

/// What a row says when a cell could not hold all of a text.
const CUT: &str = "A text was cut: a cell of XLSX holds 32,767 characters. The CSV export has all of it.";

pub(super) const PASSAGES: [Column; 18] = [
    Column { title: "Quotation", width: 70 },
    Column { title: "In its sentence", width: 50 },
    Column { title: "Note", width: 40 },
    Column { title: "Tags", width: 24 },
    Column { title: "Colour", width: 14 },
    Column { title: "Headline", width: 44 },
    Column { title: "Outlet", width: 22 },
    Column { title: "Authors", width: 28 },
    Column { title: "Published", width: 11 },
    Column { title: "Page", width: 6 },
    Column { title: "URL", width: 40 },
    Column { title: "Seen", width: 11 },
    Column { title: "Place", width: 22 },
    Column { title: "Marked", width: 11 },
    Column { title: "Remark", width: 20 },
    Column { title: "Number in article", width: 8 },
    Column { title: "Passage", width: 36 },
    Column { title: "Article", width: 36 },
];

pub(super) const CLAIMS: [Column; 16] = [
    Column { title: "Claim", width: 60 },
    Column { title: "Speaker", width: 28 },
    Column { title: "Basis", width: 16 },
    Column { title: "Status", width: 14 },
    Column { title: "Checked by", width: 18 },
    Column { title: "Grounds", width: 40 },
    Column { title: "Status since", width: 11 },
    Column { title: "Said", width: 11 },
    Column { title: "Place", width: 18 },
    Column { title: "Stated in", width: 50 },
    Column { title: "Supported by", width: 50 },
    Column { title: "Contradicted by", width: 50 },
    Column { title: "Note", width: 40 },
    Column { title: "Made", width: 11 },
    Column { title: "Remark", width: 20 },
    Column { title: "Identity", width: 36 },
];

pub(super) const ARTICLES: [Column; 14] = [
    Column { title: "Headline", width: 50 },
    Column { title: "Outlet", width: 22 },
    Column { title: "Authors", width: 28 },
    Column { title: "Published", width: 11 },
    Column { title: "Updated", width: 11 },
    Column { title: "URL", width: 40 },
    Column { title: "Language", width: 8 },
    Column { title: "Clipped", width: 11 },
    Column { title: "Seen", width: 11 },
    Column { title: "Tags", width: 24 },
    Column { title: "Note", width: 40 },
    Column { title: "Remark", width: 20 },
    Column { title: "SHA-256 of the source", width: 30 },
    Column { title: "Article", width: 36 },
];

pub(super) struct Csv;

impl Exporter for Csv {
    fn about(&self) -> About {
        About {
            id: "csv",
            extension: "csv",
            can_folder: false,
            purpose: Purpose::Tables,
            heeds: &[Choice::Table, Choice::Order, Choice::Context, Choice::Notes, Choice::PrivateNotes, Choice::Tags],
        }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        let mut written = Written::default();
        match view.options().table {
            TableOf::Passages => {
                let mut rows = Passages::of(view, false, &mut written);
                write_csv(Sheet { name: "Passages", columns: &PASSAGES, rows: &mut rows }, out)?;
            }
            TableOf::Claims => {
                let mut rows = view.claims()?.into_iter().map(|claim| Ok(view.claim_row(claim, false)?));
                write_csv(Sheet { name: "Claims", columns: &CLAIMS, rows: &mut rows }, out)?;
            }
            TableOf::Articles => {
                let mut rows = article_rows(view, false, Some(&mut written));
                write_csv(Sheet { name: "Articles", columns: &ARTICLES, rows: &mut rows }, out)?;
            }
        }
        Ok(written)
    }
}

pub(super) type Row = Vec<Cell<'static>>;

/// The rows of passages, article by article.
pub(super) struct Passages<'v, 'l, 'w> {
    view: &'v ExportView<'l>,
    articles: Box<dyn Iterator<Item = Result<ExportedArticle>> + 'v>,
    ready: VecDeque<Row>,
    has_limit: bool,
    written: &'w mut Written,
}

impl<'v, 'l, 'w> Passages<'v, 'l, 'w> {
    pub(super) fn of(view: &'v ExportView<'l>, has_limit: bool, written: &'w mut Written) -> Self {
        Self { view, articles: Box::new(view.articles()), ready: VecDeque::new(), has_limit, written }
    }

    fn read(&mut self, exported: &ExportedArticle) -> Result<()> {
        self.written.articles += 1;
        for (number, passage) in (1_u32..).zip(&exported.passages) {
            self.written.passages += 1;
            let row = self.row(exported, passage, number)?;
            self.ready.push_back(remarked(row, &PASSAGES, self.has_limit));
        }
        Ok(())
    }

    fn row(&self, exported: &ExportedArticle, passage: &Passage, number: u32) -> Result<Row> {
        let options = self.view.options();
        let citation = &exported.article.citation;
        let page = passage.range.and_then(|range| exported.document.page_at(range.start));
        let sentence = passage
            .range
            .filter(|_| options.has_context)
            .and_then(|range| exported.document.slice(with_sentences(&exported.document, range)));
        let place = match (passage.verdict, passage.range) {
            (Verdict::Gone, _) | (_, None) => "not in the newest text",
            (Verdict::Changed, _) => "other words stand there now",
            (Verdict::Same | Verdict::Moved, Some(_)) => "",
        };
        let (tags, colour) = if options.has_tags {
            (passage.tags.join(", "), self.view.colour_name(passage.colour)?)
        } else {
            Default::default()
        };
        Ok(vec![
            Cell::words(&passage.exact),
            Cell::words(sentence.unwrap_or_default()),
            Cell::words(&passage.note),
            Cell::words(tags),
            Cell::words(colour),
            text(citation.headline.as_ref()),
            text(citation.outlet.as_ref()),
            Cell::words(citation.byline.join(", ")),
            date(citation.published.as_ref()),
            page.map_or(Cell::Nothing, Cell::Number),
            text(citation.url.as_ref()),
            day(exported.capture.saved_ms.unwrap_or(exported.capture.captured_ms), self.view),
            Cell::words(place),
            day(passage.made_ms, self.view),
            Cell::Nothing,
            Cell::Number(number),
            Cell::words(passage.uid.to_string()),
            Cell::words(exported.article.uid.to_string()),
        ])
    }
}

impl Iterator for Passages<'_, '_, '_> {
    type Item = std::result::Result<Row, ExportError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() {
            let read = self.articles.next()?.and_then(|exported| self.read(&exported));
            if let Err(error) = read {
                return Some(Err(error.into()));
            }
        }
        self.ready.pop_front().map(Ok)
    }
}

pub(super) fn article_rows<'v>(
    view: &'v ExportView<'_>,
    has_limit: bool,
    mut written: Option<&'v mut Written>,
) -> impl Iterator<Item = std::result::Result<Row, ExportError>> + 'v {
    view.headers().map(move |header| {
        let header = header?;
        if let Some(written) = &mut written {
            written.articles += 1;
        }
        let Citation { headline, byline, outlet, published, updated, url, language, .. } = &header.article.citation;
        let note = view.note(Subject::Article(header.article.id))?.map(|note| note.body).unwrap_or_default();
        let tags = if view.options().has_tags { header.tags.join(", ") } else { String::new() };
        let row = vec![
            text(headline.as_ref()),
            text(outlet.as_ref()),
            Cell::words(byline.join(", ")),
            date(published.as_ref()),
            date(updated.as_ref()),
            text(url.as_ref()),
            text(language.as_ref()),
            day(header.article.clipped_ms, view),
            day(header.capture.saved_ms.unwrap_or(header.capture.captured_ms), view),
            Cell::words(tags),
            Cell::words(note),
            Cell::Nothing,
            Cell::words(header.capture.source.to_string()),
            Cell::words(header.article.uid.to_string()),
        ];
        Ok(remarked(row, &ARTICLES, has_limit))
    })
}

impl ExportView<'_> {
    /// A claim with what bears on it. Whoever may not be named is not: the words in place of the name stand there.
    pub(super) fn claim_row(&self, id: ClaimId, has_limit: bool) -> Result<Row> {
        let claim = storage::claim::get(self.conn, id)?;
        let mut bearing: [Vec<String>; 3] = Default::default();
        for evidence in storage::claim::evidence(self.conn, id)? {
            let Some(tied) = evidence.passage.filter(|tied| !tied.is_trashed) else { continue };
            let citation = storage::article::get(self.conn, tied.article)?.citation;
            let published = citation.published.as_ref().map(|date| date.as_str().to_owned());
            let from: Vec<String> = [citation.headline, citation.outlet, published].into_iter().flatten().collect();
            let at = match evidence.bearing {
                Bearing::States => 0,
                Bearing::Supports => 1,
                Bearing::Contradicts => 2,
            };
            bearing[at].push(format!("“{}” ({})", tied.exact, from.join(", ")));
        }
        let [states, supports, contradicts] = bearing.map(|quotes| Cell::words(quotes.join("\n")));
        let note = self.note(NoteOn::Claim(id))?.map(|note| note.body).unwrap_or_default();
        let checked = &claim.status.checked;
        let row = vec![
            Cell::words(&claim.statement),
            Cell::words(claim_speaker(self, &claim)?),
            Cell::words(claim.basis.map(basis_words).unwrap_or_default()),
            Cell::words(status_words(checked.status)),
            Cell::words(&checked.by),
            Cell::words(&checked.how),
            day(claim.status.at_ms, self),
            date(claim.said.as_ref()),
            Cell::words(&claim.place),
            states,
            supports,
            contradicts,
            Cell::words(note),
            day(claim.made_ms, self),
            Cell::Nothing,
            Cell::words(claim.uid.to_string()),
        ];
        Ok(remarked(row, &CLAIMS, has_limit))
    }
}

/// A row that says so when a cell cannot hold all of its text.
fn remarked(mut row: Row, columns: &[Column], has_limit: bool) -> Row {
    if has_limit && row.iter().any(Cell::is_cut) {
        let at = columns.iter().position(|column| column.title == "Remark");
        if let Some(cell) = at.and_then(|at| row.get_mut(at)) {
            *cell = Cell::Text(Cow::Borrowed(CUT));
        }
    }
    row
}

fn text(text: Option<&String>) -> Cell<'static> {
    Cell::words(text.map(String::as_str).unwrap_or_default())
}

/// As precise as it is known, without its time.
fn date(date: Option<&Published>) -> Cell<'static> {
    date.map_or(Cell::Nothing, |date| {
        let day = date.as_str().get(..10).unwrap_or(date.as_str());
        Cell::Day(Cow::Owned(day.to_owned()))
    })
}

/// The user's day of a moment in UTC milliseconds.
fn day(at_ms: i64, view: &ExportView<'_>) -> Cell<'static> {
    let local_ms = at_ms + i64::from(view.clock.offset_minutes(at_ms)) * 60_000;
    Cell::Day(Cow::Owned(super::annotated::instant(local_ms)[..10].to_owned()))
}
