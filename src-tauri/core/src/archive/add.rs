//! Keeping an archive: what is missing here is added, what is here stays as it is.

use super::check::{check, decoded};
use super::{Annotation, Archive, Article, Blob, Capture, CapturedDocument, Note, Passage, Tagging, ToldCopies};
use crate::anchor::Place;
use crate::capture::Hash;
use crate::document::{BlockKind, ByteRange};
use crate::error::{Error, Result};
use crate::highlight;
use crate::id::{ArticleId, CaptureId, DocumentId, HighlightId, TagId, Uid};
use crate::library::{Done, Library, Op};
use crate::note::{NoteOn, Subject};
use crate::storage::annotation::NewAnnotation;
use crate::storage::article::NewArticle;
use crate::storage::capture::{MadeFrom, NewCapture, NewDocument};
use crate::storage::highlight::NewHighlight;
use crate::storage::uid::Known;
use crate::storage::{self, Noun, Tx};
use crate::tag::Path;
use std::collections::HashMap;

impl Library {
    /// Adds everything in `archive` that is not here, in one step that undo takes back as a whole. Gives the number of
    /// new articles.
    ///
    /// Things meet by their `uid`. What is not here is added with its own `uid` and times; what was taken back by undo
    /// comes back. What is here is never overwritten:
    ///
    /// - An article keeps its fields, its times and whether it lies in the trash; it gets the captures, passages, tags and
    ///   the note that it lacks. The same holds for a passage and its places, tags and note.
    /// - Where both have a note, the one here stays and the other is not taken.
    /// - A passage whose ends were moved in one of the two libraries keeps the words that it has here.
    /// - Colours keep the names that they have here.
    /// - Saved searches and citation styles stay as they are here, and so does what was chosen for the library.
    /// - Tags meet by path, upper and lower case alike, and else by `uid`; path, colour and definition of the one here
    ///   stay. Tags above that are missing are made.
    /// - A document that the same extraction made of the same capture is the same document when its text is; so is one
    ///   that was made from the same document by putting the same stretch back.
    /// - Passages of both get a place in every document that was made by putting text back.
    /// - Articles of another `uid` stay apart even when their text is the same, for each has its own passages and notes.
    /// - What the user said here of two articles, whether they are copies of one story, stays.
    /// - Bytes that nothing in the archive names are not stored.
    /// - A claim, a speaker and a story keep what they say here; a claim gets what was said of its checking, the evidence and
    ///   the links that it lacks, and the last that was said counts; a story gets what it lacks at its end.
    ///
    /// # Errors
    /// [`Error::Invalid`], naming the article, for anything in the archive that cannot be or that contradicts what is
    /// here: a `uid` that belongs to something else, a capture with other bytes, a document with other words. Nothing is
    /// stored then.
    pub fn add_archive(&mut self, archive: &Archive) -> Result<Done<usize>> {
        check(archive)?;
        self.transact(Op::ImportArchive.of(archive.articles.len()), |tx| {
            let blobs = archive.blobs.iter().map(|blob| (blob.sha256.as_str(), blob)).collect();
            let mut merge =
                Merge { tx, blobs, tags: HashMap::new(), passages: HashMap::new(), here: HashMap::new(), added: 0 };
            merge.tags(archive)?;
            merge.colours(archive)?;
            merge.saved_searches(archive)?;
            merge.citations(archive)?;
            for article in &archive.articles {
                merge.article(article).map_err(|error| match error {
                    Error::Invalid(what) => {
                        let name = article.citation.headline.clone().unwrap_or_else(|| article.uid.to_string());
                        Error::Invalid(format!("article “{name}”: {what}"))
                    }
                    other => other,
                })?;
            }
            merge.annotations(None, &archive.annotations, &HashMap::new())?;
            merge.ledger(archive)?;
            merge.copies(&archive.copies)?;
            Ok(merge.added)
        })
    }
}

pub(super) struct Merge<'t, 'c, 'a> {
    pub(super) tx: &'t mut Tx<'c>,
    blobs: HashMap<&'a str, &'a Blob>,
    /// The tags here, by their identity in the archive.
    tags: HashMap<Uid, TagId>,
    /// The articles here, by their identity in the archive.
    pub(super) here: HashMap<Uid, ArticleId>,
    /// The passages here, by their identity.
    pub(super) passages: HashMap<Uid, HighlightId>,
    /// New articles so far.
    added: usize,
}

impl Merge<'_, '_, '_> {
    /// The row of `uid`, which must be of that noun if there is one.
    pub(super) fn known(&self, noun: Noun, uid: Uid) -> Result<Option<Known>> {
        match storage::uid::find(self.tx.conn(), uid)? {
            Some(known) if known.noun != noun => Err(Error::Invalid(format!(
                "the identity {uid} of a {} belongs to a {} here",
                noun.table(),
                known.noun.table()
            ))),
            known => Ok(known),
        }
    }

    fn tags(&mut self, archive: &Archive) -> Result<()> {
        let mut tags: Vec<_> = archive.tags.iter().collect();
        // Those above come first, so that they are not made anew.
        tags.sort_by_key(|tag| tag.path.matches('/').count());
        for tag in tags {
            let path = Path::parse(&tag.path)?;
            let present = match storage::tag::find(self.tx.conn(), path.as_str())? {
                Some(present) => Some(present),
                None => self.known(Noun::Tag, tag.uid)?.map(|known| TagId(known.id)),
            };
            let id = if let Some(present) = present {
                present
            } else {
                if let Some(parent) = path.parent() {
                    self.tx.ensure_tag(&parent)?;
                }
                self.tx.add_tag(tag.uid, path.as_str(), tag.colour, &tag.definition)?
            };
            self.tags.insert(tag.uid, id);
        }
        Ok(())
    }

    fn colours(&mut self, archive: &Archive) -> Result<()> {
        let present = storage::highlight::colour_names(self.tx.conn())?;
        for named in &archive.colours {
            if present.of(named.colour).is_some() {
                continue;
            }
            // The identity may have gone to the name of another colour, by an undo and another archive.
            let uid = match self.known(Noun::ColourName, named.uid)? {
                None => named.uid,
                Some(_) => self.tx.uid(),
            };
            self.tx.add_colour_name(uid, named.colour, &named.name)?;
        }
        Ok(())
    }

    /// A style is not added a second time; what was chosen here stays.
    fn citations(&mut self, archive: &Archive) -> Result<()> {
        for style in &archive.citation_styles {
            let is_here = storage::citation::same(self.tx.conn(), &style.csl)?.is_some();
            if !is_here && self.known(Noun::CitationStyle, style.uid)?.is_none() {
                self.tx.add_style(style.uid, &style.name, &style.csl)?;
            }
        }
        for setting in &archive.settings {
            let is_here = storage::citation::setting(self.tx.conn(), &setting.name)?.is_some();
            // A style that was here already under another identity is named by that one.
            let named = archive.citation_styles.iter().find(|style| style.uid.to_string() == setting.value);
            let here = match named {
                Some(style) => storage::citation::same(self.tx.conn(), &style.csl)?.map(|style| style.uid.to_string()),
                None => None,
            };
            if !is_here && self.known(Noun::Setting, setting.uid)?.is_none() {
                self.tx.add_setting(setting.uid, &setting.name, here.as_deref().unwrap_or(&setting.value))?;
            }
        }
        Ok(())
    }

    /// Those that are not here come after those that are, in their own order.
    fn saved_searches(&mut self, archive: &Archive) -> Result<()> {
        for saved in &archive.saved_searches {
            if self.known(Noun::SavedSearch, saved.uid)?.is_none() {
                let position = storage::saved_search::count(self.tx.conn())?;
                self.tx.add_saved_search(saved.uid, &saved.name, &saved.search()?, position)?;
            }
        }
        Ok(())
    }

    fn article(&mut self, article: &Article) -> Result<()> {
        let new = NewArticle {
            uid: Some(article.uid),
            citation: &article.citation.tidied()?,
            clipped_ms: article.clipped_ms,
            archived_ms: article.archived_ms,
            trashed_ms: article.trashed_ms,
        };
        let known = self.known(Noun::Article, article.uid)?;
        let merged = match known {
            Some(known) if known.is_withdrawn => self.merged_into(article)?,
            _ => None,
        };
        let id = match (known, merged) {
            (None, _) => self.tx.add_article(&new)?,
            (_, Some(merged)) => merged,
            (Some(known), None) => ArticleId(known.id),
        };
        self.here.insert(article.uid, id);
        match known {
            Some(Known { is_withdrawn: false, .. }) => {}
            Some(_) if merged.is_some() => {}
            Some(_) => {
                self.tx.bring_back_article(id, &new)?;
                self.added += 1;
            }
            None => self.added += 1,
        }
        let is_new = merged.is_none() && known.is_none_or(|known| known.is_withdrawn);
        if let (true, Some(ms)) = (is_new, article.read_ms) {
            storage::article::set_read(self.tx.conn(), id, ms)?;
        }
        let mut documents = HashMap::new();
        for capture in &article.captures {
            let capture_id = self.capture(id, capture)?;
            for captured in &capture.documents {
                let document = self.document(capture_id, captured, &documents)?;
                documents.insert(captured.uid, document);
            }
        }
        self.taggings(Subject::Article(id), &article.tags)?;
        self.note(Subject::Article(id), article.note.as_ref())?;
        let mut passages = HashMap::new();
        for passage in &article.passages {
            passages.insert(passage.uid, self.passage(id, passage, &documents)?);
        }
        self.annotations(Some(id), &article.annotations, &passages)?;
        self.passages.extend(passages);
        highlight::carry(self.tx, id, None)
    }

    /// The article that `article`, which is no longer here, became a version of.
    fn merged_into(&self, article: &Article) -> Result<Option<ArticleId>> {
        for capture in &article.captures {
            let Some(known) = self.known(Noun::Capture, capture.uid)?.filter(|known| !known.is_withdrawn) else {
                continue;
            };
            let (owner, _) = storage::capture::owner_of(self.tx.conn(), CaptureId(known.id))?;
            if storage::article::get(self.tx.conn(), owner)?.uid != article.uid {
                return Ok(Some(owner));
            }
        }
        Ok(None)
    }

    fn capture(&mut self, article: ArticleId, capture: &Capture) -> Result<CaptureId> {
        let source = Hash::from_hex(&capture.source).expect("the archive was checked");
        if let Some(known) = self.known(Noun::Capture, capture.uid)? {
            let id = CaptureId(known.id);
            if storage::capture::owner_of(self.tx.conn(), id)? != (article, source) {
                return Err(Error::Invalid(format!("capture {} is another one here", capture.uid)));
            }
            if known.is_withdrawn {
                self.tx.bring_back(Noun::Capture, known.id)?;
            }
            return Ok(id);
        }
        self.put_bytes(&capture.source)?;
        self.tx.add_capture(&NewCapture {
            uid: Some(capture.uid),
            article,
            captured_ms: capture.captured_ms,
            saved_ms: capture.saved_ms,
            importer: &capture.importer,
            file_name: capture.file_name.as_deref(),
            url: capture.url.as_deref(),
            source,
            warnings: &capture.warnings,
            is_doubtful: capture.doubtful,
        })
    }

    fn document(
        &mut self,
        capture: CaptureId,
        captured: &CapturedDocument,
        documents: &HashMap<Uid, DocumentId>,
    ) -> Result<DocumentId> {
        let another = || Error::Invalid(format!("document {} is another one here", captured.uid));
        let made_from =
            captured.made_from.map(|from| MadeFrom { base: documents[&from.document], put_back: from.put_back });
        let present = match (self.known(Noun::Document, captured.uid)?, made_from) {
            (Some(known), _) => Some((DocumentId(known.id), known.is_withdrawn)),
            // Two libraries may have extracted the same capture anew, or put the same text back, each under its own
            // identity.
            (None, None) => storage::capture::document_by(self.tx.conn(), capture, captured.extractor)?,
            (None, Some(from)) => storage::capture::document_made(self.tx.conn(), from)?,
        };
        if let Some(from) = made_from {
            // The one here that it was made from may have been left out otherwise.
            let base = storage::capture::document(self.tx.conn(), from.base)?;
            if base.put_back(from.put_back as usize).as_ref() != Some(&captured.document) {
                return Err(another());
            }
        }
        if let Some((id, is_withdrawn)) = present {
            let text = Hash::of(captured.document.text.as_bytes());
            let is_same = storage::capture::owner_of_document(self.tx.conn(), id)? == (capture, text);
            if !is_same || storage::capture::made_from_of(self.tx.conn(), id)? != made_from {
                return Err(another());
            }
            if is_withdrawn {
                self.tx.bring_back(Noun::Document, id.0)?;
            }
            return Ok(id);
        }
        for block in &captured.document.blocks {
            if let BlockKind::Figure { blob: Some(hash), .. } = &block.kind {
                self.put_bytes(hash)?;
            }
        }
        self.tx.add_document(&NewDocument {
            uid: Some(captured.uid),
            capture,
            extractor: captured.extractor,
            found: &captured.found,
            document: &captured.document,
            made_from,
        })
    }

    pub(super) fn put_bytes(&mut self, sha256: &str) -> Result<()> {
        let blob = self.blobs.get(sha256).expect("the archive was checked");
        let (bytes, media_type) = decoded(blob).map_err(Error::Invalid)?;
        storage::blob::put(self.tx.conn(), Hash::of(&bytes), media_type, &bytes)
    }

    fn passage(
        &mut self,
        article: ArticleId,
        passage: &Passage,
        documents: &HashMap<Uid, DocumentId>,
    ) -> Result<HighlightId> {
        let id = match self.known(Noun::Highlight, passage.uid)? {
            Some(known) => {
                let present = storage::highlight::get(self.tx.conn(), HighlightId(known.id))?;
                if present.article != article {
                    return Err(Error::Invalid(format!("passage {} is another one here", passage.uid)));
                }
                present.id
            }
            None => self.tx.insert_highlight(&NewHighlight {
                uid: passage.uid,
                article,
                colour: passage.colour,
                exact: &passage.exact,
                prefix: &passage.prefix,
                suffix: &passage.suffix,
                made_ms: passage.made_ms,
                trashed_ms: passage.trashed_ms,
            })?,
        };
        let present = storage::highlight::anchors(self.tx.conn(), id)?;
        // Its ends were moved in one of the two libraries: places of the archive's words are none of the words here.
        let is_same = storage::highlight::selector(self.tx.conn(), id)?.exact == passage.exact;
        for anchor in passage.anchors.iter().filter(|_| is_same) {
            let document = documents[&anchor.document];
            if present.iter().any(|present| present.document == document) {
                continue;
            }
            if self.known(Noun::Anchor, anchor.uid)?.is_some() {
                return Err(Error::Invalid(format!("anchor {} is another one here", anchor.uid)));
            }
            let range = anchor.start_byte.zip(anchor.end_byte).map(|(start, end)| ByteRange::new(start, end));
            let place = Place { verdict: anchor.verdict, range };
            self.tx.add_anchor(anchor.uid, id, document, place, anchor.review)?;
        }
        self.taggings(Subject::Highlight(id), &passage.tags)?;
        self.note(Subject::Highlight(id), passage.note.as_ref())?;
        Ok(id)
    }

    /// Adds what was said of pairs of articles of which nothing was said here. The identity may have gone to another pair,
    /// by an undo and another archive.
    fn copies(&mut self, copies: &[ToldCopies]) -> Result<()> {
        for told in copies {
            let [one, other] = [self.article_here(told.one)?, self.article_here(told.other)?];
            if one == other || storage::copies::is_told(self.tx.conn(), one, other)? {
                continue;
            }
            let uid = if self.known(Noun::CopyTold, told.uid)?.is_none() { Some(told.uid) } else { None };
            self.tx.tell_copies(uid, one, other, told.are_copies)?;
        }
        Ok(())
    }

    /// The article of that identity here, or the one that it became a version of.
    fn article_here(&self, uid: Uid) -> Result<ArticleId> {
        let id = self.here.get(&uid).copied();
        id.ok_or_else(|| Error::Invalid(format!("the article {uid} is not there")))
    }

    /// Adds annotations that are not here; of a passage that has another origin here, that one stays.
    fn annotations(
        &mut self,
        article: Option<ArticleId>,
        annotations: &[Annotation],
        passages: &HashMap<Uid, HighlightId>,
    ) -> Result<()> {
        for annotation in annotations {
            let highlight = annotation.passage.map(|passage| passages[&passage]);
            let is_taken = match highlight {
                Some(highlight) => storage::annotation::of_highlight(self.tx.conn(), highlight)?.is_some(),
                None => false,
            };
            if is_taken || self.known(Noun::Annotation, annotation.uid)?.is_some() {
                continue;
            }
            self.tx.add_annotation(&NewAnnotation {
                uid: Some(annotation.uid),
                article,
                highlight,
                state: annotation.state,
                format: annotation.format,
                foreign_id: annotation.foreign_id.as_deref(),
                url: &annotation.url,
                file_name: &annotation.file_name,
                added_ms: annotation.added_ms,
                origin: &annotation.origin,
            })?;
        }
        Ok(())
    }

    fn taggings(&mut self, subject: Subject, taggings: &[Tagging]) -> Result<()> {
        for tagging in taggings {
            let tag = self.tags[&tagging.tag];
            if storage::tag::has(self.tx.conn(), tag, subject)? {
                continue;
            }
            match self.known(Noun::Tagging, tagging.uid)? {
                None => self.tx.insert_tagging(tagging.uid, tag, subject)?,
                // The tag was renamed here and another one has its path now.
                Some(_) => drop(self.tx.add_tagging(tag, subject)?),
            }
        }
        Ok(())
    }

    pub(super) fn note(&mut self, on: impl Into<NoteOn>, note: Option<&Note>) -> Result<()> {
        let (Some(note), on) = (note, on.into()) else { return Ok(()) };
        if storage::note::get(self.tx.conn(), on)?.is_some() {
            return Ok(());
        }
        if self.known(Noun::Note, note.uid)?.is_some() {
            return Err(Error::Invalid(format!("note {} is on something else here", note.uid)));
        }
        self.add_note(Some(on), note)
    }

    pub(super) fn add_note(&mut self, on: Option<NoteOn>, note: &Note) -> Result<()> {
        let added = self.tx.add_note(note.uid, on, &note.body, note.made_ms, note.edited_ms)?;
        if note.private {
            self.tx.set_note_private(added, true)?;
        }
        Ok(())
    }
}
