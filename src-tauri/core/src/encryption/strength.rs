//! How hard a passphrase is to guess, by zxcvbn (Wheeler, USENIX Security 2016).

use super::Secret;

/// What is said of a passphrase while it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strength {
    /// From 0, guessed at once, to 4, hardly ever.
    pub score: u8,
    /// How many powers of ten of guesses it takes.
    pub guesses_log10: u8,
}

/// Characters that are looked at: what is longer is not guessed, and takes long to look at.
const LOOKED_AT: usize = 100;

/// Says how hard `secret` is to guess; `names` are words that somebody who knows the user would try, such as the library's name.
pub fn strength(secret: &Secret, names: &[&str]) -> Strength {
    let text = secret.as_str();
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    let guessed = zxcvbn::zxcvbn(&text[..end], names);
    // Guessing one takes a third of a second and 128 MiB each time, wherever it is done: zxcvbn's limits for a slow hash.
    Strength { score: guessed.score().into(), guesses_log10: guessed.guesses_log10() as u8 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_takes_is_weak_and_five_words_are_strong() {
        let score = |text: &str| strength(&Secret::new(text), &["Desk", "Reporter"]).score;
        assert!(score("password1") < 2 && score("reporterdesk") < 2 && score("aaaaaaaaaaaaaaaa") < 2);
        assert_eq!(score("violet harbour nine copper trains"), 4);
        assert_eq!(score(&"ab ".repeat(100_000)), score(&"ab ".repeat(40)), "the rest is not looked at");
    }
}
