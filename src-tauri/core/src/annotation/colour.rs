//! Colours as other programs write them.

use crate::highlight::Colour;

/// The five colours as CSS, for programs that paint what a style sheet says (Web Annotation Data Model, section 4.4).
const CSS: [(Colour, [u8; 3]); 5] = [
    (Colour::Amber, [0xFF, 0xD9, 0x66]),
    (Colour::Green, [0x9F, 0xD8, 0x9F]),
    (Colour::Blue, [0x9C, 0xC8, 0xF5]),
    (Colour::Rose, [0xF5, 0xA9, 0xBC]),
    (Colour::Violet, [0xC9, 0xB1, 0xF0]),
];

/// Names of colours in programs that let their users choose one.
const NAMES: [(&str, Colour); 12] = [
    ("yellow", Colour::Amber),
    ("orange", Colour::Amber),
    ("gold", Colour::Amber),
    ("lime", Colour::Green),
    ("teal", Colour::Green),
    ("cyan", Colour::Blue),
    ("aqua", Colour::Blue),
    ("red", Colour::Rose),
    ("pink", Colour::Rose),
    ("magenta", Colour::Violet),
    ("purple", Colour::Violet),
    ("lavender", Colour::Violet),
];

/// A colour as CSS writes it.
pub(crate) fn css_of(colour: Colour) -> String {
    let [red, green, blue] = CSS.iter().find(|(known, _)| *known == colour).map(|(_, css)| *css).unwrap_or_default();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The one of ours that is meant by `text`: one of our names, another program's name for one, or CSS. `None` when it names
/// no colour.
pub(super) fn colour_in(text: &str) -> Option<Colour> {
    let text = text.trim().to_ascii_lowercase();
    if let Some(own) = text.strip_prefix("clipfile-") {
        return Colour::named(own);
    }
    let named = NAMES.iter().find(|(name, _)| *name == text).map(|(_, colour)| *colour);
    Colour::named(&text).or(named).or_else(|| rgb_of(&text).map(nearest))
}

/// The first background that a style sheet gives.
pub(super) fn colour_of_sheet(css: &str) -> Option<Colour> {
    let rest = css.split_once("background")?.1;
    let value = rest.split_once(':')?.1.split([';', '}', '!']).next()?;
    colour_in(value)
}

/// `#rgb`, `#rrggbb` with or without alpha, and `rgb(…)`.
fn rgb_of(text: &str) -> Option<[u8; 3]> {
    if let Some(digits) = text.strip_prefix('#').filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
    {
        let byte = |at: usize, width: usize| {
            let digits = &digits[at * width..(at + 1) * width];
            u8::from_str_radix(&digits.repeat(3 - width), 16).ok()
        };
        let width = match digits.len() {
            3 | 4 => 1,
            6 | 8 => 2,
            _ => return None,
        };
        return Some([byte(0, width)?, byte(1, width)?, byte(2, width)?]);
    }
    let inside = text.strip_prefix("rgba(").or_else(|| text.strip_prefix("rgb("))?.strip_suffix(')')?;
    let mut parts = inside.split([',', ' ', '/']).filter(|part| !part.is_empty()).map(str::parse::<u8>);
    let mut next = || parts.next()?.ok();
    Some([next()?, next()?, next()?])
}

/// The one of ours whose hue is nearest; what has hardly any hue is the first.
fn nearest(rgb: [u8; 3]) -> Colour {
    let Some(wanted) = hue(rgb) else { return Colour::default() };
    let apart = |css: [u8; 3]| {
        let difference = (hue(css).unwrap_or_default() - wanted).abs();
        difference.min(360 - difference)
    };
    CSS.iter().min_by_key(|(_, css)| apart(*css)).map(|(colour, _)| *colour).unwrap_or_default()
}

/// Degrees on the wheel of colours; `None` for greys.
fn hue([red, green, blue]: [u8; 3]) -> Option<i32> {
    let (red, green, blue) = (i32::from(red), i32::from(green), i32::from(blue));
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let span = most - least;
    if span < 16 {
        return None;
    }
    let degrees = match most {
        _ if most == red => 60 * (green - blue) / span,
        _ if most == green => 120 + 60 * (blue - red) / span,
        _ => 240 + 60 * (red - green) / span,
    };
    Some(degrees.rem_euclid(360))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_comes_back_from_what_is_written_for_it() {
        for colour in Colour::ALL {
            assert_eq!(colour_in(&css_of(colour)), Some(colour));
            assert_eq!(colour_in(&format!("clipfile-{}", colour.name())), Some(colour));
            assert_eq!(colour_of_sheet(&format!(".x {{ background-color: {}; }}", css_of(colour))), Some(colour));
        }
    }

    #[test]
    fn colours_of_other_programs_are_the_nearest_of_ours() {
        for (written, colour) in [
            ("yellow", Some(Colour::Amber)),
            ("#ffff00", Some(Colour::Amber)),
            ("#0f0", Some(Colour::Green)),
            ("rgba(0, 120, 255, 0.4)", Some(Colour::Blue)),
            ("rgb(255 20 60)", Some(Colour::Rose)),
            ("#8000FF80", Some(Colour::Violet)),
            ("#cccccc", Some(Colour::Amber)),
            ("clipfile-puce", None),
            ("#ééé", None),
            ("#12", None),
            ("rgb(300,1,1)", None),
            ("important", None),
        ] {
            assert_eq!(colour_in(written), colour, "{written}");
        }
        assert_eq!(colour_of_sheet("p { color: red }"), None);
    }
}
