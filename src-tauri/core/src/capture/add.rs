//! Keeping what was read: bytes, article, capture and document in one step.

use super::{Draft, Hash};
use crate::article::{Article, Citation};
use crate::error::Result;
use crate::extract::EXTRACTOR;
use crate::id::{ArticleId, CaptureId, DocumentId};
use crate::library::{Done, Library, Op, Step};
use crate::note::Subject;
use crate::storage::article::NewArticle;
use crate::storage::capture::{NewCapture, NewDocument};
use crate::storage::{self, Tx};
use crate::tag::Path;
use crate::version;

/// A source that was read and not kept yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// The bytes as they came.
    pub bytes: Vec<u8>,
    /// Which importer read them.
    pub importer: &'static str,
    /// Name of the file, if they came from one.
    pub file_name: Option<String>,
    /// When the source says that it was taken from the web, in UTC milliseconds.
    pub saved_ms: Option<i64>,
    /// What extraction made of them.
    pub draft: Draft,
    /// The fields as the user corrected them; `None` for those that were found.
    pub corrected: Option<Citation>,
    /// Paths of tags to put on the article.
    pub tags: Vec<String>,
    /// Which article it belongs to.
    pub belongs: Belongs,
}

/// Which article a source belongs to, unless the same bytes or the same text are here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Belongs {
    /// The one that has the same address, as another version of it; to one of its own where there is none.
    #[default]
    ByAddress,
    /// This one, because the user says so.
    To(ArticleId),
    /// One of its own, because the user says so.
    Alone,
}

/// What became of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is a new article.
    Added,
    /// It is a new version of an article that was here.
    Version,
    /// It was here; nothing was stored twice.
    Present,
}

/// A source that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What became of it.
    pub status: Status,
    /// The article, new or not.
    pub article: ArticleId,
    /// Its capture of these bytes, or its newest.
    pub capture: CaptureId,
    /// The hash of the bytes as they came.
    pub source: Hash,
    /// Of a version that is not shown before the user says so: how much of the old words it has, in per cent.
    pub doubt: Option<u32>,
}

impl Library {
    /// Keeps one clipping. Undoable.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] for corrected fields that cannot be; nothing is stored then.
    pub fn add(&mut self, incoming: &Incoming) -> Result<Done<Kept>> {
        let step = self.step_of(incoming)?;
        self.transact(step, |tx| keep(tx, incoming))
    }

    /// The step of keeping `incoming`, by the name of its article.
    pub(crate) fn step_of(&self, incoming: &Incoming) -> Result<Step> {
        let of = match incoming.belongs {
            Belongs::ByAddress => self.version_of(incoming)?,
            Belongs::To(article) => Some(article),
            Belongs::Alone => None,
        };
        Ok(match of {
            Some(article) => {
                Op::AddVersion.named(1, self.article(article)?.citation.headline.as_deref().unwrap_or_default())
            }
            None => Op::AddArticle.named(1, incoming.citation().headline.as_deref().unwrap_or_default()),
        })
    }

    /// Keeps several clippings in one commit. Steps with the same `batch` are undone together.
    ///
    /// # Errors
    /// When the file cannot be written; none of them is stored then.
    pub fn add_all(&mut self, incoming: &[Incoming], batch: i64) -> Result<Done<Vec<Kept>>> {
        self.transact_in_batch(Op::Import.of(incoming.len()), batch, |tx| {
            let keep_one = |one| {
                let kept = keep(tx, one)?;
                tx.count(kept.status != Status::Present);
                Ok(kept)
            };
            incoming.iter().map(keep_one).collect()
        })
    }

    /// A number for a batch of steps that shall be undone together.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn new_batch(&self) -> Result<i64> {
        self.read(storage::journal::next_step)
    }

    /// The article that `incoming` adds nothing to: of the same bytes, or of the same text, unless it stood at another
    /// site or has a new headline.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn same_as(&self, incoming: &Incoming) -> Result<Option<Article>> {
        self.read(|conn| version::seen(conn, incoming, Hash::of(&incoming.bytes)))?
            .map(|article| self.read(|conn| storage::article::get(conn, article)))
            .transpose()
    }
}

impl Incoming {
    /// The fields that the article gets.
    pub fn citation(&self) -> &Citation {
        self.corrected.as_ref().unwrap_or(&self.draft.citation)
    }
}

/// Keeps one clipping in a step that is running.
pub(crate) fn keep(tx: &mut Tx<'_>, incoming: &Incoming) -> Result<Kept> {
    let source = Hash::of(&incoming.bytes);
    if let Some(article) = version::seen(tx.conn(), incoming, source)? {
        let captures = storage::capture::of_article(tx.conn(), article)?;
        let capture = captures.iter().find(|capture| capture.source == source).or(captures.first());
        let capture = capture.map(|capture| capture.id).expect("an article has a capture");
        return Ok(Kept { status: Status::Present, article, capture, source, doubt: None });
    }
    let conn = tx.conn();
    let of = match incoming.belongs {
        Belongs::ByAddress => version::matching(conn, incoming)?,
        Belongs::To(article) => Some(storage::article::get(conn, article)?.id),
        Belongs::Alone => None,
    };
    storage::blob::put(conn, source, None, &incoming.bytes)?;
    for picture in &incoming.draft.pictures {
        storage::blob::put(conn, picture.hash, Some(picture.media_type), &picture.bytes)?;
    }
    if let Some(article) = of {
        let (capture, doubt) = version::add_version(tx, article, incoming, source)?;
        return Ok(Kept { status: Status::Version, article, capture, source, doubt });
    }
    let citation = match &incoming.corrected {
        Some(corrected) => corrected.tidied()?,
        None => incoming.draft.citation.kept_as_found(),
    };
    let now_ms = tx.now_ms();
    let article = tx.add_article(&NewArticle {
        uid: None,
        citation: &citation,
        clipped_ms: now_ms,
        archived_ms: None,
        trashed_ms: None,
    })?;
    let capture = tx.add_capture(&NewCapture {
        uid: None,
        article,
        captured_ms: now_ms,
        saved_ms: incoming.saved_ms,
        importer: incoming.importer,
        file_name: incoming.file_name.as_deref(),
        url: incoming.draft.citation.url.as_deref(),
        source,
        warnings: &incoming.draft.warnings,
        is_doubtful: false,
    })?;
    let _: DocumentId = tx.add_document(&NewDocument {
        uid: None,
        capture,
        extractor: EXTRACTOR,
        found: &incoming.draft.citation,
        document: &incoming.draft.document,
        made_from: None,
    })?;
    for path in &incoming.tags {
        let tag = tx.ensure_tag(&Path::parse(path)?)?;
        tx.add_tagging(tag, Subject::Article(article))?;
    }
    Ok(Kept { status: Status::Added, article, capture, source, doubt: None })
}
