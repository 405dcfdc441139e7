//! The envelope of an encrypted library: its key, wrapped by the passphrase and by the recovery key. docs/file-format.md has
//! the layout.

use super::{Key, RecoveryKey, Secret, random};
use crate::error::{Error, Result};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::BASE64;
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Where the two copies stand, each in disk sectors of its own: a power cut while one is written leaves the other.
pub(crate) const COPIES: [usize; 2] = [512, 2048];
/// Room for a copy.
const COPY_BYTES: usize = 1536;
/// Length and hash before the JSON of a copy.
const HEAD_BYTES: usize = 4 + 32;
/// The layout that this program writes.
const LAYOUT: u32 = 1;

/// How a passphrase is hashed: Argon2id (RFC 9106) with twice the memory of its second recommended choice.
const HASHING: Hashing = Hashing { memory_kib: 128 * 1024, passes: 3, lanes: 1 };
/// What a library may ask for at most; more would only stop the program.
const MOST: Hashing = Hashing { memory_kib: 4 * 1024 * 1024, passes: 64, lanes: 16 };

/// The wrapped keys of a library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Envelope {
    layout: u32,
    #[serde(with = "base64")]
    salt: [u8; 16],
    passphrase: ByPassphrase,
    recovery: Wrapped,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ByPassphrase {
    argon2id: Hashing,
    #[serde(with = "base64")]
    salt: [u8; 16],
    wrapped: Wrapped,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hashing {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// A key in XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrapped {
    #[serde(with = "base64")]
    nonce: [u8; 24],
    #[serde(with = "base64")]
    key: [u8; 48],
}

impl Envelope {
    /// Makes a key and wraps it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a passphrase that will not do.
    pub(crate) fn seal(passphrase: &Secret) -> Result<(Self, Key, RecoveryKey)> {
        let key = Key { bytes: random()?, salt: *random()? };
        let (passphrase, recovery) = (by_passphrase(passphrase, &key)?, RecoveryKey::random()?);
        let wrapped = Wrapped::new(&of_recovery(&recovery, &key.salt), &key, BY_RECOVERY)?;
        Ok((Self { layout: LAYOUT, salt: key.salt, passphrase, recovery: wrapped }, key, recovery))
    }

    /// The key, for somebody who has the passphrase or the recovery key; `None` for anybody else. Takes a third of a second and
    /// 128 MiB.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when what it asks for cannot be done.
    pub(crate) fn open(&self, secret: &Secret) -> Result<Option<Key>> {
        if let Some(recovery) = RecoveryKey::read(secret.as_str())
            && let Some(key) = self.recovery.open(&of_recovery(&recovery, &self.salt), self.salt, BY_RECOVERY)
        {
            return Ok(Some(key));
        }
        let ByPassphrase { argon2id, salt, wrapped } = &self.passphrase;
        Ok(wrapped.open(&*argon2id.hash(secret, salt)?, self.salt, &argon2id.named()))
    }

    /// Wraps the key by another passphrase.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a passphrase that will not do.
    pub(crate) fn set_passphrase(&mut self, passphrase: &Secret, key: &Key) -> Result<()> {
        self.passphrase = by_passphrase(passphrase, key)?;
        Ok(())
    }

    /// Wraps the key by a new recovery key; the one before opens nothing any more.
    ///
    /// # Errors
    /// When there are no random numbers.
    pub(crate) fn set_recovery(&mut self, key: &Key) -> Result<RecoveryKey> {
        let recovery = RecoveryKey::random()?;
        self.recovery = Wrapped::new(&of_recovery(&recovery, &key.salt), key, BY_RECOVERY)?;
        Ok(recovery)
    }

    /// One copy, as it is written at each of [`COPIES`].
    pub(crate) fn to_copy(&self) -> Vec<u8> {
        let json = serde_json::to_vec(self).expect("numbers and texts");
        let mut copy = Vec::with_capacity(COPY_BYTES);
        copy.extend((json.len() as u32).to_le_bytes());
        copy.extend(Sha256::digest(&json));
        copy.extend(&json);
        assert!(copy.len() <= COPY_BYTES, "the wrapped keys fit into a copy");
        copy.resize(COPY_BYTES, 0);
        copy
    }

    /// Reads the copies in `bytes`, a whole envelope: the first that is whole, and whether the other one says the same.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when neither can be read.
    pub(crate) fn read(bytes: &[u8]) -> Result<(Self, bool)> {
        let copies = COPIES.map(|at| bytes.get(at..at + COPY_BYTES).and_then(whole));
        let first = copies.iter().flatten().next();
        let json = first.ok_or_else(|| Error::corrupt("its wrapped keys cannot be read; open a backup"))?;
        let are_alike = copies[0] == copies[1];
        match serde_json::from_slice::<Self>(json) {
            Ok(envelope) if envelope.layout == LAYOUT => Ok((envelope, are_alike)),
            Ok(_) | Err(_) => {
                Err(Error::corrupt("its keys are wrapped in a way that this Clipfile does not know; try a newer one"))
            }
        }
    }
}

/// The JSON of a copy whose hash is right.
fn whole(copy: &[u8]) -> Option<&[u8]> {
    let length = u32::from_le_bytes(copy.first_chunk::<4>().copied()?) as usize;
    let json = copy.get(HEAD_BYTES..HEAD_BYTES.checked_add(length)?)?;
    (Sha256::digest(json)[..] == copy[4..HEAD_BYTES]).then_some(json)
}

/// What the wrapping by the recovery key is bound to.
const BY_RECOVERY: &str = "clipfile key 1: recovery";

impl Hashing {
    /// What the wrapping by a passphrase is bound to.
    fn named(self) -> String {
        let Self { memory_kib, passes, lanes } = self;
        format!("clipfile key 1: argon2id m={memory_kib} t={passes} p={lanes}")
    }

    fn hash(self, secret: &Secret, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>> {
        let Self { memory_kib, passes, lanes } = self;
        let asks_too_much = memory_kib > MOST.memory_kib || passes > MOST.passes || lanes > MOST.lanes;
        let params = (!asks_too_much).then(|| Params::new(memory_kib, passes, lanes, Some(32)).ok()).flatten();
        let params = params.ok_or_else(|| Error::corrupt("it asks for more than its passphrase needs"))?;
        let mut hash = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(&secret.bytes(), salt, &mut *hash)
            .map_err(|error| Error::Invalid(format!("the passphrase cannot be checked: {error}")))?;
        Ok(hash)
    }
}

fn by_passphrase(passphrase: &Secret, key: &Key) -> Result<ByPassphrase> {
    passphrase.check_new()?;
    let salt = *random()?;
    let wrapped = Wrapped::new(&*HASHING.hash(passphrase, &salt)?, key, &HASHING.named())?;
    Ok(ByPassphrase { argon2id: HASHING, salt, wrapped })
}

/// A recovery key is random, so it needs no slow hash: HKDF with SHA-256 (RFC 5869).
fn of_recovery(recovery: &RecoveryKey, salt: &[u8; 16]) -> Zeroizing<[u8; 32]> {
    let mut wrapping = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), recovery.bytes())
        .expand(BY_RECOVERY.as_bytes(), &mut *wrapping)
        .expect("32 bytes are fewer than HKDF can give");
    wrapping
}

impl Wrapped {
    fn new(wrapping: &[u8; 32], key: &Key, bound_to: &str) -> Result<Self> {
        let nonce = *random()?;
        let payload = Payload { msg: &*key.bytes, aad: &bound(bound_to, &key.salt) };
        let sealed = XChaCha20Poly1305::new(wrapping.into())
            .encrypt(&XNonce::from(nonce), payload)
            .ok()
            .and_then(|sealed| sealed.try_into().ok())
            .expect("32 bytes make 48");
        Ok(Self { nonce, key: sealed })
    }

    fn open(&self, wrapping: &[u8; 32], salt: [u8; 16], bound_to: &str) -> Option<Key> {
        let payload = Payload { msg: &self.key, aad: &bound(bound_to, &salt) };
        let opened = XChaCha20Poly1305::new(wrapping.into()).decrypt(&XNonce::from(self.nonce), payload);
        let opened = Zeroizing::new(opened.ok()?);
        let mut bytes = Zeroizing::new([0; 32]);
        bytes.copy_from_slice(opened.get(..32)?);
        Some(Key { bytes, salt })
    }
}

fn bound(to: &str, salt: &[u8; 16]) -> Vec<u8> {
    [to.as_bytes(), salt].concat()
}

/// Bytes in JSON.
mod base64 {
    use super::BASE64;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer, const N: usize>(bytes: &[u8; N], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(deserializer: D) -> Result<[u8; N], D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64.decode(text.as_bytes()).map_err(D::Error::custom)?;
        bytes.try_into().map_err(|_| D::Error::custom("of another length"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const PASSPHRASE: &str = "violet harbour nine";

    fn whole_of(copies: [&[u8]; 2]) -> Vec<u8> {
        let mut bytes = vec![0; clipfile_vfs::ENVELOPE_BYTES];
        for (at, copy) in COPIES.into_iter().zip(copies) {
            bytes[at..at + copy.len()].copy_from_slice(copy);
        }
        bytes
    }

    #[test]
    fn passphrase_and_recovery_key_open_it_and_nothing_else_does() {
        let (mut envelope, key, recovery) = Envelope::seal(&Secret::new("caf\u{e9} harbour nine")).unwrap();
        let opens = |envelope: &Envelope, typed: &str| {
            let opened = envelope.open(&Secret::new(typed)).unwrap();
            opened.map(|opened| (*opened.bytes, opened.salt) == (*key.bytes, key.salt))
        };
        assert_eq!(opens(&envelope, "cafe\u{301} harbour nine"), Some(true), "the same accent, put together otherwise");
        assert_eq!(opens(&envelope, &recovery.text()), Some(true));
        assert_eq!(opens(&envelope, "Caf\u{e9} harbour nine"), None);
        assert_eq!(opens(&envelope, ""), None);

        envelope.set_passphrase(&Secret::new(PASSPHRASE), &key).unwrap();
        assert_eq!(opens(&envelope, PASSPHRASE), Some(true));
        assert_eq!(opens(&envelope, "caf\u{e9} harbour nine"), None);
        let newer = envelope.set_recovery(&key).unwrap();
        assert_eq!((opens(&envelope, &newer.text()), opens(&envelope, &recovery.text())), (Some(true), None));
        let short = envelope.set_passphrase(&Secret::new("short"), &key).unwrap_err();
        assert!(short.to_string().contains("at least 8"), "{short}");
    }

    #[test]
    fn a_copy_that_was_torn_is_read_from_the_other() {
        let (old, key, _) = Envelope::seal(&Secret::new(PASSPHRASE)).unwrap();
        let mut new = old.clone();
        new.set_recovery(&key).unwrap();
        let (before, after) = (old.to_copy(), new.to_copy());
        assert_eq!(Envelope::read(&whole_of([&before, &before])).unwrap(), (old.clone(), true));
        assert_eq!(Envelope::read(&whole_of([&after, &before])).unwrap(), (new.clone(), false));
        for torn in [1, 40, 300, 700] {
            let half = [&after[..torn], &before[torn..]].concat();
            let (read, _) = Envelope::read(&whole_of([&half, &before])).unwrap();
            assert!(read == old || read == new, "torn at {torn}");
        }
        assert!(Envelope::read(&whole_of([&after[1..], &before[1..]])).is_err());
        assert!(Envelope::read(&[]).is_err());
    }

    #[test]
    fn what_was_tampered_with_opens_nothing_and_asks_for_no_endless_work() {
        let (envelope, ..) = Envelope::seal(&Secret::new(PASSPHRASE)).unwrap();
        let mut weaker = envelope.clone();
        weaker.passphrase.argon2id.memory_kib = 64;
        assert!(weaker.open(&Secret::new(PASSPHRASE)).unwrap().is_none());
        let mut endless = envelope.clone();
        endless.passphrase.argon2id.passes = u32::MAX;
        assert!(matches!(endless.open(&Secret::new(PASSPHRASE)), Err(Error::Corrupt { .. })));
        let mut other = envelope;
        other.salt[0] ^= 1;
        assert!(other.open(&Secret::new(PASSPHRASE)).unwrap().is_none());
    }
}
