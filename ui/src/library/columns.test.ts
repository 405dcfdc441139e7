import { expect, it } from "vitest";
import type { ListLook } from "../generated/wire";
import { columnsOf, movedColumn, resizedColumn, toggledColumn } from "./columns";
import { NEWEST, orderOf, turned } from "./sorting";

const PLAIN: ListLook = { table: true, columns: [], group: null };
const ids = (columns: { id: string }[]) => columns.map((one) => one.id).join(" ");

it("comes with the columns that most want", () => {
  expect(ids(columnsOf("articles", PLAIN))).toBe("headline outlet byline published passages");
});

it("shows what was chosen, as wide as it was made, and nothing that is not known", () => {
  const look = {
    ...PLAIN,
    columns: [
      { id: "outlet", width: 5 },
      { id: "gone", width: 90 },
      { id: "headline", width: 310 },
    ],
  };
  expect(columnsOf("articles", look).map((one) => [one.id, one.width])).toEqual([
    ["outlet", 44],
    ["headline", 310],
  ]);
});

it("puts a column back at its place, and keeps the last one", () => {
  const without = { ...PLAIN, columns: toggledColumn("notes", PLAIN, "headline") };
  expect(ids(columnsOf("notes", without))).toBe("body edited");
  expect(ids(toggledColumn("notes", without, "headline"))).toBe("body headline edited");
  const one = { ...PLAIN, columns: [{ id: "body", width: 200 }] };
  expect(ids(toggledColumn("notes", one, "body"))).toBe("body");
});

it("makes a column wider and moves it", () => {
  expect(resizedColumn("notes", PLAIN, "edited", 130).at(-1)).toEqual({ id: "edited", width: 130 });
  expect(ids(movedColumn("notes", PLAIN, "edited", -1))).toBe("body edited headline");
  expect(ids(movedColumn("notes", PLAIN, "edited", 1))).toBe("body headline edited");
});

it("sorts downward where the most is wanted first, and the other way at the second click", () => {
  const words = turned(NEWEST, "words");
  expect(words).toEqual({ by: "words", descending: true });
  expect(turned(words, "words")).toEqual({ by: "words", descending: false });
  expect(turned(NEWEST, "outlet")).toEqual({ by: "outlet", descending: false });
  expect(orderOf({ by: "made", descending: false })).toBe("oldest");
  expect(orderOf(words)).toBeNull();
});
