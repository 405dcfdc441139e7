//! Many queries in one process, each with the time that it took.

use crate::failure::{Failure, tell};
use crate::out::Out;
use crate::timing::Stopwatch;
use serde::Serialize;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// What a query found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answer {
    /// How many there are, or at least are.
    pub(crate) found: u32,
    /// Whether that is their number, and the order is that of all of them.
    pub(crate) is_exact: bool,
}

/// How a list of queries is run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// Whether each is asked twice and the second time is told.
    pub(crate) with_timings: bool,
    /// Whether each is asked after every key that is pressed to write it.
    pub(crate) is_typing: bool,
    /// Whether results are objects.
    pub(crate) json: bool,
}

#[derive(Serialize)]
struct Line<'q> {
    query: &'q str,
    found: u32,
    exact: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    wall_ms: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cpu_ms: Option<f64>,
}

/// The lines of the file at `path`, or of standard input for `-`, that are not empty.
pub(crate) fn read(path: &Path) -> Result<Vec<String>, Failure> {
    let text = if path.as_os_str() == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(path)
    };
    let text =
        text.map_err(|error| Failure::Message(format!("{}: the queries cannot be read: {error}", path.display())))?;
    Ok(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect())
}

impl Run {
    /// Asks each of `queries` by `ask`, which also gets whether the last word may still be growing.
    pub(crate) fn all(
        self,
        queries: &[String],
        mut ask: impl FnMut(&str, bool) -> Result<Answer, Failure>,
    ) -> Result<(), Failure> {
        let mut out = Out::new();
        let (mut rows, mut walls, mut cpus) = (Vec::new(), Vec::new(), Vec::new());
        for query in queries {
            for typed in self.steps(query) {
                let mut answer = ask(typed, self.is_typing)?;
                let mut took = (None, None);
                if self.with_timings {
                    let watch = Stopwatch::start();
                    answer = ask(typed, self.is_typing)?;
                    let (wall, cpu) = watch.stop();
                    walls.push(wall);
                    cpus.extend(cpu);
                    took = (Some(wall), cpu);
                }
                let line =
                    Line { query: typed, found: answer.found, exact: answer.is_exact, wall_ms: took.0, cpu_ms: took.1 };
                if self.json { out.object(&line)? } else { rows.push(line.cells()) }
            }
        }
        if !self.json {
            let head: &[&str] = if self.with_timings {
                &["FOUND", "EXACT", "WALL", "CPU", "QUERY"]
            } else {
                &["FOUND", "EXACT", "QUERY"]
            };
            out.table(head, &rows)?;
        }
        for (what, times) in [("wall", &mut walls), ("thread CPU", &mut cpus)] {
            if let Some((median, high, most)) = spread(times) {
                tell(&format!(
                    "{what}: median {median:.2} ms, p95 {high:.2} ms, most {most:.2} ms, n = {}",
                    times.len()
                ));
            }
        }
        Ok(())
    }

    /// What stands in the box after each key, or the whole query alone.
    fn steps(self, query: &str) -> impl Iterator<Item = &str> {
        let ends = query.char_indices().map(|(at, character)| at + character.len_utf8());
        let from = if self.is_typing { 0 } else { query.chars().count().saturating_sub(1) };
        // A space changes nothing that is found.
        ends.skip(from).map(|end| &query[..end]).filter(|typed| !typed.ends_with(' '))
    }
}

impl Line<'_> {
    fn cells(&self) -> Vec<String> {
        let mut cells = vec![self.found.to_string(), if self.exact { "yes" } else { "no" }.to_owned()];
        for time in [self.wall_ms, self.cpu_ms].into_iter().flatten() {
            cells.push(format!("{time:.3}"));
        }
        cells.push(self.query.to_owned());
        cells
    }
}

/// Median, 95th percentile and greatest of `times`, which are sorted by it.
fn spread(times: &mut [f64]) -> Option<(f64, f64, f64)> {
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times.get((times.len().saturating_sub(1) * percent).div_ceil(100)).copied();
    Some((at(50)?, at(95)?, at(100)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_asked_after_every_key() {
        let run = |is_typing| Run { with_timings: false, is_typing, json: true };
        let steps = |is_typing, query| run(is_typing).steps(query).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(steps(true, "né a"), ["n", "né", "né a"]);
        assert_eq!(steps(false, "né a"), ["né a"]);
    }

    #[test]
    fn the_middle_and_the_tail_are_told() {
        let mut times: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(spread(&mut times), Some((51.0, 96.0, 100.0)));
        assert_eq!(spread(&mut [3.0]), Some((3.0, 3.0, 3.0)));
        assert_eq!(spread(&mut []), None);
    }
}
