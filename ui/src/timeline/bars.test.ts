import { expect, it } from "vitest";
import { barsOf, between, dateTerm, extent, labelled, monthOf, nameOf, stretchOf, unitFor } from "./bars";

const month = (text: string) => monthOf(text) ?? Number.NaN;
const FEW = [
  { month: "2019-11", count: 2 },
  { month: "2020-02", count: 5 },
];

it("draws the months between, also the empty ones", () => {
  const shown = extent(FEW);
  expect(shown).toEqual({ from: month("2019-11"), to: month("2020-02") });
  expect(shown && barsOf(FEW, shown, 1).map((bar) => bar.count)).toEqual([2, 0, 0, 5]);
  expect(shown && barsOf(FEW, shown, 12).map((bar) => bar.count)).toEqual([2, 5]);
  expect(extent([])).toBeNull();
});

it("takes the finest unit that has room", () => {
  const shown = { from: month("1987-01"), to: month("2026-12") };
  expect([480, 479, 40, 39].map((most) => unitFor(shown, most))).toEqual([1, 12, 12, 120]);
  expect(unitFor({ from: 0, to: 12 * 9999 }, 10)).toBe(120);
});

it("writes a stretch as a query has it, and reads it back", () => {
  for (const [from, to, term] of [
    ["2019-03", "2019-08", "2019-03..2019-08"],
    ["2019-03", "2019-03", "2019-03"],
    ["2019-01", "2019-12", "2019"],
    ["2019-01", "2021-12", "2019..2021"],
  ] as const) {
    const stretch = { from: month(from), to: month(to) };
    expect(dateTerm(stretch)).toBe(term);
    expect(stretchOf(term)).toEqual(stretch);
  }
  expect(stretchOf("2019-03-05..2019-04-01")).toEqual({ from: month("2019-03"), to: month("2019-04") });
});

it("reads no stretch of other dates", () => {
  for (const term of ["", ">2020", "last-week", "-30d", "2021..2019", "2019-13", "a..b", "2019..2020..2021"])
    expect(stretchOf(term)).toBeNull();
});

it("names bars as people do", () => {
  expect(nameOf({ from: month("2019-03"), to: month("2019-03") })).toBe("March 2019");
  expect(nameOf({ from: month("2019-01"), to: month("2019-12") })).toBe("2019");
  expect(nameOf({ from: month("2010-01"), to: month("2019-12") })).toBe("2010 – 2019");
  expect(nameOf(between({ from: month("2019-05"), to: month("2019-05") }, { from: 24230, to: 24230 }))).toBe(
    "March 2019 – May 2019",
  );
});

it("writes years under the bars where there is room", () => {
  const shown = { from: month("2018-11"), to: month("2026-03") };
  const bars = barsOf([], shown, 1);
  expect(labelled(bars, 1, 8).map((one) => one.text)).toEqual([
    "2019",
    "2020",
    "2021",
    "2022",
    "2023",
    "2024",
    "2025",
    "2026",
  ]);
  expect(labelled(bars, 1, 4).map((one) => one.text)).toEqual(["2020", "2022", "2024", "2026"]);
  const spring = barsOf([], { from: month("2019-03"), to: month("2019-05") }, 1);
  expect(labelled(spring, 1, 4)).toEqual([{ at: 0, text: "March 2019" }]);
});
