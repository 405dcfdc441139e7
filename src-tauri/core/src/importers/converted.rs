//! What the converters of office formats share: HTML that is written element by element, and fields that programs fill in
//! by themselves. No importer itself.

use super::zip::{Zip, is_zip};
use crate::article::Citation;
use crate::capture::RawImage;
use crate::document::escape;
use crate::extract::{self, MAX_PICTURE_BYTES};
use std::fmt::Write as _;

/// The most bytes of pictures that are brought from one document.
const MAX_PICTURES_BYTES: usize = 200_000_000;

/// How letters look, and where they lead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) is_bold: bool,
    pub(super) is_italic: bool,
    pub(super) link: Option<String>,
}

/// HTML in the making.
#[derive(Debug, Default)]
pub(super) struct Html {
    text: String,
    format: Format,
    /// Lists that are open: depth, and whether they are numbered. Each has an item open.
    lists: Vec<(usize, bool)>,
}

impl Html {
    /// Adds words that look like `format`.
    pub(super) fn words(&mut self, words: &str, format: &Format) {
        if words.is_empty() {
            return;
        }
        self.set_format(format);
        escape(words, &mut self.text);
    }

    /// Adds a line break.
    pub(super) fn line_break(&mut self) {
        self.text.push_str("<br>");
    }

    /// Adds a start or end tag of ours, outside of all formats.
    pub(super) fn tag(&mut self, tag: &str) {
        self.set_format(&Format::default());
        self.text.push_str(tag);
    }

    /// Adds a picture.
    pub(super) fn picture(&mut self, name: &str, alt: &str) {
        self.set_format(&Format::default());
        self.text.push_str("<img src=\"");
        escape(name, &mut self.text);
        self.text.push_str("\" alt=\"");
        escape(alt, &mut self.text);
        self.text.push_str("\">");
    }

    /// Begins an item of a list, `depth` lists deep, from 0.
    pub(super) fn item(&mut self, depth: usize, number: Option<u32>) {
        let depth = depth.min(8);
        self.set_format(&Format::default());
        while self
            .lists
            .last()
            .is_some_and(|(open, is_numbered)| *open > depth || (*open == depth && *is_numbered != number.is_some()))
        {
            self.close_list();
        }
        if self.lists.last().is_some_and(|(open, _)| *open == depth) {
            self.text.push_str("</li>");
        }
        while self.lists.last().is_none_or(|(open, _)| *open < depth) {
            let next = self.lists.last().map_or(0, |(open, _)| open + 1);
            // A list that begins deeper than the one around it stands in items without words.
            let is_numbered = number.is_some() && next == depth;
            self.text.push_str(if is_numbered { "<ol>" } else { "<ul>" });
            self.lists.push((next, is_numbered));
            if next < depth {
                self.text.push_str("<li>");
            }
        }
        match number {
            Some(number) => _ = write!(self.text, "<li value=\"{number}\">"),
            None => self.text.push_str("<li>"),
        }
    }

    /// Ends all lists.
    pub(super) fn end_lists(&mut self) {
        self.set_format(&Format::default());
        while !self.lists.is_empty() {
            self.close_list();
        }
    }

    /// The HTML.
    pub(super) fn finish(mut self) -> String {
        self.end_lists();
        self.text
    }

    fn close_list(&mut self) {
        if let Some((_, is_numbered)) = self.lists.pop() {
            self.text.push_str(if is_numbered { "</li></ol>" } else { "</li></ul>" });
        }
    }

    fn set_format(&mut self, format: &Format) {
        if self.format == *format {
            return;
        }
        let before = std::mem::take(&mut self.format);
        for (is_open, tag) in [(before.is_italic, "</i>"), (before.is_bold, "</b>"), (before.link.is_some(), "</a>")] {
            if is_open {
                self.text.push_str(tag);
            }
        }
        if let Some(link) = &format.link {
            self.text.push_str("<a href=\"");
            escape(link, &mut self.text);
            self.text.push_str("\">");
        }
        for (is_open, tag) in [(format.is_bold, "<b>"), (format.is_italic, "<i>")] {
            if is_open {
                self.text.push_str(tag);
            }
        }
        self.format = format.clone();
    }
}

/// Without U+0000, which no HTML can hold.
fn escape(text: &str, html: &mut String) {
    text.split('\0').for_each(|part| escape::escape(part, html));
}

/// What a container says that it is: the first file in it, `mimetype`, not packed (OpenDocument and EPUB ask for that).
pub(super) fn container_kind(bytes: &[u8]) -> Option<&[u8]> {
    const HEAD: usize = 30;
    let length = |at: usize| bytes.get(at..at + 2).map(|two| usize::from(two[0]) | usize::from(two[1]) << 8);
    let (name, extra) = (length(26)?, length(28)?);
    let is_mimetype = is_zip(bytes) && bytes.get(HEAD..HEAD + name)? == b"mimetype";
    let kind = bytes.get(HEAD + name + extra..)?;
    is_mimetype.then(|| &kind[..kind.len().min(64)])
}

/// The pictures of a container, brought as they are asked for.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    pub(super) images: Vec<RawImage>,
    bytes: usize,
}

impl Pictures {
    /// Brings the picture at `path`, once. One that is missing, damaged or too large is shown as missing.
    pub(super) fn bring(&mut self, zip: &mut Zip<'_>, path: &str) {
        if self.bytes > MAX_PICTURES_BYTES || !zip.has(path) || self.images.iter().any(|image| image.name == path) {
            return;
        }
        if let Ok(bytes) = zip.read(path)
            && bytes.len() <= MAX_PICTURE_BYTES
        {
            self.bytes += bytes.len();
            self.images.push(RawImage { name: path.to_owned(), bytes });
        }
    }
}

/// What a document says of itself, before it is believed.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub(super) title: String,
    pub(super) creators: Vec<String>,
    pub(super) created: String,
    pub(super) modified: String,
    pub(super) language: String,
}

impl Properties {
    /// The fields that a person filled in, as far as that can be told.
    ///
    /// A date is believed only when the document was last changed on the day on which it was made: else it is that of a
    /// template, or of an old document that was written over.
    pub(super) fn plausible(&self) -> Citation {
        let day = |time: &str| time.get(..10).map(str::to_owned);
        let published = day(&self.created)
            .filter(|made| day(&self.modified).is_none_or(|changed| changed == *made))
            .and_then(|made| extract::date(&made));
        let byline = self.creators.iter().flat_map(|creator| extract::byline(creator));
        Citation {
            headline: Some(one_line(&self.title)).filter(|title| is_title(title)),
            byline: byline.filter(|name| is_person(name)).collect(),
            published,
            language: Some(self.language.trim().to_owned()).filter(|language| !language.is_empty()),
            ..Citation::default()
        }
    }
}

/// Whether a title was given by a person: no file name, nothing that programs put there by themselves.
pub(super) fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let is_file = title.contains(['/', '\\'])
        || lower.rsplit_once('.').is_some_and(|(_, end)| (2..=5).contains(&end.len()) && !end.contains(' '));
    let is_made_up =
        ["untitled", "microsoft", "document", "dokument", "(anonymous)", "about:blank", "slide 1", "print", "title"]
            .iter()
            .any(|start| lower.starts_with(start) && lower.len() < start.len() + 12);
    title.chars().filter(|character| character.is_alphabetic()).count() > 3 && !is_file && !is_made_up
}

/// Where the field `HYPERLINK "address"` leads.
pub(super) fn link_of(says: &str) -> Option<String> {
    let rest = says.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address =
        rest.strip_prefix('"').map_or_else(|| rest.split_whitespace().next(), |rest| rest.split('"').next())?;
    (!address.starts_with('\\') && !address.is_empty()).then(|| address.to_owned())
}

/// The name of a file as words, for what has no title of its own.
pub(super) fn name_as_title(file_name: &str) -> Option<String> {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    Some(one_line(&stem.replace('_', " "))).filter(|name| !name.is_empty())
}

/// Whether a name is more than that of an account.
fn is_person(name: &str) -> bool {
    let lower = name.to_lowercase();
    let is_account = ["microsoft", "office", "user", "admin", "python-docx", "unknown", "owner", "libreoffice"]
        .iter()
        .any(|word| lower.contains(word));
    name.split_whitespace().count() > 1 && !is_account && !name.contains(|c: char| c.is_ascii_digit() || c == '@')
}

/// `text` with its white space folded.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_nest_and_formats_close() {
        let mut html = Html::default();
        let bold = Format { is_bold: true, ..Format::default() };
        for (depth, number, words) in
            [(0, Some(1), "a"), (1, None, "b"), (1, None, "c"), (0, Some(2), "<d>"), (0, None, "e")]
        {
            html.item(depth, number);
            html.words(words, &bold);
        }
        assert_eq!(
            html.finish(),
            "<ol><li value=\"1\"><b>a</b><ul><li><b>b</b></li><li><b>c</b></li></ul></li>\
             <li value=\"2\"><b>&lt;d&gt;</b></li></ol><ul><li><b>e</b></li></ul>"
        );
    }

    #[test]
    fn what_programs_fill_in_is_not_believed() {
        for title in ["untitled", "Microsoft Word - Brief.docx", "brief_final_3.indd", "C:\\brief", "Document1", "1"] {
            assert!(!is_title(title), "{title}");
        }
        assert!(is_title("The harbour gate that nobody closed") && is_title("Documents that nobody was to read"));
        let properties = |creator: &str, created: &str, modified: &str| {
            let text = str::to_owned;
            Properties {
                creators: vec![text(creator)],
                created: text(created),
                modified: text(modified),
                ..Properties::default()
            }
            .plausible()
        };
        let found = properties("Mara Lind", "2026-05-14T10:00:00Z", "2026-05-14T18:00:00Z");
        assert_eq!(
            (found.byline, found.published.map(String::from).as_deref()),
            (vec!["Mara Lind".to_owned()], Some("2026-05-14"))
        );
        let found = properties("Microsoft Office User", "2011-01-01T10:00:00Z", "2026-05-14T18:00:00Z");
        assert_eq!((found.byline, found.published), (Vec::new(), None));
    }
}
