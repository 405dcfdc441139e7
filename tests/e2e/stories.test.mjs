// Stories in the real window: begun, filled from the list and the reader, ordered by key and by pointer, and taken back.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { axe, journey, run } from "./journey.mjs";
import { until } from "./processes.mjs";

const page = (title, ...paragraphs) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <title>${title}</title></head><body><article><h1>${title}</h1>
  ${paragraphs.map((words) => `<p>${words}</p>`).join("\n")}</article></body></html>`;

const MORE = [
  "The strike had begun over the length of the night watch, which the board had made an hour longer in spring.",
  "Two members had left the room before it, and one of them says that nobody had told him of a second count.",
  "The office does not say which one, and the guard who kept the list of them has not worked there since May.",
];

const options = {
  size: [1440, 900],
  timeout: 240_000,
  prepare: (stage) => {
    const library = stage.path("Desk.clipfile");
    const texts = {
      "Dockers go back": "Dockers went back to work on Monday after a strike of three weeks that had emptied the quay.",
      "The vote was close": "The vote on the harbour budget was close, and it was counted twice before the evening.",
      "A key is missing": "One of the nine keys to the north gate is missing, the harbour office said on Friday.",
    };
    const files = Object.entries(texts).map(([title, words], at) => {
      const file = stage.path(`${at}.html`);
      writeFileSync(file, page(title, words, MORE[at]));
      return file;
    });
    run("import", "--library", library, ...files);
    run("highlight", "--library", library, "--article", "3", "--quote", "nine keys to the north gate");
    options.args = [library];
  },
};

journey("A story is filled, ordered and taken back", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const keys = (...chords) => driver.keys(...chords);
  const order = () =>
    driver.execute(() => [...document.querySelectorAll("[data-item] .open")].map((node) => node.textContent.trim()));
  const orderIs = (...expected) =>
    until(`the order is ${JSON.stringify(expected)}`, async () => {
      const found = await order();
      if (JSON.stringify(found) === JSON.stringify(expected)) return true;
      throw new Error(`it is ${JSON.stringify(found)}`);
    });
  await driver.click({ css: "[role=option]", text: "Dockers go back" });
  await driver.executeAsync(() => document.fonts.ready.then(() => true));

  // By key alone: all articles go into a new story.
  await keys("Control+a", "a");
  await driver.find({ css: "[role=dialog] h2", text: "Add 3 to a story" });
  await driver.click({ css: "[role=dialog] button", text: "New story" });
  await driver.find({ css: "[role=dialog] h2", text: "New story" });
  await driver.type("The port in winter");
  await driver.fill({ name: "Deadline" }, "2030-12-01 18:00");
  await driver.fill({ name: "Embargo until" }, "2030-12-02 06:00 +01:00");
  await driver.fill({ name: "Embargo agreed with" }, "the union");
  await keys("Enter");
  await driver.find({ css: "h1", text: "The port in winter" });
  const [first, second, third] = await until("three articles are there", async () => {
    const found = await order();
    return found.length === 3 && found;
  });
  await driver.find({ css: "dd", text: "1 December 2030, 18:00" });
  await shoot("story");
  await axe(driver, { theme: "the page of a story" });

  // Alt and an arrow moves; the pointer draws.
  await driver.execute(() => document.querySelector("[data-index='0']").focus());
  await keys("Alt+Down");
  await orderIs(second, first, third);
  const places = await driver.execute(() =>
    [...document.querySelectorAll("[data-item]")].map((node) => {
      const box = node.querySelector(".grip").getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }),
  );
  await driver.drag(places[2], { x: places[0].x, y: places[0].y - 8 });
  await orderIs(third, second, first);
  await keys("Control+z");
  await orderIs(second, first, third);

  // A note in the story, and an item taken out of it.
  await driver.fill({ name: "Write a note into the story" }, "Ask who signed for the keys.");
  await driver.click({ css: "button", text: "Add note" });
  await driver.find({ css: "[data-item]", text: "Ask who signed for the keys." });
  await driver.execute(() => document.querySelector("[data-index='0']").focus());
  await keys("Delete");
  await orderIs(first, third);
  await keys("Control+z");
  await orderIs(second, first, third);

  // A claim of a passage goes in and shows in the progress.
  await driver.click({ css: "[data-item] .open", text: "A key is missing" });
  await driver.find({ css: "h1", text: "A key is missing" });
  await driver.click({ css: "[data-passage] .quote", text: "nine keys" });
  await driver.find({ css: "[data-passage].chosen", text: "nine keys" });
  await keys("c");
  await driver.find({ css: "[role=dialog] h2", text: "New claim" });
  await driver.type("One key is missing.");
  await keys("Control+Enter");
  await driver.gone({ css: "[role=dialog]" });
  await keys("l");
  await driver.find({ css: "tr[data-claim]", text: "One key is missing." });
  await driver.execute(() => document.querySelector("tr[data-claim]").focus());
  await driver.click({ css: "button", text: "Add to story" });
  await driver.click({ css: "[role=dialog] li button", text: "The port in winter" });
  await driver.gone({ css: "[role=dialog]" });
  await driver.execute(() => document.querySelector("tr[data-claim]").focus());
  await keys("3");
  await driver.find({ css: "tr[data-claim]", text: "Confirmed" });
  await driver.click({ css: "nav button", text: "The port in winter" });
  await driver.find({ css: "dd", text: "1 of 1" });
  await shoot("filled");
  const [line] = run("stories", "--library", options.args[0], "--json")
    .trim()
    .split("\n")
    .map((one) => JSON.parse(one));
  assert.deepEqual(
    [line.title, line.articles, line.claims, line.settled, line.notes],
    ["The port in winter", 3, 1, 1, 1],
  );
});
