// A library of some years of clippings, with dates, outlets, tags, passages and notes.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./journey.mjs";

const OUTLETS = ["Harbour Post", "The Echo", "Coast Wire", "Dagsposten"];
const THINGS = ["harbour", "water contract", "badge system", "tariff", "audit", "night train"];
const VERBS = ["delayed again", "costs more than was said", "was never checked", "opens at last"];
const AUTHORS = ["Mara Lind", "Jonas Berg", "Silje Marwin"];
const TAGS = ["security/doors", "money", "security", "sourcing/anonymous"];
const COLOURS = ["amber", "green", "blue", "rose"];

const pick = (list, at) => list[at % list.length];
const pad = (number) => String(number).padStart(2, "0");

/** The article of number `at`: one in nine has no date, one in eleven no outlet. */
function article(at) {
  const [thing, verb] = [pick(THINGS, at), pick(VERBS, Math.floor(at / 6))];
  const year = 2017 + (at % 5) + (at % 3);
  const date = at % 9 === 0 ? "" : `date: ${year}-${pad(((at * 5) % 12) + 1)}-${pad((at % 28) + 1)}\n`;
  const source = at % 11 === 0 ? "" : `source: ${pick(OUTLETS, at)}\n`;
  const name = `The ${thing} ${verb}, file ${at}`;
  return (
    `---\ntitle: "${name}"\nauthor: ${pick(AUTHORS, at)}\n${date}${source}---\n\n` +
    `The council waited ${at} days for the ${thing}, it was told on Friday.\n\n` +
    `A report of ${(at % 90) + 10} pages says that the ${thing} ${verb}. Nobody who signed file ${at} wished to be named.\n\n` +
    `The port has no other ${thing}, and none is planned.\n`
  );
}

/** Makes the library of `many` articles and has it opened by the first choice of a file. */
export function years(stage, many = 180) {
  const folder = stage.path("clippings");
  mkdirSync(folder);
  for (let at = 1; at <= many; at++) writeFileSync(join(folder, `${String(at).padStart(4, "0")}.md`), article(at));
  const library = stage.path("Years.clipfile");
  run("import", "--library", library, "--batch", "200", folder);
  for (let at = 1; at <= many; at += 6) {
    const more = at % 4 === 1 ? ["--note", `Ask who signed file ${at}.`] : [];
    const tag = pick(TAGS, (at - 1) / 6);
    const colour = pick(COLOURS, (at - 1) / 6);
    run(
      "highlight",
      "--library",
      library,
      "--article",
      String(at),
      "--quote",
      `signed file ${at} wished`,
      "--tag",
      tag,
      "--colour",
      colour,
      ...more,
    );
  }
  rmSync(folder, { recursive: true });
  stage.answerDialogs([library]);
}

/** Opens the library that `years` made. */
export async function openYears(driver) {
  await driver.keys("Control+o");
  await driver.find({ css: "[role=tab]", text: "Articles" });
  await driver.find("[role=option]");
}
