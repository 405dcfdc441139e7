import { expect, it } from "vitest";
import { slicesOf } from "./slices";

it("loses nothing of a text when it is cut", () => {
  const text = Array.from({ length: 650 }, (_, at) => (at % 7 ? `line ${at}` : "")).join("\n");
  const slices = slicesOf(text);
  expect(slices).toHaveLength(4);
  expect(slices.join("\n")).toBe(text);
  expect(slicesOf("")).toEqual([""]);
});
