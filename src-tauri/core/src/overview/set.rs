//! A set of row keys, one bit each: asked a million times in one scan.

/// Keys of rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    bits: Vec<u64>,
    count: u32,
}

impl Keys {
    /// Puts a key in; a key below zero is none.
    pub(crate) fn insert(&mut self, key: i64) {
        let Ok(key) = usize::try_from(key) else { return };
        let (word, bit) = (key / 64, 1 << (key % 64));
        if word >= self.bits.len() {
            self.bits.resize(word + 1, 0);
        }
        if self.bits[word] & bit == 0 {
            self.bits[word] |= bit;
            self.count += 1;
        }
    }

    pub(crate) fn has(&self, key: i64) -> bool {
        usize::try_from(key).is_ok_and(|key| self.bits.get(key / 64).is_some_and(|word| word & (1 << (key % 64)) != 0))
    }

    /// How many there are.
    pub(crate) fn count(&self) -> u32 {
        self.count
    }
}

impl FromIterator<i64> for Keys {
    fn from_iter<I: IntoIterator<Item = i64>>(keys: I) -> Self {
        let mut set = Self::default();
        keys.into_iter().for_each(|key| set.insert(key));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_in_once() {
        let keys: Keys = [3, 64, 3, 1000, -1].into_iter().collect();
        assert_eq!(keys.count(), 3);
        let found: Vec<i64> = (-2..1100).filter(|key| keys.has(*key)).collect();
        assert_eq!(found, [3, 64, 1000]);
    }
}
