//! A Tauri window with nothing in it: what the start and the memory of Clipfile are measured against.

fn main() {
    tauri::Builder::default()
        .run(tauri::generate_context!("tests/bench/empty-window/tauri.conf.json"))
        .expect("an empty window opens");
}
