//! Libraries that are encrypted: what opens them, what does not, and that nobody reads anything without.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use crate::faults::{child, child_path, say};
use crate::support::{Desk, article, article_with_picture, files_beside, found_in, has_bytes, host, refused};
use clipfile_core::article::Scope;
use clipfile_core::backup::{self, Occasion};
use clipfile_core::document::ByteRange;
use clipfile_core::encryption::Secret;
use clipfile_core::exporters::ExportScope;
use clipfile_core::highlight::Colour;
use clipfile_core::note::Subject;
use clipfile_core::{Kind, Library};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Duration;

const PASSPHRASE: &str = "violet harbour nine";

fn secret(typed: &str) -> Secret {
    Secret::new(typed)
}

/// Writes a library with everything in it that has words, each with the planted one.
fn fill(library: &mut Library) {
    let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
    picture.extend(b"heliotrope in a picture");
    let text = "Heliotrope over the harbour\nThe heliotrope stood on the quay.\nNobody asked for it.";
    let added = library.add(&article(text)).unwrap().value.article;
    let document = library.shown_document(added).unwrap();
    let _ = library.add_highlight(document, ByteRange::new(0, 10), Colour::Green).unwrap();
    let _ = library.set_note(Subject::Article(added), "heliotrope noted").unwrap();
    let _ = library.tag(&[Subject::Article(added)], "plants/heliotrope").unwrap();
    let _ = library.add(&article_with_picture("Another heliotrope", &picture)).unwrap();
    for number in 0..50 {
        let _ = library.add(&article(&format!("Number {number}\nheliotrope {number}"))).unwrap();
    }
}

/// No file of the folder has the planted word, in any spelling that the library keeps, or SQLite's first line.
fn says_nothing(folder: &Path) {
    for name in files_beside(&folder.join("-")) {
        let path = folder.join(&name);
        if path.is_dir() {
            says_nothing(&path);
            continue;
        }
        for word in ["heliotrope", "Heliotrope", "SQLite format 3"] {
            assert!(!has_bytes(&path, word), "{word} in {name}");
        }
    }
}

#[test]
fn a_planted_word_is_found_in_the_library_and_in_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Desk.clipfile");
    let (mut library, _) = Library::create_encrypted(&path, &host(), &secret(PASSPHRASE)).unwrap();
    fill(&mut library);
    while library.merge_step().unwrap() {}
    assert_eq!(found_in(&library, Scope::Articles, "heliotrope quay"), ["Heliotrope over the harbour"]);
    let exports = tempfile::tempdir().unwrap();
    let _ = library.export("json", &ExportScope::Everything, &exports.path().join("out.json")).unwrap();
    library.backup(&folder.path().join("Copy.clipfile")).unwrap();
    library.rebuild_index(&folder.path().join("Before.clipfile"), &mut |_, _| {}).unwrap();
    assert!(library.searcher().is_ok() && library.another_to_read().is_ok());
    assert!(files_beside(&path).contains(&"Desk.clipfile-wal".to_owned()), "looked at while it is open");
    says_nothing(folder.path());
    library.close().unwrap();
    assert_eq!(files_beside(&path), ["Before.clipfile", "Copy.clipfile", "Desk.clipfile"]);
    says_nothing(folder.path());

    for name in ["Desk.clipfile", "Copy.clipfile"] {
        let library = Library::unlock(&folder.path().join(name), &host(), &secret(PASSPHRASE)).unwrap();
        assert!(library.is_encrypted());
        assert_eq!(found_in(&library, Scope::Articles, "heliotrope").len(), 52);
        assert_eq!(library.check().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn only_passphrase_and_recovery_key_open_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Desk.clipfile");
    let (mut library, recovery) = Library::create_encrypted(&path, &host(), &secret(PASSPHRASE)).unwrap();
    fill(&mut library);
    library.close().unwrap();
    let before = fs::read(&path).unwrap();
    for open in [Library::open, Library::open_read_only] {
        let error = refused(open(&path, &host()));
        assert_eq!(error.kind(), Kind::Locked, "{error}");
    }
    for wrong in ["", "Violet harbour nine", "violet harbour nine ", &recovery.text()[1..]] {
        let error = refused(Library::unlock(&path, &host(), &secret(wrong)));
        assert_eq!(error.kind(), Kind::WrongPassphrase, "{wrong}: {error}");
    }
    assert!(fs::read(&path).unwrap() == before, "nothing is written by trying");
    for right in [PASSPHRASE, &recovery.text().to_lowercase()] {
        let library = Library::unlock_read_only(&path, &host(), &secret(right)).unwrap();
        assert_eq!(library.counts().unwrap().articles, 52);
    }
    let short = Library::create_encrypted(&folder.path().join("Other.clipfile"), &host(), &secret("short"));
    assert_eq!(short.err().unwrap().kind(), Kind::Invalid);
    assert_eq!(files_beside(&path), ["Desk.clipfile"]);
}

#[test]
fn another_passphrase_is_written_into_the_envelope_and_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Desk.clipfile");
    let (mut library, recovery) = Library::create_encrypted(&path, &host(), &secret(PASSPHRASE)).unwrap();
    fill(&mut library);
    let before = fs::read(&path).unwrap();
    let wrong = library.change_passphrase(&secret("not the passphrase"), &secret("copper trains at noon")).unwrap_err();
    assert_eq!(wrong.kind(), Kind::WrongPassphrase);
    // Somebody who forgot it has the recovery key.
    library.change_passphrase(&secret(&recovery.text()), &secret("copper trains at noon")).unwrap();
    let after = fs::read(&path).unwrap();
    assert!(before[..4096] != after[..4096] && before[4096..] == after[4096..]);
    library.close().unwrap();
    assert_eq!(refused(Library::unlock(&path, &host(), &secret(PASSPHRASE))).kind(), Kind::WrongPassphrase);

    let library = Library::unlock(&path, &host(), &secret("copper trains at noon")).unwrap();
    let newer = library.change_recovery_key(&secret("copper trains at noon")).unwrap();
    library.close().unwrap();
    let opens = |typed: &str| Library::unlock(&path, &host(), &secret(typed)).is_ok();
    assert!(opens(&newer.text()) && !opens(&recovery.text()) && opens("copper trains at noon"));
}

#[test]
fn a_power_cut_while_the_passphrase_changes_leaves_one_that_opens() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Desk.clipfile");
    let (library, _) = Library::create_encrypted(&path, &host(), &secret(PASSPHRASE)).unwrap();
    library.close().unwrap();
    let before = fs::read(&path).unwrap();
    let library = Library::unlock(&path, &host(), &secret(PASSPHRASE)).unwrap();
    library.change_passphrase(&secret(PASSPHRASE), &secret("copper trains at noon")).unwrap();
    library.close().unwrap();
    let after = fs::read(&path).unwrap();
    // The first copy begins at 512 and the second at 2048 (docs/file-format.md).
    for (written, opens) in [(700, PASSPHRASE), (2048, "copper trains at noon"), (2560, "copper trains at noon")] {
        fs::write(&path, [&after[..written], &before[written..4096], &after[4096..]].concat()).unwrap();
        let library = Library::unlock(&path, &host(), &secret(opens)).unwrap();
        library.close().unwrap();
        let settled = fs::read(&path).unwrap();
        assert!(settled[512..2048] == settled[2048..3584], "both copies say the same again, cut at {written}");
        assert!(Library::unlock(&path, &host(), &secret(opens)).is_ok());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn looking_at_its_envelope_takes_no_lock_off_an_open_library() {
    use std::os::unix::fs::MetadataExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Desk.clipfile");
    let (mut library, _) = Library::create_encrypted(&path, &host(), &secret(PASSPHRASE)).unwrap();
    fill(&mut library);
    let is_locked = || {
        let (process, inode) = (std::process::id(), fs::metadata(&path).unwrap().ino());
        let locks = fs::read_to_string("/proc/locks").unwrap();
        locks.lines().any(|line| {
            line.contains("POSIX") && line.contains(&format!(" {process} ")) && line.contains(&format!(":{inode} "))
        })
    };
    assert!(is_locked());
    assert!(Library::is_encrypted_at(&path).unwrap());
    library.change_passphrase(&secret(PASSPHRASE), &secret("copper trains at noon")).unwrap();
    assert_eq!(refused(Library::unlock(&path, &host(), &secret("copper trains at noon"))).kind(), Kind::Busy);
    assert!(is_locked());
}

#[test]
fn encrypted_and_back_it_is_the_same_library() {
    let mut desk = Desk::new();
    fill(&mut desk.library);
    let headlines = desk.found("heliotrope");
    let state = desk.ways();
    let (folder, path) = desk.closed();
    let uid = |library: &Library| {
        let to = folder.path().join("out.json");
        let _ = library.export("json", &ExportScope::Everything, &to).unwrap();
        let out = fs::read(&to).unwrap();
        fs::remove_file(&to).unwrap();
        out
    };
    let before = uid(&Library::open(&path, &host()).unwrap());

    let recovery = Library::encrypt(&path, &host(), &secret(PASSPHRASE), |_| true).unwrap();
    assert_eq!(files_beside(&path), ["Desk.clipfile"], "nothing is left beside it");
    says_nothing(folder.path());
    assert_eq!(refused(Library::open(&path, &host())).kind(), Kind::Locked);
    let mut library = Library::unlock(&path, &host(), &secret(&recovery.text())).unwrap();
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
    assert_eq!(found_in(&library, Scope::Articles, "heliotrope"), headlines);
    assert!(uid(&library) == before, "all that can be taken out is the same");
    let step = |library: &Library| library.undo_state().unwrap().undo.map(|step| step.to_string()).unwrap_or_default();
    assert_eq!(step(&library), state.0);
    let _ = library.undo().unwrap();
    let _ = library.redo().unwrap();
    library.close().unwrap();
    let again = Library::encrypt(&path, &host(), &secret(PASSPHRASE), |_| true).err().unwrap();
    assert_eq!(again.kind(), Kind::Invalid);

    let wrong = Library::decrypt(&path, &host(), &secret("not the passphrase"), |_| true).err().unwrap();
    assert_eq!(wrong.kind(), Kind::WrongPassphrase);
    Library::decrypt(&path, &host(), &secret(PASSPHRASE), |_| true).unwrap();
    let plain = Library::open(&path, &host()).unwrap();
    assert!(!plain.is_encrypted() && plain.check().unwrap().is_empty());
    assert!(uid(&plain) == before);
    plain.close().unwrap();
    assert!(fs::read(&path).unwrap().starts_with(b"SQLite format 3\0"), "any SQLite program reads it");
    assert_eq!(files_beside(&path), ["Desk.clipfile"]);
}

#[test]
fn backups_from_before_are_encrypted_with_what_opens_the_library() {
    let mut desk = Desk::new();
    fill(&mut desk.library);
    let (folder, path) = desk.closed();
    let places = backup::places(&path, None);
    let library = Library::open(&path, &host()).unwrap();
    let plain = library.back_up(&places[0], Occasion::ByHand).unwrap();
    assert_eq!(library.encrypt_backups(&places).unwrap_err().kind(), Kind::Invalid, "there is no key for them");
    library.close().unwrap();
    let recovery = Library::encrypt(&path, &host(), &secret(PASSPHRASE), |_| true).unwrap();
    let library = Library::unlock(&path, &host(), &secret(PASSPHRASE)).unwrap();
    let sealed = library.back_up(&places[0], Occasion::ByHand).unwrap();
    assert_eq!(library.encrypt_backups(&places).unwrap(), 1);
    assert_eq!(library.encrypt_backups(&places).unwrap(), 0, "those that are encrypted stay");
    assert_eq!(library.backups(&places).unwrap().len(), 2);
    library.close().unwrap();
    says_nothing(folder.path());
    assert_eq!(files_beside(&plain.path).len(), 2, "nothing is left beside them");
    for backup in [plain, sealed] {
        for words in [secret(PASSPHRASE), secret(&recovery.text())] {
            let copy = Library::unlock_read_only(&backup.path, &host(), &words).unwrap();
            assert_eq!(copy.counts().unwrap().articles, 52);
            assert_eq!(copy.check().unwrap(), Vec::<String>::new());
        }
    }
}

#[test]
fn stopped_or_without_a_place_to_write_it_stays_as_it_was() {
    let mut desk = Desk::new();
    fill(&mut desk.library);
    let busy = Library::encrypt(&desk.path(), &host(), &secret(PASSPHRASE), |_| true).err().unwrap();
    assert_eq!(busy.kind(), Kind::Busy);
    let (_folder, path) = desk.closed();
    let stopped = Library::encrypt(&path, &host(), &secret(PASSPHRASE), |_| false).err().unwrap();
    assert_eq!(stopped.kind(), Kind::Cancelled);
    assert_eq!(files_beside(&path), ["Desk.clipfile"]);
    let library = Library::open(&path, &host()).unwrap();
    assert!(!library.is_encrypted() && library.check().unwrap().is_empty());
    assert_eq!(library.counts().unwrap().articles, 52);
}

#[test]
#[ignore = "the child process of another test"]
fn rewrites_until_it_is_killed() {
    let path = child_path();
    say("begun");
    for _ in 0.. {
        Library::encrypt(&path, &host(), &secret(PASSPHRASE), |_| true).unwrap();
        say("encrypted");
        Library::decrypt(&path, &host(), &secret(PASSPHRASE), |_| true).unwrap();
        say("decrypted");
    }
}

#[test]
fn killed_while_it_is_encrypted_or_decrypted_it_is_whole() {
    let mut desk = Desk::new();
    fill(&mut desk.library);
    let (folder, path) = desk.closed();
    let mut seen = [0; 2];
    for round in 0..24_u64 {
        let mut child = child("encryption::rewrites_until_it_is_killed", &path, &[]);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        // On the way there or on the way back; both take the better part of a second, most of it the passphrase's hash.
        let from = if round % 2 == 0 { "begun" } else { "encrypted" };
        assert!(lines.any(|line| line == from));
        std::thread::sleep(Duration::from_millis(round * 61));
        child.kill().unwrap();
        child.wait().unwrap();
        let is_encrypted = Library::is_encrypted_at(&path).unwrap();
        seen[usize::from(is_encrypted)] += 1;
        let library = Library::unlock(&path, &host(), &secret(PASSPHRASE)).unwrap();
        assert_eq!(library.is_encrypted(), is_encrypted);
        assert_eq!(library.check().unwrap(), Vec::<String>::new(), "round {round}");
        assert_eq!(library.counts().unwrap().articles, 52, "round {round}");
        library.close().unwrap();
        assert_eq!(files_beside(&path), ["Desk.clipfile"], "round {round}: what was left half done is gone");
        if is_encrypted {
            says_nothing(folder.path());
            Library::decrypt(&path, &host(), &secret(PASSPHRASE), |_| true).unwrap();
        }
    }
    assert!(seen.iter().all(|times| *times > 0), "killed on both sides: {seen:?}");
}
