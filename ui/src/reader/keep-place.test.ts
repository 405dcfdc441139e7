import { expect, it } from "vitest";
import { carried } from "./keep-place";

const at = (unit: number, before: string, after: string) => carried({ unit, top: 7 }, before, after).unit;

it("keeps the words in sight when text comes in before or after them", () => {
  const before = "one\ntwo\nthree";
  const after = "one\nput back\ntwo\nthree";
  for (const word of ["one", "two", "three"]) {
    expect(at(before.indexOf(word), before, after)).toBe(after.indexOf(word));
    expect(at(after.indexOf(word), after, before)).toBe(before.indexOf(word));
  }
});

it("stays before the next words when the words in sight are gone", () => {
  const after = "one\nput back\ntwo";
  expect(at(after.indexOf("put"), after, "one\ntwo")).toBe(4);
  expect(at(4, "one\nput back", "one")).toBe(3);
});
