// Checks a draft of 3,000 words against a library of invented articles, and prints how long the check alone took. A third of
// its quotations stand in the library word for word, a third with one word changed, a third nowhere; every other sentence has
// a number. ARTICLES says how many articles there are (100,000). Nothing here fails for being slow.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { spread } from "./search-queries.mjs";

const articles = Number(process.env.ARTICLES ?? 100_000);
const WORDS = 3_000;
const QUOTATIONS = 45;
const TIMES = 5;

const target = resolve(process.env.CARGO_TARGET_DIR ?? "target");
// The library that `make bench-search` makes is the same one.
const folder = join(process.env.BENCH_FOLDER ?? join(target, "bench"), `search-${articles}`);
const clip = join(target, "release/clip");
const maker = join(target, "release/examples/bench-articles");
const library = join(folder, "articles.clipfile");
const options = { maxBuffer: 1 << 30, encoding: "utf8" };

mkdirSync(folder, { recursive: true });
if (!existsSync(library) || spawnSync(clip, ["list", "--library", library, "--limit", "1"]).status !== 0) {
  for (const end of ["", "-wal", "-shm", "-lock"]) rmSync(library + end, { force: true });
  console.error(`making a library of ${articles} articles`);
  execFileSync(maker, ["library", "--articles", String(articles), "--out", library], options);
}

/** The same texts as in the library. */
const texts = execFileSync(maker, ["table", "--articles", "2000"], options)
  .trim()
  .split("\n")
  .map((line) => line.split("\t")[2] ?? "");
const taken = spread(texts, 400).map((text) => text.split(/\s+/).slice(20, 60));
const some = taken.values();
const words = (count) => (some.next().value ?? taken[0]).slice(0, count);

const lines = [];
let count = 0;
const add = (line) => {
  lines.push(line);
  count += line.split(/\s+/).length;
};
for (let at = 0; at < QUOTATIONS; at += 1) {
  const own = words(16);
  if (at % 3 === 1) own[7] = "otherwise";
  if (at % 3 === 2) own.sort();
  add(`The speaker said: “${own.join(" ").replaceAll(/["“”]/g, "")}.”`);
}
for (let at = 0; count < WORDS; at += 1) {
  const own = words(18).join(" ").replaceAll(/["“”]/g, "");
  add(at % 2 ? `${own}.` : `About ${(1_000 + 37 * at).toLocaleString("en")} ${own}.`);
}
const draft = join(folder, "draft.txt");
writeFileSync(draft, lines.join("\n\n"));

const args = ["check-draft", "--library", library, draft, "--language", "en", "--json", "--timings"];
const runs = Array.from({ length: TIMES }, () => {
  const ran = spawnSync(clip, args, options);
  if (ran.status !== 0) throw new Error(ran.stderr);
  const [, looked, ms] = /(\d+) looked up in (\d+) ms/.exec(ran.stderr) ?? [];
  return { looked: Number(looked), ms: Number(ms), out: ran.stdout };
});
const outcomes = {};
for (const line of runs[0].out.trim().split("\n")) {
  const { outcome } = JSON.parse(line);
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
}
const times = runs.map((one) => one.ms).sort((a, b) => a - b);
console.log(
  `a draft of ${count} words against ${articles} articles: ${times[Math.floor(TIMES / 2)]} ms (${times[0]} to ${times.at(-1)}, n = ${TIMES}), ` +
    `${runs[0].looked} things looked up: ${JSON.stringify(outcomes)}`,
);
