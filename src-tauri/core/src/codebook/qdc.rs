//! The codebook of REFI-QDA 1.0: codes inside codes, each with its definition (`Codebook.xsd`, `urn:QDA-XML:codebook:1.0`).

use super::{Code, SLASH_IN_NAME};
use crate::error::{Error, Result};
use crate::highlight::Colour;
use crate::id::Uid;
use crate::importers::xml::{self, Element};
use crate::tag::CountedTag;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

const NAMESPACE: &str = "urn:QDA-XML:codebook:1.0";

pub(super) fn write(tags: &[CountedTag]) -> Result<Vec<u8>> {
    let fault = |error: std::io::Error| Error::Invalid(format!("the codebook cannot be written as XML: {error}"));
    write_codes(tags).map_err(fault)
}

fn write_codes(tags: &[CountedTag]) -> std::io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let book = BytesStart::new("CodeBook").with_attributes([("xmlns", NAMESPACE), ("origin", "Clipfile")]);
    writer.write_event(Event::Start(book))?;
    writer.write_event(Event::Start(BytesStart::new("Codes")))?;
    // The tags that are open, outermost first; each tag comes after the one above it.
    let mut open: Vec<String> = Vec::new();
    for CountedTag { tag, .. } in tags {
        let path = tag.path.to_lowercase();
        while open.last().is_some_and(|above| !path.starts_with(&format!("{above}/"))) {
            open.pop();
            writer.write_event(Event::End(BytesEnd::new("Code")))?;
        }
        let parts: Vec<&str> = tag.path.split('/').skip(open.len()).collect();
        let guid = tag.uid.to_string();
        let name = writable(&parts.join("/")).replace(SLASH_IN_NAME, "/");
        let mut code = BytesStart::new("Code").with_attributes([
            ("guid", guid.as_str()),
            ("name", name.as_str()),
            ("isCodable", "true"),
        ]);
        if let Some(colour) = tag.colour {
            code.push_attribute(("color", hex(colour)));
        }
        writer.write_event(Event::Start(code))?;
        if !tag.definition.is_empty() {
            writer.write_event(Event::Start(BytesStart::new("Description")))?;
            writer.write_event(Event::Text(BytesText::new(&writable(&tag.definition))))?;
            writer.write_event(Event::End(BytesEnd::new("Description")))?;
        }
        open.push(path);
    }
    for name in open.iter().map(|_| "Code").chain(["Codes", "CodeBook"]) {
        writer.write_event(Event::End(BytesEnd::new(name)))?;
    }
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// The text without the characters that XML 1.0 has no way to write (its section 2.2) and other controls.
fn writable(text: &str) -> String {
    let is_out = |letter: char| {
        letter.is_control() && !matches!(letter, '\n' | '\t') || matches!(letter, '\u{FFFE}' | '\u{FFFF}')
    };
    text.chars().filter(|letter| !is_out(*letter)).collect()
}

/// The ground of a colour in other programs.
pub(crate) fn hex(colour: Colour) -> &'static str {
    match colour {
        Colour::Amber => "#B58300",
        Colour::Green => "#3F7D2A",
        Colour::Blue => "#2B6CA3",
        Colour::Rose => "#B0415A",
        Colour::Violet => "#6F4BB0",
    }
}

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Code>> {
    let book = xml::parse(bytes).map_err(|error| Error::Invalid(format!("this codebook cannot be read: {error}")))?;
    if book.name != "CodeBook" {
        return Err(Error::Invalid(format!(
            "this is no REFI-QDA codebook: its first element is “{}” and not “CodeBook”",
            book.name.chars().take(60).collect::<String>()
        )));
    }
    let mut all = Vec::new();
    book.all("Code", &mut all);
    if all.len() > super::MAX_CODES {
        return Err(super::too_many(all.len()));
    }
    let mut codes = Vec::new();
    if let Some(first) = book.child("Codes") {
        push_codes(first, "", &mut codes);
    }
    Ok(codes)
}

/// Adds the codes right inside of `element` and all below; how deep that goes is bounded by the reader of XML.
fn push_codes(element: &Element, above: &str, codes: &mut Vec<Code>) {
    for code in element.elements().filter(|child| child.name == "Code") {
        let name = code.attribute("name").unwrap_or_default().replace('/', &SLASH_IN_NAME.to_string());
        // A code without a name would lend its codes the place above it: it is kept as what it is and refused by name.
        let path = if above.is_empty() { name } else { format!("{above}/{name}") };
        codes.push(Code {
            guid: code.attribute("guid").and_then(|guid| Uid::try_from(guid.to_owned()).ok()),
            path: path.clone(),
            colour: code.attribute("color").and_then(nearest),
            definition: code.child("Description").map(Element::text).unwrap_or_default().trim().to_owned(),
        });
        push_codes(code, &path, codes);
    }
}

/// The colour of ours whose hue is nearest; greys have none. Colours have six digits, or three that stand for two each.
fn nearest(color: &str) -> Option<Colour> {
    let digits = color.trim().strip_prefix('#')?;
    let digits: String =
        if digits.len() == 3 { digits.chars().flat_map(|digit| [digit, digit]).collect() } else { digits.to_owned() };
    let wanted = hue(u32::from_str_radix(&digits, 16).ok().filter(|_| digits.len() == 6)?)?;
    let apart = |colour: &Colour| {
        let own = u32::from_str_radix(&hex(*colour)[1..], 16).ok().and_then(hue).unwrap_or_default();
        let apart = (own - wanted).abs();
        apart.min(360 - apart)
    };
    Colour::ALL.into_iter().min_by_key(apart)
}

/// The hue of a colour in degrees; `None` where it can hardly be told.
fn hue(rgb: u32) -> Option<i32> {
    let [_, red, green, blue] = rgb.to_be_bytes().map(i32::from);
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let spread = most - least;
    if spread < 24 {
        return None;
    }
    let degrees = if most == red {
        60 * (green - blue) / spread
    } else if most == green {
        120 + 60 * (blue - red) / spread
    } else {
        240 + 60 * (red - green) / spread
    };
    Some(degrees.rem_euclid(360))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn colours_come_back_and_foreign_ones_become_the_nearest() {
        for colour in Colour::ALL {
            assert_eq!(nearest(hex(colour)), Some(colour));
        }
        assert_eq!(nearest("#00FF00"), Some(Colour::Green));
        assert_eq!(nearest("#ff0000"), Some(Colour::Rose));
        assert_eq!(nearest("#0a0"), Some(Colour::Green));
        assert_eq!(nearest("#808080"), None);
        assert_eq!(nearest("#1234"), None);
        assert_eq!(nearest("red"), None);
        assert_eq!(nearest("#1234567890"), None);
    }

    #[test]
    fn what_xml_cannot_say_is_left_out() {
        assert_eq!(writable("a\u{0}\u{8}b\u{FFFE}\u{FFFF}c\n\td\u{FFFD}😀"), "abc\n\td\u{FFFD}😀");
    }

    #[test]
    fn codes_of_other_programs_are_read() {
        let book = r##"<?xml version="1.0"?><q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0" origin="Other">
          <q:Codes><q:Code guid="{6b0d4a4e-3c1d-4a90-9a07-3f4d7f0b7f11}" name="Yes/no" isCodable="false" color="#00AA00">
          <q:Description>Both &amp; each</q:Description><q:Code name="Inner" guid="x" isCodable="true"/></q:Code></q:Codes>
          <q:Sets><q:Set guid="y" name="ignored"/></q:Sets></q:CodeBook>"##;
        let codes = read(book.as_bytes()).unwrap();
        assert_eq!(codes.iter().map(|code| code.path.as_str()).collect::<Vec<_>>(), ["Yes∕no", "Yes∕no/Inner"]);
        assert_eq!((codes[0].definition.as_str(), codes[0].colour), ("Both & each", Some(Colour::Green)));
        assert!(codes[0].guid.is_some() && codes[1].guid.is_none());
        assert!(read(b"<Project/>").is_err() && read(b"<CodeBook><Codes>").is_err());
    }
}
