// What can go wrong from outside: clipboards, libraries, articles that mean harm, and the plug that is pulled.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { clip, journey } from "./journey.mjs";
import { until } from "./processes.mjs";

/** The program without a window, from beside the one with. */
const alert = (text) => ({ css: "[role=alert]", text });
const newLibrary = async (driver) => {
  await driver.click({ text: "New library" });
  await driver.find({ text: "Paste clipping" });
};

/** Makes a library with articles, `{ name: text }`. */
function makeLibrary(stage, path, files) {
  const paths = Object.entries(files).map(([name, text]) => {
    writeFileSync(stage.path(name), text);
    return stage.path(name);
  });
  const made = spawnSync(clip, ["import", "--library", path, ...paths], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
}

const LETTER =
  "The letter names nine doors\n\nBy Mara Lind\n\n14 May 2026\n\n" +
  "The badge that opens the north gate belongs to nobody, a locksmith said in writing. The authority took nine weeks to answer.\n\n" +
  "The letter is two pages long. It names nine doors, of which three are still open to whoever has the badge.\n";

journey(
  "A clipboard without an article is said to be one",
  { prepare: (stage) => stage.answerDialogs([stage.path("Desk.clipfile")]) },
  async (driver, stage) => {
    await newLibrary(driver);
    const paste = () => driver.keys("Control+v");
    const nothing = async (what) => {
      await paste();
      const said = await driver.text(alert(""));
      writeFileSync(stage.path(`${what}.png`), await driver.screenshot());
      assert.equal((await driver.all({ css: "[role=dialog]" })).length, 0, `a sheet for ${what}`);
      await driver.click({ name: "Put this message away" });
      await driver.gone({ css: "[role=alert]" });
      return said;
    };
    assert.match(await nothing("empty"), /clipboard/i);
    await stage.clipboard.write(" \n\t\n");
    assert.match(await nothing("blank"), /clipboard/i);
    await stage.clipboard.write("%!PS-Adobe-3.0", "application/postscript");
    assert.match(await nothing("another kind"), /clipboard/i);
  },
);

journey(
  "Fifty megabytes on the clipboard are met with words, and the window lives",
  { prepare: (stage) => stage.answerDialogs([stage.path("Desk.clipfile")]), timeout: 180_000 },
  async (driver, stage) => {
    await newLibrary(driver);
    const line = "The harbour authority has known about the badges since March, two people said.\n";
    await stage.clipboard.write(line.repeat(Math.ceil((50 * 1024 * 1024) / line.length)));
    await driver.keys("Control+v");
    const answer = await driver.find({ css: "[role=alert], [role=dialog]" }, { timeout: 60_000 });
    writeFileSync(stage.path("fifty-megabytes.png"), await driver.screenshot());
    assert.match(await driver.text(answer), /it is 53 MB; the limit is 10 MB/);
    await driver.keys("Escape");
    await stage.clipboard.write(LETTER);
    await driver.gone({ css: "[role=dialog]" });
    await driver.keys("Control+v");
    await driver.find({ css: "[role=dialog]", text: "The letter names nine doors" });
  },
);

const prepareLibraries = (stage) => {
  const good = stage.path("Good.clipfile");
  makeLibrary(stage, good, { "letter.txt": LETTER });
  const like = (name) => {
    copyFileSync(good, stage.path(name));
    return stage.path(name);
  };
  writeFileSync(stage.path("Text.clipfile"), "This is a shopping list.\n");
  const newer = readFileSync(good);
  newer.writeUInt32BE(9_000, 60); // user_version, in the header of the file.
  writeFileSync(stage.path("Newer.clipfile"), newer);
  truncateSync(like("Damaged.clipfile"), 60_000);
  chmodSync(like("Closed.clipfile"), 0o444);
  like("Held.clipfile");
  const names = ["Text", "Newer", "Damaged", "Held", "Held", "Closed"];
  stage.answerDialogs(names.map((name) => stage.path(`${name}.clipfile`)));
};

journey("A library that cannot be opened says why", { prepare: prepareLibraries }, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const open = async (name, words) => {
    await driver.click({ text: "Open a library" });
    await driver.find({ css: "[role=alert]", text: words });
    await shoot(name);
  };
  const bytes = (name) => readFileSync(stage.path(`${name}.clipfile`));
  const before = ["Text", "Newer", "Damaged"].map(bytes);
  await open("not-one", "is not a Clipfile library");
  await open("newer", "was written by a newer Clipfile");
  await open("damaged", "is damaged");
  assert.deepEqual(["Text", "Newer", "Damaged"].map(bytes), before, "a file that could not be opened was written to");

  // Held by the other program, which waits for a file that is being written.
  const pipe = stage.path("slow.txt");
  assert.equal(spawnSync("mkfifo", [pipe]).status, 0);
  const holder = spawn(clip, ["import", "--library", stage.path("Held.clipfile"), pipe], { stdio: "ignore" });
  try {
    await until("the library is held", () => readFileSync(stage.path("Held.clipfile-lock"), "utf8").includes("\n"));
    await open("held", "is open in");
    assert.match(await driver.text({ css: "[role=alert]" }), /clip.*process \d+.*Close it there/s);
  } finally {
    const ended = once(holder, "exit");
    holder.kill("SIGKILL");
    await ended;
  }
  await driver.click({ text: "Open a library" });
  await driver.find({ css: "main h1", text: "The letter names nine doors" });
  await driver.keys("Control+o");
  await driver.find({ css: "footer", text: "Read-only" });
  await driver.find({ css: "main h1", text: "The letter names nine doors" });
  await shoot("read-only");
  for (const name of ["Paste clipping", "Import", "New tag", "Add tag", "Add note"])
    assert.equal(
      (await driver.all({ name, css: "button" })).length,
      0,
      `${name} is offered where nothing can be written`,
    );
  // Keys that would write do nothing, and the selection says why.
  await driver.keys("e", "Delete", "Control+z");
  await driver.select("the badge");
  await driver.keys("h");
  await driver.find({ css: "[role=toolbar]", text: "This library is read-only" });
  assert.equal((await driver.all("[data-passage]")).length, 0);
  await driver.find({ css: "main h1", text: "The letter names nine doors" });
  assert.equal((await driver.all({ css: "footer", text: "Undo:" })).length, 0);
  await shoot("read-only-after-keys");
});

/** A story of its own: copies of one would stand in one row. */
const told = (which) =>
  Array.from(
    { length: 9 },
    (_, at) => `Witness ${which * 31 + at} met clerk ${which * 57 - at} on pier ${which + at}.`,
  ).join(" ");

const HOSTILE = {
  "markup.md": `# <img src=x onerror="window.harmed=1"> <script>window.harmed=2</script> {{constructor.constructor('window.harmed=3')()}}\n\nBy <b onmouseover="window.harmed=4">Mara</b> Lind\n\n${told(1)}\n\n[a link](javascript:window.harmed=5)\n`,
  "markup.html": `<!doctype html><title>x</title><article><h1>&lt;svg onload=window.harmed=6&gt; \${window.harmed=7}</h1><p>By Mara Lind</p><p onclick="window.harmed=8">${told(2)}</p><img src=x onerror=window.harmed=9><iframe srcdoc="<script>parent.harmed=10</script>"></iframe></article>`,
  "rtl.txt": `Exports \u202egnp.exe\u202c rise again\n\nBy \u202eMara Lind\n\n${told(3)}`,
  "long.md": `# ${"Endless ".repeat(500).trim()}\n\nBy ${"Unbrokenname".repeat(40)}\n\n${told(4)}`,
};

const prepareHostile = (stage) => {
  makeLibrary(stage, stage.path("Desk.clipfile"), HOSTILE);
  stage.answerDialogs([stage.path("Desk.clipfile")]);
};

journey(
  "Articles full of markup are words everywhere",
  { prepare: prepareHostile, size: [1440, 900] },
  async (driver, stage) => {
    await driver.click({ text: "Open a library" });
    const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
    const unharmed = async (where) => {
      const state = await driver.execute(() => ({
        harmed: window.harmed ?? null,
        foreign: document.querySelectorAll("iframe, object, embed, img[src=x], svg[onload], [onclick], [onerror]")
          .length,
        wide: document.documentElement.scrollWidth > innerWidth,
      }));
      assert.deepEqual(state, { harmed: null, foreign: 0, wide: false }, where);
    };
    await driver.waitFor(
      "four articles",
      () => document.querySelector("[role=option]")?.getAttribute("aria-setsize") === "4",
    );
    for (let at = 0; at < 4; at++) {
      const row = await driver.find({ css: `[role=listbox][aria-label=Articles] [aria-posinset="${at + 1}"]` });
      await driver.click(row);
      await driver.waitFor("the article of the row", (row) => row.classList.contains("current"), [row]);
      await driver.find({ css: "[role=document] [data-start]" });
      await shoot(`article-${at}`);
      await unharmed(`article ${at}`);
    }
    await driver.keys("F2");
    await driver.find({ css: "[role=dialog]" });
    await shoot("fields");
    await unharmed("fields");
    await driver.keys("Escape");
    await driver.gone({ css: "[role=dialog]" });
    await driver.keys("Control+e");
    await driver.find({ css: "[role=dialog]" });
    await shoot("export");
    await unharmed("export");
    await driver.keys("Escape");
    await driver.gone({ css: "[role=dialog]" });
    await driver.keys("Delete");
    await driver.find({ css: "footer", text: "Undo: trash an article" });
    await unharmed("the message");
  },
);

journey(
  "Nothing is lost when the power goes",
  { prepare: (stage) => stage.answerDialogs([stage.path("Desk.clipfile")]) },
  async (driver, stage) => {
    await newLibrary(driver);
    await stage.clipboard.write(LETTER);
    await driver.keys("Control+v");
    await driver.find({ css: "[role=dialog]", text: "Clip this article" });
    await driver.keys("Control+Enter");
    await driver.find({ css: "main h1", text: "The letter names nine doors" });
    await driver.select("belongs to nobody");
    await driver.keys("3");
    await driver.find({ css: "footer", text: "Undo: highlight a passage" });
    await driver.keys("n");
    await driver.find({ css: "textarea" });
    await driver.type("Who signed it?");
    await driver.keys("Control+Enter");
    await driver.find({ css: "footer", text: "Undo: note on a passage" });
    await stage.kill();

    const again = await stage.open();
    await again.find({ css: "main h1", text: "The letter names nine doors" });
    await again.find({ css: "footer", text: "Undo: note on a passage" });
    await again.keys("Control+4");
    await again.find({ css: "[role=option]", text: "Who signed it?" });
    await again.find({ css: "[role=option]", text: "belongs to nobody" });
    writeFileSync(stage.path("again.png"), await again.screenshot());
    await stage.close();
    const checked = spawnSync(clip, ["check", "--library", stage.path("Desk.clipfile")], { encoding: "utf8" });
    assert.equal(checked.status, 0, checked.stderr + checked.stdout);
  },
);
