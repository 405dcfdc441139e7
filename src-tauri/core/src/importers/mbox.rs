//! Mailboxes in one file, as Thunderbird, Apple's Mail and Google's Takeout write them (RFC 4155 and its older cousins).

use super::{About, Confidence, ImportError, Importer, Part, Source, Taken, eml, mime};
use std::borrow::Cow;
use std::ops::Range;

#[derive(Debug)]
pub(super) struct Mbox;

/// The most messages that are taken out of one mailbox.
const MAX_MESSAGES: usize = 20_000;

impl Importer for Mbox {
    fn about(&self) -> About {
        About { id: "mbox", extensions: &["mbox", "mbx"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        if is_start(source.bytes, 0) { Confidence::Certain } else { Confidence::No }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let messages = messages(source.bytes);
        if messages.len() > MAX_MESSAGES {
            return Err(ImportError::Malformed(format!(
                "it holds more than {MAX_MESSAGES} messages, which is the limit. Move some into another mailbox"
            )));
        }
        if let [_] = messages.as_slice() {
            return Ok(Taken::Article(Box::new(eml::article(&message_in(source.bytes))?)));
        }
        let part = |(index, range): (usize, Range<usize>)| {
            let bytes = &source.bytes[range];
            let message = message_in(bytes);
            let name = eml::subject(&message).unwrap_or_else(|| format!("message {}", index + 1));
            Part { name, bytes: bytes.to_vec(), read: eml::article(&message) }
        };
        Ok(Taken::Many(messages.into_iter().enumerate().map(part).collect()))
    }
}

/// Where each message stands, with the line before it that begins it.
fn messages(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let mut at = 0;
    while at < bytes.len() && starts.len() <= MAX_MESSAGES {
        if starts.is_empty() || (is_after_blank(bytes, at) && is_start(bytes, at)) {
            starts.push(at);
            // A message that says how long it is may hold lines that look like the start of one.
            at = end_by_length(bytes, at).unwrap_or_else(|| next_line(bytes, at));
        } else {
            at = next_line(bytes, at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Whether a message starts at `at`: a line `From …` with a time and a year, and a header field below it.
///
/// Mailbox formats that do not quote such lines in a text are told by their dates only.
fn is_start(bytes: &[u8], at: usize) -> bool {
    if !bytes[at..].starts_with(b"From ") {
        return false;
    }
    let end = next_line(bytes, at);
    let line = String::from_utf8_lossy(&bytes[at..end.min(at + 300)]);
    let has_time = line.split_whitespace().any(|word| {
        let parts: Vec<&str> = word.split(':').collect();
        (2..=3).contains(&parts.len()) && parts.iter().all(|part| part.len() == 2 && is_number(part))
    });
    let has_year = line.split_whitespace().any(|word| word.len() == 4 && is_number(word));
    let below = &bytes[end..next_line(bytes, end)];
    let name = below.iter().position(|byte| *byte == b':').map(|colon| &below[..colon]);
    has_time && has_year && name.is_some_and(|name| !name.is_empty() && name.iter().all(u8::is_ascii_graphic))
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the line at `at` is the first, or stands after an empty one. Some programs forget that line.
fn is_after_blank(bytes: &[u8], at: usize) -> bool {
    let before = &bytes[..at];
    before.ends_with(b"\n\n") || before.ends_with(b"\n\r\n") || before.ends_with(b"--\n") || before.ends_with(b"--\r\n")
}

fn next_line(bytes: &[u8], at: usize) -> usize {
    memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end + 1)
}

/// Where a message ends that states its length in `Content-Length`; `None` when no message starts there, so that the
/// length is a lie.
fn end_by_length(bytes: &[u8], start: usize) -> Option<usize> {
    let header = next_line(bytes, start);
    let fields = mime::header(&bytes[header..]);
    let length: usize = mime::value(&fields, "content-length")?.parse().ok()?;
    let blank = header + mime::blank_line(&bytes[header..])?.1;
    let end = blank.checked_add(length).filter(|end| *end <= bytes.len())?;
    let rest = &bytes[end..];
    let next = end + rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    (next == bytes.len() || is_start(bytes, next)).then_some(next)
}

/// The message in a stretch of a mailbox, lines as they were before the mailbox quoted them.
fn message_in(bytes: &[u8]) -> Cow<'_, [u8]> {
    let message = &bytes[next_line(bytes, 0)..];
    // An unquoted line in the text says that this mailbox quotes none.
    let is_unquoted = memchr::memmem::find(message, b"\nFrom ").is_some();
    if is_unquoted || memchr::memmem::find(message, b"\n>").is_none() {
        return Cow::Borrowed(message);
    }
    let mut out = Vec::with_capacity(message.len());
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        let marks = line.iter().take_while(|byte| **byte == b'>').count();
        out.extend_from_slice(if marks > 0 && line[marks..].starts_with(b"From ") { &line[1..] } else { line });
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "From - Thu May 14 18:05:00 2026\nFrom: Ann <a@a.example>\nSubject: One\n\n";
    const SECOND: &str =
        "From 1800000000000000000@xxx Thu May 14 18:06:00 +0000 2026\r\nFrom: Bo <b@b.example>\r\nSubject: Two\r\n\r\n";

    fn split(mailbox: &str) -> Vec<String> {
        let stretches = messages(mailbox.as_bytes()).into_iter();
        stretches
            .map(|range| String::from_utf8(message_in(&mailbox.as_bytes()[range]).into_owned()).expect("it is text"))
            .collect()
    }

    fn bodies(mailbox: &str) -> Vec<String> {
        let body =
            |message: &String| message.replace("\r\n", "\n").split_once("\n\n").map(|(_, body)| body.trim().to_owned());
        split(mailbox).iter().filter_map(body).collect()
    }

    #[test]
    fn a_quoted_line_begins_no_message_and_is_unquoted() {
        let mailbox = format!(
            "{FIRST}He wrote:\n\n>From here on, all is well.\n>>From there too.\n> From him\n\n{SECOND}words\r\n"
        );
        assert_eq!(
            bodies(&mailbox),
            ["He wrote:\n\nFrom here on, all is well.\n>From there too.\n> From him", "words"]
        );
    }

    #[test]
    fn an_unquoted_sentence_begins_no_message() {
        let mailbox = format!("{FIRST}He wrote:\n\nFrom here on, all is well.\nSo: good.\n\n>From me\n\n{SECOND}words");
        assert_eq!(bodies(&mailbox), ["He wrote:\n\nFrom here on, all is well.\nSo: good.\n\n>From me", "words"]);
    }

    #[test]
    fn a_stated_length_is_believed_when_a_message_follows() {
        let inner = "From a@a.example Thu May 14 10:00:00 2026\nNote: this is a text\n";
        let length = inner.len() + 1;
        let first = FIRST.replace("\n\n", &format!("\nContent-Length: {length}\n\n"));
        assert_eq!(bodies(&format!("{first}\n{inner}\n{SECOND}words")).len(), 2);
        let lie = FIRST.replace("\n\n", "\nContent-Length: 18446744073709551615\n\n");
        assert_eq!(bodies(&format!("{lie}words\n\n{SECOND}words")), ["words", "words"]);
        let short = FIRST.replace("\n\n", "\nContent-Length: 3\n\n");
        assert_eq!(bodies(&format!("{short}words\n\n{SECOND}words")), ["words", "words"]);
    }
}
