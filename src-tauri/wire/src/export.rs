//! Exports: the formats, what can be chosen, how much goes out, and what was written.

use crate::article::{Scope, article_ids};
use crate::claim_asks::claim_ids;
use crate::highlight::highlight_ids;
use crate::publication::{Despite, HeldView};
use clipfile_core::citation::BUILT_IN;
use clipfile_core::exporters::{self, CHOICES, Choice, EXPORTERS, ExportOptions, Template, Values};
use clipfile_core::id::{StoryId, TagId};
use clipfile_core::{Error, Library, Result};
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

/// A format that can be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExporterView {
    /// Its name, as `clip export --format` takes it.
    pub id: String,
    /// Ending of the file's name, without the dot.
    pub extension: String,
    /// Whether it can write one file for each article into a folder.
    pub folder: bool,
    /// What it is for: "reading", "references", "tables" or "exchange".
    pub purpose: String,
    /// The names of the options that it heeds.
    pub heeds: Vec<String>,
}

/// An option of exports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceView {
    /// Its name.
    pub name: String,
    /// What it can be: "on" and "off" for a switch, ids of citation styles, which begin with that of the library, empty.
    pub values: Vec<String>,
    /// What each value is called, where its name alone does not say it.
    pub labels: Vec<String>,
    /// What it is when nobody chose.
    pub usual: String,
}

/// What is chosen for an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Chosen {
    /// The option's name.
    pub name: String,
    /// What it is to be.
    pub value: String,
}

/// What an export is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ExportScope {
    /// These articles.
    Articles {
        /// The articles.
        articles: Vec<i64>,
    },
    /// Everything a list shows.
    List {
        /// Which articles.
        scope: Scope,
        /// The query; empty for all of the scope.
        query: String,
    },
    /// What a story gathers.
    Story {
        /// The story.
        story: i64,
    },
    /// What has a tag.
    Tag {
        /// The tag.
        tag: i64,
    },
    /// These passages.
    Passages {
        /// The passages.
        passages: Vec<i64>,
    },
    /// These claims.
    Claims {
        /// The claims.
        claims: Vec<i64>,
    },
}

/// Writes an export. Where to is asked with [`ChooseExport`] before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Export {
    /// The format.
    pub format: String,
    /// What.
    pub scope: ExportScope,
    /// The title; empty for the usual one.
    pub title: String,
    /// What was chosen; what is not named is as usual.
    pub options: Vec<Chosen>,
    /// The file of the template that it is written by, where that was chosen.
    pub template: Option<String>,
    /// The file or folder.
    pub path: String,
    /// Who says that it goes out before an embargo ends, and why; null where there is none.
    pub despite: Option<Despite>,
}

/// Asks what a template makes of the first article of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PreviewTemplate {
    /// What.
    pub scope: ExportScope,
    /// The title; empty for the usual one.
    pub title: String,
    /// What was chosen; what is not named is as usual.
    pub options: Vec<Chosen>,
    /// The file of the template.
    pub template: String,
}

/// Asks how much an export would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MeasureExport {
    /// What.
    pub scope: ExportScope,
}

/// How much an export would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExtentView {
    /// Articles.
    pub articles: u32,
    /// Passages.
    pub passages: u32,
    /// Claims, where they were chosen themselves or with a story.
    pub claims: u32,
    /// The headline, when it is one article; may be empty.
    pub headline: String,
    /// The stories of which something would go out before their embargo ends.
    pub held: Vec<HeldView>,
}

/// Asks the user where an export shall go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChooseExport {
    /// The format.
    pub format: String,
    /// Name to propose, without its ending.
    pub name: String,
    /// A folder with a file for each article, instead of one file.
    pub folder: bool,
}

/// How far an export is; sent as it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportProgress {
    /// Articles done.
    pub done: u32,
    /// Articles in all.
    pub total: u32,
}

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportReport {
    /// The file or folder.
    pub path: String,
    /// Files written.
    pub files: u32,
    /// Articles in them.
    pub articles: u32,
    /// Passages in them.
    pub passages: u32,
}

impl ExporterView {
    /// Every format that can be written.
    pub fn all() -> Vec<Self> {
        let views = EXPORTERS.iter().map(|exporter| exporter.about()).map(|about| Self {
            id: about.id.to_owned(),
            extension: about.extension.to_owned(),
            folder: about.can_folder,
            purpose: about.purpose.name().to_owned(),
            heeds: about.heeds.iter().map(|choice| choice.name().to_owned()).collect(),
        });
        views.collect()
    }

    /// The format of that name.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn named(id: &str) -> Result<Self> {
        Self::all().into_iter().find(|view| view.id == id).ok_or_else(|| Error::NotFound(format!("the format “{id}”")))
    }
}

impl ChoiceView {
    /// Every option, in the order in which they are offered.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn all(library: &Library) -> Result<Vec<Self>> {
        let usual = ExportOptions::default();
        let kept = library.kept_styles()?.into_iter().map(|style| (style.uid.to_string(), style.name));
        let built_in = BUILT_IN.into_iter().map(|(id, name)| (id.to_owned(), name.to_owned()));
        let styles: Vec<(String, String)> =
            std::iter::once((String::new(), String::new())).chain(built_in).chain(kept).collect();
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let views = CHOICES.iter().map(|choice| {
            let (values, labels) = match choice.values() {
                Values::Switch(_) => (owned(&["on", "off"]), Vec::new()),
                Values::OneOf(names) => (owned(names), Vec::new()),
                Values::Style => styles.iter().cloned().unzip(),
            };
            Self { name: choice.name().to_owned(), values, labels, usual: usual.get(*choice).to_owned() }
        });
        Ok(views.collect())
    }
}

impl ExportScope {
    /// The core's twin.
    pub fn to_core(&self, library: &Library) -> exporters::ExportScope {
        match self {
            Self::Articles { articles } => exporters::ExportScope::Articles(article_ids(articles)),
            Self::List { scope, query } => {
                // What cannot be read of the library is told by the export itself.
                let query = library.asked(query).unwrap_or_else(|_| library.query(query, true));
                exporters::ExportScope::List { scope: scope.into(), query }
            }
            Self::Story { story } => exporters::ExportScope::Story(StoryId(*story)),
            Self::Tag { tag } => exporters::ExportScope::Tag(TagId(*tag)),
            Self::Passages { passages } => exporters::ExportScope::Passages(highlight_ids(passages)),
            Self::Claims { claims } => exporters::ExportScope::Claims(claim_ids(claims)),
        }
    }
}

/// The core's twin of what was chosen.
fn options(title: &str, chosen: &[Chosen], template: Option<&String>) -> Result<ExportOptions> {
    let mut options = ExportOptions { title: title.to_owned(), ..ExportOptions::default() };
    for Chosen { name, value } in chosen {
        let choice = Choice::named(name);
        options.set(choice.ok_or_else(|| Error::Invalid(format!("“{name}” is no option of exports")))?, value)?;
    }
    options.template = template.map(|path| Template::read(Path::new(path))).transpose()?;
    Ok(options)
}

impl Export {
    /// The core's twin of what was chosen. Reads the template.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an option or a value that is not there, or for what is no template; [`Error::Io`].
    pub fn options(&self) -> Result<ExportOptions> {
        let options = options(&self.title, &self.options, self.template.as_ref())?;
        Ok(ExportOptions { is_despite_embargo: self.despite.is_some(), ..options })
    }
}

impl PreviewTemplate {
    /// As [`Export::options`].
    ///
    /// # Errors
    /// As there.
    pub fn options(&self) -> Result<ExportOptions> {
        options(&self.title, &self.options, Some(&self.template))
    }
}

impl From<exporters::Extent> for ExtentView {
    fn from(extent: exporters::Extent) -> Self {
        let exporters::Extent { articles, passages, claims, headline, held } = extent;
        Self { articles, passages, claims, headline, held: held.into_iter().map(HeldView::from).collect() }
    }
}

impl From<exporters::Exported> for ExportReport {
    fn from(exported: exporters::Exported) -> Self {
        let exporters::Exported { path, files, articles, passages } = exported;
        Self { path: path.to_string_lossy().into_owned(), files, articles, passages }
    }
}
