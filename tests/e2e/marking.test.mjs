// Marking anew in the real window: ends are moved by keys and by pointer, passages are split and merged, overlapping ones
// lie beside each other, colours get names, and the codebook goes out and comes in.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { axe, journey, run } from "./journey.mjs";
import { until } from "./processes.mjs";

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry line loses its licence</title></head><body>
  <article><h1>Ferry line loses its licence</h1>
  <p>The ministry withdrew the licence on Tuesday. Inspectors had found rust in two lifeboats. Nobody was told for a week.</p>
  <p>The company says that the boats were painted in spring. Its captain remembers it otherwise.</p>
  <p>Passengers waited on the quay until the evening. A replacement came from the mainland. It took forty people and left.</p>
  ${Array.from({ length: 6 }, (_, at) => `<p>Paragraph ${at + 1} tells what the harbour office wrote into its book on that day, hour by hour, and who signed for it at the end of each watch, as three people remember who stood beside the desk.</p>`).join("\n")}
  </article></body></html>`;

const CODES = `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Another program"><Codes>
  <Code guid="6b0d4a4e-3c1d-4a90-9a07-3f4d7f0b7f11" name="Blame" isCodable="true" color="#00AA00">
    <Description>Someone is said to be at fault.</Description>
    <Code guid="6b0d4a4e-3c1d-4a90-9a07-3f4d7f0b7f12" name="Ministry" isCodable="true"/></Code>
  <Code guid="6b0d4a4e-3c1d-4a90-9a07-3f4d7f0b7f13" name="safety" isCodable="true"><Description>What was unsafe.</Description></Code>
</Codes></CodeBook>`;

const options = {
  size: [1440, 900],
  timeout: 240_000,
  prepare: (stage) => {
    writeFileSync(stage.path("ferry.html"), PAGE);
    writeFileSync(stage.path("codes.qdc"), CODES);
    run("import", "--library", stage.path("Desk.clipfile"), stage.path("ferry.html"));
    stage.answerDialogs([stage.path("out.csv"), stage.path("out.qdc"), stage.path("codes.qdc")]);
    options.args = [stage.path("Desk.clipfile")];
  },
};

journey("Ends are moved, passages split and merged, colours named, codes exchanged", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const keys = (...chords) => driver.keys(...chords);
  const passages = () =>
    driver.execute(() =>
      [...document.querySelectorAll("[data-passage] .quote")].map((quote) => quote.textContent.trim()),
    );
  const passagesAre = (...expected) =>
    until(`the passages are ${JSON.stringify(expected)}`, async () => {
      const found = await passages();
      if (JSON.stringify(found) === JSON.stringify(expected)) return true;
      throw new Error(`they are ${JSON.stringify(found)}`);
    });
  const statusSays = (words) => driver.find({ css: "footer", text: words });
  const undo = async (words) => {
    await keys("Control+z");
    await driver.find({ css: "[data-toasts]", text: `Undone: ${words}` });
  };
  await driver.click({ css: "[role=option]", text: "Ferry line" });
  await driver.find({ css: "h1", text: "Ferry line" });
  await driver.executeAsync(() => document.fonts.ready.then(() => true));

  // By keys alone: mark, move both ends by word and by sentence, each move one step.
  await keys("r");
  await driver.waitFor("the text has the focus", () => document.activeElement.matches("[role=document]"));
  await keys("Control+Home", "Control+Right", "Right", "Control+Shift+Right", "Control+Shift+Right");
  await keys("2");
  await passagesAre("ministry withdrew");
  await keys("Alt+Right", "Alt+Right");
  await passagesAre("ministry withdrew the licence");
  await statusSays("Undo: move the ends of a passage");
  await keys("Alt+Shift+Left");
  await passagesAre("The ministry withdrew the licence");
  await keys("Alt+Down");
  await passagesAre("The ministry withdrew the licence on Tuesday.");
  await keys("Alt+Down");
  await passagesAre("The ministry withdrew the licence on Tuesday. Inspectors had found rust in two lifeboats.");
  await shoot("ends-by-key");
  await undo("move the ends of a passage");
  await passagesAre("The ministry withdrew the licence on Tuesday.");
  await keys("Control+Shift+z");
  await passagesAre("The ministry withdrew the licence on Tuesday. Inspectors had found rust in two lifeboats.");
  await keys("Alt+Shift+Right", "Alt+Shift+Left");

  // Split at sentence borders and at the caret, merge again; nothing is lost, and each is one step.
  await keys("t");
  await driver.waitFor("the field for tags has the focus", () => document.activeElement.matches("input"));
  await driver.type("safety\n");
  await statusSays("Undo: tag a passage");
  await keys("Escape", "Escape");
  await keys("Shift+s");
  await passagesAre("The ministry withdrew the licence on Tuesday.", "Inspectors had found rust in two lifeboats.");
  await keys("m");
  await passagesAre("The ministry withdrew the licence on Tuesday. Inspectors had found rust in two lifeboats.");
  await undo("merge 2 passages");
  await undo("split a passage");
  await passagesAre("The ministry withdrew the licence on Tuesday. Inspectors had found rust in two lifeboats.");
  await keys("r", "Control+Home", "Control+Right", "Control+Right");
  await keys("s");
  await passagesAre("The ministry", "withdrew the licence on Tuesday. Inspectors had found rust in two lifeboats.");
  await undo("split a passage");

  // By pointer: the end is pulled over the next sentence and back; Escape lets go of it.
  const handle = (edge) =>
    driver.waitFor(
      `there is a handle at the ${edge}`,
      (edge) => {
        const box = document.querySelector(`.handle.${edge}`)?.getBoundingClientRect();
        return box && { x: box.left + 1, y: edge === "end" ? box.bottom + 4 : box.top - 4, height: box.height };
      },
      [edge],
    );
  const placeOf = (words, atEnd) =>
    driver.execute(
      (words, atEnd) => {
        const walk = document.createTreeWalker(document.querySelector("[role=document]"), NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const at = walk.currentNode.data.indexOf(words);
          if (at < 0) continue;
          const range = new Range();
          range.setStart(walk.currentNode, at);
          range.setEnd(walk.currentNode, at + words.length);
          const box = atEnd ? [...range.getClientRects()].at(-1) : range.getClientRects()[0];
          return { x: atEnd ? box.right : box.left, y: box.top + box.height / 2 };
        }
        return null;
      },
      words,
      atEnd,
    );
  await driver.click({ css: "[data-passage] .quote" });
  const end = await handle("end");
  const target = await placeOf("Nobody was told", true);
  await driver.drag(end, { x: target.x + 1, y: target.y + end.height / 2 + 4 });
  await passagesAre(
    "The ministry withdrew the licence on Tuesday. Inspectors had found rust in two lifeboats. Nobody was told",
  );
  await shoot("handles");
  await undo("move the ends of a passage");
  const start = await handle("start");
  const later = await placeOf("Inspectors", false);
  await driver.drag(start, { x: later.x, y: later.y - start.height / 2 - 4 });
  await passagesAre("Inspectors had found rust in two lifeboats.");

  // Five deep: each has a stripe of its own and is reached by pointer and by keys.
  const deep = [
    ["A replacement came from the mainland. It took forty people and left.", "1"],
    ["replacement came from the mainland. It took forty", "2"],
    ["came from the mainland. It took", "3"],
    ["the mainland. It", "4"],
    ["mainland", "5"],
  ];
  for (const [words, key] of deep) {
    await driver.select(words);
    await keys(key);
    await driver.find({ css: "[data-passage]", text: words });
  }
  const stripes = () =>
    driver.execute(() =>
      [...document.querySelectorAll(".stripe")].map((stripe) => ({
        colour: stripe.className.match(/amber|green|blue|rose|violet/)[0],
        left: stripe.getBoundingClientRect().left,
      })),
    );
  await until("there are five stripes", async () => (await stripes()).length === 5);
  const found = await stripes();
  assert.equal(new Set(found.map(({ left }) => left)).size, 5, "two stripes lie on each other");
  assert.equal(new Set(found.map(({ colour }) => colour)).size, 5);
  const chosen = () => driver.execute(() => document.querySelector(".card.chosen .quote")?.textContent.trim() ?? "");
  for (const [words, key] of deep) {
    const colour = ["amber", "green", "blue", "rose", "violet"][Number(key) - 1];
    await driver.click(`.stripe.${colour}`);
    await until(`the stripe chooses “${words}”`, async () => (await chosen()) === words);
  }
  for (const [words] of deep.slice(0, 4).reverse()) {
    await keys("Alt+k");
    await until(`the keys choose “${words}”`, async () => (await chosen()) === words);
  }
  await shoot("five-deep-light");
  const theme = (name) => driver.execute((name) => void (document.documentElement.dataset.theme = name), name);
  await theme("dark");
  await shoot("five-deep-dark");

  // Several at once get a tag.
  await keys("Alt+Shift+j");
  await driver.find({ text: "2 passages are chosen" });
  await keys("t");
  await driver.waitFor("the field for tags has the focus", () => document.activeElement.matches("input"));
  await driver.type("mainland\n");
  await statusSays("Undo: tag 2 passages");
  await keys("Escape", "Escape");

  // Colours get names.
  await keys("Control+k");
  await driver.waitFor("the palette has the focus", () => document.activeElement.matches("input"));
  await driver.type("name the colours\n");
  await driver.find({ css: "[role=dialog]", text: "Names of the colours" });
  await driver.waitFor("the first name has the focus", () => document.activeElement.matches("[role=dialog] input"));
  await driver.type("claim");
  await axe(driver, { theme: "names of the colours, dark" });
  await shoot("colour-names");
  await driver.type("\n");
  await statusSays("Undo: name a colour claim");
  await driver.find({ css: "button", name: "claim (Amber)" });

  // The codebook: defined in place, out, and in again from another program.
  await keys("Control+Shift+k");
  const definition = "[role=dialog] textarea";
  await driver.find(definition);
  await driver.fill({ css: definition, name: "Definition of safety" }, "What can hurt someone.");
  await keys("Control+Enter");
  await statusSays("Undo: define tag safety");
  await axe(driver, { theme: "codebook, dark" });
  await shoot("codebook-dark");
  await driver.click({ css: "button", text: "Export CSV" });
  await driver.find({ css: "[data-toasts]", text: "out.csv" });
  assert.match(readFileSync(stage.path("out.csv"), "utf8"), /\r\nsafety,What can hurt someone\.,/);
  await driver.click({ css: "button", text: "Export REFI-QDA" });
  await driver.find({ css: "[data-toasts]", text: "out.qdc" });
  assert.match(
    readFileSync(stage.path("out.qdc"), "utf8"),
    /name="safety" isCodable="true"[^]*What can hurt someone\./,
  );
  await driver.click({ css: "button", text: "Import…" });
  await driver.find({ css: "[role=status]", text: "2 new, 1 changed, 0 as they were." });
  await shoot("codebook-imported");
  await keys("Escape");
  await driver.gone("[role=dialog]");
  await undo("import 3 tags of a codebook");
  await stage.close();
  const archive = stage.path("out.json");
  run("export", "--library", stage.path("Desk.clipfile"), "--format", "json", "--out", archive);
  const kept = JSON.parse(readFileSync(archive, "utf8"));
  assert.deepEqual(
    kept.colours.map(({ colour, name }) => [colour, name]),
    [["amber", "claim"]],
  );
  assert.equal(kept.tags.find(({ path }) => path === "safety").definition, "What can hurt someone.");
  run("check", "--library", stage.path("Desk.clipfile"));
});
