//! ZIP containers from outside, with limits: what DOCX, ODT, EPUB and WACZ are packed in. No importer itself.
//!
//! Everything is unpacked into memory and nothing is written, so a name that leads outside can do no harm; it is hidden
//! all the same, so that no importer takes it for a path of its format.

use super::ImportError;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most files in a container.
const MAX_FILES: usize = 20_000;
/// The largest file after unpacking, in bytes.
const MAX_FILE_BYTES: u64 = 64_000_000;
/// All that is unpacked of one container, in bytes.
const MAX_TOTAL_BYTES: u64 = 256_000_000;
/// How many times its packed size a file may have; the most that deflate gives is 1,032.
const MAX_RATIO: u64 = 200;
/// Up to this size, in bytes, any ratio is harmless.
const ANY_RATIO_BYTES: u64 = 4_000_000;
/// The most places at which a container may seem to end; each costs a look at all its files.
const MAX_ENDS: usize = 64;

/// A container that was opened.
#[derive(Debug)]
pub(super) struct Zip<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Index and name of the files that may be read, in the order of the container.
    files: Vec<(usize, String)>,
    /// What may still be unpacked, in bytes.
    left: u64,
}

/// Whether `bytes` begin like a container that has files in it.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

impl<'a> Zip<'a> {
    /// Reads the list of files.
    ///
    /// Folders, symbolic links, names that are absolute or hold `..` or a backslash are left out of it.
    ///
    /// # Errors
    /// [`ImportError::Malformed`] when it is no whole container, has too many files, two with the same name, or two that
    /// share their bytes.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        // Counted before it is parsed: a list is built of what the container says that it holds.
        if count(bytes, *b"PK\x01\x02") > MAX_FILES || count(bytes, *b"PK\x05\x06") > MAX_ENDS {
            return Err(ImportError::malformed("it holds more files than any document does"));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
        if archive.has_duplicate_names() {
            return Err(ImportError::malformed(
                "it holds two files with the same name, and which is meant cannot be told",
            ));
        }
        if archive.has_overlapping_entries().map_err(|_| broken())? {
            return Err(ImportError::malformed("files in it share their bytes, as only traps do"));
        }
        let mut files = Vec::with_capacity(archive.len());
        for index in 0..archive.len() {
            let file = archive.by_index_data(index).map_err(|_| broken())?;
            if let Some(name) = file.name().ok().filter(|name| file.is_file() && is_inside(name)) {
                files.push((index, name.into_owned()));
            }
        }
        Ok(Self { archive, files, left: MAX_TOTAL_BYTES })
    }

    /// The names of the files that can be read, in the order of the container.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(_, name)| name.as_str())
    }

    /// Whether there is a file of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names().any(|other| other == name)
    }

    /// Unpacks one file. Its checksum is checked.
    ///
    /// # Errors
    /// [`ImportError::Malformed`] when there is none, when it is locked or damaged, or when it or all together would
    /// unpack to more than the limits.
    pub(super) fn read(&mut self, name: &str) -> Result<Vec<u8>, ImportError> {
        let found = self.files.iter().find(|(_, other)| other == name);
        let Some(index) = found.map(|(index, _)| *index) else {
            return Err(ImportError::Malformed(format!("“{name}” is missing in it. Get a whole copy of the file")));
        };
        let file = self.archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ImportError::malformed(
                "it is locked with a password. Open it in its own program and save it without one",
            ),
            ZipError::CompressionMethodNotSupported(_) => ImportError::malformed(
                "it is packed in a way that Clipfile does not know. Save it anew with its own program",
            ),
            _ => broken(),
        })?;
        let by_ratio = file.compressed_size().saturating_mul(MAX_RATIO).max(ANY_RATIO_BYTES);
        let limit = by_ratio.min(MAX_FILE_BYTES).min(self.left);
        // What the container says of the size is not believed; what is read is counted.
        let mut bytes = Vec::new();
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|_| broken())?;
        if bytes.len() as u64 > limit {
            return Err(ImportError::malformed("it unpacks to more than any document does"));
        }
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }
}

/// Whether a name stays inside its container on every system.
fn is_inside(name: &str) -> bool {
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    let is_odd = name.is_empty() || name.starts_with('/') || has_drive || name.contains(['\\', '\0']);
    !is_odd && name.split('/').all(|part| part != ".." && part != ".")
}

fn count(bytes: &[u8], sign: [u8; 4]) -> usize {
    memchr::memmem::find_iter(bytes, &sign).count()
}

fn broken() -> ImportError {
    ImportError::malformed("it is damaged or not whole. Get it again from where it came")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).expect("the name is new");
            zip.write_all(bytes).expect("memory takes it");
        }
        zip.finish().expect("memory takes it").into_inner()
    }

    /// The bytes with every `from` replaced by `to`, both of one length, so that no position moves.
    fn renamed(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
        assert_eq!(from.len(), to.len());
        let mut bytes = bytes.to_vec();
        let places: Vec<usize> = memchr::memmem::find_iter(&bytes, from).collect();
        for at in places {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
        bytes
    }

    #[test]
    fn files_are_listed_and_read() {
        let bytes = packed(&[("a.txt", b"one"), ("b/c.txt", b"two")]);
        let mut zip = Zip::open(&bytes).expect("it is whole");
        assert!(is_zip(&bytes) && zip.has("a.txt") && !zip.has("c.txt"));
        assert_eq!(zip.names().collect::<Vec<_>>(), ["a.txt", "b/c.txt"]);
        assert_eq!(zip.read("b/c.txt"), Ok(b"two".to_vec()));
        assert!(zip.read("d.txt").is_err_and(|error| error.to_string().contains("“d.txt” is missing")));
    }

    #[test]
    fn names_that_lead_outside_are_hidden() {
        let bytes =
            packed(&[("../a", b"x"), ("/etc/b", b"x"), ("C:/c", b"x"), ("d\\e", b"x"), ("f/../g", b"x"), ("h", b"x")]);
        assert_eq!(Zip::open(&bytes).expect("it is whole").names().collect::<Vec<_>>(), ["h"]);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_symlink("link", "/etc/passwd", SimpleFileOptions::default()).expect("the name is new");
        zip.add_directory("folder", SimpleFileOptions::default()).expect("the name is new");
        let bytes = zip.finish().expect("memory takes it").into_inner();
        assert_eq!(Zip::open(&bytes).expect("it is whole").names().count(), 0);
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        let bytes = renamed(&packed(&[("aa.txt", b"one"), ("bb.txt", b"two")]), b"bb.txt", b"aa.txt");
        assert!(Zip::open(&bytes).is_err_and(|error| error.to_string().contains("same name")));
    }

    #[test]
    fn a_bomb_is_refused_before_it_fills_the_memory() {
        let zeros = vec![0; 40_000_000];
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("a", SimpleFileOptions::default()).expect("the name is new");
        zip.write_all(&zeros).expect("memory takes it");
        let bytes = zip.finish().expect("memory takes it").into_inner();
        assert!(bytes.len() < 100_000);
        let error = Zip::open(&bytes).and_then(|mut zip| zip.read("a")).expect_err("it is a bomb");
        assert!(error.to_string().contains("unpacks to more"));
    }

    #[test]
    fn all_together_stay_within_the_limit() {
        let bytes = packed(&[("a", &vec![7; 3_000_000])]);
        let mut zip = Zip::open(&bytes).expect("it is whole");
        assert!((0..MAX_TOTAL_BYTES / 3_000_000).all(|_| zip.read("a").is_ok()));
        assert!(zip.read("a").is_err());
    }

    #[test]
    fn a_container_that_was_cut_or_changed_is_refused() {
        let whole = packed(&[("a.txt", &b"words and more words ".repeat(50)), ("b.txt", b"two")]);
        for len in 0..whole.len() {
            let read = Zip::open(&whole[..len]).and_then(|mut zip| zip.read("a.txt"));
            assert!(read.is_err(), "{len} bytes of {}", whole.len());
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0xFF;
            // Whatever comes of it, nothing but the words that were packed may come out.
            if let Ok(bytes) = Zip::open(&changed).and_then(|mut zip| zip.read("a.txt")) {
                assert_eq!(bytes, b"words and more words ".repeat(50));
            }
        }
    }

    #[test]
    fn too_many_files_are_refused_before_they_are_listed() {
        let bytes = b"PK\x01\x02".repeat(MAX_FILES + 1);
        assert!(Zip::open(&bytes).is_err_and(|error| error.to_string().contains("more files")));
    }
}
