//! `clip highlight`: marks a passage.

use crate::failure::Failure;
use crate::host::open;
use crate::out::Out;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clipfile_core::Error;
use clipfile_core::anchor::locate;
use clipfile_core::highlight::Colour;
use clipfile_core::id::ArticleId;
use clipfile_core::note::Subject;
use serde::Serialize;
use std::path::PathBuf;

/// Mark a passage of an article
#[derive(Debug, Args)]
pub(crate) struct Highlight {
    /// The library
    #[arg(long, value_name = "LIB")]
    library: PathBuf,
    /// The article's number, as `clip list` shows it
    #[arg(long, value_name = "ID")]
    article: i64,
    /// The words; they must stand in the article once, or --prefix and --suffix must tell which place is meant
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    quote: String,
    /// Words right before it
    #[arg(long, value_name = "TEXT", default_value = "", allow_hyphen_values = true)]
    prefix: String,
    /// Words right after it
    #[arg(long, value_name = "TEXT", default_value = "", allow_hyphen_values = true)]
    suffix: String,
    /// A tag, such as security/protocol; may be given several times
    #[arg(long = "tag", value_name = "T")]
    tags: Vec<String>,
    /// A note in Markdown
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    note: Option<String>,
    /// The colour
    #[arg(long, value_name = "C", default_value = Colour::Amber.name(), value_parser = colours())]
    colour: Colour,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'r> {
    article: i64,
    passage: i64,
    uid: String,
    quote: &'r str,
    colour: &'static str,
    tags: &'r [String],
    note: &'r str,
}

fn colours() -> impl TypedValueParser<Value = Colour> {
    PossibleValuesParser::new(Colour::ALL.map(Colour::name)).map(|name| Colour::named(&name).unwrap_or_default())
}

impl Highlight {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let mut library = open(&self.library)?;
        let document = library.shown_document(ArticleId(self.article))?;
        let text = library.document(document)?;
        let range = locate(&text, &self.quote, &self.prefix, &self.suffix).map_err(Error::from)?;
        let passage = library.add_highlight(document, range, self.colour)?.value;
        let subject = Subject::Highlight(passage);
        for tag in &self.tags {
            let _ = library.tag(&[subject], tag)?;
        }
        if let Some(note) = &self.note {
            let _ = library.set_note(subject, note)?;
        }
        let marked = library.passage(passage)?;
        library.close()?;
        let mut out = Out::new();
        if !self.json {
            return out.line(&format!("{passage}"));
        }
        out.object(&Line {
            article: self.article,
            passage: passage.0,
            uid: marked.uid.to_string(),
            quote: &marked.exact,
            colour: marked.colour.name(),
            tags: &marked.tags,
            note: &marked.note,
        })
    }
}
