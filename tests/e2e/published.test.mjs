// A story in the real window on its way out: held back until somebody says why it goes out, written to Word in its own order,
// marked as published with that file, and shown again when a claim in it turns out to be false.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { axe, journey, run } from "./journey.mjs";
import { unzipped } from "./unzip.mjs";

const page = (title, ...paragraphs) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <title>${title}</title></head><body><article><h1>${title}</h1>
  ${paragraphs.map((words) => `<p>${words}</p>`).join("\n")}</article></body></html>`;

const TEXTS = {
  "The gate stood open": [
    "The north gate stood open for nine days before anybody wrote it down, the harbour office said on Friday.",
    "The harbour had 12 guards that night, according to a list that the office has since taken back.",
  ],
  "The vote was close": [
    "The vote on the harbour budget was close, and it was counted twice before the evening was over.",
    "Two members had left the room before it, and one of them says that nobody had told him of a second count.",
  ],
};

/** A part of a zip file, as text. */
const part = (path, name) => unzipped(readFileSync(path)).get(name).content.toString("utf8");

const options = {
  size: [1440, 900],
  timeout: 300_000,
  prepare: (stage) => {
    const library = stage.path("Desk.clipfile");
    const files = Object.entries(TEXTS).map(([title, words], at) => {
      writeFileSync(stage.path(`${at}.html`), page(title, ...words));
      return stage.path(`${at}.html`);
    });
    run("import", "--library", library, ...files);
    run("highlight", "--library", library, "--article", "1", "--quote", "The harbour had 12 guards that night");
    const word = stage.path("gate.docx");
    stage.answerDialogs([word, word]);
    options.args = [library];
  },
};

journey("A story goes out, and what was printed is put right", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const keys = (...chords) => driver.keys(...chords);
  const lines = (...args) =>
    run(...args, "--library", options.args[0], "--json")
      .trim()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));

  // A claim of a passage, and a story of it and of an article.
  await driver.click({ css: "[role=option]", text: "The gate stood open" });
  await driver.executeAsync(() => document.fonts.ready.then(() => true));
  await driver.click({ css: "[data-passage] .quote", text: "12 guards" });
  await driver.find({ css: "[data-passage].chosen", text: "12 guards" });
  await keys("c");
  await driver.find({ css: "[role=dialog] h2", text: "New claim" });
  await driver.type("The harbour had 12 guards.");
  await keys("Control+Enter");
  await driver.gone({ css: "[role=dialog]" });
  await driver.click({ css: "[role=option]", text: "The vote was close" });
  await driver.find({ css: "h1", text: "The vote was close" });
  await keys("a");
  await driver.click({ css: "[role=dialog] button", text: "New story" });
  await driver.find({ css: "[role=dialog] h2", text: "New story" });
  await driver.type("The open gate");
  await driver.fill({ name: "Embargo until" }, "2090-12-02 06:00 +01:00");
  await driver.fill({ name: "Embargo agreed with" }, "the port");
  await keys("Enter");
  await driver.find({ css: "h1", text: "The open gate" });
  await keys("l");
  await driver.find({ css: "tr[data-claim]", text: "The harbour had 12 guards." });
  await driver.execute(() => document.querySelector("tr[data-claim]").focus());
  await keys("3");
  await driver.find({ css: "tr[data-claim]", text: "Confirmed" });
  await driver.click({ css: "button", text: "Add to story" });
  await driver.click({ css: "[role=dialog] li button", text: "The open gate" });
  await driver.gone({ css: "[role=dialog]" });
  await driver.click({ css: "nav button", text: "The open gate" });
  await driver.find({ css: "[data-item]", text: "The harbour had 12 guards." });

  // The claim first, then the article: the order goes out too.
  await driver.execute(() => document.querySelector("[data-index='1']").focus());
  await keys("Alt+Up");
  await driver.find({ css: "[data-index='0']", text: "12 guards" });

  // Held back: nothing goes out before it is said who and why.
  await keys("Control+e");
  await driver.find({ css: "[role=dialog] h3", text: "Under embargo" });
  await driver.click({ css: "[role=dialog] label", text: "Word" });
  await driver.find({ css: "[role=dialog] button:disabled", text: "Choose a place" });
  await shoot("held");
  await axe(driver, { theme: "the export of a story that is held back" });
  await driver.fill({ name: "Your name" }, "M. Holm");
  await driver.fill({ name: "Why it goes out now" }, "Legal has to read it");
  await keys("Enter");
  await driver.find({ css: "[role=dialog] button", text: "Show in folder" });
  await keys("Escape");
  await driver.gone({ css: "[role=dialog]" });
  await driver.find({ css: "li", text: "M. Holm · gate.docx" });
  await driver.find({ css: "li", text: "Legal has to read it" });

  // What another program reads of it: the outline in the story's own order, with a footnote.
  const document = part(stage.path("gate.docx"), "word/document.xml");
  const words = document.replaceAll(/<[^>]*>/gu, "");
  const places = ["The open gate", "The harbour had 12 guards", "The vote was close"].map((text) =>
    words.indexOf(text),
  );
  assert.ok(places[0] >= 0 && places[0] < places[1] && places[1] < places[2], `${places} in ${words}`);
  assert.match(document, /<w:pStyle w:val="Heading1"\/>/u);
  assert.match(part(stage.path("gate.docx"), "word/footnotes.xml"), /The gate stood open/u);

  // Published, with that file; a claim in it turns out to be false.
  await driver.click({ css: "button", text: "Mark as published…" });
  await driver.find({ css: "[role=dialog] h2", text: "The story in print" });
  await driver.fill({ name: "Published on" }, "2026-05-01");
  await driver.click({ css: "[role=dialog] button", text: "Choose a file…" });
  await driver.find({ css: "[role=dialog] .file", text: "gate.docx" });
  await shoot("publish");
  await axe(driver, { theme: "marking a story as published" });
  await driver.click({ css: "[role=dialog] button[type=submit]", text: "Mark as published" });
  await driver.gone({ css: "[role=dialog]" });
  await driver.find({ css: "p", text: "gate.docx, kept" });
  await driver.find({ css: "p", text: "The story had one claim." });
  await keys("l");
  await driver.find({ css: "tr[data-claim]", text: "Confirmed" });
  await driver.execute(() => document.querySelector("tr[data-claim]").focus());
  await keys("5");
  await driver.find({ css: "tr[data-claim]", text: "False" });
  await driver.click({ css: "nav button", text: "Corrections" });
  await driver.find({ css: "h1", text: "Corrections" });
  await driver.find({ css: "blockquote", text: "The harbour had 12 guards" });
  await shoot("corrections");
  await axe(driver, { theme: "the corrections" });
  const [told] = lines("corrections");
  assert.deepEqual([told.story, told.was, told.status, told.text_kept], ["The open gate", "confirmed", "false", true]);
  assert.ok(
    told.sentences.some(({ sentence }) => sentence.includes("12 guards")),
    JSON.stringify(told),
  );

  // The user sees to it, takes that back, and sees to it again.
  await driver.fill({ name: "What was done, such as “Correction printed on 3 May”" }, "Correction printed");
  await keys("Enter");
  await driver.find({ css: "main", text: "Nothing to put right" });
  assert.deepEqual(lines("corrections"), []);
  await keys("Control+z");
  await driver.find({ css: "form button", text: "Seen to" });
  await keys("Control+Shift+z");
  await driver.find({ css: "p.done", text: "Seen to: Correction printed" });
  await driver.click({ css: "button.link", text: "The open gate" });
  await driver.find({ css: "h1", text: "The open gate" });
  await shoot("story");
  await axe(driver, { theme: "the page of a published story" });
});
