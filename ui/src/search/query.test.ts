import { describe, expect, it } from "vitest";
import {
  completed,
  EMPTY,
  lineOf,
  mends,
  tagTerm,
  unfinishedTag,
  withChips,
  withoutChip,
  withoutWord,
  wordsOf,
} from "./query";

describe("withChips", () => {
  it("turns a tag into a chip once it is finished", () => {
    expect(withChips(EMPTY, "tag:security")).toEqual({ tags: [], text: "tag:security" });
    expect(withChips(EMPTY, "tag:security ")).toEqual({ tags: ["security"], text: "" });
  });

  it("finds tags between words, and two in a row", () => {
    expect(withChips(EMPTY, "badge tag:security/protocol password")).toEqual({
      tags: ["security/protocol"],
      text: "badge password",
    });
    expect(withChips(EMPTY, "tag:a tag:b c")).toEqual({ tags: ["a", "b"], text: "c" });
  });

  it("takes a path with spaces in quotation marks", () => {
    expect(withChips(EMPTY, 'tag:"open doors" port')).toEqual({ tags: ["open doors"], text: "port" });
  });

  it("leaves an excluded tag and a phrase as typed", () => {
    expect(withChips(EMPTY, '-tag:money "open doors" ')).toEqual({ tags: [], text: '-tag:money "open doors" ' });
  });
});

describe("lineOf", () => {
  it("sends chips and words as one line", () => {
    const query = { tags: ["security", "open doors"], text: " badge* " };
    expect(lineOf(query)).toBe('tag:security tag:"open doors" badge*');
    expect(lineOf(withoutChip(query, "security"))).toBe('tag:"open doors" badge*');
  });
});

describe("completion", () => {
  it("knows which tag is being typed", () => {
    expect(unfinishedTag("badge tag:sec")).toBe("sec");
    expect(unfinishedTag("tag:")).toBe("");
    expect(unfinishedTag("tag:sec ")).toBeNull();
    expect(unfinishedTag("vintag:sec")).toBeNull();
  });

  it("puts the chosen tag in place of what was typed", () => {
    expect(completed({ tags: [], text: "badge tag:sec" }, "security")).toEqual({ tags: ["security"], text: "badge " });
  });
});

describe("mends", () => {
  it("offers everywhere first, then each tag, then the longest word", () => {
    expect(mends({ tags: ["security"], text: "badge pasword" }, true)).toEqual([
      { kind: "everywhere" },
      { kind: "drop-tag", path: "security" },
      { kind: "drop-word", word: "pasword" },
      { kind: "clear" },
    ]);
  });

  it("has nothing nearer for one word everywhere than to clear it", () => {
    expect(mends({ tags: [], text: "pasword" }, false)).toEqual([{ kind: "clear" }]);
  });

  it("drops a phrase as a whole", () => {
    const query = { tags: [], text: 'badge "east gate" -port' };
    expect(wordsOf(query.text)).toEqual(["badge", '"east gate"', "-port"]);
    expect(withoutWord(query, '"east gate"').text).toBe("badge -port");
  });
});

describe("tagTerm", () => {
  it("quotes only what needs it", () => {
    expect(tagTerm("security/protocol")).toBe("tag:security/protocol");
    expect(tagTerm("open doors")).toBe('tag:"open doors"');
  });
});
