import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepFocus } from "./keep-focus";

let stop: () => void;
const restore = vi.fn<(pane: string) => void>();

beforeEach(() => {
  restore.mockReset();
  const panes = document.createElement("div");
  const reader = document.createElement("div");
  const [card, other] = [document.createElement("button"), document.createElement("button")];
  panes.id = "panes";
  reader.dataset.pane = "reader";
  card.id = "card";
  other.id = "other";
  reader.append(card, other);
  panes.append(reader);
  document.body.replaceChildren(panes);
  stop = keepFocus(at("panes"), restore);
});
afterEach(() => stop());

const at = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(id);
  return found;
};

it("gives the focus back to the pane when what had it is gone", async () => {
  at("card").focus();
  at("card").remove();
  await vi.waitFor(() => expect(restore).toHaveBeenCalledExactlyOnceWith("reader"));
});

it("leaves the focus alone that went on by itself, or was put nowhere by a click", async () => {
  at("card").focus();
  at("other").focus();
  at("card").remove();
  at("other").dispatchEvent(new Event("pointerdown", { bubbles: true }));
  at("other").remove();
  await Promise.resolve();
  expect(restore).not.toHaveBeenCalled();
});
