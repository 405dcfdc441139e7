//! `clip reanchor`: questions on stdin, answers on stdout, line by line.

#![allow(clippy::unwrap_used)]

use super::bench::{Bench, Ran};
use serde_json::{Value, json};
use std::io::Write;
use std::process::Stdio;

/// Runs `clip reanchor --jsonl` on these lines.
fn reanchor(lines: &[u8]) -> Ran {
    let bench = Bench::new();
    let mut command = bench.command(&["reanchor", "--jsonl"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let lines = lines.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&lines).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn answers(lines: &[Value]) -> Vec<Value> {
    let ran = reanchor(lines.iter().map(|line| format!("{line}\n")).collect::<String>().as_bytes());
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    ran.objects()
}

#[test]
fn reanchor_answers_in_code_points() {
    let old = "😀 Die Brücke kostet 12 Millionen. Sie wird bald gebaut, hieß es am Montag im Rat.";
    let new = "😀😀 Die Brücke kostet 21 Millionen. Sie wird bald gebaut, hieß es am Montag im Rat.";
    let point = |text: &str, words: &str| text[..text.find(words).unwrap()].chars().count();
    let (start, end) = (point(old, "Die"), point(old, " Sie"));
    let (second, last) = (point(old, "Sie"), point(old, ", hieß"));
    let quote = |start: usize, end: usize| {
        let points: Vec<char> = old.chars().collect();
        let part = |from: usize, to: usize| points[from..to].iter().collect::<String>();
        let (prefix, suffix) = (part(start.saturating_sub(32), start), part(end, points.len().min(end + 32)));
        json!({"exact": part(start, end), "prefix": prefix, "suffix": suffix, "start": start, "end": end})
    };
    let answers = answers(&[
        json!({"old": old, "new": new, "ranges": [[start, end], [second, last]], "more": 1}),
        json!({"new": new, "selectors": [quote(start, end), quote(second, last)]}),
        json!({"new": new, "selectors": []}),
    ]);
    let expected = json!({"ranges": [[start + 1, end + 1], [second + 1, last + 1]], "verdicts": ["changed", "same"]});
    assert_eq!(answers[..2], [expected.clone(), expected]);
    assert_eq!(answers[2], json!({"ranges": [], "verdicts": []}));
}

#[test]
fn reanchor_goes_on_after_a_line_that_makes_no_sense() {
    let good = json!({"old": "one two three", "new": "one two three", "ranges": [[4, 7]]});
    let lines =
        format!("{good}\nnonsense\n\n{{\"new\": \"a\"}}\n{{\"old\": 1, \"new\": \"a\", \"ranges\": []}}\n{good}");
    let mut lines = lines.into_bytes();
    lines.extend_from_slice(b"\n{\"new\": \"\xff\", \"selectors\": []}\n");
    let ran = reanchor(&lines);
    let objects = ran.objects();
    assert_eq!((ran.code, objects.len()), (1, 6));
    for (n, object) in objects.iter().enumerate() {
        if n == 0 || n == 4 {
            assert_eq!(*object, json!({"ranges": [[4, 7]], "verdicts": ["same"]}));
        } else {
            assert!(object["error"].is_string(), "{object}");
        }
    }
    assert_eq!(ran.stderr.lines().count(), 4);
    assert!(ran.stderr.starts_with("clip: line 2: "), "{}", ran.stderr);
    assert_eq!(reanchor(b"").code, 0);
}

#[test]
fn reanchor_calls_gone_what_has_no_place() {
    let text = "The hall at the river will close in October.";
    let ranges =
        json!([[0, 9_999], [400, 410], [-4, 3], [8, 4], [5, 5], [4_000_000_000_000_i64, 4_000_000_000_001_i64]]);
    let long = "never written ".repeat(7_200);
    let selectors = json!([
        {"exact": ""},
        {"exact": long, "prefix": null, "start": 99_999_999},
        {"prefix": "The "},
        {"exact": "will", "start": -1, "end": 0},
    ]);
    let answers = answers(&[
        json!({"old": text, "new": format!("{text} Or later."), "ranges": ranges}),
        json!({"new": text, "selectors": selectors}),
    ]);
    assert_eq!(answers[0]["ranges"], json!([null, null, null, null, null, null]));
    assert_eq!(answers[1]["verdicts"], json!(["gone", "gone", "gone", "same"]));
}

#[test]
fn half_a_surrogate_pair_is_one_character() {
    let lines = br#"{"old": "a \ud83d b \\ud83d \ud83d\ude00 the same words", "new": "New: a \udead b \ud83d\ude00 the same words", "ranges": [[15, 29]]}"#;
    let ran = reanchor(lines);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.objects()[0], json!({"ranges": [[13, 27]], "verdicts": ["same"]}));
}

#[test]
fn a_page_with_very_many_quotes_is_answered() {
    let text: String =
        (0..4_000).map(|n| format!("Line {n} says that {} crowns were paid.\n", n * 7 % 1_000)).collect();
    let quote = |n: usize| json!({"exact": format!("{} crowns were", n * 7 % 1_000), "prefix": format!("Line {n} says that "), "suffix": " paid.\n"});
    let selectors: Vec<Value> = (0..4_000).map(quote).collect();
    let answers = answers(&[json!({"new": text, "selectors": selectors})]);
    let verdicts = answers[0]["verdicts"].as_array().unwrap();
    assert_eq!((verdicts.len(), verdicts.iter().all(|verdict| verdict == "same")), (4_000, true));
}
