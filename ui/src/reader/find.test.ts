import { expect, it } from "vitest";
import { around, firstFrom, Folded } from "./find";

const found = (text: string, query: string) =>
  new Folded(text).find(query).map(({ startUnit, endUnit }) => text.slice(startUnit, endUnit));

it("finds words whatever their case", () => {
  expect(found("Badge, badge, BADGES", "baDge")).toEqual(["Badge", "badge", "BADGE"]);
});

it("finds words whatever their accents, composed or not, and takes the accents along", () => {
  const text = "Cafe\u0301 and café, cafe";
  expect(found(text, "cafe")).toEqual(["Cafe\u0301", "café", "cafe"]);
  expect(found(text, "CAFÉ")).toEqual(["Cafe\u0301", "café", "cafe"]);
});

it("does not tell curly quotes from straight ones, nor a break from a space", () => {
  expect(found("the maker’s “manual”\nsays", `maker's "manual" says`)).toEqual(["maker’s “manual”\nsays"]);
});

it("keeps its place behind signs that fold to more or fewer units", () => {
  expect(found("ﬁve 😀 naïve 👩‍🚀 gates", "gates")).toEqual(["gates"]);
  expect(found("ﬁnal ﬁne", "f")).toEqual(["ﬁ", "ﬁ"]);
  expect(found("İstanbul İs", "is")).toEqual(["İs", "İs"]);
});

it("finds what a mark stands on when the text ends with it", () => {
  expect(found("cafe\u0301", "e")).toEqual(["e\u0301"]);
});

it("finds nothing without words", () => {
  expect(found("a b", "")).toEqual([]);
  expect(found("a b", "  ")).toEqual([]);
  expect(found("a b", "c")).toEqual([]);
});

it("does not find a match inside of another", () => {
  expect(found("aaaa", "aa")).toEqual(["aa", "aa"]);
});

it("begins at the reader's place, and at the top after the last", () => {
  const matches = new Folded("a.a.a").find("a");
  expect([0, 1, 4, 5].map((unit) => firstFrom(matches, unit))).toEqual([0, 1, 2, 0]);
  expect(firstFrom([], 3)).toBe(-1);
});

it("takes the nearest when there are more than can be painted", () => {
  const matches = new Folded("a".repeat(100)).find("a");
  const starts = (unit: number) => around(matches, unit, 4).map((one) => one.startUnit);
  expect(starts(50)).toEqual([48, 49, 50, 51]);
  expect(starts(0)).toEqual([0, 1, 2, 3]);
  expect(starts(99)).toEqual([96, 97, 98, 99]);
});
