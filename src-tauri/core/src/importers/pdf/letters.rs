//! The letters of a page, gathered while the page is drawn into nothing, and put together into pieces of lines.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, Name};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// The most that may be drawn in one document, and on one page: forms that draw each other many times over would go on for
/// ever.
const MAX_STEPS: u64 = 40_000_000;
const MAX_PAGE_STEPS: u64 = 4_000_000;
/// What it costs to begin a form or another stretch of its own; letters and lines cost 1.
const STRETCH: u64 = 100;

/// Thrown to leave a page that draws more than any page does.
pub(super) struct Overdrawn;

/// A piece of a line: letters that follow each other closely. Units are points, y grows downwards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fragment {
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// The line that the letters stand on.
    pub(super) baseline: f64,
    /// Size of the type.
    pub(super) size: f64,
    pub(super) is_bold: bool,
    /// Whether the file itself says that this is a header, a footer or a page number.
    pub(super) is_frame: bool,
    pub(super) text: String,
}

impl Fragment {
    /// Whether it stands on the same line as `other`, wherever on it.
    pub(super) fn is_level_with(&self, other: &Self) -> bool {
        let size = self.size.min(other.size);
        (self.baseline - other.baseline).abs() < 0.5 * size
    }
}

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct PageLetters {
    /// In the order in which they were drawn.
    pub(super) fragments: Vec<Fragment>,
    /// Letters for which the file names no character.
    pub(super) unknown: u32,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Draws into nothing and notes the letters.
pub(super) struct Gatherer {
    pub(super) page: PageLetters,
    /// What may still be drawn, over all pages.
    pub(super) steps_left: u64,
    page_steps_left: u64,
    /// For each open stretch of marked content whether it, or one around it, is a frame of the page.
    marks: Vec<bool>,
    open: Option<Open>,
}

/// The fragment that letters are being added to.
struct Open {
    fragment: Fragment,
    /// Quarter turns of the letters.
    turn: u8,
    /// Where the last letter began, and its width.
    last: (f64, f64, String),
}

impl Gatherer {
    pub(super) fn new() -> Self {
        Self { page: PageLetters::default(), steps_left: MAX_STEPS, page_steps_left: 0, marks: Vec::new(), open: None }
    }

    /// Begins a page of that size, in points.
    pub(super) fn begin(&mut self, width: f64, height: f64) {
        self.page = PageLetters { width, height, ..PageLetters::default() };
        self.page_steps_left = MAX_PAGE_STEPS;
        self.marks.clear();
        self.open = None;
    }

    /// The page as it was drawn.
    pub(super) fn finish(&mut self) -> PageLetters {
        self.close();
        std::mem::take(&mut self.page)
    }

    fn step(&mut self, cost: u64) {
        let left = (self.steps_left.checked_sub(cost), self.page_steps_left.checked_sub(cost));
        let (Some(in_all), Some(on_page)) = left else {
            self.steps_left = left.0.unwrap_or(0);
            std::panic::resume_unwind(Box::new(Overdrawn));
        };
        (self.steps_left, self.page_steps_left) = (in_all, on_page);
    }

    fn close(&mut self) {
        if let Some(mut open) = self.open.take()
            && !open.fragment.text.trim().is_empty()
        {
            open.fragment.text.truncate(open.fragment.text.trim_end().len());
            self.page.fragments.push(open.fragment);
        }
    }

    fn letter(&mut self, text: &str, transform: Affine, advance: f64, is_bold: bool) {
        const EM: f64 = 1000.0;
        let across = transform * Point::new(advance, 0.0) - transform * Point::ZERO;
        let up = transform * Point::new(0.0, EM) - transform * Point::ZERO;
        let size = up.hypot();
        let origin = transform * Point::ZERO;
        if !(size.is_finite() && origin.is_finite() && across.is_finite()) || size < 0.5 {
            return;
        }
        let reach = Rect::new(-1.0, -1.0, self.page.width + 1.0, self.page.height + 1.0);
        if !reach.contains(origin) {
            return;
        }
        let turn = quarter_turns(across, up);
        let (x, y) = turned(origin, turn);
        let width = across.hypot();
        let is_frame = self.marks.last() == Some(&true);
        let is_space = text.chars().all(char::is_whitespace);
        if let Some(open) = &mut self.open {
            let line = &mut open.fragment;
            let gap = x - line.x1;
            let unit = line.size.min(size);
            // Notes and exponents stand higher; they still belong to the line.
            let is_level = (y - line.baseline).abs() < 0.42 * line.size.max(size) && turn == open.turn;
            let is_same_type = is_bold == line.is_bold && (size / line.size - 1.0).abs() < 0.02;
            let is_near = gap > -0.6 * unit && gap < 1.0 * unit;
            if is_level && is_near && is_frame == line.is_frame && (is_same_type || gap.abs() < 0.6 * unit) {
                // Bold type is sometimes made by printing a letter twice.
                if open.last.2 == text && !is_space && (x - open.last.0).abs() < 0.12 * size {
                    return;
                }
                if (is_space || gap > 0.16 * unit) && !line.text.ends_with(' ') {
                    line.text.push(' ');
                }
                if !is_space {
                    line.text.push_str(text);
                    line.x1 = line.x1.max(x + width);
                    if size > line.size * 1.02 {
                        (line.size, line.baseline, line.is_bold) = (size, y, is_bold);
                    }
                    open.last = (x, width, text.to_owned());
                }
                return;
            }
        }
        self.close();
        if is_space {
            return;
        }
        let fragment = Fragment { x0: x, x1: x + width, baseline: y, size, is_bold, is_frame, text: text.to_owned() };
        self.open = Some(Open { fragment, turn, last: (x, width, text.to_owned()) });
    }
}

/// How often letters are turned by a right angle; text that leans is read as the nearest of them.
fn quarter_turns(across: Vec2, up: Vec2) -> u8 {
    let along = if across.hypot() > 0.01 { across } else { Vec2::new(-up.y, up.x) };
    match along {
        _ if along.x.abs() >= along.y.abs() && along.x >= 0.0 => 0,
        _ if along.x.abs() >= along.y.abs() => 2,
        _ if along.y >= 0.0 => 1,
        _ => 3,
    }
}

/// A point in the directions of text that was turned: along the line, and down the page as the reader holds it. Turned
/// text stands apart from what is upright, so that no line mixes both.
fn turned(point: Point, turn: u8) -> (f64, f64) {
    const APART: f64 = 100_000.0;
    match turn {
        0 => (point.x, point.y),
        1 => (point.y, APART - point.x),
        2 => (APART - point.x, 2.0 * APART - point.y),
        _ => (APART - point.y, 3.0 * APART + point.x),
    }
}

/// Signs that print several letters as one, as those letters.
fn letters_of(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'ﬀ' => letters.push_str("ff"),
            'ﬁ' => letters.push_str("fi"),
            'ﬂ' => letters.push_str("fl"),
            'ﬃ' => letters.push_str("ffi"),
            'ﬄ' => letters.push_str("ffl"),
            'ﬅ' | 'ﬆ' => letters.push_str("st"),
            '\u{A0}' => letters.push(' '),
            // A hyphen that is drawn is seen, whatever the file calls it.
            '\u{AD}' | '\u{2011}' => letters.push('-'),
            // A private sign means something in its font only.
            '\u{E000}'..='\u{F8FF}' | '\0' => letters.push('\u{FFFD}'),
            other => letters.push(other),
        }
    }
    letters
}

/// The letter of a glyph for which the file names none. Fonts that are drawn point by point, as TeX made them, seldom name
/// their letters but number them as ASCII does.
fn guessed(glyph: &Glyph<'_>) -> String {
    let code = u8::try_from(glyph.char_code()).unwrap_or_default();
    match glyph {
        Glyph::Type3(_) if code.is_ascii_graphic() => char::from(code).to_string(),
        _ => "\u{FFFD}".to_owned(),
    }
}

impl<'a> Device<'a> for Gatherer {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        let is_bold = run.glyphs().first().is_some_and(|glyph| match &**glyph {
            Glyph::Outline(outline) => outline.font_data().is_some_and(|font| {
                font.weight.is_some_and(|weight| weight >= 600)
                    || font.postscript_name.is_some_and(|name| name.contains("Bold") || name.contains("Black"))
            }),
            Glyph::Type3(_) => false,
        });
        for glyph in run.glyphs() {
            self.step(1);
            let text = match glyph.as_unicode() {
                Some(BfString::Char(character)) => letters_of(character.encode_utf8(&mut [0; 4])),
                Some(BfString::String(text)) => letters_of(&text),
                None => {
                    self.page.unknown += 1;
                    guessed(glyph)
                }
            };
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(type3) => type3.advance_width(),
            };
            self.letter(&text, props.transform * glyph.transform(), f64::from(advance.unwrap_or(500.0)), is_bold);
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.step(1);
        let is_pagination = || {
            let kind = properties.and_then(|properties| properties.get::<Name<'_>>(b"Type".as_slice()));
            kind.is_some_and(|kind| kind.as_ref() == b"Pagination")
        };
        let is_frame = self.marks.last() == Some(&true) || (tag == b"Artifact" && is_pagination());
        self.marks.push(is_frame);
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.step(1);
    }

    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'a>, _: &DrawMode) {
        self.step(1);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step(STRETCH);
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.step(STRETCH);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step(STRETCH);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.step(1);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
