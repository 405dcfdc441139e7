// News changes after it is published: an article is clipped, marked, clipped again in other words, and what became of the
// passages is answered by keys; undo takes the answers back, and the old version stays to be read.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { axe, journey, run } from "./journey.mjs";

const filler = (at) =>
  `<p>Paragraph ${at} tells what the harbour authority measured at pier ${at}, how far the piles there have sunk since the ` +
  `spring, and who was told of it in which week, two people who took part in the meetings said.</p>`;
const page = (headline, url, paragraphs) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <title>${headline}</title><link rel="canonical" href="${url}"></head><body><article><h1>${headline}</h1>
  ${paragraphs.join("\n")}</article></body></html>`;
const KEY = `<p>The key to the north gate was cut in March, the locksmith said, and nobody asked who had ordered it.</p>`;
const FIRST = page("The gate stood open", "https://www.ledger.example/gate?id=7", [
  filler(1),
  KEY,
  filler(2),
  `<p>Repairs to the quay will cost 12 million, the board was told on Tuesday.</p>`,
  filler(3),
  `<p>Nobody had written the list of the doors down before the night in question.</p>`,
  filler(4),
  `<p>The chair said the lock was new when he saw it last.</p>`,
  filler(5),
]);
const SECOND = page("The gate stood open all night", "http://ledger.example/gate/?utm_source=mail&id=7#top", [
  filler(1),
  filler(2),
  `<p>Repairs to the quay will cost 21 million, the board was told on Tuesday.</p>`,
  filler(3),
  `<p>A letter from the insurer was read out at the meeting and put on file.</p>`,
  filler(4),
  KEY,
  `<p>Documents show the lock was ten years old when it failed.</p>`,
  filler(5),
]);
const LOGIN = page("Sign in", "https://ledger.example/gate?id=7", [
  `<p>Please sign in with your account to go on, or make a new account in a minute. It costs nothing to look around here.</p>`,
]);

const options = {
  size: [1600, 900],
  prepare: (stage) => {
    for (const [name, text] of [
      ["first", FIRST],
      ["second", SECOND],
      ["login", LOGIN],
    ])
      writeFileSync(stage.path(`${name}.html`), text);
    run("import", "--library", stage.path("Desk.clipfile"), stage.path("first.html"));
    stage.answerDialogs([[stage.path("second.html")], [stage.path("login.html")]]);
    options.args = [stage.path("Desk.clipfile")];
  },
};

const MARKS = [
  ["cut in March", "1"],
  ["12 million", "2"],
  ["list of the doors", "3"],
  ["The chair said the lock was new", "4"],
  ["Paragraph 5 tells", "5"],
];

journey("An edited article is a version, and its passages are answered for", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const library = stage.path("Desk.clipfile");
  await driver.click({ css: "[role=option]", text: "The gate stood open" });
  await driver.find({ css: "h1", text: "The gate stood open" });
  await driver.find({ css: "aside", name: "Passages and notes" });
  await driver.executeAsync(() => document.fonts.ready.then(() => true));
  for (const [words, key] of MARKS) {
    const block = await driver.find({ css: "[data-start]", text: words });
    await driver.execute((node, id) => void (node.id = id), block, `block-${key}`);
    await driver.select(words, `#block-${key}`);
    await driver.keys(key);
    await driver.find({ css: "[data-passage]", text: words });
  }

  // Clipped again: another version of the same article, with what could be carried at its words.
  await driver.keys("Control+i");
  await driver.find({ css: "h1", text: "The gate stood open all night" });
  await driver.find({ css: "[role=option]", text: "edited since you clipped it" });
  await driver.find({ css: "[role=option]", text: "3 to review" });
  await driver.find({ css: ".bar", text: "3 passages need a look" });
  const painted = (colour) =>
    driver.execute(
      (colour) =>
        [...(CSS.highlights.get(`clip-ground-${colour}`) ?? [])].map((range) => {
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          return live.toString();
        }),
      colour,
    );
  assert.deepEqual(await painted("amber"), ["cut in March"], "the paragraph moved and the passage with it");
  assert.deepEqual(await painted("violet"), ["Paragraph 5 tells"]);
  await shoot("new-version");

  // The list of those that did not stay the same, by keys.
  await driver.keys("v");
  const list = { css: "aside", name: "Passages to review" };
  await driver.find(list);
  await driver.waitFor("the keys stand in the list", () => document.activeElement?.closest("[data-review]") !== null);
  assert.equal(await driver.execute(() => document.querySelectorAll("[data-review]").length), 3);
  const changed = await driver.text({ css: "[data-review]", text: "12 million" });
  assert.match(changed, /Number/, "the kind of the change is named");
  await driver.find({ css: "[data-review] ins", text: "21" });
  await shoot("review");
  for (const theme of ["light", "dark", "sepia"]) {
    await driver.execute((theme) => void (document.documentElement.dataset.theme = theme), theme);
    await axe(driver, { theme: `passages to review, ${theme}` });
    if (theme === "dark") await shoot("review-dark");
  }
  await driver.execute(() => void (document.documentElement.dataset.theme = "light"));
  /** Goes to the review of the passage with these words by the keys. */
  const goTo = async (words) => {
    for (let steps = 0; steps < 4; steps++) {
      const here = await driver.execute(() => document.activeElement?.closest("[data-review]")?.textContent ?? "");
      if (here.includes(words)) return;
      await driver.keys(steps === 0 ? "k" : "j");
      if (steps === 0) await driver.keys("k");
      await driver.waitFor("the keys are in the list", () => document.activeElement?.closest("[data-review]") !== null);
    }
    throw new Error(`“${words}” is not among the reviews`);
  };
  const open = (count) =>
    driver.waitFor("so many are open", (count) => document.querySelectorAll("[data-review]").length === count, [count]);

  await goTo("12 million");
  await driver.keys("p");
  await driver.find({ css: "[data-review]", text: "Select the words in the text" });
  const there = await driver.find({ css: "[data-start]", text: "21 million" });
  await driver.execute((node) => void (node.id = "there"), there);
  await driver.select("21 million", "#there");
  await driver.keys("Enter");
  await open(2);
  await goTo("list of the doors");
  await driver.keys("o");
  await open(1);
  await goTo("The chair said");
  await driver.keys("a");
  await open(0);
  await driver.find({ css: "aside", text: "Every passage has its answer." });
  await shoot("answered");
  assert.deepEqual(await painted("green"), ["21 million"], "it stands where it was shown");
  assert.deepEqual(await painted("blue"), [], "it is kept on the old version only");
  await driver.keys("Escape");
  await driver.gone(list);
  await driver.find({ css: "[data-passage]", text: "12 million" });

  // Undo takes the answers back one by one, and redo gives them again.
  for (const left of ["1 passage needs", "2 passages need", "3 passages need"]) {
    await driver.keys("Control+z");
    await driver.find({ css: ".bar", text: left });
  }
  for (const left of ["2 passages need", "1 passage needs"]) {
    await driver.keys("Control+Shift+z");
    await driver.find({ css: ".bar", text: left });
  }
  await driver.keys("Control+Shift+z");
  await driver.gone({ css: ".bar" });

  // The old version is read where its passages are, and the way back is offered.
  await driver.click({ css: "button", text: "2 versions" });
  await driver.find({ css: "[role=menu]", text: "Versions of this article" });
  assert.match(
    await driver.text({ css: "[role=menuitemcheckbox][aria-checked=true]" }),
    /2 numbers changed, .*1 paragraph moved/,
  );
  await shoot("menu");
  await driver.click({ css: "[role=menuitemcheckbox][aria-checked=false]" });
  await driver.find({ css: ".bar", text: "You are reading the version of" });
  await driver.find({ css: "[data-start]", text: "12 million" });
  await driver.waitFor(
    "the passage is painted in the old version",
    () => [...(CSS.highlights.get("clip-ground-blue") ?? [])].length > 0,
  );
  assert.deepEqual(await painted("green"), ["12 million"]);
  assert.deepEqual(await painted("blue"), ["list of the doors"]);
  await axe(driver, { theme: "an older version" });
  await shoot("old-version");
  await driver.click({ css: ".bar button", text: "Read the newest" });
  await driver.find({ css: "[data-start]", text: "21 million" });

  // A login page at the same address is kept, and asks before it takes the article's place.
  await driver.keys("Control+i");
  await driver.find({ css: ".question", text: "of the text of this article" });
  await driver.find({ css: "h1", text: "The gate stood open all night" });
  await driver.find({ css: "[role=option]", text: "is it a version?" });
  await shoot("question");
  await axe(driver, { theme: "a doubtful version" });
  await driver.click({ css: ".question button", text: "Put away" });
  await driver.gone({ css: ".question" });

  await stage.close();
  assert.ok(run("search", "is:edited", "--library", library).includes("The gate stood open all night"));
  const shown = run("show", "1", "--library", library);
  assert.equal(shown.match(/^Version /gm).length, 2, shown);
  run("check", "--library", library);
});
