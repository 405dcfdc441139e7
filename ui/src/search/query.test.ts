import { describe, expect, it } from "vitest";
import { asValue, EMPTY, isEmpty, lineOf, mends, tagTerm, wellFormed, withoutWord, wordsOf } from "./query";

describe("what is typed", () => {
  it("is sent without the space around it", () => {
    expect(lineOf({ text: "  badge " })).toBe("badge");
    expect([EMPTY, { text: " " }, { text: "a" }].map(isEmpty)).toEqual([true, true, false]);
  });

  it("holds no half of a character", () => {
    expect(wellFormed("a\ud83d b😀")).toBe("a\ufffd b😀");
  });
});

describe("values", () => {
  it("stand in quotation marks where they would be read otherwise", () => {
    expect(tagTerm("security/protocol")).toBe("tag:security/protocol");
    expect(tagTerm("open doors")).toBe('tag:"open doors"');
    expect(asValue('say "no"')).toBe('"say ""no"""');
    expect(["(a)", ">a", "*", ""].map(asValue)).toEqual(['"(a)"', '">a"', '"*"', '""']);
  });
});

describe("mends", () => {
  const kinds = (text: string, narrowed = false) =>
    mends({ text }, narrowed).map((mend) => (mend.kind === "drop-word" ? mend.word : mend.kind));

  it("begin with the place, then what narrows the most", () => {
    expect(kinds("customs qqqqqqqq", true)).toEqual(["everywhere", "qqqqqqqq", "clear"]);
    expect(kinds("by:cole a #money")).toEqual(["by:cole", "#money", "clear"]);
    expect(kinds("badge")).toEqual(["clear"]);
  });

  it("take nothing out of a group", () => {
    expect(kinds("(a OR b) c")).toEqual(["clear"]);
  });

  it("take one word or phrase out and leave the others as typed", () => {
    expect(wordsOf('by:"Ana Peña" -"no comment" gate*')).toEqual(['by:"Ana Peña"', '-"no comment"', "gate*"]);
    expect(withoutWord({ text: 'by:"Ana Peña" gate' }, 'by:"Ana Peña"')).toEqual({ text: "gate" });
  });
});
