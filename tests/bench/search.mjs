// Searches one library of invented articles, kind by kind, beside raw FTS5, LIKE, Xapian and ripgrep on the same texts, and
// prints one table. ARTICLES says how many there are (100,000). Nothing here fails for being slow.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { queries, spread } from "./search-queries.mjs";

const articles = Number(process.env.ARTICLES ?? 100_000);
/** Of these many articles, ripgrep and Xapian get no more: the one reads all of them each time, the other indexes slowly. */
const FEW = 20_000;
/** The texts themselves are kept for LIKE up to here. */
const hasTexts = articles <= 200_000;
/** Queries that those are asked which take long. */
const SLOW = 10;

const target = resolve(process.env.CARGO_TARGET_DIR ?? "target");
const folder = join(process.env.BENCH_FOLDER ?? join(target, "bench"), `search-${articles}`);
const clip = join(target, "release/clip");
const maker = join(target, "release/examples/bench-articles");
const peer = join(import.meta.dirname, "search-peers.py");
const library = join(folder, "articles.clipfile");
const table = join(folder, "articles.tsv");

const options = { maxBuffer: 1 << 30, encoding: "utf8" };
const rows = [];

// Debian's modules are those of its own Python.
const own = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

function python(args, input) {
  return execFileSync(own, [peer, ...args.map(String)], { ...options, input: input && JSON.stringify(input) });
}

/** Gives what the maker prints to a command of the shell. */
function piped(args, command) {
  execFileSync("bash", ["-c", `set -o pipefail; '${maker}' ${args.join(" ")} | ${command}`], { stdio: "inherit" });
}

const at = (times, part) => times.toSorted((a, b) => a - b)[Math.ceil((times.length - 1) * part)];
const show = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const both = (times) => (times?.length ? `${show(at(times, 0.5))} / ${show(at(times, 0.95))}` : "");

function tell(text) {
  console.error(text);
}

/** Makes what is searched, where it is not there or of another version of Clipfile. */
function prepare() {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(table)) piped(["table", "--articles", String(Math.min(FEW, articles))], `cat > '${table}'`);
  const made = join(folder, "made.json");
  if (spawnSync(clip, ["list", "--library", library, "--limit", "1"]).status !== 0) {
    for (const end of ["", "-wal", "-shm", "-lock"]) rmSync(library + end, { force: true });
    tell(`making a library of ${articles} articles`);
    const told = execFileSync(maker, ["library", "--articles", String(articles), "--out", library], options);
    writeFileSync(made, told);
  }
  const peers = join(folder, "peers.json");
  if (!existsSync(peers)) {
    for (const name of ["docs.db", "fts.db"]) rmSync(join(folder, name), { force: true });
    tell("making the table of raw FTS5");
    const what = hasTexts ? ["docs.db"] : [];
    piped(["table", "--articles", String(articles)], `${own} '${peer}' build '${folder}' ${what} > '${peers}.part'`);
    renameSync(`${peers}.part`, peers);
  }
  return { ours: JSON.parse(readFileSync(made, "utf8")), raw: JSON.parse(readFileSync(peers, "utf8")) };
}

/** Milliseconds of the thread for each of `list`, by `clip search`; with `--typing`, for each key. */
function ours(list, ...more) {
  const file = join(folder, "queries.txt");
  writeFileSync(file, list.join("\n"));
  const args = ["search", "--library", library, "--queries", file, "--timings", "--json", "--limit", "20", ...more];
  return execFileSync(clip, args, { ...options, stdio: ["ignore", "pipe", "ignore"] })
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const cpu = (lines) => lines.map(({ cpu_ms }) => cpu_ms);

/** The same by raw FTS5, best first, as its documentation has it. */
function raw(list) {
  const sql = "SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rank LIMIT 20";
  return JSON.parse(python(["ask", folder], { file: "fts.db", sql, queries: list.map((words) => [words]) }));
}

/** The newest articles that have the words somewhere, by LIKE. */
function like(list) {
  if (!hasTexts) return [];
  const sql = "SELECT id FROM doc WHERE title LIKE ?1 OR body LIKE ?1 ORDER BY id DESC LIMIT 20";
  const asked = spread(list, SLOW).map((words) => [`%${words}%`]);
  return JSON.parse(python(["ask", folder], { file: "docs.db", sql, queries: asked }));
}

/** Files that have the word, by ripgrep; all cores added up. */
function ripgrep(list) {
  if (spawnSync("rg", ["--version"]).status !== 0) return [];
  const files = join(folder, "files");
  if (!existsSync(files)) python(["files", table, files, FEW]);
  const command = ["rg", "--files-with-matches", "--ignore-case", "--word-regexp", files];
  return JSON.parse(python(["run"], { command, queries: spread(list, SLOW) }));
}

/** The best articles that have the word, by Xapian. */
function xapian(list) {
  if (spawnSync("/usr/bin/python3", ["-c", "import xapian"]).status !== 0) return undefined;
  return JSON.parse(python(["xapian", table, folder, FEW], { queries: spread(list, SLOW) }));
}

const quoted = (words) => `"${words}"`;
const quick = ["--effort", "quick"];
const newest = ["--order", "newest", ...quick];

function add(what, mine, theirs = {}) {
  rows.push([what, String(mine.length), both(cpu(mine)), both(theirs.raw), both(theirs.like), both(theirs.rg)]);
  tell(`${what}: ${rows.at(-1).slice(2).join(" | ")}`);
}

/** A filter's cost: the same queries with it and without, one after the other. */
function filtered(what, list, filter, ...more) {
  const without = cpu(ours(list, ...more));
  const within = cpu(
    ours(
      list.map((query, at) => `${query} ${filter(at)}`),
      ...more,
    ),
  );
  const ratio = (part) => (at(within, part) / at(without, part)).toFixed(2);
  rows.push([
    what,
    String(list.length),
    both(within),
    `without: ${both(without)}`,
    `x ${ratio(0.5)} / ${ratio(0.95)}`,
    "",
  ]);
  tell(`${what}: ${rows.at(-1).slice(2).join(" | ")}`);
}

/** Paths of the tags with the number of their articles. */
function tags() {
  const counts = new Map();
  const lines = execFileSync(clip, ["list", "--library", library, "--json", "--limit", "4000"], options)
    .trim()
    .split("\n");
  for (const line of lines) for (const path of JSON.parse(line).tags) counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts].map(([path, count]) => ({ path, count: (count * articles) / lines.length }));
}

function searches(lists) {
  const words = { rare: "3 to 20 articles", some: "1 % of the articles", third: "30 %", frequent: "the most frequent" };
  for (const [name, told] of Object.entries(words)) {
    const list = lists[name];
    const theirs = { raw: raw(list), like: like(list), rg: name === "some" || name === "rare" ? ripgrep(list) : [] };
    add(`a word of ${told}, newest first`, ours(list, ...newest), theirs);
    add(`a word of ${told}, best of the newest 1,000`, ours(list, "--order", "relevance", ...quick), {
      raw: theirs.raw,
    });
    add(`a word of ${told}, best of all`, ours(list, "--order", "relevance"), { raw: theirs.raw });
  }
  const all = [...lists.rare, ...lists.some, ...lists.third, ...lists.frequent];
  add("all of these words, newest first", ours(all, ...newest));
  add("all of these words, best of the newest 1,000", ours(all, "--order", "relevance", ...quick));
  add("all of these words, newest first, counted to the end", ours(all, "--order", "newest"));
  add("two words, newest first", ours(lists.both, ...newest), { raw: raw(lists.both) });
  const phrases = lists.phrases.map(quoted);
  add("a phrase of real words, newest first", ours(phrases, ...newest), {
    raw: raw(phrases),
    like: like(lists.phrases),
  });
  add("a phrase of real words, best of the newest 1,000", ours(phrases, "--order", "relevance", ...quick));
  add("all of these words, newest first, 20 rows read", ours(all, ...newest, "--rows"));
}

function typing(lists) {
  const keys = ours(lists.typed, "--typing", ...newest);
  const beginning = (typed, length) => [...new Set(typed.map((word) => word.slice(0, length)))];
  add("typing a word, every key, newest first", keys);
  for (const length of [1, 2, 3, 4, 5]) {
    const asked = spread(beginning(lists.typed, length), length === 1 ? SLOW : 2 * SLOW).map((start) => `"${start}"*`);
    add(
      `typing a word, key ${length}`,
      keys.filter(({ query }) => query.length === length),
      { raw: raw(asked) },
    );
  }
  add(
    "typing a word, every key, best of the newest 1,000",
    ours(lists.typed, "--typing", "--order", "relevance", ...quick),
  );
  const after = ours(lists.afterWord, "--typing", ...newest).filter(({ query }) => query.includes(" "));
  const started = lists.afterWord.map((query) => query.replace(/^(\S+) (\S).*/, '"$1" "$2"*'));
  add("typing after a whole word, every key", after, { raw: raw(spread(started, SLOW)) });
  add(
    "typing after a whole word, key 1",
    after.filter(({ query }) => /^\S+ \S$/.test(query)),
  );
  add("the exact answer after every key, newest first", ours(lists.typed, "--typing", "--order", "newest"));
  add("a misspelt word, words near it", ours(lists.misspelt, "--list", "words"));
}

function filters(lists) {
  const { tags, years } = lists;
  const tag = (at) => `tag:${quoted(tags[at % tags.length])}`;
  const story = (at) => `story:"Story ${at % 4}"`;
  const date = (at) => `published:${years[at % years.length]}`;
  for (const [name, told] of [
    ["third", "30 %"],
    ["some", "1 %"],
  ]) {
    const list = lists[name];
    filtered(`a word of ${told} with a tag, newest first`, list, tag, ...newest);
    filtered(`a word of ${told} with a year, newest first`, list, date, ...newest);
    filtered(`a word of ${told} with a story, newest first`, list, story, ...newest);
    filtered(`a word of ${told} with a tag, best of all`, list, tag, "--order", "relevance");
    filtered(`a word of ${told} with a year, best of all`, list, date, "--order", "relevance");
  }
}

function print({ ours, raw }, other) {
  const head = [
    "search, ms of one core, median / p95",
    "n",
    "clip",
    "FTS5 ORDER BY rank",
    "LIKE",
    `ripgrep, ${FEW} files`,
  ];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  console.log(
    `\n${cpus()[0].model}, ${cpus().length} cores; ${articles} articles, ${(raw.text_bytes / 1e6).toFixed(0)} MB of text\n`,
  );
  console.log([line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n"));
  const size = (bytes, text) => `${(bytes / 1e6).toFixed(0)} MB, ${(bytes / text).toFixed(2)} of the text`;
  console.log(
    `\nindex of Clipfile: ${size(Number(python(["size", library])), raw.text_bytes)}; the whole library: ${size(statSync(library).size, raw.text_bytes)}`,
  );
  console.log(`index of raw FTS5: ${size(raw.index_bytes, raw.text_bytes)}`);
  console.log(
    `import: ${ours.articles_per_cpu_second} articles a second of one core; the slowest batch ${ours.slowest_batch_ms} ms`,
  );
  console.log(`raw FTS5, index alone: ${(raw.articles / raw.cpu_seconds).toFixed(0)} articles a second of one core`);
  if (other) {
    const words = `${FEW} articles: index ${(other.index_bytes / 1e6).toFixed(0)} MB; a word of 1 % ${both(other.times)} ms`;
    console.log(
      `Xapian, ${words}${other.cpu_seconds ? `; ${(FEW / other.cpu_seconds).toFixed(0)} articles a second of one core` : ""}`,
    );
  }
  const commits = join(folder, "commits.clipfile");
  execFileSync("cp", [library, commits]);
  console.log(
    `one by one: ${execFileSync(maker, ["commits", "--library", commits, "--count", "2000"], options).trim()}`,
  );
  rmSync(commits);
}

const made = prepare();
const words = python(["words", folder])
  .trim()
  .split("\n")
  .map((line) => line.split(" "))
  .map(([word, count]) => [word, Number(count)]);
const lists = queries({ words, articles, table, tags: tags() });
searches(lists);
typing(lists);
filters(lists);
print(made, xapian(lists.some));
