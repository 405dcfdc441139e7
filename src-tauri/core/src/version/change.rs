//! Articles get versions, and versions become articles.

use super::words::kept_percent;
use crate::article::Article;
use crate::capture::{Belongs, Capture, Hash, Incoming, Warning};
use crate::error::{Error, Result};
use crate::extract::EXTRACTOR;
use crate::highlight;
use crate::id::{ArticleId, CaptureId, DocumentId};
use crate::library::{Done, Library, Op};
use crate::note::Subject;
use crate::storage::article::NewArticle;
use crate::storage::capture::{NewCapture, NewDocument};
use crate::storage::{self, Noun, Tx};
use crate::tag::Path;

/// A version that has less of the words of the one before is not taken for one unasked, in per cent.
const MIN_KEPT_PERCENT: u32 = 25;

/// Why a version is not shown unasked: how much of the old words it has, in per cent.
type Doubt = Option<u32>;

/// Adds `incoming` to `article` as a version, in a step that is running.
pub(crate) fn add_version(
    tx: &mut Tx<'_>,
    article: ArticleId,
    incoming: &Incoming,
    source: Hash,
) -> Result<(CaptureId, Doubt)> {
    let before = storage::capture::shown_document(tx.conn(), article)?;
    let percent = kept_percent(&storage::capture::text(tx.conn(), before)?, &incoming.draft.document.text);
    let is_asked_for = matches!(incoming.belongs, Belongs::To(_));
    let doubt = Some(percent).filter(|percent| is_doubtful(incoming, *percent) && !is_asked_for);
    let mut warnings = incoming.draft.warnings.clone();
    warnings.extend(doubt.map(|percent| Warning::FewOldWords { percent }));
    let capture = tx.add_capture(&NewCapture {
        uid: None,
        article,
        captured_ms: tx.now_ms(),
        saved_ms: incoming.saved_ms,
        importer: incoming.importer,
        file_name: incoming.file_name.as_deref(),
        url: incoming.draft.citation.url.as_deref(),
        source,
        warnings: &warnings,
        is_doubtful: doubt.is_some(),
    })?;
    let _: DocumentId = tx.add_document(&NewDocument {
        uid: None,
        capture,
        extractor: EXTRACTOR,
        found: &incoming.draft.citation,
        document: &incoming.draft.document,
        made_from: None,
    })?;
    let is_shown = follow_fields(tx, article, before)?;
    if let Some(corrected) = incoming.corrected.as_ref().filter(|_| is_shown) {
        let present = storage::article::get(tx.conn(), article)?.citation;
        let found = incoming.draft.citation.kept_as_found();
        tx.set_citation(article, &present.corrected_by(&found, &corrected.tidied()?))?;
    }
    for path in &incoming.tags {
        let tag = tx.ensure_tag(&Path::parse(path)?)?;
        tx.add_tagging(tag, Subject::Article(article))?;
    }
    highlight::carry(tx, article, None)?;
    Ok((capture, doubt))
}

fn is_doubtful(incoming: &Incoming, kept_percent: u32) -> bool {
    let is_no_article =
        |warning: &Warning| matches!(warning, Warning::ConsentWall | Warning::ErrorPage | Warning::NoText { .. });
    kept_percent < MIN_KEPT_PERCENT
        || incoming.draft.document.text.trim().is_empty()
        || incoming.draft.warnings.iter().any(is_no_article)
}

/// Gives an article the fields that were found in the document that is shown now, where they are still those that were
/// found in `before`: what the user corrected stays. Gives whether another document is shown.
pub(super) fn follow_fields(tx: &mut Tx<'_>, article: ArticleId, before: DocumentId) -> Result<bool> {
    let shown = storage::capture::shown_document(tx.conn(), article)?;
    if shown == before {
        return Ok(false);
    }
    let old = storage::capture::found(tx.conn(), before)?.kept_as_found();
    let new = storage::capture::found(tx.conn(), shown)?.kept_as_found();
    let present = storage::article::get(tx.conn(), article)?.citation;
    tx.set_citation(article, &present.followed(&old, &new))?;
    Ok(true)
}

impl Library {
    /// Makes the article `from` a version of `into`, with all its captures, passages, notes and tags. Undoable.
    ///
    /// The fields of `into` stay, except that those nobody corrected follow the newest version. Where both have a note,
    /// that of `from` comes below.
    ///
    /// # Errors
    /// [`Error::Invalid`] when they are one article or one of them is in the trash; [`Error::NotFound`].
    pub fn merge_articles(&mut self, into: ArticleId, from: ArticleId) -> Result<Done<()>> {
        let (target, source) = (self.article(into)?, self.article(from)?);
        if into == from {
            return Err(Error::Invalid("an article cannot be a version of itself".to_owned()));
        }
        if target.trashed_ms.is_some() || source.trashed_ms.is_some() {
            return Err(Error::Invalid("one of the articles is in the trash; bring it back first".to_owned()));
        }
        let captures = self.captures(from)?;
        self.transact(Op::MergeArticles.named(1, &name_of(&target)), |tx| {
            let before = storage::capture::shown_document(tx.conn(), into)?;
            for capture in &captures {
                tx.update(Noun::Capture, capture.id.0, &[("article", &into.0)])?;
            }
            for passage in storage::highlight::of_article(tx.conn(), from)? {
                tx.update(Noun::Highlight, passage.0, &[("article", &into.0)])?;
            }
            for annotation in storage::annotation::of_article(tx.conn(), from)? {
                tx.settle_annotation(annotation.id, annotation.state, Some(into), annotation.highlight)?;
            }
            tx.move_taggings(from, into)?;
            tx.follow_in_stories("article", from.0, into.0)?;
            let note = storage::note::of_article(tx.conn(), from)?;
            if !note.is_empty() {
                tx.set_note(Subject::Article(from), "")?;
                let present = storage::note::of_article(tx.conn(), into)?;
                let both = if present.is_empty() { note } else { format!("{present}\n\n{note}") };
                tx.set_note(Subject::Article(into), &both)?;
            }
            tx.delete(Noun::Article, from.0)?;
            follow_fields(tx, into, before)?;
            highlight::carry(tx, into, None)
        })
    }

    /// Makes a version an article of its own. Passages that stand in no other version go with it; the others stay.
    /// Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is the only version; [`Error::NotFound`].
    pub fn split_version(&mut self, capture: CaptureId) -> Result<Done<ArticleId>> {
        let (article, capture) = self.one_of_several(capture)?;
        let citation = self.read(|conn| storage::capture::found(conn, capture.document))?.kept_as_found();
        self.transact(Op::SplitVersion.named(1, &name_of(&article)), |tx| {
            let before = storage::capture::shown_document(tx.conn(), article.id)?;
            let clipped_ms = capture.captured_ms;
            let own = tx.add_article(&NewArticle {
                uid: None,
                citation: &citation,
                clipped_ms,
                archived_ms: article.archived_ms,
                trashed_ms: None,
            })?;
            let leaving: Vec<DocumentId> =
                storage::capture::documents_of(tx.conn(), capture.id)?.into_iter().map(|row| row.id).collect();
            for passage in storage::highlight::of_article(tx.conn(), article.id)? {
                let anchors = storage::highlight::anchors(tx.conn(), passage)?;
                let is_leaving = |document: DocumentId| leaving.contains(&document);
                let stands = |row: &&storage::highlight::AnchorRow| row.place.range.is_some();
                let goes = !anchors.iter().filter(stands).any(|row| !is_leaving(row.document));
                if goes {
                    tx.update(Noun::Highlight, passage.0, &[("article", &own.0)])?;
                    if let Some(annotation) = storage::annotation::of_highlight(tx.conn(), passage)? {
                        tx.settle_annotation(annotation.id, annotation.state, Some(own), Some(passage))?;
                    }
                }
                for row in anchors.iter().filter(|row| is_leaving(row.document) != goes) {
                    tx.delete(Noun::Anchor, row.id)?;
                }
            }
            tx.update(Noun::Capture, capture.id.0, &[("article", &own.0), ("doubtful", &false)])?;
            follow_fields(tx, article.id, before)?;
            Ok(own)
        })
    }

    /// Says that a doubtful version is one: it takes its place among the others. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn keep_version(&mut self, capture: CaptureId) -> Result<Done<()>> {
        let (article, _) = self.read(|conn| storage::capture::owner_of(conn, capture))?;
        let article = self.article(article)?;
        self.transact(Op::KeepVersion.named(1, &name_of(&article)), |tx| {
            let before = storage::capture::shown_document(tx.conn(), article.id)?;
            tx.update(Noun::Capture, capture.0, &[("doubtful", &false)])?;
            follow_fields(tx, article.id, before)?;
            Ok(())
        })
    }

    /// Puts a version away. It is deleted for good with the trash. Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is the only version; [`Error::NotFound`].
    pub fn put_away_version(&mut self, capture: CaptureId) -> Result<Done<()>> {
        let (article, capture) = self.one_of_several(capture)?;
        self.transact(Op::PutAwayVersion.named(1, &name_of(&article)), |tx| {
            let before = storage::capture::shown_document(tx.conn(), article.id)?;
            // Those that were made from another one go before it.
            for row in storage::capture::documents_of(tx.conn(), capture.id)?.into_iter().rev() {
                highlight::forget_places(tx, row.id)?;
                tx.delete(Noun::Document, row.id.0)?;
            }
            tx.delete(Noun::Capture, capture.id.0)?;
            follow_fields(tx, article.id, before)?;
            Ok(())
        })
    }

    /// A capture of an article that has others too.
    fn one_of_several(&self, id: CaptureId) -> Result<(Article, Capture)> {
        let (article, _) = self.read(|conn| storage::capture::owner_of(conn, id))?;
        let captures = self.captures(article)?;
        let is_only = captures.iter().filter(|capture| capture.id == id || !capture.is_doubtful).count() < 2;
        let capture = captures.into_iter().find(|capture| capture.id == id);
        let capture = capture.ok_or_else(|| Error::NotFound(format!("version {id}")))?;
        if is_only {
            return Err(Error::Invalid("it is the only version of the article".to_owned()));
        }
        Ok((self.article(article)?, capture))
    }
}

fn name_of(article: &Article) -> String {
    article.citation.headline.clone().unwrap_or_default()
}
