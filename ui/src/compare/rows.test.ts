import { expect, it } from "vitest";
import type { ComparedRow, RowKind } from "../generated/wire";
import { comparisonOf } from "../fake/comparison";
import { fieldSegments, foldOf, itemsOf, readingOrder, segmentsOf } from "./rows";

const row = (kind: RowKind): ComparedRow => ({
  kind,
  oldBlocks: [0, 1],
  newBlocks: [0, 1],
  other: null,
  typography: false,
  words: 10,
  pieces: [],
  change: null,
});
const rows = (signs: string) => [...signs].map((sign) => row(sign === "=" ? "same" : "changed"));
const shape = (signs: string, unfolded: number[] = []) =>
  itemsOf(rows(signs), new Set(unfolded))
    .map((item) => (item.kind === "row" ? "." : `(${item.from}-${item.to})`))
    .join("");

it("folds long stretches that are the same and keeps a paragraph around each change", () => {
  expect(shape("~====~")).toBe("......");
  expect(shape("~=====~")).toBe("..(2-5)..");
  expect(shape("====~")).toBe("(0-3)..");
  expect(shape("~====")).toBe("..(2-5)");
  expect(shape("======")).toBe("(0-6)");
  expect(shape("~=====~", [2])).toBe(".......");
  expect(foldOf(itemsOf(rows("~=====~"), new Set()), 3)).toBe(2);
  expect(foldOf(itemsOf(rows("~=====~"), new Set()), 1)).toBeNull();
});

it("gives every change of the list a place in the text, once", () => {
  const { changes, rows } = comparisonOf(1, 2);
  const order = readingOrder(changes, rows);
  expect([...order].sort((a, b) => a - b)).toEqual(changes.map((_, at) => at));
  expect(changes[order[0] ?? -1]?.kinds[0]).toBe("headline");
});

it("draws each version as it is", () => {
  const view = comparisonOf(1, 2);
  const joined = (at: number, shown: "old" | "new" | "both") => {
    const wanted = view.rows[at];
    return wanted
      ? segmentsOf(view, wanted, shown)
          .map((one) => one.text)
          .join("")
      : "";
  };
  expect(joined(2, "old")).toBe(
    "Officials said 290 of 340 readers shared one password. It took 19 days to revoke a lost badge.",
  );
  expect(joined(2, "new")).toBe(
    "Documents show 312 of 340 readers shared one password. It took 19 weeks to revoke a lost badge.",
  );
  expect(joined(2, "both")).toContain("Officials saidDocuments show 290312 of");
});

it("shows dates as they are shown everywhere", () => {
  const field = { field: "updated" as const, old: "2026-05-14", new: "2026-05-15T09:00+02:00", pieces: [], change: 3 };
  expect(fieldSegments(field, "both")).toEqual([
    { text: "14 May 2026", mark: "del", change: 3 },
    { text: "15 May 2026, 09:00 +02:00", mark: "ins", change: 3 },
  ]);
  expect(fieldSegments({ ...field, old: "" }, "both").map((one) => one.mark)).toEqual(["ins"]);
});
