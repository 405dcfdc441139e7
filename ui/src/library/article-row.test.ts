import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import type { ArticleRow as Row } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import ArticleRow from "./ArticleRow.svelte";

const ROW: Row = {
  id: 1,
  words: 400,
  language: "en",
  score: null,
  headline: "Port gates",
  outlet: "Coast Wire",
  byline: ["Mara Lind", "J. Nowak"],
  published: "2026-05",
  clippedMs: Date.UTC(2026, 4, 14),
  archived: false,
  unread: false,
  hasNote: true,
  passages: 1,
  tags: ["a", "b", "c"].map((path, id) => ({ id, path, colour: null })),
  lead: "Every badge reader at the gate.",
  found: null,
  versions: 1,
  edited: false,
  doubtful: false,
  reviews: 0,
};

it("shows where an article is from and what was done with it", async () => {
  const { container } = render(ArticleRow, { row: ROW });
  const text = container.textContent.replace(/\s+/gu, " ");
  expect(text).toContain("Coast Wire · Mara Lind, J. Nowak");
  expect(text).toContain("1 passage");
  expect(text).toContain("+ 1");
  expect(text).toContain("note");
  expect(screen.getByText("Every badge reader at the gate.")).toBeTruthy();
  await checkA11y();
});

it("shows the best matching line, with the words that matched", () => {
  const found = {
    field: "note" as const,
    text: "ask about the badge",
    marks: [[14, 19] as [number, number]],
    passage: 4,
  };
  const { container } = render(ArticleRow, { row: { ...ROW, found } });
  expect(container.querySelector("mark")?.textContent).toBe("badge");
  expect(screen.getByText("Note")).toBeTruthy();
  expect(screen.queryByText("Every badge reader at the gate.")).toBeNull();
});

it("has a quiet dot with a name while it was not read", async () => {
  const { rerender } = render(ArticleRow, { row: { ...ROW, unread: true } });
  expect(screen.getByRole("img", { name: "Not read yet" })).toBeTruthy();
  await checkA11y();
  await rerender({ row: ROW });
  expect(screen.queryByRole("img")).toBeNull();
});

it("says what was edited, and what waits for an answer", async () => {
  render(ArticleRow, { row: { ...ROW, versions: 2, edited: true, doubtful: true, reviews: 3 } });
  expect(screen.getByText("edited since you clipped it")).toBeTruthy();
  expect(screen.getByText("is it a version?")).toBeTruthy();
  expect(screen.getByText("3 to review")).toBeTruthy();
  await checkA11y();
});

it("names a source once that is outlet and author", () => {
  const { container } = render(ArticleRow, { row: { ...ROW, byline: ["Coast Wire"] } });
  expect(container.querySelector(".from")?.textContent).toBe("Coast Wire");
});

it("says so when nobody knows where an article is from", () => {
  render(ArticleRow, { row: { ...ROW, outlet: "", byline: [] } });
  expect(screen.getByText("No source")).toBeTruthy();
});
