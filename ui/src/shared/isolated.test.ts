import { describe, expect, it } from "vitest";
import { isolated, sideBySide } from "./isolated";

describe("words from outside", () => {
  it("are left as they are where they turn nothing round", () => {
    for (const text of ["", "Harbour board", "<b>ünïcode</b>", "港の門", "naïve 😀"]) expect(isolated(text)).toBe(text);
  });

  it("end every direction that they begin", () => {
    expect(isolated("a \u202Egnp.exe")).toBe("\u2068a \u202Egnp.exe\u202C\u2069");
    expect(isolated("\u2067a\u202Db")).toBe("\u2068\u2067a\u202Db\u202C\u2069\u2069");
    expect(isolated("\u202Ea\u202C b")).toBe("\u2068\u202Ea\u202C b\u2069");
  });

  it("end no direction that they did not begin", () => {
    expect(isolated("a\u2069\u202C\u2069b\u202Ec")).toBe("\u2068ab\u202Ec\u202C\u2069");
    expect(isolated("\u202Ea\u2067b\u202C\u2069c")).toBe("\u2068\u202Ea\u2067b\u2069c\u202C\u2069");
  });

  it("are set apart where they are written from right to left", () => {
    expect(sideBySide(["מערכת", "", null, "11 May"])).toBe("\u2068מערכת\u2069 · 11 May");
  });
});
