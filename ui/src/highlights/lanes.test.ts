import { expect, it } from "vitest";
import type { PassageView } from "../generated/wire";
import { LANES, lanesOf } from "./lanes";

const passage = (id: number, startUnit: number | null, endUnit: number | null): PassageView => ({
  id,
  colour: "amber",
  exact: "",
  verdict: "same",
  startUnit,
  endUnit,
  review: null,
  tags: [],
  note: "",
  notePrivate: false,
  madeMs: 0,
});
const lanes = (...passages: PassageView[]) => lanesOf(passages).map(({ passage: { id }, lane }) => `${id}:${lane}`);

it("gives lanes to passages that overlap, and none to those on their own", () => {
  expect(lanes(passage(1, 0, 10), passage(2, 5, 15), passage(3, 20, 30), passage(4, null, null))).toEqual([
    "1:0",
    "2:1",
  ]);
  expect(lanes(passage(1, 0, 10), passage(2, 10, 20))).toEqual([]);
});

it("uses a lane again where it is free, and never lets two in one overlap", () => {
  expect(lanes(passage(1, 0, 100), passage(2, 5, 15), passage(3, 20, 30))).toEqual(["1:0", "2:1", "3:1"]);
  const many = Array.from({ length: 200 }, (_, n) =>
    passage(n, (n * 37) % 400, ((n * 37) % 400) + 5 + ((n * 13) % 60)),
  );
  const laned = lanesOf(many);
  for (const one of laned)
    for (const other of laned)
      if (one !== other && one.lane === other.lane)
        expect(one.passage.endUnit <= other.passage.startUnit || other.passage.endUnit <= one.passage.startUnit).toBe(
          true,
        );
});

it("goes five deep", () => {
  const deep = Array.from({ length: 8 }, (_, n) => passage(n, n, 100 - n));
  expect(lanesOf(deep).map(({ lane }) => lane)).toEqual([...Array(LANES).keys()]);
});
