import { expect, it } from "vitest";
import type { TallyView } from "../generated/wire";
import { firstSorting, placesOf } from "./table";

const row = (name: string, articles: number, first = ""): TallyView => ({
  line: 1,
  name,
  query: name,
  articles,
  first,
  last: first,
  undated: 0,
  best: null,
  problem: "",
  suggestion: "",
});
const ROWS = [row("Berg 10", 2, "2025-11"), row("álvarez", 0), row("Berg 9", 7, "2024"), row("Lind", 1)];
const shown = (places: number[]) => places.map((at) => ROWS[at]?.name);

it("sorts names as people do and the most articles first", () => {
  expect(shown(placesOf(ROWS, "all", firstSorting("name")))).toEqual(["álvarez", "Berg 9", "Berg 10", "Lind"]);
  expect(shown(placesOf(ROWS, "all", firstSorting("articles")))).toEqual(["Berg 9", "Berg 10", "Lind", "álvarez"]);
});

it("has those without a date last, whichever way", () => {
  expect(shown(placesOf(ROWS, "all", { column: "first", descending: false }))).toEqual([
    "Berg 9",
    "Berg 10",
    "álvarez",
    "Lind",
  ]);
  expect(shown(placesOf(ROWS, "all", { column: "first", descending: true })).slice(0, 2)).toEqual([
    "Berg 10",
    "Berg 9",
  ]);
});

it("shows those that are found, or those that are not", () => {
  expect(shown(placesOf(ROWS, "nowhere", firstSorting("line")))).toEqual(["álvarez"]);
  expect(placesOf(ROWS, "found", firstSorting("line"))).toHaveLength(3);
});
