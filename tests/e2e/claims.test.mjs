// Claims in the real window: from a passage to a claim with the guessed speaker, evidence of two articles that contradict,
// a status with its grounds, what a newer version changes, and the way back.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { axe, journey, run } from "./journey.mjs";

const page = (title, address, ...paragraphs) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <title>${title}</title><link rel="canonical" href="https://ledger.example/${address}"></head><body>
  <article><h1>${title}</h1>${paragraphs.map((words) => `<p>${words}</p>`).join("\n")}</article></body></html>`;

const LAW = "The gate stood open for years under the Harbour Act of 1981, Ada Nyland told the Courier on Tuesday.";
const REST = [
  "Nobody had counted the keys since the spring, and the board was not told of it before the end of the month.",
  "All the officials demanded anonymity because they were not authorised to speak about the keys on the record.",
];

const options = {
  size: [1440, 900],
  timeout: 240_000,
  prepare: (stage) => {
    const library = stage.path("Desk.clipfile");
    writeFileSync(stage.path("gate.html"), page("The gate stood open", "gate", LAW, ...REST));
    writeFileSync(
      stage.path("act.html"),
      page(
        "What the Harbour Act says",
        "act",
        "The Harbour Act was passed in 1978, as the printed volume in the reading room says on its first page.",
        "It has been amended twice since then, and neither amendment has a word about gates or the keys to them.",
      ),
    );
    run("import", "--library", library, stage.path("gate.html"), stage.path("act.html"));
    options.args = [library];
  },
};

journey("A passage becomes a claim that another article contradicts", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const keys = (...chords) => driver.keys(...chords);
  await driver.click({ css: "[role=option]", text: "The gate stood open" });
  await driver.find({ css: "h1", text: "The gate stood open" });
  await driver.executeAsync(() => document.fonts.ready.then(() => true));

  // C on a selection: the sheet shows a guess, and nothing of it is there before it is taken.
  await driver.select("The gate stood open for years under the Harbour Act of 1981", "[data-start]");
  await keys("c");
  await driver.find({ css: "[role=dialog] h2", text: "New claim" });
  await driver.find({ css: "[role=note]", text: "Ada Nyland" });
  assert.equal(await driver.execute(() => document.querySelector("[role=dialog] input[list]").value), "");
  await driver.type("The Harbour Act is of 1981.");
  await shoot("sheet");
  await axe(driver, { theme: "the sheet of a claim" });
  await driver.click({ css: "[role=dialog] button", text: "Use the guess" });
  await driver.waitFor(
    "the guess is in the field",
    () => document.querySelector("[role=dialog] input[list]").value === "Ada Nyland",
  );
  await keys("Control+Enter");
  await driver.gone({ css: "[role=dialog]" });
  await driver.find({ css: "[data-passage] .statement", text: "The Harbour Act is of 1981." });
  await driver.find({ css: "footer", text: "Undo: new claim" });
  await shoot("margin");

  // Those who will not be named are offered as such.
  await driver.select("All the officials demanded anonymity because they were not authorised", "[data-start]");
  await keys("c");
  await driver.find({ css: "[role=note]", text: "not to be named" });
  await driver.click({ css: "[role=dialog] button", text: "Use the guess" });
  await driver.type("Nobody may speak of the keys.");
  await keys("Control+Enter");
  await driver.gone({ css: "[role=dialog]" });

  // The ledger, by keys alone.
  await keys("Escape", "r", "l");
  await driver.find({ css: "tr[data-claim]", text: "The Harbour Act is of 1981." });
  await shoot("ledger");
  await axe(driver, { theme: "the ledger" });

  // It is the tab of claims: the box narrows it as it does the other lists, and shows where the words stand.
  const claims = () => [...document.querySelectorAll("tr[data-claim] .statement button")].map((one) => one.textContent);
  await driver.find({ css: "[role=tab][aria-selected=true]", text: "Claims" });
  await driver.fill("search input", "speaker:nyland act");
  await driver.waitFor("one claim is left", () => document.querySelectorAll("tr[data-claim]").length === 1);
  assert.deepEqual(await driver.execute(claims), ["The Harbour Act is of 1981."]);
  assert.equal(await driver.execute(() => document.querySelector("tr[data-claim] mark").textContent), "Act");
  await driver.waitFor(
    "every tab is counted under the query",
    () => document.querySelector("[data-tab=claims] .count").textContent === "1",
  );
  await shoot("claims-found");
  await driver.fill("search input", "anonymity");
  await driver.find({ css: "section", text: "No claim fits what is asked for." });
  // Another tab is the same query over another list, and the key goes back.
  await driver.click({ css: "[data-tab=articles]" });
  await driver.find({ css: "[role=option]", text: "The gate stood open" });
  await keys("Escape", "l");
  await driver.fill("search input", "");
  await driver.waitFor("all are back", () => document.querySelectorAll("tr[data-claim]").length === 2);
  await driver.execute(() => document.querySelector("tr[data-claim]").focus());
  await keys("Down", "Enter");
  await driver.find({ css: "h1", text: "The Harbour Act is of 1981." });
  await driver.find({ css: "section", text: "States or supports it" });

  // Its checking, with the grounds.
  await driver.execute(() => {
    const status = document.querySelector("form select");
    status.value = "disputed";
    status.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await driver.fill({ name: "On what grounds" }, "The printed volume says 1978.");
  await driver.click({ css: "button", text: "Set the status" });
  await driver.find({ css: "ol li", text: "Disputed" });
  await driver.find({ css: ".how", text: "The printed volume says 1978." });

  // A second article speaks against it.
  await keys("Escape", "Escape");
  await driver.click({ css: "[role=option]", text: "What the Harbour Act says" });
  await driver.find({ css: "h1", text: "What the Harbour Act says" });
  await driver.select("The Harbour Act was passed in 1978", "[data-start]");
  await keys("c");
  await driver.find({ css: "[role=dialog] h2", text: "New claim" });
  await driver.type("The Harbour Act is of 1978.");
  await keys("Control+Enter");
  await driver.gone({ css: "[role=dialog]" });
  await driver.click({ css: "[data-passage] .statement", text: "The Harbour Act is of 1978." });
  await driver.fill({ name: "Find a claim to link" }, "1981");
  await driver.click({ css: ".found button", text: "The Harbour Act is of 1981." });
  await driver.find({ css: ".links li", text: "contradicts" });
  await shoot("claim");
  await axe(driver, { theme: "the page of a claim" });

  // Undo takes the link back, and the ledger shows what is contradicted.
  await keys("Control+z");
  await driver.find({ css: "[data-toasts]", text: "Undone: link the claim" });
  await driver.gone({ css: ".links .other" });
  await keys("Control+Shift+z");
  await driver.find({ css: ".links .other", text: "The Harbour Act is of 1981." });
  await keys("Escape");
  await driver.find({ css: "tr[data-claim] .mark", text: "Contradicted" });
  await shoot("contradicted");

  const listed = run("claims", "--library", options.args[0], "--json", "--status", "disputed").trim().split("\n");
  assert.deepEqual(
    listed.map((line) => [JSON.parse(line).speaker, JSON.parse(line).how]),
    [["Ada Nyland", "The printed volume says 1978."]],
  );
});

const changing = {
  size: [1440, 900],
  timeout: 240_000,
  prepare: (stage) => {
    const library = stage.path("Desk.clipfile");
    writeFileSync(stage.path("gate.html"), page("The gate stood open", "gate", LAW, ...REST));
    writeFileSync(stage.path("newer.html"), page("The gate stood open", "gate", LAW.replace("1981", "1978"), ...REST));
    run("import", "--library", library, stage.path("gate.html"));
    run("highlight", "--library", library, "--article", "1", "--quote", "the Harbour Act of 1981");
    changing.args = [library];
    stage.answerDialogs([[stage.path("newer.html")]]);
  },
};

journey("A claim says that its evidence changed until that is seen", changing, async (driver, stage) => {
  const keys = (...chords) => driver.keys(...chords);
  await driver.find({ css: "h1", text: "The gate stood open" });
  await driver.click({ css: "[data-passage] .quote", text: "the Harbour Act of 1981" });
  await driver.find({ css: "[data-passage].chosen", text: "the Harbour Act of 1981" });
  await keys("c");
  await driver.find({ css: "[role=dialog] h2", text: "New claim" });
  await driver.type("The act is of 1981.");
  await keys("Control+Enter");
  await driver.gone({ css: "[role=dialog]" });
  await keys("Control+i");
  await driver.find({ css: "[data-passage] .changed", text: "Evidence changed" });
  await driver.click({ css: "[data-passage] .statement", text: "The act is of 1981." });
  await driver.find({ css: "blockquote", text: "the Harbour Act of 1978" });
  writeFileSync(stage.path("changed.png"), await driver.screenshot());
  await driver.click({ css: "button", text: "I have seen it" });
  await driver.gone({ css: "button", text: "I have seen it" });
  await keys("Control+z");
  await driver.find({ css: "button", text: "I have seen it" });
});
