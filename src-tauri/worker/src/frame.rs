//! What goes between the two processes: a value as JSON, and bytes beside it.
//!
//! A frame is the length of the JSON and the number of things beside it, the length of each of those, then all of them; each
//! number is a `u32`, the lowest byte first.

use clipfile_core::importers::Shown;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// The largest frame that is taken from the process that reads, in bytes: the largest text with all its pictures.
const MAX_BYTES: usize = 1_000_000_000;
/// The most things beside.
const MAX_BESIDE: usize = 1_000_000;

/// What is handed to the process that reads.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Request {
    /// Read this source; its bytes stand beside.
    Read(Handed),
    /// Make of this source, which that importer read, what can be shown of it; its bytes stand beside.
    Show { importer: String, source: Handed },
    /// What was asked for stands beside, if it is there.
    Beside,
}

/// A source without its bytes, and the time there is for it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Handed {
    pub(crate) file_name: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) encoding: Option<String>,
    pub(crate) is_selection: bool,
    pub(crate) seconds: u64,
}

/// What the process that reads says.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Answer {
    /// It wants the file at this path beside the source.
    File(String),
    /// It wants the picture that the source calls so.
    Picture(String),
    /// It is done; what the source held stands beside, packed first and then what goes with it.
    Held,
    /// It is done, and this can be shown.
    Shown(Shown),
    /// The source cannot be read, and why, in words.
    Refused(String),
}

/// Writes a frame.
pub(crate) fn write<T: Serialize, B: AsRef<[u8]>>(out: &mut impl Write, value: &T, beside: &[B]) -> io::Result<()> {
    let json = serde_json::to_vec(value)?;
    let mut head = Vec::with_capacity(8 + 4 * beside.len());
    let lengths = [json.len(), beside.len()].into_iter().chain(beside.iter().map(|bytes| bytes.as_ref().len()));
    for length in lengths {
        let length = u32::try_from(length).map_err(|_| io::ErrorKind::InvalidData)?;
        head.extend(length.to_le_bytes());
    }
    out.write_all(&head)?;
    out.write_all(&json)?;
    beside.iter().try_for_each(|bytes| out.write_all(bytes.as_ref()))?;
    out.flush()
}

/// Reads a frame.
pub(crate) fn read<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<(T, Vec<Vec<u8>>)> {
    let mut number = || {
        let mut bytes = [0; 4];
        from.read_exact(&mut bytes).map(|()| u32::from_le_bytes(bytes) as usize)
    };
    let (json, count) = (number()?, number()?);
    if count > MAX_BESIDE {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let lengths = (0..count).map(|_| number()).collect::<io::Result<Vec<_>>>()?;
    if lengths.iter().sum::<usize>() + json > MAX_BYTES {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let json = exactly(from, json)?;
    let beside = lengths.into_iter().map(|length| exactly(from, length)).collect::<io::Result<_>>()?;
    Ok((serde_json::from_slice(&json)?, beside))
}

fn exactly(from: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // Memory is taken as bytes come, not as they are promised.
    from.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_frame_comes_as_it_went() {
        let mut bytes = Vec::new();
        write(&mut bytes, &"words", &[b"one".as_slice(), b"", b"two"]).unwrap();
        let (value, beside): (String, _) = read(&mut bytes.as_slice()).unwrap();
        assert_eq!((value.as_str(), beside), ("words", vec![b"one".to_vec(), Vec::new(), b"two".to_vec()]));
        for length in 0..bytes.len() {
            assert!(read::<String>(&mut &bytes[..length]).is_err(), "{length}");
        }
    }

    #[test]
    fn promises_take_no_memory() {
        let huge = [u32::MAX.to_le_bytes(), 0_u32.to_le_bytes()].concat();
        assert!(read::<String>(&mut huge.as_slice()).is_err());
        let many = [2_u32.to_le_bytes(), u32::MAX.to_le_bytes()].concat();
        assert!(read::<String>(&mut many.as_slice()).is_err());
    }
}
