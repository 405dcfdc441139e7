import { describe, expect, it } from "vitest";
import type { TagView } from "../generated/wire";
import { colourOf, proposals, tidyPath } from "./tag-paths";

const tag = (path: string, uses = 1, colour: TagView["colour"] = null): TagView => ({
  id: path.length,
  path,
  colour,
  definition: "",
  articles: uses,
  passages: 0,
});
const TREE = [
  tag("money", 3),
  tag("security", 9, "amber"),
  tag("security/passwords", 2),
  tag("security/protocol", 5),
  tag("sourcing", 4, "blue"),
  tag("sourcing/anonymous", 1, "rose"),
  tag("Élysée", 1),
];
const paths = (typed: string, present: string[] = []) =>
  proposals(typed, TREE, present).map((one) => (one.isNew ? `+${one.path}` : one.path));

describe("a typed path", () => {
  it.each([
    ["security/protocol", "security/protocol"],
    ["  security /  access   control ", "security/access control"],
    ["//a//b/", "a/b"],
    [" / ", ""],
  ])("%j is kept as %j", (typed, path) => {
    expect(tidyPath(typed)).toBe(path);
  });
});

describe("proposals", () => {
  it("are the most used ones while nothing is typed, without those that are there", () => {
    expect(paths("").slice(0, 3)).toEqual(["security", "security/protocol", "sourcing"]);
    expect(paths("", ["security"])[0]).toBe("security/protocol");
  });
  it("begin with the old tag and end with the new one", () => {
    expect(paths("sec")).toEqual(["security", "security/protocol", "security/passwords", "+sec"]);
  });
  it("find a part of the path", () => {
    expect(paths("prot")).toEqual(["security/protocol", "+prot"]);
    expect(paths("anon")[0]).toBe("sourcing/anonymous");
  });
  it("put the new tag first where an old one only has the letters in it", () => {
    expect(paths("one")).toEqual(["+one", "money"]);
  });
  it("do not offer to make what is there", () => {
    expect(paths("Security")).not.toContain("+Security");
    expect(paths("security", ["security"])).not.toContain("+security");
  });
  it("go down the tree after a slash", () => {
    expect(paths("security/")).toEqual(["security/protocol", "security/passwords"]);
  });
  it("do without accents", () => {
    expect(paths("elys")[0]).toBe("Élysée");
  });
});

it("a tag has the colour of the nearest one above it", () => {
  expect(colourOf("security/protocol/new", TREE)).toBe("amber");
  expect(colourOf("sourcing/anonymous", TREE)).toBe("rose");
  expect(colourOf("money", TREE)).toBeNull();
});
