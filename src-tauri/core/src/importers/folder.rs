//! The files of folders: found before the first is read, so that it is known how many there are.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders inside folders that are followed.
const MAX_DEPTH: usize = 32;

/// Something to import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// Why it is not read, in words, if it is not: whoever chose a folder with it hears of it.
    pub refused: Option<String>,
}

impl Found {
    fn refused(path: PathBuf, why: impl Into<String>) -> Self {
        Self { path, refused: Some(why.into()) }
    }
}

/// The files in `paths`, folders and all below them in order of name, without hidden ones. What is not there or cannot be
/// read is among them, refused.
pub fn files_in(paths: &[PathBuf]) -> Vec<Found> {
    let mut files = Vec::new();
    for path in paths {
        let listed = fs::metadata(path).and_then(|about| {
            if about.is_dir() {
                return add_folder(path, 0, &mut files);
            }
            files.push(Found { path: path.clone(), refused: None });
            Ok(())
        });
        if let Err(error) = listed {
            files.push(Found::refused(path.clone(), error.to_string()));
        }
    }
    files
}

fn add_folder(folder: &Path, depth: usize, files: &mut Vec<Found>) -> std::io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let kind = match entry.file_type() {
            Ok(kind) => kind,
            Err(error) => {
                files.push(Found::refused(path, error.to_string()));
                continue;
            }
        };
        if kind.is_file() {
            files.push(Found { path, refused: None });
        } else if kind.is_symlink() {
            // It may lead in circles or out of the folder that was chosen.
            files.push(Found::refused(
                path,
                "it is a link, and links in a folder are not followed. Import what it leads to",
            ));
        } else if !kind.is_dir() {
            files.push(Found::refused(path, "it is no file but a device or a pipe"));
        } else if depth >= MAX_DEPTH {
            let why = format!("it lies more than {MAX_DEPTH} folders deep. Import it by itself");
            files.push(Found::refused(path, why));
        } else if !is_beside_a_page(&path)
            && let Err(error) = add_folder(&path, depth + 1, files)
        {
            // One bad folder does not stop the rest.
            files.push(Found::refused(path, error.to_string()));
        }
    }
    Ok(())
}

/// Whether `folder` holds the pictures of a saved page that stands beside it, as browsers save them.
fn is_beside_a_page(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let stem = ["_files", ".files", "-Dateien", "_fichiers"].into_iter().find_map(|ending| name.strip_suffix(ending));
    stem.is_some_and(|stem| {
        ["html", "htm"].iter().any(|ending| folder.with_file_name(format!("{stem}.{ending}")).exists())
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    #[cfg(unix)]
    fn what_is_not_read_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let deep = (0..=MAX_DEPTH).fold(folder.path().to_owned(), |path, _| path.join("z"));
        fs::create_dir_all(&deep).unwrap();
        for name in [".hidden", "b.txt", "page.html"] {
            fs::write(at(name), "words").unwrap();
        }
        fs::create_dir(at("page_files")).unwrap();
        fs::write(at("page_files/picture.png"), "dots").unwrap();
        std::os::unix::fs::symlink(folder.path(), at("circle")).unwrap();
        let found = files_in(&[folder.path().to_owned(), at("missing.txt")]);
        let told: Vec<(&Path, bool)> = found
            .iter()
            .map(|found| (found.path.strip_prefix(folder.path()).unwrap(), found.refused.is_some()))
            .collect();
        let deepest = deep.strip_prefix(folder.path()).unwrap();
        let expected =
            [("b.txt", false), ("circle", true), ("page.html", false)].map(|(name, no)| (Path::new(name), no));
        assert_eq!(told, [expected.as_slice(), &[(deepest, true), (Path::new("missing.txt"), true)]].concat());
    }
}
