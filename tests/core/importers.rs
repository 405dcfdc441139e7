//! Every importer has a sample in `tests/importers/<id>`, and reads it as the baseline there says.

use super::baseline::{assert_none, difference, differences, import, tests_folder};
use clipfile_core::extract::extract;
use clipfile_core::importers::{Alone, IMPORTERS, Source, Taken, read};
use std::fs;
use std::path::{Path, PathBuf};

/// The sample in `folder`: the one file called `sample`, whatever its ending.
fn sample(folder: &Path) -> Option<PathBuf> {
    let mut paths = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    paths.find(|path| path.is_file() && path.file_stem().is_some_and(|stem| stem == "sample"))
}

#[test]
fn every_importer_reads_its_sample() {
    let mut found = Vec::new();
    for importer in IMPORTERS {
        let id = importer.about().id;
        let folder = tests_folder().join("importers").join(id);
        let Some(path) = sample(&folder) else {
            found.push(format!("{} has no file called sample", folder.display()));
            continue;
        };
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let file_name = path.file_name().and_then(|name| name.to_str());
        let source =
            Source { bytes: &bytes, file_name, url: None, encoding: None, is_selection: false, beside: &Alone };
        match read(&source) {
            Ok((reader, Taken::Article(_))) => {
                assert_eq!(reader, id);
                found.extend(differences(&folder, &import(&path).1));
            }
            Ok((reader, Taken::Many(parts))) => {
                assert_eq!(reader, id);
                for (at, part) in parts.iter().enumerate() {
                    let folder = folder.join(format!("part-{at}"));
                    match &part.read {
                        Ok(raw) => found.extend(differences(&folder, &extract(raw))),
                        Err(error) => found.extend(difference(&folder.join("error.txt"), &format!("{error}\n"))),
                    }
                }
            }
            Ok((reader, Taken::Archive(archive))) => {
                assert_eq!(reader, id);
                let shown = serde_json::to_string_pretty(&archive).unwrap_or_else(|error| panic!("{error}")) + "\n";
                found.extend(difference(&folder.join("archive.json"), &shown));
            }
            Err(error) => panic!("{}: {error}", path.display()),
        }
    }
    assert_none(&found);
}
