import { expect, it } from "vitest";
import { rowDate } from "./dates";

it("says no more than is known", () => {
  expect(rowDate("2017", 0)).toBe("2017");
  expect(rowDate("2017-06", 0)).toBe("Jun 2017");
  expect(rowDate("2026-05-14", 0)).toBe("14 May 2026");
});

it("keeps the day that was printed, whatever the zone of the reader", () => {
  expect(rowDate("2026-05-14T23:50:00-11:00", 0)).toBe("14 May 2026");
});

it("falls back on the day of clipping", () => {
  expect(rowDate("", Date.UTC(2026, 4, 14, 12))).toBe("14 May 2026");
});
