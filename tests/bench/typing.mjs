// From the key to the painted rows, in the real window over a large library: typing words, and opening and scrolling it.

import { Stage } from "../e2e/journey.mjs";
import { startedAt } from "../e2e/processes.mjs";

/** Frames of a walk down the list. */
const FRAMES = 90;

/**
 * Watches in the page: for each key, when the first answer to it that lists something was painted. An answer that shows the
 * same rows as before paints nothing, and counts from when it was there.
 */
function watch() {
  const shown = (window.shown = { key: null, times: [], asked: 0 });
  const painted = () => {
    const { key } = shown;
    if (key === null || !shown.isAnswered) return;
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (shown.key !== key) return;
        shown.key = null;
        shown.times.push(performance.now() - key);
      }),
    );
  };
  addEventListener(
    "keydown",
    () => {
      shown.key = performance.now();
      shown.isAnswered = false;
    },
    { capture: true },
  );
  new MutationObserver(painted).observe(document.body, { childList: true, characterData: true, subtree: true });
  // Every call of the page to the core is a request to the host.
  const ask = window.fetch;
  window.fetch = async (...args) => {
    shown.asked += 1;
    const answer = await ask(...args).finally(() => (shown.asked -= 1));
    if (/list_|search|find/.test(String(args[0]?.url ?? args[0]))) {
      shown.isAnswered = true;
      requestAnimationFrame(() => requestAnimationFrame(painted));
    }
    return answer;
  };
}

/** Types each of `words` into an empty box and gives the time of each key in ms. */
async function typed(driver, words) {
  const times = [];
  for (const word of words) {
    await driver.fill("search input", "");
    await driver.waitFor(
      "the whole list is shown again",
      () =>
        window.shown.asked === 0 && document.querySelector("[role=option]") && !document.querySelector(".refining.on"),
    );
    for (const letter of word) {
      const before = await driver.execute(() => window.shown.times.length);
      await driver.type(letter);
      // It asks nothing that was not asked before.
      if (letter === " ") continue;
      await driver.waitFor(`what ${letter} of ${word} finds is painted`, (n) => window.shown.times.length > n, [
        before,
      ]);
      times.push(await driver.execute(() => window.shown.times.at(-1)));
      // Waits for nothing: it is a quick typist's pace, at which the next key finds the last one's list being refined.
      await new Promise((done) => setTimeout(done, 120));
    }
  }
  return times;
}

/** Walks down the list by `step` pixels a frame and gives the time of each frame in ms. */
function scrolled(driver, step) {
  return driver.executeAsync(
    (step, count) =>
      new Promise((done) => {
        const row = document.querySelector("[role=listbox] [role=option]");
        let scroller = row.parentElement;
        while (scroller.scrollHeight <= scroller.clientHeight + 1 && scroller.parentElement)
          scroller = scroller.parentElement;
        const frames = [];
        let last = performance.now();
        const frame = () => {
          const now = performance.now();
          frames.push(now - last);
          last = now;
          scroller.scrollTop += step;
          if (frames.length <= count) requestAnimationFrame(frame);
          else done({ frames: frames.slice(1), height: scroller.scrollHeight, top: scroller.scrollTop });
        };
        requestAnimationFrame(frame);
      }),
    step,
    FRAMES,
  );
}

/** Measures `library`, which has `articles`; `report(what, unit, values)` takes the figures, and `memory(stage)` gives that of all processes. */
export async function typing({ program, folder, library, articles, words, report, memory }) {
  const of = `${articles.toLocaleString("en-GB")} articles`;
  const stage = await Stage.set("bench", { folder: `${folder}/stage` });
  try {
    const driver = await stage.open({ program, args: [library], size: [1440, 900] });
    const main = stage.processes().find(({ name }) => !name.startsWith("WebKit"));
    await driver.find("[role=option]");
    const origin = await driver.execute(
      () => performance.timeOrigin + performance.getEntriesByName("clip:list-painted")[0].startTime,
    );
    report(`${of}: start to the painted list`, "ms", [origin - startedAt(main.pid)]);
    report(`${of}: memory when the list is there`, "MB", [await memory(stage)]);
    await driver.execute(watch);
    const times = await typed(driver, words);
    report(`${of}: from the key to the painted rows`, "ms", times);
    await driver.fill("search input", "");
    await driver.find("[role=option]");
    for (const step of [120, 40_000]) {
      const { frames } = await scrolled(driver, step);
      report(`${of}: a frame while the list is scrolled by ${step} pixels each`, "ms", frames);
    }
    const last = await driver.executeAsync(
      () =>
        new Promise((done) => {
          document.querySelector("[role=listbox]").focus();
          done(document.querySelectorAll("[role=option]").length);
        }),
    );
    await driver.keys("End");
    const end = await driver.waitFor("the end of the list is shown", () => {
      const rows = [...document.querySelectorAll("[role=option]")];
      const places = rows.map((row) => Number(row.getAttribute("aria-posinset"))).filter(Boolean);
      return (
        rows.some((row) => row.textContent.trim().length > 10) && { most: Math.max(...places, 0), rows: rows.length }
      );
    });
    return { last, end, picture: await driver.screenshot() };
  } finally {
    await stage.strike();
  }
}
