//! Three units, three types: UTF-8 bytes here and in the file, UTF-16 units in the page, code points in W3C exports.

use serde::{Deserialize, Serialize};

/// A position in UTF-8 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ByteOffset(pub usize);

/// A position in UTF-16 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Utf16Offset(pub usize);

/// A stretch in UTF-8 bytes, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct ByteRange {
    /// First byte.
    pub start: ByteOffset,
    /// One past the last byte.
    pub end: ByteOffset,
}

/// A stretch in UTF-16 code units, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Utf16Range {
    /// First unit.
    pub start: Utf16Offset,
    /// One past the last unit.
    pub end: Utf16Offset,
}

impl ByteRange {
    /// The stretch from `start` to `end`, in bytes.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: ByteOffset(start), end: ByteOffset(end) }
    }

    /// Length in bytes; 0 for a range whose end stands before its start.
    pub fn len(self) -> usize {
        self.end.0.saturating_sub(self.start.0)
    }

    /// Whether nothing lies inside.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
}

impl Utf16Range {
    /// The stretch from `start` to `end`, in UTF-16 units.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: Utf16Offset(start), end: Utf16Offset(end) }
    }
}

/// Where bytes and UTF-16 units part ways: one entry for each character that is not ASCII.
#[derive(Debug, Clone)]
pub struct OffsetMap {
    wide: Vec<Wide>,
    bytes: usize,
}

#[derive(Debug, Clone, Copy)]
struct Wide {
    byte: usize,
    unit: usize,
    byte_len: usize,
    unit_len: usize,
}

impl OffsetMap {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let mut wide = Vec::new();
        // Every character before a wide one is as long in bytes as in units, or is in the list already.
        let mut surplus = 0;
        for (byte, character) in text.char_indices().filter(|(_, character)| !character.is_ascii()) {
            let (byte_len, unit_len) = (character.len_utf8(), character.len_utf16());
            wide.push(Wide { byte, unit: byte - surplus, byte_len, unit_len });
            surplus += byte_len - unit_len;
        }
        Self { wide, bytes: text.len() }
    }

    /// The UTF-16 position of `at`; `None` past the end or inside a character.
    pub fn to_utf16(&self, at: ByteOffset) -> Option<Utf16Offset> {
        if at.0 > self.bytes {
            return None;
        }
        let before = self.wide.partition_point(|wide| wide.byte < at.0);
        let Some(wide) = self.wide[..before].last() else { return Some(Utf16Offset(at.0)) };
        let past = at.0.checked_sub(wide.byte + wide.byte_len)?;
        Some(Utf16Offset(wide.unit + wide.unit_len + past))
    }

    /// The byte position of `at`; `None` past the end or between the halves of a surrogate pair.
    pub fn to_bytes(&self, at: Utf16Offset) -> Option<ByteOffset> {
        let before = self.wide.partition_point(|wide| wide.unit < at.0);
        let byte = match self.wide[..before].last() {
            None => at.0,
            Some(wide) => wide.byte + wide.byte_len + at.0.checked_sub(wide.unit + wide.unit_len)?,
        };
        (byte <= self.bytes).then_some(ByteOffset(byte))
    }

    /// Both ends of `range` in UTF-16 units; `None` where either has no place.
    pub fn range_to_utf16(&self, range: ByteRange) -> Option<Utf16Range> {
        Some(Utf16Range { start: self.to_utf16(range.start)?, end: self.to_utf16(range.end)? })
    }

    /// Both ends of `range` in bytes; `None` where either has no place.
    pub fn range_to_bytes(&self, range: Utf16Range) -> Option<ByteRange> {
        Some(ByteRange { start: self.to_bytes(range.start)?, end: self.to_bytes(range.end)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_character_edge_comes_back(text in "[a-zé漢😀\u{301}\n ]{0,40}") {
            let map = OffsetMap::new(&text);
            for byte in 0..=text.len() + 2 {
                let expected = text.get(..byte).map(|lead| lead.encode_utf16().count());
                let unit = map.to_utf16(ByteOffset(byte));
                prop_assert_eq!(unit.map(|unit| unit.0), expected);
                if let Some(unit) = unit {
                    prop_assert_eq!(map.to_bytes(unit), Some(ByteOffset(byte)));
                }
            }
        }
    }

    #[test]
    fn half_a_surrogate_pair_has_no_byte() {
        let map = OffsetMap::new("a😀b");
        assert_eq!(map.to_bytes(Utf16Offset(2)), None);
        assert_eq!(map.to_bytes(Utf16Offset(3)), Some(ByteOffset(5)));
        assert_eq!(map.to_bytes(Utf16Offset(5)), None, "past the end");
    }
}
