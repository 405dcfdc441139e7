//! The house rules that no compiler knows, each a small test whose message says what to do.
//!
//! Plain `std`: sources are read as text, comments taken off where a rule is about code.

#[path = "tidy/lists.rs"]
mod lists;
#[path = "tidy/sources.rs"]
mod sources;

use std::path::Path;

use sources::{Source, all, core, imports, read, root, ui};

/// Fails with every place that breaks a rule, and what to do about it.
fn none(broken: &[String], what_to_do: &str) {
    assert!(broken.is_empty(), "{what_to_do}\n  {}", broken.join("\n  "));
}

/// Lines of code that hold one of `words`: `path:line: text`.
fn places(sources: &[Source], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for (number, line) in source.code() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    found
}

#[test]
fn files_stay_short() {
    let long = |source: &&Source| {
        let is_test = source.is_test() || source.path.starts_with("tests/");
        !source.path.contains("/generated/") && source.text.lines().count() > if is_test { 800 } else { 500 }
    };
    let broken: Vec<_> = all(&["rs", "ts", "svelte", "mjs"])
        .iter()
        .filter(long)
        .map(|source| format!("{}: {} lines", source.path, source.text.lines().count()))
        .collect();
    none(&broken, "Split these by noun: 500 lines are the limit, 800 for tests.");
}

#[test]
fn nothing_unfinished_is_left() {
    let words =
        [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:"), concat!("dbg", "!("), concat!("todo", "!(")];
    let mut broken = Vec::new();
    for source in all(&["rs", "ts", "svelte", "mjs", "sh", "css", "sql"]) {
        for (number, line) in source.text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                broken.push(format!("{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
    }
    none(&broken, "Finish these, or write them down where work is planned.");
    let chatter = places(&ui(&["ts", "svelte"]), &["console.log", "debugger;"]);
    none(&chatter, "Take these out of the page: nobody sees its console.");
}

#[test]
fn core_knows_no_window() {
    none(&places(&core(), &["tauri::", "tauri_"]), "The core knows no Tauri: move these to src-tauri/app.");
    let wire: Vec<_> = all(&["rs"]).into_iter().filter(|source| source.path.starts_with("src-tauri/wire/")).collect();
    none(&places(&wire, &["tauri::", "tauri_"]), "The wire knows no Tauri, so that it is tested without a web view.");
    for package in ["core", "fetch", "worker", "wire", "cli"] {
        let manifest = read(&format!("src-tauri/{package}/Cargo.toml"));
        assert!(!manifest.contains("\ntauri"), "src-tauri/{package}/Cargo.toml depends on Tauri; only the app may.");
    }
}

#[test]
fn core_asks_the_machine_for_nothing() {
    let words = [
        "std::env",
        "env::var",
        "SystemTime::now",
        "Instant::now",
        "Utc::now",
        "Local::now",
        "std::net",
        "process::Command",
    ];
    // A test of what happens when a program is killed starts one.
    let asking: Vec<_> = core().into_iter().filter(|source| !source.is_test()).collect();
    none(
        &places(&asking, &words),
        "Time and surroundings are handed to the core (`Clock`, arguments); it never asks for them.",
    );
}

#[test]
fn text_goes_in_and_a_value_comes_out() {
    let pure: Vec<_> = core()
        .into_iter()
        .filter(|source| !source.is_test())
        .filter(|source| {
            ["extract", "anchor", "document"].iter().any(|noun| source.path.contains(&format!("/src/{noun}/")))
        })
        .collect();
    none(
        &places(&pure, &["std::fs", "File::open", "fs::read"]),
        "extract, anchor and document do no input or output: hand them bytes.",
    );
}

#[test]
fn sql_stays_in_storage() {
    let words = ["rusqlite", "SELECT ", "INSERT INTO", "DELETE FROM", "CREATE TABLE", "PRAGMA "];
    let outside: Vec<_> = all(&["rs"])
        .into_iter()
        .filter(|source| source.path.starts_with("src-tauri/") && !source.is_test())
        .filter(|source| !source.path.starts_with("src-tauri/core/src/storage/"))
        // What storage needs of C.
        .filter(|source| !source.path.starts_with("src-tauri/fts5/") && !source.path.starts_with("src-tauri/vfs/"))
        // Where SQLite's errors become ours.
        .filter(|source| source.path != "src-tauri/core/src/error.rs")
        .collect();
    none(&places(&outside, &words), "Only src-tauri/core/src/storage speaks SQL: give it a verb and call that.");
}

#[test]
fn a_domain_of_the_page_imports_no_other() {
    /// What every domain may import beside itself.
    const COMMON: [&str; 5] = ["shared", "generated", "styles", "api", "i18n"];
    /// Passages are painted and marked in the article: the reader is drawn with them.
    const PAIRS: [(&str, &str); 1] = [("reader", "highlights")];
    let mut broken = Vec::new();
    for source in ui(&["ts", "svelte"]).iter().filter(|source| !source.is_test()) {
        let inside = source.path.trim_start_matches("ui/src/");
        let Some((domain, _)) = inside.split_once('/') else { continue };
        if ["shell", "generated", "fake", "i18n"].contains(&domain) {
            continue;
        }
        for target in imports(source) {
            let top = target.split('/').next().unwrap_or_default().trim_end_matches(".ts");
            if top != domain && !COMMON.contains(&top) && !PAIRS.contains(&(domain, top)) {
                broken.push(format!("{}: imports {target}", source.path));
            }
        }
    }
    none(&broken, "A domain imports shared, api, generated and itself; put these together in ui/src/shell.");
}

#[test]
fn the_page_makes_no_html_of_strings() {
    let words = [concat!("{", "@html"), "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser"];
    let page: Vec<_> = ui(&["ts", "svelte"]).into_iter().filter(|source| !source.is_test()).collect();
    none(&places(&page, &words), "The page gets blocks and draws text nodes; it never makes HTML of a string.");
}

#[test]
fn colours_come_from_tokens() {
    let mut broken = Vec::new();
    for source in ui(&["css", "svelte", "ts"]) {
        if source.path.ends_with("styles/tokens.css") || source.is_test() || source.path.contains("/fake/") {
            continue;
        }
        for (number, line) in source.code() {
            let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab("];
            let script = Path::new(&source.path).extension().is_some_and(|ending| ending == "ts");
            if functions.iter().any(|name| line.contains(name)) || sources::has_hex_colour(line, script) {
                broken.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    none(&broken, "Name these colours in ui/src/styles/tokens.css, with a comment on their use, and use the token.");
}

#[test]
fn versions_agree() {
    let manifest = read("Cargo.toml");
    let value = |text: &str, before: &str| {
        let start = text.find(before).unwrap_or_else(|| panic!("{before} is written")) + before.len();
        text[start..].split('"').next().unwrap_or_default().to_owned()
    };
    let rust = value(&manifest, "rust-version = \"");
    let toolchain = value(&read("rust-toolchain.toml"), "channel = \"");
    assert!(
        toolchain.starts_with(&rust),
        "rust-toolchain.toml has {toolchain}, Cargo.toml {rust}: make them the same."
    );

    let ours = value(&manifest, "[workspace.package]\nversion = \"");
    let shown = value(&read("tauri.conf.json"), "\"version\": \"");
    assert_eq!(ours, shown, "Cargo.toml and tauri.conf.json tell different versions of Clipfile.");

    let tauri = value(&manifest, "tauri = { version = \"=");
    for (file, package) in [("package.json", "cli"), ("ui/package.json", "api")] {
        let page = value(&read(file), &format!("\"@tauri-apps/{package}\": \""));
        assert_eq!(tauri, page, "Tauri in Cargo.toml and @tauri-apps/{package} in {file} go together.");
    }
}

#[test]
fn every_folder_of_assets_tells_its_origin() {
    let about = read("assets/README.md");
    let broken: Vec<_> = std::fs::read_dir(root().join("assets"))
        .expect("there is a folder of assets")
        .map(|entry| entry.expect("its entries can be read").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "README.md" && !about.contains(&format!("`{name}")))
        .collect();
    none(&broken, "Say in assets/README.md where these come from and under which licence.");
}

/// What is kept is what somebody wrote or chose: a program or a build of one finds its way in by accident.
#[test]
#[allow(clippy::disallowed_methods)] // The core starts no programs; this asks what is kept.
fn what_is_kept_is_small() {
    const MOST_BYTES: u64 = 512 * 1024;
    let listed = std::process::Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    let listed = listed.expect("git, which brought this tree here");
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let broken: Vec<_> = String::from_utf8_lossy(&listed.stdout)
        .split_terminator('\0')
        .filter_map(|path| Some((path, root().join(path).metadata().ok()?.len())))
        .filter(|(_, bytes)| *bytes > MOST_BYTES)
        .map(|(path, bytes)| format!("{path}: {bytes} bytes"))
        .collect();
    none(&broken, "Leave these out, or make them smaller.");
}
