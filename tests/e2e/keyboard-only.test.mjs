// A day's work without a pointer: everything has a key, the focus is always somewhere, every change can be undone.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { journey } from "./journey.mjs";

journey(
  "A day's work by keyboard alone",
  { args: ["--sample"], size: [1440, 900], timeout: 180_000 },
  async (driver, stage) => {
    const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
    const statusSays = (words) => driver.find({ css: "footer", text: words });
    /** Presses keys; whatever they did, the focus is on something afterwards. */
    const press = async (...keys) => {
      await driver.keys(...keys);
      await driver.waitFor(
        `something has the focus after ${keys.join(", ")}`,
        () => document.activeElement !== document.body,
      );
    };
    const headline = () => driver.text("main h1");
    const headlineIs = (words) => driver.find({ css: "main h1", text: words });
    const headlineIsNot = (words) =>
      driver.waitFor(
        `another article than "${words}"`,
        (words) => !document.querySelector("main h1")?.textContent.includes(words),
        [words],
      );
    const cards = () => driver.execute(() => document.querySelectorAll("[data-passage]").length);
    const undone = async (words) => {
      await press("Control+z");
      await driver.find({ css: "[data-toasts]", text: `Undone: ${words}` });
    };

    // Through the list.
    const first = await driver.find({ css: "main h1" }).then(() => headline());
    await press("j");
    await headlineIsNot(first);
    const second = await headline();
    await press("j");
    await headlineIsNot(second);
    await press("k");
    await headlineIs(second);

    // Into the text, and a selection over two paragraphs.
    await press("r");
    await driver.waitFor("the text has the focus", () => document.activeElement.matches("[role=document]"));
    await driver.find(".caret");
    await press("Right", "Right", "Down", "Home");
    await shoot("caret");
    const before = await cards();
    const chosenParagraphs = () =>
      driver.execute(
        () =>
          getSelection()
            .toString()
            .split("\n")
            .filter((line) => line.trim() !== "").length,
      );
    for (let lines = 0; lines < 16 && (await chosenParagraphs()) < 2; lines++) await press("Shift+Down");
    assert.equal(await chosenParagraphs(), 2, "the selection does not reach into a second paragraph");
    await shoot("selected");
    await press("2");
    await statusSays("Undo: highlight a passage");
    assert.equal(await cards(), before + 1);
    await shoot("highlighted");

    await press("t");
    await driver.waitFor("the field for tags has the focus", () => document.activeElement.matches("input"));
    await driver.type("desk/keyboard\n");
    await statusSays("Undo: tag a passage");
    await press("Escape");
    await press("n");
    await driver.waitFor("the field for the note has the focus", () => document.activeElement.matches("textarea"));
    await driver.type("Typed without a **mouse**.");
    await press("Control+Enter");
    await statusSays("Undo: note on a passage");
    await shoot("noted");

    // From passage to passage.
    const chosen = () => driver.execute(() => document.querySelector(".card.chosen")?.dataset.passage ?? null);
    const at = await chosen();
    await press("Alt+j");
    await driver.waitFor(
      "another passage",
      (at) => (document.querySelector(".card.chosen")?.dataset.passage ?? at) !== at,
      [at],
    );
    await press("Alt+k");
    await driver.waitFor("the passage again", (at) => document.querySelector(".card.chosen")?.dataset.passage === at, [
      at,
    ]);

    await undone("note on a passage");
    await undone("tag a passage");
    await undone("highlight a passage");
    await driver.waitFor(
      "the passage is gone",
      (before) => document.querySelectorAll("[data-passage]").length === before,
      [before],
    );
    await shoot("undone");

    // The article itself.
    await press("e");
    await statusSays("archive an article").catch(() => statusSays("move an article to Inbox"));
    const status = await driver.text("footer");
    await undone(status.includes("Inbox") ? "move an article to Inbox" : "archive an article");
    await press("F6");
    await press("Delete");
    await shoot("deleted");
    await statusSays("Undo: trash an article");
    await headlineIsNot(second);
    await undone("trash an article");

    // Found again.
    await press("/");
    await driver.waitFor("the search has the focus", () => document.activeElement.matches("input"));
    await driver.type("password");
    await driver.find("mark");
    await shoot("found");
    await press("Down");
    await driver.waitFor("the list has the focus", () => document.activeElement.matches("[role=listbox]"));
    await press("Enter");
    await driver.find("main h1");
    await press("/");
    await press("Escape");
    await press("Escape");
    await driver.gone("mark");

    await press("Control+k");
    await driver.find({ css: "[role=combobox]", name: "Run an action or go to a tag" });
    await driver.type("go to notes");
    await press("Enter");
    await driver.find("[role=listbox][aria-label=Notes] [role=option]");
    await press("?");
    await driver.find({ css: "[role=dialog]", text: "Single letters work wherever nobody is writing." });
    await press("Escape");
    await driver.gone({ css: "[role=dialog]" });
    await shoot("end");
  },
);
