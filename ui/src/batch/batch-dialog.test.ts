import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import { beforeEach, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import type { Snippet as Found } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import { BatchStore } from "./batch.svelte";
import BatchDialog from "./BatchDialog.svelte";

let host: FakeHost;
beforeEach(() => {
  host = makeFakeHost();
  setHost(host);
  // jsdom lays nothing out: the rows of the table are looked at in the real window.
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
});

const found = createRawSnippet<[Found]>((place) => ({ render: () => `<p>${place().text.length}</p>` }));

async function shown(query = "") {
  const batch = new BatchStore();
  const onshow = vi.fn();
  render(BatchDialog, { open: true, batch, query, scope: { kind: "articles" }, onshow, found });
  const list = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Names, one a line" });
  return { batch, onshow, list };
}

it("says what is in the list before it is looked up", async () => {
  const { list } = await shown();
  await checkA11y(screen.getByRole("dialog"));
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Look up" }).disabled).toBe(true);
  await fireEvent.input(list, { target: { value: "Mara Lind\n\nmara lind\nTomas Berg" } });
  await screen.findByRole("button", { name: "Look up 2 names" });
  expect(screen.getByText("1 blank line")).toBeTruthy();
  expect(screen.getByText("1 name stood there twice")).toBeTruthy();
});

it("takes a list from a file, with what was left out of it", async () => {
  const { list } = await shown();
  await fireEvent.click(screen.getByRole("button", { name: "Open a list…" }));
  await waitFor(() => expect(list.value).toBe("Mara Lind\nNobody Known"));
  expect(screen.getByText("From leak.csv")).toBeTruthy();
  expect(screen.getByText("The first line, “Name”, is taken for a heading")).toBeTruthy();
});

it("looks every name up, within the present search if that is wanted", async () => {
  const { batch, list } = await shown("gate");
  await fireEvent.input(list, { target: { value: "Mara Lind\nNobody Known" } });
  await fireEvent.click(screen.getByRole("checkbox"));
  await fireEvent.keyDown(list, { key: "Enter", ctrlKey: true });
  await screen.findByRole("grid", { name: "Answers" });
  await waitFor(() => expect(batch.phase).toBe("done"));
  expect(host.calls.find((one) => one.name === "start_batch")?.args).toEqual({
    text: "Mara Lind\nNobody Known",
    reading: "phrase",
    condition: "gate",
    scope: { kind: "articles" },
  });
  expect(batch.rows.map((row) => row.name)).toEqual(["Mara Lind", "Nobody Known"]);
  expect(screen.getByText("Only in articles that fit gate")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Found nowhere 1" })).toBeTruthy();
  await checkA11y(screen.getByRole("dialog"));
});

it("writes the rows that are shown, in the order in which they stand", async () => {
  const { batch, list } = await shown();
  await fireEvent.input(list, { target: { value: "Zzz\nMara Lind\nAaa" } });
  await fireEvent.keyDown(list, { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(batch.phase).toBe("done"));
  await fireEvent.click(screen.getByRole("button", { name: "Name" }));
  expect(screen.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe("ascending");
  await fireEvent.click(screen.getByRole("button", { name: "Found nowhere 2" }));
  await fireEvent.click(screen.getByRole("button", { name: "Export as CSV" }));
  await waitFor(() =>
    expect(host.calls.find((one) => one.name === "export_batch")?.args).toEqual({
      form: "csv",
      name: "Names",
      order: [2, 0],
    }),
  );
});

it("keeps what was answered when it is stopped, and the list to go back to", async () => {
  const { batch, list } = await shown();
  await fireEvent.input(list, {
    target: { value: Array.from({ length: 200 }, (_, n) => `name ${String(n)}`).join("\n") },
  });
  await fireEvent.keyDown(list, { key: "Enter", ctrlKey: true });
  await fireEvent.click(await screen.findByRole("button", { name: "Stop" }));
  await waitFor(() => expect(batch.phase).toBe("done"));
  expect(batch.rows.length).toBeGreaterThan(0);
  expect(batch.rows.length).toBeLessThan(200);
  expect(screen.getByText(/^Stopped after \d+ of 200$/)).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Change the list" }));
  const again = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Names, one a line" });
  expect(again.value).toContain("name 199");
  await fireEvent.click(screen.getByRole("button", { name: "Back to the last answers" }));
  expect(await screen.findByRole("grid", { name: "Answers" })).toBeTruthy();
});

it("says why a list was refused and keeps it", async () => {
  host.fail("start_batch", { kind: "invalid", message: "the list is longer than 16 megabytes", hint: "" });
  const { list } = await shown();
  await fireEvent.input(list, { target: { value: "Mara Lind" } });
  await fireEvent.keyDown(list, { key: "Enter", ctrlKey: true });
  expect((await screen.findByRole("alert")).textContent).toContain("longer than 16 megabytes");
  expect(list.value).toBe("Mara Lind");
});
