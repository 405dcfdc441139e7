// The hub: one query over articles, passages and notes; tables, groups, and what can be done to many at once.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { axe, journey } from "./journey.mjs";
import { openYears, years } from "./years.mjs";

const counted = (driver, wanted) =>
  driver.waitFor(
    `the tabs say ${JSON.stringify(wanted)}`,
    (wanted) =>
      [...document.querySelectorAll("[role=tab]")].every((tab) => {
        const [name, count] = [...tab.querySelectorAll("span")].map((part) => part.textContent);
        return wanted[name] === undefined || String(wanted[name]) === count;
      }),
    [wanted],
  );
const lines = (driver) =>
  driver.execute(() =>
    [...document.querySelectorAll("[role=row].line")].map((row) =>
      [...row.querySelectorAll("[role=gridcell]")].map((cell) => cell.textContent.trim()),
    ),
  );
const heads = (driver) =>
  driver.execute(() =>
    [...document.querySelectorAll("[role=row].group")].map((row) => ({
      name: row.getAttribute("aria-label"),
      open: row.getAttribute("aria-expanded") === "true",
    })),
  );

journey("A result is looked through by keyboard alone", { prepare: years, timeout: 240_000 }, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  await openYears(driver);
  await counted(driver, { Articles: 180, Passages: 30, Notes: 15 });

  // One query over everything.
  await driver.keys("/");
  await driver.type("signed 175");
  await counted(driver, { Articles: 1, Passages: 1 });
  await driver.keys("Escape", "Escape");
  await counted(driver, { Articles: 180, Passages: 30, Notes: 15 });

  // A table, sorted by a column, a column made wider.
  await driver.keys("Control+Shift+v");
  await driver.find("[role=columnheader]");
  assert.deepEqual(
    await driver.execute(() =>
      [...document.querySelectorAll("[role=columnheader]")].map((head) => head.textContent.trim()),
    ),
    ["Headline", "Outlet", "Byline", "Published", "Passages"],
  );
  await driver.execute(() => document.querySelectorAll("[role=columnheader] button")[1].focus());
  await driver.keys("Enter");
  await driver.find("[role=columnheader][aria-sort=ascending]");
  await driver.waitFor("the first outlet comes first", () =>
    document.querySelector("[role=row].line")?.textContent.includes("Coast Wire"),
  );
  const width = () => driver.execute(() => document.querySelectorAll("[role=columnheader]")[1].offsetWidth);
  const before = await width();
  await driver.keys("Shift+Right");
  await driver.waitFor(
    "the column is wider",
    (before) => document.querySelectorAll("[role=columnheader]")[1].offsetWidth === before + 16,
    [before],
  );
  await shoot("table");
  await axe(driver);

  // Groups, folded and unfolded.
  await driver.keys("g");
  await driver.find("[role=row].group");
  assert.equal((await heads(driver))[0].name, "Coast Wire, 41");
  await driver.execute(() => document.querySelector("[role=treegrid]").focus());
  await driver.keys("Home", "Left");
  await driver.waitFor("the first group is folded", () => document.querySelectorAll("[role=row].group").length >= 2);
  await driver.keys("Control+Left");
  await driver.waitFor("all groups are folded", () => !document.querySelector("[role=row].line"));
  assert.deepEqual(
    (await heads(driver)).map(({ name }) => name),
    ["Coast Wire, 41", "Dagsposten, 41", "Harbour Post, 41", "The Echo, 41", "No outlet, 16"],
  );
  await shoot("folded");
  await driver.keys("Down", "Right", "Down");
  await driver.waitFor("a row of the second group has the keys", () => {
    const grid = document.querySelector("[role=treegrid]");
    return document.getElementById(grid.getAttribute("aria-activedescendant"))?.textContent.includes("Dagsposten");
  });
  await driver.keys("Control+Right");
  assert.ok((await lines(driver)).length > 0);

  // Passages: three are coloured at once, and it is one step.
  await driver.keys("]");
  await driver.find("[role=option] blockquote");
  await driver.waitFor("the list has the keys", () => (document.querySelector("[role=listbox]").focus(), true));
  await driver.keys("Home", "x");
  await driver.find("[role=option] blockquote mark");
  await shoot("around");
  await driver.keys("Shift+Down", "Shift+Down");
  await driver.find({ text: "3 chosen" });
  await driver.click({ css: "button", name: "Colour" });
  await driver.keys("Down", "Down", "Enter");
  await driver.find({ css: "footer", text: "colour" });
  await shoot("passages");
  await driver.keys("Delete");
  await counted(driver, { Passages: 27 });
  await driver.keys("Control+z");
  await counted(driver, { Passages: 30 });

  // Notes: all with a word are removed, and come back in one step.
  await driver.keys("]");
  await driver.find({ css: "[role=option]", text: "Ask who signed" });
  await driver.execute(() => document.querySelector("[role=listbox]").focus());
  await driver.keys("Home", "Shift+Down", "Delete");
  await counted(driver, { Notes: 13 });
  await driver.keys("Control+z");
  await counted(driver, { Notes: 15 });
});

journey(
  "A result is looked through with the pointer",
  { prepare: years, size: [1920, 1080], timeout: 240_000 },
  async (driver, stage) => {
    const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
    await openYears(driver);
    await driver.click({ css: "button", name: "As a table" });
    await driver.click({ css: "[role=columnheader] button", text: "Published" });
    await driver.find("[role=columnheader][aria-sort=descending]");
    await driver.click({ css: "button", name: "Columns" });
    await driver.click({ css: "[role=menuitemcheckbox],[role=menuitemradio],[role=menuitem]", text: "Words" });
    await driver.keys("Escape");
    await driver.find({ css: "[role=columnheader]", text: "Words" });

    // A column is drawn wider, and stays so.
    const edge = await driver.execute(() => {
      const box = document.querySelector("[role=columnheader] .edge").getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    const width = () => driver.execute(() => document.querySelector("[role=columnheader]").offsetWidth);
    const before = await width();
    await driver.drag(edge, { x: edge.x + 60, y: edge.y });
    assert.equal(await width(), before + 60);

    await driver.click({ css: "button", name: "Groups: No groups" });
    await driver.click({ css: "[role^=menuitem]", text: "Month published" });
    await driver.find({ css: "[role=row].group", text: "2023" });
    await shoot("months");
    await driver.click("[role=row].group");
    await driver.waitFor(
      "it is folded",
      () => document.querySelector("[role=row].group").getAttribute("aria-expanded") === "false",
    );

    // Many rows at once: tagged and untagged, a step each.
    await driver.click("[role=row].line");
    await driver.keys("Control+a");
    await driver.find({ text: "180 chosen" });
    await driver.click({ css: "button", name: "Tag" });
    await driver.type("seen\n");
    await driver.find({ css: "[role=treeitem]", text: "seen" });
    await driver.waitFor("all have it", () =>
      [...document.querySelectorAll("[role=treeitem]")].some((row) => /seen\s*180/.test(row.textContent)),
    );
    await shoot("tagged");
    await driver.click({ css: "button", name: "Take a tag off" });
    await driver.click({ css: "[role=menuitem]", text: "seen" });
    await driver.waitFor("none has it", () =>
      [...document.querySelectorAll("[role=treeitem]")].some((row) => /seen\s*0/.test(row.textContent)),
    );
    await driver.keys("Control+z");
    await driver.waitFor("all have it again", () =>
      [...document.querySelectorAll("[role=treeitem]")].some((row) => /seen\s*180/.test(row.textContent)),
    );
    await axe(driver);
  },
);
