//! Bytes to text: byte order mark, declared encoding, then a guess; and no character that no reader can show.

use crate::capture::Warning;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// Text out of bytes, and what was not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, with `\n` line breaks and without control characters.
    pub text: String,
    /// [`Warning::Undecodable`], [`Warning::EncodingGuessed`] and [`Warning::ControlCharacters`].
    pub warnings: Vec<Warning>,
}

/// Whether the bytes may declare their encoding themselves, as HTML does in a `meta` element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declares {
    /// They are HTML.
    Markup,
    /// They are plain text.
    Nothing,
}

/// Decodes `bytes`: by their byte order mark, else by the encoding that their carrier declares (a WHATWG label), else by
/// the one that they declare themselves, else as UTF-8 if they are that, else by a guess.
///
/// Two declarations are not believed, because pages are re-saved by programs that leave the old one in: a single-byte
/// encoding over bytes that are UTF-8, and UTF-8 over bytes without one well-formed UTF-8 sequence.
pub fn decode(bytes: &[u8], carrier: Option<&str>, declares: Declares) -> Decoded {
    let (encoding, guessed, bytes) = choose(bytes, carrier, declares);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let mut decoded = clean(&text);
    let name = || encoding.name().to_owned();
    let own_marks =
        if encoding == UTF_8 { bytes.windows(3).filter(|three| *three == "\u{FFFD}".as_bytes()).count() } else { 0 };
    let places = text.matches('\u{FFFD}').count().saturating_sub(own_marks) as u32;
    if places > 0 {
        decoded.warnings.push(Warning::Undecodable { places, encoding: name() });
    }
    if guessed {
        decoded.warnings.push(Warning::EncodingGuessed { encoding: name() });
    }
    decoded
}

/// Takes control characters out of `text` and makes every line break `\n`.
///
/// HTML parsers and readers disagree on what a control character shows, and none shows it as its author meant.
pub fn clean(text: &str) -> Decoded {
    let is_suspect = |byte: u8| (byte < 0x20 && !matches!(byte, b'\n' | b'\t')) || byte == 0x7F;
    // C1 controls, U+0080 to U+009F, are 0xC2 and one byte below 0xA0.
    let has_c1 = || text.as_bytes().windows(2).any(|two| two[0] == 0xC2 && two[1] < 0xA0);
    if !text.bytes().any(is_suspect) && !has_c1() {
        return Decoded { text: text.to_owned(), warnings: Vec::new() };
    }
    let mut kept = String::with_capacity(text.len());
    let mut count = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                kept.push('\n');
            }
            '\u{B}' | '\u{C}' | '\u{85}' => kept.push('\n'),
            '\n' | '\t' => kept.push(character),
            _ if character.is_control() => count += 1,
            _ => kept.push(character),
        }
    }
    let warnings = if count == 0 { Vec::new() } else { vec![Warning::ControlCharacters { count }] };
    Decoded { text: kept, warnings }
}

/// Whether `bytes` can be text in some encoding: few control characters, and NUL only as UTF-16 has it.
pub fn is_text(bytes: &[u8]) -> bool {
    const SAMPLE: usize = 65_536;
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if Encoding::for_bom(sample).is_some() || looks_like_utf_16(sample).is_some() {
        return true;
    }
    let controls = sample.iter().filter(|byte| **byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B));
    !sample.contains(&0) && controls.count() * 100 <= sample.len()
}

fn choose<'a>(bytes: &'a [u8], carrier: Option<&str>, own: Declares) -> (&'static Encoding, bool, &'a [u8]) {
    if let Some((encoding, len)) = Encoding::for_bom(bytes) {
        return (encoding, false, &bytes[len..]);
    }
    let declared = carrier.and_then(|label| Encoding::for_label(label.as_bytes())).or_else(|| match own {
        Declares::Markup => declared_in(&bytes[..bytes.len().min(1024)]),
        Declares::Nothing => None,
    });
    let is_utf_8 = std::str::from_utf8(bytes).is_ok();
    match declared {
        Some(encoding) if encoding == UTF_8 && !is_utf_8 && !has_utf_8_sequence(bytes) => (guess(bytes), true, bytes),
        Some(encoding) if encoding.is_single_byte() && is_utf_8 && !bytes.is_ascii() => (UTF_8, true, bytes),
        Some(encoding) => (encoding, false, bytes),
        None => match looks_like_utf_16(bytes) {
            Some(encoding) => (encoding, true, bytes),
            None if is_utf_8 => (UTF_8, false, bytes),
            None if has_mostly_utf_8(bytes) => (UTF_8, false, bytes),
            None => (guess(bytes), true, bytes),
        },
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// The encoding named in the first bytes of HTML or XML.
fn declared_in(head: &[u8]) -> Option<&'static Encoding> {
    let head: String = head.iter().map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let in_meta = head.match_indices("<meta").find_map(|(at, _)| {
        let tag = head[at..].split('>').next()?;
        value_after(tag, "charset")
    });
    let in_xml =
        || head.trim_start().strip_prefix("<?xml").and_then(|rest| value_after(rest.split("?>").next()?, "encoding"));
    let encoding = in_meta.or_else(in_xml).and_then(|label| Encoding::for_label(label.as_bytes()))?;
    // WHATWG HTML, "prescan a byte stream": what could be read as ASCII is not UTF-16.
    Some(match encoding {
        _ if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
        _ if encoding == X_USER_DEFINED => WINDOWS_1252,
        other => other,
    })
}

fn value_after<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = &tag[tag.find(name)? + name.len()..];
    let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    rest.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/' | '>'))
        .next()
        .filter(|label| !label.is_empty())
}

/// Windows programs put UTF-16 without a mark on the clipboard and into files; every other byte of Latin text is NUL.
fn looks_like_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 4 {
        return None;
    }
    let nuls = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count() * 2;
    let (even, odd) = (nuls(0), nuls(1));
    let (most, few) = (sample.len() * 2 / 5, sample.len() / 50);
    match (even, odd) {
        _ if odd > most && even <= few => Some(UTF_16LE),
        _ if even > most && odd <= few => Some(UTF_16BE),
        _ => None,
    }
}

fn has_utf_8_sequence(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// Whether well-formed sequences outnumber broken ones so far that the text is UTF-8 with a wound.
fn has_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 20 * bad
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], carrier: Option<&str>, text: &str, warnings: &[Warning]) {
        let decoded = decode(bytes, carrier, Declares::Markup);
        assert_eq!((decoded.text.as_str(), decoded.warnings.as_slice()), (text, warnings));
    }

    #[test]
    fn utf_8_and_ascii_need_no_word() {
        check(b"plain", None, "plain", &[]);
        check("crème".as_bytes(), None, "crème", &[]);
        check("\u{FEFF}crème".as_bytes(), Some("windows-1252"), "crème", &[]);
        check("it says \u{FFFD} itself".as_bytes(), None, "it says \u{FFFD} itself", &[]);
    }

    #[test]
    fn a_declared_encoding_is_used() {
        check(b"caf\xE9", Some("latin1"), "café", &[]);
        check(b"<meta charset='windows-1252'>caf\xE9", None, "<meta charset='windows-1252'>café", &[]);
        check(
            b"<META http-equiv=Content-Type content=\"text/html; charset=Shift_JIS\">\x93\xFA\x96\x7B",
            None,
            "<META http-equiv=Content-Type content=\"text/html; charset=Shift_JIS\">日本",
            &[],
        );
        check(&[0xFF, 0xFE, b'h', 0, b'i', 0], None, "hi", &[]);
    }

    #[test]
    fn an_undeclared_encoding_is_guessed_aloud() {
        let decoded = decode(b"d\xE9j\xE0 vu \xE0 la fran\xE7aise", None, Declares::Nothing);
        assert_eq!(decoded.text, "déjà vu à la française");
        assert_eq!(decoded.warnings, [Warning::EncodingGuessed { encoding: "windows-1252".into() }]);
        let wide: Vec<u8> = "Harbour talks".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide, None, Declares::Nothing).text, "Harbour talks");
    }

    #[test]
    fn a_declaration_that_the_bytes_deny_is_not_believed() {
        check(
            "<meta charset=latin1>é".as_bytes(),
            None,
            "<meta charset=latin1>é",
            &[Warning::EncodingGuessed { encoding: "UTF-8".into() }],
        );
        let decoded = decode(b"<meta charset=utf-8>d\xE9j\xE0 vu \xE0 la fran\xE7aise", None, Declares::Markup);
        assert!(decoded.text.ends_with("déjà vu à la française"), "{}", decoded.text);
    }

    #[test]
    fn broken_bytes_are_counted() {
        let warning = Warning::Undecodable { places: 1, encoding: "UTF-8".into() };
        check(b"caf\xC3\xA9 \xC3 \xC3\xA9", Some("utf-8"), "café \u{FFFD} é", &[warning]);
    }

    #[test]
    fn control_characters_are_left_out_and_counted() {
        check(b"a\x00b\x07c\r\nd\re", None, "abc\nd\ne", &[Warning::ControlCharacters { count: 2 }]);
    }

    #[test]
    fn text_is_told_from_binary() {
        assert!(is_text(b"plain text\n"));
        assert!(is_text(&[0xFF, 0xFE, b'h', 0]));
        assert!(is_text("日本語".as_bytes()));
        assert!(!is_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
        assert!(!is_text(b"%PDF-1.7\n\x00\x01"));
    }
}
