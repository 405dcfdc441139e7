import { expect, it } from "vitest";
import { type Entry, fit, fitting } from "./palette";

const entry = (label: string): Entry => ({ id: label, label, aside: "", keys: undefined, run: () => undefined });

it("keeps the order of the table while nothing is typed", () => {
  const all = [entry("Paste clipping"), entry("Export")];
  expect(fitting(all, " ")).toEqual(all);
});

it("puts first what begins with the words", () => {
  const all = [entry("Show or hide the list"), entry("Export"), entry("Highlight in green"), entry("Listen")];
  expect(fitting(all, "lis").map((one) => one.label)).toEqual(["Listen", "Show or hide the list"]);
});

it("wants every word, in any order, whatever the accents", () => {
  expect(fit("Go to Passages", "pass go")).not.toBeNull();
  expect(fit("Go to Passages", "pass trash")).toBeNull();
  expect(fit("münchen/hafen", "Munchen")).toBe(0);
});
