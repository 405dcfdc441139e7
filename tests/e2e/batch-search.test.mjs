// A list of names, looked up by key alone: counted, sorted, opened in the search box, and written for other programs.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { axe, journey } from "./journey.mjs";

const LIST = `Elin Torvund
Mara Lind

elin torvund
Nobody Known
=HYPERLINK("http://evil.example")
Tomas Berg`;

const options = {
  args: ["--sample"],
  size: [1440, 900],
  timeout: 180_000,
  prepare: (stage) => stage.answerDialogs([stage.path("names.csv"), stage.path("names.xlsx")]),
};

journey("Batch search", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const rows = () =>
    driver.execute(() =>
      [...document.querySelectorAll("[role=grid] [role=rowgroup]:last-child [role=row]")]
        .toSorted((a, b) => a.ariaRowIndex - b.ariaRowIndex)
        .map((row) => [...row.querySelectorAll("[role=gridcell]")].slice(0, 2).map((cell) => cell.textContent.trim())),
    );
  const lookedUp = (count) =>
    driver.waitFor(
      `${count} names were looked up`,
      (count) =>
        [...document.querySelectorAll("[role=dialog] [aria-pressed]")][0]?.textContent.trim() === `All ${count}`,
      [count],
    );

  // By key: a list is typed, and what is in it is said before anything is looked up.
  await driver.find("main h1");
  await driver.keys("Control+Shift+f");
  await driver.find({ css: "[role=dialog] h2", text: "Look up many names" });
  await driver.waitFor("the list has the focus", () => document.activeElement.matches("textarea"));
  await driver.type(LIST);
  await driver.find({ text: "5 names" });
  await driver.find({ text: "1 blank line" });
  await driver.find({ text: "1 name stood there twice" });
  await axe(driver);
  await shoot("list");
  await driver.keys("Control+Enter");
  await lookedUp(5);
  const found = await rows();
  assert.equal(found.length, 5);
  const counts = found.map(([, count]) => Number(count));
  assert.deepEqual(
    counts,
    counts.toSorted((a, b) => b - a),
    "the most articles come first",
  );
  assert.ok(counts[0] > 0);
  assert.equal(Object.fromEntries(found)["Nobody Known"], "0");
  await axe(driver);
  await shoot("answers");

  // Sorted by name, and only those that are found nowhere.
  await driver.click({ css: "[role=columnheader] button", text: "Name" });
  const names = (await rows()).map(([name]) => name);
  assert.equal(names.at(-1), "Tomas Berg");
  await driver.click({ css: "[role=dialog] [aria-pressed]", text: "Found nowhere" });
  await driver.waitFor("only those are there", () => document.querySelectorAll("[role=grid] [role=row]").length === 3);
  await shoot("nowhere");
  await driver.click({ css: "[role=dialog] [aria-pressed]", text: "All" });

  // Written as both forms, in the order in which the rows stand; nothing in them is a formula.
  const [csv, xlsx] = [stage.path("names.csv"), stage.path("names.xlsx")];
  for (const [form, path] of [
    ["Export as CSV", csv],
    ["Export as XLSX", xlsx],
  ]) {
    await driver.click({ css: "[role=dialog] button", text: form });
    await driver.find({ css: "[data-toasts]", text: `Wrote 5 names to ${path}` });
  }
  const lines = readFileSync(csv, "utf8").split("\r\n");
  assert.equal(lines.length, 7);
  assert.ok(lines[1].includes(`"'=HYPERLINK(""http://evil.example"")"`), lines[1]);
  assert.deepEqual(readFileSync(xlsx).subarray(0, 2).toString(), "PK");

  // A row is opened by key: its query stands in the box, its best article beside the list.
  await driver.execute(() => document.querySelector("[role=grid]").focus());
  await driver.keys("End", "Enter");
  await driver.gone("[role=dialog]");
  const opened = await driver.waitFor("the box has the name", () => {
    const { value } = document.querySelector("search input");
    return value.includes("Tomas Berg") && value;
  });
  assert.equal(opened, '"Tomas Berg"');
  const listed = Number.parseInt(await driver.text("[data-pane=list] [aria-live] b"), 10);
  assert.equal(String(listed), Object.fromEntries(found)["Tomas Berg"], "the list finds what the table counted");
  await shoot("opened");

  // The answers are still there; then the list is looked up again within the present search.
  await driver.keys("Control+Shift+f");
  await lookedUp(5);
  await driver.click({ css: "[role=dialog] button", text: "Change the list" });
  await driver.click({ css: "[role=dialog] label", text: "Only articles that fit the present search too" });
  await driver.execute(() => document.querySelector("textarea").focus());
  await driver.keys("Control+Enter");
  await driver.find({ css: "[role=dialog]", text: 'Only in articles that fit "Tomas Berg"' });
  await lookedUp(5);
  const within = Object.fromEntries(await rows());
  assert.equal(within["Tomas Berg"], String(listed));
  assert.ok(Number(within["Elin Torvund"]) <= listed);
  await driver.keys("Escape");
  await driver.gone("[role=dialog]");
});
