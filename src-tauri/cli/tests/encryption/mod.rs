//! Encrypted libraries, as scripts meet them.

use crate::bench::{self, Bench};
use std::fs;

const PASSPHRASE: &str = "violet harbour nine copper";

/// An encrypted library with an article, and its recovery key.
fn encrypted(bench: &Bench) -> String {
    bench.write("in/a.txt", bench::GATE);
    bench.write("secret.txt", &format!("{PASSPHRASE}\nanother line\n"));
    bench.write("wrong.txt", "copper trains at noon\n");
    let ran = bench.clip(&["encrypt", "--library", "new.clipfile", "--new-passphrase-file", "secret.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("shown once"), "{}", ran.stderr);
    let ran_import = bench.clip(&["import", "--library", "new.clipfile", "--passphrase-file", "secret.txt", "in"]);
    assert_eq!(ran_import.code, 0, "{}", ran_import.stderr);
    ran.stdout.trim().to_owned()
}

#[test]
fn an_encrypted_library_is_made_filled_and_searched_with_a_file() {
    let bench = Bench::new();
    let recovery = encrypted(&bench);
    let all = ["list", "--library", "new.clipfile", "--json"];
    let ran = bench.clip(&all);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains("is locked") && ran.stderr.contains("--passphrase-file"), "{}", ran.stderr);
    let with = |file: &str| bench.clip(&[&all[..], &["--passphrase-file", file]].concat());
    assert_eq!(with("secret.txt").objects().len(), 1);
    bench.write("recovery.txt", &recovery.to_lowercase());
    assert_eq!(with("recovery.txt").objects().len(), 1, "the recovery key opens it too");
    let wrong = with("wrong.txt");
    assert!(wrong.code == 1 && wrong.stderr.contains("does not open"), "{}", wrong.stderr);
    assert!(!wrong.stderr.contains("copper") && wrong.stderr.lines().count() == 1, "{}", wrong.stderr);
    let ran = bench.clip(&["check", "--library", "new.clipfile", "--passphrase-file", "secret.txt"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
}

#[test]
fn passphrase_and_recovery_key_change_and_a_library_becomes_plain_again() {
    let bench = Bench::new();
    let recovery = encrypted(&bench);
    bench.write("next.txt", "seven quiet lanterns burn\r\n");
    let change = ["passphrase", "--library", "new.clipfile", "--passphrase-file", "secret.txt"];
    assert_eq!(bench.clip(&[&change[..], &["--new-passphrase-file", "next.txt"]].concat()).code, 0);
    let ran = bench.clip(&change);
    assert!(ran.code == 1 && ran.stderr.contains("does not open"), "the former one is none any more: {}", ran.stderr);
    let ran =
        bench.clip(&["passphrase", "--library", "new.clipfile", "--passphrase-file", "next.txt", "--recovery-key"]);
    assert!(ran.code == 0 && ran.stdout.trim() != recovery, "{}", ran.stderr);
    bench.write("recovery.txt", &recovery);
    assert_eq!(bench.clip(&["decrypt", "--library", "new.clipfile", "--passphrase-file", "recovery.txt"]).code, 1);
    bench.write("recovery.txt", &ran.stdout);
    let ran = bench.clip(&["decrypt", "--library", "new.clipfile", "--passphrase-file", "recovery.txt"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(bench.clip(&["list", "--library", "new.clipfile", "--json"]).objects().len(), 1);
    assert!(fs::read(bench.path("new.clipfile")).unwrap().starts_with(b"SQLite format 3\0"));
    let ran = bench.clip(&["decrypt", "--library", "new.clipfile"]);
    assert!(ran.code == 1 && ran.stderr.contains("is not encrypted"), "{}", ran.stderr);
}

#[test]
fn a_library_that_is_encrypted_takes_its_backups_along() {
    let bench = Bench::new();
    bench.write("in/a.txt", bench::GATE);
    bench.write("secret.txt", PASSPHRASE);
    for command in [&["import", "--library", "new.clipfile", "in"][..], &["backup", "--library", "new.clipfile"]] {
        assert_eq!(bench.clip(command).code, 0);
    }
    let ran = bench.clip(&["encrypt", "--library", "new.clipfile", "--new-passphrase-file", "secret.txt", "--backups"]);
    assert!(ran.code == 0 && ran.stderr.contains("backups that were encrypted: 1"), "{}", ran.stderr);
    let list = ["backups", "--library", "new.clipfile", "--json", "--passphrase-file", "secret.txt"];
    let backup = bench.clip(&list).objects()[0]["path"].as_str().unwrap().to_owned();
    let open = |more: &[&str]| bench.clip(&[&["list", "--library", &backup, "--json"], more].concat());
    assert!(open(&[]).stderr.contains("is locked"));
    assert_eq!(open(&["--passphrase-file", "secret.txt"]).objects().len(), 1);
}

#[test]
fn a_passphrase_that_will_not_do_makes_nothing_and_a_weak_one_is_called_so() {
    let bench = Bench::new();
    bench.write("short.txt", "short\n");
    bench.write("weak.txt", "password1\n");
    let make = |file: &str| bench.clip(&["encrypt", "--library", "new.clipfile", "--new-passphrase-file", file]);
    let ran = make("short.txt");
    assert!(ran.code == 1 && ran.stderr.contains("at least 8"), "{}", ran.stderr);
    assert!(!bench.path("new.clipfile").exists());
    assert!(make("missing.txt").stderr.contains("missing.txt"));
    let ran = make("weak.txt");
    assert!(ran.code == 0 && ran.stderr.contains("easy to guess"), "{}", ran.stderr);
    let ran = make("weak.txt");
    assert!(ran.code == 1 && ran.stderr.contains("encrypted already"), "{}", ran.stderr);
}
