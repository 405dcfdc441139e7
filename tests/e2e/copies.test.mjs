// One agency's text in several outlets: found when it is imported, listed in the reader, compared, taken out and undone.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { axe, journey, run } from "./journey.mjs";

const WIRE = [
  "HARBOUR CITY (AP) — The harbour authority said on Tuesday that badge readers at three container gates had been delivered with a factory password that nobody changed for almost four years.",
  "An internal review found that 412 badges were copied and used after midnight, most of them at the northern gate, where trucks leave without a second inspection. Two guards noticed the pattern in March and reported it to a supervisor.",
  "“We should have acted on the first report,” said Marta Lindqvist, who has led the authority since last autumn. “It was read and put aside.” She declined to say who read it.",
  "The company that installed the readers, Porthus Systems, said its manual tells customers to choose another password on the first day. A contract seen by reporters leaves that step to the installer, for a fee of 18,000 euros.",
  "Customs officers have opened an inquiry into eleven containers that were released during those nights. The ministry of transport asked every port in the country to look at its own gates before the end of the month.",
];
const OTHER = [
  "The council of Elmstead voted late on Monday to close the open-air pool for the summer after engineers found cracks along the western wall and under both diving boards.",
  "Repairs are expected to cost more than the town spends on sport in a whole year, and swimmers have collected signatures against the decision since spring. The mayor promised a new vote in September.",
];
const quoted = WIRE.map((line) =>
  line.replace("“We should have acted on the first report,”", "“We should have stopped it at once,”"),
);
const page = (outlet, day, headline, paragraphs) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <title>${headline}</title><meta property="og:site_name" content="${outlet}">
  <meta property="article:published_time" content="2024-06-0${day}T08:00:00Z">
  <link rel="canonical" href="https://${outlet.toLowerCase().replaceAll(" ", "-")}.example/story"></head>
  <body><article><h1>${headline}</h1>${paragraphs.map((line) => `<p>${line}</p>`).join("\n")}</article></body></html>`;

const options = {
  size: [1600, 900],
  prepare: (stage) => {
    // Each story once, which the user has asked for in the list's menu.
    mkdirSync(join(stage.home, "data"), { recursive: true });
    writeFileSync(join(stage.home, "data", "desk.json"), JSON.stringify({ settings: { lists: { foldCopies: true } } }));
    const write = (name, ...rest) => writeFileSync(stage.path(`${name}.html`), page(...rest));
    write("post", "Morning Post", 2, "Badges opened the gates", WIRE);
    write("echo", "Evening Echo", 3, "Port left the factory password", quoted);
    write("pool", "Elmstead News", 3, "Pool to close", OTHER);
    write("ledger", "The Ledger", 4, "Four years with one password", [...WIRE, ...OTHER]);
    const files = ["post", "echo", "pool"].map((name) => stage.path(`${name}.html`));
    run("import", "--library", stage.path("Desk.clipfile"), ...files);
    stage.answerDialogs([[stage.path("ledger.html")]]);
    options.args = [stage.path("Desk.clipfile")];
  },
};

journey("Copies of one story are found, compared, taken out and put back", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const library = stage.path("Desk.clipfile");

  // Nobody asked for it: the two are found while the window is open, and are one row.
  await driver.find({ css: "[role=option]", text: "+ 1 copy" });
  const rows = () => driver.execute(() => document.querySelectorAll("[role=option]").length);
  assert.equal(await rows(), 2, "the story once, and the pool");
  await driver.find({ css: "[aria-live]", text: "3 articles, 1 folded" });
  await driver.click({ css: "[role=option]", text: "+ 1 copy" });
  await driver.find({ css: ".reader h1" });
  await driver.keys("Right");
  await driver.find({ css: "[role=option]", text: "copy of the one above" });
  assert.equal(await rows(), 3);
  await shoot("unfolded");
  await driver.keys("Left");
  await driver.gone({ css: "[role=option]", text: "copy of the one above" });
  await driver.click({ css: ".folds" });
  await driver.click({ css: "[role=option]", text: "Port left the factory password" });
  await driver.find({ css: "h1", text: "Port left the factory password" });
  await driver.find({ css: "section.copies", text: "2 copies of this AP text, 1 differs in a quotation" });

  // A third one comes with an import, and the report says so.
  await driver.keys("Control+i");
  await driver.find({ css: "h1", text: "Four years with one password" });
  await driver.find({ css: "section.copies", text: "3 copies of this AP text" });
  await driver.find({ css: "[role=option]", text: "+ 2 copies" });
  await shoot("line");

  await driver.keys("Shift+c");
  await driver.find({ css: "section.copies li", text: "The first that was published" });
  assert.equal(await driver.execute(() => document.querySelectorAll("section.copies li").length), 3);
  const first = await driver.text({ css: "section.copies li", text: "Morning Post" });
  assert.match(first, /Badges opened the gates/);
  for (const theme of ["light", "dark", "sepia"]) {
    await driver.execute((theme) => void (document.documentElement.dataset.theme = theme), theme);
    await shoot(`list-${theme}`);
    await axe(driver);
  }
  await driver.execute(() => void (document.documentElement.dataset.theme = "light"));

  // What differs between the one on screen and another one.
  await driver.click({ css: "section.copies li:nth-child(2) button", text: "What differs" });
  await driver.find({ css: ".comparison h2", text: "The Ledger → Evening Echo" });
  await driver.find({ css: ".comparison ins", text: "stopped" });
  await shoot("comparison");
  await driver.keys("Escape");
  await driver.find({ css: "section.copies li", text: "on screen" });

  // It is none: out for good, and back by undo.
  await driver.click({ css: "section.copies li:nth-child(2) button", text: "Not a copy" });
  await driver.find({ css: "section.copies", text: "2 copies of this AP text" });
  await driver.find({ css: "[role=option]", text: "+ 1 copy" });
  const says = () => run("copies", "--library", library);
  assert.match(says(), /^2 copies of this AP text/m, "the command line says the same while the window is open");
  await shoot("taken-out");
  await driver.keys("Control+z");
  await driver.find({ css: "section.copies", text: "3 copies of this AP text" });
  assert.match(says(), /^3 copies of this AP text/m);

  // Another one of them, from the list.
  await driver.click({ css: "section.copies li:nth-child(1) button", text: "Open" });
  await driver.find({ css: "h1", text: "Badges opened the gates" });
  await driver.click({ css: "[role=option]", text: "Pool to close" });
  await driver.find({ css: "h1", text: "Pool to close" });
  assert.equal(await driver.execute(() => document.querySelector("section.copies")), null, "it has no copies");
  assert.equal(run("check", "--library", library), "");
});
