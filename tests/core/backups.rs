//! Copies that are kept while a library is worked with: when one is made, that it is whole, which stay, and how one is taken up
//! again.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use crate::support::{Desk, article, files_beside, found_in, has_bytes, host, refused, seen};
use clipfile_core::article::Scope;
use clipfile_core::backup::{self, Ladder, Occasion};
use clipfile_core::clock::Clock;
use clipfile_core::id::ArticleId;
use clipfile_core::{Error, Host, Kind, Library};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A clock that a test sets, two hours ahead of UTC.
struct Wall(AtomicI64);

impl Clock for Wall {
    fn now_ms(&self) -> i64 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }

    fn offset_minutes(&self, _at_ms: i64) -> i32 {
        120
    }
}

/// A library on a wall with a clock: 1 March 2026, 09:00 there.
struct Office {
    library: Library,
    clock: Arc<Wall>,
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(Wall(AtomicI64::new(1_772_348_400_000)));
        let host = Host { clock: Arc::clone(&clock) as Arc<dyn Clock>, ..host() };
        let library = Library::create(&folder.path().join("Desk.clipfile"), &host).unwrap();
        Self { library, clock, folder }
    }

    fn places(&self) -> Vec<PathBuf> {
        backup::places(self.library.path(), None)
    }

    fn keep(&mut self, text: &str) {
        let _ = self.library.add(&article(text)).unwrap();
    }

    fn pass(&self, ms: i64) {
        self.clock.0.fetch_add(ms, Ordering::Relaxed);
    }

    fn due(&self) -> Option<backup::Backup> {
        self.library.back_up_if_due(&self.places(), Ladder::default()).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let place = &self.places()[0];
        if place.exists() { files_beside(&place.join("any")) } else { Vec::new() }
    }
}

#[test]
fn a_copy_is_made_once_a_day_and_only_when_something_changed() {
    let mut office = Office::new();
    assert_eq!(office.due(), None, "there is nothing in it yet");
    office.keep("First\nOne text.");
    let first = office.due().unwrap();
    assert_eq!((first.occasion, first.day.to_string()), (Occasion::Automatic, "2026-03-01".to_owned()));
    let mark = &office.library.uid().unwrap()[28..];
    assert_eq!(office.names(), [format!("Desk 2026-03-01 09.00.00 automatic {mark}.clipfile")]);
    office.keep("Second\nOn the same day.");
    assert_eq!(office.due(), None, "one a day");
    office.pass(DAY_MS);
    let second = office.due().unwrap();
    office.pass(DAY_MS);
    assert_eq!(office.due(), None, "nobody changed anything");
    office.library.set_read(&[ArticleId(1)], true).unwrap();
    assert!(office.due().is_some(), "what was read is kept too");
    fs::remove_file(&second.path).unwrap();
    let kept = Library::open_read_only(&first.path, &host()).unwrap();
    assert_eq!(found_in(&kept, Scope::Articles, ""), ["First"]);
    assert_eq!(kept.check().unwrap(), [""; 0]);
}

#[test]
fn a_copy_that_was_thrown_away_or_cannot_be_read_is_made_again() {
    let mut office = Office::new();
    office.keep("First\nOne text.");
    let first = office.due().unwrap();
    fs::remove_file(&first.path).unwrap();
    let again = office.due().unwrap();
    office.pass(DAY_MS);
    fs::write(&again.path, "no library").unwrap();
    assert!(office.due().is_some(), "what cannot be read is no copy");
}

#[test]
fn a_copy_is_what_the_library_was_and_the_ladder_is_climbed() {
    let mut office = Office::new();
    for day in 0..40 {
        office.keep(&format!("Day {day}\nText of that day."));
        let before = seen(&office.library, &["text"]);
        let made = office.due().unwrap();
        let copy = Library::open_read_only(&made.path, &host()).unwrap();
        assert_eq!(seen(&copy, &["text"]), before);
        office.pass(DAY_MS);
    }
    let all = office.library.backups(&office.places()).unwrap();
    let days: Vec<String> = all.iter().map(|backup| backup.day.to_string()).collect();
    let expected = ["04-09", "04-08", "04-07", "04-06", "04-05", "04-04", "04-03", "03-31", "03-29", "03-22"];
    assert_eq!(days, expected.map(|day| format!("2026-{day}")));
    assert!(all.is_sorted_by(|one, other| one.at_ms > other.at_ms));
}

#[test]
fn what_was_made_for_a_reason_and_what_others_put_there_stays() {
    let mut office = Office::new();
    office.keep("First\nOne text.");
    let place = office.places()[0].clone();
    let by_hand = office.library.back_up(&place, Occasion::ByHand).unwrap();
    let letter = place.join("Letter.txt");
    fs::write(&letter, "not a backup").unwrap();
    // A library of the same name that was there before.
    let other = place.join("Desk 2020-01-01 09.00.00 automatic 00000000.clipfile");
    fs::copy(&by_hand.path, &other).unwrap();
    let only_one = Ladder { daily: 1, weekly: 0, monthly: 0 };
    for day in 0..3 {
        office.keep(&format!("Day {day}\nText of that day."));
        office.library.back_up_if_due(&office.places(), only_one).unwrap().unwrap();
        office.pass(DAY_MS);
    }
    assert_eq!(office.names().len(), 4, "{:?}", office.names());
    assert!(by_hand.path.exists() && letter.exists() && other.exists());
    assert!(office.library.backups(&office.places()).unwrap().iter().all(|backup| backup.path != other));
}

#[test]
fn a_copy_of_a_library_with_damaged_bytes_is_refused_and_older_ones_stay() {
    let mut office = Office::new();
    office.keep("First\nOne text.");
    let sound = office.due().unwrap();
    office.pass(DAY_MS);
    office.keep("Second\nAnother text.");
    rusqlite::Connection::open(office.library.path())
        .unwrap()
        .execute(
            "UPDATE blob SET bytes = (SELECT bytes FROM blob WHERE id = 1) WHERE id = (SELECT max(id) FROM blob)",
            [],
        )
        .unwrap();
    for _ in 0..3 {
        let only_one = Ladder { daily: 1, weekly: 0, monthly: 0 };
        let error = refused(office.library.back_up_if_due(&office.places(), only_one));
        assert!(matches!(&error, Error::Corrupt { what, .. } if what.contains("hash")), "{error}");
    }
    assert_eq!(office.library.backups(&office.places()).unwrap(), [sound]);
    assert_eq!(office.names().len(), 1, "nothing unfinished is left");
    // Whoever asks for a copy of it as it is gets one.
    office.library.backup(&office.folder.path().join("As it is.clipfile")).unwrap();
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_named_and_the_work_goes_on() {
    let mut office = Office::new();
    office.keep("First\nOne text.");
    // A file where the folder should be: also for a user who may write everywhere.
    let taken = office.folder.path().join("taken");
    fs::write(&taken, "").unwrap();
    let places = backup::places(office.library.path(), Some(&taken));
    assert_eq!(places, [taken.join("Desk backups"), office.places()[0].clone()]);
    let error = refused(office.library.back_up_if_due(&places, Ladder::default()));
    assert_eq!(error.kind(), Kind::Io);
    assert!(error.to_string().contains("taken"), "{error}");
    office.keep("Second\nAnother text.");
    assert_eq!(office.library.check().unwrap(), [""; 0]);
}

#[test]
fn what_a_program_that_was_killed_left_is_swept_away() {
    let mut office = Office::new();
    office.keep("First\nOne text.");
    let place = office.places()[0].clone();
    for (name, age_ms) in [(".tmpOld", 2 * DAY_MS), (".tmpNew", DAY_MS / 24), ("Mine", 9 * DAY_MS)] {
        fs::create_dir_all(place.join(name)).unwrap();
        fs::write(place.join(name).join("copy.clipfile"), "half of it").unwrap();
        let then = std::time::UNIX_EPOCH
            + std::time::Duration::from_millis((office.clock.0.load(Ordering::Relaxed) - age_ms) as u64);
        fs::File::open(place.join(name)).unwrap().set_modified(then).unwrap();
    }
    let made = office.due().unwrap();
    let name = made.path.file_name().unwrap().to_string_lossy().into_owned();
    assert_eq!(office.names(), [".tmpNew".to_owned(), name, "Mine".to_owned()]);
}

#[test]
fn a_backup_is_restored_as_another_file_and_never_over_one() {
    let mut office = Office::new();
    office.keep("First\nOne text.");
    let made = office.due().unwrap();
    office.keep("Second\nNot in the copy.");
    let open = |path: &Path| Library::open_read_only(path, &host());
    let to = office.folder.path().join("Desk of March.clipfile");
    backup::restore(&made.path, &to, open).unwrap();
    let mut restored = Library::open(&to, &host()).unwrap();
    assert_eq!(found_in(&restored, Scope::Articles, ""), ["First"]);
    let _ = restored.add(&article("Third\nThe copy is worked on.")).unwrap();
    restored.close().unwrap();
    assert_eq!(office.library.counts().unwrap().articles, 2);
    let before = fs::read(&to).unwrap();
    for there in [to.as_path(), office.library.path()] {
        assert_eq!(refused(backup::restore(&made.path, there, open)).kind(), Kind::Conflict);
    }
    assert_eq!(fs::read(&to).unwrap(), before);
    assert!(made.path.exists(), "the backup is still there");
}

#[test]
fn a_damaged_backup_is_not_restored() {
    let mut office = Office::new();
    office.keep(&format!("First\n{}", "One text. ".repeat(4000)));
    let made = office.due().unwrap();
    let whole = fs::read(&made.path).unwrap();
    let mut bitten = whole.clone();
    let middle = whole.len() / 2 / 16384 * 16384;
    bitten[middle..middle + 16384].fill(0xA5);
    let to = office.folder.path().join("Again.clipfile");
    let mut bad = vec![whole[..whole.len() / 2].to_vec(), b"Dear editor".to_vec()];
    bad.push(bitten);
    for bytes in bad {
        fs::write(&made.path, bytes).unwrap();
        let error = refused(backup::restore(&made.path, &to, |path| Library::open_read_only(path, &host())));
        assert!(matches!(error.kind(), Kind::Corrupt | Kind::NotALibrary | Kind::Internal), "{error:?}");
        assert!(!to.exists());
    }
    let mut left = files_beside(&to);
    left.retain(|name| name.starts_with('.'));
    assert_eq!(left, [""; 0]);
}

#[test]
fn older_copies_with_deleted_words_go_when_a_new_one_is_there() {
    let mut office = Office::new();
    office.keep("First\nThe word zanzibar.");
    office.keep("Second\nAnother text.");
    office.due().unwrap();
    let _ = office.library.trash(&[ArticleId(1)]).unwrap();
    let _ = office.library.empty_trash().unwrap();
    let made = office.library.replace_backups(&office.places()).unwrap();
    assert_eq!(office.library.backups(&office.places()).unwrap(), std::slice::from_ref(&made));
    assert!(!has_bytes(&made.path, "zanzibar"));
    let copy = Library::open_read_only(&made.path, &host()).unwrap();
    assert_eq!(found_in(&copy, Scope::Articles, ""), ["Second"]);
}

#[test]
fn a_copy_is_whole_while_others_write() {
    let desk = Desk::with(&["First\nOne text."]);
    let place = backup::place(&desk.path(), None);
    let reader = desk.library.another_to_read().unwrap();
    let mut library = desk.library;
    std::thread::scope(|scope| {
        let copying = scope.spawn(move || {
            let made: Vec<_> =
                (0..5).map(|_| reader.back_up(&place, Occasion::ByHand).unwrap()).map(|backup| backup.path).collect();
            reader.close().unwrap();
            made
        });
        let mut number = 0;
        while !copying.is_finished() {
            let _ = library.add(&article(&format!("Number {number}\nText of number {number}."))).unwrap();
            number += 1;
        }
        for path in copying.join().unwrap() {
            let copy = Library::open_read_only(&path, &host()).unwrap();
            assert_eq!(copy.check().unwrap(), [""; 0]);
        }
    });
}

#[test]
fn backups_of_an_encrypted_library_are_encrypted_and_those_from_before_are_restored_too() {
    let mut office = Office::new();
    office.keep("First\nThe word heliotrope.");
    let plain = office.due().unwrap();
    let path = office.folder.path().join("Sealed.clipfile");
    let host = Host { clock: Arc::clone(&office.clock) as Arc<dyn Clock>, ..host() };
    let secret = clipfile_core::encryption::Secret::new("violet harbour nine");
    let (mut sealed, _) = Library::create_encrypted(&path, &host, &secret).unwrap();
    let _ = sealed.add(&article("First\nThe word heliotrope.")).unwrap();
    let made = sealed.back_up_if_due(&backup::places(&path, None), Ladder::default()).unwrap().unwrap();
    assert!(!has_bytes(&made.path, "heliotrope") && !has_bytes(&made.path, "SQLite format 3"));
    office.pass(DAY_MS);
    assert_eq!(sealed.back_up_if_due(&backup::places(&path, None), Ladder::default()).unwrap(), None);
    assert_eq!(refused(Library::open(&made.path, &host)).kind(), Kind::Locked);
    for (from, name) in [(&made.path, "Sealed again.clipfile"), (&plain.path, "Plain again.clipfile")] {
        let to = office.folder.path().join(name);
        backup::restore(from, &to, |copy| sealed.open_alike_to_read(copy, &host)).unwrap();
        let again = sealed.open_alike(&to, &host).unwrap();
        assert_eq!(found_in(&again, Scope::Articles, "heliotrope"), ["First"], "{name}");
        assert_eq!(again.is_encrypted(), name == "Sealed again.clipfile");
    }
}
