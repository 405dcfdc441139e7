// A desk of years: five thousand articles, from one end of the list to the other.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clip, journey } from "./journey.mjs";

const MANY = 5_000;
const PLACES = ["Veldhavn", "Lauen", "Orra", "Kaltbach", "Sund", "Marren"];
const THINGS = ["harbour", "water contract", "badge system", "tariff", "audit", "night train", "school roof"];
const VERBS = ["delayed again", "costs more than was said", "was never checked", "is sold twice", "opens at last"];

/** The article of number `at`: small, and no two alike. */
function article(at) {
  const pick = (list, by) => list[Math.floor(at / by) % list.length];
  const [place, thing, verb] = [pick(PLACES, 1), pick(THINGS, 6), pick(VERBS, 42)];
  const day = String((at % 28) + 1).padStart(2, "0");
  return (
    `${place}: ${thing} ${verb}, file ${at}\n\nBy ${pick(["Mara Lind", "Jonas Berg", "Silje Marwin"], 3)}\n\n` +
    `${day} May 20${10 + (at % 16)}\n\n${place} has waited ${at} days for the ${thing}, the council was told on Friday. ` +
    `It ${verb}, a report of ${(at % 90) + 10} pages says.\n\nNobody who signed it wished to be named in the ${thing} file.\n`
  );
}

const prepare = (stage) => {
  const folder = stage.path("clippings");
  mkdirSync(folder);
  for (let at = 0; at < MANY; at++) writeFileSync(join(folder, `${String(at).padStart(4, "0")}.txt`), article(at));
  const library = stage.path("Archive.clipfile");
  const made = spawnSync(clip, ["import", "--library", library, "--batch", "500", folder], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  rmSync(folder, { recursive: true });
  stage.answerDialogs([library]);
};

journey("Five thousand articles are one list", { prepare, timeout: 240_000 }, async (driver, stage) => {
  const shoot = async (name) => writeFileSync(stage.path(`${name}.png`), await driver.screenshot());
  const inPage = () => driver.execute(() => document.querySelectorAll("[role=option]").length);
  const length = (count) =>
    driver.waitFor(
      `${count} rows`,
      (count) => document.querySelector("[role=option]")?.getAttribute("aria-setsize") === String(count),
      [count],
    );
  /** The row `at`, counted from one, is drawn with its words, in view, and is the one that the keys are on. */
  const stands = (at) =>
    driver.waitFor(
      `row ${at} is shown`,
      (at) => {
        const row = document.querySelector(`[role=option][aria-posinset="${at}"]`);
        const list = row?.closest("[role=listbox]");
        if (!row || !/file \d+/.test(row.textContent) || list.getAttribute("aria-activedescendant") !== row.id)
          return false;
        const [inner, outer] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
        return inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
      },
      [at],
    );

  await driver.click({ text: "Open a library" });
  await length(MANY);
  await driver.find({ css: "header", text: "Archive" });
  await driver.click({ css: "[role=option]" });
  await driver.keys("F6", "F6", "F6");
  await driver.execute(() => document.querySelector("[role=listbox][aria-label=Articles]").focus());
  await stands(1);
  await driver.keys("End");
  await stands(MANY);
  await shoot("end-light-1280");
  assert.ok((await inPage()) < 100, "rows out of view are in the page");
  const words = (await driver.text(`[role=option][aria-posinset="${MANY}"]`)).split("\n")[0];
  await driver.find({ css: "main h1", text: words });
  await driver.keys("PageUp", "PageUp", "Up");
  await shoot("pages-up");
  await driver.keys("Home");
  await stands(1);

  await driver.keys("/");
  await driver.type("lauen tariff");
  const found = Array.from({ length: MANY }, (_, at) => article(at)).filter((words) =>
    /Lauen: tariff/.test(words),
  ).length;
  await length(found);
  await driver.find("mark");
  await shoot("search");
  await driver.keys("Down");
  await stands(1);
  await driver.keys("Control+a");
  await driver.find({ text: `${found} chosen` });
  await shoot("all-found-chosen");
  await driver.keys("Escape", "/", "Escape", "Escape");
  await length(MANY);

  await driver.resize(1900, 1000);
  await shoot("light-1900");
  await driver.execute(() => void (document.documentElement.dataset.theme = "dark"));
  await shoot("dark-1900");
  await driver.resize(1280, 800);
  await shoot("dark-1280");
});
