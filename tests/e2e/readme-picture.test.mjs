// The pictures of the README, and what has to be in them. They are written when UPDATE_PICTURES=1 is set.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { journey } from "./journey.mjs";

const docs = resolve(import.meta.dirname, "../../docs");
const HEADLINE = 'Minister: "No outside party had access" to port gates';

journey("The window of the README", { args: ["--sample"], size: [1440, 900] }, async (driver, stage) => {
  const wanted = process.env.UPDATE_PICTURES === "1";
  await driver.click({ css: "[role=option]", text: HEADLINE });
  await driver.find({ css: "main h1", text: HEADLINE });
  await driver.waitFor("several passages stand beside the text", () => {
    const seen = [...document.querySelectorAll("aside [data-passage]")].filter((card) => {
      const box = card.getBoundingClientRect();
      return box.height > 0 && box.top < innerHeight;
    });
    return seen.length >= 2;
  });
  // A branch of the tags is open, and one passage is lifted.
  for (const tag of ["sourcing", "security", "check"]) {
    const row = await driver.find({ css: "[role=treeitem]", text: tag });
    await driver.execute((row) => row.focus(), row);
    await driver.keys("Right");
  }
  await driver.click({ css: "aside [data-passage] .quote" });
  await driver.find("aside .card.chosen");
  for (const theme of ["light", "dark"]) {
    await driver.execute((theme) => void (document.documentElement.dataset.theme = theme), theme);
    const picture = await driver.screenshot();
    assert.ok(picture.length < 500_000, `${picture.length} bytes`);
    if (wanted) mkdirSync(docs, { recursive: true });
    writeFileSync(wanted ? resolve(docs, `screenshot-${theme}.png`) : stage.path(`screenshot-${theme}.png`), picture);
  }
});
