import { describe, expect, it } from "vitest";
import type { TagView } from "../generated/wire";
import { movedPath, visibleRows } from "./tree";

function tag(id: number, path: string, colour: TagView["colour"] = null): TagView {
  return { id, path, colour, definition: "", articles: 1, passages: 1 };
}

const TAGS = [
  tag(1, "money"),
  tag(2, "security", "amber"),
  tag(3, "security/passwords"),
  tag(4, "security/passwords/factory", "rose"),
  tag(5, "sourcing"),
];

describe("visibleRows", () => {
  it("shows what is unfolded, with places among siblings", () => {
    expect(visibleRows(TAGS, new Set()).map((row) => row.name)).toEqual(["money", "security", "sourcing"]);
    const rows = visibleRows(TAGS, new Set(["security"]));
    expect(rows.map((row) => `${row.depth} ${row.name} ${row.position}/${row.siblings}`)).toEqual([
      "1 money 1/3",
      "1 security 2/3",
      "2 passwords 1/1",
      "1 sourcing 3/3",
    ]);
  });

  it("colours a tag like the nearest one above it", () => {
    const rows = visibleRows(TAGS, new Set(["security", "security/passwords"]));
    expect(rows.map((row) => row.colour)).toEqual([null, "amber", "amber", "rose", null]);
  });
});

describe("movedPath", () => {
  it("keeps the name and changes what is above", () => {
    expect(movedPath("security/passwords", "sourcing")).toBe("sourcing/passwords");
    expect(movedPath("security/passwords", "")).toBe("passwords");
  });

  it("refuses a tag below itself, and where it is already", () => {
    expect(movedPath("security", "security/passwords")).toBeNull();
    expect(movedPath("security", "security")).toBeNull();
    expect(movedPath("security/passwords", "security")).toBeNull();
  });

  it("does not take a longer name for a tag below", () => {
    expect(movedPath("sec", "security")).toBe("security/sec");
  });
});
