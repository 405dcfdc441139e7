// A library that can only be read: because another window has it, and because it came from elsewhere.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { axe, journey, leavings, run, Stage } from "./journey.mjs";
import { join } from "node:path";

const desk = (stage) => [stage.path("Desk.clipfile")];
const told = (words) => `${words}\n\nBy Mara Lind\n\n${"The harbour board met behind closed doors. ".repeat(8)}\n`;

function make(stage) {
  const library = stage.path("Desk.clipfile");
  writeFileSync(stage.path("gate.txt"), told("The first gate"));
  run("import", "--library", library, stage.path("gate.txt"));
  return library;
}

/** Nothing offers to write, and the keys that write do nothing. */
async function onlyReads(driver) {
  for (const name of ["Paste clipping", "Import", "New tag", "Add tag", "Add note"])
    assert.equal((await driver.all({ name })).length, 0, `${name} is offered in a library that is read only`);
  await driver.click({ css: "[role=option]", text: "The first gate" });
  await driver.keys("Delete");
  await driver.keys("Control+v");
  await driver.find({ css: "[role=option]", text: "The first gate" });
  assert.equal((await driver.all({ css: "[role=dialog]" })).length, 0);
}

journey("Second instance", { prepare: make, args: desk, timeout: 240_000 }, async (first, stage) => {
  const library = stage.path("Desk.clipfile");
  await first.find({ css: "footer", text: "Saved" });
  // Another desk: its own settings, its own display.
  const other = await Stage.set("second-instance-other", { folder: join(leavings, "second-instance-other") });
  const shoot = async (driver, name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  try {
    const second = await other.open({ args: [library] });
    const { pid } = stage.processes().find(({ name }) => name === "clipfile");
    const said = await second.text({ css: "[role=alert]" });
    assert.match(said, new RegExp(`is open in Clipfile \\(process ${pid}\\) since `));
    await shoot(second, "held");
    await axe(second, { theme: "a library that is held" });
    await second.click({ css: "[role=alert] button", text: "Open to read" });
    const banner = { css: "[role=status]", text: `Read only: the library is open in Clipfile (process ${pid}) since` };
    await second.find(banner);
    await second.find({ css: "[role=option]", text: "The first gate" });
    await onlyReads(second);
    await shoot(second, "read-only");
    await axe(second, { theme: "a library that is open to read" });

    // What the first keeps is there to read; the second tries in vain, and then not.
    await first.click({ css: "[role=option]", text: "The first gate" });
    await first.keys("e");
    await first.find({ css: "footer", text: "Undo" });
    await second.click({ css: "button", text: "Try again" });
    await second.find({ css: "[role=alert]", text: `is open in Clipfile (process ${pid})` });
    await second.find(banner);
    await stage.close();
    await second.click({ css: "[role=status] button", text: "Try again" });
    await second.find({ css: "footer", text: "Saved" });
    await second.gone(banner);
    await second.find({ name: "Paste clipping" });
    await shoot(second, "writing");
  } finally {
    await other.strike();
  }
  run("check", "--library", library);
});

journey(
  "A library from elsewhere is read only until it is trusted",
  { prepare: make, args: desk, trusts: false },
  async (driver, stage) => {
    const library = stage.path("Desk.clipfile");
    const before = readFileSync(library);
    const banner = { css: "[role=status]", text: "this library came from elsewhere" };
    await driver.find(banner);
    await driver.find({ css: "[role=option]", text: "The first gate" });
    await onlyReads(driver);
    writeFileSync(stage.path("elsewhere.png"), await driver.screenshot());
    await axe(driver, { theme: "a library from elsewhere" });
    assert.deepEqual(readFileSync(library), before, "it was written to before anybody trusted it");
    await driver.click({ css: "[role=status] button", text: "Trust this library" });
    await driver.find({ css: "footer", text: "Saved" });
    await driver.gone(banner);
    await driver.find({ name: "Paste clipping" });
    await stage.close();
    const again = await stage.open({ args: [library], trusts: false });
    await again.find({ css: "footer", text: "Saved" });
    assert.equal((await again.all(banner)).length, 0, "it is asked once");
  },
);
