import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import { checkA11y } from "../shared/check-a11y";
import { TagStore } from "./tags.svelte";
import TagDialog from "./TagDialog.svelte";

let host: FakeHost;
let store: TagStore;
beforeEach(async () => {
  host = makeFakeHost();
  setHost(host);
  store = new TagStore();
  await store.refresh();
});

const at = (path: string) => store.list.find((one) => one.path === path) ?? null;
const moves = () => host.calls.filter((one) => one.name === "move_tag").map((one) => one.args);

it("renames the last part of a path only", async () => {
  const onclose = vi.fn();
  render(TagDialog, { store, task: "rename", tag: at("security/passwords"), onclose });
  const field = screen.getByRole<HTMLInputElement>("textbox");
  expect(field.value).toBe("passwords");
  await checkA11y();
  await fireEvent.input(field, { target: { value: " factory  passwords " } });
  await fireEvent.click(screen.getByRole("button", { name: "Rename" }));
  await waitFor(() => expect(onclose).toHaveBeenCalledOnce());
  expect(moves()).toEqual([{ tag: at("security/passwords")?.id, path: "security/factory passwords" }]);
});

it("says that two tags become one before it does so", async () => {
  render(TagDialog, { store, task: "rename", tag: at("money"), onclose: vi.fn() });
  await fireEvent.input(screen.getByRole("textbox"), { target: { value: "security" } });
  expect(screen.getByText("There is a tag security already. The two become one.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Merge" })).toBeTruthy();
});

it("does not offer to merge a tag into itself or into one below it", () => {
  render(TagDialog, { store, task: "merge", tag: at("security"), onclose: vi.fn() });
  const offered = screen.getAllByRole("option").map((one) => one.textContent);
  expect(offered.some((path) => path.startsWith("security"))).toBe(false);
  expect(offered).toContain("money");
  expect(screen.getByRole("button", { name: "Merge" }).hasAttribute("disabled")).toBe(true);
});

it("stays open with what was typed when the write fails", async () => {
  host.fail("set_tag_definition", { kind: "io", message: "the disk did not answer", hint: "" });
  const onclose = vi.fn();
  render(TagDialog, { store, task: "definition", tag: at("money"), onclose });
  const field = screen.getByRole<HTMLTextAreaElement>("textbox");
  await fireEvent.input(field, { target: { value: "Sums above 10,000" } });
  await fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(host.calls.some((one) => one.name === "set_tag_definition")).toBe(true));
  await waitFor(() => expect(screen.getByRole("button", { name: "Save" }).hasAttribute("disabled")).toBe(false));
  expect(onclose).not.toHaveBeenCalled();
  expect(field.value).toBe("Sums above 10,000");
});
