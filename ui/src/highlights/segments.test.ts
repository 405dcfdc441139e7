import { describe, expect, it } from "vitest";
import type { Colour, PassageView } from "../generated/wire";
import { segmentsOf } from "./segments";

let id = 0;
const passage = (startUnit: number | null, endUnit: number | null, colour: Colour, note = ""): PassageView => ({
  id: ++id,
  colour,
  exact: "",
  verdict: startUnit === null ? "gone" : "same",
  startUnit,
  endUnit,
  tags: [],
  note,
  notePrivate: false,
  madeMs: 0,
  review: null,
});

const written = (segments: { startUnit: number; endUnit: number; colour: Colour }[]): string =>
  segments.map((one) => `${one.startUnit}-${one.endUnit} ${one.colour}`).join(", ");

describe("segmentsOf", () => {
  it("leaves passages apart as they are", () => {
    const { grounds, notes, under } = segmentsOf([passage(10, 20, "amber", "why"), passage(0, 5, "blue")]);
    expect(written(grounds)).toBe("0-5 blue, 10-20 amber");
    expect(written(notes)).toBe("10-20 amber");
    expect(under).toEqual([]);
  });

  it("lays the smaller passage on top, with a line in the colour of the one below", () => {
    const { grounds, under } = segmentsOf([passage(0, 30, "amber"), passage(10, 15, "green")]);
    expect(written(grounds)).toBe("0-10 amber, 10-15 green, 15-30 amber");
    expect(written(under)).toBe("10-15 amber");
  });

  it("shows where two passages cross", () => {
    const { grounds, under } = segmentsOf([passage(0, 10, "rose"), passage(5, 25, "blue")]);
    expect(written(grounds)).toBe("0-10 rose, 10-25 blue");
    expect(written(under)).toBe("5-10 blue");
  });

  it("keeps two passages of one colour apart by the line", () => {
    const { grounds, under } = segmentsOf([passage(0, 10, "rose"), passage(5, 25, "rose")]);
    expect(written(grounds)).toBe("0-25 rose");
    expect(written(under)).toBe("5-10 rose");
  });

  it("never lets two lines or two grounds overlap", () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      passage((n * 37) % 200, ((n * 37) % 200) + 5 + ((n * 13) % 40), n % 2 ? "amber" : "violet", n % 3 ? "" : "note"),
    );
    const { grounds, notes, under } = segmentsOf(many);
    for (const layer of [grounds, [...notes, ...under]]) {
      const sorted = [...layer].sort((a, b) => a.startUnit - b.startUnit);
      for (const [index, one] of sorted.entries())
        expect(sorted[index + 1]?.startUnit ?? Infinity).toBeGreaterThanOrEqual(one.endUnit);
    }
  });

  it("paints nothing for what is gone", () => {
    expect(segmentsOf([passage(null, null, "amber", "note")])).toEqual({ grounds: [], notes: [], under: [] });
  });
});
