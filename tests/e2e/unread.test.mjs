// What was read, and what is still to be.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { axe, journey, run } from "./journey.mjs";

const NAMES = ["The first gate", "The second gate", "The third gate"];
const page = (title) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>
  <p>${title} stood open for years, and nobody counted the keys before the spring, two people who saw it said.</p>
  <p>The board was not told of it before the end of the month, and it has not said since what it will do.</p></article></body></html>`;

const options = {
  size: [1440, 900],
  prepare: (stage) => {
    const library = stage.path("Desk.clipfile");
    for (const [at, name] of NAMES.entries()) {
      writeFileSync(stage.path(`${at}.html`), page(name));
      run("import", "--library", library, stage.path(`${at}.html`));
    }
    options.args = [library];
  },
};

journey("What was read loses its dot, and can be marked as unread again", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const waitDots = (said, names) =>
    driver.waitFor(
      said,
      (expected) => {
        const rows = [...document.querySelectorAll("[role=option]")].filter((row) => row.querySelector(".unread"));
        const names = rows.map((row) => row.querySelector(".headline").textContent.trim());
        return names.toSorted().join() === expected.join();
      },
      [names.toSorted()],
    );
  await driver.find({ css: "h1", text: "The third gate" });
  await waitDots("what is shown unasked is not read", NAMES);
  await shoot("all");
  await axe(driver, { theme: "a list with dots" });

  await driver.click({ css: "[role=option]", text: "The first gate" });
  await waitDots("what was chosen is read", ["The second gate", "The third gate"]);
  await driver.fill("search input", "is:unread");
  await driver.waitFor("two are to be read", () => document.querySelectorAll("[role=option]").length === 2);
  await driver.fill("search input", "");
  await driver.waitFor("all are listed", () => document.querySelectorAll("[role=option]").length === 3);

  // By key, and of several at once. Nothing of it is a step.
  await driver.click({ css: "[role=option]", text: "The first gate" });
  await driver.keys("u");
  await waitDots("it is to be read again", NAMES);
  await driver.keys("Control+a");
  await driver.click({ name: "Mark as read" });
  await waitDots("all were read", []);
  await shoot("read");
  assert.equal(
    await driver.execute(() => document.querySelector("footer").textContent.includes("Undo")),
    await driver.execute(() => document.querySelector("footer").textContent.includes("Undo: import")),
  );
  await stage.close();
  assert.equal(run("search", "is:read", "--library", options.args[0]).trim().split("\n").length >= 3, true);
  run("check", "--library", options.args[0]);
});
