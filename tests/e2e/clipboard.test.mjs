// What else a clipboard holds: a picture, and files.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { axe, journey } from "./journey.mjs";

const picture = readFileSync(resolve(import.meta.dirname, "../importers/image/sample.jpg"));
const seen = (driver, css) =>
  driver.waitFor(
    `${css} is drawn`,
    (css) => {
      const image = document.querySelector(css);
      return image?.complete && image.naturalWidth > 0;
    },
    [css],
  );

journey(
  "A copied picture becomes a clipping",
  { prepare: (stage) => stage.answerDialogs([stage.path("Desk.clipfile")]) },
  async (driver, stage) => {
    await driver.click({ text: "New library" });
    await driver.find({ text: "Paste clipping" });
    await stage.clipboard.write(picture.subarray(0, 200), "image/jpeg");
    await driver.keys("Control+v");
    assert.match(await driver.text({ css: "[role=alert]" }), /picture is damaged/);
    await driver.click({ name: "Put this message away" });

    await stage.clipboard.write(picture, "image/jpeg");
    await driver.keys("Control+v");
    await driver.find({ css: "[role=dialog]", text: "Clip this article" });
    await seen(driver, "[role=dialog] img");
    await axe(driver, { theme: "a picture in the paste sheet" });
    writeFileSync(stage.path("sheet.png"), await driver.screenshot());
    await driver.fill({ name: "Headline" }, "The gate at the end of Quay Street");
    await driver.keys("Control+Enter");
    await driver.find({ css: "[role=option]", text: "The gate at the end of Quay Street" });
    await seen(driver, "main figure img");
    writeFileSync(stage.path("read.png"), await driver.screenshot());

    // The same picture again is known.
    await driver.keys("Control+v");
    await driver.find({ css: "[role=dialog]", text: "The gate at the end of Quay Street" });
    await driver.find({ name: "Open it", css: "button" });
  },
);

journey(
  "Copied files and folders are imported",
  {
    prepare: (stage) => {
      stage.answerDialogs([stage.path("Desk.clipfile")]);
      mkdirSync(stage.path("old clips"));
      const prose = "The harbour authority has known about the gate since March, and nobody was told before the vote. ";
      writeFileSync(stage.path("old clips", "gate.txt"), `The gate stays open\n\n${prose.repeat(4)}\n`);
      const other =
        "Coffee at the corner costs less than it did last year, says the owner, who roasts it in the yard. ";
      writeFileSync(stage.path("café #2.txt"), `The café opens\n\n${other.repeat(5)}\n`);
    },
  },
  async (driver, stage) => {
    await driver.click({ text: "New library" });
    await driver.find({ text: "Paste clipping" });
    const uris = [stage.path("old clips"), stage.path("café #2.txt")].map((path) => pathToFileURL(path).href);
    await stage.clipboard.write(`${uris.join("\r\n")}\r\n`, "text/uri-list");
    await driver.keys("Control+v");
    await driver.find({ css: "section", text: "2 kept" });
    await driver.find({ css: "[role=option]", text: "The gate stays open" });
    await driver.find({ css: "[role=option]", text: "The café opens" });
    await driver.keys("Control+z");
    await driver.gone({ css: "[role=option]" });

    // A file that went away since it was copied.
    await stage.clipboard.write(`${pathToFileURL(join(stage.folder, "gone.txt")).href}\r\n`, "text/uri-list");
    await driver.keys("Control+v");
    await driver.find({ css: "section", text: "1 failed gone.txt: No such file" });
  },
);
