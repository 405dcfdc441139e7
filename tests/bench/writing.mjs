// From the key to the paint while a note and a claim are written, at rest and while another program imports into the
// same library: nothing that is typed waits for the disk.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { Stage } from "../e2e/journey.mjs";

const WORDS = "The clerk who kept the list was not asked about the second count, and nobody says why. ";

/** Watches in the page: for each key, when what it wrote was painted. */
function watch() {
  window.written = [];
  addEventListener(
    "keydown",
    ({ timeStamp }) =>
      requestAnimationFrame(() => setTimeout(() => window.written.push(performance.now() - timeStamp))),
    { capture: true },
  );
}

/** Types into what has the focus, letter by letter, and gives the time of each in ms. */
async function typed(driver) {
  await driver.execute(() => (window.written = []));
  for (const [at, letter] of [...WORDS].entries()) {
    await driver.type(letter);
    await driver.waitFor("the letter is painted", (count) => window.written.length > count, [at]);
  }
  return driver.execute(() => window.written);
}

/** Measures the library at `library`; `pages` are imported into it meanwhile. */
export async function writing({ clip, program, folder, library, pages, report }) {
  const stage = await Stage.set("bench", { folder: `${folder}/stage` });
  try {
    const driver = await stage.open({ program, args: [library], size: [1440, 900] });
    await driver.keys("j");
    const [words] = (await driver.text("[data-start]")).split(". ");
    await driver.select(words, "[data-start]");
    await driver.keys("h");
    await driver.find("[data-passage]");
    await driver.execute(watch);
    const letters = async (told) => {
      await driver.keys("n");
      await driver.find("textarea:focus");
      report(`a letter in a note, ${told}`, "ms", await typed(driver));
      await driver.keys("Control+Enter");
      await driver.gone("textarea:focus");
      await driver.keys("c");
      await driver.find("[role=dialog] textarea:focus");
      report(`a letter in a claim, ${told}`, "ms", await typed(driver));
      await driver.keys("Control+Enter");
      await driver.gone("[role=dialog]");
    };
    await letters("at rest");
    const running = spawn(clip, ["import", "--library", library, "--batch", "1", ...pages], { stdio: "ignore" });
    const ended = once(running, "exit");
    await letters("while another program imports into the library");
    if (running.exitCode !== null) throw new Error("the import was over before the writing was");
    running.kill();
    await ended;
  } finally {
    await stage.strike();
  }
}
