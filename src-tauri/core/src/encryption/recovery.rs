//! The recovery key: 22 random bytes and a sum over them, written so that it can be printed, read out and typed again.

use super::random;
use crate::error::Result;
use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::LazyLock;
use zeroize::Zeroizing;

/// Bytes that count.
const BYTES: usize = 22;
/// Bytes of their sum: a slip of the pen goes unnoticed once in 16 million times.
const SUM_BYTES: usize = 3;
/// Characters between two dashes.
const GROUP: usize = 5;

/// Crockford's Base32 (crockford.com/base32.html): no letter is taken for a digit, and those that could be are read as it.
static LETTERS: LazyLock<Encoding> = LazyLock::new(|| {
    let mut letters = Specification::new();
    letters.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    letters.translate.from.push_str("abcdefghjkmnpqrstvwxyzOoIiLl");
    letters.translate.to.push_str("ABCDEFGHJKMNPQRSTVWXYZ001111");
    letters.ignore.push_str("- \t\r\n");
    letters.encoding().expect("32 letters that differ")
});

/// Opens a library whose passphrase was forgotten; wiped from memory when it is dropped.
pub struct RecoveryKey(Zeroizing<[u8; BYTES]>);

impl RecoveryKey {
    pub(super) fn random() -> Result<Self> {
        random().map(Self)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &*self.0
    }

    /// As it is printed: eight groups of letters and digits, in capitals.
    pub fn text(&self) -> Zeroizing<String> {
        let mut all = Zeroizing::new([0; BYTES + SUM_BYTES]);
        all[..BYTES].copy_from_slice(&*self.0);
        all[BYTES..].copy_from_slice(&sum(self.bytes()));
        let letters = Zeroizing::new(LETTERS.encode(&*all));
        let mut text = Zeroizing::new(String::with_capacity(letters.len() * 2));
        for (at, letter) in letters.chars().enumerate() {
            if at > 0 && at % GROUP == 0 {
                text.push('-');
            }
            text.push(letter);
        }
        text
    }

    /// Reads one, however it was typed: small letters, spaces, `O` for zero. `None` for anything else.
    pub fn read(typed: &str) -> Option<Self> {
        let all = Zeroizing::new(LETTERS.decode(typed.as_bytes()).ok()?);
        let (bytes, summed) = all.split_at_checked(BYTES)?;
        if summed != sum(bytes) {
            return None;
        }
        let mut key = Self(Zeroizing::new([0; BYTES]));
        key.0.copy_from_slice(bytes);
        Some(key)
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

fn sum(bytes: &[u8]) -> [u8; SUM_BYTES] {
    let hash = Sha256::digest(bytes);
    std::array::from_fn(|at| hash[at])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn it_is_read_as_people_type_it_and_a_slip_is_noticed() {
        let key = RecoveryKey(Zeroizing::new(std::array::from_fn(|at| at as u8)));
        let text = key.text();
        assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [5; 8]);
        let typed = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        for typed in [text.as_str(), &typed, &format!(" {}\n", text.replace('-', ""))] {
            assert_eq!(RecoveryKey::read(typed).unwrap().bytes(), key.bytes(), "{typed}");
        }
        for at in 0..text.len() {
            let mut slip = text.as_bytes().to_vec();
            slip[at] = if slip[at] == b'7' { b'8' } else { b'7' };
            let slip = String::from_utf8(slip).unwrap();
            assert!(RecoveryKey::read(&slip).is_none(), "{slip}");
        }
        for other in ["", "-", "correct horse battery staple", &text[..46], &format!("{}0", &*text)] {
            assert!(RecoveryKey::read(other).is_none(), "{other}");
        }
    }
}
