// What was left out of a page is put back with one click: the words in sight stay, passages keep theirs, undo and redo
// know it, and so does the next start.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { axe, journey, run } from "./journey.mjs";
import { until } from "./processes.mjs";

const BOX = "Read also: Council hears of the quay for the first time";
const paragraph = (at) =>
  `<p>Paragraph ${at} of the story says what the harbour authority measured at pier ${at}, how far the piles there have ` +
  `sunk since the spring, and who was told of it in which week, two people who took part in the meetings said.</p>`;
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The quay is sinking</title></head><body>
  <nav><a href="/">World</a> <a href="/">Sport</a> <a href="/">Weather</a></nav>
  <article><h1>The quay is sinking</h1>
  ${Array.from({ length: 12 }, (_, at) => paragraph(at + 1)).join("\n")}
  <p>Read also: <a href="/council">Council hears of the quay for the first time</a></p>
  ${Array.from({ length: 12 }, (_, at) => paragraph(at + 13)).join("\n")}
  </article></body></html>`;

const options = {
  size: [1600, 900],
  prepare: (stage) => {
    writeFileSync(stage.path("quay.html"), PAGE);
    run("import", "--library", stage.path("Desk.clipfile"), stage.path("quay.html"));
    options.args = [stage.path("Desk.clipfile")];
  },
};

journey("What was left out is put back, and passages keep their words", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const library = stage.path("Desk.clipfile");
  await driver.click({ css: "[role=option]", text: "The quay is sinking" });
  await driver.find({ css: "h1", text: "The quay is sinking" });

  // One passage before it, one after, one over the place where it was left out.
  const [before, after] = ["harbour authority measured at pier 11,", "who was told of it"];
  await driver.find({ css: "aside", name: "Passages and notes" });
  await driver.executeAsync(() => document.fonts.ready.then(() => true));
  await driver.select(before);
  await driver.keys("1");
  await driver.find({ css: "[data-passage]", text: before });
  const block14 = { css: "[data-start]", text: "Paragraph 14 of the story" };
  const tag = async (target, id) => driver.execute((node, id) => void (node.id = id), await driver.find(target), id);
  await tag(block14, "after");
  await driver.select(after, "#after");
  await driver.keys("3");
  await driver.find({ css: "[data-passage]", text: after });
  const over = "in the meetings said.Paragraph 13 of";
  await tag({ css: "[data-start]", text: "Paragraph 12 of the story" }, "twelfth");
  await driver.select(over, "#twelfth, #twelfth ~ [data-start]");
  await driver.keys("4");
  await driver.find({ css: "footer", text: "Undo: highlight a passage" });

  /** Where a block stands in the view, and the words that each passage is painted on. */
  const top = async (words) =>
    driver.execute(
      (node) => Math.round(node.getBoundingClientRect().top),
      await driver.find({ css: "[data-start]", text: words }),
    );
  const painted = () =>
    driver.execute(() =>
      ["amber", "blue", "rose"].map((colour) =>
        [...(CSS.highlights.get(`clip-ground-${colour}`) ?? [])]
          .map((range) => {
            const live = document.createRange();
            live.setStart(range.startContainer, range.startOffset);
            live.setEnd(range.endContainer, range.endOffset);
            return live.toString();
          })
          .join("|"),
      ),
    );
  /** Waits until the first two passages are painted on their words and the third one fits; gives what it is painted on. */
  const standing = (fits) =>
    until("the passages are painted on their words", async () => {
      const [first, second, third] = await painted();
      if (first === before && second === after && fits(third)) return third;
      throw new Error(`painted: ${first}; ${second}; ${third}`);
    });
  const marked = await standing((third) => third !== "" && !third.includes(BOX));

  const button = { css: "button", text: "Put back" };
  const offered = { name: `Put back “${BOX}”`, css: "button" };
  await driver.execute((node) => node.scrollIntoView({ block: "center" }), await driver.find(offered));
  await shoot("folded");
  for (const theme of ["light", "dark", "sepia"]) {
    await driver.execute((theme) => void (document.documentElement.dataset.theme = theme), theme);
    await axe(driver, { theme: `an article with left-out text, ${theme}` });
  }
  await driver.execute(() => void (document.documentElement.dataset.theme = "light"));
  const was = await top("Paragraph 11 of the story");
  await driver.click(offered);
  await driver.find({ css: "[data-start]", text: BOX });
  await driver.gone(offered);
  assert.equal(await top("Paragraph 11 of the story"), was, "the reader stays at its place");
  // What stands between the words of the third is in it.
  const third = await standing((third) => third.includes(BOX));
  await driver.find({ css: "[data-passage]", text: "The words here have changed" });
  await driver.find({ css: "footer", text: "Undo: put back “Read also: Council" });
  await shoot("put-back");
  await axe(driver, { theme: "an article with text put back" });

  // Undone and done again, by the keys, with its words and its passages.
  await driver.keys("Control+z");
  await driver.gone({ css: "[data-start]", text: BOX });
  await driver.find(offered);
  await standing((words) => words === marked);
  assert.equal(await top("Paragraph 11 of the story"), was);
  await driver.keys("Control+Shift+z");
  await driver.find({ css: "[data-start]", text: BOX });
  await standing((words) => words === third);
  await driver.find({ css: "footer", text: "Undo: put back" });

  // Closed and opened again: it is there, it is found, and nothing is wrong with the file.
  await stage.close();
  assert.equal(run("check", "--library", library).toLowerCase().includes("wrong"), false);
  assert.ok(run("search", "council hears", "--library", library).includes("The quay is sinking"));
  assert.equal(run("show", "1", "--original", "--library", library), readFileSync(stage.path("quay.html"), "utf8"));
  const again = await stage.open({ ...options, args: [library] });
  await again.click({ css: "[role=option]", text: "The quay is sinking" });
  await again.find({ css: "[data-start]", text: BOX });
  await again.find({ css: "footer", text: "Undo: put back" });
  assert.equal((await again.all(button)).length > 0, true, "what else was left out can still be put back");

  // By the keys alone: the next piece, from the button to the words.
  await again.waitFor("the button to put the next piece back has the keys", () => {
    const [next] = [...document.querySelectorAll(".dropped button")].filter((one) =>
      one.textContent.includes("Put back"),
    );
    next.closest(".dropped").querySelector("details").open = true;
    next.focus();
    return document.activeElement === next;
  });
  const pieces = await again.execute(() => document.querySelectorAll("[data-start]").length);
  await again.keys("Enter");
  await again.waitFor("one block more", (was) => document.querySelectorAll("[data-start]").length === was + 1, [
    pieces,
  ]);
  await again.waitFor("the keys are in the text", () => document.activeElement?.classList.contains("article-text"));
});
