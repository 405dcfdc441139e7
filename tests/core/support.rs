//! A small kit: a desk with a library on it, articles with blocks, and everything that a user can see of a library.
#![allow(clippy::unwrap_used)]

use clipfile_core::article::{Article, Citation, Order, Scope};
use clipfile_core::capture::{Belongs, Draft, Hash, Incoming, Picture};
use clipfile_core::citation::KeptStyle;
use clipfile_core::claim::{Evidence, Filter, Linked, ListedClaim, Sort, StatusChange};
use clipfile_core::clock::FixedClock;
use clipfile_core::document::{BlockKind, Builder, ByteRange, DropReason};
use clipfile_core::draft;
use clipfile_core::highlight::{Colour, ColourNames, Passage};
use clipfile_core::id::{ArticleId, ClaimId, DocumentId, HighlightId};
use clipfile_core::note::ListedNote;
use clipfile_core::person::Person;
use clipfile_core::saved_search::SavedSearch;
use clipfile_core::search::Query;
use clipfile_core::story::{Correction, Item, Kept, Story};
use clipfile_core::tag::CountedTag;
use clipfile_core::version::Version;
use clipfile_core::{Error, Host, Library};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// Clock, uids and name of the program, the same in every run.
pub(crate) fn host() -> Host {
    Host {
        clock: Arc::new(FixedClock::starting_at(1_700_000_000_000)),
        counted_uids: Some(1),
        program: "Clipfile under test",
    }
}

/// A library in a folder of its own.
pub(crate) struct Desk {
    pub(crate) library: Library,
    host: Host,
    // Last, so that the folder goes after the library in it is closed.
    folder: TempDir,
}

impl Desk {
    /// An empty library.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let host = host();
        let library = Library::create(&folder.path().join("Desk.clipfile"), &host).unwrap();
        Self { library, host, folder }
    }

    /// A library with one article for each text; a line is a paragraph, the first is the headline too.
    pub(crate) fn with(texts: &[&str]) -> Self {
        let mut desk = Self::new();
        for text in texts {
            desk.add(text);
        }
        desk
    }

    pub(crate) fn host(&self) -> &Host {
        &self.host
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("Desk.clipfile")
    }

    /// A path beside the library.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Keeps an article of that text.
    pub(crate) fn add(&mut self, text: &str) -> ArticleId {
        self.library.add(&article(text)).unwrap().value.article
    }

    /// Marks the first place of `words` in an article.
    pub(crate) fn mark(&mut self, article: ArticleId, words: &str) -> HighlightId {
        let document = self.document(article);
        let text = self.library.document(document).unwrap().text;
        let start = text.find(words).unwrap();
        self.library.add_highlight(document, ByteRange::new(start, start + words.len()), Colour::Amber).unwrap().value
    }

    /// The document shown of an article.
    pub(crate) fn document(&self, article: ArticleId) -> DocumentId {
        self.library.shown_document(article).unwrap()
    }

    /// Headlines of the articles outside the trash that a query finds, newest first.
    pub(crate) fn found(&self, typed: &str) -> Vec<String> {
        found_in(&self.library, Scope::Articles, typed)
    }

    /// Closes the library and opens it again.
    pub(crate) fn reopened(self) -> Self {
        let Self { library, host, folder } = self;
        let path = library.path().to_owned();
        library.close().unwrap();
        Self { library: Library::open(&path, &host).unwrap(), host, folder }
    }

    /// Closes the library and gives its folder and file.
    pub(crate) fn closed(self) -> (TempDir, PathBuf) {
        let Self { library, folder, .. } = self;
        let path = library.path().to_owned();
        library.close().unwrap();
        (folder, path)
    }

    /// Nothing is wrong with the file.
    pub(crate) fn assert_sound(&self) {
        assert_eq!(self.library.check().unwrap(), Vec::<String>::new());
    }

    /// What the next undo and redo say.
    pub(crate) fn ways(&self) -> (String, String) {
        let state = self.library.undo_state().unwrap();
        let says = |step: Option<clipfile_core::library::Step>| step.map(|step| step.to_string()).unwrap_or_default();
        (says(state.undo), says(state.redo))
    }
}

/// Names of the files in the folder of `path`, in order.
pub(crate) fn files_beside(path: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Whether a file has `words` in it anywhere.
pub(crate) fn has_bytes(path: &Path, words: &str) -> bool {
    fs::read(path).unwrap().windows(words.len()).any(|window| window == words.as_bytes())
}

/// A clipping of which every line is a paragraph and the first line is the headline too; what follows `~` was left out.
pub(crate) fn article(text: &str) -> Incoming {
    let mut builder = Builder::new();
    for line in text.lines() {
        match line.strip_prefix('~') {
            Some(left_out) => builder.drop(DropReason::Related, left_out),
            None => builder.block(BlockKind::Paragraph, line, []),
        }
    }
    Incoming {
        bytes: format!("<!-- source -->{text}").into_bytes(),
        importer: "html",
        file_name: None,
        saved_ms: None,
        draft: Draft {
            citation: Citation { headline: text.lines().next().map(str::to_owned), ..Citation::default() },
            document: builder.finish(),
            pictures: Vec::new(),
            warnings: Vec::new(),
        },
        corrected: None,
        tags: Vec::new(),
        belongs: Belongs::default(),
    }
}

/// A clipping with a picture between two paragraphs.
pub(crate) fn article_with_picture(text: &str, picture: &[u8]) -> Incoming {
    let hash = Hash::of(picture);
    let mut incoming = article(text);
    let mut builder = Builder::new();
    builder.block(BlockKind::Paragraph, text, []);
    builder.figure(Some(hash.to_string()), "a picture".to_owned());
    incoming.draft.document = builder.finish();
    incoming.draft.pictures = vec![Picture { hash, media_type: "image/png", bytes: picture.to_vec() }];
    incoming
}

/// Headlines of the articles of a scope that a query finds, newest first.
pub(crate) fn found_in(library: &Library, scope: Scope, typed: &str) -> Vec<String> {
    let query = library.query(typed, false);
    let page = library.list_articles(scope, &query, Order::Newest, 0, 1000).unwrap();
    assert_eq!(page.total as usize, page.rows.len(), "the number of articles is that of the rows: {typed}");
    page.rows.into_iter().map(|listed| listed.row.article.citation.headline.unwrap_or_default()).collect()
}

/// An article with everything on it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SeenArticle {
    article: Article,
    text: String,
    tags: Vec<String>,
    all_tags: Vec<String>,
    note: String,
    passages: Vec<Passage>,
    count: u32,
    has_note: bool,
    versions: Vec<Version>,
    reviews: u32,
}

/// A claim with everything on it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SeenClaim {
    listed: ListedClaim,
    statuses: Vec<StatusChange>,
    evidence: Vec<Evidence>,
    linked: Vec<Linked>,
    note: String,
}

/// Everything that a user can see of a library.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Seen {
    inbox: Vec<ArticleId>,
    articles: Vec<SeenArticle>,
    trash: Vec<SeenArticle>,
    passages: Vec<Passage>,
    thrown_away: Vec<Passage>,
    tags: Vec<CountedTag>,
    tagged: Vec<Vec<ArticleId>>,
    notes: Vec<ListedNote>,
    colours: ColourNames,
    people: Vec<Person>,
    claims: Vec<SeenClaim>,
    stories: Vec<(Story, String, Vec<Item>)>,
    published: Vec<(Option<Kept>, Vec<ClaimId>)>,
    corrections: Vec<Correction>,
    drafts: Vec<draft::Draft>,
    saved_searches: Vec<SavedSearch>,
    styles: (Vec<KeptStyle>, String),
    hits: Vec<Vec<String>>,
}

/// Looks at a library; `queries` are searched for in it.
pub(crate) fn seen(library: &Library, queries: &[&str]) -> Seen {
    let tags = library.tags().unwrap();
    Seen {
        inbox: listed(library, Scope::Inbox).into_iter().map(|seen| seen.article.id).collect(),
        articles: listed(library, Scope::Articles),
        trash: listed(library, Scope::Trash),
        passages: library.list_passages(false, "", 0, 1000).unwrap().1,
        thrown_away: library.list_passages(true, "", 0, 1000).unwrap().1,
        tagged: tags
            .iter()
            .map(|tag| listed(library, Scope::Tag(tag.tag.id)).into_iter().map(|seen| seen.article.id).collect())
            .collect(),
        tags,
        notes: library.list_notes("", 0, 1000).unwrap().1,
        colours: library.colour_names().unwrap(),
        people: [false, true]
            .into_iter()
            .flat_map(|is_trash| library.people(is_trash, "").unwrap())
            .map(|listed| listed.person)
            .collect(),
        claims: [false, true].into_iter().flat_map(|is_trash| claims(library, is_trash)).collect(),
        stories: [false, true]
            .into_iter()
            .flat_map(|is_trash| library.stories(is_trash).unwrap())
            .map(|listed| {
                let id = listed.story.id;
                (listed.story, library.story_note(id).unwrap(), library.story_items(id).unwrap())
            })
            .collect(),
        published: [false, true]
            .into_iter()
            .flat_map(|is_trash| library.stories(is_trash).unwrap())
            .map(|listed| listed.story.id)
            .map(|id| (library.kept_of_story(id).unwrap(), library.used_claims(id).unwrap()))
            .collect(),
        corrections: library.corrections(None).unwrap(),
        drafts: [false, true].into_iter().flat_map(|is_trash| library.drafts(is_trash, None).unwrap()).collect(),
        saved_searches: library.saved_searches().unwrap(),
        styles: (library.kept_styles().unwrap(), library.chosen_style().unwrap()),
        hits: queries
            .iter()
            .flat_map(|query| [found_in(library, Scope::Articles, query), found_in(library, Scope::Trash, query)])
            .collect(),
    }
}

fn claims(library: &Library, is_trash: bool) -> Vec<SeenClaim> {
    let scope = if is_trash { Scope::Trash } else { Scope::Articles };
    let filter = Filter { scope, ..Filter::default() };
    let (total, rows) = library.list_claims(&filter, Sort::Made, false, 0, 1000).unwrap();
    assert_eq!(total as usize, rows.len());
    let look = |listed: ListedClaim| {
        let id = listed.claim.id;
        SeenClaim {
            statuses: library.statuses(id).unwrap(),
            evidence: library.evidence(id).unwrap(),
            linked: library.linked_claims(id).unwrap(),
            note: library.claim_note(id).unwrap(),
            listed,
        }
    };
    rows.into_iter().map(look).collect()
}

fn listed(library: &Library, scope: Scope) -> Vec<SeenArticle> {
    let page = library.list_articles(scope, &Query::default(), Order::Newest, 0, 1000).unwrap();
    let rows = page.rows.into_iter().map(|listed| listed.row);
    rows.map(|row| SeenArticle {
        text: library.document(row.document).unwrap().text,
        tags: library.article_tags(row.article.id).unwrap(),
        note: library.article_note(row.article.id).unwrap(),
        passages: library.passages(row.document).unwrap(),
        versions: library.versions(row.article.id).unwrap(),
        reviews: row.reviews,
        article: row.article,
        all_tags: row.tags,
        count: row.passages,
        has_note: row.has_note,
    })
    .collect()
}

/// Reads what the lists show, and stops at the first thing that cannot be read.
pub(crate) fn stock_of(library: &Library) -> clipfile_core::Result<()> {
    for scope in [Scope::Inbox, Scope::Articles, Scope::Trash] {
        for listed in library.list_articles(scope, &Query::default(), Order::Newest, 0, 1000)?.rows {
            library.document(listed.row.document)?;
            library.passages(listed.row.document)?;
            library.captures(listed.row.article.id)?;
        }
    }
    library.list_passages(false, "", 0, 1000).map(drop)
}

/// The error of a call that must fail.
pub(crate) fn refused<T>(result: clipfile_core::Result<T>) -> Error {
    match result {
        Ok(_) => panic!("this should have been refused"),
        Err(error) => error,
    }
}
