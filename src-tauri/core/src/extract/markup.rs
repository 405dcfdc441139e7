//! A cheap look at HTML before a tree is built of it: how large its text is, and whether its tags stay within what a
//! parser can nest and hold in bounded time.
//!
//! Tree building costs the square of the nesting depth, and walks downstream may recurse; a page that a person wrote
//! stays far below every limit here.

mod addresses;

pub(crate) use addresses::{base, frames, links, picture_names, pictures};
use std::borrow::Cow;
use std::collections::HashSet;

/// Deepest nesting that is passed on.
pub(super) const MAX_DEPTH: usize = 256;
const MAX_TAGS: usize = 400_000;
const MAX_ATTRIBUTES: usize = 64;
/// Longest stretch of text, in bytes, in which many characters must be escaped when it is written out again: html5ever
/// reads to the end of the stretch for each of them.
const MAX_ESCAPED_RUN: usize = 65_536;
/// Longest tag, `data:` pictures aside, in bytes.
const MAX_TAG_BYTES: usize = 16_384;

/// One piece of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text between tags.
    Text(&'a str),
    /// What stands inside `script`, `style` and the like, where tags are no tags.
    Raw(&'a str),
    /// A start tag; `attributes` is all after the name.
    Start { name: &'a str, attributes: &'a str },
    /// An end tag.
    End { name: &'a str },
    /// A comment, doctype, processing instruction or CDATA section.
    Other(&'a str),
}

/// Splits HTML into tokens as a tokenizer outside of SVG and MathML does.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a str,
    raw_until: Option<&'a str>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self { rest: html, raw_until: None }
    }

    fn take(&mut self, len: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        taken
    }

    fn tag(&mut self) -> Token<'a> {
        let len = tag_len(self.rest);
        let tag = self.take(len);
        let inner = tag[1..].strip_suffix('>').unwrap_or(&tag[1..]);
        let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        let name_len = inner.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(name_len);
        if is_end {
            return Token::End { name };
        }
        if is_raw_text(name) {
            self.raw_until = Some(name);
        }
        Token::Start { name, attributes }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw_until.take() {
            let len = raw_len(self.rest, name);
            if len > 0 {
                return Some(Token::Raw(self.take(len)));
            }
        }
        let bytes = self.rest.as_bytes();
        match bytes {
            [] => None,
            [b'<', b'/', letter, ..] | [b'<', letter, ..] if letter.is_ascii_alphabetic() => Some(self.tag()),
            [b'<', b'!' | b'?' | b'/', ..] => {
                let len = other_len(self.rest);
                Some(Token::Other(self.take(len)))
            }
            _ => {
                let len = bytes[1..].iter().position(|byte| *byte == b'<').map_or(bytes.len(), |at| at + 1);
                Some(Token::Text(self.take(len)))
            }
        }
    }
}

fn is_raw_text(name: &str) -> bool {
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"]
        .iter()
        .any(|raw| raw.eq_ignore_ascii_case(name))
}

/// Length of a tag with its brackets; quotes hide `>` where an attribute's value may stand.
fn tag_len(rest: &str) -> usize {
    let mut quote = None;
    let mut is_value = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if is_value => {
                quote = Some(byte);
                is_value = false;
            }
            (None, b'=') => is_value = true,
            (None, _) if byte.is_ascii_whitespace() => {}
            (None, _) => is_value = false,
        }
    }
    rest.len()
}

fn other_len(rest: &str) -> usize {
    let end_of = |from: usize, mark: &str| rest[from..].find(mark).map_or(rest.len(), |at| from + at + mark.len());
    match rest.strip_prefix("<!--") {
        Some(comment) if comment.starts_with('>') => 5,
        Some(comment) if comment.starts_with("->") => 6,
        Some(_) => {
            // The odd end is looked for only up to the usual one: both to the end of the page would cost its square.
            let usual = end_of(4, "-->");
            rest[4..usual].find("--!>").map_or(usual, |at| 4 + at + 4)
        }
        None => end_of(1, ">"),
    }
}

/// Length of raw text up to its end tag.
fn raw_len(rest: &str, name: &str) -> usize {
    if name.eq_ignore_ascii_case("plaintext") {
        return rest.len();
    }
    let ends = |at: &usize| {
        let after = &rest.as_bytes()[at + 2..];
        after.len() >= name.len()
            && after[..name.len()].eq_ignore_ascii_case(name.as_bytes())
            && after.get(name.len()).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
    };
    // A search for the byte is much faster than one for the two together, and scripts are most of a page.
    let is_end = |at: &usize| rest.as_bytes().get(at + 1) == Some(&b'/') && ends(at);
    rest.match_indices('<').map(|(at, _)| at).find(is_end).unwrap_or(rest.len())
}

/// Bytes of text outside of tags and raw text: no less than its canonical text will have.
pub(super) fn text_bytes(html: &str) -> usize {
    Tokens::new(html).map(|token| if let Token::Text(text) = token { text.len() } else { 0 }).sum()
}

/// Whether no letter or digit stands outside of tags and raw text.
pub(super) fn has_no_text(html: &str) -> bool {
    let is_blank = |text: &str| !text.replace("&nbsp;", " ").chars().any(char::is_alphanumeric);
    Tokens::new(html).all(|token| if let Token::Text(text) = token { is_blank(text) } else { true })
}

/// `html` as it is when it is within the limits, else tamed.
pub(super) fn within_limits(html: &str) -> Cow<'_, str> {
    if is_within_limits(html) { Cow::Borrowed(html) } else { Cow::Owned(tame(html)) }
}

fn is_within_limits(html: &str) -> bool {
    let mut nesting = Nesting::default();
    let (mut tags, mut has_foreign, mut has_cdata) = (0, false, false);
    let mut run = Run::default();
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) if run.grows_too_long(text) => return false,
            Token::Text(_) | Token::Raw(_) => continue,
            Token::Start { name, attributes } => {
                tags += 1;
                let is_long = attributes.len() > MAX_TAG_BYTES && !attributes.contains("data:image/");
                let is_many = attributes.bytes().filter(|byte| *byte == b'=').count() > 4 * MAX_ATTRIBUTES;
                if is_long || is_many || tags > MAX_TAGS {
                    return false;
                }
                has_foreign |= name.eq_ignore_ascii_case("svg") || name.eq_ignore_ascii_case("math");
                nesting.start(name, attributes);
            }
            Token::End { name } => nesting.end(name),
            Token::Other(other) => has_cdata |= other.starts_with("<![CDATA["),
        }
        run = Run::default();
        // In SVG a CDATA section can hide tags from this look that the parser sees.
        if nesting.is_too_much() || (has_foreign && has_cdata) {
            return false;
        }
    }
    true
}

/// The elements that are open, and what a parser does again for those that were never closed.
#[derive(Debug, Default)]
struct Nesting<'a> {
    /// Name, and attributes where they make a formatting element one of its own.
    open: Vec<(&'a str, Option<&'a str>)>,
    /// Attributes of the formatting elements that ended without an end tag: each is opened again in every later block.
    leaked: HashSet<&'a str>,
    styled: usize,
    reopened: usize,
}

impl<'a> Nesting<'a> {
    fn start(&mut self, name: &'a str, attributes: &'a str) {
        self.reopened += self.leaked.len() + self.styled;
        if !is_void(name) && !closes_itself(name) {
            let style = (is_formatting(name) && !attributes.trim().is_empty()).then_some(attributes);
            self.styled += usize::from(style.is_some());
            self.open.push((name, style));
        }
    }

    fn end(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|(other, _)| other.eq_ignore_ascii_case(name)) else { return };
        for (leaked, style) in self.open.drain(at..) {
            self.styled -= usize::from(style.is_some());
            if !leaked.eq_ignore_ascii_case(name) {
                self.leaked.extend(style);
            }
        }
    }

    fn is_too_much(&self) -> bool {
        const MAX_REOPENED: usize = 1_000_000;
        self.open.len() > MAX_DEPTH || self.reopened > MAX_REOPENED
    }
}

/// Text between two tags.
#[derive(Debug, Default)]
struct Run {
    bytes: usize,
    escapes: usize,
}

impl Run {
    /// Adds `text`; tells whether the run is one that costs too much to write.
    fn grows_too_long(&mut self, text: &str) -> bool {
        self.bytes += text.len();
        // 0xA0 ends a no-break space, and few other characters.
        self.escapes += text.bytes().filter(|byte| matches!(byte, b'&' | b'<' | b'>' | 0xA0)).count();
        self.bytes > MAX_ESCAPED_RUN && self.escapes * 64 > self.bytes
    }
}

/// Writes `text` with a place to break, which shows nothing, where a run of it would be too long.
fn write_text(tamed: &mut String, text: &str, run: &mut Run) {
    for character in text.chars() {
        let can_break = matches!(character, '&' | '<') || character.is_whitespace();
        if can_break && run.bytes > MAX_ESCAPED_RUN / 64 {
            tamed.push_str("<wbr>");
            run.bytes = 0;
        }
        run.bytes += character.len_utf8();
        match character {
            '<' => tamed.push_str("&lt;"),
            other => tamed.push(other),
        }
    }
}

/// Writes `html` anew with every tag balanced, nesting and attributes limited, and SVG and MathML unwrapped, so that a
/// tree of it is as deep as it looks. Text is never lost: past the last tag that is allowed, all is text.
pub(super) fn tame(html: &str) -> String {
    let mut tamed = String::with_capacity(html.len());
    let mut open: Vec<&str> = Vec::new();
    let mut tags = 0;
    let mut run = Run::default();
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) => write_text(&mut tamed, text, &mut run),
            Token::Raw(_) if open.last().is_none_or(|name| !is_raw_text(name)) => {}
            Token::Raw(raw) => tamed.push_str(raw),
            Token::Start { name, attributes } => {
                tags += 1;
                let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
                let is_foreign = name.eq_ignore_ascii_case("svg") || name.eq_ignore_ascii_case("math");
                let fits = open.len() < MAX_DEPTH / 2 && tags < MAX_TAGS / 2;
                if is_plain && !is_foreign && fits {
                    write_start(&mut tamed, name, attributes);
                    if !is_void(name) {
                        open.push(name);
                    }
                } else {
                    tamed.push('\n');
                }
            }
            Token::End { name } => {
                let from = open.iter().rposition(|other| other.eq_ignore_ascii_case(name)).unwrap_or(open.len());
                for name in open.drain(from..).rev() {
                    tamed.extend(["</", name, ">"]);
                }
            }
            Token::Other(_) => {}
        }
    }
    tamed
}

fn write_start(tamed: &mut String, name: &str, attributes: &str) {
    tamed.push('<');
    tamed.push_str(name);
    // Without attributes a parser opens at most three of each again.
    let fits = attributes.len() <= MAX_TAG_BYTES && attributes.matches('=').count() <= MAX_ATTRIBUTES;
    if !is_formatting(name) && fits {
        tamed.push_str(attributes.trim_end_matches('/'));
    }
    tamed.push('>');
}

/// Elements that a parser opens again in the next block when they were not closed in theirs.
fn is_formatting(name: &str) -> bool {
    const FORMATTING: &[&str] =
        &["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
    FORMATTING.iter().any(|formatting| formatting.eq_ignore_ascii_case(name))
}

fn is_void(name: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta",
        "param", "source", "track", "wbr",
    ];
    VOID.iter().any(|void| void.eq_ignore_ascii_case(name))
}

/// Elements whose end tags may be left out; the next of their kind closes them, so they do not nest.
fn closes_itself(name: &str) -> bool {
    const OPTIONAL: &[&str] = &[
        "body", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td",
        "tfoot", "th", "thead", "tr",
    ];
    OPTIONAL.iter().any(|optional| optional.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_split_as_browsers_split_it() {
        let tokens: Vec<Token<'_>> =
            Tokens::new("a<p title='x>y'>b<!-- <p> --><script>if(a<b){}</script>1 < 2").collect();
        assert_eq!(
            tokens,
            [
                Token::Text("a"),
                Token::Start { name: "p", attributes: " title='x>y'" },
                Token::Text("b"),
                Token::Other("<!-- <p> -->"),
                Token::Start { name: "script", attributes: "" },
                Token::Raw("if(a<b){}"),
                Token::End { name: "script" },
                Token::Text("1 "),
                Token::Text("< 2"),
            ]
        );
    }

    #[test]
    fn what_is_within_the_limits_is_not_touched() {
        let html = "<div>".repeat(40) + &"<p>x".repeat(5_000);
        assert!(matches!(within_limits(&html), Cow::Borrowed(_)));
    }

    #[test]
    fn deep_nesting_is_cut_and_its_text_kept() {
        let html = "<div>".repeat(100_000) + "words" + &"</div>".repeat(100_000);
        let tamed = within_limits(&html);
        assert_eq!(tamed.matches("<div>").count(), MAX_DEPTH / 2);
        assert!(tamed.contains("words"));
    }

    #[test]
    fn a_foreign_section_cannot_hide_tags() {
        let html = "<svg><![CDATA[</svg>]]><style>".to_owned() + &"<g>".repeat(5_000);
        assert!(!within_limits(&html).contains("<svg"));
    }

    #[test]
    fn only_text_counts_as_text() {
        assert_eq!(text_bytes("<p class=long>ab</p><script>cdef</script>"), 2);
    }
}
