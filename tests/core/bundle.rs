//! The evidence bundle: what is in it, what is not, and that no change of it goes unseen.
#![allow(clippy::unwrap_used)]

use crate::claims::{checked, fields};
use crate::support::{Desk, article, refused};
use clipfile_core::bundle::{Verified, verify};
use clipfile_core::capture::{Belongs, Incoming};
use clipfile_core::claim::{Bearing, Fields, NewClaim, Status};
use clipfile_core::exporters::ExportScope;
use clipfile_core::id::ArticleId;
use clipfile_core::note::Subject;
use clipfile_core::person::{Profile, Speaker};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use zip::ZipArchive;

const GATE: &str = "Harbour gate\nThe gate stood open for years, a guard said.\nNobody counted the keys.";
const OTHER: &str = "Budget\nThe wexelbraten budget is another matter.";

/// A desk with an article in two versions, a passage, notes, a claim of somebody who may not be named, and another article
/// that came in the same import.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let batch = desk.library.new_batch().unwrap();
    let _ = desk.library.add_all(&[article(GATE), article(OTHER)], batch).unwrap();
    let gate = ArticleId(1);
    let again = Incoming { belongs: Belongs::To(gate), ..article(&GATE.replace("years", "many years")) };
    let _ = desk.library.add(&again).unwrap();
    let passage = desk.mark(gate, "Nobody counted the keys");
    let _ = desk.library.set_note(Subject::Highlight(passage), "Ask for the list").unwrap();
    let _ = desk.library.tag(&[Subject::Highlight(passage)], "keys").unwrap();
    let _ = desk.library.set_note(Subject::Article(gate), "Zanderquist told me so").unwrap();
    let note = desk.library.list_notes("zanderquist", 0, 1).unwrap().1.remove(0);
    let _ = desk.library.set_note_private(note.id, true).unwrap();
    let elsewhere = desk.mark(ArticleId(2), "budget");
    let claim = NewClaim {
        fields: Fields {
            speaker: Speaker::Named(Profile::named("Ottilie Feldmark")),
            described: Some("a guard".to_owned()),
            ..fields("Nobody counted the keys.")
        },
        status: None,
        evidence: vec![(passage, Bearing::States), (elsewhere, Bearing::Contradicts)],
    };
    let claim = desk.library.add_claim(&claim).unwrap().value;
    let _ = desk.library.set_claim_status(&[claim], &checked(Status::Confirmed, "The list was seen.")).unwrap();
    desk
}

/// The files of a bundle of the first article, by their names.
fn bundle(desk: &Desk) -> (Vec<u8>, BTreeMap<String, Vec<u8>>) {
    let path = desk.beside("bundle.zip");
    let done = desk.library.export("bundle", &ExportScope::Articles(vec![ArticleId(1)]), &path).unwrap();
    assert_eq!((done.articles, done.passages), (1, 1));
    let bytes = fs::read(path).unwrap();
    let files = unpacked(&bytes).unwrap();
    (bytes, files)
}

pub(crate) fn unpacked(bytes: &[u8]) -> zip::result::ZipResult<BTreeMap<String, Vec<u8>>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at)?;
        let mut content = Vec::new();
        file.read_to_end(&mut content)?;
        files.insert(file.name()?.into_owned(), content);
    }
    Ok(files)
}

fn write_out(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    for (name, content) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
}

fn faults(verified: &Verified) -> Vec<&str> {
    verified.faults.iter().map(|fault| fault.file.as_str()).collect()
}

#[test]
fn a_bundle_holds_the_originals_the_words_and_the_log() {
    let desk = desk();
    let (_, files) = bundle(&desk);
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    assert_eq!(files["articles/001/versions/1/original.html"], article(GATE).bytes);
    assert_eq!(text("articles/001/versions/1/text.txt"), GATE);
    assert!(text("articles/001/versions/2/text.txt").contains("many years"));
    assert!(text("articles/001/passages.json").contains("Ask for the list"));
    assert!(text("claims.json").contains("a guard") && text("claims.html").contains("The list was seen."));
    let verified = verify(&desk.beside("bundle.zip"), None).unwrap();
    assert_eq!(verified.faults, []);
    assert_eq!((verified.files as usize, verified.articles), (files.len() - 2, 1));
    assert!(verified.steps >= 7, "the import, the version, and each change after them: {}", verified.steps);
    // Once unpacked, it is checked the same.
    write_out(&desk.beside("unpacked"), &files);
    assert_eq!(verify(&desk.beside("unpacked"), verified.key.as_deref()).unwrap(), verified);
}

#[test]
fn nothing_of_other_things_and_nobody_in_confidence_is_in_a_bundle() {
    let (_, files) = bundle(&desk());
    for (name, content) in &files {
        for secret in ["wexelbraten", "Feldmark", "Zanderquist", "another matter"] {
            let has = content.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!has, "{secret} is in {name}");
        }
    }
}

#[test]
fn every_changed_file_is_named() {
    let desk = desk();
    let (_, files) = bundle(&desk);
    let folder = desk.beside("unpacked");
    write_out(&folder, &files);
    for (name, content) in &files {
        let mut changed = content.clone();
        let at = content.len() / 2;
        changed[at] ^= 1;
        fs::write(folder.join(name), changed).unwrap();
        let found = verify(&folder, None).unwrap();
        let is_list = name.starts_with("SHA256SUMS");
        assert!(
            faults(&found).contains(&if is_list { "SHA256SUMS.minisig" } else { name.as_str() }),
            "{name}: {found:?}"
        );
        fs::remove_file(folder.join(name)).unwrap();
        if name == "SHA256SUMS" {
            assert!(refused(verify(&folder, None)).to_string().contains("no evidence bundle"));
        } else {
            assert!(faults(&verify(&folder, None).unwrap()).contains(&name.as_str()), "{name}");
        }
        fs::write(folder.join(name), content).unwrap();
    }
    fs::write(folder.join("articles/more.txt"), "put in later").unwrap();
    assert_eq!(faults(&verify(&folder, None).unwrap()), ["articles/more.txt"]);
}

#[test]
fn a_changed_byte_of_the_zip_is_seen_or_changes_no_file() {
    let desk = desk();
    let (bytes, files) = bundle(&desk);
    let path = desk.beside("changed.zip");
    for at in (0..bytes.len()).step_by(61) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x20;
        fs::write(&path, &changed).unwrap();
        if verify(&path, None).is_ok_and(|verified| verified.is_whole()) {
            assert_eq!(unpacked(&changed).ok().as_ref(), Some(&files), "byte {at}");
        }
    }
}

#[test]
fn a_bundle_that_another_made_is_told_from_ours() {
    let (one, other) = (desk(), desk());
    let (_, mut files) = bundle(&one);
    let (_, others) = bundle(&other);
    let ours = verify(&one.beside("bundle.zip"), None).unwrap().key;
    let theirs = verify(&other.beside("bundle.zip"), None).unwrap().key;
    assert_ne!(ours, theirs, "each library has a key of its own");
    let found = verify(&other.beside("bundle.zip"), ours.as_deref()).unwrap();
    assert_eq!(faults(&found), ["clipfile.pub"]);
    // Signed by one and listed by the other.
    files.insert("SHA256SUMS.minisig".to_owned(), others["SHA256SUMS.minisig"].clone());
    write_out(&one.beside("mixed"), &files);
    assert_eq!(faults(&verify(&one.beside("mixed"), None).unwrap()), ["SHA256SUMS.minisig"]);
}

#[test]
fn what_is_no_bundle_is_refused() {
    let desk = desk();
    fs::write(desk.beside("text.zip"), "no zip at all").unwrap();
    for (name, why) in [("text.zip", "no whole zip"), ("nowhere.zip", "No such file"), ("", "no evidence bundle")] {
        assert!(refused(verify(&desk.beside(name), None)).to_string().contains(why), "{name}");
    }
}

#[test]
fn a_library_keeps_its_key() {
    let desk = desk();
    let (_, files) = bundle(&desk);
    let again = desk.reopened();
    assert_eq!(files["clipfile.pub"], bundle(&again).1["clipfile.pub"]);
    again.assert_sound();
}
