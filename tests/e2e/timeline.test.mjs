// The timeline: a result by month, brushed with the pointer and with keys, and the query that says what is brushed.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { axe, journey } from "./journey.mjs";
import { openYears, years } from "./years.mjs";

const total = (driver) =>
  driver.execute(() => Number(document.querySelector("[role=tab][aria-selected=true] .count").textContent));
const typed = (driver) =>
  driver.execute(() => document.querySelector("search").textContent + document.querySelector("search input").value);
const bars = (driver) =>
  driver.execute(() =>
    [...document.querySelectorAll("[data-bar]")].map((bar) => ({
      name: bar.getAttribute("aria-label"),
      pressed: bar.getAttribute("aria-pressed") === "true",
    })),
  );
/** How many articles a bar says that it stands for. */
const said = (bar) => Number(/, (\d+) articles?$/.exec(bar.name)?.[1] ?? 0);
const asks = (driver, words) =>
  driver.waitFor(
    `the query has ${words}`,
    (words) =>
      (document.querySelector("search").textContent + document.querySelector("search input").value).includes(words),
    [words],
  );
const finds = (driver, count) =>
  driver.waitFor(
    `${count} articles are found`,
    (count) => document.querySelector("[role=tab][aria-selected=true] .count")?.textContent === String(count),
    [count],
  );

journey("The timeline is brushed with keys alone", { prepare: years, timeout: 240_000 }, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  await openYears(driver);
  await driver.keys("Control+Shift+h");
  await driver.find("[data-bar]");
  await driver.waitFor("a bar has the keys", () => document.activeElement.hasAttribute("data-bar"));
  const all = await bars(driver);
  assert.deepEqual(
    all.map((bar) => bar.name.slice(0, 4)),
    ["2017", "2018", "2019", "2020", "2021", "2022", "2023"],
  );
  const undated = 20;
  assert.equal(all.reduce((sum, bar) => sum + said(bar), 0) + undated, await total(driver));

  // One year, then two more with Shift.
  await driver.keys("Home", "Right", "Enter");
  await asks(driver, "published:2018");
  await finds(driver, said(all[1]));
  await driver.keys("Shift+Right", "Shift+Right");
  await asks(driver, "published:2018..2020");
  await finds(driver, said(all[1]) + said(all[2]) + said(all[3]));
  const brushed = await bars(driver);
  assert.deepEqual(
    brushed.map((bar) => bar.pressed),
    [false, true, true, true, false, false, false],
  );
  assert.deepEqual(
    brushed.map((bar) => said(bar)),
    all.map((bar) => said(bar)),
    "what is not brushed stays in sight",
  );
  await shoot("brushed");
  await axe(driver);

  // Only what is brushed, by month; and everything again.
  await driver.keys("+");
  await driver.find({ css: "[data-bar]", name: "January 2018, none" }).catch(async () => {
    assert.match((await bars(driver))[0].name, /^January 2018/);
  });
  assert.equal((await bars(driver)).length, 36);
  await shoot("months");
  await driver.keys("-");
  await driver.waitFor("the years are back", () => document.querySelectorAll("[data-bar]").length === 7);
  await driver.keys("Escape");
  await finds(driver, 180);
  assert.doesNotMatch(await typed(driver), /published/);
});

journey("The timeline is brushed with the pointer", { prepare: years, timeout: 240_000 }, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const middle = (at) =>
    driver.execute((at) => {
      const box = document.querySelectorAll("[data-bar]")[at].getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, at);
  await openYears(driver);
  await driver.click({ css: "button", name: "Show or hide the timeline" });
  await driver.find("[data-bar]");
  const all = await bars(driver);
  await driver.drag(await middle(2), await middle(4));
  await asks(driver, "published:2019..2021");
  await finds(driver, said(all[2]) + said(all[3]) + said(all[4]));
  await shoot("drawn");

  // What is typed in the box is what is brushed.
  await driver.keys("Control+f");
  await driver.type(" published:2017 ");
  await driver.waitFor(
    "the other year is brushed",
    () => document.querySelector("[data-bar]")?.getAttribute("aria-pressed") === "true",
  );

  await driver.keys("Escape");
  await driver.click({ css: "button", name: "By tag" });
  await driver.click({ css: "section button", text: "sourcing/anonymous" });
  await asks(driver, "sourcing/anonymous");
  await driver.waitFor("other tags are greyed", () => {
    const rows = [...document.querySelectorAll("[role=treeitem]")];
    return rows.some((row) => row.textContent.includes("money") && row.querySelector(".count").textContent === "0");
  });
  await shoot("by tag");
  await axe(driver);
});
