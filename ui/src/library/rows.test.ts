import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import type { NoteRow as Note, PassageRow as Passage } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import NoteRow from "./NoteRow.svelte";
import PassageRow from "./PassageRow.svelte";

const PASSAGE: Passage = {
  id: 4,
  notePrivate: false,
  article: 1,
  headline: "Port gates",
  outlet: "Coast Wire",
  published: "2026-05",
  colour: "blue",
  exact: "every badge reader",
  note: "Ask who knew.",
  found: null,
  madeMs: Date.UTC(2026, 4, 14),
  tags: [{ id: 1, path: "security/doors", colour: null }],
};

it("a passage is shown with its colour, its note, its tags and where it is from", async () => {
  const { container } = render(PassageRow, { row: PASSAGE });
  const words = screen.getByText("every badge reader");
  expect(words.className).toContain("blue");
  expect(container.textContent).toMatch(/Note\s+Ask who knew\./u);
  expect(container.textContent).toContain("Port gates");
  expect(screen.getByText("security/doors")).toBeTruthy();
  await checkA11y();
});

it("a passage is read in its paragraph, and told when that has not got it any more", async () => {
  const text = "We found that every badge reader was open.";
  const around = { text, startUnit: 14, endUnit: 32 };
  const { container, rerender } = render(PassageRow, { row: PASSAGE, around });
  const marked = container.querySelector("mark");
  expect([marked?.textContent, marked?.className.includes("blue")]).toEqual(["every badge reader", true]);
  expect(container.querySelector("blockquote")?.textContent.trim()).toBe(text);
  await checkA11y();
  await rerender({ row: PASSAGE, around: { text: "", startUnit: 0, endUnit: 0 } });
  expect(container.querySelector("mark")).toBeNull();
  expect(screen.getByText("every badge reader")).toBeTruthy();
  expect(container.querySelector(".gone")).toBeTruthy();
});

it("a note is shown with the words that it is on", async () => {
  const row: Note = {
    id: 9,
    private: false,
    article: 1,
    passage: 4,
    claim: null,
    story: null,
    headline: "Port gates",
    body: "Ask who knew.\nAnd when.",
    exact: "every badge reader",
    found: null,
    editedMs: Date.UTC(2026, 4, 14),
  };
  const { container, rerender } = render(NoteRow, { row });
  expect(container.querySelector(".body")?.textContent).toBe("Ask who knew.\nAnd when.");
  expect(container.querySelector("blockquote")?.textContent).toBe("every badge reader");
  await checkA11y();
  await rerender({ row: { ...row, exact: "" } });
  expect(container.querySelector("blockquote")).toBeNull();
});
