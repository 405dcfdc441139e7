//! Killed at random moments of everything that writes, round after round: what was acknowledged is there, what was not is whole
//! or not there, and the library is sound. CLIPFILE_CRASHES says how many rounds (`make crash`: a thousand).
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use crate::faults::{child, child_path, say};
use crate::support::{article, files_beside, found_in};
use clipfile_core::article::Scope;
use clipfile_core::document::ByteRange;
use clipfile_core::encryption::Secret;
use clipfile_core::exporters::ExportScope;
use clipfile_core::highlight::Colour;
use clipfile_core::id::ArticleId;
use clipfile_core::note::{NoteOn, Subject};
use clipfile_core::{Host, Library};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

/// Rounds when nobody says how many.
const ROUNDS: u32 = 100;
/// After so many, a new library is begun, or checking it would take ever longer.
const ROUNDS_OF_ONE: u32 = 20;
/// One in so many libraries is encrypted: their passphrases take a third of a second each time.
const ENCRYPTED_ONE_IN: u32 = 5;
const PASSPHRASE: &str = "violet harbour nine";
/// The longest that a child lives, in ms.
const LONGEST_MS: u64 = 400;

/// Each child makes identities of its own.
fn host() -> Host {
    Host { counted_uids: None, ..crate::support::host() }
}

fn passphrase() -> Secret {
    Secret::new(PASSPHRASE)
}

/// Opens a library that is encrypted or not.
fn open(path: &Path) -> clipfile_core::Result<Library> {
    if Library::is_encrypted_at(path)? {
        Library::unlock(path, &host(), &passphrase())
    } else {
        Library::open(path, &host())
    }
}

/// As [`open`], to read.
fn open_to_read(path: &Path) -> clipfile_core::Result<Library> {
    if Library::is_encrypted_at(path)? {
        Library::unlock_read_only(path, &host(), &passphrase())
    } else {
        Library::open_read_only(path, &host())
    }
}

/// Makes a library that is encrypted or not.
fn create(path: &Path, is_encrypted: bool) -> clipfile_core::Result<Library> {
    if is_encrypted {
        Library::create_encrypted(path, &host(), &passphrase()).map(|(library, _)| library)
    } else {
        Library::create(path, &host())
    }
}

/// Numbers that are the same for the same seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }
}

#[test]
#[ignore = "the child process of another test"]
fn works_until_it_is_killed() {
    let path = child_path();
    let round = std::env::var("CLIPFILE_TEST_ROUND").unwrap().parse::<u64>().unwrap();
    let beside = |name: String| path.with_file_name(name);
    let mut chance = Chance(round);
    let mut library = open(&path).unwrap();
    say("opened");
    for number in 0.. {
        let name = format!("Number {round}x{number}");
        let any = ArticleId(1 + chance.below(u64::from(library.counts().unwrap().articles).max(1)) as i64);
        match chance.below(12) {
            0..=2 => {
                let _ = library.add(&article(&format!("{name}\nText of {name}, kept alone."))).unwrap();
                say(&format!("kept {name}"));
            }
            3 => {
                let texts: Vec<String> = (0..30).map(|at| format!("{name}y{at}\nText {at} of many.")).collect();
                let batch: Vec<_> = texts.iter().map(|text| article(text)).collect();
                let together = library.new_batch().unwrap();
                let _ = library.add_all(&batch, together).unwrap();
                say(&format!("kept {name}y29"));
            }
            4 => {
                let _ = library.tag(&[Subject::Article(any)], &format!("crash/{round}x{number}")).unwrap();
                say(&format!("tagged crash/{round}x{number}"));
            }
            5 => {
                let _ = library.set_note(Subject::Article(any), &format!("noteword{round}x{number}")).unwrap();
                say(&format!("noted {} noteword{round}x{number}", any.0));
            }
            6 => {
                let Ok(document) = library.shown_document(any) else { continue };
                let _ = library.add_highlight(document, ByteRange::new(0, 6), Colour::Green).unwrap();
                let _ = library.undo().unwrap();
                let _ = library.redo().unwrap();
            }
            7 => {
                let copy = beside(format!("copy-{round}x{number}.clipfile"));
                library.backup(&copy).unwrap();
                say(&format!("copied copy-{round}x{number}.clipfile"));
            }
            8 => {
                let _ = library.export("json", &ExportScope::Everything, &beside("out.json".to_owned())).unwrap();
            }
            9 => {
                let fresh = beside(format!("new-{round}x{number}.clipfile"));
                create(&fresh, library.is_encrypted()).unwrap().close().unwrap();
                say(&format!("made new-{round}x{number}.clipfile"));
            }
            10 => while library.merge_step().unwrap() {},
            _ => {
                let kept = beside(format!("before-{round}x{number}.clipfile"));
                library.rebuild_index(&kept, &mut |_, _| {}).unwrap();
            }
        }
    }
}

/// What the dead said that they had done.
#[derive(Default)]
struct Acknowledged {
    articles: Vec<String>,
    tags: Vec<String>,
    notes: BTreeMap<i64, String>,
    files: Vec<String>,
}

impl Acknowledged {
    fn hear(&mut self, line: &str) {
        let Some((what, name)) = line.split_once(' ') else { return };
        match what {
            "kept" => self.articles.push(name.to_owned()),
            "tagged" => self.tags.push(name.to_owned()),
            "noted" => {
                let (article, word) = name.split_once(' ').unwrap();
                self.notes.insert(article.parse().unwrap(), word.to_owned());
            }
            "copied" | "made" => self.files.push(name.to_owned()),
            _ => {}
        }
    }
}

/// The round and the number in a note.
fn place(word: &str) -> (u64, u64) {
    let (round, number) = word.strip_prefix("noteword").unwrap().split_once('x').unwrap();
    (round.parse().unwrap(), number.parse().unwrap())
}

/// Everything that was acknowledged is there, and everything that is there is sound.
fn look(path: &Path, said: &Acknowledged, told: &str) {
    let library = open(path).unwrap_or_else(|error| panic!("{told}: {error}"));
    assert_eq!(library.check().unwrap(), Vec::<String>::new(), "{told}");
    for name in &said.articles {
        let found = found_in(&library, Scope::Articles, &format!("title:\"{name}\""));
        assert_eq!(found, std::slice::from_ref(name), "{told}");
    }
    for tag in &said.tags {
        assert!(library.find_tag(tag).unwrap().is_some(), "{told}: the tag {tag} is lost");
    }
    for (article, word) in &said.notes {
        let note = library.note_on(NoteOn::Article(ArticleId(*article))).unwrap();
        // A later one may have come without being acknowledged.
        let body = note.unwrap_or_else(|| panic!("{told}: the note {word} is lost")).body;
        assert!(place(&body) >= place(word), "{told}: {body} is older than {word}");
    }
    library.close().unwrap();
    for name in &said.files {
        assert!(path.with_file_name(name).exists(), "{told}: {name} is lost");
    }
    for name in files_beside(path) {
        let file = path.with_file_name(&name);
        // What begins with a dot was never given its name.
        if name.ends_with(".clipfile") && !name.starts_with('.') && file != path {
            let other = open_to_read(&file).unwrap_or_else(|error| panic!("{told}: {name}: {error}"));
            assert_eq!(other.check().unwrap(), Vec::<String>::new(), "{told}: {name}");
            other.close().unwrap();
            fs::remove_file(&file).unwrap();
        } else if name == "out.json" {
            let read: serde_json::Result<serde_json::Value> = serde_json::from_slice(&fs::read(&file).unwrap());
            assert!(read.is_ok(), "{told}: an export that is not whole has its name");
        }
    }
}

#[test]
fn nothing_acknowledged_is_lost_whenever_the_program_is_killed() {
    let rounds = std::env::var("CLIPFILE_CRASHES").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let mut folder = tempfile::tempdir().unwrap();
    let mut said = Acknowledged::default();
    let mut total = 0;
    for round in 0..rounds {
        if round % ROUNDS_OF_ONE == 0 {
            folder = tempfile::tempdir().unwrap();
            said = Acknowledged::default();
        }
        let path = folder.path().join("Desk.clipfile");
        if !path.exists() {
            let mut library = create(&path, round / ROUNDS_OF_ONE % ENCRYPTED_ONE_IN == 1).unwrap();
            let _ = library.add(&article("The first\nThere is one to work on.")).unwrap();
            library.close().unwrap();
        }
        let mut chance = Chance(u64::from(round) << 32);
        let life = Duration::from_millis(chance.below(LONGEST_MS));
        let mut child = child("crash::works_until_it_is_killed", &path, &[("CLIPFILE_TEST_ROUND", &round.to_string())]);
        let (tell, hear) = channel();
        let out = child.stdout.take().unwrap();
        let reader = std::thread::spawn(move || {
            BufReader::new(out).lines().map_while(Result::ok).for_each(|line| {
                // Whoever listens no more has what he wants.
                let _ = tell.send(line);
            });
        });
        // The clock of its life begins when it has opened the library.
        let opened = hear.iter().any(|line| line == "opened");
        assert!(opened, "round {round}: the child did not open the library");
        std::thread::sleep(life);
        child.kill().unwrap();
        assert_eq!(child.wait().unwrap().code(), None, "round {round}: the child ended before it was killed");
        reader.join().unwrap();
        let before = said.articles.len() + said.tags.len() + said.notes.len() + said.files.len();
        for line in &hear {
            said.hear(&line);
        }
        total += said.articles.len() + said.tags.len() + said.notes.len() + said.files.len() - before;
        look(&path, &said, &format!("round {round}, killed after {life:?}"));
        said.files.clear();
    }
    say(&format!("{rounds} rounds, {total} acknowledgements, nothing lost"));
}
