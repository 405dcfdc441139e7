//! Pages saved by Safari as a web archive: a binary property list with the page and what belongs to it.
//!
//! Read from the parser's events: no tree is built, so that lists that hold one another cannot unfold into one without end.

use super::{About, Confidence, ImportError, Importer, Source, Taken, pictures};
use crate::capture::{Content, RawCapture};
use crate::extract::decode::{Declares, decode};
use plist::stream::{BinaryReader, Event};
use std::io::{self, Cursor, Read, Seek, SeekFrom};

#[derive(Debug)]
pub(super) struct WebArchive;

/// How deep lists may lie in each other; the archive of a page in a frame of a page lies six deep.
const MAX_DEPTH: usize = 32;

impl Importer for WebArchive {
    fn about(&self) -> About {
        About { id: "webarchive", extensions: &["webarchive"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        let is_list = source.bytes.starts_with(b"bplist0");
        let names_page = || memchr::memmem::find(source.bytes, b"WebMainResource").is_some();
        if is_list && names_page() { Confidence::Certain } else { Confidence::No }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let resources = resources(source.bytes)?;
        let page = resources.iter().find(|resource| resource.is_main).ok_or_else(broken)?;
        let kind = page.media_type.as_deref().unwrap_or("text/html");
        if !matches!(kind, "text/html" | "application/xhtml+xml" | "text/plain") {
            return Err(ImportError::Malformed(format!(
                "it holds no web page but “{kind}”. Save that file itself, and import it"
            )));
        }
        let declares = if kind == "text/plain" { Declares::Nothing } else { Declares::Markup };
        let decoded = decode(&page.bytes, page.encoding.as_deref(), declares);
        let own = page.url.as_deref();
        let url = source.url.or_else(|| own.filter(|url| url.starts_with("http"))).map(str::to_owned);
        let images = pictures::of_page(&decoded.text, own, 4 * source.bytes.len(), &mut |address| {
            let named = |resource: &&Resource| resource.url.as_deref().is_some_and(|url| url == address);
            resources.iter().find(named).map(|resource| resource.bytes.clone())
        });
        let content = if kind == "text/plain" { Content::Plain(decoded.text) } else { Content::Page(decoded.text) };
        Ok(Taken::Article(Box::new(RawCapture { url, images, warnings: decoded.warnings, ..RawCapture::new(content) })))
    }
}

/// The page, or something that belongs to it.
#[derive(Debug, Default)]
struct Resource {
    is_main: bool,
    bytes: Vec<u8>,
    url: Option<String>,
    media_type: Option<String>,
    encoding: Option<String>,
}

/// The page and its resources; those of frames are left aside.
fn resources(bytes: &[u8]) -> Result<Vec<Resource>, ImportError> {
    let limit = 2 * bytes.len() as u64 + 1_000_000;
    let reader = Counted { inner: Cursor::new(bytes), left: limit };
    let mut found: Vec<Resource> = Vec::new();
    // The key under which each open list stands; arrays have an empty one. In dictionaries, keys and values take turns.
    let mut open: Vec<Open> = Vec::new();
    for event in BinaryReader::new(reader) {
        let event = event.map_err(|_| broken())?;
        let is_key = open.last().is_some_and(|list| list.is_dictionary && list.key.is_none());
        match event {
            Event::StartDictionary(_) | Event::StartArray(_) => {
                if open.len() >= MAX_DEPTH {
                    return Err(broken());
                }
                let is_dictionary = matches!(event, Event::StartDictionary(_));
                if is_dictionary && let Some(is_main) = is_resource(&open) {
                    found.push(Resource { is_main, ..Resource::default() });
                }
                open.push(Open { is_dictionary, key: None });
            }
            Event::EndCollection => {
                open.pop();
                close_value(&mut open);
            }
            Event::String(key) if is_key => {
                if let Some(list) = open.last_mut() {
                    list.key = Some(key.into_owned());
                }
            }
            value => {
                let (inside, outside) = (open.last(), &open[..open.len().saturating_sub(1)]);
                let key = inside.and_then(|list| list.key.as_deref()).unwrap_or_default();
                if let (Some(_), Some(resource)) = (is_resource(outside), found.last_mut()) {
                    match (key, value) {
                        ("WebResourceData", Event::Data(data)) => resource.bytes = data.into_owned(),
                        // The page of a file that was text is kept as one.
                        ("WebResourceData", Event::String(text)) => resource.bytes = text.into_owned().into_bytes(),
                        ("WebResourceURL", Event::String(url)) => resource.url = Some(url.into_owned()),
                        ("WebResourceMIMEType", Event::String(kind)) => resource.media_type = Some(kind.into_owned()),
                        ("WebResourceTextEncodingName", Event::String(name)) => {
                            resource.encoding = Some(name.into_owned());
                        }
                        _ => {}
                    }
                }
                close_value(&mut open);
            }
        }
    }
    Ok(found)
}

/// A list that is being read.
#[derive(Debug)]
struct Open {
    is_dictionary: bool,
    /// The key whose value comes next.
    key: Option<String>,
}

/// Whether a dictionary inside `open` is a resource of the page, and if so, whether it is the page itself.
fn is_resource(open: &[Open]) -> Option<bool> {
    let keys: Vec<Option<&str>> = open.iter().map(|list| list.key.as_deref()).collect();
    match keys.as_slice() {
        [Some("WebMainResource")] => Some(true),
        [Some("WebSubresources"), None] => Some(false),
        _ => None,
    }
}

fn close_value(open: &mut [Open]) {
    if let Some(list) = open.last_mut() {
        list.key = None;
    }
}

fn broken() -> ImportError {
    ImportError::Malformed("it is a damaged web archive. Save the page again in Safari".to_owned())
}

/// A reader that gives no more than so many bytes in all: one list can stand in a thousand others, and is read each time.
#[derive(Debug)]
struct Counted<'a> {
    inner: Cursor<&'a [u8]>,
    left: u64,
}

impl Read for Counted<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.left = self.left.checked_sub(out.len() as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        self.inner.read(out)
    }
}

impl Seek for Counted<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plist::{Dictionary, Value};

    fn written(value: &Value) -> Vec<u8> {
        let mut bytes = Vec::new();
        value.to_writer_binary(&mut bytes).expect("memory takes it");
        bytes
    }

    fn dictionary(entries: Vec<(&str, Value)>) -> Value {
        Value::Dictionary(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Dictionary>())
    }

    fn resource(url: &str, bytes: &[u8]) -> Value {
        dictionary(vec![
            ("WebResourceURL", Value::String(url.to_owned())),
            ("WebResourceData", Value::Data(bytes.to_vec())),
        ])
    }

    #[test]
    fn only_the_page_and_its_own_resources_are_read() {
        let frame = dictionary(vec![("WebMainResource", resource("https://ad.example/", b"ad"))]);
        let nested = dictionary(vec![("WebResourceURL", Value::String("https://evil.example/".to_owned()))]);
        let Value::Dictionary(mut page) = resource("https://ledger.example/", b"<p>page") else { return };
        page.insert("Other".to_owned(), nested);
        let archive = written(&dictionary(vec![
            ("WebSubframeArchives", Value::Array(vec![frame])),
            ("WebMainResource", Value::Dictionary(page)),
            ("WebSubresources", Value::Array(vec![resource("https://ledger.example/a.png", b"png")])),
        ]));
        let found = resources(&archive).expect("it is whole");
        let shown: Vec<_> = found.iter().map(|one| (one.is_main, one.url.as_deref(), one.bytes.as_slice())).collect();
        assert_eq!(
            shown,
            [
                (true, Some("https://ledger.example/"), &b"<p>page"[..]),
                (false, Some("https://ledger.example/a.png"), b"png")
            ]
        );
        for len in 0..archive.len() {
            assert!(resources(&archive[..len]).is_err(), "{len} bytes of {}", archive.len());
        }
        for at in 0..archive.len() {
            let mut changed = archive.clone();
            changed[at] ^= 0xFF;
            // A poor page or an error; never a fault.
            drop(resources(&changed));
        }
    }

    #[test]
    fn lists_that_hold_one_another_do_not_unfold() {
        // Thirty arrays, each of which holds the next one many times.
        let mut bytes = b"bplist00".to_vec();
        let mut offsets = Vec::new();
        for at in 0..30_u8 {
            offsets.push(u16::try_from(bytes.len()).expect("it is small"));
            bytes.push(0xAE);
            bytes.extend([at + 1; 14]);
        }
        offsets.push(u16::try_from(bytes.len()).expect("it is small"));
        bytes.push(0x09);
        let table = bytes.len() as u64;
        bytes.extend(offsets.iter().flat_map(|offset| offset.to_be_bytes()));
        bytes.extend([0, 0, 0, 0, 0, 0, 2, 1]);
        bytes.extend([31_u64, 0, table].iter().flat_map(|number| number.to_be_bytes()));
        assert_eq!(resources(&bytes).err(), Some(broken()));
    }
}
