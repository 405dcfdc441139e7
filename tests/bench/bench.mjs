// Measures Clipfile as it is released and prints one table of medians. Nothing here fails for being slow: times belong to
// a machine, and what others wrote is measured beside ours on the same one.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { Stage } from "../e2e/journey.mjs";
import { startedAt, until } from "../e2e/processes.mjs";
import { passages as anchored, worst } from "./anchor.mjs";
import { annotated } from "./annotations.mjs";
import { corpus, plainArticle } from "./corpus.mjs";
import { encryption } from "./encryption.mjs";
import { exported } from "./exports.mjs";
import { mixedFolder } from "./mixed.mjs";
import { passages } from "./passages.mjs";
import { peers } from "./peers.mjs";
import { typing } from "./typing.mjs";
import { writing } from "./writing.mjs";

const target = resolve(process.env.CARGO_TARGET_DIR ?? "target");
const folder = join(target, "bench");
const clip = join(target, "release/clip");
const clipfile = join(target, "release/clipfile");
const emptyWindow = join(target, "release/examples/empty-window");
const large = join(folder, "ten-thousand.clipfile");

const rows = [];

/** Adds a line to the table; `values` are of one unit. */
function report(what, unit, values) {
  const sorted = values.toSorted((a, b) => a - b);
  const show = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) >= 10 ? 1 : 2));
  const median = (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
  const spread = values.length > 1 ? `${show(sorted[0])} to ${show(sorted.at(-1))}, n = ${values.length}` : "once";
  rows.push([what, `${show(median)} ${unit}`, spread]);
  console.error(`${what}: ${show(median)} ${unit}`);
  return median;
}

function seconds(run) {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

const runClip = (...args) =>
  execFileSync(clip, args, { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 30 }).toString();

function removeLibrary(path) {
  for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(path + end, { force: true });
}

function imports() {
  const pages = corpus(folder, 1_000);
  const library = join(folder, "imported.clipfile");
  const rate = (...options) => {
    removeLibrary(library);
    return 1_000 / seconds(() => runClip("import", "--library", library, ...options, pages));
  };
  const times = (count, run) => Array.from({ length: count }, run);
  report(
    "import, each article on disk before the next (--batch 1)",
    "articles/s",
    times(3, () => rate("--batch", "1")),
  );
  report(
    "import, in batches",
    "articles/s",
    times(3, () => rate()),
  );
  removeLibrary(library);
}

/** The most memory that each of the processes below `pid` and itself ever had (proc(5), VmHWM), summed, in MB. */
function peak(pid) {
  const below = (one) => {
    const children = readFileSync(`/proc/${one}/task/${one}/children`, "utf8").trim();
    return [one, ...(children === "" ? [] : children.split(" ").flatMap(below))];
  };
  const most = (one) =>
    Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${one}/status`, "utf8"))?.[1] ?? 0) / 1000;
  return below(pid)
    .map(most)
    .reduce((sum, one) => sum + one, 0);
}

/** Files of many kinds, of which two fifths are pages of some 60 kB. */
async function mixed() {
  const library = join(folder, "mixed.clipfile");
  for (const count of [2_500, 10_000]) {
    const files = join(folder, `mixed-${count}`);
    mixedFolder(files, { count, size: 55_000 });
    removeLibrary(library);
    const start = performance.now();
    const running = spawn(clip, ["import", "--library", library, files], { stdio: "ignore" });
    let most = 0;
    const look = setInterval(() => {
      try {
        most = Math.max(most, peak(running.pid));
      } catch (error) {
        if (error.code !== "ENOENT" && error.code !== "ESRCH") throw error; // It has just ended.
      }
    }, 100);
    await once(running, "exit");
    clearInterval(look);
    report(`import of ${count} mixed files`, "files/s", [count / ((performance.now() - start) / 1000)]);
    report(`its memory, the sum of the peaks of all processes`, "MB", [most]);
    removeLibrary(library);
  }

  // The pages among them are what others read too; one process each, and theirs keep nothing.
  const files = join(folder, "mixed-2500");
  const pages = readdirSync(files)
    .filter((name) => name.endsWith(".html"))
    .map((name) => join(files, name));
  const keep = seconds(() => runClip("import", "--library", library, ...pages));
  removeLibrary(library);
  report("the pages of 60 kB among the 2,500, imported", "pages/s", [pages.length / keep]);
  const read = seconds(() => runClip("extract", "--json", "--jsonl", ...pages));
  report("the same, read by `clip extract` in one process", "pages/s", [pages.length / read]);
  for (const peer of peers(folder, pages)) {
    report(`the same, read by ${peer.name}`, "pages/s", [pages.length / peer.seconds]);
    report(`its memory; it found a text in ${peer.good} of ${pages.length}`, "MB", [peer.memory]);
  }
}

function largeLibrary() {
  const pages = corpus(folder, 10_000);
  removeLibrary(large);
  const took = seconds(() => runClip("import", "--library", large, pages));
  report("import of 10,000, in batches", "articles/s", [10_000 / took]);
  report("size of that library", "MB", [statSync(large).size / 1e6]);
  const list = () => 1000 * seconds(() => runClip("list", "--library", large, "--limit", "1"));
  list();
  report("clip: start, open 10,000 articles, list one", "ms", Array.from({ length: 15 }, list));
  const search = () => 1000 * seconds(() => runClip("search", "harbour audit", "--library", large, "--limit", "50"));
  report("clip: start, open, search two words", "ms", Array.from({ length: 15 }, search));
}

/** Memory that is the program's own: PSS of all its processes (proc(5), smaps_rollup), once it holds still, in MB. */
async function memory(stage) {
  const now = () =>
    stage
      .processes()
      .map(({ pid }) => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))[1]) / 1000)
      .reduce((sum, size) => sum + size, 0);
  let last = 0;
  return until(
    "memory holds still",
    () => {
      const size = now();
      const still = Math.abs(size - last) < 0.005 * size;
      last = size;
      return still && size;
    },
    { timeout: 30_000, every: 500 },
  );
}

/** Opens `program` and gives the time from its start to its first picture, in ms, and its memory. */
async function opened(program, args) {
  const stage = await Stage.set("bench", { folder: join(folder, "stage") });
  try {
    const driver = await stage.open({ program, args, size: null });
    const main = stage.processes().find(({ name }) => !name.startsWith("WebKit"));
    if (args.length > 0) await driver.find("[role=option]");
    const painted = await driver.execute(
      () => performance.timeOrigin + performance.getEntriesByName("clip:list-painted")[0].startTime,
    );
    return { start: painted - startedAt(main.pid), size: await memory(stage) };
  } finally {
    await stage.strike();
  }
}

/** The library of 10,000, for a part that is measured alone. */
function needLarge() {
  if (!existsSync(large)) largeLibrary();
}

async function windows() {
  needLarge();
  const full = [];
  const empty = [];
  await opened(emptyWindow, []); // The first start of all reads the web view from disk.
  for (let round = 0; round < 7; round += 1) {
    empty.push(await opened(emptyWindow, []));
    full.push(await opened(clipfile, [large]));
  }
  const starts = (runs) => runs.map(({ start }) => start);
  const sizes = (runs) => runs.map(({ size }) => size);
  const ours = report("start to the painted list, 10,000 articles", "ms", starts(full));
  const bare = report("start to the painted page of an empty Tauri window", "ms", starts(empty));
  report("start, as a multiple of the empty window", "x", [ours / bare]);
  const oursSize = report("memory with 10,000 articles (PSS, all processes)", "MB", sizes(full));
  const bareSize = report("memory of an empty Tauri window", "MB", sizes(empty));
  report("memory, as a multiple of the empty window", "x", [oursSize / bareSize]);
}

async function highlights() {
  needLarge();
  const stage = await Stage.set("bench", { folder: join(folder, "stage") });
  try {
    const driver = await stage.open({ program: clipfile, args: [large] });
    await driver.keys("j");
    await driver.find("[data-start]");
    const blocks = Math.min(20, (await driver.all("[data-start]")).length - 1);
    for (let round = 0; round < blocks; round += 1) {
      const selected = await driver.execute((at) => {
        const block = document.querySelectorAll("[data-start]")[at];
        block.scrollIntoView({ block: "center" });
        const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        const text = walk.nextNode();
        if (!text || text.length < 24) return false;
        getSelection().setBaseAndExtent(text, 0, text, 24);
        return true;
      }, round + 1);
      if (!selected) continue;
      const before = await driver.execute(() => performance.getEntriesByName("clip:highlight-painted").length);
      await driver.keys("h");
      await driver.waitFor(
        "the highlight is painted",
        (before) => performance.getEntriesByName("clip:highlight-painted").length > before,
        [before],
      );
    }
    const times = await driver.execute(() =>
      performance.getEntriesByName("clip:highlight-painted", "measure").map(({ duration }) => duration),
    );
    report("a highlight, from the key to the paint", "ms", times);
  } finally {
    await stage.strike();
  }
}

/** Time from the key to the painted sheet, for an article of 3,000 words on the clipboard. */
async function pastes() {
  const stage = await Stage.set("bench", { folder: join(folder, "stage") });
  try {
    const library = stage.path("pastes.clipfile");
    runClip("import", "--library", library, corpus(folder, 1_000));
    const driver = await stage.open({ program: clipfile, args: [library] });
    const times = [];
    for (let round = 0; round < 8; round += 1) {
      await stage.clipboard.write(plainArticle(3_000, round));
      await driver.execute(() => {
        performance.clearMeasures("paste");
        let start;
        addEventListener("keydown", () => (start = performance.now()), { capture: true, once: true });
        const look = new MutationObserver(() => {
          if (!document.querySelector("[role=dialog] input")?.checkVisibility()) return;
          look.disconnect();
          requestAnimationFrame(() => setTimeout(() => performance.measure("paste", { start })));
        });
        look.observe(document.body, { childList: true, subtree: true });
      });
      await driver.keys("Control+v");
      times.push(
        await driver.waitFor("the sheet is painted", () => performance.getEntriesByName("paste")[0]?.duration),
      );
      await driver.keys("Escape");
      await driver.gone({ css: "[role=dialog]" });
    }
    report("3,000 words pasted, from the key to the painted sheet", "ms", times);
  } finally {
    await stage.strike();
  }
}

/** Passages that follow an edit, the start of the process included. */
function anchors() {
  const ask = (question) => {
    const input = `${JSON.stringify(question)}\n`;
    const run = () => execFileSync(clip, ["reanchor", "--jsonl"], { input, maxBuffer: 1 << 30 });
    return () => 1000 * seconds(run);
  };
  const modes = { text: "both texts", selectors: "quotes alone" };
  for (const count of [2_000, 55_000]) {
    for (const [mode, told] of Object.entries(modes)) {
      const once = ask(anchored(count, mode));
      once();
      report(`200 passages in ${count} words, ${told}`, "ms", Array.from({ length: 25 }, once));
    }
  }
  for (const { name, question } of worst()) report(`1,000 passages, a pair of 1 MB: ${name}`, "ms", [ask(question)()]);
}

/** 50,000 annotations of Hypothesis on one article, in and out, and as many quotes in one question. */
function annotations() {
  const library = join(folder, "annotated.clipfile");
  const { page, file, question } = annotated(10_000, 50_000);
  const [article, from, to] = ["annotated.html", "annotated.json", "annotated-out.json"].map((name) =>
    join(folder, name),
  );
  writeFileSync(article, page);
  writeFileSync(from, file);
  removeLibrary(library);
  runClip("import", "--library", library, article);
  const bring = () => seconds(() => runClip("annotations", "import", "--library", library, from));
  report("50,000 annotations on one article of 10,000 words, imported", "s", [bring()]);
  report("the same ones again: all are known", "s", [bring()]);
  const out = () => runClip("export", "--library", library, "--format", "hypothesis", "--out", to);
  report("its 37,500 passages exported for Hypothesis", "s", [seconds(out)]);
  const input = `${JSON.stringify(question)}\n`;
  const ask = () => execFileSync(clip, ["reanchor", "--jsonl"], { input, maxBuffer: 1 << 30 });
  report(
    "50,000 quotes in one line of `clip reanchor`",
    "s",
    Array.from({ length: 5 }, () => seconds(ask)),
  );
  removeLibrary(library);
  for (const path of [from, to]) rmSync(path);
}

function packageSize() {
  const bundles = join(target, "release/bundle/deb");
  const newest = readdirSync(bundles)
    .filter((name) => name.endsWith(".deb"))
    .map((name) => statSync(join(bundles, name)))
    .toSorted((a, b) => b.mtimeMs - a.mtimeMs)[0];
  report("the Debian package", "MB", [newest.size / 1e6]);
}

function print() {
  const table = [["what", "median", "spread"], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  const { model } = cpus()[0];
  console.log(`\n${model}, ${cpus().length} cores, ${process.platform}; release build\n`);
  console.log([line(table[0]), rule, ...table.slice(1).map(line)].join("\n"));
}

/** Typing in the window over 100,000 invented articles, or as many as ARTICLES says. */
async function typed() {
  const articles = Number(process.env.ARTICLES ?? 100_000);
  const library = join(process.env.BENCH_FOLDER ?? folder, `search-${articles}`, "articles.clipfile");
  if (!existsSync(library)) {
    mkdirSync(join(library, ".."), { recursive: true });
    execFileSync(join(target, "release/examples/bench-articles"), [
      ...["library", "--articles", String(articles)],
      ...["--out", library],
    ]);
  }
  const words = ["government", "company", "staied", "minister", "borhaind report", "public gily", "clerk"];
  await typing({ program: clipfile, folder, library, articles, words, report, memory });
}

/** Writing notes and claims in the library of 10,000. */
async function written() {
  needLarge();
  await writing({ program: clipfile, folder, library: large, report });
}

const marked = () => passages({ clip, program: clipfile, folder, report });
/** A library with a key beside one without. */
const sealed = () => {
  const count = 1_000;
  encryption({ clip, folder, pages: corpus(folder, count), count, report });
};
const outward = () => exported({ clip, folder, report });
const parts = {
  imports,
  mixed,
  large: largeLibrary,
  anchor: anchors,
  annotations,
  windows,
  highlights,
  passages: marked,
  encryption: sealed,
  exports: outward,
  pastes,
  typing: typed,
  writing: written,
  package: packageSize,
};
const chosen = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const [name, run] of Object.entries(parts)) {
  if (chosen.length === 0 || chosen.includes(name)) await run();
}
print();
