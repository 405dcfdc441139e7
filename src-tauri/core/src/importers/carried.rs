//! What a source held, as bytes, so that one process can read it and another keep it.
//!
//! The words go as JSON; pictures and the bytes of parts stand beside it, for they are large and JSON would double them.

use super::job::{Held, HeldPart};
use super::{IMPORTERS, Source};
use crate::annotation::{Annotations, Foreign, Format, kept};
use crate::archive::is_time;
use crate::article::Citation;
use crate::capture::{Belongs, Draft, Hash, Incoming, Picture, Warning};
use crate::document::{BlockKind, Document};
use crate::extract::{MAX_PICTURE_BYTES, media_type};
use crate::tag;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
enum Carried {
    /// One article; its bytes are those of the source, which the other side has.
    Article(Box<CarriedArticle>),
    Many(Vec<CarriedPart>),
    /// Annotations, each as its format or why it cannot be read. What they came as stands beside, a line each.
    Annotations(Vec<Result<Format, String>>),
}

#[derive(Serialize, Deserialize)]
struct CarriedPart {
    name: String,
    held: Result<CarriedArticle, String>,
}

#[derive(Serialize, Deserialize)]
struct CarriedArticle {
    importer: String,
    citation: Citation,
    document: Document,
    warnings: Vec<Warning>,
    saved_ms: Option<i64>,
    tags: Vec<String>,
    /// How many of the things beside are its pictures.
    pictures: usize,
}

/// Makes bytes of `held`, and what stands beside them. An archive is not carried: whoever has its bytes reads it.
pub fn pack(held: Held) -> Option<(Vec<u8>, Vec<Vec<u8>>)> {
    let mut beside = Vec::new();
    let carried = match held {
        Held::Article(incoming) => Carried::Article(Box::new(pack_article(*incoming, &mut beside).0)),
        Held::Many(parts) => Carried::Many(
            parts
                .into_iter()
                .map(|HeldPart { name, held }| {
                    let held = held.map(|incoming| {
                        let (article, bytes) = pack_article(*incoming, &mut beside);
                        beside.push(bytes);
                        article
                    });
                    CarriedPart { name, held }
                })
                .collect(),
        ),
        Held::Annotations(Annotations { items }) => {
            let mut lines: Vec<u8> = Vec::new();
            let mut carry = |foreign: Foreign| {
                lines.extend_from_slice(foreign.origin.as_bytes());
                lines.push(b'\n');
                foreign.format
            };
            let items = items.into_iter().map(|item| item.map(&mut carry)).collect();
            beside.push(lines);
            Carried::Annotations(items)
        }
        Held::Archive(_) => return None,
    };
    Some((serde_json::to_vec(&carried).ok()?, beside))
}

fn pack_article(incoming: Incoming, beside: &mut Vec<Vec<u8>>) -> (CarriedArticle, Vec<u8>) {
    let Incoming { bytes, importer, draft, saved_ms, tags, .. } = incoming;
    let Draft { citation, document, pictures, warnings } = draft;
    let count = pictures.len();
    beside.extend(pictures.into_iter().map(|picture| picture.bytes));
    let importer = importer.to_owned();
    (CarriedArticle { importer, citation, document, warnings, saved_ms, tags, pictures: count }, bytes)
}

/// What was made bytes of. Whoever made them read bytes from outside, so nothing of it is believed: documents are checked,
/// and hashes and types of pictures are told anew from their bytes.
pub fn unpack(carried: &[u8], beside: Vec<Vec<u8>>, source: &Source<'_>) -> Option<Held> {
    let mut beside = beside.into_iter();
    Some(match serde_json::from_slice(carried).ok()? {
        Carried::Article(article) => {
            Held::Article(Box::new(unpack_article(*article, &mut beside, source, |_| Some(source.bytes.to_vec()))?))
        }
        Carried::Many(parts) => {
            let mut held = Vec::with_capacity(parts.len());
            for CarriedPart { name, held: article } in parts {
                let article = match article {
                    Ok(article) => Ok(Box::new(unpack_article(article, &mut beside, source, Iterator::next)?)),
                    Err(why) => Err(why),
                };
                held.push(HeldPart { name, held: article });
            }
            Held::Many(held)
        }
        Carried::Annotations(carried) => {
            let lines = String::from_utf8(beside.next()?).ok()?;
            let mut lines = lines.lines();
            let mut items = Vec::with_capacity(carried.len());
            for item in carried {
                items.push(match item {
                    Ok(format) => kept(format, lines.next()?),
                    Err(why) => Err(why),
                });
            }
            Held::Annotations(Annotations { items })
        }
    })
}

fn unpack_article<I: Iterator<Item = Vec<u8>>>(
    article: CarriedArticle,
    beside: &mut I,
    source: &Source<'_>,
    bytes: impl FnOnce(&mut I) -> Option<Vec<u8>>,
) -> Option<Incoming> {
    let CarriedArticle { importer, citation, document, warnings, saved_ms, tags, pictures: count } = article;
    let importer = IMPORTERS.iter().map(|known| known.about().id).find(|id| *id == importer)?;
    document.check().ok()?;
    let pictures: Vec<Picture> = (0..count).map(|_| beside.next().and_then(picture)).collect::<Option<_>>()?;
    let has = |name: &str| pictures.iter().any(|picture| picture.hash.to_string() == name);
    let mut shown = document.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Figure { blob, .. } => blob.as_deref(),
        _ => None,
    });
    if !shown.all(has) {
        return None;
    }
    let bytes = bytes(beside)?;
    Some(Incoming {
        bytes,
        importer,
        file_name: source.file_name.map(str::to_owned),
        saved_ms: saved_ms.filter(|ms| is_time(*ms)),
        draft: Draft { citation, document, pictures, warnings },
        corrected: None,
        tags: tags.into_iter().filter(|path| tag::is_path(path)).collect(),
        belongs: Belongs::default(),
    })
}

fn picture(bytes: Vec<u8>) -> Option<Picture> {
    let media_type = media_type(&bytes).filter(|_| bytes.len() <= MAX_PICTURE_BYTES)?;
    Some(Picture { hash: Hash::of(&bytes), media_type, bytes })
}

#[cfg(test)]
mod tests {
    use super::super::{Alone, take};
    use super::*;

    const PAGE: &[u8] = b"<!doctype html><title>Doors</title><article><h1>Doors</h1><p>Nine doors are open, the board said, \
        and nobody knows who has the keys to them any more.</p><img src='data:image/gif;base64,R0lGODlhAwADAIAAAP///wAAACwAAAAAAwADAAACAoRRADs='></article>";

    fn source(bytes: &[u8]) -> Source<'_> {
        Source { bytes, file_name: Some("a.html"), url: None, encoding: None, is_selection: true, beside: &Alone }
    }

    fn packed() -> (Vec<u8>, Vec<Vec<u8>>) {
        pack(take(&source(PAGE)).expect("it is a page")).expect("it is no archive")
    }

    #[test]
    fn what_is_carried_arrives_as_it_was() {
        let (carried, beside) = packed();
        assert_eq!(beside.len(), 1);
        let (Some(Held::Article(there)), Ok(Held::Article(here))) =
            (unpack(&carried, beside, &source(PAGE)), take(&source(PAGE)))
        else {
            panic!("it is an article")
        };
        assert_eq!(there, here);
    }

    #[test]
    fn annotations_arrive_as_what_they_came_as() {
        let json = br#"{"export_date":"","annotations":[7,
            {"uri":"https://ledger.example/","text":"Two\nlines\u2028here","tags":["a"],"id":"x","target":[]}]}"#;
        let source = source(json);
        let Ok(Held::Annotations(here)) = take(&source) else { panic!("they are annotations") };
        let (carried, beside) = pack(Held::Annotations(here.clone())).expect("it is no archive");
        let Some(Held::Annotations(there)) = unpack(&carried, beside.clone(), &source) else { panic!("they arrive") };
        assert_eq!(there, here);
        assert!(unpack(&carried, Vec::new(), &source).is_none(), "what they came as is missing");
        let garbled = unpack(&carried, vec![b"{".to_vec()], &source);
        assert!(matches!(garbled, Some(Held::Annotations(all)) if all.items.iter().all(Result::is_err)));
    }

    #[test]
    fn what_a_captured_reader_could_say_is_refused() {
        let (carried, beside) = packed();
        let text = String::from_utf8(carried.clone()).expect("it is JSON");
        for (from, to) in [
            ("\"importer\":\"html\"", "\"importer\":\"nobody\""),
            ("\"pictures\":1", "\"pictures\":2"),
            ("\"text\":\"", "\"text\":\"é"),
        ] {
            assert!(text.contains(from), "{text}");
            assert!(unpack(text.replacen(from, to, 1).as_bytes(), beside.clone(), &source(PAGE)).is_none(), "{to}");
        }
        assert!(unpack(&carried, vec![b"<svg onload=x>".to_vec()], &source(PAGE)).is_none(), "it is no picture");
        let mut other = beside[0].clone();
        other.push(0);
        assert!(unpack(&carried, vec![other], &source(PAGE)).is_none(), "it is not the picture that is shown");
        assert!(unpack(b"{}", Vec::new(), &source(PAGE)).is_none());
    }
}
