// An import while it runs: rested and let go on, stopped while it rests; and what failed, tried again.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { axe, journey } from "./journey.mjs";

const COUNT = 300;

const article = (headline, what) => {
  const prose = `The harbour authority has known about ${what} since March, and nobody was told before the vote in June. `;
  return `${headline}\n\nBy Mara Lind\n\n14 May 2026\n\n${prose.repeat(3)}\n\n${prose.repeat(3)}\n`;
};

const prepare = (stage) => {
  for (const name of ["first", "second"]) {
    mkdirSync(stage.path(name));
    for (let at = 0; at < COUNT; at++) {
      const number = String(at).padStart(4, "0");
      const text = article(`${name}: door ${number} was never locked`, `${name} door ${number}`);
      writeFileSync(stage.path(name, `${number}.txt`), text.repeat(4));
    }
  }
  writeFileSync(stage.path("first", "late.txt"), "");
  writeFileSync(stage.path("first", "picture.txt"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  stage.answerDialogs([
    stage.path("Desk.clipfile"),
    stage.path("first"),
    stage.path("report.txt"),
    stage.path("first"),
    stage.path("second"),
  ]);
};

journey(
  "An import rests, goes on, is stopped, and tries again what failed",
  { prepare, timeout: 180_000 },
  async (driver, stage) => {
    const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
    const done = () =>
      driver.execute(() =>
        Number(/(\d+) of/.exec(document.querySelector("section:has([role=progressbar]) .count").textContent)?.[1]),
      );
    const kept = () =>
      driver.execute(() => Number(document.querySelector("[role=option]")?.getAttribute("aria-setsize") ?? 0));
    const report = { css: "[role=dialog]", text: "What was imported" };
    const rests = async () => {
      await driver.find({ css: "[role=progressbar]" });
      await driver.waitFor("some files are done", () =>
        /[1-9]\d* of/.test(document.querySelector("section:has([role=progressbar]) .count").textContent),
      );
      await driver.click({ name: "Pause", css: "button" });
      await driver.find({ css: "section", text: "Import paused" });
    };
    await driver.click({ text: "New library" });
    await driver.find({ text: "Paste clipping" });

    await driver.keys("Control+Shift+i");
    await rests();
    await axe(driver, { theme: "an import that rests" });
    const before = await done();
    await shoot("rests");
    assert.equal(await done(), before);
    assert.ok(before < COUNT, `${before} files were done before it could rest`);
    await driver.click({ name: "Go on", css: "button" });
    await driver.find({ css: "section", text: `${COUNT} kept, 2 failed` }, { timeout: 60_000 });
    await shoot("finished");

    await driver.click({ name: "Report", css: "button" });
    await driver.find(report);
    await axe(driver, { theme: "the report" });
    await shoot("report");
    await driver.click({ name: "Save the report…", css: "button" });
    await driver.find({ text: "The report was saved as" });
    const saved = readFileSync(stage.path("report.txt"), "utf8");
    assert.match(saved, new RegExp(`^${COUNT} kept, 2 failed\\n`));
    assert.match(saved, /Failed: 2\n.*late\.txt: .*no text.*\n.*picture\.txt: .*no format/);
    assert.match(saved, new RegExp(`Kept: ${COUNT}\\n`));

    // One of the two was still being written.
    writeFileSync(stage.path("first", "late.txt"), article("The letter came late", "the letter"));
    await driver.click({ name: "Try the failed again", css: "button" });
    await driver.find({ css: "section", text: "1 kept, 1 failed" });
    await driver.waitFor(
      "the letter is in the list",
      (count) => document.querySelector("[role=option]")?.getAttribute("aria-setsize") === String(count),
      [COUNT + 1],
    );

    // The same again adds nothing.
    await driver.keys("Control+Shift+i");
    await driver.find({ css: "section", text: `${COUNT + 1} already here, 1 failed` }, { timeout: 60_000 });
    assert.equal(await kept(), COUNT + 1);

    // One that rests can be stopped as well.
    await driver.keys("Control+Shift+i");
    await rests();
    await driver.click({ name: "Stop", css: "button" });
    await driver.find({ css: "section", text: "Import stopped" });
    await shoot("stopped");
    assert.match(await driver.text({ css: "section", text: "Import stopped" }), /not reached/);
    await stage.close();
  },
);
