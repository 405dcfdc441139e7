//! Exporters: each format is one file here and one word in the list below.
//!
//! An exporter sees an [`ExportView`] and a place to write to, and nothing else: no SQL, no files. Whole files, safe
//! names and folders are made here, once for all formats.

mod annotated;
mod archive_ledger;
mod archive_view;
mod bibtex;
mod bookmarks;
mod bundle;
mod chronology;
mod claim_review;
mod csl_json;
mod docx;
mod draft;
mod epub;
mod file;
mod html;
mod hypothesis;
mod json;
mod markdown;
mod name;
mod odt;
mod of_page;
mod options;
mod package;
mod paper;
mod pdf;
mod refi_qda;
mod ris;
mod scope;
mod spreadsheet;
pub(crate) mod table;
mod view;
mod w3c;
mod web;
mod xlsx;
mod xml;

pub use draft::DRAFT_FORMATS;
pub(crate) use file::write_whole;
pub use html::document_html;
pub use markdown::Template;
pub(crate) use markdown::escape as escape_markdown;
pub(crate) use name::safe_stem as file_stem;
pub use options::{CHOICES, Choice, ExportOptions, ExportOrder, Flavour, Grouping, Sheet, Sources, TableOf, Values};
use scope::Chosen;
pub use scope::{ExportScope, Extent};
pub use view::{ExportView, Exported, ExportedArticle, Header, Watch};

use crate::error::{Error, Result};
use crate::id::ArticleId;
use crate::library::Library;
use crate::storage;
use crate::story::refusal;
use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;

/// Every exporter. Menu, file dialog, `clip export` and help read this list.
pub const EXPORTERS: &[&dyn Exporter] = &[
    &docx::Docx,
    &odt::Odt,
    &pdf::Pdf,
    &web::Html,
    &epub::Epub,
    &markdown::Markdown,
    &chronology::TimelineSvg,
    &chronology::TimelinePng,
    &xlsx::Xlsx,
    &spreadsheet::Csv,
    &ris::Ris,
    &bibtex::Bibtex,
    &csl_json::CslJson,
    &json::Json,
    &w3c::W3c,
    &hypothesis::Hypothesis,
    &claim_review::ClaimReview,
    &refi_qda::RefiQda,
    &bookmarks::Bookmarks,
    &bundle::Bundle,
];

/// What an exporter says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Its name, as `clip export --format` takes it; never changes.
    pub id: &'static str,
    /// Ending of the file's name, without the dot.
    pub extension: &'static str,
    /// Whether it can write one file for each article into a folder.
    pub can_folder: bool,
    /// What it is for.
    pub purpose: Purpose,
    /// The options that it heeds.
    pub heeds: &'static [Choice],
}

/// What a format is for; the dialog groups by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Pages for people.
    Reading,
    /// Reference managers.
    References,
    /// Spreadsheets.
    Tables,
    /// Other programs, without loss.
    Exchange,
}

impl Purpose {
    /// Its name; never changes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::References => "references",
            Self::Tables => "tables",
            Self::Exchange => "exchange",
        }
    }
}

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The library could not be read.
    #[error(transparent)]
    Library(#[from] Error),
    /// The place could not be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// How much an exporter wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Articles.
    pub articles: u32,
    /// Passages in them.
    pub passages: u32,
}

/// Writes one format.
pub trait Exporter: Sync {
    /// What it is called and how its files end.
    fn about(&self) -> About;

    /// Writes everything in `view` as one file. Articles are read one after the other, so memory stays flat.
    ///
    /// # Errors
    /// [`ExportError`]; what was written before it is not whole and must be thrown away.
    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError>;
}

impl Library {
    /// Writes what `scope` names to `out`, in the format of that name.
    ///
    /// A format that can fill a folder does so unless `out` ends as its files do or is a file already; the folder gets one
    /// file for each article, named by date and headline, and never replaces a file that is not an earlier export of the
    /// same article. A file appears under its name when it is whole, so a full disk leaves the old one. All of the export
    /// shows the library at one moment, also while another program writes to it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a format that is not there; [`Error::NotFound`] for an article; [`Error::Conflict`] when a
    /// folder stands where the file shall be; [`Error::Io`], [`Error::Full`].
    pub fn export(&self, format: &str, scope: &ExportScope, out: &Path) -> Result<Exported> {
        self.export_with(format, scope, &ExportOptions::default(), out, &|_, _| ControlFlow::Continue(()))
    }

    /// As [`Library::export`], with what the user chose; `watch` hears how far it is.
    ///
    /// # Errors
    /// As there; [`Error::Embargoed`] when a story that is held back is in it and `options` do not say that it goes out all
    /// the same; [`Error::Cancelled`] when `watch` says so. The file that was there before stays.
    pub fn export_with(
        &self,
        format: &str,
        scope: &ExportScope,
        options: &ExportOptions,
        out: &Path,
        watch: &Watch<'_>,
    ) -> Result<Exported> {
        let exporter = EXPORTERS.iter().find(|exporter| exporter.about().id == format).ok_or_else(|| {
            let known: Vec<&str> = EXPORTERS.iter().map(|exporter| exporter.about().id).collect();
            Error::Invalid(format!("“{format}” is not a format; there are {}", known.join(", ")))
        })?;
        // A way back into Clipfile is for formats that say that they have it.
        let has_links = options.has_links && exporter.about().heeds.contains(&Choice::Links);
        let options = &ExportOptions { has_links, ..options.clone() };
        let _moment = storage::connection::snapshot(self.conn())?;
        if !options.is_despite_embargo {
            let held = self.held_back(scope)?;
            if !held.is_empty() {
                return Err(refusal(&held));
            }
        }
        let found = self.found_by(scope)?;
        let view = ExportView::new(self.conn(), scope, found, options, watch, &**self.clock())?;
        if is_folder(&exporter.about(), out) {
            return write_folder(*exporter, &view, out);
        }
        let written = file::write_whole(out, |file| exporter.write(&view, file))?;
        Ok(Exported { path: out.to_owned(), files: 1, articles: written.articles, passages: written.passages })
    }
}

impl Library {
    /// How much an export of `scope` would be.
    ///
    /// # Errors
    /// [`Error::NotFound`] for what is not here.
    pub fn export_extent(&self, scope: &ExportScope) -> Result<Extent> {
        let _moment = storage::connection::snapshot(self.conn())?;
        let chosen = Chosen::of(self.conn(), scope, self.found_by(scope)?)?;
        let held = self.held_back(scope)?;
        Ok(Extent { held, ..chosen.extent(self.conn())? })
    }

    /// What the template of `options` makes of the first article of `scope`, to look at; empty where there is none.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no template, or with the line in which it is wrong; [`Error::NotFound`] for what is
    /// not here.
    pub fn preview_template(&self, scope: &ExportScope, options: &ExportOptions) -> Result<String> {
        let _moment = storage::connection::snapshot(self.conn())?;
        let watch = |_: u32, _: u32| ControlFlow::Continue(());
        let view = ExportView::new(self.conn(), scope, self.found_by(scope)?, options, &watch, &**self.clock())?;
        markdown::preview(&view, options.template()?)
    }

    /// What of `scope` stories can gather.
    pub(crate) fn going(&self, scope: &ExportScope) -> Result<storage::story::embargo::Going> {
        Chosen::of(self.conn(), scope, self.found_by(scope)?)?.going(self.conn())
    }

    /// The articles that the query of a scope finds, in order.
    fn found_by(&self, scope: &ExportScope) -> Result<Option<Vec<ArticleId>>> {
        match scope {
            ExportScope::List { scope, query } if !query.is_empty() => self.listed(scope, query).map(Some),
            _ => Ok(None),
        }
    }
}

/// Writes bytes as they are. The file appears under its name when it is whole.
pub(crate) fn write_bytes(out: &Path, bytes: &[u8]) -> Result<()> {
    file::write_whole(out, |file| Ok(file.write_all(bytes)?))
}

/// Whether `out` is to be a folder. The name alone decides where nothing is there, so that a script gets the same shape
/// whether its query finds one article or many.
fn is_folder(about: &About, out: &Path) -> bool {
    let ends_so = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(about.extension));
    match fs::metadata(out) {
        Ok(present) => about.can_folder && present.is_dir(),
        Err(_) => about.can_folder && !ends_so,
    }
}

fn write_folder(exporter: &dyn Exporter, view: &ExportView<'_>, folder: &Path) -> Result<Exported> {
    fs::create_dir_all(folder).map_err(|error| Error::io(folder, error))?;
    let mut done = Exported { path: folder.to_owned(), files: 0, articles: 0, passages: 0 };
    let mut taken = HashSet::new();
    for article in view.headers() {
        let article = article?;
        let name = name::free_name(folder, &article, exporter.about().extension, &mut taken)?;
        let one = view.only(&article);
        let written = file::write_whole(&folder.join(name), |file| exporter.write(&one, file))?;
        done.files += 1;
        done.articles += written.articles;
        done.passages += written.passages;
    }
    Ok(done)
}
