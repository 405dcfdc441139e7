// Speakers, the timeline and contradictions in the real window, in the sample library: two speakers who contradict each other,
// the timeline by keys alone, its drawing written, and two speakers who are one made one and two again.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { axe, journey } from "./journey.mjs";
import { until } from "./processes.mjs";

const options = {
  size: [1280, 800],
  timeout: 240_000,
  args: ["--sample"],
  prepare: (stage) => stage.answerDialogs([stage.path("said.svg"), stage.path("said.png")]),
};

journey("Who said what when is seen, written, and put right", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const keys = (...chords) => driver.keys(...chords);
  const focused = () => driver.execute(() => document.activeElement?.getAttribute("aria-label") ?? "");
  const command = async (words) => {
    await keys("Control+k");
    await driver.find({ css: "[role=dialog] input" });
    await driver.type(words);
    await driver.find({ css: "[role=option]", text: words });
    await keys("Enter");
  };
  await driver.executeAsync(() => document.fonts.ready.then(() => true));

  // A claim by somebody who is in the list under another name.
  await driver.click({ css: "[role=option]", text: "Minister:" });
  await driver.find({ css: "h1", text: "Minister:" });
  await driver.select("The minister said the readers' passwords had been changed every quarter", "[data-start]");
  await keys("c");
  await driver.find({ css: "[role=dialog] h2", text: "New claim" });
  await driver.type("The protocol was followed.");
  await driver.fill({ name: "Speaker" }, "E. Torvund");
  await driver.fill({ name: "Said on" }, "2026-05-16");
  await keys("Control+Enter");
  await driver.gone({ css: "[role=dialog]" });

  // The speakers, from the palette.
  await command("Go to Speakers");
  await driver.find({ css: "tr[data-person]", text: "E. Torvund" });
  assert.equal(await driver.execute(() => document.activeElement.tagName), "TR");
  await shoot("speakers");
  await axe(driver, { theme: "the speakers" });

  // One alone is merged into another one; what that does is said before.
  await until("the keys are on E. Torvund", async () => {
    const on = await driver.execute(() => document.activeElement.textContent);
    if (on.includes("E. Torvund")) return true;
    await keys("Down");
    return false;
  });
  await keys("m");
  await driver.find({ css: "[role=dialog] h2", text: "Merge E. Torvund into another speaker" });
  const torvund = await driver.execute(
    () =>
      [...document.querySelectorAll("[role=dialog] option")].find((one) => one.text.startsWith("Elin Torvund")).value,
  );
  await driver.execute((value) => {
    const select = document.querySelector("[role=dialog] select");
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }, torvund);
  await driver.find({ css: "[role=dialog] li", text: "One claim gets Elin Torvund as its speaker." });
  await driver.find({ css: "[role=dialog] li", text: "E. Torvund goes to the trash as it is." });
  await shoot("merge");
  await axe(driver, { theme: "a merge" });
  await driver.click({ css: "[role=dialog] button", text: "Merge" });
  await driver.gone({ css: "[role=dialog]" });
  await driver.find({ css: "tr[data-person] .aliases", text: "E. Torvund" });
  await keys("Control+z");
  await driver.find({ css: "[data-toasts]", text: "Undone: merge speakers into Elin Torvund" });
  await driver.find({ css: "tr[data-person] button", text: "E. Torvund" });
  await keys("Control+Shift+z");
  await driver.find({ css: "tr[data-person] .aliases", text: "E. Torvund" });

  // One speaker's page: what was said, in order of time.
  await driver.click({ css: "tr[data-person] button", text: "Elin Torvund" });
  await driver.find({ css: "h1", text: "Elin Torvund" });
  await driver.find({ css: "li button", text: "The protocol was followed." });
  const said = await driver.execute(() => [...document.querySelectorAll("ol .date")].map((one) => one.textContent));
  assert.deepEqual(said, ["15 May 2026", "15 May 2026", "16 May 2026"]);
  await shoot("speaker");
  await axe(driver, { theme: "a speaker's page" });

  // Who said what when, by keys alone.
  await command("Go to the timeline: who said what when");
  await driver.find({ css: ".mark[data-claim]" });
  await keys("Down");
  await driver.waitFor("a mark has the keys", () => document.activeElement?.matches("[data-claim]") === true);
  await keys("Home");
  assert.match(await focused(), /Marit Ulvreid, 6 February 2024, Confirmed$/);
  await shoot("timeline");
  await axe(driver, { theme: "the timeline" });
  const labels = () =>
    driver.execute(() => [...document.querySelectorAll(".axis text")].map((one) => one.textContent).join(" | "));
  const whole = await labels();
  await keys("End");
  await until("the last one has the keys", async () => (await focused()).includes("16 May 2026"));
  await keys("+", "+", "+", "+", "+", "+", "+");
  await until("the line shows days", async () => (await labels()).includes("15 May 2026"));
  await shoot("timeline-near");
  await keys("k");
  await until("the one before has the keys", async () => (await focused()).includes("15 May 2026"));
  await keys("0");
  await until("all of it is shown again", async () => (await labels()) === whole);
  await keys("Enter");
  await driver.find({ css: "button.speaker" });
  await keys("Escape");
  await driver.find({ css: ".mark[data-claim]" });

  // Its drawing and its picture are written.
  for (const [name, words] of [
    ["said.svg", "As a drawing (SVG)"],
    ["said.png", "As a picture (PNG)"],
  ]) {
    await driver.click({ css: "button", text: "Export" });
    await driver.click({ css: "[role=menuitem]", text: words });
    await driver.find({ css: "[data-toasts]", text: name });
  }
  const svg = readFileSync(stage.path("said.svg"), "utf8");
  assert.match(svg, /^<\?xml version="1\.0"[^>]*><svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.ok(svg.includes("Elin Torvund") && !svg.includes("E. Torvund"), svg.slice(0, 2000));
  assert.equal(readFileSync(stage.path("said.png")).subarray(1, 4).toString(), "PNG");

  // What contradicts what, one after the other.
  await command("Go to contradictions between claims");
  await driver.find({ css: "li[data-index]", text: "Two claims that cannot both hold" });
  await keys("j");
  await shoot("contradictions");
  await axe(driver, { theme: "contradictions" });
  const first = await driver.execute(() => document.activeElement.innerText);
  assert.ok(first.includes("Elin Torvund") && /Audit Chamber|Anders Rokne/.test(first), first);
  await keys("j");
  await driver.find({ css: "[role=status]", text: "2 of" });

  // From the ledger, with its filter; and a speaker by key.
  await keys("Escape");
  await driver.find({ css: "tr[data-claim]" });
  await driver.execute(() => {
    const status = document.querySelector("select[aria-label=Status]");
    status.value = "disputed";
    status.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await driver.waitFor("two are left", () => document.querySelectorAll("tr[data-claim]").length === 2);
  await shoot("ledger");
  await driver.click({ name: "Timeline: who said what when" });
  await driver.find({ css: "h1", text: "Claims that are listed" });
  await driver.waitFor("two marks", () => document.querySelectorAll(".mark[data-claim]").length === 2);
  await keys("Escape");
  await driver.find({ css: "tr[data-claim]" });
  await driver.execute(() => document.querySelector("tr[data-claim]").focus());
  await keys("s");
  await driver.find({ css: "#person-claims" });

  // In the trash: the one who was merged away, brought back by key.
  await keys("Escape");
  await command("Go to Trash");
  await driver.click({ css: "[data-tab=people]" });
  await driver.find({ css: ".name", text: "E. Torvund" });
  await shoot("trash");
  await axe(driver, { theme: "speakers in the trash" });
  await driver.execute(() => document.querySelector("[data-index]").focus());
  await keys("Shift+Delete");
  await driver.find({ css: "section", text: "No speaker is in the trash." });
});

journey(
  "Speakers, timeline and contradictions in the dark and in a narrow window",
  { ...options, size: [900, 700] },
  async (driver, stage) => {
    await driver.execute(() => (document.documentElement.dataset.theme = "dark"));
    for (const [name, words, css] of [
      ["speakers", "Go to Speakers", "tr[data-person]"],
      ["timeline", "Go to the timeline: who said what when", ".mark[data-claim]"],
      ["contradictions", "Go to contradictions between claims", "li[data-index]"],
    ]) {
      await driver.keys("Control+k");
      await driver.find({ css: "[role=dialog] input" });
      await driver.type(words);
      await driver.find({ css: "[role=option]", text: words });
      await driver.keys("Enter");
      await driver.find({ css });
      writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
      await axe(driver, { theme: `${name}, dark and narrow` });
    }
  },
);
