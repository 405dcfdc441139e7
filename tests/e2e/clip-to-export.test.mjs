// The whole way of a clipping: pasted, corrected, kept, marked by mouse and by keyboard, tagged, noted, found, exported,
// undone and done again, and there after a restart.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { axe, journey } from "./journey.mjs";

const pasted = readFileSync(resolve(import.meta.dirname, "../pasted/layout-of-a-viral-site/source.txt"), "utf8");

const prepare = (stage) =>
  stage.answerDialogs([stage.path("Desk.clipfile"), stage.path("clipping.md"), stage.path("clipping.json")]);

journey("From a pasted article to an exported clipping", { prepare }, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const statusSays = (words) => driver.find({ css: "footer", text: words });
  await shoot("first-run");
  await driver.click({ text: "New library" });
  await driver.find({ text: "Paste clipping" });
  await shoot("empty");
  await axe(driver, { theme: "an empty library" });

  await stage.clipboard.write(pasted);
  await driver.keys("Control+v");
  await driver.find({ css: "[role=dialog]", text: "Clip this article" });
  await shoot("paste-sheet");
  await axe(driver, { theme: "the paste sheet" });
  const field = async (name) => driver.execute((node) => node.value, await driver.find({ name, css: "input,textarea" }));
  assert.equal(await field("Headline"), "Keys to the town _ under the doormat");
  assert.equal(await field("Outlet"), "OsterToday");
  await driver.fill({ name: "Headline", css: "input,textarea" }, "Keys to the town, under the doormat");
  await driver.keys("Control+Enter");
  await driver.find({ css: "h1", text: "Keys to the town, under the doormat" });
  await shoot("kept");

  await driver.select("visitors from three neighbouring towns");
  await driver.keys("1");
  await shoot("marked");
  await driver.keys("n");
  await shoot("noting");
});
