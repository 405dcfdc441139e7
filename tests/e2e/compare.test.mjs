// An article is imported again after its paper changed it: both versions are compared, inline and side by side, every
// change is gone through by key, and the comparison is written to a file.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { axe, journey, run } from "./journey.mjs";
import { until } from "./processes.mjs";

const filler = (at) =>
  `<p>Paragraph ${at} tells what the harbour authority measured at pier ${at}, how far the piles there have sunk since the ` +
  `spring, and who was told of it in which week, two people who took part in the meetings said.</p>`;
const page = (paragraphs, updated) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <title>Every badge at the port had one password</title>
  <link rel="canonical" href="https://ledger.example/harbour-badges">
  <meta property="article:published_time" content="2026-05-14T18:05:00+02:00">
  <meta property="article:modified_time" content="${updated}"></head><body>
  <article><h1>Every badge at the port had one password</h1>
  ${paragraphs.join("\n")}
  </article></body></html>`;

const union =
  "The union asked for personal badges as early as the spring and did not get an answer from the board for years.";
const guard =
  "A former guard said that the night shift kept the code on a sticker under the desk, where all could read it.";
const OLD = [
  "<p>Officials said 290 of 340 readers at the east gate shared one password, and that it took 19 days to revoke a badge.</p>",
  ...[1, 2, 3, 4, 5, 6, 7, 8].map(filler),
  `<p>${guard}</p>`,
  ...[9, 10].map(filler),
  `<p>${union}</p>`,
];
const NEW = [
  `<p>${union}</p>`,
  "<p>Documents show 312 of 340 readers at the east gate shared one password, and that it took 19 weeks to revoke a badge.</p>",
  ...[1, 2, 3, 4, 5, 6, 7, 8].map(filler),
  ...[9, 10].map(filler),
];

const options = {
  size: [1600, 900],
  prepare: (stage) => {
    const library = stage.path("Desk.clipfile");
    writeFileSync(stage.path("first.html"), page(OLD, "2026-05-14T18:05:00+02:00"));
    writeFileSync(stage.path("second.html"), page(NEW, "2026-05-15T09:00:00+02:00"));
    run("import", "--library", library, stage.path("first.html"));
    run("import", "--library", library, stage.path("second.html"));
    stage.answerDialogs([stage.path("comparison.html"), stage.path("comparison.md")]);
    options.args = [library];
  },
};

journey("Two versions of an article are compared", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const [library, html, markdown] = ["Desk.clipfile", "comparison.html", "comparison.md"].map((name) =>
    stage.path(name),
  );

  // The same from the command line, by article and by number of the version.
  const said = JSON.parse(run("compare", "--library", library, "--article", "1", "--format", "json"));
  assert.equal(said.summary.paragraphs_removed, 1, said.summary.text);
  assert.equal(said.summary.paragraphs_moved, 1, said.summary.text);
  assert.equal(said.summary.numbers, 1, said.summary.text);
  const back = JSON.parse(
    run("compare", "--library", library, "--article", "1", "--from", "2", "--to", "1", "--format", "json"),
  );
  assert.equal(back.summary.paragraphs_added, 1, back.summary.text);

  await driver.click({ css: "[role=option]", text: "Every badge at the port" });
  await driver.find({ css: "h1", text: "Every badge at the port" });
  await driver.waitFor("the text is there", () => document.querySelector("[data-start]") !== null);
  await driver.execute(() => document.querySelector("main").focus());
  await driver.keys("d");
  await driver.find({ css: "section", name: "Comparison of two versions" });
  await driver.find({ css: "ins", text: "312" });
  await driver.find({ css: "del", text: guard });
  await driver.executeAsync(() => document.fonts.ready.then(() => true));
  await shoot("inline");
  await axe(driver);

  // What is the same is folded; each change is gone to by key, and the first in the list can alter the meaning.
  const folded = await driver.execute(() => document.querySelectorAll(".fold").length);
  assert.ok(folded > 0);
  const kinds = await driver.execute(() =>
    [...document.querySelectorAll("aside h3")].map((head) => head.textContent.replace(/\s+/g, " ").trim()),
  );
  assert.match(kinds[0], /^Can alter the meaning/);
  const total = await driver.execute(() => document.querySelectorAll("aside li").length);
  const seen = new Set();
  for (let n = 1; n <= total; n++) {
    await driver.keys("F7");
    await driver.waitFor(
      `change ${n} is the current one`,
      (n) => document.querySelector(".at").textContent.includes(`Change ${n} of`),
      [n],
    );
    seen.add(
      await driver.execute(() =>
        [...document.querySelectorAll("aside li")].findIndex((li) => li.querySelector("[aria-current]")),
      ),
    );
  }
  assert.equal(seen.size, total);

  await driver.click({ css: "button", name: "Side by side" });
  await driver.find({ css: "h3", text: "Old version" });
  // Nothing of a paragraph is cut off.
  const cut = await driver.execute(
    () => [...document.querySelectorAll(".row")].filter((row) => row.scrollHeight > row.clientHeight + 1).length,
  );
  assert.equal(cut, 0);
  await shoot("beside");
  await axe(driver);

  // Written to a file, by the pointer and by keys.
  await driver.click({ css: "button", name: "Export the comparison" });
  await driver.click({ css: "[role=menuitem]", text: "As a web page" });
  await until("the comparison is written", () => existsSync(html) && readFileSync(html, "utf8").includes("312"));
  await driver.gone({ css: "[role=menu]" });
  await driver.execute((node) => node.focus(), await driver.find({ css: "button", name: "Export the comparison" }));
  await driver.keys("Enter");
  await driver.find({ css: "[role=menuitem]", text: "As Markdown" });
  await driver.keys("Down", "Enter");
  await until("it is written again", () => existsSync(markdown) && readFileSync(markdown, "utf8").includes("312"));

  for (const theme of ["dark", "sepia"]) {
    await driver.execute((theme) => void (document.documentElement.dataset.theme = theme), theme);
    await shoot(`beside-${theme}`);
    await axe(driver, { theme });
  }
  await driver.execute(() => void (document.documentElement.dataset.theme = "light"));

  // In a small window the list of changes is asked for.
  await driver.resize(900, 700);
  await driver.click({ css: "button", name: "Inline" });
  await shoot("narrow");
  await driver.click({ css: "button", name: "Show the list of changes" });
  await driver.find({ css: "aside", name: "Changes" });
  await shoot("narrow-list");
  await axe(driver, { theme: "narrow" });
  await driver.resize(1600, 900);
  await driver.keys("Escape");
  await driver.waitFor("the article is back", () => document.querySelector("section.comparison") === null);
  assert.equal(await driver.execute(() => document.querySelector("main").contains(document.activeElement)), true);

  // From the list of versions, and from the bar over an older one.
  const shown = { css: "section", name: "Comparison of two versions" };
  await driver.click({ css: "button", text: "2 versions" });
  await driver.click({ css: "[role=menuitem]", text: "Compare with" });
  await driver.find(shown);
  await driver.find({ css: "ins", text: "312" });
  await driver.click({ css: "button", text: "Back to the article" });
  await driver.gone(shown);
  await driver.click({ css: "button", text: "2 versions" });
  await driver.click({ css: "[role=menuitemcheckbox][aria-checked=false]" });
  await driver.find({ css: "[data-start]", text: "290 of 340" });
  await driver.click({ css: ".bar button", text: "What differs" });
  await driver.find(shown);
  // The older one is the old one, whichever was on screen.
  await driver.find({ css: "del", text: "290" });
  await driver.find({ css: "ins", text: "312" });
});
