//! How much of one text is in another, told from which words there are and not from where they stand.

use crate::search::each_word;
use std::collections::HashMap;

/// How many words came and went between two versions. A word that only moved did neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changed {
    /// Words that the newer one has more.
    pub added: u32,
    /// Words that the older one had more.
    pub removed: u32,
}

impl Changed {
    /// What came and went from `old` to `new`.
    pub(super) fn between(old: &str, new: &str) -> Self {
        let mut changed = Self::default();
        for count in surplus(old, new).into_values() {
            let by = u32::try_from(count.unsigned_abs()).unwrap_or(u32::MAX);
            if count > 0 {
                changed.removed += by;
            } else {
                changed.added += by;
            }
        }
        changed
    }
}

/// How many of the words of `old` are in `new`, in per cent; 100 when `old` has none.
pub(super) fn kept_percent(old: &str, new: &str) -> u32 {
    let mut all = 0_u64;
    each_word(old, |_| all += 1);
    if all == 0 {
        return 100;
    }
    let lost = u64::from(Changed::between(old, new).removed);
    u32::try_from(all.saturating_sub(lost) * 100 / all).unwrap_or(100)
}

/// How often each word stands in `old`, less how often in `new`.
fn surplus(old: &str, new: &str) -> HashMap<String, i64> {
    let mut counts: HashMap<String, i64> = HashMap::new();
    for (text, by) in [(old, 1), (new, -1)] {
        each_word(text, |word| match counts.get_mut(word) {
            Some(count) => *count += by,
            None => drop(counts.insert(word.to_owned(), by)),
        });
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_and_not_letters_or_signs() {
        let changed = |old, new| {
            let Changed { added, removed } = Changed::between(old, new);
            (added, removed)
        };
        assert_eq!(changed("The gate is “shut”.", "the GATE is 'shut'!"), (0, 0));
        assert_eq!(changed("It was 12 million.", "It was 21 million, not more."), (3, 1));
        assert_eq!(changed("a b a", "a b"), (0, 1));
        assert_eq!(changed("", "one two"), (2, 0));
        assert_eq!(
            (kept_percent("one two three four", "four"), kept_percent("", "x"), kept_percent("x", "")),
            (25, 100, 0)
        );
    }
}
