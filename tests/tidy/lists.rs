//! Lists that must be whole: of formats, of commands, of invariants and their tests.

use super::none;
use super::sources::{all, core, read, root};

/// The names in the list of calls, in order.
fn calls() -> Vec<String> {
    let text = read("src-tauri/wire/src/calls.rs");
    let list = text.split_once("\ncalls! {").expect("calls.rs holds the list of calls").1;
    let names: Vec<_> = list
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.rsplit_once("\" "))
        .filter_map(|(_, call)| call.split_once('(').map(|(name, _)| name.to_owned()))
        .collect();
    assert!(names.len() > 10, "the list of calls is written differently now: mend this test");
    names
}

#[test]
fn every_call_has_its_command_and_its_permission() {
    let commands: String = all(&["rs"])
        .iter()
        .filter(|source| source.path.starts_with("src-tauri/app/commands/"))
        .map(|source| source.text.as_str())
        .collect();
    let capability = read("src-tauri/app/capabilities/main.json");
    let mut broken = Vec::new();
    for name in calls() {
        if !commands.contains(&format!("fn {name}(")) && !commands.contains(&format!("fn {name}<")) {
            broken.push(format!("{name}: no command in src-tauri/app/commands"));
        }
        if !capability.contains(&format!("\"allow-{}\"", name.replace('_', "-"))) {
            broken.push(format!("{name}: not allowed in src-tauri/app/capabilities/main.json"));
        }
    }
    none(&broken, "Each call in src-tauri/wire/src/calls.rs needs its command and its permission.");
}

/// Every file of `folder` that implements `word` must stand in the list that `list` opens.
fn listed(folder: &str, word: &str, list: &str) {
    let start = format!("src-tauri/core/src/{folder}/");
    let hub = read(&format!("{start}mod.rs"));
    let listing = hub.split_once(list).unwrap_or_else(|| panic!("{start}mod.rs holds {list}")).1;
    let listing = listing.split_once("];").expect("the list has an end").0;
    let mut broken = Vec::new();
    let mut seen = 0;
    for source in core() {
        let Some(inside) = source.path.strip_prefix(&start) else { continue };
        let here = source.text.matches(&format!("impl {word} for ")).count();
        if inside == "mod.rs" || source.is_test() || here == 0 {
            continue;
        }
        seen += here;
        let module = inside.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        if !listing.contains(&format!("{module}::")) {
            broken.push(source.path);
        }
    }
    none(&broken, &format!("Add these to `{list}` in {start}mod.rs."));
    let entries = listing.matches("::").count();
    assert_eq!(seen, entries, "{start} has {seen} formats and `{list}` {entries}.");
}

#[test]
fn every_importer_is_listed() {
    listed("importers", "Importer", "pub const IMPORTERS");
}

#[test]
fn every_exporter_is_listed() {
    listed("exporters", "Exporter", "pub const EXPORTERS");
}

#[test]
fn every_invariant_names_a_test() {
    let map = read("ARCHITECTURE.md");
    assert!(map.lines().count() < 200, "ARCHITECTURE.md is the map, not the land: keep it under 200 lines.");
    let (_, section) = map.split_once("\n## Invariants").expect("ARCHITECTURE.md has a section `## Invariants`");
    let section = section.split("\n## ").next().unwrap_or_default();
    let tests: String = all(&["rs", "ts", "mjs"]).into_iter().map(|source| source.text).collect();
    let mut broken = Vec::new();
    let items: Vec<_> = section.split("\n- ").skip(1).collect();
    assert!(!items.is_empty(), "Write each invariant as one `- ` item.");
    for item in items {
        // "... (test: `one`, `two`)"
        let names: Vec<_> =
            item.rsplit_once("(test").map_or("", |(_, names)| names).split('`').skip(1).step_by(2).collect();
        if names.is_empty() {
            broken.push(format!("names no test: {}", item.lines().next().unwrap_or_default()));
        }
        for name in names {
            let there = if name.contains('/') {
                root().join(name).exists()
            } else {
                tests.contains(&format!("fn {name}(")) || tests.contains(&format!("\"{name}\""))
            };
            if !there {
                broken.push(format!("no such test: {name}"));
            }
        }
    }
    none(
        &broken,
        "End each invariant of ARCHITECTURE.md with (test: `name`), a function, a title or a path that exists.",
    );
}
