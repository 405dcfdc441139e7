//! Extraction of whole pages, against baselines.

use super::baseline::{assert_none, differences, folders, import};

#[test]
fn pages_give_their_documents() {
    let found: Vec<String> = folders("pages")
        .iter()
        .flat_map(|folder| {
            let (id, draft) = import(&folder.join("source.html"));
            assert_eq!(id, "html", "{}", folder.display());
            differences(folder, &draft)
        })
        .collect();
    assert_none(&found);
}

#[test]
fn hostile_markup_leaves_nothing_behind() {
    let (_, draft) = import(&super::baseline::tests_folder().join("pages/hostile/source.html"));
    assert!(!draft.document.text.contains("EVIL"), "{}", draft.document.text);
    let urls = format!("{:?}", draft.document.spans);
    for scheme in ["javascript", "data:", "file:", "vbscript"] {
        assert!(!urls.contains(scheme), "{urls}");
    }
}
