// 10,000 passages on their way out, in every format of one file.

import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const WORDS =
  "gate harbour quay council night water officer record vote letter open closed stone morning bridge clerk paper tide";
const words = WORDS.split(" ");
const COLOURS = ["amber", "green", "blue", "rose", "violet"];

/** An archive of `articles` articles with `passages` passages each, every fourth of which has a note. */
function archive(articles, passages) {
  let made = 0;
  const uid = () => `019e7044-8fd0-7000-8000-${(made++).toString(16).padStart(12, "0")}`;
  const sentence = (seed) => {
    const picked = Array.from({ length: 60 }, (_, at) => words[(seed * 31 + at * at * 7 + at) % words.length]);
    return `${picked.join(" ")}.`;
  };
  const tag = uid();
  const blobs = [];
  const listed = Array.from({ length: articles }, (_, article) => {
    const paragraphs = Array.from({ length: passages }, (_, at) => sentence(article * passages + at));
    const starts = paragraphs.map((_, at) => paragraphs.slice(0, at).join("\n").length + (at > 0 ? 1 : 0));
    const bytes = Buffer.from(`source ${article}`);
    const source = createHash("sha256").update(bytes).digest("hex");
    blobs.push({ sha256: source, media_type: null, base64: bytes.toString("base64") });
    const citation = {
      headline: `Report ${article} on the harbour`,
      byline: ["Mara Lind", `Jan van der ${words[article % words.length]}`],
      outlet: `The Ledger ${article % 7}`,
      published: `2026-${String(1 + (article % 12)).padStart(2, "0")}-${String(1 + (article % 28)).padStart(2, "0")}`,
      url: `https://ledger.example/${article}`,
      language: "en",
    };
    const document = uid();
    const blocks = paragraphs.map((text, at) => ({
      range: { start: starts[at], end: starts[at] + text.length },
      kind: "paragraph",
    }));
    const marked = paragraphs.map((text, at) => {
      const exact = text.slice(0, 180);
      return {
        ...{ uid: uid(), colour: COLOURS[at % COLOURS.length], exact, prefix: "", suffix: text.slice(180, 210) },
        ...{ made_ms: 1_780_000_000_000 + at, trashed_ms: null, tags: at % 2 === 0 ? [] : [{ uid: uid(), tag }] },
        note:
          at % 4 === 0
            ? { uid: uid(), body: `Passage ${at}.`, made_ms: 1_780_000_000_000, edited_ms: 1_780_000_000_000 }
            : null,
        anchors: [{ uid: uid(), document, verdict: "same", start_byte: starts[at], end_byte: starts[at] + 180 }],
      };
    });
    return {
      ...{ uid: uid(), citation, clipped_ms: 1_780_000_000_000 + article, archived_ms: null, trashed_ms: null },
      ...{ tags: [], note: null, passages: marked },
      captures: [
        {
          ...{ uid: uid(), captured_ms: 1_780_000_000_000, importer: "html", file_name: null, url: null, source },
          warnings: [],
          documents: [
            {
              ...{ uid: document, extractor: 1, found: citation },
              document: { text: paragraphs.join("\n"), blocks, spans: [], dropped: [] },
            },
          ],
        },
      ],
    };
  });
  const tags = [{ uid: tag, path: "ports", colour: null, definition: "" }];
  return { clipfile: 1, tags, articles: listed, blobs };
}

/** The most memory that a process had while it ran, in MB, and how long it took, in seconds. */
async function watched(program, args) {
  const start = performance.now();
  const running = spawn(program, args, { stdio: ["ignore", "ignore", "inherit"] });
  let most = 0;
  const look = setInterval(() => {
    try {
      const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${running.pid}/status`, "utf8"));
      most = Math.max(most, Number(peak?.[1] ?? 0) / 1000);
    } catch (error) {
      if (error.code !== "ENOENT" && error.code !== "ESRCH") throw error; // It has just ended.
    }
  }, 10);
  const [code] = await once(running, "exit");
  clearInterval(look);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, memory: most };
}

/** Exports 10,000 passages of 500 articles in every format that `clip export` has. */
export async function exported({ clip, folder, report }) {
  const library = join(folder, "exports.clipfile");
  const json = join(folder, "exports.json");
  for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(library + end, { force: true });
  writeFileSync(json, JSON.stringify(archive(500, 20)));
  execFileSync(clip, ["import", "--library", library, json], { stdio: ["ignore", "ignore", "inherit"] });
  const help = execFileSync(clip, ["export", "--help"], { encoding: "utf8" });
  const formats = /possible values: ([^\]]+)\]/u.exec(help)[1].split(", ");
  const asked = formats.map((format) => ({ told: format, how: ["--format", format] }));
  const template = join(import.meta.dirname, "../../src-tauri/core/src/exporters/markdown/starter.md.jinja");
  asked.push({ told: "markdown by a template", how: ["--format", "markdown", "--template", template] });
  for (const { told, how } of asked) {
    const [, format] = how;
    const out = join(folder, `exports.${format === "markdown" ? "md" : format === "w3c" ? "jsonld" : format}`);
    rmSync(out, { force: true, recursive: true });
    const runs = [];
    for (let turn = 0; turn < 3; turn++)
      runs.push(await watched(clip, ["export", "--library", library, ...how, "--out", out]));
    const size = statSync(out).isFile() ? `${(statSync(out).size / 1e6).toFixed(1)} MB` : "a folder";
    report(
      `10,000 passages as ${told}, ${size}`,
      "s",
      runs.map((run) => run.seconds),
    );
    report(
      "its memory",
      "MB",
      runs.map((run) => run.memory),
    );
    rmSync(out, { force: true, recursive: true });
  }
}
