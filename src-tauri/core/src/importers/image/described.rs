//! What a picture says of itself: EXIF, IPTC-IIM and XMP, as cameras and picture desks write them.

use crate::importers::converted::one_line;
use crate::importers::xml::{self, Element};
use exif::{In, Tag, Value};
use std::io::Cursor;

/// The longest caption that is believed, in bytes.
const MAX_CAPTION_BYTES: usize = 16_384;

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Described {
    pub(super) headline: Option<String>,
    pub(super) caption: Option<String>,
    pub(super) creators: Vec<String>,
    /// When it was taken, ISO 8601.
    pub(super) taken: Option<String>,
}

/// Reads all three. Picture desks write XMP and IPTC, so those come before the camera's EXIF; the time is the camera's.
pub(super) fn read(bytes: &[u8]) -> Described {
    let (camera, iptc, xmp) = (camera(bytes), iptc(bytes), xmp(bytes));
    let first = |of: fn(&Described) -> Option<&String>| [&xmp, &iptc, &camera].into_iter().find_map(of).cloned();
    let creators = [&xmp, &iptc, &camera].into_iter().map(|one| &one.creators).find(|creators| !creators.is_empty());
    Described {
        headline: first(|one| one.headline.as_ref()),
        caption: first(|one| one.caption.as_ref()).filter(|caption| caption.len() <= MAX_CAPTION_BYTES),
        creators: creators.cloned().unwrap_or_default(),
        taken: camera.taken.or(xmp.taken),
    }
}

fn some(text: &str) -> Option<String> {
    Some(one_line(text)).filter(|text| text.chars().any(char::is_alphanumeric))
}

fn camera(bytes: &[u8]) -> Described {
    let Ok(exif) = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)) else {
        return Described::default();
    };
    let text = |tag| match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(lines) => {
            some(&lines.iter().map(|line| String::from_utf8_lossy(line)).collect::<Vec<_>>().join(" "))
        }
        _ => None,
    };
    let taken = text(Tag::DateTimeOriginal).and_then(|time| {
        let (day, clock) = time.split_once(' ')?;
        let zone = text(Tag::OffsetTimeOriginal).unwrap_or_default();
        Some(format!("{}T{clock}{zone}", day.replace(':', "-")))
    });
    // Cameras and phones fill in their own name.
    let caption = text(Tag::ImageDescription).filter(|caption| {
        let lower = caption.to_lowercase();
        !["olympus digital camera", "sony dsc", "samsung", "dcim", "untitled", "created with"]
            .iter()
            .any(|name| lower.starts_with(name))
    });
    Described { headline: None, caption, creators: text(Tag::Artist).into_iter().collect(), taken }
}

/// IPTC-IIM 4.2, record 2, in the Photoshop block of a JPEG (`8BIM`, resource 0x0404).
fn iptc(bytes: &[u8]) -> Described {
    let mut found = Described::default();
    let Some(at) = memchr::memmem::find(bytes, b"8BIM\x04\x04") else { return found };
    let rest = &bytes[at..];
    // A name of even length with its own length before it, then the length of the block.
    let name = usize::from(rest.get(6).copied().unwrap_or_default());
    let start = 6 + (name + 1).next_multiple_of(2);
    let length = rest.get(start..start + 4).map_or(0, |b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]) as usize);
    let mut block = rest.get(start + 4..).map_or(&[][..], |block| &block[..length.min(block.len())]);
    let mut is_utf8 = false;
    while let [0x1C, record, dataset, high, low, rest @ ..] = block {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some(value) = rest.get(..length) else { break };
        let text = match std::str::from_utf8(value) {
            Ok(text) => text.to_owned(),
            Err(_) if is_utf8 => String::from_utf8_lossy(value).into_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(value).0.into_owned(),
        };
        match (record, dataset) {
            (1, 90) => is_utf8 = value == b"\x1B%G",
            (2, 105) => found.headline = some(&text),
            (2, 120) => found.caption = some(&text),
            (2, 80) => found.creators.extend(some(&text)),
            _ => {}
        }
        block = &rest[length..];
    }
    found
}

fn xmp(bytes: &[u8]) -> Described {
    let start = memchr::memmem::find(bytes, b"<x:xmpmeta");
    let end = start.and_then(|start| memchr::memmem::find(&bytes[start..], b"</x:xmpmeta>").map(|at| start + at + 12));
    let (Some(start), Some(end)) = (start, end) else { return Described::default() };
    let Ok(root) = xml::parse(&bytes[start..end]) else { return Described::default() };
    let mut descriptions = Vec::new();
    root.all("Description", &mut descriptions);
    let items = |name: &str| -> Vec<String> {
        let mut found = Vec::new();
        for element in descriptions.iter().filter_map(|description| description.child(name)) {
            let mut items: Vec<&Element> = Vec::new();
            element.all("li", &mut items);
            // The words in the language of the picture come first.
            found.extend(items.iter().filter_map(|item| some(&item.text())));
            if items.is_empty() {
                found.extend(some(&element.text()));
            }
        }
        found.extend(descriptions.iter().filter_map(|description| description.attribute(name)).filter_map(some));
        found
    };
    Described {
        headline: items("Headline").into_iter().next(),
        caption: items("description").into_iter().next(),
        creators: items("creator"),
        taken: items("DateCreated").into_iter().next(),
    }
}
