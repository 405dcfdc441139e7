//! Files that appear under their names when they are whole.

use super::ExportError;
use crate::error::{Error, Result};
use crate::library::{folder_of, sync_folder};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

/// Lets `work` write a file that replaces the one at `path` when it is whole.
///
/// A terminal, pipe or other device at `path` is written to directly, for it cannot be replaced.
pub(crate) fn write_whole<T>(
    path: &Path,
    work: impl FnOnce(&mut dyn Write) -> std::result::Result<T, ExportError>,
) -> Result<T> {
    let fault = |error: ExportError| match error {
        ExportError::Library(error) => error,
        ExportError::Write(cause) => Error::io(path, cause),
    };
    let io = |cause| Error::io(path, cause);
    // The file that a link leads to is replaced, not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&target) {
        Ok(about) if about.is_dir() => {
            return Err(Error::Conflict(format!("{} is a folder; name a file", path.display())));
        }
        Ok(about) if !about.is_file() => {
            let mut device = BufWriter::new(File::options().write(true).open(&target).map_err(io)?);
            let value = work(&mut device).map_err(fault)?;
            device.flush().map_err(io)?;
            return Ok(value);
        }
        _ => {}
    }
    let folder = folder_of(&target);
    let mut draft = new_draft(folder).map_err(|error| Error::io(folder, error))?;
    let mut buffered = BufWriter::new(draft.as_file_mut());
    let value = work(&mut buffered).map_err(fault)?;
    buffered.flush().map_err(io)?;
    drop(buffered);
    draft.as_file().sync_all().map_err(io)?;
    draft.persist(&target).map_err(|error| io(error.error))?;
    sync_folder(folder)?;
    Ok(value)
}

fn new_draft(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".export-");
    // Drafts are private unless told otherwise; an export is a document like any other of the user's.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
