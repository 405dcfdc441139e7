// The search box: completed, shown as chips, mended and explained; by keyboard alone, then by mouse.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { axe, journey } from "./journey.mjs";

journey("Search box", { args: ["--sample"], size: [1280, 800], timeout: 180_000 }, async (driver, stage) => {
  const shoot = async (name) => {
    writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
    await driver.execute(() => (document.documentElement.dataset.theme = "dark"));
    writeFileSync(stage.path(`${name}-dark.png`), await driver.screenshot());
    await axe(driver);
    await driver.execute(() => (document.documentElement.dataset.theme = "light"));
    await axe(driver);
  };
  const found = async () => Number.parseInt(await driver.text("[data-pane=list] [aria-live] b"), 10);
  const boxHas = (words) =>
    driver.waitFor(`the box has "${words}"`, (words) => document.querySelector("search input").value === words, [
      words,
    ]);
  const proposed = (value) => driver.find({ css: "search [role=option]", text: value });
  const focused = (name) =>
    driver.waitFor(
      `"${name}" has the focus`,
      (name) => (document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText) === name,
      [name],
    );

  // By keyboard alone. What is proposed takes no key from who types on.
  await driver.find("main h1");
  const all = await found();
  await driver.keys("Control+f");
  await driver.type("by");
  await proposed("author");
  await driver.keys("Down", "Enter");
  await boxHas("by:");
  await driver.type("mar");
  await proposed("Mara Lind");
  await shoot("proposals");
  await driver.keys("Down", "Enter");
  await boxHas('by:"Mara Lind" ');
  const hers = await driver.waitFor(
    "her articles are listed",
    (all) => {
      const count = Number.parseInt(document.querySelector("[data-pane=list] [aria-live] b").innerText, 10);
      return count < all && count;
    },
    [all],
  );
  await driver.type("-tag:sec");
  await proposed("security");
  await driver.keys("Down", "Enter");
  await boxHas('by:"Mara Lind" -tag:security ');
  await driver.keys("Shift+Tab");
  await focused("Take out “by Mara Lind”");
  await shoot("chips-by-keys");
  await driver.keys("Right");
  await focused("Take out “not tag security”");
  await driver.keys("Delete");
  await boxHas('by:"Mara Lind"');
  await driver.waitFor(
    "they are all hers again",
    (hers) => {
      return Number.parseInt(document.querySelector("[data-pane=list] [aria-live] b").innerText, 10) === hers;
    },
    [hers],
  );

  // What makes no sense is said, and its mend is the next stop of the Tab key.
  await driver.keys("Control+f");
  await driver.type("titel:harbour");
  await driver.find({ css: "search", text: "There is no field “titel”" });
  await shoot("problem");
  await driver.keys("Tab", "Tab", "Tab");
  await focused("Write title:harbour");
  await driver.keys("Enter");
  await boxHas("title:harbour");
  await driver.gone({ css: "search", text: "There is no field" });

  // The language is explained on one key, and an example can be tried.
  await driver.keys("Control+f", "Escape", "F1");
  await driver.find({ css: "[role=dialog]", text: "How to search" });
  await shoot("help");
  await driver.keys("Tab", "Enter");
  await boxHas('"harbour strike"');
  await driver.gone("[role=dialog]");

  // A misspelt word that finds nothing brings what was meant.
  await driver.keys("Control+f");
  await driver.type("pasword gate");
  await driver.find({ css: "[data-pane=list] button", text: "Did you mean “password gate”?" });
  await shoot("meant");

  // By mouse.
  await driver.click({ css: "[data-pane=list] button", text: "Did you mean “password gate”?" });
  await boxHas("password gate");
  await driver.fill("search input", "has:");
  await driver.click({ css: "search [role=option]", text: "passage" });
  await boxHas("has:passage ");
  await driver.type("kind:we");
  await driver.type("\uE003\uE003ht");
  await driver.click({ css: "search [role=option]", text: "web page" });
  await boxHas("has:passage kind:html ");
  await driver.click("main h1");
  await driver.find({ css: "search li", text: "kind" });
  await shoot("chips");
  await driver.click({ css: "search button", name: "Take out “has passage”" });
  await boxHas("kind:html");
  await driver.click({ name: "Clear the search" });
  await boxHas("");
  assert.equal(await found(), all, "everything is listed again");
});
