//! Tokens to HTML.

mod paragraphs;
#[cfg(test)]
mod tests;

use super::charset;
use super::state::{Destination, Paragraph, State};
use super::words::{destination, letter};
use crate::capture::RawImage;
use crate::document::DropReason;
use crate::extract::MAX_PICTURE_BYTES;
use crate::importers::converted::{Format, Html, link_of, one_line};
use encoding_rs::{Encoding, WINDOWS_1252};
use rtf_grimoire::tokenizer::{Token, read_token};
use std::collections::HashMap;

/// Groups inside groups that are followed; what lies deeper is passed over.
const MAX_DEPTH: usize = 500;
/// The most pictures.
const MAX_PICTURES: usize = 1_000;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) html: String,
    pub(super) images: Vec<RawImage>,
    pub(super) left_out: Vec<(DropReason, String)>,
    pub(super) title: String,
    pub(super) author: String,
    pub(super) created: String,
    pub(super) modified: String,
    pub(super) changes: u32,
    pub(super) undecodable: u32,
    pub(super) encoding: &'static str,
    /// What stood in for a code page that is not known.
    pub(super) unknown_charset: Option<String>,
    pub(super) is_whole: bool,
}

pub(super) fn read(bytes: &[u8]) -> Found {
    let mut reader = Reader::new();
    let mut rest = bytes;
    while !rest.is_empty() && !reader.is_done {
        match read_token(rest) {
            Ok((next, token)) if next.len() < rest.len() => {
                reader.token(token);
                rest = next;
            }
            // A sign that begins no token is passed over.
            _ => rest = &rest[1..],
        }
    }
    reader.finish()
}

struct Reader {
    html: Html,
    found: Found,
    state: State,
    groups: Vec<State>,
    too_deep: usize,
    is_done: bool,
    /// Signs that stand in for a Unicode one and are still to be passed over.
    skip: u32,
    /// Bytes that are not decoded yet: a letter can be of two.
    bytes: Vec<u8>,
    /// The first half of a surrogate pair.
    half: Option<u16>,
    fonts: HashMap<i32, &'static Encoding>,
    default_encoding: &'static Encoding,
    paragraph: Paragraph,
    /// The end tag of the paragraph that is open.
    open: Option<&'static str>,
    /// Whether a paragraph has begun already.
    has_text: bool,
    is_in_row: bool,
    is_in_table: bool,
    field: String,
    picture: Vec<u8>,
    picture_digit: Option<u8>,
    side: String,
    notes: Vec<String>,
    remark_author: String,
    deleted: String,
    time: [i32; 3],
}

impl Reader {
    fn new() -> Self {
        let state = State {
            destination: Destination::Body,
            format: Format::default(),
            is_hidden: false,
            is_deleted: false,
            encoding: WINDOWS_1252,
            fallback: 1,
            font: -1,
            size: 24,
            is_optional: false,
            is_field: false,
        };
        Self {
            html: Html::default(),
            found: Found::default(),
            state,
            groups: Vec::new(),
            too_deep: 0,
            is_done: false,
            skip: 0,
            bytes: Vec::new(),
            half: None,
            fonts: HashMap::new(),
            default_encoding: WINDOWS_1252,
            paragraph: Paragraph::default(),
            open: None,
            has_text: false,
            is_in_row: false,
            is_in_table: false,
            field: String::new(),
            picture: Vec::new(),
            picture_digit: None,
            side: String::new(),
            notes: Vec::new(),
            remark_author: String::new(),
            deleted: String::new(),
            time: [0; 3],
        }
    }

    fn token(&mut self, token: Token) {
        match token {
            Token::StartGroup => self.start_group(),
            Token::EndGroup => self.end_group(),
            _ if self.too_deep > 0 => {}
            Token::Text(text) => self.text(&text),
            Token::ControlBin(bytes) => {
                if self.state.destination == Destination::Picture && self.picture.len() <= MAX_PICTURE_BYTES {
                    self.picture.extend(bytes);
                }
            }
            Token::ControlSymbol(symbol) => self.symbol(symbol),
            Token::ControlWord { name, arg } if name == "'" => self.byte(arg.unwrap_or_default() as u8),
            Token::ControlWord { name, arg } => {
                self.flush_bytes();
                self.word(&name, arg);
            }
            Token::Newline(_) => {}
        }
    }

    fn start_group(&mut self) {
        self.flush_bytes();
        self.skip = 0;
        if self.groups.len() >= MAX_DEPTH {
            self.too_deep += 1;
            return;
        }
        self.groups.push(self.state.clone());
        self.state.is_optional = false;
        self.state.is_field = false;
    }

    fn end_group(&mut self) {
        self.flush_bytes();
        self.skip = 0;
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(around) = self.groups.pop() else { return };
        let ended = std::mem::replace(&mut self.state, around);
        if ended.destination != self.state.destination {
            self.end_destination(ended.destination);
        }
        if ended.is_field {
            self.field.clear();
        }
        self.is_done = self.groups.is_empty();
    }

    fn end_destination(&mut self, destination: Destination) {
        let side = || -> fn(&mut String) -> String { |side| one_line(&std::mem::take(side)) };
        match destination {
            Destination::Picture => self.end_picture(),
            Destination::Note => {
                let note = side()(&mut self.side);
                self.notes.push(note);
                let mark = format!("[{}]", self.notes.len());
                self.words(&mark);
            }
            Destination::Frame => {
                let frame = side()(&mut self.side);
                if !frame.is_empty() && !self.found.left_out.iter().any(|(_, known)| *known == frame) {
                    self.found.left_out.push((DropReason::PageFrame, frame));
                }
            }
            Destination::Remark => {
                let remark = side()(&mut self.side);
                let author = one_line(&std::mem::take(&mut self.remark_author));
                let line = if author.is_empty() { remark } else { format!("{author}: {remark}") };
                self.found.left_out.push((DropReason::Remark, line));
            }
            Destination::Created => self.found.created = self.take_time(),
            Destination::Modified => self.found.modified = self.take_time(),
            _ => {}
        }
    }

    fn take_time(&mut self) -> String {
        let [year, month, day] = std::mem::take(&mut self.time);
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Words in the encoding of the font.
    fn text(&mut self, text: &[u8]) {
        if self.state.destination == Destination::Picture {
            return self.picture_digits(text);
        }
        let skipped = (self.skip as usize).min(text.len());
        self.skip -= skipped as u32;
        self.bytes.extend_from_slice(&text[skipped..]);
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.bytes.push(byte);
        }
    }

    fn flush_bytes(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let (text, had_errors) = self.state.encoding.decode_without_bom_handling(&bytes);
        if had_errors {
            self.found.undecodable += text.matches('\u{FFFD}').count() as u32;
            self.found.encoding = self.state.encoding.name();
        }
        self.words(&text);
    }

    fn words(&mut self, words: &str) {
        if self.state.is_hidden {
            return;
        }
        match self.state.destination {
            Destination::Body if self.state.is_deleted => self.deleted.push_str(words),
            Destination::Body => {
                if self.open.is_none() && !words.trim().is_empty() {
                    self.open_paragraph();
                }
                if self.open.is_some() {
                    let mut format = self.state.format.clone();
                    // A heading is bold as a whole; that says nothing of its words.
                    format.is_bold &= self.paragraph.level.is_none() && self.open != Some("</h1>");
                    self.html.words(words, &format);
                }
            }
            Destination::Title => self.found.title.push_str(words),
            Destination::Author => self.found.author.push_str(words),
            Destination::Field => self.field.push_str(words),
            Destination::Note | Destination::Remark | Destination::Frame => self.side.push_str(words),
            Destination::RemarkAuthor => self.remark_author.push_str(words),
            Destination::Mark => self.paragraph.mark.push_str(words),
            _ => {}
        }
    }

    fn symbol(&mut self, symbol: char) {
        let words = match symbol {
            '~' => "\u{A0}",
            '_' => "\u{2011}",
            '\\' => "\\",
            '{' => "{",
            '}' => "}",
            '*' => {
                self.state.is_optional = true;
                return;
            }
            '\n' | '\r' => return self.word("par", None),
            _ => return,
        };
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.flush_bytes();
        self.words(words);
    }

    fn word(&mut self, name: &str, arg: Option<i32>) {
        let is_on = arg != Some(0);
        if self.go_to(name) {
            return;
        }
        match name {
            "ansicpg" => match charset::of_code_page(arg.unwrap_or(1252)) {
                Some(encoding) => (self.default_encoding, self.state.encoding) = (encoding, encoding),
                None => self.found.unknown_charset = Some(WINDOWS_1252.name().to_owned()),
            },
            "mac" => {
                (self.default_encoding, self.state.encoding) = (encoding_rs::MACINTOSH, encoding_rs::MACINTOSH);
            }
            "pc" | "pca" => self.found.unknown_charset = Some(WINDOWS_1252.name().to_owned()),
            "f" => {
                self.state.font = arg.unwrap_or_default();
                if self.state.destination != Destination::Fonts {
                    self.state.encoding = self.fonts.get(&self.state.font).copied().unwrap_or(self.default_encoding);
                }
            }
            "fcharset" => {
                if let Some(encoding) = charset::of_font(arg.unwrap_or_default()) {
                    self.fonts.insert(self.state.font, encoding);
                }
            }
            "uc" => self.state.fallback = arg.unwrap_or(1).clamp(0, 64) as u32,
            "u" => self.unicode(arg.unwrap_or_default()),
            "b" => self.state.format.is_bold = is_on,
            "fs" => self.state.size = arg.unwrap_or(24),
            "i" => self.state.format.is_italic = is_on,
            "v" => self.state.is_hidden = is_on,
            "plain" => {
                let link = self.state.format.link.take();
                self.state.format = Format { link, ..Format::default() };
                self.state.size = 24;
                (self.state.is_hidden, self.state.is_deleted) = (false, false);
            }
            "deleted" => {
                self.state.is_deleted = is_on;
                self.found.changes += u32::from(is_on);
            }
            "revised" => self.found.changes += u32::from(is_on),
            "yr" => self.time[0] = arg.unwrap_or_default(),
            "mo" => self.time[1] = arg.unwrap_or_default(),
            "dy" => self.time[2] = arg.unwrap_or_default(),
            "pard" => {
                let mark = std::mem::take(&mut self.paragraph.mark);
                self.paragraph = Paragraph { mark, ..Paragraph::default() };
            }
            "intbl" => self.paragraph.is_in_table = true,
            "outlinelevel" => {
                self.paragraph.level = arg.and_then(|level| u8::try_from(level).ok()).filter(|level| *level < 9);
            }
            "ilvl" => self.paragraph.depth = arg.unwrap_or_default().clamp(0, 8) as usize,
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.end_row(),
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" | "lbr" => self.line_break(),
            _ => {
                if let Some(words) = letter(name) {
                    self.words(words);
                }
            }
        }
    }

    /// Goes where a word says that the group's words belong; whether it was such a word.
    fn go_to(&mut self, name: &str) -> bool {
        let destination = match name {
            "field" => {
                self.state.is_field = true;
                return true;
            }
            "fldrslt" => {
                self.state.format.link = link_of(&self.field).or_else(|| self.state.format.link.take());
                return true;
            }
            "shppict" | "shpinst" | "shptxt" | "shp" => {
                self.state.is_optional = false;
                return false;
            }
            _ => match destination(name, self.is_in_info()) {
                Some(destination) => destination,
                None if self.state.is_optional => Destination::Nothing,
                None => return false,
            },
        };
        self.state.is_optional = false;
        // What is left out is left out with all that is in it; only the fields of the file stand in such a group.
        let is_field_of_file = matches!(
            destination,
            Destination::Title | Destination::Author | Destination::Created | Destination::Modified
        );
        if self.state.destination != Destination::Nothing || is_field_of_file {
            self.state.destination = destination;
            if matches!(destination, Destination::Note | Destination::Remark | Destination::Frame) {
                self.side.clear();
            }
        }
        true
    }

    fn is_in_info(&self) -> bool {
        self.state.destination == Destination::Nothing
    }

    fn unicode(&mut self, code: i32) {
        self.skip = self.state.fallback;
        // Codes above 32,767 are written as negative numbers.
        let unit = code as u16;
        let text = match (self.half.take(), unit) {
            (None, 0xD800..=0xDBFF) => {
                self.half = Some(unit);
                return;
            }
            (Some(first), second) => String::from_utf16_lossy(&[first, second]),
            (None, unit) => String::from_utf16_lossy(&[unit]),
        };
        self.words(&text);
    }

    fn picture_digits(&mut self, text: &[u8]) {
        for byte in text {
            let Some(digit) = char::from(*byte).to_digit(16).map(|digit| digit as u8) else { continue };
            match self.picture_digit.take() {
                Some(first) if self.picture.len() <= MAX_PICTURE_BYTES => self.picture.push(first << 4 | digit),
                Some(_) => {}
                None => self.picture_digit = Some(digit),
            }
        }
    }

    fn end_picture(&mut self) {
        let bytes = std::mem::take(&mut self.picture);
        self.picture_digit = None;
        if bytes.is_empty() || self.state.destination != Destination::Body || self.found.images.len() >= MAX_PICTURES {
            return;
        }
        if self.open.is_none() {
            self.open_paragraph();
        }
        let name = format!("picture-{}", self.found.images.len() + 1);
        self.html.picture(&name, "");
        self.found.images.push(RawImage { name, bytes });
    }

    fn finish(mut self) -> Found {
        self.flush_bytes();
        self.end_paragraph();
        self.end_table();
        for (at, note) in self.notes.iter().enumerate() {
            self.html.end_lists();
            self.html.tag("<p>");
            self.html.words(&format!("[{}] {note}", at + 1), &Format::default());
            self.html.tag("</p>");
        }
        self.found.is_whole = self.is_done;
        self.found.html = self.html.finish();
        self.found
    }
}
