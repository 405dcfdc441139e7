import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import type { Search } from "../generated/wire";
import { announce, EVERYTHING } from "../shared/changes";
import { checkA11y } from "../shared/check-a11y";
import SaveButton from "./SaveButton.svelte";
import { SavedStore } from "./saved.svelte";
import SavedDialog from "./SavedDialog.svelte";

const GATE: Search = { query: "gate", place: "articles", list: "articles", order: "relevance" };
let host: FakeHost;
beforeEach(() => {
  host = makeFakeHost();
  setHost(host);
});
afterEach(() => vi.useRealTimers());

const counted = () => host.calls.filter((one) => one.name === "count_saved_search").length;

it("counts when it is calm, one after the other, and never while somebody types", async () => {
  vi.useFakeTimers();
  const store = new SavedStore();
  const leave = store.follow();
  await vi.advanceTimersByTimeAsync(0);
  const id = await store.save("Gates", GATE);
  await store.save("Doors", { ...GATE, query: "door" });
  expect(store.list.map((one) => one.name)).toEqual(["Gates", "Doors"]);
  await vi.advanceTimersByTimeAsync(500);
  store.hold();
  await vi.advanceTimersByTimeAsync(500);
  expect(counted()).toBe(0);
  await vi.advanceTimersByTimeAsync(300);
  expect(counted()).toBe(2);
  const total = (await host.call("list_articles", { ...GATE, scope: { kind: "articles" }, offset: 0, limit: 1 })).total;
  expect(store.counts[id ?? 0]).toEqual({ count: total, more: false });

  announce(EVERYTHING);
  announce(EVERYTHING);
  await vi.advanceTimersByTimeAsync(1000);
  expect(counted()).toBe(4);
  leave();
  announce(EVERYTHING);
  await vi.advanceTimersByTimeAsync(1000);
  expect(counted()).toBe(4);
});

it("asks for a name, and keeps the dialog when it was refused", async () => {
  const onsave = vi.fn().mockResolvedValueOnce(false).mockResolvedValueOnce(true);
  const onclose = vi.fn();
  render(SavedDialog, { task: "save", name: "gate", search: GATE, onsave, onclose });
  const name = await screen.findByRole("textbox", { name: "Name" });
  await checkA11y(screen.getByRole("dialog"));
  await fireEvent.input(name, { target: { value: "  " } });
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);
  await fireEvent.input(name, { target: { value: " Gates " } });
  await fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(onsave).toHaveBeenCalledExactlyOnceWith("Gates", GATE));
  expect(onclose).not.toHaveBeenCalled();
  await fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(onclose).toHaveBeenCalledOnce());
});

it("lets the query of a saved search be changed", async () => {
  const onsave = vi.fn().mockResolvedValue(true);
  render(SavedDialog, { task: "edit", name: "Gates", search: GATE, onsave, onclose: vi.fn() });
  await fireEvent.input(await screen.findByRole("textbox", { name: "Query" }), { target: { value: "gate OR door" } });
  await fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(onsave).toHaveBeenCalledExactlyOnceWith("Gates", { ...GATE, query: "gate OR door" }));
});

it("offers to save, says what is saved, and offers to update what was changed", async () => {
  const calls = { onsave: vi.fn(), onupdate: vi.fn(), onback: vi.fn() };
  const current = { id: 1, name: "Gates", search: GATE };
  const { rerender } = render(SaveButton, { current: null, edited: false, ...calls });
  await fireEvent.click(screen.getByRole("button", { name: "Save this search" }));
  expect(calls.onsave).toHaveBeenCalledOnce();
  await rerender({ current });
  expect(screen.getByRole("button", { name: /Saved as “Gates”/ }).getAttribute("aria-pressed")).toBe("true");
  await rerender({ edited: true });
  await fireEvent.click(screen.getByRole("button", { name: "Update" }));
  await fireEvent.click(await screen.findByRole("menuitem", { name: /Update “Gates”/ }));
  expect(calls.onupdate).toHaveBeenCalledOnce();
  await checkA11y();
});
