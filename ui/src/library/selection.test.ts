import { describe, expect, it } from "vitest";
import { NOTHING, one, ranged, span, stepped, toggled } from "./selection";

describe("selection", () => {
  it("adds rows and takes them out, but never the last", () => {
    const two = toggled(one(0, 10), 3, 13);
    expect([...two.chosen]).toEqual([10, 13]);
    const back = toggled(two, 0, 10);
    expect([...back.chosen]).toEqual([13]);
    expect([...toggled(back, 3, 13).chosen]).toEqual([13]);
  });

  it("grows a range from where it started, both ways", () => {
    const start = one(5, 15);
    expect(span(start, 8)).toEqual([5, 8]);
    const down = ranged(start, 8, [15, 16, 17, 18]);
    expect(span(down, 3)).toEqual([3, 5]);
    expect(down).toMatchObject({ focus: 8, anchor: 5 });
  });

  it("starts a range at the row itself when nothing was chosen", () => {
    expect(span(NOTHING, 4)).toEqual([4, 4]);
  });

  it("steps inside the list", () => {
    expect(stepped(-1, 1, 10)).toBe(0);
    expect(stepped(-1, -1, 10)).toBe(9);
    expect(stepped(9, 1, 10)).toBe(9);
    expect(stepped(2, -10, 10)).toBe(0);
    expect(stepped(2, 1, 0)).toBe(-1);
  });
});
