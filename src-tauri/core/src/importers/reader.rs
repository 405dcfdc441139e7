//! Reading one source: from a file, in this process or in one that may fail for it.

use super::job::{Held, HeldPart};
use super::{
    Beside, ImportError, MAX_ARCHIVE_BYTES, MAX_SOURCE_BYTES, Part, Shown, Source, Taken, archive, read, show,
};
use crate::archive::is_time;
use crate::capture::{Belongs, Incoming, RawCapture};
use crate::extract::extract;
use crate::tag;
use std::fs;
use std::io::Read as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Component, Path, PathBuf};

/// The largest file that is taken from beside a source, in bytes.
const MAX_BESIDE_BYTES: u64 = 20_000_000;

/// Reads sources. Bytes from outside may make whoever reads them run without end, eat all memory or die, so the programs
/// let another process do it; tests and trusted sources need none.
pub trait Reader: Sync {
    /// Reads a source and makes of it what can be kept.
    ///
    /// # Errors
    /// Why it cannot be read, in words.
    fn take(&self, source: &Source<'_>) -> Result<Held, String>;

    /// Makes of a source that the importer `importer` read what can be shown of it.
    ///
    /// # Errors
    /// Why it cannot be read, in words.
    fn show(&self, importer: &str, source: &Source<'_>) -> Result<Shown, String>;
}

/// Reads in this process.
#[derive(Debug, Clone, Copy)]
pub struct InProcess;

impl Reader for InProcess {
    fn take(&self, source: &Source<'_>) -> Result<Held, String> {
        take(source).map_err(|error| error.to_string())
    }

    fn show(&self, importer: &str, source: &Source<'_>) -> Result<Shown, String> {
        show(importer, source).map_err(|error| error.to_string())
    }
}

/// Reads one file and makes of it what can be kept.
///
/// # Errors
/// Why it cannot be read, in words.
pub fn read_file(reader: &dyn Reader, path: &Path) -> Result<Held, String> {
    read_file_from(reader, path, None)
}

/// Reads one file that comes from `url`, if that is known, and makes of it what can be kept.
///
/// # Errors
/// Why it cannot be read, in words.
pub fn read_file_from(reader: &dyn Reader, path: &Path, url: Option<&str>) -> Result<Held, String> {
    let about = fs::metadata(path).map_err(|error| error.to_string())?;
    if about.len() > MAX_SOURCE_BYTES as u64 {
        let limit = if holds_archive(path) { MAX_ARCHIVE_BYTES } else { MAX_SOURCE_BYTES } as u64;
        if about.len() > limit {
            let megabytes = about.len().div_ceil(1_000_000);
            return Err(ImportError::TooLarge { megabytes, limit: limit / 1_000_000 }.to_string());
        }
    }
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let folder = Folder(path.parent().map(Path::to_owned).unwrap_or_default());
    let source =
        Source { bytes: &bytes, file_name: name.as_deref(), url, encoding: None, is_selection: false, beside: &folder };
    reader.take(&source)
}

/// Whether the first bytes of a file are those of an archive.
fn holds_archive(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(64).read_to_end(&mut head));
    read.is_ok() && archive::is_archive(&head)
}

/// Reads a source and makes of it what can be kept. A fault of an importer costs this source and nothing else.
///
/// # Errors
/// [`ImportError`].
pub fn take(source: &Source<'_>) -> Result<Held, ImportError> {
    let taken = catch_unwind(AssertUnwindSafe(|| {
        let (importer, taken) = read(source)?;
        let incoming = |bytes: Vec<u8>, raw: &RawCapture| {
            Box::new(Incoming {
                bytes,
                importer,
                file_name: source.file_name.map(str::to_owned),
                // A date that no archive would take again is no date.
                saved_ms: raw.saved_ms.filter(|ms| is_time(*ms)),
                draft: extract(raw),
                corrected: None,
                tags: raw.tags.iter().filter(|path| tag::is_path(path)).cloned().collect(),
                belongs: Belongs::default(),
            })
        };
        Ok(match taken {
            Taken::Archive(archive) => Held::Archive(archive),
            Taken::Annotations(annotations) => Held::Annotations(annotations),
            Taken::Article(raw) => Held::Article(incoming(source.bytes.to_vec(), &raw)),
            Taken::Many(parts) => Held::Many(
                parts
                    .into_iter()
                    .map(|Part { name, bytes, read }| HeldPart {
                        name,
                        held: read.map(|raw| incoming(bytes, &raw)).map_err(|error| error.to_string()),
                    })
                    .collect(),
            ),
        })
    }));
    taken.unwrap_or_else(|_| Err(ImportError::fault()))
}

/// The files in the folder of a source and below it.
#[derive(Debug)]
struct Folder(PathBuf);

impl Beside for Folder {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        let relative = Path::new(path);
        if !relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            return None;
        }
        // Links could lead outside, however innocent the path looks.
        let folder = fs::canonicalize(&self.0).ok()?;
        let file = fs::canonicalize(folder.join(relative)).ok().filter(|file| file.starts_with(&folder))?;
        let about = fs::metadata(&file).ok()?;
        if about.is_file() && about.len() <= MAX_BESIDE_BYTES { fs::read(file).ok() } else { None }
    }
}
