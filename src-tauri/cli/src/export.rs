//! `clip export`: writes articles in a format that other programs read.

use crate::failure::{Failure, tell};
use crate::host::{open, open_to_read};
use crate::list::Which;
use clap::Args;
use clap::builder::PossibleValuesParser;
use clipfile_core::exporters::{
    CHOICES, Choice, EXPORTERS, ExportOptions, ExportOrder, ExportScope, Flavour, Grouping, Sheet, TableOf, Template,
    Values,
};
use clipfile_core::id::{ArticleId, ClaimId, HighlightId, StoryId};
use clipfile_core::story::Despite;
use clipfile_core::{Error, Library};
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Export articles; without --article, --passage, --claim, --story, --tag, --query or --scope, all of the library
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// The format
    #[arg(long, value_name = "F", value_parser = PossibleValuesParser::new(EXPORTERS.iter().map(|exporter| exporter.about().id)))]
    format: String,
    /// Only articles that fit this query
    #[arg(long, value_name = "Q", allow_hyphen_values = true)]
    query: Option<String>,
    /// Only these articles
    #[arg(long, value_enum)]
    scope: Option<Which>,
    /// Only this article; may be given several times
    #[arg(long = "article", value_name = "ID", conflicts_with_all = ["query", "scope"])]
    articles: Vec<i64>,
    /// Only this passage; may be given several times
    #[arg(long = "passage", value_name = "ID", conflicts_with_all = ["query", "scope", "articles"])]
    passages: Vec<i64>,
    /// Only this claim, with the passages that bear on it; may be given several times
    #[arg(long = "claim", value_name = "ID", conflicts_with_all = ["query", "scope", "articles", "passages"])]
    claims: Vec<i64>,
    /// What the story of this title or uid gathers, in its own order
    #[arg(long, value_name = "TITLE", conflicts_with_all = ["query", "scope", "articles", "passages", "claims"])]
    story: Option<String>,
    /// What has this tag, or one below it
    #[arg(long, value_name = "PATH", conflicts_with_all = ["query", "scope", "articles", "passages", "claims", "story"])]
    tag: Option<String>,
    /// The title
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Put this in; may be given several times
    #[arg(long, value_name = "PART", value_parser = PossibleValuesParser::new(switches()))]
    with: Vec<String>,
    /// Leave this out; may be given several times
    #[arg(long, value_name = "PART", value_parser = PossibleValuesParser::new(switches()))]
    without: Vec<String>,
    /// Sources at the foot of the page
    #[arg(long, conflicts_with_all = ["endnotes", "inline"])]
    footnotes: bool,
    /// Sources behind the text
    #[arg(long, conflicts_with = "inline")]
    endnotes: bool,
    /// Sources in the line below each quotation
    #[arg(long)]
    inline: bool,
    /// The citation style
    #[arg(long, value_name = "ID")]
    style: Option<String>,
    /// The order
    #[arg(long, value_name = "ORDER", value_parser = PossibleValuesParser::new(ExportOrder::NAMES))]
    order: Option<String>,
    /// What the sections are
    #[arg(long, value_name = "WHAT", value_parser = PossibleValuesParser::new(Grouping::NAMES))]
    group_by: Option<String>,
    /// Of what a table is
    #[arg(long, value_name = "WHAT", value_parser = PossibleValuesParser::new(TableOf::NAMES))]
    table: Option<String>,
    /// The dialect of Markdown
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(dialects()))]
    flavour: Option<String>,
    /// Write Markdown by the template in this file (docs/templates.md)
    #[arg(long, value_name = "FILE", conflicts_with = "flavour")]
    template: Option<PathBuf>,
    /// The sheet
    #[arg(long, value_name = "SIZE", value_parser = PossibleValuesParser::new(Sheet::NAMES))]
    sheet: Option<String>,
    /// Export before an embargo ends, for this reason; who, why and when is kept with the story
    #[arg(long, value_name = "REASON")]
    despite_embargo: Option<String>,
    /// Who exports before an embargo ends; without it, the user of this system
    #[arg(long, value_name = "NAME", requires = "despite_embargo")]
    by: Option<String>,
    /// The file; for formats with one file for each article, a path with another ending becomes a folder
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
}

/// Whether nothing belongs to what is exported: a format that is made of claims counts no article.
fn is_nothing(library: &Library, scope: &ExportScope) -> Result<bool, Failure> {
    let extent = library.export_extent(scope)?;
    let has_claims = extent.claims > 0 || (*scope == ExportScope::Everything && library.counts()?.claims > 0);
    Ok(extent.articles == 0 && !has_claims)
}

/// The dialects of Markdown that need no template.
fn dialects() -> impl Iterator<Item = &'static str> {
    Flavour::NAMES.iter().copied().filter(|name| *name != Flavour::Template.name())
}

/// The names of the options that are yes or no.
fn switches() -> Vec<&'static str> {
    let is_switch = |choice: &&Choice| matches!(choice.values(), Values::Switch(_));
    CHOICES.iter().filter(is_switch).map(|choice| choice.name()).collect()
}

impl Export {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let mut options = self.options()?;
        let mut library = open_to_read(&self.library)?;
        let scope = self.scope(&library)?;
        let held = library.held_back(&scope)?;
        match &self.despite_embargo {
            Some(why) if !held.is_empty() => {
                // Only who may write can keep in the log that it goes out.
                library = open(&self.library)?;
                let despite = Despite { who: self.who(), why: why.clone() };
                let name = self.out.file_name().unwrap_or_default().to_string_lossy();
                let _ = library.log_early(&held, &despite, &self.format, &name)?;
                options.is_despite_embargo = true;
            }
            None if !held.is_empty() => {
                let named: Vec<String> =
                    held.iter().map(|one| format!("“{}” until {}", one.title, one.embargo.until.as_str())).collect();
                return Err(Failure::Message(format!(
                    "there is an embargo on {}; nothing was written. Wait until it ends, or say why it goes out all the \
                     same: --despite-embargo REASON, which is kept with the story",
                    named.join(" and on ")
                )));
            }
            _ => {}
        }
        let go_on = |_: u32, _: u32| ControlFlow::Continue(());
        let done = library.export_with(&self.format, &scope, &options, &self.out, &go_on)?;
        if done.articles == 0 && is_nothing(&library, &scope)? {
            tell(&format!("no article fits; {} is empty", done.path.display()));
        }
        Ok(())
    }

    /// Who says that it goes out before an embargo ends.
    fn who(&self) -> String {
        let named = self.by.clone().or_else(|| std::env::var(if cfg!(windows) { "USERNAME" } else { "USER" }).ok());
        named.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "clip".to_owned())
    }

    fn scope(&self, library: &Library) -> Result<ExportScope, Failure> {
        if !self.articles.is_empty() {
            return Ok(ExportScope::Articles(self.articles.iter().copied().map(ArticleId).collect()));
        }
        if !self.passages.is_empty() {
            return Ok(ExportScope::Passages(self.passages.iter().copied().map(HighlightId).collect()));
        }
        if !self.claims.is_empty() {
            return Ok(ExportScope::Claims(self.claims.iter().copied().map(ClaimId).collect()));
        }
        if let Some(story) = &self.story {
            return Ok(ExportScope::Story(story_called(library, story)?));
        }
        if let Some(tag) = &self.tag {
            let found = library.find_tag(tag)?;
            return Ok(ExportScope::Tag(found.ok_or_else(|| Error::NotFound(format!("the tag “{tag}”")))?));
        }
        if self.query.is_none() && self.scope.is_none() {
            return Ok(ExportScope::Everything);
        }
        let query = library.query(self.query.as_deref().unwrap_or_default(), false);
        if query.is_empty() && self.query.is_some() {
            return Err(Failure::Message("the query has no word to search for".to_owned()));
        }
        Ok(ExportScope::List { scope: self.scope.unwrap_or(Which::Articles).into(), query })
    }

    /// What was chosen; what the format does not heed is refused, not ignored.
    fn options(&self) -> Result<ExportOptions, Failure> {
        let mut chosen: Vec<(Choice, &str)> = Vec::new();
        for (names, value) in [(&self.with, "on"), (&self.without, "off")] {
            chosen.extend(names.iter().filter_map(|name| Choice::named(name)).map(|choice| (choice, value)));
        }
        let sources = [(self.footnotes, "footnotes"), (self.endnotes, "endnotes"), (self.inline, "inline")];
        chosen.extend(sources.into_iter().filter(|(is_chosen, _)| *is_chosen).map(|(_, name)| (Choice::Sources, name)));
        let named = [
            (Choice::Style, &self.style),
            (Choice::Order, &self.order),
            (Choice::Grouping, &self.group_by),
            (Choice::Table, &self.table),
            (Choice::Sheet, &self.sheet),
            (Choice::Flavour, &self.flavour),
        ];
        chosen.extend(self.template.is_some().then_some((Choice::Flavour, Flavour::Template.name())));
        chosen.extend(named.into_iter().filter_map(|(choice, value)| Some((choice, value.as_deref()?))));
        let exporter = EXPORTERS.iter().find(|exporter| exporter.about().id == self.format);
        let heeds = exporter.map_or(&[][..], |exporter| exporter.about().heeds);
        if self.template.is_some() && !heeds.contains(&Choice::Flavour) {
            return Err(Failure::Message(format!("{} is not written by a template; markdown is", self.format)));
        }
        let mut options = ExportOptions { title: self.title.clone().unwrap_or_default(), ..ExportOptions::default() };
        for (choice, value) in chosen {
            if !heeds.contains(&choice) {
                let name = choice.name();
                return Err(Failure::Message(format!("{} has no “{name}” to choose", self.format)));
            }
            options.set(choice, value)?;
        }
        options.template = self.template.as_deref().map(Template::read).transpose()?;
        Ok(options)
    }
}

/// The story of that title or uid.
fn story_called(library: &Library, typed: &str) -> Result<StoryId, Failure> {
    let stories = library.stories(false)?;
    let is_it = |title: &str, uid: &str| uid == typed || title.to_lowercase() == typed.to_lowercase();
    let mut found =
        stories.iter().map(|listed| &listed.story).filter(|story| is_it(&story.fields.title, &story.uid.to_string()));
    match (found.next(), found.next()) {
        (Some(story), None) => Ok(story.id),
        (None, _) => Err(Error::NotFound(format!("the story “{typed}”")).into()),
        (Some(_), Some(_)) => {
            let message =
                format!("there are several stories called “{typed}”; name one by its uid (clip stories --json)");
            Err(Failure::Message(message))
        }
    }
}
