//! Every importer has a sample in `tests/importers/<id>`, and reads it as the baseline there says.

use super::baseline::{assert_none, difference, differences, import, tests_folder};
use clipfile_core::extract::extract;
use clipfile_core::importers::{Alone, Held, IMPORTERS, InProcess, Part, Source, Taken, read, read_file};
use std::fs;
use std::path::{Path, PathBuf};

/// The sample in `folder`: the one file called `sample`, whatever its ending.
fn sample(folder: &Path) -> Option<PathBuf> {
    let mut paths = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let is_sample = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("sample."));
    paths.find(|path| path.is_file() && is_sample(path))
}

/// `folder` and the folders in it that hold a sample: the same format as another program writes it.
fn with_variants(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut variants: Vec<PathBuf> = entries.filter(|path| path.is_dir() && sample(path).is_some()).collect();
    variants.sort();
    variants.insert(0, folder.to_owned());
    variants
}

/// Every sample of every importer.
pub(crate) fn samples() -> Vec<PathBuf> {
    let folders = IMPORTERS.iter().map(|importer| tests_folder().join("importers").join(importer.about().id));
    folders.flat_map(|folder| with_variants(&folder)).filter_map(|folder| sample(&folder)).collect()
}

/// Reads the sample in `folder`, which must be for the importer `id`, and compares it with what stands beside it.
fn differences_in(folder: &Path, id: &str) -> Vec<String> {
    let Some(path) = sample(folder) else {
        return vec![format!("{} has no file called sample", folder.display())];
    };
    let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    // Told by its bytes alone: not even the name of the file is given.
    let source =
        Source { bytes: &bytes, file_name: None, url: None, encoding: None, is_selection: false, beside: &Alone };
    let file_name = path.file_name().and_then(|name| name.to_str());
    let (reader, taken) = read(&source)
        .ok()
        .filter(|(reader, _)| *reader == id)
        .map_or_else(|| read(&Source { file_name, ..source }), Ok)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(reader, id, "{}", path.display());
    match taken {
        Taken::Article(_) => differences(folder, &import(&path).1),
        Taken::Many(parts) => {
            let of_part = |(at, part): (usize, &Part)| {
                let folder = folder.join(format!("part-{at}"));
                let mut found: Vec<String> =
                    difference(&folder.join("name.txt"), &format!("{}\n", part.name)).into_iter().collect();
                match &part.read {
                    Ok(raw) => found.extend(differences(&folder, &extract(raw))),
                    Err(error) => found.extend(difference(&folder.join("error.txt"), &format!("{error}\n"))),
                }
                found
            };
            parts.iter().enumerate().flat_map(of_part).collect()
        }
        Taken::Archive(archive) => {
            let shown = serde_json::to_string_pretty(&archive).unwrap_or_else(|error| panic!("{error}")) + "\n";
            difference(&folder.join("archive.json"), &shown).into_iter().collect()
        }
        Taken::Annotations(annotations) => {
            let shown = serde_json::to_string_pretty(&annotations).unwrap_or_else(|error| panic!("{error}")) + "\n";
            difference(&folder.join("annotations.json"), &shown).into_iter().collect()
        }
    }
}

#[test]
fn every_importer_reads_its_sample() {
    let mut found = Vec::new();
    for importer in IMPORTERS {
        let id = importer.about().id;
        for folder in with_variants(&tests_folder().join("importers").join(id)) {
            found.extend(differences_in(&folder, id));
        }
    }
    assert_none(&found);
}

#[test]
fn containers_say_when_they_were_taken() {
    let saved = |name: &str| {
        let path = tests_folder().join("importers").join(name);
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let source =
            Source { bytes: &bytes, file_name: None, url: None, encoding: None, is_selection: false, beside: &Alone };
        match read(&source) {
            Ok((_, Taken::Article(raw))) => raw.saved_ms,
            Ok((_, Taken::Many(parts))) => parts[0].read.as_ref().ok().and_then(|raw| raw.saved_ms),
            other => panic!("{other:?}"),
        }
    };
    // 14 May 2026, 16:40 UTC.
    let then = Some(1_778_776_800_000);
    for name in ["mhtml/sample.mhtml", "html/single-file/sample.html", "wacz/one-page/sample.wacz"] {
        assert_eq!(saved(name).map(|ms| ms / 1_000 * 1_000), then, "{name}");
    }
    assert_eq!(saved("warc/many-pages/sample.warc"), Some(1_778_777_401_000));
    assert_eq!(saved("enex/one-note/sample.enex"), Some(1_778_760_000_000));
    assert_eq!(saved("eml/sample.eml"), None);
}

#[test]
fn tags_of_notes_come_with_them() {
    let folder = tests_folder().join("importers/enex");
    let held = read_file(&InProcess, &sample(&folder).expect("there is a sample"));
    let Ok(Held::Many(parts)) = held else { panic!("{held:?}") };
    let first = parts[0].held.as_ref().expect("it can be read");
    assert_eq!(first.tags, ["harbour", "sourcing/people"]);
}
