import { expect, it } from "vitest";
import { placeBar } from "./bar-place";

const line = (top: number, left = 100, right = 500) => ({ top, bottom: top + 20, left, right });
const bar = { width: 300, height: 40 };
const view = { top: 40, bottom: 800, left: 0, right: 700 };

it("stands just under the last line", () => {
  expect(placeBar([line(100), line(128, 100, 200)], bar, view)).toEqual({ top: 156, left: 8 });
});

it("stands over the first line where there is no room below", () => {
  expect(placeBar([line(740, 300, 500), line(768)], bar, view)).toEqual({ top: 692, left: 250 });
});

it("stays inside the view at its right edge", () => {
  expect(placeBar([line(100, 650, 690)], bar, view).left).toBe(392);
});

it("stands at the foot of the view when the selection fills it", () => {
  expect(placeBar([line(-500), line(900)], bar, view).top).toBe(752);
});
