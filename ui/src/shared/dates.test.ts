import { describe, expect, it } from "vitest";
import { readDate } from "./dates";
import { formatPublished } from "./format";

const NOW = new Date(2026, 4, 15, 9, 0).getTime();

describe("a typed date keeps its precision", () => {
  it.each([
    ["", ""],
    ["2017", "2017"],
    ["2017-06", "2017-06"],
    ["2017-06-01", "2017-06-01"],
    ["2017/6/1", "2017-06-01"],
    ["2017-06-01T18:05", "2017-06-01T18:05:00"],
    ["2017-06-01 18:05:30", "2017-06-01T18:05:30"],
    ["2017-06-01T18:05:00Z", "2017-06-01T18:05:00Z"],
    ["2017-06-01T18:05:00.123+02:00", "2017-06-01T18:05:00+02:00"],
    ["2017-06-01T18:05+0200", "2017-06-01T18:05:00+02:00"],
    ["June 2017", "2017-06"],
    ["jun 2017", "2017-06"],
    ["Sept. 2017", "2017-09"],
    ["1 June 2017", "2017-06-01"],
    ["  1st   of June,  2017 ", "2017-06-01"],
    ["Thursday, 1 June 2017", "2017-06-01"],
    ["June 1, 2017", "2017-06-01"],
    ["Jun. 1 2017", "2017-06-01"],
    ["1.6.2017", "2017-06-01"],
    ["13/06/2017", "2017-06-13"],
    ["06/13/2017", "2017-06-13"],
    ["06/06/2017", "2017-06-06"],
    ["1 June 2017, 18:05", "2017-06-01T18:05:00"],
    ["June 1, 2017 at 6:05 pm", "2017-06-01T18:05:00"],
    ["June 1, 2017 6 p.m. EDT", "2017-06-01T18:00:00-04:00"],
    ["1 June 2017 12:30 am", "2017-06-01T00:30:00"],
    ["1 June 2017, 18:05 CEST", "2017-06-01T18:05:00+02:00"],
    ["1 June 2017, 18:05 GMT+2", "2017-06-01T18:05:00+02:00"],
    ["14 May 2026, 18:05 UTC", "2026-05-14T18:05:00Z"],
    ["29 February 2024", "2024-02-29"],
    ["today", "2026-05-15"],
    ["Yesterday", "2026-05-14"],
  ])("%s", (typed, iso) => {
    expect(readDate(typed, NOW)).toEqual({ kind: "date", iso });
  });

  it.each([
    "2017",
    "2017-06",
    "2017-06-01",
    "2017-06-01T18:05:00",
    "2017-06-01T18:05:09Z",
    "2017-06-01T18:05:00-04:30",
  ])("%s is read back from how it is shown", (iso) => {
    expect(readDate(formatPublished(iso))).toEqual({ kind: "date", iso });
  });
});

describe("what cannot be understood is said, not guessed", () => {
  it("day and month that could change places", () => {
    expect(readDate("1/6/2017")).toEqual({ kind: "either", dayFirst: "2017-06-01", monthFirst: "2017-01-06" });
  });
  it.each([
    "2017-13",
    "2017-02-30",
    "31 June 2017",
    "29 Feb 2023",
    "31/31/2017",
    "1 June 2017, 25:00",
    "1 June 2017 13 pm",
    "0000",
  ])("%s does not exist", (typed) => {
    expect(readDate(typed)).toEqual({ kind: "impossible" });
  });
  it.each([
    "soon",
    "June",
    "17",
    "1 Foo 2017",
    "Ju 2017",
    "18:05",
    "June 2017, 18:05",
    "2017 18:05",
    "1 June 2017, 18:05 XYZ",
  ])("%s is no date", (typed) => {
    expect(readDate(typed)).toEqual({ kind: "unknown" });
  });
});
