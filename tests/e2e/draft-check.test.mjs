// A draft in the real window: one wrong number, one wrong speaker, and one exact, one altered and one invented quotation.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { axe, binary, journey } from "./journey.mjs";
import { until } from "./processes.mjs";

const clip = process.env.CLIPFILE_CLIP ?? join(dirname(binary), "clip");

const page = (title, ...paragraphs) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <title>${title}</title></head><body><article><h1>${title}</h1>
  ${paragraphs.map((words) => `<p>${words}</p>`).join("\n")}</article></body></html>`;

const ARTICLES = {
  "Harbour gate stood open": [
    "The harbour gate of Kastelholm stood open all night, the town said on Friday, and nobody noticed before the morning.",
    "“We had not been told that the gate was open,” Ada Nyland told the Coast Courier. “Nobody asked us before the fourth of June.”",
    "About 1,200 people live beside the harbour of Kastelholm, most of them in houses that are older than the quay.",
  ],
  "Repairs after the fair": [
    "The harbour board of Kastelholm has put off the work on its north gate, which rust has bent out of shape.",
    "“Repairs will begin after the summer fair and not a day before it,” said Tomas Berg, who heads the board.",
    "Until then two guards will stand at the gate by night, and a chain will be drawn over the road beside it.",
  ],
};

const DRAFT = [
  "The gate of Kastelholm",
  "“We had not been told that the gate was open,” Nyland said. “Nobody asked us before the third of May.”",
  "“Repairs will begin after the summer fair and not a day before it,” said Elin Torvund.",
  "“The bridge will never be painted green again in our lifetime,” a sailor said.",
  "About 1,400 people live beside the harbour of Kastelholm.",
];

const run = (...args) => {
  const ran = spawnSync(clip, args, { encoding: "utf8" });
  assert.equal(ran.status, 0, ran.stderr);
  return ran.stdout;
};

const options = {
  size: [1440, 900],
  timeout: 240_000,
  prepare: (stage) => {
    const library = stage.path("Desk.clipfile");
    const files = Object.entries(ARTICLES).map(([title, words], at) => {
      const file = stage.path(`${at}.html`);
      writeFileSync(file, page(title, ...words));
      return file;
    });
    run("import", "--library", library, ...files);
    stage.answerDialogs([stage.path("draft.md"), stage.path("draft.docx")]);
    options.args = [library];
  },
};

journey("A draft is checked, answered and written with its sources", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const heads = () =>
    driver.execute(() =>
      [...document.querySelectorAll("[data-at] .head")].map((node) =>
        [...node.children]
          .slice(0, -1)
          .map((part) => part.textContent.trim())
          .join(" "),
      ),
    );
  const headsAre = (...expected) =>
    until(`the findings are ${JSON.stringify(expected)}`, async () => {
      const found = await heads();
      if (JSON.stringify(found) === JSON.stringify(expected)) return true;
      throw new Error(`they are ${JSON.stringify(found)}`);
    });
  const current = () => driver.execute(() => document.querySelector(".current .body")?.textContent ?? "");

  // By the palette, for nobody knows its key yet.
  await driver.keys("Control+Shift+d");
  await driver.find({ css: "[role=dialog] h2", text: "Check a draft" });
  await driver.fill({ name: "Text of the draft" }, DRAFT.join("\n"));
  await shoot("new");
  await driver.click({ css: "[role=dialog] button", text: "Check" });
  await headsAre(
    "Found Quotation",
    "Differs Quotation",
    "Another speaker Quotation",
    "Not found in this library Quotation",
    "Differs Number",
  );
  await shoot("checked");
  await axe(driver, { theme: "a draft that was checked" });

  // The differences are told in words; the source opens beside the draft.
  await driver.execute(() => document.querySelector("[data-at='0'] .head").focus());
  await driver.keys("n");
  await until("the words that differ are shown", async () => {
    const marks = await driver.execute(() =>
      [...document.querySelectorAll(".current .difference :is(del, ins)")].map((node) =>
        node.lastChild.textContent.trim(),
      ),
    );
    assert.deepEqual(marks, ["fourth", "third", "June", "May"]);
    return true;
  });
  await driver.keys("n");
  await until("both speakers are named", async () => /Elin Torvund.*Tomas Berg/s.test(await current()));
  await driver.keys("Enter");
  await driver.find({ css: "section[aria-label=Source] mark", text: "Repairs will begin after the summer fair" });
  await shoot("source");
  await axe(driver, { theme: "a source beside the draft" });
  await driver.keys("Escape");
  await driver.gone({ css: "section[aria-label=Source]" });
  await driver.keys("n", "n");
  await until("both values are named", async () => (await current()).includes("Your draft: 1,400. The source: 1,200."));

  // What holds is accepted, what nobody wrote down is ignored for a reason, and each can be taken back.
  await driver.execute(() => document.querySelector("[data-at='0'] .head").click());
  await driver.keys("a");
  await driver.find({ css: "[data-at='0'] .answer", text: "Accepted" });
  await driver.execute(() => document.querySelector("[data-at='3'] .head").click());
  await driver.keys("i");
  await driver.find({ name: "Why it stays as it is" });
  await driver.type("From my own notes");
  await driver.keys("Enter");
  await driver.find({ css: "[data-at='3'] .answer", text: "Ignored" });
  await driver.keys("Control+z");
  await driver.gone({ css: "[data-at='3'] .answer" });
  await driver.keys("Control+Shift+z");
  await driver.find({ css: "[data-at='3'] .answer", text: "Ignored" });
  await driver.click({ css: ".filters button", text: "Open 3" });
  await until("three are open", async () => (await heads()).length === 3);
  await driver.click({ css: ".filters button", text: "All 5" });

  // The number is put right; what was said stays with its words.
  await driver.click({ css: "button", text: "Edit" });
  await driver.fill({ name: "Text of the draft" }, DRAFT.join("\n").replace("1,400", "1,200"));
  await driver.click({ css: "header button", text: "Check" });
  await headsAre(
    "Found Quotation Accepted",
    "Differs Quotation",
    "Another speaker Quotation",
    "Not found in this library Quotation Ignored",
    "Found Number",
  );
  await driver.execute(() => document.querySelector("[data-at='4'] .head").click());
  await driver.keys("a");
  await driver.find({ css: "[data-at='4'] .answer", text: "Accepted" });

  // A claim of the words in the source.
  await driver.execute(() => document.querySelector("[data-at='2'] .head").click());
  await driver.keys("c");
  await driver.find({ css: "[role=dialog] h2", text: "New claim" });
  await driver.keys("Escape");
  await driver.gone({ css: "[role=dialog]" });

  // Out with footnotes.
  await driver.click({ css: "header button", text: "Export" });
  await driver.click({ css: "[role=menuitem]", text: "Markdown, with footnotes" });
  const markdown = await until("the draft is written", () => readFileSync(stage.path("draft.md"), "utf8"));
  assert.match(markdown, /the gate was open,”\[\^1\] Nyland said/);
  assert.match(markdown, /harbour of Kastelholm\.|1,200\[\^2\]/);
  assert.match(markdown, /^\[\^1\]: “Harbour gate stood open”/m);
  await driver.click({ css: "header button", text: "Export" });
  await driver.click({ css: "[role=menuitem]", text: "Word, with footnotes" });
  await until(
    "the draft is written for Word",
    () => readFileSync(stage.path("draft.docx")).subarray(0, 2).toString() === "PK",
  );

  // It is in the list, goes to the trash, and comes back.
  await driver.click({ name: "Throw the draft away" });
  await driver.click({ css: "button", text: "Bring back" });
  await driver.click({ css: "section button", text: "The gate of Kastelholm" });
  await headsAre(
    "Found Quotation Accepted",
    "Differs Quotation",
    "Another speaker Quotation",
    "Not found in this library Quotation Ignored",
    "Found Number Accepted",
  );
  assert.match(run("check", "--library", stage.path("Desk.clipfile")), /^$|fine|no problem|All/i);
});
