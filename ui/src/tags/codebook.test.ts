import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import { checkA11y } from "../shared/check-a11y";
import Codebook from "./Codebook.svelte";
import { TagStore } from "./tags.svelte";
import { codebookRows } from "./tree";

let host: FakeHost;
let store: TagStore;
beforeEach(async () => {
  host = makeFakeHost();
  setHost(host);
  store = new TagStore();
  await store.refresh();
});
// A dialog that was put away would else be found beside the next one.
afterEach(cleanup);
const show = (readOnly = false) => render(Codebook, { store, library: "Desk", readOnly, onclose: vi.fn() });
const asked = (name: string) => host.calls.filter((one) => one.name === name).map((one) => one.args);
const at = (path: string) => store.list.find((one) => one.path === path);

it("keeps a definition when the field is left", async () => {
  show();
  const field = screen.getByRole("textbox", { name: "Definition of money" });
  await fireEvent.input(field, { target: { value: " Sums above 10,000 " } });
  await fireEvent.change(field);
  await waitFor(() =>
    expect(asked("set_tag_definition")).toEqual([{ tag: at("money")?.id, definition: "Sums above 10,000" }]),
  );
  await checkA11y();
});

it("renames in place, but makes no two tags one", async () => {
  show();
  const field = screen.getByRole("textbox", { name: "Name of money" });
  await fireEvent.input(field, { target: { value: "security" } });
  await fireEvent.change(field);
  expect(await screen.findByText(/There is a tag of that name/u)).toBeTruthy();
  expect(asked("move_tag")).toEqual([]);
});

it("says what an import did, code by code", async () => {
  show();
  await fireEvent.click(screen.getByRole("button", { name: "Import…" }));
  expect(await screen.findByText(/1 new, 0 changed/u)).toBeTruthy();
  expect(screen.getByText(/longer than 200 bytes/u)).toBeTruthy();
});

it("changes nothing in a read-only library", () => {
  show(true);
  expect(screen.queryByRole("button", { name: "Import…" })).toBeNull();
  expect(screen.getByRole("textbox", { name: "Definition of money" }).hasAttribute("readonly")).toBe(true);
});

it("finds by a word of path or definition, and shows the tags above", () => {
  const rows = codebookRows(store.list, "PASSWORDS").map((row) => row.tag.path);
  expect(rows[0]).toBe("security");
  expect(rows.every((path) => path.startsWith("security"))).toBe(true);
});
