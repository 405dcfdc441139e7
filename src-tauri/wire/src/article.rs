//! Articles: rows of the list, one whole, and what can be done with them.

use crate::tag::{TagRef, TagRefs};
use clipfile_core::article as core;
use clipfile_core::capture::{Capture, Warning};
use clipfile_core::document::OffsetMap;
use clipfile_core::id::{ArticleId, TagId};
use clipfile_core::note::NoteOn;
use clipfile_core::search::{Found, FoundIn as Place};
use clipfile_core::{Error, Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The most rows that one reply carries.
pub(crate) const MAX_ROWS: u32 = 500;

/// The fields that cite an article. Dates are ISO 8601, no more precise than they are known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Citation {
    /// Headline; empty when there is none.
    pub headline: String,
    /// The authors' names in order.
    pub byline: Vec<String>,
    /// Place at the start of the story; empty when there is none.
    pub dateline: String,
    /// Who published it; empty when unknown.
    pub outlet: String,
    /// `2017`, `2017-06`, `2017-06-01`, `2017-06-01T18:05:00` or with a zone; empty when unknown.
    pub published: String,
    /// When it was last changed, in the same forms; empty when unknown.
    pub updated: String,
    /// Address on the web; empty when unknown.
    pub url: String,
    /// BCP 47 tag; empty when unknown.
    pub language: String,
}

/// Which articles a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Scope {
    /// Not archived yet.
    Inbox,
    /// All that are not in the trash.
    Articles,
    /// With this tag or one below it, on the article or on a passage.
    Tag {
        /// The tag.
        tag: i64,
    },
    /// Thrown away.
    Trash,
}

/// In which order a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Order {
    /// Clipped last, first.
    Newest,
    /// Clipped first, first.
    Oldest,
    /// Published last, first; without a date at the end.
    Published,
    /// By headline.
    Headline,
    /// Best match first; the same as newest when nothing is searched for.
    Relevance,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticleRow {
    /// Key.
    pub id: i64,
    /// Headline; the first words of the text where there is none.
    pub headline: String,
    /// Outlet; empty when unknown.
    pub outlet: String,
    /// The authors' names in order.
    pub byline: Vec<String>,
    /// Publication date; empty when unknown.
    pub published: String,
    /// When it was clipped, in UTC milliseconds.
    pub clipped_ms: i64,
    /// Whether it is out of the inbox.
    pub archived: bool,
    /// Whether it was not read yet.
    pub unread: bool,
    /// Whether it has a note of its own.
    pub has_note: bool,
    /// Number of passages.
    pub passages: u32,
    /// Tags of the article and of its passages, in order of path.
    pub tags: Vec<TagRef>,
    /// The first words of the text.
    pub lead: String,
    /// Words of the text.
    pub words: u32,
    /// BCP 47 tag; empty when unknown.
    pub language: String,
    /// When searching: the best matching place.
    pub found: Option<Snippet>,
    /// When searching: how well it matches, higher is better; null where that was not asked.
    pub score: Option<f64>,
    /// How many versions there are, without those that wait for the user's yes.
    pub versions: u32,
    /// Whether its words changed after it was clipped first.
    pub edited: bool,
    /// Whether a capture waits for the user to say that it is a version of it.
    pub doubtful: bool,
    /// Passages that wait for the user's answer in the version that is shown.
    pub reviews: u32,
    /// How many copies of its story there are, itself too; left out when there are no others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub copies: Option<u32>,
    /// Whether it stands as a copy behind the row above; left out where it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub under: Option<bool>,
}

/// The best matching place of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Snippet {
    /// Where it was found.
    pub field: FoundIn,
    /// A line of text around it.
    pub text: String,
    /// Pairs of UTF-16 positions in `text`, end exclusive: the words that matched.
    pub marks: Vec<(u32, u32)>,
    /// The passage it was found in, if it was in one.
    pub passage: Option<i64>,
}

/// Which part of an article matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FoundIn {
    /// The headline, byline or outlet.
    Citation,
    /// The text.
    Text,
    /// The words of a passage.
    Quote,
    /// A note.
    Note,
    /// A tag.
    Tag,
    /// The statement of a claim.
    Claim,
    /// Who says it.
    Speaker,
}

/// Names one article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneArticle {
    /// The article.
    pub article: i64,
}

/// Names several articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ManyArticles {
    /// The articles.
    pub articles: Vec<i64>,
}

/// One article with everything but its text and passages.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticleView {
    /// Key.
    pub id: i64,
    /// The fields that cite it.
    pub citation: Citation,
    /// When it was clipped first, in UTC milliseconds.
    pub clipped_ms: i64,
    /// Whether it is out of the inbox.
    pub archived: bool,
    /// Whether it is in the trash.
    pub trashed: bool,
    /// Its own tags (not those of its passages).
    pub tags: Vec<TagRef>,
    /// Its note in Markdown; empty when it has none.
    pub note: String,
    /// Whether the note stays out of what is made for others to read.
    pub note_private: bool,
    /// The document to show: the newest one of the newest version.
    pub document: i64,
    /// Words of that document.
    pub words: u32,
    /// Captures, the newest version first; those that wait for the user's yes come last.
    pub captures: Vec<CaptureView>,
}

/// One capture.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaptureView {
    /// Key.
    pub id: i64,
    /// When it was taken, in UTC milliseconds.
    pub captured_ms: i64,
    /// When the source says that it was taken from the web, in UTC milliseconds.
    pub saved_ms: Option<i64>,
    /// Which importer read it.
    pub importer: String,
    /// Name of the file; empty when it was pasted.
    pub file_name: String,
    /// SHA-256 of the bytes as they came, in hexadecimal.
    pub sha256: String,
    /// Its newest document.
    pub document: i64,
    /// What was not as it should be.
    pub warnings: Vec<WarningView>,
}

/// Something the user should know of an import that did work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WarningView {
    /// Which warning: `no-headline`, `no-body`, `little-text`, `paywall`, `consent-wall`, `error-page`, `undecodable`,
    /// `encoding-guessed`, `control-characters`, `pictures-missing`, `no-text`, `hyphens-joined`, `letters-unknown`,
    /// `pages-unread`, `tracked-changes`, `cut-short`, `attachments`, `few-old-words`, `fields-cut`, `address-left-out`,
    /// `only-changed`, `downgraded`.
    pub kind: String,
    /// The number in it; 0 when it has none.
    pub count: u32,
    /// The name in it; empty when it has none.
    pub name: String,
}

/// Changes the fields of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditArticle {
    /// The article.
    pub article: i64,
    /// All its fields as they shall be.
    pub citation: Citation,
}

/// Puts articles out of the inbox, or back in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ArchiveArticles {
    /// The articles.
    pub articles: Vec<i64>,
    /// Out of the inbox, or back in.
    pub archived: bool,
}

/// Says that articles were read, or that they are still to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetRead {
    /// Keys.
    pub articles: Vec<i64>,
    /// Whether they were.
    pub read: bool,
}

/// Adds a tag to articles, or takes it off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TagArticles {
    /// The articles.
    pub articles: Vec<i64>,
    /// Path of the tag; made when it is new.
    pub path: String,
}

/// Writes the note of an article; an empty body removes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetArticleNote {
    /// The article.
    pub article: i64,
    /// Markdown.
    pub body: String,
}

impl Citation {
    /// The page's twin of the core's fields.
    pub fn of(citation: &core::Citation) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let date = |date: &Option<core::Published>| date.as_ref().map(ToString::to_string).unwrap_or_default();
        Self {
            headline: text(&citation.headline),
            byline: citation.byline.clone(),
            dateline: text(&citation.dateline),
            outlet: text(&citation.outlet),
            published: date(&citation.published),
            updated: date(&citation.updated),
            url: text(&citation.url),
            language: text(&citation.language),
        }
    }

    /// The core's twin of the page's fields.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a date that is none.
    pub fn to_core(&self) -> Result<core::Citation> {
        let text = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let date = |date: &String| text(date).map(|date| date.parse()).transpose();
        let invalid = |error: core::NotADate| Error::Invalid(error.to_string());
        core::Citation {
            headline: text(&self.headline),
            byline: self.byline.clone(),
            dateline: text(&self.dateline),
            outlet: text(&self.outlet),
            published: date(&self.published).map_err(invalid)?,
            updated: date(&self.updated).map_err(invalid)?,
            url: text(&self.url),
            language: text(&self.language),
        }
        .tidied()
    }
}

impl From<&Scope> for core::Scope {
    fn from(scope: &Scope) -> Self {
        match scope {
            Scope::Inbox => Self::Inbox,
            Scope::Articles => Self::Articles,
            Scope::Tag { tag } => Self::Tag(TagId(*tag)),
            Scope::Trash => Self::Trash,
        }
    }
}

impl From<Order> for core::Order {
    fn from(order: Order) -> Self {
        match order {
            Order::Newest => Self::Newest,
            Order::Oldest => Self::Oldest,
            Order::Published => Self::Published,
            Order::Headline => Self::Headline,
            Order::Relevance => Self::Relevance,
        }
    }
}

impl ArticleRow {
    pub(crate) fn of(listed: core::Listed, tags: &TagRefs) -> Self {
        let core::Row { article, lead, words, passages, has_note, tags: paths, .. } = listed.row;
        let (versions, edited) = (listed.row.versions, listed.row.is_edited);
        let (doubtful, reviews) = (listed.row.is_doubtful, listed.row.reviews);
        let copies = Some(listed.row.copies).filter(|copies| *copies > 0);
        let citation = article.citation;
        Self {
            id: article.id.0,
            headline: citation.headline.unwrap_or_else(|| first_words(&lead)),
            outlet: citation.outlet.unwrap_or_default(),
            byline: citation.byline,
            published: citation.published.map(String::from).unwrap_or_default(),
            clipped_ms: article.clipped_ms,
            archived: article.archived_ms.is_some(),
            unread: listed.row.is_unread,
            has_note,
            passages,
            tags: tags.named(&paths),
            lead,
            words,
            language: citation.language.unwrap_or_default(),
            found: listed.found.map(Snippet::of),
            score: listed.score,
            versions,
            edited,
            doubtful,
            reviews,
            copies,
            under: None,
        }
    }
}

/// What stands in for a headline that is missing.
pub(crate) fn first_words(text: &str) -> String {
    const WORDS: usize = 12;
    let mut words = text.split_whitespace();
    let mut line = words.by_ref().take(WORDS).collect::<Vec<_>>().join(" ");
    if words.next().is_some() {
        line.push('…');
    }
    line
}

impl Snippet {
    pub(crate) fn of(found: Found) -> Self {
        let map = OffsetMap::new(&found.text);
        let marks = found.marks.iter().filter_map(|mark| map.range_to_utf16(*mark));
        Self {
            field: match found.field {
                Place::Citation => FoundIn::Citation,
                Place::Text => FoundIn::Text,
                Place::Quote => FoundIn::Quote,
                Place::Note => FoundIn::Note,
                Place::Tag => FoundIn::Tag,
                Place::Claim => FoundIn::Claim,
                Place::Speaker => FoundIn::Speaker,
            },
            marks: marks.map(|mark| (mark.start.0 as u32, mark.end.0 as u32)).collect(),
            passage: found.passage.map(|passage| passage.0),
            text: found.text,
        }
    }
}

impl ArticleView {
    /// One article.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn of(library: &Library, id: ArticleId) -> Result<Self> {
        let article = library.article(id)?;
        let document = library.shown_document(id)?;
        Ok(Self {
            id: id.0,
            citation: Citation::of(&article.citation),
            clipped_ms: article.clipped_ms,
            archived: article.archived_ms.is_some(),
            trashed: article.trashed_ms.is_some(),
            tags: TagRefs::of(library)?.named(&library.article_tags(id)?),
            note: library.article_note(id)?,
            note_private: library.note_on(NoteOn::Article(id))?.is_some_and(|note| note.is_private),
            document: document.0,
            words: library.document_words(document)?,
            captures: library.captures(id)?.into_iter().map(CaptureView::of).collect(),
        })
    }
}

impl CaptureView {
    pub(crate) fn of(capture: Capture) -> Self {
        Self {
            id: capture.id.0,
            captured_ms: capture.captured_ms,
            saved_ms: capture.saved_ms,
            importer: capture.importer,
            file_name: capture.file_name.unwrap_or_default(),
            sha256: capture.source.to_string(),
            document: capture.document.0,
            warnings: capture.warnings.iter().map(WarningView::of).collect(),
        }
    }
}

impl WarningView {
    /// The page's twin of a warning.
    pub fn of(warning: &Warning) -> Self {
        let (kind, count, name) = match warning {
            Warning::NoHeadline => ("no-headline", 0, ""),
            Warning::NoBody => ("no-body", 0, ""),
            Warning::LittleText { words } => ("little-text", *words, ""),
            Warning::Paywall => ("paywall", 0, ""),
            Warning::ConsentWall => ("consent-wall", 0, ""),
            Warning::ErrorPage => ("error-page", 0, ""),
            Warning::Undecodable { places, encoding } => ("undecodable", *places, encoding.as_str()),
            Warning::EncodingGuessed { encoding } => ("encoding-guessed", 0, encoding.as_str()),
            Warning::ControlCharacters { count } => ("control-characters", *count, ""),
            Warning::PicturesMissing { count } => ("pictures-missing", *count, ""),
            Warning::NoText { pages } => ("no-text", *pages, ""),
            Warning::HyphensJoined { count } => ("hyphens-joined", *count, ""),
            Warning::LettersUnknown { count } => ("letters-unknown", *count, ""),
            Warning::PagesUnread { count } => ("pages-unread", *count, ""),
            Warning::TrackedChanges { count } => ("tracked-changes", *count, ""),
            Warning::CutShort => ("cut-short", 0, ""),
            Warning::Attachments { count, names } => ("attachments", *count, names.as_str()),
            Warning::FewOldWords { percent } => ("few-old-words", *percent, ""),
            Warning::FieldsCut { count } => ("fields-cut", *count, ""),
            Warning::AddressLeftOut => ("address-left-out", 0, ""),
            Warning::OnlyChanged => ("only-changed", 0, ""),
            Warning::Downgraded => ("downgraded", 0, ""),
        };
        Self { kind: kind.to_owned(), count, name: name.to_owned() }
    }
}

/// The articles that a call names.
pub fn article_ids(articles: &[i64]) -> Vec<ArticleId> {
    articles.iter().copied().map(ArticleId).collect()
}
