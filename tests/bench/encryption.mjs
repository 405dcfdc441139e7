// What encryption costs: the same pages into a library that is encrypted and into one that is not, by turns, and the same questions.

import { spawnSync } from "node:child_process";
import { rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const TIMES = 3;
const QUERIES = [
  "harbour",
  "harbour council",
  '"the harbour"',
  "ha*",
  "quay -night",
  "officer vote",
  "letter",
  "storm",
];

/** Measures it in `folder`, with the pages in `pages` as many as `count`, and reports each figure. */
export function encryption({ clip, folder, pages, count, report }) {
  const secret = join(folder, "passphrase.txt");
  const questions = join(folder, "questions.txt");
  writeFileSync(secret, "seven quiet lanterns burn\n");
  writeFileSync(questions, QUERIES.join("\n"));
  const run = (...args) => {
    const start = performance.now();
    const ran = spawnSync(clip, [...args, "--passphrase-file", secret], { encoding: "utf8", maxBuffer: 1 << 30 });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return { ms: performance.now() - start, said: ran.stdout };
  };
  const path = (kind) => join(folder, `${kind}.clipfile`);
  const remove = (library) => rmSync(library, { force: true });

  const ways = { plain: [], encrypted: [] };
  for (let time = 0; time < TIMES; time += 1) {
    for (const [kind, rates] of Object.entries(ways)) {
      remove(path(kind));
      if (kind === "encrypted") run("encrypt", "--library", path(kind), "--new-passphrase-file", secret);
      rates.push((count / run("import", "--library", path(kind), pages).ms) * 1000);
    }
  }
  for (const [kind, rates] of Object.entries(ways)) {
    report(`import in batches, ${kind}`, "articles/s", rates);
    report(`size, ${kind}`, "MB", [statSync(path(kind)).size / 1e6]);
    const asked = Array.from({ length: 5 }, () =>
      run("search", "--library", path(kind), "--queries", questions, "--timings", "--json")
        .said.trim()
        .split("\n")
        .map((line) => JSON.parse(line).cpu_ms),
    );
    report(`a query in memory, ${kind}`, "ms", asked.flat());
    const cold = Array.from({ length: 5 }, () => run("search", "--library", path(kind), "harbour", "--limit", "1").ms);
    report(`clip: start, open, search a word, ${kind}`, "ms", cold);
  }
  const there = [];
  const back = [];
  for (let time = 0; time < TIMES; time += 1) {
    there.push(run("encrypt", "--library", path("plain"), "--new-passphrase-file", secret).ms / 1000);
    back.push(run("decrypt", "--library", path("plain")).ms / 1000);
  }
  report("encrypting that library", "s", there);
  report("and making it plain again", "s", back);
  for (const kind of Object.keys(ways)) remove(path(kind));
}
