// A library that is encrypted, from its making to its end: made, locked by key and before the computer sleeps, opened with the
// wrong and the right words, with the recovery key, another passphrase, and plain again. What stood in it is in no file meanwhile.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { axe, journey, run } from "./journey.mjs";
import { start, until } from "./processes.mjs";

const PASSPHRASE = "violet harbour nine copper";
const NEXT = "seven quiet lanterns burn";
const WORD = "heliotrope";
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ${WORD} on the quay</title></head>
  <body><article><h1>The ${WORD} on the quay</h1><p>A ${WORD} stood on the quay for nine days before anybody wrote it
  down, and nobody at the harbour office had asked for it.</p></article></body></html>`;

/** Files below `folder` that have the word in them. */
function filesWith(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .filter((path) => readFileSync(path).toString("latin1").toLowerCase().includes(WORD));
}

const locked = { css: "h1", text: "is locked" };

async function unlock(driver, secret) {
  await driver.fill({ css: "main input" }, secret);
  await driver.keys("Enter");
}

async function settings(driver) {
  await driver.keys("Control+,");
  await driver.find({ css: "h2", text: "Encryption" });
}

const options = {
  size: [1280, 860],
  timeout: 240_000,
  prepare: (stage) => {
    const address = `unix:path=${stage.path("bus")}`;
    const bus = ["--session", "--nofork", "--nopidfile", `--address=${address}`];
    stage.companions.push(start("dbus-daemon", bus, { env: { PATH: process.env.PATH }, log: stage.path("bus.txt") }));
    stage.variables = { DBUS_SYSTEM_BUS_ADDRESS: address };
    writeFileSync(stage.path("page.html"), page);
    const library = stage.path("home", "Desk.clipfile");
    stage.answerDialogs([library, stage.path("Recovery key.txt"), stage.path("page.html")]);
  },
};

journey("An encrypted library is made, locked, unlocked and made plain", options, async (driver, stage) => {
  const library = stage.path("home", "Desk.clipfile");
  await driver.click({ name: "New encrypted library" });
  await driver.find({ css: "[role=dialog] h2", text: "New encrypted library “Desk”" });
  await driver.type("password");
  await driver.find({ css: "[role=status]", text: "Guessed at once." });
  await driver.fill({ css: "[role=dialog] input" }, PASSPHRASE);
  await driver.find({ css: "[role=status]", text: "hard to guess" });
  writeFileSync(stage.path("new.png"), await driver.screenshot());
  await axe(driver, { theme: "a new encrypted library" });
  await driver.keys("Tab");
  await driver.keys("Tab");
  await driver.type(PASSPHRASE);
  await driver.keys("Enter");

  await driver.find({ css: "[role=dialog] h2", text: "Keep this recovery key" });
  const recovery = (await driver.text({ css: "[data-recovery-key]" })).trim().split(/\s+/u).join("-");
  assert.match(recovery, /^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/u);
  writeFileSync(stage.path("recovery.png"), await driver.screenshot());
  await axe(driver, { theme: "a recovery key" });
  await driver.keys("Escape");
  await driver.find({ css: "[role=dialog] h2", text: "Keep this recovery key" });
  await driver.click({ name: "Save as a file" });
  await driver.find({ css: "[role=status]", text: "Recovery key.txt" });
  assert.ok(readFileSync(stage.path("Recovery key.txt"), "utf8").includes(recovery));
  assert.equal(statSync(stage.path("Recovery key.txt")).mode & 0o077, 0, "nobody else may read it");
  await driver.click({ css: "[role=dialog] input[type=checkbox]" });
  await driver.click({ name: "Done" });

  await driver.keys("Control+i");
  await driver.click({ css: "[role=option]", text: `The ${WORD} on the quay` });
  await driver.find({ css: "main h1", text: `The ${WORD} on the quay` });
  await driver.select(`A ${WORD} stood`);
  await driver.keys("h");
  await driver.find({ css: "footer", text: "highlight a passage" });
  assert.equal(await driver.execute(() => document.title), "Desk · Clipfile");

  // A note that is being written when the library is locked is kept.
  await driver.keys("n");
  await driver.find({ css: "textarea" });
  await driver.type(`${WORD} noted, ask again`);
  await driver.keys("Control+Alt+l");
  await driver.find(locked);
  assert.equal(await driver.execute(() => document.title), "Clipfile");
  assert.ok(!(await driver.execute(() => document.documentElement.innerHTML)).includes(WORD), "nothing of it is left");
  writeFileSync(stage.path("locked.png"), await driver.screenshot());
  await axe(driver, { theme: "a locked library" });
  assert.deepEqual(filesWith(stage.path("home")), [], "no file says what is in the library");

  await unlock(driver, "copper trains at noon");
  await driver.find({ css: "main", text: "This does not open it" });
  writeFileSync(stage.path("wrong.png"), await driver.screenshot());
  await unlock(driver, PASSPHRASE);
  await driver.find({ css: "[role=option]", text: `The ${WORD} on the quay` });
  await driver.click({ css: "[role=tab]", text: "Notes" });
  await driver.find({ css: "[role=option]", text: `${WORD} noted, ask again` });
  await driver.click({ css: "[role=tab]", text: "Articles" });

  // Somebody who forgot the passphrase sets another one by the recovery key.
  await settings(driver);
  writeFileSync(stage.path("settings.png"), await driver.screenshot());
  await driver.click({ name: "Change the passphrase" });
  await driver.find({ css: "[role=dialog] h2", text: "Change the passphrase of “Desk”" });
  await driver.type(recovery.toLowerCase());
  for (const part of [NEXT, NEXT]) {
    await driver.keys("Tab");
    await driver.keys("Tab");
    await driver.type(part);
  }
  await driver.keys("Enter");
  await driver.find({ css: "[data-toasts]", text: "The passphrase was changed" });

  // Before the computer sleeps, systemd says so.
  const signal = ["--type=signal", "/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep"];
  const env = { PATH: process.env.PATH, ...stage.variables };
  assert.equal(spawnSync("dbus-send", ["--system", ...signal, "boolean:true"], { env }).status, 0);
  await driver.find(locked);
  await unlock(driver, PASSPHRASE);
  await driver.find({ css: "main", text: "This does not open it" });
  await unlock(driver, NEXT);
  await driver.find({ css: "[role=option]", text: `The ${WORD} on the quay` });

  await driver.keys("Control+Alt+l");
  await driver.find(locked);
  await unlock(driver, recovery);
  await driver.find({ css: "[role=option]", text: `The ${WORD} on the quay` });

  // The next start asks again, and a list of libraries without names has none.
  await settings(driver);
  await driver.click({ css: "label", text: "Leave out names of encrypted libraries" });
  await driver.keys("Escape");
  await stage.close();
  driver = await stage.open(options);
  await driver.find({ css: "h1", text: "This library is locked" });
  await driver.click({ name: "Another library" });
  await driver.find({ css: "button", text: "Encrypted library" });
  assert.ok(!(await driver.text("main")).includes("Desk"));
  await driver.click({ css: "li .open", text: "Encrypted library" });
  await unlock(driver, NEXT);
  await driver.find({ css: "[role=option]", text: `The ${WORD} on the quay` });

  await settings(driver);
  await driver.click({ name: "Remove the encryption" });
  await driver.find({ css: "[role=dialog] h2", text: "Remove the encryption" });
  await driver.type("copper trains at noon");
  await driver.keys("Enter");
  await driver.find({ css: "[role=alert]", text: "does not open" });
  await driver.fill({ css: "[role=dialog] input" }, NEXT);
  await driver.keys("Enter");
  await driver.find({ css: "[data-toasts]", text: "no longer encrypted" });
  await driver.find({ css: "[role=option]", text: `The ${WORD} on the quay` });
  await stage.close();
  assert.equal(readFileSync(library).subarray(0, 15).toString(), "SQLite format 3");
  assert.equal(run("check", "--library", library), "");
});

const plain = {
  size: [1280, 860],
  timeout: 180_000,
  prepare: (stage) => {
    writeFileSync(stage.path("page.html"), page);
    run("import", "--library", stage.path("home", "Desk.clipfile"), stage.path("page.html"));
    run("backup", "--library", stage.path("home", "Desk.clipfile"));
    plain.args = [stage.path("home", "Desk.clipfile")];
  },
};

journey("A library that is there is encrypted with the mouse, and locks itself", plain, async (driver, stage) => {
  await driver.find({ css: "[role=option]", text: `The ${WORD} on the quay` });
  await driver.click({ name: "Settings" });
  await driver.click({ name: "Encrypt the library" });
  await driver.find({ css: "[role=dialog] h2", text: "Encrypt “Desk”" });
  await driver.type(PASSPHRASE);
  await driver.keys("Tab");
  await driver.keys("Tab");
  await driver.type(PASSPHRASE);
  await driver.find({ css: "[role=dialog] label", text: "Encrypt its backup too" });
  writeFileSync(stage.path("encrypt.png"), await driver.screenshot());
  await axe(driver, { theme: "encrypting" });
  await driver.click({ css: "[role=dialog] footer button, [role=dialog] .foot button", text: "Encrypt" });
  await driver.find({ css: "[role=dialog] h2", text: "Keep this recovery key" });
  await driver.click({ css: "[role=dialog] input[type=checkbox]" });
  await driver.click({ name: "Done" });
  await driver.find({ css: "[role=option]", text: `The ${WORD} on the quay` });
  await until("nothing of it is in a file, nor in its backup", () => filesWith(stage.path("home")).length === 0);

  // Fifteen minutes later by the clock on the wall, nobody having touched anything.
  await driver.execute(() => {
    const { now } = Date;
    Date.now = () => now() + 15 * 60_000;
  });
  await driver.find(locked, { timeout: 20_000 });
  await unlock(driver, PASSPHRASE);
  await driver.find({ css: "[role=option]", text: `The ${WORD} on the quay` });
});
