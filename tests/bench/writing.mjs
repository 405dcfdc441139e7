// From the key to the paint while a note and a claim are written: nothing that is typed waits for the disk.

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

/** Measures the window over the library at `library`. */
export async function writing({ program, folder, library, report }) {
  const stage = await Stage.set("bench", { folder: `${folder}/stage` });
  try {
    const driver = await stage.open({ program, args: [library], size: [1440, 900] });
    await driver.keys("j");
    const text = await driver.waitFor("the chosen article is shown", () => {
      const row = document.querySelector("[role=option][aria-selected=true]");
      const headline = document.querySelector("main h1")?.textContent;
      return headline && row?.textContent.includes(headline) && document.querySelector("[data-start]")?.textContent;
    });
    await driver.select(text.slice(0, 24), "[data-start]");
    await driver.keys("h");
    await driver.find("[data-passage]");
    await driver.execute(watch);
    await driver.keys("n");
    await driver.find("textarea:focus");
    report("a letter in a note, from the key to the paint", "ms", await typed(driver));
    await driver.keys("Control+Enter");
    await driver.gone("textarea:focus");
    await driver.keys("c");
    await driver.find("[role=dialog] textarea:focus");
    report("a letter in a claim, from the key to the paint", "ms", await typed(driver));
  } finally {
    await stage.strike();
  }
}
