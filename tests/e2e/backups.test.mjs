// Copies of a library: made by themselves and by hand, chosen, taken up again, and named when the trash is emptied.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { axe, journey, run } from "./journey.mjs";
import { until } from "./processes.mjs";

const desk = (stage) => [stage.path("Desk.clipfile")];
const told = (words) =>
  `${words}\n\nBy Mara Lind\n\n${`${words} was opened on Friday, says a letter about it. `.repeat(8)}\n`;

const prepare = (stage) => {
  const library = stage.path("Desk.clipfile");
  for (const name of ["The first gate", "The zanzibar file"]) {
    writeFileSync(stage.path(`${name}.txt`), told(name));
    run("import", "--library", library, stage.path(`${name}.txt`));
  }
  mkdirSync(stage.path("Copies"));
  stage.backupAfter = 1;
  stage.answerDialogs([stage.path("Copies"), stage.path("Desk again.clipfile"), library, null]);
};

journey("Backup and restore", { prepare, args: desk, timeout: 240_000 }, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const library = stage.path("Desk.clipfile");
  const place = stage.path("Desk backups");
  const dialog = (text) => driver.find({ css: "[role=dialog]", text });
  const copies = (folder) => readdirSync(folder).filter((name) => name.endsWith(".clipfile"));
  const press = (text) => driver.click({ css: "[role=dialog] button", text });
  const rows = (count) =>
    driver.waitFor(
      `${count} backups are listed`,
      (count) => document.querySelectorAll("[role=dialog] li").length === count,
      [count],
    );
  const openBackups = async () => {
    await driver.keys("Control+k");
    await driver.type("Backups of");
    await driver.keys("Enter");
    await dialog("Make backups while I work");
  };

  // By itself, soon after the library was opened.
  await until("a backup was made", () => existsSync(place) && copies(place).length === 1, { timeout: 40_000 });
  assert.match(copies(place)[0], /^Desk \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d automatic [0-9a-f]{8}\.clipfile$/);
  run("check", "--library", stage.path("Desk backups", copies(place)[0]));

  await openBackups();
  await rows(1);
  await dialog("Day · Week · Month");
  await shoot("backups");
  await axe(driver, { theme: "the backups" });
  await press("Back up now");
  await rows(2);
  await dialog("By hand");
  await driver.fill({ css: "[role=dialog] input[type=number]" }, "3");
  await driver.keys("Tab");
  await until("the number of days is kept", () => {
    const { settings } = JSON.parse(readFileSync(stage.path("home", "data", "desk.json"), "utf8"));
    return settings.backups.daily === 3;
  });

  // In another folder; those in the first one are still listed.
  await press("Choose a folder…");
  await dialog("Copies/Desk backups");
  await press("Back up now");
  await rows(3);
  assert.equal(copies(stage.path("Copies", "Desk backups")).length, 1);
  await shoot("backups-elsewhere");
  await driver.keys("Escape");
  await driver.gone({ css: "[role=dialog]" });

  // What is in the trash is in backups too, and the dialog says so.
  await driver.click({ css: "[role=option]", text: "The zanzibar file" });
  await driver.keys("Delete");
  await driver.gone({ css: "[role=option]", text: "The zanzibar file" });
  await driver.keys("Control+5");
  await driver.click({ css: "button", text: "Empty Trash" });
  const ask = await driver.find({ css: "[role=alertdialog]", text: "3 backups may still have what is in the trash" });
  await shoot("emptying");
  await axe(driver, { theme: "emptying the trash" });
  assert.ok(ask);
  await driver.click({ css: "[role=alertdialog] button", text: "Delete for good" });
  await driver.find({ text: "Trash is empty" });

  // The newest copy before that, as another library.
  await openBackups();
  await rows(3);
  await driver.click({ css: "[role=dialog] li:first-of-type button", text: "Restore as a copy…" });
  await driver.find({ css: "h1", text: "Desk again" });
  await driver.find({ css: "[role=option]", text: "The zanzibar file" });
  await driver.find({ css: "footer", text: "Saved" });
  await shoot("restored");
  const before = readFileSync(stage.path("Desk again.clipfile"));
  assert.ok(before.length > 0);

  // Back in the first one: never over a file that is there.
  await driver.keys("Control+o");
  await driver.find({ css: "h1", text: "Desk.clipfile" });
  await driver.gone({ css: "[role=option]", text: "The zanzibar file" });
  await driver.keys("Control+5");
  assert.equal((await driver.all({ css: "[role=option]", text: "The zanzibar file" })).length, 0);

  // Emptying again, and this time the older copies go too.
  await driver.keys("Control+1");
  await driver.click({ css: "[role=option]", text: "The first gate" });
  await driver.keys("Delete");
  await driver.keys("Control+5");
  await driver.click({ css: "button", text: "Empty Trash" });
  await driver.click({ css: "[role=alertdialog] label", text: "delete the 3 older ones" });
  await driver.click({ css: "[role=alertdialog] button", text: "Delete for good" });
  await driver.find({ text: "3 older ones were deleted" });
  assert.deepEqual([copies(place).length, copies(stage.path("Copies", "Desk backups")).length], [0, 1]);
  const left = stage.path("Copies", "Desk backups", copies(stage.path("Copies", "Desk backups"))[0]);
  assert.equal(run("list", "--library", left), "", "the one that is left has nothing of what was thrown away");
});

const broken = (stage) => {
  const library = stage.path("Desk.clipfile");
  writeFileSync(stage.path("gate.txt"), told("The first gate"));
  run("import", "--library", library, stage.path("gate.txt"));
  const dark = { settings: { theme: "dark" } };
  writeFileSync(stage.path("home", "data", "desk.json"), JSON.stringify(dark));
  // A file stands where the folder would be.
  writeFileSync(stage.path("Desk backups"), "");
  stage.backupAfter = 1;
};

journey("A backup that cannot be made is said once", { prepare: broken, args: desk }, async (driver, stage) => {
  await driver.find({ css: "[role=alert]", text: "No backup was made" }, { timeout: 40_000 });
  writeFileSync(stage.path("not-made.png"), await driver.screenshot());
  await driver.keys("Control+,");
  await driver.find({ css: "[role=group]", text: "No backup was made" });
  await driver.find({ css: "footer", text: "Saved" });
  writeFileSync(stage.path("settings.png"), await driver.screenshot());
  await driver.click({ css: "button", text: "Backups…" });
  await driver.find({ css: "[role=dialog]", text: "There is no backup yet" });
  writeFileSync(stage.path("none.png"), await driver.screenshot());
  await axe(driver, { theme: "a backup that was not made" });
});
