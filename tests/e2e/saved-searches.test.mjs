// Searches that are kept: saved by key, counted, opened, brought up to date, put in order, and every step undone.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { axe, journey } from "./journey.mjs";

journey("Saved searches", { args: ["--sample"], size: [1440, 900], timeout: 180_000 }, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const search = async (words) => {
    await driver.keys("Control+f");
    await driver.type(words);
  };
  const found = async () => Number.parseInt(await driver.text("[data-pane=list] [aria-live] b"), 10);
  const finds = (count) =>
    driver.waitFor(
      `${count} articles are listed`,
      (count) => Number.parseInt(document.querySelector("[data-pane=list] [aria-live] b")?.textContent, 10) === count,
      [count],
    );
  /** Name and count of every saved search, once each was counted. */
  const saved = () =>
    driver.waitFor("every saved search was counted", () => {
      const rows = [...document.querySelectorAll("[data-saved]")].map((row) => [
        row.querySelector(".name").textContent,
        row.querySelector(".count").textContent,
      ]);
      return rows.every(([, count]) => count !== "") && rows;
    });
  const names = async () => (await saved()).map(([name]) => name);
  const boxHas = (words) =>
    driver.waitFor(`the box has "${words}"`, (words) => document.querySelector("search input").value === words, [
      words,
    ]);
  const save = async (query, name) => {
    await search(query);
    await driver.keys("Control+s");
    await driver.find({ css: "[role=dialog] h2", text: "Save this search" });
    await driver.waitFor("the name has the focus", () => document.activeElement.matches("[role=dialog] input"));
    if (name) await driver.type(name);
    if (query === "door") await shoot("dialog");
    await driver.keys("Enter");
    await driver.gone("[role=dialog]");
  };

  // Saved by key, under the query itself or a name, and counted.
  await driver.find("main h1");
  await driver.find({ text: "Search for something, then save the search" });
  await save("door", "All doors");
  await driver.find({ css: "[data-toasts]", text: "Saved the search “All doors”" });
  const doors = await found();
  assert.ok(doors > 0, "the sample has doors");
  assert.deepEqual(await saved(), [["All doors", String(doors)]]);
  await save("the");
  await save("zzz", "Nothing yet");
  assert.deepEqual(await names(), ["All doors", "the", "Nothing yet"]);
  assert.equal((await saved())[2][1], "0");
  await axe(driver);

  // By key alone: to the sidebar, down the list, another order, another name and query.
  await driver.keys("Control+f", "Escape", "Escape", "Shift+F6");
  await driver.waitFor("the sidebar has the focus", () => document.activeElement.closest("[data-pane=sidebar]"));
  await driver.execute(() => document.querySelector("[data-saved][tabindex='0']").focus());
  await driver.keys("Home", "Alt+Down");
  await driver.waitFor(
    "it went down",
    () => document.querySelectorAll("[data-saved] .name")[1].textContent === "All doors",
  );
  assert.deepEqual(await names(), ["the", "All doors", "Nothing yet"]);
  await driver.waitFor("the focus went with it", () => document.activeElement.textContent.includes("All doors"));
  await driver.keys("Enter");
  await boxHas("door");
  await finds(doors);
  await shoot("opened");

  // Edited in the box, it offers to be brought up to date.
  await search("door gate");
  await driver.find({ css: "header", text: "Update" });
  await driver.click({ css: "header button", text: "Update" });
  await driver.find({ css: "[role=menuitem]", text: "Update “All doors”" });
  await shoot("edited");
  await driver.keys("Escape");
  await driver.gone("[role=menu]");
  await driver.keys("Control+Shift+s");
  await driver.find({ css: "[data-toasts]", text: "Updated the saved search “All doors”" });
  await driver.find({
    css: "header button[aria-pressed=true]",
    name: "Saved as “All doors”. Save it under another name",
  });
  await driver.waitFor(
    "its count follows and is that of the list",
    () =>
      document.querySelectorAll("[data-saved] .count")[1].textContent ===
      document.querySelector("[data-pane=list] [aria-live] b").textContent,
  );

  // Found by name in the palette; its query follows the box from another one too.
  await driver.keys("Control+k");
  await driver.find({ css: "[role=dialog] input" });
  await driver.type("nothing y");
  await driver.find({ css: "[role=option]", text: "Saved search" });
  await driver.keys("Enter");
  await boxHas("zzz");

  // A count follows what is written: one article less in the library.
  const all = Number((await saved())[0][1]);
  await driver.click({ css: "[data-saved]", text: "the" });
  await boxHas("the");
  await driver.waitFor("its rows are there", () => document.querySelector("[data-pane=list] [role=option]"));
  await driver.keys("Control+f", "Enter");
  await driver.keys("Delete");
  await driver.waitFor(
    "one less is counted",
    (count) => document.querySelector("[data-saved] .count").textContent === count,
    [String(all - 1)],
  );
  await driver.keys("Control+z");
  await driver.waitFor(
    "it counts again",
    (count) => document.querySelector("[data-saved] .count").textContent === count,
    [String(all)],
  );

  // Changed in its dialog, duplicated by its menu, removed, and all of it undone.
  await driver.execute(() => document.querySelector("[data-saved]").focus());
  await driver.keys("F2");
  await driver.find({ css: "[role=dialog] h2", text: "Change the saved search" });
  await driver.waitFor("the name has the focus", () => document.activeElement.matches("[role=dialog] input"));
  await driver.type("Every article");
  await driver.keys("Enter");
  await driver.gone("[role=dialog]");
  await driver.waitFor(
    "it is renamed",
    () => document.querySelector("[data-saved] .name").textContent === "Every article",
  );
  await driver.execute(() => document.querySelector("[data-saved]").focus());
  await driver.keys("Delete");
  await driver.waitFor("it is gone", () => document.querySelectorAll("[data-saved]").length === 2);
  assert.deepEqual(await names(), ["All doors", "Nothing yet"]);
  await driver.keys("Control+z");
  await driver.waitFor("it is back", () => document.querySelectorAll("[data-saved]").length === 3);
  await driver.find({ css: "[data-toasts]", text: "Undone: remove the saved search “Every article”" });
  await driver.keys("Control+z");
  await driver.waitFor(
    "it is back under its first name",
    () => document.querySelector("[data-saved] .name")?.textContent === "the",
  );
  assert.deepEqual(await names(), ["the", "All doors", "Nothing yet"]);

  // By pointer: the last one is drawn to the top. The engine makes these events of a drag only for a real pointer.
  await driver.execute(() => {
    const rows = document.querySelectorAll("[data-saved]");
    const dataTransfer = new DataTransfer();
    const over = { bubbles: true, cancelable: true, dataTransfer };
    rows[2].dispatchEvent(new DragEvent("dragstart", over));
    rows[0].dispatchEvent(new DragEvent("dragover", over));
    rows[0].dispatchEvent(new DragEvent("drop", over));
  });
  await driver.waitFor(
    "it came first",
    () => document.querySelector("[data-saved] .name").textContent === "Nothing yet",
  );
  await shoot("ordered");

  // They are in the file.
  await stage.close();
  driver = await stage.open({ size: [1440, 900] });
  await driver.waitFor("they are back", () => document.querySelectorAll("[data-saved]").length === 3);
  assert.deepEqual(
    await driver.execute(() => [...document.querySelectorAll("[data-saved] .name")].map((name) => name.textContent)),
    ["Nothing yet", "the", "All doors"],
  );
});
