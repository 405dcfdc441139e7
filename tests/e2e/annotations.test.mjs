// Annotations of Hypothesis come in and go out again: one on its words, one on words that were changed, one that is placed
// by hand, with keys alone; and what was not understood goes back.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { axe, journey, run } from "./journey.mjs";
import { until } from "./processes.mjs";

const URL = "https://ledger.example/quay";
const paragraph = (at) =>
  `<p>Paragraph ${at} of the story says what the harbour authority measured at pier ${at}, how far the piles there have ` +
  `sunk since the spring, and who was told of it in which week, two people who took part in the meetings said.</p>`;
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The quay is sinking</title>
  <link rel="canonical" href="${URL}"></head><body><article><h1>The quay is sinking</h1>
  ${[1, 2, 3, 4].map(paragraph).join("\n")}
  <p>The harbour master, who had warned of it, was not asked. She keeps nine letters in a drawer.</p>
  ${[5, 6, 7, 8].map(paragraph).join("\n")}
  </article></body></html>`;

const one = (id, exact, more = {}) => ({
  id,
  uri: `${URL}?utm_source=mail`,
  created: "2026-05-18T09:12:44.103456+00:00",
  updated: "2026-05-18T09:12:44.103456+00:00",
  user: "acct:mara@annotations.example",
  group: "Xa3",
  text: "",
  tags: [],
  target: [
    {
      source: URL,
      selector: [
        { type: "RangeSelector", startContainer: "/p[5]", startOffset: 1, endContainer: "/p[5]", endOffset: 9 },
        { type: "TextQuoteSelector", exact, prefix: more.prefix ?? "", suffix: more.suffix ?? "" },
      ],
    },
  ],
  ...more.members,
});
const EXPORT = {
  export_date: "2026-05-20T08:30:00.000Z",
  export_userid: "acct:mara@annotations.example",
  client_version: "1.1700.0",
  annotations: [
    one("exact-1", "how far the piles there have sunk since the spring", {
      prefix: "measured at pier 2, ",
      suffix: ", and who was told",
      members: { text: "Ask the **surveyor**.", tags: ["quay/piles"] },
    }),
    one("near-1", "She keeps seven letters in a drawer", {
      prefix: "was not asked. ",
      suffix: ". Paragraph 5",
      members: { text: "Seven?" },
    }),
    one("lost-1", "Twelve invoices from the dredging company", { members: { text: "Which ones?" } }),
    { ...one("page-1", "", { members: { text: "For the quay story." } }), target: [{ source: URL }] },
  ],
};

const options = {
  size: [1600, 900],
  prepare: (stage) => {
    writeFileSync(stage.path("quay.html"), PAGE);
    writeFileSync(stage.path("hypothesis.json"), JSON.stringify(EXPORT));
    run("import", "--library", stage.path("Desk.clipfile"), stage.path("quay.html"));
    stage.answerDialogs([[stage.path("hypothesis.json")]]);
    options.args = [stage.path("Desk.clipfile")];
  },
};

journey("Annotations come in, get their place, and go out again", options, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const library = stage.path("Desk.clipfile");
  await driver.find({ css: "h1", text: "The quay is sinking" });

  await driver.keys("Control+i");
  await driver.find({ css: "section", text: "not placed" });
  await driver.find({ css: "[data-passage]", text: "how far the piles there" });
  await driver.click({ name: "Report", css: "button" });
  await driver.find({
    css: "[role=dialog]",
    text: "1 annotation placed, 1 on changed words, 1 note on an article, 1 not placed",
  });
  await shoot("report");
  await driver.keys("Escape");
  await driver.gone({ css: "[role=dialog]" });

  // The words of one were changed: it stands on those that are there now, and keeps its own.
  await driver.find({ css: "[data-passage]", text: "She keeps seven letters in a drawer" });

  // One waits.
  await driver.click({ css: "nav button", text: "Not placed" });
  const lost = { css: "[role=option]", text: "Twelve invoices" };
  await driver.click(lost);
  await driver.find({ css: "[aria-label='Annotation without a place']", text: "were not found in this article" });
  await shoot("waiting");
  await axe(driver);

  // The words are selected by hand, and one key gives the annotation its place.
  const words = "who had warned of it";
  await driver.select(words);
  await driver.keys("p");
  await driver.find({ css: "[data-passage]", text: words });
  await driver.find({ css: "[data-passage]", text: "Which ones?" });
  await driver.find({ css: "footer", text: "Undo: place an annotation" });
  await driver.gone(lost);
  await shoot("placed");
  await driver.keys("Control+z");
  await driver.find(lost);
  await driver.keys("Control+Shift+z");
  await driver.gone(lost);

  // And out again: the annotations have their own identity, group and selectors.
  const out = stage.path("back.json");
  await until("the export is written", () => {
    run("export", "--library", library, "--format", "hypothesis", "--out", out);
    return true;
  });
  const back = JSON.parse(readFileSync(out, "utf8")).annotations;
  const named = (id) => back.find((annotation) => annotation.id === id);
  assert.deepEqual(named("exact-1"), EXPORT.annotations[0]);
  assert.deepEqual(named("near-1").target, EXPORT.annotations[1].target);
  assert.equal(named("page-1").text, "For the quay story.");
  assert.equal(named("lost-1").group, "Xa3");
  assert.equal(named("lost-1").target[0].selector.find(({ type }) => type === "TextQuoteSelector").exact, words);
});
