//! Citations and the styles in which they are written.

use crate::library::Changes;
use clipfile_core::citation::{self as core, CitedAs};
use clipfile_core::id::ArticleId;
use clipfile_core::library::Done;
use clipfile_core::{Library, Result, id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A citation style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StyleView {
    /// The name by which it is chosen.
    pub style: String,
    /// What people call it.
    pub name: String,
    /// Whether the user added it.
    pub added: bool,
    /// Whether it is offered before the others.
    pub usual: bool,
    /// Whether the library has chosen it.
    pub chosen: bool,
}

/// Names a citation style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneStyle {
    /// The name by which it is chosen.
    pub style: String,
}

/// Gives a style that was added another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RenameStyle {
    /// The name by which it is chosen.
    pub style: String,
    /// What it shall be called.
    pub name: String,
}

/// A style that was added.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddedStyle {
    /// The name by which it is chosen.
    pub style: String,
    /// What changed.
    pub changes: Changes,
}

/// Copies citations of articles in the style of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CopyCitation {
    /// The articles.
    pub articles: Vec<i64>,
    /// As Markdown; else as rich text and plain text.
    pub markdown: bool,
}

/// A stretch of a citation in one look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CitationRun {
    /// The words.
    pub text: String,
    /// Slanted.
    pub italic: bool,
    /// Heavy.
    pub bold: bool,
}

/// What a style makes of two articles that nobody wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StylePreview {
    /// A first note; what stands in the text where the style has no notes.
    pub first: Vec<CitationRun>,
    /// A later note of the same source, on a page.
    pub again: Vec<CitationRun>,
    /// A reference; nothing where the style has none.
    pub reference: Option<Vec<CitationRun>>,
}

impl StyleView {
    /// All of them: those that were added, then those that come with the program.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn all_of(library: &Library) -> Result<Vec<Self>> {
        let chosen = library.chosen_style()?;
        let usual = |style: &str| core::BUILT_IN.iter().any(|(name, _)| *name == style);
        let added = library.kept_styles()?.into_iter().map(|kept| (kept.uid.to_string(), kept.name, true));
        let built_in = core::Style::all_built_in();
        let built_in = built_in.into_iter().map(|(style, name)| (style.to_owned(), name.to_owned(), false));
        let view = |(style, name, added): (String, String, bool)| Self {
            usual: usual(&style),
            chosen: style == chosen,
            style,
            name,
            added,
        };
        Ok(added.chain(built_in).map(view).collect())
    }
}

impl AddedStyle {
    /// What was added.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, done: Done<id::CitationStyleId>) -> Result<Self> {
        let kept = library.kept_styles()?.into_iter().find(|kept| kept.id == done.value);
        let style = kept.map(|kept| kept.uid.to_string()).unwrap_or_default();
        Ok(Self { style, changes: done.changes.into() })
    }
}

impl StylePreview {
    /// In the style of that name.
    ///
    /// # Errors
    /// When there is no such style.
    pub fn of(library: &Library, style: &str) -> Result<Self> {
        let preview = library.preview_style(style)?;
        Ok(Self { first: runs(preview.first), again: runs(preview.again), reference: preview.reference.map(runs) })
    }
}

fn runs(runs: Vec<core::Run>) -> Vec<CitationRun> {
    runs.into_iter().map(|run| CitationRun { text: run.text, italic: run.italic, bold: run.bold }).collect()
}

impl CopyCitation {
    /// The citations as HTML and as text, a paragraph or line each; as Markdown, text only.
    ///
    /// # Errors
    /// When an article is not there or the style cannot be followed.
    pub fn written(&self, library: &Library) -> Result<(Option<String>, String)> {
        let articles: Vec<ArticleId> = self.articles.iter().copied().map(ArticleId).collect();
        let cited = library.cite(&articles, None, CitedAs::Reference)?;
        let lines = |written: fn(&[core::Run]) -> String, between: &str| {
            cited.iter().map(|runs| written(runs)).collect::<Vec<_>>().join(between)
        };
        if self.markdown {
            return Ok((None, lines(core::markdown, "\n\n")));
        }
        let html = cited.iter().map(|runs| format!("<p>{}</p>", core::html(runs))).collect();
        Ok((Some(html), lines(core::plain, "\n")))
    }
}
