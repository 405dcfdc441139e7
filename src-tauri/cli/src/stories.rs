//! `clip stories`: the stories of a library.

use crate::failure::Failure;
use crate::host::open_to_read;
use crate::out::{Out, instant};
use clap::Args;
use clipfile_core::article::Published;
use clipfile_core::story::ListedStory;
use serde::Serialize;
use std::path::PathBuf;

/// List stories: those that are worked on by deadline, then those that were published
#[derive(Debug, Args)]
pub(crate) struct Stories {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'s> {
    story: String,
    title: &'s str,
    angle: &'s str,
    deadline: Option<&'s str>,
    embargo: Option<&'s str>,
    embargo_note: &'s str,
    state: &'static str,
    published: Option<&'s str>,
    url: Option<&'s str>,
    articles: u32,
    passages: u32,
    claims: u32,
    settled: u32,
    unchecked: u32,
    notes: u32,
    corrections: u32,
    made: String,
}

impl<'s> From<&'s ListedStory> for Line<'s> {
    fn from(listed: &'s ListedStory) -> Self {
        let fields = &listed.story.fields;
        let embargo = fields.embargo.as_ref();
        let published = fields.published.as_ref();
        Self {
            story: listed.story.uid.to_string(),
            title: &fields.title,
            angle: &fields.angle,
            deadline: fields.deadline.as_ref().map(Published::as_str),
            embargo: embargo.map(|embargo| embargo.until.as_str()),
            embargo_note: embargo.map_or("", |embargo| embargo.note.as_str()),
            state: if published.is_some() { "published" } else { "working" },
            published: published.map(|published| published.date.as_str()),
            url: published.and_then(|published| published.url.as_deref()),
            articles: listed.articles,
            passages: listed.passages,
            claims: listed.claims,
            settled: listed.settled,
            unchecked: listed.unchecked,
            notes: listed.notes,
            corrections: listed.corrections,
            made: instant(listed.story.made_ms),
        }
    }
}

impl Stories {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = open_to_read(&self.library)?;
        let mut out = Out::new();
        let stories = library.stories(false)?;
        if self.json {
            return stories.iter().try_for_each(|listed| out.object(&Line::from(listed)));
        }
        let rows: Vec<Vec<String>> = stories
            .iter()
            .map(Line::from)
            .map(|line| {
                let items = line.articles + line.passages + line.claims + line.notes;
                let deadline = line.deadline.unwrap_or_default().to_owned();
                let checked = format!("{}/{}", line.settled, line.claims);
                vec![line.state.to_owned(), deadline, items.to_string(), checked, line.title.to_owned()]
            })
            .collect();
        if !rows.is_empty() {
            out.table(&["STATE", "DEADLINE", "ITEMS", "CHECKED", "TITLE"], &rows)?;
        }
        Ok(())
    }
}
