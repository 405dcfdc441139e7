//! The records of an archive, and the HTTP messages in them.

use crate::importers::ImportError;
use crate::importers::mime;
use crate::importers::unpack::{self, Unpacked};

/// The most records that are looked at.
const MAX_RECORDS: usize = 500_000;

/// One record, not yet understood.
#[derive(Debug)]
pub(super) struct Record<'a> {
    fields: Vec<(String, String)>,
    /// Its place among all records of all files of the archive.
    pub(super) at: usize,
    /// What it holds.
    pub(super) block: &'a [u8],
    /// All of it, with its header.
    pub(super) whole: &'a [u8],
    /// Whether it ends before the length that it states.
    pub(super) is_cut: bool,
}

/// The records in `bytes`, in their order. What stands between them is passed over.
pub(super) fn records(bytes: &[u8]) -> Vec<Record<'_>> {
    let mut records = Vec::new();
    let mut at = 0;
    while let Some(start) = next_start(bytes, at).filter(|_| records.len() < MAX_RECORDS) {
        let rest = &bytes[start..];
        let Some((header, body)) = head_end(rest) else { break };
        let line_end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let fields = mime::header(&rest[line_end.min(header)..header]);
        let stated = mime::value(&fields, "content-length").and_then(|length| length.parse::<usize>().ok());
        let available = rest.len() - body;
        // Without a length, or with one that is a lie, it reaches to where the next one starts, if there is one.
        let is_cut = stated.is_none_or(|stated| stated > available);
        let len = match stated.filter(|_| !is_cut) {
            Some(len) => len,
            None => next_start(rest, body).map_or(available, |next| next - body),
        };
        records.push(Record { fields, at: 0, block: &rest[body..body + len], whole: &rest[..body + len], is_cut });
        at = start + body + len;
    }
    records
}

/// Where the next record starts: at a line that begins with the name of the format.
fn next_start(bytes: &[u8], from: usize) -> Option<usize> {
    let mut starts = memchr::memmem::find_iter(&bytes[from..], b"WARC/").map(|at| from + at);
    starts.find(|at| *at == 0 || *at == from || bytes[at - 1] == b'\n')
}

/// The length of a header, and where what follows the empty line after it begins.
fn head_end(bytes: &[u8]) -> Option<(usize, usize)> {
    const MAX_HEADER: usize = 65_536;
    let head = &bytes[..bytes.len().min(MAX_HEADER)];
    mime::blank_line(head)
}

impl<'a> Record<'a> {
    /// The value of a header field, by its name in lower case.
    pub(super) fn field(&self, name: &str) -> &str {
        mime::value(&self.fields, name).unwrap_or_default()
    }

    /// The address that it was fetched from. Old wget writes it in brackets.
    pub(super) fn address(&self) -> &str {
        let address = self.field("warc-target-uri").trim_matches(['<', '>']);
        address.split('#').next().unwrap_or_default()
    }

    /// When it was written, in UTC milliseconds.
    pub(super) fn date_ms(&self) -> Option<i64> {
        chrono::DateTime::parse_from_rfc3339(self.field("warc-date")).ok().map(|date| date.timestamp_millis())
    }

    /// The answer of a server that it holds; for what was stored without one, an answer with its bytes.
    pub(super) fn answer(&self) -> Option<Answer<'a>> {
        match self.field("warc-type") {
            "response" => Answer::read(self.block),
            "resource" => Some(Answer {
                status: 200,
                fields: vec![("content-type".to_owned(), self.field("content-type").to_owned())],
                body: self.block,
            }),
            _ => None,
        }
    }

    /// The header fields of a request.
    pub(super) fn asked(&self) -> Vec<(String, String)> {
        after_line(self.block).map(mime::header).unwrap_or_default()
    }
}

/// What a server answered (RFC 9112).
#[derive(Debug)]
pub(super) struct Answer<'a> {
    pub(super) status: u16,
    fields: Vec<(String, String)>,
    body: &'a [u8],
}

impl<'a> Answer<'a> {
    fn read(block: &'a [u8]) -> Option<Self> {
        let (header, body) = head_end(block)?;
        let line = String::from_utf8_lossy(&block[..memchr::memchr(b'\n', block)?]).into_owned();
        let status = line.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok()?;
        Some(Self { status, fields: mime::header(after_line(&block[..header])?), body: &block[body..] })
    }

    pub(super) fn field(&self, name: &str) -> &str {
        mime::value(&self.fields, name).unwrap_or_default()
    }

    /// Whether it says that it is a page, or says nothing and looks like one.
    pub(super) fn is_html(&self) -> bool {
        let kind = self.field("content-type").to_ascii_lowercase();
        let start =
            || String::from_utf8_lossy(&self.body[..self.body.len().min(200)]).trim_start().to_ascii_lowercase();
        kind.starts_with("text/html")
            || kind.starts_with("application/xhtml+xml")
            || (kind.is_empty() && ["<!doctype html", "<html"].iter().any(|sign| start().starts_with(sign)))
    }

    /// The `charset` of its `Content-Type`.
    pub(super) fn charset(&self) -> Option<&str> {
        let parameters = self.field("content-type").split(';').skip(1);
        let mut named = parameters.filter_map(|parameter| parameter.split_once('='));
        let charset = named.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?.1;
        Some(charset.trim().trim_matches(['"', '\'']))
    }

    /// Its body as a browser would show it.
    ///
    /// # Errors
    /// [`ImportError`] when it unpacks to more than `limit` bytes.
    pub(super) fn body(&self, limit: usize) -> Result<Unpacked, ImportError> {
        let is_chunked = self.field("transfer-encoding").to_ascii_lowercase().contains("chunked");
        let joined = if is_chunked { joined(self.body) } else { None };
        let bytes = joined.unwrap_or_else(|| self.body.to_vec());
        if bytes.len() > limit {
            return Err(ImportError::Malformed("it is larger than any page or picture is".to_owned()));
        }
        unpack::http_body(bytes, self.field("content-encoding"), limit)
    }
}

fn after_line(bytes: &[u8]) -> Option<&[u8]> {
    memchr::memchr(b'\n', bytes).map(|end| &bytes[end + 1..])
}

/// A body that was sent in chunks, put together (RFC 9112, section 7.1); `None` when it is not in chunks, because whoever
/// saved it joined them. One that was cut is joined as far as it goes.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let end = memchr::memchr(b'\n', rest).filter(|end| *end < 100);
        let line = end.map(|end| &rest[..end]).and_then(|line| std::str::from_utf8(line).ok());
        let size =
            line.and_then(|line| usize::from_str_radix(line.split(';').next().unwrap_or_default().trim(), 16).ok());
        let (Some(end), Some(size)) = (end, size) else { return (!out.is_empty()).then_some(out) };
        let chunk = &rest[end + 1..];
        out.extend_from_slice(&chunk[..size.min(chunk.len())]);
        if size == 0 || size >= chunk.len() {
            return Some(out);
        }
        rest = &chunk[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_found_whatever_their_lengths_say() {
        let record = |length: &str, block: &str| {
            format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n")
        };
        let three = record("3", "one") + &record("99999999999999999999", "two") + &record("x", "three");
        let found = records(three.as_bytes());
        let blocks: Vec<_> =
            found.iter().map(|record| String::from_utf8_lossy(record.block).trim().to_owned()).collect();
        assert_eq!(blocks, ["one", "two", "three"]);
        assert_eq!(found.iter().map(|record| record.is_cut).collect::<Vec<_>>(), [false, true, true]);
        for len in 0..three.len() {
            assert!(records(&three.as_bytes()[..len]).len() <= 3);
        }
    }

    #[test]
    fn chunks_are_joined() {
        assert_eq!(joined(b"4\r\nword\r\n2;x=y\r\ns \r\n0\r\n\r\n").as_deref(), Some(&b"words "[..]));
        assert_eq!(joined(b"4\r\nword\r\nffffffffffffffff\r\ns").as_deref(), Some(&b"words"[..]));
        assert_eq!(joined(b"<html>not in chunks"), None);
    }

    #[test]
    fn an_answer_says_what_it_is() {
        let block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; Charset=\"windows-1251\"\r\n\r\n<p>x";
        let answer = Answer::read(block).expect("it is an answer");
        assert_eq!((answer.status, answer.is_html(), answer.charset()), (200, true, Some("windows-1251")));
        assert!(Answer::read(b"HTTP/1.1").is_none() && Answer::read(b"\r\n\r\n").is_none());
    }
}
