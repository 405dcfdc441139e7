import { expect, it } from "vitest";
import { type By, type Edge, moved, sentenceStarts } from "./borders";

const TEXT = "Dockers went back to work. “Who pays?” she asked.\nשלום עולם. Naïve cafés 😀 open at 9.30.";

function after(words: string, edge: Edge, by: By, forward: boolean, language = "en", text = TEXT): string | null {
  const startUnit = text.indexOf(words);
  const found = moved(text, { startUnit, endUnit: startUnit + words.length }, edge, by, forward, language);
  return found && text.slice(found.startUnit, found.endUnit);
}

it("moves an end by a word, without the sign behind it", () => {
  expect(after("went back", "end", "word", true)).toBe("went back to");
  expect(after("to", "end", "word", true)).toBe("to work");
  expect(after("to work", "end", "word", true)).toBe("to work. “Who");
  expect(after("went back", "end", "word", false)).toBe("went");
  expect(after("went back", "start", "word", true)).toBe("back");
  expect(after("went back", "start", "word", false)).toBe("Dockers went back");
});

it("moves an end by a sentence, with its full stop", () => {
  expect(after("went", "end", "sentence", true)).toBe("went back to work.");
  expect(after("back", "start", "sentence", false)).toBe("Dockers went back");
  expect(after("she asked", "end", "sentence", true)).toBe("she asked.");
});

it("goes on in the next block, and in other scripts", () => {
  expect(after("asked", "end", "word", true)).toBe("asked.\nשלום");
  expect(after("שלום", "end", "word", true)).toBe("שלום עולם");
  expect(after("cafés", "start", "word", false)).toBe("Naïve cafés");
  expect(after("東京", "end", "word", true, "ja", "東京都に住む。")?.length).toBeGreaterThan(2);
});

it("leaves at least a word, and stops at the ends of the text", () => {
  expect(after("went", "end", "word", false)).toBeNull();
  expect(after("went", "start", "word", true)).toBeNull();
  expect(after("Dockers", "start", "word", false)).toBeNull();
  expect(after("went", "end", "word", true, "no such language")).toBe("went back");
});

it("finds words in a block of any length", () => {
  const long = "word ".repeat(50_000);
  const units = { startUnit: 125_000, endUnit: 125_004 };
  expect(moved(long, units, "end", "word", true, "en")).toEqual({ startUnit: 125_000, endUnit: 125_009 });
  expect(moved(long, units, "start", "word", false, "en")).toEqual({ startUnit: 124_995, endUnit: 125_004 });
});

it("finds where sentences begin inside a stretch", () => {
  const text = " One went. Two came. Three stayed.";
  const starts = sentenceStarts(text, { startUnit: 0, endUnit: text.length }, "en");
  expect(starts.map((start) => text.slice(start, start + 5))).toEqual(["Two c", "Three"]);
});
