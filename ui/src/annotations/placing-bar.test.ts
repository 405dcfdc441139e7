import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import type { UnplacedRow } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import PlacingBar from "./PlacingBar.svelte";
import Row from "./UnplacedRow.svelte";

const row: UnplacedRow = {
  id: 1,
  article: 4,
  headline: "The quay is sinking",
  url: "https://ledger.example/quay",
  file: "hypothesis.json",
  addedMs: 0,
  why: "notFound",
  exact: "twelve invoices",
  prefix: "of ",
  suffix: " from the company",
  colour: "rose",
  tags: [],
  note: "Which ones?",
};
const handlers = () => ({ onplace: vi.fn(), ondiscard: vi.fn(), onagain: vi.fn() });

it("shows the words and offers to place them", async () => {
  const does = handlers();
  render(PlacingBar, { row, readOnly: false, ...does });
  expect(screen.getByText("twelve invoices")).toBeTruthy();
  expect(screen.getByText("Which ones?")).toBeTruthy();
  await checkA11y();
  await fireEvent.click(screen.getByRole("button", { name: /Place here/ }));
  expect(does.onplace).toHaveBeenCalledOnce();
  await fireEvent.click(screen.getByRole("button", { name: "Discard" }));
  expect(does.ondiscard).toHaveBeenCalledOnce();
  expect(screen.queryByRole("button", { name: "Look again" })).toBeNull();
});

it("keeps the selection in the text when a button is pressed", async () => {
  render(PlacingBar, { row, readOnly: false, ...handlers() });
  const untouched = await fireEvent.mouseDown(screen.getByRole("button", { name: /Place here/ }));
  expect(untouched).toBe(false);
});

it("offers to look again where the article is not here", async () => {
  const does = handlers();
  render(PlacingBar, { row: { ...row, article: null, why: "noArticle" }, readOnly: false, ...does });
  expect(screen.queryByRole("button", { name: /Place here/ })).toBeNull();
  expect(screen.getByRole("link", { name: "https://ledger.example/quay" })).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Look again" }));
  expect(does.onagain).toHaveBeenCalledOnce();
});

it("offers nothing in a library that takes no changes", () => {
  render(PlacingBar, { row, readOnly: true, ...handlers() });
  expect(screen.queryAllByRole("button")).toEqual([]);
});

it.each(["noArticle", "notFound", "reply", "noWords"] as const)("says why: %s", (why) => {
  const { container } = render(Row, { row: { ...row, why } });
  expect(container.querySelector(".why")?.textContent).not.toMatch(/annotations-/);
});
