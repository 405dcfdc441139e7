//! The fonts of a paper: those that come with the program, and where a script is in none of them, those of the machine.

use fontdb::{Database, Style, Weight};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontInfo};

/// More signs than this are not named one by one.
const MAX_NAMED: usize = 20;

/// Libertinus Serif (SIL Open Font Licence 1.1) has Latin, Greek, Cyrillic and Hebrew; DejaVu Sans Mono (the licence of
/// Bitstream Vera) has code, Arabic and many signs besides. The licences stand beside them.
static BUNDLED: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect());

static FILES: [&[u8]; 5] = [
    include_bytes!("fonts/LibertinusSerif-Regular.otf"),
    include_bytes!("fonts/LibertinusSerif-Italic.otf"),
    include_bytes!("fonts/LibertinusSerif-Bold.otf"),
    include_bytes!("fonts/LibertinusSerif-BoldItalic.otf"),
    include_bytes!("fonts/DejaVuSansMono.ttf"),
];

/// The family of the first of them.
pub(in crate::exporters) const FAMILY: &str = "Libertinus Serif";

/// The fonts for a text that is drawn and not set. The machine's own are in it only when those that come with the program do
/// not do.
pub(in crate::exporters) fn database_for(text: &str) -> Database {
    let mut fonts = Database::new();
    for file in FILES {
        fonts.load_font_data(file.to_vec());
    }
    fonts.set_serif_family(FAMILY);
    let is_covered = |sign: char| BUNDLED.iter().any(|font| font.info().coverage.contains(u32::from(sign)));
    if !text.chars().filter(|sign| !sign.is_control()).all(is_covered) {
        fonts.load_system_fonts();
    }
    fonts
}

/// Fonts for some signs.
pub(super) struct Fonts {
    pub(super) fonts: Vec<Font>,
    /// The signs that no font has, in words; empty when there are none.
    pub(super) missing: String,
}

/// Fonts for `signs`. The machine's own are looked at only when those that come with the program do not do.
pub(super) fn fonts_for(signs: &BTreeSet<char>) -> Fonts {
    let mut fonts = BUNDLED.clone();
    let has = |info: &FontInfo, sign: char| info.coverage.contains(u32::from(sign));
    // Joiners and variation selectors are for the shaping of others and have no shape of their own.
    let is_shown = |sign: &char| !matches!(sign, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}');
    let mut missing: Vec<char> = signs
        .iter()
        .copied()
        .filter(is_shown)
        .filter(|sign| !fonts.iter().any(|font| has(font.info(), *sign)))
        .collect();
    if !missing.is_empty() {
        let mut machine = Database::new();
        machine.load_system_fonts();
        for face in machine.faces().filter(|face| face.style == Style::Normal && face.weight == Weight::NORMAL) {
            if missing.is_empty() {
                break;
            }
            let found = machine.with_face_data(face.id, |data, index| {
                let info = FontInfo::new(data, index)?;
                let is_needed = missing.iter().any(|sign| has(&info, *sign));
                is_needed.then(|| Font::new(Bytes::new(data.to_vec()), index)).flatten()
            });
            if let Some(font) = found.flatten() {
                missing.retain(|sign| !has(font.info(), *sign));
                fonts.push(font);
            }
        }
    }
    Fonts { fonts, missing: named(&missing) }
}

fn named(missing: &[char]) -> String {
    let mut names = String::new();
    for sign in missing.iter().take(MAX_NAMED) {
        let _ = write!(names, "{}U+{:04X}", if names.is_empty() { "" } else { ", " }, u32::from(*sign));
    }
    if missing.len() > MAX_NAMED {
        names.push_str(", …");
    }
    names
}
