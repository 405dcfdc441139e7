//! Names the shell's commands to Tauri, so that a page can call those and no other.

use std::fs;

/// Where the capability of the main window stands; the commands it allows are the commands there are.
const CAPABILITIES: &str = "src-tauri/app/capabilities";

fn main() {
    println!("cargo:rerun-if-changed={CAPABILITIES}");
    let names = fs::read_to_string("src-tauri/wire/src/calls.rs").expect("the list of calls is in the wire crate");
    println!("cargo:rerun-if-changed=src-tauri/wire/src/calls.rs");
    let commands: Vec<&'static str> = names
        .lines()
        .filter(|line| line.starts_with("    \""))
        .filter_map(|line| line.rsplit_once("\" ").and_then(|(_, call)| call.split_once('(')))
        .map(|(name, _)| &*name.to_owned().leak())
        .collect();
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("src-tauri/app/capabilities/*.json")
        .app_manifest(tauri_build::AppManifest::new().commands(commands.leak()));
    tauri_build::try_build(attributes).expect("the app's manifest is whole");
}
