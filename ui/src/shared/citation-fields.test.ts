import { describe, expect, it } from "vitest";
import { languageName, moved, readLanguage, readNames, readUrl } from "./citation-fields";

describe("an address", () => {
  it.each([
    ["", ""],
    ["https://ledger.example/a?b=c#d", "https://ledger.example/a?b=c#d"],
    ["ledger.example/a", "https://ledger.example/a"],
    ["ledger.example:8080/a", "https://ledger.example:8080/a"],
    ["http://localhost/x", "http://localhost/x"],
  ])("%j is kept as %j", (typed, url) => {
    expect(readUrl(typed)).toBe(url);
  });
  it.each(["javascript:alert(1)", "file:///etc/passwd", "two words", "ledger", "https://"])("%j is none", (typed) => {
    expect(readUrl(typed)).toBeNull();
  });
});

describe("a language", () => {
  it.each([
    ["", ""],
    ["en-gb", "en-GB"],
    ["British English", "en-GB"],
    ["french", "fr"],
    ["zh-hant", "zh-Hant"],
  ])("%j is %j", (typed, tag) => {
    expect(readLanguage(typed)).toBe(tag);
  });
  it.each(["qqqq", "klingonish", "e", "en_GB"])("%j is none", (typed) => {
    expect(readLanguage(typed)).toBeNull();
  });
  it("has a name", () => {
    expect(languageName("nb")).toBe("Norwegian Bokmål");
  });
});

it("names are parted where people part them, and a comma stays", () => {
  expect(readNames("By Mara Lind and Tomas Berg; Nowak, Jr.\nP.  Ødegård")).toEqual([
    "Mara Lind",
    "Tomas Berg",
    "Nowak, Jr.",
    "P. Ødegård",
  ]);
  expect(readNames("Alexander Anderson")).toEqual(["Alexander Anderson"]);
});

it("a name is moved, never over the edge", () => {
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 1, 2)).toEqual(["a", "b"]);
});
