import { describe, expect, it } from "vitest";
import type { SaidView } from "../generated/wire";
import { moved, placeIn, rowsOf, showing, ticksOf, wholeOf, zoomed } from "./scale";

const ms = (text: string) => Date.parse(text);
const said = (claim: number, from: string, to = from): SaidView => ({
  claim,
  statement: `claim ${String(claim)}`,
  status: "unchecked",
  said: from,
  fromMs: ms(from),
  toMs: ms(to),
});

describe("time on a line", () => {
  const whole = { from: ms("2026-01-01"), to: ms("2026-12-31") };

  it("has room at both ends, and none without a date", () => {
    const lane = { speaker: null, described: null, said: [said(1, "2026-05-01"), said(2, "2026-06-01")] };
    const found = wholeOf([lane]);
    expect(found && found.from < ms("2026-05-01") && found.to > ms("2026-06-01")).toBe(true);
    expect(wholeOf([{ ...lane, said: [{ ...said(1, "2026"), said: null }] }])).toBeNull();
  });

  it("is zoomed about a moment and never leaves what is talked about", () => {
    const about = ms("2026-07-01");
    const near = zoomed(whole, 0.5, about, whole);
    expect(near.to - near.from).toBeCloseTo((whole.to - whole.from) / 2, -3);
    expect((about - near.from) / (near.to - near.from)).toBeCloseTo((about - whole.from) / (whole.to - whole.from));
    expect(zoomed(near, 99, about, whole)).toEqual(whole);
    expect(moved(near, 99, whole).to).toBe(whole.to);
    expect(moved(near, -99, whole).from).toBe(whole.from);
    const there = showing(near, whole.to, whole);
    expect(there.to).toBe(whole.to);
    expect(showing(near, about, whole)).toBe(near);
  });

  it("is labelled as finely as there is room for", () => {
    const labels = (from: string, to: string) => ticksOf({ from: ms(from), to: ms(to) }, 8).map((tick) => tick.label);
    expect(labels("2026-05-13", "2026-05-15")).toContain("14 May, 12:00");
    expect(labels("2026-05-01", "2026-05-20")[0]).toBe("4 May 2026");
    expect(labels("2025-11-15", "2026-04-15")).toEqual(["Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026"]);
    expect(labels("1978-01-02", "2026-01-01")).toEqual(["1980", "1990", "2000", "2010", "2020"]);
  });

  it("puts no mark on another one", () => {
    const place = placeIn(whole, 1000);
    const marks = [
      said(1, "2026-05-14"),
      said(2, "2026-05-15"),
      said(3, "2026-05-01", "2026-06-01"),
      said(4, "2026-11-01"),
    ];
    const placed = rowsOf(marks, place, 1000);
    expect(placed.map((mark) => mark.row)).toEqual([0, 1, 2, 0]);
    expect(placed[0]?.room).toBeGreaterThan(100);
  });
});
