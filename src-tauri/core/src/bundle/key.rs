//! The key with which a library signs what it gives out, in the format of minisign, so that its own and other programs check
//! the signature. It stands in the library: whoever has the file can sign as it does.

use crate::error::{Error, Result};
use crate::storage::{Connection, meta};
use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox, SignatureBox};
use std::io::Cursor;

/// Where in `meta` it stands.
const META: &str = "signing_key";

/// The key of a library.
pub(crate) struct SigningKey {
    secret: SecretKey,
    public: PublicKey,
}

/// Gives the library a key, unless it has one.
pub(crate) fn ensure(conn: &Connection) -> Result<()> {
    if meta::get(conn, META)?.is_some() {
        return Ok(());
    }
    let pair = KeyPair::generate_unencrypted_keypair().map_err(unusable)?;
    let kept = pair.sk.to_box(None).map_err(unusable)?.into_string();
    meta::set(conn, META, &kept)
}

impl SigningKey {
    /// That of a library.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it has none; [`Error::Corrupt`] when it cannot be read.
    pub(crate) fn of(conn: &Connection) -> Result<Self> {
        let kept = meta::get(conn, META)?.ok_or_else(|| {
            Error::Conflict(
                "this library has no key to sign with yet; open it once so that it can be written".to_owned(),
            )
        })?;
        let secret = SecretKeyBox::from_string(&kept)
            .and_then(SecretKeyBox::into_unencrypted_secret_key)
            .map_err(|_| Error::corrupt("the key that signs cannot be read"))?;
        let public = PublicKey::from_secret_key(&secret).map_err(unusable)?;
        Ok(Self { secret, public })
    }

    /// The public key as minisign keeps it in a file.
    pub(crate) fn public_file(&self) -> Result<String> {
        Ok(self.public.to_box().map_err(unusable)?.into_string())
    }

    /// The public key as it is handed from one to another.
    pub(crate) fn public_text(&self) -> String {
        self.public.to_base64()
    }

    /// Signs `bytes`. `comment` is signed with them.
    pub(crate) fn sign(&self, bytes: &[u8], comment: &str) -> Result<String> {
        let signed = minisign::sign(
            Some(&self.public),
            &self.secret,
            Cursor::new(bytes),
            Some(comment),
            Some("signature of an evidence bundle of Clipfile"),
        );
        Ok(signed.map_err(unusable)?.into_string())
    }
}

/// Who signed `bytes`, as the public key in its short form.
///
/// # Errors
/// What is wrong with the key or the signature, in words.
pub(super) fn check(bytes: &[u8], signature: &str, key: &str) -> std::result::Result<Signed, String> {
    let key = minisign::PublicKeyBox::from_string(key)
        .and_then(minisign::PublicKeyBox::into_public_key)
        .map_err(|error| format!("the public key cannot be read ({error})"))?;
    let signature =
        SignatureBox::from_string(signature).map_err(|error| format!("the signature cannot be read ({error})"))?;
    minisign::verify(&key, &signature, Cursor::new(bytes), true, false, false)
        .map_err(|_| "the signature is not of these hashes by this key".to_owned())?;
    Ok(Signed { key: key.to_base64(), comment: signature.trusted_comment().unwrap_or_default() })
}

/// A signature that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signed {
    pub(super) key: String,
    pub(super) comment: String,
}

fn unusable(error: minisign::PError) -> Error {
    Error::Invalid(format!("no signature could be made: {error}"))
}
