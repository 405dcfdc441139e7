// The whole way of a clipping: pasted, corrected, kept, marked by mouse and by keyboard, tagged, noted, found, exported,
// undone and done again, and there after a restart.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { axe, journey } from "./journey.mjs";

const pasted = readFileSync(resolve(import.meta.dirname, "../pasted/layout-of-a-viral-site/source.txt"), "utf8");

const prepare = (stage) =>
  stage.answerDialogs([stage.path("Desk.clipfile"), stage.path("clipping.md"), stage.path("clipping.json")]);

journey("From a pasted article to an exported clipping", { prepare }, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const statusSays = (words) => driver.find({ css: "footer", text: words });
  const typeInto = async (css, words) => {
    await driver.waitFor(`${css} has the focus`, (css) => document.activeElement?.matches(css), [css]);
    await driver.type(words);
  };
  await shoot("first-run");
  await driver.click({ text: "New library" });
  await driver.find({ text: "Paste clipping" });
  await shoot("empty");
  await axe(driver, { theme: "an empty library" });

  await stage.clipboard.write(pasted);
  await driver.keys("Control+v");
  await driver.find({ css: "[role=dialog]", text: "Clip this article" });
  await shoot("paste-sheet");
  await axe(driver, { theme: "the paste sheet" });
  const field = async (name) =>
    driver.execute((node) => node.value, await driver.find({ name, css: "input,textarea" }));
  assert.equal(await field("Headline"), "Keys to the town _ under the doormat");
  assert.equal(await field("Outlet"), "OsterToday");
  await driver.fill({ name: "Headline", css: "input,textarea" }, "Keys to the town, under the doormat");
  await driver.keys("Control+Enter");
  await driver.find({ css: "h1", text: "Keys to the town, under the doormat" });
  await shoot("kept");

  await driver.select("visitors from three neighbouring towns");
  await driver.keys("1");
  await statusSays("highlight a passage");
  await shoot("marked");
  await driver.keys("t");
  await typeInto("input[role=combobox]", "security/keys");
  await driver.keys("Enter", "Escape");
  await statusSays("tag");
  await driver.keys("n");
  await typeInto("textarea", "Ask the **locksmith** about copies.");
  await driver.keys("Control+Enter");
  await driver.find({ css: "strong", text: "locksmith" });
  await shoot("noted");

  // A second passage over the end of the first, and one over the border of two paragraphs.
  await driver.select("neighbouring towns were told where to find it");
  await driver.keys("3");
  await driver.find({ css: "button", text: "2 passages" });
  await driver.select("for early meetings.Locksmiths say", "main");
  await driver.keys("5");
  await driver.find({ css: "button", text: "3 passages" });
  await shoot("overlapping");
  await axe(driver, { theme: "an article with passages" });

  await driver.keys("/");
  await driver.type("locksm");
  await driver.find({ css: "[role=option]", text: "Ask the" });
  await shoot("found");
  // Once to clear the search, once to leave it.
  await driver.keys("Escape", "Escape");

  // Out of the library, twice: what is read by people, and what loses nothing.
  const exported = async (format, file, told = format) => {
    await driver.keys("Control+e");
    await driver.find({ css: "[role=dialog]", text: "Export" });
    await driver.click({ css: "[role=dialog] [role=radio], [role=dialog] label", text: told });
    await shoot(`export-${format.toLowerCase()}`);
    await driver.keys("Enter");
    await driver.find({ css: "[role=dialog] button", text: "Show in folder" });
    await axe(driver, { theme: "the export dialog" });
    await driver.keys("Escape");
    await driver.gone("[role=dialog]");
    return readFileSync(stage.path(file), "utf8");
  };
  const markdown = await exported("Markdown", "clipping.md");
  for (const words of [
    "title: ",
    "Keys to the town, under the doormat",
    "OsterToday",
    "2018-06-08",
    "> visitors from three neighbouring towns",
    "security/keys",
    "Ask the **locksmith** about copies.",
  ])
    assert.ok(markdown.includes(words), `“${words}” is not in\n${markdown}`);
  const archive = JSON.parse(await exported("JSON", "clipping.json", "Everything, for scripts"));
  assert.deepEqual(
    archive.articles[0].passages.map(({ exact, colour }) => [exact, colour]),
    [
      ["visitors from three neighbouring towns", "amber"],
      ["neighbouring towns were told where to find it", "blue"],
      ["for early meetings.\nLocksmiths say", "violet"],
    ],
  );

  // All of it undone and done again, each step by its name and with its effect.
  const steps = [
    ["highlight a passage", { css: "button", text: "2 passages" }],
    ["highlight a passage", { css: "button", text: "1 passage" }],
    ["note on a passage", { css: "footer", text: "Undo: tag a passage" }],
    ["tag a passage", { css: "footer", text: "Undo: highlight a passage" }],
    ["highlight a passage", { css: "footer", text: "Undo: clip" }],
    ["clip “Keys to the town, under the doormat”", { text: "Clip your first article" }],
  ];
  for (const [step, effect] of steps) {
    await statusSays(`Undo: ${step}`);
    await driver.keys("Control+z");
    await driver.find(effect);
  }
  await shoot("undone");
  for (const [step] of steps.toReversed()) {
    await driver.keys("Control+Shift+z");
    await statusSays(`Undo: ${step}`);
  }
  await driver.find({ css: "[role=option]", text: "3 passages" });

  // Closed and opened again: one file, and everything in it.
  await stage.close();
  assert.deepEqual(
    readdirSync(stage.folder).filter((name) => name.startsWith("Desk")),
    ["Desk.clipfile"],
  );
  const again = await stage.open({ args: [stage.path("Desk.clipfile")] });
  await again.find({ css: "[role=option]", text: "3 passages" });
  await again.find({ css: "footer", text: "Undo: highlight a passage" });
});
