// The same article without passages, with a few and with 2,000: opening, scrolling, marking, going from passage to passage.

import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Stage } from "../e2e/journey.mjs";

const WORDS = 10_000;
/** None to go to in the first: it tells what opening, scrolling and marking take by themselves. */
const PASSAGES = [0, 20, 2_000];
const ROUNDS = 5;
const VOCABULARY = (
  "the council harbour vote of a minister paper in said report and licence ferry with quay on night budget to from " +
  "witness company page letter for every meeting river after record statement before answer bridge under morning"
).split(" ");

const uid = () => randomUUID();

/** An article of 10,000 words in paragraphs of 40. */
function page() {
  let seed = 7;
  const word = () => VOCABULARY[(seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % VOCABULARY.length];
  const sentence = () => `The ${Array.from({ length: 9 }, word).join(" ")}.`;
  const paragraphs = Array.from(
    { length: WORDS / 40 },
    () => `<p>${Array.from({ length: 4 }, sentence).join(" ")}</p>`,
  );
  return `<!doctype html><html lang="en"><head><title>Minutes of the harbour council</title></head><body><article>
    <h1>Minutes of the harbour council</h1>${paragraphs.join("\n")}</article></body></html>`;
}

/** The library's archive with passages spread over its article: some have notes, some lie over others. */
function marked(archive, count) {
  const [article] = archive.articles;
  const [{ document, uid: documentUid }] = article.captures[0].documents;
  const { text } = document;
  const step = Math.floor((text.length - 200) / count);
  const colours = ["amber", "green", "blue", "rose", "violet"];
  const passages = Array.from({ length: count }, (_, at) => {
    const start = text.indexOf(" ", at * step) + 1;
    const end = text.lastIndexOf(" ", Math.min(start + (at % 9 === 0 ? 140 : 34), text.length));
    const exact = text.slice(start, end).trim();
    const note = { uid: uid(), body: `Asked for **${at}**.`, made_ms: 1, edited_ms: 1 };
    return {
      ...{ uid: uid(), colour: colours[at % 5], exact, trashed_ms: null, made_ms: 1_700_000_000_000 + at, tags: [] },
      ...{ prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) },
      note: at % 4 === 0 ? note : null,
      anchors: [
        { uid: uid(), document: documentUid, verdict: "same", start_byte: start, end_byte: start + exact.length },
      ],
    };
  });
  return { ...archive, articles: [{ ...article, passages }] };
}

/** Walks through the article once and gives each time in ms. */
async function walk(driver, has) {
  const times = { open: [], frame: [], worst: [], mark: [], next: [] };
  const painted = () =>
    driver.executeAsync(
      () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())))),
    );
  for (let round = 0; round < ROUNDS; round += 1) {
    await driver.click({ css: "[role=option]", text: "A short notice" });
    await driver.find({ css: "h1", text: "A short notice" });
    const opened = await driver.executeAsync(
      (has) =>
        new Promise((done) => {
          const row = [...document.querySelectorAll("[role=option]")].find((one) =>
            one.textContent.includes("Minutes"),
          );
          const start = performance.now();
          row.click();
          const look = () => {
            const there = [...document.querySelectorAll("main h1")].some((one) => one.textContent.includes("Minutes"));
            const ready =
              there &&
              document.querySelector("[data-start]") &&
              (!has || CSS.highlights.get("clip-ground-amber")?.size > 0);
            if (ready) setTimeout(() => done(performance.now() - start));
            else requestAnimationFrame(look);
          };
          look();
        }),
      has,
    );
    times.open.push(opened);
  }
  await painted();
  const frames = await driver.executeAsync(
    () =>
      new Promise((done) => {
        const scroller = document.querySelector("[data-scroller]");
        const frames = [];
        let last = performance.now();
        scroller.scrollTop = 0;
        const step = () => {
          const now = performance.now();
          frames.push(now - last);
          last = now;
          scroller.scrollTop += 220;
          if (frames.length < 60 && scroller.scrollTop < scroller.scrollHeight - scroller.clientHeight - 1)
            requestAnimationFrame(step);
          else done(frames.slice(2));
        };
        requestAnimationFrame(step);
      }),
  );
  times.frame = frames;
  times.worst = [Math.max(...frames)];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await driver.execute((round) => {
      const block = document.querySelectorAll("[data-start]")[40 + round * 30];
      block.scrollIntoView({ block: "center" });
      const text = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
      document.querySelector("[role=document]").focus({ preventScroll: true });
      getSelection().setBaseAndExtent(text, 4, text, 30);
      return performance.getEntriesByName("clip:highlight-painted").length;
    }, round);
    await driver.find({ css: '[role=toolbar][aria-label="What to do with the selection"]' });
    await painted();
    await driver.keys("h");
    await driver.waitFor("it is painted", (n) => performance.getEntriesByName("clip:highlight-painted").length > n, [
      before,
    ]);
    await painted();
  }
  times.mark = await driver.execute(() =>
    performance.getEntriesByName("clip:highlight-painted", "measure").map(({ duration }) => duration),
  );
  await driver.execute(() => document.querySelector("[data-scroller]").scrollTo({ top: 0 }));
  for (let round = 0; round < 10; round += 1) {
    await driver.execute(() => {
      performance.clearMeasures("next");
      addEventListener(
        "keydown",
        (event) => {
          if (event.key === "Alt") return;
          const start = performance.now();
          requestAnimationFrame(() => setTimeout(() => performance.measure("next", { start })));
        },
        { capture: true },
      );
    });
    await driver.keys("Alt+j");
    times.next.push(
      await driver.waitFor("the next passage", () => performance.getEntriesByName("next").at(-1)?.duration),
    );
  }
  return times;
}

/** Measures each in one run; `report(what, unit, values)` takes the figures. */
export async function passages({ clip, program, folder, report }) {
  const run = (...args) => execFileSync(clip, args, { stdio: ["ignore", "ignore", "inherit"] });
  const base = join(folder, "passages");
  writeFileSync(`${base}.html`, page());
  writeFileSync(
    `${base}-short.html`,
    `<!doctype html><title>A short notice</title><article><h1>A short notice</h1>${"<p>Nothing was said of it at the meeting, and nobody asked for it either, the clerk wrote.</p>".repeat(4)}</article>`,
  );
  const library = (count) => `${base}-${count}.clipfile`;
  for (const count of PASSAGES) {
    // What a window that was ended left beside a library belongs to that library alone.
    for (const end of ["", "-wal", "-shm", "-lock"]) rmSync(library(count) + end, { force: true });
    rmSync(`${base}-${count}.json`, { force: true });
    if (count === 0) {
      run("import", "--library", library(0), `${base}.html`);
      run("export", "--library", library(0), "--format", "json", "--out", `${base}-0.json`);
    } else {
      const archive = JSON.parse(readFileSync(`${base}-0.json`, "utf8"));
      writeFileSync(`${base}-${count}.json`, JSON.stringify(marked(archive, count)));
      run("import", "--library", library(count), `${base}-${count}.json`);
    }
    run("import", "--library", library(count), `${base}-short.html`);
    const stage = await Stage.set("bench", { folder: join(folder, "stage") });
    try {
      const driver = await stage.open({ program, args: [library(count)], size: [1440, 900] });
      await driver.find({ css: "[role=option]", text: "Minutes" });
      const times = await walk(driver, count > 0);
      const of = `10,000 words with ${count === 0 ? "no passage" : `${count.toLocaleString("en-GB")} passages`}`;
      report(`${of}: from the click to the painted text`, "ms", times.open);
      report(`${of}: a frame while it is scrolled`, "ms", times.frame);
      report(`${of}: the longest frame`, "ms", times.worst);
      report(`${of}: a highlight, from the key to the paint`, "ms", times.mark);
      if (count > 0) report(`${of}: the next passage, from the key to the paint`, "ms", times.next);
    } finally {
      await stage.strike();
    }
  }
}
