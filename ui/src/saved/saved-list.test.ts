import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import type { SavedSearchView } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import SavedList from "./SavedList.svelte";

const saved = (id: number, name: string): SavedSearchView => ({
  id,
  name,
  search: { query: name.toLowerCase(), place: "articles", list: "articles", order: "relevance" },
});
const LIST = [saved(1, "Doors"), saved(2, "Gates"), saved(3, "Ports")];
const COUNTS = { 1: { count: 12, more: false }, 2: { count: 1000, more: true } };

function shown(readOnly = false) {
  const calls = { onopen: vi.fn(), onedit: vi.fn(), onduplicate: vi.fn(), onmove: vi.fn(), onremove: vi.fn() };
  const rendered = render(SavedList, { list: LIST, counts: COUNTS, current: 2, readOnly, ...calls });
  const press = (key: string, more: KeyboardEventInit = {}) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
  return { ...calls, ...rendered, press, rows: screen.getAllByRole("button") };
}

it("names them with what they list, as far as it was counted", async () => {
  const { rows } = shown();
  expect(rows.map((row) => row.textContent.replace(/\s+/gu, " ").trim())).toEqual([
    "Doors 12",
    "Gates 1,000+",
    "Ports",
  ]);
  expect(screen.getByRole("button", { current: true })).toBe(rows[1]);
  await checkA11y();
});

it("is one stop of the Tab key, walked, changed and removed by keys", async () => {
  const { rows, press, onopen, onedit, onremove } = shown();
  expect(rows.filter((row) => row.tabIndex === 0)).toHaveLength(1);
  rows[0]?.focus();
  await press("ArrowDown");
  expect(document.activeElement).toBe(rows[1]);
  await press("F2");
  expect(onedit).toHaveBeenCalledExactlyOnceWith(LIST[1]);
  await press("Delete");
  expect(onremove).toHaveBeenCalledExactlyOnceWith(LIST[1]);
  expect(document.activeElement).toBe(rows[2]);
  await fireEvent.click(rows[2] ?? document.body);
  expect(onopen).toHaveBeenCalledExactlyOnceWith(LIST[2]);
});

it("is put in another order by keys and by dragging, and says so", async () => {
  const { rows, press, onmove } = shown();
  rows[0]?.focus();
  await press("ArrowUp", { altKey: true });
  expect(onmove).not.toHaveBeenCalled();
  await press("ArrowDown", { altKey: true });
  expect(onmove).toHaveBeenLastCalledWith(LIST[0], 1);
  expect(screen.getByText("Doors is now 2 of 3")).toBeTruthy();
  if (!rows[0] || !rows[2]) throw new Error("no rows");
  await fireEvent.dragStart(rows[2]);
  await fireEvent.dragOver(rows[0]);
  await fireEvent.drop(rows[0]);
  expect(onmove).toHaveBeenLastCalledWith(LIST[2], 0);
  await fireEvent.drop(rows[1] ?? rows[0]);
  expect(onmove).toHaveBeenCalledTimes(2);
});

it("changes nothing in a read-only library", async () => {
  const { rows, press, onedit, onmove, onremove } = shown(true);
  rows[0]?.focus();
  await press("F2");
  await press("Delete");
  await press("ArrowDown", { altKey: true });
  for (const does of [onedit, onmove, onremove]) expect(does).not.toHaveBeenCalled();
});
