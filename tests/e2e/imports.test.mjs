// Many files at once: what is kept, what is not and why, and what is left when the user stops it.

import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { journey } from "./journey.mjs";

const prose = (what) =>
  `The harbour authority has known about ${what} since March, two people who took part in the meetings said. ` +
  `Nobody was told. The letter that says so is four pages long and names nine doors, of which three are still open. `;

/** A made-up article as text, long enough to be one. */
export const article = (headline, what) =>
  `${headline}\n\nBy Mara Lind\n\n14 May 2026\n\n${prose(what).repeat(2)}\n\n${prose(`the other side of ${what}`).repeat(2)}\n`;

const html = (headline, what) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${headline}</title><article><h1>${headline}</h1>` +
  `<p class="byline">By Mara Lind</p><p>${prose(what).repeat(2)}</p><p>${prose(`the price of ${what}`).repeat(2)}</p></article></html>`;

const report = { css: "[role=dialog]", text: "What was imported" };
const closed = (driver) => driver.gone({ css: "[role=dialog]" });
/** The rows of the report under the heading that begins with `name`: name of the file and the words below it. */
const section = (driver, name) =>
  driver.execute(
    (name) =>
      [...document.querySelectorAll("[role=dialog] section")]
        .filter((one) => one.querySelector("h3").textContent.trim().startsWith(name))
        .flatMap((one) => [...one.querySelectorAll("li")].map((row) => row.innerText)),
    name,
  );

const prepareMany = (stage) => {
  const folder = stage.path("clippings");
  mkdirSync(stage.path("clippings", "below"), { recursive: true });
  const put = (name, what) => writeFileSync(stage.path("clippings", name), what);
  put("badges.html", html("Badges that belong to nobody", "the badges"));
  put(
    "quay.md",
    `# The quay is sinking\n\nBy Jonas Berg\n\n${prose("the quay").repeat(2)}\n\n${prose("the piles").repeat(2)}\n`,
  );
  put("below/water.txt", article("Water district keeps annex four closed", "annex four"));
  copyFileSync(stage.path("clippings", "badges.html"), stage.path("clippings", "below", "badges-again.html"));
  put("camera.html", Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3) * 31) % 256)));
  put("empty.txt", "");
  symlinkSync(stage.path("nowhere.txt"), stage.path("clippings", "gone.txt"));
  const alone = stage.path("alone.txt");
  writeFileSync(alone, article("Minister met the operator twice", "the meetings"));
  stage.answerDialogs([
    stage.path("Desk.clipfile"),
    [alone, stage.path("clippings", "quay.md")],
    folder,
    folder,
    [alone, stage.path("clippings", "quay.md")],
  ]);
};

journey(
  "Files and folders are imported once, and the report says what was not",
  { prepare: prepareMany },
  async (driver, stage) => {
    const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
    const rows = () =>
      driver.execute(() => Number(document.querySelector("[role=option]")?.getAttribute("aria-setsize") ?? 0));
    await driver.click({ text: "New library" });
    await driver.find({ text: "Paste clipping" });

    await driver.keys("Control+i");
    await driver.find({ text: "Import finished" });
    await driver.find({ css: "section", text: "2 kept" });
    await driver.waitFor(
      "two articles in the list",
      () => document.querySelector("[role=option]")?.getAttribute("aria-setsize") === "2",
    );
    await shoot("two-files");

    await driver.keys("Control+Shift+i");
    await driver.find({ css: "section", text: "2 kept, 2 already here" });
    await driver.click({ name: "Report", css: "button" });
    await driver.find(report);
    await shoot("folder-report");
    const failed = await section(driver, "Failed");
    const reason = (name) => failed.find((row) => row.startsWith(name))?.split("\n")[1] ?? `no row for ${name}`;
    assert.match(reason("empty.txt"), /no text/i);
    assert.match(reason("camera.html"), /\w{4}/);
    assert.doesNotMatch(reason("camera.html"), /no row/);
    assert.match(reason("gone.txt"), /links in a folder are not followed/);
    const present = await section(driver, "Already here");
    assert.ok(
      present.some((row) => row.includes("badges")),
      "the second copy is not told",
    );
    assert.ok(present.some((row) => row.includes("quay.md")));
    await driver.keys("Escape");
    await closed(driver);
    assert.equal(await rows(), 4);

    // The same again adds nothing, as folder and as files.
    await driver.keys("Control+Shift+i");
    await driver.find({ css: "section", text: "4 already here" });
    assert.equal(await rows(), 4);
    await driver.keys("Control+i");
    await driver.find({ css: "section", text: "2 already here" });
    assert.equal(await rows(), 4);

    // All of an import is one step.
    await driver.keys("Control+z");
    await driver.waitFor(
      "the folder is taken back",
      () => document.querySelector("[role=option]")?.getAttribute("aria-setsize") === "2",
    );
    await driver.keys("Control+Shift+z");
    await driver.waitFor(
      "the folder is back",
      () => document.querySelector("[role=option]")?.getAttribute("aria-setsize") === "4",
    );
    await shoot("end");
  },
);

const prepareStop = (stage) => {
  const folder = stage.path("clippings");
  mkdirSync(folder);
  for (let at = 0; at < 300; at++) {
    const number = String(at).padStart(3, "0");
    writeFileSync(
      stage.path("clippings", `${number}.txt`),
      article(`Door ${number} was never locked`, `door ${number}`).repeat(4),
    );
  }
  stage.answerDialogs([stage.path("Desk.clipfile"), folder, folder]);
};

journey(
  "An import that is stopped keeps what it has and says what it has not",
  { prepare: prepareStop },
  async (driver, stage) => {
    await driver.click({ text: "New library" });
    await driver.find({ text: "Paste clipping" });
    await driver.keys("Control+Shift+i");
    await driver.find({ css: "[role=progressbar]" });
    await driver.click({ name: "Stop", css: "button" });
    await driver.find({ text: "Import stopped" });
    await driver.click({ name: "Report", css: "button" });
    const dialog = await driver
      .find({ css: "[role=dialog]", text: "Import stopped" })
      .then((found) => driver.text(found));
    writeFileSync(stage.path("stopped.png"), await driver.screenshot());
    const words = await driver.text({ css: "[role=dialog]" });
    const kept = Number(/(\d+) kept/.exec(words)?.[1]);
    const left = Number(/(\d+) not reached/.exec(words)?.[1]);
    assert.equal(kept + left, 300, dialog);
    assert.match(words, new RegExp(`${left} files were not reached. What was kept stays kept`));
    await driver.keys("Escape");
    await closed(driver);
    if (kept > 0)
      await driver.waitFor(
        "what was kept is in the list",
        (kept) => document.querySelector("[role=option]")?.getAttribute("aria-setsize") === String(kept),
        [kept],
      );

    // The rest, by importing again.
    await driver.keys("Control+Shift+i");
    await driver.find({ text: "Import finished" }, { timeout: 60_000 });
    await driver.find({ css: "section", text: kept > 0 ? `${left} kept, ${kept} already here` : "300 kept" });
    await driver.waitFor(
      "all are in the list",
      () => document.querySelector("[role=option]")?.getAttribute("aria-setsize") === "300",
    );
  },
);
