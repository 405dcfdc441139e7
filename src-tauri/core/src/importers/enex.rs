//! Notes exported by Evernote (ENEX 3 and 4): each note is an article, with its pictures, tags and source.
//!
//! Read from the parser's events; entities are never looked up, neither those of the file nor any elsewhere.

mod enml;

use super::{About, Confidence, ImportError, Importer, Part, Source, Taken};
use crate::article::Citation;
use crate::capture::{Content, RawCapture, RawImage, Warning};
use crate::extract;
use crate::extract::decode::{Declares, decode, is_text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest as _, Md5};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::ops::Range;

#[derive(Debug)]
pub(super) struct Enex;

/// The most notes that are taken out of one file.
const MAX_NOTES: usize = 20_000;
/// The most tags of a note, as Evernote has it.
const MAX_TAGS: usize = 100;
/// How deep elements of a note may lie in each other outside of its text.
const MAX_DEPTH: usize = 32;

impl Importer for Enex {
    fn about(&self) -> About {
        About { id: "enex", extensions: &["enex"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        const HEAD: usize = 2_048;
        let head = &source.bytes[..source.bytes.len().min(HEAD)];
        let starts = head.trim_ascii_start().starts_with(b"<") || head.starts_with(b"\xEF\xBB\xBF<");
        let is_one = starts && is_text(head) && memchr::memmem::find(head, b"<en-export").is_some();
        if is_one { Confidence::Certain } else { Confidence::No }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let decoded = decode(source.bytes, Some("utf-8"), Declares::Nothing);
        let Notes { whole: mut notes, is_whole, unfinished } = notes(&decoded.text)?;
        if notes.is_empty() {
            return Err(ImportError::Malformed("there is no whole note in it. Export it again".to_owned()));
        }
        if notes.len() > MAX_NOTES {
            return Err(ImportError::Malformed(format!(
                "it holds {} notes; {MAX_NOTES} at once are the limit. Export fewer at once",
                notes.len()
            )));
        }
        if let Some(last) = notes.last_mut().filter(|_| !is_whole && unfinished.is_none()) {
            last.warnings.push(Warning::CutShort);
        }
        for note in &mut notes {
            note.warnings.extend(decoded.warnings.iter().cloned());
        }
        if notes.len() == 1 && unfinished.is_none() {
            let mut raw = notes.remove(0).article()?;
            raw.url = source.url.map(str::to_owned).or(raw.url);
            return Ok(Taken::Article(Box::new(raw)));
        }
        let name = |at: usize, note: &Note| note.title.clone().unwrap_or_else(|| format!("note {}", at + 1));
        let lost = unfinished.map(|note| Part {
            name: name(notes.len(), &note),
            bytes: Vec::new(),
            read: Err(ImportError::Malformed("the file ends inside this note. Export it again".to_owned())),
        });
        let part = |(at, note): (usize, Note)| Part {
            name: name(at, &note),
            bytes: alone(&decoded.text[note.stands.clone()]),
            read: note.article(),
        };
        Ok(Taken::Many(notes.into_iter().enumerate().map(part).chain(lost).collect()))
    }
}

/// The notes of a file, and whether it ends where it should.
#[derive(Debug)]
struct Notes {
    whole: Vec<Note>,
    is_whole: bool,
    /// The note in which it ends.
    unfinished: Option<Note>,
}

/// A note as it stands in the file.
#[derive(Debug, Default)]
struct Note {
    stands: Range<usize>,
    title: Option<String>,
    content: String,
    created: Option<String>,
    updated: Option<String>,
    author: Option<String>,
    source_url: Option<String>,
    tags: Vec<String>,
    resources: Vec<Resource>,
    warnings: Vec<Warning>,
}

/// A file in a note.
#[derive(Debug, Default)]
struct Resource {
    data: String,
    media_type: String,
    file_name: Option<String>,
}

/// A note as a file of its own, which can be imported again.
fn alone(note: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<en-export>\n{note}\n</en-export>\n").into_bytes()
}

/// Reads the notes of `xml`, up to where it breaks the rules.
///
/// # Errors
/// [`ImportError::Malformed`] when elements lie too deep in each other.
fn notes(xml: &str) -> Result<Notes, ImportError> {
    let mut reader = Reader::from_str(xml);
    let mut notes: Vec<Note> = Vec::new();
    let mut note: Option<Note> = None;
    let mut path: Vec<String> = Vec::new();
    let mut text = String::new();
    loop {
        let start = reader.buffer_position() as usize;
        let event = match reader.read_event() {
            Ok(Event::Eof) => {
                return Ok(Notes { whole: notes, is_whole: note.is_none() && path.is_empty(), unfinished: note });
            }
            Ok(event) => event,
            Err(_) => return Ok(Notes { whole: notes, is_whole: false, unfinished: note }),
        };
        match event {
            Event::Start(element) => {
                let name = element.local_name().as_ref().to_owned();
                if path.len() >= MAX_DEPTH {
                    return Err(ImportError::Malformed("it nests deeper than any export does".to_owned()));
                }
                match name.as_str() {
                    "note" => note = Some(Note { stands: start..start, ..Note::default() }),
                    "resource" => {
                        if let Some(note) = &mut note {
                            note.resources.push(Resource::default());
                        }
                    }
                    _ => {}
                }
                text.clear();
                path.push(name);
            }
            Event::Text(words) => text.push_str(&words.xml_content(quick_xml::XmlVersion::Implicit1_0)),
            Event::CData(words) => text.push_str(&words),
            Event::GeneralRef(name) => text.push_str(&reference(&name)),
            Event::End(_) => {
                let end = reader.buffer_position() as usize;
                let name = path.pop().unwrap_or_default();
                if let Some(open) = &mut note {
                    open.take(&name, path.last().map(String::as_str).unwrap_or_default(), &mut text);
                }
                if name == "note"
                    && let Some(mut done) = note.take()
                {
                    done.stands.end = end;
                    notes.push(done);
                }
                text.clear();
            }
            _ => {}
        }
    }
}

/// The character that `&name;` stands for; those that a file defines itself stand for nothing.
fn reference(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return character.to_string();
    }
    let known = match &**name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    };
    known.to_owned()
}

impl Note {
    /// Takes the text of the element `name` that stood in `parent`.
    fn take(&mut self, name: &str, parent: &str, text: &mut String) {
        let words = || Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|words| !words.is_empty());
        match (parent, name) {
            ("note", "title") => self.title = words(),
            ("note", "content") => self.content = std::mem::take(text),
            ("note", "created") => self.created = words(),
            ("note", "updated") => self.updated = words(),
            ("note", "tag") if self.tags.len() < MAX_TAGS => self.tags.extend(words()),
            ("note-attributes", "author") => self.author = words(),
            ("note-attributes", "source-url") => self.source_url = words(),
            ("resource", "data") => self.with_resource(|resource| resource.data = std::mem::take(text)),
            ("resource", "mime") => self.with_resource(|resource| resource.media_type = words().unwrap_or_default()),
            ("resource-attributes", "file-name") => self.with_resource(|resource| resource.file_name = words()),
            _ => {}
        }
    }

    fn with_resource(&mut self, change: impl FnOnce(&mut Resource)) {
        if let Some(resource) = self.resources.last_mut() {
            change(resource);
        }
    }

    fn article(mut self) -> Result<RawCapture, ImportError> {
        let html = enml::html(&self.content);
        let (mut images, mut others) = (Vec::new(), Vec::new());
        for resource in std::mem::take(&mut self.resources) {
            let data: String = resource.data.chars().filter(|character| !character.is_ascii_whitespace()).collect();
            let Some(bytes) = STANDARD.decode(data).ok().filter(|bytes| !bytes.is_empty()) else { continue };
            if extract::media_type(&bytes).is_some() {
                let hash: String = Md5::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
                images.push(RawImage { name: format!("{}{hash}", enml::MEDIA), bytes });
            } else {
                others.push(resource.file_name.unwrap_or(resource.media_type));
            }
        }
        if extract::has_no_text(&html) && images.is_empty() {
            return Err(ImportError::Empty);
        }
        if !others.is_empty() {
            self.warnings.push(Warning::Attachments { count: others.len() as u32, names: super::listed(&others) });
        }
        let url = self.source_url.as_deref().and_then(extract::web_address);
        let created = self.created.as_deref().and_then(moment);
        // A clip from the web says when it was clipped; a note says when it was written.
        let is_clip = url.is_some();
        let date = |text: Option<&str>| text.and_then(moment).and_then(|moment| extract::date(&moment.to_rfc3339()));
        let stated = Citation {
            headline: self.title,
            published: date(self.created.as_deref()).filter(|_| !is_clip),
            updated: date(self.updated.as_deref()).filter(|_| !is_clip && self.updated != self.created),
            url: url.clone(),
            ..Citation::default()
        };
        let byline =
            self.author.as_deref().filter(|author| !author.contains('@')).map(extract::byline).unwrap_or_default();
        Ok(RawCapture {
            url,
            stated,
            hinted: Citation { byline: if is_clip { Vec::new() } else { byline }, ..Citation::default() },
            images,
            saved_ms: created.filter(|_| is_clip).map(|moment| moment.timestamp_millis()),
            tags: self.tags,
            warnings: self.warnings,
            ..RawCapture::new(Content::Fragment(html))
        })
    }
}

/// A moment as Evernote writes it: `20260514T180500Z`.
fn moment(text: &str) -> Option<chrono::DateTime<chrono::Utc>> {
    let moment = chrono::NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%SZ").ok()?;
    Some(moment.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_never_unfolded() {
        let xml = "<?xml version='1.0'?><!DOCTYPE en-export [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>\
                   <!ENTITY c SYSTEM 'file:///etc/passwd'>]><en-export><note><title>T &b;&c; &amp;&#233;</title>\
                   <content><![CDATA[<en-note>words</en-note>]]></content></note></en-export>";
        let found = notes(xml).expect("it is read");
        assert_eq!(found.whole[0].title.as_deref(), Some("T &é"));
    }

    #[test]
    fn what_stands_before_a_wound_is_read() {
        let note = "<note><title>A</title><content>&lt;p&gt;words</content></note>";
        let xml = format!("<en-export>{note}{note}<note><title>B</title><content>");
        let found = notes(&xml).expect("it is read");
        assert_eq!((found.whole.len(), found.is_whole), (2, false));
        assert_eq!(found.whole[1].content, "<p>words");
        assert_eq!(&xml[found.whole[1].stands.clone()], note);
        for len in 1..xml.len() {
            assert!(notes(&xml[..len]).is_ok_and(|found| !found.is_whole));
        }
        assert!(notes(&"<a>".repeat(100)).is_err());
    }
}
