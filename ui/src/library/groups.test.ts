import { expect, it } from "vitest";
import { groupOf, groupOfRow, itemsOf, nearestRow, placeOfHead, placeOfRow } from "./groups";

const GROUPS = [
  { key: "Echo", count: 2 },
  { key: "Post", count: 3 },
  { key: "", count: 1 },
];
const NONE = new Set<string>();
const POST = new Set(["Post"]);

it("puts a head before the rows of each group", () => {
  expect(itemsOf(GROUPS, NONE)).toEqual([-1, 0, 1, -2, 2, 3, 4, -3, 5]);
  expect(itemsOf([], NONE)).toBeNull();
});

it("leaves out the rows of a closed group, not its head", () => {
  expect(itemsOf(GROUPS, POST)).toEqual([-1, 0, 1, -2, -3, 5]);
});

it("finds every row and head where it is shown", () => {
  for (const closed of [NONE, POST, new Set(["Echo", ""])]) {
    const items = itemsOf(GROUPS, closed) ?? [];
    for (let row = 0; row < 6; row++) expect(placeOfRow(GROUPS, closed, row)).toBe(items.indexOf(row));
    for (let group = 0; group < 3; group++) expect(placeOfHead(GROUPS, closed, group)).toBe(items.indexOf(-1 - group));
  }
});

it("knows the group of a row", () => {
  expect([-1, 0, 1, 2, 4, 5].map((row) => groupOfRow(GROUPS, row))).toEqual([-1, 0, 0, 1, 1, 2]);
  expect(groupOf(-2)).toBe(1);
  expect(groupOf(4)).toBe(-1);
});

it("steps over heads, on its way and else back", () => {
  const items = itemsOf(GROUPS, POST) ?? [];
  expect(nearestRow(items, 3, 1)).toBe(5);
  expect(nearestRow(items, 0, -1)).toBe(1);
  expect(nearestRow([-1, -2], 0, 1)).toBe(-1);
});
