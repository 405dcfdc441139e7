//! What is said of an article as a whole: one note here, and in other programs as many as came in.

use super::annotated::{Origin, Outgoing, named};
use super::view::ExportedArticle;
use crate::annotation::paragraphs;
use crate::note::Note;
use std::collections::HashSet;

/// The annotations of an article as a whole. Of several that came, each goes out again as it came, as long as its paragraphs
/// stand in the note and its tags on the article; what is more than those is an annotation of its own, or the one that came
/// and was changed, if it was one only.
pub(super) fn of_page(exported: &ExportedArticle, note: Option<Note>, came: Vec<Origin>) -> Vec<Outgoing> {
    let outgoing = |note: Option<Note>, tags: Vec<String>, origin: Option<Origin>| Outgoing {
        uid: named(&[b"article".as_slice(), exported.article.uid.as_bytes()]),
        passage: None,
        tags,
        made_ms: note.as_ref().map_or(exported.article.clipped_ms, |note| note.made_ms),
        note,
        origin,
    };
    if came.len() < 2 {
        return vec![outgoing(note, exported.tags.clone(), came.into_iter().next())];
    }
    let all: Vec<&str> = note.iter().flat_map(|note| paragraphs(&note.body)).collect();
    let there: HashSet<&str> = all.iter().copied().collect();
    let tags_there = lower(&exported.tags);
    let stands = |origin: &Origin| {
        (origin.read.note.is_empty() || paragraphs(&origin.read.note).all(|paragraph| there.contains(paragraph)))
            && lower(&origin.read.tags).is_subset(&tags_there)
    };
    let (came, mut changed): (Vec<Origin>, Vec<Origin>) = came.into_iter().partition(stands);
    let taken: HashSet<&str> = came.iter().flat_map(|origin| paragraphs(&origin.read.note)).collect();
    let body = all.into_iter().filter(|paragraph| !taken.contains(paragraph)).collect::<Vec<_>>().join("\n\n");
    let rest = note.as_ref().filter(|_| !body.trim().is_empty()).map(|note| Note { body, ..note.clone() });
    let mut tags = exported.tags.clone();
    let tags_taken: HashSet<String> = came.iter().flat_map(|origin| lower(&origin.read.tags)).collect();
    tags.retain(|tag| !tags_taken.contains(&tag.to_ascii_lowercase()));

    let mut annotations = Vec::with_capacity(came.len() + 1);
    if rest.is_some() || !tags.is_empty() {
        let origin = changed.pop().filter(|_| changed.is_empty());
        annotations.push(outgoing(rest, tags, origin));
    }
    annotations.extend(came.into_iter().map(|origin| {
        let read = &origin.read;
        let own = note.as_ref().map(|note| {
            let made_ms = read.note_made_ms.unwrap_or(note.made_ms);
            let edited_ms = read.note_edited_ms.unwrap_or(made_ms);
            Note { body: read.note.clone(), made_ms, edited_ms, ..note.clone() }
        });
        let (tags, made_ms) = (read.tags.clone(), read.made_ms);
        let as_it_came = outgoing(own, tags, Some(origin));
        Outgoing { made_ms: made_ms.unwrap_or(as_it_came.made_ms), ..as_it_came }
    }));
    annotations
}

fn lower(tags: &[String]) -> HashSet<String> {
    tags.iter().map(|tag| tag.to_ascii_lowercase()).collect()
}
