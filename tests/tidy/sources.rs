//! Reading what is in the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that are made, not written.
const MADE: [&str; 7] = ["target", "node_modules", "dist", "gen", ".git", ".svelte-kit", "coverage"];

/// A file that someone wrote.
pub(crate) struct Source {
    /// From the root of the repository, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// Whether the file holds tests and nothing else.
    pub(crate) fn is_test(&self) -> bool {
        [".test.ts", ".test.mjs", "/tests.rs", "test-setup.ts", "check-a11y.ts"]
            .iter()
            .any(|end| self.path.ends_with(end))
            || self.path.contains("/tests/")
            || self.path.contains("/fixtures/")
    }

    /// Its lines that are not comments, counted from 1.
    ///
    /// A comment behind code stays; so does a line in the middle of a block comment that does not start with `*`.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line)).filter(|(_, line)| {
            let start = line.trim_start();
            !["//", "/*", "* ", "*/", "<!--"].iter().any(|mark| start.starts_with(mark))
        })
    }
}

/// The folder of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository is two folders up")
}

/// The text of one file.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every source with one of these endings.
pub(crate) fn all(endings: &[&str]) -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    for folder in ["src-tauri", "ui", "tests", "make"] {
        gather(&root, &root.join(folder), endings, &mut found);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The sources of the core.
pub(crate) fn core() -> Vec<Source> {
    all(&["rs"]).into_iter().filter(|source| source.path.starts_with("src-tauri/core/src/")).collect()
}

/// The sources of the page that have one of these endings and are not generated.
pub(crate) fn ui(endings: &[&str]) -> Vec<Source> {
    let ours = |source: &Source| source.path.starts_with("ui/src/") && !source.path.contains("/generated/");
    all(endings).into_iter().filter(ours).collect()
}

fn gather(root: &Path, folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("entries of a folder can be read").path();
        let name = path.file_name().expect("an entry has a name").to_string_lossy().into_owned();
        if path.is_dir() {
            if !MADE.contains(&name.as_str()) {
                gather(root, &path, endings, found);
            }
        } else if path.extension().is_some_and(|end| endings.iter().any(|ending| end == *ending)) {
            let relative = path.strip_prefix(root).expect("it is below the root").to_string_lossy().replace('\\', "/");
            found.push(Source { path: relative, text: fs::read_to_string(&path).expect("a source is UTF-8 text") });
        }
    }
}

/// What a source of the page imports of the page, as paths from `ui/src`.
pub(crate) fn imports(source: &Source) -> Vec<String> {
    let folder: Vec<&str> = source.path.trim_start_matches("ui/src/").split('/').collect();
    let folder = &folder[..folder.len() - 1];
    let mut found = Vec::new();
    for mark in ["from \"", "import \"", "import(\""] {
        for (at, _) in source.text.match_indices(mark) {
            let target = source.text[at + mark.len()..].split('"').next().unwrap_or_default();
            if !target.starts_with('.') {
                continue;
            }
            let mut path: Vec<&str> = folder.to_vec();
            for part in target.split('/') {
                match part {
                    "." => {}
                    ".." => _ = path.pop(),
                    part => path.push(part),
                }
            }
            found.push(path.join("/"));
        }
    }
    found
}

/// Whether a line holds `#` and 3, 4, 6 or 8 hexadecimal digits; in a script only inside quotes, where it is no name.
pub(crate) fn has_hex_colour(line: &str, in_script: bool) -> bool {
    line.match_indices('#').any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = &line[at + 1..];
        let digits = after.chars().take_while(char::is_ascii_hexdigit).count();
        let ends =
            after[digits..].chars().next().is_none_or(|next| !next.is_alphanumeric() && next != '_' && next != '-');
        let quoted = before.is_some_and(|char| "\"'`".contains(char));
        let name = before.is_some_and(|char| ".{&".contains(char));
        [3, 4, 6, 8].contains(&digits) && ends && if in_script { quoted } else { !name }
    })
}

#[test]
fn hex_colours_are_told_from_other_words() {
    for (line, in_script, is_colour) in [
        ("  color: #fcfbf8;", false, true),
        ("  color:#fff", false, true),
        ("{#each rows as row}", false, false),
        ("this.#add(toast)", false, false),
        ("#add(toast: Toast) {", true, false),
        ("const paper = \"#fcfbf8\";", true, true),
        ("<a href=\"#added\">", false, false),
    ] {
        assert_eq!(has_hex_colour(line, in_script), is_colour, "{line}");
    }
}
