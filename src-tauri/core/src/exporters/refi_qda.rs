//! A project for programs of qualitative analysis: REFI-QDA 1.5 (`project.qde` of `Project.xsd`, 18 March 2019, in a zip with
//! the texts of its sources). Articles are sources, tags are codes, passages are selections, notes are notes.
//!
//! Places are counted in code points from 0 (section 10.2); the end is the place behind the last one, as in the standard's
//! own examples. A passage that does not stand in the newest text goes out in a note on its source.

use super::annotated::{instant, named};
use super::package::Package;
use super::xml::Xml;
use super::{About, Choice, ExportError, ExportView, ExportedArticle, Exporter, Purpose, Written};
use crate::archive;
use crate::codebook::{SLASH_IN_NAME, colour_css};
use crate::highlight::{Colour, Passage};
use crate::id::{ArticleId, Uid};
use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};

const NAMESPACE: &str = "urn:QDA-XML:project:1.0";
/// How many characters of its words a selection is called by.
const NAME_CHARS: usize = 80;

pub(super) struct RefiQda;

impl Exporter for RefiQda {
    fn about(&self) -> About {
        About {
            id: "refi-qda",
            extension: "qdpx",
            can_folder: false,
            purpose: Purpose::Exchange,
            heeds: &[Choice::Order, Choice::Notes, Choice::PrivateNotes],
        }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        let articles: Vec<ArticleId> = view.chosen.articles.clone();
        let tags = view.archive_tags(&articles)?;
        let mut package = Package::new()?;
        let mut project = Project {
            sources: Xml::bare(Vec::new()),
            notes: Xml::bare(Vec::new()),
            codes: tags.iter().map(|tag| (tag.path.to_lowercase(), tag.uid)).collect(),
            colours: BTreeSet::new(),
            has_notes: false,
        };
        let mut written = Written::default();
        for exported in view.articles() {
            let exported = exported?;
            written.articles += 1;
            written.passages += exported.passages.len() as u32;
            let file = format!("sources/{}.txt", guid(exported.article.uid));
            package.part(&file, exported.document.text.as_bytes())?;
            project.source(&exported)?;
        }
        package.begin("project.qde")?;
        project.finish(view, tags, &mut package)?;
        package.finish(out)?;
        Ok(written)
    }
}

/// The parts of the project, gathered while articles are read.
struct Project {
    sources: Xml<Vec<u8>>,
    notes: Xml<Vec<u8>>,
    /// The codes by the paths of their tags, in lower case.
    codes: HashMap<String, Uid>,
    /// The colours that passages have.
    colours: BTreeSet<Colour>,
    has_notes: bool,
}

impl Project {
    fn source(&mut self, exported: &ExportedArticle) -> io::Result<()> {
        let article = &exported.article;
        let (uid, user) = (guid(article.uid), guid(user()));
        let (name, path) =
            (article.citation.headline.as_deref().unwrap_or("Untitled"), format!("internal://{uid}.txt"));
        let made = instant(article.clipped_ms);
        let attributes = [
            ("guid", uid.as_str()),
            ("name", name),
            ("plainTextPath", &path),
            ("creatingUser", &user),
            ("creationDateTime", &made),
        ];
        self.sources.start("TextSource", &attributes)?;
        self.sources.words("Description", &[], &description(exported))?;
        let mut left = String::new();
        let mut points = Points::of(&exported.document.text);
        for passage in &exported.passages {
            match passage.range.and_then(|range| Some((points.at(range.start.0)?, points.at(range.end.0)?))) {
                Some(place) => self.selection(passage, place)?,
                None => left = format!("{left}{}\n\n", passage.exact),
            }
        }
        for tag in &exported.tags {
            self.coding(article.uid, tag, article.clipped_ms)?;
        }
        if !exported.note.is_empty() {
            self.note(named(&[b"note", article.uid.as_bytes()]), name, &exported.note, article.clipped_ms)?;
        }
        if !left.is_empty() {
            let about = "Passages that are not in the newest text";
            self.note(named(&[b"left", article.uid.as_bytes()]), about, left.trim_end(), article.clipped_ms)?;
        }
        self.sources.end()
    }

    fn selection(&mut self, passage: &Passage, (start, end): (usize, usize)) -> io::Result<()> {
        let name: String = passage.exact.split_whitespace().collect::<Vec<_>>().join(" ");
        let name: String = name.chars().take(NAME_CHARS).collect();
        let attributes = [
            ("guid", guid(passage.uid)),
            ("name", name.clone()),
            ("startPosition", start.to_string()),
            ("endPosition", end.to_string()),
            ("creatingUser", guid(user())),
            ("creationDateTime", instant(passage.made_ms)),
        ];
        let attributes: Vec<(&str, &str)> = attributes.iter().map(|(key, value)| (*key, value.as_str())).collect();
        self.sources.start("PlainTextSelection", &attributes)?;
        self.colours.insert(passage.colour);
        self.code(passage.uid, code_of(passage.colour), passage.made_ms)?;
        for tag in &passage.tags {
            self.coding(passage.uid, tag, passage.made_ms)?;
        }
        if !passage.note.is_empty() {
            self.note(named(&[b"note", passage.uid.as_bytes()]), &name, &passage.note, passage.made_ms)?;
        }
        self.sources.end()
    }

    fn coding(&mut self, on: Uid, tag: &str, made_ms: i64) -> io::Result<()> {
        let Some(code) = self.codes.get(&tag.to_lowercase()).copied() else { return Ok(()) };
        self.code(on, code, made_ms)
    }

    fn code(&mut self, on: Uid, code: Uid, made_ms: i64) -> io::Result<()> {
        let coding = guid(named(&[b"coding", on.as_bytes(), code.as_bytes()]));
        let (user, made) = (guid(user()), instant(made_ms));
        let attributes =
            [("guid", coding.as_str()), ("creatingUser", user.as_str()), ("creationDateTime", made.as_str())];
        self.sources.start("Coding", &attributes)?;
        self.sources.empty("CodeRef", &[("targetGUID", &guid(code))])?;
        self.sources.end()
    }

    fn note(&mut self, uid: Uid, name: &str, body: &str, made_ms: i64) -> io::Result<()> {
        let (uid, user, made) = (guid(uid), guid(user()), instant(made_ms));
        let attributes = [
            ("guid", uid.as_str()),
            ("name", name),
            ("creatingUser", user.as_str()),
            ("creationDateTime", made.as_str()),
        ];
        self.notes.start("Note", &attributes)?;
        self.notes.words("PlainTextContent", &[], body)?;
        self.notes.end()?;
        self.has_notes = true;
        self.sources.empty("NoteRef", &[("targetGUID", &uid)])
    }

    fn finish(
        self,
        view: &ExportView<'_>,
        tags: Vec<archive::Tag>,
        out: &mut dyn Write,
    ) -> std::result::Result<(), ExportError> {
        let mut xml = Xml::new(out)?;
        let user = guid(user());
        let attributes =
            [("xmlns", NAMESPACE), ("name", "Clipfile"), ("origin", "Clipfile"), ("creatingUserGUID", user.as_str())];
        xml.start("Project", &attributes)?;
        xml.start("Users", &[])?;
        xml.empty("User", &[("guid", &user), ("name", "Clipfile")])?;
        xml.end()?;
        if !tags.is_empty() || !self.colours.is_empty() {
            xml.start("CodeBook", &[])?;
            xml.start("Codes", &[])?;
            write_tags(&mut xml, tags)?;
            write_colours(&mut xml, view, &self.colours)?;
            xml.end()?;
            xml.end()?;
        }
        let texts = |bytes| String::from_utf8(bytes).map_err(io::Error::other);
        let sources = texts(self.sources.finish()?)?;
        if !sources.is_empty() {
            xml.start("Sources", &[])?;
            xml.raw(&sources)?;
            xml.end()?;
        }
        if self.has_notes {
            xml.start("Notes", &[])?;
            xml.raw(&texts(self.notes.finish()?)?)?;
            xml.end()?;
        }
        xml.finish()?.write_all(b"\n")?;
        Ok(())
    }
}

/// The tags as codes inside codes.
fn write_tags<W: Write>(xml: &mut Xml<W>, mut tags: Vec<archive::Tag>) -> io::Result<()> {
    tags.sort_by_key(|tag| tag.path.to_lowercase().split('/').map(str::to_owned).collect::<Vec<_>>());
    let mut open: Vec<String> = Vec::new();
    for tag in tags {
        let path = tag.path.to_lowercase();
        while open.last().is_some_and(|above| !path.starts_with(&format!("{above}/"))) {
            open.pop();
            xml.end()?;
        }
        let name = tag.path.split('/').skip(open.len()).collect::<Vec<_>>().join("/").replace(SLASH_IN_NAME, "/");
        let uid = guid(tag.uid);
        let mut attributes = vec![("guid", uid.as_str()), ("name", name.as_str()), ("isCodable", "true")];
        attributes.extend(tag.colour.map(|colour| ("color", colour_css(colour))));
        xml.start("Code", &attributes)?;
        if !tag.definition.is_empty() {
            xml.words("Description", &[], &tag.definition)?;
        }
        open.push(path);
    }
    open.iter().try_for_each(|_| xml.end())
}

/// The colours of passages as codes, so that none is lost on the way.
fn write_colours<W: Write>(
    xml: &mut Xml<W>,
    view: &ExportView<'_>,
    colours: &BTreeSet<Colour>,
) -> std::result::Result<(), ExportError> {
    if colours.is_empty() {
        return Ok(());
    }
    let above = guid(named(&[b"colours"]));
    xml.start("Code", &[("guid", &above), ("name", "Colours in Clipfile"), ("isCodable", "false")])?;
    for colour in colours {
        let (uid, name) = (guid(code_of(*colour)), view.colour_name(*colour)?);
        let attributes =
            [("guid", uid.as_str()), ("name", &name), ("isCodable", "true"), ("color", colour_css(*colour))];
        xml.empty("Code", &attributes)?;
    }
    xml.end()?;
    Ok(())
}

/// Places in a text, counted in code points; asked for in about the order in which they stand.
struct Points<'t> {
    text: &'t str,
    byte: usize,
    point: usize,
}

impl<'t> Points<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, byte: 0, point: 0 }
    }

    fn at(&mut self, byte: usize) -> Option<usize> {
        if byte >= self.byte {
            self.point += self.text.get(self.byte..byte)?.chars().count();
        } else {
            self.point -= self.text.get(byte..self.byte)?.chars().count();
        }
        self.byte = byte;
        Some(self.point)
    }
}

fn description(exported: &ExportedArticle) -> String {
    let citation = &exported.article.citation;
    let published = citation.published.as_ref().map(|date| date.as_str().to_owned());
    let byline = Some(citation.byline.join(", ")).filter(|byline| !byline.is_empty());
    let parts = [byline, citation.outlet.clone(), published, citation.url.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

fn code_of(colour: Colour) -> Uid {
    named(&[b"colour", colour.name().as_bytes()])
}

/// Whoever made it all: the user, of whom nothing else goes out.
fn user() -> Uid {
    named(&[b"user"])
}

fn guid(uid: Uid) -> String {
    uid.to_string().to_uppercase()
}
