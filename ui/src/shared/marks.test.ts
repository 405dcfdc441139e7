import { expect, it } from "vitest";
import { stretches } from "./marks";

it("cuts a line at the words that were found", () => {
  expect(
    stretches("every badge 😀 reader", [
      [6, 11],
      [15, 21],
    ]),
  ).toEqual([
    { text: "every ", found: false },
    { text: "badge", found: true },
    { text: " 😀 ", found: false },
    { text: "reader", found: true },
  ]);
});

it("shows the whole line when a mark does not fit it", () => {
  expect(stretches("abc", [[2, 9]])).toEqual([{ text: "abc", found: false }]);
  expect(stretches("", [])).toEqual([]);
});
