// A folder of two thousand files of many kinds, some broken, some twice: the report says what became of each.

import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mixedFolder } from "../bench/mixed.mjs";
import { journey, run } from "./journey.mjs";

const COUNT = 2_000;
const BAD = 50;
const TWICE = 20;

journey(
  "Two thousand files of many kinds are imported, and the report is right about each",
  {
    timeout: 400_000,
    prepare: (stage) => {
      mixedFolder(stage.path("clippings"), { count: COUNT, bad: BAD, twice: TWICE });
      stage.answerDialogs([stage.path("Desk.clipfile"), stage.path("clippings"), stage.path("clippings")]);
    },
  },
  async (driver, stage) => {
    const files = readdirSync(stage.path("clippings"));
    assert.equal(files.length, COUNT);
    await driver.click({ text: "New library" });
    await driver.find({ text: "Paste clipping" });
    await driver.keys("Control+Shift+i");
    await driver.find({ text: "Import finished" }, { timeout: 300_000 });
    const kept = COUNT - BAD - TWICE;
    await driver.find({ css: "section", text: `${kept.toLocaleString("en-GB")} kept, ${TWICE} already here` });
    await driver.click({ name: "Report", css: "button" });
    await driver.find({ css: "[role=dialog]", text: "What was imported" });
    const rows = await driver.execute(() =>
      Object.fromEntries(
        [...document.querySelectorAll("[role=dialog] section")].map((section) => [
          section.querySelector("h3").textContent.trim().split(/\W/)[0],
          [...section.querySelectorAll("li")].map((row) =>
            [...row.querySelectorAll("p")].map((line) => line.textContent),
          ),
        ]),
      ),
    );
    writeFileSync(stage.path("report.png"), await driver.screenshot());
    const broken = files.toSorted().slice(-BAD);
    assert.deepEqual(
      rows.Failed.map(([name]) => name),
      broken,
      "the broken files are those that are called so, and no other is",
    );
    for (const [name, why] of rows.Failed) assert.match(why, /\w+ \w+/, `${name} has a reason`);
    assert.equal(rows.Already.length, TWICE);
    await driver.keys("Escape");
    await driver.gone({ css: "[role=dialog]" });

    // The same folder again adds nothing.
    await driver.keys("Control+Shift+i");
    await driver.find(
      { css: "section", text: `${(COUNT - BAD).toLocaleString("en-GB")} already here` },
      {
        timeout: 300_000,
      },
    );
    await stage.close();
    run("check", "--library", stage.path("Desk.clipfile"));
  },
);
