import axe from "axe-core";
import { expect } from "vitest";

/** For component tests: nothing that axe-core finds fault with. Contrast needs a real window and is checked there. */
export async function checkA11y(root: Element = document.body): Promise<void> {
  const { violations } = await axe.run(root, {
    // What is shown in a frame came from outside, as it is.
    iframes: false,
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}
