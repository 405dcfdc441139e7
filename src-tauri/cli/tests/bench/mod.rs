//! A folder to work in, and the program to run in it.

#![allow(clippy::unwrap_used)]

use clipfile_core::Host;
use clipfile_core::clock::FixedClock;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;

/// A short article in plain text.
pub(crate) const GATE: &str = "Open gate\n\nBy Mara Lind\n14 May 2026\n\nThe gate was open for years, she said on Thursday, \
                               and nobody had asked why it was so.\n\nA spokesman said that the gate had been repaired.\n";

/// A temporary folder.
pub(crate) struct Bench(TempDir);

/// What the program did.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// stdout as one JSON object a line.
    pub(crate) fn objects(&self) -> Vec<Value> {
        let parse = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        self.stdout.lines().map(parse).collect()
    }
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with `a.txt` and the library `l.clipfile` that it was imported into.
    pub(crate) fn with_gate() -> Self {
        let bench = Self::new();
        bench.write("a.txt", GATE);
        let ran = bench.clip(&["import", "--library", "l.clipfile", "a.txt"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        bench
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_clip"));
        command.current_dir(self.0.path()).args(arguments);
        command
    }

    /// Runs the program to its end.
    pub(crate) fn clip(&self, arguments: &[&str]) -> Ran {
        let output = self.command(arguments).output().unwrap();
        Ran {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Another program.
pub(crate) fn host() -> Host {
    Host { clock: Arc::new(FixedClock::starting_at(1_780_000_000_000)), counted_uids: None, program: "a test" }
}
