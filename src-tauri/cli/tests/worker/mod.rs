//! Files that make whoever reads them run without end, eat memory or die: each costs itself and nothing else.

use crate::bench::{Bench, GATE, Ran};
use std::fs;
use std::process::{Command, Stdio};
use std::thread;

/// Takes minutes to read: each of the signs could begin an entity.
fn slow() -> String {
    format!("<!doctype html><p>{}", "&".repeat(9_000_000))
}

fn good(bench: &Bench) {
    for (name, gate) in [("a.txt", "gate"), ("y.txt", "lock"), ("z.txt", "door")] {
        bench.write(&format!("in/{name}"), &GATE.replace("gate", gate));
    }
}

/// What became of each file, by its name.
fn became(ran: &Ran) -> Vec<(String, String)> {
    let objects = ran.objects().into_iter();
    objects.map(|it| (it["file"].as_str().unwrap().replace("in/", ""), it["status"].as_str().unwrap().into())).collect()
}

fn assert_only_hostile_failed(ran: &Ran, why: &str) {
    let expected = [("a.txt", "added"), ("hostile.html", "failed"), ("y.txt", "added"), ("z.txt", "added")];
    assert_eq!(became(ran), expected.map(|(file, status)| (file.to_owned(), status.to_owned())), "{}", ran.stderr);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.stderr.lines().last().unwrap(), format!("clip: in/hostile.html: {why}. Nothing of it was kept"));
}

#[test]
fn a_file_that_takes_too_long_costs_itself_only() {
    let bench = Bench::new();
    good(&bench);
    bench.write("in/hostile.html", &slow());
    let ran = bench.clip(&["import", "--library", "l.clipfile", "--json", "--seconds", "1", "in"]);
    assert_only_hostile_failed(&ran, "it took longer than 1 s to read, so it was given up");
}

#[test]
fn a_file_that_eats_memory_costs_itself_only() {
    let bench = Bench::new();
    good(&bench);
    bench.write("in/hostile.html", &format!("<!doctype html>{}", "<p>words <b>and</b> words".repeat(40_000)));
    let ran = bench.clip(&["import", "--library", "l.clipfile", "--json", "--memory", "16", "in"]);
    assert_only_hostile_failed(&ran, "it takes more than 16 MB of memory to read, so it was given up");
}

#[test]
fn a_reader_that_is_killed_costs_the_file_in_its_hand() {
    let bench = Bench::new();
    good(&bench);
    bench.write("in/hostile.html", &slow());
    let arguments = ["import", "--library", "l.clipfile", "--json", "--seconds", "600", "in"];
    let running = bench.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let reader = busy_child(running.id());
    assert!(Command::new("kill").args(["-KILL", &reader]).status().unwrap().success());
    let output = running.wait_with_output().unwrap();
    let ran = Ran {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    };
    assert_only_hostile_failed(&ran, "reading it made the process that reads files end");
}

/// The child of `parent` that has used the processor for longer than any honest file takes.
fn busy_child(parent: u32) -> String {
    /// In hundredths of a second, as the kernel counts (proc_pid_stat, field 14).
    const LONG: u64 = 100;
    loop {
        for entry in fs::read_dir("/proc").unwrap().flatten() {
            let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else { continue };
            let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
            let is_child = fields.get(1).is_some_and(|found| *found == parent.to_string());
            if is_child && fields.get(11).and_then(|time| time.parse().ok()).is_some_and(|time: u64| time > LONG) {
                return entry.file_name().to_string_lossy().into_owned();
            }
        }
        thread::yield_now();
    }
}

#[test]
fn a_reader_has_no_files_and_no_network_and_ends_with_its_input() {
    let bench = Bench::new();
    let mut reader = bench.command(&["__worker", "256"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let about = |file: &str| fs::read_to_string(format!("/proc/{}/{file}", reader.id())).unwrap_or_default();
    while !about("status").contains("Seccomp:\t2") {
        thread::yield_now();
    }
    let limits = about("limits");
    let limit = |name: &str| {
        let line = limits.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!(limit("Max file size"), "0");
    assert_eq!(limit("Max data size"), (256 << 20).to_string());
    drop(reader.stdin.take());
    assert!(reader.wait().unwrap().success());
    assert_eq!(bench.clip(&["__worker"]).code, 1);
    assert_eq!(bench.clip(&["__worker", "much"]).code, 1);
}
