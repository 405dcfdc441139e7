import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { PassageView } from "../generated/wire";
import { paint, paintFound, paintHeld, paintLifted, wipe } from "./paint";

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
afterEach(() => {
  wipe();
  vi.unstubAllGlobals();
});

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

/** What lies on what. */
const layers = () => [...painted.keys()];

it("paints a ground, and a line where there is a note", () => {
  paint([passage], find);
  expect(layers()).toEqual(["clip-ground-blue", "clip-note-blue"]);
});

it("keeps one order and no priorities, whatever is painted first: another order ends the page's process", () => {
  paintHeld(find({}));
  paintLifted(passage, find);
  paint([passage, { ...passage, id: 2, colour: "amber", startUnit: 0 }], find);
  paint([], find);
  expect(layers()).toEqual(["clip-lifted-blue", "clip-held"]);
  paintFound(find({}), []);
  paint([passage], find);
  expect(layers()).toEqual(["clip-ground-blue", "clip-note-blue", "clip-lifted-blue", "clip-found", "clip-held"]);
  expect([...painted.values()].every((highlight) => highlight.priority === 0)).toBe(true);
});

it("registers no name under which nothing is painted: the engine asks for each at every piece of text", () => {
  paint([passage], find);
  paint([{ ...passage, colour: "rose", note: "" }], find);
  paintLifted(undefined, find);
  paintHeld([]);
  expect(layers()).toEqual(["clip-ground-rose"]);
});

it("takes everything off", () => {
  paint([passage], find);
  wipe();
  expect(painted.size).toBe(0);
});
