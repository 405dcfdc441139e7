//! Articles: rows of the list, one whole, and what can be done with them.

use crate::tag::TagRef;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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

/// Asks for a window of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListArticles {
    /// Which articles.
    pub scope: Scope,
    /// What was typed in the search box; empty for all of the scope.
    pub query: String,
    /// Whether the last word of the query may still be growing.
    pub typing: bool,
    /// The order.
    pub order: Order,
    /// Rows to skip.
    pub offset: u32,
    /// Rows wanted, 500 at most.
    pub limit: u32,
}

/// A window of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticlePage {
    /// All articles that fit.
    pub total: u32,
    /// All passages of these articles.
    pub passages: u32,
    /// The window.
    pub rows: Vec<ArticleRow>,
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
    /// Whether it has a note of its own.
    pub has_note: bool,
    /// Number of passages.
    pub passages: u32,
    /// Tags of the article and of its passages, in order of path.
    pub tags: Vec<TagRef>,
    /// The first words of the text.
    pub lead: String,
    /// When searching: the best matching place.
    pub found: Option<Snippet>,
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
    /// The document to show: the newest one of the newest capture.
    pub document: i64,
    /// Words of that document.
    pub words: u32,
    /// Captures, newest first.
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
    /// Which warning: `no-headline`, `no-body`, `little-text`, `undecodable`, `encoding-guessed`,
    /// `control-characters`, `pictures-missing`.
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
