//! The view in its lossless form: articles, tags and bytes as [`archive`] has them.

use super::archive_ledger::archived;
use super::view::ExportView;
use crate::annotation::Annotation;
use crate::archive;
use crate::capture::Hash;
use crate::citation::KeptStyle;
use crate::document::{BlockKind, Document};
use crate::error::{Error, Result};
use crate::id::{ArticleId, DocumentId, HighlightId, Uid};
use crate::note::Subject;
use crate::saved_search::{SavedSearch, list_name, order_name};
use crate::storage;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::{BTreeSet, HashMap};

impl ExportView<'_> {
    /// The tags that a lossless export needs, with their parents, in order of their uids: all of them when everything is
    /// exported, or else those that are in use.
    pub(super) fn archive_tags(&self, articles: &[ArticleId]) -> Result<Vec<archive::Tag>> {
        let mut tags = storage::tag::all(self.conn)?;
        if !self.is_everything {
            let mut used: BTreeSet<Uid> = BTreeSet::new();
            for article in articles {
                let passages = storage::highlight::of_article(self.conn, *article)?;
                let subjects = passages.into_iter().map(Subject::Highlight);
                for subject in subjects.chain([Subject::Article(*article)]) {
                    used.extend(storage::tag::taggings_of(self.conn, subject)?.into_iter().map(|(_, tag)| tag));
                }
            }
            let paths: Vec<String> =
                tags.iter().filter(|tag| used.contains(&tag.uid)).map(|tag| tag.path.to_ascii_lowercase()).collect();
            tags.retain(|tag| {
                let path = tag.path.to_ascii_lowercase();
                paths.iter().any(|used| *used == path || used.starts_with(&format!("{path}/")))
            });
        }
        tags.sort_by_key(|tag| tag.uid);
        Ok(tags
            .into_iter()
            .map(|tag| archive::Tag { uid: tag.uid, path: tag.path, colour: tag.colour, definition: tag.definition })
            .collect())
    }

    /// The names of the colours, in order of their uids.
    pub(super) fn archive_colours(&self) -> Result<Vec<archive::ColourName>> {
        let names = storage::highlight::colour_name_rows(self.conn)?;
        Ok(names.into_iter().map(|(uid, colour, name)| archive::ColourName { uid, colour, name }).collect())
    }

    /// The saved searches, in the user's order; they go with the whole library only.
    pub(super) fn archive_saved_searches(&self) -> Result<Vec<archive::SavedSearch>> {
        if !self.is_everything {
            return Ok(Vec::new());
        }
        let kept = |saved: SavedSearch| archive::SavedSearch {
            uid: saved.uid,
            name: saved.name,
            place: saved.search.place.name().to_owned(),
            list: list_name(saved.search.list).to_owned(),
            sort: order_name(saved.search.order).to_owned(),
            query: saved.search.query,
        };
        Ok(storage::saved_search::all(self.conn)?.into_iter().map(kept).collect())
    }

    /// The citation styles that were added, in order of their uids; they go with the whole library only.
    pub(super) fn archive_styles(&self) -> Result<Vec<archive::CitationStyle>> {
        if !self.is_everything {
            return Ok(Vec::new());
        }
        let mut styles = storage::citation::all(self.conn)?;
        styles.sort_by_key(|style| style.uid);
        let kept = |style: KeptStyle| {
            let csl = storage::citation::csl(self.conn, style.id)?;
            Ok(archive::CitationStyle { uid: style.uid, name: style.name, csl })
        };
        styles.into_iter().map(kept).collect()
    }

    /// What was chosen for the library; it goes with the whole library only.
    pub(super) fn archive_settings(&self) -> Result<Vec<archive::Setting>> {
        if !self.is_everything {
            return Ok(Vec::new());
        }
        let settings = storage::citation::settings(self.conn)?;
        Ok(settings.into_iter().map(|(uid, name, value)| archive::Setting { uid, name, value }).collect())
    }

    /// An article with everything on it. The hashes of its sources and pictures are added to `blobs`.
    pub(super) fn archive_article(&self, id: ArticleId, blobs: &mut BTreeSet<Hash>) -> Result<archive::Article> {
        let article = storage::article::get(self.conn, id)?;
        let mut uid_of_document = HashMap::new();
        let mut captures = Vec::new();
        for capture in storage::capture::of_article(self.conn, id)?.into_iter().rev() {
            blobs.insert(capture.source);
            let mut documents = Vec::new();
            for row in storage::capture::documents_of(self.conn, capture.id)? {
                let document = storage::capture::document(self.conn, row.id)?;
                blobs.extend(pictures(&document));
                uid_of_document.insert(row.id, row.uid);
                documents.push(archive::CapturedDocument {
                    uid: row.uid,
                    extractor: row.extractor,
                    found: row.found,
                    document,
                    // A document is taken back with those that were made from it, and they come after it.
                    made_from: row.made_from.and_then(|from| {
                        let document = *uid_of_document.get(&from.base)?;
                        Some(archive::MadeFrom { document, put_back: from.put_back })
                    }),
                });
            }
            captures.push(archive::Capture {
                uid: capture.uid,
                captured_ms: capture.captured_ms,
                saved_ms: capture.saved_ms,
                importer: capture.importer,
                file_name: capture.file_name,
                url: capture.url,
                source: capture.source.to_string(),
                warnings: capture.warnings,
                doubtful: capture.is_doubtful,
                documents,
            });
        }
        let passages = storage::highlight::of_article(self.conn, id)?
            .into_iter()
            .map(|passage| self.archive_passage(passage, &uid_of_document))
            .collect::<Result<_>>()?;
        Ok(archive::Article {
            uid: article.uid,
            citation: article.citation,
            clipped_ms: article.clipped_ms,
            archived_ms: article.archived_ms,
            trashed_ms: article.trashed_ms,
            read_ms: storage::article::read_ms(self.conn, id)?,
            tags: self.taggings(Subject::Article(id))?,
            note: self.archive_note(Subject::Article(id))?,
            captures,
            passages,
            annotations: self.annotations(storage::annotation::of_article(self.conn, id)?)?,
        })
    }

    /// Annotations of other programs about articles that are not here; they go with the whole library only.
    pub(super) fn archive_annotations(&self) -> Result<Vec<archive::Annotation>> {
        if self.is_everything {
            self.annotations(storage::annotation::of_no_article(self.conn)?)
        } else {
            Ok(Vec::new())
        }
    }

    /// What the user said of pairs of `articles`, whether they are copies of one story.
    pub(super) fn archive_copies(&self, articles: &[ArticleId]) -> Result<Vec<archive::ToldCopies>> {
        let told = storage::copies::all_told(self.conn)?;
        let is_here: BTreeSet<ArticleId> =
            if told.is_empty() { BTreeSet::new() } else { articles.iter().copied().collect() };
        let uid = |article| storage::article::get(self.conn, article).map(|article| article.uid);
        told.into_iter()
            .filter(|row| is_here.contains(&row.one) && is_here.contains(&row.other))
            .map(|row| {
                let (a, b) = (uid(row.one)?, uid(row.other)?);
                Ok(archive::ToldCopies { uid: row.uid, one: a.min(b), other: a.max(b), are_copies: row.are_copies })
            })
            .collect()
    }

    fn annotations(&self, found: Vec<Annotation>) -> Result<Vec<archive::Annotation>> {
        let of_passage = |id| storage::highlight::get(self.conn, id).map(|passage| passage.uid);
        found
            .into_iter()
            .map(|annotation| {
                Ok(archive::Annotation {
                    uid: annotation.uid,
                    state: annotation.state,
                    passage: annotation.highlight.map(of_passage).transpose()?,
                    format: annotation.format,
                    foreign_id: annotation.foreign_id,
                    url: annotation.url,
                    file_name: annotation.file_name,
                    added_ms: annotation.added_ms,
                    origin: annotation.origin,
                })
            })
            .collect()
    }

    fn archive_passage(&self, id: HighlightId, documents: &HashMap<DocumentId, Uid>) -> Result<archive::Passage> {
        let passage = storage::highlight::get(self.conn, id)?;
        let mut anchors: Vec<archive::PassageAnchor> = storage::highlight::anchors(self.conn, id)?
            .into_iter()
            .filter_map(|anchor| {
                // A place in a document that was withdrawn goes with the document.
                documents.get(&anchor.document).map(|document| archive::PassageAnchor {
                    uid: anchor.uid,
                    document: *document,
                    verdict: anchor.place.verdict,
                    start_byte: anchor.place.range.map(|range| range.start.0),
                    end_byte: anchor.place.range.map(|range| range.end.0),
                    review: anchor.review,
                })
            })
            .collect();
        anchors.sort_by_key(|anchor| anchor.uid);
        Ok(archive::Passage {
            uid: passage.uid,
            colour: passage.colour,
            exact: passage.exact,
            prefix: passage.prefix,
            suffix: passage.suffix,
            made_ms: passage.made_ms,
            trashed_ms: passage.trashed_ms,
            tags: self.taggings(Subject::Highlight(id))?,
            note: self.archive_note(Subject::Highlight(id))?,
            anchors,
        })
    }

    fn taggings(&self, subject: Subject) -> Result<Vec<archive::Tagging>> {
        let found = storage::tag::taggings_of(self.conn, subject)?;
        Ok(found.into_iter().map(|(uid, tag)| archive::Tagging { uid, tag }).collect())
    }

    fn archive_note(&self, subject: Subject) -> Result<Option<archive::Note>> {
        let note = storage::note::get(self.conn, subject)?;
        Ok(note.map(archived))
    }

    /// The bytes of that hash.
    pub(super) fn archive_blob(&self, hash: Hash) -> Result<archive::Blob> {
        let blob =
            storage::blob::get(self.conn, hash)?.ok_or_else(|| Error::corrupt(format!("bytes {hash} are missing")))?;
        Ok(archive::Blob {
            sha256: hash.to_string(),
            media_type: blob.media_type,
            base64: STANDARD.encode(&blob.bytes),
        })
    }
}

/// The pictures that a document shows.
fn pictures(document: &Document) -> impl Iterator<Item = Hash> + '_ {
    document.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Figure { blob: Some(hex), .. } => Hash::from_hex(hex),
        _ => None,
    })
}
