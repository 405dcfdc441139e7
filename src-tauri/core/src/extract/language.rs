//! The language of a text: what its words say when they say it clearly, else what the page declares.

use whatlang::Lang;

/// Shortest text whose words are asked, in characters.
const MIN_CHARACTERS: usize = 120;
/// Characters that are enough to tell.
const SAMPLE_CHARACTERS: usize = 4_000;

/// The language of `text` as a BCP 47 tag. A declared tag that says the same and more (`en-GB`) is preferred.
pub(super) fn of(text: &str, declared: Option<&str>) -> Option<String> {
    let declared = declared.and_then(tag);
    let Some(detected) = detect(text) else { return declared };
    match declared {
        Some(tag) if base(&tag) == detected || same_family(base(&tag), detected) => Some(tag),
        _ => Some(detected.to_owned()),
    }
}

/// The language that the words of `text` are in, when that is clear.
pub(super) fn detect(text: &str) -> Option<&'static str> {
    let end = text.char_indices().nth(SAMPLE_CHARACTERS).map_or(text.len(), |(at, _)| at);
    let sample = &text[..end];
    // Kana and Hangul are each one language's; a few of them tell.
    let count = |range: std::ops::RangeInclusive<char>| sample.chars().filter(|c| range.contains(c)).take(9).count();
    match () {
        () if count('\u{3041}'..='\u{30FA}') > 8 => return Some("ja"),
        () if count('\u{AC00}'..='\u{D7AF}') > 8 => return Some("ko"),
        () => {}
    }
    if sample.chars().take(MIN_CHARACTERS).count() < MIN_CHARACTERS {
        return None;
    }
    whatlang::detect(sample).filter(whatlang::Info::is_reliable).and_then(|info| iso_639_1(info.lang()))
}

/// `declared` with the letter case of BCP 47; `None` for what is no tag.
fn tag(declared: &str) -> Option<String> {
    let parts: Vec<&str> = declared.trim().split(['-', '_']).collect();
    let is_tag = matches!(parts[0].len(), 2 | 3)
        && parts.len() <= 4
        && parts
            .iter()
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        && parts[0].bytes().all(|byte| byte.is_ascii_alphabetic());
    let cased = |(at, part): (usize, &&str)| match part.len() {
        2 if at > 0 => part.to_ascii_uppercase(),
        4 if at > 0 => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
        _ => part.to_ascii_lowercase(),
    };
    is_tag.then(|| parts.iter().enumerate().map(cased).collect::<Vec<_>>().join("-"))
}

fn base(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Written so alike that trigrams do not part them.
fn same_family(a: &str, b: &str) -> bool {
    const FAMILIES: &[&[&str]] = &[
        &["nb", "nn", "no", "da"],
        &["hr", "sr", "bs", "sh"],
        &["id", "ms"],
        &["cs", "sk"],
        &["pt", "gl"],
        &["ru", "uk", "be", "bg"],
    ];
    FAMILIES.iter().any(|family| family.contains(&a) && family.contains(&b))
}

fn iso_639_1(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Der Hafen bleibt bis auf Weiteres geschlossen, teilte die Verwaltung am Donnerstag mit. Die Schiffe \
        müssen vor der Küste warten, bis die Untersuchung abgeschlossen ist, und das kann noch Tage dauern.";

    #[test]
    fn the_words_decide_and_a_declared_region_stays() {
        assert_eq!(of(GERMAN, None).as_deref(), Some("de"));
        assert_eq!(of(GERMAN, Some("de_at")).as_deref(), Some("de-AT"));
        assert_eq!(of(GERMAN, Some("en")).as_deref(), Some("de"));
    }

    #[test]
    fn a_short_text_is_not_guessed() {
        assert_eq!(of("Moin", None), None);
        assert_eq!(of("Moin", Some("zh-hans-cn")).as_deref(), Some("zh-Hans-CN"));
        assert_eq!(of("Moin", Some("english please")), None);
    }
}
