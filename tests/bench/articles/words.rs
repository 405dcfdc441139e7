//! Words made by rule, with the few that every English text is full of in front.

use super::chance::{Chance, mixed};

/// The words that come most often, in about the order in which they do.
const FREQUENT: &str = "the of to and a in that is for on it was with as by be at he from have are this not his had but \
    they were an said which has or who will would more their one been about up its she if when out all two can so her \
    than what into after no there other some over could time only new also did first last year before under most people \
    week government state percent police city court company million while report minister council water public because \
    many between against during through group national members former found three local public told since where those";
/// Beginnings, middles and ends of syllables; those that are here twice come twice as often.
const ONSETS: &[&str] = &[
    "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "s", "t", "r", "m", "c", "p", "d", "b",
    "l", "n", "br", "ch", "cl", "gr", "pl", "pr", "sh", "st", "tr", "", "",
];
const VOWELS: &[&str] = &["a", "e", "i", "o", "u", "a", "e", "i", "o", "e", "a", "o", "ai", "ea", "ou", "y"];
const CODAS: &[&str] = &["", "", "", "", "", "", "", "", "", "", "", "n", "r", "l", "s", "t", "m", "nd", "ck"];
const ENDINGS: &[&str] = &["", "", "", "", "", "", "", "", "", "s", "s", "s", "ed", "ing", "er", "ly", "ion", "al"];
/// Words of the vocabulary, without names, numbers and what was typed wrong.
pub(crate) const WORDS: usize = 60_000;

/// The vocabulary, by rank.
pub(crate) fn vocabulary() -> Vec<String> {
    let mut words: Vec<String> = FREQUENT.split_whitespace().map(str::to_owned).collect();
    for rank in words.len()..WORDS {
        // Words of one family stand at neighbouring ranks, so that stems have something to find.
        let stem = mixed((rank as u64 / 3) ^ 0x5EED);
        let long = match rank {
            0..1_000 => stem % 3 == 0,
            1_000..8_000 => stem % 4 > 0,
            _ => stem % 3 == 0,
        };
        let mut word = syllables_of(stem, 1 + usize::from(long) + usize::from(rank >= 8_000));
        word.push_str(pick(ENDINGS, mixed(rank as u64) >> 8));
        words.push(word);
    }
    words
}

/// A person's or a place's name, by rank: there are as many as are asked for.
pub(crate) fn name(rank: u64) -> String {
    let chosen = mixed(rank ^ 0x4E41_4D45);
    let mut name = syllables_of(chosen, 2 + usize::from(chosen % 3 == 0 || rank > 50_000));
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

/// A number as news has them: years, counts, sums.
pub(crate) fn number(chance: &mut Chance) -> String {
    match chance.below(10) {
        0..3 => (1990 + chance.below(37)).to_string(),
        3..6 => (1 + chance.below(100)).to_string(),
        6..9 => chance.below(10_000).to_string(),
        _ => format!("{},{:03}", 1 + chance.below(999), chance.below(1000)),
    }
}

/// `word` as a tired hand types it.
pub(crate) fn mistyped(word: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = chance.below(letters.len() as u64) as usize;
    let letter = char::from(b'a' + chance.below(26) as u8);
    match chance.below(4) {
        0 if at > 0 => letters.swap(at - 1, at),
        1 if letters.len() > 3 => drop(letters.remove(at)),
        2 => letters[at] = letter,
        _ => letters.insert(at, letter),
    }
    letters.into_iter().collect()
}

fn syllables_of(mut chosen: u64, count: usize) -> String {
    let mut word = String::new();
    for _ in 0..count {
        for part in [ONSETS, VOWELS, CODAS] {
            word.push_str(pick(part, chosen));
            chosen = mixed(chosen);
        }
    }
    word
}

fn pick<'w>(from: &[&'w str], chosen: u64) -> &'w str {
    from[(chosen % from.len() as u64) as usize]
}
