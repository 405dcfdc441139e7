//! Lines to paragraphs, headings and items of lists; words that a line's end divides are put together.

use super::columns::{Column, Line};
use crate::capture::PrintedBlock;
use crate::document::BlockKind;
use std::collections::HashSet;

/// What all pages have in common.
#[derive(Debug)]
pub(super) struct Style {
    /// Size of running text, in points.
    body: f64,
    /// Whether running text is bold.
    is_body_bold: bool,
    /// Words that have a hyphen inside a line, in lower case: they keep it at a line's end too.
    hyphenated: HashSet<String>,
}

impl Style {
    /// Reads it off all lines.
    pub(super) fn of(pages: &[Vec<Column>]) -> Self {
        let mut sizes: Vec<(i64, usize, usize)> = Vec::new();
        let mut hyphenated = HashSet::new();
        for line in pages.iter().flatten().flat_map(|column| &column.lines) {
            let size = (line.size * 4.0).round() as i64;
            let letters = line.text.len();
            let bold = if line.is_bold { letters } else { 0 };
            match sizes.iter_mut().find(|(known, ..)| *known == size) {
                Some((_, all, bold_of)) => (*all, *bold_of) = (*all + letters, *bold_of + bold),
                None => sizes.push((size, letters, bold)),
            }
            for word in line.text.split_whitespace() {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
                if word.contains('-') {
                    hyphenated.insert(word);
                }
            }
        }
        let (body, letters, bold) = sizes.into_iter().max_by_key(|(_, letters, _)| *letters).unwrap_or((40, 0, 0));
        Self { body: body as f64 / 4.0, is_body_bold: bold * 2 > letters, hyphenated }
    }
}

/// A block in the making.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    pub(super) parts: Vec<String>,
    pub(super) page: u32,
    pub(super) size: f64,
    pub(super) is_bold: bool,
    lines: usize,
    is_item: bool,
    last: Line,
    /// Whether its last line reaches the right edge of its column.
    is_full: bool,
}

/// Puts the lines of one page after those of the pages before.
pub(super) fn add_page(columns: &[Column], page: u32, style: &Style, paragraphs: &mut Vec<Paragraph>) {
    for (at, column) in columns.iter().enumerate() {
        let edges = Edges::of(column);
        for (index, line) in column.lines.iter().enumerate() {
            let is_first = index == 0;
            let before = paragraphs.last_mut().filter(|before| !is_first || at > 0 || before.page < page);
            let goes_on = before.as_deref().is_some_and(|before| {
                if is_first { goes_on_elsewhere(before, line, &edges) } else { goes_on(before, line, &edges, style) }
            });
            let is_full = line.x1 > edges.right - 2.0 * line.size;
            match before.filter(|_| goes_on) {
                Some(before) => before.add(line, is_full, style),
                None => paragraphs.push(Paragraph::new(line, is_full, page)),
            }
        }
    }
}

/// Where the lines of a column begin and end.
struct Edges {
    left: f64,
    right: f64,
    /// Distance of lines.
    leading: f64,
}

impl Edges {
    fn of(column: &Column) -> Self {
        let lines = &column.lines;
        let middle = |mut values: Vec<f64>, part: f64| {
            values.sort_by(f64::total_cmp);
            values.get(((values.len() as f64 - 1.0) * part).round() as usize).copied()
        };
        let leadings = lines.windows(2).map(|pair| pair[1].baseline - pair[0].baseline).filter(|gap| *gap > 0.0);
        let size = lines.first().map_or(10.0, |line| line.size);
        Self {
            left: middle(lines.iter().map(|line| line.x0).collect(), 0.25).unwrap_or(0.0),
            right: middle(lines.iter().map(|line| line.x1).collect(), 0.9).unwrap_or(0.0),
            leading: middle(leadings.collect(), 0.4).unwrap_or(1.2 * size),
        }
    }
}

/// Whether `line`, below the last line of a paragraph, is part of it.
fn goes_on(before: &Paragraph, line: &Line, edges: &Edges, style: &Style) -> bool {
    let last = &before.last;
    let gap = line.baseline - last.baseline;
    let leading = edges.leading.max(before.size * 0.9);
    let is_close = gap > -0.5 * line.size && gap < 1.32 * leading;
    // Large type is set closer to itself than to what follows, whatever the distance of lines around it.
    let is_close = if before.size > 1.12 * style.body { gap < 1.5 * before.size } else { is_close };
    let same_type = is_same_type(before, line);
    let indent = line.x0 - last.x0;
    let was_flush = (last.x0 - edges.left).abs() < 0.4 * line.size;
    let is_indented = !before.is_item && was_flush && indent > 0.7 * line.size && indent < 6.0 * line.size;
    let is_item = item(&line.text).is_some();
    // A short line that ends a sentence ends the paragraph too, where lines usually reach the edge.
    let is_half = last.x1 < edges.left + 0.6 * (edges.right - edges.left);
    let starts_large = line.text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let has_ended = !before.is_full && (ends_sentence(&last.text) || (is_half && starts_large));
    is_close && same_type && !is_indented && !is_item && !has_ended
}

/// Whether `line`, the first of another column or page, goes on with a paragraph.
fn goes_on_elsewhere(before: &Paragraph, line: &Line, edges: &Edges) -> bool {
    let is_indented = line.x0 - edges.left > 0.7 * line.size;
    let starts_small = line.text.chars().next().is_some_and(char::is_lowercase);
    let is_divided = divided(&before.last.text).is_some();
    is_same_type(before, line)
        && item(&line.text).is_none()
        && (is_divided || starts_small || (before.is_full && !is_indented))
        && !ends_sentence(&before.last.text)
}

fn is_same_type(before: &Paragraph, line: &Line) -> bool {
    (line.size / before.size - 1.0).abs() < 0.1 && (line.is_bold == before.is_bold || line.text.len() < 12)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '\'', '»', ')', ']']).ends_with(['.', '!', '?', '…', ':', '。', '！', '？'])
}

/// The text of an item after its bullet.
fn item(text: &str) -> Option<&str> {
    const BULLETS: [char; 9] = ['•', '◦', '▪', '‣', '●', '○', '∙', '■', '·'];
    let rest = text.strip_prefix(BULLETS)?;
    (rest.starts_with(' ') || rest.starts_with(char::is_alphanumeric)).then(|| rest.trim_start())
}

/// The word before a hyphen at the end of `text`.
fn divided(text: &str) -> Option<&str> {
    let stem = text.strip_suffix(['-', '\u{2010}'])?;
    let word = stem.rsplit(|c: char| c.is_whitespace() || c == '—' || c == '/').next()?;
    word.ends_with(char::is_alphanumeric).then_some(word)
}

impl Paragraph {
    fn new(line: &Line, is_full: bool, page: u32) -> Self {
        let words = item(&line.text);
        Self {
            parts: vec![words.unwrap_or(&line.text).to_owned()],
            page,
            size: line.size,
            is_bold: line.is_bold,
            lines: 1,
            is_item: words.is_some(),
            last: line.clone(),
            is_full,
        }
    }

    fn add(&mut self, line: &Line, is_full: bool, style: &Style) {
        let Some(text) = self.parts.last_mut() else { return };
        let first = line.text.split_whitespace().next().unwrap_or_default();
        let end = text.chars().next_back();
        match divided(text).map(str::to_owned) {
            Some(stem) if first.starts_with(char::is_lowercase) && stem.chars().any(char::is_alphabetic) => {
                let word = first.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
                let with_hyphen = format!("{stem}-{word}").to_lowercase();
                let with_hyphen = with_hyphen.trim_matches(|c: char| !c.is_alphanumeric());
                if style.hyphenated.contains(with_hyphen) {
                    text.push_str(&line.text);
                } else {
                    text.truncate(text.len() - end.map_or(0, char::len_utf8));
                    self.parts.push(line.text.clone());
                }
            }
            // Before a capital or a number the hyphen belongs to the word.
            Some(_) => text.push_str(&line.text),
            None => {
                let is_ideographic = |c: Option<char>| {
                    c.is_some_and(
                        |c| matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}'),
                    )
                };
                if !(is_ideographic(end) && is_ideographic(line.text.chars().next())) {
                    text.push(' ');
                }
                text.push_str(&line.text);
            }
        }
        self.lines += 1;
        self.last = line.clone();
        self.is_full = is_full;
    }

    fn letters(&self) -> usize {
        self.parts.iter().map(|part| part.chars().count()).sum()
    }

    fn is_heading(&self, style: &Style) -> bool {
        let has_words = self.parts.iter().any(|part| part.chars().any(char::is_alphabetic));
        let is_large = self.size > 1.12 * style.body && self.letters() < 220;
        let is_bold = self.is_bold && !style.is_body_bold && self.lines <= 3 && self.letters() < 120;
        let is_small = self.size < 0.93 * style.body;
        let ends = self.parts.last().is_some_and(|part| part.ends_with(['.', ',', ';']));
        has_words && !self.is_item && (is_large || (is_bold && !is_small && !ends))
    }
}

/// The largest words of the first page, when they are clearly larger than running text.
pub(super) fn largest(paragraphs: &[Paragraph], style: &Style) -> Option<usize> {
    let first = paragraphs.iter().map(|paragraph| paragraph.page).min()?;
    let on_first = paragraphs
        .iter()
        .enumerate()
        .filter(|(_, paragraph)| paragraph.page == first && paragraph.letters() > 3 && paragraph.is_heading(style));
    let (at, largest) = on_first.rev().max_by(|(_, a), (_, b)| a.size.total_cmp(&b.size))?;
    (largest.size > 1.2 * style.body).then_some(at)
}

/// The blocks of a document.
pub(super) fn blocks(paragraphs: &[Paragraph], title: Option<usize>, style: &Style) -> Vec<PrintedBlock> {
    let rank = |paragraph: &Paragraph| (paragraph.size * 2.0).round() as i64;
    let headings = paragraphs.iter().enumerate().filter(|(at, one)| Some(*at) != title && one.is_heading(style));
    let mut sizes: Vec<i64> = headings.map(|(_, paragraph)| rank(paragraph)).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes.dedup();
    let kind = |(at, paragraph): (usize, &Paragraph)| match () {
        () if Some(at) == title => BlockKind::Heading { level: 2 },
        () if paragraph.is_item => BlockKind::ListItem { depth: 0, number: None },
        () if paragraph.is_heading(style) => {
            let place = sizes.iter().position(|size| *size == rank(paragraph)).unwrap_or(0);
            BlockKind::Heading { level: (2 + place).min(6) as u8 }
        }
        () => BlockKind::Paragraph,
    };
    let block = |(at, paragraph): (usize, &Paragraph)| PrintedBlock {
        kind: kind((at, paragraph)),
        parts: paragraph.parts.clone(),
        page: paragraph.page,
    };
    paragraphs.iter().enumerate().map(block).collect()
}
