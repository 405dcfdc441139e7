// Markdown by a template of the user's own, in the real window: one to begin with, one that is wrong in a line, mended and
// written, and the same by the command line.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { axe, journey, run } from "./journey.mjs";

const BROKEN =
  "## {{ article.headline }}\n{% for passage in article.passages %}\n{{ passage.words | shout }}\n{% endfor %}\n";
const MENDED = BROKEN.replace(" | shout", " | upper");

const options = {
  size: [1280, 860],
  prepare: (stage) => {
    const library = stage.path("Desk.clipfile");
    writeFileSync(
      stage.path("gate.txt"),
      "The *north* gate\n\nIt stood open for nine days before anybody wrote it down.",
    );
    run("import", "--library", library, stage.path("gate.txt"));
    run("highlight", "--library", library, "--article", "1", "--quote", "open for nine days");
    writeFileSync(stage.path("mine.jinja"), BROKEN);
    stage.answerDialogs(["begun.md.jinja", "mine.jinja", "mine.jinja", "gate.md"].map((name) => stage.path(name)));
    options.args = [library];
  },
};

journey("Markdown is written by a template", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  await driver.find("[role=option]");
  await driver.keys("Control+e");
  await driver.click({ css: "[role=dialog] label", text: "Markdown" });
  await driver.click({ css: "[role=dialog] label", text: "Dialect" });
  await driver.type("A template");
  await driver.click({ css: "[role=dialog] button", text: "Make one" });
  await driver.find({ css: "[role=dialog] pre", text: "open for nine days" });
  assert.match(readFileSync(stage.path("begun.md.jinja"), "utf8"), /article\.headline/);
  await shoot("begun");
  await axe(driver, { theme: "the template" });

  await driver.click({ css: "[role=dialog] button", text: "Choose a file" });
  await driver.find({ css: "[role=dialog]", text: "line 3: unknown filter" });
  await shoot("wrong");
  writeFileSync(stage.path("mine.jinja"), MENDED);
  await driver.click({ css: "[role=dialog] button", text: "Choose a file" });
  await driver.find({ css: "[role=dialog] pre", text: "OPEN FOR NINE DAYS" });
  await shoot("mended");
  await driver.click({ css: "[role=dialog] button", text: "Choose a place" });
  await driver.find({ css: "[role=dialog] button", text: "Show in folder" });
  const written = "## The \\*north\\* gate\nOPEN FOR NINE DAYS\n";
  assert.equal(readFileSync(stage.path("gate.md"), "utf8"), written);

  const out = stage.path("again.md");
  const by = ["--format", "markdown", "--template", stage.path("mine.jinja"), "--out", out];
  run("export", "--library", options.args[0], ...by);
  assert.equal(readFileSync(out, "utf8"), written);
});
