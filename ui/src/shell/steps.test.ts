import { expect, it } from "vitest";
import { doneWords, isLoud, stepWords } from "./steps";

it("says what would be undone, and what was done", () => {
  expect(stepWords({ op: "trash-articles", count: 3, name: "" })).toBe("trash 3 articles");
  expect(doneWords({ op: "trash-articles", count: 1, name: "" })).toBe("Moved an article to Trash");
  expect(doneWords({ op: "tag-articles", count: 2, name: "security" })).toBe("Tagged 2 articles with security");
});

it("names the article, shortened when it is long", () => {
  expect(doneWords({ op: "add-article", count: 1, name: "Port gates" })).toBe("Clipped “Port gates”");
  expect(doneWords({ op: "add-article", count: 1, name: "" })).toBe("Clipped an article");
  expect(doneWords({ op: "add-article", count: 1, name: "word ".repeat(20) }).length).toBeLessThan(65);
});

it("has words for a step of a newer program", () => {
  expect(stepWords({ op: "juggle-stories", count: 1, name: "" })).toBe("the last change");
});

it("is quiet about what shows in the text itself or has a report", () => {
  expect(isLoud({ op: "add-highlight", count: 1, name: "" })).toBe(false);
  expect(isLoud({ op: "import", count: 12, name: "" })).toBe(false);
  expect(isLoud({ op: "remove-tag", count: 1, name: "security" })).toBe(true);
});
