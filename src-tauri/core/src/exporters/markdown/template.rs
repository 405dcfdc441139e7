//! Markdown as the user's own template writes it (the language of Jinja, by the crate `minijinja`): a text that is filled in
//! once for each article. `docs/templates.md` lists what can be filled in.
//!
//! A template may come from anybody. It sees what an export sees and nothing else, it reads no other files, and the work and
//! the memory that it takes are limited. What is filled in is escaped unless it was made as Markdown here.

use super::escape::{escape, web_address};
use super::yaml::quoted;
use super::{blocks, headline, note, obsidian, page_of, paragraphs, place_words, write_each};
use crate::address;
use crate::article::Published;
use crate::citation::{self, Citations, Source, Style};
use crate::claim::{Basis, Bearing};
use crate::clock::instant;
use crate::document::{ByteOffset, ByteRange};
use crate::error::{Error, Result};
use crate::exporters::paper::{basis_words, claim_speaker, date_words, status_words, with_sentences};
use crate::exporters::{ExportError, ExportView, ExportedArticle, Written, write_bytes};
use crate::highlight::Passage;
use crate::id::{ClaimId, HighlightId};
use crate::storage;
use chrono::format::{Item, StrftimeItems};
use chrono::{DateTime, NaiveDate};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, ValueKind};
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value, context};
use std::fs::File;
use std::io::{Read as _, Write};
use std::path::Path;

/// What a template begins with.
const STARTER: &str = include_str!("starter.md.jinja");

/// A template larger than this, in bytes, is none.
const MAX_TEMPLATE_BYTES: u64 = 1 << 20;
/// What filling in one article may take: steps, and for 64 bytes made each about one more (`minijinja`, “fuel”). An article
/// with ten thousand passages takes a tenth of it.
const FUEL: u64 = 4_000_000;
type Outcome<T> = std::result::Result<T, minijinja::Error>;

/// A template that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    name: String,
    source: String,
}

impl Template {
    /// Of that name, which errors tell.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the line, where it is not written as templates are.
    pub fn new(name: &str, source: &str) -> Result<Self> {
        let template = Self { name: name.to_owned(), source: source.trim_start_matches('\u{FEFF}').to_owned() };
        let environment = environment()?;
        let compiled = environment.template_from_named_str(&template.name, &template.source);
        compiled.map_err(|error| template.fault(&error, None))?;
        Ok(template)
    }

    /// The file at `path`, which is UTF-8.
    ///
    /// # Errors
    /// [`Error::Io`]; [`Error::Invalid`] for what is no text or no template.
    pub fn read(path: &Path) -> Result<Self> {
        let io = |error| Error::io(path, error);
        let mut bytes = Vec::new();
        File::open(path).map_err(io)?.take(MAX_TEMPLATE_BYTES + 1).read_to_end(&mut bytes).map_err(io)?;
        if bytes.len() as u64 > MAX_TEMPLATE_BYTES {
            return Err(Error::Invalid(format!("{} is larger than any template", path.display())));
        }
        let source = String::from_utf8(bytes)
            .map_err(|_| Error::Invalid(format!("{} is no text in UTF-8; save it as one", path.display())))?;
        Self::new(&path.file_name().unwrap_or_default().to_string_lossy(), &source)
    }

    /// Writes a template to begin with: it uses most of what there is.
    ///
    /// # Errors
    /// [`Error::Io`]; [`Error::Conflict`] when a folder stands there.
    pub fn begin(path: &Path) -> Result<()> {
        write_bytes(path, STARTER.as_bytes())
    }

    /// What is wrong, and in which line; `at` is the headline of the article that was being filled in.
    fn fault(&self, error: &minijinja::Error, at: Option<&str>) -> Error {
        let mut cause = error;
        // What is wrong inside of a macro or a filter is told by its cause.
        while let Some(inner) = std::error::Error::source(cause).and_then(|inner| inner.downcast_ref()) {
            cause = inner;
        }
        let what = match cause.kind() {
            ErrorKind::OutOfFuel => "it takes too long or makes too much; does a loop grow without end?".to_owned(),
            ErrorKind::UndefinedError => {
                let name = cause.range().and_then(|range| self.source.get(range)).unwrap_or_default();
                format!("there is nothing called “{name}”; check the spelling")
            }
            kind => cause.detail().map_or_else(|| kind.to_string(), |detail| format!("{kind}: {detail}")),
        };
        let line = cause.line().or_else(|| error.line()).map(|line| format!(", line {line}")).unwrap_or_default();
        let at = at.map(|headline| format!(" (at the article “{headline}”)")).unwrap_or_default();
        Error::Invalid(format!("the template {}{line}: {what}{at}", self.name))
    }
}

/// Writes every article by the template.
pub(super) fn write(
    view: &ExportView<'_>,
    template: &Template,
    out: &mut dyn Write,
) -> std::result::Result<Written, ExportError> {
    let environment = environment()?;
    let filling = Filling::new(view, template, &environment)?;
    let mut index = 0;
    write_each(view, |article| {
        out.write_all(filling.fill(article, index)?.as_bytes())?;
        index += 1;
        Ok(())
    })
}

/// What the template makes of the first article; empty where there is none.
pub(crate) fn preview(view: &ExportView<'_>, template: &Template) -> Result<String> {
    let environment = environment()?;
    let filling = Filling::new(view, template, &environment)?;
    view.articles().next().map_or_else(|| Ok(String::new()), |first| filling.fill(&first?, 0))
}

/// A template with what all articles have in common.
struct Filling<'f, 'l> {
    view: &'f ExportView<'l>,
    template: &'f Template,
    compiled: minijinja::Template<'f, 'f>,
    /// The style of citations, where the template cites: that takes longer than all the rest.
    style: Option<Style>,
    export: Value,
}

impl<'f, 'l> Filling<'f, 'l> {
    fn new(view: &'f ExportView<'l>, template: &'f Template, environment: &'f Environment<'f>) -> Result<Self> {
        let compiled = environment.template_from_named_str(&template.name, &template.source);
        let export = context! {
            title => view.options().title.clone(),
            made => instant(view.clock.now_ms()),
            articles => view.len(),
        };
        let cites = template.source.contains("citation");
        Ok(Self {
            view,
            template,
            compiled: compiled.map_err(|error| template.fault(&error, None))?,
            style: cites.then(|| citation::style(view.conn, None)).transpose()?,
            export,
        })
    }

    /// Fills in the article that comes at `index`, from 0.
    fn fill(&self, exported: &ExportedArticle, index: usize) -> Result<String> {
        let article = article(self.view, exported, self.style.as_ref())?;
        let place = context! { index => index + 1, first => index == 0, last => index + 1 == self.view.len() };
        let filled = self.compiled.render(context! { article, export => context! { ..place, ..self.export.clone() } });
        filled.map_err(|error| self.template.fault(&error, Some(headline(exported))))
    }
}

fn environment() -> Result<Environment<'static>> {
    let mut environment = Environment::new();
    let lines = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
    environment.set_syntax(lines.map_err(|error| Error::Invalid(error.to_string()))?);
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(|out, state, value| {
        let is_plain = matches!(state.auto_escape(), AutoEscape::None) || value.is_safe();
        match value.kind() {
            ValueKind::None => Ok(()),
            _ if is_plain => Ok(write!(out, "{value}")?),
            _ => Ok(out.write_str(&escape(&value.to_string()))?),
        }
    });
    environment.add_filter("quote", |value: Value| markdown(led(&text_of(&value), "> ")));
    environment.add_filter("inside", |value: Value, lead: &str| markdown(led(&text_of(&value), lead)));
    environment.add_filter("yaml", |value: Value| yaml(&value));
    environment.add_filter("hashtag", |path: &str| markdown(format!("#{}", obsidian::tag_name(path))));
    environment.add_filter("link", |address: &str| markdown(web_address(address)));
    environment.add_filter("date", |value: Value, options: Kwargs| date(&value, &options));
    Ok(environment)
}

/// Text that is Markdown already.
fn markdown(text: String) -> Value {
    Value::from_safe_string(text)
}

/// A value as Markdown.
fn text_of(value: &Value) -> String {
    match value.kind() {
        ValueKind::None => String::new(),
        _ if value.is_safe() => value.to_string(),
        _ => escape(&value.to_string()),
    }
}

/// Each line behind `lead`; empty ones get no white space at their end.
fn led(text: &str, lead: &str) -> String {
    text.lines().map(|line| format!("{lead}{line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// A value of YAML that stands in one line.
fn yaml(value: &Value) -> Outcome<Value> {
    let text = match value.kind() {
        ValueKind::None => "null".to_owned(),
        ValueKind::Bool | ValueKind::Number => value.to_string(),
        ValueKind::Seq | ValueKind::Iterable => {
            let items: Vec<String> = value.try_iter()?.map(|item| quoted(&item.to_string())).collect();
            format!("[{}]", items.join(", "))
        }
        _ => quoted(&value.to_string()),
    };
    Ok(markdown(text))
}

/// A day or a moment in words or, with `format`, as `strftime` writes it; a date that is known to the month or the year only
/// stays as it is then.
fn date(value: &Value, options: &Kwargs) -> Outcome<String> {
    let format: Option<&str> = options.get("format")?;
    options.assert_all_used()?;
    if value.is_none() {
        return Ok(String::new());
    }
    let text = value.to_string();
    let Some(format) = format else {
        return Ok(text.parse::<Published>().map_or(text, |published| date_words(&published)));
    };
    let items: Vec<Item<'_>> = StrftimeItems::new(format).collect();
    if items.contains(&Item::Error) {
        let why = format!("“{format}” is no format of dates, such as \"%Y-%m-%d\"");
        return Err(minijinja::Error::new(ErrorKind::InvalidOperation, why));
    }
    // What a day has no part of, such as an hour, would make the writing fail.
    let mut written = String::new();
    let is_written = match (DateTime::parse_from_rfc3339(&text), NaiveDate::parse_from_str(&text, "%Y-%m-%d")) {
        (Ok(moment), _) => std::fmt::write(&mut written, format_args!("{}", moment.format_with_items(items.iter()))),
        (_, Ok(day)) => std::fmt::write(&mut written, format_args!("{}", day.format_with_items(items.iter()))),
        _ => return Ok(text),
    };
    let why = || format!("“{format}” asks for a time, and “{text}” is a day");
    is_written.map_err(|_| minijinja::Error::new(ErrorKind::InvalidOperation, why()))?;
    Ok(written)
}

fn article(view: &ExportView<'_>, exported: &ExportedArticle, style: Option<&Style>) -> Result<Value> {
    let (article, document) = (&exported.article, &exported.document);
    let cited = &article.citation;
    let cite = |style: &Style| {
        let source = Source::new(article, &exported.capture).in_local_days(view.clock);
        Citations::new(style.clone(), [source]).entry(article.id).map(|entry| markdown(citation::markdown(&entry)))
    };
    let whole = ByteRange { start: ByteOffset(0), end: ByteOffset(document.text.len()) };
    let text = blocks(document, whole)?.join("\n\n");
    let tied = storage::claim::on_article(view.conn, article.id)?;
    let passages = exported.passages.iter().map(|passage| self::passage(view, exported, passage, &tied));
    Ok(context! {
        uid => article.uid.to_string(),
        headline => headline(exported),
        byline => cited.byline.clone(),
        outlet => cited.outlet.clone(),
        published => cited.published.as_ref().map(Published::as_str),
        updated => cited.updated.as_ref().map(Published::as_str),
        url => cited.url.clone(),
        language => cited.language.clone(),
        clipped => instant(article.clipped_ms),
        sha256 => exported.capture.source.to_string(),
        tags => exported.tags.clone(),
        note => (!exported.note.trim().is_empty()).then(|| markdown(note::tamed(&exported.note))),
        link => markdown(address::of("article", article.uid)),
        citation => style.map(cite).transpose()?,
        text => markdown(text),
        passages => passages.collect::<Result<Vec<_>>>()?,
    })
}

fn passage(
    view: &ExportView<'_>,
    exported: &ExportedArticle,
    passage: &Passage,
    tied: &[(HighlightId, Bearing, ClaimId)],
) -> Result<Value> {
    let document = &exported.document;
    // The sentences around it, without it.
    let around = passage.range.map(|range| (with_sentences(document, range), range));
    let side = |start, end| document.text.get(start..end).map(|side: &str| side.trim().to_owned());
    let claims = tied.iter().filter(|(on, ..)| *on == passage.id).map(|(_, bearing, id)| claim(view, *id, *bearing));
    Ok(context! {
        uid => passage.uid.to_string(),
        words => passage.exact.clone(),
        quotation => markdown(paragraphs(document, passage)?.join("\n\n")),
        before => around.and_then(|(all, range)| side(all.start.0, range.start.0)),
        after => around.and_then(|(all, range)| side(range.end.0, all.end.0)),
        colour => passage.colour.name(),
        label => view.colour_name(passage.colour)?,
        tags => passage.tags.clone(),
        note => (!passage.note.trim().is_empty()).then(|| markdown(note::tamed(&passage.note))),
        page => page_of(document, passage),
        place => place_words(passage),
        marked => instant(passage.made_ms),
        link => markdown(address::of("passage", passage.uid)),
        claims => claims.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect::<Vec<_>>(),
    })
}

/// A claim as it may be printed; what is off the record is left out.
fn claim(view: &ExportView<'_>, id: ClaimId, bearing: Bearing) -> Result<Option<Value>> {
    let claim = storage::claim::get(view.conn, id)?.printed();
    if claim.basis == Some(Basis::OffRecord) {
        return Ok(None);
    }
    let speaker = claim_speaker(view, &claim)?;
    Ok(Some(context! {
        uid => claim.uid.to_string(),
        statement => claim.statement,
        bearing => bearing.name(),
        speaker => (!speaker.is_empty()).then_some(speaker),
        basis => claim.basis.map(basis_words),
        said => claim.said.as_ref().map(Published::as_str),
        status => status_words(claim.status.checked.status),
        link => markdown(address::of("claim", claim.uid)),
    }))
}
