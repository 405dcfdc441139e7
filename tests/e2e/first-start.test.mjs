import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { axe, journey } from "./journey.mjs";

journey("The first start shows where to begin", {}, async (driver, stage) => {
  assert.equal(await driver.execute(() => document.title), "Clipfile");
  assert.notEqual((await driver.text("main")).trim(), "", "the window is empty");
  await axe(driver, { theme: "the first start" });
  writeFileSync(stage.path("first-start.png"), await driver.screenshot());
});
