import { expect, test } from "vitest";
import { before, under } from "./order";

test("an item moves by one, and not beyond the ends", () => {
  expect(before([1, 2, 3], 2, -1)).toBe(1);
  expect(before([1, 2, 3], 1, 1)).toBe(3);
  expect(before([1, 2, 3], 2, 1)).toBeNull();
  expect(before([1, 2, 3], 1, -1)).toBeUndefined();
  expect(before([1, 2, 3], 3, 1)).toBeUndefined();
  expect(before([1, 2, 3], 9, 1)).toBeUndefined();
});

test("a drop lands before the item whose middle lies below", () => {
  const items = [
    { id: 1, top: 0, height: 40 },
    { id: 2, top: 40, height: 40 },
  ];
  expect(under(10, items)).toBe(1);
  expect(under(30, items)).toBe(2);
  expect(under(70, items)).toBeNull();
});
