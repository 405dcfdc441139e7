//! One character at a time: what it is to a word, and how it is written in the index.

use std::sync::LazyLock;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What a character is to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    /// It stands between words.
    Apart,
    /// It is not there: a soft hyphen, a space without width, a sign for the direction of writing.
    Dropped,
    /// A letter or digit of a script that puts spaces between words.
    Spaced(char),
    /// A letter of a script that does not, or whose words take endings without a space.
    Unspaced(char),
    /// A sign that belongs to the character before.
    Mark(char),
    /// Several of these: [`each`] says which.
    Several,
}

/// Below this, and from `FAR` to `FAR_END`, the answers stand in a table: Latin, Greek, Cyrillic, Hebrew, Arabic.
const NEAR_END: u32 = 0x700;
const FAR: u32 = 0x1e00;
const FAR_END: u32 = 0x2000;

static TABLE: LazyLock<Vec<Fold>> = LazyLock::new(|| {
    let known = (0..NEAR_END).chain(FAR..FAR_END).filter_map(char::from_u32);
    known
        .map(|character| {
            let mut only = None;
            let mut count = 0;
            each(character, |fold| {
                // What falls away anyhow does not make two of one.
                if !matches!(fold, Fold::Mark(mark) if is_accent(mark)) || letter_with('\0', character).is_some() {
                    only = Some(fold);
                    count += 1;
                }
            });
            match only {
                Some(only) if count == 1 => only,
                Some(_) => Fold::Several,
                None => Fold::Mark(character),
            }
        })
        .collect()
});

/// What `character` is.
pub(super) fn of(character: char) -> Fold {
    match u32::from(character) {
        near @ 0..NEAR_END => TABLE[near as usize],
        far @ FAR..FAR_END => TABLE[(NEAR_END + far - FAR) as usize],
        // Whole as they are: Thai without signs, Kana, Han, Hangul.
        0xe01..=0xe30
        | 0xe32
        | 0xe40..=0xe46
        | 0x3041..=0x3096
        | 0x30a1..=0x30fa
        | 0x30fc
        | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff
        | 0xac00..=0xd7a3 => Fold::Unspaced(character),
        _ => Fold::Several,
    }
}

/// Hands over what `character` becomes: without case, without the difference between ways to write the same.
pub(super) fn each(character: char, mut give: impl FnMut(Fold)) {
    if is_dropped(character) {
        return give(Fold::Dropped);
    }
    if let Some(digit) = digit(character) {
        return give(Fold::Spaced(digit));
    }
    let is_radical = matches!(character, '\u{2e80}'..='\u{2fd5}');
    let is_part = character.is_alphanumeric() || is_combining_mark(character) || is_unspaced(character) || is_radical;
    if !is_part || is_apostrophe(character) {
        return give(Fold::Apart);
    }
    decompose_compatible(character, |part| {
        for small in part.to_lowercase() {
            match small {
                _ if is_combining_mark(small) || is_jamo_within(small) => give(Fold::Mark(small)),
                'ß' => "ss".chars().for_each(|letter| give(Fold::Spaced(letter))),
                'æ' => "ae".chars().for_each(|letter| give(Fold::Spaced(letter))),
                'œ' => "oe".chars().for_each(|letter| give(Fold::Spaced(letter))),
                'þ' => "th".chars().for_each(|letter| give(Fold::Spaced(letter))),
                _ if is_unspaced(small) => give(Fold::Unspaced(small)),
                _ if small.is_alphanumeric() => give(Fold::Spaced(plain(small))),
                _ => give(Fold::Apart),
            }
        }
    });
}

/// Letters that are told apart by a stroke, a dot or a place in the word, which no decomposition takes off.
fn plain(small: char) -> char {
    match small {
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ŧ' => 't',
        'ı' => 'i',
        'ς' => 'σ',
        // The same letter as Arabic, Persian and Urdu keyboards write it, and endings that are written either way.
        'ى' | 'ی' | 'ے' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ة' | 'ہ' | 'ھ' | 'ۀ' | 'ە' => 'ه',
        other => other,
    }
}

/// The Cyrillic letter that `mark` makes of `letter`: й is a letter of its own, unlike ё, which many write е. With `'\0'`,
/// whether `mark` is such a letter already.
pub(super) fn letter_with(letter: char, mark: char) -> Option<char> {
    match (letter, mark) {
        ('и', '\u{306}') | ('\0', 'й' | 'Й') => Some('й'),
        ('у', '\u{306}') | ('\0', 'ў' | 'Ў') => Some('ў'),
        ('і', '\u{308}') | ('\0', 'ї' | 'Ї') => Some('ї'),
        ('г', '\u{301}') | ('\0', 'ѓ' | 'Ѓ') => Some('ѓ'),
        ('к', '\u{301}') | ('\0', 'ќ' | 'Ќ') => Some('ќ'),
        _ => None,
    }
}

/// Marks without which a word is still the same: Latin, Greek and Cyrillic accents, Hebrew and Arabic points.
pub(super) fn is_accent(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}'
        | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Characters that are not seen or do not count (Unicode: `Default_Ignorable_Code_Point`), and the stroke that stretches
/// Arabic words.
fn is_dropped(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// Apostrophes that Unicode counts among the letters: words end at the others too.
fn is_apostrophe(character: char) -> bool {
    matches!(character, '\u{2b9}'..='\u{2bf}' | '\u{2c8}' | '\u{2ca}' | '\u{2cb}' | '\u{2ee}')
}

/// A digit of another script, in ASCII.
fn digit(character: char) -> Option<char> {
    const ZEROS: [u32; 20] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
        0x1040, 0x1090, 0x17e0, 0x1810,
    ];
    let code = u32::from(character);
    let zero = ZEROS.into_iter().find(|zero| (*zero..*zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// Letters of scripts that put no space between words, and of Korean, whose particles follow a word without one.
pub(crate) fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}'              // Thai, Lao
        | '\u{1000}'..='\u{109f}'          // Myanmar
        | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aa7f}'
        | '\u{1100}'..='\u{115e}'          // Hangul
        | '\u{a960}'..='\u{a97c}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{1780}'..='\u{17ff}'          // Khmer
        | '\u{3005}'..='\u{3007}'
        | '\u{3021}'..='\u{3029}'
        | '\u{303b}'
        | '\u{3041}'..='\u{3096}'          // Hiragana, Katakana
        | '\u{309d}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3105}'..='\u{312f}'          // Bopomofo
        | '\u{31a0}'..='\u{31bf}'
        | '\u{3400}'..='\u{4dbf}'          // Han
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{1b000}'..='\u{1b16f}'        // old Kana
        | '\u{20000}'..='\u{3fffd}')
        && !is_combining_mark(character)
        && (character.is_alphanumeric() || character >= '\u{20000}')
}

/// Vowels and last consonants of Hangul, which make one syllable with what is before.
pub(super) fn is_jamo_within(character: char) -> bool {
    matches!(character, '\u{1161}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7fb}')
}
