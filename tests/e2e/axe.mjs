// Accessibility of what is on screen, by axe-core inside the real window.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Fails with a readable list when axe finds anything. `theme` says what is shown, `within` narrows it, `only` names the
 * rules to ask about.
 */
export async function axe(driver, { theme = "", within = "html", only = [] } = {}) {
  if (!(await driver.execute(() => "axe" in window))) await driver.execute(`function () { ${source}\n }`);
  const found = await driver.executeAsync(
    async (within, only) => {
      // Colours in the middle of a change are nobody's choice. A caret that blinks never ends, and what the engine skips
      // because it is folded away never says that it has ended.
      const isMoving = ({ effect, playState }) =>
        playState === "running" && effect.getComputedTiming().endTime !== Infinity;
      while (document.getAnimations().some(isMoving)) await new Promise(requestAnimationFrame);
      // What is shown in a frame came from outside, as it is.
      const options = { resultTypes: ["violations"], iframes: false, ...(only.length > 0 && { runOnly: only }) };
      const { violations } = await window.axe.run(within, options);
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map(({ html, failureSummary }) => ({ html, why: failureSummary })),
      }));
    },
    within,
    only,
  );
  if (found.length === 0) return;
  const lines = found.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.map(({ html, why }) => `    ${html.slice(0, 200)}\n        ${why.replaceAll("\n", "\n        ")}`),
  ]);
  assert.fail(`axe found ${found.length} kind(s) of problem${theme && ` in ${theme}`}:\n${lines.join("\n")}`);
}
