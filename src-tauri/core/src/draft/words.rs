//! Words of the languages in which numbers are read: numbers in words, scales, and months.

use crate::compare::Language;

/// Words after which a number is not meant exactly.
const ABOUT: &[&str] = &[
    "about",
    "around",
    "roughly",
    "approximately",
    "some",
    "nearly",
    "almost",
    "circa",
    "ca",
    "over",
    "under",
    "than",
    "estimated",
    "up",
    "least",
    "most",
    "etwa",
    "rund",
    "fast",
    "knapp",
    "ungefähr",
    "über",
    "circa",
    "gut",
    "mehr",
    "environ",
    "près",
    "presque",
    "quelque",
    "plus",
    "moins",
    "unos",
    "casi",
    "cerca",
    "más",
];

/// The languages whose months are known wherever a date is read.
const TAGS: [&str; 4] = ["en", "de", "fr", "es"];

/// The month that a word names in any of the languages, from 1.
pub(super) fn month(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    let lower = lower.trim_end_matches('.');
    TAGS.iter().find_map(|tag| Language::of(Some(tag)).month(lower))
}

/// Whether a number after this word is not meant exactly.
pub(super) fn is_about(word: &str) -> bool {
    ABOUT.contains(&word.to_lowercase().as_str())
}

const ENGLISH: &[(&str, u32)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];
const GERMAN: &[(&str, u32)] = &[
    ("null", 0),
    ("eins", 1),
    ("ein", 1),
    ("eine", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("fünf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("elf", 11),
    ("zwölf", 12),
    ("dreizehn", 13),
    ("vierzehn", 14),
    ("fünfzehn", 15),
    ("sechzehn", 16),
    ("siebzehn", 17),
    ("achtzehn", 18),
    ("neunzehn", 19),
    ("zwanzig", 20),
    ("dreißig", 30),
    ("dreissig", 30),
    ("vierzig", 40),
    ("fünfzig", 50),
    ("sechzig", 60),
    ("siebzig", 70),
    ("achtzig", 80),
    ("neunzig", 90),
];
const FRENCH: &[(&str, u32)] = &[
    ("zéro", 0),
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("six", 6),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("onze", 11),
    ("douze", 12),
    ("treize", 13),
    ("quatorze", 14),
    ("quinze", 15),
    ("seize", 16),
    ("vingt", 20),
    ("vingts", 20),
    ("trente", 30),
    ("quarante", 40),
    ("cinquante", 50),
    ("soixante", 60),
    ("septante", 70),
    ("huitante", 80),
    ("nonante", 90),
];
const SPANISH: &[(&str, u32)] = &[
    ("cero", 0),
    ("uno", 1),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("seis", 6),
    ("siete", 7),
    ("ocho", 8),
    ("nueve", 9),
    ("diez", 10),
    ("once", 11),
    ("doce", 12),
    ("trece", 13),
    ("catorce", 14),
    ("quince", 15),
    ("veinte", 20),
    ("treinta", 30),
    ("cuarenta", 40),
    ("cincuenta", 50),
    ("sesenta", 60),
    ("setenta", 70),
    ("ochenta", 80),
    ("noventa", 90),
];

/// What a word multiplies by.
const SCALES: &[(&str, &str, f64)] = &[
    ("en", "dozen", 12.0),
    ("en", "hundred", 1e2),
    ("en", "thousand", 1e3),
    ("en", "k", 1e3),
    ("en", "million", 1e6),
    ("en", "m", 1e6),
    ("en", "mn", 1e6),
    ("en", "billion", 1e9),
    ("en", "bn", 1e9),
    ("en", "b", 1e9),
    ("en", "trillion", 1e12),
    ("en", "tn", 1e12),
    ("de", "dutzend", 12.0),
    ("de", "hundert", 1e2),
    ("de", "tausend", 1e3),
    ("de", "million", 1e6),
    ("de", "millionen", 1e6),
    ("de", "mio", 1e6),
    ("de", "milliarde", 1e9),
    ("de", "milliarden", 1e9),
    ("de", "mrd", 1e9),
    ("de", "billion", 1e12),
    ("de", "billionen", 1e12),
    ("fr", "cent", 1e2),
    ("fr", "cents", 1e2),
    ("fr", "mille", 1e3),
    ("fr", "million", 1e6),
    ("fr", "millions", 1e6),
    ("fr", "milliard", 1e9),
    ("fr", "milliards", 1e9),
    ("fr", "billion", 1e12),
    ("fr", "billions", 1e12),
    ("es", "cien", 1e2),
    ("es", "ciento", 1e2),
    ("es", "mil", 1e3),
    ("es", "millón", 1e6),
    ("es", "millones", 1e6),
    ("es", "billón", 1e12),
    ("es", "billones", 1e12),
];

/// The scales that are too short to be one unless they are written onto the digits.
const ONTO: &[&str] = &["k", "m", "b"];

fn known(language: &Language) -> &'static str {
    TAGS.into_iter().find(|tag| *tag == language.tag()).unwrap_or("en")
}

/// A number below a hundred in one word, or a German one of any size.
pub(super) fn small(word: &str, language: &Language) -> Option<f64> {
    let table = match known(language) {
        "de" => return german(word),
        "fr" => FRENCH,
        "es" => SPANISH,
        _ => ENGLISH,
    };
    value(table, word).map(f64::from)
}

fn value(table: &[(&str, u32)], word: &str) -> Option<u32> {
    table.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// “zweihundertfünfzigtausend”: parts, each as long as it can be.
fn german(word: &str) -> Option<f64> {
    if word.len() > 80 {
        return None;
    }
    if let Some(small) = value(GERMAN, word) {
        return Some(f64::from(small));
    }
    for (name, times) in [("tausend", 1e3), ("hundert", 1e2)] {
        if let Some((many, rest)) = word.split_once(name) {
            if many.is_empty() && rest.is_empty() {
                return None;
            }
            let many = if many.is_empty() { 1.0 } else { german(many)? };
            let rest = rest.strip_prefix("und").unwrap_or(rest);
            return Some(many * times + if rest.is_empty() { 0.0 } else { german(rest)? });
        }
    }
    let (ones, tens) = word.split_once("und")?;
    let (ones, tens) = (value(GERMAN, ones)?, value(GERMAN, tens)?);
    (ones < 10 && tens >= 20).then(|| f64::from(ones + tens))
}

/// What a word multiplies by; short ones only where they are written onto digits.
pub(super) fn scale(word: &str, language: &Language, is_onto: bool) -> Option<f64> {
    let tag = known(language);
    let found = SCALES.iter().find(|(of, name, _)| *of == tag && *name == word).map(|(.., times)| *times)?;
    (is_onto || !ONTO.contains(&word)).then_some(found)
}

/// Whether numbers in words of this language have this word between them: “one hundred and ten”.
pub(super) fn joins(word: &str, language: &Language) -> bool {
    matches!((known(language), word), ("en", "and") | ("fr", "et") | ("es", "y") | ("de", "und"))
}

/// Whether a sixty and a ten are seventy, as they are in French.
pub(super) fn counts_in_twenties(language: &Language) -> bool {
    known(language) == "fr"
}

/// Whether a comma parts the whole from the rest, and a point the thousands.
pub(super) fn has_decimal_comma(language: &Language) -> bool {
    known(language) != "en"
}

/// The number that an ordinal in words names, from the third on: what comes before is said of too much.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    const ORDINALS: &[(&str, u32)] = &[
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("eleventh", 11),
        ("twelfth", 12),
        ("twentieth", 20),
        ("dritte", 3),
        ("dritten", 3),
        ("vierte", 4),
        ("vierten", 4),
        ("fünfte", 5),
        ("fünften", 5),
        ("troisième", 3),
        ("quatrième", 4),
        ("cinquième", 5),
        ("sixième", 6),
        ("tercer", 3),
        ("tercera", 3),
        ("cuarto", 4),
        ("cuarta", 4),
    ];
    value(ORDINALS, word)
}
