import { expect, it } from "vitest";
import { termOf, withTerm } from "./term";

it("reads a term whatever its case, and not one that is refused", () => {
  expect(termOf("badge Published:2019-03..2019-08 gate", "published")).toBe("2019-03..2019-08");
  expect(termOf('title:"published:2019"', "published")).toBeNull();
  expect(termOf("-published:2019", "published")).toBeNull();
  expect(termOf('published:"2019-03"', "published")).toBe("2019-03");
});

it("puts a term in the place of the one before, or at the end", () => {
  expect(withTerm("badge published:2019 gate published:2020", "published", "2021-01")).toBe(
    "badge published:2021-01 gate",
  );
  expect(withTerm('"east gate" badge', "clipped", "2019")).toBe('"east gate" badge clipped:2019');
  expect(withTerm("", "clipped", "2019")).toBe("clipped:2019");
});

it("takes a term out and leaves the rest", () => {
  expect(withTerm('published:2019 "east gate"', "published", null)).toBe('"east gate"');
  expect(withTerm("published:2019", "published", null)).toBe("");
});
