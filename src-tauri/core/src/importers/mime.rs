//! Messages made of parts (RFC 5322, RFC 2045 to 2049): what e-mail, mailboxes and MHTML have in common. No importer itself.

use super::ImportError;
use crate::extract::decode::{Declares, Decoded, decode};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders as _};
use std::borrow::Cow;
use std::collections::HashMap;

/// The most parts that hold other parts. Each is a level of nesting that walks downstream may follow on the stack.
const MAX_CONTAINERS: usize = 500;
/// The most bytes that are looked through for the ends of such parts, all together: a part without end costs the whole
/// message once.
const MAX_SEARCHED_BYTES: usize = 4_000_000_000;
/// The most lines that may begin a part.
const MAX_BOUNDARY_LINES: usize = 100_000;
/// How much of a message is looked at for its header fields, in bytes; signatures of relays fill some kilobytes.
const MAX_HEADER_BYTES: usize = 65_536;

/// Parses a message.
///
/// # Errors
/// [`ImportError::Malformed`] when it has no header, or nests or splits into more than a message of a person does.
pub(super) fn parse(bytes: &[u8]) -> Result<Message<'_>, ImportError> {
    let containers = count(bytes, b"multipart") + count(bytes, b"message/");
    let boundary_lines = memchr::memmem::find_iter(bytes, b"\n--").count();
    let searched = containers.saturating_mul(bytes.len());
    if containers > MAX_CONTAINERS || boundary_lines > MAX_BOUNDARY_LINES || searched > MAX_SEARCHED_BYTES {
        return Err(ImportError::Malformed(
            "it is split into more parts than any message is. Save the part that you need as a file of its own"
                .to_owned(),
        ));
    }
    MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| ImportError::Malformed("it has no header lines that could be read. Save it again".to_owned()))
}

/// How often `word`, lower case, stands in `bytes` in any case.
fn count(bytes: &[u8], word: &[u8]) -> usize {
    let (first, upper) = (word[0], word[0].to_ascii_uppercase());
    memchr::memchr2_iter(first, upper, bytes)
        .filter(|at| bytes.get(*at..at + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word)))
        .count()
}

/// The text of a part, by our own reading of its bytes, which says what could not be read.
pub(super) fn text(message: &Message<'_>, part: &MessagePart<'_>, declares: Declares) -> Decoded {
    let charset = part.content_type().and_then(|about| about.attribute("charset"));
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let bytes = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::Base64 => base64_decode(raw),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
    };
    // What breaks the rules of its encoding was mended by the parser, whose text is UTF-8 by now.
    let (bytes, charset) = match bytes {
        Some(bytes) => (bytes, charset),
        None => (part.contents().to_vec(), Some("utf-8")),
    };
    decode(&bytes, charset, declares)
}

/// Whether a message ends before the end of its outermost part.
pub(super) fn is_cut(message: &Message<'_>) -> bool {
    let about = message.root_part().content_type().filter(|about| about.ctype() == "multipart");
    about.and_then(|about| about.attribute("boundary")).is_some_and(|boundary| {
        let end = format!("--{boundary}--");
        memchr::memmem::rfind(&message.raw_message, end.as_bytes()).is_none()
    })
}

/// The value of a header field as one line, words in other encodings decoded.
pub(super) fn field(message: &Message<'_>, name: &str) -> Option<String> {
    let raw = message.header_raw(name)?;
    let line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// The parts of a message by what a page in it calls them.
#[derive(Debug)]
pub(super) struct Called<'a> {
    parts: HashMap<Cow<'a, str>, usize>,
}

impl<'a> Called<'a> {
    /// Lists the parts by their `Content-ID`, as `cid:` addresses name it (RFC 2392), and by their `Content-Location`. Of
    /// two with one name the first is meant.
    pub(super) fn of(message: &'a Message<'_>) -> Self {
        let mut parts = HashMap::new();
        for (at, part) in message.parts.iter().enumerate().rev() {
            if let Some(place) = part.content_location() {
                parts.insert(Cow::Borrowed(place.trim()), at);
            }
            if let Some(id) = part.content_id() {
                parts.insert(Cow::Owned(format!("cid:{id}")), at);
            }
        }
        Self { parts }
    }

    /// The place in the message of the part that is called `address`.
    pub(super) fn find(&self, address: &str) -> Option<usize> {
        let is_id = address.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("cid:"));
        let as_id = || Some(format!("cid:{}", address.get(4..)?.replace("%40", "@")));
        let found = self.parts.get(address).copied();
        found.or_else(|| as_id().filter(|_| is_id).and_then(|id| self.parts.get(id.as_str()).copied()))
    }
}

/// The header fields at the start of `bytes`, names in lower case; empty when they do not start with header fields.
pub(super) fn header(bytes: &[u8]) -> Vec<(String, String)> {
    let head = &bytes[..bytes.len().min(MAX_HEADER_BYTES)];
    let head = String::from_utf8_lossy(&head[..blank_line(head).map_or(head.len(), |(end, _)| end)]);
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in head.lines() {
        if line.is_empty() {
            break;
        }
        if let (true, Some((_, value))) = (line.starts_with([' ', '\t']), fields.last_mut()) {
            value.push(' ');
            value.push_str(line.trim());
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { return fields_if_whole(fields) };
        // RFC 5322, section 2.2: printable ASCII without a colon. No field that anyone uses is as long as a sentence.
        if name.is_empty() || name.len() > 60 || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return fields_if_whole(fields);
        }
        fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    fields
}

/// Where the line before the first empty line ends, and where what follows that one begins. In one pass up to there, since
/// archives and mailboxes ask once for each of a million small messages.
pub(super) fn blank_line(bytes: &[u8]) -> Option<(usize, usize)> {
    memchr::memchr_iter(b'\n', bytes).find_map(|at| match &bytes[at + 1..] {
        [b'\n', ..] => Some((at + 1, at + 2)),
        [b'\r', b'\n', ..] => Some((at + 1, at + 3)),
        _ => None,
    })
}

/// What stands before a line that is no header field: nothing, unless it is long enough to be a header with a wound.
fn fields_if_whole(fields: Vec<(String, String)>) -> Vec<(String, String)> {
    if fields.len() >= 4 { fields } else { Vec::new() }
}

/// The value of the first field called `name`.
pub(super) fn value<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
}
