import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { PassageView } from "../generated/wire";
import { paint, paintHeld, paintLifted, wipe } from "./paint";

class FakeHighlight extends Set<unknown> {
  priority = 0;
  constructor(...ranges: unknown[]) {
    super(ranges);
  }
}
let painted: Map<string, FakeHighlight>;

beforeEach(() => {
  painted = new Map();
  vi.stubGlobal("Highlight", FakeHighlight);
  vi.stubGlobal("CSS", { highlights: painted });
});
afterEach(() => vi.unstubAllGlobals());

const passage: PassageView = {
  id: 1,
  colour: "blue",
  exact: "x",
  verdict: "same",
  startUnit: 3,
  endUnit: 9,
  tags: [],
  note: "n",
  notePrivate: false,
  madeMs: 0,
  review: null,
};
const find = (units: object) => [units as StaticRange];

it("paints a ground, and a line where there is a note", () => {
  paint([passage], find);
  const shown = [...painted].filter(([, highlight]) => highlight.size).map(([name]) => name);
  expect(shown).toEqual(["clip-ground-blue", "clip-note-blue"]);
});

it("keeps one order and no priorities, whatever is painted first: another order ends the page's process", () => {
  paintHeld(find({}));
  paintLifted(passage, find);
  paint([passage, { ...passage, id: 2, colour: "amber", startUnit: 0 }], find);
  paint([], find);
  paint([passage], find);
  const order = [...painted.keys()].map((name) => name.split("-")[1]);
  expect([...new Set(order)]).toEqual(["ground", "under", "note", "lifted", "found", "held"]);
  expect(order).toHaveLength(23);
  expect([...painted.values()].every((highlight) => highlight.priority === 0)).toBe(true);
});

it("takes everything off", () => {
  paint([passage], find);
  wipe();
  expect(painted.size).toBe(0);
});
