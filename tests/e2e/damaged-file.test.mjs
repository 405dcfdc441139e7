// A library whose search index is damaged, in the real window: noticed when it is opened, checked, repaired after a copy while the
// reader goes on, and whole afterwards. And a file that is taken away under the window, and one in a folder of a service.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { axe, journey, run } from "./journey.mjs";
import { until } from "./processes.mjs";

const COUNT = 260;

/** Makes a library with articles that are told apart by their numbers. */
function makeLibrary(stage, path, count) {
  mkdirSync(stage.path("texts"), { recursive: true });
  const files = Array.from({ length: count }, (_, at) => {
    const file = stage.path("texts", `${at}.txt`);
    const lines = Array.from(
      { length: 8 },
      (_, line) => `Witness ${at * 31 + line} met clerk ${at * 57 - line} on pier ${line}.`,
    );
    writeFileSync(file, `Report number${at}\n\nBy Mara Lind\n\n14 May 2026\n\n${lines.join(" ")}\n`);
    return file;
  });
  run("import", "--library", path, ...files);
}

const themes = async (driver, stage, name) => {
  for (const theme of ["light", "dark"]) {
    await driver.execute((theme) => void (document.documentElement.dataset.theme = theme), theme);
    await axe(driver, { theme: `${name}, ${theme}` });
    writeFileSync(stage.path(`${name}-${theme}.png`), await driver.screenshot());
  }
  await driver.execute(() => void (document.documentElement.dataset.theme = "light"));
};
/** What the window does when the user comes back to it; no window manager runs here that would. */
const comeBack = (driver) => driver.execute(() => void window.dispatchEvent(new Event("focus")));
const notice = (text) => ({ css: 'section[aria-label="About this library\'s file"] .words', text });

const damaged = {
  size: [1280, 860],
  timeout: 240_000,
  prepare: (stage) => {
    const library = stage.path("Desk.clipfile");
    makeLibrary(stage, library, COUNT);
    const damage = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()";
    const done = spawnSync("python3", ["-c", damage, library, "UPDATE search_data SET block = x'00'"]);
    assert.equal(done.status, 0, String(done.stderr));
    damaged.args = [library];
  },
};

journey("A damaged search index is noticed and repaired", damaged, async (driver, stage) => {
  await driver.click({ css: "[role=option]", text: `number${COUNT - 1}` });
  await driver.find({ css: "main h1", text: `number${COUNT - 1}` });
  await driver.find(notice("Something in this library is damaged"));
  await themes(driver, stage, "noticed");
  await driver.click({ css: "button", text: "Check" });
  await driver.find(notice("Nothing of yours is lost"), { timeout: 60_000 });
  await themes(driver, stage, "checked");

  // Reading goes on while the index is made anew.
  await driver.click({ css: "button", text: "Repair" });
  await driver.click({ css: "[role=option]", text: `number${COUNT - 2}` });
  await driver.find({ css: "main h1", text: `number${COUNT - 2}` });
  await driver.find(notice("The search index was made anew"), { timeout: 120_000 });
  await themes(driver, stage, "repaired");
  const copies = readdirSync(stage.path("Desk backups")).filter((name) => name.includes("before-repair"));
  assert.equal(copies.length, 1, "a copy was made before");
  await driver.click({ css: "button", text: "Put away" });
  await driver.fill("search input", "number77");
  await driver.waitFor("one report is found", () => document.querySelectorAll("[role=option]").length === 1);
  await driver.find({ css: "[role=option] mark", text: "number77" });

  // And it is written to again.
  await driver.click({ css: "[role=option]", text: "number77" });
  await driver.find({ css: "main h1", text: "number77" });
  await driver.keys("e");
  await driver.find({ css: "footer", text: "Undo:" });
  await stage.close();
  run("check", "--library", damaged.args[0]);
});

const taken = {
  size: [1280, 860],
  prepare: (stage) => {
    const library = stage.path("Desk.clipfile");
    makeLibrary(stage, library, 3);
    makeLibrary(stage, stage.path("Other.clipfile"), 1);
    stage.answerDialogs([stage.path("Saved.clipfile")]);
    taken.args = [library];
  },
};

journey("A file that is taken away is noticed, and saved to another place", taken, async (driver, stage) => {
  const [library] = taken.args;
  await driver.click({ css: "[role=option]", text: "number2" });
  await driver.find({ css: "main h1", text: "number2" });
  renameSync(library, stage.path("Away.clipfile"));
  await comeBack(driver);
  await driver.find(notice("is not where it was"));
  await themes(driver, stage, "gone");

  // It was only moved: back again, all is well.
  renameSync(stage.path("Away.clipfile"), library);
  await driver.click({ css: "button", text: "Look again" });
  await driver.gone(notice("is not where it was"));
  await driver.keys("e");
  await driver.find({ css: "footer", text: "Undo:" });

  // Another library lies in its place now: nothing is written to either, and the window says so at the first change.
  const bytes = readFileSync(stage.path("Other.clipfile"));
  renameSync(stage.path("Other.clipfile"), library);
  await driver.keys("Control+2");
  await driver.click({ css: "[role=option]", text: "number1" });
  await driver.find({ css: "main h1", text: "number1" });
  await driver.keys("Delete");
  await driver.find({ css: "[role=alert]", text: "was deleted, moved or replaced while it was open" });
  await driver.find(notice("is not where it was"));
  await driver.click({ css: "button", text: "Save a copy" });
  await driver.waitFor("the copy is open", () => document.title.startsWith("Saved"));
  await driver.gone(notice("is not where it was"));
  await driver.keys("Control+2");
  await driver.waitFor(
    "all three are in the copy",
    () => document.querySelector("[role=option]")?.getAttribute("aria-setsize") === "3",
  );
  await stage.close();
  assert.ok(readFileSync(library).equals(bytes), "the library that lies there now was written to");
  run("check", "--library", stage.path("Saved.clipfile"));
});

const synced = {
  size: [1280, 860],
  prepare: (stage) => {
    mkdirSync(stage.path("desk", "news"), { recursive: true });
    writeFileSync(stage.path("desk", ".dropbox"), "");
    const library = stage.path("desk", "news", "Desk.clipfile");
    makeLibrary(stage, library, 3);
    copyFileSync(library, stage.path("desk", "news", "Desk (Mara's conflicted copy 2026-11-23).clipfile"));
    synced.args = [library];
  },
};

journey("A folder that is synchronised is said once, and its copies are named", synced, async (driver, stage) => {
  await driver.find(notice("a folder that Dropbox keeps the same on several machines"));
  await driver.find({ css: "li", text: "Desk (Mara's conflicted copy 2026-11-23).clipfile" });
  await themes(driver, stage, "synced");
  await driver.click({ css: "[role=option]", text: "number2" });
  await driver.find({ css: "main h1", text: "number2" });
  await driver.keys("e");
  await driver.find({ css: "footer", text: "Undo:" });
  assert.equal(existsSync(`${synced.args[0]}-wal`), false, "a log beside the file would be carried apart from it");
  await driver.click({ css: "button", text: "Understood" });
  await driver.gone(notice("Dropbox keeps the same"));
  await stage.close();

  const again = await stage.open({ args: synced.args, size: [1280, 860] });
  await again.find({ css: "li", text: "Desk (Mara's conflicted copy 2026-11-23).clipfile" });
  await until("what was said of the place is not said again", async () => {
    const shown = await again.all(notice("Dropbox keeps the same"));
    return shown.length === 0;
  });
});
