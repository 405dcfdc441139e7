import { expect, test } from "vitest";
import { isoOf } from "./moment";

test("a moment is written as it is kept, and what is none stays as it was typed", () => {
  expect(isoOf(" 2026-12-02 06:00 +01:00 ")).toBe("2026-12-02T06:00+01:00");
  expect(isoOf("2026-12-02 06:00")).toBe("2026-12-02T06:00");
  expect(isoOf("2026-12-02")).toBe("2026-12-02");
  expect(isoOf("on Monday")).toBe("on Monday");
});
