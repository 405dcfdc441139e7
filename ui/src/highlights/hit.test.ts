import { expect, it } from "vitest";
import type { PassageView } from "../generated/wire";
import { cycle, Hits } from "./hit";

const passage = (id: number, startUnit: number | null, endUnit: number | null): PassageView => ({
  id,
  colour: "amber",
  exact: "",
  verdict: "same",
  startUnit,
  endUnit,
  tags: [],
  note: "",
  notePrivate: false,
  madeMs: 0,
  review: null,
});
const ids = (hits: Hits, unit: number) => hits.at(unit).map((one) => one.id);

it("finds the passages around a unit, the smallest first", () => {
  const hits = new Hits([passage(1, 0, 100), passage(2, 10, 20), passage(3, 15, 60), passage(4, null, null)]);
  expect(ids(hits, 5)).toEqual([1]);
  expect(ids(hits, 17)).toEqual([2, 3, 1]);
  expect(ids(hits, 101)).toEqual([]);
});

it("finds a long passage behind many short ones", () => {
  const short = Array.from({ length: 500 }, (_, n) => passage(n + 2, n * 10 + 1, n * 10 + 5));
  expect(ids(new Hits([passage(1, 0, 10_000), ...short]), 4_998)).toEqual([1]);
});

it("goes through overlapping passages click by click", () => {
  const found = [{ id: 2 }, { id: 3 }, { id: 1 }];
  expect(cycle(found, null)?.id).toBe(2);
  expect(cycle(found, 2)?.id).toBe(3);
  expect(cycle(found, 1)?.id).toBe(2);
  expect(cycle([], 1)).toBeNull();
});
